"""All words that any extractor asks for, searched for in one pass over a page.

The extractors of a company ask a page for some hundred groups of words, one by one and again on each page. An automaton finds all of
them in the time in which plain search finds one word; it is made anew when somebody asks for a group that it does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

Group = tuple[str, ...]
"""Words as they are asked for together: those in lower case are looked for in any case, others as they are written."""

_MOST = 20_000
"""Words of every vocabulary of a process; beyond them those of vocabularies that are no longer used are forgotten."""


class _Automaton:
    """Finds the words that some groups, told by their numbers, ask for."""

    def __init__(self, asked: Iterable[tuple[str, int]]) -> None:
        asking: dict[str, list[int]] = {}
        for word, number in asked:
            asking.setdefault(word, []).append(number)
        self._asking = list(asking.values())
        self._found_in = AhoCorasick(list(asking)).find_matches_as_indexes if asking else None

    def look(self, text: str, starts: Sequence[int], found: dict[int, set[int]]) -> None:
        for word, start, _ in self._found_in(text, overlapping=True) if self._found_in else ():
            place = bisect_right(starts, start) - 1
            for number in self._asking[word]:
                if number in found:
                    found[number].add(place)
                else:
                    found[number] = {place}


class Search:
    """A search for the words of some groups.

    Attributes:
        known: each group's number.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        self.known = {group: number for number, group in enumerate(groups)}
        asked = [(word, number) for group, number in self.known.items() for word in dict.fromkeys(group) if word]
        self._small = _Automaton((word, number) for word, number in asked if word == word.lower())
        self._written = _Automaton((word, number) for word, number in asked if word != word.lower())

    def places(self, text: str, starts: Sequence[int], lower: str, lower_starts: Sequence[int]) -> dict[int, set[int]]:
        """Where a word of a group stands, by the group's number; groups of whose words none stands anywhere are left out.

        Args:
            text: several parts as one. starts: where each begins; a place is the number of a part. lower, lower_starts: the same in
                lower case.
        """
        found: dict[int, set[int]] = {}
        self._small.look(lower, lower_starts, found)
        self._written.look(text, starts, found)
        return found

    def with_more(self, group: Group) -> Search:
        """A search for this group's words too; for them alone where there are too many."""
        every = [*self.known, group]
        return Search(every if sum(map(len, every)) <= _MOST else [group])


class Words:
    """The groups that were asked for so far: `search` looks for all. It is replaced and never changed, so that threads may share it."""

    def __init__(self) -> None:
        self.search = Search(())

    def know(self, group: Group) -> Search:
        """A search that looks for the words of this group too, as those from now on do."""
        search = self.search
        if group not in search.known:
            search = self.search = search.with_more(group)
        return search
