"""The town in which a firm says that it is, where its site shows no address: "We are based in Austin, Texas".

Only what the firm says of itself counts, with its state, and one town alone: where it serves people is no office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.seat_lines import seat_lines
from leadgen_assets.extract.places.street_block import quoted
from leadgen_assets.extract.places.told_addresses import (
    CITY,
    NO_CODE,
    NOT_NOW,
    QUOTATION,
    is_anothers_word,
    state_written,
)
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.sections import is_others_page

_NOW = r"(?:\s(?:now|conveniently|centrally|proudly|still|currently|only)){0,2}"
_SEAT = re.compile(
    rf"(?:\b[Oo]ur\s(?:(?:main|head|home|only|local|corporate|company|business)\s){{0,2}}(?:office|headquarters|shop|store|studio|firm|company|practice)"
    rf"\sis{_NOW}(?:\s(?:located|situated|based|headquartered|found))?"
    rf"|\b[Ww]e(?:['’]re|\sare){_NOW}\s(?:located|situated|headquartered|based)"
    r"|(?:^|(?<=[.!?]\s))(?:(?:[Ff]ully\s|[Pp]roudly\s)?(?:[Rr]emote|[Dd]istributed|[Ii]ndependent|[Ff]amily)[\w-]*(?:\s[a-z-]+){0,3},\s)?"
    r"(?P<bare>(?:B|(?<=,\s)b)ased|Located|Headquartered)"
    r"|\b(?:[Mm]eetings?|[Cc]onsultations?|[Ww]e\smeet|[Mm]eet(?:\swith)?\sus)(?:\s(?:is|are))?(?:\sonly)?\sby\sappointment(?:\sonly)?)"
    rf"\sin\s(?:(?:downtown|historic|beautiful|sunny|central)\s){{0,2}}(?P<city>{CITY}),\s"
    r"(?P<state>[A-Z][A-Za-z.]{1,14}(?:\s[A-Z][a-z]{2,9})?)(?!\w)"
)
_WORDS = ("located", "based", "situated", "headquartered", "by appointment", " is in ", " found in ")
"""One of these stands in each such sentence."""

_ANOTHER = re.compile(rf"{CITY},\s[A-Z][A-Za-z.]{{1,14}}\b|\band\s(?:in\s)?[A-Z]|\b(?:County|Parish)\b")
"""In what follows: one town of several, or a county."""
_SENTENCE = re.compile(r"(?<=[\w).])[.!?](?:\s|$)")
_WE = re.compile(r",\s(?:we|our)\b")
"""Behind "Based in Austin, Texas", which is said of houses too."""
_ROLES = ("home", "contact", "about", "team")
_NO_STREET = 0.1


def told_seats(pages: Sequence[PageText]) -> list[Place]:
    """Every place of the site that tells its one town; none where several towns are told."""
    found = [place for page in pages if page.outcome is Outcome.OK for place in _of_page(page)]
    return found if len({place.key for place in found}) == 1 else []


def _of_page(page: PageText) -> Iterator[Place]:
    if is_others_page(page):
        return
    yield from seat_lines(page)
    if page.role not in _ROLES:
        return
    for at in hits(page, _SEAT, _WORDS):
        if page.segments[at].kind is Kind.TEXT and not is_anothers_word(page, at):
            for found in _SEAT.finditer(page.segments[at].text):
                parts = _parts(page, page.segments[at], found)
                if parts:
                    yield Place(page, page.segments[at], parts, _NO_STREET + NO_CODE)


def _parts(page: PageText, segment: Segment, found: re.Match[str]) -> dict[str, Shown]:
    """City and state as they are told; {} where they are none, of another day, one of several, a house's, or in a quotation."""
    text, city, written = segment.text, found["city"], found["state"]
    if not state_written(written):
        written = written.partition(" ")[0]  # "Texas. Our"
    state, end = state_written(written), found.start("state") + len(written)
    rest = "" if written.endswith(".") else _SENTENCE.split(text[end:])[0]
    if not state or not streets.is_city(city) or streets.is_two_places(city):
        return {}
    own_lines = segment.region is Region.FOOTER or (page.role == "contact" and not segment.card)
    if found["bare"] and not (_WE.match(rest) or (own_lines and not rest.strip(" .!") and len(text) <= SHORT)):
        return {}
    if QUOTATION.search(text[: found.start()]) or _ANOTHER.search(rest) or NOT_NOW.search(rest.rstrip(" .!")):
        return {}
    quote = quoted(text, found.group())
    return {"city": Shown(city, segment, quote), "state": Shown(state, segment, quote)}
