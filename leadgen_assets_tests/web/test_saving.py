"""An archive of the live web: what any reader of WARC files understands, and what is left when its writer is stopped."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from leadgen_assets.domain.errors import CannotSave
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_index import index_archive, sites_of
from leadgen_assets.web.live import saving
from leadgen_assets.web.live.exchange import Exchange
from leadgen_assets.web.live.saving import SavedCrawl

AT = datetime(2026, 11, 2, 8, 0, 30, 250_000, tzinfo=UTC)
AGENT = "leadgen_assets/1 (+ops@reader.example)"
HTML = (("Content-Type", "text/html; charset=utf-8"), ("X-Names", "Élan 物"))


def crawl_into(path: Path, *, go_on: bool = False) -> SavedCrawl:
    return SavedCrawl(path, AGENT, lambda: AT, go_on=go_on)


def answer(
    url: str, body: bytes = b"", status: int | None = 200, headers: tuple[tuple[str, str], ...] = HTML,
    outcome: Outcome = Outcome.OK, detail: str = "",
) -> Exchange:  # fmt: skip
    return Exchange(url, AT, status, headers, body, outcome, detail)


def fill(archive: SavedCrawl) -> None:
    packed = gzip.compress(b"<p>packed</p>")
    as_sent = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("Content-Length", "99"), *HTML)
    archive.exchange(answer("https://a.example/robots.txt", b"User-agent: *\nDisallow: /closed", headers=()))
    archive.exchange(answer("http://a.example/", status=301, headers=(("Location", "https://a.example/"),)))
    archive.exchange(answer("https://a.example/", packed, headers=as_sent))
    archive.exchange(answer("https://a.example/gone", status=404, outcome=Outcome.NOT_FOUND, detail="HTTP 404"))
    archive.exchange(
        answer("https://a.example/closed", status=None, outcome=Outcome.BLOCKED, detail="robots.txt disallows")
    )
    archive.exchange(
        answer(
            "https://a.example/a.pdf",
            headers=(("Content-Type", "application/pdf"),),
            outcome=Outcome.NOT_HTML,
            detail="PDF",
        )
    )
    busy = (("Retry-After", "900"),)
    archive.exchange(
        answer("https://b.example/", status=429, headers=busy, outcome=Outcome.BLOCKED, detail="HTTP 429, later")
    )
    archive.exchange(answer("https://c.example/", status=None, outcome=Outcome.TIMEOUT, detail="not there within 10 s"))
    archive.site("https://a.example/", Outcome.OK, 4)


def test_replayed_pages_tell_what_the_network_told(tmp_path: Path) -> None:
    with crawl_into(tmp_path / "x.warc.gz") as archive:
        fill(archive)
        assert not (tmp_path / "x.warc.gz").exists(), "only a whole file has the name"
    assert [path.name for path in tmp_path.iterdir()] == ["x.warc.gz"]
    fetcher = ArchiveFetcher([tmp_path / "x.warc.gz"])

    def met(url: str) -> tuple[Outcome, str, bytes]:
        fetched = asyncio.run(fetcher.fetch(url))
        return fetched.outcome, fetched.detail, fetched.body

    assert met("http://a.example/") == (Outcome.OK, "", b"<p>packed</p>")
    assert met("https://a.example/gone")[:2] == (Outcome.NOT_FOUND, "HTTP 404")
    assert met("https://a.example/closed")[:2] == (Outcome.BLOCKED, "robots.txt disallows")
    assert met("https://a.example/a.pdf")[:2] == (Outcome.NOT_HTML, "PDF")
    assert met("https://b.example/")[:2] == (Outcome.BLOCKED, "HTTP 429, later")
    assert met("https://c.example/")[:2] == (Outcome.TIMEOUT, "not there within 10 s")


def test_other_programs_read_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with crawl_into(tmp_path / "x.warc.gz") as archive:
        fill(archive)
    kinds, bodies = [], {}
    with (tmp_path / "x.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            kinds.append(record.rec_type)
            content = record.content_stream().read()
            if record.rec_type == "warcinfo":
                told = content.decode()
            if record.rec_type == "response":
                bodies[record.rec_headers.get_header("WARC-Target-URI")] = content
                names = [name for name, _ in record.http_headers.headers]
                assert "Transfer-Encoding" not in names
    assert kinds[0] == "warcinfo"
    assert (kinds.count("response"), kinds.count("metadata")) == (6, 5)
    assert bodies["https://a.example/"] == b"<p>packed</p>"
    for said in (
        "software: leadgen_assets/",
        "operator: ops@reader.example",
        f"http-header-user-agent: {AGENT}",
        "robots: honoured",
    ):
        assert said in told
    assert capfd.readouterr() == ("", "")


def test_its_sites_are_those_that_were_asked_for(tmp_path: Path) -> None:
    with crawl_into(tmp_path / "x.warc.gz") as archive:
        fill(archive)
        archive.site("https://d.example/home", Outcome.TIMEOUT, 1)
    found = sites_of(index_archive(tmp_path / "x.warc.gz"))
    assert [(site.domain, site.home) for site in found] == [
        ("a.example", "https://a.example/"), ("d.example", "https://d.example/home"),
    ]  # fmt: skip


def interrupted(archive: SavedCrawl, work: Callable[[], None]) -> None:
    with archive:
        work()
        raise KeyboardInterrupt


def stopped(path: Path, cut: int = 0) -> Path:
    """What a killed writer leaves, the last record short by so many bytes."""
    archive = crawl_into(path)
    with pytest.raises(KeyboardInterrupt):
        interrupted(archive, lambda: fill(archive))
    assert not path.exists()
    with archive.unfinished.open("r+b") as file:
        file.truncate(archive.unfinished.stat().st_size - cut)
    return archive.unfinished


@pytest.mark.parametrize("cut", [0, 7])
def test_what_is_left_can_be_read_and_gone_on_with(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "x.warc.gz"
    left = stopped(path, cut)
    assert len(index_archive(left).entries) >= 9
    with pytest.raises(CannotSave, match="stopped before its end") as caught:
        crawl_into(path)
    assert "--continue" in caught.value.todo
    with crawl_into(path, go_on=True) as archive:
        assert archive.done == (frozenset() if cut else {"https://a.example/"})
        archive.exchange(answer("https://e.example/", b"<p>e</p>"))
        archive.site("https://e.example/", Outcome.OK, 1)
    index = index_archive(path)
    assert (index.damage, index.crawled[-1]) == ("", "https://e.example/")
    assert [p.name for p in tmp_path.iterdir()] == ["x.warc.gz"]


def test_a_finished_one_can_be_added_to_and_stays_whole_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with crawl_into(path) as archive:
        fill(archive)
    before = path.read_bytes()
    with pytest.raises(CannotSave, match="exists already"):
        crawl_into(path)
    more = crawl_into(path, go_on=True)
    with pytest.raises(KeyboardInterrupt):
        interrupted(more, lambda: more.site("https://e.example/", Outcome.OK, 1))
    assert path.read_bytes() == before
    with crawl_into(path, go_on=True) as archive:
        assert "https://e.example/" in archive.done
    assert path.read_bytes().startswith(before)


def test_a_crawl_that_asked_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(crawl_into(tmp_path / "x.warc.gz"), lambda: None)
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_file(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with crawl_into(path) as archive:
        fill(archive)
        with pytest.raises(CannotSave, match="Another crawl"), crawl_into(path, go_on=True):
            pass
    assert index_archive(path).damage == ""


@pytest.mark.parametrize("left", [b"", b"\x1f\x8b\x08\0\0", b"name,city\n"])
def test_something_else_in_its_place(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.with_name("x.warc.gz.unfinished").write_bytes(left)
    if not left:
        with crawl_into(path, go_on=True) as archive:
            fill(archive)
        assert index_archive(path).damage == ""
        return
    with pytest.raises(CannotSave, match="no archive that can be gone on with"), crawl_into(path, go_on=True):
        pass
    assert path.with_name("x.warc.gz.unfinished").read_bytes() == left


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="A folder is in the way"):
        crawl_into(tmp_path)
    with pytest.raises(CannotSave, match="The folder does not exist") as refused:
        crawl_into(tmp_path / "none" / "x.warc.gz")
    assert (refused.value.where, refused.value.todo) == (
        str(tmp_path / "none"),
        "make it first, or name a file in another one",
    )
    assert not (tmp_path / "none").exists()


def test_a_full_disk_is_told_and_leaves_what_was_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.warc.gz"
    real: Callable[..., None] = saving.ArchiveWriter._record

    def full(self: object, kind: str, *rest: object, **further: object) -> None:
        if kind == "metadata":
            raise OSError(28, "No space left on device")
        real(self, kind, *rest, **further)

    monkeypatch.setattr(saving.ArchiveWriter, "_record", full)
    with pytest.raises(CannotSave, match="No space left on device"), crawl_into(path) as archive:
        fill(archive)
    assert not path.exists()
    assert index_archive(archive.unfinished).damage == ""
