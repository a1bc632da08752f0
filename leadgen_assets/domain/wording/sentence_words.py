"""Words and patterns by which sentences are read: numbers, people, and words that carry no wish."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONES = {
    word: number
    for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_TEENS = "zero ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_VALUES: dict[str, int] = _ONES | _TENS | dict(zip(_TEENS.split(), (0, *range(10, 20)), strict=True)) | {"a": 1}
_DOZENS = {"a dozen": 12, "half a dozen": 6, "two dozen": 24, "three dozen": 36}
_ONE = "|".join(_ONES)
_BELOW = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONE}))?|{'|'.join(sorted({*_ONES, *_TEENS.split()}, key=len, reverse=True))})"
NUMBER_IN_WORDS = rf"(?:half a dozen|(?:a|two|three)\sdozen|(?:a|{_ONE})\shundred(?:\s(?:and\s)?{_BELOW})?|{_BELOW})"
"""A number below a thousand, as people write it out."""
NUMBER = (
    r"(?:(?<!\d,)(?<!\d\.)(?:\d{1,6}k(?!\w)|(?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,9})(?!,?\d))"
    rf"|(?:{NUMBER_IN_WORDS})(?![\w-]|\s(?:hundred|thousand|million|dozen)\b))"
)
"""A number in digits ("2k" too) or in one of the words above; digits that commas part otherwise than by thousands are none."""

ROUGHLY = (
    r"(?:(?:over|about|around|nearly|almost|roughly|approximately|some|another|(?:more|fewer|less)\sthan|well\sover|up\sto|at\sleast"
    r"|in\sexcess\sof|as\smany\sas|close\sto|upwards?\sof|just\s(?:over|under|about|shy\sof))\s){0,2}"
)
"""What may stand between a verb and its number, with the space behind it; nothing as well."""

TO = r"\s*(?:-|–|—|to|and|through)\s*"
"""What stands between the ends of a range."""

PEOPLE = (
    r"(?:decision[\s-]?makers?|contacts?|people|persons?|executives?)"
    r"(?:\s+(?:each|per company|a company|apiece))?"
)
"""Whom a request wants to reach."""

_NOT = r"(?<!\bno\s)(?<!\bnot\s)"
LEAST = rf"(?:at least|(?:no|not) (?:less than|fewer than|under|below)|{_NOT}(?:more than|over|above)|min(?:imum)?(?: of)?|from)"
MOST = rf"(?:at most|up to|(?:no|not) (?:more than|over|above)|{_NOT}(?:fewer than|less than|under|below)|max(?:imum)?(?: of)?)"
_AMOUNT = r"\d{1,9}(?:[.,']{1,3}\d{1,9}|\s\d{3}(?!\d)){0,9}"
_CENTS = r"(?:\s(?:and\s)?\d{1,3}\scents?)?"
MONEY = (
    r"(?:(?:(?:,?\s*(?:and|for|with|within)\s+|,\s*)?(?:a\s+)?"
    r"(?:(?P<budget>budget(?:\s+of)?:?)|at most|no more than|up to|under|spending|spend|max(?:imum)?)\s+)"
    r"|(?:,?\s*(?:and|for|with|within)\s+)?)"
    rf"(?:(?<!-)(?<!-\s)(?:\$\s?|(?:USD|US\$)\s?)(?P<signed>{_AMOUNT}[a-z]{{0,9}})(?!\w|\s?(?:-|–|to)\s?\$)"
    rf"|(?<![\w.,-])(?P<named>{_AMOUNT}\s?(?:(?:US\s)?dollars?|USD|bucks){_CENTS})(?!\w)"
    rf"|(?<![\w.,-])(?P<behind>{_AMOUNT})\s?\$(?!\s?\d)|(?(budget)(?P<bare>{_AMOUNT})(?=\s*(?:$|[,;.!?)]|and\b|with\b|for\b|in\b|preview\b))|(?!)))(?:\s+budget)?"
    r"(?!\s+(?:per|each|apiece|a\s(?:company|lead|month|year|contact)|million|billion|thousand)\b)"
)
"""A budget in dollars; what is written as its amount is one of the named groups but `budget`, whether that can be read or not."""

_EMPTY = """a an the please find me get us give show list i we want need looking look for of that which who is are be run runs
running use uses using used on with in at near around by from has have having their its each per and or only both located based
operating operates any some all to usa companies company firms there between"""
EMPTY = frozenset(_EMPTY.split())
"""Words that carry no wish of their own; at the ends of a piece they are dropped."""

NOT = re.compile(
    r"(?:\bnot|\bwithout|\bexcept|\bexcluding|\bother than|\bbut|\boutside(?: of)?|\bno|n't)(?:\s+(?:on|in|using|running|from|for))?\s*$",
    re.IGNORECASE,
)
"""A negation right before a word: no rule understands what is not wanted."""

NO_STATE_BEFORE = r"(?!\s+(?:city|beach|springs|falls|heights|county|avenue|street)\b)"
"""Kansas City is no Kansas."""

CODES_THAT_ARE_WORDS = frozenset({"IN", "OR", "ME", "HI", "OK", "OH", "PA", "MA", "LA", "DE", "ID", "AL", "CO"})

_REGIONS = """usa us america canada mexico europe england uk australia south north east west midwest northeast southeast southwest
northwest"""
NO_CITIES = frozenset(_REGIONS.split())
"""Places behind "in" that are no cities."""


def number_of(text: str) -> int:
    """The value of what `NUMBER` matched."""
    lowered = " ".join(text.lower().split())
    if lowered[:1].isdigit():
        return int(lowered.replace(",", "").replace("k", "000"))
    if lowered in _DOZENS:
        return _DOZENS[lowered]
    hundreds, hundred, rest = lowered.rpartition(" hundred")
    below = sum(_VALUES[word] for word in re.split(r"[\s-]", rest if hundred else lowered) if word not in ("", "and"))
    return 100 * _VALUES[hundreds] + below if hundred else below


def either(phrases: Sequence[str]) -> str:
    """One pattern for any of the phrases, longest first, spaces and hyphens alike."""
    ordered = sorted({phrase.lower() for phrase in phrases if phrase}, key=len, reverse=True)
    return "|".join(r"[\s_-]+".join(re.escape(part) for part in re.split(r"[\s_-]+", phrase)) for phrase in ordered)
