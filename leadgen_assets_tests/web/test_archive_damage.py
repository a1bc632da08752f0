from __future__ import annotations

import asyncio
import contextlib
import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_index import index_archive
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.warc import WarcDamaged, records

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _archive(number: int, *, level: int = 6) -> tuple[bytes, list[int]]:
    """An archive of so many pages, and the offsets behind each of them."""
    stream, ends = io.BytesIO(), []
    pages = ArchiveWriter(stream, level)
    for page in range(number):
        pages.response(f"https://site{page}.example/", b"<p>Acme Property</p>" * (page + 1), AT)
        ends.append(stream.tell())
    return stream.getvalue(), ends


def _plain(number: int) -> bytes:
    return gzip.decompress(_archive(number)[0])


@pytest.mark.parametrize("compressed", [True, False])
def test_cut_anywhere_the_whole_records_stay_and_the_cut_is_told(compressed: bool) -> None:
    content, ends = _archive(3)
    if not compressed:
        content = _plain(3)
        starts = [at for at in range(len(content)) if content.startswith(b"WARC/1.1", at)]
        ends = [*starts[1:], len(content)]
    for cut in range(1, len(content)):
        whole = sum(end <= cut for end in ends)
        read, told = 0, False
        try:
            for _ in records(io.BytesIO(content[:cut]), cut):
                read += 1
        except WarcDamaged:
            told = True
        # Of plain records the blank lines behind them may be missing: nothing of the page is.
        assert read == whole or (not compressed and read == whole + 1 and ends[whole] - cut <= 4)
        assert told or cut in ends or read == whole + 1


def test_a_cut_archive_serves_what_is_whole(tmp_path: Path) -> None:
    content, ends = _archive(3)
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(content[: ends[1] + 40])
    fetcher = ArchiveFetcher([path])
    assert [site.domain for site in fetcher.sites()] == ["site0.example", "site1.example"]
    assert asyncio.run(fetcher.fetch("https://site1.example/")).outcome is Outcome.OK
    [(where, why)] = fetcher.damage.items()
    assert where == path
    assert f"cut off in the middle of a record, at byte {ends[1]}" in why
    assert "behind 2 whole records" in why


def test_a_whole_archive_has_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "whole.warc"
    path.write_bytes(_plain(2))
    assert ArchiveFetcher([path]).damage == {}
    assert index_archive(path).newest == "2026-03-01T12:00:00Z"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"name,city\nAcme,Austin\n", "no WARC record"),
        (gzip.compress(b"<html>no archive</html>", mtime=0), "no WARC record"),
        (b"\x1f\x8b\x08\0garbage", "damaged|cut off"),
        (_archive(1)[0][:60], "cut off"),
        (gzip.compress(_plain(3), mtime=0), "compressed as a whole"),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "some.warc.gz"
    path.write_bytes(content)
    with pytest.raises(SourceUnreadable, match=what) as caught:
        index_archive(path)
    assert str(path) in caught.value.where
    assert caught.value.todo


def test_missing_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="no such archive"):
        index_archive(tmp_path / "missing.warc")
    with pytest.raises(SourceUnreadable, match="folder"):
        index_archive(tmp_path)


def test_a_changed_file_is_indexed_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(_archive(1)[0])
    assert len(index_archive(path).entries) == 1
    path.write_bytes(_archive(2)[0])
    assert len(index_archive(path).entries) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_raises_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(_archive(2)[0] if data.draw(st.booleans()) else _plain(2))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "flipped.warc.gz"
    path.write_bytes(content)
    with contextlib.suppress(SourceUnreadable):
        fetcher = ArchiveFetcher([path])
        for site in fetcher.sites():
            asyncio.run(fetcher.fetch(site.home))
