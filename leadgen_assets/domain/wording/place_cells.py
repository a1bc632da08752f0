"""Places in cells of tables as people and programs fill them; a list is read with it, and its row read again as evidence."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.places import STATES, state_code

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
_SMALL_WORD = re.compile(rf"(?i:\W*(?:US\W+)?)(?:{_WORDS}|{_WORDS.title()})\W*")
"""A code that is a word, in small letters: "Location: ok" says that somebody looked."""
_TURNED = re.compile(
    r"(?P<code>[A-Z]{2})\s*(?:,|\s[-–—]\s|[-–—])\s*(?P<city>[^\d,;|/()]*?[^\d,;|/()\s])(?:\s*-\s*USA?)?"
)


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
    plain = _COUNTRY.sub("", cell.strip())
    if not re.search(r"[,;|/(\d]| [A-Z]{2}$| [a-z]{2}$|^[A-Z]{2}\s*[-–—]|\s[-–—]\s", plain):
        return cell, "", ""  # most cells hold a city alone
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
    if alone and not _SMALL_WORD.fullmatch(cell) and not (alone in _ALSO_CITIES and len(cell.strip()) > 2):
        return "", "", alone, ""
    parts = _COUNTRY.sub("", cell.strip()).split(",")
    for end in range(1, len(parts)):
        street, rest = ",".join(parts[:end]).strip(), ",".join(parts[end:]).strip()
        city, state, zip_code = town_of(rest)
        if state and re.search(r"\d", street):
            return street, city, state, zip_code
    return "", "", "", ""
