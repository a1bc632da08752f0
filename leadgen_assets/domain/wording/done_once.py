"""Deeds that are done to each thing once, and then are over: whoever built, painted or inspected so many houses does not have them.

Any verb may tell of one ("have built", "treated", "Homes Remodeled"), so that those are listed which tell of something that lasts
("managed", "reached", "located").
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.whose_doing import is_in_our_hands, is_said_to_be_ours

_LASTING = (
    r"(?!(?:manag|serv|operat|own|maintain|supervis|administer|represent|entrust|trust|servic|handl|cover|protect|monitor|controll?|occupi"
    r"|leas|rent|furnish|unfurnish|locat|situat|scatter|bas|dedicat|combin|hous|look|car|valu|pric|advertis|list|offer|licens|insur|contract|enroll"
    r"|subscrib|assign|includ|involv|need|want|us|nam|relat|affiliat|ag|gat|attach|detach|siz|shar|subsidiz|restrict|employ|reach|pass|surpass|exceed"
    r"|topp|cross|retain|gather|amass|accumulat|assembl|attract|earn|total|number|count|continu|receiv|achiev|secur|consolidat|expand|welcom)ed\b"
    r"|overseen\b|(?:need|inde|exc|succ|proc|spe|f|br|bl|s|w|h|sp)eed\b)"
)
_LY = r"(?:(?:\w+ly|also|already|now|since|just|together)\s){0,2}"
_DEED = rf"{_LASTING}(?:[a-z]+ed|(?:re)?built|(?:re)?sold|(?:re)?done|made|torn|laid|drawn|dug)"
_DEEDS = rf"{_DEED}(?:(?:,\s|,?\s(?:and|or|&)\s){_LY}{_DEED}){{0,3}}(?:\s(?:up|down|out|over|off|back))?"
_BEFORE = re.compile(
    rf"(?:\b(?:have|has|had|having)\s|['’]ve\s|\b(?:we|I|(?:our|the)\s(?:[\w-]+\s){{0,2}}?(?:teams?|crews?|staff|compan(?:y|ies)|firm|family"
    rf"|technicians|experts|people|professionals))\s){_LY}{_DEEDS}\s{ROUGHLY}$",
    re.IGNORECASE,
)
""" "We have built over", "our crews painted": right in front of a number."""
_BEHIND = re.compile(
    rf"\s{_LY}{_DEEDS}"
    r"(?=\W*$|\s?,|\s(?:by\s(?:us|our|the)|since|to\sdate|so\sfar|(?:and|&)\s(?:counting|growing|more)|across|throughout|over|nationwide)(?!\w)"
    r"|\sin\s(?:the\s(?:last|past)\s|(?:over|more)\s|\d|(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""Right behind what is counted: "Homes Remodeled", "homes built by our family"."""
_HAVING = re.compile(
    r"\b(?:manag\w+|overs\w+|look\w*\safter|car(?:e|es|ing)\sfor|portfolios?|have|has|own\w*|operat\w+|run|runs|leas\w+|rent\w*|responsib\w+)\b"
    r"|['’]ve\b",
    re.IGNORECASE,
)
"""In front of the number: what the firm has so many of may have been built by whom it will."""


def is_done_once(before: str, behind: str, noun: str) -> bool:
    """Whether a number counts to how many something was done.

    >>> is_done_once("We have built ", " homes.", "homes"), is_done_once("We have reached ", " homes.", "homes")
    (True, False)

    Args:
        before: what of the number's clause stands before it. behind: what follows the number. noun: what is counted.
    """
    past = behind[behind.find(noun) + len(noun) :] if noun in behind else behind
    if _BEFORE.search(before):
        return not (is_in_our_hands(past) or is_said_to_be_ours(before, past))
    return _BEHIND.match(past) is not None and _HAVING.search(before) is None
