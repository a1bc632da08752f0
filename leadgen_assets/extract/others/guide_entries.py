"""Entries of guides: what stands beneath "Utilities" or "Where to eat" is another body's only where that body is named.

A guide's heading alone says little: a slogan reads alike ("The best coffee shop in town"), and what stands behind a guide often
has no heading of its own. So an address or a number is an entry's where the other body's name stands in front of it or right above.
The rules are from how guides for tenants and newcomers are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.others.landmarks import guides
from leadgen_assets.extract.others.other_firms import names_own
from leadgen_assets.extract.reading.parts_above import is_repeated
from leadgen_assets.extract.reading.sections import headings_above

_LEADS_BACK = re.compile(
    r"\b(?:contact|reach|call|visit (?:us(?! at)|our)|about|meet(?! us)|offices?|locations?|address|headquarters|team|hours)\b",
    re.IGNORECASE,
)
"""A heading in a guide's section above what is the firm's."""

_SPEAKER = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:tele)?phone|\b(?:tel|ph|call|fax|mobile|cell|text|office|main|mailing|physical|address|visit|located|location|find|stop"
    r"|contact|e-?mail|leasing|toll[ -]?free|questions|hours|today|now|more|info(?:rmation)?|please|by|at|or|and|the|in|on|from|to|is"
    r"|here|for|line|number|reservations?|bookings?|appointments?|reception|whatsapp|sms|p|t|f|o|c|m)\b",
    re.IGNORECASE,
)
"""Words that lead to an address or to a number and name nobody."""

_NAMED = re.compile(r"[A-Z][\w&.'’-]{2,}")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_NO_NAME = re.compile(
    rf"[^?!:]*[?!:]\W*$|\W*(?:posted\s)?(?:by|on)\s|\W*{_MONTH}\.?\s\d|.*(?-i:[a-z]{{3}}\.\s[A-Z])", re.IGNORECASE
)
"""Of a line: a question, a call, a label, a post's author and day, sentences."""
_SMALL = frozenset({"of", "and", "the", "for", "at", "in", "on", "de", "la", "del", "&", "y"})

_STREET_LINE = re.compile(
    r"\W*(?:(?:suite|ste|unit|floor|p\.?\s?o\.?\s?box)\b|\d+[\w-]*\s[A-Z\d])|.*,?\s[A-Z]{2}\.?,?\s\d{5}(?:-\d{4})?\W*$|.*\bstreet\W*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r".*\s[a-z][\w'’-]*[.!]$")
_CODE = re.compile(r"\b\d{5}(?:-\d{4})?\W*$")
_TELEPHONE = re.compile(r"(?:\d[\s().–/-]{0,3}){7}")
_LONGEST, _LINES, _MOST_WORDS = 70, 8, 8


def is_entry(page: PageText, at: int, front: str, *, number: bool) -> bool:
    """Whether an address or a number stands beneath a guide's heading and there is another body's.

    Args:
        page: any page. at: place (from 0) of the segment in which it begins. front: of that segment's text what stands before it.
        number: whether it is a number, which the entry's address may part from its name.
    """
    above = headings_above(page, at) if guides(page) else []
    if guides(page).isdisjoint(above):
        return False
    if above[0] not in guides(page) and (_LEADS_BACK.search(above[0]) or is_named_for(page, above[0])):
        return False
    named = [front, *(segment.text for segment in _lines_above(page, at))]
    if _SPEAKER.search(front) or any(is_named_for(page, text) for text in named):
        return False
    if _NAMED.search(_LABELS.sub(" ", _of_its_own(front))):
        return True
    return _is_named_above(page, at, labelled=_LABELS.search(front) is not None, number=number)


def is_named_for(page: PageText, text: str) -> bool:
    """Whether a part of a text between commas and colons is the firm's name, by the page's title or as far as its domain spells it."""
    titles = " ".join(segment.text for segment in page.segments[:_LINES] if segment.kind is Kind.TITLE).casefold()
    for part in re.split(r"[,:;?!|•·]|\s[-–—]\s|\.\s", text):
        name = part.strip(" .").removeprefix("The ")
        first, _, more = name.partition(" ")
        if len(first) >= 4 and first[0].isupper() and names_own(name, page.url):
            return True
        if more and name[0].isupper() and name.casefold() in titles and not _LEADS_BACK.search(name):
            return True
    return False


def _of_its_own(front: str) -> str:
    """Of the text in front of an address or number the name: what stands before any digit, of its last sentence."""
    return re.split(r"\d", re.split(r"[a-z)]{2}[.!?]\s+|[|•·]", front)[-1], maxsplit=1)[0]


def _is_named_above(page: PageText, at: int, *, labelled: bool, number: bool) -> bool:
    """Whether the nearest line above that is no part of the same address is another body's name.

    The last of a list of towns is that of the address. A line with a label ("Phone: …") belongs to a name right above only in the
    same element or in a list of such pairs: behind a list it opens a block of its own.
    """
    own, below, told = page.segments[at], page.segments[at], False
    for segment in _lines_above(page, at):
        if segment.card != own.card and segment.kind is not Kind.HEADING:
            return False
        if segment.kind is Kind.LINK:
            elsewhere = segment.href and registrable_domain(segment.href) != registrable_domain(page.url)
            return bool(elsewhere) and _is_name(page, segment.text)
        if _STREET_LINE.match(segment.text):
            if _CODE.search(segment.text):
                if not number:
                    return False  # the name above has its address already
                number = False
            labelled, below = False, segment
            continue
        if not told and not labelled and _SENTENCE.match(segment.text) and not _SPEAKER.search(segment.text):
            told = True  # what the guide says of the body stands between its name and its address
            continue
        if labelled and not below.goes_on and segment.kind is not Kind.HEADING and not _is_one_of_pairs(page, at):
            return False
        served = any(f"{segment.text}, " in each.text for each in page.segments[segment.number : at + 2])
        return not served and not _TELEPHONE.search(segment.text) and _is_name(page, segment.text)
    return False


def _is_one_of_pairs(page: PageText, at: int) -> bool:
    """Whether another line nearby has a number behind a label and a name right above, too: "Elm Energy", below it "Phone: …"."""
    near = range(max(1, at - _LINES), min(at + _LINES, len(page.segments)))
    labelled = [place for place in near if place != at and _TELEPHONE.search(page.segments[place].text)]
    return any(
        _LABELS.match(page.segments[place].text)
        and page.segments[place - 1].kind is Kind.TEXT
        and not _STREET_LINE.match(page.segments[place - 1].text)
        and not _TELEPHONE.search(page.segments[place - 1].text)
        and _is_name(page, page.segments[place - 1].text)
        for place in labelled
    )


def _lines_above(page: PageText, at: int) -> Iterator[Segment]:
    """The nearest lines above in the same part of the page down to a guide's heading, nearest first."""
    segments = page.segments
    for place in range(at - 1, max(-1, at - _LINES), -1):
        segment = segments[place]
        if segment.kind in (Kind.FRAME, Kind.IMAGE) or not segment.text or is_repeated(segments, place):
            continue
        if segment.region is not segments[at].region or segment.kind not in (Kind.TEXT, Kind.LINK, Kind.HEADING):
            return
        if segment.kind is Kind.HEADING and segment.text in guides(page):
            return
        yield segment


def _is_name(page: PageText, line: str) -> bool:
    """Whether a line is another body's name: short, of capitalised words, and neither a label nor the firm's own."""
    words = line.split()
    if len(line) > _LONGEST or len(words) > _MOST_WORDS or _NO_NAME.match(line) or _SPEAKER.search(line):
        return False
    named = all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in words)
    return named and _NAMED.search(_LABELS.sub(" ", line)) is not None and not is_named_for(page, line)
