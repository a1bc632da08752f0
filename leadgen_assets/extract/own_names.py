"""Whether a name in a sentence is the firm's own: "co-founders of Oakfield Rentals", "owner of Oakfield".

A single word of the name, or letters within it, are not enough: "Cascade Coffee" and "The Book Nook" are not "Cascade Ridge Rentals"
and "The Copper Hen".
"""

from __future__ import annotations

import re

FIRM = r"(?:[Tt]he\s)?[A-Z][\w&'’-]*(?:\s(?:[A-Z][\w&'’-]*|&|(?:and|of|the)(?=\s[A-Z]))){0,7}"
"""A run of capitalised words that may be a firm's name."""

_LEGAL = re.compile(r"(?:inc|llc|llp|pllc|ltd|corp|corporation|company)$")
_SITES_END = re.compile(r"(?:com|net|org|biz|us|co|info|io|example)$")
_LEAST, _MANY = 4, 8
"""Letters of a name that is told by them; letters that stand in a longer name by no accident."""


def names_whole(firm: str, letters: str) -> bool:
    """Whether a name is the firm's whole one, with or without "The" and its legal form, or what its domain spells.

    Two and more words that the domain begins with are enough: "Cascade Ridge" of cascaderidgerentals.example.

    Args:
        firm: as written. letters: of the company's domain and names, parted by spaces.
    """
    wanted = _bare(firm)
    begins = " " in firm.strip().removeprefix("The ") and len(wanted) >= _MANY and letters.startswith(wanted)
    return begins or (len(wanted) >= _LEAST and wanted in _own(letters))


def names_begin(firm: str, letters: str) -> bool:
    """Whether a name is the firm's, its begin, or the firm's with more behind it: "Oakfield", "Oakfield Rentals of Ohio".

    Args as for `names_whole`.
    """
    wanted = _bare(firm)
    own = _own(letters)
    begins = any(name.startswith(wanted) or (len(name) >= _LEAST and wanted.startswith(name)) for name in own)
    return bool(wanted) and (begins or (len(wanted) >= _MANY and any(wanted in name for name in own)))


def _own(letters: str) -> set[str]:
    domain, *names = letters.split() or [""]
    return {_bare(name) for name in (_SITES_END.sub("", domain), *names)} - {""}


def _bare(name: str) -> str:
    squeezed = re.sub(r"[^a-z]", "", re.sub(r"['’]s?$|\band\b", "", name.lower()))
    return _LEGAL.sub("", squeezed.removeprefix("the"))
