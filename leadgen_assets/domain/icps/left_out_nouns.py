"""A number whose noun is left out, because the sentence has said it of an earlier one: "In 2012 we had 80 homes; today we manage 620"."""

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
    """The noun of an earlier number of the sentence, where this one says with a word for doing it how many they are today; else "".

    Args:
        noun: finds what is counted. doing: finds the words with which a firm says that it has so many.
    """
    today = _TODAY.search(text, max(0, written.start - _LONGEST), written.start)
    if today is None or not doing.fullmatch(today["verb"]) or not _CLAUSE_ENDS.match(text, written.end):
        return ""
    sentence = sentence_around(text, written.start, written.end)
    begin = max(0, text.find(sentence))
    earlier = [
        each.group()
        for each in noun.finditer(text, begin, today.start())
        if _COUNTED.search(text[begin : each.start()])
    ]
    return earlier[-1] if earlier else ""
