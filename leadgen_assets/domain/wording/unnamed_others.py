"""Numbers that a clause gives to a firm which it does not name, to a place, or to what happened to homes.

"Our broker came from a firm with 900 units", "the biggest firm in town has 4,100", "a storm damaged 150": one who speaks of itself so
says "we are a firm with", "work with a firm with", "we have". The rules are by classes of what firms write, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.whose_doing import is_another

_FIRM = (
    r"(?:firm|company|business|agency|brokerage|(?:property\s)?manager|co-?op(?:erative)?|operator|group|association|corporation|franchise"
    r"|competitor|employer|trust|authority|outfit|shop)"
)
_HAVING = r"(?:ha[ds]|have|manage[ds]?|r[ua]ns?|own(?:s|ed)?|look(?:s|ed)\safter|overs(?:ees?|aw)|counts?|claims?)"
_ELSEWHERE = re.compile(
    r"\b(?:from|at|for|near|beside|joined|left|than|unlike|(?:boards?|members?|parts?|head)\sof)\s(?:an?|another|one)\s(?:[\w-]+\s){0,3}?"
    rf"{_FIRM}\s(?:with|of|having|(?:that|which|who)\s{_HAVING})\s{ROUGHLY}$",
    re.IGNORECASE,
)
_SUM = r"(?:(?:an?|the)\s(?:[\w-]+\s){0,2}?(?:team|staff|crew)\sof\s)?"
_LARGEST = re.compile(
    r"(?:^|[.;:,–—-]\s|\b(?:and|but|while|because|that)\s)\W*the\s(?:[\w-]+\s)?"
    r"(?:largest|biggest|leading|top|other|next|second|oldest|average|typical|smallest)\s"
    rf"(?:[\w-]+\s){{0,3}}?{_FIRM}s?(?:\s(?:in|around|near|of)\s[\w\s]{{2,30}}?)?\s{_HAVING}\s{ROUGHLY}$",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:damag|destroy|flood|ruin|displac|evacuat|condemn|demolish|wreck|burn)(?:e[ds]?|s|ed|ing|t)?(?:\sdown)?"
    rf"\s{ROUGHLY}$",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:room|space|capacity|enough|ready|able|equipped|built|designed|sized|licen[sc]ed|staffed|what\sit\stakes"
    r"|(?:staff|people|tools|means|power|ability))\s(?:for"
    r"|to\s(?:manage|handle|serve|run|oversee|take\son|look\safter|care\sfor|hold))"
    rf"\s{ROUGHLY}$",
    re.IGNORECASE,
)
""" "Our system has room to manage": what could be."""
_HOW_TO = re.compile(
    rf"\b(?:how|what|whether|ways?|easier|harder|hard|easy|fun)\s(?:it\s\w+\s)?to\s(?:manage|handle|run|oversee|look\safter|care\sfor|own|grow)\s{ROUGHLY}$",
    re.IGNORECASE,
)
""" "How to manage 75": anybody's."""
_WITH_ITS = re.compile(
    rf"(?:^|[;:.]\s)\W*(?:the|an?|our|one|this|that)\s(?P<who>[\w’' -]{{2,40}}?),\swith\s(?:its|their|his|her)\s{ROUGHLY}$",
    re.IGNORECASE,
)
""" "The hospital, with its 45 employees"."""
_A_WITH = re.compile(
    rf"(?:^|[;:.]\s)\W*(?:an?|one|another)\s[\w\s’'-]{{2,40}}?\s(?:with|of)\s{ROUGHLY}$", re.IGNORECASE
)
_DOES_TO_US = re.compile(r"(?:\s[\w-]+){1,3}?\s[a-z]+s\s(?!.*\b(?:we|our)\b)[^.;:!?]{0,60}\bus\b", re.IGNORECASE)
""" "A school with 210 staff members sends its teachers to us"."""
_NEARBY = re.compile(
    r"(?:^|[,;:]\s)\W*(?:right\s)?(?:next\sdoor|nearby|upstairs|downstairs|(?:down|up|across)\sthe\s\w+|around\sthe\scorner|not\sfar\s\w+)\s"
    r"(?:is|sits|works|stands|lives)\s(?:an?|one|another)\s(?:(?!\b(?:we|us|our)\b)[^.;:!?])*$",
    re.IGNORECASE,
)
_AMONG = re.compile(rf"^\W*(?:with|of|among|amid)\s(?:(?:all|the|some)\s){{0,2}}{ROUGHLY}$", re.IGNORECASE)
_THERE = re.compile(
    r"[^.;,]{2,40}?\s(?:in|across|around|throughout)\s[^.;,]{2,40},?\sthere\s(?:is|are|was|were)\b", re.IGNORECASE
)
""" "With 12,000 homes in the county there is room for us": the county's."""

_IT_TAKES = re.compile(
    r"\b(?:(?:it|that|this|which)\s(?:(?:often|usually|can|may|might|could|would|will|only|really|typically|normally|generally)\s){0,2}"
    rf"(?:takes?|took|costs?)|needs?|requires?)\s{_SUM}{ROUGHLY}$"
    rf"|(?:^|[;:.]\s)\W*an?\s[a-z-]+\s(?:has|employs|runs\son)\s{_SUM}{ROUGHLY}$",
    re.IGNORECASE,
)
"""A truth of anybody's work: "It takes a staff of 40 to run a hotel", "A hotel has a staff of 40"."""
_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_WORTH = re.compile(r"['’]?\sworth\sof\b")
""" "300 homes' worth of paperwork": a measure of what is not homes."""
_GONE_THROUGH = re.compile(
    r"(?:\s(?!and\b|that\b|which\b|we\b)[\w’'-]+){0,4}?\s(?:ha(?:ve|s|d)\s(?:\w+ly\s|already\s|since\s|now\s)?)?"
    r"(?:(?:passed|gone|come|came|went|moved|cycled|flowed)\sthrough\s(?:our|these|the)\s|come\sand\sgone\b"
    r"|(?:been|were)\s(?:\w+ly\s)?(?:leased|rented|let|sold|bought|closed|filled|flipped|renovated|remodel+ed|inspected|built|turned(?:\sover)?)"
    r"\s(?:out\s)?(?:by\sus|by\sour|through\s(?:us|our)|in\sour\s(?:time|history)|over\sthe))",
    re.IGNORECASE,
)
"""Behind a number: what became of so many over the years, and not what is in hand today."""


def is_unnamed_others(before: str, lead: str, behind: str) -> bool:
    """Whether a number is somebody else's whom the sentence does not name, a place's, or none of what anybody has.

    Args:
        before: what of the number's clause stands before it. lead: what of its sentence does. behind: of its sentence, behind it.
    """
    if _IT_TAKES.search(before) and not (_OURS.search(before) or _OURS.search(behind)):
        return True
    if any(found.search(before) for found in (_ELSEWHERE, _LARGEST, _HARMED, _ROOM, _HOW_TO, _NEARBY)):
        return True
    its = _WITH_ITS.search(lead)
    if (its and is_another(its["who"])) or (_A_WITH.search(lead) and _DOES_TO_US.match(behind)):
        return True
    return _AMONG.match(lead) is not None and _THERE.match(behind) is not None


def is_measure_or_over(past: str) -> bool:
    """Whether a number only measures something else, or counts what has been and gone.

    Args:
        past: what of the sentence stands behind what is counted.

    >>> is_measure_or_over("' worth of paperwork."), is_measure_or_over(" have come into our care.")
    (True, False)
    """
    return _WORTH.match(past) is not None or _GONE_THROUGH.match(past) is not None
