"""Over which other wordings two wordings of one company hang together, where their own comparison does not say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import Likeness, Verdict, compare

MOST = 200
"""Wordings that are looked at: comparing grows with their square."""


def chain(
    first: Candidate, last: Candidate, others: Sequence[Candidate], moved: Mapping[str, str] | None = None
) -> list[tuple[Candidate, Candidate, Likeness]]:
    """The shortest way from one mention to another by comparisons that say "one company"; [] where there is none.

    Args:
        others: further mentions of the company, of which the first 200 count. moved: as of `compare`.
    """
    left = [*others[:MOST], last]
    ways: list[list[tuple[Candidate, Candidate, Likeness]]] = [[]]
    while ways:
        longer = []
        for way in ways:
            here = way[-1][1] if way else first
            # The last mention is looked at first, so that a way that reaches it is not made longer.
            for there in left[::-1]:
                likeness = compare(here, there, moved)
                if likeness.verdict is not Verdict.SAME:
                    continue
                step = [*way, (here, there, likeness)]
                if there is last:
                    return step
                longer.append(step)
                left.remove(there)
        ways = longer
    return []
