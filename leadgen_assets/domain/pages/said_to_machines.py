"""What a page says to machines: orders to whoever reads pages for somebody else, and code or answers that it shows as text.

No visitor is told anything by it, so that it is evidence of nothing: neither for the rules nor for a model, which is not shown it.
What stands in the element of an order goes with it, for it may be its other half, up to the next empty line and the lines behind that
one: a site may be one element of many lines. What stands in other elements stays.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, count
from operator import add

from leadgen_assets.domain.pages.claims_in_frames import IN_FRAMES, ClaimsInFrames
from leadgen_assets.domain.pages.claims_of_firm import MATTER, MAY_ENTER
from leadgen_assets.domain.pages.code_shown import (
    SHEETS_LINE,
    SHEETS_LINES,
    SHEETS_MARK,
    SHEETS_PAGE,
    SHEETS_SIGNS,
    is_code,
    signs_of_code,
)
from leadgen_assets.domain.pages.frames_of_claims import OPEN_TO_READERS
from leadgen_assets.domain.pages.orders_to_machines import FORBIDDING, ORDERS, SPEAKERS, UNFINISHED
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.pages.turns_by_words import TurnsByWords
from leadgen_assets.domain.pages.words_to_machines import Turn, words

_TURNS = TurnsByWords[Turn | ClaimsInFrames]((*ORDERS, SPEAKERS, OPEN_TO_READERS, IN_FRAMES))
_CLAIMING = frozenset([IN_FRAMES, *[turn for turn in ORDERS if words(MATTER)[0] in turn.words]])
"""Those in which the firm claims something."""
_LONGEST_MARK = 80
_LONGEST, _REMEMBERED = 2000, 512
"""Elements that are remembered: the pages of a site have the same menus and feet."""
_LIKE = str.maketrans("аеорсухіѕјАВЕКМНОРСТХІЅЈοαιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxisjABEKMHOPCTXISJoaiABEZHIKMNOPTYX")
"""Cyrillic and Greek letters, and the Latin ones that they look like."""


def without_said_to_machines(page: PageText) -> PageText:
    """The page with those segments emptied; every other one is where it was."""
    return page.without(said_to_machines(page.segments))


def said_to_machines(segments: Sequence[Segment]) -> frozenset[int]:
    """Numbers of the segments that are no statement to anybody who visits the page.

    Args:
        segments: of one page, in order.
    """
    texts = [segment.text for segment in segments]
    whole = "\n" + "\n".join(texts)
    code = (segments[at] for at in _holding(texts, whole, signs_of_code(whole)))
    numbers = frozenset((*(segment.number for segment in code if is_code(segment)), *_ordered(segments, texts)))
    return numbers.union(_forged(segments, texts, whole))


def _forged(segments: Sequence[Segment], texts: Sequence[str], whole: str) -> list[int]:
    """Numbers of the segments that pretend to be another page as a model is shown it, and its lines."""
    begins: Sequence[int] = _holding(texts, whole, [sign for sign in SHEETS_SIGNS if sign in whole])
    numbered = SHEETS_LINES.search(whole) is not None
    if numbered:
        begins = range(len(texts))  # so few pages have such lines that each text is looked at
    first = next((at for at in begins if _parts_pages(texts[at], numbered)), len(texts))
    lines = [at for at in range(first + 1, len(texts)) if SHEETS_LINE.match(texts[at])] if numbered else []
    return [segments[at].number for at in (first, *lines) if at < len(texts)]


def _parts_pages(text: str, numbered: bool) -> bool:
    return SHEETS_PAGE.search(text) is not None or (
        numbered and len(text) <= _LONGEST_MARK and SHEETS_MARK.fullmatch(text) is not None
    )


def _holding(texts: Sequence[str], whole: str, signs: Sequence[str]) -> list[int]:
    """Places of the texts with one of some signs, which is looked for in all of them at once; `whole` has each behind a line's end."""
    if not signs:
        return []
    begins = list(map(add, accumulate(map(len, texts), initial=0), count()))
    found = set()
    for sign in signs:
        at = whole.find(sign)
        while at >= 0:
            place = bisect_right(begins, at) - 1
            found.add(place)
            at = whole.find(sign, begins[place + 1])
    return sorted(found)


def _ordered(segments: Sequence[Segment], texts: Sequence[str]) -> Iterator[int]:
    """Numbers of the segments of elements that hold an order, and of what stands behind one that is not finished."""
    plain = [text if text.isascii() else _plain(text) for text in texts]
    elements = _elements(segments)
    possible = _TURNS.possible([" ".join(plain[begin:end]) for begin, end in elements])
    orders = {at for at, turns in possible.items() if _is_order(_lines(plain, elements[at]), tuple(turns))}
    if not orders:
        return
    unfinished = ordered = False
    beneath, section = 0, Region.HEAD
    for at, (begin, end) in enumerate(elements):
        first = segments[begin]
        if beneath and (first.region is not section or 0 < _level(first) <= beneath):
            beneath = 0
        behind = beneath > 0 or (ordered and first.parted)
        ordered = False
        if not (unfinished or behind or at in orders):
            continue
        said = _lines(plain, (begin, end))
        if not said:
            continue
        behind = behind or (unfinished and first.region is not Region.HEAD)
        unfinished = False
        order = ordered = at in orders
        if order:
            unfinished = UNFINISHED.search(said[-1]) is not None
            if not beneath and (unfinished or not FORBIDDING.search(said[-1])):
                beneath, section = _level(first), first.region
        if order or behind:
            yield from (segments[place].number for place in range(begin, end))


def _level(segment: Segment) -> int:
    """1 for the highest heading to 6 for the lowest; 0 for what is none."""
    if segment.kind is not Kind.HEADING:
        return 0
    return int(segment.label[1]) if segment.label[1:].isdecimal() else 1


def _plain(text: str) -> str:
    """A text in the letters that it looks as if it were written in."""
    return unicodedata.normalize("NFKC", text).translate(_LIKE)


def _elements(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Where the segments of each element begin and end that they are the text of, cut at empty lines; most elements have one."""
    begins = [at for at, segment in enumerate(segments) if segment.parted or not segment.goes_on or at == 0]
    return list(zip(begins, [*begins[1:], len(segments)], strict=False))


def _lines(texts: Sequence[str], element: tuple[int, int]) -> tuple[str, ...]:
    """The texts of one element."""
    begin, end = element
    return tuple([text for text in texts[begin:end] if text])


@lru_cache(maxsize=_REMEMBERED)
def _is_order(said: tuple[str, ...], possible: tuple[Turn | ClaimsInFrames, ...]) -> bool:
    """Whether the text of one element, which may be of several lines, speaks to a machine. `possible`: turns that it may have."""
    whole = "\n".join(said)
    turns = possible if MAY_ENTER.search(whole) else [turn for turn in possible if turn not in _CLAIMING]
    if not turns:
        return False
    # What is cut in two is short; a line that is called out ("Hey Siri!") is whole.
    cut = whole.split("!\n") if len(said) > 1 and len(whole) <= _LONGEST else []
    texts = (*said, *[part.replace("\n", " ") for part in cut])
    return any(turn.found_in(text) for turn in turns for text in texts)
