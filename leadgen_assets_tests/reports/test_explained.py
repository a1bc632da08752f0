from __future__ import annotations

import io
from dataclasses import fields, replace
from typing import Any

from rich.console import Console

from leadgen_assets.reports.explained import print_explanation
from leadgen_assets.reports.explanation import Criterion, Explanation

PAGES = (
    "https://www.maplehollow.example/",
    "https://www.maplehollow.example/about",
    "https://rent.maplehollow.example/",
)
NOTHING: dict[str, Any] = {"str": "", "bool": True, "float": 0.0, "dict[str, str]": {}}
EMPTY = Explanation(**{field.name: NOTHING.get(str(field.type), ()) for field in fields(Explanation)})


def _told(*criteria: Criterion, **said: Any) -> str:
    console = Console(file=io.StringIO(), width=200, color_system=None)
    print_explanation(console, replace(EMPTY, criteria=criteria, **said))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_what_was_looked_for_in_vain_names_the_pages_that_it_is_not_on():
    why = "Software: looked and not found on 3 pages"
    said = _told(Criterion("pms", "Software", "", False, 0.0, 25.0, why, 0.0, 0.0, (), PAGES))
    assert why in said
    assert "not on https://www.maplehollow.example/, /about, https://rent.maplehollow.example/\n" in said


def test_how_far_a_value_is_believed_stands_beside_it():
    found = Criterion("pms", "Software", "AppFolio", True, 20.0, 25.0, "Software: AppFolio", 0.0, 1.0, (), (), "medium")
    assert "AppFolio  believed: medium\n" in _told(found)
    assert "believed" not in _told(replace(found, value="", known=False, grade="none"))


def test_of_many_pages_the_first_are_named():
    many = tuple(f"https://a.example/{number}" for number in range(9))
    assert "not on https://a.example/0, /1, /2, /3, /4, /5 and 3 more\n" in _told(
        Criterion("pms", "Software", "", False, 0.0, 25.0, "", 0.0, 0.0, (), many)
    )


def test_what_to_do_about_a_website_that_another_company_has_stands_below_the_verdict():
    assert "  Name a website of its own: …\n" in _told(next_step="Name a website of its own: …")
