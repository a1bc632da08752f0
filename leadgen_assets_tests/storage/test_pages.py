"""Saved pages: of each company the pages of its latest visit, home first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection

from leadgen_assets.domain.facts.packing import pack_segments, unpack_segments
from leadgen_assets.domain.pages.page import Kind, Outcome, Region, Segment
from leadgen_assets.storage.pages import SavedPage, latest_pages
from leadgen_assets.storage.rows import PAGES, PAGES_UNCHANGED, Row, Table, write

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf

DAY = datetime(2026, 11, 1, tzinfo=UTC)
SEGMENTS = pack_segments(
    [
        Segment(1, Kind.TITLE, Region.HEAD, "Acme Homes"),
        Segment(2, Kind.TEXT, Region.MAIN, "é 家", goes_on=True, parted=True),
        Segment(3, Kind.TEXT, Region.MAIN, "Great!", said=True),
    ]
)


@pytest.fixture
def company(shelf: Shelf) -> int:
    shelf.request()
    ((number,),) = shelf.sql("INSERT INTO leadgen.companies (identity_key) VALUES ('c') RETURNING company_id")
    return int(number)


def page(company: int, path: str, day: int, content: str = "a", role: str = "about", outcome: str = "ok") -> Row:
    at = DAY + timedelta(days=day)
    url = f"https://acme.example/{path}"
    return (
        company, "web", url, content, role, outcome, "", 200, url, "text/html", "utf-8", "T", at, at, b"body", SEGMENTS, '"v1"', "", "[]",
    )  # fmt: skip


def save(shelf: Shelf, *rows: Row, table: Table = PAGES) -> None:
    async def written(conn: AsyncConnection[Any]) -> None:
        await write(conn, table, rows)

    shelf.tx(written)


def latest(shelf: Shelf, *companies: int, day: int = -999, with_segments: bool = False) -> dict[int, list[SavedPage]]:
    async def read(conn: AsyncConnection[Any]) -> dict[int, list[SavedPage]]:
        return await latest_pages(conn, companies, DAY + timedelta(days=day), with_segments=with_segments)

    return shelf.tx(read)


def test_the_home_page_comes_first_and_the_others_as_they_were_read(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "about", 1))
    save(shelf, page(company, "", 1, role="home"), page(company, "team", 1))
    found = latest(shelf, company)[company]
    assert [p.url.rpartition("/")[2] for p in found] == ["", "about", "team"]
    assert found[0].outcome is Outcome.OK
    assert found[0].fetched_at == DAY + timedelta(days=1)


def test_only_the_latest_visit_counts(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "", 1, role="home"), page(company, "gone", 1))
    save(shelf, page(company, "", 5, "b", role="home", outcome="timeout"))
    (only,) = latest(shelf, company)[company]
    assert (only.content_hash, only.outcome) == ("b", Outcome.TIMEOUT)
    assert shelf.sql("SELECT count(*) FROM leadgen.pages") == [(3,)], "what was seen earlier is kept"


def test_content_seen_again_belongs_to_the_later_visit(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "", 1, role="home"), page(company, "about", 1))
    save(shelf, page(company, "", 5, role="home"), page(company, "about", 5, "changed"))
    assert [p.content_hash for p in latest(shelf, company)[company]] == ["a", "changed"]
    assert shelf.sql("SELECT count(*) FROM leadgen.pages") == [(3,)]


def test_a_page_that_has_not_changed_is_seen_anew_with_the_text_that_is_there(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "", 1, role="home"), page(company, "about", 1))
    later = DAY + timedelta(days=5)
    hops = '["https://acme.example/", "https://www.acme.example/"]'
    row = (company, "https://acme.example/", "a", "home", later, later, '"v1"', "", hops)
    save(shelf, row, table=PAGES_UNCHANGED)
    (found,) = latest(shelf, company, day=1, with_segments=True)[company]
    assert (found.fetched_at, found.etag, found.outcome, len(found.segments) > 0) == (later, '"v1"', Outcome.OK, True)
    assert shelf.sql("SELECT count(*), max(jsonb_array_length(hops)) FROM leadgen.pages") == [(2, 2)]


def test_what_was_saved_too_long_ago_is_not_told(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "", 1, role="home"))
    assert latest(shelf, company, day=0)[company]
    assert latest(shelf, company, day=1)[company] == []


def test_segments_are_read_only_where_they_are_asked_for(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "", 1, role="home"))
    assert latest(shelf, company)[company][0].segments == b""
    (found,) = latest(shelf, company, with_segments=True)[company]
    assert [segment.text for segment in unpack_segments(found.segments)] == ["Acme Homes", "é 家", "Great!"]
    assert [segment.goes_on for segment in unpack_segments(found.segments)] == [False, True, False]
    assert [segment.parted for segment in unpack_segments(found.segments)] == [False, True, False]
    assert [segment.said for segment in unpack_segments(found.segments)] == [False, False, True]


def test_each_company_asked_for_is_in_the_answer_and_no_other_tenants_page(shelf: Shelf, company: int) -> None:
    save(shelf, page(company, "", 1, role="home"))
    assert latest(shelf, company, company + 10_000)[company + 10_000] == []
    assert latest(shelf) == {}
    other = shelf.other()
    other.request()
    assert latest(other, company) == {company: []}
