"""Companies that a page states for machines (JSON-LD, microdata): an ItemList, or several organisations beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.phones import e164
from leadgen_assets.domain.wording.places import state_code
from leadgen_assets.sources.directory_site import Directory
from leadgen_assets.sources.told import Said, Told

_NO_COMPANY = re.compile(
    r"WebSite|WebPage|.*Page|BreadcrumbList|.*Article|BlogPosting|Person|Event|Product|Offer|ImageObject|SearchAction|Review|Rating"
    r"|SiteNavigationElement|VideoObject|Question|Answer|Thing|Place|PostalAddress|Corporation\.founder"
)
_SLOTS = {
    "name": "name",
    "legalName": "name",
    "telephone": "phone",
    "streetAddress": "street",
    "addressLocality": "city",
    "addressRegion": "state",
    "postalCode": "zip_code",
    "url": "website",
    "sameAs": "website",
}
_BELOW = frozenset(
    {"item", "itemListElement", "address", "location", "mainEntity", "member", "memberOf", "hasPart", "about"}
)


def stated_entries(directory: Directory, segments: Sequence[Segment], url: str) -> list[Told]:
    """What the page states about companies, one entry each; none for a lone organisation, which is the site itself."""
    groups: dict[int, list[Segment]] = {}
    for segment in segments:
        if segment.kind is Kind.STRUCTURED and segment.card:
            groups.setdefault(segment.card, []).append(segment)
    roots = Counter(_root(group) for group in groups.values())
    told = []
    for group in groups.values():
        root = _root(group)
        listed = any("itemListElement" in segment.label for segment in group)
        if _NO_COMPANY.fullmatch(root) or (not listed and roots[root] < 2):
            continue
        entry = _read(directory, group, url)
        if entry is not None:
            told.append(entry)
    return told


def joined(layout: Sequence[Told], stated: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Each company once, with the entry by which it was found: what is stated for machines fills the gaps of the visible entry."""
    result = [(entry, entry) for entry in layout]
    places: dict[str, list[int]] = {}
    for at, entry in enumerate(layout):
        for key in _keys(entry):
            places.setdefault(key, []).append(at)
    for entry in stated:
        near = dict.fromkeys(at for key in _keys(entry) for at in places.get(key, ()))
        fitting = [at for at in near if _same(result[at][0], entry)]
        # Branches share name and website: then the place or telephone number decides.
        close = [at for at in fitting if _shares(result[at][0], entry, ("phone", "city", "street"))]
        if len(close) == 1 or len(fitting) == 1:
            at = (close or fitting)[0]
            result[at] = (result[at][0].filled(entry), result[at][1])
        elif not fitting:
            result.append((entry, entry))
    return result


def _keys(entry: Told) -> list[str]:
    return [key for key in (normal_company_name(entry.of("name")), entry.of("domain")) if key]


def _same(one: Told, other: Told) -> bool:
    names = {normal_company_name(entry.of("name")) for entry in (one, other)} - {""}
    known = (slot for slot in ("domain", "phone") if one.of(slot) and other.of(slot))
    return len(names) < 2 and all(one.of(slot) == other.of(slot) for slot in known)


def _shares(one: Told, other: Told, slots: Sequence[str]) -> bool:
    return any(one.of(slot) and one.of(slot) == other.of(slot) for slot in slots)


def _root(group: Sequence[Segment]) -> str:
    return group[0].label.partition(".")[0]


def _read(directory: Directory, group: Sequence[Segment], url: str) -> Told | None:
    said: dict[str, Said] = {}

    def stands(value: str, segment: Segment) -> Said:
        return Said(value, url, segment.number, segment.text, directory.seen_at)

    refused = left_out = ""
    for slot, segment in _values(group):
        value = _value(slot, segment.text)
        if slot == "website":
            domain = registrable_domain(value)
            if domain == directory.domain:
                if directory.is_itself(value):
                    left_out = "the directory itself"
                else:
                    said.setdefault("detail", stands(value, segment))
                continue
            why = directory.refuses(domain)
            refused = refused or why
            if not value or why or domain in directory.besides:
                continue
            said.setdefault("domain", stands(domain, segment))
        if value:
            if slot == "name" and slot in said and said[slot].value != value:
                return None  # several companies in one entry: nobody can tell what belongs to whom
            said.setdefault(slot, stands(value, segment))
    if "domain" in said:
        said.pop("detail", None)
    left_out = left_out if said.keys().isdisjoint(("domain", "detail")) else ""
    return Told(said, refused, left_out) if "name" in said else None


def _values(group: Sequence[Segment]) -> Iterator[tuple[str, Segment]]:
    """The values of the company itself: what its founder, logo or opening hours are called is not its own."""
    for segment in group:
        _, *path = segment.label.split(".")
        if path and path[-1] in _SLOTS and all(step in _BELOW for step in path[:-1]):
            yield _SLOTS[path[-1]], segment


def _value(slot: str, text: str) -> str:
    if slot == "phone":
        return e164(text)
    if slot == "state":
        return state_code(text)
    if slot == "zip_code":
        match = re.fullmatch(r"(\d{5})(?:-\d{4})?", text)
        return match.group(1) if match else ""
    if slot == "website":
        return text if text.startswith(("http://", "https://")) else ""
    return text if 1 < len(text) <= 100 else ""
