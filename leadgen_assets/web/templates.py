"""Values for machines that a theme or a site builder brought along and nobody filled in: they are nobody's.

The placeholders are those in general use: the words that forms put where a firm's own are to go ("Your Company Name", "Any Street"),
lorem ipsum, the hosts that are reserved for examples (RFC 2606) with the usual made-up ones, and telephone numbers of one digit or of
digits in a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.web.structured import Stated

_WHOSE = r"(?:your|my|sample|example|demo|test|insert|enter|add)"
_WHAT = r"(?:company|business|organi[sz]ation|agency|firm|brand|store|shop|site|website|local\s?business|blog)"
_NAME = re.compile(
    rf"\W{{0,3}}(?:{_WHOSE}\s(?:{_WHOSE}\s)?{_WHAT}(?:\sname)?|{_WHAT}[\s_]?(?:name|title)"
    r"|(?:your|my|insert|enter)\s(?:name|title)|untitled|my wordpress)"
    r"(?:\shere)?(?:,?\s(?:inc|llc|ltd|co|corp)\.?)?\W{0,3}",
    re.IGNORECASE,
)
_LOREM = re.compile(r"\blorem ipsum\b|\bdolor sit amet\b", re.IGNORECASE)
_HOST = re.compile(
    r"(?:https?://|^|@)(?:[\w-]{1,40}\.)?(?:example\.(?:com|org|net)|(?:your|my)-?(?:company|business|domain|site|website)(?:name)?\.com|domain\.com)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:\d{1,5}\s)?(?:any|your|example|sample|some|street)\s(?:street|st|road|rd|avenue|ave|address|name|lane)\b\.?.{0,20}"
    r"|(?:your|street|business|company)\s(?:street\s)?address(?:\shere)?",
    re.IGNORECASE,
)
_ONE_DIGIT = re.compile(r"(?:\+?1)?(\d)\1{6,9}")
_IN_A_ROW = ("1234567890", "0123456789", "5551234567", "1231231234")
_NAMES = ("name", "legalname")
_TELEPHONES = ("telephone", "phone", "faxnumber", "tel", "fax")
_OWNERS_PARTS = 2
"""Parts of the path of what an entry says of itself: "Organization.name"; of what it only mentions the path is longer."""


def without_templates(stated: Sequence[Stated]) -> list[Stated]:
    """The values without placeholders, and without all that stands in one entry with a placeholder for its own name or website."""
    left = {value.entry for value in stated if _is_template(value)}
    return [value for value in stated if value.entry not in left and not _is_placeholder(value)]


def _is_template(value: Stated) -> bool:
    parts = value.path.split(".")
    if len(parts) > _OWNERS_PARTS:
        return False
    last = parts[-1].lower()
    return (
        last in _NAMES and (_NAME.fullmatch(value.value) is not None or _LOREM.search(value.value) is not None)
    ) or (last == "url" and _HOST.search(value.value) is not None)


def _is_placeholder(value: Stated) -> bool:
    last, text = value.path.rpartition(".")[2].lower(), value.value
    if last in _TELEPHONES:
        digits = re.sub(r"\D", "", text)
        return _ONE_DIGIT.fullmatch(digits) is not None or digits.removeprefix("1") in (*_IN_A_ROW, _IN_A_ROW[0][1:])
    if last == "streetaddress":
        return _STREET.fullmatch(text.strip()) is not None
    if last in _NAMES:
        return _NAME.fullmatch(text) is not None
    return _LOREM.search(text) is not None or (last in ("email", "url", "sameas") and _HOST.search(text) is not None)
