"""People of note whom a firm tells of: who spoke on its steps, who built its dock long ago, who sends his team.

They stand with the post that they are called by in front, as a firm's own captain or coach does; what they did tells. The rules are
from how guests and forebears are told of in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.sighting import Sighting

CALLED_BY = r"(?:\b(?:president|founder|sheriff|chief|general|captain|commissioner|judge|superintendent)|^director)"
"""Posts that famous and public people are called by, too."""

_ADDRESSED = re.compile(rf"(?:{CALLED_BY}|\b(?:coach|principal|chef|pastor|professor|chairman))$", re.IGNORECASE)
_OFTEN = r"(?:,?\s(?:has|have|had|once|often|always|also|even|regularly|recently|famously|later|who)){0,3}"
_VISITED = re.compile(
    rf"{_OFTEN}\s(?:(?:visited|toured|stopped|stayed|slept|ate|dined|lunched|spoke"
    r"|campaigned|filmed|performed|sang|danced|drank|stood(?!\s(?:by|up|for|behind|with)\b)"
    r"|posed|preached|wed|autographed)\b[^.;!?]{0,80}?\b(?:here|our|us|this)"
    r"|(?:visits|stops|stays|sleeps|eats|dines|shops|drinks|sends|sent|buys|bought|orders|ordered|gets|rents|rented)\b[^.;!?]{0,60}?"
    r"\b(?:here|(?:to|from|with|by)\sus))\b"
)
_EARLY, _LONG_AGO = r"(?:1[5-8]\d\d|19[0-6]\d)", r"(?:1[5-8]\d\d|19[0-5]\d)"
_YEAR_AHEAD = re.compile(rf"(?:^|[.;!?]\s)(?:[Bb]ack\s)?[Ii]n\s(?:\w+\s)?{_EARLY},?\s(?:the\s|our\s)?$")
_YEAR_BEHIND = re.compile(
    r"\s(?:\w+ed|spoke|came|built|began|bought|stood|sat|ate|slept|gave|rode|ran|cut|laid|led|met|made|took|wrote|won|set|sold|drove|flew"
    rf"|held|sang|taught|went|saw|found|chose|dug|brought|kept|left|lost|grew|drew)\b[^.;,]{{0,60}}?\sin\s(?:\w+\s)?{_LONG_AGO}\b"
)
""" "President Jane Doe spoke on our steps in 1926"."""


def is_guest(sighting: Sighting) -> bool:
    """Whether somebody called by a post came by once, comes as a client does, or did something here long ago.

    Args:
        sighting: a name as it stands on a page, with its title.
    """
    title = sighting.title.strip()
    if not title or sighting.title_at is not sighting.name_at or not sighting.title_leads():
        return False
    before, behind, _ = sighting.beside()
    if _YEAR_AHEAD.search(before.rstrip(" ,:").removesuffix(title)) or _YEAR_BEHIND.match(behind):
        return True
    return _ADDRESSED.search(title) is not None and _VISITED.match(behind) is not None
