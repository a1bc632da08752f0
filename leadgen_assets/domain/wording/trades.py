"""Words of trades in firms' names: the list beside this module, read once a process."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def trades() -> Mapping[str, frozenset[int]]:
    """Word, lower case and in the singular -> the trades that it is of, as lines of the list."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_lines()):
        for word in line.replace("/", " ").split():
            found[word] = found.get(word, frozenset()) | {number}
    return found


@lru_cache(maxsize=1)
def plural_trades() -> frozenset[str]:
    """Words of trades in the plural, as they end firms' names: "plumbers", "pharmacies"."""
    return frozenset(f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in trades())


@lru_cache(maxsize=1)
def _crafts() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _lines():
        for said in line.split():
            for word in said.split("/"):
                found[word] = found.get(word, frozenset()) | set(said.split("/"))
    return found


def in_other_words(trade: str, words: Collection[str]) -> bool:
    """Whether the words of a name say a word's trade: of "dental" those with "dentistry", of "electric" not those with "roofing"."""
    return not _crafts().get(trade, frozenset()).isdisjoint(words)


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    text = files("leadgen_assets.domain.wording").joinpath("trades.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def of_two_trades(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the words of two names tell of a trade each, and of none that one firm unites with the other's."""
    known = trades()
    mine, theirs = (frozenset().union(*(known.get(word, ()) for word in words)) for words in (one, other))
    return bool(mine) and bool(theirs) and not mine & theirs
