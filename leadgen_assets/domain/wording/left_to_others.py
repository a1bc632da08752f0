"""Whether a service is told of as what others do or sell, what the firm leaves to them, or where it spends its own holidays.

A firm that speaks is in most such sentences, too, so that who is the subject tells nothing: the verbs do. What it says that it never
leaves to others it does itself.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import LESSORS

_WE_LEAVE = re.compile(
    r"(?:,?\s(?!(?:not|never|nothing|no)\b)[\w’-]+){0,6}?,?\s(?:we|I)\s(?:(?:gladly|happily|always|often|\w+ly)\s)?"
    r"(?:leave|left|refer|pass|hand|send|give|outsource)\s(?:(?:it|them|that|out|on|over|off)\s){0,2}(?:to|with)\s"
    r"(?!no\b|nobody|none\b|chance|luck|you\b|us\b)(?P<by>[^.;:!?]{2,60})",
    re.IGNORECASE,
)
""" "… is something we leave to our neighbors": to whom is for others to judge."""
_OTHERS = (
    r"(?:(?:most|many|some|few|all|other|big|large|cheap|rival|competing|national|discount)\s(?:of\s(?:the|our)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:compan(?:y|ies)|firms?|managers?|agenc(?:y|ies)|agents?|brokers?|realtors?|competitors?|rivals?|others|neighbou?rs)|our\s(?:competitors|rivals|neighbou?rs)|others)"
)
_THEY_SELL = re.compile(
    rf"\s(?:is|are)\s(?:(?:just|only|all)\s)?(?:what|something|all|a\sthing|the\s(?:only\s|one\s)?thing)\s(?:that\s)?{_OTHERS}\b"
    r"(?![^.;!?]*\b(?:we|us|ours)\b)",
    re.IGNORECASE,
)
""" "… is what most companies here sell"."""
_SELF = re.compile(
    r"\s(?:(?:all|entirely|completely|only)\s)?(?:(?:by\s)?(?:themselves|himself|herself)|on\s(?:their|his|her)\sown)\b",
    re.IGNORECASE,
)
_YOURSELF = re.compile(
    r"\s(?:(?:all|entirely|completely)\s)?(?:(?:by\s)?(?:yourself|yourselves)|on\syour\sown)\b", re.IGNORECASE
)
_DOERS = re.compile(
    rf"(?:^|[,;:]\s|\b(?:and|but|if|when|because|like|unlike|of|many|most|some|few)\s)\W*(?:(?:many|most|some|few|those|other|all|local|new)\s){{0,2}}"
    rf"(?:owners|{LESSORS}|investors|clients|people|those|anyone|anybody|whoever|everyone|everybody|associations|boards)\s"
    r"(?:(?!(?:we|us|our)\b)[\w’'-]+\s){1,4}$",
    re.IGNORECASE,
)
""" "Owners who do … themselves": of no particular firm, where "our owners" and "the owners" may be its own."""
_PAID = re.compile(
    r"\b(?:pay|pays|paid|hire|hires|hired|use|uses|used|ask|asks|asked)\s(?:(?:their|his|her|its|your)\sown\s"
    r"(?!(?:money|cash|funds?|fees?|bills?|dues|rates?|price|words?|way|time|eyes)\b)|(?:an?other|an?\s(?:different|separate|outside))\s)"
    r"(?:[\w’'-]+\s){1,3}?for\s(?:the\s)?$"
    r"|\b(?:pay|pays|paid|hire|hires|hired|ask|asks|asked)\s(?:others|some(?:body|one)\selse)\sfor\s(?:the\s)?$",
    re.IGNORECASE,
)
""" "They pay their own association for"."""
_LIVED_IN = re.compile(
    r"\b(?:we|I|he|she|they)\s(?:(?:all|both|often|once|also|sometimes|\w+ly)\s)?(?:(?:spen[dt]|pass(?:ed)?)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:holidays?|vacations?|summers?|winters?|weekends?|nights?|honeymoons?|childhoods?|retirement|time\soff)"
    r"|stay(?:ed)?|slept|sleep|grew\sup|vacation(?:ed)?|honeymoon(?:ed)?|holiday(?:ed)?)\s(?:in|at)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
""" "We spend our own holidays in"; whoever "stays in" a business is in it."""
_BUSINESS = re.compile(r"\s(?:manag\w+|business|services?|industry|field|market)\b", re.IGNORECASE)


def left_to(behind: str) -> str:
    """To whom the firm says that it leaves something, "" where it does not say so.

    Args:
        behind: what of the sentence follows what is left.

    >>> left_to(" is something we leave to our neighbors."), left_to(" is not something we leave to our neighbors.")
    ('our neighbors', '')
    """
    found = _WE_LEAVE.match(behind)
    return found["by"] if found else ""


def is_done_by_others(before: str, behind: str) -> bool:
    """Whether the words around a service say that others sell it or do it themselves, or that the firm only lives in such a thing.

    Args:
        before: what of its clause stands in front of it. behind: what of its sentence follows.

    >>> is_done_by_others("", " is what most companies here sell."), is_done_by_others("", " is what most owners ask us for.")
    (True, False)
    """
    if _THEY_SELL.match(behind) or _YOURSELF.match(behind) or _PAID.search(before):
        return True
    if _SELF.match(behind) and _DOERS.search(before):
        return True
    return _LIVED_IN.search(before) is not None and _BUSINESS.match(behind) is None
