"""Somebody with a post of whom a sentence tells what only one beside the firm does with it: sold it a house, judges it, lives below.

Who is named with a title alone may be of any firm. Where the sentence goes on, its verb and object tell: the firm as the one that is
sold to, lent to, sued, invited or praised is no party of its own people, who "lead us", "joined us" and "keep us" going. The rules are
classes of dealings, not from single pages; what says neither way is the firm's.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import LESSORS, OUTSIDERS
from leadgen_assets.extract.naming.sighting import Sighting

_HOW = (
    r"(?:[,;]?\s(?:who|that|has|have|had|also|once|then|later|now|still|just|first|often|always|kindly|never|even|recently|\w+ly"
    r"|and\s(?:his|her)\s\w+))*"
)
_OWN_VERBS = """pays leads led leading heads guides guided joins joined joining inspires inspired keeps kept helps helped
brings brought makes made reminds reminded teaches taught trains trained coaches coached mentors mentored
advises pushes pushed challenges challenged moves moved encourages encouraged motivates motivated supports
supported represents represented drives lifts holds shows showed tells told connects connected runs anchors
grounds unites organizes assists assisted allows enables enabled manages managed directs oversees comes came
returned works worked working stays stayed serves served grows grew began started starts spent spends speaks
stands stood sits answers is was has been became remains takes took puts follows followed completes balances
pulls holds binds steers ties rejoined reports belongs shares shared cares believes protects defends gives
gave given presents presented"""
_OWN = frozenset(_OWN_VERBS.split())
"""What people of a firm do with it, or for it: whoever does anything else to "us" is beside it."""
_TO_US = re.compile(
    rf"(?:^{_HOW},?|\sand)\s(?P<verb>[a-z]+)\s(?P<between>(?:[\w’'-]+\s){{0,5}}?(?:(?:to|from|against|after|behind|about|of|by)\s)?)us\b"
    r"(?!\s(?:all\son|on\s(?:the|this|his|her)\s(?:idea|dream|plan|vision)|as\s(?:a|our|the)\b))"
)
_NO_OBJECT = re.compile(
    r"\bto\s[a-z]+\s|\b(?:you|that|who|whom|which|what|how|when|where|why|with|because|if|so|as|than|like|of\sus|for|and|but|or|while|until|all|each|many|most|both|two|three|some|one)\b",
    re.IGNORECASE,
)
""" "Invites you to join us", "wrote for us": "us" is no object of the verb, or not of it alone."""
_CLAUSE_ENDS = re.compile(r"[.;:!?]\s|[–—]")
_KIN = (
    rf"(?:{LESSORS}|client|customer|tenant|renter|neighbou?r|supplier|vendor|banker|lender|lawyer|attorney|rival|competitor"
    r"|teacher|mentor|investor|seller|buyer|guest)s?"
)
_IS_OURS = re.compile(
    rf"{_HOW},?\s(?:is|was|became|remains|has\sbeen|had\sbeen)\s(?:one\sof\s)?our\s(?:[\w-]+\s){{0,2}}?{_KIN}(?![\w’'-]|\s(?:relations?|services?|support|success|liaison|advocate|coordinator|manager)\b)",
    re.IGNORECASE,
)
_FROM_OURS = re.compile(
    rf"{_HOW},?\s[a-z]+s\s[^.;,]{{0,30}}?\b(?:from|at|for)\sour\s(?:[\w-]+\s)?{OUTSIDERS}(?![\w’'-]|\s(?:services?|support|relations|portal|team|meeting|event)\b)",
    re.IGNORECASE,
)
""" "Greets you from our bank"; what somebody does "for our owners" is work of the firm."""
_FOR_A_BODY = re.compile(
    rf"{_HOW},?\s[a-z]+(?:s|ed)\s(?:us|our\s(?:[\w-]+\s?){{1,3}}?)\s?(?:for|at)\sthe\s(?:city|county|state|town|village|bank|court|chamber|school|university)\b",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:shops?|stores?|bakery|caf[eé]|gym|salon|bar|restaurant|diner|deli|church|garage|farm|market|bank|pharmacy|theat(?:er|re)|stand|nursery|gallery|clinic"
    r"|barbershop|laundromat|hotel|motel|inn|school|barn|hall|ranch|bookstore|brewery|winery|hospital|magazine|paper|column|show|podcast)"
)
_HIS_PLACE = re.compile(
    rf"[^.;:!?]*\b(?:us|our)\b[^.;:!?]*\b(?:his|her|their)\s(?:own\s)?{_PLACE}\b|[^.;:!?]*\b(?:his|her|their)\s(?:own\s)?{_PLACE}\b[^.;:!?]*\b(?:us|our)\b"
)
""" "Gives our guests a lower rate at her hotel": beside "ours" there is a place of his own."""
_AGAINST = re.compile(
    r"\bwe\b[^.;]*\bagainst\s$|\bwe\s(?:all\s|always\s|often\s)?(?:go|went|drive|send\s\w+)\sto\s$", re.IGNORECASE
)
_OUR_KIN = re.compile(
    rf"\bour\s(?:[\w-]+\s){{0,2}}?{_KIN}(?:\s(?!(?:team|manager|agent|office|relations|services?|support)\b)[\w-]+){{0,4}}?\s(?:is|was)\s$",
    re.IGNORECASE,
)
""" "Our neighbor upstairs is Jane Doe"."""
_SERVED = re.compile(
    r"\bfor\sour\s|\bour\s(?:[\w-]+\s)?(?:clients?|customers?|tenants?|residents?|owners?|investors?|guests?|sellers?|buyers?|partners?|funds?|estates?|trusts?)\b"
    rf"|\bour\s(?:[\w-]+\s)?{LESSORS}",
    re.IGNORECASE,
)
_STANDS_BY = re.compile(
    r",?\s(?:(?:just|right|only)\s)?(?:(?:(?:two|three|four|five|six|a\sfew|some|one)\s)?(?:doors?|floors?|houses?|blocks?)\s(?:down|up|away|over|below|above)"
    r"|next\sdoor|across\s(?:the\s\w+|from\sus)|(?:down|up)\sthe\s(?:street|road|hall|block)|around\sthe\scorner|upstairs|downstairs|below\sus|above\sus|beside\sus)"
    r"(?!\s(?:from|of|to)\s(?!us\b|our\b))\b"
)
"""Right behind a title, with no verb: where somebody else has his shop."""
_BELOW_US = re.compile(
    r"\b(?:at|in|of|from|over\sat)\s(?:the|an?)\s(?:[\w’'-]+\s){1,4}?(?:below|above|beneath|beside|behind|next\s(?:door\s)?to|across\sfrom|under|over|opposite|near)\s(?:us|our\s\w+),?\s$"
    r"|\b(?:next\sdoor\sto|across\sthe\s\w+\sfrom|upstairs\sfrom|downstairs\sfrom|(?:down|up)\sthe\s\w+\sfrom)\s(?:us|our\s\w+),?\s$",
    re.IGNORECASE,
)
_BOUGHT_OF = re.compile(
    r"(?:^|[.;:]\s)(?:[\w\s]{0,20},\s)?we\s(?:(?:have|had|all|once|still|first|\w+ly)\s){0,2}(?:bought|buy|rent|rented|leased?|borrow(?:ed)?|got|get|order(?:ed)?|purchased?|learn(?:ed|t)?|took|sublet)\s"
    r"[^.;]{2,50}?\s(?:from|of)\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
""" "We rent our office from Jane Doe, Owner"."""
_DONE_TO_US = re.compile(
    r"\b(?:sold|leased|rented|sublet|let|lent|loaned|donated|entrusted|referred|auctioned|shown)\sto\sus(?:\s[\w’'-]+){0,4}?\sby\s(?:[a-z]+\s)?$"
    r"|\bwe\s(?:are|were|have\sbeen|had\sbeen|got)\s(?:(?:\w+ly|also|once|first|later|even)\s)?(?:sold|lent|sued|hired|insured|audited|interviewed|invited|judged|inspected"
    r"|recommended|endorsed|nominated|evicted|approached|referred|financed)\s(?:[\w’'-]+\s){0,5}?by\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
""" "The house was sold to us by Jane Doe, Broker"; a firm is "founded", "led" and "owned" by its own."""
_OUR_BEHIND = re.compile(r",?\s(?:who\s(?:is|was)\s(?:now\s)?)?our\s", re.IGNORECASE)
_OUR = re.compile(r"\bour\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_HINT = re.compile(
    r"\b(?:us|our|we|door|doors|street|road|hall|block|corner|upstairs|downstairs|floors?)\b", re.IGNORECASE
)


def deals_with_us(sighting: Sighting, letters: str) -> bool:
    """Whether the sentence about somebody with a title tells of a dealing with the firm that none of its people has.

    Args:
        sighting: a name as it stands on a page, with its title. letters: not looked at; others that tell who is a stranger need them.
    """
    title = sighting.title.strip()
    if not title or sighting.title_at is not sighting.name_at:
        return False
    before, behind, tail = sighting.beside()
    if _HINT.search(before + behind) is None:
        return False
    ahead = before.rstrip(" ,").removesuffix(title) if sighting.title_leads() else before
    if not sighting.title_leads() and _OUR_KIN.search(ahead):
        return True
    if _OUR.search(ahead):
        return False  # "our broker, Jane Doe, sold us on the idea"
    leads = sighting.title_leads()
    told = behind if leads else tail
    if _DONE_TO_US.search(ahead) and not _OUR_BEHIND.match(behind):
        return True
    if any(found.search(ahead) for found in (_BELOW_US, _BOUGHT_OF, _AGAINST)):
        return True
    if not leads and (_STANDS_BY.match(told) or _IS_OURS.match(told)):
        return True  # "Owner Jane Doe was our first customer" tells how she began
    if any(
        found["verb"] not in _OWN and not _NO_OBJECT.search(found["between"])
        for found in _TO_US.finditer(_CLAUSE_ENDS.split(told)[0])
    ):
        return True
    if any(found.match(told) for found in (_FOR_A_BODY, _HIS_PLACE)):
        return True
    from_ours = _FROM_OURS.match(told)
    return from_ours is not None and not _SERVED.search(from_ours.group())
