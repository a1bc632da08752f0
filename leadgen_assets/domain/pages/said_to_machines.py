"""What a page says to machines: orders to whoever reads pages for somebody else, and code or answers that it shows as text.

No visitor is told anything by it, so that it is evidence of nothing: neither for the rules nor for a model, which is not shown it.
What stands in the element of an order goes with it, for it may be its other half, up to the next empty line and the lines behind that
one: a site may be one element of many lines. What stands in other elements stays.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from leadgen_assets.domain.pages.claims_in_frames import IN_FRAMES, ClaimsInFrames
from leadgen_assets.domain.pages.code_shown import is_code, signs_of_code
from leadgen_assets.domain.pages.frames_of_claims import OPEN_TO_READERS
from leadgen_assets.domain.pages.orders_to_machines import FORBIDDING, ORDERS, SPEAKERS, UNFINISHED
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.pages.words_to_machines import Turn

_TURNS: tuple[Turn | ClaimsInFrames, ...] = (*ORDERS, SPEAKERS, OPEN_TO_READERS, IN_FRAMES)
_TURNS_WORDS = frozenset().union(*(some for turn in _TURNS for some in turn.words))
_LONGEST = 2000
_WORD = re.compile(r"[a-z]+")
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
    signs = signs_of_code("\n".join([segment.text for segment in segments]))
    code = (s.number for s in segments if any(sign in s.text for sign in signs) and is_code(s)) if signs else ()
    return frozenset((*code, *_ordered(segments)))


def _ordered(segments: Sequence[Segment]) -> Iterator[int]:
    """Numbers of the segments of elements that hold an order, and of what stands behind one that is not finished."""
    segments = [s if s.text.isascii() else replace(s, text=_plain(s.text)) for s in segments]
    texts = [segment.text.lower() for segment in segments]
    turns, words = _possible("\n".join(texts), _TURNS)
    looked_at = {segments[at].number for at in _holding(texts, words)} if turns else set()
    if not looked_at:
        return
    unfinished = ordered = False
    beneath, section = 0, Region.HEAD
    for element in _elements(segments):
        if beneath and (element[0].region is not section or 0 < _level(element[0]) <= beneath):
            beneath = 0
        behind_order = beneath > 0 or (ordered and element[0].parted)
        ordered = False
        if not (unfinished or behind_order) and looked_at.isdisjoint([segment.number for segment in element]):
            continue
        said = [segment.text for segment in element if segment.text]
        if not said:
            continue
        behind = behind_order or (unfinished and element[0].region is not Region.HEAD)
        unfinished = False
        order = ordered = _is_order(said, turns)
        if order:
            unfinished = UNFINISHED.search(said[-1]) is not None
            if not beneath and (unfinished or not FORBIDDING.search(said[-1])):
                beneath, section = _level(element[0]), element[0].region
        if order or behind:
            yield from (segment.number for segment in element)


def _level(segment: Segment) -> int:
    """1 for the highest heading to 6 for the lowest; 0 for what is none."""
    if segment.kind is not Kind.HEADING:
        return 0
    return int(segment.label[1]) if segment.label[1:].isdecimal() else 1


def _plain(text: str) -> str:
    """A text in the letters that it looks as if it were written in."""
    return unicodedata.normalize("NFKC", text).translate(_LIKE)


def _elements(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The segments by the element that they are the text of, cut at empty lines; most elements have one."""
    element: list[Segment] = []
    for segment in segments:
        if element and (segment.parted or not segment.goes_on):
            yield element
            element = []
        element.append(segment)
    if element:
        yield element


def _possible(lower: str, turns: Sequence[Turn | ClaimsInFrames]) -> tuple[list[Turn | ClaimsInFrames], set[str]]:
    """The turns of which a text in lower case has the words, and of these words the rarest ones without which there is none of them."""
    often = Counter(word for word in _words_of(lower) if word in _TURNS_WORDS)
    there = frozenset(often)
    possible = _having(there, turns)
    needed = set[str]()
    for turn in possible:
        needed |= min(
            (some & there for some in turn.words), key=lambda some: sum(often[word] for word in some - needed)
        )
    if "ai" in needed and "a.i." in lower:
        needed.add("a.i.")
    return possible, needed


def _words_of(lower: str) -> list[str]:
    return _WORD.findall(lower.replace("a.i.", "ai") if "a.i." in lower else lower)


def _having(there: frozenset[str], turns: Sequence[Turn | ClaimsInFrames]) -> list[Turn | ClaimsInFrames]:
    """Those of the turns whose words are there."""
    possible = []
    for turn in turns if there else ():
        for some in turn.words:
            if some.isdisjoint(there):
                break
        else:
            possible.append(turn)
    return possible


def _holding(texts: Sequence[str], words: set[str]) -> set[int]:
    """Places of the texts with one of the words, which are looked for in all of them at once."""
    whole = "\n".join(texts)
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            end = at + len(word)
            if not (whole[at - 1 : at].isalpha() or whole[end : end + 1].isalpha()):
                place = bisect_right(begins, at) - 1
                found.add(place)
                end = begins[place + 1]
            at = whole.find(word, end)
    return found


def _is_order(said: Sequence[str], turns: Sequence[Turn | ClaimsInFrames]) -> bool:
    """Whether the text of one element, which may be of several lines, speaks to a machine."""
    whole = "\n".join(said)
    possible = _having(_TURNS_WORDS.intersection(_words_of(whole.lower())), turns)
    # What is cut in two is short; a line that is called out ("Hey Siri!") is whole.
    cut = whole.split("!\n") if len(said) > 1 and len(whole) <= _LONGEST else []
    texts = (*said, *(part.replace("\n", " ") for part in cut))
    return any(turn.found_in(text) for turn in possible for text in texts)
