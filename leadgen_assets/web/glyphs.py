"""Icon fonts that show a picture in the place of its written name: `<i class="material-icons">email</i>` shows an envelope."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

_CLASS = re.compile(r"(?:^|\s)(?:material-icons|material-symbols)(?:-[a-z]+(?:-tone)?)?(?:\s|$)")
_NAME = re.compile(r"\s*([a-z0-9]+(?:_[a-z0-9]+)*)\s*")
_LONGEST = 40
_TELLING = {"fax": " fax ", "phone": " phone ", "call": " phone ", "smartphone": " phone "}
"""What a picture in front of a number says of it."""


def is_called(classes: str) -> bool:
    """Whether a class, in lower case, may be one of these fonts' (their makers' own documentation): a quick look."""
    return "material-" in classes


def pictured(node: LexborNode, attributes: Mapping[str, str | None]) -> str:
    """What such a picture says: a word with blanks around it, or a blank alone; "" for any other element."""
    if not _CLASS.search((attributes.get("class") or "").lower()):
        return ""
    name = _NAME.fullmatch((node.text() or "")[:_LONGEST])
    return "" if name is None else next((_TELLING[part] for part in name[1].split("_") if part in _TELLING), " ")
