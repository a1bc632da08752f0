"""Numbers of the police, the fire department, the city hall or a utility, which firms list for their tenants and neighbours.

Only a label that is nothing but such a service's name tells: "Police Officer discount! Call …" is the firm's own number.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.others.stated_bodies import is_whole_name

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
_ALONE = (
    r"(?:state\s)?police|sheriff(?:['’]?s)?|poison\scontrol(?:\scent(?:er|re))?|poison\scent(?:er|re)|(?:city|town|village)\shall"
    r"|public\sworks|animal\s(?:control|services)|code\senforcement|(?:county|city)\s(?:clerk|assessor|recorder)|county\scourthouse"
    r"|post\soffice|red\scross|(?:suicide(?:\sprevention)?|crisis|domestic\sviolence)(?=\s(?:hot|life|help)?\s?line)"
    r"|fire(?=\s(?:dep(?:t|artment)|station|district|rescue)|\s?(?:/|&|and)\s?(?:police|ems|ambulance|rescue)|\s\W?non)"
    r"|(?:health|building|planning|water|sewer|sanitation)\sdep(?:t\b\.?|artment)|utilities(?=\soffice|\W*$)"
    r"|(?:gas|electric(?:ity)?|power|water|trash|utility)\s(?:company|provider|utility)"
)
_SERVICE = re.compile(
    r"(?:(?i:for|in|to|an?|emergency|reach|call|contact|dial|the|your|local|of)\s|[A-Z][\w.'’-]*\s){0,5}"
    rf"(?i:(?:non[\s-]?emergency\s)?(?P<body>{_ALONE})(?:['’]s)?(?:\s?(?:/|&|,|and|or)\s?(?:{_ALONE}|fire|ambulance|ems|medical|rescue)){{0,3}}"
    r"(?:\W{1,3}(?:dep(?:t|artment)|office|station|district|rescue|dispatch|non[\s-]?emergenc(?:y|ies)|emergenc(?:y|ies)|lines?|numbers?"
    r"|(?:hot|life|help)\s?line|can|be|reached|at|on|call|dial|is|phone|tel)\b){0,5})\W*"
)
_PART = re.compile(r"(?<=[a-z\d)])[.!?]\s|[|•·;]\s?|\s[-–—]\s(?=[A-Z])")
_LONGEST = 80


def is_public_service(page: PageText, before: str, behind: str) -> bool:
    """Whether a number is labelled with the name of a public service or of "the gas company".

    Args:
        page: any; a site whose domain or title has such a name is that of the service itself.
        before: what leads to the number. behind: what of the sentence follows it; looked at where nothing leads to it.
    """
    label = before if any(map(str.isalpha, before)) else behind
    lower = label[-_LONGEST:].lower()
    if not any(hint in lower for hint in _HINTS):
        return False
    parts = [part for part in _PART.split(label) if any(map(str.isalpha, part))]
    part = (parts[-1] if label is before else parts[0]).strip(" :,(–—-")
    found = _SERVICE.fullmatch(part) if len(part) <= _LONGEST else None
    if found is None:
        return False
    host = registrable_domain(page.url)
    return not (
        any(len(word) > 3 and word in host for word in found["body"].lower().split()) or is_whole_name(page, part)
    )
