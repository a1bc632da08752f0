"""Lines without a verb that open with a number, and with what they say behind it tell that it is all of the firm's.

"Over 200 rental houses in Havelock, Newport and New Bern", "27 people, eight with a diploma": one house stands in one town.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import NUMBER_IN_WORDS
from leadgen_assets.domain.wording.whose_number import may_be_one_houses

_UP = re.compile(r"\W{0,2}(?:(?:over|more than|nearly|about|approximately)\s)?", re.IGNORECASE)
_TOWN = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}"
_ACROSS = re.compile(
    rf"\+?(?:\s[a-z-]+){{1,3}}\s(?:in|across|throughout)\s{_TOWN}(?:,\s{_TOWN}){{0,6}},?\s(?:and|&)\s{_TOWN}\.?"
    rf"|\+?(?:\s[a-z-]+){{1,3}}\sfrom\s{_TOWN}\sto\s{_TOWN}\.?"
)
""" "Over 200 rental houses in Havelock, Newport and New Bern": a line without a verb, of more towns than one house stands in."""
_PARTS = re.compile(
    r",\s(?:all|most|half|some|many|every|each|both|(?:" + NUMBER_IN_WORDS + r"|\d{1,3})(?=\s))\b"
    r"(?!.*\b(?:available|vacant|rented|leased|sold|for\s(?:rent|lease|sale)|beds?|baths?|bed-?rooms?|bathrooms?|stor(?:y|ies)|floors?|acres?|square)\b)"
    r"[^:;?!]{0,50}",
    re.IGNORECASE,
)
""" "27 people, eight with a diploma": behind a number that opens a line without a verb."""


def counts_all(lead: str, noun: str, behind: str) -> bool:
    """Whether such a line counts all that a firm has, by the towns or the parts behind its noun.

    Args:
        lead: what stands before the number. noun: that is counted. behind: what follows the number, the noun with it.
    """
    if not _UP.fullmatch(lead):
        return False
    if _ACROSS.fullmatch(behind):
        return True
    _, found, rest = behind.partition(noun)
    return bool(found) and not may_be_one_houses(found) and _PARTS.fullmatch(rest) is not None
