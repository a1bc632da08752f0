"""Which turns of phrase the texts of a page can have, by their words: a look at all of them at once.

A turn needs a word of each of some sets. A page has a hundred texts and some sixty of a thousand such words: where each word stands is
written down as the bits of a number, so that one "or" for each word and one "and" for each set tell for all texts which have the turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from leadgen_assets.domain.pages.words_to_machines import words

_WORDS_ALONE = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz\n" else 0x20 for byte in range(256))
"""Letters and line breaks as they are, blanks for all else."""
(_COMMON,) = words(
    "a all an any and are as at be been by do for has have here in is it no not of on or our that the this to up us we what will with you"
    " your"
)
"""Words of most texts."""


class OfWords(Protocol):
    """A turn."""

    @property
    def words(self) -> tuple[frozenset[str], ...]:
        """Sets of words in lower case, and of marks, of each of which one stands in each text that has the turn."""


_Turn = TypeVar("_Turn", bound=OfWords)


class TurnsByWords(Generic[_Turn]):
    """Turns, looked for by their words."""

    def __init__(self, turns: Iterable[_Turn]) -> None:
        numbers: dict[frozenset[str], int] = {}
        self._turns: list[tuple[_Turn, tuple[int, ...]]] = []
        for turn in turns:
            # The set first of which the fewest texts have a word.
            sets = sorted(turn.words, key=lambda some: (len(some & _COMMON), len(some)))
            self._turns.append((turn, tuple([numbers.setdefault(some, len(numbers)) for some in sets])))
        asking: dict[str, list[int]] = {}
        for some, number in numbers.items():
            for word in some:
                asking.setdefault(word, []).append(number)
        self._sets_of_word = {word.encode(): sets for word, sets in asking.items() if word.isalpha()}
        self._sets_of_mark = {mark: sets for mark, sets in asking.items() if not mark.isalpha()}
        self._words = frozenset(self._sets_of_word)
        self._number_of_sets = len(numbers)

    def possible(self, texts: Sequence[str]) -> dict[int, list[_Turn]]:
        """The turns whose words a text has, by the text's place, in order of places; a text that has none's is left out."""
        there = self._places_of_sets(texts)
        found: dict[int, list[_Turn]] = {}
        for turn, sets in self._turns:
            places = -1
            for number in sets:
                places &= there[number]
                if not places:
                    break
            while places:
                last = places.bit_length() - 1
                found.setdefault(last, []).append(turn)
                places ^= 1 << last
        return {place: found[place] for place in sorted(found)}

    def _places_of_sets(self, texts: Sequence[str]) -> list[int]:
        """For each set a number with the bit of each text that has a word of it."""
        whole = "\n".join(texts)
        if whole.count("\n") >= len(texts):
            whole = "\n".join([text.replace("\n", " ") for text in texts])
        lower = whole.lower()
        if "a.i." in lower:
            lower = lower.replace("a.i.", "ai")
        places: dict[bytes, int] = {}
        bit = 1
        # Bytes are told apart by a table at once; what is no plain letter parts words in any case.
        for line in lower.encode("ascii", "replace").translate(_WORDS_ALONE).split(b"\n"):
            for word in self._words.intersection(line.split()):
                places[word] = places.get(word, 0) | bit
            bit <<= 1
        there = [0] * self._number_of_sets
        for word, at in places.items():
            for number in self._sets_of_word[word]:
                there[number] |= at
        for mark, sets in self._sets_of_mark.items():
            if mark in whole:
                at = sum([1 << place for place, text in enumerate(texts) if mark in text])
                for number in sets:
                    there[number] |= at
        return there
