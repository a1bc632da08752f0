"""Titles that two people share: "Our owners, Bob and Jane Doe, …", "Tim Crane and Beth Sorrell, co-founders of Oakfield Rentals".

Clients are owners and founders, too, and pages tell of other firms' founders: in a sentence two people are the firm's only where it
says "our", or writes its own whole name. The rules are from how firms present their founders in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.titles import FOUNDER, FOUNDS, OWNER, OWNS
from leadgen_assets.extract.naming.own_names import FIRM, names_whole
from leadgen_assets.extract.naming.titles import Titles

_TITLE = (
    r"(?P<title>(?i:(?:co-?)?(?:owner|founder)|principal|partner|proprietor|managing broker|managing partner|broker))s"
)
_FIRM = rf"(?P<firm>{FIRM}|[a-z]+[A-Z]\w*)"
_OURS = r"(?P<ours>(?:this|our)\s(?:firm|company|agency|business|team|practice|shop|studio|brokerage))\b"
_LABEL = re.compile(rf"^\W*(?:{_FIRM}\s)??{_TITLE}(?:[:,]|(?P<are>\sare))?\s$")
_OUR = re.compile(r"\b[Oo]ur\s(?P<title>(?i:(?:co-?)?(?:owner|founder)))s(?P<comma>,?)\s$")
_BEHIND = re.compile(
    rf"(?:,|\s[-–—|]|\sare)\s(?:the\s|our\s|proud\s)?{_TITLE}"
    rf"(?:(?P<end>(?:\sand\soperators)?\W*$)|\s(?:of|at|behind)\s(?:{_OURS}|{_FIRM}))"
)
_AT_WORK = re.compile(
    r"\s(?:both\s)?personally\s(?:answer|look\safter|manage|oversee|handle|inspect)\s(?:every|each|all|your|our|\d)"
    r"|\sare\s(?:both\s)?licensed\s"
)
_THE_FIRM = (
    r"(?:(?:the|our|this)\s(?:\w+\s)?(?:firm|company|agency|business|brokerage)"
    r"|(?:our|this)\s(?:\w+\s)?(?:team|practice|office|shop|studio))\b"
)
_BEGAN = re.compile(
    r"\s(?:(?:both|first|have|together)\s){0,2}(?:(?:co-)?founded|started|opened|established|launched|formed|built|began)"
    rf"\s(?:and\s\w+\s)?{_THE_FIRM}"
)
_RUN = re.compile(
    rf"\s(?:(?:both|still|also|now|together)\s){{0,2}}(?:run|lead|own|operate)\s(?:and\s\w+\s)?{_THE_FIRM}"
)
""" "Owners Bob and Jane Doe started the company": which one it is the sentence takes for known."""
_FOUNDED = re.compile(rf"\s(?:(?P<founds>{FOUNDS})|(?P<owns>{OWNS})|runs?|leads?)\s(?:and\s\w+\s)?(?:{_OURS}|{_FIRM})")
_PART = re.compile(r"['’]|\s(?:office|branch|location|division|department|program|foundation)\b", re.IGNORECASE)
"""Behind the firm's name: a part of it, or something of its own, that somebody founded."""

_OF_ITS = re.compile(
    r"(?:(?<=['’]s)|(?<=s['’]))\s(?!(?:in|with|on|as|and|when|after|because|from|at|to|out|over)\b)[a-z]"
)
""" "Opened Oakfield Dental's second office"."""

_LONG_AGO = re.compile(r"[^.!?]{0,80}\b(?:1[5-8]\d\d|19[0-7]\d)\b")
"""A founder of fifty years ago and more is seldom at the firm: who is, has the title beside the name, too."""

_CLIENTS = re.compile(
    r"\b(?:with\sus|says?|said|told|writes?|wrote|clients?|customers?|tenants?|investors?|angels?|backed|thank(?:s|ed)?|once|switched"
    r"|next\sdoor|(?:trust(?:s|ed)?|chose|hired|loved?|used?|recommend(?:s|ed)?)\s(?:us|our))\b|[\"“”]",
    re.IGNORECASE,
)
"""Words of sentences about people who are not the firm's."""

_OWNER = re.compile(r"(?<!\bour\s)\bowner\s$", re.IGNORECASE)
_CLIENTS_DEED = re.compile(
    r"\s(?:(?:has|have|had|is|are|was|were|been|also|both|now|recently)\s){0,3}"
    r"(?:(?:\w+\s){1,2}with\sus\b|(?:\w+ly\s|so\s|very\s)?(?:pleased|happy|thrilled|delighted|satisfied|impressed)\b(?!\sto\b)"
    r"|(?:trust(?:s|ed)?|chose|hired|loves?|uses?|used|recommends?|recommended|thank(?:s|ed))"
    r"\s(?:us\b|our\s(?:\w+\s)?(?:services?|team|staff|work|firm|company)\b))"
)
"""What owners of homes do, right behind their names."""

_GONE = re.compile(
    r"\b(?:sold|passed|retir\w+|died|deceased|late|former\w*|stepped\sdown|handed|turned\sover|took\sover|succeeded|until|years\sago)\b",
    re.IGNORECASE,
)
"""Words of sentences about people who no longer are."""

_SEVERAL = re.compile(r"(\s*(?:/|&|,|\band\b)\s*)", re.IGNORECASE)
_REACH = 80
"""Characters in front of a pair in which its title stands."""


def are_clients(text: str) -> bool:
    """Whether a sentence's words say that people in it have to do with the firm from outside, as clients or backers."""
    return _CLIENTS.search(text) is not None


def is_client_owner(text: str, start: int, end: int) -> bool:
    """Whether somebody is called owner and does what clients do: "Owner Jane Doe has worked with us since 2012".

    Args:
        text: of one segment. start, end: of the name in it.
    """
    called = _OWNER.search(text, max(0, start - _REACH), start)
    return called is not None and _CLIENTS_DEED.match(text, end) is not None


def is_clients_deed(text: str, end: int) -> bool:
    """Whether what stands behind a place is what owners of homes do: "has worked with us since 2012"."""
    return _CLIENTS_DEED.match(text, end) is not None


def are_gone(text: str, end: int) -> bool:
    """Whether what a text says behind a place is that people no longer are: "… started the firm and sold it"."""
    return _GONE.search(text, end) is not None


def each_ones_title(written: str, titles: Titles, *, plural: bool) -> str:
    """What each of two is by the titles that stand beside both, in the singular: of "Owners / Brokers" "Owner / Broker".

    Args:
        written: all that stands there. titles: that are recognised.
        plural: whether only a plural is both's: below two whole names "Property Manager" may be one's.
    """
    bare = written.strip(" ,.*()")
    parts = [part.removesuffix("s").removesuffix("S") for part in _SEVERAL.split(bare)]
    one = "".join(parts)
    if all(titles.exactly(part.split()) for part in parts[::2]) and (one != bare or not plural):
        return one
    return "" if plural else titles.title(written)


def joint_title(text: str, start: int, end: int, titles: Titles, letters: str) -> str:
    """The title that both of a pair of names have, in the singular; "" where none is, or where they may be clients.

    Args:
        text: of one segment. start, end: of the pair in it. titles: that are recognised.
        letters: of the company's domain and names.
    """
    if are_clients(text) or are_gone(text, end):
        return ""
    ends = not text[end:].strip(" .!")
    label = _LABEL.search(text[:start])
    if label and (ends or _is_at_work(text, end)) and _is_own(label, letters):
        return titles.title(label["title"])
    ours = _OUR.search(text, max(0, start - _REACH), start)
    if ours and (ends or (ours["comma"] and text[end : end + 1] == ",")):
        return titles.title(ours["title"])
    behind = _BEHIND.match(text, end)
    if behind is None:
        return ""
    whole = behind["end"] is not None and not text[:start].strip()
    named = behind["ours"] is not None or (behind["firm"] is not None and names_whole(behind["firm"], letters))
    return titles.title(behind["title"]) if whole or named else ""


def _is_at_work(text: str, end: int) -> bool:
    """Whether behind a pair stands what they do at the firm, or that they began it in this age."""
    if _AT_WORK.match(text, end) or _RUN.match(text, end):
        return True
    began = _BEGAN.match(text, end)
    return began is not None and not _LONG_AGO.match(text, began.end())


def _is_own(label: re.Match[str], letters: str) -> bool:
    """Whether a title in front of a pair is of this firm by its name, or of none: not "Owners are …"."""
    return label["are"] is None if label["firm"] is None else names_whole(label["firm"], letters)


def _sentence(text: str, end: int, deed: re.Match[str]) -> str:
    """What tells whether somebody is a client: of who founded the firm only what leads to the name, as it was founded for clients."""
    return text[:end].rpartition(". ")[2] if deed["founds"] else text


def founded_own(text: str, end: int, letters: str) -> str | None:
    """What somebody is of whom the text says behind the name that they founded or own the firm, by its whole name: "founded Oakfield Inns".

    "" where they run or lead it, or founded it long ago; None where nothing of the kind is said.
    """
    deed = _FOUNDED.match(text, end)
    if deed is None or are_clients(_sentence(text, end, deed)) or _GONE.search(text, end):
        return None
    if deed["ours"] is None and not names_whole(deed["firm"], letters):
        return None
    if _PART.match(text, deed.end()) or _OF_ITS.match(text, deed.end()):
        return ""
    begin = max(text.rfind(". ", 0, end), end - _REACH, 0)
    if _LONG_AGO.match(text, deed.end()) or _LONG_AGO.match(text[begin:end]):
        return ""
    return FOUNDER if deed["founds"] else OWNER if deed["owns"] else ""
