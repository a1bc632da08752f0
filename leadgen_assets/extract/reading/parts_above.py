"""What stands in front of a place on a page, piece by piece, nearest first: how a block of an address is read backwards from its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.reading.proposal import SHORT

EDGE = " \t\u00a0,;:|•·*-–—◊♦▪●∙■★"
"""What may surround a part without belonging to it."""

_BEHIND = 170
"""Characters in front of a place, in its own text, that are looked at."""

_LINES = 7
"""Lines above a place that are looked at: the longest addresses of the Universal Postal Union's examples have six."""

_DASHES = ("-", "–", "—")
_NUMBER_FIRST = re.compile(r"(?:no\.?\s?)?\d{1,4}[a-z]?,\s?[A-Z][\w.'’-]{1,20}\s[A-Z]", re.IGNORECASE)
"""A house number, a comma and a street of two words or more at a line's begin."""

_TWO_NUMBERS = re.compile(r"\s*\d{1,6}\s/\s\d")
_DIRECTION = re.compile(r"\s*(?P<front>\d{1,6}[A-Za-z]?\s(?:[NSEW]|[NS][EW]|North|South|East|West)\.?),(?=\s[A-Z\d])")
"""A house number and its direction, with a comma where none belongs: "717 N, Broadway"."""

_STROKE = r"[|•·;◊♦▪●∙■★]|\s/{1,2}(?=\s)"
_BREAK = re.compile(rf"[,\n\t]|{_STROKE}|\s[-–—]\s")
_STROKES = re.compile(rf"[\s,]*(?:{_STROKE})[\s,]*")
_CALLED = (
    r"(?:(?:street|mailing|physical|postal|office|business|our)\s)?(?:address(?:\s(?:line\s)?\d)?|street|city|town|state|province"
    r"|zip(?:\s?code)?|post(?:al)?\s?code|country)"
)
_LABEL = re.compile(rf"{_CALLED}(?:\s?[/,&]\s?{_CALLED}){{0,3}}\s?(?::\s*|$)", re.IGNORECASE)
"""What a part of an address is called in a form of lines or cells: "City: Lenox", "State"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece between commas, dashes, bars or line ends.

    Attributes:
        text: without what surrounds it; never empty.
        at: place of its segment on the page, from 0.
        start: of the text within its segment's text.
    """

    text: str
    at: int
    start: int

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)

    def first(self, length: int) -> Part:
        """Its beginning, without what surrounds that."""
        text = self.text[:length].rstrip(EDGE)
        return Part(text, self.at, self.start)

    def rest(self, begin: int) -> Part:
        """What stands from there on."""
        text = self.text[begin:]
        bare = text.lstrip(EDGE)
        return Part(bare, self.at, self.start + begin + len(text) - len(bare))


def parts_before(page: PageText, at: int, start: int, end: int) -> Iterator[Part]:
    """Parts of a segment's text between two of its characters, last first; then those of the short lines above it in its region.

    Args:
        page: any page. at: place of the segment, from 0.
        start, end: characters of its text; lines above follow only where `start` is 0.
    """
    text = page.segments[at].text
    begin = max(start, end - _BEHIND)
    yield from _split(text, at, begin, end)
    if begin > 0:
        return
    lines = 0
    for above in range(at - 1, max(-1, at - 4 * _LINES), -1):
        segment = page.segments[above]
        if segment.kind in (Kind.FRAME, Kind.IMAGE) or not segment.text or is_repeated(page.segments, above):
            continue
        if not is_line(segment) or segment.region is not page.segments[at].region or lines == _LINES:
            return
        parts = list(_split(segment.text, above, 0, len(segment.text)))
        lines += bool(parts)
        yield from parts


def without_strokes(text: str) -> str:
    """A text with a comma for each bar, dot or free slash between its parts: "12 Elm Street | Suite 4" is "12 Elm Street, Suite 4".

    The comma behind a direction goes: "717 N, Broadway" is "717 N Broadway"; so does a space in front of one.
    """
    text = _DIRECTION.sub(r"\g<front>", text, count=1) if _DIRECTION.match(text) else text
    numbers = _TWO_NUMBERS.match(text)
    begin = numbers.end() if numbers else 0
    return text[:begin] + _STROKES.sub(", ", text[begin:]).replace(" ,", ",")


def is_line(segment: Segment) -> bool:
    """Whether a segment may be a line of an address block."""
    return segment.kind in (Kind.TEXT, Kind.LINK, Kind.HEADING) and len(segment.text) <= SHORT


def is_repeated(segments: Sequence[Segment], at: int) -> bool:
    """Whether a link only repeats words of the text in front of it, in which it stands."""
    segment = segments[at]
    if segment.kind is not Kind.LINK:
        return False
    for before in range(at - 1, max(-1, at - 10), -1):
        other = segments[before]
        if other.kind is not Kind.LINK and other.text:
            return segment.text in other.text
    return False


def shown_run(segments: Sequence[Segment], first: int, last: int) -> str:
    """Texts of neighbouring lines as one, as they are quoted together."""
    texts = [
        segments[at].text
        for at in range(first, last + 1)
        if segments[at].kind not in (Kind.FRAME, Kind.IMAGE) and segments[at].text and not is_repeated(segments, at)
    ]
    return " ".join(texts)


def _ends(direction: re.Match[str] | None, comma: re.Match[str]) -> bool:
    return direction is not None and direction.end() == comma.end()


def _split(text: str, at: int, start: int, end: int) -> Iterator[Part]:
    pieces = []
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if match.group().strip() in _DASHES and text[begin : match.start()].strip().isdigit():
            # "5320 - Elm Road"
            continue
        if match.group() == " /" and _TWO_NUMBERS.match(text, begin):
            # "12 / 14 Elm Road"
            continue
        if begin == 0 and match.group() == "," and _NUMBER_FIRST.match(text):
            # "14, Elm Road", as in Britain, France and India
            continue
        if match.group() == "," and _ends(_DIRECTION.match(text, begin), match):
            # "717 N, Broadway"
            continue
        pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, end))
    for begin, stop in reversed(pieces):
        label = _LABEL.match(text[:stop], begin + len(text[begin:stop]) - len(text[begin:stop].lstrip(EDGE)))
        begin = label.end() if label else begin
        piece = text[begin:stop]
        bare = piece.strip(EDGE)
        if bare:
            yield Part(bare, at, begin + len(piece) - len(piece.lstrip(EDGE)))
