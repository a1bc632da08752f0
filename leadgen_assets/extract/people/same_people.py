"""Whether two names of a site are one person's: with initials and without, in another spelling, with half a double surname."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.wording.given_names import may_be_same_given
from leadgen_assets.domain.wording.names import normal_person_name

_BESIDE = 40
"""Characters of letters and a post that stand beside a name in its line."""

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LATER = frozenset({"ii", "iii", "iv"})
"""Generations of which the one before is seldom at the firm; a "Jr." often has the father beside him."""


@dataclass(slots=True)
class Person:
    """Somebody, and what the pages say of that one."""

    name: str
    subject: str
    facts: list[Fact] = field(default_factory=list)


def merge_key(name: str, persons: dict[str, Person]) -> str:
    """The normalised name; "Jane Q. Doe" is the "Jane Doe" of another page."""
    key = normal_person_name(name)
    if key in persons:
        return key
    bare = _without_initials(key)
    same = [other for other in persons if _without_initials(other) == bare and (other == bare or key == bare)]
    return same[0] if len(same) == 1 else key


def merge_spellings(persons: dict[str, Person]) -> None:
    """ "Bob Alder" of one page and "Robert Alder" of another are one person; two on one page are two, and so are two that fit a third."""
    by_surname: dict[tuple[str, ...], list[str]] = {}
    for key in persons:
        words = key.split()
        generation = [word for word in words if word in _GENERATIONS]
        rest = [word for word in words if word not in _GENERATIONS]
        if len(rest) > 1:
            by_surname.setdefault((rest[-1], *generation), []).append(key)
    for keys in by_surname.values():
        for key in sorted(keys, key=len):
            fitting = [other for other in keys if other != key and other in persons and _may_be_one(key, other)]
            if len(fitting) == 1 and not _are_two(persons[key], persons[fitting[0]]):
                kept = persons[fitting[0]]
                kept.facts += [replace(fact, subject=kept.subject) for fact in persons.pop(key).facts]


def merge_double_surnames(persons: dict[str, Person]) -> None:
    """ "Jane Alder-Elm" and "Jane Elm" are one, on one page, too, as "Jane Alder Elm" and "Jane Alder" are; "Tom Elm Jr." is another."""
    for key, person in list(persons.items()):
        given, _, surname = person.name.rpartition(" ")
        short = normal_person_name(f"{given} {surname.rpartition('-')[2]}") if "-" in surname else ""
        if short not in persons and key.count(" ") > 1 and key.split()[-1] not in _GENERATIONS:
            short = key.rpartition(" ")[0]
        if short in persons and key in persons and sum(other.startswith(f"{short} ") for other in persons) <= 1:
            person.facts += [replace(fact, subject=person.subject) for fact in persons.pop(short).facts]


def merge_middle_names(persons: dict[str, Person]) -> None:
    """ "Jane Mary Alder" and "Jane Alder" are one person; not where one page has a line for each, or a third one is called so."""
    by_ends: dict[tuple[str, str], list[str]] = {}
    for key in persons:
        words = key.split()
        if len(words) > 1 and words[-1] not in _GENERATIONS:
            by_ends.setdefault((words[0], words[-1]), []).append(key)
    for (given, surname), keys in by_ends.items():
        short = f"{given} {surname}"
        if len(keys) == 2 and short in keys:
            long = next(key for key in keys if key != short)
            if not _pages_with_line(persons[short]) & _pages_with_line(persons[long]):
                kept = persons[long]
                kept.facts += [replace(fact, subject=kept.subject) for fact in persons.pop(short).facts]


def merge_generations(persons: dict[str, Person]) -> None:
    """ "Robert Alder" and "Robert C. Alder III" are one where no page names both; "Robert Alder Jr." may be the son of the other."""
    for key in [key for key in persons if key.split()[-1] in _LATER]:
        bare = _without_initials(key.rpartition(" ")[0])
        same = [other for other in persons if other != key and _bears(other, bare)]
        if len(same) != 1 or _initials(same[0]) - _initials(key):
            continue
        if not {fact.url for fact in persons[same[0]].facts} & {fact.url for fact in persons[key].facts}:
            kept = persons[same[0]]
            late = persons.pop(key)
            kept.name = late.name
            kept.facts += [replace(fact, subject=kept.subject) for fact in late.facts]


def _bears(key: str, bare: str) -> bool:
    """Whether a name is so but for initials and the generation."""
    own = key.rpartition(" ")[0] if key.split()[-1] in _GENERATIONS else key
    return _without_initials(own) == bare


def _initials(key: str) -> set[str]:
    return {word for word in key.split()[1:] if len(word) == 1 or word in _GENERATIONS}


def merge_given_alone(persons: dict[str, Person]) -> None:
    """ "Jan" of one page and "Jan Alder" of another are one, where no other is called so; the title of the whole name counts.

    So they are on one page, where titles of both share a word: "Jan Alder, our diet coach, …" and "Jan", "Diet Coach".
    """
    for key in [key for key in persons if " " not in key]:
        whole = [other for other in persons if other.startswith(f"{key} ")]
        if len(whole) != 1:
            continue
        kept = persons[whole[0]]
        if not _pages_of(persons[key]) & _pages_of(kept) or _title_words(persons[key]) & _title_words(kept):
            titled = any(fact.field == "title" for fact in kept.facts)
            own = [fact for fact in persons.pop(key).facts if not (titled and fact.field == "title")]
            kept.facts += [replace(fact, subject=kept.subject) for fact in own]


def _title_words(person: Person) -> set[str]:
    titles = (fact.value for fact in person.facts if fact.field == "title")
    return {word for title in titles for word in re.findall(r"[a-z]{5,}", title.lower())}


def merge_misspelled(persons: dict[str, Person]) -> None:
    """ "Diana Alder" and "Dianna Alder" are one, in one list, too: nobody has a namesake whom one letter twice tells apart."""
    spelled: dict[str, str] = {}
    for key in list(persons):
        once = re.sub(r"(.)\1", r"\1", key)
        kept = persons[spelled.setdefault(once, key)]
        if kept is not persons[key]:
            kept.facts += [replace(fact, subject=kept.subject) for fact in persons.pop(key).facts]


def _are_two(person: Person, other: Person) -> bool:
    """Whether one page tells of two people who may be one, with a line for each, or in running texts alone."""
    pages = _pages_of(person) & _pages_of(other)
    lines, others = _pages_with_line(person), _pages_with_line(other)
    return any((url in lines) is (url in others) for url in pages)


def _may_be_one(key: str, other: str) -> bool:
    return (
        may_be_same_given(key.partition(" ")[0], other.partition(" ")[0])
        and key.partition(" ")[0] != other.partition(" ")[0]
    )


def may_be_same(key: str, other: str) -> bool:
    """Whether two names with one surname may be spellings of one."""
    return key.split()[-1:] == other.split()[-1:] and _may_be_one(key, other)


def _pages_of(person: Person) -> set[str]:
    """Pages that tell of somebody; the markup's bare name of a founder ("Benjamin") tells nobody apart from whom it shows ("Ben")."""
    bare = all(fact.method is Method.STRUCTURED and fact.field == "full_name" for fact in person.facts)
    return set() if bare else {fact.url for fact in person.facts}


def _pages_with_line(person: Person) -> set[str]:
    """Pages that show somebody in an own line, and do not only tell of that one."""
    longest = len(person.name) + _BESIDE
    return {fact.url for fact in person.facts if fact.field == "full_name" and len(fact.quote) <= longest}


def _without_initials(key: str) -> str:
    first, *rest = key.split() or [""]
    return " ".join([first, *(word for word in rest if len(word) > 1)])
