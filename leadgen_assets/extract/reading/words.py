"""All words that any extractor asks for, searched for in one pass over a text.

The extractors of a company ask a page for some three hundred words, one by one and again on each page. An automaton finds all of
them in the time in which plain search finds one; it is made anew when somebody asks for a word that it does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from ahocorasick_rs import AhoCorasick

_MOST = 20_000
"""Words of every vocabulary of a process; beyond them those of vocabularies that are no longer used are forgotten."""


class Search:
    """A search for some words.

    Attributes:
        known: the words.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        self.known = frozenset(words)
        self._words, self._automaton = words, AhoCorasick(words) if words else None

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

    def with_more(self, asked: Collection[str]) -> Search:
        """A search for these words too; for them alone where there are too many."""
        every = tuple(dict.fromkeys((*self._words, *filter(None, asked))))
        return Search(every if len(every) <= _MOST else tuple(dict.fromkeys(filter(None, asked))))


class Words:
    """The words that were asked for so far: `search` looks for them all. It is replaced and never changed, so that threads may share it."""

    def __init__(self) -> None:
        self.search = Search(())

    def know(self, words: Collection[str]) -> None:
        """Have searches from now on look for these words too."""
        if not self.search.known.issuperset(words):
            self.search = self.search.with_more(words)
