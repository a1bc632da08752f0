"""Pages that claim to be another company's: "This is the official website of Acme Partners", its mark and never the site's own name.

Such a page is no firm's witness about itself, whether rules or a model read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.given_names import folded
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.firm.domain_letters import letters_of_label
from leadgen_assets.extract.firm.name_mentions import PARTS, is_page_name, mentions
from leadgen_assets.extract.naming.own_names import FIRM, ends_in_trade, letters_of_own
from leadgen_assets.extract.naming.written_names import LEGAL
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.reading.quick_look import holding, lower_text, once
from leadgen_assets.extract.reading.word_lists import line_list, word_list

_FORM = r"(?:,\s(?:LLC|LLP|PLLC|Inc|Corp|Ltd)\b)?"
_ABROAD_WORDS = ("oficial", "officiel", "offizielle", "ufficiale")
_WORDS = (*(f"official {kind}" for kind in ("website", "web", "site", "home", "page")), *_ABROAD_WORDS, "belongs to")
_OFFICIAL = r"official\s(?:(?:(?:web|home)\s?)?(?:site|page)|(?:(?:web|online)\s)?home(?=\sof\s))"
_NAME = re.compile(FIRM)
_CLAIMED = re.compile(
    r"(?:\b(?:this\sis|welcome\sto|you\s(?:are\s(?:on|at|reading|viewing)|have\sreached))\s|^|(?<=[.!?:|–—-]\s))"
    rf"(?:the\s|our\s)?(?:one\sand\sonly\s)?{_OFFICIAL}\s(?:of|for)\s(?P<name>(?-i:{FIRM}))",
    re.IGNORECASE,
)
_OFFICIAL_ABROAD = re.compile(
    r"(?:^|(?<=[.!?:|–—-]\s)|\b(?:este\s(?:es|é)|bienvenid[oa]s?\s(?:al?|en)|bem-vind[oa]s?\sa|(?:ceci|c['’])\s?est|bienvenue\ssur"
    r"|(?:dies|das|hier)\sist|willkommen\sauf|questo\sè|benvenut[oi]\s(?:nel|sul))\s)(?:(?:el|la|o|a|le|l['’]|die|der|das|il|unser\w*|nuestr[oa])\s?)?"
    r"(?:(?:sitio(?:\sweb)?|p[áa]gina(?:\sweb)?|web|site)\soficial\s(?:de|da|do)|site\s(?:web\s|internet\s)?officiel\s(?:de|du)"
    r"|offizielle\s(?:web-?\s?|internet)?(?:site|seite|homepage|präsenz)\s(?:von|der|des)|(?:sito|pagina)\s(?:web\s)?ufficiale\s(?:di|del|della))"
    rf"\s(?P<name>(?-i:{FIRM}))",
    re.IGNORECASE,
)
""" "Sitio oficial de Acme Partners"; who links to another's says so in the midst of a sentence."""
_SITE = r"(?:(?:web\s?)?(?:site|page)|home\s?page)"
_OWNED = re.compile(rf"\b[Tt]his\s{_SITE}\sbelongs\sto\s(?:the\s)?(?P<name>{FIRM})")
_NAMED = re.compile(
    rf"^(?P<name>(?!The\s){FIRM})(?:\s?[|–—:-]\s?(?i:the\s)?(?i:{_OFFICIAL})\b|,?\s\(?(?i:{_OFFICIAL})\)?$)"
)
""" "Acme Partners | Official Site"."""
_SPOKEN = re.compile(
    rf"(?:^|[.!?]\s)(?:[Ww]e(?:\sare|['’]re)(?:\scalled)?|[Tt]his\s(?:web)?site\sis|[Oo]ur\sname\sis"
    rf"|[Oo]ur\s(?:company|firm|business|agency)(?:['’]s\sname\sis|\s(?:is\s(?:called|named|known\sas)|goes\sby)))\s(?P<name>{FIRM})(?=[.,!]|\s\()"
    rf"|(?:^|[.!?]\s)(?:[Hh]ere|[Ww]e)\sat\s(?P<at>{FIRM})(?=,|\s[a-z])"
    rf"|\b[Yy]ou(?:\sha|['’])ve\sreached\s(?P<reached>{FIRM})(?=[.,!]|$)"
    rf"|\b[Ww]e(?:\sare|['’]re)\s(?:the\s)?(?:folks|people|team|staff|crew|family|firm|company)\s(?:at|of|behind|from)\s(?P<folks>{FIRM})(?=[.,!]|\s\()"
    rf"|(?:^|[.!?]\s)[Tt]his\s(?:web)?site,\s[\w.-]{{4,60}},\s(?:is|belongs\sto)\s(?P<owner>{FIRM})"
    rf"|(?:\b(?:[Yy]ou(?:\sare\s(?:visiting|on|at)|(?:\sha|['’])ve\sreached)|[Ww]elcome\sto)\sthe"
    rf"|(?:^|[.!?]\s)(?:[Tt]his\sis\s)?(?:[Tt]he|[Oo]ur))\s{_SITE}\s(?:of|for)\s(?P<site>{FIRM})"
)
_RUN = re.compile(
    rf"\b[Tt]his\s{_SITE}\sis\s(?:a\sproperty\sof|(?:owned|operated|run|published)(?:\s(?:and|&)\s(?:operated|run|managed|maintained))?\sby)"
    rf"\s(?P<by>{FIRM}{_FORM})"
    rf"|(?P<who>{FIRM}{_FORM}),?\s(?:owns|operates|runs)(?:\s(?:and|&)\s(?:operates|runs|manages|maintains))?\sthis\s{_SITE}\b"
    rf"|\b[Oo]ur\s(?:company|firm|business),\s(?P<ours>{FIRM}{_FORM}),"
    rf"|\b[Yy]ou\s(?:are\sbeing|have\sbeen|were)\s(?:redirected|forwarded|taken|transferred)\sto\s(?P<to>{FIRM}{_FORM})"
    rf"|(?P<owner>{FIRM}{_FORM}),?\s(?:is\s|who\sis\s)?(?:the\s)?(?:proud\s)?(?:owners?|operators?|publishers?)\sof\sthis\s{_SITE}\b"
)
"""Who is said to run the site; a person who runs it is no other firm, so only what is written as a firm's name counts."""
_SPEAKS = (
    "we are",
    "we're",
    "we’re",
    "here at ",
    "we at ",
    "ve reached ",
    "s name is ",
    *(f"our {firm} {word}" for firm in ("company", "firm", "business", "agency") for word in ("is ", "goes by")),
    *(f"{word} to " for word in ("redirected", "forwarded", "taken", "transferred")),
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
_GREETING = re.compile(r"^(?:Welcome to|About|Contact) (?:the )?")
_KIND = re.compile(r"\s(?:Group|Company|Co|Firm|Team|Agency|Brokerage|Practice)\b.*$")
_BODIES = re.compile(
    r"\b(?:Association|Council|Institute|Board|Bureau|Chamber|Foundation|Listing\sService|MLS|Themes?|Templates?|Plug-?ins?|Fonts?|Icons)\b"
)
"""Whose copyright stands on others' pages: a trade's bodies and exchanges, themes and what else pages are made of."""
_FRANCHISED = re.compile(
    r"\b(?:each|every|all)\s(?:\w+\s)?(?:offices?|franchises?|locations?|franchisees?)\s(?:is|are)\s(?:an?\s)?independently\s(?:owned|operated)\b",
    re.IGNORECASE,
)
"""What a brand has below its copyright on the pages of its franchisees."""
_CREDITED = re.compile(
    r"\b(?i:(?:powered|designed?|developed|built|hosted|created|made|maintained|provided|supplied|website|site|theme|template|listings?|data|photos?"
    rf"|photography|software|marketing)\s(?:(?:by|from|courtesy\sof)|(?:and|&)\s\w+\sby))\s(?P<name>{FIRM})"
)
_CREDITS = (" by ", " from ", " courtesy of ")
"""Who made the page or what it shows."""
_PLAIN = ("not_names", "inner_words", "city_names", "kinds_of_places")
_MARKS = ("copyright", "structured", "site name")
_SHOWN = ("home link", "logo", "header", "spoken")
"""Where a page writes whose it is, beside what else stands there: of these only what is called as firms are counts."""
_PLACES = frozenset(STATES) | frozenset(STATES.values())
_STATE_NAMES = tuple(sorted(_PLACES))
_PRAISES = re.compile(r"-|\w{4}ed$")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_WHERE = r"(?i:in|near|around|across|throughout|greater|serv(?:e|es|ing))"
_DISTRICTS = ("County", "Parish", "Township", "Borough", "Metro", "Area", "Region")
_SEVERAL = 2
"""Names of one shape that differ in their places."""
_MOST = 60
"""Marks and credits of one page that are looked at."""
_SHORTEST_CORE = 4
"""Letters; fewer stand in any text."""


def without_claimed(
    pages: Sequence[PageText], domain: str, names: Iterable[str], vendors: Iterable[str] = ()
) -> list[PageText]:
    """The pages without those that claim to be another company's.

    A firm whose name stands on another page of the site is the site's own, and so is one that the home page names more than
    once. A mark or "We are …" counts only where the page itself names the site's firm nowhere.

    Args:
        pages: of one site, home page first. names: what the site as a whole says that its firm is called.
        vendors: names of those whose software the site may use, and whose marks stand on its pages.
    """
    known, makers = frozenset(names), tuple(map(normal_company_name, vendors))
    return [page for page in pages if not _is_anothers(page, pages, domain, known, makers)]


def _is_anothers(
    page: PageText, pages: Sequence[PageText], domain: str, names: frozenset[str], makers: tuple[str, ...]
) -> bool:
    if any(_is_strange(name, page, pages, domain, names - {name}) for name in set(_claims(page)) - _PLACES):
        return True
    if page.role == "home" or len(pages) == 1 or not names or _names_own(page, domain, frozenset()):
        return False
    for mark in islice(dict.fromkeys(_marks(page)), _MOST):
        if mark in _PLACES:
            continue
        # What a page says that it is called is among what the whole site says: it bears out nothing.
        own = frozenset(name for name in names if not _is_same(name, mark))
        if not own or _names_own(page, domain, own):
            continue
        if _is_makers(mark, page, makers) or not _is_strange(mark, page, pages, domain, own):
            continue
        if not _is_of_a_town(mark, page, pages, own):
            return True
    return False


def _is_makers(name: str, page: PageText, makers: tuple[str, ...]) -> bool:
    """Whether a name is that of whoever made the page or what it shows: a vendor, or one that the page credits."""
    begin = f"{normal_company_name(name)} "
    if begin.startswith(tuple(f"{maker} " for maker in (*makers, *line_list("page_makers")))):
        return True
    return any(_is_same(credited, name) for credited in _credited(page))


@once
def _credited(page: PageText) -> tuple[str, ...]:
    """Whom a page credits."""
    said = (found["name"] for at in holding(page, _CREDITS) for found in _CREDITED.finditer(page.segments[at].text))
    return tuple(islice(dict.fromkeys(said), _MOST))


def _is_same(name: str, mark: str) -> bool:
    """Whether two names are one, but for words behind it: "Acme Homes" and "Acme Homes, LLC"."""
    one, other = normal_company_name(name), normal_company_name(mark)
    initials = "".join(word[0] for word in one.split())
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ") or other == initials


def _is_of_a_town(name: str, page: PageText, pages: Sequence[PageText], names: frozenset[str]) -> bool:
    """Whether a name is what is offered in a place: "Travis County Leasing", or its first word is a place of the site.

    That it is by what the site says of it ("in Georgetown", "Georgetown, TX", or anything on another page), by the page's address
    ("/georgetown-leasing/"), or by several such links and headings ("Kyle Leasing", "Buda Leasing").
    """
    first, *rest = name.removeprefix("The ").split()
    slugs = set(re.split(r"[^a-z0-9]+", urlsplit(page.url).path.lower()))
    if rest and (rest[0] in _DISTRICTS or {word.lower() for word in (first, *rest)} <= slugs):
        return True
    place, own = re.escape(first), rf"(?!\s{re.escape(rest[0])}\b)" if rest else ""
    said = re.compile(rf"\b{_WHERE}\s(?:the\s)?{place}\b{own}|\b{place},\s+(?:{'|'.join(_STATE_NAMES)})\b")
    alike, word = re.compile(rf"(?:[A-Z][\w’'-]+\s){{1,2}}{re.escape(' '.join(rest))}"), re.compile(rf"\b{place}\b")
    others = set()
    for each in pages:
        for segment in each.segments:
            if first in segment.text:
                if said.search(segment.text) or (each is not page and word.search(segment.text)):
                    return True
            elif rest and segment.kind in (Kind.LINK, Kind.HEADING) and alike.fullmatch(segment.text):
                others.add(segment.text)
    return len([other for other in others if not any(_is_same(each, other) for each in names)]) >= _SEVERAL


def _is_strange(name: str, page: PageText, pages: Sequence[PageText], domain: str, names: frozenset[str]) -> bool:
    beside = any(name in segment.text for other in pages if other is not page for segment in other.segments)
    again = page.role == "home" and sum(name in segment.text for segment in page.segments) > 1
    # "Acme Realty Group": that word is also what a firm says of itself.
    return not beside and not again and is_anothers_name(_KIND.sub("", name), letters_of_own(domain, names))


def _claims(page: PageText) -> Iterator[str]:
    """Whose official page it says to be."""
    for at in holding(page, _WORDS):
        for rule in (_CLAIMED, _NAMED, _OWNED, _OFFICIAL_ABROAD):
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
                name
                for name in names
                if (LEGAL.search(name) or _has_own_word(name))
                and (not _BODIES.search(name) or _is_titled(page, name))
                and not (_FRANCHISED.search(mention.segment.text) or _is_somebody_shown(page, mention.segment, name))
            )
        elif mention.source in _SHOWN:
            shown = mention.text.strip()
            if _NAME.fullmatch(shown) and _offers(shown) and not _BODIES.search(shown):
                yield shown
    headings = {_GREETING.sub("", segment.text) for segment in page.segments if segment.label in ("h1", "h2")}
    for segment in page.segments:
        if segment.kind is Kind.TITLE:
            parts = [_GREETING.sub("", part) for part in PARTS.split(segment.text)]
            yield from (part for part in parts if part in headings and _acts(part, page))
            # "Acme Management - About us": what stands beside a page's own name is the site's.
            left = [part for part in parts if not is_page_name(part)]
            yield from (part for part in left if 0 < len(left) < len(parts) and _NAME.fullmatch(part) and _offers(part))
        elif segment.kind is Kind.HEADING:
            found = _THEIR_PEOPLE.fullmatch(segment.text)
            if found and _is_called(found["name"]):
                yield found["name"]
            elif segment.label == "h1" and _NAME.fullmatch(own := _GREETING.sub("", segment.text)):
                greeted = own != segment.text and _is_called(own) and ends_in_trade(own)
                if greeted or _acts(own, page):
                    yield own
    for at in holding(page, _SPEAKS):
        text = page.segments[at].text
        spoken = (next(filter(None, found.groups())) for found in _SPOKEN.finditer(text))
        yield from (name for name in spoken if _is_firms(name) or _is_called(name))
        runs = (next(filter(None, found.groups())) for found in _RUN.finditer(text))
        yield from (name for name in runs if _is_firms(name) or _offers(name))


def _is_somebody_shown(page: PageText, mark: Segment, name: str) -> bool:
    """Whether a mark's name is that of somebody whom the page shows, and of no firm: "© 2026 Jane Doe" below "Jane Doe, Owner"."""
    if _is_firms(name) or _offers(name) or len(name.split()) not in (2, 3):
        return False
    return any(each.text.startswith(name) and each.kind is not Kind.TITLE for each in page.segments if each is not mark)


def _is_titled(page: PageText, name: str) -> bool:
    """Whether a page's title begins as a name does: a template's own page ("Acme - a design template") shows nobody's firm."""
    first = f"{name.split()[0]} "
    return any(segment.text.startswith(first) for segment in page.segments if segment.kind is Kind.TITLE)


def _is_firms(name: str) -> bool:
    return has_firm_word(name) or LEGAL.search(name) is not None


def _acts(name: str, page: PageText) -> bool:
    """Whether a heading is a firm's name: it ends as such do, or a sentence tells what it does."""
    if not _is_called(name):
        return False
    told = re.compile(rf"\b{re.escape(name)}(?:,? (?:LLC|Inc\.?))?\s{_VERBS}\b")
    return _offers(name) or any(told.search(segment.text) for segment in page.segments)


def _offers(name: str) -> bool:
    """Whether a name ends as firms' names do, or with what it offers: "Acme Management"."""
    return _is_called(name) and (has_firm_word(name) or name.split()[-1].lower() in word_list("departments"))


def _is_called(name: str) -> bool:
    """Whether some words are a name by their first one, and not what is offered, where or how: "Austin Leasing", "Members of …"."""
    return " " in name.removeprefix("The ") and _has_own_word(name)


def _has_own_word(name: str) -> bool:
    found = re.match(r"[a-z-]+", folded(name.removeprefix("The ")))
    if found is None:
        return False
    first = found[0]
    # "Stress-Free Leasing", "Trusted Leasing".
    return not (_PRAISES.search(first) or any(first in word_list(plain) for plain in _PLAIN))
