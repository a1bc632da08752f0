"""A quick look at a whole page: which of its segments are worth a closer one.

Most segments hold nothing for most extractors. One search over all texts at once costs a fraction of one for each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator

from leadgen_assets.domain.page import PageText

_BETWEEN = "\x00"
"""Neither white space nor a letter, so that no match runs from one text into the next."""

_recent: deque[tuple[PageText, str, list[int]]] = deque(maxlen=8)
"""The pages of the company at hand, which a dozen extractors look at one after the other."""


def hits(page: PageText, pattern: re.Pattern[str]) -> Iterator[int]:
    """Places (from 0) of the segments in whose text the pattern is found, each once, in order.

    Args:
        page: any page.
        pattern: cheap; it may find more than is wanted, never less, and does not look behind a text's begin or end.
    """
    whole, starts = _whole(page)
    last = -1
    for match in pattern.finditer(whole):
        place = bisect_right(starts, match.start()) - 1
        if place != last:
            yield place
            last = place


def _whole(page: PageText) -> tuple[str, list[int]]:
    for known, whole, starts in _recent:
        if known is page:
            return whole, starts
    texts = [segment.text for segment in page.segments]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    whole = _BETWEEN.join(texts)
    _recent.append((page, whole, starts))
    return whole, starts
