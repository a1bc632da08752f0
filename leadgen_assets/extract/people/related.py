"""What the words around a name say of whose somebody is: a relative with a profession, another firm's head, or the head of ours.

A relative is the firm's where the text says so ("her husband, Bob Doe, our broker"); a mere profession ("a teacher") is had
anywhere. The rules are from how biographies are written in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded
from leadgen_assets.domain.wording.titles import FIRM_WORDS
from leadgen_assets.extract.naming.own_names import FIRM, names_begin
from leadgen_assets.extract.people.titles_behind import NamePlace

_KIN = re.compile(
    r"\b(?:married\sto|(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)\s(?:\w+\s){0,2}?(?:wife|husband|spouse|fianc[eé]e?|sons?|daughters?|father|mother|brother"
    r"|sister|parents|in-law|stepson|stepdaughter)),?\s(?:Drs?\.?\s)?$"
)
_PROFESSION = re.compile(
    r",?\s(?:who\s)?(?:is\s(?:also\s)?)?an?\s(?!(?:co-?)?(?:owner|founder|president|proprietor|principal|partner|ceo)\b)|\s\w+s\s(?:at|for)\s[A-Z]"
)
_AT = re.compile(rf"\s(?:at|of|for|with|in)\s(?:(?P<ours>(?:our|this)\s)|(?<!in\s)(?P<firm>{FIRM}))")
_LED_BY = re.compile(
    rf"(?P<firm>{FIRM}),?\s(?:[-–—(]\s?)?(?:(?:is|was)\s)?(?:founded|owned|led|headed|run|managed|operated)\sby\s(?:[a-z]+\s){{0,3}}$"
)
_BEHIND = re.compile(r"\s([A-Z][\w'’-]+)")
_LEADS_US = re.compile(
    rf",\s(?:the\s)?(?:co-)?(?:owner|founder|president|ceo|proprietor|principal)(?:\s(?:and|&)\s\w+)?\sof\s(?:our|this)\s{FIRM_WORDS}\b"
    r"|,\sour\s(?:co-)?(?:owner|founder|president|ceo|proprietor|principal)(?:\s(?:and|&)\s\w+)?(?=,\s)",
    re.IGNORECASE,
)
_LED = re.compile(r"(?P<what>[\w’'-]+)\s(?:led|headed|managed|run)\sby\s$")
_MAY_LEAD = re.compile(
    rf"(?:{FIRM_WORDS}|office|team|group|crew|staff|department|organi[sz]ation|school|church|family|is|are|was|be|been|being|and|now|proudly|currently|\w+ly|[A-Z].*)"
)
""" "Our firm is led by", "family-run and led by"; a "machine led by" somebody is not the firm."""

_ON_SHOW = re.compile(
    r"\s(?:on|in)\s(?:the|our|his|her|their|an?)\s(?:[\w’'&-]+\s){0,5}?(?:podcast|episode|show|webinar|interview)\b"
)
_OF_KIN = re.compile(
    r"\b(?:widow(?:er)?|wife|husband|son|daughter|mother|father|brother|sister|nephew|niece|descendant|grand(?:son|daughter|child))\s(?:of|to)\s"
    r"(?:the\s)?(?:late\s)?(?:[A-Z][a-z]+\s){0,2}$"
)
""" "The widow of President Jane Doe"."""

_REACH, _LONG = 110, 4
"""Characters in front of a name in which the firm stands; letters of a surname by which a firm is called."""


def is_anothers(text: str, place: NamePlace, letters: str) -> bool:
    """Whether somebody is named as a relative with a profession, or as who leads a firm that bears their name and is not this one.

    "Married to Dr. Jane Doe, a family physician"; "Alder & Elm is led by Jane Alder".

    Args:
        text: of one segment. place: of the name in it. letters: of the company's domain and names, parted by spaces.
    """
    if _OF_KIN.search(text, max(0, place.start - 60), place.start):
        return True
    return _is_relative(text, place, letters) or _leads_namesake(text, place, letters)


def is_on_show_or_leads_others(text: str, place: NamePlace) -> bool:
    """Whether somebody is met in a broadcast ("Meet Jane Doe on the Elm podcast"), or leads what is not the firm ("a party led by")."""
    led = _LED.search(text, max(0, place.start - _REACH), place.start)
    return _ON_SHOW.match(text, place.end) is not None or (led is not None and not _MAY_LEAD.fullmatch(led["what"]))


def leads_us(text: str, end: int) -> bool:
    """Whether what stands behind a name says that a person leads this firm, whatever the name is: ", the founder of our company"."""
    return _LEADS_US.match(text, end) is not None


def _is_relative(text: str, place: NamePlace, letters: str) -> bool:
    if _KIN.search(text, max(0, place.start - 60), place.start) is None:
        return False
    if _PROFESSION.match(text, place.end) is None:
        return False
    firm = _AT.search(text, place.end, place.end + _REACH)
    return firm is None or not (firm["ours"] or names_begin(firm["firm"], letters))


def _leads_namesake(text: str, place: NamePlace, letters: str) -> bool:
    if " by " not in text[: place.start]:
        return False
    led = _LED_BY.search(text, max(0, place.start - _REACH), place.start)
    if led is None or names_begin(led["firm"], letters) or _is_begun(led["firm"], letters):
        return False
    behind = _BEHIND.match(text, place.end)
    surnames = {folded(place.name.text.split()[-1]), folded(behind[1]) if behind else ""} - {""}
    return not surnames.isdisjoint(folded(word) for word in re.findall(r"[\w'’-]+", led["firm"]))


def _is_begun(firm: str, letters: str) -> bool:
    """Whether a name of the company or its domain begins with a firm's first word: the family's firm of that name."""
    first = re.sub(r"[^a-z]", "", firm.lower().removeprefix("the ").split()[0])
    return len(first) >= _LONG and any(own.startswith(first) for own in letters.split())
