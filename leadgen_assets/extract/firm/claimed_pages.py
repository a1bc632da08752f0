"""Pages that claim to be another company's: "This is the official website of Acme Partners", its mark and never the site's own name.

Such a page is no firm's witness about itself, whether rules or a model read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.given_names import folded
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.firm.domain_letters import letters_of_label
from leadgen_assets.extract.firm.name_mentions import PARTS, mentions
from leadgen_assets.extract.naming.own_names import FIRM, letters_of_own
from leadgen_assets.extract.naming.written_names import LEGAL
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.reading.quick_look import holding, lower_text
from leadgen_assets.extract.reading.word_lists import word_list

_FORM = r"(?:,\s(?:LLC|LLP|PLLC|Inc|Corp|Ltd)\b)?"
_WORDS = (*(f"official {kind}" for kind in ("website", "web", "site", "home", "page")), "belongs to")
_OFFICIAL = r"official\s(?:(?:web|home)\s?)?(?:site|page)"
_NAME = re.compile(FIRM)
_CLAIMED = re.compile(
    r"(?:\b(?:this\sis|welcome\sto|you\s(?:are\s(?:on|at|reading|viewing)|have\sreached))\s|^|(?<=[.!?:|–—-]\s))"
    rf"(?:the\s|our\s)?{_OFFICIAL}\s(?:of|for)\s(?P<name>(?-i:{FIRM}))",
    re.IGNORECASE,
)
_SITE = r"(?:(?:web\s?)?(?:site|page)|home\s?page)"
_OWNED = re.compile(rf"\b[Tt]his\s{_SITE}\sbelongs\sto\s(?:the\s)?(?P<name>{FIRM})")
_NAMED = re.compile(
    rf"^(?P<name>(?!The\s){FIRM})(?:\s?[|–—:-]\s?(?i:the\s)?(?i:{_OFFICIAL})\b|,?\s\(?(?i:{_OFFICIAL})\)?$)"
)
""" "Acme Partners | Official Site"."""
_SPOKEN = re.compile(
    rf"(?:^|[.!?]\s)(?:[Ww]e\sare|[Tt]his\s(?:web)?site\sis|[Oo]ur\sname\sis)\s(?P<name>{FIRM})(?=[.,!]|\s\()"
    rf"|(?:^|[.!?]\s)[Tt]his\s(?:web)?site,\s[\w.-]{{4,60}},\s(?:is|belongs\sto)\s(?P<owner>{FIRM})"
    rf"|(?:\b(?:[Yy]ou(?:\sare\s(?:visiting|on|at)|(?:\sha|['’])ve\sreached)|[Ww]elcome\sto)\sthe"
    rf"|(?:^|[.!?]\s)(?:[Tt]his\sis\s)?(?:[Tt]he|[Oo]ur))\s{_SITE}\s(?:of|for)\s(?P<site>{FIRM})"
)
_RUN = re.compile(
    rf"\b[Tt]his\s{_SITE}\sis\s(?:a\sproperty\sof|(?:owned|operated|run|published)(?:\s(?:and|&)\s(?:operated|run|managed|maintained))?\sby)"
    rf"\s(?P<by>{FIRM}{_FORM})"
    rf"|(?P<who>{FIRM}{_FORM}),?\s(?:owns|operates|runs)(?:\s(?:and|&)\s(?:operates|runs|manages|maintains))?\sthis\s{_SITE}\b"
    rf"|\b[Oo]ur\s(?:company|firm|business),\s(?P<ours>{FIRM}{_FORM}),"
)
"""Who is said to run the site; a person who runs it is no other firm, so only what is written as a firm's name counts."""
_SPEAKS = (
    "we are",
    "our name is",
    "our company,",
    "our firm,",
    "our business,",
    *(
        f"this {kind}"
        for kind in ("site", "website", "web site", "page", "webpage", "web page", "home page", "homepage")
    ),
    *(f"{kind} {word} " for kind in ("site", "page") for word in ("of", "for")),
)
_VERBS = r"(?:manages|operates|serves|offers|provides|owns|handles|employs|leases|looks\safter|was\sfounded|has\sbeen)"
_THEIR_PEOPLE = re.compile(
    rf"(?:[Mm]eet\s)?(?:[Tt]he\s)?(?P<name>{FIRM})(?:['’]s?)?\s(?i:(?:leadership|executive)\steam|leadership|executives|board)"
)
""" "Granitestar Partners leadership"; of "Granite State Partners" the first word is a plain one, and claims nothing so."""
_GREETING = re.compile(r"^Welcome to (?:the )?")
_KIND = re.compile(r"\s(?:Group|Company|Co|Firm|Team|Agency|Brokerage|Practice)\b.*$")
_BODIES = re.compile(
    r"^(?:Google|Mapbox|OpenStreetMap|WordPress|Wix|Microsoft)\b|\b(?:Association|Council|Institute)\b"
)
"""Whose copyright stands on others' pages: of maps, builders and a trade's bodies."""
_PLAIN = ("not_names", "inner_words", "city_names")
_MARKS = ("copyright", "structured", "site name")
_PLACES = frozenset(STATES) | frozenset(STATES.values())
_STATE_NAMES = tuple(sorted(_PLACES))
_PRAISES = re.compile(r"-|\w{4}ed$")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_SHORTEST_CORE = 4
"""Letters; fewer stand in any text."""


def without_claimed(pages: Sequence[PageText], domain: str, names: Iterable[str]) -> list[PageText]:
    """The pages without those that claim to be another company's.

    A firm whose name stands on another page of the site is the site's own, and so is one that the home page names more than
    once. A mark or "We are …" counts only where the page itself names the site's firm nowhere.

    Args:
        pages: of one site, home page first. names: what the site as a whole says that its firm is called.
    """
    known = frozenset(names)
    return [page for page in pages if not _is_anothers(page, pages, domain, known)]


def _is_anothers(page: PageText, pages: Sequence[PageText], domain: str, names: frozenset[str]) -> bool:
    if any(_is_strange(name, page, pages, domain, names - {name}) for name in set(_claims(page)) - _PLACES):
        return True
    if page.role == "home" or len(pages) == 1 or not names or _names_own(page, domain, frozenset()):
        return False
    for mark in set(_marks(page)) - _PLACES:
        # What a page says that it is called is among what the whole site says: it bears out nothing.
        own = frozenset(name for name in names if not _is_same(name, mark))
        if not own or _names_own(page, domain, own):
            continue
        if _is_strange(mark, page, pages, domain, own) and not _is_of_a_town(mark, pages):
            return True
    return False


def _is_same(name: str, mark: str) -> bool:
    """Whether two names are one, but for words behind it: "Acme Homes" and "Acme Homes, LLC"."""
    one, other = normal_company_name(name), normal_company_name(mark)
    initials = "".join(word[0] for word in one.split())
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ") or other == initials


def _is_of_a_town(name: str, pages: Sequence[PageText]) -> bool:
    """Whether a name's first word is a place of the site: "Georgetown Leasing" of a firm "in Georgetown" or "Georgetown, TX"."""
    first = name.removeprefix("The ").split()[0]
    signs = (f"in {first}", f"{first}, ")
    return any(
        signs[0] in text or any(behind.lstrip().startswith(_STATE_NAMES) for behind in text.split(signs[1])[1:])
        for page in pages
        for text in (segment.text for segment in page.segments)
    )


def _is_strange(name: str, page: PageText, pages: Sequence[PageText], domain: str, names: frozenset[str]) -> bool:
    beside = any(name in segment.text for other in pages if other is not page for segment in other.segments)
    again = page.role == "home" and sum(name in segment.text for segment in page.segments) > 1
    # "Acme Realty Group": that word is also what a firm says of itself.
    return not beside and not again and is_anothers_name(_KIND.sub("", name), letters_of_own(domain, names))


def _claims(page: PageText) -> Iterator[str]:
    """Whose official page it says to be."""
    for at in holding(page, _WORDS):
        for rule in (_CLAIMED, _NAMED, _OWNED):
            yield from (found["name"] for found in rule.finditer(page.segments[at].text))


def _names_own(page: PageText, domain: str, names: frozenset[str]) -> bool:
    """Whether a page has the site's firm anywhere: the begin of a name, or the domain's letters."""
    begins = {" ".join(normal_company_name(name).split()[:2]) for name in names} | {letters_of_label(domain)}
    cores = {begin: core for begin in begins if len(core := begin.replace(" ", "")) >= _SHORTEST_CORE}
    text = lower_text(page)
    if any(begin in text for begin, core in cores.items() if core.isascii() and core.isalnum()):
        return True  # most pages have it letter by letter
    letters = _NO_LETTERS.sub("", text)
    return any(core in letters for core in cores.values())


def _marks(page: PageText) -> Iterator[str]:
    """Whose page it is by its copyright, its markup, a title that is its heading, and what it says itself."""
    for mention in mentions(page):
        if mention.source in _MARKS:
            names = (found[0] for found in map(_NAME.match, PARTS.split(mention.text)) if found)
            yield from (
                name for name in names if not _BODIES.search(name) and (LEGAL.search(name) or _has_own_word(name))
            )
    headings = {_GREETING.sub("", segment.text) for segment in page.segments if segment.label in ("h1", "h2")}
    for segment in page.segments:
        if segment.kind is Kind.TITLE:
            yield from (part for part in PARTS.split(segment.text) if part in headings and _acts(part, page))
        elif segment.kind is Kind.HEADING:
            found = _THEIR_PEOPLE.fullmatch(segment.text)
            if found and _is_called(found["name"]):
                yield found["name"]
            elif segment.label == "h1" and _NAME.fullmatch(segment.text) and _acts(segment.text, page):
                yield segment.text
    for at in holding(page, _SPEAKS):
        text = page.segments[at].text
        spoken = (next(filter(None, found.groups())) for found in _SPOKEN.finditer(text))
        yield from (name for name in spoken if _is_firms(name) or _is_called(name))
        runs = (next(filter(None, found.groups())) for found in _RUN.finditer(text))
        yield from filter(_is_firms, runs)


def _is_firms(name: str) -> bool:
    return has_firm_word(name) or LEGAL.search(name) is not None


def _acts(name: str, page: PageText) -> bool:
    """Whether a heading is a firm's name: it ends as such do, or a sentence tells what it does."""
    if not _is_called(name):
        return False
    told = re.compile(rf"\b{re.escape(name)}(?:,? (?:LLC|Inc\.?))?\s{_VERBS}\b")
    offers = name.split()[-1].lower() in word_list("departments")
    return offers or has_firm_word(name) or any(told.search(segment.text) for segment in page.segments)


def _is_called(name: str) -> bool:
    """Whether some words are a name by their first one, and not what is offered, where or how: "Austin Leasing", "Members of …"."""
    return " " in name.removeprefix("The ") and _has_own_word(name)


def _has_own_word(name: str) -> bool:
    first = re.match(r"[a-z-]*", folded(name.removeprefix("The ")))
    # "Stress-Free Leasing", "Trusted Leasing".
    return bool(first and first[0]) and not (
        _PRAISES.search(first[0]) or any(first[0] in word_list(plain) for plain in _PLAIN)
    )
