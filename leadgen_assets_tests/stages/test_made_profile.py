"""What a profile is made of by the days on which its pages were got."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.facts.packing import pack_segments
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.domain.pages.page import Kind, Outcome, Region, Segment
from leadgen_assets.stages.made_profile import Recipe, make_profile
from leadgen_assets.storage.pages import SavedPage

ICP = Path(__file__).parents[2] / "leadgen_assets" / "icp" / "property_management.yaml"
SEEN = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(("year", "founded"), [("2031", []), ("2026", ["2026"]), ("1994", ["1994"])])
def test_nobody_was_founded_after_the_day_on_which_the_page_was_got(year: str, founded: list[str]) -> None:
    url = "https://maplehollow.example/"
    stated = (("Organization.name", "Maple Hollow"), ("Organization.foundingDate", year))
    segments = [
        Segment(number, Kind.STRUCTURED, Region.HEAD, text, label=label)
        for number, (label, text) in enumerate(stated, 1)
    ]
    page = SavedPage(1, url, url, url, "home", Outcome.OK, "", "", SEEN, SEEN, "", "", pack_segments(segments))
    made = make_profile(Recipe.of(load_icp(ICP.read_text("utf-8"), str(ICP))), "maplehollow.example", [page], [])
    assert json.loads(made.body)["fields"]["founded"][1] == founded
