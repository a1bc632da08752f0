"""Whether a number of people who work somewhere is of somebody else's: of who is served, of customers, of a neighbour.

The rules are by classes of what firms write beside such numbers. What says neither way is the firm's.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import OUTSIDERS
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

_OF_OUTSIDERS = re.compile(
    rf"\s(?:of|at)\s(?:our|the|their|a|an|one)\s(?:[\w-]+\s)?{OUTSIDERS}(?![\w’'-]|\s(?:services?|support|relations|team|department|office)\b)",
    re.IGNORECASE,
)
""" "The 26 employees of our supplier"."""

_LED = re.compile(
    r"(?<!\bhas\s)(?<!\bhave\s)(?<!['’]ve\s)(?<!\bwe\s)\b(?:led|managed|ran|had|supervised|oversaw|headed|directed|worked\s(?:with|in|on)|was\s(?:part|one)\sof|belonged\sto)"
    r"\s(?:(?:a|an|the|his|her|their)\s)?(?:[\w-]+\s){0,2}?(?:(?:team|staff|crew|group|department)\sof\s)?"
    rf"{ROUGHLY}$",
    re.IGNORECASE,
)
""" "Ann led a team of": what somebody did before."""
_STAFF_OF = re.compile(
    rf"\b(?:team|staff|crew)\sof\s{ROUGHLY}$|(?:^|\s)(?:managed|led|had|ran)\s{ROUGHLY}$", re.IGNORECASE
)
_AT = re.compile(
    r"\+?(?:\s(?!at\s|for\s)[a-z-]+){0,2}\s(?:at|for)\s(?P<firm>[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:[A-ZÀ-Þ][\w’'&.-]*|&|and(?=\s[A-Z]))){0,4})"
)
_LAST_FIRM = re.compile(
    r"(?:\s[a-z-]+){0,2}\s(?:at|for)\s(?:her|his|their|a)\s(?:last|former|previous|old|first|prior)\s\w+", re.IGNORECASE
)
_SPEAKS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_WITH_US = re.compile(
    r"(?:\s(?:who|that|now|already|daily|have|has|had))*\s(?!(?:work|serv|stay|grow|start|liv|build|train|been|are|is|were|joined|on|in|of|at|for|from|to"
    r"|across|and|or|strong|under|here)\w*\s)[a-z]+(?:\s[a-z]+){0,4}?\s(?:with|at|from)\sus\b"
    r"|\s(?:who\s)?(?:trust|choose|prefer|join|use|hire|pay|love|like|know|recommend)\sus\b",
    re.IGNORECASE,
)
""" "1,900 engineers plan with us": customers; who works with us is of the firm."""
_NO_PEOPLE = re.compile(
    r"(?:\s(?!(?:who|that|which|and|or|with|for|in|of|to|at|plus|from|on|under)\b)[A-Za-z-]+){0,2}?"
    r"\s(?:dogs?|cats?|horses?|goats?|mules?|oxen|pupp(?:y|ies)|pups?|kittens?|pets?|llamas?|alpacas?|chickens?|hens?|bees?|sheep|cows?|pigs?|ponies|donkeys?"
    r"|bunnies|rabbits?|parrots?|birds?|labradors?|labs|retrievers?|husk(?:y|ies)|terriers?|hounds?|beagles?|poodles?|collies|shepherds?|animals?|critters?"
    r"|trucks?|vans?|cars?|robots?|machines?|drones?|companies|firms|brands|offices|stores|branches|locations|agencies|bots|vendors|suppliers|(?:sub)?contractors|volunteers)"
    r"(?!\s(?:lovers?|people|owners?|walkers?|sitters?|trainers?|groomers?|handlers?|drivers?|mechanics?)|[\w’'-])",
    re.IGNORECASE,
)
""" "A team of 5 dogs"."""
_A_TEAM = re.compile(
    r"(?:^|[,;:.–—]\s|\b(?:and|but|that|because|while|where|so)\s)\W{0,3}(?:an?|one|another|each|every|the\s(?:same|second|other))"
    rf"\s(?:[\w-]+\s){{0,2}}?(?:team|staff|crew|group)\sof\s{ROUGHLY}$",
    re.IGNORECASE,
)
_SENT = re.compile(
    rf"\b(?:send|dispatch|assign)(?:s|es)?\s(?:out\s)?(?:an?|one|another)\s(?:[\w-]+\s){{0,2}}?(?:team|crew|group)\sof\s{ROUGHLY}$",
    re.IGNORECASE,
)
_DONE_TO_EACH = re.compile(
    rf"\b(?:each|every)\s[^,;:.!?]{{1,60}}?\sby\s(?:an?|one)\s(?:[\w-]+\s){{0,2}}?(?:team|staff|crew|group)\sof\s{ROUGHLY}$",
    re.IGNORECASE,
)
""" "Each house is cleaned by a team of 3": so many come to one, however many work for the firm; "by our team of" is all of them."""
_CROWD = re.compile(
    rf"\b(?:our|the|a)\s(?:[\w-]+\s){{1,3}}?of\s(?:[\w-]+\s)?{OUTSIDERS}"
    rf"\s(?:is|are|has\sgrown\sto|numbers)\s(?:now\s)?{ROUGHLY}$",
    re.IGNORECASE,
)
""" "Our community of owners is 300 people strong"."""
_ONE_TRADE = re.compile(
    r"(?:\s[a-z-]+){0,2}?\s(?!(?:professionals|people|persons|experts|specialists|employees|members|associates|colleagues|pros|us|is|was)\b)"
    r"[a-z-]+s(?:\sand\s(?:[a-z-]+\s)?[a-z-]+)?\s(?:is|are|will|can|who|(?!(?:across|always|plus|this|perhaps|its|towards)\b)[a-z]+s)\s",
    re.IGNORECASE,
)
""" "A team of 3 painters comes to every house": whoever is sent to one job, and not all who work for the firm."""


def counts_staff(noun: str) -> bool:
    """Whether a noun counts who works for a firm: "employees"."""
    return _STAFF.search(noun) is not None


def staff_at(lead: str, behind: str) -> str:
    """The firm at which a number of people works, where a sentence names one and does not speak of "us"; else "".

    >>> staff_at("Ann has a team of ", " at Oakfield."), staff_at("We have a team of ", " at Oakfield.")
    ('Oakfield.', '')

    Args:
        lead: what of the sentence stands before the number. behind: what stands behind it.
    """
    named = _AT.match(behind)
    staff = _STAFF_OF.search(lead) or (named and _STAFF.search(behind[: named.start("firm")]))
    return named["firm"] if named and staff and not _SPEAKS.search(lead) else ""


def are_others_staff(before: str, lead: str, past: str, noun: str) -> bool:
    """Whether the people of a number work for others than the firm that writes of them.

    Args:
        before: what of the number's clause stands before it. lead: what of its sentence does. past: of its sentence, behind the noun.
        noun: what is counted.

    >>> are_others_staff("Our clients have ", "Our clients have ", ".", "employees")
    True
    """
    if not counts_staff(noun):
        return False
    if _TRUSTED.search(lead) or any(each.search(before) for each in (_SERVES, _OTHERS_HAVE, _FOR_FIRMS, _LED, _CROWD)):
        return True
    if _SENT.search(before) or _DONE_TO_EACH.search(before) or (_A_TEAM.search(before) and _ONE_TRADE.match(past)):
        return True
    return any(each.match(past) for each in (_LAST_FIRM, _USE_IT, _OF_OTHERS, _OF_OUTSIDERS, _WITH_US, _NO_PEOPLE))
