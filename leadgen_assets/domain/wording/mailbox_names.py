"""Whether a mailbox's name is made of a person's: whole names, short forms and initials, and no word that only begins like one."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import may_be_same_given
from leadgen_assets.domain.wording.names import normal_person_name

_LONG = 5
"""Letters from which a name tells a person wherever it stands in a mailbox: "ann" is also the beginning of "annual"."""
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def carries_name(local: str, full_name: str) -> bool:
    """Whether the mailbox has a name of the person's, or its usual short form, as a word of its own or beside initials.

    Args:
        local: what stands before the @, in lower case.
    """
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
