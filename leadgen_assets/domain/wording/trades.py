"""Words of trades in firms' names: the list beside this module, read once a process."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def trades() -> Mapping[str, frozenset[int]]:
    """Word, lower case and in the singular -> the trades that it is of, as lines of the list."""
    text = files("leadgen_assets.domain.wording").joinpath("trades.txt").read_text(encoding="utf-8")
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(text.splitlines()):
        for word in line.split() if not line.startswith("#") else ():
            found[word] = found.get(word, frozenset()) | {number}
    return found


def of_two_trades(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the words of two names tell of a trade each, and of none that one firm unites with the other's."""
    known = trades()
    mine, theirs = (frozenset().union(*(known.get(word, ()) for word in words)) for words in (one, other))
    return bool(mine) and bool(theirs) and not mine & theirs
