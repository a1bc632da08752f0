"""Whose time it is that a page tells: the firm's years in business and since when it is there, or those of one person or another body.

"Serving Waco for over 30 years" is the firm's, "our agents have been serving clients for 30 years" is not.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import is_persons_time

_SERVED = re.compile(r"serv(?:ed|ing)\b|provid(?:ed|ing)\b|help(?:ed|ing)\b|.*\bowned\b|.*\boperated\b", re.IGNORECASE)
"""What anybody may do for so long: only where the firm is who does it, it is the firm's time."""
_BODY = r"(?:company|firm|agency|business|brokerage|practice|office|group|organi[sz]ation|family|team|shop|we|it)"
_ADVERBS = r"(?:(?:been|now|also|still|and|the|a|an|[a-z]+ly|family|veteran|woman|women|minority)[\s-]){0,4}"
_HAS = r"(?:(?:['’](?:ve|s)|\s(?:that\s|which\s|who\s)?(?:has|have|is|are))\s|\s)"
_OPENS = re.compile(rf"(?:^|[.:!?–—|]\s)\W*{_ADVERBS}$", re.IGNORECASE)
_BODY_DOES = re.compile(rf"\b{_BODY}{_HAS}{_ADVERBS}$", re.IGNORECASE)
_BODY_BESIDE = re.compile(
    rf"\b(?:with|by|from|joined|at|to|hired?|used?|called?|their|his|her|your)\s(?:(?:an?|the|another)\s)?(?:[\w-]+\s){{0,3}}{_BODY}{_HAS}{_ADVERBS}$",
    re.IGNORECASE,
)
""" "We work with a title company serving"."""
_NAME = r"(?P<name>(?!I\b)[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:[A-ZÀ-Þ&][\w’'&.-]*|of|and|the)){0,6})"
_NAMED_DOES = re.compile(
    rf"(?:^|[.!?]\s)\W*(?:At\s)?{_NAME}(?:,|,?\s(?:has|have|is|are))?\s(?:(?!our\b|my\b|the\b)[^.;:!?]{{2,80}}\sand\s(?:has|have)\s)?{_ADVERBS}$"
)
_PLURAL = re.compile(r"\w+[^s]s")
""" "Realtors serving"."""
_WE_ARE = re.compile(rf"\b(?:[Ww]e|[Ii]t)(?:['’](?:re|s)|\sare|\sis)\s[^.;:!?]{{2,80}}\sand\s(?:has|have)\s{_ADVERBS}$")
_FOR_MORE = re.compile(r"\b(?:for|the\snext)\s(?:at\sleast\s)?another\s$|\bnext\s$", re.IGNORECASE)
_PERSON_IS = re.compile(
    rf"(?:^|[.!?]\s)\W*{_NAME}(?:,[^,;:.]{{2,60}},)?\s(?:is|was)\s[^.;:!?]{{2,80}}?\s(?:and|who)\s(?:has|had)\s[^.;:!?]{{2,60}}$"
)
_PERSON_HAS = re.compile(rf"(?:^|[.!?]\s)\W*{_NAME}(?:,[^,;:.]{{2,60}},)?\s(?:has|had)\s[^.;:!?]{{2,60}}$")
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:(?:co-?)?founded|started|opened|launched|established|formed)\b", re.IGNORECASE)


def is_anothers_span(lead: str, noun: str) -> bool:
    """Whether a number of years is that of one person or of anybody but the firm.

    >>> is_anothers_span("We have been serving Waco for ", "serving"), is_anothers_span("The mill has been serving Waco for ", "serving")
    (False, True)

    Args:
        lead: what of the sentence stands before the number. noun: the word or phrase beside it that makes it a length of time.
    """
    if is_persons_time(lead):
        return True
    at = lead.lower().rfind(noun.lower())
    return (
        at >= 0 and _SERVED.match(noun) is not None and (_is_nobodys(lead[:at]) or _FOR_MORE.search(lead) is not None)
    )


def person_since(lead: str, noun: str) -> str:
    """Who has been at it since a year: "Ann Doyle is our broker and has been in business since".

    "" where no person is named, or a person who began the firm.

    >>> person_since("Ann has been helping owners since ", "since"), person_since("We have been helping owners since ", "since")
    ('Ann', '')
    """
    if not _SINCE.match(noun) or _BEGAN.search(lead):
        return ""
    found = _PERSON_IS.search(lead) or _PERSON_HAS.search(lead)
    return found["name"] if found and is_persons_time(f"{found['name']} has ") else ""


def _is_nobodys(ahead: str) -> bool:
    """Whether what stands before the doing names nobody who may be the firm."""
    if _BODY_BESIDE.search(ahead):
        return True
    if _OPENS.search(ahead) or _BODY_DOES.search(ahead) or _WE_ARE.search(ahead):
        return False
    named = _NAMED_DOES.search(ahead)
    return named is None or _PLURAL.fullmatch(named["name"]) is not None or is_persons_time(f"{named['name']} has ")
