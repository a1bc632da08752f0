"""Where two elements meet without a space between them: whether one word goes on there or another one begins.

`</span><span>` are often set apart by style alone, which is not read, and as often one word is cut by markup ("<b>W</b>elcome").
What is whole by itself tells: an address or a number behind a word is not the rest of it. Where nobody can tell whether the word
before belongs to an address ("<b>jane</b><b>doe@acme.example</b>"), the address is left out: half a one is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.wording.streets import read_street
from leadgen_assets.domain.wording.written import emails_in

_LONGEST = 160
"""Characters in which an address or a number stands whole."""
_PARTS = 6
"""Texts before the seam in which the word before it stands."""

_NUMBER = re.compile(
    r"(?:\+?1[-. \u00a0]?)?(?:\(\d{3}\)[ \u00a0]?|\d{3}[-.–‑ \u00a0])\d{3}[-.–‑ \u00a0]\d{4}(?![\d@])"
    r"|\+\d{1,3}[- \u00a0.(][\d\s().-]{6,20}\d"
)
"""A telephone number in its own form: groups of North America, or a country's code."""
_WHOLE = re.compile(r"(?:.{0,20}\D)?\d{3}[)\-.–‑]{1,2}\d{3}[-.–‑]\d{4}|\d{5}(?:-\d{4})?|[12]\d{3}|\+?1")
"""What stands whole before a number: another one, a code of places, a year, the 1 that is dialled first."""
_HOUSE = re.compile(r"\d{1,6}[A-Za-z½¼]?(?:[-–]\d{1,5})?\s")
_LONGEST_STREET = 60
_ROADS = frozenset({"broadway", "hwy", "us", "state", "county", "rte", "rt"})
"""What a street's name is, or begins with, where no kind of street ends it: "44 Broadway", "1200 Highway 7"."""
_BOX = re.compile(r"p\.?\s?o\.?\s{1,2}box\s{1,2}\d", re.IGNORECASE)

_CALLED = "email e-mail mail mailto address contact message inbox envelope write us me to at is or and via through by"
_CALLING = frozenset(_CALLED.split())
"""Words behind which an address stands; a short one alone may also be its begin ("<b>me</b>gan@acme.example")."""
_BOXES = (
    "info office contact contactus hello mail email main sales support admin service rentals rental rent leasing reception frontdesk"
    " help team inquiries inquiry enquiries accounting billing booking reservations manager management maintenance"
)
_ORDINARY = frozenset(_BOXES.split())
"""Mailboxes that nearly every firm has: cut in two, such a one is told by the whole."""
_SHORT = 3
_OF_ITS_OWN = re.compile(r"(?<![\w-])display\s{0,3}:\s{0,3}(?:block|flex|grid|table|list-item)(?![\w-])", re.IGNORECASE)
_GOES_ON = "._+-"
_AROUND = "([{<\"'“‘,;:|*•·"


def met(before: Sequence[str], behind: str, *, ended: bool, began: bool, href: str) -> str:
    """A text behind the texts before it in its line: as it is, with a space in front, or without an address whose begin nobody can tell.

    Args:
        before: not empty. ended, began: whether an element ends, and another begins, between the two.
        href: of the link in which the text stands, or "".
    """
    last, first = before[-1][-1:], behind[:1]
    if not (last.isalnum() or last in _GOES_ON) or not (first.isalnum() or first in "+("):
        return behind
    head = behind[:_LONGEST]
    mail = next(iter(emails_in(head)), None) if first.isalnum() else None
    if mail is not None and mail.start == 0:
        said = _is_apart(before, head[: mail.end], mail.value, ended=ended, href=href)
        return behind if said is False else f" {behind}" if said else f" …{behind[mail.end :]}"
    word = _word(before)
    if "@" in word and _ends_whole(word):
        return behind if any(each.end > len(word) for each in emails_in(word + head)) else f" {behind}"
    if _NUMBER.match(head):
        return f" {behind}" if last.isalpha() or _WHOLE.fullmatch(word) else behind
    if _is_street(head) and _is_whole(before[-1]):
        return f" {behind}"
    if (ended or began) and _begins(last, first) and _is_phrase(before[-1]) and " " in head.strip():
        return f" {behind}"
    if not (ended and began and last.isalnum() and first.isalnum()):
        return behind
    apart = last.isdigit() != first.isdigit() or _begins(last, first) or _is_abbreviation(before[-1], head)
    return f" {behind}" if apart else behind


def _is_street(head: str) -> bool:
    """Whether a text begins with a house's number and its street, or with a post box."""
    number = _HOUSE.match(head)
    if number is None:
        return _BOX.match(head) is not None
    street = read_street(head[number.end() : _LONGEST_STREET].partition(",")[0])
    # "2 Way Radios" is none: a kind of street stands behind its name.
    return bool(street.name and (street.type or street.name[0] in _ROADS))


def _is_whole(before: str) -> bool:
    """Whether a text ends with a word that no number goes on: "Shore", "Suite 200", and not "H", "3"."""
    words = before.split()
    return len(words) > 1 or (len(before) > 1 and before.isalpha())


def _is_phrase(before: str) -> bool:
    """Whether a text ends with a word of its own behind others: "Jane Doe", and not "Jane Mc" or the first half of "HomeCare"."""
    words = before.split()
    return len(words) > 1 and len(words[-1]) > len("Mac")


def begins_a_line(style: str) -> bool:
    """Whether an element's own style sets it in a line of its own, as blocks are."""
    return "display" in style.lower() and _OF_ITS_OWN.search(style) is not None


def _begins(last: str, first: str) -> bool:
    return last.islower() and first.isupper()


def _is_abbreviation(before: str, behind: str) -> bool:
    """Whether an element of several words ends with one in capitals, and the next begins with one that is none: "DMD", "Owner"."""
    words, following = before.split(), behind.split()[0]
    ends = len(words) > 1 and len(words[-1]) > 1 and words[-1].isalpha() and words[-1].isupper()
    return ends and len(following) > 2 and following[0].isupper() and following[1:3].islower()


def _ends_whole(word: str) -> bool:
    """Whether it ends with a whole address."""
    return any(each.end == len(word) for each in emails_in(word))


def _word(before: Sequence[str]) -> str:
    """What stands before the seam since the last blank."""
    words = "".join(before[-_PARTS:]).rsplit(None, 1)
    return words[-1].lstrip(_AROUND) if words else ""


def _is_apart(before: Sequence[str], shown: str, mail: str, *, ended: bool, href: str) -> bool | None:
    """Whether an address, whole by itself, begins at the seam; False where the word before is its begin; None where nobody can tell."""
    word = _word(before)
    if href[:7].lower() == "mailto:":
        led = href[7:].partition("?")[0].strip().lower()
        if led == mail or led == f"{word}{mail}".lower():
            return led == mail
    if _ends_whole(word):
        return True
    local = mail.partition("@")[0]
    if local not in _ORDINARY and f"{word}{local}".lower() in _ORDINARY:
        return False
    own = before[-1].split() if ended else []  # of the element before the seam
    alone = "".join(before[-_PARTS:]).split() == [word]
    if word[-1:] in _GOES_ON:
        if word[:1].isupper() and len(own) > 1:
            return True
        return False if alone and word.islower() and word[:-1] not in _CALLING else None
    if (word.lower() in _CALLING and not (alone and len(word) <= _SHORT)) or sum(map(str.isdigit, word)) > 3:
        return True
    if word[:1].isupper() and len(word) > 1 and shown.partition("@")[0].islower():
        return True
    return True if len(own) > 1 and not own[-2].endswith(":") else None
