"""Numbers of the police, the city hall, a utility or who collects the trash, which firms list for their tenants and neighbours.

Only a label that is nothing but such a service's name tells: "Police Officer discount! Call …" is the firm's own number. So is one
whose service the firm's name speaks of: "City Hall" at City Hall Brewing, "gas company" at Larch Propane, anything of a city's own site.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.others.stated_bodies import is_whole_name, words_of_names
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
_LONGEST = 80
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
    lower = label[-_LONGEST:].lower()
    if not any(hint in lower for hint in _HINTS):
        return False
    bracket = _IN_BRACKETS.match(behind) if led and _EMERGENCY.fullmatch(before) else None
    if bracket:
        return _is_service(page, bracket["whose"])
    parts = [part for part in _PART.split(label) if any(map(str.isalpha, part))]
    return _is_service(page, (parts[-1] if led else parts[0]).strip(" :,(–—-"))


def _is_service(page: PageText, part: str) -> bool:
    found = _SERVICE.fullmatch(part) if len(part) <= _LONGEST else None
    if found is None:
        return False
    body = (found["body"] or found["trade"]).lower()
    if body.startswith("non") and _has_own_emergencies(page):
        return False
    if found["trade"] and len(words_of_names(page)) == 1:
        return False  # nothing tells whether "Smith Electric" is the firm
    return not (_is_of_trade(page, body) or _is_public_body(page) or is_whole_name(page, part))


def _is_of_trade(page: PageText, body: str) -> bool:
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


def _is_public_body(page: PageText) -> bool:
    *shown, _ = words_of_names(page)
    return registrable_domain(page.url).endswith(".gov") or any(map(_PUBLIC_BODY.fullmatch, shown))


@once
def _has_own_emergencies(page: PageText) -> bool:
    """Whether a page tells of the firm's own line for emergencies, beside which "Non-emergency" is its own too."""
    return any(_OWN_EMERGENCIES.search(each.text) for each in page.segments if len(each.text) <= _LONGEST)
