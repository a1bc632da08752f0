"""Labelled pages of small businesses: a WARC archive and, line by line beside it, what people marked on each page."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.evaluation.page_labels import labelled_lines
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.reading import read_page


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page and its labels.

    Attributes:
        page: as the pipeline reads it; role "home" where the site's first page, else by its address.
        site: what its pages have in common.
        labels: (type, text) of each marked mention, in order; repeats are normal.
    """

    page: PageText
    site: str
    labels: tuple[tuple[str, str], ...]

    def of(self, kind: str) -> tuple[str, ...]:
        """Texts of one type, in order, repeats left in."""
        return tuple(text for type_, text in self.labels if type_ == kind)


@dataclass(frozen=True, slots=True)
class GoldSite:
    """Pages of one site, in the order of the gold."""

    site: str
    pages: tuple[GoldPage, ...]

    @property
    def domain(self) -> str:
        """Registrable domain of its first page."""
        return registrable_domain(self.pages[0].page.url)

    @property
    def texts(self) -> list[PageText]:
        """The pages as `extract` takes them."""
        return [page.page for page in self.pages]


def gold_sites(archive: Path, gold: Path) -> list[GoldSite]:
    """Sites with their pages and labels.

    Raises:
        LeadgenError: a file that cannot be read; a line that is no labelled page, with its number.
    """
    fetcher = ArchiveFetcher([archive])
    lines = labelled_lines(gold)

    async def read() -> list[GoldPage]:
        first: set[str] = set()
        pages = []
        for line in lines:
            role = "home" if line.site not in first else _role(line.url)
            first.add(line.site)
            fetched = await fetcher.fetch(line.url)
            if not fetched.status:
                raise LeadgenError(
                    f"A labelled page cannot be read from the archive: {fetched.detail}",
                    f"{gold}, line {line.number}: {line.url}",
                    "give the archive that the labels belong to",
                )
            pages.append(GoldPage(read_page(fetched, role).page_text(), line.site, line.labels))
        return pages

    grouped: dict[str, list[GoldPage]] = {}
    for page in asyncio.run(read()):
        grouped.setdefault(page.site, []).append(page)
    return [GoldSite(site, tuple(pages)) for site, pages in grouped.items()]


def _role(url: str) -> str:
    words = url.casefold()
    return next((role for role in ("contact", "about", "team") if role in words), "other")
