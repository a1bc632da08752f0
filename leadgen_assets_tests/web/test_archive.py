from __future__ import annotations

import asyncio
import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.fetching import Fetched

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Archive

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)

PAGE = b"<html><title>Acme</title><p>Acme Property Management</p></html>"


def _ask(path: Path, url: str, page_bytes: int = 2_000_000) -> Fetched:
    return asyncio.run(ArchiveFetcher([path], page_bytes).fetch(url))


def test_another_reader_reads_what_is_written(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        pages.response("https://acme.example/", PAGE, AT, headers=[("X-Made-Up", "yes")])
        pages.failed("https://acme.example/team", Outcome.TIMEOUT, "no answer within 20 s", AT)

    with archive(fill).open("rb") as file:
        first, second = [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.http_headers and record.http_headers.get_header("x-made-up"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert first == ("response", "https://acme.example/", "yes", PAGE)
    assert second[:2] == ("metadata", "https://acme.example/team")
    assert second[3] == b"outcome: timeout\r\ndetail: no answer within 20 s\r\n"


def test_same_pages_make_same_bytes(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        pages.response("https://acme.example/", PAGE, AT)
        pages.robots("https://acme.example/", "User-agent: *\nDisallow:", AT)

    assert archive(fill).read_bytes() == archive(fill).read_bytes()


@pytest.mark.parametrize(
    "asked",
    [
        "https://www.acme.example/team/",
        "http://acme.example/team",
        "https://acme.example:443/team#jane",
        "HTTPS://WWW.ACME.EXAMPLE/team",
    ],
)
def test_other_spellings_find_the_record(archive: Archive, asked: str) -> None:
    path = archive(lambda pages: pages.response("https://www.acme.example/team", PAGE, AT))
    found = _ask(path, asked)
    assert (found.outcome, found.final_url, found.url, found.status, found.body, found.fetched_at) == (
        Outcome.OK, "https://www.acme.example/team", asked, 200, PAGE, AT,
    )  # fmt: skip


def test_the_exact_address_is_preferred(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        pages.response("https://acme.example/a", b"<p>without</p>", AT)
        pages.response("https://acme.example/a/", b"<p>with</p>", AT)

    path = archive(fill)
    assert _ask(path, "https://acme.example/a").body == b"<p>without</p>"
    assert _ask(path, "https://acme.example/a/").body == b"<p>with</p>"


def test_not_in_the_archive(archive: Archive) -> None:
    path = archive(lambda pages: pages.response("https://acme.example/", PAGE, AT))
    found = _ask(path, "https://acme.example/team")
    assert (found.outcome, found.detail, found.status) == (Outcome.UNREACHABLE, "not in the archive", None)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.OK), (404, Outcome.NOT_FOUND), (410, Outcome.NOT_FOUND), (401, Outcome.BLOCKED), (403, Outcome.BLOCKED),
        (429, Outcome.BLOCKED), (451, Outcome.BLOCKED), (500, Outcome.UNREACHABLE), (503, Outcome.UNREACHABLE),
    ],
)  # fmt: skip
def test_status_says_the_outcome(archive: Archive, status: int, outcome: Outcome) -> None:
    path = archive(lambda pages: pages.response("https://acme.example/", PAGE, AT, status=status))
    found = _ask(path, "https://acme.example/")
    assert (found.outcome, found.status, bool(found.body)) == (outcome, status, outcome is Outcome.OK)


@pytest.mark.parametrize(
    ("content_type", "body", "outcome"),
    [
        ("application/pdf", b"%PDF-1.7", Outcome.NOT_HTML),
        ("image/png", b"\x89PNG", Outcome.NOT_HTML),
        ("text/html", b"%PDF-1.7", Outcome.NOT_HTML),
        ("application/json", b"{}", Outcome.NOT_HTML),
        ("", b"just words", Outcome.NOT_HTML),
        ("", b"\n<!DOCTYPE html><p>x", Outcome.OK),
        ("application/xhtml+xml", PAGE, Outcome.OK),
        ("text/plain", PAGE, Outcome.OK),
    ],
)
def test_only_html_is_a_page(archive: Archive, content_type: str, body: bytes, outcome: Outcome) -> None:
    path = archive(lambda pages: pages.response("https://acme.example/", body, AT, content_type=content_type))
    assert _ask(path, "https://acme.example/").outcome is outcome


def test_recorded_failures_are_told_again(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        pages.failed("https://acme.example/", Outcome.TIMEOUT, "no answer\nwithin 20 s", AT)
        pages.failed("https://acme.example/b", Outcome.OK, "", AT)

    path = archive(fill)
    found = _ask(path, "https://acme.example/")
    assert (found.outcome, found.detail, found.status) == (Outcome.TIMEOUT, "no answer within 20 s", None)
    assert _ask(path, "https://acme.example/b").outcome is Outcome.UNREACHABLE


def test_robots_are_honoured(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        pages.response("https://acme.example/private", PAGE, AT)
        pages.response("https://acme.example/", PAGE, AT)
        pages.robots("https://acme.example/", "User-agent: *\nDisallow: /private", AT)
        pages.response("https://down.example/", PAGE, AT)
        pages.response("https://down.example/robots.txt", b"", AT, status=503)
        pages.response("https://none.example/", PAGE, AT)
        pages.response("https://none.example/robots.txt", b"", AT, status=404)

    path = archive(fill)
    refused = _ask(path, "https://acme.example/private")
    assert (refused.outcome, refused.detail) == (Outcome.BLOCKED, "robots.txt disallows /private")
    assert _ask(path, "https://acme.example/").outcome is Outcome.OK
    assert _ask(path, "https://down.example/").outcome is Outcome.BLOCKED
    assert _ask(path, "https://none.example/").outcome is Outcome.OK


def test_redirects_are_followed_and_loops_end(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        def moved(url: str, target: str) -> None:
            pages.response(url, b"", AT, status=301, headers=[("Location", target)])

        moved("http://acme.example/", "https://www.acme.example/")
        pages.response("https://www.acme.example/", PAGE, AT)
        moved("https://loop.example/a", "/b")
        moved("https://loop.example/b", "/a")
        moved("https://gone.example/", "https://elsewhere.example/")
        moved("https://closed.example/", "https://shut.example/x")
        pages.robots("https://shut.example/", "User-agent: *\nDisallow: /", AT)
        pages.response("https://shut.example/x", PAGE, AT)

    path = archive(fill)
    found = _ask(path, "http://acme.example/")
    assert (found.outcome, found.final_url, found.url) == (
        Outcome.OK, "https://www.acme.example/", "http://acme.example/",
    )  # fmt: skip
    assert _ask(path, "https://loop.example/a").outcome is Outcome.UNREACHABLE
    assert "elsewhere.example" in _ask(path, "https://gone.example/").detail
    assert _ask(path, "https://closed.example/").outcome is Outcome.BLOCKED


def test_bombs_and_large_pages_are_too_large(archive: Archive) -> None:
    bomb = gzip.compress(b"<html>" + b" " * 20_000_000)

    def fill(pages: ArchiveWriter) -> None:
        pages.response("https://acme.example/", bomb, AT, headers=[("Content-Encoding", "gzip")])
        pages.response("https://acme.example/large", b"<html>" + b"x" * 70_000, AT)
        pages.response("https://acme.example/zipped", gzip.compress(PAGE), AT, headers=[("Content-Encoding", "gzip")])

    path = archive(fill)
    assert _ask(path, "https://acme.example/", 50_000).outcome is Outcome.TOO_LARGE
    assert _ask(path, "https://acme.example/large", 50_000).outcome is Outcome.TOO_LARGE
    assert _ask(path, "https://acme.example/zipped", 50_000).body == PAGE


def test_sites_and_their_addresses(archive: Archive) -> None:
    def fill(pages: ArchiveWriter) -> None:
        pages.response("https://www.acme.example/about/team", PAGE, AT)
        pages.response("https://www.acme.example/index.html", PAGE, AT)
        pages.response("https://shop.acme.example/", PAGE, AT)
        pages.response("https://www.acme.example/plan.pdf", b"%PDF", AT, content_type="application/pdf")
        pages.robots("https://closed.example/x", "User-agent: *\nDisallow: /", AT)
        pages.failed("https://dead.example/", Outcome.TIMEOUT, "", AT)
        pages.response("https://192.0.2.7/", PAGE, AT)

    fetcher = ArchiveFetcher([archive(fill)])
    assert [(site.domain, site.home, site.pages) for site in fetcher.sites()] == [
        ("acme.example", "https://www.acme.example/index.html", 3),
        ("closed.example", "https://closed.example/", 0),
        ("dead.example", "https://dead.example/", 0),
    ]
    assert asyncio.run(fetcher.listed("acme.example")) == (
        "https://www.acme.example/about/team", "https://www.acme.example/index.html", "https://shop.acme.example/",
    )  # fmt: skip
    assert asyncio.run(fetcher.listed("other.example")) == ()


def test_the_later_archive_wins(tmp_path: Path) -> None:
    paths = [tmp_path / "old.warc.gz", tmp_path / "new.warc.gz"]
    for path in paths:
        with path.open("wb") as file:
            ArchiveWriter(file).response("https://acme.example/", f"<p>{path.stem}</p>".encode(), AT)
    assert asyncio.run(ArchiveFetcher(paths).fetch("https://acme.example/")).body == b"<p>new.warc</p>"


def test_an_archive_taken_away_while_it_is_read(archive: Archive) -> None:
    path = archive(lambda pages: pages.response("https://acme.example/", PAGE, AT))
    fetcher = ArchiveFetcher([path])
    path.unlink()
    with pytest.raises(SourceUnreadable, match="taken away"):
        asyncio.run(fetcher.fetch("https://acme.example/"))
