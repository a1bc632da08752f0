"""Numbers of an association, a board or a chamber that a sentence sends its reader to by a common noun: "the owners association".

Only the body itself right in front of the number, or as the subject of its sentence, tells: "association management", "HOA boards, call
us" and "associations: …" are the firm's own desks. So is all of it where the firm's name speaks of such a body.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.others.stated_bodies import words_of_names

_HEADS = ("association", "board", "chamber", "council", "union", "club", "committee")
_OF_WHOM = (
    r"(?:(?:home|property|house|lot|land|unit)?\s?-?owners?|residents?|tenants?|renters?|realtors?"
    r"|merchants?|members?|neighbou?rs?|parents?"
    r"|community|neighbou?rhood|civic|condo(?:minium)?|apartments?|trade|industry|business|city|town|county|state"
    r"|licensing|professional|local|national"
    r"|(?-i:[A-Z]{2,6})|co-?op|school|health|building|street|block|village|works)"
)
_HEAD = r"(?P<head>association|board(?:\sof\s(?:directors|trustees|realtors))?|council|union|club|committee)"
_BODY = (
    rf"(?:(?:(?-i:[A-Z][\w’'-]*)\s){{0,3}}(?:{_OF_WHOM}['’]?s?['’]?\s){{1,3}}{_HEAD}"
    r"|(?<=\bthe\s)(?P<bare>association|chamber)|(?<=\byour\s)(?P<yours>association)"
    r"|(?:(?-i:[A-Z][\w’'-]*)\s){0,3}(?P<chamber>chamber(?:\sof\scommerce)?)|(?P<directors>board\sof\s(?:directors|trustees))"
    r"|(?P<bylaws>(?:owners|condo|tenants?)['’]?s?\sboard))"
)
_WHO = r"(?:['’]s)?(?:\s(?:president|treasurer|secretary|chair(?:man|woman|person)?|clerk|hot\s?line|help\s?line|number|line))?"
_OF = r"(?:\s(?:of|in|for|at)\s(?:the\s)?(?-i:[A-Z][\w’'-]*)(?:\s(?-i:[A-Z][\w’'-]*)){0,3})?"
_LEADS_ON = (
    r"(?:[\s,:(–—-]{1,3}(?:at|on|is|by|phone|can|may|be|reached|directly|direct|first|today|answers?|responds?"
    r"|helps?|number|line|tel|under|who|will|which"
    r"|has|the|phone:|they|are|their|own)\b){0,6}"
)
_RIGHT_BEFORE = re.compile(rf"(?<![\w’'-]){_BODY}{_WHO}{_OF}{_LEADS_ON}[\s:,(–—-]*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|in|for|of|from|on|trouble\swith)\s(?:(?:the|your|our|an?|any)\s)?$", re.IGNORECASE
)
""" "Questions about your association?": it is not who answers."""
_SUBJECT = re.compile(
    rf"(?:^|[.;!?]\s)\W*(?:the|our|your|a|an)\s{_BODY}{_WHO}{_OF}\s(?!and\b|or\b|of\b|management\b|services?\b"
    rf"|teams?\b|managers?\b|department\b)"
    r"(?:(?!us\b|our\b|we\b|call\b|contact\b|reach\b)[\w’'-]+,?\s?){1,6}[\s:,(–—-]*$",
    re.IGNORECASE,
)
_LOOKED_AT = 120


def is_associations(page: PageText, before: str) -> bool:
    """Whether what leads to a number gives it to an association, a board or a chamber that is not the firm.

    Args:
        page: any; its names tell whether the firm is such a body. before: what leads to the number.
    """
    near = before[-_LOOKED_AT:]
    lower = near.lower()
    if not any(map(lower.__contains__, _HEADS)):
        return False
    found = _RIGHT_BEFORE.search(near)
    if found and _ABOUT.search(near[: found.start()]):
        found = None
    found = found or _SUBJECT.search(near)
    if found is None:
        return False
    named = next(word for word in found.groupdict().values() if word).lower().split()[0]
    return not any(named in name for name in words_of_names(page))
