"""Posts that only style parts from the name behind them: "Owner Jane Doe" in a line of its own, as a label and what it labels.

The same words are of a guest of note, a client or a statesman, so that they count on a page or in a section of the firm's people
alone. The rules are from how such lines are written in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.couples import is_given_alone
from leadgen_assets.extract.naming.led_names import rare_name, told_by_post
from leadgen_assets.extract.naming.own_names import names_begin
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.guests import CALLED_BY
from leadgen_assets.extract.others.praise import OF_A_HOUSE, praises
from leadgen_assets.extract.others.voices import tells_of_the_firm
from leadgen_assets.extract.people.name_lines import name_and_title, own_mailbox
from leadgen_assets.extract.people.title_lines import before_channels, without_buttons
from leadgen_assets.extract.reading.sections import headings_above
from leadgen_assets.extract.reading.word_lists import word_list

_OF_PEOPLE = ("about", "team", "contact")
_OWN = re.compile(
    r"\b(?:about|welcome|meet|who\swe\sare|contacts?|reach|call|write|get\sin\stouch|office|team|staff|our\s(?:people|family|firm|company))\b",
    re.IGNORECASE,
)
"""Headings beneath which a firm tells of itself, or how it is reached."""

_OF_HISTORY = re.compile(rf"{CALLED_BY}$", re.IGNORECASE)
"""Only a heading above the firm's staff tells that it is not the famous one. "General Manager" nobody famous is called by."""

_OF_THE_PERSON = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_ENDED = (".", "!", "?", "”", '"')
_LONGEST = 300
"""Characters of a text beside such a line that are looked at."""

_CUT = re.compile(r"[\d@-]")
"""Without one of these nothing ends a line before its end."""

_DASHES = ("-", "–", "—")
_PAIR, _LEAST_WORDS, _MOST_WORDS = 2, 3, 8
_LONGEST_NAME = 4
_NEAR = 4
"""Lines, a name's own with them, in which its mailbox may stand."""


def name_beside_title(page: PageText, at: int, titles: Titles, letters: str) -> tuple[PersonName, str] | None:
    """Name and title that only style parts, in a line that `may_tell`; the title first in what is of the firm's people alone.

    Args:
        page: any page. at: place of the line, from 0. titles: that are recognised.
        letters: letters of the company's domain and names, parted by spaces.
    """
    if page.segments[at].kind is Kind.LINK:
        return _linked(page.segments[at], page.url, titles)
    text = before_channels(without_buttons(page, at, titles))
    found = name_and_title(text.partition(" - ")[0], titles)
    if found:
        return found if _is_told(page, at, found[0]) else None
    if page.role not in _OF_PEOPLE:
        return None
    led = _title_and_name(text, titles)
    return led if led and _is_ours(page, at, led, letters) else None


def may_tell(text: str, titles: Titles) -> bool:
    """A quick look: whether a title may stand among the words of a line so short, or of what stands in front of its channels."""
    words = text.split(None, _MOST_WORDS)
    if len(words) < _LEAST_WORDS or (len(words) > _MOST_WORDS and not _CUT.search(text)):
        return False
    return titles.may_stand_in(" ".join(words[:_MOST_WORDS]))


def _linked(link: Segment, url: str, titles: Titles) -> tuple[PersonName, str] | None:
    """Whom a link to a page of the site's own names with the post in front: "Attorney Jane Q. Alder" of a menu of profiles."""
    words = link.text.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or registrable_domain(link.href) != registrable_domain(url):
        return None
    for size in range(_PAIR, min(len(words), _LONGEST_NAME + 1)):
        post = words[:-size]
        name = person_name(" ".join(words[-size:])) if titles.exactly(post) and link.text[0].isupper() else None
        if name and name.known and not _OF_HISTORY.search(" ".join(post)):
            return name, " ".join(post)
    return None


def _is_told(page: PageText, at: int, name: PersonName) -> bool:
    """Whether a name and a title that together have a name's shape are a person's: "Charlotte Blossom Florist" may be a trade."""
    if person_name(page.segments[at].text) is None:
        return True
    if is_given_alone(name.text):
        return False
    if (
        known_surname(name.text)
        or Titles.of().exactly(name.text.split()[-1:])
        or page.role == "team"
        or _of_staff(page, at)
    ):
        return True
    return own_mailbox(page.segments[at : at + _NEAR], name)


def is_of_history(sighting: Sighting, letters: str) -> bool:
    """Whether "President Theodore Roosevelt" is all that a line says, and no heading above it is of the firm's staff.

    Args:
        sighting: a name as it stands on a page, with its title. letters: of the company's domain and names, which say nothing here.
    """
    line, title = sighting.name_at, sighting.title.strip()
    if not title or line is not sighting.title_at or line.text.rstrip(".") != f"{title} {sighting.name.text}":
        return False
    return _OF_HISTORY.search(title) is not None and not _of_staff(sighting.page, line.number - 1)


def _of_staff(page: PageText, at: int) -> bool:
    above = _above(page, at)
    return STAFF.search(above[0]) is not None if above else page.role == "team"


def _above(page: PageText, at: int) -> list[str]:
    """The headings above a line without its own."""
    return [text for text in headings_above(page, at) if text != page.segments[at].text]


def _title_and_name(text: str, titles: Titles) -> tuple[PersonName, str] | None:
    """ "Owner Jane Alder", as a label and what it labels: a post word for word and a known name; None for anything else."""
    words = text.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return None
    pair = " ".join(words[-_PAIR:])
    ahead = [word for word in words[:-_PAIR] if word not in _DASHES]
    if not words[-1][:1].isupper() or not _is_a_post(ahead, titles) or words[-1].lower() in word_list("place_words"):
        return None
    name, post = person_name(pair), " ".join(ahead)
    if name and name.known:
        return (name, post) if known_surname(pair) else None
    listed = folded(words[-_PAIR]) in given_names()
    led = told_by_post(pair, post) if listed else rare_name(pair)
    return (led, post) if led else None


def _is_a_post(words: list[str], titles: Titles) -> bool:
    """Whether words are one post, or two with a stroke between them: "Leasing Director/Manager"."""
    parts = " ".join(words).split("/")
    several = len(parts) > 1 and all(titles.title(part) and titles.last(part.split()) for part in parts)
    return several or titles.exactly(words)


def _is_ours(page: PageText, at: int, led: tuple[PersonName, str], letters: str) -> bool:
    """Whether such a line stands where the firm's people do, with nothing beside it that a client or a guest is told of by."""
    own = page.segments[at]
    above, staff = _above(page, at), _of_staff(page, at)
    if not staff and _OF_HISTORY.search(led[1]):
        return False
    if above and not staff and not (_OWN.search(above[0]) or names_begin(above[0], letters)):
        return False
    beside = [page.segments[place] for place in (at - 1, at + 1) if 0 <= place < len(page.segments)]
    return all(_may_stand_beside(each, led[0], letters, staff=staff) for each in beside if each.region is own.region)


def _may_stand_beside(segment: Segment, name: PersonName, letters: str, *, staff: bool) -> bool:
    text = segment.text.rstrip()[-_LONGEST:]
    if segment.kind is not Kind.TEXT or segment.region is Region.NAV or not (" " in text and text.endswith(_ENDED)):
        return True
    if set(name.text.lower().split()) & set(re.findall(r"\w+", text.lower())):
        return True
    if OF_A_HOUSE.search(text) or praises(text, letters):
        return False
    return staff or _OF_THE_PERSON.search(text) is not None or tells_of_the_firm(text)
