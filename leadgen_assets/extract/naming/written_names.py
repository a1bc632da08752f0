"""A company's name as it is written: what stands around it cut off, capitals repaired, and what can be no name told from one."""

from __future__ import annotations

import re
from functools import lru_cache

from leadgen_assets.domain.wording.company_parts import trade_name
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.titles import title_table
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.reading.word_lists import word_list

LEGAL = re.compile(
    r"[\s,](?:inc|llc|l\.l\.c|ltd|llp|corp|co|pllc|p\.?c|pa|lp|company|corporation|incorporated|limited|plc|gmbh|ab)\.?$",
    re.IGNORECASE,
)
ADDRESS_ENDING = re.compile(r"\.(?:com|net|org|biz|info|us|co\.uk|org\.uk|ca|com\.au|eu)$", re.IGNORECASE)
_EDGE = " \t\u00a0,;:|•·-–—»«>\"“”'/"
_BEFORE = re.compile(
    r"^(?:contact(?:ing)?|about|from|by|welcome to(?: the (?:official )?(?:(?:web|home)\s?)?(?:site|page) (?:of|for))?"
    r"|the official (?:web\s?)?site of)\s(?=[A-Z\d]|the\s)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:contacts?(?:\sus|\sdetails|\sinformation|\spage)?|home\s?page|(?:official )?web\s?site|official site)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s(?=[A-Z\d])")
"""In "Contact the Maple Hollow Inn" it is the sentence's; a name's own is written large."""

_UNFINISHED = re.compile(r"(?:\s(?:&|(?:and|or|of|for|the|in|at|by|with)))+$")
_OF_A_GROUP = re.compile(r"(?<=\w),?\s[Aa]n?\s[A-Z][\w&.'’-]*(?:\s[A-Z&][\w&.'’-]*){0,3}\s[Cc]ompany$")
"""Whose firm it is: "Maple Hollow, a Big Heath Company"."""

_PRAISE = re.compile(
    r"\s(?:is\s|are\s|the best\b|your\b|for all your\b|serving\b|since (?:19|20)\d\d|in [A-Z][a-z]+, [A-Z]{2}\b|near me\b|proudly\b).*$"
)
"""A tagline behind a name begins with one of these, in small letters."""

_BEHIND_FORM = re.compile(r"(?<=[a-z,\s])((?:Inc|LLC|L\.L\.C|Ltd|LLP|Corp|PLLC|Limited)\b\.?)\s?[,.;]\s?\S.*$")
"""What stands behind a legal form and a comma is no longer the name."""

_PLACE_BEHIND = re.compile(r"\s?\([^()]{0,60}\)$|,\s[A-Z][A-Za-z .]{2,30},\s[A-Z]{2}(?:\s\d{5})?$")
_STATE = "|".join(sorted({*STATES.values(), *map(str.upper, STATES.values())}, key=len, reverse=True))
_CODE = "|".join(code for code in STATES if code not in ("CO", "MD", "PA"))
"""Codes that stand behind a town without a comma, and are no legal form or degree behind a person's name."""
_TOWN_BEHIND = re.compile(
    rf",\s[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]+){{0,2}},?\s(?:{_STATE}|{_CODE})(?:\s\d{{5}})?$"
)
"""", Ravenna Ohio", ", Saint Paul, Minnesota", ", Ravenna OH"."""
STATE_AT_END = re.compile(rf",\s(?:{_STATE}|{_CODE})$")
"""Behind a name and its town: "Maple Hollow San Jose, California"."""
_SLOGAN = re.compile(
    r"\b(?:your|our|we|best|welcome|official|learn|find|get|call|contact us|about us|serving|since|near me"
    r"|(?:founded|owned|led|run|written|posted|reviewed)\s(?:and\s\w+\s)?by)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d\s?[ap]\.?m\b", re.IGNORECASE)
_STREET = re.compile(
    r"^(?:\d{1,6}\s.*\b(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|lane|ln|drive|dr|blvd|boulevard|suite|ste|highway|hwy|way|court|ct|place|floor)\b"
    r"|(?:\d+(?:st|nd|rd|th)\sfloor|suite|unit|ste)\b|p\.?\s?o\.?\sbox\b)",
    re.IGNORECASE,
)
_FUNCTION_WORD = re.compile(
    r"(?:or|and|to|by|for|with|of|in|on|at|is|are|if|that|this|these|please|from|as|you)\s", re.IGNORECASE
)
_SPOILED = re.compile(r"[ÃÂ][\u0080-\u00bf]|â€|^\w(?:\s\w){3,}$")
"""UTF-8 that was read as something else before it was saved, or letters apart ("M a p l e"): nobody's name is written so."""
_PICTURES = re.compile(
    r"^[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s]+|[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s]+$"
)
"""Arrows, stars and emoji at either end of a name."""
_MARKS = re.compile(r"[®™]|\((?:r|tm)\)", re.IGNORECASE)


@lru_cache(maxsize=4096)  # titles, logos and footers repeat from page to page
def cleaned(text: str, letters: str) -> str:
    """The text as a possible company name, "" when it can not be one.

    Args:
        text: a title's part, a line, what stands behind a copyright mark.
        letters: of the domain's first label: a slogan that is the firm's address is its name.
    """
    text = _trimmed(text)
    lower = text.lower()
    if not 2 <= len(text) <= 70 or text.count(" ") > 8 or not any(char.isalpha() for char in text):
        return ""
    same = bool(letters) and letters_of(text) in (letters, letters.removeprefix("the"))
    if not same and (_is_menu(lower) or not any(char.isupper() for char in text) or _HOURS.search(text)):
        return ""
    if (
        text[-1] in "!?"
        or _SPOILED.search(text)
        or any(sign in text for sign in ("@", "©", "\ufffd"))
        or "..." in text
        or "…" in text
        or _STREET.match(text)
    ):
        return ""
    if not same and (re.search(r"\.(?:com|net|org|html?)\b", lower) or _begins_small(text) or is_post(text)):
        return ""
    return "" if _SLOGAN.search(text) and not same else text


@lru_cache(maxsize=4096)
def letters_of(name: str) -> str:
    """Letters and digits of a name, without its legal form, "the" and an address's ending: what a domain can spell."""
    bare = ADDRESS_ENDING.sub("", name.strip())
    return re.sub(r"[^a-z0-9]", "", normal_company_name(bare or name))


@lru_cache(maxsize=4096)
def is_post(text: str) -> bool:
    """Whether a text is a post and nobody's name: "Attorney at Law", "Certified Public Accountants", not "Shawnee Dentist"."""
    words = [word.removesuffix("s") for word in text.lower().replace(".", "").split()]
    if not words or words[-1] not in _words_of_posts():
        return False
    if not all({word, f"{word}s"} & word_list("not_names") for word in words if word not in _words_of_posts()):
        return False
    return any(map(Titles.of().title, (text, re.sub(r"(?<=[a-z])s\b", "", text, flags=re.IGNORECASE))))


@lru_cache(maxsize=1)
def _words_of_posts() -> frozenset[str]:
    return frozenset(word.removesuffix("s") for title in title_table() for word in title.split()) | {"law"}


def repaired(text: str) -> str:
    """Names shouted in capitals set as a name is written; short words may be initials and stay."""
    if not text.isupper() or len(text.split()) < 2:
        return text
    small = {"AND": "and", "OF": "of", "THE": "the", "FOR": "for"}
    forms = {"LLC", "LLP", "LLLP", "INC", "PLLC", "PLC", "APLC", "APC", "PC", "PA", "LP", "USA", "US", "II", "III"}
    fixed = [
        word
        if word.strip(".,") in forms or (len(word.strip(".,")) <= 3 and word not in small)
        else small.get(word, word.capitalize())
        for word in text.split()
    ]
    return re.sub(r"\bInc\b|\bINC\b", "Inc", " ".join(fixed))


def _trimmed(text: str) -> str:
    text = _PICTURES.sub("", _MARKS.sub("", " ".join(text[:400].split()))).strip(_EDGE)
    bare = _BEFORE.sub("", text)
    # "Welcome to Maple Hollow!": the mark is the greeting's.
    text = text if bare == text else _ARTICLE.sub("", bare.rstrip("!"))
    text = trade_name(text).strip(_EDGE)
    text = _BEHIND_FORM.sub(r"\1", text)
    text = _PRAISE.sub("", text)
    text = _PLACE_BEHIND.sub("", text)
    text = _TOWN_BEHIND.sub("", text)
    text = _BEHIND.sub("", text).strip(_EDGE)
    text = _UNFINISHED.sub("", _OF_A_GROUP.sub("", text)).strip(_EDGE)
    return text.rstrip(".") if text.endswith(".") and not LEGAL.search(text) else text


def _is_menu(lower: str) -> bool:
    words = re.findall(r"\w+", lower)
    # "My Site 2", "Real Estate Theme": what a builder or a theme calls every site.
    left = bool(words) and words[-1] in ("theme", "template", "demo")
    return bool(left) or all(
        word in word_list("not_companies") or (len(words) > 1 and word.isdigit()) for word in words
    )


def _begins_small(text: str) -> bool:
    return text[0].islower() and _FUNCTION_WORD.match(text) is not None
