"""Whether a name in a sentence is the firm's own: "co-founders of Oakfield Rentals", "owner of Oakfield".

A single word of the name, or letters within it, are not enough: "Cascade Coffee" and "The Book Nook" are not "Cascade Ridge Rentals"
and "The Copper Hen".
"""

from __future__ import annotations

import re

FIRM = r"(?:[Tt]he\s)?[A-Z][\w&'’-]*(?:\s(?:[A-Z][\w&'’-]*|&|(?:and|of|the)(?=\s[A-Z]))){0,7}"
"""A run of capitalised words that may be a firm's name."""

_LEGAL = re.compile(r"(?:inc|llc|llp|pllc|ltd|corp|corporation|company|co)$")
_SITES_END = re.compile(r"(?:com|net|org|biz|us|co|info|io|example)$")
_LEAST, _MANY = 4, 8
"""Letters of a name that is told by them; letters that stand in a longer name by no accident."""


def names_whole(firm: str, letters: str) -> bool:
    """Whether a name is the firm's whole one, with or without "The" and its legal form, or what its domain spells.

    Two and more words that the domain begins with are enough: "Cascade Ridge" of cascaderidgerentals.example.

    Args:
        firm: as written. letters: of the company's domain and names, parted by spaces.
    """
    several = " " in firm.strip().removeprefix("The ")
    return any(
        (several and len(form) >= _MANY and letters.startswith(form)) or (len(form) >= _LEAST and form in _own(letters))
        for form in _forms(firm)
    )


def names_begin(firm: str, letters: str) -> bool:
    """Whether a name is the firm's, its begin, or the firm's with more behind it: "Oakfield", "Oakfield Rentals of Ohio".

    Args as for `names_whole`.
    """
    own = _own(letters)
    return any(
        any(name.startswith(form) or (len(name) >= _LEAST and form.startswith(name)) for name in own)
        or (len(form) >= _MANY and any(form in name for name in own))
        for form in _forms(firm)
    )


def _own(letters: str) -> set[str]:
    domain, *names = letters.split() or [""]
    return {_bare(name) for name in (_SITES_END.sub("", domain), *names)} - {""}


def _forms(firm: str) -> set[str]:
    """The letters of a name with its "and" or "&" as a word and without."""
    spelled = re.sub(r"['’]s?$", "", firm.lower()).replace("&", " and ")
    return {_bare(spelled), _bare(re.sub(r"\band\b", "", spelled))} - {""}


def _bare(name: str) -> str:
    squeezed = re.sub(r"[^a-z]", "", name.lower()).removeprefix("the")
    return _LEGAL.sub("", squeezed)
