"""Numbers that a sentence gives to a name: "Salem's 22,000 rental homes", "HUD oversees 5,000 units", "Salem counts 22,000"."""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.number_beside import Beside
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.whose_doing import is_another
from leadgen_assets.extract.naming.person_names import is_city
from leadgen_assets.extract.naming.written_names import is_post
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.other_firms import VERBS, doers, is_ours, is_person, is_place
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
_SHOWS = re.compile(
    r"(?:^|[.;:]\s)\W{0,3}(?P<name>[A-ZÀ-Þ][\w’'&.-]*(?:\s[A-ZÀ-Þ][\w’'&.-]*){0,2})"
    r"\s(?:(?:now|currently|also|alone|already|still|\w+ly)\s)?(?P<verb>[a-z]{2,}s|had)\s(?:a\stotal\sof\s)?"
    rf"{ROUGHLY}$"
)
""" "Salem counts", "Bollinger shows": whatever the verb in the third person, with the number right behind it."""
_WORKS = re.compile(
    r"(?:manages|operates|oversees|owns|handles|runs|leases|administers|looks|cares|serves|services|employs)\b"
)
"""What firms do and places do not: beside them a given name is that of one of the firm."""
_IS_ONE = re.compile(
    r"^\W*(?P<name>[A-ZÀ-Þ][\w&.’'-]*(?:,?\s[A-ZÀ-Þ&][\w&.’'-]*){2,6}),?\s(?:is|are)\s(?:now\s)?an?\s[^.,;:!?]{2,60}\s(?:with|of|having)\s"
    rf"{ROUGHLY}$"
)
""" "Bridger Canyon Rentals is a manager with": of whoever is called so."""
_MANAGED = re.compile(r"[^.;:!?]{0,60}\bunder\s(?:\w+\s)?management\b")
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
    one = _IS_ONE.search(number.before)
    if _OF.search(number.before) or (one and (is_person(one["name"]) or is_anothers_name(one["name"], letters))):
        return True
    shows = _SHOWS.search(number.before)
    if shows and not _MANAGED.match(number.behind) and is_anothers_doing(shows["name"], shows["verb"], letters):
        return True
    return any(_is_body(name, letters) for name in doers(number.before))


def is_anothers_doing(name: str, verb: str, letters: str) -> bool:
    """Whether a name in front of a verb in the third person is a town's, a body's or another firm's.

    Towns are called as people are ("Katy", "Austin"). Who manages is one of the firm; who has or counts is, of a firm, not all of it.

    Args:
        name: that begins the clause. verb: behind it. letters: of the company's domain and names, parted by spaces.

    >>> is_anothers_doing("Austin", "has", "quenlow"), is_anothers_doing("Austin", "manages", "quenlow")
    (True, False)
    """
    if not _WORKS.match(verb) and (is_city(name) or name in STATES.values() or folded(name) in given_names()):
        return not is_ours(name, letters)
    if _SHORT.fullmatch(name):
        return _is_body(name, letters)
    return not _is_plain(name) and not is_post(name) and is_another(name.lower()) and is_anothers_name(name, letters)


def _is_plain(word: str) -> bool:
    """Whether a word that begins a sentence is none that anybody is called by."""
    if _NO_NAME.fullmatch(word):
        return True
    return not (word_list("not_names") | word_list("inner_words")).isdisjoint(word.lower().split())


def _is_body(name: str, letters: str) -> bool:
    """Whether a doer is called by initials ("HUD"), by an article and a name ("The Housing Authority"), or by one word that is a name."""
    bare = name.removeprefix("The ")
    if _SHORT.fullmatch(bare):
        initials = _TRADE_BEHIND.sub("", bare)
        return len(initials) >= _LEAST_LETTERS and not is_post(bare) and is_anothers_name(f"The {initials}", letters)
    if " " in bare:
        named = bare != name and bare.split()[-1].lower() not in _PARTS
        return named and not is_place(bare) and is_anothers_name(name, letters)
    return bare == name and not _is_plain(bare) and not is_post(bare) and is_anothers_name(bare, letters)
