"""Candidates from what a model points at: code copies the values from the saved segments, and rules decide which of them count.

A name must stand in its segment. A website or a place counts only where it stands by that name: in the same segment or card,
or near it with no other company's name between. Nothing that the model wrote itself is taken but the name that its segment carries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from leadgen_assets.agents.lead_list import Pointed, SourcePage
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.supports import link_quote, quote_supports, words_of
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import Icp, Vocabulary
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.firm.domain_letters import agreement
from leadgen_assets.extract.places.placed_by_model import entry_tells_place
from leadgen_assets.sources.directory_site import Directory, leads_to
from leadgen_assets.sources.entry_name import is_generic, name_in
from leadgen_assets.sources.source import Wanted
from leadgen_assets.sources.told import Said, Told
from leadgen_assets.sources.written_place import place_in
from leadgen_assets.web.addresses import page_key

NEAR = 12
"""Segments within which a website or a place may stand by a name."""
MANY = 3
"""Names on one page that share a domain: it is none of theirs."""

_WRITTEN_SITE = re.compile(
    r"(?<![\w@./])(?:https?://)?(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}(?:/[^\s,;|)]*)?(?![\w@])", re.IGNORECASE
)
_OF_MANY = "a an and associates at company for group in of partners service services solutions team the"
_ANY_FIRM = frozenset(_OF_MANY.split())
"""Words that say nothing about which firm it is, whatever its trade; the ICP knows those of its own."""
_NO_FIELDS = Vocabulary()
_TITLE_PARTS = re.compile(r"\s[|–—·:-]\s|[|–—·]|:\s")
NAME_AGREES = 0.6
"""How well a name explains a domain whose page is the company's own, as for what its pages say (`stages.researching`)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a reading of pages gives: candidates, those of other places, and reason -> what was left out."""

    candidates: tuple[Candidate, ...]
    elsewhere: tuple[Candidate, ...]
    skipped: Counter[str] = field(default_factory=Counter)


def drawn_from(
    pointed: Sequence[Pointed],
    *,
    source: str,
    batch: int,
    icp: Icp,
    wanted: Wanted,
    method: Method,
    model: str,
) -> Drawn:
    """The candidates that follow from what a model points at.

    Args:
        source: name of the source, for discovery_source. batch: number, for the locator.
        method: MODEL, or MOCK where the scripted one answered. model: its name.
    """
    skipped: Counter[str] = Counter()
    told: list[Told] = []
    for page in {id(one.page): one.page for one in pointed}.values():
        told += _on_page(page, [one for one in pointed if one.page is page], icp, skipped)
    states, cities = frozenset(wanted.states), frozenset(map(_plain, wanted.cities))
    candidates, elsewhere, seen = list[Candidate](), list[Candidate](), set[str]()
    for one in told:
        if one.refused and not one.of("domain"):
            skipped[f"website left out: {one.refused}"] += 1
        key = one.of("domain") or one.key()
        if key in seen:
            skipped["named twice in this batch"] += 1
            continue
        seen.add(key)
        candidate = one.candidate(source, f"batch {batch}, {one.said['name'].url}", icp.vocabulary, method, model)
        if states and candidate.state and candidate.state not in states:
            skipped[f"state {candidate.state} is not asked for"] += 1
            elsewhere.append(candidate)
        elif cities and candidate.city and _plain(candidate.city) not in cities:
            skipped["city is not asked for"] += 1
            elsewhere.append(candidate)
        else:
            candidates.append(candidate)
    return Drawn(tuple(candidates), tuple(elsewhere), skipped)


def _on_page(page: SourcePage, pointed: Sequence[Pointed], icp: Icp, skipped: Counter[str]) -> list[Told]:
    directory = Directory(page.url, icp, seen_at=page.seen_at)
    named = [one for one in pointed if _is_named(one, skipped)]
    names = {one.name_at.number for one in named}
    told = [_told(one, directory, names, alone=len(named) == 1) for one in named]
    shared = Counter(domain for domain, _ in {(one.of("domain"), normal_company_name(one.of("name"))) for one in told})
    kept = []
    for one in told:
        if shared[one.of("domain")] >= MANY and one.of("domain"):
            said = {name: value for name, value in one.said.items() if name not in ("domain", "website")}
            one = Told(said, f"{one.of('domain')} stands beside {MANY} names and more")
        kept.append(one)
    return kept


def _is_named(one: Pointed, skipped: Counter[str]) -> bool:
    """Whether the segment carries the name, and the name is one."""
    fits = name_in(one.name) and quote_supports("company_name", one.name, one.name_at.text, "", _NO_FIELDS)
    skipped["the model named what its place does not say"] += not fits
    return bool(fits)


def _told(one: Pointed, directory: Directory, names: set[int], *, alone: bool) -> Told:
    said: dict[str, Said] = {}

    def say(name: str, value: str, segment: Segment, piece: str) -> None:
        if value:
            said[name] = Said(value, directory.url, segment.number, piece, directory.seen_at)

    say("name", one.name, one.name_at, one.name_at.text)
    refused = ""
    if one.own_site and alone and _is_own(one, directory):
        origin = re.match(r"https?://[^/?#]+", directory.url)
        if origin:
            say("website", f"{origin.group()}/", one.name_at, directory.url)
            say("domain", directory.domain, one.name_at, directory.url)
    elif (
        one.website is not None
        and _stands_by(one.name_at, one.website, names)
        and _may_be(one, one.website, directory.icp)
    ):
        for address, piece in _addresses(one.website):
            domain = registrable_domain(address)
            refused = directory.refuses(domain) if domain else ""
            if domain and not refused:
                say("website", address, one.website, piece)
                say("domain", domain, one.website, piece)
                break
    place = place_in(one.place.text) if one.place and _stands_by(one.name_at, one.place, names) else None
    if place and one.place and entry_tells_place(one.place.text, place.start, place.end, one.name):
        for name in ("street", "city", "state", "zip_code"):
            say(name, getattr(place, name), one.place, one.place.text)
    return Told(said, refused)


def _stands_by(name: Segment, other: Segment, names: set[int]) -> bool:
    if name.number == other.number or (name.card and name.card == other.card):
        return True
    if (name.card and other.card) or abs(name.number - other.number) > NEAR:
        return False
    low, high = sorted((name.number, other.number))
    return not any(low <= number <= high for number in names - {name.number})


def _may_be(one: Pointed, segment: Segment, icp: Icp) -> bool:
    """Whether a link's text does not call it somebody else's: "Visit website", an address, or words of the name."""
    if segment.kind is not Kind.LINK or segment.number == one.name_at.number or not segment.text:
        return True
    if is_generic(segment.text) or _WRITTEN_SITE.search(segment.text) or not name_in(segment.text):
        return True
    return bool(_telling(segment.text, icp) & _telling(one.name, icp)) or words_of(segment.text) == words_of(one.name)


def _is_own(one: Pointed, directory: Directory) -> bool:
    """Whether the page is the company's own website: its domain may be one, and its address or its start page's title says the name."""
    from_domain = directory.domain
    if not from_domain or Directory("", directory.icp).refuses(from_domain):
        return False
    name = normal_company_name(one.name)
    if agreement(name, from_domain) >= NAME_AGREES:
        return True
    # A directory's title names a firm too, among other words: here it must be a whole part of the title.
    start = page_key(directory.url) in (from_domain, f"www.{from_domain}")
    return start and any(
        segment.kind is Kind.TITLE and name in map(normal_company_name, _TITLE_PARTS.split(segment.text))
        for segment in one.page.segments
    )


def _telling(text: str, icp: Icp) -> set[str]:
    return set(normal_company_name(text).split()) - _ANY_FIRM - icp.words_of_many()


def _addresses(segment: Segment) -> Iterator[tuple[str, str]]:
    """Addresses that a segment links to or writes, each with its quote."""
    if segment.kind is Kind.LINK and segment.href.startswith(("http://", "https://")):
        yield leads_to(segment) or segment.href, link_quote(segment)
    for match in _WRITTEN_SITE.finditer(segment.text):
        text = match.group().rstrip(".")
        yield (text if "://" in text else f"https://{text}"), segment.text


def _plain(city: str) -> str:
    return " ".join(re.findall(r"\w+", city.casefold()))
