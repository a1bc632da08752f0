"""Numbers that a sentence gives to a name: "Salem's 22,000 rental homes", "HUD oversees 5,000 units"."""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.number_beside import Beside
from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.extract.naming.person_names import is_city
from leadgen_assets.extract.naming.written_names import is_post
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.other_firms import doers, is_place

_ITS = re.compile(rf"(?<![\w’'])(?P<name>[A-ZÀ-Þ][\w&.-]*(?:\s[A-ZÀ-Þ&][\w&.-]*){{0,4}})['’]s?\s{ROUGHLY}$")
_NO_OWNER = frozenset(
    ["it", "that", "this", "here", "there", "what", "today", "now", "let", "he", "she", "who", "where", "how"]
)
""" "It's 350 homes": short for "is"."""
_SHORT = re.compile(r"[A-Z]{3,6}")
"""Initials by which bodies are known."""
_PARTS = frozenset(["team", "department", "division", "office", "staff", "branch", "program", "portfolio", "managers"])


def is_another_names(number: Beside, letters: str) -> bool:
    """Whether a number is said to be that of a town, a body or a firm with a name of its own.

    Args:
        letters: of the company's domain and names, parted by spaces.
    """
    its = _ITS.search(number.before)
    if its is not None and its["name"].lower() not in _NO_OWNER:
        name = its["name"].removeprefix("The ")
        if is_city(name) or is_anothers_name(name, letters):
            return True
    return any(_is_body(name, letters) for name in doers(number.before))


def _is_body(name: str, letters: str) -> bool:
    """Whether the one who does it is called by initials ("HUD") or by an article and a name ("The Salem Housing Authority")."""
    bare = name.removeprefix("The ")
    if _SHORT.fullmatch(bare):
        return not is_post(bare) and is_anothers_name(f"The {bare}", letters)
    named = bare != name and " " in bare and bare.split()[-1].lower() not in _PARTS
    return named and not is_place(bare) and is_anothers_name(name, letters)
