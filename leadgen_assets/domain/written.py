"""How values are written in text: one reader each for e-mail addresses, telephone numbers and counts.

Extraction reads with them and `supports` reads the quote again with them, so that both agree on what a text says.
Every pattern is bounded: the longest token it looks at is named in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.domain.phones import e164

_AT = r"(?:@|\s{0,3}[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>]\s{0,3}|\s{1,3}(?:AT|\(at\))\s{1,3})"
_DOT = r"(?:\.|\s{0,3}[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]\s{0,3}|\s{1,3}(?:DOT|dot)\s{1,3})"
_SPELLED_DOT = r"\s{0,3}[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]\s{0,3}|\s{1,3}DOT\s{1,3}"
_EMAIL = re.compile(
    rf"(?<![\w.+%-])([A-Za-z0-9][A-Za-z0-9._+%'-]{{0,63}}(?:(?:{_SPELLED_DOT})[A-Za-z0-9][A-Za-z0-9_+'-]{{0,40}}){{0,2}}){_AT}"
    rf"((?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?{_DOT}){{1,4}}[A-Za-z]{{2,18}})(?![\w-])"
)
_DOTS = re.compile(_DOT)
_CUT_OFF = re.compile(r"(?:\bdot|[\[({<]\s{0,2}\.)\s{0,3}[\])}>]?\s{0,3}$", re.IGNORECASE)
"""In front of an address: what was read is only the end of its local part."""

EMAIL_HINT = re.compile(r"@|[\[({<]\s{0,2}[aA][tT]\s{0,2}[\])}>]|\sAT\s")
"""Quick look: no text without it holds an e-mail address."""

_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".js", ".css", ".html", ".htm", ".php", ".aspx")

_PHONE = re.compile(
    r"(?<![\w@/=&#%.,$-])(?:\+|\(\+)?\(?\d[\d\s().\-–‑/\u00a0]{5,20}\d(?![\d@%])",
)
_IP_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_VANITY = re.compile(
    r"(?<![\w-])1?[-. (]{0,2}8(?:00|33|44|55|66|77|88)[-. )]{1,2}[A-Z0-9][A-Z0-9-]{5,9}[A-Z0-9](?![\w])"
)
PHONE_HINT = re.compile(r"\d[\d\s().\-–‑/\u00a0]{5}|8\d\d[-. )]{1,2}[A-Z0-9]")
"""Quick look: no text without it holds a telephone number."""

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

_COUNT = re.compile(r"(?<![\w$.,#/-])(\d{1,3}(?:,\d{3}){1,2}|\d{1,7}(?:\.\d)?)\s?([kK](?![\w]))?(?![\d]|[.,]\d|\w)")


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it stands in a text: `value` normalised, `start` and `end` of the writing."""

    value: str
    start: int
    end: int


def emails_in(text: str) -> list[Written]:
    """E-mail addresses, lower case, those written "name [at] firm [dot] com" too; file names such as "logo@2x.png" are none."""
    if not EMAIL_HINT.search(text):
        return []
    found = []
    for match in _EMAIL.finditer(text):
        domain = _DOTS.sub(".", match.group(2)).lower()
        value = f"{_DOTS.sub('.', match.group(1)).lower().strip('.')}@{domain}"
        if _CUT_OFF.search(text, max(0, match.start() - 12), match.start()):
            continue
        if not value.endswith(_FILE_ENDINGS) and ".." not in value:
            found.append(Written(value, match.start(), match.end()))
    return found


def phone_like_in(text: str) -> list[Written]:
    """Stretches that may be telephone numbers, `value` being their digits; whether one is valid is for `e164` to say."""
    found = []
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if 7 <= len(digits) <= 15 and not _IP_ADDRESS.fullmatch(match.group()):
            found.append(Written(digits, match.start(), match.end()))
    for match in _VANITY.finditer(text):
        digits = re.sub(r"\D", "", match.group().translate(_KEYPAD))
        if any(char.isalpha() for char in match.group()) and 10 <= len(digits) <= 14:
            found.append(Written(digits, match.start(), match.end()))
    return found


def phones_in(text: str, region: str = "US") -> list[Written]:
    """Valid telephone numbers, `value` in E.164; numbers without `+` belong to the region."""
    found = []
    for written in phone_like_in(text):
        raw = text[written.start : written.end]
        number = e164(written.value if raw.upper() != raw.lower() else raw, region)
        if number:
            found.append(Written(number, written.start, written.end))
    return found


def same_phone(number: str, digits: str) -> bool:
    """Whether digits as written nationally or internationally, perhaps with an extension behind, are the E.164 number."""
    own = number.removeprefix("+")
    written = digits.removeprefix("00").lstrip("0")
    if own.startswith("1"):
        return written.removeprefix("1").startswith(own[1:])
    return len(written) >= 7 and (
        own.endswith(written) or written.startswith(own) or own == written.replace("0", "", 1)
    )


def counts_in(text: str) -> list[Written]:
    """Whole numbers ("300", "4,500", "4.5k"), those in dates, prices, telephone numbers and codes left out where the writing shows it."""
    found = []
    for match in _COUNT.finditer(text):
        number, thousands = match.groups()
        if "." in number and not thousands:
            continue
        value = round(float(number.replace(",", "")) * (1000 if thousands else 1))
        found.append(Written(str(value), match.start(), match.end()))
    return found
