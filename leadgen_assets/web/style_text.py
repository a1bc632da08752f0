"""The text of a style as a browser reads it: escapes are letters (`dis\\70lay`), comments part words."""

from __future__ import annotations

import re

_ESCAPED = re.compile(
    r"\\(?:0{0,4}(4[1-9a-f]|5[\da]|6[1-9a-f]|7[\da]|2d)(?:\s|(?![\da-f]))|([g-z]))", re.IGNORECASE | re.ASCII
)
"""Letters and hyphens alone: what else is escaped (`.md\\:hidden`, `"\\f101"`) means another thing without the mark."""
_COMMENT = re.compile(r"/\*[^*]{0,200}\*/")


def plain_style(style: str) -> str:
    """An element's own style without comments and escapes."""
    return unescaped(_COMMENT.sub(" ", style) if "/*" in style else style)


def unescaped(text: str) -> str:
    """A text of CSS with each escaped letter as that letter."""
    return _ESCAPED.sub(_letter, text) if "\\" in text else text


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else str(found[2])
