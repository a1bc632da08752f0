"""Whether a number of people who work somewhere is of somebody else's: of who is served, of customers, of a neighbour.

The rules are by classes of what firms write beside such numbers. What says neither way is the firm's.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY

_STAFF = re.compile(r"\b(?:employ\w*|staff|team|engineers?|professionals|people|workers?)\b", re.IGNORECASE)
"""In nouns that count who works for a firm."""

_UP_TO = rf"(?:(?:all|the)\s)?{ROUGHLY}$"
_SERVES = re.compile(
    r"\b(?:train(?:s|ed|ing)?|t(?:each(?:es|ing)?|aught)|f(?:eed(?:s|ing)?|ed)|(?:serv|insur|hous|plac|educat|vaccinat)(?:es?|ed|ing)"
    r"|(?:cover|protect|help|assist|support|coach|mentor|counsel|screen|outfit|transport|treat|reach|benefit|represent)(?:s|ed|ing)?"
    r"|(?:certif(?:y|ies|ied|ying)|equip(?:s|ped|ping)?)|cater(?:s|ed|ing)?\s(?:to|for)|home\sto"
    r"|(?<!jobs\s)(?<!work\s)(?<!home\s)(?<!room\s)(?<!employment\s)(?<!workplace\s)(?<!responsible\s)for"
    r"|(?:provid|offer|deliver|giv|bring|suppl)\w*\s[^.;,]{2,40}\sto)"
    rf"\s(?:[\d,]+\s[a-z][a-z\s-]{{1,30}}\sand\s)?{_UP_TO}",
    re.IGNORECASE,
)
"""Right before the number: what is done for these people, or whom something is for."""

_TRUSTED = re.compile(
    r"\b(?:trusted|used|loved|chosen|preferred|adopted|enjoyed|recommended|relied\s(?:up)?on)\s(?:\w+\s)?by\b(?![^.;]*\b(?:we|our|us)\b)[^.;]*$",
    re.IGNORECASE,
)
_CUSTOMERS = r"(?:clients?|customers?|subscribers?|users?|tenants?|borrowers?|policyholders?|employers?|competitors?|suppliers?|vendors?)"
_FIRMS = (
    r"(?:firms|businesses|companies|organi[sz]ations|employers|enterprises|non-?profits|utilities|agencies|manufacturers|operators"
    r"|brokerages|clients|customers|institutions|municipalities)"
)
_HAVE = r"(?:ha(?:ve|s|d)|employ(?:s|ed)?|averag(?:es?|ed))"
_OTHERS_HAVE = re.compile(
    rf"\b(?:{_CUSTOMERS}|(?:most|many|some|other|these|those|such|few)\s(?:[\w-]+\s){{0,2}}?{_FIRMS}"
    r"|next\sdoor|nearby|neighbou?ring|down\sthe\s(?:street|road|block)|across\sthe\s(?:street|road)|around\sthe\scorner)"
    rf"\b[^.;,]{{0,30}}?\b{_HAVE}\s{_UP_TO}",
    re.IGNORECASE,
)
_FOR_FIRMS = re.compile(
    r"\b(?:for|to|at|by|among|from|suits?|fits?|many|most|some|other|larger|smaller|(?:help|serv|support|advis|target)\w*)\s(?:[\w-]+\s){0,2}?"
    rf"{_FIRMS}\s(?:with|of|having|employing|(?:that|who|which)\s{_HAVE})\s{_UP_TO}",
    re.IGNORECASE,
)
"""Whom the firm works for, by their size: "software for firms with 50 employees"."""
_USE_IT = re.compile(
    r"\W{0,2}(?:(?:who|that|already|now|have|daily)\s){0,2}(?:uses?|used|rel(?:y|ies|ied)|trusts?|depends?|loves?|counts?|prefers?)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\s(?:of|at|from|for|in|across)\s(?:(?:other|our|their|your|its|these|those|local|area|various|several|different|many|all|the|\d+)\s){0,3}"
    rf"(?:others\b|(?<=other\s)[a-z-]+s\b|clients?\b|customers?\b|{_FIRMS}\b|(?<=the\s)(?:city|county|state|town|district)\b)",
    re.IGNORECASE,
)


def are_others_staff(before: str, lead: str, past: str, noun: str) -> bool:
    """Whether the people of a number work for others than the firm that writes of them.

    Args:
        before: what of the number's clause stands before it. lead: what of its sentence does. past: of its sentence, behind the noun.
        noun: what is counted.

    >>> are_others_staff("Our clients have ", "Our clients have ", ".", "employees")
    True
    """
    if not _STAFF.search(noun):
        return False
    if _TRUSTED.search(lead) or any(each.search(before) for each in (_SERVES, _OTHERS_HAVE, _FOR_FIRMS)):
        return True
    return _USE_IT.match(past) is not None or _OF_OTHERS.match(past) is not None
