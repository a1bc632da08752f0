"""Whether the city in front of a telephone number is its office's, "Boise office: …", or a part of a body's name: "Boise Water Works: …".

Utilities, schools, banks and insurers are named for their city, and firms list their numbers for tenants. The rule is from how firms
label the lines of their offices in general: the city alone, or with its state and with words for an office, a department or a way
to reach it, all of which the firm's own name may hold as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.wording.places import STATES

_LABELS = (
    "office offices branch location locations headquarters hq main corporate head home homes regional region local area "
    "metro greater downtown uptown midtown central north south east west northeast northwest southeast southwest leasing "
    "lease rental rentals rent sales service services support customer client care maintenance emergency repairs billing "
    "accounting property properties management manager managers mgmt pm realty real estate realtor realtors apartments "
    "residential commercial vacation tenant tenants resident residents owner owners team staff desk reception front phone "
    "telephone tel ph call text texts dial fax mobile cell number line direct toll free general inquiries contact us center "
    "centre store shop showroom studio clinic warehouse yard restaurant bar cafe salon spa gym shipping parts reservations "
    "appointments bookings orders new our the your in for at of and or to with visit serving reach hours open usa"
)
_STATES = " ".join((*STATES, *STATES.values())).lower()
_OF_OFFICES = frozenset(f"{_LABELS} {_STATES}".split()) - {"district"}
"""Words beside a city in the label of one of a firm's lines; what has others is somebody's name: "District of Medford"."""
_ENDS = frozenset(("office", "branch", "location", "headquarters", "store", "shop", "showroom"))
"""At the end of a label they tell of an office, whatever stands in front: "Boise Fairview Office"."""

_WORD = r"[A-Z][\w.'’-]*"
_BEHIND = re.compile(rf"(?:\s(?:(?:&|and|of|for)\s)?{_WORD})+")
_AHEAD = re.compile(
    rf"(?P<digits>\d[^,;:|]*)?(?<![\w.'’-])(?P<run>{_WORD}(?:\s(?:(?:&|and|of|for|the)\s)?{_WORD})*)(?:,|\sof|\sin)?\s$"
)
_CLAUSE = re.compile(r"[;|•·]\s?|\s[-–—]\s|(?<=[a-z\d)]{2})[.!?]\s+(?=[A-Z])|\n")
_LEADS = re.compile(
    r"\W*(?:(?:for|call|contact|dial|reach|the|your|our)\s)*(?:(?P<body>[^\W\d]+(?:\s[^\W\d]+)?)\sof\s)?",
    re.IGNORECASE,
)
_LEADING_ON = re.compile(
    r",\s\d.*|\W*(?:\b(?:at|on|is|can|be|reached|dial|call|phone|tel|telephone|office|number|line|or)\b\W*)*",
    re.IGNORECASE,
)
"""From a body's name to its number: its postal address, or words for reaching it."""
_PARTING = " ;:,|•·(–—-"
_NUMBER = re.compile(r"\d{3}\W{0,3}\d{3}\W{0,2}\d{4}")
_LONGEST = 80
"""Characters in front of a city that are looked at."""
_LETTERS = 4
"""Letters of a word that stands within a domain by no accident."""
_BODYS = 0.1
"""Less confidence in a number behind such a body's name: less than one for a single purpose loses, which is the firm's."""


def in_city(group: Sequence[Fact], city: str, names: Collection[str] = ()) -> bool:
    """Whether a value's line names the city as where its office is: "Boise office: 208-555-0100".

    Args:
        group: facts of one value. city: the headquarters'; "" where there is none. names: the firm's.
    """
    return bool(city) and any(_is_offices(fact, city, names) and not is_bodys(fact, city, names) for fact in group)


def is_bodys(fact: Fact, city: str, names: Collection[str] = ()) -> bool:
    """Whether what leads to a number is the name of a body called for the city, and not the firm's own; args as for `in_city`."""
    before, behind = (text.strip(_PARTING) for text in _beside(fact))
    if not any(map(str.isalpha, before)):
        before = "" if _is_followed(fact, behind) else _CLAUSE.split(behind)[0]
    label = _CLAUSE.split(before)[-1]
    led = _LEADS.match(label)
    found = _written(city).match(label, led.end() if led else 0) if led and city else None
    if led is None or found is None:
        return False
    own, rest = _own(fact, names), label[found.end() :]
    run = _BEHIND.match(rest)
    if not _LEADING_ON.fullmatch(rest, run.end() if run else 0):
        return False  # a sentence that begins with the city
    return _is_longer_name(rest, own) or (led["body"] is not None and not _known(led["body"], own))


def less_of_bodys(facts: Sequence[Fact], city: str, names: Collection[str]) -> list[Fact]:
    """The same facts, those of such bodies believed less, so that the firm's own come first; args as for `in_city`."""
    return [
        replace(fact, confidence=max(fact.confidence - _BODYS, 0.0)) if is_bodys(fact, city, names) else fact
        for fact in facts
    ]


def _is_offices(fact: Fact, city: str, names: Collection[str]) -> bool:
    own = _own(fact, names)
    for text in _beside(fact):
        for found in _written(city).finditer(text):
            ahead = _AHEAD.search(text[max(0, found.start() - _LONGEST) : found.start()])
            named = ahead is not None and not ahead["digits"] and not _known(ahead["run"], own)
            if not (named or _is_longer_name(text[found.end() :], own)):
                return True
    return False


def _is_longer_name(rest: str, own: str) -> bool:
    """Whether capitalised words behind a city make it a body's name."""
    run = _BEHIND.match(rest)
    return run is not None and run[0].split()[-1].lower().strip(".") not in _ENDS and not _known(run[0], own)


def _known(run: str, own: str) -> bool:
    words = [re.sub(r"['’]s$|[^\w]", "", word.lower()) for word in run.split()]
    return all(
        len(word) < 2
        or word in _OF_OFFICES
        or f" {word} " in own
        or (len(word) >= _LETTERS and word in own.split()[-1])
        for word in words
    )


def _own(fact: Fact, names: Collection[str]) -> str:
    """The words of the firm's names and its domain's first label, each between spaces, the label last."""
    words = re.findall(r"\w+", " ".join(names).lower())
    return f" {' '.join([*words, registrable_domain(fact.url).partition('.')[0] or '-'])} "


def _is_followed(fact: Fact, behind: str) -> bool:
    """Whether another number stands behind what stands behind this one, which may be that one's label."""
    return _NUMBER.search(fact.quote, fact.quote.rfind(behind) + len(behind)) is not None


def _beside(fact: Fact) -> tuple[str, str]:
    """What of a quote stands between the number before and this one, and between this one and the next."""
    ends = [found.span() for found in _NUMBER.finditer(fact.quote)]
    digits = re.sub(r"\D", "", fact.value)[-10:]
    at = next((at for at, (start, end) in enumerate(ends) if re.sub(r"\D", "", fact.quote[start:end]) == digits), None)
    if at is None:
        return fact.quote, ""
    begin = ends[at - 1][1] if at else 0
    last = ends[at + 1][0] if at + 1 < len(ends) else len(fact.quote)
    return fact.quote[begin : ends[at][0]], fact.quote[ends[at][1] : last]


@lru_cache(maxsize=256)
def _written(city: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.]){re.escape(city)}(?![\w@])", re.IGNORECASE)
