"""Text that nobody can tell from its ground: in the ground's colour, so near it that no eye parts them, or in no colour at all.

The ground is what inline styles and attributes state around the text. It is white where nothing states it and no sheet can have
given it; it is not known beneath a class, an id, a picture or a gradient, and where text is put over something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from leadgen_assets.web.colour_functions import function_colour
from leadgen_assets.web.sheet_rules import rules_in
from leadgen_assets.web.style_text import plain_style

_Attributes = Mapping[str, str | None]

# These three are looked for in lower case. What stands before a word is asked behind it: one that begins with letters is found fast.
_COLOUR = re.compile(r"color(?:(?<![\w-]color)|(?<=(?<![\w-])-webkit-text-fill-color))\s*:\s*([^;!]{1,60})")
_GROUND = re.compile(r"background(?<![\w-]background)(?:-color)?\s*:\s*([^;!]{1,60})")
_PICTURE = re.compile(
    r"background[^;]{0,60}(?:url\s*\(|gradient\s*\(|image)|position(?<![\w-]position)\s*:\s*(?:absolute|fixed)"
)
"""Something else than a colour is behind the text, or may be."""
_PAINTED = re.compile(r"background-clip\s*:\s*text|text-shadow(?!\s*:\s*none)|text-stroke", re.IGNORECASE)
"""Letters without a colour of their own are seen by it."""
_PAINTED_BY = re.compile(r"gradient|(?:clip|stroke|outlined?)-?text|text-?(?:clip|stroke|outlined?)", re.IGNORECASE)
"""Names of classes that do so."""
_NAMED = {
    "white": "#ffffff", "black": "#000000", "snow": "#fffafa", "ghostwhite": "#f8f8ff", "whitesmoke": "#f5f5f5",
    "mintcream": "#f5fffa", "floralwhite": "#fffaf0",
}  # fmt: skip
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_MIXED = re.compile(
    r"color-mix\(\s{0,9}in srgb\s{0,9},\s{0,9}([#\w]{3,20})(?:\s{1,9}(\d{1,3})%)?\s{0,9}"
    r",\s{0,9}([#\w]{3,20})(?:\s{1,9}(\d{1,3})%)?\s{0,9}\)"
)
_CLEAR = 0.05
"""How opaque something is that nobody sees."""
_NEAR = 10
"""Steps of 255 in each part of a colour, within which nobody tells it from another."""
_COLOURED_WITHIN = '[style*="color" i], [style*="background" i], [bgcolor], [background], [color]'
_SHEETS_ELSEWHERE = ("stylesheet", 'as="style"', "@import", "cdn.tailwindcss")
_MOST_SHEETS, _LONGEST_SHEET, _MOST_RULES = 50, 300_000, 3_000
_PAGE = ("body", "html", ":root")
WHITE = "#ffffff"


class _Paint(NamedTuple):
    red: int
    green: int
    blue: int
    opaque: float


def colour(written: str) -> str:
    """A colour as six hexadecimal digits; "" for one that is written in another way (a picture, a variable, half clear)."""
    paint = _paint(written)
    return f"#{paint.red:02x}{paint.green:02x}{paint.blue:02x}" if paint and paint.opaque == 1 else ""


def ground_of(attributes: _Attributes) -> str | None:
    """Colour behind an element's text as its attributes state it: "#ffffff"; "" where it cannot be known, None where it is as before."""
    style = (attributes.get("style") or "").lower()
    if "background" in style or "bgcolor" in attributes or "background" in attributes:
        found = _GROUND.search(style)
        if _PICTURE.search(style) or "background" in attributes:
            return ""
        return colour(found[1]) if found else colour(attributes.get("bgcolor") or "")
    placed = "position" in style and _PICTURE.search(style)
    return "" if "class" in attributes or "id" in attributes or placed else None


def is_in_colour(attributes: _Attributes, ground: str) -> bool:
    """Whether an element's text has the colour that is known to be behind it, or one that nobody tells from it.

    Args:
        ground: what is behind it unless the element states its own; "" where that is not known.
    """
    stated = stated_colour(attributes)
    if not stated or not (ground or "background" in (attributes.get("style") or "").lower()):
        return False
    own = ground_of(attributes)
    behind, paint = _paint(ground if own is None else own), _paint(stated)
    if behind is None or paint is None or _PAINTED.search(attributes.get("style") or ""):
        return False
    return all(abs(one - other) * paint.opaque <= _NEAR for one, other in zip(paint[:3], behind[:3], strict=True))


def is_clear(style: str) -> bool:
    """Whether a style gives the text no colour at all, and nothing else in it paints the letters."""
    found = [_paint(match[1]) for match in _COLOUR.finditer(style.lower())]
    return any(paint is not None and paint.opaque < _CLEAR for paint in found) and not _PAINTED.search(style)


def is_painted_by(named: str) -> bool:
    """Whether an element's names say that a sheet paints its letters in another way than by a colour."""
    return _PAINTED_BY.search(named) is not None


def stated_colour(attributes: _Attributes) -> str:
    """The colour that an element's attributes give its text; "" where they give none."""
    style = attributes.get("style")
    if style:
        found = _COLOUR.search(plain_style(style).lower())
        if found is not None:
            return found[1]
    return attributes.get("color") or ""


def is_coloured_within(node: LexborNode) -> bool:
    """Whether something in an element has a colour or a ground of its own, so that it may be seen where the rest is not."""
    return any(found.mem_id != node.mem_id for found in node.css(_COLOURED_WITHIN)[:2])


def ground_of_page(root: LexborNode, written: str) -> str:
    """What is behind the text of a page where nothing within it states it: white, or what its own sheet gives it; "" where unknown.

    Args:
        written: its HTML in lower case: a sheet that is linked may give it any ground.
    """
    if any(mark in written for mark in _SHEETS_ELSEWHERE):
        return ""
    ground, room = WHITE, _LONGEST_SHEET
    for style in root.css("style")[:_MOST_SHEETS] if "<style" in written else ():
        sheet = style.text()[:room].lower()
        room -= len(sheet)
        for rule in islice(rules_in(sheet), _MOST_RULES) if "background" in sheet else ():
            if "background" in rule.says:
                ground = _by_rule(rule.selectors, rule.says, ground)
    return ground if room > 0 else ""


def _by_rule(selectors: str, rule: str, ground: str) -> str:
    """What is behind the text of a page when a rule with a ground is added; one for a class or an id is asked where those stand."""
    for selector in selectors.split(","):
        last = re.split(r"[\s>+~]", selector.strip())[-1]
        if not last or "." in last or "#" in last:
            continue
        found = _GROUND.search(rule)
        ground = colour(found[1]) if found and ground and last in _PAGE and not _PICTURE.search(rule) else ""
    return ground


@lru_cache(maxsize=512)
def _paint(written: str) -> _Paint | None:
    """Red, green, blue (0 to 255) and how opaque (0 to 1); None for a picture, a variable, a name that is not listed."""
    text = written.strip().lower()
    text = _NAMED.get(text, text)
    if text == "transparent":
        return _Paint(0, 0, 0, 0.0)
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(char * 2 for char in text[1:])
        red, green, blue, *more = (int(digits[at : at + 2], 16) for at in range(0, len(digits), 2))
        return _Paint(red, green, blue, more[0] / 255 if more else 1.0)
    if mixed := _MIXED.fullmatch(text):
        return _mixed(_paint(mixed[1]), _paint(mixed[3]), mixed[2], mixed[4])
    made = function_colour(text)
    if made is None:
        return None
    red, green, blue = map(round, made[0])
    return _Paint(red, green, blue, made[1])


def _mixed(one: _Paint | None, other: _Paint | None, share: str | None, others: str | None) -> _Paint | None:
    """Two colours that cover all, mixed by their shares in per cent, of which one may be left out."""
    if one is None or other is None or one.opaque < 1 or other.opaque < 1:
        return None
    first = float(share) if share else 100 - float(others) if others else 50.0
    whole = first + float(others) if others else 100.0
    if not (0 <= first <= 100 and whole == 100):
        return None
    red, green, blue = (round((a * first + b * (100 - first)) / 100) for a, b in zip(one[:3], other[:3], strict=True))
    return _Paint(red, green, blue, 1.0)
