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
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from leadgen_assets.domain.pages.claims_in_frames import IN_FRAMES, ClaimsInFrames
from leadgen_assets.domain.pages.code_shown import is_code, signs_of_code
from leadgen_assets.domain.pages.frames_of_claims import OPEN_TO_READERS
from leadgen_assets.domain.pages.orders_to_machines import FORBIDDING, ORDERS, SPEAKERS, UNFINISHED
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.pages.words_to_machines import Turn, words

_TURNS: tuple[Turn | ClaimsInFrames, ...] = (*ORDERS, SPEAKERS, OPEN_TO_READERS, IN_FRAMES)
_TURNS_WORDS = frozenset().union(*(some for turn in _TURNS for some in turn.words))
_MARKS = frozenset(word for word in _TURNS_WORDS if not word.isalpha())
(_COMMON,) = words(
    "a all an and any are as at be been by do for has have here in is it no not of on or our that the this to up us we what will with you"
    " your"
)
"""Words of most texts."""
_LONGEST, _REMEMBERED = 2000, 512
"""Elements that are remembered: the pages of a site have the same menus and feet."""
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
    texts = [segment.text for segment in segments]
    code = (segments[at] for at in _may_be_code(texts))
    return frozenset((*(segment.number for segment in code if is_code(segment)), *_ordered(segments, texts)))


def _may_be_code(texts: Sequence[str]) -> list[int]:
    """Places of the texts with a sign of code."""
    whole = "\n".join(texts)
    signs = signs_of_code(whole)
    return sorted(_holding(whole, _begins(texts), signs, as_words=False)) if signs else []


def _ordered(segments: Sequence[Segment], texts: Sequence[str]) -> Iterator[int]:
    """Numbers of the segments of elements that hold an order, and of what stands behind one that is not finished."""
    plain = [text if text.isascii() else _plain(text) for text in texts]
    lower = list(map(str.lower, plain))
    whole = "\n".join(lower)
    needed, begins = _needed(whole), _begins(lower)
    looked_at = _holding(whole, begins, needed - _MARKS, as_words=True)
    looked_at |= _holding(whole, begins, needed & _MARKS, as_words=False)
    if not looked_at:
        return
    unfinished = ordered = False
    beneath, section = 0, Region.HEAD
    for element in _elements(segments):
        first = segments[element[0]]
        if beneath and (first.region is not section or 0 < _level(first) <= beneath):
            beneath = 0
        behind_order = beneath > 0 or (ordered and first.parted)
        ordered = False
        if not (unfinished or behind_order) and looked_at.isdisjoint(element):
            continue
        said = tuple([plain[at] for at in element if plain[at]])
        if not said:
            continue
        behind = behind_order or (unfinished and first.region is not Region.HEAD)
        unfinished = False
        order = ordered = _is_order(said)
        if order:
            unfinished = UNFINISHED.search(said[-1]) is not None
            if not beneath and (unfinished or not FORBIDDING.search(said[-1])):
                beneath, section = _level(first), first.region
        if order or behind:
            yield from (segments[at].number for at in element)


def _level(segment: Segment) -> int:
    """1 for the highest heading to 6 for the lowest; 0 for what is none."""
    if segment.kind is not Kind.HEADING:
        return 0
    return int(segment.label[1]) if segment.label[1:].isdecimal() else 1


def _plain(text: str) -> str:
    """A text in the letters that it looks as if it were written in."""
    return unicodedata.normalize("NFKC", text).translate(_LIKE)


def _elements(segments: Sequence[Segment]) -> Iterator[range]:
    """Places of the segments by the element that they are the text of, cut at empty lines; most elements have one."""
    begins = [at for at, segment in enumerate(segments) if at == 0 or segment.parted or not segment.goes_on]
    return map(range, begins, [*begins[1:], len(segments)])


def _needed(lower: str) -> set[str]:
    """Of the words of the turns of which a text in lower case has all, the rarest: without one of these there is none of the turns."""
    often = Counter(filter(_TURNS_WORDS.__contains__, _words_of(lower)))
    often.update({mark: lower.count(mark) for mark in _marks_in(lower)})
    there = frozenset(often)
    needed = set[str]()
    for turn in _having(there, _TURNS):
        needed |= min(
            [some & there for some in turn.words], key=lambda some: sum(map(often.__getitem__, some - needed))
        )
    if "ai" in needed and "a.i." in lower:
        needed.add("a.i.")
    return needed


def _by_rarest(turns: Iterable[Turn | ClaimsInFrames]) -> dict[str, list[Turn | ClaimsInFrames]]:
    """The turns by each word of that of their sets which the fewest texts have one of."""
    found: dict[str, list[Turn | ClaimsInFrames]] = {}
    for turn in turns:
        for word in min(turn.words, key=lambda some: (len(some & _COMMON), len(some))):
            found.setdefault(word, []).append(turn)
    return found


_BY_RAREST = _by_rarest(_TURNS)


def _words_of(lower: str) -> list[str]:
    return _WORD.findall(lower.replace("a.i.", "ai") if "a.i." in lower else lower)


def _marks_in(text: str) -> list[str]:
    return [mark for mark in _MARKS if mark in text]


def _having(there: frozenset[str], turns: Iterable[Turn | ClaimsInFrames]) -> list[Turn | ClaimsInFrames]:
    """Those of the turns whose words are there."""
    possible = []
    for turn in turns:
        for some in turn.words:
            if some.isdisjoint(there):
                break
        else:
            possible.append(turn)
    return possible


def _begins(texts: Iterable[str]) -> list[int]:
    """Where each of the texts begins when they are joined by line breaks, and another one would."""
    return list(accumulate([length + 1 for length in map(len, texts)], initial=0))


def _holding(whole: str, begins: Sequence[int], literals: Iterable[str], *, as_words: bool) -> set[int]:
    """Places of the texts with one of the literals, which are looked for in all of them at once."""
    found = set()
    for literal in literals:
        at = whole.find(literal)
        while at >= 0:
            end = at + len(literal)
            if not (as_words and (whole[at - 1 : at].isalpha() or whole[end : end + 1].isalpha())):
                place = bisect_right(begins, at) - 1
                found.add(place)
                end = begins[place + 1]
            at = whole.find(literal, end)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _is_order(said: tuple[str, ...]) -> bool:
    """Whether the text of one element, which may be of several lines, speaks to a machine."""
    whole = "\n".join(said)
    there = _TURNS_WORDS.intersection([*_words_of(whole.lower()), *_marks_in(whole)])
    some = {id(turn): turn for word in there.intersection(_BY_RAREST) for turn in _BY_RAREST[word]}
    possible = _having(there, some.values())
    # What is cut in two is short; a line that is called out ("Hey Siri!") is whole.
    cut = whole.split("!\n") if len(said) > 1 and len(whole) <= _LONGEST else []
    texts = (*said, *[part.replace("\n", " ") for part in cut])
    return any(turn.found_in(text) for turn in possible for text in texts)
