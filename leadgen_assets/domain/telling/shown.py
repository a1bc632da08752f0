"""How a thing that somebody gave is shown in a message: on one line, and never longer than it helps."""

from __future__ import annotations

import math
import re

MOST_SHOWN = 60
"""Characters of a value that a message repeats."""

MOST_OF_A_PATH = 200
_NAMED = re.compile(r"(://|^//)[^/?#\s]*@")


def without_password(text: str) -> str:
    """The text with `…` for the name and password that stand in addresses: messages end up in logs and screenshots."""
    return _NAMED.sub(r"\1…@", text)


def clipped(text: str, most: int = MOST_SHOWN) -> str:
    """The text without passwords; of a long one its beginning and its end, which of paths and addresses tells the most."""
    text = without_password(text)
    if len(text) <= most:
        return text
    end = most // 3
    return f"{text[: most - end - 1]}…{text[-end:]}"


def clipped_path(path: object) -> str:
    """A path on one line, shortened only where it is longer than any that people have."""
    text = clipped(str(path), MOST_OF_A_PATH)
    return text if text.isprintable() else "".join(char if char.isprintable() else "?" for char in text)


def shown(value: object, most: int = MOST_SHOWN) -> str:
    """A value as a message names it: "'Txas'", "25", "true", "nothing", "a list"; a long text with its length."""
    if isinstance(value, str):
        length = f" ({len(value):,} characters)" if len(value) > most else ""
        return f"{clipped(value, most)!r}{length}"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        # More digits than these Python refuses to write.
        return str(value) if value.bit_length() < 200 else "a number of more than 60 digits"
    if isinstance(value, float):
        return str(value) if math.isfinite(value) else {"nan": "NaN"}.get(str(value), "infinity")
    if isinstance(value, dict):
        return "a block of keys"
    return "a list" if isinstance(value, (list, tuple, set)) else clipped(str(value), most)


def rows_shown(number: int) -> str:
    """ "1 row", "1,200 rows"."""
    return "1 row" if number == 1 else f"{number:,} rows"


def counted(number: int, what: str) -> str:
    """ "1 page", "1,200 pages": what is counted ends in an s where there are several."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def bytes_shown(number: int) -> str:
    """ "999 bytes", "1.2 kB", "340 MB", "1.5 GB"."""
    if number < 1000:
        return f"{number} bytes"
    unit, size = next(
        ((unit, number / size) for unit, size in (("kB", 1e3), ("MB", 1e6)) if number / size < 999.5),
        ("GB", number / 1e9),
    )
    return f"{size:.1f} {unit}" if size < 10 else f"{size:,.0f} {unit}"
