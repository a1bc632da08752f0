"""Whether somebody whom a model names stands the tests of those whom the rules find: a person's name, a post, and both the firm's."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.person_names import PersonName, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.credits import is_credited
from leadgen_assets.extract.others.dealings import deals_with_us
from leadgen_assets.extract.others.other_firms import has_firm_word, of_others, other_firms
from leadgen_assets.extract.others.other_posts import is_post_elsewhere
from leadgen_assets.extract.others.outsiders import lists_backers, with_another_firm
from leadgen_assets.extract.others.past_posts import is_past
from leadgen_assets.extract.others.stories import is_of_a_story
from leadgen_assets.extract.others.told_ahead import is_told_of_another
from leadgen_assets.extract.people.neighbours_titles import is_anothers
from leadgen_assets.extract.people.title_beside_name import (
    first_place,
    has_title,
    is_of_another,
    own_place,
    without_name,
)
from leadgen_assets.extract.people.whole_title import whole_title

_NAMING = (Kind.TEXT, Kind.HEADING, Kind.LINK)
_LED_TO = re.compile(
    r"(?:access|account|accounts|area|benefits|center|centre|dashboard|documents|faq|faqs|forms|handbook|info"
    r"|information|inquiries|inquiry|link|links|log|login|logins|page|portal|portals|packet|relations|resources"
    r"|services|sign|statement|statements|support|tools|website)",
    re.IGNORECASE,
)
"""What a link, a button or a heading for owners and brokers leads to: "Owner portal" is nobody's post."""
_NEXT_WORD = re.compile(r"(?:\s|[’']s\s|-)([^\W\d_][\w’'-]*)")
_STRANGERS = (of_others, is_post_elsewhere, is_past, is_credited, is_told_of_another, is_of_a_story, deals_with_us)


def title_as_theirs(
    page: PageText, name: str, name_at: Segment, title: str, title_at: Segment, titles: Titles, letters: str
) -> str:
    """The title by which a page names a person of the firm there, whole ("Broker/Owner" where "Owner" is said); "" where it does not.

    Args:
        page: whole, so that a segment's number is its place; on one that was read otherwise nobody is named.
        name_at, title_at: segments of it that are said to carry name and title.
        letters: of the company's domain and names, parted by spaces.
    """
    if page.segments[name_at.number - 1 : name_at.number] != (name_at,):
        return ""
    person = person_of_name(name, titles)
    if person is None or not _names(name_at, person, title_at, titles, title) or not titles.title(title):
        return ""
    apart = name_at.number != title_at.number
    if not apart and not has_title(name_at.text, name, title, titles):
        return ""
    if _leads_on(title, title_at, titles, apart=apart, name=name):
        return ""
    if apart and (is_of_another(title_at.text, title) or is_anothers(page, person, name_at, title_at, titles, letters)):
        return ""
    sighting = Sighting(page, person, name_at, title, title_at, 0.0, ())
    if _stands_among_strangers(page, name_at.number - 1, titles, letters) or any(
        tells(sighting, letters) for tells in _STRANGERS
    ):
        return ""
    return _whole(title_at.text, name, title, titles, apart=apart)


def _stands_among_strangers(page: PageText, at: int, titles: Titles, letters: str) -> bool:
    entries = frozenset(
        place
        for place, segment in enumerate(page.segments)
        if segment.kind is Kind.HEADING and (person_name(segment.text) or titles.title(segment.text))
    )
    return (
        other_firms(page, entries)[at]
        or lists_backers(page, entries, letters)[at]
        or with_another_firm(page, at, letters)
    )


def _whole(text: str, name: str, title: str, titles: Titles, *, apart: bool) -> str:
    """The whole title; as it is said where it is whole, and where the text has it in the plural alone, which two people share."""
    place = first_place(title, text) if apart else own_place(text, name, title, titles)
    whole = whole_title(without_name(text, name), *place, titles) if place else title
    return title if whole.casefold() == title.casefold() else whole


def person_of_name(name: str, titles: Titles) -> PersonName | None:
    """The name, if it can be a person's and is neither a title nor a firm's."""
    person = person_name(name)
    if person is None or (not person.known and (titles.title(name) or has_firm_word(person.text))):
        return None
    return person


def _names(name_at: Segment, person: PersonName, title_at: Segment, titles: Titles, title: str) -> bool:
    """Whether people are named in such places: in no menu, and by links only with a name that is surely one."""
    together = name_at.number == title_at.number
    if any(one.kind not in _NAMING or one.region is Region.NAV for one in (name_at, title_at)):
        return False
    if title_at.kind is Kind.LINK and not (together and person.sure):
        return False
    if person.sure:
        return True
    stands_out = together or bool(name_at.card) or name_at.kind is Kind.HEADING
    return name_at.kind is not Kind.LINK and stands_out and titles.certain(title)


def _leads_on(title: str, title_at: Segment, titles: Titles, *, apart: bool, name: str) -> bool:
    """Whether a word behind the title makes it something else, wherever it stands: "Owner Access", "Broker Associate".

    Args:
        apart: whether it stands in a text of its own, where any other name behind it is a thing's: "Owner Education".
    """
    text = title_at.text.replace(name, " | ")
    found = list(re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", text, re.IGNORECASE))
    following = [_NEXT_WORD.match(text, match.end()) for match in found]
    return bool(found) and all(
        word is not None
        and (
            _LED_TO.fullmatch(word[1])
            or titles.exactly([*title.split(), word[1]])
            or (apart and word[1][:1].isupper() and not titles.title(word[1]))
        )
        for word in following
    )
