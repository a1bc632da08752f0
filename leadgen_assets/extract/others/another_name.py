"""Whether the name in front of what a sentence tells is that of a firm or club which is not the one that speaks."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.own_names import names_begin
from leadgen_assets.extract.others.other_firms import is_ours, is_person

_OWN_WORDS = re.compile(
    r"\b(?:we|our|us|i|it|its|this|company|firm|team|business|agency|brokerage|office|practice|organi[sz]ation|group|family|founded|established"
    r"|since|story|history|about|here|today|first|and|in|on|at|by|originally|proudly|locally)\b",
    re.IGNORECASE,
)
"""In a run of capitalised words: by what a firm calls itself, and what begins a sentence."""
_LEAST_LETTERS = 2


def is_anothers_name(written: str, letters: str) -> bool:
    """Whether a name is neither the firm's nor a person's: "Bollinger", "The Rotary Club".

    Args:
        written: a run of capitalised words. letters: of the company's domain and names, parted by spaces.
    """
    name = written[4:] if written[:4] in ("The ", "the ") else written
    somebody = name == written and (folded(name) in given_names() or is_person(name))
    if somebody or _OWN_WORDS.search(name):
        return False
    return not (is_ours(name, letters) or names_begin(name, letters) or _is_short(name, letters))


def _is_short(name: str, letters: str) -> bool:
    """Whether a name's initials, or the letters that it is, begin one of the firm's: "CRR", or "Cascade Ridge" of crrentals."""
    initials = "".join(re.findall(r"[A-Z]", name)).lower()
    own = letters.split()
    if len(initials) < _LEAST_LETTERS:
        return False
    return any(each.startswith(initials) or (name.isupper() and _within(initials, each)) for each in own)


def _within(short: str, whole: str) -> bool:
    """Whether letters stand in others in their order, the first at the begin."""
    rest = iter(whole)
    return whole.startswith(short[:1]) and all(letter in rest for letter in short)
