"""Values of a page's markup that are another body's: who made the site, a parent, a sponsor, an employer elsewhere.

Markup nests other organisations and people in the firm's own. The properties are schema.org's; those of a work's makers ("creator",
"publisher") name the firm itself as often as a designer, so that there the name tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.naming.own_names import is_short_for, is_spelled
from leadgen_assets.extract.others.other_firms import names_own
from leadgen_assets.extract.reading.quick_look import once

_OTHERS = re.compile(
    r"\b(?:parentorganization|memberof|sponsor|funder|alumniof|affiliation|subjectof|containedinplace|supplier|seller"
    r"|recognizedby|credential\w*|hascredential|award|organizer)\b"
    r"|\bproduct\.(?:brand|manufacturer)\b",
    re.IGNORECASE,
)
_OTHERS_TOO = re.compile(r"\b(?:founder|member)\b", re.IGNORECASE)
"""People of the firm, whose telephone and address are their own."""

_MADE_BY = re.compile(
    r"\.(?:creator|author|publisher|producer|maintainer|contributor|provider)(?:\[\d+\])?(?=\.|$)", re.IGNORECASE
)
_NARROW = re.compile(
    r"\b(?:emergenc\w+|after[\s-]?hours|maintenance|billing|bill\spayment|technical|fax)\b", re.IGNORECASE
)
_NEAR = 8
"""Values of one contact point."""

_OF_A_LIST = re.compile(
    r"\.(?:itemlistelement|item|about|mentions|itemreviewed|mainentity)(?:\[\d+\])?$", re.IGNORECASE
)
"""Properties that nest whole entries, each with a name of its own; a branch's or a contact point's name is no other body's."""
_NO_BODY = re.compile(
    r"web|page|article|posting|list|action|review|thing|product|offer|person|event|card|breadcrumb|^service$",
    re.IGNORECASE,
)
"""In outermost types whose name is not that of a body."""
_NOT_AN_OFFICES = re.compile(
    r"\b(?:\w*event|\w*residence|house|apartment|accommodation|realestatelisting)\b", re.IGNORECASE
)
_SHORTEST, _WORD = 5, 4
"""Letters of a name that is no abbreviation; of a word that is the same one within letters by no accident."""

_INITIALS = 3
"""Letters of an abbreviation that is told by the initials of the firm's name."""

_SITE_NAMES = ("og:site_name", "application-name")
_TITLE_PARTS = re.compile(r"\s?[|•·»:]\s?|\s[-–—]\s")


def is_anothers_value(page: PageText, segment: Segment) -> bool:
    """Whether a stated value belongs to another body than the firm, to one person of it, or to an entry with another's name."""
    return (
        _OTHERS_TOO.search(segment.label) is not None
        or segment.number in _others(page)
        or segment.number in _of_others_entries(page)
    )


def strangers_entry(page: PageText, segment: Segment) -> tuple[str, int] | None:
    """The outermost entry of a stated value, where its name alone, and no website or mailbox of another, says that it is not the firm's."""
    root = segment.label.partition(".")[0]
    if segment.number not in _of_others_entries(page) or segment.number in _others(page):
        return None
    entry = [each for each in page.segments if each.kind is Kind.STRUCTURED and each.card == segment.card]
    reached = any(each.label in (f"{root}.url", f"{root}.email") for each in entry)
    return None if reached else (root, segment.card)


def calls_itself(page: PageText, name: str) -> bool:
    """Whether a name has a word of what the site is called, is its initials, or is too short to tell."""
    return _may_be_own(page, name)


def is_of_house_or_event(segment: Segment) -> bool:
    """Whether a stated value is of an event or of a house, whose telephone is whoever's shows it."""
    return _NOT_AN_OFFICES.search(segment.label.rpartition(".")[0]) is not None


def is_anothers_person(page: PageText, segment: Segment) -> bool:
    """Whether a stated name is that of a person of another body: a parent's founder, the site's maker, whom another firm's entry holds."""
    if segment.number in _others(page):
        return True
    root, _, path = segment.label.partition(".")
    if "." not in path:
        return False
    # The nearest one above: a person nested in an entry has a card of his own.
    above = (each for each in page.segments[segment.number - 2 :: -1] if each.kind is Kind.STRUCTURED)
    name = next((each.text for each in above if each.label == f"{root}.name"), "")
    return bool(name) and not _may_be_own(page, name)


def names_site(page: PageText, name: str) -> bool:
    """Whether a name is that of the firm whose page it is: by its domain, the page's title, or who the markup says it is of."""
    normal = normal_company_name(name)
    return names_own(name, page.url) or any(
        f" {normal} " in f" {own} " or (" " in own and f" {own} " in f" {normal} ") for own in _own(page)
    )


def is_own_entry(page: PageText, segment: Segment, *, nameless: bool) -> bool:
    """Whether a stated value stands in an entry that has the firm's own name, and not that of a brand, a maker or a customer.

    Args:
        page: any page. segment: of its markup. nameless: whether an entry without a name is the firm's without its address too.
    """
    root = segment.label.partition(".")[0]
    entry = [each for each in page.segments if each.kind is Kind.STRUCTURED and each.card == segment.card]
    names = [each.text for each in entry if each.label in (f"{root}.name", f"{root}.legalName")]
    if names:
        return any(is_whole_name(page, name) for name in names)
    domain = registrable_domain(page.url)
    return nameless or any(each.label == f"{root}.url" and registrable_domain(each.text) == domain for each in entry)


def is_whole_name(page: PageText, name: str) -> bool:
    """Whether a name is the firm's as its domain spells it or its title writes it: "Keyrenter" is not that of "Keyrenter Boise"."""
    own, stem = normal_company_name(name), _stem(page)
    shown = _shown(page)
    domain = registrable_domain(page.url)
    if own in shown or own.replace(" ", "") == stem or name.strip().lower().removeprefix("www.") == domain:
        return True
    if len(own) >= _INITIALS and any(own == "".join(word[0] for word in each.split()) for each in shown):
        return True
    longer = [each for each in shown if f"{each} ".startswith(f"{own} ")]
    if any(not is_short_for(own, each) for each in longer):
        return False
    return bool(longer) or is_spelled(own, stem) or is_short_for(own, stem)


def words_of_names(page: PageText) -> tuple[str, ...]:
    """What the site's title and own name are, whole and in parts, and its domain's first label: each in normal form."""
    return (*sorted(_shown(page)), _stem(page))


def _stem(page: PageText) -> str:
    return registrable_domain(page.url).partition(".")[0].replace("-", "")


@once
def _shown(page: PageText) -> frozenset[str]:
    """What a page's title and the site's own name are, whole and in parts."""
    titles = [part for text in _titles(page) for part in (text, *_TITLE_PARTS.split(text))]
    return frozenset(filter(None, map(normal_company_name, titles)))


def is_for_emergencies(page: PageText, segment: Segment) -> bool:
    """Whether a stated value is of a contact point whose type says that it is not the general one: "emergency", "billing"."""
    prefix = segment.label.rpartition(".")[0]
    if not prefix.lower().endswith("contactpoint"):
        return False
    near = page.segments[max(0, segment.number - 1 - _NEAR) : segment.number + _NEAR]
    return any(
        each.label == f"{prefix}.contactType" and each.card == segment.card and _NARROW.search(each.text)
        for each in near
    )


def _titles(page: PageText) -> Iterator[str]:
    for segment in page.segments:
        if segment.kind is Kind.TITLE or (segment.kind is Kind.META and segment.label.lower() in _SITE_NAMES):
            yield segment.text


@once
def _own(page: PageText) -> frozenset[str]:
    return frozenset(filter(None, map(normal_company_name, _written(page))))


def _written(page: PageText) -> Iterator[str]:
    yield from _titles(page)
    for segment in page.segments:
        label = segment.label
        root = segment.kind is Kind.STRUCTURED and label.endswith(".name") and label.count(".") == 1
        if root and label != "Person.name":
            yield segment.text


@once
def _others(page: PageText) -> frozenset[int]:
    """Numbers of the segments whose path leads through another body."""
    stated = [each for each in page.segments if each.kind is Kind.STRUCTURED and each.label.count(".") > 1]
    names = {
        each.label.rpartition(".")[0]: each.text for each in stated if each.label.endswith((".name", ".legalName"))
    }
    found = set()
    for segment in stated:
        made = _MADE_BY.search(segment.label)
        maker = names.get(segment.label[: made.end()]) if made else None
        if _OTHERS.search(segment.label.rpartition(".")[0]) or (maker and not names_site(page, maker)):
            found.add(segment.number)
    return frozenset(found)


@once
def _of_others_entries(page: PageText) -> frozenset[int]:
    """Numbers of the segments of entries whose name has no word of the site's, and whose address and mailbox are not the site's."""
    said: dict[tuple[str, int], dict[str, list[str]]] = {}
    stated = [each for each in page.segments if each.kind is Kind.STRUCTURED]
    for each in stated:
        prefix, _, last = each.label.rpartition(".")
        if last in ("name", "legalName", "url", "email"):
            said.setdefault((prefix, each.card), {}).setdefault(last, []).append(each.text)
    theirs = {entry for entry, values in said.items() if _is_strangers(page, values)}
    return frozenset(each.number for each in stated if theirs and _entry_of(each, said) in theirs)


def _entry_of(segment: Segment, said: Collection[tuple[str, int]]) -> tuple[str, int] | None:
    """The entry that a value stands in: the nearest that has something said of it and is one by its type or property."""
    prefix = segment.label.rpartition(".")[0]
    while prefix:
        whole = _OF_A_LIST.search(prefix) if "." in prefix else not _NO_BODY.search(prefix)
        if whole:
            return (prefix, segment.card) if (prefix, segment.card) in said else None
        prefix = prefix.rpartition(".")[0]
    return None


def _is_strangers(page: PageText, values: Mapping[str, Sequence[str]]) -> bool:
    names, domain = [*values.get("name", ()), *values.get("legalName", ())], registrable_domain(page.url)
    hosts = [*values.get("url", ()), *(mail.partition("@")[2] for mail in values.get("email", ()))]
    return bool(names) and domain not in map(registrable_domain, hosts) and not any(_may_be_own(page, n) for n in names)


def _may_be_own(page: PageText, name: str) -> bool:
    """Whether a name has a word of the site's names and domain, or is too short or too unlike letters to tell."""
    words, letters = normal_company_name(name).split(), _letters(page)
    initials = "".join(word[0] for word in words)
    if len("".join(words)) < _SHORTEST or not name.isascii() or initials in (_stem(page), *_shown(page)):
        return True
    return any((len(word) >= _WORD and word in letters) or _stem(page).startswith(word) for word in words)


@once
def _letters(page: PageText) -> str:
    """All that the site is called by: its domain, title and names, the header, the first heading and the line of its copyright."""
    called = [each.text for each in page.segments if _calls_itself(each)]
    return " ".join(
        [_stem(page), *(part.replace(" ", "") for part in (*_shown(page), *map(normal_company_name, called)))]
    )


def _calls_itself(segment: Segment) -> bool:
    if segment.kind is Kind.STRUCTURED:
        return segment.label == "WebSite.name"
    return segment.region is Region.HEADER or segment.label == "h1" or "©" in segment.text
