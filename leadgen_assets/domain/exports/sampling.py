"""A random sample in which every kind of value has its part; the same seed gives the same sample."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence


def stratified(strata: Mapping[str, Sequence[int]], size: int, seed: int) -> list[int]:
    """Members of a sample, in the order of the strata.

    Every stratum gives one where the size allows it, the rest in proportion to what the strata hold (largest remainders).

    Args:
        strata: name -> its members. size: how many to take; all where there are fewer.
        seed: of the choice within the strata, and of which strata give when the size is smaller than their number.
    """
    dice = random.Random(seed)
    names = [name for name in sorted(strata) if strata[name]]
    parts = _parts({name: len(strata[name]) for name in names}, size, dice)
    return [member for name in names for member in sorted(dice.sample(list(strata[name]), parts[name]))]


def _parts(holds: Mapping[str, int], size: int, dice: random.Random) -> dict[str, int]:
    whole = sum(holds.values())
    size = min(size, whole)
    if size <= len(holds):
        giving = set(dice.sample(list(holds), max(0, size)))
        return {name: int(name in giving) for name in holds}
    parts = dict.fromkeys(holds, 1)
    left = size - len(holds)
    spare = whole - len(holds)
    exact = {name: left * (holds[name] - 1) / spare for name in holds}
    for name in holds:
        parts[name] += int(exact[name])
    by_remainder = sorted(holds, key=lambda name: (int(exact[name]) - exact[name], name))
    for name in by_remainder[: size - sum(parts.values())]:
        parts[name] += 1
    return parts
