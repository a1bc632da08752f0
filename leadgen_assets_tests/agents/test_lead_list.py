"""What the lead-list agent asks, and what it takes of an answer."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.agents.lead_list import (
    MOST_KNOWN,
    MOST_TEXT,
    NamedCompanies,
    NamedCompany,
    SourcePage,
    Task,
    addresses_of,
    fitted,
    pointed_at,
    reading_question,
    search_question,
)
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.domain.pages.page import Kind, Region, Segment
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.answer import Answer, SearchSource, Usage
from leadgen_assets.llm.schema_lint import strict_schema
from leadgen_assets.settings import PROJECT

ICP: Icp = load_icp((PROJECT / "leadgen_assets/icp/small_business.yaml").read_text("utf-8"), "small_business.yaml")
REQUEST = LeadRequest(name="a", states=("TX",))
TASK = Task(number=1, size=10, way="place:Austin, TX", words="Look in Austin, TX.")


def page(*texts: str, url: str = "https://list.example/") -> SourcePage:
    segments = tuple(Segment(n, Kind.TEXT, Region.MAIN, text) for n, text in enumerate(texts, start=1))
    return SourcePage(url, "2026-11-02T00:00:00+00:00", segments)


def one(**changes: object) -> NamedCompany:
    said = {"name": "Acme", "name_at": 1, "website_at": None, "place_at": None, "own_site": False}
    return NamedCompany.model_validate(said | changes)


def test_the_stable_part_comes_first_and_strict_output_takes_the_schema() -> None:
    first = search_question(REQUEST, ICP, TASK, "", None)
    later = search_question(REQUEST, ICP, dataclasses.replace(TASK, number=2, words="Look in Waco, TX."), "", None)
    assert first.instructions == later.instructions
    shared = first.input.partition("This time")[0]
    assert shared
    assert later.input.startswith(shared)
    assert strict_schema(NamedCompanies)["additionalProperties"] is False


def test_what_is_known_is_bounded_to_the_newest() -> None:
    known = tuple(f"Firm{number} (firm{number}.example)" for number in range(1_000))
    asked = search_question(REQUEST, ICP, dataclasses.replace(TASK, known=known), "", None).input
    assert asked.count("(firm") == MOST_KNOWN
    assert "firm999.example" in asked


@given(st.lists(st.text(max_size=300), min_size=1, max_size=20))
def test_no_text_of_a_page_begins_a_line_or_ends_the_data(texts: list[str]) -> None:
    asked = reading_question(REQUEST, ICP, TASK, "", [page(*texts)]).input
    assert asked.count("<<<") == asked.count(">>>") == 1
    body = asked.partition("<<<\n")[2].rpartition("\n>>>")[0]
    lines = body.split("\n")
    assert lines[0].startswith("=== page https://list.example/")
    assert [line.partition("]")[0] for line in lines[1:]] == [f"[{n}" for n in range(1, len(texts) + 1)]


@given(st.integers(-5, 50), st.integers(-5, 50), st.integers(-5, 50))
def test_a_number_counts_only_where_it_was_shown_and_on_the_page_of_the_name(name: int, site: int, place: int) -> None:
    pages = [page("a", "b", "c"), page("d", "e", url="https://other.example/")]
    named = NamedCompanies(companies=[one(name_at=name, website_at=site, place_at=place)])
    found, rejected = pointed_at(named, pages)
    assert len(found) + rejected == 1
    assert bool(found) == (1 <= name <= 5)
    for pointed in found:
        own = range(1, 4) if name <= 3 else range(4, 6)
        assert (pointed.website is not None) == (site in own)
        assert (pointed.place is not None) == (place in own)
        assert pointed.name_at.text == "abcde"[name - 1]


def test_addresses_come_from_sources_and_text_each_once() -> None:
    text = "See https://a.example/list. Also (https://b.example/x) and ftp://c.example, https://a.example/list."
    sources = (SearchSource("https://a.example/list"), SearchSource("javascript:alert(1)"))
    answer: Answer[NamedCompanies] = Answer(None, text, sources, Usage(), "m", 0, False, 1)
    assert addresses_of(answer) == ["https://a.example/list", "https://b.example/x"]


def test_many_long_pages_are_cut_to_one_question() -> None:
    pages = [page(*["x" * 500] * 400, url=f"https://p{n}.example/") for n in range(16)]
    kept = fitted(pages)
    assert len(kept) == 16
    assert len(reading_question(REQUEST, ICP, TASK, "", kept).input) < MOST_TEXT * 1.3
    assert fitted([page()]) == ()
