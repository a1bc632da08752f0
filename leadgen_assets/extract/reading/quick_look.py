"""A quick look at a whole page: which of its segments are worth a closer one.

Most segments hold nothing for most extractors. One search over all texts at once costs a fraction of one for each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Collection, Sequence, Set
from functools import wraps
from itertools import accumulate, count
from operator import add
from typing import Any, TypeVar

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.reading.words import Search, Words

_BETWEEN = "\x00"
"""Neither white space nor a letter, so that no match runs from one text into the next."""

_recent: deque[_Looked] = deque(maxlen=16)
"""The pages of the company at hand, the last one first: a dozen extractors look at each, some with the same pattern."""

_words = Words()
"""Those that the extractors of this process ask pages for."""

_DIGIT = re.compile(r"\d")
_NOWHERE: frozenset[int] = frozenset()
_Told = TypeVar("_Told")


class _Looked:
    """A page, its texts as one with the begin of each, and what was found in it."""

    __slots__ = (
        "_numbered",
        "_places",
        "_search",
        "addresses",
        "found",
        "kinds",
        "linked",
        "lower",
        "lower_starts",
        "page",
        "starts",
        "told",
        "whole",
    )

    def __init__(self, page: PageText) -> None:
        self.page = page
        texts = [segment.text for segment in page.segments]
        self.starts = _starts(texts)
        self.whole = _BETWEEN.join(texts)
        self.lower = self.whole.lower()
        # One letter alone grows with its lower case, and none shrinks.
        grown = len(self.lower) != len(self.whole)
        self.lower_starts = _starts([text.lower() for text in texts]) if grown else self.starts
        self.linked = [(at, segment.href.lower()) for at, segment in enumerate(page.segments) if segment.href]
        self.addresses = _BETWEEN.join([address for _, address in self.linked])
        self.kinds: dict[Kind, list[int]] = {}
        self.found: dict[int, tuple[re.Pattern[str], tuple[int, ...]]] = {}
        self.told: dict[Callable[[PageText], Any], Any] = {}
        self._numbered: tuple[int, ...] | None = None
        self._look_again(_words.search)

    def places(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """Each place once: behind a match the search goes on with the next text."""
        whole, starts, at = self.whole, self.starts, 0
        search, found = pattern.search, []
        while match := search(whole, at):
            place = bisect_right(starts, match.start()) - 1
            found.append(place)
            at = starts[place + 1]
        return tuple(found)

    def numbered(self) -> tuple[int, ...]:
        """Places of the texts with a digit: one in six."""
        if self._numbered is None:
            self._numbered = self.places(_DIGIT)
        return self._numbered

    def holding(self, words: tuple[str, ...]) -> Set[int]:
        """Places of the texts in which one of the words stands: looking for plain text is quicker by far."""
        number = self._search.known.get(words)
        if number is None:
            self._look_again(_words.know(words))
            number = self._search.known[words]
        return self._places.get(number, _NOWHERE)

    def _look_again(self, search: Search) -> None:
        self._search = search
        self._places = search.places(self.whole, self.starts, self.lower, self.lower_starts)


def _starts(texts: Sequence[str]) -> list[int]:
    """Where each text begins among all of them, one character between two, and where one behind them would."""
    return list(map(add, accumulate(map(len, texts), initial=0), count()))


def hits(
    page: PageText, pattern: re.Pattern[str], words: tuple[str, ...] = (), *, numbered: bool = False
) -> tuple[int, ...]:
    """Places (from 0) of the segments in whose text the pattern is found, each once, in order.

    Args:
        page: any page.
        pattern: cheap; it may find more than is wanted, never less, and does not look behind a text's begin or end.
        words: where any are given, no text in which the pattern is found is without one of them. Those in lower case are
            looked for in any case, others as they are written.
        numbered: no text in which the pattern is found is without a digit, or one of the words.
    """
    looked = _looked(page)
    # By identity, which the pattern kept beside it makes safe: hashing a pattern reads all of its code.
    known = looked.found.get(id(pattern))
    if known is not None:
        return known[1]
    if words or numbered:
        held: Collection[int] = looked.holding(words) if words else ()
        if numbered:
            held = {*held, *looked.numbered()} if held else looked.numbered()
        texts, search = page.segments, pattern.search
        found = tuple([at for at in sorted(held) if search(texts[at].text)]) if held else ()
    else:
        found = looked.places(pattern)
    looked.found[id(pattern)] = pattern, found
    return found


def holding(page: PageText, words: tuple[str, ...]) -> list[int]:
    """Places (from 0) of the segments in whose text one of the words stands, in order; `words` as in `hits`."""
    return sorted(_looked(page).holding(words))


def numbered(page: PageText) -> tuple[int, ...]:
    """Places (from 0) of the segments with a digit in their text, in order."""
    return _looked(page).numbered()


def headings(page: PageText) -> list[int]:
    """Places (from 0) of a page's headings, in order."""
    return of_kind(page, Kind.HEADING)


def of_kind(page: PageText, kind: Kind) -> list[int]:
    """Places (from 0) of a page's segments of one kind, in order; shared, and never changed."""
    kinds = _looked(page).kinds
    if kind not in kinds:
        kinds[kind] = [at for at, segment in enumerate(page.segments) if segment.kind is kind]
    return kinds[kind]


def linked(page: PageText, *beginnings: str) -> list[int]:
    """Places (from 0) of the segments that lead to an address with one of the beginnings, given in lower case, in order."""
    looked = _looked(page)
    some = tuple([each for each in beginnings if each in looked.addresses])
    return [at for at, address in looked.linked if address.startswith(some)] if some else []


def lower_addresses(page: PageText) -> str:
    """All addresses that a page's links and frames lead to, in lower case, parted by a character that no address holds."""
    return _looked(page).addresses


def lower_text(page: PageText) -> str:
    """All texts of a page in lower case, parted by a character that no text holds."""
    return _looked(page).lower


def once(asked: Callable[[PageText], _Told]) -> Callable[[PageText], _Told]:
    """What a function tells of a page, found out once while the page is at hand; its result is shared, and never changed."""

    @wraps(asked)
    def remembered(page: PageText) -> _Told:
        told = _looked(page).told
        if asked not in told:
            told[asked] = asked(page)
        result: _Told = told[asked]
        return result

    return remembered


def _looked(page: PageText) -> _Looked:
    for known in _recent:
        if known.page is page:
            return known
    looked = _Looked(page)
    _recent.appendleft(looked)
    return looked
