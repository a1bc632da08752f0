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
_ENDS = frozenset(("residential", "living", "brokers", "brokerage", "lettings", "investments"))
"""Last words of firms' names, beside those that firms leave off."""
_BODIES = re.compile(
    r"\b(?:Schools?|University|College|Academy|Institute|Association|Council|Board|Bureau|Chamber|Court)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:acquir(?:ed|ing)|bought|purchased|sold|merged\swith|took\sover|look(?:s|ed|ing)?\safter|manag(?:e|es|ed|ing)|leas(?:e|es|ed|ing)"
    r"|represent(?:s|ed|ing)?|formerly(?:\s\w+)?|previously(?:\s\w+)?|once(?:\s\w+)?|members?\sof|partner(?:s|ed|ing)?\swith|compet\w+\s(?:with|of)"
    r"|work(?:s|ed|ing)?\s(?:for|at|with|alongside)|join(?:ed|ing)|left|years\s(?:at|with|as)|career\s(?:at|with)|(?:came|mov(?:ed|ing)|switch(?:ed|ing))\s(?:\w+\s)?from|(?:founded|started)\s(?:\w+\s)?by|unlike|positions?\s(?:at|with)"
    r"|agents?\s(?:at|with|for)|managers?\s(?:at|with|for)|owners?\sof|founder\sof|president\sof|sponsor(?:s|ed)?(?:\sof)?|near|behind|next\sto|across\sfrom"
    r"|insured\s(?:by|with)|recommend(?:s|ed)?|trust(?:s|ed)?|like|such\sas|including|affiliate[sd]?\s(?:of|with)|franchise\s?of|part\sof|division\sof)"
    r"\s(?:(?:the|at|with|for|as|our\s\w+|\w+\sof)\s){0,2}$|\b(?:and|&)\s$|(?-i:[A-Z])\w+,\s$",
    re.IGNORECASE,
)
"""Before a name: a firm that this one has to do with, where somebody was before, or the next of a row of them."""
_IS_DEALT_WITH = re.compile(
    r"(?:['’]s?\s(?!(?:home|page|site|web))|,?\s(?:is|are|was|were|became|has\sbeen)\s(?:now\s)?(?:an?\s|one\sof\s)?(?:part\sof|our|clients?|partners?|vendors?|neighbou?rs?)\b"
    r"|,?\s(?:joined|merged|fix(?:es)?|does|did|and\sother|where\s|a\s(?:client|vendor|partner)|our\s)|\s\(\d{4}|,?\s(?:in\s)?(?:19|20)\d\d\s?[-–—])",
    re.IGNORECASE,
)
"""Behind one."""
_THEIRS = re.compile(r"\s(?:Team|Story|Office|Offices|Family|Website|Site|Blog)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PRAISES = re.compile(r"\w+(?:-|ed\s)")
_NUMBER = re.compile(r"[(+]?\d")
_NO_LETTERS = re.compile(r"[^a-z-]+")
_BETWEEN = frozenset(("", "and", "of", "the", "at", "unlike"))
_OTHERS = re.compile(
    r"\b(?:partners?|vendors?|clients?|customers?|communit(?:y|ies)|affiliat\w+|suppliers?|contractors?|testimonials?|reviews?|resources|links"
    r"|experience|projects?|portfolio|sponsors?|friends|neighbou?rs|properties|listings)\b",
    re.IGNORECASE,
)
"""In a heading: beneath it stand others."""


def firms_of_unsigned(page: PageText, pages: Sequence[PageText]) -> Iterator[str]:
    """Names, written as firms' names are, that a page tells of without a sign of its own site; none of a page with its site's menu.

    Whether the page names the site's own firm is not looked at, nor whose name each is.

    Args:
        page: one of the site's. pages: all of them.
    """
    if not _is_alone(page, pages):
        return
    host, others = _host(page.url), beneath(page, _OTHERS)
    for at, segment in enumerate(page.segments[:_MOST]):
        if (others[at] and segment.kind is not Kind.HEADING) or (segment.href and _host(segment.href) != host):
            continue
        behind = page.segments[at + 1].text if at + 1 < len(page.segments) else ""
        yield from _firms(segment, behind)


def _is_alone(page: PageText, pages: Sequence[PageText]) -> bool:
    """Whether a page shares so little text with each other page of its site that it has no menu, header or foot with one."""
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
        # What stands by itself may be what is offered, or where ("Lakeway Property Management"), but above an address.
        alone = name == text and (segment.kind is not Kind.TEXT or _NUMBER.match(behind) is None)
        if alone or not _is_firms(name) or _BODIES.search(name) or _PRAISES.match(name):
            continue
        at = found.start() + begin
        if not (_DEALT_WITH.search(text[:at]) or _IS_DEALT_WITH.match(text[at + len(name) :])):
            yield name


def _own_words(run: str) -> tuple[int, str]:
    """A run of capitalised words from its first one that is a name, and where in it that is: of "Contact Acme Homes" the last two.

    None where a place comes first: "Austin Leasing", "Lake Travis Rentals".
    """
    for found in re.finditer(r"\S+", run):
        word = _NO_LETTERS.sub("", found[0].lower())
        if any(word in word_list(kind) for kind in _PLACES):
            break
        if word not in _BETWEEN and not any(word in word_list(kind) for kind in _PLAIN):
            return found.start(), run[found.start() :]
    return 0, ""


def _is_firms(name: str) -> bool:
    last = name.rpartition(" ")[2].lower()
    return LEGAL.search(name) is not None or (
        " " in name and (has_firm_word(name) or ends_in_trade(name) or last in _ENDS)
    )


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")
