"""Where a sentence begins and ends, and whether it states something or mentions it in passing."""

from __future__ import annotations

import re

LONGEST_QUOTE = 400
"""Characters of a sentence that are quoted."""

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“(])|\s[|•·]\s")
_ASIDE = re.compile(r"^\W{0,3}(?:when|if|whenever|because|although|should|unless|once|before|after)\b", re.IGNORECASE)

_CLAUSE = re.compile(
    r"[;:!?–—]|\.\s|,\s(?:and\s|but\s)?(?:we|our|but|so|while|whereas|today|now|currently|log|sign|register|pay|please|you)\s"
    r"|\b(?:and|but)\s(?:we\s)?(?:now|today|currently)\s|\s(?:while|whereas|but)\s(?:we|our)\s",
    re.IGNORECASE,
)
_ANOTHER_FIRM = re.compile(
    r"\b(?:(?:sister|parent|partner|former|previous|affiliated?|another|other|rival|competing|unrelated)\s(?:[\w-]+\s){0,2}"
    r"(?:compan(?:y|ies)|firms?|brokerages?|business(?:es|(?!\s[a-z]))|agenc(?:y|ies)|corporations?|brands?|employers?)"
    r"|competitors?|rivals?|affiliates)\b",
    re.IGNORECASE,
)


def last_clause(text: str) -> str:
    """What of a text stands behind the last end of a clause: of "We began small, and now we have" it is "and now we have"."""
    begin = 0
    for found in _CLAUSE.finditer(text):
        begin = found.start() + (found.group()[0] in ".;:!?–—,")
    return text[begin:].strip()


def clause_around(text: str, at: int) -> str:
    """What stands between the ends of clauses around a place of a text."""
    behind = _CLAUSE.search(text, at)
    return f"{last_clause(text[:at])} {text[at : behind.start() if behind else len(text)]}"


def names_another_firm(clause: str) -> bool:
    """Whether a clause speaks of a firm beside the one whose page it is: "Our sister company in Ohio has"."""
    return _ANOTHER_FIRM.search(clause) is not None


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` that holds the stretch from `start` to `end`, or the stretch's neighbourhood in an endless one."""
    begin, finish = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.start() < start and match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            finish = match.start() + 1
            break
    if finish - begin > LONGEST_QUOTE:
        begin, finish = max(begin, start - LONGEST_QUOTE // 2), min(finish, end + LONGEST_QUOTE // 2)
    return text[begin:finish].strip()


def is_aside(sentence: str) -> bool:
    """Whether a sentence speaks of a case ("When the association writes, …") and not of what is."""
    return _ASIDE.match(sentence) is not None
