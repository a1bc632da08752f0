"""All words that any extractor asks for, searched for in one pass over a text.

The extractors of a company ask a page for some hundred groups of words, one by one and again on each page. An automaton finds all of
them in the time in which plain search finds one word; it is made anew when somebody asks for a group that it does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

Group = tuple[str, ...]
"""Words as they are asked for together."""

_MOST = 20_000
"""Words of every vocabulary of a process; beyond them those of vocabularies that are no longer used are forgotten."""


class Search:
    """A search for the words of some groups.

    Attributes:
        known: each group, and which of its words are looked for.
    """

    def __init__(self, groups: Mapping[Group, Collection[str]]) -> None:
        self.known = groups
        self._order = tuple(groups)
        asking: dict[str, list[int]] = {}
        for number, group in enumerate(self._order):
            for word in filter(None, groups[group]):
                asking.setdefault(word, []).append(number)
        self._asking = list(asking.values())
        self._automaton = AhoCorasick(list(asking)) if asking else None

    def places(self, text: str, starts: Sequence[int]) -> dict[Group, set[int]]:
        """Where a word of a group stands; groups of whose words none stands anywhere are left out.

        Args:
            starts: where the text's parts begin; a place is the number of a part.
        """
        found: dict[int, set[int]] = {}
        if self._automaton is not None:
            for word, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                place = bisect_right(starts, start) - 1
                for number in self._asking[word]:
                    if number in found:
                        found[number].add(place)
                    else:
                        found[number] = {place}
        return {self._order[number]: places for number, places in found.items()}

    def with_more(self, group: Group, words: Collection[str]) -> Search:
        """A search for this group's words too; for them alone where there are too many."""
        every = {**self.known, group: words}
        return Search(every if sum(map(len, every.values())) <= _MOST else {group: words})


class Words:
    """The groups that were asked for so far: `search` looks for all. It is replaced and never changed, so that threads may share it."""

    def __init__(self) -> None:
        self.search = Search({})

    def know(self, group: Group, words: Collection[str]) -> None:
        """Have searches from now on look for the words of this group too."""
        if group not in self.search.known:
            self.search = self.search.with_more(group, words)
