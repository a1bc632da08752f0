"""Labelled names of persons: how many of their words are taken for what they are."""

from __future__ import annotations

import importlib
import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.wording.name_parts import Part, labelled
from leadgen_assets.evaluation.measure import Counts, Measure, Mistake, Reach

PERSONS = "entity/probablepeople_person_dev.xml"
"""File below the data folder."""

NOTE = (
    "Names of persons: each different string once; a word is right when its part (prefix, given name, middle name, surname, suffix, "
    "nickname, joining word) is the labelled one, so precision, recall and F1 are the accuracy over words. Initials count with the "
    "part that they stand for. What is measured is what splits names for CRM forms (`domain/wording/name_parts.py`). nameparser 2.6.0 "
    "(released October 2026) runs on the same strings. probablepeople 0.5.6 (October 2024) is trained on these very strings, so "
    "its figure says nothing about unseen names. Names of one word are in the second line only: nothing but a list tells a given "
    "name from a surname there, and no contact has such a name."
)

_PARTS = {
    "PrefixMarital": Part.PREFIX,
    "PrefixOther": Part.PREFIX,
    "GivenName": Part.GIVEN,
    "FirstInitial": Part.GIVEN,
    "MiddleName": Part.MIDDLE,
    "MiddleInitial": Part.MIDDLE,
    "Surname": Part.SURNAME,
    "LastInitial": Part.SURNAME,
    "SuffixGenerational": Part.SUFFIX,
    "SuffixOther": Part.SUFFIX,
    "Nickname": Part.NICKNAME,
    "And": Part.JOINING,
}
_Labels = Sequence[tuple[str, Part]]
_Parser = Callable[[list[str]], list[Part | None]]


def person_parses(data: Path) -> tuple[Measure, Measure]:
    """Words of names of two and more words, and of all names.

    Args:
        data: the data folder.

    Raises:
        LeadgenError: the file is no labelled names.
    """
    names = _names(data / PERSONS)
    return (
        _measure("words of persons' names", [name for name in names if len(name) > 1]),
        _measure("words of persons' names, one-word names too", names),
    )


def _measure(name: str, names: Sequence[_Labels]) -> Measure:
    units, mistakes = [], []
    for labels in names:
        got = _ours([word for word, _ in labels])
        units.append(_counts(labels, got))
        if units[-1].wrong:
            shown = " ".join(f"{word}/{part}" for (word, _), part in zip(labels, got, strict=True))
            expected = " ".join(f"{word}/{part}" for word, part in labels)
            mistakes.append(Mistake(" ".join(word for word, _ in labels), expected, shown))
    beside = {}
    for title, parser in (("nameparser", _nameparser()), ("probablepeople, trained on these", _probablepeople())):
        if parser is not None:
            beside[title] = sum((_counts(labels, parser([word for word, _ in labels])) for labels in names), Counts())
    least = max((counts.f1 or 0.0 for title, counts in beside.items() if title == "nameparser"), default=0.0)
    return Measure(
        name, "name", units, mistakes, (Reach("f1", round(least, 4)),) if least else (), beside, personal=True
    )


def _counts(labels: _Labels, got: Sequence[Part | None]) -> Counts:
    right = sum(part is found for (_, part), found in zip(labels, got, strict=True))
    return Counts(right, len(labels) - right, len(labels) - right)


def _names(path: Path) -> Sequence[_Labels]:
    try:
        root = ElementTree.fromstring(path.read_bytes())
        names = [
            tuple((word, _PARTS[token.tag]) for token in name for word in (token.text or "").split()) for name in root
        ]
    except (OSError, ElementTree.ParseError, KeyError) as error:
        raise LeadgenError(
            "The labelled names cannot be read", str(path), "name a file of <Name> elements with one element a word"
        ) from error
    different = {" ".join(word for word, _ in name).casefold(): name for name in reversed(names) if name}
    return list(different.values())[::-1]


def _ours(words: list[str]) -> list[Part | None]:
    return [part for _, part in labelled(" ".join(words))]


def _nameparser() -> _Parser | None:
    if importlib.util.find_spec("nameparser") is None:
        return None
    human_name = importlib.import_module("nameparser").HumanName

    def parse(words: list[str]) -> list[Part | None]:
        name = human_name(" ".join(words))
        parts: dict[str, list[Part]] = defaultdict(list)
        for part, several in (
            (Part.PREFIX, name.title_list),
            (Part.GIVEN, name.first_list),
            (Part.MIDDLE, name.middle_list),
            (Part.SURNAME, name.last_list),
            (Part.SUFFIX, name.suffix_list),
            (Part.NICKNAME, name.nickname_list),
        ):
            for each in several:
                for word in each.split():
                    parts[_bare(word)].append(part)
        return [parts[_bare(word)].pop(0) if parts[_bare(word)] else None for word in words]

    return parse


def _probablepeople() -> _Parser | None:
    if importlib.util.find_spec("probablepeople") is None:
        return None
    parser = importlib.import_module("probablepeople")

    def parse(words: list[str]) -> list[Part | None]:
        labels = [_PARTS.get(label) for _, label in parser.parse(" ".join(words), type="person")]
        return (labels + [None] * len(words))[: len(words)]

    return parse


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).lower()
