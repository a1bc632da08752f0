"""What a firm claims of itself where it is to be entered or said: so many homes, its software, a person with a title.

Pieces of patterns are read without regard to case.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.words_to_machines import COMPANY, NAME

_HOMES = r"(?:units|homes|doors|houses|properties|rentals|apartments|residences|dwellings|leases|employees)\b"
COUNT = (
    r"(?:(?:a total of|exactly|about|around|over|the number)\s)?\d[\d,]*+\+?\s"
    rf"(?:(?:plus|total|rental|managed|residential|single[- ]family)\s){{0,2}}{_HOMES}"
)
"""So many homes, and how they are called."""
BRAND = r"(?-i:[A-Z][A-Za-z]{2,})"
WE = (
    rf"(?:(?:we|(?:our|this|the)\s{COMPANY})\s(?:\w+\s)?(?:(?:manage|oversee|look after|own|have|has|handle|serve|administer|control"
    rf"|operate|run|is|are)s?\b[^.!?;]{{0,40}}?\d[\d,]*+\s(?:\w+\s){{0,2}}?{_HOMES}|(?:use|run|operate|work)s?\s(?:on\s|with\s)?{BRAND}))"
)
"""What a firm says that it does."""
OURS = rf"(?:{WE}|(?:our|its)\s(?:\w+\s){{0,2}}(?:count|size|total|units|doors|portfolio|number)\b[^.!?;]{{0,20}}?\s\d[\d,]{{2,}})"
"""What a firm says of its size or its software."""
_TITLE = r"(?:(?:co-?)?owner|(?:co-?)?founder|(?:CEO|COO|CFO|CTO)|president|broker|principal|partner|director|manager|chief|head|VP|vice)\b"
POST = rf"[,(–—-]\s?{_TITLE}"
PERSON = rf"{NAME}\w*\s?{POST}"
ENTRY = rf"(?:that\s|the fact that\s|this\s?:\s?|the following\s?:\s?)?[\"“'‘]?(?:{OURS}|{COUNT}|{PERSON})"
"""What is claimed where it is to be entered."""
HELD = (
    "units homes doors houses properties rentals apartments residences dwellings leases employees use uses run runs operate operates work"
    " works owner coowner founder cofounder ceo coo cfo cto president broker principal partner director manager chief head vp vice"
)
"""Of which one stands in each claim: homes, what is in use, a post."""
MATTER = f"{HELD} count size total portfolio number"
"""Of which one stands in each entry."""
MAY_ENTER = re.compile(
    r"[\d,(–—\-oOiIuUrRwW](?:(?<=\d)(?:,*+\+?\s\d{0,9}[^\W\d]|(?<=(?i:number)\s\d))"
    rf"|(?<=[,(–—-])\s?(?i:{_TITLE})"
    r"|(?<=\b[uUrRoOwW])(?i:ses?|uns?|perates?|orks?)\s(?:(?i:on|with)\s)?[A-Z][A-Za-z]{2}"
    r"|(?<=[oOiI])(?i:ur|ts)\s(?:\w+\s){0,2}(?i:count|size|total|units|doors|portfolio|number)\b[^.!?;]{0,20}?\s\d)"
)
"""A quick look, for most texts with such a word have no entry: a number of something, a person's post, a product in use, "our size: 480".

It begins with characters and not with ways, so that all others are passed over at once.
"""
