"""Where a page names a person: team cards, a name above its title, "Name, Title" lines, sentences, JSON-LD."""

from __future__ import annotations

import re
from itertools import takewhile

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.led_names import is_told_below
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import ends_entry
from leadgen_assets.extract.others.listed_firms import without_listed
from leadgen_assets.extract.others.outsiders import (
    is_outsiders_page,
    parts_of_title,
    with_another_firm,
)
from leadgen_assets.extract.others.sayings import leads_list, signs
from leadgen_assets.extract.people.bios import begun, calls_so, is_of_the_profession, is_told_of
from leadgen_assets.extract.people.couples_named import named_couple
from leadgen_assets.extract.people.doubtful_names import is_nobody, is_shown
from leadgen_assets.extract.people.given_beside_post import given_beside_post
from leadgen_assets.extract.people.name_lines import (
    SHOWN,
    holds_mailbox,
    is_reached,
    named_by_picture,
    names_another,
    names_somebody,
    own_mailbox,
)
from leadgen_assets.extract.people.name_rolls import own_lines
from leadgen_assets.extract.people.other_titles import other_titles
from leadgen_assets.extract.people.own_entries import is_persons_entry
from leadgen_assets.extract.people.page_sections import Sections
from leadgen_assets.extract.people.posts_ahead import name_beside_title
from leadgen_assets.extract.people.site_texts import Look, SiteTexts
from leadgen_assets.extract.people.stated_firms import without_strangers
from leadgen_assets.extract.people.strangers import is_stranger
from leadgen_assets.extract.people.structured_people import runs_on, structured_people
from leadgen_assets.extract.people.title_lines import without_buttons, without_place
from leadgen_assets.extract.people.titles_above import titles_above
from leadgen_assets.extract.people.titles_near import title_near
from leadgen_assets.extract.people.whole_names import names_of, placed_beside
from leadgen_assets.extract.reading.proposal import SHORT

_CONTACT_PAGE = re.compile(r"\b(?:contact|reach|get in touch|staff|team|directory)\b", re.IGNORECASE)
MOST_A_PAGE = 100
"""People looked for in one page's running text."""

_GIVEN = 16
"""Characters that no given name alone has."""

_SHORT_TEXT = SHORT // 2
_ABOVE, _BELOW, _LARGEST_CARD = 2, 6, 25
"""Lines above a name, and from it on, among which its title may stand; segments of a card that is one person's."""

_MACHINE = (Kind.STRUCTURED, Kind.META, Kind.TITLE, Kind.FRAME)
_SPOKEN = ('"', "“", "‘", "«")


def sightings(page: PageText, texts: SiteTexts) -> list[Sighting]:
    """The people of one page in order of appearance.

    Args:
        page: any page. texts: those of its site.
    """
    titles, letters = texts.titles, texts.letters
    if is_outsiders_page(page):
        looks = texts.looks
        return [each for line in page.segments if looks[line.text].named for each in _by_others(page, line, texts)]
    found = list(structured_people(page, titles, letters))
    stated = {re.sub(r"\W", "", each.name.text + each.title): each.name.text for each in found if each.title}
    reader = _Reader(page, texts)
    found += [each for each in reader.sightings() if not runs_on(each, stated)]
    if not found:
        return []
    own = [without_place(each, titles, letters) for each in found if not is_stranger(each, letters)]
    return without_listed(without_strangers(own, page, reader.quoted(), titles, letters), letters, titles)


def _by_others(page: PageText, segment: Segment, texts: SiteTexts) -> list[Sighting]:
    if segment.kind not in SHOWN or len(segment.text) <= SHORT // 4:
        return []
    found = texts.told_by_others[segment.text]
    return [Sighting(page, name, segment, title, segment, 0.7, ()) for name, title in found]


class _Reader:
    """One pass over a page's segments that remembers which section it is in."""

    def __init__(self, page: PageText, texts: SiteTexts) -> None:
        self.page, self._texts = page, texts
        titles, self._letters = texts.titles, texts.letters
        self._titles = titles
        self._asked: list[int] = []
        self._looks = texts.looks_of(page)
        self._cards: dict[int, list[int]] = {}
        for at, segment in enumerate(page.segments):
            if segment.card:
                self._cards.setdefault(segment.card, []).append(at)
        self._names = names_of(page, self._cards, texts)
        self._sections = Sections(page, self._names, texts)
        self._above = titles_above(page, self._names, texts)
        named = {card: name for card, places in self._cards.items() for at in places if (name := self._names[at])}
        self._team_cards = frozenset(named) if len(named) > 1 else frozenset()
        # Cards of services have headings that look like names; those of a team are known ones for the most part.
        self._team = 2 * sum(name.sure for name in named.values()) >= len(named)
        self._contact = page.role in ("contact", "team") or any(map(_CONTACT_PAGE.search, parts_of_title(page)))

    def sightings(self) -> list[Sighting]:
        found: list[Sighting] = []
        for at in self._worth_a_look():
            segment, look = self.page.segments[at], self._looks[at]
            theirs = _by_others(self.page, segment, self._texts) if look.runs and look.titled else []
            if not theirs and self._sections.is_known_as_others(at):
                continue
            menu = segment.kind is Kind.LINK and segment.region is Region.NAV
            own = self._named_at(at, segment, look, more=len(found) < MOST_A_PAGE) if not menu else []
            if own or theirs:
                found += theirs if self._sections.others[at] else own
        return [*found, *other_titles(self.page, found, self._titles, self._letters)]

    def _worth_a_look(self) -> list[int]:
        """Places where somebody may be named: in the text, by a given name in a card, or by the words of a picture above."""
        names, given, titled = self._names, self._texts.given, self._texts.titled
        link, nav, image = Kind.LINK, Region.NAV, Kind.IMAGE
        found, pictured = [], False
        for at, (segment, look) in enumerate(zip(self.page.segments, self._looks, strict=True)):
            kind, text = segment.kind, segment.text
            if kind is link and segment.region is nav:
                worth = look.runs and look.titled
            else:
                worth = look.tells or names[at] is not None or (look.parted and holds_mailbox(segment))
                worth = worth or (segment.card > 0 and len(text) < _GIVEN and given[text] is not None)
                worth = worth or (pictured and titled[text])
            if worth and kind not in _MACHINE:
                found.append(at)
            pictured = kind is image
        return found

    def _named_at(self, at: int, segment: Segment, look: Look, *, more: bool) -> list[Sighting]:
        """Whom a segment names, unless the place is others'. `more`: whether running text may name further people."""
        text, name, kind = segment.text, self._names[at], segment.kind
        if look.named and look.titled and not name and kind in SHOWN[:2]:
            listed = self._texts.listed[text]
            if listed is not None and not self._quoted(at):
                return [Sighting(self.page, each, segment, post, segment, 0.88, ()) for each, post in listed]
        sighting = None
        if look.parted and len(text) <= SHORT and kind is not Kind.IMAGE:
            sighting = self._part(at, segment, look) if look.titled or holds_mailbox(segment) else None
        if sighting is None and name:
            sighting = self._whole(at, segment, name)
        elif sighting is None:
            together = self._together(at, segment, look) if look.coupled or (look.parted and ": " in text) else []
            if together:
                return together
            if look.titled or (segment.card and len(text) < _GIVEN):
                sighting = self._by_given_name(at, segment, look)
            if not sighting and (look.titled or (at and self.page.segments[at - 1].kind is Kind.IMAGE)):
                sighting = self._joined(at, segment, look)
        if sighting:
            return [] if with_another_firm(self.page, at, self._letters) else [sighting]
        if look.runs and len(text) <= _SHORT_TEXT:
            self._asked.append(at)
        return self._in_text(at, segment) if look.runs and more else []

    def _whole(self, at: int, segment: Segment, name: PersonName) -> Sighting | None:
        if segment.kind is Kind.IMAGE:
            return None
        if signs(self.page, at) and not self._leads_list(at):
            self._asked.append(at)
            return None
        # Most of what looks like a rare name stands by no title, and is nobody's.
        bare = not name.known and self.page.role != "team" and not self._may_have_title(at)
        window = () if bare else self._window(at)
        title, title_at = "", None
        if not bare:
            title, title_at = title_near(self.page, at, window, self._names, self._above, self._titles)
        if not title and (segment.text.endswith(",") or self._is_second(at, name)):
            # "Golden Heath Tower," goes on in the next line: a house or a town of an address.
            return None
        card = segment.card in self._team_cards
        own = segment.kind is Kind.LINK and segment.href.lower().startswith("mailto:")
        shown = card or segment.kind is Kind.HEADING
        in_team = self.page.role == "team" and (
            (card and self._team and is_shown(name, segment, window))
            or (shown and is_persons_entry(self.page, name, segment, window))
        )
        certain = not name.known and self._titles.certain(title)
        team = self._sections.is_of_team
        if title and (name.known or (certain and (shown or team(at) or is_told_below(name, title)))):
            sure = 0.92 if name.known else 0.8
        elif name.known and (own or own_mailbox(window, name) or (len(window) > 1 and team(at))):
            sure = 0.8
        elif name.credentials and name.known and (self.page.role in ("about", "contact") or team(at)):
            sure = 0.75
        elif at in self._sections.rolls:
            sure, window = 0.75, own_lines(segment, window or self._window(at))
        elif in_team or is_told_of(self.page, at, self._names, self._letters):
            sure = 0.7 if segment.region is Region.MAIN else 0.0
        elif is_of_the_profession(self.page, at, self._names, self._titles):
            sure = 0.7
        elif self._contact and is_reached(self.page, at, self._names, known=name.known):
            sure = 0.72
        else:
            sure = 0.0
        return Sighting(self.page, name, segment, title, title_at, sure, window or self._window(at)) if sure else None

    def _leads_list(self, at: int) -> bool:
        return self._sections.is_of_team(at) and leads_list(self.page, at, self._names)

    def _may_have_title(self, at: int) -> bool:
        """A quick look: whether a title may stand in a line that `title_near` looks at."""
        segments, titled = self.page.segments, self._texts.titled
        places = self._cards.get(segments[at].card, ())
        own = [segments[place] for place in places] if len(places) <= _LARGEST_CARD else []
        return True in [titled[each.text] for each in (*own, *segments[max(0, at - _ABOVE) : at + _BELOW])]

    def _is_second(self, at: int, name: PersonName) -> bool:
        """Whether somebody else's name leads the card, and this one's last word is no surname: the house that is looked after."""
        ahead = [self._names[place] for place in self._cards.get(self.page.segments[at].card, ()) if place < at]
        told = name.known and (name.credentials or calls_so(self.page, at, name))
        if not any(ahead) or known_surname(name.text) or told:
            return False
        return not is_of_the_profession(self.page, at, self._names, self._titles)

    def _together(self, at: int, segment: Segment, look: Look) -> list[Sighting]:
        """A couple with its title, or the people behind a post and a colon."""
        couple = self._texts.couples[segment.text] if look.coupled else None
        team = couple is not None and self._sections.is_of_team(at)
        found = named_couple(self.page, at, couple, self._titles, team=team) if couple else []
        if found:
            return [] if self._quoted(at) else found
        if not look.parted or ": " not in segment.text or segment.kind is Kind.IMAGE:
            return []
        self._asked.append(at)
        several = self._texts.labelled[segment.text]
        if not several or self._quoted(at):
            return []
        return [
            Sighting(self.page, name, segment, title, segment, 0.88 if name.known else 0.75, ())
            for name, title in several
        ]

    def _by_given_name(self, at: int, segment: Segment, look: Look) -> Sighting | None:
        """ "Kathleen" above "Office Manager", where several entries of one kind follow each other: small firms call people so."""
        both = given_beside_post(self.page, at, self._titles) if look.parted and look.titled else None
        if both and not self._quoted(at):
            return Sighting(self.page, both[0], segment, both[1], segment, 0.75, self._window(at))
        if not segment.card or not 2 < len(segment.text) < _GIVEN or segment.kind not in (Kind.TEXT, Kind.HEADING):
            return None
        name = self._texts.given[segment.text]
        window = self._window(at) if name else ()
        if name is None or any(self._names[other.number - 1] for other in window) or self._quoted(at):
            return None
        title, title_at = title_near(self.page, at, window, self._names, self._above, self._titles)
        if not title or not self._titles.certain(title):
            return None
        return Sighting(self.page, name, segment, title, title_at, 0.75, window)

    def _joined(self, at: int, segment: Segment, look: Look) -> Sighting | None:
        pictured = at and self.page.segments[at - 1].kind is Kind.IMAGE and segment.kind in SHOWN[:2]
        both = named_by_picture(self.page, at, self._titles) if pictured else None
        if not both and look.named and look.titled and segment.kind in SHOWN and self._texts.beside[segment.text]:
            both = name_beside_title(self.page, at, self._titles, self._letters)
        if both is None or self._quoted(at):
            return None
        return Sighting(self.page, both[0], segment, both[1], segment, 0.85, self._window(at))

    def _part(self, at: int, segment: Segment, look: Look) -> Sighting | None:
        """ "Name, Title" and "Title: Name" in one short text, with a title or a mailbox in it."""
        if signs(self.page, at):
            return None
        line = self._texts.parts[without_buttons(self.page, at, self._titles)]
        for person, title, named in line.found:
            name = named or placed_beside(self.page, at, person, title, self._titles)
            unknown = name and not name.known and (line.greeted or is_nobody(name, self._titles))
            if not name or unknown or names_somebody(title, self._titles):
                continue
            if name.known or (person == line.text[: len(person)] and self._titles.certain(title)):
                sure = 0.9 if name.known else 0.7
                return Sighting(self.page, name, segment, title, segment, sure, self._window(at))
        name = person_name(line.text.strip(" ,:-–|")) if line.text != segment.text else None
        if name and own_mailbox((segment,), name):
            return self._joined(at, segment, look) or Sighting(self.page, name, segment, "", None, 0.8, (segment,))
        return None

    def _in_text(self, at: int, segment: Segment) -> list[Sighting]:
        text = segment.text
        if text.startswith(_SPOKEN):
            return []
        found, told = self._texts.told[text], begun(self.page, at, self._names)
        told = told if told and self._sections.is_of_team(at) else None
        if not (told or found) or (len(text) <= _SHORT_TEXT and signs(self.page, at)):
            return []
        if told and not any(name.text == told.text for name, _ in found):
            found = [(told, ""), *found]
        return [
            Sighting(self.page, name, segment, title, segment if title else None, 0.72 if title else 0.7, ())
            for name, title in found
        ]

    def _quoted(self, at: int) -> bool:
        """A name that signs a quotation, and is remembered as one."""
        self._asked.append(at)
        return signs(self.page, at)

    def quoted(self) -> set[int]:
        """Places (from 0) of names, and of what looks like one, that sign a quotation."""
        others, nav = self._sections.others, Region.NAV
        parted = [
            at
            for at, (segment, look) in enumerate(zip(self.page.segments, self._looks, strict=True))
            if look.parted and len(segment.text) <= SHORT and segment.kind in SHOWN
            if segment.kind is not Kind.LINK or segment.region is not nav
        ]
        return {at for at in (*self._asked, *parted) if not others[at] and signs(self.page, at)}

    def _window(self, at: int) -> tuple[Segment, ...]:
        segments = self.page.segments
        card = segments[at].card
        if card:
            places = self._cards[card]
            names = {self._names[place].text for place in places if self._names[place]}  # type: ignore[union-attr]
            if len(names) <= 1 and len(places) <= _LARGEST_CARD:
                own = tuple(segments[place] for place in places)
                return tuple(takewhile(lambda each: not ends_entry(segments[at], each, own, self._titles), own))
        end = at + 1
        while (
            end < min(at + 6, len(segments))
            and not (self._names[end] or self._sections.others[end])
            and not names_another(segments[end], self._titles)
            and not named_by_picture(self.page, end, self._titles)
            and segments[end].region is segments[at].region
        ):
            end += 1
        return segments[at:end]
