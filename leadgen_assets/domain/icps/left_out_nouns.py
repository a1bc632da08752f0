"""A number whose noun is left out, because it was said of an earlier one: "In 2012 we had 80 homes; today we manage 620".

It stands in the same sentence or in the one before.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.sentences import sentence_around
from leadgen_assets.domain.wording.written import Written

_OURS = r"(?:we|our\s(?:team|firm|company|agency|family)|the\s(?:firm|team|company|agency))"
_NOW = r"(?:today|now|currently|presently)"
_TODAY = re.compile(
    rf"\b(?:{_NOW},?\s(?:it['’]s\s|that\s)?{_OURS}|{_OURS}\s{_NOW})\s(?P<verb>[a-z]+(?:\s(?:after|for))?)\s{ROUGHLY}$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"\+?\s?(?:$|[.;!,]\s?(?!\d)|\s(?:today|now|of\sthem|in\sall)\b)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\d\+?\s(?:[\w-]+\s){0,2}$|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozen)\s$", re.IGNORECASE
)
_LONGEST = 60


def noun_left_out(text: str, written: Written, noun: re.Pattern[str], doing: re.Pattern[str]) -> str:
    """The noun of an earlier number of the sentence or of the one before; "" unless this one says how many they are today.

    Args:
        noun: finds what is counted. doing: finds the words with which a firm says that it has so many.
    """
    today = _TODAY.search(text, max(0, written.start - _LONGEST), written.start)
    if today is None or not doing.fullmatch(today["verb"]) or not _CLAUSE_ENDS.match(text, written.end):
        return ""
    begin = max(0, text.find(sentence_around(text, written.start, written.end)))
    for start in (begin, text.find(sentence_before(text, begin))):
        earlier = [
            each.group()
            for each in noun.finditer(text, max(0, start), today.start())
            if _COUNTED.search(text[max(0, start) : each.start()])
        ]
        if earlier:
            return earlier[-1]
    return ""


def sentence_before(text: str, begin: int) -> str:
    """The sentence that ends where another one begins; "" at the begin of a text."""
    ahead = text[:begin].rstrip()
    return sentence_around(ahead, len(ahead) - 1, len(ahead)) if ahead else ""
