"""Menus of kinds to search for: "Single Family | Condo | Land | Farm & Ranch" on a broker's page says nothing of what the firm manages."""

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
