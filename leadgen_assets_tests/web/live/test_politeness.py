"""One question at a time to a site, with a rest between two, and the site's own wishes before ours."""

from __future__ import annotations

import asyncio
import itertools
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.settings import Settings
from leadgen_assets.web.live.contact import user_agent
from leadgen_assets.web.live.fetcher import LiveFetcher
from leadgen_assets.web.live.turns import Turns

if TYPE_CHECKING:
    from leadgen_assets_tests.web.live.conftest import Town


async def all_of(fetcher: LiveFetcher, *urls: str) -> list[Any]:
    return await asyncio.gather(*(fetcher.fetch(url) for url in urls))


def test_hosts_of_one_domain_share_a_turn_and_others_do_not(town: Town) -> None:
    urls = [f"http://{host}.example/{path}" for host in ("acme", "www.acme", "other") for path in ("", "a")]
    for url in urls:
        town.page(url)
    town.read(lambda fetcher: all_of(fetcher, *urls))
    times = sorted(asked.at for asked in town.asked if "acme" in asked.url)
    assert len(times) == 6, "two robots.txt and four pages"
    assert all(later - earlier >= 1.0 for earlier, later in itertools.pairwise(times))
    # On this clock everybody's rest makes time pass; the other site did not wait for all of them.
    assert max(asked.at for asked in town.asked if "other" in asked.url) < times[-1]


def test_a_longer_crawl_delay_wins_and_a_shorter_one_does_not(town: Town) -> None:
    town.robots("http://slow.example", "User-agent: *\nCrawl-delay: 7\nDisallow: /private")
    town.robots("http://fast.example", "User-agent: *\nCrawl-delay: 0.1")
    for host in ("slow", "fast"):
        town.page(f"http://{host}.example/")
        town.page(f"http://{host}.example/a")

    async def both(fetcher: LiveFetcher, host: str) -> None:
        await fetcher.fetch(f"http://{host}.example/")
        await fetcher.fetch(f"http://{host}.example/a")

    town.read(lambda fetcher: both(fetcher, "slow"))
    assert town.clock.slept == [7.0, 7.0]
    town.clock.slept.clear()
    town.read(lambda fetcher: both(fetcher, "fast"))
    assert town.clock.slept == [1.0, 1.0]


def test_a_site_that_wants_more_rest_than_we_have_is_not_read(town: Town) -> None:
    town.robots("http://shy.example", "User-agent: *\nCrawl-delay: 120")
    found = town.fetch("http://shy.example/")
    assert found.outcome is Outcome.BLOCKED
    assert found.detail == "robots.txt wants 120 s between two questions, more than 30"
    assert town.paths() == []


@pytest.mark.parametrize("after", ["5", "Mon, 02 Nov 2026 08:00:05 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_says_when_to_come_back_is_asked_then(town: Town, answered: Any, after: str, status: int) -> None:
    town.raw("http://busy.example/", answered("", status, Retry_After=after), answered("<p>Now.</p>"))
    found = town.fetch("http://busy.example/")
    assert (found.outcome, found.body) == (Outcome.OK, b"<p>Now.</p>")
    assert town.clock.slept[-1] == 5.0


@pytest.mark.parametrize(
    ("after", "told"), [("7200", "2 h"), ("Mon, 02 Nov 2026 08:10:00 GMT", "10 min"), ("9" * 12, "h"), ("90", "90 s")]
)
def test_a_site_that_says_to_come_back_late_is_left_alone(town: Town, after: str, told: str) -> None:
    town.page("http://busy.example/", status=429, Retry_After=after)
    town.page("http://busy.example/about")
    home, about = town.read(lambda fetcher: all_of(fetcher, "http://busy.example/", "http://busy.example/about"))
    assert (home.outcome, home.status) == (Outcome.BLOCKED, 429)
    assert home.detail.startswith("HTTP 429, asks to come back in ")
    assert home.detail.endswith(told)
    assert (about.outcome, about.detail) == (Outcome.BLOCKED, home.detail)
    assert town.paths() == ["http://busy.example/"], "neither page is asked for again"


@pytest.mark.parametrize(
    ("status", "after", "times", "outcome"),
    [
        (429, "", 1, Outcome.BLOCKED),
        (429, "1", 3, Outcome.BLOCKED),
        (429, "soon", 3, Outcome.BLOCKED),
        (429, "-5", 3, Outcome.BLOCKED),
        (503, "", 3, Outcome.UNREACHABLE),
        (500, "", 3, Outcome.UNREACHABLE),
        (522, "", 3, Outcome.UNREACHABLE),
        (501, "", 1, Outcome.UNREACHABLE),
        (403, "", 1, Outcome.BLOCKED),
        (404, "", 1, Outcome.NOT_FOUND),
        (410, "", 1, Outcome.NOT_FOUND),
        (451, "", 1, Outcome.BLOCKED),
        (999, "", 1, Outcome.BLOCKED),
    ],
)
def test_how_often_is_asked(town: Town, status: int, after: str, times: int, outcome: Outcome) -> None:
    town.page("http://site.example/", status=status, Retry_After=after)
    found = town.fetch("http://site.example/")
    assert (found.outcome, found.status, found.detail) == (outcome, status, f"HTTP {status}")
    assert len(town.paths()) == times


def test_the_pauses_between_tries_grow_and_vary(town: Town) -> None:
    town.page("http://down.example/", status=500)
    town.fetch("http://down.example/", delay=0.0)
    first, second = town.clock.slept
    assert 1.0 <= first <= 1.5
    assert 2.0 <= second <= 3.0


def test_every_question_says_who_asks_and_is_a_get_without_cookies(town: Town) -> None:
    town.robots("http://site.example", "")
    town.page("http://site.example/", status=302, Location="/home", Set_Cookie="id=1; Path=/")
    town.page("http://site.example/home", status=302, Location="http://other.example/", Set_Cookie="id=2")
    town.page("http://other.example/")
    assert town.fetch("http://site.example/").outcome is Outcome.OK
    assert {asked.method for asked in town.asked} == {"GET"}
    assert {asked.headers["user-agent"] for asked in town.asked} == {
        f"leadgen_assets/{version('leadgen-assets')} (+ops@reader.example)"
    }
    assert {asked.headers["accept-encoding"] for asked in town.asked} == {"gzip, deflate"}
    assert not [asked for asked in town.asked if "cookie" in asked.headers]


@pytest.mark.parametrize(
    "contact", ["ops@your-firm.example", "https://your-firm.example/reader", "http://a.example:8080/"]
)
def test_a_contact_is_a_mail_address_or_a_page(contact: str) -> None:
    assert user_agent(contact).endswith(f" (+{contact})")


@pytest.mark.parametrize(
    "contact",
    [
        None, "", "  ", "me", "me@", "@x.example", "me@localhost", "ops@firm.example)", "öps@firm.example", "x\r\nCookie: a=b",
        "a@b.example, c@d.example", "ftp://x.example", "https://", "https://x", "a@b.example\n\tX", "a" * 300 + "@b.example",
    ],
)  # fmt: skip
def test_without_a_usable_contact_nothing_is_opened(contact: str | None) -> None:
    with pytest.raises(SettingsInvalid, match="LEADGEN_CONTACT"):
        LiveFetcher.of(Settings(contact=contact))


@pytest.mark.parametrize(("seconds", "words"), [(90, "90 s"), (7200, "2 h"), (2_300_614_400, "more than a month")])
def test_a_wait_is_told_in_words_that_help(seconds: float, words: str) -> None:
    async def told() -> str:
        turns = Turns(0, time.monotonic, asyncio.sleep)
        await turns.rest("busy.example", seconds, "HTTP 429")
        return turns.resting("busy.example")

    assert asyncio.run(told()) == f"HTTP 429, asks to come back in {words}"
