"""Lists in which every person is of a firm of their own: members, exhibitors, clients, whatever the list is called.

A firm's own staff do not each have another firm's name in their entry, so that the entries together tell what no heading need
say. The rule is from how directories are built in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import has_firm_word, is_ours, is_place
from leadgen_assets.extract.reading.word_lists import word_list

_LEADS = re.compile(
    r"^(?:co-?)?(?:owner|founder|president|proprietor|ceo|chief executive|managing director|executive director|general manager)\b",
    re.IGNORECASE,
)
""" Of whom a firm has one or two. Partners and agents have fields and offices behind their titles, which are named as firms are."""

_FIRM_LIKE = re.compile(r"[A-ZÀ-Þ0-9][\w&'’.-]*(?:,?\s(?:[A-ZÀ-Þ0-9][\w&'’.-]*|&|and|of|the|de|y)){0,6}")
_BEHIND = re.compile(r"(?:,|\s(?:at|of|with)|\s[-–—|@])\s(?P<firm>.{3,60})$")
_AHEAD = re.compile(r"^(?P<firm>[^–—:|]{3,60}?)(?:\s?[–—:|]|\s-)\s$")
""" "Vance Bakery – Paula Vance, Owner"."""

_SHOWN = (Kind.TEXT, Kind.LINK, Kind.HEADING)
_OF_THE_FIRM = re.compile(
    r"The\s.{2,30}\s(?:Team|Group)$|(?:Read|View|Learn|See|More|Email|E-mail|Contact|Call|Meet|About)\b"
)
_LEAST = 2
"""Entries with firms of their own that make a list."""


def without_listed(found: Sequence[Sighting], letters: str, titles: Titles) -> list[Sighting]:
    """The people without those of a list that names another firm in each of several entries.

    Args:
        found: people of one page. letters: of the company's domain and names. titles: that are recognised.
    """
    found = [each for each in found if not _is_led_by_firm(each, letters)]
    leaders = [at for at, each in enumerate(found) if _LEADS.search(each.title)]
    if len(leaders) < _LEAST:
        return list(found)
    firms = [(at, firm) for at in leaders if (firm := firm_beside(found[at], letters, titles))]
    surely = {firm for at, firm in firms if _is_surely(firm, found[at])}
    several = {firm for _, firm in firms}
    beyond_doubt = any(_is_surely(firm, found[at], strictly=True) for at, firm in firms)
    all_differ = beyond_doubt and _LEAST <= len(several) == len(firms)
    if not all_differ and (len(surely) < _LEAST or len(several) * 2 < len(firms)):
        return list(found)
    strangers = {at for at, _ in firms} | {
        at
        for at, each in enumerate(found)
        if at not in leaders and _is_surely(firm_beside(each, letters, titles), each)
    }
    return [each for at, each in enumerate(found) if at not in strangers]


def _is_led_by_firm(sighting: Sighting, letters: str) -> bool:
    """Whether another firm's name beyond doubt stands in front of the person's in the same line."""
    led = _AHEAD.search(sighting.beside()[0]) if sighting.title else None
    firm = led["firm"] if led else ""
    named = _FIRM_LIKE.fullmatch(firm) is not None and not (is_ours(firm, letters) or is_place(firm))
    return named and _is_surely(firm, sighting, strictly=True)


def firm_beside(sighting: Sighting, letters: str, titles: Titles, *, above: bool = True) -> str:
    """Another firm's name in a person's entry: behind the title, or the whole of a line beside it; "" where none stands."""
    if not sighting.title or sighting.title_at is None:
        return ""
    behind = sighting.title + sighting.beside()[2]
    for text in _beside(sighting, above=above):
        if (
            3 <= len(text) <= 60
            and _FIRM_LIKE.fullmatch(text)
            and not _OF_THE_FIRM.match(text)
            and not (titles.title(text) or is_unit(text) or is_place(text) or is_ours(text, letters))
            and (has_firm_word(text) or not _may_be_person(text, beside=text not in behind))
        ):
            return text
    return ""


def _may_be_person(text: str, *, beside: bool) -> bool:
    """Whether a text may name somebody: in a line of its own whatever has a name's shape, behind a title a known given name."""
    name = person_name(text)
    return name is not None and (beside or name.known)


def _beside(sighting: Sighting, *, above: bool) -> Iterator[str]:
    title, at = sighting.title.strip(), sighting.title_at
    before, _, tail = sighting.beside()
    led = _AHEAD.search(before) if above else None
    if led:
        yield led["firm"]
    for text in (title, title + tail):
        found = _BEHIND.search(text)
        if found:
            yield found["firm"].strip(" ().")
    own = {sighting.name_at.number, at.number if at else sighting.name_at.number}
    segments = sighting.page.segments[max(0, min(own) - (2 if above else 1)) : max(own) + 1]
    for segment in segments:
        beside = segment.number not in own and segment.card == sighting.name_at.card
        if beside and segment.kind in _SHOWN and segment.region is sighting.name_at.region:
            yield segment.text.strip(" ().,")


def _is_surely(firm: str, sighting: Sighting, *, strictly: bool = False) -> bool:
    """Whether the name is a firm's beyond doubt: by its last word, or because it has the person's own surname in it."""
    if not firm:
        return False
    surname = re.sub(r"\W", "", sighting.name.text.split()[-1].lower())
    words = [re.sub(r"\W|['’]s$", "", word.lower()) for word in firm.split()]
    several = len(words) > 1
    return (
        has_firm_word(firm)
        or (several and not strictly and words[-1] in word_list("listed_firm_words"))
        or (several and len(surname) > 2 and surname in words)
    )
