"""Addresses that a sentence tells: "Our office at 12 Alder Street in downtown Austin, Texas, is open daily".

Only where the sentence speaks of the firm's own office. The rules are from how firms write such sentences in general.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.regions import american_region, canadian_region
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.street_block import quoted
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.sections import headings_above, is_others_page
from leadgen_assets.extract.reading.zip_codes import zip_fits

_OWN = re.compile(
    r"\b(?:(?:(?i:our)\s(?P<kind>(?:(?:main|head|home|local|new|current|corporate|company|business|downtown|central|[A-Z]\w{2,14})\s){0,2})"
    r"(?:offices?|headquarters|shop|store|showroom|storefront|branch|brokerage|firm)\b(?:\s(?:is|are))?"
    r"(?:\s(?:now|conveniently|centrally|proudly|still|currently|located|situated|based|found|open)){0,3}"
    r"|(?i:we(?:['’]re|\sare))(?:\s(?:now|conveniently|centrally|proudly|still|currently)){0,2}\s(?:located|situated|headquartered|based))"
    r"\s(?:at|on)|(?:(?i:visit|find|see)\sus(?:\s(?:today|in person))?|(?i:stop)\s(?:by|in))\sat)\s"
)
_WORDS = (
    "office",
    "located",
    "situated",
    "based",
    " us ",
    "stop",
    "headquarters",
    "shop",
    "store",
    "showroom",
    "branch",
    "brokerage",
    "firm",
)
"""One of these stands in each such sentence."""

CITY = r"[A-Z][A-Za-z.'’-]{2,20}(?:\s[A-Z][A-Za-z.'’-]{1,20}){0,3}"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BEHIND = re.compile(
    r",?\s(?:in\s)?(?:(?:the\sheart\sof|beautiful|sunny|central|nearby|(?i:historic|downtown|midtown|uptown|old\stown))\s){0,2}"
    rf"(?P<city>{CITY}),\s(?P<state>[A-Z][A-Za-z.]{{1,14}}(?:\s[A-Z][a-z]{{2,9}})?)(?!\w)(?:,?\s(?P<code>\d{{5}})(?:-\d{{4}})?(?!\d))?"
)
_MAIN = re.compile(r"\b(?:main|head|home|corporate|headquarters)\b", re.IGNORECASE)

_THINGS = r"(?:the\s|your\s)?(?:rent|keys?|payments?|checks?|applications?|forms?|packages?|paperwork)"
_BROUGHT = (
    rf"(?:drop|pick|bring|leave|pay|return|mail|send)(?:\s(?:off|up|in))?\s{_THINGS}(?:\s(?:off|up|in))?"
    rf"|{_THINGS}\s(?:can|may|should|must)\sbe\s(?:dropped|picked|paid|left|brought|returned|made|delivered|mailed|sent)(?:\s(?:off|up|in))?"
)
_LEADS = re.compile(
    rf"\W*(?:(?:{_BROUGHT}|since\s(?:19|20)\d\d|we(?:['’]ve|\shave)\sbeen(?:\shere)?"
    r"|please|today|come|you|can|may|or|and|by|call|text|contact|e-?mail|reach|stop|swing|feel|free|invite|meet|always"
    r"|us|we|work|operate|manage|visit|walk|drop|into|from|at|to"
    r"|out|of|welcome|for|more|information|details|questions|an|appointment|directions|directly|in|person)\b|\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4}"
    r"|[\s,?]){0,24}",
    re.IGNORECASE,
)
"""The whole of what may stand in its sentence in front of such words; anything else may tell of another time or be another's word."""
_GOES_ON = re.compile(
    r"(?:\s[A-Z]\d[A-Z]\s?\d[A-Z]\d)?\s*(?:$|[.,;!()—–-]|(?:is|are)\s(?:(?:now|also|still|always|just|right|only|easily|currently"
    r"|conveniently|centrally|fully|closed)\s){0,3}(?:open|located|situated|near|next|across|close|by|staffed|easy|accessible|wheelchair|where"
    rf"|in|on|at|between|behind|above|our|the|an?|home|ready|here|minutes|one|two|{'|'.join(_WEEKDAYS)}|\d)\w*\b"
    r"|(?:has|have)\s(?:(?:proudly|long)\s)?(?:served|helped|welcomed|been\s(?:our|serving|open|home|here|the))\b"
    r"|(?:since|and|or|to|for|near|next|across|between|just|right|behind|above|on|at|where|which|we|serves?|offers?"
    rf"|houses|welcomes|today|now|open|by\sappointment|from|{'|'.join(_WEEKDAYS)})\w*\b)"
)
"""How the sentence may go on."""
NOT_NOW = re.compile(
    r"\b(?:clos(?:e[ds]?|ing)(?!\s(?:on\s)?(?:weekends|holidays|Sun|Mon|Sat))|mov(?:ed|ing)|relocat\w+|sold|leased|for\s(?:rent|sale|lease)|until|will|was|were|had|used\sto|never|former\w*"
    r"|under\scontract|(?:up|available)\s(?:for|to|now)|vacant|on\sthe\smarket|remodel\w*|tenants?['’]?s?\s(?:space|wanted)|thanks\sto"
    r"|no\slonger|open(?:ed|s\s(?:in|on|this|next|soon))|coming\ssoon|soon|they|them|booth|fair|expo|festival|conference|farmers['’]?\smarket"
    r"|tours?|open\shouse|meet\sthe\sagent|our\s(?:newest|latest|next|new)\s\w+|(?:in|by|through|from)\s(?:\w+\s)?20\d\d)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d",
    re.IGNORECASE,
)
"""In what follows: the office of another day, a house that is let, an event, or somebody else who speaks."""
_OTHERS_HEADING = re.compile(
    r"\b(?:testimonials?|reviews?|(?:clients|customers|owners|people|they)\s(?:say|said)|kind\swords|stor(?:y|ies)|case\sstud\w+|blog|news"
    r"|posts?|articles?|press|events?|calendar|open\shouses?|listings?|for\s(?:rent|sale|lease)|featured|history|timeline)\b",
    re.IGNORECASE,
)
_STARS = re.compile(r"[★☆⭐]")
_SIGNED = re.compile(r"\W{0,2}[-–—~]{1,2}\s?[A-Z]")
"""How the line below begins that says who spoke."""
QUOTATION = re.compile(r"[“„«\"]|(?<![^\s:(])['‘](?=[A-Z])")
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+(?=[A-Z\d])")
_MILE = re.compile(r"\d{1,2}(?:\s1/2)?\sMile\b", re.IGNORECASE)
""" "10 Mile Road" is a road without a house number."""
_MOST, NO_CODE, _CODE_LETTERS, _SHORT_NAME = 4, 0.04, 3, 30


def told(page: PageText, read: Collection[int]) -> Iterator[Place]:
    """Such addresses in page order; of several different ones that of the main office alone, or none.

    Args:
        page: any page. read: places (from 0) of segments of which an address was read already.
    """
    if is_others_page(page):
        return
    found = [
        each
        for at in hits(page, _OWN, _WORDS)
        if page.segments[at].kind is Kind.TEXT and at not in read and not is_anothers_word(page, at)
        for each in islice(_in_line(page, at), _MOST)
    ]
    if len({place.key for place, _ in found}) > 1:
        found = [(place, main) for place, main in found if main]
    if len({place.key for place, _ in found}) == 1:
        yield from (place for place, _ in found)


def is_anothers_word(page: PageText, at: int) -> bool:
    """Whether a line stands beneath what clients say, news, events or houses, or beside stars or the name of who spoke."""
    below = page.segments[at + 1].text if at + 1 < len(page.segments) else ""
    if any(_STARS.search(each.text) for each in page.segments[max(0, at - 1) : at + 2]):
        return True
    spoke = _SIGNED.match(below) is not None or (len(below) <= _SHORT_NAME and person_name(below) is not None)
    return spoke or any(map(_OTHERS_HEADING.search, headings_above(page, at)[:2]))


def _in_line(page: PageText, at: int) -> Iterator[tuple[Place, bool]]:
    """The addresses of one line, each with whether it is the main office's."""
    segment, text, end = page.segments[at], page.segments[at].text, 0
    for own in _OWN.finditer(text):
        street = streets.STREET.match(text, own.end())
        if street is not None:
            # "Visit us at 10 am at 12 Alder Street": the last number is the house's.
            street = streets.STREET.match(text, streets.house_number(text[: street.end()], own.end()))
        behind = _BEHIND.match(text, street.end()) if street else None
        if street is None or behind is None or _MILE.match(street.group()):
            continue
        front, parts = _SENTENCE.split(text[end : own.start()])[-1], _parts(behind)
        stop = behind.end() - len(parts.pop("rest", ""))
        # The full stop behind "Nevada." or "TX." was taken for that of an abbreviation.
        ended = text[:stop].endswith(".") and text[stop : stop + 2].strip().isupper()
        rest = "" if ended else _SENTENCE.split(text[stop:])[0]
        next_own = _OWN.search(rest)
        rest = rest[: next_own.start()] if next_own else rest
        # What comes behind another office in one sentence is of the same sentence.
        end = stop
        if not parts or QUOTATION.search(text[: own.start()]) or not _LEADS.fullmatch(front):
            continue
        if not _GOES_ON.match(rest) or NOT_NOW.search(rest.rstrip(" .!")):
            continue
        quote = quoted(text, street.group())
        shown = {name: Shown(value, segment, quote) for name, value in ({"street": street.group()} | parts).items()}
        yield (
            Place(page, segment, shown, 0.0 if "zip_code" in parts else NO_CODE),
            _MAIN.search(own.group()) is not None,
        )


def _parts(behind: re.Match[str]) -> dict[str, str]:
    """City, state and code as a sentence writes them, and as "rest" what was taken for a part of the state and is none.

    {} where they are none, or do not fit each other.
    """
    first, _, second = behind["state"].partition(" ")
    code, rest = behind["code"] or "", ""
    state = state_written(f"{first} {second}") if second else state_written(first)
    if not state and second and (first.endswith(".") or second.startswith(_WEEKDAYS)):
        state, rest = state_written(first), f" {second}"
    city = behind["city"]
    if not state or not streets.is_city(city) or streets.is_two_places(city) or (code and not zip_fits(code, state)):
        return {}
    if behind.string[behind.end() :].startswith((" County", " Parish")):
        return {}
    parts = {"city": city, "state": state, "zip_code": code, "rest": rest}
    return {name: value for name, value in parts.items() if value}


def state_written(name: str) -> str:
    """The code of a state or province; "" where it is none, or a code in small letters."""
    name = name.rstrip(".")
    if len(name.replace(".", "")) <= _CODE_LETTERS and not name.isupper():
        return ""
    return american_region(name) or canadian_region(name)
