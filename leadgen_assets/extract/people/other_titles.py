"""Titles of people named on a page that stand elsewhere than beside the name: in the page's title, in the text of their entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.facts.supports import title_stands_by
from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.titles import FOUNDS, OWNER, OWNS_FIRM
from leadgen_assets.extract.naming.joint_titles import founded_own
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.role_sentences import roles_told
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import hits

_BAR = re.compile(r"\s?[|–—]\s?|\s-\s")
_TITLED, _TOLD = 0.75, 0.62
"""Confidence in what a page's title says, and in what only a sentence of the entry does: less than in the title beneath the name."""

_ADDRESSED = r"(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?"
_FOUNDED_HINT = re.compile(rf"{FOUNDS}\s|\sowns\s")
_DEEDS = ("founded", "started", "established", "opened", "launched", "formed", "owns")
_CALLED = re.compile(rf"(?:^|[.!?]\s)(?P<doctor>Dr\.?\s)?(?P<name>[A-Z][\w'’-]+)(?=\s(?:{FOUNDS}|owns)\s)")

_FIRST = 3
"""Segments at a page's begin among which its title is."""


def other_titles(page: PageText, found: Sequence[Sighting], titles: Titles, letters: str) -> list[Sighting]:
    """Further sightings of people who were found on the page.

    Args:
        page: any. found: its people. titles: that are recognised. letters: of the firm's domain and names.
    """
    return [
        *_in_page_title(page, found, titles),
        *_told(page, found, titles, letters),
        *_by_one_name(page, found, letters),
    ]


def _in_page_title(page: PageText, found: Sequence[Sighting], titles: Titles) -> list[Sighting]:
    """ "Jane Doe | Wedding Florist | Contact": who trades under their own name titles their pages so."""
    segment = next((each for each in page.segments[:_FIRST] if each.kind is Kind.TITLE), None)
    name, *behind = _BAR.split(segment.text) if segment else ("",)
    person = person_name(name) if behind and found else None
    if segment is None or person is None or all(each.name.text != person.text for each in found):
        return []
    title = titles.title(behind[0]) if person.known else ""
    return [Sighting(page, person, segment, title, segment, _TITLED, ())] if title and titles.certain(title) else []


def _told(page: PageText, found: Sequence[Sighting], titles: Titles, letters: str) -> list[Sighting]:
    return [
        Sighting(page, each.name, each.name_at, title, segment, _TOLD, ())
        for each in found
        for segment in each.window
        if segment.kind is Kind.TEXT and title_stands_by(each.name_at, segment)
        for title in (
            *((OWNER,) if not each.title and " owns " in segment.text and _owns(each, segment.text, found) else ()),
            *(roles_told(segment.text, titles, letters) if len(segment.text) > SHORT // 2 else ()),
        )
    ]


def _by_one_name(page: PageText, found: Sequence[Sighting], letters: str) -> Iterator[Sighting]:
    """Founders and owners told of by one name, where nobody else of the page has it: "Matt founded Alder Law", "Dr. Alder owns …"."""
    for at in hits(page, _FOUNDED_HINT, _DEEDS) if found else ():
        segment = page.segments[at]
        if segment.kind is not Kind.TEXT or segment.text[:1] in '"“‘':
            continue
        for called in _CALLED.finditer(segment.text):
            at = -1 if called["doctor"] else 0
            bearers = {each.name.text: each for each in found if each.name.text.split()[at] == called["name"]}
            deed = founded_own(segment.text, called.end("name"), letters) if len(bearers) == 1 else None
            if deed:
                person = next(iter(bearers.values()))
                yield Sighting(page, person.name, person.name_at, deed, segment, _TOLD, ())


def _owns(person: Sighting, text: str, found: Sequence[Sighting]) -> bool:
    """Whether a sentence of somebody's entry says that they own the firm: "Dr. Alder owns the practice".

    By a surname alone it tells of nobody where several people of the page bear it, or another one's given name stands in front.
    """
    given, surname = person.name.text.split()[0], person.name.text.split()[-1]
    alone = len({each.name.text for each in found if each.name.text.split()[-1] == surname}) == 1
    called = rf"{re.escape(given)}\s|{_ADDRESSED}" if alone else rf"{re.escape(given)}\s"
    front = re.compile(rf"(?:^|[.!?]\s)(?:{called})$")
    return any(
        owns["name"] == surname and front.search(text[: owns.start()]) is not None for owns in OWNS_FIRM.finditer(text)
    )
