"""One page of a directory: its entries read, each company once, and what was left out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.written import phones_in
from leadgen_assets.sources.directory_entry import detail_points, entry_points, read_entry
from leadgen_assets.sources.directory_site import Directory
from leadgen_assets.sources.directory_stated import joined, stated_entries
from leadgen_assets.sources.entry_name import entry_name
from leadgen_assets.sources.told import Told
from leadgen_assets.web.entries import Entry, Found, find_entries
from leadgen_assets.web.listed import ListedPage

ANYWHERE = "text"
"""Under this name `where` says what an entry must contain anywhere."""

_MANY = 3
_SITE_NAME = re.compile(r"\s+[|–—•·:-]\s+")


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """What a page of a directory lists.

    Attributes:
        told: entries in page order. shape: of the entries, for the next page.
        left_out: reason -> entries that are none of a company, or do not say what was asked for.
        besides: domains and telephone numbers that stand outside the entries.
    """

    directory: Directory
    told: tuple[Told, ...]
    shape: str
    left_out: Mapping[str, int]
    besides: frozenset[str]


def read_directory_page(listed: ListedPage, icp: Icp, shape: str, where: Mapping[str, str]) -> DirectoryPage:
    """Find and read the entries of a page.

    Args:
        shape: of the entries on the page before, "" on the first one.
        where: what an entry must say, see `Reading`.
    """
    directory = Directory(listed.page.url, icp, seen_at=listed.page.fetched_at.isoformat())
    found = find_entries(listed, partial(entry_points, directory), shape)
    if not found.entries:
        found = find_entries(listed, partial(detail_points, directory), shape)
        found = found if _are_pages(found, directory) else Found()
    directory = replace(directory, besides=_everywhere(found.entries, directory))
    left_out: Counter[str] = Counter()
    itself = _names_of_site(listed)
    layout: list[Told] = []
    reasons: dict[int, str] = {}
    for entry in found.entries:
        told = read_entry(directory, entry, listed.page.url)
        if told.of("name"):
            layout.append(told)
            reasons[id(told)] = _unmet(entry, where)
    stated = stated_entries(directory, listed.page.segments, listed.page.url)
    reasons |= {id(told): _unsaid(told, where) for told in stated}
    kept = []
    for told, first in joined(layout, stated):
        own_name = normal_company_name(told.of("name")) in itself
        why = "the directory itself" if own_name else told.left_out or reasons[id(first)]
        left_out.update([why] if why else [])
        kept += [] if why else [told]
    return DirectoryPage(directory, tuple(kept), found.shape, dict(left_out), _besides(listed, found.entries))


def _everywhere(entries: Sequence[Entry], directory: Directory) -> frozenset[str]:
    """Domains that entries of many names link to: a badge's, a map's, or a franchise's, so no single company's own."""
    names: dict[str, set[str]] = {}
    for entry in entries:
        named = entry_name(entry.segments, entry.labels)
        for domain in {directory.outside(segment) for segment in entry.segments} - {""}:
            names.setdefault(domain, set()).add(normal_company_name(named[0]) if named else "")
    return frozenset(d for d, of in names.items() if len(of) >= _MANY and len(of) * 3 >= len(entries))


def _are_pages(found: Found, directory: Directory) -> bool:
    """Whether entries that only link somewhere link to pages of one kind, as pages about companies are."""
    from_links = [read_entry(directory, entry, directory.url).of("detail") for entry in found.entries]
    links = {link for link in from_links if link}
    folders = Counter(link.rpartition("/")[0] if "?" not in link else link.partition("?")[0] for link in links)
    return len(links) >= 3 and max(folders.values()) * 3 >= len(links) * 2


def _unmet(entry: Entry, where: Mapping[str, str]) -> str:
    for name, value in where.items():
        texts = [s.text for s in entry.segments if s.text]
        if name != ANYWHERE:
            labelled = [s.text for s in entry.segments if entry.labels.get(s.number, "").casefold() == name.casefold()]
            inline = [t.partition(":")[2] for t in texts if t.partition(":")[0].strip().casefold() == name.casefold()]
            if value.casefold() not in {text.strip().casefold() for text in (*labelled, *inline)}:
                return f"{name} is not {value}"
        elif not any(value.casefold() in text.casefold() for text in texts):
            return f"does not say {value}"
    return ""


def _unsaid(told: Told, where: Mapping[str, str]) -> str:
    texts = [said.piece.casefold() for said in told.said.values()]
    missing = (value for value in where.values() if not any(value.casefold() in text for text in texts))
    return next((f"does not say {value}" for value in missing), "")


def _names_of_site(listed: ListedPage) -> set[str]:
    """Names that the page gives its site: the parts of its title, and what its markup calls the site."""
    names: set[str] = set()
    for segment in listed.page.segments:
        if segment.kind is Kind.TITLE:
            names |= {normal_company_name(part) for part in _SITE_NAME.split(segment.text)}
        elif segment.kind is Kind.META and segment.label in ("og:site_name", "application-name"):
            names.add(normal_company_name(segment.text))
    return names - {""}


def _besides(listed: ListedPage, entries: Iterable[Entry]) -> frozenset[str]:
    within = {segment.number for entry in entries for segment in entry.segments}
    outside: Sequence[Segment] = [segment for segment in listed.page.segments if segment.number not in within]
    shown = [s for s in outside if s.kind is not Kind.STRUCTURED]
    domains = {registrable_domain(s.href) for s in shown if s.href.startswith("http")}
    texts = [s.href if s.href.startswith("tel:") else s.text for s in shown]
    return frozenset(domains | {written.value for text in texts for written in phones_in(text)}) - {""}
