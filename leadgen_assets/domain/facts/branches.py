"""Which telephone, fax and mailbox are the headquarters' own where a company has branches, by where they stand on its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from operator import itemgetter

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.profile import FieldValue

NEAR = 8
"""Segments within which the parts of one address stand, and what reaches the office there."""

_LONG = 20
"""Segments of an office's entry in a list of offices, with its hours and map between its address and its number."""
_MOSTLY = 0.6
"""Of the entries in which a value stands, more than this share tell whose it is."""

_LESS = 0.1
"""By how much less a value is believed that is not as well told: less than what one for a single purpose loses."""
_SURE = 0.5
"""Confidence of an address from which on its place is believed to be a branch: a house that is offered has less."""


def own_parts(address: Mapping[str, FieldValue]) -> tuple[list[Fact], str]:
    """What shows the company's address, and its city ("" where it has none). Branches share the state, and often the city."""
    shown = [
        [fact for fact in address[name].facts if fact.value in address[name].values]
        for name in ("street", "zip_code", "city")
    ]
    parts = [*shown[0], *shown[1]] or shown[2]
    return parts, next(iter(address["city"].values), "")


def steps_between(group: Sequence[Fact], parts: Sequence[Fact]) -> float:
    """Segments between a value and the nearest of these parts of an address; what stands behind it is a little nearer."""
    apart = [fact.segment - part.segment for fact in group for part in parts if fact.url == part.url]
    return min((abs(steps) + (0.5 if steps < 0 else 0.0) for steps in apart), default=float("inf"))


def without_branches(
    groups: Sequence[list[Fact]], own: Sequence[Fact], cities: Sequence[Fact], city: str
) -> list[list[Fact]]:
    """The values without those that stand by addresses in other cities alone; a firm that tells one value has it everywhere.

    Args:
        groups: facts of one field, a group for each value. own: the parts of the headquarters' address.
        cities: of all addresses. city: the headquarters'.
    """
    others = [fact for fact in cities if fact.value != city and fact.confidence >= _SURE]
    if not others or len(groups) < 2:
        return list(groups)
    return [group for group in groups if not all(_is_of_branch(fact, own, others) for fact in group)]


def firms_boxes(
    groups: Sequence[list[Fact]], own: Sequence[Fact], cities: Sequence[Fact], city: str, staff: Collection[str]
) -> list[list[Fact]]:
    """The mailboxes without those of branches; where all stand by one of these, those neither of its people nor called by its city.

    A firm that tells its mailboxes once has them everywhere: those of its departments stand below the last office of a list.
    Args as for `without_branches`. staff: the mailboxes of people.
    """
    kept = without_branches(groups, own, cities, city)
    if kept or not groups:
        return kept
    others = [fact for fact in cities if fact.value != city and fact.confidence >= _SURE]
    near = {min(others, key=partial(_steps, fact)).value for group in groups for fact in group}
    if len(near) > 1:
        return []
    called = "".join(filter(str.isalpha, near.pop().lower()))
    return [group for group in groups if group[0].value not in staff and called not in group[0].value.lower()]


def _steps(fact: Fact, part: Fact) -> float:
    return steps_between([fact], [part])


def is_told_by_office(groups: Sequence[list[Fact]], own: Sequence[Fact], cities: Sequence[Fact], city: str) -> bool:
    """Whether some value stands by an address in another city; where none does, a second address says nothing of the values.

    It may be the franchisor's, an authority's, the web designer's, or a branch's that is reached by the company's one number.
    Args as for `without_branches`.
    """
    others = [fact for fact in cities if fact.value != city and fact.confidence >= _SURE]
    return any(_is_of_branch(fact, own, others) for group in groups for fact in group)


def nearest_of(groups: Sequence[list[Fact]], parts: Sequence[Fact], more: float) -> tuple[list[Fact], float]:
    """The first of some values that stand nearest to parts of an address, or at most `more` segments further, and how far it stands."""
    steps = [steps_between(group, parts) for group in groups]
    at = next(at for at, away in enumerate(steps) if away <= min(steps) + more)
    return groups[at], steps[at]


def as_well_told(groups: Sequence[list[Fact]]) -> list[list[Fact]]:
    """The values that are believed about as much as the best: not those for one purpose alone, such as careers@ or a night line."""
    best = max((max(fact.confidence for fact in group) for group in groups), default=0.0)
    return [group for group in groups if max(fact.confidence for fact in group) > best - _LESS]


def without_entries(
    groups: Sequence[list[Fact]], own: Sequence[Fact], cities: Sequence[Fact], city: str
) -> list[list[Fact]]:
    """The values without those that stand mostly in the entry of one other city's office; all where no other is left.

    Markup that lists all addresses and then all numbers has each beside the last address, and a long entry has its number nearer to the
    next one's address than to its own; a number that stands in several offices' entries is everyone's. Args as for `without_branches`.
    """
    entries = _Entries(groups, [*((fact, city) for fact in own), *((fact, fact.value) for fact in cities)])
    kept = []
    for group in groups:
        places = Counter(filter(None, map(entries.city_of, group)))
        most, times = next(iter(places.most_common(1)), (city, 0))
        if most == city or times <= _MOSTLY * places.total():
            kept.append(group)
    return kept or list(groups)


def own_first(
    groups: Sequence[list[Fact]], own: Sequence[Fact], cities: Sequence[Fact], city: str, streets: Sequence[Fact]
) -> list[list[Fact]]:
    """All values, those of the headquarters' entry first; where streets are several, those of one city too, the one nearest to its own.

    Args as for `without_branches`. streets: of all addresses.
    """
    kept = without_entries(groups, own, cities, city)
    if len({fact.value for fact in streets if fact.confidence >= _SURE}) > 1:
        street = [fact for fact in own if fact.field == "street"]
        kept = sorted(kept, key=lambda group: min(steps_between(group, street), NEAR + 1.0))
    return [*kept, *(group for group in groups if group not in kept)]


class _Entries:
    """In which office's entry values stand on pages with several addresses."""

    def __init__(self, groups: Sequence[list[Fact]], offices: Sequence[tuple[Fact, str]]) -> None:
        self._offices: dict[str, list[tuple[int, str]]] = {}
        for fact, city in offices:
            if fact.confidence >= _SURE:
                self._offices.setdefault(fact.url, []).append((fact.segment, city))
        numbers: dict[str, set[int]] = {}
        for fact in (fact for group in groups for fact in group):
            numbers.setdefault(fact.url, set()).add(fact.segment)
        self._follow = {url for url, at in numbers.items() if self._is_followed(url, at)}

    def city_of(self, fact: Fact) -> str:
        """The city of the office in whose entry a value stands, "" where it stands in none."""
        offices = self._offices.get(fact.url, ())
        if fact.url in self._follow:
            near = [(fact.segment - at, city) for at, city in offices if 0 <= fact.segment - at <= _LONG]
        else:
            near = [(abs(fact.segment - at), city) for at, city in offices if abs(fact.segment - at) <= NEAR]
        return min(near, key=itemgetter(0))[1] if near else ""

    def _is_followed(self, url: str, numbers: Collection[int]) -> bool:
        """Whether every address of a page with several has its number below it: none stands right above the first."""
        offices = self._offices.get(url, ())
        if len({city for _, city in offices}) < 2:
            return False
        first, last = min(offices)[0], max(offices)[0]
        return not any(0 < first - at <= NEAR for at in numbers) and any(0 <= at - last <= _LONG for at in numbers)


def _is_of_branch(fact: Fact, own: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether another office's address is the nearest, and the last one above is not the headquarters'."""
    away = steps_between([fact], others)
    if away > NEAR or away >= steps_between([fact], own):
        return False
    above = [(part.segment, mine) for parts, mine in ((own, True), (others, False)) for part in _above(fact, parts)]
    return not (above and max(above)[1])


def _above(fact: Fact, parts: Collection[Fact]) -> list[Fact]:
    return [part for part in parts if part.url == fact.url and 0 <= fact.segment - part.segment <= NEAR]
