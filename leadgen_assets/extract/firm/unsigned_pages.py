"""Firms that a page names which bears no sign of its own site: neither its firm's name nor its menu, header or foot.

Of 2,259 pages of real sites, home pages aside, 124 name their firm nowhere, and nearly all of these share their menu with the
others. So what such a page says need not be sorted by its wording: it is whose name it bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.own_names import FIRM, ends_in_trade
from leadgen_assets.extract.naming.written_names import LEGAL
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.reading.quick_look import once
from leadgen_assets.extract.reading.sections import beneath
from leadgen_assets.extract.reading.word_lists import word_list

_NAME = re.compile(rf"{FIRM}(?:,?\s(?:LLC|LLP|PLLC|Inc|Corp|Ltd)\b)?")
_SHARED = 4
"""Texts that a page has in common with another one of its site: a menu has as many."""
_PLAIN = ("not_names", "inner_words", "departments")
_PLACES = ("city_names", "kinds_of_places")
_MOST = 200
_ENDS = frozenset(("residential", "living", "brokers", "brokerage", "lettings", "investments", "homes", "sons", "mgmt"))
"""Last words of firms' names, beside those that firms leave off."""
_ESTATE = " real estate"
_BODIES = re.compile(
    r"\b(?:Schools?|University|College|Academy|Institute|Association|Council|Board|Bureau|Chamber|Court)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:acquir(?:ed|ing)|bought|purchased|sold(?:\sby)?|merged\swith|took\sover|grew\sout\sof|look(?:s|ed|ing)?\safter|manag(?:e|es|ed|ing)"
    r"|leas(?:e|es|ed|ing)|represent(?:s|ed|ing)?|formerly(?:\s\w+)?|previously(?:\s\w+)?|once(?:\s\w+)?|members?\sof|partner(?:s|ed|ing)?\swith"
    r"|compet\w+\s(?:with|of)|compar\w+\s(?:with|to)|better\sthan|work(?:s|ed|ing)?\s(?:for|at|with|alongside)|selling\sfor|join(?:ed|ing)|left"
    r"|years\s(?:at|with|as|of)|career\s(?:\w+\s)?(?:at|with|for)|(?:came|mov(?:ed|ing)|switch(?:ed|ing))\s(?:\w+\s){0,2}from|(?:founded|started)\s(?:\w+\s)?by"
    r"|unlike|(?:agents?|managers?|positions?|brokers?|lawyers?|friends|director)\s(?:\w+\s)?(?:at|with|for)|(?:owners?|founder|president|director)\sof"
    r"|founded|sponsor(?:s|ed)?(?:\sof)?|near|behind|above|below|next\sto|across\sfrom|(?:insured|screened|built|insurance|repairs)\s(?:by|with)"
    r"|\b(?:we|I)\s(?:\w+\s)?(?:recommend|trust|use)|(?:firms|companies|managers|names|brands|others)\slike|such\sas|including|when|thanks\sto"
    r"|(?:business|firm|houses|homes|owners)\sfrom|(?:house|home|property)\s(?:is\s)?with|affiliate[sd]?\s(?:of|with)|franchise\s?of|(?:part|division)\sof"
    r"|sister\s(?:company|firm|agency),)"
    r"\s(?:(?:the|at|with|for|as|our\s\w+|\w+\sof)\s){0,2}$|\b(?:and|&)\s$|(?-i:[A-Z])\w+,\s$",
    re.IGNORECASE,
)
"""Before a name: a firm that this one has to do with, where somebody was before, or the next of a row of them."""
_IS_DEALT_WITH = re.compile(
    r"(?:['’]s?\s(?!(?:home|page|site|web))|,?\s(?:is|are|was|were|became|has\sbeen)\s(?:now\s)?(?:an?\s|one\sof\s)?(?:part\sof|our|clients?|partners?|vendors?|neighbou?rs?)\b"
    r"|,?\s(?:joined|merged|closed|handed|asked|taught|fix(?:es)?|does|did|and\sother|where\s|a\s(?:client|vendor|partner)|our\s)|\sbuilding\b|\s\(\d{4}"
    r"|,?\s(?:in\s)?(?:19|20)\d\d\s?[-–—])",
    re.IGNORECASE,
)
"""Behind one."""
_THEIRS = re.compile(r"\s(?:Team|Story|Office|Offices|Family|Website|Site|Blog)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PRAISES = re.compile(r"\w+(?:-|ed\s)")
_OFFERED = frozenset(
    ("services", "service", "homes", "houses", "managers", "leasing", "rentals", "solutions", "sales", "law")
)
"""Last words of what is offered, in lists of it."""
_NUMBER = re.compile(r"[(+]?\d")
_NO_LETTERS = re.compile(r"[^a-z-]+")
_BETWEEN = frozenset(
    ("", "and", "of", "the", "at", "unlike", "vice", "president", "director", "founder", "owner", "manager", "broker")
)
"""Words in capitals before a name: of "Vice President of Acme Homes" the name is two."""
_OTHERS = re.compile(
    r"^(?:(?:our|the|my|some|more|other|past|former|current|select(?:ed)?|preferred|trusted|local|featured|strategic|community|client|customer|service|helpful|what)\s){0,3}"
    r"(?:partners?|vendors?|clients?|customers?|communit(?:y|ies)|affiliat\w+|suppliers?|contractors?|testimonials?|reviews?|resources|links"
    r"|experience|projects?|portfolio|sponsors?|friends|neighbou?rs|properties|listings)(?:\s(?:and|&)\s\w+|\sreviews|\ssay(?:\s\w+){0,2})?\W*$",
    re.IGNORECASE,
)
"""In a heading: beneath it stand others."""


def firms_of_unsigned(page: PageText, pages: Sequence[PageText]) -> Iterator[str]:
    """Names, written as firms' names are, that a page tells of without a sign of its own site; none of a page with its site's menu.

    Whether the page names the site's own firm is not looked at, nor whose name each is.

    Args:
        page: one of the site's. pages: all of them.
    """
    if not is_alone(page, pages):
        return
    host, others = _host(page.url), beneath(page, _OTHERS)
    for at, segment in enumerate(page.segments[:_MOST]):
        if (others[at] and segment.kind is not Kind.HEADING) or (segment.href and _host(segment.href) != host):
            continue
        behind = page.segments[at + 1].text if at + 1 < len(page.segments) else ""
        yield from _firms(segment, behind)


def is_alone(page: PageText, pages: Sequence[PageText]) -> bool:
    """Whether a page shares so little text with each other page of its site that it has no menu, header or foot with one.

    Args:
        page: one of the site's. pages: all of them.
    """
    own = _texts(page)
    return all(len(own & _texts(other)) < _SHARED for other in pages if other is not page)


@once
def _texts(page: PageText) -> frozenset[str]:
    return frozenset([segment.text for segment in page.segments if segment.text])


def _firms(segment: Segment, behind: str) -> Iterator[str]:
    text = segment.text
    for found in _NAME.finditer(text):
        begin, name = _own_words(found[0])
        # "Meet the Acme Homes Team" is one run.
        name = _POSSESSIVE.sub("", _THEIRS.sub("", name))
        if segment.kind is Kind.TEXT and not _is_firms(name):
            name = _begin_of(name)
        if not _is_firms(name) or _BODIES.search(name) or _PRAISES.match(name):
            continue
        if name == text and not _stands_for_itself(segment, behind):
            continue
        at = found.start() + begin
        if not (_DEALT_WITH.search(text[:at]) or _IS_DEALT_WITH.match(text[at + len(name) :])):
            yield name


def _stands_for_itself(segment: Segment, behind: str) -> bool:
    """Whether a text that is a name is no heading, title or link: those may be what is offered, or where ("Lakeway Management")."""
    if segment.kind is Kind.IMAGE or (segment.kind is Kind.TEXT and _NUMBER.match(behind)):
        return True
    return segment.kind is Kind.TEXT and segment.text.rpartition(" ")[2].lower() not in _OFFERED


def _begin_of(run: str) -> str:
    """The longest beginning of a run that is a firm's name: of "ACME HOMES HAS THE KEYS" two words; the run where none is."""
    words = run.split()
    begins = (" ".join(words[:count]) for count in range(len(words) - 1, 1, -1) if words[count - 1] not in _BETWEEN)
    return next((begin for begin in begins if _is_firms(begin)), run)


def _own_words(run: str) -> tuple[int, str]:
    """A run of capitalised words from its first one that is a name, and where in it that is: of "Contact Acme Homes" the last two.

    None where a place comes first: "Austin Leasing", "Lake Travis Rentals".
    """
    for found in re.finditer(r"\S+", run):
        word = _NO_LETTERS.sub("", found[0].lower())
        if any(word in word_list(kind) for kind in _PLACES):
            break
        plain = word in _BETWEEN or word.endswith("ly") or any(word in word_list(kind) for kind in _PLAIN)
        if not plain:
            return found.start(), run[found.start() :]
    return 0, ""


def _is_firms(name: str) -> bool:
    last = name.rpartition(" ")[2].lower()
    ends = has_firm_word(name) or ends_in_trade(name) or last in _ENDS or name.lower().endswith(_ESTATE)
    return LEGAL.search(name) is not None or (" " in name and ends)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")
