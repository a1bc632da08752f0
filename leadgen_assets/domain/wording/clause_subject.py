"""Whose clause a number stands in: that of one client, tenant, supplier or neighbour, whatever word of the firm stands in it too.

"Our biggest client is a company with 300 employees", "the complex beside our office has 340 apartments": the subject has the number,
"our" and "us" only say how it is known, until the firm itself is the subject again. One of several is never all: "one owner holds 210
units with us"; "our owners trust us with 210" is.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.sentence_words import ROUGHLY

_BEGIN = r"(?:^|[,;:.–—]\s|\s[-–—]\s|\b(?:and|but|that|because|while|where|as|since|so)\s)\W{0,3}"
_SERVED = (
    r"(?:clients?|customers?|tenants?|renters?|lessees?|residents?|guests?|patients?|users?|subscribers?"
    r"|policyholders?|buyers?|sellers?)"
)
LESSORS = r"(?:landlords?|landlad(?:y|ies))"
"""Who lets the firm its office, or its houses to it."""
_HOLDING = (
    r"(?:owners?|landlords?|landlad(?:y|ies)|investors?|developers?|builders?|funds?|trusts?|estates?|churches|church|couples?"
    r"|syndicators?|heirs?)"
)
DEALERS = (
    r"(?:suppliers?|vendors?|(?:sub)?contractors?|insurers?|carrier|lenders?|bank(?:er)?s?|lawyers?|attorney|accountant|auditors?"
    r"|plumbers?|electricians?|roofers?"
    r"|painters?|cleaners?|landscapers?|gardeners?|printers?|locksmiths?|movers?|web\s?designer|franchisor|parent|sponsor"
    r"|neighbou?rs?|friends?|rivals?"
    r"|competitors?|affiliates?|mentor|coach|consultant"
    r"|(?<!managing\s)(?<!senior\s)(?<!general\s)(?<!founding\s)(?<!named\s)(?<!equity\s)partner"
    r"|software|provider|manufacturer|distributor|dealer|broker-dealer|landlord|landlady)"
)
"""With whom a firm deals without being one of them."""
OUTSIDERS = rf"(?:{_SERVED}|{_HOLDING}|{DEALERS})"
"""Anybody beside a firm."""
_MORE = r"(?:[\w’'-]+\s){0,2}?"
_ONE = r"(?:one|another|a|an|a\ssingle|this|that|each|every|any)"
_RANKED = (
    r"(?:our|the|their)\s(?:(?:very|single)\s)?(?:first|second|last|latest|newest|oldest|biggest|largest|smallest|best|new|next"
    r"|longest|main|only|favou?rite|former)"
)
_OF_US = r"(?:\sof\s(?:ours|theirs))?"
_WHO = (
    rf"(?:(?:our|my)\s{_MORE}(?:(?:client|customer|tenant|renter|lessee)\b|{DEALERS}\b)"
    rf"|(?:{_RANKED}|{_ONE})\s{_MORE}(?:{OUTSIDERS}|family(?!\s(?:firm|company|business|team"
    rf"|office|brokerage))|factory)\b"
    r"|(?:(?:one|two|three|four|five|some|several|many|most|half|few|none)\sof|among)\s(?:our|the|these|those)\s"
    rf"{_MORE}(?:{OUTSIDERS}|famil(?:y|ies))\b"
    rf"|(?:two|three|four|five|a\spair\sof|several|some)\s{_MORE}(?:{_SERVED}|{_HOLDING})\b)(?!-){_OF_US}"
)
_OUTSIDER = re.compile(rf"{_BEGIN}(?:(?:among|with|for)\s)?{_WHO}(?P<does>[^;:.!?]*)$", re.IGNORECASE)
_FIRM_AGAIN = re.compile(
    r"\b(?:we|I)\b|\bour\s(?:\w+\s)?$|\b(?:our|their)\s(?:[\w-]+\s){0,2}?(?:team|staff|crew|firm|company|office|agents?|managers?"
    r"|people)\s(?!is\b|are\b)\w+",
    re.IGNORECASE,
)
"""Behind an outsider: the firm is the subject again: "one owner calls, and our team manages"."""
_NOUN_AHEAD = (
    r"(?:(?!(?:Our|We|My)\b)[A-ZÀ-Þ][\w’'&.-]*|(?i:the|an?|this|that|one|another|some)\s[\w’'-]+)(?:,?\s[\w’'-]+){0,4}?"
)
_NEAR = (
    r"(?i:(?:just|right|directly)?\s?(?:beside|next\s(?:door\s)?to|behind|across\s(?:from|the\s\w+\sfrom)|opposite(?:\sof)?|near"
    r"|close\sto|by|below|above|beneath|under"
    r"|around|alongside|adjacent\sto|in\sfront\sof|down\sthe\s(?:street|road|block|hall)\sfrom|over\sfrom|around\sthe\scorner\sfrom"
    r"|(?:that|which)\s(?:houses|holds|hosts)|where))"
)
_OURS = (
    r"(?i:us|our\s(?:[\w-]+\s){0,2}?(?:office|shop|door|house|building|headquarters|place|desk|branch|store|salon"
    r"|clinic|studio|plant)s?)"
)
_BESIDE_US = re.compile(
    rf"(?:^|(?<=[,;:.–—]\s))\W{{0,3}}(?:{_NOUN_AHEAD},?\s{_NEAR}\s{_OURS}"
    rf"|{_NEAR}\s{_OURS},?\s(?:there\s)?(?:is|stands|sits|lies|rises|runs))\b"
    r"(?P<does>[^;:.!?]*)$"
)
"""What stands beside the firm's office is not the firm: "the tower across from our office has"."""
_WE = re.compile(r"\b(?:we|I)\b")
_APPOSED = re.compile(r"\b(?:we|I|our\s(?:[\w-]+\s)?\w+)$", re.IGNORECASE)
""" "We, a family of managers, look after": what stands behind the comma is the firm."""
_PREDICATE = re.compile(
    r"\b(?:to|for|from|through|like|unlike|than|includes?|serves?|insure|house|helped|help|train|(?:we"
    r"|I)\s(?:[\w-]+\s){1,3}?(?:with|by|at))"
    r"\s(?:an?|one|another)\s(?:[\w-]+\s){0,3}?"
    r"(?:company|firm|group|business|plant|factory|hospital|clinic|school|shop|store|bakery|restaurant|bank|agency|office|landlord"
    r"|owner|investor|client|tenant|customer)\s"
    rf"(?:with|of|having|employing|(?:that|which|who)\s(?:has|had|employs|owns|holds|manages|runs))\s{ROUGHLY}$",
    re.IGNORECASE,
)
_WE_ARE = re.compile(
    r"\b(?:we|I)(?:['’](?:re|m)|\s(?:are|am|were|have|grew|became))\b[^;:.!?]*$|\b(?:it|he|she|they|company|firm|business|office"
    r"|team)\s(?:is|are)\s(?:now\s)?(?:an?|one)\s[^;:.!?]*$"
    r"|\b(?:as|into)\san?\s[^;:.!?]*$",
    re.IGNORECASE,
)
_GIVEN_US = re.compile(
    rf"(?<!\bit\shas\s)(?<!\bthis\shas\s)(?<!\bthat\shas\s)\b(?:br(?:ought|ings?)|hand(?:ed|s)|gave|gives?|sent|sends?|entrusted|transferred|added)\s(?:to\s)?us\s(?:with\s)?{ROUGHLY}$",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(r"\+?\sof\s(?:their|his|her)\s", re.IGNORECASE)


_PUBLIC = re.compile(
    rf"{_BEGIN}(?:the|your|our|a|an|this|their|(?:[A-Z][\w-]*['’]s))\s(?:(?!(?:in|of|at|near|from|for|by|on|to|with)\s)[\w’'-]+\s){{0,2}}?(?:city|county|state|town|court"
    rf"|constable|sheriff|government|lender|bank|insurer"
    r"|chamber|church|speaker|author|guest|instructor|neighbou?rs?|utility|next\sdoor|seller|buyer|previous\sowner"
    r"|last\smanager|former\smanager)\b"
    r"(?!['’])(?P<does>[^;:.!?]*)$",
    re.IGNORECASE,
)
_GIVEN = (
    r"gets?|receives?|sees?|meets?|enjoys?|has\saccess|is\s(?:given|sent|told|served|cared)|(?:deals?|works?)\swith|talks?\s(?:to|with)"
    r"|calls?|reaches"
)
_RECEIVES = re.compile(rf"\b(?:{_GIVEN})\b", re.IGNORECASE)
"""What one who is served does with what the firm has: "each owner deals with a team of 12"."""
_GETS = re.compile(
    rf"\b(?:{_GIVEN}|pays?\sfor|hires?|trusts?|chooses?|needs?|wants?|deserves?|loves?|asks?\sus|knows?)\b",
    re.IGNORECASE,
)
_WITH_US = re.compile(r"\b(?:trust|hire|choose|chose|call|with)\w*\sus\b", re.IGNORECASE)


_ROLE = r"(?:owners?|(?:co-)?founders?|brokers?|presidents?|ceo|principals?|managers?|directors?|accountants?|bookkeepers?|agents?)"
_PERSON = re.compile(
    rf"(?:^|[;:]\s|\b(?:and"
    rf"|but)\s)\W{{0,3}}(?:(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+)(?P<rest>(?:\s[A-Z]\.)?(?:\s[A-ZÀ-Þ][\w’'-]+){{0,2}})(?:,[^,;:]{{2,60}},)?"
    rf"|(?i:our|the)\s(?i:[\w-]+\s)?(?i:{_ROLE})(?:,?\s[A-ZÀ-Þ][\w’'-]+){{0,3}},?)"
    r"\s(?:also\s|now\s|together\s|alone\s)?(?:has|have|brings?|spent|offers|comes\swith|holds|boasts|adds"
    r"|draws\son|worked|gathered|looks\sback\son)\b"
    rf"(?:\s[\w’'-]+){{0,6}}?\s{ROUGHLY}$"
)
_NO_SURNAME = re.compile(r".*(?:ment|ing|ty|s|group|team|company|co|inc|llc|agency|care|realtors?)\.?", re.IGNORECASE)


def is_persons_time(lead: str) -> bool:
    """Whether a length of time is one person's at work: "Ann Smith, our owner, has 30 years in".

    Args:
        lead: what of the sentence stands before the number.

    >>> is_persons_time("Our broker brings "), is_persons_time("Grace Management has ")
    (True, False)
    """
    found = _PERSON.search(lead)
    if found is None or not found["given"]:
        return found is not None
    return folded(found["given"]) in given_names() and not _NO_SURNAME.fullmatch(found["rest"] or "x")


def is_outsiders(before: str, behind: str) -> bool:
    """Whether a number belongs to one whom the firm serves, buys from or stands beside, as the subject of its clause tells.

    Args:
        before: what of the clause stands before the number. behind: what of the sentence follows it.

    >>> is_outsiders("Our biggest client is a company with ", " employees."), is_outsiders("Our clients meet a team of ", " people.")
    (True, False)
    """
    if _GIVEN_US.search(before) or _OF_THEIRS.match(behind):
        return True
    does = _does(before)
    if does is not None:
        return _RECEIVES.search(does) is None
    return _PREDICATE.search(before) is not None and _WE_ARE.search(before) is None


def is_outsiders_doing(before: str) -> bool:
    """Whether one whom the firm serves, buys from or hears is the subject of a clause, and does more than to get what the firm gives.

    >>> is_outsiders_doing("Our mentor is a "), is_outsiders_doing("Each owner receives ")
    (True, False)
    """
    does = _does(before, beside=False)
    return does is not None and _GETS.search(does) is None


def is_outsiders_year(before: str) -> bool:
    """Whether a year, or a length of time, is told of such a one, or of what stands beside the firm's office."""
    does = _does(before)
    return does is not None and _WITH_US.search(does) is None


def _does(before: str, *, beside: bool = True) -> str | None:
    """What follows one beside the firm who is the subject of a clause; None where none is, or the firm is the subject again behind.

    Args:
        beside: whether what stands beside the firm's office counts too.
    """
    subjects = (_OUTSIDER, _PUBLIC, _BESIDE_US) if beside else (_OUTSIDER, _PUBLIC)
    for pattern in subjects:
        found = pattern.search(before)
        if found is None or _FIRM_AGAIN.search(found["does"]) or _APPOSED.search(before, 0, found.start()):
            continue
        if pattern is not _BESIDE_US or not _WE.search(found.group()):
            return found["does"]
    return None
