"""A quick look at a whole page: which of its segments are worth a closer one.

Most segments hold nothing for most extractors. One search over all texts at once costs a fraction of one for each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from itertools import accumulate

from leadgen_assets.domain.page import PageText

_BETWEEN = "\x00"
"""Neither white space nor a letter, so that no match runs from one text into the next."""

_recent: deque[_Looked] = deque(maxlen=8)
"""The pages of the company at hand, which a dozen extractors look at one after the other, some with the same pattern."""


class _Looked:
    """A page, its texts as one with the begin of each, and what was found in it."""

    __slots__ = ("found", "page", "starts", "whole")

    def __init__(self, page: PageText) -> None:
        self.page = page
        texts = [segment.text for segment in page.segments]
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self.whole = _BETWEEN.join(texts)
        self.found: dict[re.Pattern[str], tuple[int, ...]] = {}

    def places(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Each place once: behind a match the search goes on with the next text."""
        whole, starts, at = self.whole, self.starts, 0
        while match := pattern.search(whole, at):
            place = bisect_right(starts, match.start()) - 1
            yield place
            at = starts[place + 1]


def hits(page: PageText, pattern: re.Pattern[str]) -> tuple[int, ...]:
    """Places (from 0) of the segments in whose text the pattern is found, each once, in order.

    Args:
        page: any page.
        pattern: cheap; it may find more than is wanted, never less, and does not look behind a text's begin or end.
    """
    looked = next((known for known in _recent if known.page is page), None)
    if looked is None:
        looked = _Looked(page)
        _recent.append(looked)
    if pattern not in looked.found:
        looked.found[pattern] = tuple(looked.places(pattern))
    return looked.found[pattern]
