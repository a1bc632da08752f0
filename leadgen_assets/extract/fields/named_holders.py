"""Numbers that a sentence gives to a name: "Salem's 22,000 rental homes", "HUD oversees 5,000 units"."""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.number_beside import Beside
from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.extract.naming.person_names import is_city
from leadgen_assets.extract.naming.written_names import is_post
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.other_firms import VERBS, doers, is_place
from leadgen_assets.extract.reading.word_lists import word_list

_ITS = re.compile(rf"(?<![\w’'])(?P<name>[A-ZÀ-Þ][\w&.-]*(?:\s[A-ZÀ-Þ&][\w&.-]*){{0,4}})['’]s?\s{ROUGHLY}$")
_NO_OWNER = frozenset(
    ["it", "that", "this", "here", "there", "what", "today", "now", "let", "he", "she", "who", "where", "how"]
)
""" "It's 350 homes": short for "is"."""
_OF = re.compile(
    r"\b(?:Department|Bureau|Ministry|Commission|Authority|Agency|Administration|Board|Institute|Association|Federation|Society|Council|Office)"
    r"\s(?:of|for|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,4}(?:\s\([A-Z]{2,8}\))?"
    rf"\s(?:(?:now|currently|also|alone|already)\s)?{VERBS}\s"
)
""" "The Department of Housing oversees"."""
_SHORT = re.compile(r"[A-Z]{3,6}")
"""Initials by which bodies are known."""
_TRADE_BEHIND = re.compile(r"(?:PM|RE|MGM?T)$")
"""Behind a firm's own initials: of its trade, which need not stand in its name."""
_LEAST_LETTERS = 2
_PARTS = frozenset(["team", "department", "division", "office", "staff", "branch", "program", "portfolio", "managers"])
_NO_NAME = re.compile(
    r".*(?:ly|ing|ment|ship|age|one|body|ness|tion|ity|[^s]s)|[a-z]{1,3}|who|which|company|firm", re.IGNORECASE
)
"""Words that begin a sentence with a capital and are nobody's name."""


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
    if _OF.search(number.before):
        return True
    return any(_is_body(name, letters) for name in doers(number.before))


def _is_body(name: str, letters: str) -> bool:
    """Whether a doer is called by initials ("HUD"), by an article and a name ("The Housing Authority"), or by one word that is a name."""
    bare = name.removeprefix("The ")
    if _SHORT.fullmatch(bare):
        initials = _TRADE_BEHIND.sub("", bare)
        return len(initials) >= _LEAST_LETTERS and not is_post(bare) and is_anothers_name(f"The {initials}", letters)
    if " " in bare:
        named = bare != name and bare.split()[-1].lower() not in _PARTS
        return named and not is_place(bare) and is_anothers_name(name, letters)
    plain = _NO_NAME.fullmatch(bare) or bare.lower() in word_list("not_names") | word_list("inner_words")
    return bare == name and not plain and not is_post(bare) and is_anothers_name(bare, letters)
