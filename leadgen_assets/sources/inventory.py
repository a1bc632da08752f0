"""How much a company offers on its vendor's public pages: what the page itself says, else its entries counted."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import counted_quote, supports
from leadgen_assets.domain.icps.icp import CountField, Vocabulary
from leadgen_assets.domain.icps.number_beside import any_of, numbers_beside
from leadgen_assets.domain.pages.page import Kind, Outcome, Region
from leadgen_assets.sources.entry_name import is_generic
from leadgen_assets.sources.next_page import next_page
from leadgen_assets.sources.said_to_people import list_to_people
from leadgen_assets.sources.written_place import is_street, place_in
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.entries import Entry, find_entries
from leadgen_assets.web.fetching import Fetcher
from leadgen_assets.web.listed import ListedPage
from leadgen_assets.web.reading import ReadPage

MOST_PAGES = 5
"""Pages of one inventory that are read; of a longer one only its own statement counts."""

STATED, COUNTED = 0.8, 0.7
"""Confidence in a number that the page says, and in one that was counted."""

_PRICE = re.compile(r"[$€£]\s?\d[\d,.]*")
_MOST_PRICES = 4
_LONGEST_QUOTE = 300


@dataclass(slots=True)
class Inventory:
    """What was found.

    Attributes:
        pages: as they were read; the first one may not be OK, which says why nothing was found.
        fact: number of entries, verified; None where nobody can tell.
        why_none: why there is no fact, for a person.
    """

    pages: list[ListedPage] = field(default_factory=list)
    fact: Fact | None = None
    why_none: str = ""


async def read_inventory(url: str, field_name: str, vocabulary: Vocabulary, fetcher: Fetcher) -> Inventory:
    """Read an inventory from its first page on, at most five pages.

    Args:
        field_name: the count field that the number fills.
    """
    spec = vocabulary.fields.get(field_name)
    found = Inventory()
    counted: dict[str, str] = {}
    following, passed, shape, first = url, set[str](), "", 0
    while following and len(found.pages) < MOST_PAGES:
        listed = await asyncio.to_thread(list_to_people, await fetcher.fetch(following))
        found.pages.append(listed)
        if listed.page.outcome is not Outcome.OK:
            break
        passed |= {page_key(following), page_key(listed.page.url)}
        entries = find_entries(listed, _points, shape)
        before = len(counted)
        for entry in entries.entries:
            counted.setdefault(_key(entry), _short(entry))
        first = first or (entries.entries[0].segments[0].number if entries.entries else 0)
        shape = entries.shape or shape
        more = len(counted) > before
        following = next_page(listed, len(found.pages), passed.__contains__) if more else ""
    if isinstance(spec, CountField):
        complete = not following and found.pages[-1].page.outcome is Outcome.OK
        _decide(found, field_name, spec, vocabulary, list(counted.values()) if complete else [], len(counted), first)
    return found


def _decide(
    found: Inventory,
    name: str,
    spec: CountField,
    vocabulary: Vocabulary,
    entries: Sequence[str],
    least: int,
    first: int,
) -> None:
    """Take what the first page says of the number, if it is not less than what was seen; else the number seen, if all were."""
    page = found.pages[0].page
    if page.outcome is not Outcome.OK:
        found.why_none = f"its listings were not read: {page.outcome.replace('_', ' ')}"
        return
    stated = [fact for fact in _stated(found.pages[0], name, spec, vocabulary) if int(fact.value) >= least]
    if len({fact.value for fact in stated}) == 1:
        found.fact = stated[0]
        return
    quote = counted_quote(entries) if entries else ""
    fact = _fact(page, name, str(len(entries)), first, quote, Method.COUNTED)
    if quote and supports(fact, None, vocabulary):
        found.fact = fact
    else:
        found.why_none = "its listings could not be counted" if least else "no listings were found"


def _stated(listed: ListedPage, name: str, spec: CountField, vocabulary: Vocabulary) -> Iterator[Fact]:
    spoiled = any_of(spec.not_when) if spec.not_when else None
    for segment in listed.page.segments:
        if segment.kind not in (Kind.TEXT, Kind.HEADING) or segment.region in (Region.NAV, Region.FOOTER):
            continue
        if len(segment.text) > _LONGEST_QUOTE or (spoiled and spoiled.search(segment.text)):
            continue
        for number in numbers_beside(segment.text, spec):
            fact = _fact(listed.page, name, number.value, segment.number, segment.text, Method.LAYOUT)
            if supports(fact, segment, vocabulary):
                yield fact


def _fact(page: ReadPage, name: str, value: str, segment: int, quote: str, method: Method) -> Fact:
    sure = COUNTED if method is Method.COUNTED else STATED
    return Fact(COMPANY, name, value, page.url, segment, quote, method, sure, True, seen_at=page.fetched_at.isoformat())


def _points(entry: Entry) -> int:
    """What a stretch of a page is worth as a thing on offer: a price tells most, then an address, a link of its own, a picture."""
    segments = entry.segments
    texts = [segment.text for segment in segments if segment.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK)]
    prices = sum(len(_PRICE.findall(text)) for text in texts if text)
    if prices > _MOST_PRICES or not any(map(_is_telling, texts)):
        return 0
    return (
        3 * bool(prices)
        + 2 * any(is_street(text) or place_in(text) is not None for text in texts)
        + any(segment.kind is Kind.LINK for segment in segments)
        + any(segment.kind is Kind.IMAGE for segment in segments)
        + any(segment.kind is Kind.HEADING for segment in segments)
        - 1
    )


def _key(entry: Entry) -> str:
    """What makes two entries the same thing: the page that they lead to, else all that they say."""
    links = [page_key(segment.href) for segment in entry.segments if segment.href.startswith("http")]
    return links[0] if links else "|".join(segment.text for segment in entry.segments)


def _short(entry: Entry) -> str:
    """What the entry is called: its heading, else the first text that is no price."""
    ordered = sorted(entry.segments, key=lambda segment: segment.kind is not Kind.HEADING)
    texts = [segment.text for segment in ordered if segment.kind in (Kind.HEADING, Kind.LINK, Kind.TEXT)]
    return next((text for text in texts if _is_telling(text)), texts[0] if texts else "")


def _is_telling(text: str) -> bool:
    return len(text) > 2 and not is_generic(text) and _PRICE.match(text) is None
