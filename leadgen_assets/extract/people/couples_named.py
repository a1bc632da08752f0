"""Couples in one line, with the title that both share: "John and Mary Doe" above "Owners", "John & Mary Doe, Owners"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.domain.facts.supports import title_stands_by
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.titles import title_table
from leadgen_assets.extract.naming.couples import couple, two_people
from leadgen_assets.extract.naming.joint_titles import each_ones_title
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.guests import CALLED_BY
from leadgen_assets.extract.people.name_lines import INLINE

_CALLED = re.compile(rf"{CALLED_BY}$|^(?:owner|founder|client|host|guest|artist|author|actor|singer)$", re.IGNORECASE)
"""Whom such a post is said of may be a client, or somebody of note."""


@dataclass(frozen=True, slots=True)
class CoupleOfLine:
    """Two people that a line names, or begins with.

    Attributes:
        both: of them. share: whether one surname is both people's. behind: what stands in the line behind them, if anything does.
        ahead: the title in front of them, in the singular: of "Attorneys Tom and Bob Doe".
    """

    both: tuple[PersonName, PersonName]
    share: bool
    behind: list[str]
    ahead: str = ""


def couple_of_line(text: str) -> CoupleOfLine | None:
    """The two people of a line in which a couple may stand; None where it names nobody so."""
    name, *behind = INLINE.split(text, maxsplit=1)
    ahead, rest = _led(name)
    pair = couple(rest) if ahead and not behind else None
    if pair:
        return CoupleOfLine(pair, True, behind, ahead)
    both = two_people(name)
    return CoupleOfLine(both, couple(name) is not None, behind) if both else None


def _led(line: str) -> tuple[str, str]:
    """The title in the singular that leads a line, and the rest: "Attorneys Tom and Bob Doe"; "" where none does, or a famous one."""
    plural, _, rest = line.partition(" ")
    title = plural[:-1]
    standing = title_table().get(title.lower()) if plural[-1:] == "s" and plural[:1].isupper() else None
    famous = standing is None or standing.department in ("public office", "religion") or _CALLED.search(title)
    return ("", line) if famous else (title, rest)


def named_couple(page: PageText, at: int, named: CoupleOfLine, titles: Titles, *, team: bool) -> list[Sighting]:
    """Two people with one title; without one where a team is shown.

    Args:
        page: any. at: place of the line, from 0. named: whom it names. titles: that are recognised.
        team: whether the firm's people stand there.
    """
    segment, both = page.segments[at], named.both
    if named.ahead:
        return [Sighting(page, each, segment, named.ahead, segment, 0.85, ()) for each in both]
    below = page.segments[at + 1 : at + 2]
    places = [(part, segment) for part in named.behind] or [
        (each.text, each) for each in below if title_stands_by(segment, each)
    ]
    for written, title_at in places:
        title = each_ones_title(written, titles, plural=not named.share)
        if title:
            return [Sighting(page, each, segment, title, title_at, 0.88, ()) for each in both]
    return [Sighting(page, each, segment, "", None, 0.75, ()) for each in both] if team and named.share else []
