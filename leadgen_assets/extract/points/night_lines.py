"""Numbers that answer when the office does not: at night, on weekends, after five, by an answering service.

Firms write such a label in front of a number or in brackets behind it. One that says the day too ("day or night") is the office's.
"""

from __future__ import annotations

import re

_OFF = (
    r"(?:(?:week)?nights?|night[\s-]?time|overnight|evenings?|weekends?|week-ends?|holidays?|sat(?:urday)?s?|sun(?:day)?s?"
    r"|(?:after|past)\s\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\.?|\so['’]clock)?|after\s(?:dark|closing)"
    r"|after[\s-](?:(?:business|office|regular|normal|working|closing|clinic|store|shop)[\s-])?hours?|(?:off|out[\s-]of)[\s-]hours?"
    r"|outside\s(?:of\s)?(?:(?:our|the|these|normal|regular|usual|office|business|opening|working)\s){1,3}hours"
    r"|(?:when|while|if|whenever)\s(?:(?:the|our)\s\w+|we)(?:['’]re|\sare|\sis)\s(?:closed|out|away|shut)"
    r"|answering\s(?:service|machine)|on[\s-]call)"
)
_AND = r"(?:\s?(?:/|&|,|\+|and|or|,\sand)\s?(?:on\s|at\s|the\s)?)"
_LEADS = r"(?:(?:for|on|at|during|in|all|over|late|our|the|your|please|call|text|dial|phone|or|and)\s){0,4}"
_THEN = (
    r"(?:[\s,:(–—-]{1,3}(?:only|hours?|calls?|number|line|phone|tel|cell|mobile|emergenc(?:y|ies)|please|call|text|dial|contact|reach|leave"
    r"|desk|manager|staff|service|duty|team|person|is|at|us|to|the|a|message|our)\b\.?){0,6}"
)
_LABEL = rf"{_LEADS}(?:{_OFF}(?!\w)\)?(?:{_AND}|\s?\((?!\d))?){{1,5}}{_THEN}"
_IN_FRONT = re.compile(rf"(?:^|[^\w\s]\s?|\s)(?P<label>{_LABEL})\W*$", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?[(\[,–—-]?\s{{0,2}}{_LABEL}(?:[)\].;|]|$)", re.IGNORECASE)
_PART = re.compile(r"\d{4}\b|[|;•·]|[a-z)]\.\s(?=[A-Z])")
_ALL_DAY = re.compile(
    r"\b(?:days?|day-?time|weekdays?|anytime|any\stime|24|mornings?|open|closed|hours:|mon|tue\w*|wed\w*|thu\w*|fri)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri)days?\b",
    re.IGNORECASE,
)
"""Beside such a word it tells when the firm is there, or that the number is good at all times."""
OFFICE_TOO = re.compile(
    r"\b(?:office|main|desk|reception)(?:\s(?:line|phone|number))?\s?(?:[/&+]|,?\s?\b(?:and|or)\b)", re.IGNORECASE
)
""" "Office and after hours": the office's own line, which goes on to somebody at night."""
_AND_LETTERS = 4
_WORDS = (
    *("night", "eve", "week", "holiday", "sat", "sun", "after", "past", "hour", "clos"),
    *("answering", "on-call", "on call", "when", "while", "if "),
)
"""One of these stands in each such label."""
_LOOKED_AT = 90


def is_night_line(before: str, behind: str) -> bool:
    """Whether what leads to a number, or brackets behind it, say that it is answered when the office is closed.

    Args:
        before: what leads to the number. behind: what of the sentence follows it.

    >>> is_night_line("Nights: ", ""), is_night_line("Day or night: ", ""), is_night_line("", " (after 5 pm)")
    (True, False, True)
    """
    near = before[-_LOOKED_AT:]
    lower = (near + behind[:_LOOKED_AT]).lower()
    if not any(map(lower.__contains__, _WORDS)):
        return False
    part = _PART.split(near)[-1]
    found = _IN_FRONT.search(part)
    if found:
        ahead = part[: found.start("label")]
        return _ALL_DAY.search(ahead) is None and not (OFFICE_TOO.search(ahead + found["label"][:_AND_LETTERS]))
    return not any(map(str.isalpha, part)) and _BEHIND.match(behind) is not None
