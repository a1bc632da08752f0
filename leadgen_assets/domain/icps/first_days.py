"""Numbers of a firm's first day: "founded in 1998 with 35 units", "Ann started the company in 2005 managing 8 homes".

What stands with the beginning is of then, whatever the firm has grown to; a comma parts it from what is told of today:
"Founded in 1998, with 540 homes in our care, we are".
"""

from __future__ import annotations

import re

_VERB = r"(?:founded|start(?:s|ed)?|began|begun|opened|launched|established|formed|incorporated)"
_NOUN = r"(?:founding|starting|beginning|opening|launching|establishing|forming)"
_NO_ADJECTIVE = (
    r"(?<!\ban\s)(?<!\bthe\s)(?<!\bour\s)(?<!\bwell\s)(?<!\bwell-)(?<!\blong\s)(?<!\blong-)(?<!\bmost\s)(?<!\bfirmly\s)"
    r"(?<!\bfamily\s)(?<!\blocally\s)(?<!\bget\s)(?<!\bgetting\s)"
)
""" "An established company with", "a locally founded firm with" tell of today."""
_TODAY = (
    r"(?:now|today|currently|presently|since|which|that|who|where|gr[eo]wn?|growing|ha[sd]|have|is|are|manages?|oversees?|runs"
    r"|we|us|our\steam|goals?)"
)
_LEGAL = (
    r",\s(?:L\.?L\.?C|Inc|Ltd|LLP|P\.?C|Co)\b\.?,?|,\s(?:19|20)\d\d\b,?|,\s(?-i:[A-Z])[\w.]+,?(?=\s(?:back\s)?in\s)"
)
"""Commas that part nothing: of a name, a date or a town."""
_FEW = (
    r"(?:(?:just|only|merely|exactly|over|under|about|around|nearly|almost|roughly|approximately|some|fewer|less|more|than|an?|the|his|her|our|their"
    r"|first|initial|original|small|tiny|modest|little|grand|total|mere|portfolio|inventory|base|book|handful|of)\s){0,6}"
)
_WITH = r"(?:with|managing|having|looking\safter|caring\sfor|overseeing|operating|running)"
_FIRST_DAY = re.compile(
    rf"\b(?:{_NOUN}|{_NO_ADJECTIVE}{_VERB})(?!\s(?:and|company|firm|business|agency|brokerage|managers?)\b)"
    rf"(?:{_LEGAL}|(?!\b{_TODAY}\b)[^.,;:!?–—]){{0,90}}"
    rf"(?:(?<!and)\s(?:by\s)?{_WITH}|,\s{_WITH}\s(?:just|only|a\smere|fewer\sthan))\s{_FEW}$",
    re.IGNORECASE,
)
_LONGEST = 170


def is_of_first_day(lead: str) -> bool:
    """Whether a number is one with which the firm began.

    >>> is_of_first_day("Founded in 1998 with just "), is_of_first_day("Founded in 1998 and now managing ")
    (True, False)

    Args:
        lead: what of the sentence stands before the number.
    """
    return _FIRST_DAY.search(lead[-_LONGEST:]) is not None
