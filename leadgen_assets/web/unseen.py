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
from leadgen_assets.web.style_text import last_stated, plain_style
from leadgen_assets.web.transforms import is_flat

_Attributes = Mapping[str, str | None]

_NOTHING = r"\s*:\s*(?:[01]|0?\.\d{1,4})(?:px|em|rem|%)?\s*(?:;|!|$)"
_THOUSANDS = r"\s*:\s*\d{3}(?:\d|v|r?em)"
_SUSPECT = re.compile(
    r"display\s*:\s*(?:none|var)|visibility\s*:\s*(?:hidden|collapse|var)|opacity\s*[:(]\s*[-\d.]|text-indent|:\s*-\d{3}|clip|scale"
    r"|inset|margin\s*:[^;]{0,40}-\d{3}|rotate|matrix|letter-spacing\s*:\s*-|block-size|inline-size"
    r"|translate[^;]{0,60}(?:-\d{3}|\d{3}v|\d{4})|calc\s*\(|min\s*\(|max\s*\(|clamp\s*\(|zoom\s*:\s*[0-4.]"
    rf"|p{_THOUSANDS}|t{_THOUSANDS}|height{_NOTHING}|width{_NOTHING}|color\s*:|mask",
)
"""A quick look, in lower case: most styles hold none of it. Each way begins with a letter of its own, which is found fast."""

_REPEATED = 300
"""Characters up to which a style is worth remembering: pages give the same few to many elements."""

_NOT_SHOWN = re.compile(
    r"display\s*:\s*(?:var\([\w\s-]{1,60},\s*)?none|visibility\s*:\s*(?:var\([\w\s-]{1,60},\s*)?(?:hidden|collapse)",
    re.IGNORECASE,
)
"""Also of a variable that is not set."""
_CLEAR = re.compile(
    r"(?<![\w-])opacity\s*(?::|\()\s*(?:-[\d.]{1,8}%?|0{0,3}(?:\.(?:0(?:[0-4]\d{0,5})?)?)?|[0-4](?:\.\d{0,6})?\s*%)\s*(?:;|!|\)|$)",
    re.IGNORECASE,
)
"""By `opacity` or `filter: opacity(…)`: less than a twentieth."""
_BEYOND = r"(?:(?:9\d{3}|[1-9]\d{4,})(?:\.\d+)?px|(?:1[5-9]\d|[2-9]\d\d|\d{4,})v[wh]|(?:[6-9]\d\d|\d{4,})r?em|\d{4,}%)"
"""So far to the right that nobody goes there."""
_MOVED = re.compile(
    r"(?<![\w-])translate(?:[xyz]|3d)?\s*(?::|\()\s*(?:[\d.]{1,6}(?:px|em|rem|%)?[\s,]+){0,2}"
    rf"(?:-(?:[1-9]\d{{3,}}(?:\.\d+)?(?:px|pt)?|\d{{3,}}(?:em|rem|vw|vh))|{_BEYOND})"
    r"|(?<![\w-])matrix\s*\((?:\s*[\d.]{1,6}\s*,){4,5}\s*-[1-9]\d{3,}"
    rf"|(?<![\w-])(?:margin-left|text-indent)\s*:\s*{_BEYOND}",
    re.IGNORECASE,
)
_MOVING = re.compile("translate|matrix|margin-left|text-indent")
_PLACED = re.compile(r"(?<![\w-])position\s*:\s*(?:absolute|relative|(fixed))", re.IGNORECASE)
_ASIDE = re.compile(rf"(?<![\w-])(?:left|right|inset-inline-(?:start|end))\s*:\s*{_BEYOND}", re.IGNORECASE)
_LEFT = re.compile(r"(?<![\w-])left\s*:\s*(?:0|\d{1,3}(?:\.\d+)?px|\d{1,2}(?:\.\d+)?%)\s*(?:;|!|$)", re.IGNORECASE)
"""Where it is placed on the page from the left, nothing from the right moves it."""
_BELOW = re.compile(rf"(?<![\w-])(?:top|bottom)\s*:\s*{_BEYOND}", re.IGNORECASE)
"""A page goes on downwards, so that only what stays where the window is, is never seen there."""
_MOVES = re.compile(
    r"(?<![\w-])(?:transition|animation|will-change)(?:-[a-z]+)?\s*:|(?<![\w-])width\s*:\s*\d{4,}", re.IGNORECASE
)
_TRACK = re.compile(r"track|stage|slick|owl|splide|flickity|marquee|glide|wrapper", re.IGNORECASE)
"""Moved aside as a whole: a row of pictures or sayings, of which one is shown."""
_ZOOM = re.compile(r"(?<![\w-])zoom\s*:\s*(?:0{0,3}(?:\.0\d{0,6})?|0?\.|[0-4]%)\s*%?\s*(?:;|!|$)", re.IGNORECASE)
_FAR = r"(\d{3,}(?:em|rem|%|v(?:w|h|max|min))|[1-9]\d{3,}(?:\.\d+)?(?:px|pt)?)"
_OUTSIDE = f"-{_FAR}"
_OFF = re.compile(r"-\d{3}")
"""What each of these has."""
_AWAY = re.compile(
    r"(?<![\w-])(?:(?:left|top|right|bottom|text-indent|inset(?:-(?:inline|block)(?:-start|-end)?)?)\s*:"
    rf"|inset\s*:\s*(?:[\w.%-]{{1,8}}\s+){{1,3}})\s*{_OUTSIDE}",
    re.IGNORECASE,
)
_PULLED = re.compile(
    rf"(?<![\w-])margin(?:-left|-top|-inline(?:-start)?|-block(?:-start)?)?\s*:\s*(?:[\w.%-]{{1,8}}\s+){{0,3}}{_OUTSIDE}",
    re.IGNORECASE,
)
_FILLED = re.compile(
    r"(?<![\w-])(?:padding(?:-left|-top|-(?:inline|block)(?:-start)?)?|border-left|left)\s*:\s*"
    rf"(?:[\w.%-]{{1,8}}\s+){{0,3}}{_FAR}",
    re.IGNORECASE,
)
"""What fills the room again into which a margin pulls it, or moves it back: a ground as broad as the window."""
_CLIPPED = re.compile(
    r"(?<![\w-])clip\s*:\s*rect\s*\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)"
    r"|clip-path\s*:\s*(?:inset\s*\(\s*(?:(?:0(?:px|%)?\s+){0,3}100|50)%|circle\s*\(\s*0(?:px|%)?\s*(?:\)|at\b)"
    r"|ellipse\s*\(\s*0(?:px|%)?\s+0(?:px|%)?\s*(?:\)|at\b)|polygon\s*\((?:\s*0(?:px|%)?\s+0(?:px|%)?\s*,){1,4}\s*0(?:px|%)?\s+0(?:px|%)?\s*\))"
    r"|clip-path\s*:\s*(?:rect|xywh)\s*\(\s*0(?:px|%)?(?:\s+0(?:px|%)?){3}\s*\)"
    r"|mask(?:-image)?\s*:\s*linear-gradient\s*\(\s*transparent\s*,\s*transparent\s*\)"
    r"|letter-spacing\s*:\s*-(?:[1-9]\d?(?:\.\d+)?em|[2-9]\dpx)"
    r"|scale(?:[xy]|3d)?\s*\(\s*0?\.0[0-2]\d{0,4}\s*[,)]|scale(?:[xy]|3d)?\s*\(\s*(?:[\d.]{1,6}%?\s*,\s*)?0{0,3}(?:\.0*)?%?\s*[,)]"
    r"|(?<![\w-])scale\s*:\s*(?:[\d.]{1,6}%?\s+)?(?:0{0,3}\.0[0-2]\d{0,4}|[0-2](?:\.\d{1,4})?%|0{1,3}(?:\.0*)?%?)(?=\s*(?:[;!]|$)|\s+[\d.])",
    re.IGNORECASE,
)
_CLIPPING = re.compile("clip|mask|letter-spacing|scale")
_NO_ROOM = re.compile(
    r"(?<![\w-])(?:max-)?(height|width|block-size|inline-size)\s*:\s*(?:[01](?:px|em|rem|%)?|0?\.\d{1,4}px)\s*(?:;|!|$)",
    re.IGNORECASE,
)
_PADDED = re.compile(rf"(?<![\w-])padding-(?:left|inline-start)\s*:\s*{_BEYOND}", re.IGNORECASE)
_LINE = re.compile(
    r"(?<![\w-])line-height\s*:\s*(?:(0(?:px|em|rem|%)?\s*(?:[;!]|$))|normal|0?\.[1-9]|[1-9])", re.IGNORECASE
)
_ROOM = re.compile(
    r"(?<![\w-])min-(height|width|block-size|inline-size)\s*:\s*(?:\d{2}|[1-9](?:em|rem|v))", re.IGNORECASE
)
"""The room that such an element has all the same: `width:0; min-width:100%` is how frames are made to fit."""
_INDENTED = re.compile(r"text-indent\s*:\s*[1-9]\d{2,}%", re.IGNORECASE)
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_FADES = re.compile(r"\b(?:transform|transition|will-change|translate|animation(?:-name)?)\s*:", re.IGNORECASE)
_SIZE = re.compile(
    r"font(?<![\w-]font)(?:-size)?\s*:[^;]{0,40}?(?<![\w.#-])(\d{0,3}\.?\d{1,3})\s*(px|pt|em|rem|%|vw)?(?=[\s;/!]|$)"
)
"""In lower case."""
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


def is_unpictured(attributes: _Attributes) -> bool:
    """Whether a picture of these attributes is not shown; `aria-hidden` ones are, and clear ones are faded in once they are loaded."""
    return "hidden" in attributes or _NOT_SHOWN.search(attributes.get("style") or "") is not None


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
    style = plain_style(style)
    if not _SUSPECT.search(style.lower()):
        return _Way.SHOWN
    style = last_stated(plain_lengths(style))
    lower = style.lower()
    # Each pattern is asked only where a word stands that must stand in what it finds.
    clear = "opacity" in lower and _CLEAR.search(style) is not None
    cut_off = (
        "overflow" in lower
        and _CUT_OFF.search(style)
        and (_has_no_room(style) or (_INDENTED.search(style) and "nowrap" in style))
    )
    unshown = ("none" in lower or "visibility" in lower) and _NOT_SHOWN.search(style)
    shut = unshown or cut_off or (_OFF.search(style) and (_AWAY.search(style) or _is_pulled(style)))
    if clear or shut:
        return _Way.FADED if clear or "visibility" in style else _Way.SHUT
    clipped = _CLIPPING.search(lower) and _CLIPPED.search(style)
    zoomed = "zoom" in lower and _ZOOM.search(style)
    if clipped or is_flat(style) or zoomed or is_in_colour({"style": style}, ""):
        return _Way.GONE
    if is_clear(style):
        return _Way.UNPAINTED
    padded = "padding" in lower and _PADDED.search(style) and not _PULLED.search(style)
    moved = padded or (_MOVING.search(lower) and _MOVED.search(style))
    return _Way.MOVED if moved or ("position" in lower and _is_placed_away(style)) else _Way.SHOWN


def _has_no_room(style: str) -> bool:
    kept = {found[1].lower() for found in _ROOM.finditer(style)}
    return any(found[1].lower() not in kept for found in _NO_ROOM.finditer(style))


def _is_pulled(style: str) -> bool:
    pulled = _PULLED.search(style)
    filled = _FILLED.search(style) if pulled else None
    return pulled is not None and (filled is None or filled[1] != pulled[1])


def _is_placed_away(style: str) -> bool:
    placed = _PLACED.search(style)
    aside = None if _LEFT.search(style) else _ASIDE.search(style)
    return placed is not None and (aside or (placed[1] and _BELOW.search(style))) is not None


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
    stated = list(_SIZE.finditer(last_stated(plain_lengths(plain_style(style))).lower()))
    if not stated:
        return None
    found = max(stated, key=lambda each: ("!" in each.string[each.end() :].partition(";")[0], each.start()))
    number, unit = float(found[1]), found[2] or "px"
    if number <= (1 if unit in ("px", "pt") else 0.1 if unit in ("em", "rem", "vw") else 5):
        return True
    return False if unit in _OWN_SIZE else None


def is_squeezed(style: str) -> bool | None:
    """True where an inline style leaves lines no height and cuts off what is higher, False where it gives them one, else None."""
    found = _LINE.search(plain_style(style)) if "line-height" in style.lower() else None
    if found is None:
        return None
    return False if found[1] is None else True if _CUT_OFF.search(style) else None


def _fades_in(style: str, named: str, attributes: _Attributes) -> bool:
    return bool(_FADES.search(style)) or _is_faded_in(named, attributes)


def _is_faded_in(named: str, attributes: _Attributes) -> bool:
    return bool(_FADED.search(named)) or any(mark in attributes for mark in _FADING_MARKS)
