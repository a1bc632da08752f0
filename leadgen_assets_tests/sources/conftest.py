"""Small made-up webs in archives, and the batches that sources take from them."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.sources.registry import Surroundings, open_source
from leadgen_assets.sources.source import Batch, Source, Wanted
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.fetching import Fetched, Validators

AT = datetime(2026, 3, 1, tzinfo=UTC)
Web = Callable[..., "CountingFetcher"]
_numbers = itertools.count(1)


class CountingFetcher:
    """A fetcher over an archive that notes what it is asked for."""

    def __init__(self, inner: ArchiveFetcher) -> None:
        self._inner, self.asked = inner, list[str]()
        self.origin = inner.origin

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        self.asked.append(url)
        return await self._inner.fetch(url, known)

    async def listed(self, domain: str) -> tuple[str, ...]:
        return await self._inner.listed(domain)


@pytest.fixture
def web(tmp_path: Path) -> Web:
    """Makes a web of pages: address -> HTML, or a status and what goes with it (a redirect's target)."""

    def made(pages: Mapping[str, str | tuple[int, str]], robots: Mapping[str, str] | None = None) -> CountingFetcher:
        path = tmp_path / f"web_{next(_numbers)}.warc.gz"
        with path.open("wb") as file:
            writer = ArchiveWriter(file)
            for site, text in (robots or {}).items():
                writer.robots(site, text, AT)
            for url, given in pages.items():
                status, content = (200, given) if isinstance(given, str) else given
                headers = [("Location", content)] if 300 <= status < 400 else []
                writer.response(url, content.encode(), AT, status=status, headers=headers)
        return CountingFetcher(ArchiveFetcher([path] if pages or robots else []))

    return made


@pytest.fixture(scope="session")
def pm_icp() -> Icp:
    """The ICP of property managers, as it ships."""
    return read_icp(SHIPPED / "property_management.yaml")


@pytest.fixture
def opened(tmp_path: Path, pm_icp: Icp) -> Callable[..., Source]:
    """Opens a source as a request names it, over a web; relative paths start from the test's folder."""

    def open_it(given: str | dict[str, object], fetcher: CountingFetcher, icp: Icp = pm_icp) -> Source:
        return open_source(SourceSpec.model_validate(given), Surroundings(tmp_path, fetcher, icp))

    return open_it


class Taken(list[Batch]):
    """Batches, and why the source ended early."""

    why = ""

    @property
    def candidates(self):
        return [candidate for batch in self for candidate in batch.candidates]

    @property
    def skipped(self) -> dict[str, int]:
        told: dict[str, int] = {}
        for batch in self:
            for reason, number in batch.skipped.items():
                told[reason] = told.get(reason, 0) + number
        return told


@pytest.fixture
def taken() -> Callable[..., Taken]:
    """Takes a source's batches to its end."""

    def take(source: Source, cursor: str = "", most: int = 1000, **wanted: tuple[str, ...]) -> Taken:
        found = Taken()

        async def inside() -> None:
            batches = source.batches(Wanted(**wanted), cursor)
            try:
                async for batch in batches:
                    found.append(batch)
                    if len(found) >= most:
                        break
            except SourceUnreadable as error:
                found.why = str(error)

        asyncio.run(inside())
        return found

    return take


@pytest.fixture
def shared_data() -> Path:
    """Real pages and lists, which are not part of the repository."""
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
    if not (folder / "pms").is_dir():
        pytest.skip(f"{folder} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    return folder
