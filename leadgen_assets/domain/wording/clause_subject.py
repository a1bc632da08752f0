"""Whose clause a number stands in: that of one client, tenant, supplier or neighbour, whatever word of the firm stands in it too.

"Our biggest client is a company with 300 employees", "the complex beside our office has 340 apartments": the subject has the number,
"our" and "us" only say how it is known, until the firm itself is the subject again. One of several is never all: "one owner holds 210
units with us"; "our owners trust us with 210" is.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY

_BEGIN = r"(?:^|[,;:.–—]\s|\s[-–—]\s|\b(?:and|but|that|because|while|where|as|since|so)\s)\W*"
_SERVED = (
    r"(?:clients?|customers?|tenants?|renters?|lessees?|residents?|guests?|patients?|users?|subscribers?"
    r"|policyholders?|buyers?|sellers?)"
)
_HOLDING = (
    r"(?:owners?|landlords?|landlad(?:y|ies)|investors?|developers?|builders?|funds?|trusts?|estates?|churches|church|couples?"
    r"|syndicators?|heirs?)"
)
_TRADES = (
    r"(?:suppliers?|vendors?|(?:sub)?contractors?|insurers?|carrier|lenders?|bank(?:er)?s?|lawyers?|attorney|accountant|auditors?"
    r"|plumbers?|electricians?|roofers?"
    r"|painters?|cleaners?|landscapers?|gardeners?|printers?|locksmiths?|movers?|web\s?designer|franchisor|parent|sponsor"
    r"|neighbou?rs?|friends?|rivals?"
    r"|competitors?|affiliates?|mentor|coach|consultant"
    r"|(?<!managing\s)(?<!senior\s)(?<!general\s)(?<!founding\s)(?<!named\s)(?<!equity\s)partner"
    r"|software|provider|manufacturer|distributor|dealer|broker-dealer|landlord|landlady)"
)
_MORE = r"(?:[\w’'-]+\s){0,2}?"
_ONE = r"(?:one|another|a|an|a\ssingle|this|that|each|every|any)"
_RANKED = (
    r"(?:our|the|their)\s(?:(?:very|single)\s)?(?:first|second|last|latest|newest|oldest|biggest|largest|smallest|best|new|next"
    r"|longest|main|only|favou?rite|former)"
)
_OF_US = r"(?:\sof\s(?:ours|theirs))?"
_WHO = (
    rf"(?:(?:our|my)\s{_MORE}(?:(?:client|customer|tenant|renter|lessee)\b|{_TRADES}\b)"
    rf"|(?:{_RANKED}|{_ONE})\s{_MORE}(?:{_SERVED}|{_HOLDING}|{_TRADES}|family|factory)\b"
    r"|(?:(?:one|two|three|four|five|some|several|many|most|half|few|none)\sof|among)\s(?:our|the|these|those)\s"
    rf"{_MORE}(?:{_SERVED}|{_HOLDING}|{_TRADES}|famil(?:y|ies))\b"
    rf"|(?:two|three|four|five|a\spair\sof|several|some)\s{_MORE}(?:{_SERVED}|{_HOLDING})\b)(?!-){_OF_US}"
)
_OUTSIDER = re.compile(rf"{_BEGIN}(?:(?:among|with|for)\s)?{_WHO}(?P<does>[^;:.!?]*)$", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:^|\s)(?:is|are|was|ha[sd]|have|employs?|holds?|owns?|owned|runs?|heads?|leads?|keeps?|counts?|manages?|operates?"
    r"|looks\safter|services|serves|fills"
    r"|occup(?:y|ies)|rents?|leases?|trusts?|trusted|br(?:ought|ings)|sends|gave|handed|put|placed|bought|builds?|built|with"
    r"|controls?|came\swith|comes\swith)\b",
    re.IGNORECASE,
)
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
    rf"(?:^|(?<=[,;:.–—]\s))\W*(?:{_NOUN_AHEAD},?\s{_NEAR}\s{_OURS}"
    rf"|{_NEAR}\s{_OURS},?\s(?:there\s)?(?:is|stands|sits|lies|rises|runs))\b"
    r"(?P<does>[^;:.!?]*)$"
)
"""What stands beside the firm's office is not the firm: "the tower across from our office has"."""
_WE = re.compile(r"\b(?:we|I)\b")
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
    rf"\b(?:br(?:ought|ings?)|hand(?:ed|s)|gave|gives?|sent|sends?|entrusted|transferred|added)\s(?:to\s)?us\s(?:with\s)?{ROUGHLY}$",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(r"\+?\sof\s(?:their|his|her)\s", re.IGNORECASE)


def is_outsiders(before: str, behind: str) -> bool:
    """Whether a number belongs to one whom the firm serves, buys from or stands beside, as the subject of its clause tells.

    Args:
        before: what of the clause stands before the number. behind: what of the sentence follows it.

    >>> is_outsiders("Our biggest client is a company with ", " employees."), is_outsiders("Our clients meet a team of ", " people.")
    (True, False)
    """
    if _GIVEN_US.search(before) or _OF_THEIRS.match(behind):
        return True
    outsider = _OUTSIDER.search(before)
    if outsider and _TOLD.search(outsider["does"]) and not _FIRM_AGAIN.search(outsider["does"]):
        return True
    beside = _BESIDE_US.search(before)
    if beside and not _FIRM_AGAIN.search(beside["does"]) and not _WE.search(beside.group()):
        return True
    return _PREDICATE.search(before) is not None and _WE_ARE.search(before) is None
