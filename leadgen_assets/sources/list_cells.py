"""Cells of lists as people and programs fill them: places in one cell, and lines under the table that are no companies."""

from __future__ import annotations

import re

from leadgen_assets.domain.places import STATES, state_code

_COUNTED = r"(?:records?|rows?|compan(?:y|ies)|accounts?|contacts?|leads?|results?|entries|items?|count)"
_FOOTER = re.compile(
    rf"(?:(?:grand|sub)[\s-]?)?totals?(?:\s+(?:number\s+of\s+)?{_COUNTED})?\s*[:=-]?\s*\(?[\d,.\s]*\)?"
    rf"|(?:(?:number|no\.|\#)\s*of\s+)?{_COUNTED}\s*[:=]?\s*\d[\d,.]*(?:\s+{_COUNTED})?"
    rf"|\d[\d,.]*\s+(?:{_COUNTED})(?:\s+(?:in\s+total|total|found|exported))?"
    r"|(?:sources?|notes?|disclaimer|filters?|filtered\s+by|sorted\s+by)\s*:.{0,120}"
    r"|(?:strictly\s+)?confidential(?:\s*[-–:,.(].{0,120})?|(?:for\s+)?internal\s+use\s+only\b.{0,80}|do\s+not\s+(?:distribute|share|forward)\b.{0,80}"
    r"|\(?(?:required|optional|mandatory)\)?|(?:e\.g\.|for\s+example|example:)\s.{0,120}"
    r"|(?:sum|average)\s*[:=]?\s*[\d,.]*"
    r"|page\s+\d+(?:\s+of\s+\d+)?"
    r"|[-*=\s]*end\s+of\s+(?:the\s+)?(?:report|list|file|data|export)\b.{0,20}"
    r"|(?:this\s+)?(?:report|list|file|export)?\s*(?:was\s+)?(?:generated|exported|printed|downloaded|last\s+updated)\s+"
    r"(?:on|by|from|at)?[\s:]*.{0,80}\d.{0,80}",
    re.IGNORECASE,
)
"""What programs and people write under a table, whole."""

_COUNTRY = re.compile(r"[,\s]+\(?(?:USA|U\.S\.A?\.?|US|United States(?: of America)?)\)?$", re.IGNORECASE)
_LABEL = re.compile(
    r"^\s*(?:(?:hq|headquarters?|head\s?office|(?:main|corporate|home)(?:\s+office)?|office|location|city)\s*(?::|\s[-–—])"
    r"|(?:headquartered|based|located)\s+in\s|USA?\s*[-–—/]\s*(?=[A-Z]{2}\b))\s*"
    r"|\s*[(\[](?:hq|headquarters?|(?:head|main|corporate)(?:\s+office)?)[)\]]\s*$",
    re.IGNORECASE,
)
"""What is written around a place and is none of it: "HQ: Austin, TX", "Austin, TX (HQ)", "US-TX-Austin"."""
_ZIP = r"\d{5}(?:-?\d{4})?"
_TOWN = re.compile(
    rf"(?P<city>[^\d,;|/()]*[^\d,;|/()\s])(?:\s*(?:[,;|/]|\s[-–—]\s)\s*(?P<named>[A-Za-z][A-Za-z. ]*?)"
    rf"|\s*\((?P<within>[A-Za-z][A-Za-z. ]*)\)"
    rf"|\s+(?P<code>[A-Z]{{2}}))(?:[\s,]+(?:(?P<zip>{_ZIP})|\d{{3,4}}[\dA-Za-z]{{0,2}}))?"
)
"""A zip code with a slip ("7870l") is none, and takes nothing from the city.
Without a comma only a code in capitals tells where the city ends."""
_ALSO_CITIES = frozenset({"NY", "WA"})
"""States whose name alone, or at the end of a town's ("Port Washington"), more often means a city."""
_NAMES = "|".join(name for code, name in STATES.items() if code not in _ALSO_CITIES)
_NAMED = re.compile(rf"(?P<city>[^\d,;|/()]+?)\s+(?P<named>(?:{_NAMES}))[\s,]+(?P<zip>{_ZIP})", re.IGNORECASE)
"""Or a zip code behind the state's name: "Austin Texas 78701"."""
_WORDS = "al|co|de|hi|id|in|la|ma|me|mo|oh|ok|or|pa"
_SMALL = re.compile(
    rf"(?P<city>[a-z][a-z .'’-]*[a-z.])\s+(?P<code>(?!(?:{_WORDS})\b)[a-z]{{2}}|[a-z]{{2}}(?=[\s,]+\d))(?:[\s,]+(?P<zip>{_ZIP}))?"
)
"""All in small letters, "austin tx": by a code that is no word, or before a zip code."""
_TURNED = re.compile(
    r"(?P<code>[A-Z]{2})\s*(?:,|\s[-–—]\s|[-–—])\s*(?P<city>[^\d,;|/()]*?[^\d,;|/()\s])(?:\s*-\s*USA?)?"
)
_NOTHING = re.compile(
    r"[-–—_.?*#/\\\s]*|n\.?\s?/?\s?a\.?|#n/a|none|null|nil|nan|undefined|unknown|missing|tb[da]|t\.b\.[da]\.|\(?(?:blank|empty|none)\)?"
    r"|not\s(?:available|applicable|known|provided|listed|found|given)|no\s(?:website|web\s?site|site|url|phone|address|data|info)|0+(?:\.0+)?"
    r"|(?:https?:?)?[/\\]*(?:www\.?)?|https?",
    re.IGNORECASE,
)
"""What people and programs write where they know nothing."""
_LONGEST_NOTHING = 20


def is_footer(name: str) -> bool:
    """Whether what stands for a company's name is a line under the table: "Total: 10", "Page 1 of 3", "End of report"."""
    return _FOOTER.fullmatch(name.strip()) is not None


def says_nothing(cell: str) -> bool:
    """Whether a cell is filled with a word for nothing: "N/A", "none", "-", "TBD", "http://", "0"."""
    return len(cell) <= _LONGEST_NOTHING and _NOTHING.fullmatch(cell.strip()) is not None


def state_of(cell: str) -> str:
    """The two-letter code of a cell with a state, however it is told: "TX", "Texas (TX)", "US-TX", "TX, USA"; "" for anything else."""
    whole = state_code(cell)
    if whole:
        return whole
    parts = [part for part in re.split(r"[-–—(),/|;:]+", _COUNTRY.sub("", cell)) if part.strip()]
    codes = {state_code(part) for part in parts if part.strip().upper() not in ("US", "USA")}
    return codes.pop() if len(codes) == 1 else ""


def town_of(cell: str) -> tuple[str, str, str]:
    """City, state and zip code of a cell that holds them together: "Austin, TX 78701", "Austin (TX)", "Austin, Texas, USA", "AUSTIN TX".

    The state is a two-letter code. A cell that holds a city alone, or a place elsewhere, is left as it is, but for a label ("HQ: ").
    """
    cell = _LABEL.sub("", cell)
    if not re.search(r"[,;|/(\d]| [A-Z]{2}$| [a-z]{2}$|^[A-Z]{2}\s*[-–—]|\s[-–—]\s", cell.strip()):
        return cell, "", ""  # most cells hold a city alone
    plain = _COUNTRY.sub("", cell.strip())
    for form in (_TOWN, _NAMED, _SMALL, _TURNED):
        found = form.fullmatch(plain)
        parts = found.groupdict() if found else {}
        state = next((code for name in ("named", "within", "code") if (code := state_code(parts.get(name) or ""))), "")
        city = (parts.get("city") or "").strip(" -–—")
        if state and not (form is _TURNED and state_code(city)):
            return city, state, parts.get("zip") or ""
    return cell, "", ""


def address_of(cell: str) -> tuple[str, str, str, str]:
    """Street, city, state and zip code of a cell that may hold a whole address, a city with its state, or a state alone.

    What it does not hold, or nobody could tell apart, is "".
    """
    cell = _LABEL.sub("", cell)
    city, state, zip_code = town_of(cell)
    if state:
        return "", city, state, zip_code
    alone = state_of(cell)
    if alone and not (alone in _ALSO_CITIES and len(cell.strip()) > 2):
        return "", "", alone, ""
    parts = _COUNTRY.sub("", cell.strip()).split(",")
    for end in range(1, len(parts)):
        street, rest = ",".join(parts[:end]).strip(), ",".join(parts[end:]).strip()
        city, state, zip_code = town_of(rest)
        if state and re.search(r"\d", street):
            return street, city, state, zip_code
    return "", "", "", ""
