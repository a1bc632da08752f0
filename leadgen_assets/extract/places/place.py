"""A postal address as it was read: its parts, each with the line that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leadgen_assets.domain.pages.page import PageText, Segment

_HOUSE = re.compile(r"\b\d+(?=[\w/-]*\s[^\W\d])|\d+")
"""A number with a name behind it: "Suite 4, 12 Alder Street" stands at 12."""


_TELLING = ("street", "city", "state", "zip_code")


@dataclass(frozen=True, slots=True)
class Shown:
    """A part's value, the segment that it is quoted from, the quote, and what is taken off the confidence of this part alone."""

    value: str
    segment: Segment
    quote: str
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """One address on one page.

    Attributes:
        page: any. at: the segment that it ends in.
        parts: field -> what is shown of it, in the order street, city, state, zip_code; those that are not there are missing.
        doubt: taken off the confidence: a code that lies elsewhere, no street.
        stated: read from what the page says for machines.
    """

    page: PageText
    at: Segment
    parts: dict[str, Shown]
    doubt: float = 0.0
    stated: bool = False

    def value(self, field: str) -> str:
        """Of a part; "" where it is missing."""
        shown = self.parts.get(field)
        return shown.value if shown else ""

    @property
    def key(self) -> tuple[str, ...]:
        """The same for two mentions of one address, however its street is spelled; another for another house in its place."""
        parts = self.parts
        return _key(*[parts[name].value if name in parts else "" for name in _TELLING])


@lru_cache(maxsize=256)  # one site's places are asked for theirs again and again
def _key(street: str, city: str, state: str, code: str) -> tuple[str, ...]:
    town, road = ("".join(filter(str.isalnum, text.casefold())) for text in (city, street))
    house = _HOUSE.search(street)
    return (code, town, house.group() if house else road) if code else (road, town, state)
