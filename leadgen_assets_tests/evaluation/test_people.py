"""The suites over people, on a tiny labelled web that this test writes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.evaluation.extracted import GOLD, PAGES
from leadgen_assets.evaluation.gold_pages import GoldPage
from leadgen_assets.evaluation.people import SUITE, labelled_pairs, same_title
from leadgen_assets.evaluation.person_parses import PERSONS, person_parses
from leadgen_assets.web.archive_writer import ArchiveWriter

SITES = {
    "https://maplehollow.example/": (
        "<h1>Our Team</h1><ul><li>Jane Marlowe, Owner</li><li>Robert Elmore, Office Manager</li></ul><p>Bookkeeper wanted.</p>",
        [
            ("PER", "Jane Marlowe"),
            ("FUNC", "Owner"),
            ("PER", "Robert Elmore"),
            ("FUNC", "Bookkeeper"),
            ("PER", "Kathleen"),
        ],
    ),
    "https://camerasuperstore.com/": ("<p>Nora Fielding, Owner</p>", []),
    "https://quince.example/": ("<p>We fix roofs.</p>", [("PER", "Nora Fielding"), ("FUNC", "Roofer")]),
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "web").mkdir()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    lines = []
    with (tmp_path / PAGES).open("wb") as stream:
        archive = ArchiveWriter(stream)
        for url, (html, labels) in SITES.items():
            archive.response(url, f"<html><body><main>{html}</main></body></html>".encode(), at)
            site = url.split("/")[2]
            entities = [{"type": kind, "text": text} for kind, text in labels]
            lines.append(json.dumps({"url": url, "site": site, "entities": entities}))
    (tmp_path / GOLD).write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_names_titles_and_pairs_are_counted(gold: Path) -> None:
    result = SUITE.run(gold)
    totals = {measure.name: measure.total for measure in result.measures}
    assert (totals["PER"].right, totals["PER"].wrong, totals["PER"].missed) == (2, 0, 1)
    assert (totals["FUNC"].right, totals["FUNC"].wrong, totals["FUNC"].missed) == (1, 1, 2)
    pairs = totals["title of a person"]
    assert (pairs.right, pairs.wrong, pairs.missed) == (1, 1, 0)
    assert {point.field for point in result.judged} == {"full_name", "title"}
    assert sum(not point.right for point in result.judged) == 1
    mistakes = {measure.name: measure.mistakes for measure in result.measures}
    assert [(each.where, each.expected) for each in mistakes["PER"]] == [("quince.example", "Nora Fielding")]


@pytest.mark.long
def test_made_up_team_pages_reach_their_figures(gold: Path) -> None:
    made_up = SUITE.run(gold).measures[-1]
    assert made_up.total.precision is not None
    assert made_up.total.precision > 0.97
    assert made_up.total.recall is not None
    assert made_up.total.recall > 0.95


@pytest.mark.parametrize(
    ("texts", "labels", "pairs"),
    [
        (["Jane Doe", "Owner", "Bob Elm", "Clerk"], "PER FUNC PER FUNC", [("Jane Doe", "Owner"), ("Bob Elm", "Clerk")]),
        (["Owner", "Jane Doe", "Clerk", "Bob Elm"], "FUNC PER FUNC PER", [("Bob Elm", "Clerk"), ("Jane Doe", "Owner")]),
        (["Jane Doe", "x" * 300, "Owner"], "PER - FUNC", []),
    ],
)
def test_whose_title_is_whose_follows_from_the_order(
    texts: list[str], labels: str, pairs: list[tuple[str, str]]
) -> None:
    segments = tuple(Segment(at, Kind.TEXT, Region.MAIN, text) for at, text in enumerate(texts, 1))
    page = PageText("https://maplehollow.example/", "home", Outcome.OK, segments)
    kinds = tuple((kind, text) for kind, text in zip(labels.split(), texts, strict=True) if kind != "-")
    assert labelled_pairs(GoldPage(page, "maplehollow.example", kinds)) == pairs


def test_titles_are_one_when_one_holds_the_other() -> None:
    assert same_title("Owner", "Owner & Founder")
    assert not same_title("Owner", "Homeowner")


def test_words_of_names_are_counted_beside_the_library(tmp_path: Path) -> None:
    (tmp_path / "entity").mkdir()
    (tmp_path / PERSONS).write_text(
        "<NameCollection><Name><GivenName>Jane</GivenName> <MiddleInitial>Q.</MiddleInitial> <Surname>Doe</Surname></Name>"
        "<Name><Surname>DOE,</Surname> <GivenName>JANE</GivenName></Name>"
        "<Name><GivenName>Thistleby</GivenName></Name></NameCollection>",
        "utf-8",
    )
    several, every = person_parses(tmp_path)
    assert (several.total.right, several.total.wrong) == (5, 0)
    assert (every.total.right, every.total.wrong) == (5, 1)
    assert [mistake.where for mistake in every.mistakes] == ["Thistleby"]


@pytest.mark.parametrize(
    "content", ["", "<NameCollection>", "<NameCollection><Name><Street>x</Street></Name></NameCollection>"]
)
def test_a_file_that_is_no_labelled_names_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "entity").mkdir()
    (tmp_path / PERSONS).write_text(content, "utf-8")
    with pytest.raises(LeadgenError, match="labelled names"):
        person_parses(tmp_path)
