"""Which telephone, fax and mailbox are the headquarters' own where a company has branches, by where they stand on its pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from leadgen_assets.domain.facts.evidence import Fact

NEAR = 8
"""Segments within which the parts of one address stand, and what reaches the office there."""

_SURE = 0.5
"""Confidence of an address from which on its place is believed to be a branch: a house that is offered has less."""


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


def _is_of_branch(fact: Fact, own: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether another office's address is the nearest, and the last one above is not the headquarters'."""
    away = steps_between([fact], others)
    if away > NEAR or away >= steps_between([fact], own):
        return False
    above = [(part.segment, mine) for parts, mine in ((own, True), (others, False)) for part in _above(fact, parts)]
    return not (above and max(above)[1])


def _above(fact: Fact, parts: Collection[Fact]) -> list[Fact]:
    return [part for part in parts if part.url == fact.url and 0 <= fact.segment - part.segment <= NEAR]
