"""The letters of a profession that a line has between a name and its title: "Jane Doe, CPM Property Manager"."""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.titles import Titles

_JOINING = frozenset({"/", "&", "and"})
"""Between two posts: "CEO / Owner"."""

_LETTERS = 4
"""Of a credential that is a post by itself, too: "RDH", "CPA"."""

_DASHES = ("-", "–", "—", "|")
_STOPPED = re.compile(r"(?:[A-Z][a-z]?\.){2,4}")
""" "D.C. — CEO / Owner": letters with full stops in front of a dash, whatever they stand for."""


def without_credentials(role: str, titles: Titles) -> str:
    """A role without the letters that end the name in front of it: "CPM Property Manager"; "Broker Owner" is two posts."""
    words = role.split()
    while len(words) > 1 and all(is_credential(part) for part in words[0].split("/")):
        letters = len(words[0]) <= _LETTERS and words[0].isupper()
        joined = words[1] in _JOINING
        if titles.exactly(words[:1]) and "®" not in words[0] and (joined or not letters):
            break
        words = words[1:]
    if len(words) > 1 and _STOPPED.fullmatch(words[0]) and words[1] in _DASHES:
        words = words[1:]
    if len(words) > 1 and words[0] in _DASHES:
        words = words[1:]
    rest = " ".join(words)
    return rest if titles.certain(rest) or (rest and titles.title(rest) == rest) else role
