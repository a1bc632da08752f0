"""Whether a city that a model points at is where the firm is: an address of its own, or a sentence that says where it has its office.

A sentence with "Reno, NV" tells more often where a client lives, a bank is or nobody is served. So what stands in front of the
city must be of a form that tells of the firm's own office; of any other sentence nothing is taken.
"""

from __future__ import annotations

import re
from itertools import islice

from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.sentences import sentence_around
from leadgen_assets.extract.places import streets
from leadgen_assets.extract.places.others_places import is_anothers
from leadgen_assets.extract.places.place import Place, Shown

_FIRM = "\x01"
"""Stands for the firm's name in what is matched."""
_HOW = r"(?:\s(?:now|proudly|still|currently|conveniently|centrally|locally|family|owned|operated|and|right|here|today|also)){0,5}"
_SEAT = r"(?:based|located|situated|headquartered)(?:\s(?:right|here|out)){0,2}\s(?:in|out\sof)"
_KIND = (
    r"an?\s(?:[\w&-]+,?\s){0,6}(?:compan(?:y|ies)|firms?|business(?:es)?|agency|brokerages?|teams?|offices?|groups?|shop|store|salon"
    r"|studio|practice|providers?|managers?)"
)
_OFFICE = r"(?:(?:main|head|home|local|current|corporate|company|business|new|principal|registered)\s){0,2}(?:offices?|headquarters|hq)"
_SELF = (
    rf"(?:{_FIRM},?(?:\s(?:is|are|has|have))?|we(?:['’]re|\sare|\shave)|we"
    r"|(?:our|the|its)\s(?:company|firm|team|business|agency)\s(?:is|has))"
)
_OWN_SENTENCE = re.compile(
    rf"(?:{_SELF}{_HOW},?\s(?:{_KIND},?\s)?(?:that\sis\s)?(?:{_SEAT}|(?:(?:an?|our|the|its)\s)?{_OFFICE}\s(?:located\s)?in)"
    rf"|{_SELF}{_HOW}\s{_KIND}\s(?:in|of)"
    rf"|(?:from\s)?our\s{_OFFICE}(?:\s(?:is|are))?{_HOW}(?:\s(?:based|located|situated|found))?\s(?:in|at|:)"
    rf"|{_FIRM}\s?(?:,|[-–—|·•:(]|of|in|,\sof|,\sin)?)\s?(?:(?:downtown|beautiful|historic|sunny|the\sheart\sof|nearby)\s){{0,2}}",
    re.IGNORECASE,
)
"""The whole of what may stand in front of a city without street or code."""
_OPENING = re.compile(rf"{_SEAT}\s", re.IGNORECASE)
_THEN_OWN = re.compile(rf",\s(?:{_FIRM}|we|our)(?!\w)", re.IGNORECASE)
""" "Based in Austin, TX, we …": who is meant stands behind the place."""
_ENTRY = re.compile(
    rf"(?:{_FIRM}\W{{1,3}})?(?:an?\s)?(?!(?:an)?other\b)(?:[\w&-]+,?\s){{0,5}}?(?:management|managers?|realty|real\sestate|rentals?|compan(?:y|ies)|firms?|agency"
    r"|brokerages?|services?|contractors?)\s(?:in|of|based\sin|located\sin)\s",
    re.IGNORECASE,
)
"""What an entry of a list says in front of its place, without a verb."""
_AROUND = re.compile(r"(?:(?:proudly|also)\s)?(?:serving|near|throughout|greater|around)\s", re.IGNORECASE)
_ITEM_BREAKS = ("|", "| ", "• ", "· ", "\n", "; ")
_LABEL = re.compile(
    rf"\W*(?:(?:our|the)\s)?(?:{_OFFICE}|{_FIRM}\s{_OFFICE})(?:\s(?:location|address))?\s?[:–—|-]\s?", re.IGNORECASE
)
_BESIDE_ADDRESS = re.compile(
    rf"[\W\d]*(?:(?:(?:our|the|company|street|physical|office)?\s?(?:{_OFFICE}|address|location)|copyright|all\srights\sreserved"
    r"|(?:visit|find|see)\sus(?:\stoday|\sin\sperson)?(?:\s(?:at|in|on))?|also|come\sby|stop\s(?:by|in)(?:\sat)?|is|are|now|located|at|in|on"
    r"|phone|tel|call|fax|suite|ste|unit|floor|downtown)\b[\W\d]*)*",
    re.IGNORECASE,
)
"""The whole of what may stand in front of an address, its street taken out; the sign for the firm's name is no letter."""
_OWN_DOER = re.compile(rf"(?:^|[,;–—-]\s|\band\s)(?:\w+,?\s){{0,3}}?(?:we|{_FIRM})\s", re.IGNORECASE)
_SOMEBODYS = re.compile(
    r"\b(?:who|whose|where|live[sd]?|born|moved?|moving|relocat\w+|drive|drove|from|bank|accountant|attorney|lawyer|plumber|friends?|clients?"
    r"|tenants?|like|law|laws|founder|sister|parent|partner|rivals?|competitors?)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|never|nor|neither|no|without|former(?:ly)?|previous(?:ly)?|used\sto|was|were|had|clos(?:e[ds]?|ing)|until|will|soon|once"
    r"|left|gone|began|started|opening|planned|if|when)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_ANOTHER_STATE = re.compile(r"\s?(?:County|Parish)\b")
_CODE = re.compile(r",?\s{1,2}\d{5}(?:-\d{4})?(?!\d)")

_MOST = 20
"""Places of one segment that are looked at."""


def is_firms_place(page: PageText, at: Segment, city: str, state: str, name: str) -> bool:
    """Whether a segment says that the firm is in that city.

    Args:
        page: whole, so that a segment's number is its place. at: the segment that is said to hold both.
        name: the firm's; "" where it is not known.
    """
    if page.segments[at.number - 1 : at.number] != (at,):
        return False
    written = re.compile(rf"(?<!\w){re.escape(city)}\s?,?\s{{0,2}}(?:{state}|{re.escape(STATES[state])})(?!\w)")
    places = islice(written.finditer(at.text), _MOST)
    return any(_tells(page, at, found, city, state, name) for found in places)


def entry_tells_place(text: str, start: int, end: int, name: str) -> bool:
    """Whether an entry of a list that names a firm says with the place from `start` to `end` where that firm is.

    Args:
        text: of the entry's segment. start: where the address begins, with its street.
        name: the firm's, as the entry says it.
    """
    sentence = sentence_around(text, start, end)
    at = sentence.find(text[start:end])
    front, behind = _with_firm(sentence[:at], name), _with_firm(sentence[at + end - start :], name)
    whole = front + text[start:end] + behind
    if at < 0 or _NOT_SO.search(whole) or _ANOTHER_STATE.match(behind) or _AROUND.match(text[start:end]):
        return False
    plain = front.lstrip()
    return (
        _BESIDE_ADDRESS.fullmatch(plain) is not None
        or any(way.fullmatch(plain) for way in (_OWN_SENTENCE, _OPENING, _LABEL, _ENTRY))
        or plain.endswith(_ITEM_BREAKS)
    )


def _tells(page: PageText, at: Segment, found: re.Match[str], city: str, state: str, name: str) -> bool:
    sentence = sentence_around(at.text, found.start(), found.end())
    start = sentence.find(found.group())
    front, behind = _with_firm(sentence[:start], name), _with_firm(sentence[start + len(found.group()) :], name)
    if start < 0 or _NOT_SO.search(front + behind) or _ANOTHER_STATE.match(behind):
        return False
    code, street = _CODE.match(behind), streets.STREET.search(front)
    addressed = bool(code or street or _street_above(page, at, front))
    if addressed and _OWN_DOER.search(front) and not _SOMEBODYS.search(front):
        return True
    if is_anothers(Place(page, at, {"city": Shown(city, at, at.text), "state": Shown(state, at, at.text)})):
        return False
    if addressed:
        bare = streets.STREET.sub(" ", front)
        return _BESIDE_ADDRESS.fullmatch(bare) is not None or _begins_as(bare, name)
    if not front.strip():
        return _is_entrys(page, at, name)
    if _OWN_SENTENCE.fullmatch(front.lstrip()) or _LABEL.fullmatch(front):
        return True
    return _OPENING.fullmatch(front.lstrip()) is not None and _THEN_OWN.match(behind) is not None


def _with_firm(text: str, name: str) -> str:
    """The text with a sign in place of the firm's name, its legal form left out or not."""
    words = normal_company_name(name).split()
    if sum(map(len, words)) < 5:
        return text
    written = r"[\W_]{1,3}".join(map(re.escape, words))
    return re.sub(
        rf"(?<!\w)(?:the\s)?{written}(?:,?\s(?:llc|inc|ltd|corp|co|company)\b\.?)?(?!\w)",
        _FIRM,
        text,
        flags=re.IGNORECASE,
    )


def _begins_as(text: str, name: str) -> bool:
    """Whether a text is nothing but a name that begins as the firm's: "Maple Hollow Homes" of "Maple Hollow Management"."""
    words, first = text.split(), normal_company_name(name).split()[:2]
    return (
        len(first) > 1
        and words[:1] != []
        and normal_company_name(text).split()[:2] == first
        and all(w[:1].isupper() for w in words)
    )


def _street_above(page: PageText, at: Segment, front: str) -> bool:
    """Whether a line begins with the city and the one above it is a street."""
    above = page.segments[at.number - 2] if at.number > 1 else None
    return above is not None and not front.strip() and streets.STREET.match(above.text) is not None


def _is_entrys(page: PageText, at: Segment, name: str) -> bool:
    """Whether a place alone in its line stands in an entry that the firm's name begins, or right below its name."""
    if at.card:
        texts = [segment.text for segment in page.segments if segment.card == at.card and segment.number < at.number]
    else:
        texts = [segment.text for segment in page.segments[max(0, at.number - 2) : at.number - 1]]
    return any(_with_firm(text, name).strip() == _FIRM for text in texts)
