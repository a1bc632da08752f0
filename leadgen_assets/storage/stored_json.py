"""JSON of others as PostgreSQL can keep it: the few things that JSON can spell and `jsonb` refuses are replaced."""

from __future__ import annotations

import json
import math
from typing import Any

INSTEAD = "\ufffd"
"""Stands for what no text column holds: NUL, and half a surrogate pair."""


def cleaned(text: str) -> str:
    """The text without NUL and without half surrogate pairs."""
    return text.replace("\0", INSTEAD).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def storable(value: Any) -> str:
    """A JSON value as text for a `jsonb` column; NaN and infinities, which are no JSON, become null."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if "\\u0000" not in text and text.encode():
            return text  # nothing to replace, as nearly always
    except ValueError:  # NaN, or half a surrogate pair
        pass
    return json.dumps(_storable(value), ensure_ascii=False, allow_nan=False)


def _storable(value: Any) -> Any:
    match value:
        case str():
            return cleaned(value)
        case float():
            return value if math.isfinite(value) else None
        case dict():
            return {cleaned(str(name)): _storable(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_storable(inner) for inner in value]
    return value
