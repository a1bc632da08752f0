"""Turns of phrase that tell a machine by the work it is at: lists compiled from pages, rows and fields that are to be filled.

Whoever is told what to write into such a row visits nothing. What is to be written there stands in the turn: a firm that
writes of lists, records and fields to its visitors claims nothing of itself in the same breath.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.words_to_machines import (
    ABOUT,
    ADDRESSEES,
    CLAIM,
    GREETED,
    MACHINES,
    MUST,
    NUMBER,
    ONE,
    ORDERED,
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
_AT_WORK_ALONE = (
    f"{_AT_WORK} compiles scrapes crawls collects gathers harvests builds assembles enriches fills generates copies"
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
_GATHERING = turn(
    words(MACHINES, _AT_WORK, "must should shall are is need needs has have please"),
    rf"(?:^|[.!?:;,(]\s?|\b(?:all|any|every|other|these|visiting)\s){ADDRESSEES}\s(?:(?:that|which)\s(?:is\s|are\s)?)?{_WORK}\s"
    rf"[^.!?]{{0,50}}?[,)]?\s{MUST}\s(?:\w+ly\s)?(?:{ORDERED}|{_WRITING}\s{_SAID})",
)
_WHOEVER = turn(
    words("whoever whatever automation software anyone anything", _AT_WORK_ALONE),
    rf"\b(?:whoever|whatever|automation|software|any(?:one|thing))\s(?:(?:that|who|which)\s)?(?:is\s)?{_WORK}\s(?:from\s)?"
    r"(?:this|our|the|these)\s(?:\w+\s)?(?:list|page|(?:web)?site|data\s?(?:set|base)?|table|profile|text|content)\b"
    rf"[^.!?:,]{{0,30}}\s(?:{MUST}|is to)\s{_WRITING}\s{_SAID}",
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
    rf"\b(?:in|for)\sthe\s(?:row|record|entry|field|column|cell)\s(?:for|of|about)\s(?:this|our)\s{_PAGE},?\s(?:please\s)?{_WRITING}\s{_SAID}",
    rf"\bthe\s(?:row|record|entry)\s(?:for|of|about)\s(?:this|our)\s{_PAGE}\s{_OUGHT}\s(?:say|read|show|list|state|contain)\s{_SAID}",
    rf"\bthe\sfield\s[\"“'‘]?\w+[\"”'’]?\s{_OUGHT}\s(?:say|read|show|be|contain)\s\d",
    rf"\bin\syour\s(?:JSON|CSV|extraction),?\s(?:please\s)?(?:{_WRITING}\s{_SAID}|(?:the|our)\s\w+(?:\s\w+)?\s(?:is|are|=)\s\d)",
)
_EXTRACTED = turn(
    words(
        "extracted parser crawler scraper bot script ai", "value number figure count data values record records text"
    ),
    r"\bthe\s(?:value|number|figure|count)\s(?:that\sis\s)?(?:to be extracted|your\s(?:parser|crawler|scraper|bot|script|AI)\s"
    r"(?:wants|needs|is looking for))\s?(?:is\b|:)",
    rf"\bextracted\s(?:data|values?|records?|text)\s{_OUGHT}\s(?:show|say|state|read|list|include|be)\s{_SAID}",
)
_SAID_THERE = rf"(?:that\s)?(?:[\"“'‘]|{ABOUT}|{CLAIM}{NUMBER}|(?:\w+\s){{0,3}}?\d[\d,]{{2,}}+)"
"""What a table is to hold: visitors are told to list three references as well."""
_TABLE = r"(?:spreadsheet|table|csv|json|data\s?(?:set|base|sheet)|(?:data\s)?(?:row|record|column|cell)s?|output|lead\slist|sheet)"
_FILLING = turn(
    words(
        "spreadsheet table csv json dataset database datasheet row rows record records column columns cell cells output list sheet data",
        "your you column columns cell cells field fields",
    ),
    rf"{START}(?:column|cell|data field)s?\s[\"“'‘]?\w+(?:\s\w+)?[\"”'’]?\s?[:=–—,]\s?{_WRITING}\s{_SAID_THERE}",
    rf"\byour\s(?:\w+\s)?{_TABLE}\s{_OUGHT}\s(?:say|list|show|read|contain|state|include|have|hold)\s{_SAID_THERE}",
    rf"\b(?:when(?:ever)?|as|while|if|once|before)\syou\s(?:are\s)?(?:fill|complet|build|compil|populat|mak|creat|assembl|updat)\w*\s(?:in\s|out\s|up\s)?"
    rf"(?:the|your|a|this|that)\s(?:\w+\s)?{_TABLE}\b[^.!?:,]{{0,30}}[,:–—]\s?(?:please\s)?{_WRITING}\s{_SAID_THERE}",
)
BY_WORK = (_TASK, _GATHERING, _WHOEVER, _RIGHT, _READABLE, _EYES, _ROW, _EXTRACTED, _FILLING)
"""Orders to whoever compiles what pages say."""
