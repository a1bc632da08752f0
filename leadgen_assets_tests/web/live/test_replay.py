"""An archive of all exchanges tells the same as the network did; and both behind one interface."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.joined import JoinedFetcher
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.fetcher import LiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.web.live.conftest import Town

AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def archived(path: Path, exchanges: list[Exchange]) -> ArchiveFetcher:
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        for exchange in exchanges:
            if exchange.status is None:
                writer.failed(exchange.url, exchange.outcome, exchange.detail, exchange.at)
                continue
            dropped = ("content-type", "content-length", "transfer-encoding")
            headers = [(name, value) for name, value in exchange.headers if name.lower() not in dropped]
            writer.response(
                exchange.url,
                exchange.body,
                exchange.at,
                status=exchange.status,
                content_type=exchange.header("content-type"),
                headers=headers,
            )
    return ArchiveFetcher([path])


def build(town: Town, answered: Any) -> list[str]:
    """Sites that are read with all kinds of success; returns their home pages."""
    town.page("http://fine.example/", gzip.compress(b"<p>Fine</p>"), Content_Encoding="gzip")
    town.page("http://moved.example/", status=301, Location="http://www.moved.example/home")
    town.page("http://www.moved.example/home", "<p>Moved</p>")
    town.page("http://circle.example/", status=302, Location="/")
    town.page("http://astray.example/", status=302, Location="http://closed.example/")
    town.robots("http://closed.example", "User-agent: *\nDisallow: /")
    town.page("http://closed.example/")
    town.robots("http://outage.example", "", 503)
    town.page("http://outage.example/")
    town.robots("http://shy.example", "User-agent: *\nCrawl-delay: 99")
    town.page("http://shy.example/")
    town.page("http://wall.example/", status=403)
    town.page("http://large.example/", b"<p>" + b"x" * 3_000_000)
    town.page("http://bomb.example/", gzip.compress(b"<p>" + b"x" * 3_000_000), Content_Encoding="gzip")
    town.page("http://file.example/", b"%PDF-", Content_Type="application/pdf")
    town.raw("http://broken.example/", b"SSH-2.0\r\n\r\n")
    town.page("http://inside.example/", status=302, Location="http://10.0.0.1:8080/")
    names = (
        "fine",
        "moved",
        "circle",
        "astray",
        "closed",
        "outage",
        "shy",
        "wall",
        "large",
        "bomb",
        "file",
        "broken",
        "inside",
        "nobody",
    )
    return [f"http://{name}.example/" for name in names]


def same(found: Fetched) -> Fetched:
    """Without what an archive cannot know: times to the second, headers of another use, the status of what was refused."""
    kept = replace(found, fetched_at=AT, validators=type(found.validators)(), content_type="", status=None)
    return replace(kept, detail="") if "moved" not in found.url and found.outcome is Outcome.TOO_LARGE else kept


def test_a_recorded_web_reads_the_same(town: Town, answered: Any, tmp_path: Path) -> None:
    urls = build(town, answered)

    async def all_of(fetcher: Any) -> list[Fetched]:
        return [await fetcher.fetch(url) for url in urls]

    live = town.read(all_of, private=True)
    assert len({found.outcome for found in live}) >= 5
    replayed = asyncio.run(all_of(archived(tmp_path / "all.warc.gz", town.told)))
    for one, other in zip(live, replayed, strict=True):
        assert same(one) == same(other)


def test_what_an_archive_holds_is_read_from_it_and_the_rest_from_the_network(
    town: Town, answered: Any, tmp_path: Path
) -> None:
    path = tmp_path / "saved.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        writer.response("http://held.example/", b"<p>Saved</p>", AT)
        writer.failed("http://failed.example/", Outcome.TIMEOUT, "no answer", AT)
        writer.robots("http://rules.example/", "User-agent: *", AT)
    for name in ("held", "failed", "rules", "new"):
        town.page(f"http://{name}.example/", "<p>Live</p>")

    async def all_of(fetcher: LiveFetcher) -> dict[str, tuple[bytes, str, tuple[str, ...]]]:
        joined = JoinedFetcher(ArchiveFetcher([path]), fetcher)
        return {
            name: (
                (
                    await joined.fetch(f"http://www.{name}.example/" if name == "held" else f"http://{name}.example/")
                ).body,
                joined.origin_of(f"{name}.example"),
                await joined.listed(f"{name}.example"),
            )
            for name in ("held", "failed", "rules", "new")
        }

    found = town.read(all_of)
    archive = ArchiveFetcher([path]).origin
    assert found["held"] == (b"<p>Saved</p>", archive, ("http://held.example/",))
    assert found["failed"] == found["rules"] == found["new"] == (b"<p>Live</p>", "web", ())


def test_a_recorded_failure_says_more_than_a_robots_txt_that_could_not_be_had(tmp_path: Path) -> None:
    path = tmp_path / "down.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        writer.failed("http://down.example/robots.txt", Outcome.TIMEOUT, "no answer", AT)
        writer.failed("http://down.example/", Outcome.TIMEOUT, "not there within 10 s", AT)
    found = asyncio.run(ArchiveFetcher([path]).fetch("http://down.example/"))
    assert (found.outcome, found.detail) == (Outcome.TIMEOUT, "not there within 10 s")


@pytest.mark.parametrize("status", [429, 503])
def test_a_saved_robots_txt_that_was_an_outage_closes_the_site(tmp_path: Path, status: int) -> None:
    path = tmp_path / "outage.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        writer.response("http://down.example/robots.txt", b"", AT, status=status)
        writer.response("http://down.example/", b"<p>x</p>", AT)
    assert asyncio.run(ArchiveFetcher([path]).fetch("http://down.example/")).outcome is Outcome.BLOCKED
