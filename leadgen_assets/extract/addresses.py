"""The company's postal address in the USA: street, city, state and zip code, each with the line that shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from leadgen_assets.domain.evidence import Fact
from leadgen_assets.domain.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.places import STATES, state_code
from leadgen_assets.extract.proposal import SHORT, propose
from leadgen_assets.extract.quick_look import hits
from leadgen_assets.extract.zip_codes import zip_fits

_ZIP = re.compile(r"(?<![\d#$.,-])(\d{5})(?:\s?[-–]\s?\d{4})?(?!\d|[-.,]\d)")
_ZIP_HINT = re.compile(r"\d{5}")
_STATE_END = re.compile(r"([A-Za-z.]{2,14}(?:\s[A-Za-z]{2,10}){0,2})[\s,.–-]{0,4}$")
_SUFFIXES = (
    "street|str|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|circle|cir|place|pl|plaza|plz|parkway|pkwy|pky|highway|hwy"
    "|terrace|ter|trail|trl|square|sq|loop|pike|turnpike|tpke|alley|row|run|path|crossing|xing|point|pt|freeway|fwy|expressway|expy|route|rte"
    "|broadway|center|centre|ctr|commons|crescent|cove|ridge|bypass|mall|green|esplanade|causeway|interstate|ih|fm|esp|hwy\\.?\\s\\d{1,4}"
)
_UNIT = (
    r"(?:[\s,]{1,3}(?:(?:suite|ste|unit|apt|apartment|floor|fl|bldg|building|room|rm|level|no)\.?\s?#?\s?|#\s?)"
    r"[\w-]{1,8}(?:\s(?:floor|fl)\b)?)?"
)
_STREET = re.compile(
    r"(?:p\.?\s?o\.?\s?box\s\d{1,6}"
    r"|(?<![\w#.-])(?:\d{1,6}(?:-\d{1,5})?[a-z]?|one|two|three)\s(?:[\w.'’&/-]{1,20}\s){0,5}?(?:"
    + _SUFFIXES
    + r")\b\.?"
    r"(?:\s(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\b\.?)?(?:\s\d{1,4}\b)?" + _UNIT + ")",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"(?:(?:suite|ste|unit|apt|apartment|floor|bldg|building|room|rm)\.?\s?#?\s?[\w-]{1,8}|#\s?[\w-]{1,8}"
    r"|\d{1,2}(?:st|nd|rd|th)\s(?:floor|fl))[\s,.]*",
    re.IGNORECASE,
)
_PLAIN_STREET = re.compile(
    r"\d{1,6}(?:-\d{1,5})?[A-Za-z]?\s(?:[A-Z\d][\w.'’-]{0,20}\s?){1,5}(?:" + _UNIT + ")", re.IGNORECASE
)
_CITY = re.compile(
    r"(?:(?:Mt|St|Ft|Pt)\.?\s)?[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,20}(?:\s(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{0,20}|of|de|la|del|the|on)){0,3}"
)
_HEADQUARTERS = re.compile(
    r"\b(headquarters?|main office|corporate office|head office|home office|mailing)\b", re.IGNORECASE
)
_QUARTER = re.compile(r"^[\s,]*(?:N|S|E|W|NE|NW|SE|SW|N\.E|N\.W|S\.E|S\.W)\.?(?=[\s,])")
_NO_CITY = re.compile(
    r"\b(?:suite|floor|box|building|office|address|location|street|unit|avenue|road|usa|phone|fax|tel|zip|code|call)\b",
    re.IGNORECASE,
)
_HCARD = {
    "street-address": "streetaddress",
    "locality": "addresslocality",
    "region": "addressregion",
    "postal-code": "postalcode",
}
"""hCard's words for the parts that microdata names otherwise."""

_EDGE = " \t\u00a0,;:|•·-–—"
_FARTHEST = 3
"""A street stands at most this many segments above its city."""

_MOST_A_PAGE = 6
"""More addresses than this on a page, outside its footer and the contact page, are a list of properties or members."""

_MOST_ON_CONTACT_PAGE = 40
_ZIPS_A_SEGMENT = 12


@dataclass(frozen=True, slots=True)
class _Place:
    page: PageText
    city: str
    state: str
    zip_code: str
    at: Segment
    street: str
    street_at: Segment | None
    sure: float
    street_quote: str = ""
    zip_at: Segment | None = None
    state_at: Segment | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.zip_code, re.sub(r"\W", "", self.city.lower())


def addresses(pages: Sequence[PageText]) -> Iterator[Fact]:
    """The parts of every address, street first; the headquarters' are the surest. Not yet verified."""
    places: list[_Place] = []
    for page in pages:
        if page.outcome is Outcome.OK and page.role not in ("portal", "list"):
            places += _of_page(page)
    counts = Counter(place.key for place in places)
    for place in places:
        often = 0.03 * min(counts[place.key] - 1, 2)
        crowd = 0.08 if len(counts) > 1 and counts[place.key] < max(counts.values()) else 0.0
        yield from _facts(place, place.sure + often - crowd)


def _of_page(page: PageText) -> list[_Place]:
    found = list(_structured(page))
    for at in hits(page, _ZIP_HINT):
        segment = page.segments[at]
        if segment.kind not in (Kind.TEXT, Kind.HEADING, Kind.LINK):
            continue
        found += islice(_written(page, at, segment), _MOST_A_PAGE + 1)
        if len(found) > _MOST_ON_CONTACT_PAGE:
            break
    outside = [
        place for place in found if place.at.region is not Region.FOOTER and place.at.kind is not Kind.STRUCTURED
    ]
    if page.role != "contact" and len(outside) > _MOST_A_PAGE:
        return [place for place in found if place not in outside]
    return found


def _written(page: PageText, at: int, segment: Segment) -> Iterator[_Place]:
    start = 0
    for match in islice(_ZIP.finditer(segment.text), _ZIPS_A_SEGMENT):
        before = segment.text[max(start, match.start() - 160) : match.start()]
        code, rest = _state_behind(before)
        if not code:
            continue
        street, city = _street_and_city(rest)
        street_at: Segment | None = segment if street else None
        street_quote = ""
        # "Suite 200, Austin, TX" below "12 Elm Street": the unit belongs to the street above.
        own_unit = _UNIT_LINE.match(rest) if city and not street else None
        bare = rest[own_unit.end() :] if own_unit else rest
        if city and not street and bare.strip(_EDGE).lower() == city.lower():
            street, street_at = _street_above(page.segments, at)
            if street_at is not None:
                unit_at = segment if own_unit else _unit_beside(page.segments, street_at, at)
                street, street_quote = _with_unit(street, street_at, unit_at)
        fits = zip_fits(match.group(1), code)
        if city and (fits or street):
            start = match.end()
            sure = _sure(page, at, segment) - (0.0 if street else 0.1) - (0.0 if fits else 0.25)
            yield _Place(page, city, code, match.group(1), segment, street, street_at, sure, street_quote)


def _state_behind(before: str) -> tuple[str, str]:
    """The state at the text's end, and the text in front of it."""
    match = _STATE_END.search(before, max(0, len(before) - 45))
    if not match:
        return "", ""
    words = match.group(1).split()
    for size in (3, 2, 1):
        written = " ".join(words[-size:])
        if len(words) < size or written.lower().startswith("washington d"):
            continue
        code = state_code(written)
        front = before[: match.start(1)] + " ".join(words[:-size])
        plain_code = len(written.replace(".", "")) == 2
        if code and (not plain_code or written.isupper() or (front.rstrip().endswith(",") and written[0].isupper())):
            return code, front
    return "", ""


def _street_and_city(rest: str) -> tuple[str, str]:
    """What stands in front of the state: perhaps a street, and the city behind it."""
    rest = rest.rstrip(_EDGE)
    streets = list(_STREET.finditer(rest))
    while streets:
        street = streets.pop()
        city = _city(_QUARTER.sub("", rest[street.end() :]))
        if city:
            return street.group().strip(_EDGE), city
    parts = [part.strip(_EDGE) for part in re.split(r"[,|•·;]|\s[-–—]\s", rest) if part.strip(_EDGE)]
    city = _city(parts[-1]) if parts else ""
    if city and len(parts) > 1:
        plain = _PLAIN_STREET.fullmatch(parts[-2])
        return (plain.group() if plain else ""), city
    return "", city


def _city(text: str) -> str:
    text = text.strip(_EDGE)
    if not 2 < len(text) <= 32 or not _CITY.fullmatch(text) or _NO_CITY.search(text):
        return ""
    return " ".join(word.capitalize() for word in text.split()) if text.isupper() and len(text) > 3 else text


def _street_above(segments: Sequence[Segment], at: int) -> tuple[str, Segment | None]:
    for above in segments[max(0, at - _FARTHEST) : at][::-1]:
        if above.region is not segments[at].region or len(above.text) > SHORT or above.kind is Kind.STRUCTURED:
            continue
        text = above.text.strip(_EDGE)
        match = _STREET.search(text) or _PLAIN_STREET.fullmatch(text)
        if match:
            whole = text[match.start() :]
            return (whole if len(whole) <= 60 and not re.search(r"[.!?:]\s", whole) else match.group()).strip(
                _EDGE
            ), above
        if _ZIP.search(text):
            break
    return "", None


def _unit_beside(segments: Sequence[Segment], street_at: Segment, at: int) -> Segment | None:
    """The line right above or below the street's, above the city's, that is a suite or a floor alone."""
    for number in (street_at.number + 1, street_at.number - 1):
        if 1 <= number <= at and _UNIT_LINE.fullmatch(segments[number - 1].text.strip(_EDGE)):
            return segments[number - 1]
    return None


def _with_unit(street: str, street_at: Segment, unit_at: Segment | None) -> tuple[str, str]:
    """Street and unit as one, in the order in which they are written, and the two lines as its quote ("" for the street's alone)."""
    unit = _UNIT_LINE.match(unit_at.text.strip(_EDGE)) if unit_at else None
    if unit_at is None or unit is None or len(street_at.text) > SHORT:
        return street, ""
    if unit_at.number == street_at.number + 1 and street_at.text.rstrip(_EDGE).endswith(street.rstrip(".")):
        return f"{street}, {unit.group().strip(_EDGE)}", f"{street_at.text} {unit_at.text}"
    if unit_at.number == street_at.number - 1 and street_at.text.startswith(street):
        return f"{unit.group().strip(_EDGE)}, {street}", f"{unit_at.text} {street_at.text}"
    return street, ""


def _structured(page: PageText) -> Iterator[_Place]:
    """Postal addresses of JSON-LD and microdata: parts whose labels share what stands before the last dot."""
    group: dict[str, Segment] = {}
    owner = ""
    for segment in (*page.segments, None):
        prefix, _, last = segment.label.rpartition(".") if segment and segment.kind is Kind.STRUCTURED else ("", "", "")
        part = last.lower() if prefix != "vcard" else _HCARD.get(last, "")
        if group and (prefix != owner or part in group):
            yield from _from_parts(page, group)
            group = {}
        if segment and part in ("streetaddress", "addresslocality", "addressregion", "postalcode"):
            owner, group[part] = prefix, segment


def _from_parts(page: PageText, group: dict[str, Segment]) -> Iterator[_Place]:
    text = {part: segment.text.strip(_EDGE) for part, segment in group.items()}
    code = state_code(text.get("addressregion", ""))
    zip_match = _ZIP.match(text.get("postalcode", ""))
    city = _city(text.get("addresslocality", ""))
    if not code or (zip_match and not zip_fits(zip_match.group(1), code)):
        return
    anchor = group.get("addresslocality", group["addressregion"])
    yield _Place(
        page,
        city,
        code,
        zip_match.group(1) if zip_match else "",
        anchor,
        text.get("streetaddress", ""),
        group.get("streetaddress"),
        0.94 if page.role in ("contact", "home") else 0.9,
        zip_at=group.get("postalcode"),
        state_at=group["addressregion"],
    )


def _sure(page: PageText, at: int, segment: Segment) -> float:
    above = " ".join(other.text for other in page.segments[max(0, at - 4) : at] if len(other.text) <= SHORT)
    head = 0.03 if _HEADQUARTERS.search(above) else 0.0
    if page.role == "contact" and not segment.card:
        return 0.93 + head
    if segment.region in (Region.FOOTER, Region.HEADER):
        return 0.92 + head
    if segment.card and page.role != "contact":
        return 0.5 + head
    short = len(segment.text) <= SHORT
    return (0.86 if short else 0.75) + head if page.role in ("home", "about", "contact") else 0.6 + head


def _facts(place: _Place, sure: float) -> Iterator[Fact]:
    page = place.page
    if place.street and place.street_at is not None:
        quote = place.street_quote or _line(place.street_at, place.street)
        yield propose(page, place.street_at, "street", place.street, sure, quote=quote)
    if place.city:
        yield propose(page, place.at, "city", place.city, sure, quote=_line(place.at, place.zip_code))
    if place.state in STATES:
        at = place.state_at or place.at
        yield propose(page, at, "state", place.state, sure, quote=_line(at, place.zip_code))
    if place.zip_code:
        at = place.zip_at or place.at
        yield propose(page, at, "zip_code", place.zip_code, sure, quote=_line(at, place.zip_code))


def _line(segment: Segment, mark: str) -> str:
    if len(segment.text) <= 300:
        return segment.text
    at = max(segment.text.find(mark), 0)
    return segment.text[max(0, at - 180) : at + 60].strip()
