"""Numbers that are codes of errors elsewhere and figures here: "404" above "homes managed" is how many a firm looks after.

A code stands with an error's words, or alone; a figure has a caption that names what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, Segment

_NUMBER = re.compile(r"\W*\d{3}(?P<more>\s?[+%kKmM])?\W*")
"""A text that is nothing but such a number; with a sign behind it, it is no code at all."""
_PRICE = re.compile(r"\W*[$€£]\s?\d")
_LED = re.compile(r"\W*\d{3}\s?[|:–—-]\s+(?P<caption>[^\W\d].*)")
""" "404 – homes managed": in one line."""
_OTHER_FIGURE = re.compile(r"[^\w©]{0,3}(?!(?:19|20)\d\d\W*$)\d[\d,.]{0,8}\s?(?:[kKmM]|yrs|years)?\s?[+%]?[^\w©]{0,2}")
_CAPTION = 60
"""Characters of a caption at most."""
_ROW = 3
"""Lines to each side of a number in which another figure makes them a row."""
_COUNTED = re.compile(
    r"\b(?:[^\W\d]{3,}(?<!ss)s|people|children|staff|sq\.?\s?ft|square\sf(?:ee|oo)t|occupancy|portfolio)\b",
    re.IGNORECASE,
)
"""What is counted stands in the plural."""
_ERROR = (
    r"errors?|pages?|sites?|web\s?sites?|servers?|gateway|url|links?|files?|documents?|requests?|requested|resources?|found|find|finding"
    r"|looking|looks|seems|lost|missing|moved|gone|broken|wrong|went|goes|o+ps|whoops|sorry|apologies|uh|oh|cloudflare|nginx|apache"
    r"|status|code|unavailable|exists?|happens|happened|problems?|issues?|maintenance|forbidden|denied|timed|timeout|redirect\w*"
)
_WAYS_OUT = (
    r"back|return|retry|again|search|browse|view|see|explore|check|try|visit|contacts?|call|click|go|take|let|read|start|reload|refresh"
    r"|report|learn|get|recent|latest|popular|related|useful|quick|categories|archives|tags|services|terms|cookies|rights|copyright"
)
_SENTENCE = (
    r"not|no|nothing|never|cannot|is|are|was|were|be|been|am|has|have|had|does|do|did|can|could|will|would"
    r"|it|its|this|that|these|those|there|here|us|i|please|perhaps|maybe|always|sometimes"
)
_NO_CAPTION = re.compile(rf"['’](?:s|t|re|ve|ll|d|m)\b|^our\b|\b(?:{_ERROR}|{_WAYS_OUT}|{_SENTENCE})\b", re.IGNORECASE)
"""What errors say, what leads away from them, and whatever is a sentence."""
_ERROR_TITLE = re.compile(r"\b(?:errors?|404|5\d\d|o+ps|not\sfound|unavailable)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s[|:·•–—-]+\s|\|")


def is_figure(shown: Sequence[Segment], at: int, title: str) -> bool:
    """Whether a line that begins with a number of three digits is a figure with its caption, and no code of an error.

    Args:
        shown: the page's lines. at: the place of the number among them.
        title: of the page; a site's own name beside a code is no caption.
    """
    text = shown[at].text.strip()
    led = _LED.fullmatch(text)
    number = _NUMBER.fullmatch(text)
    if _ERROR_TITLE.search(title) or not (led or number):
        return False
    row = _is_in_row(shown, at)
    if led:
        return _is_caption(led["caption"], title, in_row=row)
    if number and (number["more"] or _PRICE.match(text)):
        return True
    behind = shown[at + 1 : at + 2]
    before = [each for each in shown[max(0, at - 1) : at] if row or each.text.rstrip().endswith(":")]
    return any(_is_line(each, shown[at]) and _is_caption(each.text, title, in_row=row) for each in (*behind, *before))


def _is_line(line: Segment, figure: Segment) -> bool:
    return line.kind in (Kind.TEXT, Kind.HEADING) and line.region is figure.region and not line.href


def _is_caption(text: str, title: str, *, in_row: bool) -> bool:
    """Whether a short line names things, and neither tells of an error nor is the site's name."""
    caption = text.strip().rstrip(":")
    if in_row:
        caption = caption.rstrip(".")
    if not re.search(r"[^\W\d]", caption) or len(caption) > _CAPTION or caption.endswith((".", "!", "?", "…")):
        return False
    if _NO_CAPTION.search(caption) or _is_name(caption, title):
        return False
    return in_row or _COUNTED.search(caption) is not None


def _is_name(caption: str, title: str) -> bool:
    """Whether a line is the name that the title has of the site: whole, or capitalised at a part's beginning."""
    parts = [part.strip().casefold() for part in _PARTS.split(title)]
    capitalised = " " in caption and not any(word[0].islower() for word in caption.split())
    return any(part == caption.casefold() or (capitalised and part.startswith(caption.casefold())) for part in parts)


def _is_in_row(shown: Sequence[Segment], at: int) -> bool:
    """Whether another figure stands near by: "98 %"."""
    figure, near = shown[at], shown[max(0, at - _ROW) : at + _ROW + 1]
    return any(
        _OTHER_FIGURE.fullmatch(each.text.strip()) and each.text != figure.text and _is_line(each, figure)
        for each in near
    )
