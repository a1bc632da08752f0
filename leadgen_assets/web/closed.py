"""Whether a firm says of itself, on its home page, that it is closed for good.

Only a whole sentence says so whose subject is "we", the business, or what the page's title is called, and whose words mean "for ever":
stores and offices of a firm close, and all firms close on some days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from leadgen_assets.domain.pages.page import Kind, Region, Segment

_CHEAP = ("clos", "business", "retire", "ceased", "shut")
_MOST_LOOKED = 200
_SENTENCE = re.compile(r"(?<=[.!])\s+(?=[A-Z\"“])")
_YEARS = r"(?:after|following)\s(?:\S+\s){0,4}?(?:years|decades)(?:\s[^,.!?]{1,60}?)??,?\s"
_SAD = (
    r"(?:(?:it\sis\swith\s[^,.!?]{3,60}\sthat"
    r"|we\s(?:are|regret|would like)\s[^,.!?]{2,40}\s(?:that|to\s(?:announce|inform|say)[^,.!?]{0,20}\sthat))\s"
    rf"|(?:unfortunately|sadly|regrettably),?\s|{_YEARS}|(?:notice|attention|important)\s?[:!–—-]\s)?"
)
_WE = r"(?:we|we['’]ve|we['’]re|our\s(?:business|company|firm|practice|family\sbusiness|doors)|the\s(?:business|company|firm|practice))"
_HAS = r"(?:\s(?:have|has|are|is))?(?:\s(?:now|officially|regretfully|recently|since|sadly))?"
_EVER = r"(?:for\sgood|permanently|forever|for\sthe\slast\stime)"
_CLOSED = (
    rf"(?:permanently\sclosed(?:\s(?:our|its|the)\s(?:doors|business))?|closed\s(?:(?:our|its|the)\s(?:doors|business)\s)?{_EVER}"
    rf"|(?:shut|closed)\s(?:down\s)?{_EVER}|gone\sout\sof\sbusiness|out\sof\sbusiness|no\slonger\sin\sbusiness"
    r"|ceased\s(?:all\s)?(?:operations|trading|business)(?:\spermanently)?)"
)
_ENDED = r"(?:closed(?:\s(?:(?:our|its|the)\s)(?:doors|business))?|retired(?:\sand\sclosed(?:\s(?:our|the)\s\w+)?)?|shut\sdown)"
_DAY = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|\d|the\s\d)"
_MORE = (
    rf"(?:,?\s(?:as\sof|effective|since|due\sto|because|following|and\s(?:we|thank|want|would|wish|are)|but\sthank|after\s\S+|on\s(?={_DAY}))"
    r"[^.!?]{0,200})?"
)
_SAYS = re.compile(
    rf"\W{{0,3}}(?:{_SAD}(?P<who>{_WE}|[A-Z0-9][^,.!?:]{{2,60}}?){_HAS}\s{_CLOSED}"
    rf"|{_YEARS}(?P<ended>{_WE}|[A-Z0-9][^,.!?:]{{2,60}}?)(?:\s(?:have|has))?(?:\s(?:now|officially))?\s{_ENDED}){_MORE}\W*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:moved|relocat\w+|new (?:location|address|home|owners?|ownership)|reopen\w*|re-open\w*|still open|remain open|now open|open again"
    r"|online|other locations?|visit us|rumou?rs?|temporarily)\b",
    re.IGNORECASE,
)
"""Beside such a sentence: what is closed is a place, and the firm goes on."""
_LETTERS = re.compile(r"[\W_]+")


def says_closed(title: str, segments: Sequence[Segment]) -> str:
    """The sentence of a home page by which the firm is closed for good; "" where none says so.

    Args:
        title: of the page, in which the firm's name stands. segments: of the page.
    """
    shown = (each for each in segments if each.kind in (Kind.TEXT, Kind.HEADING) and each.region is not Region.FOOTER)
    for segment in islice(shown, _MOST_LOOKED):
        lower = segment.text.lower()
        if not any(word in lower for word in _CHEAP) or _OPEN.search(segment.text):
            continue
        for sentence in _SENTENCE.split(segment.text)[:20]:
            found = _SAYS.fullmatch(sentence[:400])
            if found and _is_of_firm(found["who"] or found["ended"], title) and not _goes_on(segment, segments):
                return sentence[:200]
    return ""


def _is_of_firm(who: str, title: str) -> bool:
    return re.fullmatch(_WE, who, re.IGNORECASE) is not None or _LETTERS.sub("", who.lower()) in _LETTERS.sub(
        "", title.lower()
    )


def _goes_on(segment: Segment, segments: Sequence[Segment]) -> bool:
    """Whether the line behind tells where the firm is now."""
    behind = segments[segment.number : segment.number + 1]
    return any(map(_OPEN.search, (each.text for each in behind)))
