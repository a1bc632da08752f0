"""The elements of a page as a tree, each with the segments that stand in it: for reading lists, whose parts are told by markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from leadgen_assets.domain.pages.page import Region


@dataclass(slots=True)
class Element:
    """An element of a page.

    Attributes:
        tag, shape: its name, and its classes without what differs between siblings (see `element_hints`).
        region: that its content belongs to.
        start, end: numbers of its first segment and of the one behind its last; equal where it holds none.
        identity: of the parsed node, to find it again among those that a CSS selector names.
        kids: elements directly in it.
    """

    tag: str
    shape: str
    region: Region
    start: int
    end: int
    identity: int
    kids: list[Element] = field(default_factory=list)

    def below(self) -> Iterator[Element]:
        """Itself and everything in it, in page order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.kids))

    def moved(self, by: int, last: int) -> None:
        """Number everything in it by segments instead of lines: `by` stand before the first line, `last` is the last one there is."""
        for element in self.below():
            element.start, element.end = min(element.start + by, last + 1), min(element.end + by, last + 1)
