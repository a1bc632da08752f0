from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.sources.registry import Surroundings, open_source
from leadgen_assets.sources.source import Batch, Source, Wanted
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter

AT = datetime(2026, 3, 1, tzinfo=UTC)


def around(folder: Path) -> Surroundings:
    return Surroundings(folder, ArchiveFetcher([]), read_icp(SHIPPED / "property_management.yaml"))


def _archive(path: Path, hosts: list[str]) -> Source:
    with path.open("wb") as file:
        pages = ArchiveWriter(file)
        for host in hosts:
            pages.response(f"https://{host}/about", b"<p>About</p>", AT)
            pages.response(f"https://{host}/", b"<p>Home</p>", AT)
    return open_source(SourceSpec(kind="archive", path=path.name), around(path.parent))


async def _collect(source: Source, found: list[Batch], cursor: str = "") -> None:
    async for batch in source.batches(Wanted(states=("TX",)), cursor):
        found.append(batch)


def test_one_candidate_a_domain_in_record_order(tmp_path: Path) -> None:
    source = _archive(tmp_path / "web.warc.gz", ["www.b.example", "a.example", "www.facebook.com", "shop.b.example"])
    found: list[Batch] = []
    asyncio.run(_collect(source, found))
    [batch] = found
    assert source.name == "archive:web.warc.gz"
    assert [(c.domain, c.website, c.locator, c.name) for c in batch.candidates] == [
        ("b.example", "https://www.b.example/", "host b.example", ""),
        ("a.example", "https://a.example/", "host a.example", ""),
    ]
    assert (batch.seen, batch.cursor, batch.skipped) == (3, "3", {"facebook.com is a social network": 1})


def test_batches_of_fifty_and_resuming(tmp_path: Path) -> None:
    source = _archive(tmp_path / "web.warc.gz", [f"firm{number}.example" for number in range(120)])
    whole: list[Batch] = []
    asyncio.run(_collect(source, whole))
    assert [(batch.seen, batch.cursor) for batch in whole] == [(50, "50"), (50, "100"), (20, "120")]
    resumed: list[Batch] = []
    asyncio.run(_collect(source, resumed, "100"))
    assert resumed == whole[2:]


def test_a_cut_archive_gives_all_it_has_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "web.warc.gz"
    source = _archive(path, ["a.example", "b.example"])
    path.write_bytes(path.read_bytes()[:-20])
    found: list[Batch] = []
    with pytest.raises(SourceUnreadable, match="cut off in the middle") as caught:
        asyncio.run(_collect(source, found))
    assert [c.domain for batch in found for c in batch.candidates] == ["a.example", "b.example"]
    assert (caught.value.where, bool(caught.value.todo)) == (str(path), True)


def test_no_archive_at_all_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_text("name,city\n")
    for path, what in (("x.warc", "not a usable WARC"), ("missing.warc", "no such archive")):
        with pytest.raises(SourceUnreadable, match=what):
            asyncio.run(_collect(open_source(SourceSpec(kind="archive", path=path), around(tmp_path)), []))
