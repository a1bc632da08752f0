"""What stands around an address on its page: in front of it in its line, in the lines above, in the heading over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.places.place import Place
from leadgen_assets.extract.reading.sections import headings_above

CODE = re.compile(r"\b\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b")
"""Where another address may end."""

LINES_ABOVE = 3
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+(?=[A-Z\d])|[|•·]")
_LABEL_LENGTH, _IN_FRONT = 80, 160


class Around:
    """Looked up once an address: two dozen questions are asked of it.

    Attributes:
        first: place (from 0) of the first line that the address stands in.
        line_front: what stands in front of it in its own line. front: the same in its own sentence, behind any address before it.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.first = min([shown.segment.number for shown in place.parts.values()]) - 1
        segment = place.page.segments[self.first]
        begins = next(shown for shown in place.parts.values() if shown.segment is segment)
        end = max(segment.text.find(begins.value.partition(",")[0]), 0)
        self.line_front = segment.text[:end][-_IN_FRONT:]
        self.front = _SENTENCE.split(CODE.split(self.line_front)[-1])[-1]

    @cached_property
    def lines_above(self) -> tuple[str, ...]:
        """The nearest short lines above, down to those of an address before or a heading."""
        return tuple(self._lines_above())

    @cached_property
    def heading_above(self) -> Sequence[str]:
        """The nearest heading, if any."""
        return headings_above(self.place.page, self.first)[:1]

    def _lines_above(self) -> Iterator[str]:
        segments, own, lines = self.place.page.segments, self.place.at, 0
        for at in range(self.first - 1, max(-1, self.first - 2 * LINES_ABOVE - 1), -1):
            segment = segments[at]
            if segment.kind in (Kind.FRAME, Kind.IMAGE) or not segment.text:
                continue
            far = lines == LINES_ABOVE or segment.region is not own.region or segment.card != own.card
            text = _last_words(segment.text)
            if far or len(text) > _LABEL_LENGTH or CODE.search(segment.text) or segment.kind is Kind.HEADING:
                return
            lines += 1
            yield text
            if text is not segment.text:
                return


def _last_words(text: str) -> str:
    """Of a longer text with a colon at its end the last sentence, which leads to what stands below; any other as it is."""
    led = len(text) > _LABEL_LENGTH and text.rstrip().endswith(":")
    return _SENTENCE.split(text)[-1][-_LABEL_LENGTH:] if led else text
