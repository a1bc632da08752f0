"""Lines that are a person's name and nothing else; those with a place's word as surname only where a team is shown, beside a post."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.placed_names import in_doubt, leads, needs_a_leader, placed_name
from leadgen_assets.extract.naming.team_headings import STAFF, TEAM
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_lines import SHOWN, whole_name
from leadgen_assets.extract.people.site_texts import SiteTexts
from leadgen_assets.extract.people.title_lines import without_buttons
from leadgen_assets.extract.people.titles_before import is_post
from leadgen_assets.extract.reading.sections import headings_above

_LINES = SHOWN[:2]
_LARGEST_CARD, _LONGEST_NAME = 25, 60
"""Segments of a card that is one person's; characters of a name with letters behind it, or with the person's links."""

_LONGEST_KIND = 16
"""Letters of the word that tells what kind of member somebody is."""

_LONGEST_LINE = _LONGEST_NAME + _LONGEST_KIND + 1

_BUTTONS = re.compile(
    r"(?:[\s|·•,–-]*(?:LinkedIn|Linked\sIn|Facebook|Instagram|Twitter|E-?mail(?:\sme)?|v[Cc]ard|(?:(?:Read|View|See|Full|More)\s)?(?:[Bb]io|[Pp]rofile)|Read\s[Mm]ore|Learn\s[Mm]ore)(?:\s?[+›»→>])?)+$"
)
""" "Jane Doe LinkedIn", in one line."""

_BEHIND_BUTTON = " \t\u00a0+›»→>"
_ENDS_OF_BUTTONS = ("In", "Facebook", "Instagram", "Twitter", "mail", "me", "ard", "io", "rofile", "ore")
"""A quick look for the line's last button."""

_HOUSES = re.compile(
    r"\b(?:communities|properties|neighbou?rhoods|listings|portfolio|locations|apartments|buildings|homes|rentals)\W*$",
    re.IGNORECASE,
)
"""The end of a heading above houses, each with whoever looks after it."""


_ON = re.compile(r"(?:read|view|see|full|more|learn|my|e-?mail|contact|download)\b", re.IGNORECASE)
"""So begins a button that leads on to more of somebody."""


def names_of(page: PageText, cards: Mapping[int, Sequence[int]], texts: SiteTexts) -> list[PersonName | None]:
    """Of each segment the name that its whole text is; "Jane Park" only above a post, where a team is shown.

    Args:
        page: any. cards: number of a card -> places (from 0) in it. texts: those of its site.
    """
    segments, titles, placed = page.segments, texts.titles, texts.placed
    names: list[PersonName | None] = [None] * len(segments)
    lines = []  # of two words or more and a name's length; menus name nobody
    link, nav, heading, image = Kind.LINK, Region.NAV, Kind.HEADING, Kind.IMAGE
    for at, line in enumerate(segments):
        text, kind = line.text, line.kind
        if " " not in text or kind not in SHOWN or (kind is link and line.region is nav):
            continue
        if kind is heading:  # which greets whom it names, at any length
            name = texts.headed[text]
        elif len(text) <= _LONGEST_LINE:
            name = texts.names[text]
        else:
            continue
        if kind is not link:
            pictured = _pictured(page, at, titles) if at and segments[at - 1].kind is image else None
            name = pictured or name
            if not name and len(text) <= _LONGEST_NAME:
                lines.append(at)
                linked = at + 1 < len(segments) and segments[at + 1].goes_on and segments[at + 1].kind is link
                # Of a button that scripts bring to life no link is kept.
                if linked or text.rstrip(_BEHIND_BUTTON).endswith(_ENDS_OF_BUTTONS):
                    name = _beside_buttons(line, segments[at + 1] if linked else None, page, titles)
        names[at] = name
    found: dict[int, PersonName] = {}
    for places in cards.values():
        at = next((place for place in places if segments[place].kind in SHOWN), 0)
        name = placed[segments[at].text] if len(places) <= _LARGEST_CARD and not names[at] else None
        below = places[places.index(at) + 1 :] if name else ()
        posts = [segments[place].text for place in below if name and _is_post(segments[place].text, name, titles)]
        if (
            name
            and posts
            and (not needs_a_leader(name) or any(map(leads, posts)))
            and not any(names[place] for place in below)
        ):
            found[at] = name
    for at in lines:
        alone = not segments[at].card and not names[at] and at + 1 < len(segments)
        name = placed[segments[at].text] if alone else None
        if name and _is_placed_alone(page, at, name, names, titles):
            found[at] = name
    among = found and any(names[place] for places in cards.values() for place in places)
    for at, name in found.items():
        if (
            is_of_a_team(page, at)
            or (name.credentials or name.addressed)
            or (among and any(map(TEAM.search, headings_above(page, at))))
        ):
            names[at] = name
    return names


def _beside_buttons(line: Segment, link: Segment | None, page: PageText, titles: Titles) -> PersonName | None:
    """A known name in a line with nothing else but links to the person's profiles: "Jane Doe LinkedIn"; `link` stands behind it."""
    bare = _BUTTONS.sub("", without_buttons(page, line.number - 1, titles) if link else line.text)
    if link and _ON.match(link.text) and line.text.startswith(link.text):
        # "Read my bio... Jane Doe": the button ends the entry above it.
        bare = line.text.removeprefix(link.text).strip()
    name = whole_name(replace(line, text=bare), titles) if bare != line.text else None
    return name if name and name.known else None


def _pictured(page: PageText, at: int, titles: Titles) -> PersonName | None:
    """The name that a picture's words are, where the line below ends with it, behind what kind of member it is: "Trustee Jane Doe"."""
    own, above = page.segments[at], page.segments[at - 1]
    if own.kind not in _LINES or above.card != own.card:
        return None
    kind = own.text.removesuffix(f" {above.text}")
    if kind == own.text or len(kind) > _LONGEST_KIND or not kind.isalpha() or not kind[0].isupper():
        return None
    return whole_name(replace(own, text=above.text), titles)


def _is_post(text: str, name: PersonName, titles: Titles) -> bool:
    """Whether a line is a post word for word; below "Dr." and letters of a profession any title is one."""
    sure = name.credentials or name.addressed
    return is_post(text.split(), titles) or (sure and bool(titles.title(text)) and titles.certain(text))


def _is_placed_alone(
    page: PageText, at: int, name: PersonName, names: Sequence[PersonName | None], titles: Titles
) -> bool:
    """ "Jane Park" right above a post outside of any card; a house, its post and who holds it are three lines."""
    segments = page.segments
    own, below = segments[at], segments[at + 1]
    if own.region is not Region.MAIN or (in_doubt(name) and not leads(below.text)) or (at and names[at - 1]):
        return False
    if below.region is not own.region or not _is_post(below.text, name, titles):
        return False
    holder = at + 2 < len(segments) and names[at + 2] is not None
    holds = at + 3 < len(segments) and is_post(segments[at + 3].text.split(), titles)
    return not holder or holds


def is_of_a_team(page: PageText, at: int) -> bool:
    """Whether a place (from 0) is on a page of the firm's people, or beneath a heading of theirs, and not in a list of houses."""
    above = headings_above(page, at)
    return any(map(STAFF.search, above)) or (page.role == "team" and not any(map(_HOUSES.search, above)))


def placed_beside(page: PageText, at: int, person: str, title: str, titles: Titles) -> PersonName | None:
    """The name that begins a line, with a post behind it, where a team is shown: "Helen Park, Owner"; None for a house's entry.

    Args:
        page: any. at: place of the line, from 0. person, title: its parts. titles: that are recognised.
    """
    name = placed_name(person) if page.segments[at].text.startswith(person) else None
    if name is None or (in_doubt(name) and not leads(title)) or not is_post(title.split(), titles):
        return None
    ahead = page.segments[at - 1] if at else None
    led = ahead is not None and ahead.card == page.segments[at].card and whole_name(ahead, titles) is not None
    told = name.credentials or name.addressed or (leads(title) and not needs_a_leader(name))
    return name if not led and (told or is_of_a_team(page, at)) else None
