"""Which places of a page are the firm's people's by the headings above them, and which are others'."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.team_headings import STAFF, TEAM, may_be_the_firm
from leadgen_assets.extract.others.other_firms import other_firms
from leadgen_assets.extract.others.others_entries import others_entries
from leadgen_assets.extract.others.outsiders import OTHERS, lists_backers, sayings_begin
from leadgen_assets.extract.others.pets import names_pets
from leadgen_assets.extract.others.strange_sections import names_strangers
from leadgen_assets.extract.people.name_rolls import may_hold_roll, rolls
from leadgen_assets.extract.people.said_boxes import said_by_others
from leadgen_assets.extract.people.site_texts import SiteTexts
from leadgen_assets.extract.reading.quick_look import headings
from leadgen_assets.extract.reading.sections import beneath


class Sections:
    """The sections of one page; looked for when somebody asks, as few pages name anybody.

    Args:
        page: any. names: of each segment, the name that its whole text is. texts: those of the page's site.
    """

    def __init__(self, page: PageText, names: Sequence[PersonName | None], texts: SiteTexts) -> None:
        self._page, self._names, self._texts = page, names, texts

    def is_of_team(self, at: int) -> bool:
        """Whether a place (from 0) is in a section of the firm's people, or on a page of theirs."""
        return self._page.role == "team" or (self._team[at] and not may_be_the_firm(self._page, at))

    def is_known_as_others(self, at: int) -> bool:
        """Whether a place is others' as far as anybody has asked yet."""
        return "others" in self.__dict__ and self.others[at]

    @cached_property
    def others(self) -> list[bool]:
        """One flag a segment: whether who is named there is somebody else's."""
        page, entries, letters = self._page, self._entries, self._texts.letters
        listed = other_firms(page, entries)
        entered = others_entries(page)
        if any(entered):
            own = beneath(page, STAFF, entries)
            listed = [vendor or (other and not ours) for vendor, other, ours in zip(listed, entered, own, strict=True)]
        every = (
            beneath(page, OTHERS, entries, sayings_begin(page)),
            listed,
            lists_backers(page, entries, letters),
            names_strangers(page, entries),
            names_pets(page, entries),
            said_by_others(page, entries, self._names, letters),
        )
        return list(map(any, zip(*every, strict=True)))

    @cached_property
    def rolls(self) -> frozenset[int]:
        """Places (from 0) of names that stand in a roll of the firm's own people."""
        if not may_hold_roll(self._names):
            return frozenset()
        return rolls(self._page, self._names, self.others, self._texts.titles, self._texts.letters)

    @cached_property
    def _team(self) -> list[bool]:
        return beneath(self._page, TEAM, self._entries)

    @cached_property
    def _entries(self) -> frozenset[int]:
        """Places (from 0) of headings that name a person or a title, so that no section begins with them."""
        segments, titles = self._page.segments, self._texts.titles
        return frozenset(at for at in headings(self._page) if self._names[at] or titles.title(segments[at].text))
