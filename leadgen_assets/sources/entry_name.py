"""Which text of an entry is the company's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.places import state_code
from leadgen_assets.domain.wording.written import emails_in, phone_like_in
from leadgen_assets.sources.written_place import is_street, place_in

_LABEL = re.compile(
    r"\s*(?:company|business|firm|member|organi[sz]ation|agency|brokerage|trade|dba|entity|licensee|account|property manager)?"
    r"\s*(?:names?)?\s*:?\s*",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?:company|business|firm|organi[sz]ation|agency|brokerage|employer|office)(?: name)?|dba|trade name",
    re.IGNORECASE,
)
_EVERYWHERE = """
a active address all at back business call categories category city claim click company contact detail details direction
directions directory e email fax filter for full get go here home homepage in info information join learn licence license link
listing login mail map member members message more name next now number open our page phone prev previous profile quote read
review reviews search see send show sign site state status tel telephone the their this to top up us view visit web website zip
"""
_GENERIC = frozenset(_EVERYWHERE.split())
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"^\s*(?:#\s?)?\d{1,3}\s?[.):–-]\s+|^\s*#\d{1,3}\s+")
_BREAKS = re.compile(r"\s[–—|•·:-]\s|\s?[|•·]\s?|,\s|\s\(|:\s|\n")
_FORM = re.compile(r"(?:inc|llc|l\.l\.c|llp|lp|pllc|pc|p\.c|corp|co|ltd|company|incorporated)\.?", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(?:\b[A-Za-z]{1,4}|[A-Z])\.$")
_LONGEST, _MOST_WORDS, _FIRST_LINES = 90, 12, 2


def entry_name(segments: Sequence[Segment], labels: Mapping[int, str]) -> tuple[str, Segment] | None:
    """The name and the segment that says it; None where nothing in the entry reads like one.

    A column or label called so, else a heading, else a link's text, else the beginning of the first line.

    Args:
        labels: segment number -> heading of its column.
    """
    for segment, text in _places(segments, labels):
        name = name_in(text)
        if name:
            return name, segment
    return None


def is_generic(text: str) -> bool:
    """Whether a text is what every entry has ("Visit website", "View profile"), no name."""
    return _GENERIC.issuperset(_WORD.findall(text.lower()))


def _places(segments: Sequence[Segment], labels: Mapping[int, str]) -> Iterator[tuple[Segment, str]]:
    for segment in segments:
        label = labels.get(segment.number, "")
        if label and _LABEL.fullmatch(label):
            yield segment, segment.text
    for segment in segments:
        # Lists of people name their firm beside them.
        label, colon, rest = segment.text.partition(":")
        if colon and segment.kind is Kind.TEXT and _FIRM.fullmatch(label.strip()):
            yield segment, rest
    plain = [segment for segment in segments if not _is_other_column(labels.get(segment.number, ""))]
    yield from ((s, s.text) for s in plain if s.kind is Kind.HEADING)
    first = next((s for s in plain if s.kind in (Kind.TEXT, Kind.LINK) and s.text), None)
    # A link at the beginning of the entry is its name; one further behind may say anything.
    for segment in plain:
        if segment.kind is Kind.LINK and first is not None and first.text.startswith(segment.text) and segment.text:
            yield segment, segment.text
    for segment in [s for s in plain if s.kind is Kind.TEXT][:_FIRST_LINES]:
        place = place_in(segment.text)
        if place is None or place.start > 0:
            yield segment, _beginning(segment.text)
    yield from ((s, s.text) for s in plain if s.kind is Kind.LINK and s.href.startswith("http"))


def _is_other_column(label: str) -> bool:
    return bool(label) and _LABEL.fullmatch(label) is None


def _beginning(text: str) -> str:
    """What stands before the first break of a line, its legal form included."""
    text = _NUMBERED.sub("", text)
    match = _BREAKS.search(text)
    if not match:
        return text
    rest = text[match.end() :]
    form = _FORM.match(rest)
    if match.group().startswith(",") and form and not rest[form.end() : form.end() + 1].isalnum():
        return text[: match.end()] + form.group()
    return text[: match.start()]


def name_in(text: str) -> str:
    """The text as a name, a number of its place in a ranking left off; "" where it cannot be one."""
    name = _NUMBERED.sub("", " ".join(text.split())).strip(" :–-|•·,").lstrip(".")
    if name.endswith(".") and not _SHORT_FORM.search(name):
        name = name.rstrip(". ")
    if not 2 <= len(name) <= _LONGEST or len(name.split()) > _MOST_WORDS or not re.search(r"[^\W\d_]{2}", name):
        return ""
    if is_generic(name) or state_code(name) or is_street(name) or emails_in(name):
        return ""
    place = place_in(name)
    if place is not None and place.start == 0:
        return ""
    if any(len(written.value) >= 10 for written in phone_like_in(name)) or re.match(r"(?:https?://|www\.)\S+$", name):
        return ""
    return name
