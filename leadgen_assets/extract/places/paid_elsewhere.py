"""Where rent is dropped and bills are paid: at a shop of another name, or in a box that need not be at the office."""

from __future__ import annotations

import re

_PAYS = (
    r"\b(?:drop(?!\s(?:by|in)\b)(?:s|ped)?(?:[\s-]?off|[\s-]?box)?|pay(?:s|able|ments?)?|paid|deposit(?:s|ed)?|bring|leave|lock\s?box)\b"
    r"(?:(?!\b(?:visit|mail|mailed|office)\b)[^.;|]){0,60}?"
)
_AT_NAME = re.compile(
    rf"{_PAYS}(?:\b(?:at|with|in|inside|to|by)\s|[:–—-]\s)(?i:(?:any|your|the|a|nearby|local|nearest)\s){{0,2}}"
    r"(?P<name>(?-i:[A-Z]|\d+-[A-Z])[\w&'’.-]*(?:\s(?:(?-i:[A-Z0-9&])[\w&'’.-]*|of|and|the)){0,4})(?:\s\([^()]{1,40}\))?,?\s(?:at\s)?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:suite|ste|unit|apt|apartment|room|rm|floor|lobby|level|our|the|main|front|back|side|new|old|po|p\.o|office|desk|headquarters)\b"
    r"|.*\b(?:building|plaza|tower|towers|mall|square|complex|court|place|arcade|offices?|suites|desk|counter|headquarters|lobby|door)$",
    re.IGNORECASE,
)
"""A part of a building, or one that has a name."""
_DROP = re.compile(
    rf"\b(?:(?:payment|night|key|rent|bill|mail|after[\s-]hours)\s)?drop[\s-]?(?:off|box|slot)\b[^.;|]{{0,30}}$|\b(?:payment|night|key|rent)\sdrop\W*$"
    rf"|{_PAYS}\b(?:at|in|to)\W{{1,3}}$|\bpay(?:ments?)?\sin\s(?:person|cash)\W*$",
    re.IGNORECASE,
)


def payee(text: str) -> str:
    """The name of the place where something is paid or dropped, right in front of an address; "" where none is named.

    >>> payee("Drop rent at Les Schwab, "), payee("Drop by at Maple Hollow, "), payee("Pay at Suite 5, ")
    ('Les Schwab', '', '')
    """
    found = _AT_NAME.search(text)
    return found["name"] if found and not _NO_NAME.match(found["name"]) else ""


def is_drop(text: str) -> bool:
    """Whether what leads to an address says that money or keys are left there."""
    return _DROP.search(text) is not None
