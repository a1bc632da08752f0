"""What each text of a site tells of people by itself, wherever it stands, found out once for all of the site's pages.

More than half of a page's texts, its menus, heads and feet, stand on the site's other pages as well. What stands around a text is
each page's own, and is looked at anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.extract.naming.couples import BETWEEN_NAMES
from leadgen_assets.extract.naming.person_names import PersonName, given_name
from leadgen_assets.extract.naming.placed_names import placed_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.couples_named import couple_of_line
from leadgen_assets.extract.people.doubtful_names import holds_a_title
from leadgen_assets.extract.people.labelled_posts import labelled
from leadgen_assets.extract.people.lists_in_line import people_of_line
from leadgen_assets.extract.people.name_lines import name_of_heading, name_of_line
from leadgen_assets.extract.people.name_sentences import NAME_HINT, named_by_others, named_in_sentences
from leadgen_assets.extract.people.parted_lines import parts_of_line
from leadgen_assets.extract.people.posts_ahead import may_tell
from leadgen_assets.extract.reading.kept import Kept
from leadgen_assets.extract.reading.proposal import SHORT

_LINE, _SENTENCE = 25, 20
"""Characters of the longest line, and of the shortest sentence, "Jane Doe is the owner.", that names nobody in running text."""

_INLINE_HINT = re.compile(r"[,:(|•·–—@-](?:(?<!-)|(?<=\s-))")


class Look:
    """A quick look at a text: what may stand in it.

    Attributes:
        named: somebody's name. parted: a name and a title with something between them. coupled: two names with "and" between.
        titled: a title beside a name or behind what parts the text; of other texts `SiteTexts.titled` tells.
        runs: a sentence that names somebody.
        tells: people, by any of these, if parts are of a label or a mailbox; not by a name that nothing stands beside.
    """

    __slots__ = ("coupled", "named", "parted", "runs", "tells", "titled")

    def __init__(self, text: str, titled: Mapping[str, bool]) -> None:
        self.named = NAME_HINT.search(text) is not None
        self.parted = _INLINE_HINT.search(text) is not None
        self.titled = (self.named or self.parted) and titled[text]
        joined = len(text) <= SHORT and ("&" in text or "and" in text or "AND" in text)
        self.coupled = joined and BETWEEN_NAMES.search(text) is not None
        self.runs = self.named and (len(text) > _LINE or (len(text) > _SENTENCE and text[-1] == "."))
        self.tells = self.runs or self.coupled or self.titled or (self.parted and (": " in text or "@" in text))


NOTHING = Look("", {})
"""That nothing of the kind stands in a text."""


class SiteTexts:
    """The texts of one site's pages.

    Attributes:
        titles: titles that are recognised.
        letters: letters of the company's domain and names, parted by spaces.
        looks: what may stand in a text. titled: whether a title may.
        names, headed: the name that a line, or a heading, is; `placed` the one with a place's word as surname, `given` a given one.
        couples, labelled, listed: people in one line, as `couple_of_line`, `labelled` and `people_of_line` tell of them.
        parts: the parts of a line without buttons, as `parts_of_line` tells them.
        beside: whether a line so short may be a name and a title that only style parts.
        told, told_by_others: people named in sentences of the firm's own, and of others'.
    """

    def __init__(self, titles: Titles, letters: str) -> None:
        self.titles, self.letters = titles, letters
        self.titled = Kept(titles.may_stand_in)
        self.looks = Kept(Look, self.titled)
        self.names = Kept(name_of_line, titles)
        self.headed = Kept(name_of_heading, titles)
        self.placed = Kept(placed_name)
        self.given = Kept(given_name)
        self.couples = Kept(couple_of_line)
        self.labelled = Kept(labelled, titles)
        self.listed = Kept(people_of_line, titles)
        self.parts = Kept(parts_of_line, titles)
        self.beside = Kept(may_tell, titles)
        self.told = Kept(_told, titles, letters)
        self.told_by_others = Kept(named_by_others, titles, letters)

    def looks_of(self, page: PageText) -> list[Look]:
        """Of each segment what may stand in it; short words of a menu name nobody."""
        looks, link, nav = self.looks, Kind.LINK, Region.NAV
        return [
            NOTHING
            if segment.kind is link and segment.region is nav and len(segment.text) <= _LINE
            else looks[segment.text]
            for segment in page.segments
        ]


def _told(text: str, titles: Titles, letters: str) -> list[tuple[PersonName, str]]:
    named = named_in_sentences(text, titles, letters)
    return [(name, title) for name, title in named if name.known or not holds_a_title(name, titles)]
