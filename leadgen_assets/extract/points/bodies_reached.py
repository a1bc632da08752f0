"""Whom a sentence says that a number reaches, by the grammar around it: "call the county at", "the hotline is", "…, the poison line".

Whoever answers stands right before the number, as the object of calling or as the subject of being there, or right behind it in
apposition. A firm's offices, desks and people are its own; a public body, a utility, a charity or a tradesman is none of it, unless
the firm's name speaks of such a one.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.naming.person_names import given_name, is_city, person_name
from leadgen_assets.extract.others.stated_bodies import is_whole_name, words_of_names
from leadgen_assets.extract.points.our_others import is_of_own_trade
from leadgen_assets.extract.points.public_services import is_of_trade, is_public_body
from leadgen_assets.extract.reading.word_lists import line_list, word_list

_KINDS = (
    r"county|city|town|township|village|state|parish|borough|municipality|court(?:house)?|clerk|assessor|police|sheriff|constable|marshal"
    r"|fire\s(?:department|marshal|station)|animal\s(?:control|shelter|services)|poison(?:\s(?:control|cent(?:er|re)|line))?"
    r"|(?:hot|help|life)\s?line|crisis\s(?:line|cent(?:er|re))|legal\said|(?:housing|public|local|health|port|water|transit)\sauthority|authorities"
    r"|commission|bureau|utilit(?:y|ies)(?:\s(?:company|office|department))?|union|shelter|food\s(?:bank|pantry)|library|school(?:\sdistrict)?"
    r"|(?:gas|electric(?:ity)?|power|water|light|phone|telephone|cable|internet|trash|waste|garbage|sewer)\s(?:company|co-?op(?:erative)?|utility|department"
    r"|provider|board|works|people)|post\soffice|hospital|emergency\sroom|ambulance|coroner|health\sdepartment"
    r"|housing\s(?:office|agency|cent(?:er|re)|counsel(?:l?or)s?)|locksmiths?|exterminator|tow(?:ing)?\s(?:company|truck|service)|charity|church|fire\sbrigade"
    r"|(?:humane|legal)\ssociety|salvation\sarmy|red\scross|better\sbusiness\sbureau|chamber(?:\sof\scommerce)?|ombudsman|regulator|embassy|consulate|judge|magistrate|mayor|senator"
    r"|registrar|treasurer|council|(?:appraisal|school|water|fire|health|utility|park|port|transit)\sdistrict|(?:neighbou?rhood|crime)\swatch|dmv|jail"
    r"|(?:city|town|village|county)\shall|(?!(?:management|property|leasing|rental|parent|estate|whole|insurance|this|our|your|the|realty|brokerage)\b)[a-z]+\scompany"
)
_TO_BE_SURE = r"(?:the|your|an?|any|this|that)"
_OF = r"(?:\s(?:of|for|in|at|on|near|we|which|that|who|whom)\b[^.;:!?]{0,50})?"
_BODY = re.compile(
    rf"(?:{_TO_BE_SURE}\s)?(?:(?!(?:our|my|of|for|with|and|or|to|at|from|in|on|by|near|members?|\d+)\b)[\w’'-]+\s){{0,4}}?(?P<kind>{_KINDS})(?:['’]s)?"
    r"(?:(?:\s[\w-]+){0,2}?\s(?:agent|office|desk|service|program|engineer|inspector|department))?"
    rf"(?:\s(?:(?:non-?)?emergency|hot\s?line|help\s?line|line|number|dispatch|directly)){{0,3}}{_OF}",
    re.IGNORECASE,
)
""" "The county", "a locksmith we like", "animal control", "the fair housing hotline"."""
_PLACES = re.compile(
    r"(?!the\s|your\s).*\b(?:county|city|town|township|village|state|parish|borough|municipality)|.*\b(?:County|City|Town|Township|Village|State|Parish|Borough)"
)
""" "McLennan County:" is where one of the firm's offices is."""
_LED = re.compile(r"(?:the\s)?(?:tele)?(?:phone|number|line)(?:\snumber)?\s(?:of|for|to|at)\s", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:us|we(?!\s\w+$)|our|ours|me|my|(?:leasing|management|rental|sales|main|front|branch|head|home|local|city|county|town|village|state)\s(?:office|desk|team|branch|location|line|agent)s?"
    r"|property\smanag\w+|(?:for|in|to|with|about)\s(?:the|your|an?|any)\s(?:county|city|town|village|state|area))\b",
    re.IGNORECASE,
)
"""In what is the firm's: "our city office"."""
_NAMED_BODY = re.compile(
    r"(?:the\s)?(?!Members?\b|Partners?\b|\d)(?:[A-Z][\w.'’-]*\s(?:(?:of|and|for|the|&)\s){0,2}){0,6}(?:Association|Commission|Bureau|Aid|Authority|Army|Departments?|District|Society|Alliance"
    r"|Council|Coalition|Foundation|Hot\s?line|Help\s?line|Life\s?line|Courts?|Clerk|Police|Sheriff|Charities|Union|Utilities|Ministries|Chamber(?:\sof\sCommerce)?"
    r"|Cross|Control|Library|Hospital|Shelter|Pantry|Ombudsman|Post\sOffice|VA|HUD|FEMA|IRS|ISD|PD|DMV)(?:\s(?:of|for|in)(?:\sthe)?(?:\s[A-Z][\w.'’-]*){1,3})?",
)
_UTILITY = re.compile(r"(?:[A-Z][\w’'-]*\s(?:of\s)?){1,4}(?P<kind>Gas|Electric|Power|Energy|Water|Propane|Cable)")
""" "Heart of Texas Gas", to whom a sentence sends its reader; alone such a name is any firm's label."""
_NAME = re.compile(r"[A-Z][\w&.'’-]+")
_CALLED = re.compile(
    r"\b(?:call|phone|dial|ring|contact|reach|text|ask|try|notify|tell|alert|via|see|visit|let|(?:speak|talk|turn|go|write|report|apply)\s(?:to|with))\s"
    r"(?:(?:up|out\sto|in)\s)?(?P<who>[^.;:!?,()]{2,70})$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:(?:comes?|came|is|are|get|have)\s(?:from|with)|(?:held|kept|set|led|provided|given|paid|made|sent|sold|taken|kept|supplied|turned\son|picked\sup|run|handled|delivered|billed|collected|done|offered|maintained|owned|read)\sby)\s"
    r"(?P<who>[^.;:!?,()]{2,50})$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[:;,]\s|\s[-–—]\s")
_LEADS_ON = re.compile(
    r"(?:[\s,:(–—-]+(?:is|are|at|on|by|via|under|answers?|takes?|calls|can|may|be|reached|found|called|phoned|has|have|the|a|its|their|number|numbers|phone|tel|first|now|today|picks?|up"
    r"|right|away|directly|immediately|instead|free|too|also|day|night|and|or|24/7|anytime|always|open|know|helps|listens|waits|operates|runs|line|toll))*[\s,:(–—-]*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z\d)][.?!])\s")
_TOPIC = re.compile(
    r"\b(?:gas|power|electric\w*|lights?|water|sewer|trash|garbage|recycling|cable|internet|outages?|utilit\w+|wi-?fi|meters?|wires?|propane|television|phone\sservice)\b",
    re.IGNORECASE,
)
"""What a supplier of houses brings or mends: beside it one capitalised word is most likely its name, and no person's."""
_BEHIND = re.compile(
    r"\W{0,3}[,(–—-]\s?(?:which\sis\s|it\sis\s)?(?P<who>(?:the|an?|your|that\sof\sthe)\s[^.;:!?,()]{2,60})",
    re.IGNORECASE,
)
_CALLS = re.compile(r"\b(?:call|phone|dial|ring|text|at|is)\W*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:its|their)(?:\s(?:own|phone|number|line|telephone|office|help\s?line|is|at))*[\s:,(–—-]*$", re.IGNORECASE
)
_NAMED_OR_KIND = re.compile(rf"\b(?:{_KINDS}|association|society|foundation|coalition)\b", re.IGNORECASE)
""" "The union meets on Mondays; its number is"."""
_US = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
_FRIENDS = re.compile(
    r"\b[Oo]ur\s(?:\w+\s)?(?:friends?|neighbou?rs?|colleagues|pals|budd(?:y|ies)|peers)\s(?:over\s)?(?:at|of|from)\s(?:the\s)?(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z&][\w&’'-]*)*)"
)
_DOER = re.compile(
    r"\W*(?P<who>(?:(?:The|Your|An?)\s)?(?:[\w’'-]+\s){0,4}?[\w’'-]+)\s(?:opens?|answers?|helps?|gives?|takes?|offers?|runs?|has|keeps?|handles?|collects?|sends?|serves?|feeds?|provides?|can|will|may|is)\b",
)
""" "The Red Cross opens shelters": the subject of the whole sentence."""
_LOOKED_AT = 170


def reaches_a_body(page: PageText, before: str, behind: str) -> bool:
    """Whether a sentence gives its number to a public body, a utility, a charity or a tradesman that is not the firm.

    Args:
        page: any; its names tell whether the firm is such a one. before: what leads to the number. behind: what follows it.
    """
    near = before[-_LOOKED_AT:]
    told = near.rstrip()
    if told.endswith("."):
        return False  # a sentence that is over leads to nothing
    if not any(map(str.isalpha, near)):
        return (apposed := _BEHIND.match(behind)) is not None and _is_body(page, apposed["who"])
    sentence = _SENTENCE.split(told)[-1]
    led = _LEADS_ON.sub("", sentence) or _LEADS_ON.sub("", near)
    apposed = _BEHIND.match(behind) if _CALLS.search(sentence) or not any(map(str.isalpha, sentence)) else None
    if apposed and _is_body(page, apposed["who"]):
        return True
    if _is_body(page, _PARTS.split(led)[-1]):
        return True
    if _PRONOUN.search(sentence) and _NAMED_OR_KIND.search(sentence):
        return not _US.search(sentence)
    if friends := _FRIENDS.search(led):
        return not is_whole_name(page, friends["name"])
    doer = _DOER.match(_PARTS.split(sentence)[0] if "?" not in sentence else "")
    if doer and not _US.search(sentence) and _is_body(page, doer["who"]):
        return True
    called = _CALLED.search(led) or _DONE_BY.search(led)
    return called is not None and (_is_body(page, called["who"]) or _supplies(page, called["who"], near))


def _is_body(page: PageText, who: str) -> bool:
    """Whether words name a body by its kind or by a name that says of what kind it is."""
    who = _LED.sub("", who.strip(" -–—"), count=1)
    named = _NAMED_BODY.fullmatch(who)
    if named:
        return not (is_whole_name(page, who) or _is_own(page, who.lower()))
    found = _BODY.fullmatch(who)
    return (
        found is not None
        and not (_OWN.search(who) or _PLACES.fullmatch(who))
        and not _is_own(page, found["kind"].lower())
    )


def _is_own(page: PageText, kind: str) -> bool:
    """Whether the firm's names have the word for the kind of a body, or of its trade, or it is a public body itself."""
    last = kind.split()[-1].rstrip("s")
    own = len(last) > 1 and any(last in name for name in words_of_names(page))
    return own or is_of_trade(page, kind) or is_of_own_trade(page, kind.removesuffix("s")) or is_public_body(page)


def _supplies(page: PageText, who: str, sentence: str) -> bool:
    """Whether one capitalised word, or a supplier's name, is that of who brings gas, water or the internet to houses."""
    who = who.strip(" -–—").removesuffix("’s").removesuffix("'s")
    utility = _UTILITY.fullmatch(who)
    if utility:
        return not (is_whole_name(page, who) or _is_own(page, utility["kind"].lower()))
    own = any(who.lower() in name for name in words_of_names(page))
    if who.lower() in line_list("suppliers"):
        return not own
    if not _NAME.fullmatch(who) or not _TOPIC.search(sentence):
        return False
    plain = word_list("not_names") | word_list("inner_words") | word_list("departments")
    if who.lower() in plain or given_name(who) or is_city(who) or person_name(who):
        return False
    return not own
