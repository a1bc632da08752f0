"""The page about one company that an entry of a directory links to: its website and what else the entry left open."""

from __future__ import annotations

from dataclasses import replace

from leadgen_assets.domain.pages.page import Kind, Outcome, Region
from leadgen_assets.sources.directory_entry import read_entry
from leadgen_assets.sources.directory_site import Directory
from leadgen_assets.sources.said_to_people import page_to_people
from leadgen_assets.sources.told import Told
from leadgen_assets.web.entries import Entry
from leadgen_assets.web.fetching import Fetched

_READ = (Region.MAIN, Region.HEAD)


def read_detail(told: Told, fetched: Fetched, directory: Directory, besides: frozenset[str]) -> tuple[Told, str]:
    """The entry with its gaps filled from the page about it, and why the page told nothing, "" if it did.

    Args:
        besides: what stands on the list's page outside its entries, and so is the site's or a sponsor's.
    """
    page = page_to_people(fetched, "list")
    if page.outcome is not Outcome.OK:
        return told, f"its page in the directory was not read: {page.outcome.replace('_', ' ')}"
    here = replace(directory, url=page.url, besides=besides, seen_at=page.fetched_at.isoformat())
    shown = tuple(s for s in page.segments if s.region in _READ and s.kind is not Kind.TITLE)
    more = read_entry(here, Entry(shown), page.url)
    said = {name: value for name, value in more.said.items() if name not in ("name", "detail")}
    return told.filled(replace(more, said=said, left_out="")), ""
