"""Which country's numbers a page shows: what numbers without a country's code may belong to.

Hints, by how pages in general are made: the domain's country ending, a country's name, a postcode that only one country
writes, and a number with "+" of that country. The nearest ones to a number count most, since lists of branches name the
country of each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import phonenumbers

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.phone_stretches import PHONE_HINT
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.written import Written, phones_in
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.word_lists import line_list

_USED_BY_ALL = frozenset(
    {
        "ac",
        "ag",
        "ai",
        "cc",
        "co",
        "fm",
        "gg",
        "gl",
        "im",
        "io",
        "la",
        "li",
        "ly",
        "me",
        "sh",
        "st",
        "tk",
        "to",
        "tv",
        "vc",
        "ws",
    }
)
"""Country endings that firms of any country take for their sound."""

_NEAR_BEFORE, _NEAR_BEHIND = 14, 4
"""Segments around a number in which a country's name is its own."""

_MOST_HINTS, _MOST_TRIED = 400, 8
_FIRST_KINDS = (Kind.TITLE, Kind.META, Kind.STRUCTURED, Kind.FRAME)
_COUNTRY_LABELS = ("addresscountry", "country-name", "country_name", "addresscountry.name")
_STATES = tuple(sorted({*STATES.values(), *STATES} - {"DE"}))
_AUSTRALIAN = ("NSW", "VIC", "QLD", "TAS", "ACT")
_POSTCODES = (
    # As the Royal Mail writes them, and as Americans and Australians do behind the state; all begin with letters, so that a search is
    # quick. Germans write DE before codes of five digits too.
    ("US", _STATES, re.compile(rf"(?:{'|'.join(_STATES)})[\s,]{{1,2}}\d{{5}}(?!\d)")),
    ("GB", (), re.compile(r"[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNPR-Y]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)")),
    ("AU", _AUSTRALIAN, re.compile(rf"(?:{'|'.join(_AUSTRALIAN)})[\s,]{{1,2}}\d{{4}}(?!\d)")),
)
_LONGEST_LINE = 100
"""Characters of a line that may be an address or a branch's head; a longer one is prose, which tells of any country."""
_NUMBER = re.compile(r"\d(?:[\s().-]{0,3}\d){6}")
_OF_A_TOWN = re.compile(rf",?\s(?:{'|'.join(_STATES)})(?!\w)|\s(?:City|County|Street|St|Avenue|Ave|Road|Rd)\b")
"""What makes a town or a street of a country's name: "Peru, IN", "Italy Street"."""
_WITH_CODE = re.compile(r"\+([2-9]\d{0,2})(?=[\s().-])")


class Regions:
    """Where the numbers of one page may belong.

    Args:
        page: any page. domain: registrable domain of its site.
    """

    def __init__(self, page: PageText, domain: str) -> None:
        self._home = home_region(domain) or "US"
        hints = _hints(page, self._home)
        self._places, self._regions = [place for place, _ in hints], [region for _, region in hints]
        self._all = tuple(dict.fromkeys(self._regions))
        self._abroad = bool(hints)

    def at(self, place: int) -> tuple[str, ...]:
        """Codes of the countries that a number at this place may belong to, the likeliest first, never none."""
        if not self._abroad:
            return (self._home,)
        first = bisect_left(self._places, place - _NEAR_BEFORE)
        last = bisect_left(self._places, place + _NEAR_BEHIND + 1)
        near = sorted(range(first, last), key=lambda hint: _distance(self._places[hint] - place))
        ordered = [*(self._regions[hint] for hint in near), self._home, *self._all]
        return tuple(dict.fromkeys(ordered))[:_MOST_TRIED]


class SiteNumbers:
    """The telephone numbers in texts of one site's pages, each read as of the countries that its page tells.

    Args:
        domain: registrable domain of the site.
    """

    def __init__(self, domain: str) -> None:
        self._domain = domain
        self._regions: dict[str, Regions] = {}

    def read(self, page: PageText, segment: Segment, text: str) -> list[Written]:
        """Numbers of a text that belongs to a segment of a page, in their order; a page is looked at once one may stand in it."""
        if not PHONE_HINT.search(text):
            return []
        if page.url not in self._regions:
            self._regions[page.url] = Regions(page, self._domain)
        return phones_in(text, *self._regions[page.url].at(segment.number - 1))


def _distance(off: int) -> int:
    """Behind a number counts less than before it: the next branch's country is nearer than this one's."""
    return -off if off <= 0 else 3 * off


@lru_cache(maxsize=512)
def home_region(domain: str) -> str:
    """Country by the domain's ending; "" where it tells none."""
    ending = domain.rpartition(".")[2].lower()
    region = "GB" if ending == "uk" else ending.upper()
    return region if ending not in _USED_BY_ALL and region in phonenumbers.SUPPORTED_REGIONS else ""


def _hints(page: PageText, home: str) -> list[tuple[int, str]]:
    """(place of a segment, country's code), in page order; none where every one would be of the home country."""
    names, codes, posted = ("", _country_names(), _names()), ("", ("+",), _WITH_CODE), _POSTCODES
    abroad = [*_stated(page)]
    for told in (names, codes, *(each for each in posted if each[0] != home)):
        abroad += islice(_found(page, *told), _MOST_HINTS)
    if all(region == home for _, region in abroad):
        return []
    own = (hint for each in posted if each[0] == home for hint in islice(_found(page, *each), _MOST_HINTS))
    return sorted([*abroad, *own])


def _found(page: PageText, region: str, words: tuple[str, ...], pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for place in hits(page, pattern, words, numbered=not words):
        text = page.segments[place].text
        for match in pattern.finditer(text):
            # The patterns begin with a letter and not with a look behind it, which would make them slow.
            if match.start() == 0 or not text[match.start() - 1].isalnum():
                told = region or (
                    _of_code(match[1]) if pattern is _WITH_CODE else _of_name(page.segments[place], match)
                )
                if told:
                    yield place, told


def _stated(page: PageText) -> Iterator[tuple[int, str]]:
    for place, segment in enumerate(page.segments):
        if segment.kind not in _FIRST_KINDS:
            return
        code = segment.text.upper()
        if (
            len(code) == 2
            and code in phonenumbers.SUPPORTED_REGIONS
            and segment.label.lower().endswith(_COUNTRY_LABELS)
        ):
            yield place, code


def _of_name(segment: Segment, name: re.Match[str]) -> str:
    """The country of a name; "" where it is a place in another one, "New Mexico", "Peru, IN", or stands in prose without a number."""
    text = segment.text
    if len(text) > _LONGEST_LINE and segment.kind not in _FIRST_KINDS and not _NUMBER.search(text):
        return ""
    if text[: name.start()].lower().endswith("new ") or _OF_A_TOWN.match(text, name.end()):
        return ""
    return _countries()[name[0].lower()]


def _of_code(digits: str) -> str:
    """The first country with a code that the digits begin with; "" where none has."""
    regions = (str(phonenumbers.region_code_for_country_code(int(digits[:size]))) for size in (1, 2, 3))
    return next((region for region in regions if region in phonenumbers.SUPPORTED_REGIONS), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    pairs = (line.partition(" ") for line in line_list("countries"))
    return {name: code.upper() for code, _, name in pairs}


@lru_cache(maxsize=1)
def _country_names() -> tuple[str, ...]:
    return tuple(_countries())


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """A lower-case "turkey" or "china" is no country: names count as names are written, or in capitals."""
    forms = {form for name in _countries() for form in (name.title(), name.upper())} - {
        "Uk",
        "Usa",
        "Uae",
        "U.k.",
        "U.s.a.",
    }
    # By first letter, so that most words are passed over after a look at two letters.
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    groups = (f"{letter}(?:{'|'.join(several)})" for letter, several in by_letter.items())
    return re.compile(f"(?:{'|'.join(groups)})(?!\\w)")
