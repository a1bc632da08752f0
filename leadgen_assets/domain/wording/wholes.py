"""Numbers of a whole of which somebody else has the rest: "350 of the 22,000 homes in town", "the city's 22,000 homes".

What is told of a part of the firm's own ("12 of our 340 units", "half of the 340 units that we manage") is a whole of the firm.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import NUMBER_IN_WORDS, ROUGHLY
from leadgen_assets.domain.wording.whose_doing import is_another

_SHARE = (
    rf"(?<!each\s)(?<!every\s)(?:\d[\d,.]*\+?\s?(?:%|percent)?|{NUMBER_IN_WORDS}(?:\spercent)?|half|thirds?|quarters?|fifth|tenth"
    r"|most|many|some|several|few|part|share|slice|percentage|fraction|portion|majority|bulk|dozens|hundreds|thousands)"
)
_PART = re.compile(
    rf"(?:(?<![\w.,]){_SHARE}(?:\s(?:in|out\sof)\s(?:\d{{1,3}}|{NUMBER_IN_WORDS}))?\s(?:out\s)?of"
    rf"|^\W*(?:out\s)?of)\s(?:(?:the|these|those|its|their|all(?:\sthe)?)\s)?{ROUGHLY}$",
    re.IGNORECASE,
)
""" "12 of the", "1 in 10 of the", and what opens with "Of the"."""
_ITS = re.compile(rf"\b(?:the|this|that|our|an?)\s(?P<who>[\w-]+(?:\s[\w-]+){{0,2}}?)['’]s\s{ROUGHLY}$", re.IGNORECASE)
""" "The city's"."""
_OURS_BEHIND = re.compile(
    r"(?:[\s+-](?!(?:is|are|was|were|at|in|on|near|by|of)\b)[\w’'+-]+){0,5}?\s(?:(?:that|which)\s)?"
    r"(?:(?:we|our\s\w+)\s(?:(?:now|already|currently|today|also|proudly)\s)?(?:manage|look|care|oversee|run|have|serve|handle)"
    r"|(?:\w+ly\s|now\s)?(?:under|in|on|within)\sour\s(?:\w+\s)?\w+|under\s(?:\w+\s)?management"
    r"|(?:\w+ly\s|now\s)?(?:managed|overseen|run|looked\safter|cared\sfor)\sby\s(?:us|our)\b|(?:entrusted|given)\sto\sus)",
    re.IGNORECASE,
)
""" "That we manage", "in our care", right behind what is counted: of the firm, whatever part of it is told."""


def is_a_whole(before: str, behind: str) -> bool:
    """Whether a number is that of a whole which is not the firm's.

    >>> is_a_whole("We manage 12 of the ", " units at Elm Court."), is_a_whole("We sold 12 of the ", " units that we manage.")
    (True, False)

    Args:
        before: what of the number's clause stands before it. behind: what of its sentence follows it.
    """
    its = _ITS.search(before)
    if its is not None and is_another(its["who"]):
        return True
    return _PART.search(before) is not None and _OURS_BEHIND.match(behind) is None
