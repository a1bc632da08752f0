"""Names that a firm bears in registers and does no business under: "Berkmoor Holdings LLC" of "Maple Hollow, a DBA of …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.written_names import letters_of
from leadgen_assets.extract.reading.quick_look import hits

_MARK = r"(?:\bd\.?\s?/?\s?b\.?\s?/?\s?a\b\.?|\bdoing\sbusiness\sas\b)"
_KNOWN_AS = re.compile(
    rf"(?P<legal>[^|•·©\n]{{3,90}}?)[\s,(]{{1,3}}{_MARK}:?\s(?!of\b)(?=[“\"']?[A-Z\d])", re.IGNORECASE
)
_OF_WHOM = re.compile(rf"{_MARK}\sof\s(?P<legal>[^|•·©\n]{{3,90}})", re.IGNORECASE)
_ANY = re.compile(_MARK, re.IGNORECASE)
_WORDS = ("dba", "d/b/a", "d.b.a", "business as", "d b a")
_LEAST = 6
"""Letters of a name that is told by them."""
_LINE, _LONGEST = 100, 600
"""Characters of a line that says no more, and of a text that is looked at."""


def traded(page: PageText) -> Iterator[tuple[Segment, str]]:
    """Lines and footers that say under which name a firm does business, each with that name and what stands behind it."""
    for segment in _told(page):
        known = (
            _KNOWN_AS.search(segment.text) if segment.region is Region.FOOTER or len(segment.text) <= _LINE else None
        )
        if known:
            yield segment, segment.text[known.end() :]


def legal_names(pages: Sequence[PageText], names: Collection[str]) -> set[str]:
    """Of names, as `letters_of` has them, those that the pages say do business under another one of them.

    >>> legal_names([], {"maplehollow", "berkmoorholdings"})
    set()
    """
    texts = [segment.text[:_LONGEST] for page in pages for segment in _told(page)]
    ahead = [letters_of(found["legal"]) for text in texts for found in _KNOWN_AS.finditer(text)]
    behind = [letters_of(found["legal"]) for text in texts for found in _OF_WHOM.finditer(text)]
    found = {
        name
        for name in names
        if len(name) >= _LEAST
        and (any(each.endswith(name) for each in ahead) or any(each.startswith(name) for each in behind))
    }
    return found if len(found) < len(names) else set()


def _told(page: PageText) -> Iterator[Segment]:
    for at in hits(page, _ANY, _WORDS):
        if page.segments[at].kind in (Kind.TEXT, Kind.HEADING):
            yield page.segments[at]
