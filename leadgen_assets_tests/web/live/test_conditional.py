"""Asking whether a version still stands, and only there where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Validators

if TYPE_CHECKING:
    from leadgen_assets_tests.web.live.conftest import Town

URL = "http://site.example/"
WWW = "http://www.site.example/"
DATE = "Mon, 26 Oct 2026 10:00:00 GMT"


def conditions(town: Town) -> dict[str, tuple[str, str]]:
    return {
        asked.url: (asked.headers.get("if-none-match", ""), asked.headers.get("if-modified-since", ""))
        for asked in town.asked
    }


@pytest.mark.parametrize(
    ("headers", "validators"),
    [
        ({"ETag": '"v1"', "Last_Modified": DATE}, Validators('"v1"', DATE, URL)),
        ({"ETag": 'W/"v1"'}, Validators('W/"v1"', "", URL)),
        ({"Last_Modified": DATE}, Validators("", DATE, URL)),
        ({}, Validators()),
    ],
)
def test_a_page_says_what_to_ask_with(town: Town, headers: dict[str, str], validators: Validators) -> None:
    town.page(URL, **headers)
    assert town.fetch(URL).validators == validators


@pytest.mark.parametrize("status", [404, 500])
def test_what_is_no_page_says_nothing(town: Town, status: int) -> None:
    town.page(URL, status=status, ETag='"v1"')
    assert not town.fetch(URL).validators


def test_an_unchanged_page_is_told_without_its_body(town: Town) -> None:
    town.page(URL, "", 304, Content_Length="")
    known = Validators('"v1"', DATE, URL)
    found = town.fetch(URL, known)
    assert (found.outcome, found.not_modified, found.body, found.status) == (Outcome.OK, True, b"", 304)
    assert found.validators == known
    assert conditions(town)[URL] == ('"v1"', DATE)
    assert conditions(town)[f"{URL}robots.txt"] == ("", "")


def test_only_the_address_that_answered_is_asked_so(town: Town) -> None:
    town.page(URL, status=301, Location=WWW)
    town.page(WWW, "", 304, Content_Length="")
    found = town.fetch(URL, Validators('"v1"', "", WWW))
    assert (found.not_modified, found.final_url) == (True, WWW)
    assert conditions(town)[URL] == ("", "")
    assert conditions(town)[WWW] == ('"v1"', "")


def test_an_unchanged_page_that_nobody_asked_about_is_none(town: Town) -> None:
    town.page(URL, "", 304, Content_Length="")
    found = town.fetch(URL)
    assert (found.outcome, found.not_modified) == (Outcome.UNREACHABLE, False)
    assert found.detail == "HTTP 304 to an unconditional question"


def test_a_changed_page_comes_whole(town: Town) -> None:
    town.page(URL, "<p>New</p>", ETag='"v2"')
    found = town.fetch(URL, Validators('"v1"', DATE, URL))
    assert (found.not_modified, found.body, found.validators.etag) == (False, b"<p>New</p>", '"v2"')


def test_who_takes_the_condition_for_a_demand_is_asked_again_without_it(
    town: Town, answered: Callable[..., bytes]
) -> None:
    town.raw(URL, answered("", 412), answered("<p>Still here</p>", ETag='"v1"'))
    found = town.fetch(URL, Validators('"v1"', "", URL))
    assert (found.outcome, found.not_modified, found.body) == (Outcome.OK, False, b"<p>Still here</p>")
    assert [one.headers.get("if-none-match", "") for one in town.asked if one.url == URL] == ['"v1"', ""]
