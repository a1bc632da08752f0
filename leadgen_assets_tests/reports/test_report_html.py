from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.slicing import SliceStanding
from leadgen_assets.reports.html import render_html
from leadgen_assets.reports.model import CompanyLine, Counted, RequestReport, Step

Make = Callable[..., RequestReport]


def test_says_what_a_person_asks_first(make_report: Make) -> None:
    page = LexborHTMLParser(render_html(make_report()))
    head = page.css_first("header").text()
    assert "WARNINGS" in head
    assert "20 of 25 companies delivered" in " ".join(head.split())
    assert "leadgen export default.texas" in head
    text = " ".join(page.text().split())
    for said in (
        "$0.42 of $3.00", "2 of 40", "birch.example, cedar.example", "refresh these companies", "300 blocked",
        "manages homeowners associations only", "ab" * 32, "and 3 more", "1 min 5 s", "300 without a name",
    ):  # fmt: skip
        assert said in text


def test_loads_nothing_and_runs_nothing(make_report: Make) -> None:
    source = render_html(make_report())
    page = LexborHTMLParser(source)
    assert not page.css("script, link, img, iframe, object, embed, form")
    assert "default-src 'none'" in source
    assert not re.search(r"url\(|@import", source)


def test_what_pages_say_stays_text(make_report: Make, hostile: str) -> None:
    report = make_report(
        name=hostile,
        next_step=hostile,
        why_not=(Counted(hostile, 1),),
        funnel=(Step(hostile, 1, hostile),),
        companies=(CompanyLine(hostile, hostile, hostile, hostile, "javascript:alert(1)"),),
    )
    page = LexborHTMLParser(render_html(report))
    assert not page.css("script")
    assert not [a for a in page.css("a") if not (a.attributes["href"] or "").startswith(("https://", "file:///"))]
    assert '<script>alert("1")</script>' in page.css_first("h1").text()


def test_is_accessible(make_report: Make) -> None:
    page = LexborHTMLParser(render_html(make_report()))
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first('meta[name="viewport"]') is not None
    assert len(page.css("h1")) == 1
    assert all(head.attributes.get("scope") == "col" for head in page.css("thead th"))


@pytest.mark.parametrize(
    "empty",
    [
        {"funnel": (), "checks": (), "fields": (), "sources": (), "files": (), "companies": (), "quarantine": ()},
        {"unread": (), "why_not": (), "why_no_contact": (), "contacts": (), "tiers": ()},
        {"started_at": None, "finished_at": None, "run_id": ""},
    ],
)
def test_a_run_that_did_not_come_far_has_a_report_too(make_report: Make, empty: dict[str, object]) -> None:
    page = LexborHTMLParser(render_html(make_report(**empty)))
    assert "None" not in (page.css_first("main").text())


def test_bars_are_in_proportion(make_report: Make) -> None:
    bars = LexborHTMLParser(render_html(make_report())).css(".bar")
    assert [(bar.attributes["value"], bar.attributes["max"]) for bar in bars] == [
        ("1200", "1200"), ("900", "1200"), ("20", "1200"),
    ]  # fmt: skip


def test_what_is_broken_stands_open_and_what_is_long_is_folded(make_report: Make) -> None:
    many = tuple(Counted(f"reason {n}", 9 - n) for n in range(9))
    page = LexborHTMLParser(render_html(make_report(why_not=many)))
    folded = " ".join(one.text() for one in page.css("details"))
    summaries = {one.text() for one in page.css("summary")}
    assert "1 of 3 checks passed" in summaries
    assert "4 more, of 10 companies" in summaries
    assert "ICP fields are valid" in folded
    assert "Contacts are unique people" not in folded
    assert "reason 8" in folded
    assert "reason 4" not in folded


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ("waiting running queued", "3 slices: they are worked on."),
        ("ready running queued", "3 slices: 1 has ended, the others are worked on."),
        ("ready cancelled running", "3 slices: 2 have ended, the other is worked on."),
        ("ready ready_partial needs_decision", "3 slices: all of them have ended."),
    ],
)
def test_a_request_that_was_split_says_how_far_its_slices_are(make_report: Make, statuses: str, words: str) -> None:
    slices = tuple(
        SliceStanding(f"demo.x-{number}", str(number), RequestStatus(status), "", 4, 0)
        for number, status in enumerate(statuses.split())
    )
    assert words in render_html(make_report(slices=slices))
