"""Labels of pages as people write them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.contact_points import CONTACT_POINTS
from leadgen_assets.evaluation.page_labels import labelled_lines, unscored
from leadgen_assets.evaluation.running import Asked, run_suites
from leadgen_assets.web.archive_writer import ArchiveWriter

PAGE: dict[str, Any] = {
    "url": "https://oak.example/",
    "site": "oak",
    "entities": [{"type": "TEL", "text": "(512) 555-0134"}],
}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "mine.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def labelled(kind: object, text: object = "x") -> dict[str, Any]:
    return PAGE | {"entities": [PAGE["entities"][0], {"type": kind, "text": text}]}


def test_types_are_read_in_any_case_and_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, labelled("Tel ", " (512)  555-0135 "))
    path.write_text("\ufeff" + path.read_text("utf-8"), "utf-8")
    (line,) = labelled_lines(path)
    assert line.labels == (("TEL", "(512) 555-0134"), ("TEL", "(512) 555-0135"))
    assert list(unscored(path)) == []


@pytest.mark.parametrize(
    ("line", "told", "where"),
    [
        (labelled("TEL", 5), "text is no text", "line 2, entity 2"),
        (labelled("TEL", " "), "text is empty", "line 2, entity 2"),
        (labelled(None), "type is no text", "line 2, entity 2"),
        (PAGE | {"entities": [5]}, "an entity is no JSON object", "line 2, entity 1"),
        (PAGE | {"entities": None}, "entities is no list", "line 2"),
        ({"url": "https://elm.example/", "entities": []}, "site is missing", "line 2"),
        ([], "it is no JSON object", "line 2"),
        (PAGE, "The page is labelled twice, in lines 1 and 2: https://oak.example/", "line 2"),
    ],
)  # fmt: skip
def test_what_is_no_label_is_told_with_its_line(tmp_path: Path, line: object, told: str, where: str) -> None:
    with pytest.raises(LeadgenError, match=told) as error:
        labelled_lines(written(tmp_path, PAGE, line))
    assert error.value.where.endswith(where)


def test_a_type_that_no_suite_knows_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path, labelled("TELL"), labelled("tell") | {"url": "https://oak.example/contact"})
    html = b"<html><body><h1>Oak</h1><p>Phone: (512) 555-0134</p></body></html>"
    with (tmp_path / "mine.warc.gz").open("wb") as stream:
        for url in ("https://oak.example/", "https://oak.example/contact"):
            ArchiveWriter(stream).response(url, html, datetime(2026, 3, 1, tzinfo=UTC))
    said: list[str] = []
    asked = Asked(("contact-points",), gold=(path,))
    ran = run_suites([CONTACT_POINTS], asked, datetime(2026, 3, 1, tzinfo=UTC), "1", said.append)
    (told,) = [line for line in said if "TELL" in line]
    assert told == "no suite knows the type 'TELL': 2 labels, the first in line 1, passed over; did you mean 'TEL'?"
    phone, _, email, *_ = ran.records["contact-points"].measures
    assert (phone.name, phone.right, phone.wrong) == ("TEL", 2, 0)
    assert [reach.reached for reach in email.reach] == [None]
    assert ran.records["contact-points"].reached is True


def test_addresses_of_ones_own_labels_count_on_every_page_of_a_site(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        labelled("EMAIL", "a [at] oak.example"),
        labelled("EMAIL", "b@oak.example") | {"url": PAGE["url"] + "contact"},
    )
    html = "<html><body><h1>Oak</h1><p>Phone: (512) 555-0134</p><p>Write to {} and we answer soon.</p></body></html>"
    with (tmp_path / "mine.warc.gz").open("wb") as stream:
        for url, mail in ((PAGE["url"], "a@oak.example"), (PAGE["url"] + "contact", "c@oak.example")):
            ArchiveWriter(stream).response(url, html.format(mail).encode(), datetime(2026, 3, 1, tzinfo=UTC))
    ran = run_suites([CONTACT_POINTS], Asked(("contact-points",), gold=(path,)), datetime(2026, 3, 1, tzinfo=UTC), "1")
    email = ran.records["contact-points"].measures[2]
    assert (email.name, email.right, email.wrong, email.missed) == ("EMAIL", 1, 1, 1)
