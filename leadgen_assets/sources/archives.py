"""The websites of a WARC archive as companies: one candidate a registrable domain, of which only the website is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.hosts.domains import refusal
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.web.archive_index import Site, index_archive, see_archive, sites_of

BATCH_SITES = 50


def archive_faults(path: Path) -> list[str]:
    """What is wrong with an archive before any run, as far as its beginning tells; empty when nothing is."""
    try:
        see_archive(path)
    except SourceUnreadable as error:
        return [error.as_clause()]
    return []


class ArchiveSource:
    """A `Source` over one WARC file. The cursor is the number of sites that were passed, in record order.

    Args:
        path: plain, or compressed record by record.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """ "archive:" and the file's name."""
        return f"archive:{self._path.name}"

    async def batches(self, wanted: Wanted, cursor: str = "") -> AsyncGenerator[Batch, None]:
        """Batches of up to 50 sites behind the cursor. An archive cannot tell states and cities, so all are candidates.

        Raises:
            SourceUnreadable: missing or no WARC, at once; damaged or cut off, after all that could be read of it.
        """
        if cursor and not cursor.isdecimal():
            raise SourceUnreadable(
                f"The checkpoint {cursor!r} is none of an archive",
                str(self._path),
                "start the request anew under another name",
            )
        index = index_archive(self._path)
        sites = sites_of(index)
        for start in range(int(cursor or 0), len(sites), BATCH_SITES):
            part = sites[start : start + BATCH_SITES]
            yield self._batch(part, start + len(part))
        if index.damage:
            raise SourceUnreadable(
                f"The archive is damaged: {index.damage}",
                str(self._path),
                "get the file again; what could be read of it was used",
            )

    def _batch(self, sites: list[Site], reached: int) -> Batch:
        skipped: Counter[str] = Counter()
        candidates = []
        for site in sites:
            reason = refusal(site.domain)
            if reason:
                skipped[reason] += 1
            else:
                locator = f"host {site.domain}"
                candidates.append(Candidate(self.name, locator, website=site.home, domain=site.domain))
        return Batch(tuple(candidates), str(reached), len(sites), dict(skipped))
