"""Whether people of a trade are named as those whom a firm serves: a landscaper works for property managers and is none."""

from __future__ import annotations

import re

_PEOPLE = re.compile(r"\w(?:ers|ors|ists|ants)$", re.IGNORECASE)
"""End of a phrase that names people by what they do."""

_SERVED = re.compile(
    r"\b(?:(?:works?|worked|working|partner\w*|collaborat\w+|coordinat\w+|contracts?|dealing)\swith|for|to|(?:trusted|chosen|used|preferred|hired|"
    r"recommended)\sby|serv(?:e|es|ed|ing)|help(?:s|ed|ing)?|support(?:s|ed|ing)?|assist(?:s|ed|ing)?|inviting?|includ(?:e|es|ing)|between|are\syou)"
    r"\s(?P<among>(?:[\w'’&/-]+,?\s){0,8})$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:we|our|us|my|as|is|are|who|one|team|become|be)\b", re.IGNORECASE)
"""Words between that make them the firm's own: "call for one of our managers", "with twenty years as managers"."""


def names_the_served(sentence: str, start: int, end: int) -> bool:
    """Whether what stands in a sentence names people of a trade behind a word for serving them, alone or in a list.

    Args:
        start, end: of the name of the trade's people, in the sentence.
    """
    if not _PEOPLE.search(sentence[start:end]):
        return False
    found = _SERVED.search(sentence[max(0, start - 120) : start])
    return found is not None and not _OWN.search(found["among"])
