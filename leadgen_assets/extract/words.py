"""All words that any extractor asks for, searched for in one pass over a text.

The extractors of a company ask a page for some three hundred words, one by one and again on each page. An automaton finds all of
them in the time in which plain search finds one; it is made anew when somebody asks for a word that it does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

_MOST = 20_000
"""Words of every vocabulary of a process; beyond them those of vocabularies that are no longer used are forgotten."""


class Words:
    """The words that were asked for so far. Thread-safe: what others hold is replaced, never changed."""

    def __init__(self) -> None:
        self._all: tuple[str, ...] = ()
        self._known: frozenset[str] = frozenset()
        self._automaton: AhoCorasick | None = None

    def search(self) -> Search:
        """A search for all words known by now."""
        return Search(self._all, self._known, self._automaton)

    def know(self, words: Iterable[str]) -> None:
        """Make searches from now on look for these words too."""
        more = [word for word in dict.fromkeys(words) if word and word not in self._known]
        if more:
            every = (*(self._all if len(self._all) + len(more) <= _MOST else ()), *more)
            self._automaton, self._known, self._all = AhoCorasick(every), frozenset(every), every


class Search:
    """A search for some words. `known` are the words."""

    def __init__(self, words: tuple[str, ...], known: frozenset[str], automaton: AhoCorasick | None) -> None:
        self.known = known
        self._words, self._automaton = words, automaton

    def places(self, text: str, starts: Sequence[int]) -> dict[str, tuple[int, ...]]:
        """Where words stand, each place once, in order; words that stand nowhere are left out.

        Args:
            starts: where the text's parts begin; a place is the number of a part.
        """
        found: dict[str, dict[int, None]] = {}
        if self._automaton is not None:
            for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                found.setdefault(self._words[number], {})[bisect_right(starts, start) - 1] = None
        return {word: tuple(places) for word, places in found.items()}
