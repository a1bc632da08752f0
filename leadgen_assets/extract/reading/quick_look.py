"""A quick look at a whole page: which of its segments are worth a closer one.

Most segments hold nothing for most extractors. One search over all texts at once costs a fraction of one for each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from itertools import accumulate
from typing import Any, TypeVar

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.reading.words import Words

_BETWEEN = "\x00"
"""Neither white space nor a letter, so that no match runs from one text into the next."""

_recent: deque[_Looked] = deque(maxlen=16)
"""The pages of the company at hand, which a dozen extractors look at one after the other, some with the same pattern."""

_small, _written = Words(), Words()
"""Words that are looked for in any case, and those that are looked for as they are written."""

_DIGIT = re.compile(r"\d")
_Told = TypeVar("_Told")


class _Looked:
    """A page, its texts as one with the begin of each, and what was found in it."""

    __slots__ = (
        "_numbered",
        "_small",
        "_small_places",
        "_written",
        "_written_places",
        "addresses",
        "found",
        "headings",
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
        small = [text.lower() for text in texts]
        self.lower = _BETWEEN.join(small)
        self.lower_starts = self.starts if len(self.lower) == len(self.whole) else _starts(small)
        self.linked = [at for at, segment in enumerate(page.segments) if segment.href]
        self.addresses = _BETWEEN.join([page.segments[at].href for at in self.linked]).lower()
        self.headings = [at for at, segment in enumerate(page.segments) if segment.kind is Kind.HEADING]
        self.found: dict[re.Pattern[str], tuple[int, ...]] = {}
        self.told: dict[Callable[[PageText], Any], Any] = {}
        self._numbered: tuple[int, ...] | None = None
        self._look_again()

    def places(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Each place once: behind a match the search goes on with the next text."""
        whole, starts, at = self.whole, self.starts, 0
        search = pattern.search
        while match := search(whole, at):
            place = bisect_right(starts, match.start()) - 1
            yield place
            at = starts[place + 1]

    def numbered(self) -> tuple[int, ...]:
        """Places of the texts with a digit: one in six."""
        if self._numbered is None:
            self._numbered = tuple(self.places(_DIGIT))
        return self._numbered

    def holding(self, words: tuple[str, ...]) -> set[int]:
        """Places of the texts in which one of the words stands: looking for plain text is quicker by far."""
        small, written = _cases(words)
        if not (self._small.known.issuperset(small) and self._written.known.issuperset(written)):
            _small.know(small)
            _written.know(written)
            self._look_again()
        found: set[int] = set()
        for these, places in ((small, self._small_places), (written, self._written_places)):
            for word in these & places.keys() if places else ():
                found.update(places[word])
        return found

    def _look_again(self) -> None:
        self._small, self._written = _small.search, _written.search
        self._small_places = self._small.places(self.lower, self.lower_starts)
        self._written_places = self._written.places(self.whole, self.starts)


@lru_cache(maxsize=256)
def _cases(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Words in lower case, and others."""
    return frozenset(w for w in words if w == w.lower()), frozenset(w for w in words if w != w.lower())


def _starts(texts: Sequence[str]) -> list[int]:
    return [0, *accumulate(len(text) + 1 for text in texts)]


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
    if pattern not in looked.found:
        texts = page.segments
        if words or numbered:
            held = looked.holding(words).union(looked.numbered() if numbered else ())
            looked.found[pattern] = tuple([at for at in sorted(held) if pattern.search(texts[at].text)])
        else:
            looked.found[pattern] = tuple(looked.places(pattern))
    return looked.found[pattern]


def holding(page: PageText, words: tuple[str, ...]) -> list[int]:
    """Places (from 0) of the segments in whose text one of the words stands, in order; `words` as in `hits`."""
    return sorted(_looked(page).holding(words))


def numbered(page: PageText) -> tuple[int, ...]:
    """Places (from 0) of the segments with a digit in their text, in order."""
    return _looked(page).numbered()


def headings(page: PageText) -> list[int]:
    """Places (from 0) of a page's headings, in order."""
    return _looked(page).headings


def linked(page: PageText, *beginnings: str) -> list[int]:
    """Places (from 0) of the segments that lead to an address with one of the beginnings, given in lower case, in order."""
    segments = page.segments
    return [at for at in _looked(page).linked if segments[at].href[:12].lower().startswith(beginnings)]


def lower_addresses(page: PageText) -> str:
    """All addresses that a page's links and frames lead to, in lower case, parted by a character that no address holds."""
    return _looked(page).addresses


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
    _recent.append(looked)
    return looked
