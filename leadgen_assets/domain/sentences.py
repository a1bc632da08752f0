"""Where a sentence begins and ends, and whether it states something or mentions it in passing."""

from __future__ import annotations

import re

LONGEST_QUOTE = 400
"""Characters of a sentence that are quoted."""

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“(])|\s[|•·]\s")
_ASIDE = re.compile(r"^\W{0,3}(?:when|if|whenever|because|although|should|unless|once|before|after)\b", re.IGNORECASE)


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
