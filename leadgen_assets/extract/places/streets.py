"""Streets, post-office boxes, units and cities as they are written in addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from leadgen_assets.extract.reading.parts_above import EDGE
from leadgen_assets.extract.reading.word_lists import line_list, word_list

_SUFFIXES = (
    "street|str|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|circle|cir|place|pl|plaza|plz|parkway|pkwy|pky|highway|hwy"
    "|terrace|ter|trail|trl|square|sq|loop|pike|turnpike|tpke|alley|row|run|path|crossing|xing|point|pt|freeway|fwy|expressway|expy|route|rte"
    "|broadway|center|centre|ctr|commons|crescent|cres|cove|ridge|bypass|mall|green|esplanade|causeway|interstate|ih|fm|esp|hwy\\.?\\s\\d{1,4}"
    "|close|gardens|grove|mews|hill|walk|quay|wharf|bridge|gate|vale|view|rise|rue|chemin|bay|landing|junction|pass|bend|hollow"
    "|county road|cr"
)
"""What streets are called and how that is shortened (USPS Publication 28, appendix C1; the rest as in Britain and Canada)."""

_UNIT_WORDS = "flat|suite|ste|shop|unit|apt|apartment|bldg|building|room|rm|level|office|lot|space|bay|block|box|pmb"
_ORDINALS = (
    "ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|lower|upper|\\d{1,2}(?:st|nd|rd|th)?"
)
_UNIT = (
    r"(?:[\s,]{1,3}(?:(?:suite|ste|unit|apt|apartment|floor|fl|bldg|building|room|rm|level|no)\.?\s?#?\s?|#\s?)"
    r"[\w-]{1,8}(?:\s(?:floor|fl|north|south|east|west|n|s|e|w)\b(?!\.?\s?[\w']))?)?"
)
_NUMBER = (
    r"(?:no\.?\s?|#\s?)?(?:\d{1,6}(?:\s?[-–/&]\s?\d{1,6})?(?:-?[a-z])?|[nsew]\d{2,3}\s?[nsew]\d{3,5}"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)"
)
"""House numbers, those by the grid of Wisconsin ("N79W5406") included."""

_NO_DISTANCE = (
    r"(?!\s?(?:minutes?|mins?|miles|hours?|blocks|years?|days|km|kilomet(?:er|re)s?|feet|acres|steps|units|apartments|apartment homes|homes"
    r"|townhomes|condos|doors|rentals|properties|employees|people|agents|attorneys|locations|bed(?:room)?s?|bd|br|rooms|sq)\b"
    r"|\s(?:[\w+-]+\s){0,2}(?:services|clients|customers|projects|reviews|members|partners|cities|counties|states|countries|students|programs"
    r"|classes|awards|events|jobs|families)\s*(?:[.,;|•·]|$)|\s(?:at|on|in|by|near|from|with|to)\s)"
)
"""Behind a number: "7 minutes from the border crossing", "1987 on Main Street" and "120 units on Pine Court" are no streets."""

_LATER = re.compile(
    r"(?:\s(?:at|on|in|by|near|from|is|are|to|of)|\b(?:since|est(?:ablished|d)?\.?|founded|built|©)\s(?:in\s)?(?:19|20)\d\d"
    r"|\b(?:licen[cs]e|lic|registration|permit|mls|dre)\.?(?:\s(?:no|number)\b\.?)?\s?[:#]?\s?[A-Z]{0,4}-?\d[\d.-]{0,12}"
    r"|\b(?:open|hours|daily|mon|fri|sat|sun)\b[^,;\d]{0,12}\d{1,2}(?::\d\d)?(?:\s?[ap]m)?\s?[-–]\s?\d{1,2}(?::\d\d)?(?:\s?[ap]m)?"
    r"|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|\(?\b\d{3}\)?[-.\s]{1,2}\d{3}[-.\s]\d{4})\s(?=(?:no\.?\s?|#\s?)?\d)",
    re.IGNORECASE,
)
"""What stands between a number that counts something and the house number behind it ("240 homes at 9100 Lakeside Drive"), or is
such a number: of a licence, a telephone, or hours."""

_ANOTHER = re.compile(r"\s(?:[nN][oO]\.?\s?|#\s?)?\d")  # a quick look: with it each of those ends

STREET = re.compile(
    r"(?<![\w#.-])"
    + _NUMBER
    + _NO_DISTANCE
    + r"(?:\s(?:[nsew]|[ns][ew]|north|south|east|west)\.?,)?(?:\s[-–]\s|,?\s)(?:[\w.'’&/-]{1,20}\s){0,5}?(?:"
    + _SUFFIXES
    + r")\b\.?"
    r"(?:\s(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\b\.?)?(?:\s\d{1,4}\b)?" + _UNIT,
    re.IGNORECASE,
)
"""A house number, a name and what streets are called."""

_BOX = re.compile(
    r"(?:\bp\.?\s?o\.?\s?(?:box|bx|drawer|bag|b)\b\.?"
    r"|\bpost(?:al)? office box|\bbox|\block ?box|\bdrawer)\s?[:#]?\s?\d{1,6}(?:[-–]\d{1,5})?\b",
    re.IGNORECASE,
)
_RURAL = re.compile(
    r"(?:rr|r\.r\.|rural route|hc|star route|(?:us |u\.s\. |state |county |old )?(?:highway|hwy|route|rte|rt|road|fm|sr|cr))"
    r"\.?\s?(?:#|no\.?)?\s?\d{1,4}[a-z]?(?:\s(?:n|s|e|w|north|south|east|west)\b\.?)?(?:[\s,]{1,2}box\s\d{1,6}[a-z]?)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:no\.?\s?|#\s?)?\d{1,6}(?:\s?[-–/&]\s?\d{1,6})?[a-z]?"
    + _NO_DISTANCE
    + r"(?:\s[-–]|,)?\s(?:[A-Z\d][\w.'’-]{0,20}\s?){1,5}"
    + _UNIT,
    re.IGNORECASE,
)
_PLAINLY_NAMED = re.compile(
    r"(?:[A-Z\d][\w.'’-]{0,20}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Highway|Hwy|Turnpike)\b\.?"
)
_PLACE_LABEL = re.compile(
    r"(?:[A-Z][\w.'’-]{0,20}\s){0,2}(?:office|offices|headquarters|hq|location|address|branch|store|showroom|warehouse)\s",
    re.IGNORECASE,
)
"""What is said of a place in front of a street without a number: "Main Office Main Street"; "Post Office Road" is one itself."""

_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_NUMBER_LAST = re.compile(r"[^\W\d_][\w.'’-]{1,25}(?:\s[^\W\d_][\w.'’-]{0,25}){0,4},?\s\d{1,4}\s?[a-zA-Z]?")
_NAMED = re.compile(
    r"(?:[A-Z][\w.'’-]{0,20}\s){1,4}(?:" + _SUFFIXES + r")\b\.?(?:\s(?:north|south|east|west|n|s|e|w)\b\.?)?",
    re.IGNORECASE,
)
_CORNER = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)\s(?:and|&|at)\s[\w.'’-]{2,20}|"
    r"(?:[\w.'’-]{1,20}\s){1,4}(?:and|&)\s(?:(?!\d+\s)[\w.'’-]{1,20}\s){1,4}?(?:" + _SUFFIXES + r")\b\.?",
    re.IGNORECASE,
)
_UNIT_MARK = r"(?:[\w/&-]{0,7}\d[\w/&-]{0,7}|[a-z](?:[/&-][a-z])?|(?-i:[A-Z]{2,3})|one|two|three|four|five|six|seven|eight|nine|ten)"
"""A number or a few letters: "Office Hours" and "Office Address" above a street name no office."""

_UNIT_LINE = re.compile(
    r"(?:(?:"
    + _UNIT_WORDS
    + r")s?\.?\s?#?\s?"
    + _UNIT_MARK
    + r"(?:\s?[-–&]\s?[\w-]{1,8})?(?:\s(?:north|south|east|west))?"
    + r"(?:\s(?:suite|ste|unit|floor|fl|room|rm)\.?\s?#?\s?[\w-]{1,8})?|#\s?[\w-]{1,8}"
    r"|(?:"
    + _ORDINALS
    + r")\s(?:floor|flr|fl|level)(?:,?\s(?:room|rm|suite|ste)\.?\s[\w-]{1,6})?|(?:floor|flr|fl|level|trlr)\.?\s"
    + _UNIT_MARK
    + r"|[a-z]?-?\d{1,4}[a-z]?|[ns]\.?\s?[ew]\.?|(?:mail (?:code|stop)|(?:m/?s|m/c)(?=.{0,13}\d))[\s:#]{1,2}[\w-]{1,14})\.?",
    re.IGNORECASE,
)
_UNIT_NAMED = re.compile(r"#\s?\w|\b(?:" + _UNIT_WORDS + r"|floor|flr|fl)\b", re.IGNORECASE)
_UNIT_AT_END = re.compile(
    r"\b(?:suite|ste|shop|unit|apt|flat|room|rm|bldg|building)\.?\s?#?\s?(?:(?:[a-z]?-?\d[\w-]{0,4}|[a-z])[\s,]{1,2})?$",
    re.IGNORECASE,
)
_UNIT_IN_HOUSE = re.compile(
    r"(?:(?:"
    + _UNIT_WORDS
    + r")s?\.?\s?#?\s?\d[\w/-]{0,7}|(?:"
    + _ORDINALS
    + r")\s(?:floor|level)),?(?:\s[A-Z][\w.'’&-]{0,20}){1,4}",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:[A-Z\d][\w.'’&-]{0,20}\s){1,4}(?:house|court|building|buildings|estate|park|centre|mill|mills|works|yard|farm|hall|tower|towers|wharf"
    r"|chambers|campus|studios|lodge|barn|cottage|plaza|complex|arcade)(?:\s[\dA-Z]{1,3})?"
    r"|(?:The\sOld|\d{1,4}[A-Z]?\s(?-i:The))(?:\s(?-i:[A-Z])[\w'’]{2,15}){1,2}",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:service|call|contact|support|customer|care|information|help)\s(?:centre|center)\b", re.IGNORECASE
)
"""A department that answers, not a building."""

_SPOKEN = re.compile(
    r"\b(?:our|your|my|this)\s|^(?:visit|find|contact|meet|tour|see|about|welcome|discover|explore|why|come)\s",
    re.IGNORECASE,
)
"""A heading above an address: "Visit Our Farm" names no house."""

_UNIT_BEGIN = re.compile(r"(?:" + _UNIT_WORDS + r")\.?\s?#?\s?(?:\d|(?<=[\s#])[a-z]\b)", re.IGNORECASE)
_NUMBER_BEGIN = re.compile(r"\d{1,6}[a-z]?" + _NO_DISTANCE + r"\s[A-Z]", re.IGNORECASE)
_CITY = re.compile(
    r"(?:(?:Mt|St|Ft|Pt)\.?\s)?[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{1,20}(?:[\s-](?:[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]{0,20}|of|de|la|del|the|on|upon|under|le|in|by|and|d['’][A-Za-zÀ-ÿ]{1,20})){0,4}"
)
_NO_CITY = re.compile(
    r"\b(?:suite|floor|box|building|office|offices|address|location|street|unit|avenue|road|drive|blvd|usa|phone|fax|tel|zip|code|call|map"
    r"|house|(?:ste|apt|bldg)\.?\s#?(?:[a-z]|\d\w{0,4})|district|sector|email|contact|us|visit|our|all|rights|reserved|copyright|mobile|hours|directions|licensed|license|serving"
    r"|(?:business|industrial|retail|science|technology|enterprise|trading|corporate)\s(?:park|estate|cent(?:er|re)))\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}(?:[A-Z]\.?)?(?:No\.?)?|[A-Z]{1,3}\sNo\.?")
""" "P.C." and "P.B. No." stand in front of codes and boxes."""

_DIRECTIONS = frozenset(["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"])
_OF_CITIES = frozenset(
    [
        "point",
        "gap",
        "hole",
        "center",
        "centre",
        "junction",
        "hall",
        "house",
        "acres",
        "hill",
        "glen",
        "mill",
        "mills",
        "run",
        "bend",
        "ferry",
        "fort",
        "bridge",
        "court",
        "place",
        "grove",
        "air",
        "field",
        "palms",
        "plantation",
        "fayette",
        "davidson",
        "colony",
        "flats",
        "cove",
        "view",
    ]
)
"""Last words of towns' names, beside those of the list."""

_LONGEST_LINE = 300
_LABEL = re.compile(r"[^\d:]{2,30}:\s+")


def is_city(text: str) -> bool:
    """Whether a text can be the name of a city and nothing else."""
    return (
        2 < len(text) <= 34
        and _CITY.fullmatch(text) is not None
        and _NO_CITY.search(text) is None
        and _INITIALS.fullmatch(text) is None
    )


def is_two_places(city: str) -> bool:
    """Whether a name is a city's with another's or its county's behind it ("Charlotte Mecklenburg"): where a branch works.

    >>> is_two_places("Raleigh-Durham"), is_two_places("Dayton Springs"), is_two_places("Tampa Palms"), is_two_places("Austin")
    (True, False, False, False)
    """
    name, known = city.lower(), word_list("inner_words")
    first, *rest = re.split(r"[\s/-]", name)
    if not rest or name in known or name in line_list("city_names"):
        return False
    return first in known - _DIRECTIONS and not set(rest) & (word_list("place_words") | _OF_CITIES)


def city_as_written(text: str) -> str:
    """A city's name, capitals alone made words: "FORT MYERS" is "Fort Myers", "LEE'S SUMMIT" is "Lee's Summit"."""
    if not (text.isupper() or text.islower()) or len(text) < 4:
        return text
    return re.sub(r"[^\W\d_]{2,}|(?<![’'])[^\W\d_]", lambda word: word.group().capitalize(), text.lower())


def street_start(text: str, *, named: bool = False, number_last: bool = False) -> int | None:
    """Where the street or post-office box in a part of an address begins; None where there is none.

    Args:
        text: between commas.
        named: a street without a number will do, as beside a named house.
        number_last: "Rue du Lac 31" will do.
    """
    bare = _LABEL.match(text)
    begin = house_number(text, bare.end() if bare else 0)
    part = text[begin:]
    if _RURAL.fullmatch(part) or _CORNER.fullmatch(part) or _NUMBERED.fullmatch(part):
        return begin
    for pattern in (_BOX, STREET) if _BOX.match(part) else (STREET, _BOX):
        match = pattern.search(part)
        # Behind a street may stand a little more of it, never a sentence.
        if match and _COPYRIGHT.search(part[: match.start()]):
            return None
        if match and len(part) - match.start() <= 60 and not re.search(r"[.!?:]\s\S{3}", part[match.end() :]):
            front = _UNIT_AT_END.search(part[: match.start()])
            return begin + (front.start() if front else match.start())
    labelled = _PLACE_LABEL.match(part)
    if labelled and _PLAINLY_NAMED.fullmatch(part, labelled.end()):
        return begin + labelled.end()
    named = (named and _NAMED.fullmatch(part) is not None) or _PLAINLY_NAMED.fullmatch(part) is not None
    return begin if named or (number_last and _NUMBER_LAST.fullmatch(part)) else None


def house_number(text: str, begin: int) -> int:
    """Where the last number begins that a street follows, of several with "at" or the like between; else `begin`."""
    end = begin + _LONGEST_LINE
    later = [each.end() for each in _LATER.finditer(text, begin, end)] if _ANOTHER.search(text, begin, end) else []
    return next((at for at in reversed(later) if STREET.match(text, at)), begin)


def is_box(text: str) -> bool:
    """Whether a part is a post-office box."""
    return _BOX.match(text) is not None


def is_box_alone(street: str) -> bool:
    """Whether nothing but a post-office box is a street.

    >>> is_box_alone("P.O. Box 12"), is_box_alone("P.O. Box 12, 9 Elm Road")
    (True, False)
    """
    return _BOX.fullmatch(street.strip(" .,")) is not None


def has_unit(text: str) -> bool:
    """Whether a suite, a floor, a unit or a box is named somewhere in it.

    >>> has_unit("12 Alder Street, Suite 4"), has_unit("12 Alder Street")
    (True, False)
    """
    return _UNIT_NAMED.search(text) is not None


def is_unit(text: str) -> bool:
    """Whether a part is a suite, a floor, a room or a mail stop."""
    return _UNIT_LINE.fullmatch(text) is not None


def is_house(text: str) -> bool:
    """Whether a part names a building, an estate, or a unit in one ("Unit 3 Palace Court"), as lines of British addresses do."""
    named = _HOUSE.fullmatch(text) is not None or _UNIT_IN_HOUSE.fullmatch(text) is not None
    return named and not is_department(text) and _SPOKEN.search(text) is None


def is_department(text: str) -> bool:
    """Whether a part names who answers there, not where it is: "Customer Service Centre"."""
    return _SERVICE.search(text) is not None and re.search(r"\d", text) is None


def street_and_city(text: str, state: str) -> tuple[str, str]:
    """Street and city of a text without a comma between them ("12 Alder St Austin"); ("", "") where they cannot be told apart.

    Args:
        text: what stands in front of the state. state: two letters.
    """
    start = house_number(text, 0)
    match = (
        STREET.search(text, start)
        or _BOX.search(text)
        or _UNIT_BEGIN.match(text, start)
        or _NUMBER_BEGIN.match(text, start)
    )
    if match is None:
        return "", ""
    begin = match.start()
    labels = parsed_line(f"{text[begin:]}, {state}")
    size = len(text)
    city: list[str] = []
    for token, label in reversed(labels[:-1]):
        if label != "PlaceName":
            break
        city.insert(0, token)
    street = [token for token, _ in labels[: len(labels) - 1 - len(city)]]
    if not city or not street or any(label == "PlaceName" for _, label in labels[: len(street)]):
        return "", ""
    at = text.rfind(city[0].strip(EDGE), begin, size)
    # "12 Alder Street in Austin": the word is neither's.
    front, name = text[begin:at].strip(EDGE).removesuffix(" in").strip(EDGE), text[at:].strip(EDGE)
    return (front, name) if at > begin and is_city(name) else ("", "")


@lru_cache(maxsize=4096)
def parsed_line(text: str) -> tuple[tuple[str, str], ...]:
    """The tokens of one line of an address of the USA, each with its label, as the parser `usaddress` knows them.

    A site repeats its address on every page: answers are remembered.
    """
    import usaddress  # takes a model with it: not before it is needed

    return tuple((str(token), str(label)) for token, label in usaddress.parse(text[:_LONGEST_LINE]))
