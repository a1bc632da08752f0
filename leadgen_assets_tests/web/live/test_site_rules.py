"""robots.txt of every kind that sites have."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.live.fetcher import LiveFetcher
from leadgen_assets.web.robots import NOT_HAD

if TYPE_CHECKING:
    from leadgen_assets_tests.web.live.conftest import Town

SITE = "http://site.example"
CLOSED = (Outcome.BLOCKED, NOT_HAD)


def look(town: Town, path: str = "/") -> tuple[Outcome, str]:
    town.page(f"{SITE}{path}")
    found = town.fetch(f"{SITE}{path}")
    return found.outcome, found.detail


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_where_there_is_none_everything_may_be_read(town: Town, status: int) -> None:
    town.robots(SITE, "User-agent: *\nDisallow: /", status)
    assert look(town) == (Outcome.OK, "")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 599])
def test_where_it_cannot_be_had_nothing_may_be_read(town: Town, status: int) -> None:
    town.robots(SITE, "", status)
    assert look(town) == CLOSED
    assert town.paths() == []


@pytest.mark.parametrize(
    ("text", "path", "detail"),
    [
        ("", "/", ""),
        ("<html><body>Our home page</body></html>", "/", ""),
        ("\x00\xff garbage", "/", ""),
        ("User-agent: *\nDisallow: /", "/", "robots.txt disallows /"),
        ("User-agent: *\nDisallow: /*/private$", "/x/private", "robots.txt disallows /*/private$"),
        ("User-agent: *\nDisallow: /a?b", "/a?b=1", "robots.txt disallows /a?b"),
        ("User-agent: Leadgen_Assets\nDisallow: /\n\nUser-agent: *\nAllow: /", "/", "robots.txt disallows /"),
        ("User-agent: leadgen_assets\nAllow: /\n\nUser-agent: *\nDisallow: /", "/", ""),
        ("User-agent: googlebot\nDisallow: /", "/", ""),
        ("User-agent: *\nCrawl-delay: soon\nDisallow: /x", "/x", "robots.txt disallows /x"),
        ("User-agent: other\nCrawl-delay: 900\n\nUser-agent: *\nDisallow:", "/", ""),
    ],
)
def test_rules_of_a_page(town: Town, text: str, path: str, detail: str) -> None:
    town.robots(SITE, text.encode("latin-1"))
    assert look(town, path) == (Outcome.BLOCKED if detail else Outcome.OK, detail)


def test_it_is_asked_for_once_however_many_pages_are_read(town: Town) -> None:
    town.robots(SITE, "User-agent: *\nDisallow: /private")
    town.page(f"{SITE}/a")
    urls = [f"{SITE}/a", f"{SITE}/a?b", f"{SITE}/private", f"{SITE}/private/2"]

    async def all_at_once(fetcher: LiveFetcher) -> list[Any]:
        return await asyncio.gather(*(fetcher.fetch(url) for url in urls))

    found = town.read(all_at_once)
    assert [page.outcome for page in found] == [Outcome.OK, Outcome.NOT_FOUND, Outcome.BLOCKED, Outcome.BLOCKED]
    assert town.paths(robots=True).count(f"{SITE}/robots.txt") == 1


def test_each_host_of_a_redirect_has_its_own(town: Town) -> None:
    town.page(f"{SITE}/", status=301, Location="http://closed.example/x")
    town.robots("http://closed.example", "User-agent: *\nDisallow: /x")
    town.page("http://closed.example/x")
    found = town.fetch(f"{SITE}/")
    assert (found.outcome, found.detail) == (Outcome.BLOCKED, "robots.txt disallows /x")
    assert found.final_url == "http://closed.example/x"
    assert "http://closed.example/x" not in town.paths()


def test_redirects_of_it_are_followed_five_times(town: Town) -> None:
    town.robots(SITE, "", 301, Location="http://www.site.example/robots.txt")
    town.robots("http://www.site.example", "User-agent: *\nDisallow: /")
    assert look(town)[0] is Outcome.BLOCKED
    for number in range(7):
        town.page(f"http://chain.example/{number}", status=302, Location=f"/{number + 1}")
    town.robots("http://chain.example", "", 302, Location="/0")
    town.page("http://chain.example/")
    assert town.fetch("http://chain.example/").outcome is Outcome.OK, "RFC 9309: then there is none"
    assert "http://chain.example/5" not in town.paths()


def test_one_that_leads_inside_closes_the_site(town: Town) -> None:
    town.robots(SITE, "", 302, Location="http://169.254.169.254/robots.txt")
    outcome, detail = look(town)
    assert outcome is Outcome.BLOCKED
    assert detail.startswith("robots.txt leads astray: 169.254.169.254 is")


def test_a_huge_one_is_read_as_far_as_the_rule_says(town: Town) -> None:
    rules = "User-agent: *\nDisallow: /early\n" + "Disallow: /x\n" * 60_000 + "Disallow: /late\n"
    town.robots(SITE, rules)
    assert look(town, "/early")[0] is Outcome.BLOCKED
    assert look(town, "/late")[0] is Outcome.OK


def test_a_site_that_is_down_is_told_as_such_and_not_as_closed(town: Town) -> None:
    async def hang_up(reader: Any, writer: Any) -> None:
        writer.close()

    town.raw(f"{SITE}/robots.txt", hang_up)
    assert look(town) == (Outcome.UNREACHABLE, "the connection ended without an answer")
    assert town.fetch("http://nobody.example/").detail == "there is no such name (DNS)"


def test_what_is_refused_is_told_to_whoever_records(town: Town) -> None:
    town.robots(SITE, "User-agent: *\nDisallow: /no")
    town.fetch(f"{SITE}/no")
    robots, page = town.told
    assert (robots.url, robots.status, robots.body) == (f"{SITE}/robots.txt", 200, b"User-agent: *\nDisallow: /no")
    assert (page.url, page.status, page.outcome) == (f"{SITE}/no", None, Outcome.BLOCKED)
    assert page.detail == "robots.txt disallows /no"
