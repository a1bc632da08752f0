"""Whose page a page is by its marks and words: its official claims, copyright, markup, logo, title and heading, and "We are …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.given_names import folded
from leadgen_assets.extract.firm.name_mentions import PARTS, mentions
from leadgen_assets.extract.firm.title_subjects import is_page_name
from leadgen_assets.extract.naming.own_names import FIRM, ends_in_trade
from leadgen_assets.extract.naming.written_names import LEGAL
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.reading.quick_look import holding
from leadgen_assets.extract.reading.word_lists import word_list

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
_RUN_BY = (
    rf"\b[Tt]his\s{_SITE}\sis\s(?:a\sproperty\sof|(?:owned|operated|run|published)(?:\s(?:and|&)\s(?:operated|run|managed|maintained))?\sby)"
    rf"\s(?P<by>{FIRM}{_FORM})"
    rf"|\b[Oo]ur\s(?:company|firm|business),\s(?P<ours>{FIRM}{_FORM}),"
    rf"|\b[Yy]ou\s(?:are\sbeing|have\sbeen|were)\s(?:redirected|forwarded|taken|transferred)\sto\s(?P<to>{FIRM}{_FORM})"
)
_RUNNING = (
    rf"(?P<who>{FIRM}{_FORM}),?\s(?:owns|operates|runs)(?:\s(?:and|&)\s(?:operates|runs|manages|maintains))?\sthis\s{_SITE}\b"
    rf"|(?P<owner>{FIRM}{_FORM}),?\s(?:is\s|who\sis\s)?(?:the\s)?(?:proud\s)?(?:owners?|operators?|publishers?)\sof\sthis\s{_SITE}\b"
)
_RUN, _RUN_OR_RUNNING = re.compile(_RUN_BY), re.compile(f"{_RUN_BY}|{_RUNNING}")
_RUNS = re.compile(r"(?:owns|operates|runs|manages|maintains|(?:owners?|operators?|publishers?)\sof)\sthis\s")
"""Who is said to run the site; a person who runs it is no other firm, so only what is written as a firm's name counts.

What begins with a name is tried at each word of a text, so it is looked for only where the words behind it stand.
"""
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
_BODIES = re.compile(
    r"\b(?:Association|Council|Institute|Board|Bureau|Chamber|Foundation|Listing\sService|MLS|Themes?|Templates?|Plug-?ins?|Fonts?|Icons)\b"
)
"""Whose copyright stands on others' pages: a trade's bodies and exchanges, themes and what else pages are made of."""
_PLAIN = ("not_names", "inner_words", "city_names", "kinds_of_places")
_MARKS = ("copyright", "structured", "site name")
_SHOWN = ("home link", "logo", "header", "spoken")
"""Where a page writes whose it is, beside what else stands there: of these only what is called as firms are counts."""
_INITIAL = re.compile(r"\s[A-Z]$")
"""Where "© 2026 Jane D. Doe" is cut: somebody's."""
_PRAISES = re.compile(r"-|\w{4}ed$")


def official_claims(page: PageText) -> Iterator[str]:
    """Names of those whose official page a page says to be."""
    for at in holding(page, _WORDS):
        for rule in (_CLAIMED, _NAMED, _OWNED, _OFFICIAL_ABROAD):
            yield from (found["name"] for found in rule.finditer(page.segments[at].text))


def marks(page: PageText) -> Iterator[str]:
    """Names of those whose page it is by its copyright, its markup, a title that is its heading, and what it says itself."""
    for mention in mentions(page):
        if mention.source in _MARKS:
            names = (found[0] for found in map(_NAME.match, PARTS.split(mention.text)) if found)
            yield from (
                name
                for name in names
                if (LEGAL.search(name) or _has_own_word(name))
                and not _INITIAL.search(name)
                and (not _BODIES.search(name) or _is_titled(page, name))
                and not _is_somebody_shown(page, mention.segment, name)
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
        run = _RUN_OR_RUNNING if _RUNS.search(text) else _RUN
        runs = (next(filter(None, found.groups())) for found in run.finditer(text))
        yield from (
            name for name in runs if _is_firms(name) or _offers(name) or (_is_called(name) and ends_in_trade(name))
        )


def _is_somebody_shown(page: PageText, mark: Segment, name: str) -> bool:
    """Whether a mark's name is that of somebody whom the page shows, and of no firm: "© 2026 Jane B. Doe" below "Jane Doe, Owner"."""
    if _is_firms(name) or _offers(name) or len(name.split()) not in (2, 3):
        return False
    first, *_, last = name.lower().split()
    somebody = re.compile(rf"{re.escape(first)}\s(?:\S+\s)?{re.escape(last)}(?=$|\s?[,|:(–—-])")
    texts = (each.text.lower() for each in page.segments if each is not mark and each.kind is not Kind.TITLE)
    return any(somebody.match(text) for text in texts)


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
