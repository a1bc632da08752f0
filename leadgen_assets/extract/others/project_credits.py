"""Whose name stands behind a label, "Architect: Jane Doe", because of one house or one work that a page shows.

A firm's own people stand so beneath a team's heading, or where their trade is the firm's. The rules are from how portfolios, listings
and imprints name who took part in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.others.other_firms import is_ours
from leadgen_assets.extract.reading.sections import headings_above

_AT = r"(?:^|[.|•·;/]\s)(?:(?:lead|project|principal|listing|selling|the)\s)?"
_TRADES = (
    (r"(?:landscape\s)?architect", ("architect", "design", "landscap")),
    (r"(?:structural|civil|mechanical|geotechnical)\sengineer", ("engineer", "architect", "struct", "civil")),
    (r"(?:interior|kitchen|landscape|lighting)\sdesigner", ("interior", "design", "architect", "kitchen", "landscap")),
    (
        r"(?:photographer|videographer|cinematographer|illustrator|film\s(?:director|producer|editor))",
        ("photo", "film", "video", "media", "studio", "picture", "creative", "production", "illustrat"),
    ),
    (
        r"(?:realtor|(?:listing|selling|seller['’]?s?|buyer['’]?s?)\s(?:agent|broker))",
        ("realt", "estate", "propert", "rental", "home", "broker", "house", "land"),
    ),
)
"""What somebody is called who takes part in one work, and letters of firms whose own people are called so."""

_LABELS = tuple((re.compile(rf"{_AT}{called}s?\s?:\s?$", re.IGNORECASE), letters) for called, letters in _TRADES)
_OF_A_WORK = re.compile(
    rf"{_AT}(?:(?:home|house|property|building)\s?)?(?:owners?|clients?|agents?|brokers?|builders?|(?:general\s)?contractors?|designers?|developers?|engineers?)"
    r"\s?:\s?$",
    re.IGNORECASE,
)
_OPPOSING = re.compile(
    r"\b(?:opposing\s(?:counsel|attorney|party)|(?:plaintiff|defendant|defense)['’]?s?\scounsel|(?:presiding\s)?judge)\s?:\s(?:hon\.\s)?$",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:residence|house|home|cabin|cottage|barn|bungalow|villa|loft|remodel(?:ing)?|renovation|restoration|addition|kitchen|bath(?:room)?"
    r"|project|lodge|duplex|farmhouse|townho(?:use|me)|penthouse|condo)s?\W*$"
    r"|^\d{1,5}\s[A-Z]|\b(?:projects|portfolio|our\swork|listings?|featured\s(?:homes?|propert\w+)|just\s(?:sold|listed)|for\s(?:sale|rent)|case\sstud\w+)\b",
    re.IGNORECASE,
)
""" "The Carter House", "88 Birch Lane", "Recent projects": a heading above one work, or several."""

_NO_WORK = re.compile(
    r"\W*(?:welcome|about|meet|contact|home\W*$|our\s(?!work|projects|portfolio|listings))", re.IGNORECASE
)
_WORKS_PATH = re.compile(r"/(?:projects?|portfolio|listings?|our-work|case-stud\w+)/\w", re.IGNORECASE)


def took_part(sighting: Sighting, before: str, letters: str) -> bool:
    """Whether the label before a name tells of one work's owner, architect, agent or the like, and of nobody of the firm.

    Args:
        sighting: a name as it stands on a page. before: what stands before the name in its text.
        letters: letters of the company's domain and names, parted by spaces.
    """
    if not before.rstrip().endswith(":"):
        return False  # most names
    if _OPPOSING.search(before):
        return True
    label = next((own for pattern, own in _LABELS if pattern.search(before)), None)
    if label is None and not _OF_A_WORK.search(before):
        return False
    if label and any(word in letters for word in label):
        return False
    page = sighting.page
    above = headings_above(page, sighting.name_at.number - 1)
    if page.role == "team" or any(map(STAFF.search, above)):
        return False
    shown = any(
        _WORK.search(text) and not (_NO_WORK.match(text) or is_ours(text.lstrip("0123456789 "), letters))
        for text in above[:1]
    )
    return label is not None or shown or _WORKS_PATH.search(page.url) is not None
