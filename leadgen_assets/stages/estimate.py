"""What is to be expected of a run: its parts, their calls and what they cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of work: what for, calls, and what they cost."""

    what: str
    calls: int
    micro_usd: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is to be expected.

    Attributes:
        parts: those with calls. most_micro_usd: what is left of the request's budget, beyond which nothing is asked.
        minutes: of asking alone, at the set concurrency and limits; reading pages comes on top.
        notes: limits that will be met on the way, a sentence each.
        free: it costs nothing, since no service is asked.
        basis: what the numbers follow from.
        used_micro_usd: of the budget, before.
        guessed: nobody knows yet how often a company needs a question: it is reckoned as if pages left something open at each.
        few: how often one needs a search, which costs most, is reckoned as usual, for few companies had their turn.
        companies: about which is asked. all_calls: questions where each of them needs every one: where two stages read its pages,
            search, and read what that names.
        suffices_micro_usd: the budget in which all of it has room, by this estimate; 0 where nothing is asked.
        nothing_fits: why nothing can be asked at all with what is left of the budget, and what to do; "" where something can.
    """

    parts: tuple[Part, ...]
    most_micro_usd: int
    minutes: int
    notes: tuple[str, ...] = ()
    free: bool = False
    basis: str = ""
    used_micro_usd: int = 0
    guessed: bool = False
    few: bool = False
    companies: int = 0
    all_calls: int = 0
    suffices_micro_usd: int = 0
    nothing_fits: str = ""

    @property
    def calls(self) -> int:
        """All calls."""
        return sum(part.calls for part in self.parts)

    @property
    def micro_usd(self) -> int:
        """Expected cost, the budget at most."""
        return (
            0
            if self.free or self.nothing_fits
            else min(self.most_micro_usd, sum(part.micro_usd for part in self.parts))
        )
