"""Pages made to break a reader. Without bounds some of them take minutes; the test run's time limit would notice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import ReadPage, read_page

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)

PIECES = ["<div>", "</div>", "<p>", "<a href=/x>", "</a>", "<br>", "<table>", "<tr>", "<td>", "<b>", "</b>", "<h2>", "</h2>",
          "<li class=a>", "<script>", "</script>", "<!--", "-->", "<svg>", "<title>", "<ul>", "<section itemscope>", "<nav>",
          "<span itemprop=x>", "text ", "&amp;", "&#0;", "<", ">", "\0", "é", "<form>", "<head>", "<body>", "<frameset>"]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "deep" + "</div>" * 10_000,
        "<div>" * 100_000,
        "".join(f"<b id={n}>" for n in range(40_000)),
        "<p " + " ".join(f"a{n}" for n in range(60_000)) + ">x</p>",
        "<a<" * 150_000,
        "<div itemscope><p itemprop=a>x" * 12_000,
        "<table><tr><td>" * 3000,
        '<div hidden><a href="https://b.example/">x</a></div>' * 8_000,
        "<style>" + ".x .old:nth-child(3){display:none}" * 400 + "</style>" + "<p class=old>x" * 20_000,
        "<style>" + ".x .y .old{display:none}" * 400 + "</style>" + "<div class=old>" * 20_000,
    ],
    ids=["deep", "open", "formatting", "attributes", "brackets", "microdata", "tables", "hidden", "siblings", "boxes"],
)
@pytest.mark.timeout(60)
def test_bounded(read: Read, html: str) -> None:
    assert len(read(html).segments) <= 3000


def test_text_at_ten_thousand_levels_is_read(read: Read) -> None:
    assert [segment.text for segment in read("<div>" * 10_000 + "deep").segments] == ["deep"]


def test_a_page_whose_text_stands_too_deep_is_not_told_as_empty() -> None:
    deep = _read(b"<div>" * 60_000 + b"We manage 400 homes." + b"</div>" * 60_000)
    assert (deep.outcome, deep.detail) == (
        Outcome.TOO_LARGE,
        "its markup is too large to be read whole, and what was read of it holds no text",
    )
    assert _read(b"<div></div>").detail == "the page is empty"


def _read(body: bytes) -> ReadPage:
    return read_page(
        Fetched("https://a.example/", "https://a.example/", Outcome.OK, 200, "text/html", body, AT), "home"
    )


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_markup_is_read(html: str) -> None:
    page = _read(html.encode())
    assert [segment.number for segment in page.segments] == list(range(1, len(page.segments) + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_read(body: bytes) -> None:
    assert isinstance(_read(body), ReadPage)
