"""Sections in which people are named who are none of the firm's now: who left, clients that are shown, samples of letters and leases.

The headings are those of firms' pages in general, not of single pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.others.outsiders import parts_of_title
from leadgen_assets.extract.reading.quick_look import headings, holding
from leadgen_assets.extract.reading.sections import beneath

_ROLES = (
    r"(?:team|staff|employees?|colleagues?|leaders(?:hip)?|owners|partners|principals|agents|brokers|realtors|presidents|directors|officers"
    r"|board|management|managers|associates|interns|people|members|executives)"
)
_GONE = (
    r"(?:(?:our|the|meet\sour|remembering\sour)\s)?(?:former|past|previous|retired|departed|historic(?:al)?|ex-?)[\s-]"
    rf"(?!(?:and|&|or)\b|&|present\b|current\b)(?:\w+\s){{0,2}}?{_ROLES}(?:\s(?:members|of\sdirectors))?"
)
_ALUMNI = (
    r"(?:(?:our|the|meet\sour)\s)?(?:(?:team|staff|company|firm|studio|office)\s)?alumn(?:i|ae)(?:\s(?:of|from|at)\s.{2,40})?"
    r"|where\sare\sthey\snow"
)
_CLIENT = r"(?:land(?:lord|lady|ladie)|investor|resident|tenant|client|customer)"
_SHOWN = (
    rf"(?:(?:our|the|meet\sour)\s)?(?:featured\s)?(?:(?:home|property|rental\s)?\s?owner|{_CLIENT})s?['’]?s?\s(?:spotlights?|of\sthe\s(?:month|year|week|quarter))(?:\W.*)?"
    rf"|(?:our\s)?{_CLIENT}s?['’]?s?\s(?:stories|story)|(?:(?:our|the)\s)?featured\s(?:(?:home|property|rental)\s?)?(?:owner|{_CLIENT})s?(?:\W.*)?"
    r"|(?:(?:our|the)\s)?featured\s(?:home|property|rental)(?:\sof\sthe\s(?:month|week))?"
    r"|(?:(?:our|the)\s)?featured\s(?:artist|author|speaker|student|athlete|musician|maker)s?(?:\W.*)?"
)
_PRAISE = (
    r"(?:(?:but\s|please\s)?(?:do\snot|don['’]?t)\s(?:just\s)?take\s(?:our|my)\sword\b.{0,40}"
    r"|why\s(?:[\w-]+\s){1,3}(?:refer|recommend|love|endorse)\s.{2,40})"
)
_DOCUMENT = (
    r"(?:leases?|letters?|agreements?|contracts?|notices?|forms?|e-?mails?|reports?|statements?|applications?"
    r"|invoices?|documents?|references?|ads?|memos?|templates?|r[eé]sum[eé]s?)"
)
_SAMPLE = (
    rf"(?:(?:an?|our|the|view\s(?:an?|our)|see\s(?:an?|our))\s)?(?:sample|example|specimen)\s(?:[\w'’/-]+\s){{0,4}}?{_DOCUMENT}(?:\W.*)?"
    rf"|(?:[\w'’/-]+\s){{0,4}}?{_DOCUMENT}\s(?:samples?|templates?|examples?|specimens?)"
)
_STRANGE = re.compile(rf"\W*(?:{_GONE}|{_ALUMNI}|{_SHOWN}|{_PRAISE}|{_SAMPLE})\W*$", re.IGNORECASE)
_WORDS = (
    *(
        "former",
        "past",
        "historic",
        "previous",
        "retired",
        "departed",
        "ex-",
        "ex ",
        "alumn",
        "where are",
        "spotlight",
        "of the",
        "stor",
        "featured",
    ),
    *("take", "why", "sample", "example", "specimen", "template"),
)
"""One of them stands in every such heading: a quick look."""

_SAMPLES = re.compile(rf"\W*(?:{_SAMPLE})", re.IGNORECASE)
""" "Sample letter:", a line that is a heading in all but markup."""

_PAGES = re.compile(rf"\W*(?:{_GONE}|{_SAMPLE})\W*$", re.IGNORECASE)


def names_strangers(page: PageText, not_headings: Collection[int]) -> list[bool]:
    """One flag a segment: whether it stands beneath "Former Team", "Owner spotlight", "Don't take our word for it", "Sample lease".

    Args:
        page: any. not_headings: places (from 0) of headings that begin no section: names on a team page.
    """
    if any(map(_PAGES.match, parts_of_title(page))):
        return [True] * len(page.segments)
    held, headed = set(holding(page, _WORDS)), set(headings(page))
    matched = {at for at in held & headed if _STRANGE.match(page.segments[at].text)}
    lines = {at for at in held - headed if (text := page.segments[at].text).endswith(":") and _SAMPLES.fullmatch(text)}
    if not matched and not lines:
        return [False] * len(page.segments)
    # "Owner spotlight" has the shape of a title.
    return beneath(page, _STRANGE, set(not_headings) - matched, lines)
