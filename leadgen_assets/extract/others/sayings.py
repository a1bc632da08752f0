"""Who signs what a client says: by the words above the name, and by the other names of one list.

A saying speaks of the firm as of others, a firm's own letter of itself and to its readers. The rules are from how testimonials
are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.own_names import FIRM, names_begin
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.other_firms import is_ours
from leadgen_assets.extract.others.voices import signs_praise, voices
from leadgen_assets.extract.reading.proposal import SHORT

_OF_THEM = re.compile(
    r"\W*(?:(?:(?:ever\s)?since|when|before|after|once)\sthey|they|their|these\s(?:guys|people|folks)|this\s(?:company|team|firm|group)|the\s(?:staff|team|guys)\s(?:is|are|was|were|at))\b",
    re.IGNORECASE,
)
"""How a saying begins: about somebody whom no word before has named."""

_USED = re.compile(
    r"\b(?:us(?:ed|ing)|hired|recommend(?:ed|s)?|trusts?|chose|choose|thanks?|loves?|work(?:ed|ing)?\swith|switched\sto|went\swith)"
    r"\s(?:them|this\s(?:company|team|firm)|these\s(?:guys|people|folks))\b",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"\bI(?:['’]d|\s(?:would|can|do))?\s(?:\w+ly\s)?recommend\s(?P<whom>[\w'’]+)")
_WE = re.compile(r"\b(?:i|my|me|we|us|our)\b", re.IGNORECASE)
_PRAISE = re.compile(
    r"\W*(?:(?:so|very|really|super|always|simply|just|truly|such|an?|the|what)\s){0,3}"
    r"(?:great|excellent|amazing|awesome|wonderful|fantastic|outstanding|professional|responsive|friendly|helpful|easy|reliable|attentive"
    r"|best|superb|perfect|love|highly\srecommend(?:ed)?|five\sstars|5\sstars|thank\syou|thanks)\b[^.!]{0,40}[.!]+\W*",
    re.IGNORECASE,
)
"""The whole of a short saying: "Great team!", "So easy to work with." """

_OF_A_FIRM = re.compile(
    r"\b(?:team|company|service|firm|staff|guys|job|work\swith|stars|recommend(?:ed)?|thanks?)\b",
    re.IGNORECASE,
)
"""What in praise is of a firm: outside of a card "Excellent communicator." may be of the owner."""

_PLEASED = re.compile(
    r"\b(?:I|[Ww]e)(?:['’](?:m|re|ve\sbeen)|\s(?:am|are|was|were|have\sbeen|could\snot\sbe|couldn['’]t\sbe))\s(?:\w+\s){0,2}"
    r"(?:happy|happier|pleased|satisfied|thrilled|delighted|impressed)\s(?:with|by)\s(?P<whom>[\w'’]+)"
)
_CHOSE = re.compile(
    r"\b(?:I|[Ww]e)(?:['’]ve|\shave|\shad)?\s(?:(?:been|\w+ly)\s){0,2}(?:us(?:ed|e|ing)|hired|chose|trust(?:ed)?|recommend(?:ed)?|worked\swith|switched\sto)"
    rf"\s(?P<firm>{FIRM})"
)
""" "We have used Maple Hollow since 2012": of a firm by its name, as it does not speak of itself."""

_DONE_FOR_US = re.compile(
    r"\W*(?:sav(?:ed|es)|help(?:ed|s)|gave|gives|got|cut|made|makes)\s(?:us|me|our|my)\b", re.IGNORECASE
)
""" "Saved us hours.": a product or a firm that the sentence does not name."""

_OF_TWO = re.compile(
    r"\b(?:I|[Ww]e|me|my)\b|\bour\s(?:\w+\s){0,2}?(?:homes?|houses?|propert\w+|rentals?|condos?|place|units?|apartments?|duplex|building"
    r"|tenants?|investments?|calls?|questions|needs|son|daughter|mother|parents)\b"
    r"|\b(?:for|helped|gave|told|kept|saved|treat(?:ed)?)\sus\b"
)
"""What a client tells of beside "them"; beneath a couple "They started our company" is of those two."""

_STARS = re.compile(r"\W*[★⭐🌟](?:\W*[★⭐🌟☆]){2,}\W*")
_BACK_TO_THEM = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)
_TO_READERS = re.compile(
    r"\b(?:you|your|welcome|sincerely|our\s(?:team|staff|clients|customers|owners|tenants|residents|company|firm|mission|goal|office))\b",
    re.IGNORECASE,
)
_A_CLIENTS = re.compile(
    r"\b(?:i|my|me|we|us|our|best|great|excellent|amazing|awesome|professional|responsive|friendly|helpful|wonderful|fantastic|outstanding"
    r"|pleased|happy|pleasure|satisfied|impressed|love|loved|thanks?|glad|easy|reliable|attentive|kind|honest|knowledgeable|hands\sdown)\b",
    re.IGNORECASE,
)
"""Words of somebody who had to do with the firm, as against "Maple Hollow looks after homes for their owners", which it says itself."""
_ENDED = (".", "!", "?", '"', "”", "’", "…", "*")
_LEAST, _LEAST_SURE, _LEAST_LETTERS = 8, 40, 3
_TWO = re.compile(r"\s(?:and|&|AND)\s")
_BELOW = 6
"""Segments beneath a line of two names that may be of them."""

_SHORT_LIST = 14
"""Segments within which two names stand in one list of sayings."""

_SIGNED = ('"', "“", "”", "'", "‘", "-", "–", "—", "~")
_QUOTED = re.compile(r"[\"“][^\"“”]{14,1200}[.!?…][\"”]\W*")
"""The whole of a text in quotation marks: beneath a name outside of a team's section a client says it."""

_MOTTO = re.compile(
    r"[\"“‘]\W*(?:here,?\s)?(?:we\s(?:(?:\w+ly|always|will|just)\s)?(?:treat|care|serve|answer|build|make|put|stand|keep|look\safter|take\scare|manage|listen|show\sup"
    r"|believe|promise|do|work)|our\s(?:job|goal|mission|promise|aim|rule|word|work)\sis)\b(?=[^\"”]*\b(?:your|you|every|each|our\s(?:clients|customers|guests|patients"
    r"|owners|tenants|residents|neighbou?rs|students|members|families))\b)[^\"”]{8,160}[.!][\"”’]\W*",
    re.IGNORECASE,
)
"""What a firm says of how it works, to its readers, in quotation marks: "We treat every home like our own." Its owner signs it."""
_NO_MOTTO = re.compile(
    r"\b(?:they|them|theirs?|thanks?|thank|recommend\w*|i|my|me|us|because\sof\syou|you\s(?:guys|all|did|do|have|are)|this\s(?:company|team|firm))\b|n['’]t\b|\bwe\s(?:own|have|rent|bought|need)\b|\b(?-i:(?:with|to|by|at|use)\s[A-Z])",
    re.IGNORECASE,
)

_CLOSED, _OPEN = ('"', "”", "’", "''"), ('"', "“", "‘")
_ENTRY = 3
"""Segments within which what a person says stands below their name."""

_LONG_SAYING, _SHORT_SAYING = 60, 15
"""Characters of a text that is a quotation where a mark ends it, and where marks surround it."""


def those_quoted(found: Sequence[Sighting], quoted: Collection[int], letters: str) -> list[Sighting]:
    """Those of the people of one page who sign what a client says, or stand in a list with somebody who does.

    Args:
        found: people outside of a team's own section. quoted: places (from 0) of names that sign a quotation.
        letters: letters of the company's domain and names, parted by spaces.
    """
    signing = [each for each in found if each.title and says(each)]
    said = {each.name_at.number - 1: says(each) for each in signing}
    sure = {at for at, text in said.items() if _is_of_them(text, letters) or _PRAISE.fullmatch(text)} | set(quoted)
    sure |= voices(said, signing, letters)
    sure |= {each.name_at.number - 1 for each in signing if signs_praise(each, said[each.name_at.number - 1], letters)}
    return [each for each in signing if any(_in_one_list(each, at) for at in sure)]


def those_praising(found: Sequence[Sighting], letters: str) -> list[Sighting]:
    """Those within a team's own section who sign a client's praise, and who stand right below one with words and post of that kind.

    Words beneath anybody else's name and post are of that one, whoever stands below.

    Args:
        found: people in sections of the firm's team, in order. letters: as for `those_quoted`.
    """
    clients: list[Sighting] = []
    for each in found:
        place = _said_at(each) if each.title else None
        if place is None:
            continue
        above = [other for other in found if place in (at.number for at in (other.name_at, other.title_at) if at)]
        if any(other is client and other.title == each.title for other in above for client in clients) or (
            not above and signs_praise(each, each.page.segments[place].text.rstrip(), letters)
        ):
            clients.append(each)
    return clients


def signs(page: PageText, at: int) -> bool:
    """Whether what stands at a place (from 0) signs a quotation: behind a dash, or below words in quotation marks."""
    segments = page.segments
    if segments[at].text.lstrip().startswith(_SIGNED):
        return True
    before = segments[at - 1].text.strip() if at else ""
    if not before.endswith(_CLOSED) or (_MOTTO.fullmatch(before) and not _NO_MOTTO.search(before)):
        return False
    closed = before[:-1].endswith((".", "!", "?", "…"))
    return len(before) > _LONG_SAYING or (before[0] in '"“‘' and (len(before) > _SHORT_SAYING or closed))


def leads_list(page: PageText, at: int, names: Sequence[object]) -> bool:
    """Whether a name stands above what its bearer says, in a list that begins so: name, post, words, name, post, words.

    Args:
        page: any, in whose list of a team the name stands. at: its place (from 0). names: of each segment, the name that its whole
            text is, None for others.
    """
    segments = page.segments
    if not any(each.text.lstrip()[:1] in _OPEN for each in segments[at + 1 : at + 1 + _ENTRY]):
        return False
    while at and _is_quotation(segments[at - 1].text):
        ahead = range(at - 2, max(at - 2 - _ENTRY, -1), -1)
        above = next((place for place in ahead if names[place] or _is_quotation(segments[place].text)), None)
        if above is None or not names[above]:
            return False
        at = above
    return True


def _is_quotation(text: str) -> bool:
    text = text.strip()
    return len(text) > _LONG_SAYING and text.endswith(_CLOSED)


def recommends(sighting: Sighting, letters: str) -> bool:
    """Whether the text beneath a name in its card is a client's: "I highly recommend Maple Hollow".

    Args:
        sighting: a name as it stands on a page.
        letters: letters of the company's domain and names, parted by spaces.
    """
    if not sighting.name_at.card:
        return False
    for segment in _beneath(sighting):
        said = _RECOMMENDS.search(segment.text)
        if said and not _TO_READERS.search(segment.text):
            whom = said["whom"].partition("’")[0].partition("'")[0].lower()
            return whom in ("them", "these", "this") or (len(whom) > _LEAST_LETTERS and whom in letters)
    return False


def is_said_below(sighting: Sighting, letters: str) -> bool:
    """Whether the text beneath a name speaks of the firm as of others: "They have looked after our house for years", "Great team!".

    Outside of a card only the text right below name and title counts: what follows may be of anybody. Stars beside a name are
    what a client gives.

    Args:
        sighting: a name as it stands on a page.
        letters: letters of the company's domain and names, parted by spaces.
    """
    own = sighting.name_at
    last = max(own.number, sighting.title_at.number if sighting.title_at else 0)
    beneath = [each for each in _beneath(sighting) if each.kind is Kind.TEXT]
    spoken = [each.text for each in beneath if own.card or each.number == last + 1]
    within = [each.text for each in beneath if own.card or each.number <= last + 1]
    if any(_QUOTED.fullmatch(text) and not _TO_READERS.search(text) for text in within):
        return True
    beside = [*spoken, *(each.text for each in sighting.page.segments[max(0, own.number - 2) : own.number - 1])]
    return (
        any(
            _is_a_clients(text, letters) and not _TO_READERS.search(text) and (sighting.window or _OF_TWO.search(text))
            for text in spoken
        )
        or any(
            _PRAISE.fullmatch(text) and not _WE.search(text) and (own.card or _OF_A_FIRM.search(text))
            for text in spoken
        )
        or any(map(_STARS.fullmatch, beside))
    )


def _beneath(sighting: Sighting) -> list[Segment]:
    """What stands beneath a name and is its own; two people's line has no window, as no channel beneath is one's alone."""
    own, segments = sighting.name_at, sighting.window
    if not segments and len(own.text) <= SHORT and _TWO.search(own.text):
        segments = tuple(
            takewhile(
                lambda each: each.kind is not Kind.HEADING and (each.card, each.region) == (own.card, own.region),
                sighting.page.segments[own.number : own.number + _BELOW],
            )
        )
    return [each for each in segments if each.number > own.number]


def _is_a_clients(text: str, letters: str) -> bool:
    """Whether somebody tells of "them" in the first person, uses or is pleased with them, or the firm by its name."""
    if _DONE_FOR_US.match(text) or ((_OF_THEM.match(text) or _USED.search(text)) and _WE.search(text)):
        return True
    chose = _CHOSE.search(text)
    if chose and names_begin(chose["firm"], letters):
        return True
    pleased = _PLEASED.search(text)
    whom = pleased["whom"] if pleased else ""
    return whom.lower() in ("them", "their", "these", "this") or (len(whom) > _LEAST_LETTERS and is_ours(whom, letters))


def says(sighting: Sighting) -> str:
    """The text that stands right above a name, as a saying or a letter does; "" where none does."""
    at = _said_at(sighting)
    return "" if at is None else sighting.page.segments[at].text.rstrip()


def _said_at(sighting: Sighting) -> int | None:
    at, segments = sighting.name_at.number - 2, sighting.page.segments
    while at >= 0 and segments[at].kind is Kind.IMAGE:
        at -= 1
    above = segments[at] if at >= 0 else None
    if (
        above is None
        or above.kind is not Kind.TEXT
        or above.card != sighting.name_at.card
        or above is sighting.title_at
    ):
        return None
    text = above.text.rstrip()
    told = (len(text) >= _LEAST and " " in text) or _PRAISE.fullmatch(text)
    return at if told and text.endswith(_ENDED) else None


def _is_of_them(text: str, letters: str) -> bool:
    """Whether a text speaks of the firm as of others: begins with "They", tells who "used them", or praises it by name and "their"."""
    if _TO_READERS.search(text):
        return False
    if _is_a_clients(text, letters):
        return True
    if len(text) < _LEAST_SURE:
        return False
    named = len(first := text.split()[0]) > _LEAST_LETTERS and is_ours(first, letters)
    return bool(
        _OF_THEM.match(text) or _USED.search(text) or (named and _BACK_TO_THEM.search(text) and _A_CLIENTS.search(text))
    )


def _in_one_list(sighting: Sighting, at: int) -> bool:
    """Whether a name stands in one list with the one at a place: near, and no heading but a name's own between them."""
    own = sighting.name_at.number - 1
    first, last = sorted((own, at))
    return last - first <= _SHORT_LIST and not _parted(sighting.page, first, last)


def _parted(page: PageText, first: int, last: int) -> bool:
    return any(each.kind is Kind.HEADING for each in page.segments[first + 1 : last])
