"""Rolls: names one below the other beneath a heading that says whose they are, "Our Team", "Attorneys", "Board of Directors".

A roll needs no titles: that three known names follow each other where the heading calls them the firm's own is enough. Lists of
clients, students, donors, authors and places have other headings, and what stands between a heading and a roll ends the heading's
say, unless it introduces the roll, parts it by departments, or is told of whom the roll names. The rules are from how firms list
their people in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from urllib.parse import unquote

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.client_boards import lists_anothers_board
from leadgen_assets.extract.people.name_lines import SHOWN
from leadgen_assets.extract.people.own_entries import is_of_plain_words
from leadgen_assets.extract.people.titles_before import RANKS
from leadgen_assets.extract.people.titles_near import heads_department
from leadgen_assets.extract.reading.sections import headings_above

_BEFORE = r"(?:(?:meet|our|the|your|all|current|know|get\sto\sknow|full[\s-]time|part[\s-]time|19\d\d|20\d\d(?:[-–/]\d{2,4})?)\s)*"
_STAFF = (
    r"(?:(?:executive|office|administrative|admin|support|teaching|professional|leadership|management|senior)\s)?(?:team|staff)(?:\smembers)?"
    r"|doctors|physicians|providers|clinicians|practitioners|leadership|personnel|employees|crew|faculty|trustees|officers|executive\s(?:committee|board)"
    r"|(?:board|council)\sof\s(?:directors|trustees|governors|managers)|board(?:\smembers)?"
)
_OWN = re.compile(rf"{_BEFORE}(?P<who>(?:{_STAFF})(?:\s(?:and|&)\s(?:{_STAFF}))?)", re.IGNORECASE)
_OWN_POSTS = re.compile(rf"(?P<ours>{_BEFORE})(?P<posts>[a-z][a-z-]+(?:\s[a-z][a-z-]+){{0,2}}s)", re.IGNORECASE)
""" "Our Stylists", "Associate Attorneys": the plural of a post."""

_NOT_OWN = frozenset(
    {"advisors", "advisers", "ambassadors", "architects", "artists", "authors", "builders", "captains", "champions"}
    | {"coaches", "consultants", "contractors", "contributors", "delegates", "designers", "developers", "editors"}
    | {"engineers", "fellows", "founders", "guides", "hosts", "interns", "inspectors", "investors", "judges", "lenders"}
    | {"members", "ministers", "models", "musicians", "officials", "owners", "partners", "patrons", "performers"}
    | {"photographers", "presidents", "publishers", "representatives", "retailers", "scholars", "speakers", "sponsors"}
    | {"students", "suppliers", "surveyors", "vendors", "volunteers", "winners", "writers"}
)
"""People of other firms, of the past, or of a firm's customers as often; with "our" in front only those of `_OURS`."""

_OWN_PARTNERS = re.compile(
    rf"{_BEFORE}(?:(?:founding|managing|senior|equity|named?)\s)?(?:partners|members)(?:\s(?:and|&)\s\w+s)?",
    re.IGNORECASE,
)
""" "Partners" is a section of a firm's people on a page of theirs; elsewhere other firms are as often called so."""

_OURS = frozenset({"advisors", "advisers", "architects", "coaches", "consultants", "designers", "engineers", "guides"})
_EDGE = " \t\u00a0.:;!|•*–—-"
_LEAST, _LONGEST, _SHORT = 3, 50, 60
_LEAST_OF_TEAM = 2
"""Known names that are enough on a page of the firm's people, in all its rolls: "Partners" has two, "Associates" one."""

_SHARE = 0.6
"""The least part of a roll's names that are known ones."""

_LINES = SHOWN[:2]
_DIGITS = 7
"""Digits of a telephone number."""

_PATH_END = re.compile(r"\.\w{2,5}$")


def may_hold_roll(names: Sequence[PersonName | None]) -> bool:
    """A quick look: whether a page has known names enough for a roll. Args as for `rolls`."""
    return sum(map(_is_known, filter(None, names))) >= _LEAST_OF_TEAM


def rolls(
    page: PageText, names: Sequence[PersonName | None], others: Sequence[bool], titles: Titles, letters: str
) -> frozenset[int]:
    """Places (from 0) of names that stand in a roll of the firm's own people.

    Args:
        page: any. names: of each segment, the name that its whole text is. others: places beneath headings of other people.
        titles: that are recognised. letters: of the company's domain and names, parted by spaces.
    """
    called, team = _called(page), page.role == "team"
    section = is_own_heading(called, titles, team=team) and not lists_anothers_board(page, called, (), letters)
    roll = _Roll(section)
    every = [roll]
    for at, segment in enumerate(page.segments):
        opens = not others[at] and segment.kind in _LINES and is_own_heading(segment.text, titles, team=team)
        if opens and lists_anothers_board(page, segment.text, headings_above(page, at), letters):
            opens = False
        if segment.region is Region.NAV or segment.kind not in SHOWN or not segment.text:
            continue
        if segment.region in (Region.HEAD, Region.HEADER) and not opens:
            continue
        if segment.kind is Kind.HEADING and not names[at]:
            section = opens
        if segment.kind is Kind.LINK and at and page.segments[at - 1].kind is Kind.IMAGE:
            continue  # the picture's own words
        if names[at] and segment.region is Region.MAIN and not others[at]:
            roll.add(at, segment)
        elif opens or not roll.goes_on(page, segment, titles):
            department = section and segment.kind is Kind.TEXT and _parts(page, segment)
            roll = _Roll((opens or department) and segment.region is not Region.FOOTER)
            every.append(roll)
    # The first has no heading, but the page's address.
    headed = [at for each in every[1:] if each.own for at in each.places] if team else []
    own = (each.places for each in every if each.own)
    told = frozenset(at for places in own for at in _told(places, names, _LEAST, _is_sure))
    return told | _told(headed, names, _LEAST_OF_TEAM, _is_known)


def is_own_heading(text: str, titles: Titles, *, team: bool = False) -> bool:
    """Whether a heading's whole text says that the firm's own people follow; on their page `team` "Partners" says so, too.

    >>> titles = Titles.of()
    >>> [is_own_heading(each, titles) for each in ("Meet Our Staff", "Attorneys", "Our Donors", "Emeritus Directors")]
    [True, True, False, False]
    """
    text = " ".join(text.strip(_EDGE).split())
    if len(text) > _LONGEST:
        return False
    if _OWN.fullmatch(text) or (team and _OWN_PARTNERS.fullmatch(text)):
        return True
    posts = _OWN_POSTS.fullmatch(text)
    if posts is None:
        return False
    *ahead, last = posts["posts"].lower().split()
    if last in _NOT_OWN and not (last in _OURS and re.search(r"\bour\b", posts["ours"], re.IGNORECASE)):
        return False
    one = next((one for one in _singular(last) if titles.exactly([*ahead, one]) or titles.exactly([one])), "")
    return bool(one) and (titles.exactly([*ahead, one]) or all(word in RANKS for word in ahead))


def _singular(word: str) -> tuple[str, ...]:
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def _called(page: PageText) -> str:
    """What a page's address calls it: "our stylists" of "/our-stylists.html"."""
    last = unquote(page.url.partition("://")[2].partition("?")[0].rstrip("/")).rpartition("/")
    return re.sub(r"[-_]+", " ", _PATH_END.sub("", last[2])) if last[0] else ""


def _parts(page: PageText, segment: Segment) -> bool:
    """Whether a line is a department's name, that parts a roll of whom a firm has."""
    return is_unit(segment.text) or heads_department(page, segment)


def own_lines(segment: Segment, window: Sequence[Segment]) -> tuple[Segment, ...]:
    """What is a person's of the lines behind a name in a roll: none of another card, nor from a heading on.

    Args:
        segment: of the name. window: segments up to the next name.
    """
    if segment.card:
        return tuple(each for each in window if each.card == segment.card)
    return tuple(takewhile(lambda each: each is segment or each.kind is not Kind.HEADING, window))


class _Roll:
    """What follows one heading, as far as the heading's say goes.

    Attributes:
        own: whether the heading calls whoever follows the firm's own people. places: of the names so far.
    """

    def __init__(self, own: bool) -> None:
        self.own = own
        self.places: list[int] = []
        self._label: str | None = None

    def add(self, at: int, segment: Segment) -> None:
        """Takes in a name; one that is a heading begins an entry of which more may be told."""
        if not self.places:
            self._label = segment.label if segment.kind is Kind.HEADING else None
        self.places.append(at)

    def goes_on(self, page: PageText, segment: Segment, titles: Titles) -> bool:
        """Whether a line that is no name leaves the heading's say as it is."""
        text = segment.text
        if not self.own:
            # Any line may be the heading that opens a roll.
            return segment.kind is Kind.LINK
        if segment.kind is Kind.HEADING:
            lower = bool(self.places) and self._label is not None and segment.label > self._label
            return lower or _parts(page, segment) or bool(self.places and titles.title(text) and titles.certain(text))
        if segment.region is Region.FOOTER or text.endswith(":"):
            return False
        if segment.kind is Kind.LINK or segment.goes_on or len(text) > _SHORT or self._label is not None:
            return True
        if "@" in text or sum(map(str.isdigit, text)) >= _DIGITS:
            return True
        if self.places and folded(text.partition(" ")[0]) in given_names() and text.istitle():
            return True  # "Rita Vance Hours" among names
        return _parts(page, segment) or bool(titles.title(text) and titles.certain(text))


def _told(
    places: Sequence[int], names: Sequence[PersonName | None], least: int, counts: Callable[[PersonName], bool]
) -> frozenset[int]:
    """Of the places of names those that are told to be somebody's, where so many count that they are a roll."""
    several = {name.text: name for at in places if (name := names[at])}
    known = sum(map(counts, several.values()))
    if known < least or known < _SHARE * len(several):
        return frozenset()
    return frozenset(at for at in places if (name := names[at]) and (counts(name) or not is_of_plain_words(name)))


def _is_sure(name: PersonName) -> bool:
    return name.sure


def _is_known(name: PersonName) -> bool:
    """Whether a name has a known given name, be it a plain word, too ("Dawn Vesper"): on a page of people that is nothing else."""
    return name.sure or folded(name.text.partition(" ")[0]) in given_names()
