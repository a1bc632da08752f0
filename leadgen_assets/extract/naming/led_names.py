"""Names whose given name is a plain word, too, right behind a post: "Owner Bill Kowalski", "Director Faith Young".

A post in front of two such words tells that they are somebody's; elsewhere they are as often a verb, a month or a wish. The rules
are from how names are written in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.placed_names import in_doubt, leads, placed_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.reading.word_lists import word_list

_LAST_WORD = re.compile(
    r"(?:^|[\s/])([A-Za-z-]+)\s$|\b(?:our|the|my|its)\s(?:[a-z]+\s){0,2}?([a-z-]+),\s$", re.IGNORECASE
)
_MODAL = frozenset({"will", "may", "mark", "chase", "sue", "grant", "hope", "guy"})
"""Given names that are verbs in front of what is done: "Manager Will Call", "Broker May Close"."""

_BESIDE_BEHIND = re.compile(r"\s(?:and|&)\s([A-Z]\w+)\s")
_BESIDE_AHEAD = re.compile(r"([A-Z]\w+)\s(\S+)\s(?:and|&)\s$")
"""Somebody's name beside another one: "Bill Doe and" in front, "and Sue" behind."""
_EDGE = re.compile(r"\b")

_PAIR = 2

_WORDS_OF_DEEDS = """back book brand buy call camp card cash close cook cross drive fall fence field fish hold hunt keep love mill pace page
paint park pay pool post power print rent self show speed train travel trip wait walk wolf"""
_DONE = frozenset(_WORDS_OF_DEEDS.split())


def led_name(written: str, ahead: str, behind: str) -> PersonName | None:
    """The name that two words are behind a post, where the first is a given name and a plain word; None for anything else.

    Args:
        written: the words, initials between them. ahead, behind: what stands in front of them and behind.
    """
    found = _LAST_WORD.search(ahead[-40:])
    words = written.split()
    if _is_of_a_couple(words, ahead, behind):
        return _known(person_name(written))
    if found is None or len(words) < 2 or folded(words[0]) not in word_list("word_given_names"):
        return None
    post = found[1] or found[2]
    if not Titles.of().last([post]) or post.lower() in given_names():
        return None  # "Dean Mark Martin" has two given names
    # Of "Owner Sue Ellen Park" the first two words are given names.
    ended = known_surname(written) or not re.match(r"\s[A-Z]", behind)
    return told_by_post(written, post) if ended else None


def _is_of_a_couple(words: list[str], ahead: str, behind: str) -> bool:
    """Whether another given name with the same surname stands beside a name: "Bill Doe and Sue Doe"."""
    if len(words) != _PAIR or folded(words[-1]) not in word_list("surnames"):
        return False
    behind = behind[:50]
    beside = _BESIDE_BEHIND.match(behind)
    if beside and behind.startswith(words[-1], beside.end()) and _EDGE.match(behind, beside.end() + len(words[-1])):
        return folded(beside[1]) in given_names()
    beside = _BESIDE_AHEAD.search(ahead[-50:])
    return beside is not None and beside[2] == words[-1] and folded(beside[1]) in given_names()


def told_by_post(written: str, post: str) -> PersonName | None:
    """The name of a plain given name and a surname that the words are where a post tells it; args as for `led_name`."""
    words = written.split()
    first, last = folded(words[0]), folded(words[-1])
    if first not in word_list("word_given_names") or (first in _MODAL and last in _DONE):
        return None
    if first == "may" and last in word_list("word_surnames"):
        return None  # "Manager May Young adults …"
    name = person_name(written)
    if name is None:
        name = placed_name(written)
        if name is None or (in_doubt(name) and not leads(post)):
            return None
    return _known(name) if known_surname(name.text) or last in given_names() else None


def _known(name: PersonName | None) -> PersonName | None:
    return name and PersonName(name.text, True, name.credentials, name.addressed)


def rare_name(written: str) -> PersonName | None:
    """The name of an unlisted given name and a frequent surname, to be asked behind a post where a firm's people are shown.

    >>> rare_name("Ivy Tran"), rare_name("Portal Tran")
    (PersonName(text='Ivy Tran', known=False, credentials=False, addressed=False), None)
    """
    first, last = (folded(word) for word in written.split())
    plain = (word_list(name) for name in ("not_names", "inner_words", "departments", "place_words", "firm_words"))
    if any(first in words for words in plain) or last not in word_list("surnames") or Titles.of().last([first]):
        return None
    return person_name(written)


def is_told_below(name: PersonName, post: str) -> bool:
    """Whether a post right below a line tells that it is somebody: a plain given name and a surname, or a rare one above "Owner"."""
    if " " not in name.text:
        return False
    if folded(name.text.split()[0]) in given_names():
        return told_by_post(name.text, post) is not None and known_surname(name.text)
    return leads(post) and len(name.text.split()) == _PAIR and rare_name(name.text) is not None
