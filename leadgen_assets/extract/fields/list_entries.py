"""What a list says of its entries: kinds to search for ("Single Family | Condo | Land"), or the line that leads it in ("We inspect:")."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import PageText

_ENTRY = 30
"""Characters of an entry of such a menu."""
_FAR = 8


def is_to_search(page: PageText, at: int, sought: re.Pattern[str]) -> bool:
    """Whether a short line stands in one row of short lines with one that can only be searched for.

    Args:
        at: the line's place (from 0).
        sought: what nobody has who has the phrase of the line ("Land"); one that matches nothing where the field names none.
    """
    lines = page.segments
    if len(lines[at].text) > _ENTRY:
        return False
    for step in (-1, 1):
        for beside in range(at + step, at + step * (_FAR + 1), step):
            if not 0 <= beside < len(lines) or len(text := lines[beside].text.strip()) > _ENTRY:
                break
            if sought.fullmatch(text):
                return True
    return False


def is_led_in_by(page: PageText, at: int, spoils: re.Pattern[str]) -> bool:
    """Whether a short line is an entry of a list whose first line, which ends with a colon, spoils what its entries name.

    Args:
        at: the line's place (from 0).
    """
    lines = page.segments
    if len(lines[at].text) > _ENTRY:
        return False
    for above in range(at - 1, max(-1, at - 1 - _FAR), -1):
        text = lines[above].text.strip()
        if text.endswith(":") or len(text) > _ENTRY:
            return text.endswith(":") and spoils.search(text) is not None
    return False
