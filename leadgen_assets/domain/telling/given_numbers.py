"""Numbers as people write them: a comma groups thousands, and nothing else does."""

from __future__ import annotations

import re

from leadgen_assets.domain.telling.shown import shown

_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,20}(?:\.[0-9]*)?")
_PARTED = re.compile(r"[,_']|(?<=\d)\s+(?=\d)")
"""What people put between digits; Python would read past an underscore."""


def plain_number(given: str) -> str:
    """The text of a number without blanks around it and without the commas of its thousands; any other text as it is.

    Raises:
        ValueError: its commas part no thousands: "1,50" may be meant as 1.50, and must never be read as 150.
    """
    text = given.strip()
    if not _PARTED.search(text):
        return text
    if not _GROUPED.fullmatch(text):
        raise ValueError(
            f"{shown(given)} is no number: write a point before the decimals (1.50); a comma only parts thousands (1,500)"
        )
    return text.replace(",", "")


def plain_dollars(given: str) -> str:
    """The same of an amount, which may have a dollar sign before it; errors as `plain_number`."""
    return plain_number(given.strip().removeprefix("$"))
