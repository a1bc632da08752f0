"""Lines that signs part into a name and a title: "Name, Title", "Title: Name", with how somebody is reached behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.extract.naming.person_names import PersonName, person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.letters_ahead import without_credentials
from leadgen_assets.extract.people.name_lines import INLINE, goes_on, without_channels, without_greeting

_EXPERIENCE = re.compile(r"\s?\((?:over\s|more\sthan\s)?\d{1,2}\+?\s(?:years?|yrs)\b['’]?[^()]{0,20}?[Ee]xperience\)")
""" "Jane Doe - (19 years experience) Owner"."""

_MOST_PARTS = 3
"""Separators in a line that names somebody with credentials and title."""


@dataclass(frozen=True, slots=True)
class PartedLine:
    """What signs part in a line.

    Attributes:
        text: of the line, without greeting and channels. greeted: whether a greeting stood in front.
        found: a part that may be a name, the title that the rest is, and the name that the part by itself is, likely ones first.
    """

    text: str
    greeted: bool
    found: list[tuple[str, str, PersonName | None]]


def parts_of_line(line: str, titles: Titles) -> PartedLine:
    """The parts of a line without buttons (`extract/people/title_lines.py`)."""
    told = _EXPERIENCE.sub(" ", line) if "(" in line and "xperience" in line else line
    whole = without_channels(told, titles)
    text = without_greeting(whole)
    # From the last separator backwards: "Jane Doe, CPM, Broker" has its credentials with the name.
    parts = [(text[: each.start()], text[each.end() :].strip(" )")) for each in INLINE.finditer(text)][::-1]
    if len(parts) > 1 and titles.exactly(INLINE.split(parts[-1][1], maxsplit=1)[0].split()):
        # Of "Jane Doe, CEO, Certified Property Manager" the first is the post.
        parts = parts[::-1]
    if len(parts) > _MOST_PARTS:
        # "Jane Doe – Florist Springfield – Weddings – Events": a slogan.
        parts = []
    found = []
    for person, role in [*parts, *((behind, before) for before, behind in parts)]:
        title = titles.title(without_credentials(role, titles)) if not goes_on(role) else ""
        if title and (len(parts) < _MOST_PARTS or titles.certain(title)):
            found.append((person, title, person_name(person)))
    return PartedLine(text, text != whole, found)
