"""What no visitor of a page sees: text that its own element's attributes hide.

Only what stands in the markup is judged (`hidden`, `aria-hidden`, inline style); `sheets` has the page's own style sheets. A panel
that opens at a click (accordion, tab, drawer, dialogue) and what scripts fade in is seen: both are told by class, id, role or by the
marks of the libraries that do it. Rules after the ways of hiding text that search engines' guidelines on spam name: font size 0,
opacity 0, off the screen, text in the colour of its ground.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from leadgen_assets.web.calc import plain_lengths
from leadgen_assets.web.colours import is_clear, is_in_colour, is_painted_by

_Attributes = Mapping[str, str | None]

_SUSPECT = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*[:(]\s*[\d.]|text-indent|:\s*-\d{3}|clip|scale"
    r"|inset|margin\s*:[^;]{0,40}-\d{3}|rotate[xy]|matrix|letter-spacing\s*:\s*-|block-size|inline-size"
    r"|(?:translate|matrix)[^;]{0,60}-\d{3}|calc\s*\(|zoom\s*:\s*[0.]"
    r"|(?:height|width)\s*:\s*[01](?:px|em|rem|%)?\s*(?:;|!|$)|color\s*:",
    re.IGNORECASE,
)
"""A quick look: most styles hold none of it."""

_REPEATED = 300
"""Characters up to which a style is worth remembering: pages give the same few to many elements."""

_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_CLEAR = re.compile(
    r"(?<![\w-])opacity\s*(?::|\()\s*(?:0{0,3}(?:\.(?:0(?:[0-4]\d{0,5})?)?)?|[0-4](?:\.\d{0,6})?\s*%)\s*(?:;|!|\)|$)",
    re.IGNORECASE,
)
"""By `opacity` or `filter: opacity(…)`: less than a twentieth."""
_MOVED = re.compile(
    r"(?<![\w-])translate(?:[xyz]|3d)?\s*(?::|\()\s*(?:[\d.]{1,6}(?:px|em|rem|%)?[\s,]+){0,2}-(?:[1-9]\d{3,}(?:\.\d+)?(?:px|pt)?|\d{3,}(?:em|rem|vw|vh))"
    r"|(?<![\w-])matrix\s*\((?:\s*[\d.]{1,6}\s*,){4,5}\s*-[1-9]\d{3,}",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"(?<![\w-])(?:transition|animation|will-change)(?:-[a-z]+)?\s*:|(?<![\w-])width\s*:\s*\d{4,}", re.IGNORECASE
)
_TRACK = re.compile(r"track|stage|slick|owl|splide|flickity|marquee|glide|wrapper", re.IGNORECASE)
"""Moved aside as a whole: a row of pictures or sayings, of which one is shown."""
_ZOOM = re.compile(r"(?<![\w-])zoom\s*:\s*(?:0{0,3}(?:\.0\d{0,6})?|0?\.|[0-4]%)\s*%?\s*(?:;|!|$)", re.IGNORECASE)
_AWAY = re.compile(
    r"(?<![\w-])(?:(?:left|top|right|bottom|margin-left|margin-top|text-indent|inset(?:-(?:inline|block)(?:-start|-end)?)?)\s*:"
    r"|(?:inset|margin)\s*:\s*(?:[\w.%-]{1,8}\s+){1,3})\s*-(?:[1-9]\d{3,}(?:\.\d+)?(?:px|pt)?|\d{3,}(?:em|rem|%|vw|vh))",
    re.IGNORECASE,
)
_CLIPPED = re.compile(
    r"(?<![\w-])clip\s*:\s*rect\s*\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)"
    r"|clip-path\s*:\s*(?:inset\s*\(\s*(?:(?:0(?:px|%)?\s+){0,3}100|50)%|circle\s*\(\s*0(?:px|%)?\s*(?:\)|at\b)"
    r"|ellipse\s*\(\s*0(?:px|%)?\s+0(?:px|%)?\s*(?:\)|at\b)|polygon\s*\((?:\s*0(?:px|%)?\s+0(?:px|%)?\s*,){1,4}\s*0(?:px|%)?\s+0(?:px|%)?\s*\))"
    r"|rotate[xy]\s*\(\s*-?90deg\s*\)|matrix\s*\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0\s*,"
    r"|letter-spacing\s*:\s*-(?:[1-9]\d?(?:\.\d+)?em|[2-9]\dpx)"
    r"|scale(?:[xy]|3d)?\s*\(\s*0?\.0[0-2]\d{0,4}\s*\)|scale(?:[xy]|3d)?\s*\(\s*(?:[\d.]{1,6}%?\s*,\s*)?0{0,3}(?:\.0*)?%?\s*[,)]"
    r"|(?<![\w-])scale\s*:\s*(?:[\d.]{1,6}%?\s+)?(?:0{1,3}(?:\.0*)?|\.0{1,4})%?(?=\s*(?:[;!]|$)|\s+[\d.])",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*[^*]{0,200}\*/")
_NO_ROOM = re.compile(
    r"(?<![\w-])(?:max-)?(?:height|width|block-size|inline-size)\s*:\s*[01](?:px|em|rem|%)?\s*(?:;|!|$)", re.IGNORECASE
)
_INDENTED = re.compile(r"text-indent\s*:\s*[1-9]\d{2,}%", re.IGNORECASE)
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_FADES = re.compile(r"\b(?:transform|transition|will-change|translate|animation(?:-name)?)\s*:", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![\w-])font(?:-size)?\s*:[^;]{0,40}?(?<![\w.#-])(\d{0,3}\.?\d{1,3})\s*(px|pt|em|rem|%|vw)?(?=[\s;/!]|$)",
    re.IGNORECASE,
)
_OWN_SIZE = ("px", "pt", "rem", "vw")

_OPENS = re.compile(
    r"accordion|tab-?pa(?:ne|nel)|tab[-_]?content|(?<![a-z])tabs?[-_]?\d|toggle|collaps|drawer|show-?hide|expand|faq|answer|modal|lightbox|read-?more"
    r"|more-?(?:text|content)|slide|carousel|swiper|drop-?down",
    re.IGNORECASE,
)
_FADED = re.compile(
    r"\b(?:wow|aos|animat\w*|fade\w*|reveal\w*|appear\w*|motion\w*)\b|(?:animate|fade|reveal|motion)[-_]", re.IGNORECASE
)
_FADING_MARKS = (
    "data-aos",
    "data-w-id",
    "data-sal",
    "data-animation",
    "data-framer-appear-id",
    "data-scroll",
    "data-settings",
)


def is_unseen(attributes: _Attributes) -> bool:
    """Whether an element's own attributes hide it and all in it, and nothing says that it is opened or faded in."""
    style = attributes.get("style") or ""
    way = (_way_of(style) if len(style) <= _REPEATED else _way_stated(style)) if style else _Way.SHOWN
    covered = "hidden" in attributes or "popover" in attributes or attributes.get("aria-hidden") == "true"
    if way in _FOR_GOOD and not covered:
        return way is _Way.GONE
    named = f"{attributes.get('class')} {attributes.get('id')} {attributes.get('role')}"
    if opens(named):
        return False
    if way is _Way.UNPAINTED and not covered:
        return not is_painted_by(named)
    if way is _Way.MOVED and not covered:
        return not (_MOVES.search(style) or _TRACK.search(named) or _is_faded_in(named, attributes))
    return covered or way is _Way.SHUT or not _fades_in(style, named, attributes)


def is_closed(attributes: _Attributes) -> bool:
    """Whether a `<dialog>` of these attributes is closed and not called as one that opens at a click."""
    return "open" not in attributes and not opens(f"{attributes.get('class')} {attributes.get('id')}")


class _Way(Enum):
    """What a style does to its element: nothing, hides it for good, until it is opened, opened or faded in, moved in, or painted."""

    SHOWN = 0
    GONE = 1
    SHUT = 2
    FADED = 3
    MOVED = 4
    UNPAINTED = 5


_FOR_GOOD = (_Way.SHOWN, _Way.GONE)


@lru_cache(maxsize=1024)
def _way_of(style: str) -> _Way:
    return _way_stated(style)


def _way_stated(style: str) -> _Way:
    style = _without_comments(style)
    if not _SUSPECT.search(style):
        return _Way.SHOWN
    style = plain_lengths(style)
    clear = _CLEAR.search(style) is not None
    cut_off = _CUT_OFF.search(style) and (_NO_ROOM.search(style) or (_INDENTED.search(style) and "nowrap" in style))
    shut = _NOT_SHOWN.search(style) or cut_off or _AWAY.search(style)
    if clear or shut:
        return _Way.FADED if clear or "visibility" in style else _Way.SHUT
    if _CLIPPED.search(style) or _ZOOM.search(style) or is_in_colour({"style": style}, ""):
        return _Way.GONE
    if is_clear(style):
        return _Way.UNPAINTED
    return _Way.MOVED if _MOVED.search(style) else _Way.SHOWN


def _without_comments(style: str) -> str:
    return _COMMENT.sub(" ", style) if "/*" in style else style


@lru_cache(maxsize=1024)
def opens(named: str) -> bool:
    """Whether an element's class, id and role say that it opens at a click."""
    return _OPENS.search(named) is not None


def size_of(style: str) -> bool | None:
    """True where an inline style makes text too small to see (0 or 1 px), False where it gives it a size, else None.

    A relative size ("1em") of nothing is nothing: it changes neither.
    """
    return _size_of(style) if len(style) <= _REPEATED else _size_stated(style)


@lru_cache(maxsize=1024)
def _size_of(style: str) -> bool | None:
    return _size_stated(style)


def _size_stated(style: str) -> bool | None:
    if "font" not in style.lower():
        return None
    found = _SIZE.search(plain_lengths(_without_comments(style)))
    if found is None:
        return None
    number, unit = float(found[1]), (found[2] or "px").lower()
    if number <= (1 if unit in ("px", "pt") else 0.1 if unit in ("em", "rem", "vw") else 5):
        return True
    return False if unit in _OWN_SIZE else None


def _fades_in(style: str, named: str, attributes: _Attributes) -> bool:
    return bool(_FADES.search(style)) or _is_faded_in(named, attributes)


def _is_faded_in(named: str, attributes: _Attributes) -> bool:
    return bool(_FADED.search(named)) or any(mark in attributes for mark in _FADING_MARKS)
