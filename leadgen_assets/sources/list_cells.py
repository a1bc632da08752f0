"""Cells of lists as people and programs fill them: places in one cell, and lines under the table that are no companies."""

from __future__ import annotations

import re

from leadgen_assets.domain.places import state_code

_COUNTED = r"(?:records?|rows?|compan(?:y|ies)|accounts?|contacts?|leads?|results?|entries|items?|count)"
_FOOTER = re.compile(
    rf"(?:(?:grand|sub)[\s-]?)?totals?(?:\s+(?:number\s+of\s+)?{_COUNTED})?\s*[:=-]?\s*\(?[\d,.\s]*\)?"
    rf"|(?:(?:number|no\.|\#)\s*of\s+)?{_COUNTED}\s*[:=]?\s*\d[\d,.]*(?:\s+{_COUNTED})?"
    rf"|\d[\d,.]*\s+(?:{_COUNTED})(?:\s+(?:in\s+total|total|found|exported))?"
    r"|(?:sources?|notes?|disclaimer|filters?|filtered\s+by|sorted\s+by)\s*:.{0,120}"
    r"|(?:strictly\s+)?confidential(?:\s*[-–:,.(].{0,120})?|(?:for\s+)?internal\s+use\s+only\b.{0,80}|do\s+not\s+(?:distribute|share|forward)\b.{0,80}"
    r"|(?:sum|average)\s*[:=]?\s*[\d,.]*"
    r"|page\s+\d+(?:\s+of\s+\d+)?"
    r"|[-*=\s]*end\s+of\s+(?:the\s+)?(?:report|list|file|data|export)\b.{0,20}"
    r"|(?:this\s+)?(?:report|list|file|export)?\s*(?:was\s+)?(?:generated|exported|printed|downloaded|last\s+updated)\s+"
    r"(?:on|by|from|at)?[\s:]*.{0,80}\d.{0,80}",
    re.IGNORECASE,
)
"""What programs and people write under a table, whole."""

_COUNTRY = re.compile(r",?\s*(?:USA|U\.S\.A?\.?|US|United States(?: of America)?)$", re.IGNORECASE)
_TOWN = re.compile(
    r"(?P<city>[^\d,]*[^\d,\s])(?:\s*,\s*(?P<named>[A-Za-z][A-Za-z. ]*?)|\s+(?P<code>[A-Z]{2}))(?:[\s,]+(?P<zip>\d{5}(?:-?\d{4})?))?"
)
"""Without a comma only a code in capitals tells where the city ends."""


def is_footer(name: str) -> bool:
    """Whether what stands for a company's name is a line under the table: "Total: 10", "Page 1 of 3", "End of report"."""
    return _FOOTER.fullmatch(name.strip()) is not None


def town_of(cell: str) -> tuple[str, str, str]:
    """City, state and zip code of a cell that holds them together: "Austin, TX 78701", "Austin, Texas, USA", "AUSTIN TX".

    The state is a two-letter code. A cell that holds a city alone, or a place elsewhere, is left as it is.
    """
    found = _TOWN.fullmatch(_COUNTRY.sub("", cell))
    state = state_code(found["named"] or found["code"]) if found else ""
    return (found["city"].strip(), state, found["zip"] or "") if found and state else (cell, "", "")
