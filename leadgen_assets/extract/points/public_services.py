"""Numbers of the police, the city hall, a utility or who collects the trash, which firms list for their tenants and neighbours.

Only a label that is nothing but such a service's name tells: "Police Officer discount! Call …" is the firm's own number. So is one
whose service the firm's name speaks of: "City Hall" at City Hall Brewing, "gas company" at Larch Propane, anything of a city's own site.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.others.stated_bodies import is_whole_name, words_of_names
from leadgen_assets.extract.points.associations import is_associations
from leadgen_assets.extract.reading.quick_look import once
from leadgen_assets.extract.reading.word_lists import line_list, service_trades

_HINTS: tuple[str, ...] = (
    "polic",
    "sherif",
    "fire",
    "poison",
    " hall",
    "work",
    "animal",
    "enforce",
    "clerk",
    "assess",
    "recorder",
    "court",
    "post",
)
_HINTS += ("cross", "crisis", "suicide", "violence", "department", "dept", "utilit", "company", "provider")
_HINTS += (" pd", "emergenc", "dmv", "librar", "chamber", " dig", "district", "union", "school")
_HINTS += (
    "apprais",
    "tax",
    "permit",
    "zoning",
    "licens",
    "health",
    "record",
    "voter",
    "housing",
    "county",
    "municipal",
    "inspect",
    "revenue",
)
_HINTS += (
    "leak",
    "outage",
    "smell",
    "odor",
    "stray",
    "animal",
    "pothole",
    "light",
    "graffiti",
    "discriminat",
    "abuse",
    "dumping",
    "downed",
)
_HINTS += ("commission", "board", "crime", "monoxide", "main break", "vehicle", "fallen")
_HINTS += ("society", "bank", "church", "cathedral", "synagogue", "mosque", "shelter", "museum", "transit")
_TRADES = (
    "power",
    "energy",
    "electric",
    "gas",
    "water",
    "disposal",
    "waste",
    "recycling",
    "sanitation",
    "sewer",
    "garbage",
)
_HINTS += (*_TRADES, *sorted(line_list("suppliers")))
_NOT_NAMES = (
    r"(?!(?:Emergency|Our|The|Your|Hot|Cold|Natural|Solar|Wind|Commercial|Residential|Industrial|Main|Office|Clean|Green|Sales|Service"
    r"|Call|Contact|In|For|And|To|At|Of|City)\b)"
)
"""Not at the beginning of a name: what firms call departments of their own."""
_ALONE = (
    r"(?:state\s)?police|sheriff(?:['’]?s)?|poison\scontrol(?:\scent(?:er|re))?|poison\scent(?:er|re)|(?:city|town|village)\shall"
    r"|public\sworks|animal\s(?:control|services)|code\senforcement|(?:county|city)\s(?:clerk|assessor|recorder)|county\scourthouse"
    r"|post\soffice|red\scross|(?:suicide(?:\sprevention)?|crisis|domestic\sviolence)(?=\s(?:hot|life|help)?\s?line)"
    r"|fire(?=\s(?:dep(?:t|artment)|station|district|rescue)|\s?(?:/|&|and)\s?(?:police|ems|ambulance|rescue)|\s\W?non)"
    r"|(?:health|building|planning|water|sewer|sanitation)\sdep(?:t\b\.?|artment)|utilities(?=\soffice|\W*$)"
    r"|(?:gas|electric(?:ity)?|power|water|trash|garbage|utility)\s(?:company|provider|utility)"
    r"|(?<=[a-z]\s)pd|dmv|non[\s-]?emergenc(?:y|ies)(?=\W*$)|(?:public\s|county\s)?library|chamber\sof\scommerce|school\sdistrict"
    r"|(?:call\s)?before\syou\sdig|tenants?['’]?\sunion|public\sschools"
)
_RUN_BY = r"(?:system|works|authority|board|commission|co-?op(?:erative)?)\b"
"""Behind a trade they make a utility's name: "Lincoln Electric System", "Erie Water Works"."""
_SUPPLIER = "|".join(re.escape(name) for name in sorted(line_list("suppliers"), reverse=True))
_SERVICE = re.compile(
    r"(?!(?:Next|Near|Close|Opposite|Behind|Beside|Across)\b)(?:(?:(?i:for|in|to|an?|emergency|reach|call|contact|dial|the|your|local|of)\s|[A-Z][\w.'’-]*\s){0,5}"
    rf"(?i:(?:non[\s-]?emergency\s)?(?P<body>{_ALONE}|{_SUPPLIER})(?:['’]s)?(?:\s?(?:/|&|,|and|or)\s?(?:{_ALONE}|fire|ambulance|ems|medical|rescue)){{0,3}})"
    rf"|(?:{_NOT_NAMES}[A-Z][\w.'’&-]*\s){{1,3}}(?i:(?P<trade>{'|'.join(_TRADES)}|utilities)(?:\s{_RUN_BY})?))"
    r"(?i:(?:\W{1,3}(?:dep(?:t|artment)|office|station|district|rescue|dispatch|non[\s-]?emergenc(?:y|ies)|emergenc(?:y|ies)|lines?|numbers?"
    r"|(?:hot|life|help)\s?line|can|be|reached|at|on|call|dial|is|phone|tel|gas|electric|water|power|trash|internet|cable)\b){0,5})"
    r"(?:,(?!\s(?i:call|contact|our|phone|office|main|tel|sales|or)\b)(?:\s[A-Z][\w.'’-]*){1,3}(?:,\s[A-Z]{2})?)?\W*"
)
_PART = re.compile(r"(?<=[a-z\d)])[.!?]\s|[|•·;]\s?|\s[-–—]\s(?=[A-Z])")
_IN_BRACKETS = re.compile(r"\s?\((?P<whose>[^()]{2,60})\)")
_EMERGENCY = re.compile(r"\W*(?:non[\s-]?)?emergenc(?:y|ies)\W*", re.IGNORECASE)
_OWN_EMERGENCIES = re.compile(
    r"(?<!non-)(?<!non )(?:\b(?:maintenance|after[\s-]hours|repairs?)\b|\bemergenc(?:y|ies)\W{1,4}\d{3}\W)",
    re.IGNORECASE,
)
_PUBLIC_BODY = re.compile(
    r"(?:city|town|township|village|county|borough) of \w+(?: \w+)?"
    r"|.*\b(?:fire|water|sewer|park|school|sanitary|irrigation|utility) district|.*\b(?:police|fire|sheriffs?) department"
)
"""The site of the service itself, or of who runs it."""
_LED_BY = r"(?:(?:please|call|contact|dial|reach|the|your|our|local|ask|at|for|to|from|phone|of)\s){0,4}"
_LEADS_ON = (
    r"(?:\W{1,3}(?:call|dial|phone|at|on|is|number|line|hot\s?line|help\s?line|office|immediately|first|now|right|away|please|can|be"
    r"|reached)\b){0,5}"
)
_TOPIC = (
    r"(?:appraisal|appraiser|(?:property\s)?tax(?:es)?|revenue|water|sewer|utilit(?:y|ies)|permits?|permitting|zoning|planning|building|inspections?"
    r"|health|licens(?:e|ing|es)|records?|deeds|elections?|voters?|housing|animals?|code|sanitation|trash|waste|recycling|streets?|roads?|parks?"
    r"|social|human|welfare|environmental|transportation|motor\svehicles?|consumer|real\sestate|insurance|emergency|fire|probate|family|civil|rent)"
)
_SEAT = (
    r"(?:districts?|offices?|departments?|dept|divisions?|boards?|bureaus?|commissions?|commissioners?|courts?|clerks?|collectors?|assessors?|inspectors?"
    r"|services?|authority|agency|registr(?:ar|y)|treasurers?|auditors?|recorders?|attorneys?|marshals?|protection|billing|permits?|management|control)"
)
_PUBLIC = r"(?:county|city|town|township|village|borough|parish|municipal|state|federal|regional|metro|tri-county)"
_OFFICE = re.compile(
    rf"{_LED_BY}(?:(?-i:[A-Z][\w.'’-]*)\s){{0,3}}?(?:{_PUBLIC}(?:['’]s)?\s(?:(?:{_TOPIC}|{_SEAT})(?:\s(?:and|&|or)\s)?\s?){{0,3}}"
    rf"(?:{_TOPIC}\s{_SEAT}|{_TOPIC}|courts?|clerks?|assessors?|treasurers?|recorders?|auditors?|attorneys?|registrars?|inspectors?|marshals?)"
    rf"|(?:central\s)?appraisal\sdistrict|tax\s(?:assessor|collector|office)(?:[\s-](?:assessor|collector))?|(?:health|water)\sdistrict"
    rf"|housing\sauthority|justice\sof\sthe\speace|(?:building|permits?|code)\s(?:inspector|office)|rent\s(?:board|commission)"
    rf"|fair\shousing\s(?:office|center|council|commission|board)){_LEADS_ON}\W*",
    re.IGNORECASE,
)
""" "County appraisal district", "Waco city water billing": an office of a public body, by whose it is and what it is for."""
_TROUBLE = re.compile(
    r"(?:(?:please|to|if|you|in|case|of|for|all|report(?:s|ing)?|smell|see|notice|suspect|have|call\sabout|about|someone|on|an?|any|the|your|suspected|possible"
    r"|with)\s){0,7}"
    r"(?P<what>gas(?:\s(?:leaks?|odou?rs?|smells?|emergenc(?:y|ies)))?|natural\sgas(?:\sleaks?)?|(?:smell|odou?r|scent)s?\sof\sgas|carbon\smonoxide"
    r"|(?:power|electric(?:al)?)\s(?:outage|failure|cut)s?|outages?|(?:downed|fallen)\s(?:power\s?)?(?:lines?|wires?|trees?)|crimes?|fires?"
    r"|(?:stray|dead|lost|wild|injured)\s(?:dogs?|cats?|animals?|pets?)|animal\sbites?|potholes?|street\s?lights?(?:\sout)?|broken\sstreet\s?lights?"
    r"|graffiti|(?:water\s)?main\sbreaks?|sewer\s(?:overflows?|back-?ups?)|(?:housing\s)?discrimination|(?:elder|child)\s(?:abuse|neglect)"
    r"|abandoned\s(?:cars?|vehicles?)|illegal\sdumping|code\sviolations?|human\strafficking)"
    rf"(?:\s(?:to|with)\s(?!us\b|our\b)[\w ]{{2,40}}?)?{_LEADS_ON}\W*",
    re.IGNORECASE,
)
""" "Report a gas leak": a trouble that a public service or a utility answers, and no landlord."""
_ASKS = re.compile(
    r"\b(?:report|smell|see|notice|in case|suspect|call about|leaks?|outages?|lines?|wires?|strays?|stray|dead|discrimination|abuse|dumping"
    r"|violations?|potholes?|(?:street\s?)?lights?|graffiti|breaks?|overflows?|back-?ups?|vehicles?|cars?|trees?|monoxide|odou?rs?|smells?|trafficking|bites?)\b",
    re.IGNORECASE,
)
_ANSWERS = {
    "gas": "gas propane plumb heat hvac energy",
    "natural": "gas propane plumb heat hvac energy",
    "carbon": "gas plumb heat hvac",
    "power": "power electric energy",
    "electric": "power electric energy",
    "electrical": "power electric energy",
    "outage": "power electric energy",
    "downed": "tree arbor electric power",
    "fallen": "tree arbor electric power",
    "fire": "fire restor",
    "fires": "fire restor",
    "stray": "animal pet vet humane shelter rescue",
    "dead": "animal wildlife pest",
    "lost": "animal pet vet humane shelter rescue",
    "wild": "animal wildlife pest",
    "injured": "animal vet law",
    "graffiti": "clean paint wash",
    "potholes": "pav asphalt",
    "pothole": "pav asphalt",
    "sewer": "sewer drain plumb septic rooter",
    "water": "water drain plumb",
    "main": "water drain plumb",
    "discrimination": "law legal attorney right housing",
    "housing": "law legal attorney right housing",
    "abandoned": "tow salvage",
    "crime": "investigat security law legal",
    "crimes": "investigat security law legal",
}
"""First word of a trouble -> beginnings of words in the name of a firm that is called for it."""
_INSTITUTION = re.compile(
    rf"(?i:{_LED_BY})(?:(?:{_NOT_NAMES}[A-Z][\w.'’&-]*\s){{1,4}}(?P<kind>Society|Bank|Credit\sUnion|Church|Cathedral|Synagogue|Mosque"
    r"|(?:Animal|Pet|Homeless|Women['’]s)\sShelter|Museum|Transit(?:\sDistrict)?)|(?P<alone>(?:Humane|Historical|Legal\sAid)\sSociety|[A-Z][a-z]+Bank))"
    rf"(?:\sof(?:\s[A-Z][\w.'’-]*){{1,3}})?(?:,(?:\s[A-Z][\w.'’-]*){{1,3}}(?:,\s[A-Z]{{2}})?)?(?i:{_LEADS_ON})\W*"
)
""" "Humane Society, Lincoln", "Harbor One Bank": a name that says what kind of body it is, which no firm is that does not bear the word."""
_LONGEST = 80
_KIND = 4
"""Letters of the shortest word for a kind of body."""
_SPELLED = 6
"""Letters of a word that stands within a domain, or at the begin of a word, by no accident: "Water" in Waterfront does."""


def is_public_service(page: PageText, before: str, behind: str) -> bool:
    """Whether a number is labelled with the name of a public service, of "the gas company" or of a supplier of houses.

    Args:
        page: any; where the firm's name or domain speaks of such a service the line is its own.
        before: what leads to the number. behind: what of the sentence follows it; looked at where nothing leads to it.
    """
    led = any(map(str.isalpha, before))
    label = before if led else behind
    if led and is_associations(page, before):
        return True
    lower = label[-_LONGEST:].lower()
    if not any(map(lower.__contains__, _HINTS)):
        return False
    bracket = _IN_BRACKETS.match(behind) if led and _EMERGENCY.fullmatch(before) else None
    if bracket:
        return _is_service(page, bracket["whose"])
    parts = [part for part in _PART.split(label) if any(map(str.isalpha, part))]
    return _is_service(page, (parts[-1] if led else parts[0]).strip(" :,(–—-"))


def _is_service(page: PageText, part: str) -> bool:
    found = _SERVICE.fullmatch(part) if len(part) <= _LONGEST else None
    if found is None:
        return len(part) <= _LONGEST and any(
            asked(page, part) for asked in (_is_public_office, _is_public_trouble, _is_institution)
        )
    body = (found["body"] or found["trade"]).lower()
    if body.startswith("non") and _has_own_emergencies(page):
        return False
    if found["trade"] and len(words_of_names(page)) == 1:
        return False  # nothing tells whether "Smith Electric" is the firm
    return not (is_of_trade(page, body) or is_public_body(page) or is_whole_name(page, part))


def _is_public_office(page: PageText, part: str) -> bool:
    return _OFFICE.fullmatch(part) is not None and not (is_public_body(page) or is_whole_name(page, part))


def _is_institution(page: PageText, part: str) -> bool:
    name = part.rpartition(": ")[2]
    found = _INSTITUTION.fullmatch(name)
    shown = words_of_names(page)
    if found is None or len(shown) == 1 or is_whole_name(page, name):
        return False
    kind = (found["kind"] or found["alone"]).lower().split()[-1]
    words = [word.removesuffix("s") for each in shown for word in each.split() if len(word) >= _KIND]
    return not any(word in kind or kind in word for word in words)


def _is_public_trouble(page: PageText, part: str) -> bool:
    found = _TROUBLE.fullmatch(part)
    if found is None or _ASKS.search(part) is None or is_public_body(page):
        return False
    answered = _ANSWERS.get(found["what"].lower().split()[0], "").split()
    return not any(each in name for each in answered for name in words_of_names(page))


def is_of_trade(page: PageText, body: str) -> bool:
    """Whether the firm's name holds what a service is called, or a word of the trade that such lines are of."""
    *shown, stem = words_of_names(page)
    own = next((words for service, words in service_trades().items() if body.startswith(service)), ())
    said = [word for name in shown for word in name.split()]
    return any(
        f" {each} " in f" {name} " for name in shown for each in (body, *own, *(f"{word}s" for word in own))
    ) or any(
        each in stem or any(word.startswith(each) for word in said)
        for each in (each.replace(" ", "") for each in (body, *own))
        if len(each) >= _SPELLED
    )


def is_public_body(page: PageText) -> bool:
    """Whether the site is that of a city, a county, a department or a district itself."""
    *shown, _ = words_of_names(page)
    return registrable_domain(page.url).endswith(".gov") or any(map(_PUBLIC_BODY.fullmatch, shown))


@once
def _has_own_emergencies(page: PageText) -> bool:
    """Whether a page tells of the firm's own line for emergencies, beside which "Non-emergency" is its own too."""
    return any(_OWN_EMERGENCIES.search(each.text) for each in page.segments if len(each.text) <= _LONGEST)
