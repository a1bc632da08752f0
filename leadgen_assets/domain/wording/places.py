"""The states of the USA, by every name that people write."""

from __future__ import annotations

import re

STATES: dict[str, str] = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}
"""Two-letter code -> name: the 50 states and the District of Columbia."""

_OLD_ABBREVIATIONS = {
    "ala": "AL",
    "ariz": "AZ",
    "ark": "AR",
    "calif": "CA",
    "cali": "CA",
    "colo": "CO",
    "conn": "CT",
    "del": "DE",
    "washington dc": "DC",
    "fla": "FL",
    "ill": "IL",
    "ind": "IN",
    "kan": "KS",
    "kans": "KS",
    "mass": "MA",
    "mich": "MI",
    "minn": "MN",
    "miss": "MS",
    "mont": "MT",
    "neb": "NE",
    "nebr": "NE",
    "nev": "NV",
    "okla": "OK",
    "ore": "OR",
    "penn": "PA",
    "penna": "PA",
    "tenn": "TN",
    "tex": "TX",
    "wash": "WA",
    "wis": "WI",
    "wisc": "WI",
    "wyo": "WY",
}
_CODES = (
    _OLD_ABBREVIATIONS | {name.lower(): code for code, name in STATES.items()} | {code.lower(): code for code in STATES}
)
STATE_WORDS = tuple(_CODES)
"""Every way in lower case in which `state_code` knows a state, full stops left out."""

_NOISE = re.compile(r"[.,]+")


_OF_FIRMS = re.compile(
    r"management|manag(?:er|ers|ing)|propert(?:y|ies)|realty|realtors?|real|rentals?|leasing|services?|solutions|group|partners"
    r"|associates|company|companies|inc|llc|corp|ltd|brokers?|brokerage|investments?|holdings|advisors|agency|estate",
    re.IGNORECASE,
)


def is_firm_word(word: str) -> bool:
    """Whether a word is one of firms' names and of no city's: what stands before "Austin" in "Property Management Austin"."""
    return _OF_FIRMS.fullmatch(word.strip(".,")) is not None


def state_code(text: str) -> str:
    """The two-letter code of a state written as code, name or old abbreviation ("TX", "tx.", "Texas", "Tex."); "" for anything else.

    It looks at the whole text, so that a caller decides where a state may stand: "in" alone is Indiana here.
    """
    folded = " ".join(_NOISE.sub("", text).lower().split())
    return _CODES.get(folded.removeprefix("state of "), "")
