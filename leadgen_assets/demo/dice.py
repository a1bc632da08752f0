"""Choices that come out the same on every machine and Python version for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded chooser.

    Only `random.Random.random` is promised to give the same sequence in later Python versions, so nothing else of that
    module is used. The seed is text, because text is hashed by SHA-512 and not by the process's own hash seed.
    """

    def __init__(self, *seed: object) -> None:
        self._next = random.Random("/".join(str(part) for part in seed)).random

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._next() * (most - least + 1))

    def chance(self, share: float) -> bool:
        """True in about this share of calls."""
        return self._next() < share

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""
        return among[int(self._next() * len(among))]

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """`count` different places of the sequence in random order (all of them when there are fewer)."""
        left = list(among)
        return [left.pop(int(self._next() * len(left))) for _ in range(min(count, len(left)))]
