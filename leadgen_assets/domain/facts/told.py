"""What people told us, supplied or confirmed, joined with what was read: it fills gaps and never changes what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from leadgen_assets.domain.facts.evidence import COMPANY, Fact
from leadgen_assets.domain.facts.profile import Person
from leadgen_assets.domain.facts.supports import supports
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.wording.names import normal_person_name

PERSON = "person:"
"""How the subject of a person's facts begins."""

Named = tuple[str, Sequence[Fact]]
"""A person's name as shown, and the facts about that person."""


@dataclass(frozen=True, slots=True)
class Told:
    """What people said about one company.

    Attributes:
        facts: supplied and confirmed, about the company and its people; whether a quote carries them is asked anew.
        wrong: (subject, field, value) that a person judged wrong: nowhere used again, whoever says it.
    """

    facts: tuple[Fact, ...] = ()
    wrong: frozenset[tuple[str, str, str]] = frozenset()


def subject_of(person: str) -> str:
    """The subject of facts about a person, or about the company for ""."""
    return f"{PERSON}{normal_person_name(person)}" if person else COMPANY


def carried(facts: Iterable[Fact], vocabulary: Vocabulary) -> list[Fact]:
    """Those of the facts that their quote carries, marked as verified."""
    return [replace(fact, verified=True) for fact in facts if supports(fact, None, vocabulary)]


def without_wrong(facts: Sequence[Fact], wrong: AbstractSet[tuple[str, str, str]]) -> tuple[Fact, ...]:
    """The facts but those that a person judged wrong."""
    if not wrong:
        return tuple(facts)
    return tuple(fact for fact in facts if (fact.subject, fact.field, fact.value) not in wrong)


def without_sites(facts: Sequence[Fact], domains: AbstractSet[str]) -> tuple[Fact, ...]:
    """The facts but those that give the company one of these domains, or a website on it: they are other companies'."""
    if not domains:
        return tuple(facts)
    return tuple(fact for fact in facts if not (_is_site(fact) and registrable_domain(fact.value) in domains))


def _is_site(fact: Fact) -> bool:
    return fact.subject == COMPANY and fact.field in ("domain", "website")


def with_told_people(people: Sequence[Named], told: Sequence[Fact]) -> list[Named]:
    """People as pages name them, what was told about them joined; behind them those whom only somebody told of.

    Args:
        people: name and facts, in order of appearance.
        told: verified facts about people.
    """
    by_subject: dict[str, list[Fact]] = {}
    for fact in told:
        if fact.subject.startswith(PERSON):
            by_subject.setdefault(fact.subject, []).append(fact)
    joined = [(name, list(facts)) for name, facts in people]
    others: list[tuple[str, list[Fact]]] = []
    for facts in by_subject.values():
        name = next((fact.value for fact in facts if fact.field == "full_name"), "")
        at = _place(name, facts, people)
        if at is not None:
            subject = next((fact.subject for fact in people[at][1]), facts[0].subject)
            joined[at][1].extend(replace(fact, subject=subject) for fact in facts)
        elif name:
            others.append((name, facts))
    return [*joined, *others]


def with_researched_people(people: Sequence[Person], facts: Sequence[Fact]) -> tuple[Person, ...]:
    """People as the profile has them, their gaps filled with what a model read of them on the pages; behind them new ones.

    Args:
        facts: verified, about people, each with the name among them.
    """
    named = [(person.full_name, person.facts) for person in people]
    joined = with_told_people(named, facts)
    filled = [_filled(person, own[len(person.facts) :]) for person, (_, own) in zip(people, joined, strict=False)]
    new = [_filled(Person(name), own) for name, own in joined[len(people) :]]
    return (*filled, *new)


def _filled(person: Person, more: Sequence[Fact]) -> Person:
    """The person with the first value of each field that was empty, and the facts behind its own."""
    gaps = {name: "" for name in ("title", "email", "phone", "linkedin_url") if not getattr(person, name)}
    for fact in more:
        if gaps.get(fact.field) == "":
            gaps[fact.field] = fact.value
    return replace(person, facts=(*person.facts, *more), **gaps) if more else person


def _place(name: str, facts: Sequence[Fact], people: Sequence[Named]) -> int | None:
    """Which of the people it is; None where nobody is, or more than one may be.

    The same e-mail address, the same name, or the same first and last name where one of both leaves out the middle.
    """
    emails = {fact.value for fact in facts if fact.field == "email"}
    subject = facts[0].subject.removeprefix(PERSON)
    tests = (
        lambda own, wanted: wanted == own,
        lambda own, wanted: _without_middle(own) == _without_middle(wanted) and 2 in (len(own), len(wanted)),
    )
    by_mail = [
        index
        for index, (_, own) in enumerate(people)
        if any(fact.field == "email" and fact.value in emails for fact in own)
    ]
    if len(by_mail) == 1:
        return by_mail[0]
    wanted = normal_person_name(name).split() or subject.split()
    for test in tests:
        places = [index for index, (shown, _) in enumerate(people) if test(normal_person_name(shown).split(), wanted)]
        if places:
            return places[0] if len(places) == 1 else None
    return None


def _without_middle(words: Sequence[str]) -> tuple[str, ...]:
    return (words[0], words[-1]) if len(words) > 1 else tuple(words)
