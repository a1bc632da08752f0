"""A person's name taken apart: which word is what, and first and last name as a CRM wants them.

What cannot be told apart is the last name, never lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadgen_assets.domain.wording.given_names import folded, given_names

_PARTICLES_WORDS = "de da do dos das del dela della degli der den des di du la le los las van von zu zur ter ten te bin ibn al el st san"
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
"""Small words that begin a last name of several words ("Maria de la Cruz")."""
_BETWEEN = frozenset({"y", "e"})
"""Between two last names ("Ortega y Gasset"); in capitals they are a middle initial."""
_JOINING = frozenset({"and", "&", "+"})
_HONORIFICS_WORDS = (
    "mr mrs ms miss mx messrs mister madam dr drs doctor doctors prof professor rev reverend fr father sr hon honorable sir dame lady"
    " lord pastor rabbi capt captain col colonel lt lieutenant sgt sergeant maj major gen general cmdr judge justice gov governor"
    " senator sen rep congressman congresswoman president mayor officer chief the state representative attorney"
)
_HONORIFICS = frozenset(_HONORIFICS_WORDS.split())
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "2nd", "3rd"})
_BEHIND_WORDS = (
    "esq esquire phd md do dds dmd dvm od jd mba cpa cpm rmp mpm arm rn np pa pe ra aia ccim crs gri sres abr cfa cfp clu chfc pmp"
    " bsn msn bs ba ma ms med edd lcsw lmft lpc lmt ret usn usmc usaf lncc pharmd dc dpm psyd llm bsc msc fnp aprn crna ccc-slp obe"
    " mbe attorney realtor broker aia asid leed csi"
)
_BEHIND = frozenset(_BEHIND_WORDS.split())
_OPENING, _CLOSING = "\"“'‘(", "\"”'’)"


class Part(StrEnum):
    """What a word of a name is."""

    PREFIX = "prefix"
    GIVEN = "given name"
    MIDDLE = "middle name"
    SURNAME = "surname"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    JOINING = "joining"


@dataclass(frozen=True, slots=True)
class NameParts:
    """First and last name; a generation ("Jr.") ends the last one. `first` is empty where the name is one word."""

    first: str
    last: str


def name_parts(full_name: str) -> NameParts:
    """The two parts of a name as people write it.

    Honorifics, nicknames, credentials and middle initials are left out. Where nothing tells a second given name from a first of
    two last names ("José García López"), the last word alone is the last name. "Doe, Jane" is turned round. Of a couple
    ("John and Mary Smith") the first is told.
    """
    tokens = [(word, part) for word, part in _first_person(labelled(full_name)) if any(map(str.isalnum, word))]
    last = [word for word, part in tokens if part is Part.SURNAME]
    first = [
        word
        for at, (word, part) in enumerate(tokens)
        if part is Part.GIVEN or (part is Part.MIDDLE and at and len(_bare(word)) > 1)
    ]
    generation = [word for word, part in tokens if part is Part.SUFFIX and _bare(word) in _GENERATIONS][:1]
    if not first or not last:
        alone = [*first, *last, *generation]
        return NameParts("", " ".join(alone) or " ".join(full_name.split()))
    return NameParts(
        " ".join(word.strip(",") for word in first), " ".join(word.strip(",") for word in [*last, *generation])
    )


def _first_person(tokens: Sequence[tuple[str, Part]]) -> Iterator[tuple[str, Part]]:
    joined = next((at for at, (_, part) in enumerate(tokens) if part is Part.JOINING), None)
    if joined is None:
        yield from tokens
        return
    head = tokens[:joined]
    if not any(part is Part.GIVEN for _, part in head):
        # "Mr. and Mrs. John Smith"
        yield from tokens[joined + 1 :]
        return
    yield from head
    if not any(part is Part.SURNAME for _, part in head):
        yield from (token for token in tokens[joined + 1 :] if token[1] is Part.SURNAME)


def labelled(full_name: str) -> tuple[tuple[str, Part], ...]:
    """Each word of a name, as written, and what it is; a word alone is a given name where it is a known one, else a surname."""
    words = full_name.split()
    labels: list[Part | None] = [None] * len(words)
    _mark_nicknames(words, labels)
    for at, word in enumerate(words):
        if word.lower() in _JOINING and 0 < at < len(words) - 1:
            labels[at] = Part.JOINING
    surname_known = False
    for places in reversed(list(_people(words, labels))):
        _mark_person(words, labels, places, surname_follows=surname_known)
        surname_known = True
    return tuple((word, part or Part.SURNAME) for word, part in zip(words, labels, strict=True))


def _mark_nicknames(words: Sequence[str], labels: list[Part | None]) -> None:
    opened = None
    for at, word in enumerate(words):
        bare = word.rstrip(",")
        if opened is None and at and word[0] in _OPENING:
            opened = at
        if opened is not None and bare[-1:] in tuple(_CLOSING):
            inner = [_bare(each.strip(_OPENING + _CLOSING)) for each in words[opened : at + 1]]
            part = Part.SUFFIX if all(_is_suffix(each) for each in inner) else Part.NICKNAME
            for place in range(opened, at + 1):
                labels[place] = part
            opened = None


def _people(words: Sequence[str], labels: Sequence[Part | None]) -> Iterator[list[int]]:
    places: list[int] = []
    for at in range(len(words)):
        if labels[at] is Part.JOINING:
            yield places
            places = []
        elif labels[at] is None and any(char.isalnum() for char in words[at]):
            places.append(at)
    yield places


def _mark_person(
    words: Sequence[str], labels: list[Part | None], places: Sequence[int], *, surname_follows: bool
) -> None:
    left = list(places)
    while left and _bare(words[left[0]]) in _HONORIFICS and _may_lead(words, left, surname_follows):
        labels[left.pop(0)] = Part.PREFIX
    if not left:
        return
    comma = next((at for at, place in enumerate(left[:-1]) if words[place].endswith(",")), None)
    if comma is not None and not all(_is_suffix(words[place]) for place in left[comma + 1 :]):
        behind = left[comma + 1 :]
        head = left[: comma + 1]
        rest = [place for place in behind if not _is_suffix(words[place]) or len(_bare(words[place])) < 2]
        if len(head) <= 3 and rest and not (len(head) > 1 and _bare(words[head[0]]) in given_names() and len(rest) > 2):
            _mark_turned(words, labels, head, behind)
            return
    left = _without_suffixes(words, labels, left, after=comma)
    _mark_in_order(words, labels, left, surname_follows=surname_follows)


def _may_lead(words: Sequence[str], left: Sequence[int], surname_follows: bool) -> bool:
    """Whether an honorific may be one here: "Major Smith" may, "Chief" alone may not; "Mr. & Mrs. …" may."""
    return len(left) > 1 or surname_follows


def _mark_turned(words: Sequence[str], labels: list[Part | None], head: Sequence[int], behind: Sequence[int]) -> None:
    """ "Doe Jr., Jane Q." """
    for place in head:
        labels[place] = Part.SUFFIX if place != head[0] and _is_suffix(words[place]) else Part.SURNAME
    given = False
    for at, place in enumerate(behind):
        bare = _bare(words[place])
        if not given and bare in _HONORIFICS and at < len(behind) - 1:
            labels[place] = Part.PREFIX
        elif _is_suffix(words[place]) and len(bare) > 1 and (given or at < len(behind) - 1):
            labels[place] = Part.SUFFIX
        else:
            labels[place] = Part.MIDDLE if given else Part.GIVEN
            given = True


def _without_suffixes(
    words: Sequence[str], labels: list[Part | None], left: Sequence[int], *, after: int | None
) -> list[int]:
    kept = list(left)
    while len(kept) > 1:
        word = words[kept[-1]]
        behind_comma = after is not None and len(kept) - 1 > after
        enough = len(kept) > 2 or behind_comma
        generation = _bare(word) in _GENERATIONS and (len(_bare(word)) > 1 or behind_comma)
        if not enough or not (
            generation or (_is_suffix(word) and (behind_comma or sum(map(str.isupper, word)) > 1 or "." in word))
        ):
            break
        labels[kept.pop()] = Part.SUFFIX
    return kept


def _mark_in_order(
    words: Sequence[str], labels: list[Part | None], left: Sequence[int], *, surname_follows: bool
) -> None:
    if not left:
        return
    if len(left) == 1:
        known = folded(_bare(words[left[0]])) in given_names()
        addressed = any(part is Part.PREFIX for part in labels)
        labels[left[0]] = (
            Part.GIVEN if (surname_follows and not addressed) or (known and not addressed) else Part.SURNAME
        )
        return
    start = len(left) - 1
    if surname_follows and (len(_bare(words[left[-1]])) == 1 or folded(_bare(words[left[-1]])) in given_names()):
        # "Ronald T. & Karen P. Lindsay"
        start = len(left)
    elif start > 2 and words[left[start - 1]] in _BETWEEN:
        start -= 2
    while 1 < start < len(left) and _bare(words[left[start - 1]]) in _PARTICLES:
        start -= 1
    for at, place in enumerate(left):
        labels[place] = Part.SURNAME if at >= start else Part.MIDDLE if at else Part.GIVEN


def _is_suffix(word: str) -> bool:
    bare = _bare(word.strip(_OPENING + _CLOSING))
    return bare in _GENERATIONS or bare in _BEHIND


def _bare(word: str) -> str:
    return re.sub(r"[.,®™]", "", word).lower()
