"""Whether what a firm might offer is only spoken of: denied, somebody else's to do, talked about, or a place on the way.

For what a model points at: it may say in any words what the firm does, so that here is told what sentences say of other things.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentences import last_clause

_NOT = re.compile(
    r"(?:\b(?:(?<!why )not|never|without|unlike|used to|formerly|previously|neither|nor|no longer|instead of|rather than"
    r"|except|no(?=\s[\w-]{1,14}\s?$|\s$))|n['’]t)\b(?!\s(?:only|just|simply))[^.;:!?–—]{0,60}$",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"\W{0,2}(?:\w{1,12}\s){0,1}(?:(?:is|are|was|were|will be)\s)?(?:not\b(?!\sonly)|n['’]t\b|never\b|prohibited|forbidden"
    r"|excluded|excepted)|[^.;:!?]{0,50},\s(?:and\s)?not\s(?:by\s|with\s|from\s)?(?:us|we|ours)\b",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"\b(?:your|their|his|her|its)\s(?:[\w-]{1,14}\s)?$|\b(?:the|this|that|an?|another)\s$", re.IGNORECASE
)
_THEIR_DOING = re.compile(
    r"(?:\s[\w’'-]+){0,4}?,?\s(?:(?:is|are|sends?|has|have|had|wants?|asks?|does|do|will|may|must|can|charges?"
    r"|bills?|owns?|makes?|runs?|pays?|decides?"
    r"|complains?|next\sdoor|across\sthe|down\sthe)\b|['’]s\b)",
    re.IGNORECASE,
)
_ON_THE_WAY = re.compile(
    r"\b(?:near|nearby|next\s(?:door\s)?to|across\sfrom|beside|behind|opposite|between|close\sto|past|above|below"
    r"|in\s(?:one|some|two)\sof|around\sthe\scorner\sfrom"
    r"|about|against|worked\s(?:for|in|at)|works\sfor|neighbou?rs?\sof|owners\sof|tenants\sof|(?:pay|paid|pays"
    r"|owe)\b[^.;:!?]{0,30}\b(?:dues|fees|taxes|it|bills)?\s?to)"
    r"\s(?:(?:the|our|these|those|some|many|most|all|several|two|three|four|five|new|old|local|\d+)\s){0,3}$",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:he|she|(?:founder|co-founder|owner|broker|president|ceo|principal|manager|brother|sister|wife|husband"
    r"|father|mother)(?:,?\s[A-Z][\w’'-]+){0,2},?)"
    r"\s(?:(?:also|once|now|himself|herself|personally)\s){0,2}(?:owns?|owned|bought|invests?|holds?|lives?|lived"
    r"|grew|has|had|built|sold)\b[^.;:!?]{0,40}$",
    re.IGNORECASE,
)
_YOURSELF = re.compile(
    r"(?<!help\s)(?<!helps\s)(?<!let\s)(?<!lets\s)"
    r"\byou(?:\s(?:must|should|can|may|will|could|have\sto|need\sto|then|still|yourself))?\s$",
    re.IGNORECASE,
)
_OURS = re.compile(r"[^.;:!?]{0,40}\b(?:our|us|we)\b", re.IGNORECASE)
_LEFT_TO = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:is|are|remains?|stays?)\s(?:up\sto|left\sto|paid\sby|owed\sby|due\sfrom"
    r"|(?:the\s)?(?:job|duty|task|business|responsibility|work)\sof"
    r"|on|(?:the|a|an|your)\s(?:tenant|owner|seller|buyer|city|county|court|state|lender|bank)['’]s)\s?(?!us\b|our\b)",
    re.IGNORECASE,
)
_CALL_OTHERS = re.compile(
    r"[^.;:!?]{0,30}?(?:^|[\s,])(?:call|see|ask|hire|contact|try|find|visit|talk\sto|go\sto)\s(?!us\b|our\b|me\b"
    r"|now\b|today\b)(?:an?\s|the\s|your\s|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:is|are|was|were)\s(?:\w+ly\s)?\w+(?:ed|wn|ne|ld|de)\sby\s(?!us\b|our\b|me\b|hand\b"
    r"|law\b|phone\b|the\s(?:hour|week|month)\b)",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\b(?:magazines?|newsletters?|journals?|books?|blogs?|articles?|podcasts?|web\s?sites?)\s(?:of|by|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
""" "We read the magazine of": whoever reads or likes what a body prints says no more of it."""


def is_denied(before: str, behind: str) -> bool:
    """Whether the words around something say that it is not so.

    Args:
        before: what of its clause stands in front of it. behind: what of its sentence follows.

    >>> is_denied("We do not manage ", "."), is_denied("We not only manage ", ".")
    (True, False)
    """
    return bool(_NOT.search(before) or _NOT_BEHIND.match(behind))


def is_in_passing(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of something that a firm might do, and not of doing it.

    Args:
        start, end: of what a firm might do, in the sentence.

    >>> is_in_passing("Your association sends a bill.", 5, 16), is_in_passing("Half of our doors are in condos.", 25, 31)
    (True, False)
    """
    before, behind = f"{last_clause(sentence[:start])} ".lstrip(), sentence[end:]
    if is_denied(before, behind) or any(each.search(before) for each in (_ON_THE_WAY, _OWNS, _PRINTED)):
        return True
    theirs = _SOMEBODYS.search(before) and _THEIR_DOING.match(behind) and not _OURS.match(behind)
    if _YOURSELF.search(before) or theirs:
        return True
    return any(each.match(behind) is not None for each in (_LEFT_TO, _CALL_OTHERS, _BY_OTHERS))
