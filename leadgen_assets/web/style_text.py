"""The text of a style as a browser reads it: escapes are letters (`dis\\70lay`), comments part words."""

from __future__ import annotations

import re

_ESCAPED = re.compile(
    r"\\(?:0{0,4}(4[1-9a-f]|5[\da]|6[1-9a-f]|7[\da]|2d)(?:\s|(?![\da-f]))|([g-z]))", re.IGNORECASE | re.ASCII
)
"""Letters and hyphens alone: what else is escaped (`.md\\:hidden`, `"\\f101"`) means another thing without the mark."""
_COMMENT = re.compile(r"/\*[^*]{0,200}\*/")

_SIDES = ("left", "top", "right", "bottom")
_SIDED = re.compile(
    r"(?:margin|padding)(?:-(?:left|top|right|bottom))?|left|top|right|bottom|inset|text-indent|(?:max-)?(?:width|height)"
)
_SHORTHANDS = frozenset({"margin", "padding", "inset"})
"""Properties that state others anew."""
_LENGTH = r"(?:auto|[-+]?0|[-+]?(?:\d{1,6}\.?\d{0,6}|\.\d{1,6})(?:px|pt|r?em|%|v[wh]))"
_LENGTHS = re.compile(rf"{_LENGTH}(?:\s+{_LENGTH}){{0,3}}")
_VALUES = {
    "display": re.compile(r"none|block|flex|grid|contents|list-item|table|inline(?:-(?:block|flex|grid))?"),
    "visibility": re.compile(r"visible|hidden|collapse"),
    "opacity": re.compile(r"\d{0,3}\.?\d{0,6}%?"),
    "font-size": re.compile(
        r"0|(?:\d{1,4}\.?\d{0,6}|\.\d{1,6})(?:px|pt|r?em|%|v[wh]|v(?:min|max)|ex|ch)|(?:x{1,3}-)?(?:small|large)|medium|smaller|larger|inherit|initial"
    ),
}
"""What browsers take for these properties."""


def plain_style(style: str) -> str:
    """An element's own style without comments and escapes."""
    style = _COMMENT.sub(" ", style) if "/*" in style else style
    return unescaped(style) if "\\" in style else style


def unescaped(text: str) -> str:
    """A text of CSS with each escaped letter as that letter."""
    return _ESCAPED.sub(_letter, text) if "\\" in text else text


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else str(found[2])


def last_stated(style: str) -> str:
    """A style without what a later declaration of the same property states anew: `left:10000px; left:0` is `left:0`.

    A later one that no browser understands, or one behind `!important`, changes nothing.
    """
    names = [part.partition(":")[0].strip() for part in style.lower().split(";")]
    if len(set(names)) == len(names) and _SHORTHANDS.isdisjoint(names):
        return style
    parts = style.split(";")
    kept: list[str] = []
    later: set[str] = set()
    heavier: set[str] = set()
    for part in reversed(parts):
        name, _, value = part.partition(":")
        name, value = name.strip().lower(), value.strip().lower()
        weighty = value.endswith("!important")
        if name in (heavier if weighty else later):
            continue
        kept.append(part)
        values = _VALUES.get(name) or (_LENGTHS if _SIDED.fullmatch(name) else None)
        if values and values.fullmatch(value.removesuffix("!important").rstrip()):
            whole = (name, *(f"{name}-{side}" for side in _SIDES), *(_SIDES if name == "inset" else ()))
            later.update(whole)
            heavier.update(whole if weighty else ())
    return ";".join(reversed(kept))
