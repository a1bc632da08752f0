"""Turns of phrase that tell a machine by the work it is at: lists compiled from pages, rows and fields that are to be filled.

Whoever is told what to write into such a row visits nothing. What is to be written there stands in the turn: a firm that
writes of lists, records and fields to its visitors claims nothing of itself in the same breath.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.claims_of_firm import COUNT, ENTRY, MATTER, OURS
from leadgen_assets.domain.pages.orders_to_enter import PUT, PUTS
from leadgen_assets.domain.pages.words_to_machines import (
    ABOUT,
    ADDRESSEES,
    CLAIM,
    GREETED,
    MACHINES,
    NUMBER,
    ONE,
    START,
    TELLING,
    TOLD,
    turn,
    words,
)

_OUGHT = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to|will)"
_WORK = r"(?:compil|extract|summari[sz]|pars|scrap|crawl|index|collect|gather|harvest|build|assembl|enrich|fill|generat|copy|copi|log)\w*"
_AT_WORK = (
    "compile compiling extract extracting summarize summarise summarizing summarising parse parsing scrape scraping crawl crawling index"
    " indexing collect collecting gather gathering harvest harvesting build building assemble assembling enrich enriching fill filling"
    " generate generating copy copying log logging"
)
_PAGE = r"(?:page|(?:web)?site|content|text|html|listing|profile|company|firm|business)"
_OURS = rf"(?:this|our|the)\s(?:\w+\s){{0,2}}?{_PAGE}\b"
_WRITING = rf"(?:{TELLING}|put|enter|insert|log|store|save|register|use|set|list|include|note)"
_SAID = rf"(?:that\s)?(?:[\"“'‘]|{ABOUT}|{CLAIM}{NUMBER}|(?:\w+\s)?\d[\d,]*+\s(?!minutes|hours|days|digits|characters|words)[a-z])"
"""What is claimed: of the firm, or a number of something."""
_TASK = turn(
    words("job task role goal assignment purpose objective asked told instructed tasked hired", _AT_WORK),
    r"\b(?:if|when|since|as|because)\s(?:your\s(?:job|task|role|goal|assignment|purpose|objective)\s(?:is|was)\sto|you(?:['’]ve been"
    rf"|\s(?:are|were|have been))\s(?:asked|told|instructed|tasked|hired)\s(?:to|with))\s{_WORK}\s"
    rf"(?:(?:\w+\s){{0,6}}?(?:from|of|about|on|in|for)\s)?{_OURS}[^.!?,:]{{0,30}}[,:–—]\s?(?![^.!?]*\d{{3}}-\d{{4}})[^.!?]{{0,40}}?(?:{ABOUT}|\d{{2}})",
)
_RIGHT = turn(
    words("correct true valid accurate", "extraction extract record reading summary entry classification label"),
    r"\b(?:correct|true|valid|accurate)\s(?:extraction|extract|record|reading|summary|entry|classification|label)\s(?:for|of|from)\s"
    rf"{_OURS}[^.!?]{{0,20}}?\s(?:is|reads|says|states|(?:would|should|must) (?:be|read|say))\s?:?\s?{_SAID}",
)
_READABLE = turn(
    words("machine", "readable"),
    rf"{START}machine[- ]readable\s(?:\w+\s)?(?:truth|facts?|answers?|figures?|claims?|values?|statements?|record|total|count"
    rf"|description)\s?(?:[:=–—]|-\s)\s?(?:{CLAIM}|\d)",
)
_EYES = turn(
    words("eyes", MACHINES),
    rf"{START}(?:only\s)?for\s(?:(?:the|an?|any|all|your)\s)?(?:{ADDRESSEES}|{ONE}|{GREETED})(?:['’]s|['’])?\seyes(?:\sonly)?\s?[:,–—]",
)
_ROW = turn(
    words(
        "row record entry field column cell json csv extraction",
        f"{TOLD} put enter insert set list show contain read is are be",
    ),
    rf"\bthe\sfield\s[\"“'‘]?\w+[\"”'’]?\s{_OUGHT}\s(?:say|read|show|be|contain)\s\d",
    rf"\bin\syour\s(?:JSON|CSV|extraction),?\s(?:please\s)?(?:{_WRITING}\s{_SAID}|(?:the|our)\s\w+(?:\s\w+)?\s(?:is|are|=)\s\d)",
)
_EXTRACTED = turn(
    words(
        "extracted parser crawler scraper bot script ai", "value number figure count data values record records text"
    ),
    r"\bthe\s(?:value|number|figure|count)\s(?:that\sis\s)?(?:to be extracted|your\s(?:parser|crawler|scraper|bot|script|AI)\s"
    r"(?:wants|needs|is looking for))\s?(?:is\b|:)",
)
_SAID_THERE = rf"(?:that\s)?(?:[\"“'‘]|{ABOUT}|{CLAIM}{NUMBER}|(?:\w+\s){{0,3}}?\d[\d,]{{2,}}+)"
"""What a table is to hold: visitors are told to list three references as well."""
_FILLING = turn(
    words(
        "spreadsheet table csv json dataset database datasheet row rows record records column columns cell cells output list sheet data",
        "your you column columns cell cells field fields",
    ),
    rf"{START}(?:column|cell|data field)s?\s[\"“'‘]?\w+(?:\s\w+)?[\"”'’]?\s?[:=–—,]\s?{_WRITING}\s{_SAID_THERE}",
)
_CLERKS = (
    r"(?:SDRs|(?:lead|data|list|web|market|vendor|prospect|sales|spreadsheet|database)(?:\slist)?\s(?:researchers?|makers?|fillers?"
    r"|keepers?|collectors?|builders?|entry clerks?|enrichment teams?|gatherers?"
    r"|miners?|harvesters?|vendors?|scouts?)|data entry)"
)
_CLERK = turn(
    words("researcher researchers collector collectors builder builders clerk clerks team teams gatherer gatherers miner miners harvester"
          " harvesters vendor vendors scout scouts entry sdrs maker makers filler fillers keeper keepers", MATTER),
    rf"(?:{START}for|\b(?:dear|hello|attention|hey|hi|note (?:to|for)))[\s,]{{1,2}}(?:all\s|the\s)?{_CLERKS}\s?[:,!–—]\s?(?:{OURS}"
    rf"|{COUNT})",
)  # fmt: skip
_PORTRAIT = turn(
    words(
        "profile record row entry dossier card file summary page sheet description table spreadsheet company firm business",
        PUTS,
        MATTER,
    ),
    r"(?:\b(?:when(?:ever)?|as|while|if|once|before|after)\s(?:you\s)?(?:are\s)?|\bshould you\s|(?:^|[.!?]\s))(?:produc|writ|mak|fill"
    r"|complet|compil|prepar|draft|build|updat|creat|assembl|sav|generat|edit)\w*\s(?:(?:up|together|out|in)\s)?(?:(?:the|an?|our|this"
    r"|your)\s)?(?:\w+\s)?"
    r"(?:(?:profile|record|row|entry|dossier|card|file|summary|page|sheet|description|table|spreadsheet)\b"
    r"(?:\s(?:of|for|on|about)\s(?:us|our|this|the)\b[^.!?:,]{0,25})?|(?:company|firm|business)\b(?:['’]s\s\w+)?)"
    rf"[^.!?:,]{{0,20}}?\s?[,:?]\s?(?:please\s)?{PUT}\s{ENTRY}",
)
"""When a portrait of the firm is made."""
_SENT = turn(
    words("tasked asked told instructed charged hired ordered assigned assignment job task goal", MATTER),
    r"\b(?:if|when|should|were|in case|because|since)\s[^.!?,:]{0,25}?(?:tasked|asked|told|instructed|charged|hired|ordered|assigned"
    r"|your (?:assignment|job|task|goal) is)\s(?:you\s)?(?:to|with)\s(?:profil|describ|research|list|classif|record|find|look|summar"
    r"|document|assess|evaluat|extract|rat|scor|index|report|catalog|count)\w*\s(?:\w+\s)?(?:us|our"
    rf"|this)\b[^.!?,:]{{0,30}}?[,:]\s?[^.!?]{{0,30}}?(?:\b{OURS}|\b{COUNT})",
)
"""Who was sent for it."""
BY_WORK = (
    _TASK, _RIGHT, _READABLE, _EYES, _ROW, _EXTRACTED, _FILLING, _CLERK, _PORTRAIT,
    _SENT, )  # fmt: skip
"""Orders to whoever compiles what pages say."""
