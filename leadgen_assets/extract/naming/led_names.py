"""Names whose given name is a plain word, too, right behind a post: "Owner Bill Kowalski", "Director Faith Young".

A post in front of two such words tells that they are somebody's; elsewhere they are as often a verb, a month or a wish. The rules
are from how names are written in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.trades import trades
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

_DONE_BY = re.compile(
    r"\b(?P<begun>(?i:(?:co-)?founded|established|started|opened|launched|owned\s(?:and|&)\s\w+))\b[^.!?;:]{0,40}\bby\s$"
    r"|(?:(?:^|[.!?]\s)(?:[A-Z][a-z]+ly\s)?|\b[Ww]e\sare\s(?:[a-z]+ly\s)?|\b(?:firm|company|business|shop|store|practice|studio|[A-Z]\w+)\sis\s(?:[a-z]+ly\s)?)"
    r"(?:[Oo]wned|[Ll]ed|[Hh]eaded|[Rr]un|[Oo]perated)\sby\s$"
)
""" "founded in 1999 by", "the shop is owned by": what firms tell of who did it, and of no month, no wish and no house of a client's."""

_NO_FIRM = re.compile(r"(?!['’])(?!\s(?:[A-Z]|&\s(?:[A-Z]\w+s\b|Co\b|Company|Associates)))")
""" "by Bill Doe Roofing", "by Bill Doe & Sons" tell of a firm."""

_TOLD_OF_SOMEBODY = re.compile(
    r"\s(?:(?:is|serves\sas|has\sbeen)\s(?:(?:now|also|currently|proudly)\s)?(?:the|our|an?)\s[a-z]"
    r"|(?:is|serves\sas)\s(?:now\s|also\s|currently\s)?[A-Za-z-]+\s?[A-Za-z-]*(?:\s(?:of|at)\s[A-Z]|\.)"
    r"|(?:first\s|later\s|also\s|originally\s)?(?:co-founded|founded|started|opened|established|owns|runs|leads|bought|purchased|joined)\s)"
)
""" "is the general manager of", "founded": what a sentence tells behind a whole name."""

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
    if len(words) < _PAIR or folded(words[0]) not in word_list("word_given_names"):
        return None
    done = _DONE_BY.search(ahead[-80:]) if ahead.endswith("by ") else None
    if done:
        return (
            _told_by_deed(written, begun=bool(done["begun"]))
            if _NO_FIRM.match(behind) and not _is_at_a_place(words[-1])
            else None
        )
    if found is None:
        return None
    post = found[1] or found[2]
    if not Titles.of().last([post]) or post.lower() in given_names():
        return None  # "Dean Mark Martin" has two given names
    # Of "Owner Sue Ellen Park" the first two words are given names.
    ended = known_surname(written) or not re.match(r"\s[A-Z]", behind)
    return told_by_post(written, post) if ended else None


def _is_of_a_couple(words: list[str], ahead: str, behind: str) -> bool:
    """Whether another given name with the same surname stands beside a name: "Bill Doe and Sue Doe"."""
    if len(words) != _PAIR or folded(words[0]) not in given_names():
        return False
    listed = folded(words[-1]) in word_list("surnames")
    if not listed and not _may_be_rare(words):
        return False
    behind = behind[:50]
    beside = _BESIDE_BEHIND.match(behind)
    if beside and behind.startswith(words[-1], beside.end()) and _EDGE.match(behind, beside.end() + len(words[-1])):
        return _is_given(beside[1], plain=listed)
    beside = _BESIDE_AHEAD.search(ahead[-50:])
    return beside is not None and beside[2] == words[-1] and _is_given(beside[1], plain=listed)


def _is_given(word: str, *, plain: bool) -> bool:
    """Whether a word is a given name; one that is a plain word, too, only where `plain` says so."""
    return folded(word) in given_names() and (plain or folded(word) not in word_list("word_given_names"))


def is_told_of(name: PersonName, text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a plain given name and a frequent surname and goes on as of a person: "Bill Doe is the manager of …".

    Args:
        name: at `start` in the text, up to `end`.
    """
    words = name.text.split()
    ahead = text[:start].rstrip()
    if (ahead and ahead[-1] not in ".!?") or folded(words[0]) not in word_list("word_given_names"):
        return False
    if (
        _TOLD_OF_SOMEBODY.match(text, end) is None
        or _is_at_a_place(words[-1])
        or Titles.of().exactly([words[0].lower()])
    ):
        return False
    return known_surname(name.text) or _may_be_rare(words)


def _told_by_deed(written: str, *, begun: bool) -> PersonName | None:
    """The name of a plain given name and a surname by whom a firm was `begun`, as by no other firm, or is led."""
    rare = begun and _may_be_rare(written.split())
    return told_by_post(written, "") or (_known(person_name(written)) if rare else None)


def _may_be_rare(words: list[str]) -> bool:
    """Whether the last word may be a surname that no list has ("Mark Pellworth"), and the first is no town's or firm's as often."""
    first, last = folded(words[0]), folded(words[-1])
    towns = word_list("surnames") | word_list("inner_words") | word_list("brand_names")
    plain = (word_list(name) for name in ("not_names", "inner_words", "departments", "place_words", "firm_words"))
    shown = len(words) == _PAIR and first not in towns and last not in trades() and not last.endswith(("ing", "ics"))
    return shown and not any(last in listed for listed in plain) and not Titles.of().last([last])


def _is_at_a_place(last: str) -> bool:
    """Whether a surname is a place's or a house's last word, too: beside a plain given name it is as often that ("Rose Hill")."""
    plain = map(word_list, ("place_words", "place_surnames", "firm_words"))
    return in_doubt(PersonName(f"Doe {last}", True)) or any(folded(last) in words for words in plain)


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
