"""Whether the name of a mailbox, or of a profile's address, is made of a person's: whole names, short forms and initials.

A word that only begins like a name is none, and a surname beside somebody else's given name or initial is a relative's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from leadgen_assets.domain.wording.given_names import folded, forms_of, given_names, may_be_same_given
from leadgen_assets.domain.wording.names import normal_person_name

_LONG = 5
"""Letters from which a name tells a person wherever it stands in a mailbox: "ann" is also the beginning of "annual"."""
_LEAST = 3
"""Letters from which a name that stands together with others in one word is told there."""
_INITIALS = 2
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ADDRESSES = frozenset({"dr", "mr", "ms"})
_ENDINGS = frozenset({"a", "e", "i", "y", "ie"})
"""What makes another form of a given name: Annie, Anna."""

_NEARER = 80
"""Characters in front of a mailbox or a telephone within which it is said whose it is."""
_NAMED = re.compile(r"(?<![\w’'-])(?P<given>[A-ZÀ-Þ][\w’'-]+)\s(?:[A-ZÀ-Þ]\.?\s)?[A-ZÀ-Þ][\w’'-]+")
_GIVEN_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+)(?:\s[A-ZÀ-Þ][\w’'-]+)?(?:['’]s(?:\s\w+){0,2})?"
    r"(?:\s(?:at|on|is|under|directly|direct|now|today|by|phone|cell))*\s?[:,–—-]?\s*\(?$"
)


@dataclass(slots=True)
class _Told:
    """Which names the words of an address tell: the person's surname, given name or its initial, and other people's."""

    surname: bool = False
    given: bool = False
    initial: bool = False
    others_given: bool = False
    others_initial: bool = False


def carries_name(local: str, full_name: str) -> bool:
    """Whether the mailbox has a name of the person's, or its usual short form, as a word of its own or beside initials.

    Args:
        local: what stands before the @, in lower case.
    """
    if names_another(local, full_name):
        return False
    names = _names(full_name)
    words = re.findall(r"[a-z]+", local)
    letters = "".join(words)
    return (
        any(len(word) > 1 and _is_whole(word, names) for word in words)
        or any(len(name) >= _LONG and name in letters for name in names)
        or any(_is_made_of(word, names) for word in {*words, letters})
    )


def is_short_for(local: str, full_name: str) -> bool:
    """Whether the mailbox is the person's initials, or beginnings of names of which one has three letters: gf, gle, glefar."""
    names = _names(full_name)
    letters = re.sub(r"[^a-z]", "", local)
    if not names or not letters:
        return False
    if letters in {"".join(name[0] for name in names), names[0][0] + names[-1][0]}:
        return True
    return any(
        max(at, len(letters) - at) >= 3 and _begins(letters[:at], names) and _begins(letters[at:], names)
        for at in range(1, len(letters) + 1)
    )


def names_another(address: str, full_name: str) -> bool:
    """Whether there is another given name than the person's, or another initial, and not the own one too: Bob's or B.'s for Ann Smith.

    Args:
        address: what stands before an @, or the last part of a profile's address: "bob.smith", "bsmith", "bob-smith-4471".
    """
    told = _told(address, full_name)
    return not told.given and (told.others_given or (told.others_initial and not told.initial))


def names_whole(address: str, full_name: str) -> bool:
    """Whether both the surname and the given name or its initial are there, and nobody else's: "asmith", "ann-smith-4471" for Ann Smith.

    Args:
        address: as for `names_another`.
    """
    told = _told(address, full_name)
    return told.surname and (told.given or told.initial) and not names_another(address, full_name)


def names_nearer(before: str, local: str, full_name: str) -> bool:
    """Whether somebody else is named nearer to a mailbox whose name it carries too: "Our lawyer is Carl Smith: smith@" is not Ann Smith's.

    Args:
        before: what stands in front of the mailbox. local: what stands before its @, in lower case.
    """
    *_, last = [None, *_NAMED.finditer(before[-_NEARER:])]
    if last is None or folded(last["given"]) not in given_names() or not carries_name(local, last.group()):
        return False
    return _is_anothers(last["given"], full_name)


def is_given_before(before: str, full_name: str) -> bool:
    """Whether somebody else's given name stands right in front of a telephone: "For a plumber call Tom at"."""
    last = _GIVEN_BEFORE.search(before[-_NEARER:])
    return last is not None and folded(last["given"]) in given_names() and _is_anothers(last["given"], full_name)


def _is_anothers(given: str, full_name: str) -> bool:
    """Whether a given name is neither one of a person's names nor a form of one."""
    return not any(may_be_same_given(folded(given), name) for name in _names(full_name))


def _told(address: str, full_name: str) -> _Told:
    told, names = _Told(), _names(full_name)
    given, surnames = (names[:-1], names[1:]) if len(names) > 1 else (names, [])
    for word in _words(address):
        joined = next((name for name in surnames[::-1] if len(name) >= _LEAST and _joins(name, word)), "")
        told.surname |= bool(joined) or word in surnames
        if word not in surnames and word not in _GENERATIONS:
            _tell(told, word.removeprefix(joined).removesuffix(joined) if joined else word, given, alone=not joined)
    return told


def _tell(told: _Told, part: str, given: list[str], *, alone: bool) -> None:
    """Notes whose given name or initials a part is; two letters are initials beside a surname in one word only."""
    short = len(part) == 1 or (len(part) == _INITIALS and not alone and part not in _ADDRESSES)
    if any(_is_form(part, name) for name in given):
        told.given = True
    elif short and any(form[0] in part for name in given for form in forms_of(name)):
        told.initial = True
    elif short:
        told.others_initial = True
    elif part in given_names() or (not alone and part[:-1] in given_names()):
        told.others_given = True


def _is_form(part: str, given: str) -> bool:
    """Whether a part is the given name, another form of it, or that with another name or initials behind: "annmarie", "annb" for Ann."""
    if len(part) == 1:
        return False
    if part in forms_of(given) or (len(given) == 1 and part[0] == given):
        return True
    rest = part.removeprefix(given) if len(given) >= _LEAST else part
    return rest != part and (rest in given_names() or rest in _ENDINGS or part not in given_names())


def _joins(name: str, word: str) -> bool:
    return word != name and (word.startswith(name) or word.endswith(name))


def _words(address: str) -> list[str]:
    """The words of an address without numbers, and without what a service puts behind them: "4471", "b6a14471"."""
    parts = re.split(r"[^a-z0-9]+", folded(unquote(address)))
    bare = [part.strip("0123456789") for part in parts]
    return [
        word for word, part in zip(bare, parts, strict=True) if word.isalpha() and (word == part or len(word) >= _LEAST)
    ]


def _names(full_name: str) -> list[str]:
    return [name for name in normal_person_name(full_name).split() if name not in _GENERATIONS]


def _begins(part: str, names: list[str]) -> bool:
    return any(name.startswith(part) for name in names)


def _is_whole(word: str, names: list[str]) -> bool:
    """A surname is nobody's short form; a given name's other form counts, whichever of the two the mailbox has."""
    return word in names or (len(word) > 1 and any(may_be_same_given(word, given) for given in names[:-1] if given[1:]))


def _is_made_of(word: str, names: list[str]) -> bool:
    pairs = [pair for at in range(1, len(word)) for pair in ((word[:at], word[at:]), (word[at:], word[:at]))]
    return any(len(one) > 1 and _is_whole(one, names) and _goes_with(one, rest, names) for one, rest in pairs)


def _goes_with(whole: str, rest: str, names: list[str]) -> bool:
    """Whether what stands beside a whole name is a name's too; beside three letters also an initial that nobody told."""
    if _begins(rest, names) or _is_whole(rest, names) or _is_made_of(rest, names):
        return True
    told = len(rest) == 2 and rest[0] == names[0][0]
    return len(whole) > 2 and (len(rest) == 1 or rest == "ie" or told)
