"""People named in running text: "Jane Doe, our broker, …", "owner Jane Doe", "ask for Jane Doe"."""

from __future__ import annotations

import re
from itertools import islice

from leadgen_assets.extract.person_names import PersonName, person_name
from leadgen_assets.extract.titles import Titles

_NAMES = re.compile(
    r"(?<![\w.])[A-Z][a-z'’]{1,14}\s(?:[A-Z]\.?\s|[\"“][A-Z][a-z]{1,12}[\"”]\s)?"
    r"(?:Mc|Mac|O['’]|De|Van\s|Von\s)?[A-Z][a-z]{1,18}(?:-[A-Z][a-z]{1,18})?(?![\w])"
)
"""Two or three capitalised words; most are no names."""

NAME_HINT = re.compile(r"[A-Z][a-z'’]{1,14}\s[A-Z\"“OVMD]")
"""Quick look: no text without it names somebody."""

_BEHIND = re.compile(
    r",?\s{0,2}(?:who\s)?(?:is\s|serves as\s|as\s)?(?:currently\s)?(?:the\s|our\s|an?\s|its\s)?((?:[A-Za-z/&-]{2,20}\s?){1,6})"
)
_ASKED_FOR = re.compile(
    r"\b(?:contact|call|ask for|e-?mail|reach|speak (?:to|with)|(?:founded|owned|started|established|run|operated|opened) by)\s$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"\b(?:of|at|for|with|who|since|in|has|is|was|will|to|on|by|from|says|said|and (?:his|her|has|is|the|our))\b"
)
_ELSEWHERE = re.compile(r"\s?(?:of|at|for|with)\s(?:the\s)?([A-Z]\w+)")
_MOST = 20
"""Names looked at in one text."""


def named_in_sentences(text: str, titles: Titles, letters: str) -> list[tuple[PersonName, str]]:
    """Known given names with a title beside them ("" where the text only says to ask for them).

    Args:
        text: of one segment.
        titles: titles that are recognised.
        letters: letters of the company's domain: "owner of <this company>" is ours, of another is not.
    """
    found = []
    for match in islice(_NAMES.finditer(text), _MOST):
        name = person_name(match.group())
        if name is None or not name.known:
            continue
        title = _title_behind(text, match.end(), titles, letters) or _title_before(text, match.start(), titles)
        if title or _ASKED_FOR.search(text, max(0, match.start() - 30), match.start()):
            found.append((name, title))
    return found


def _title_behind(text: str, end: int, titles: Titles, letters: str) -> str:
    match = _BEHIND.match(text, end, end + 110)
    if not match or not (text[end : end + 1] == "," or re.match(r"\s(?:is|serves)\s", text[end : end + 8])):
        return ""
    clause = match.group(1)
    stop = _CLAUSE_END.search(clause)
    words = (clause[: stop.start()] if stop else clause).split()
    place = _ELSEWHERE.match(text, match.start(1) + len(clause[: stop.start()].rstrip()) if stop else match.end(1))
    if place and place.group(1).lower() not in letters:
        return ""
    return titles.ending(words)


def _title_before(text: str, start: int, titles: Titles) -> str:
    words = re.findall(r"[A-Za-z/&-]+", re.split(r"[.;:!?,]", text[max(0, start - 45) : start])[-1])[-4:]
    for size in (3, 2, 1):
        if len(words) >= size and titles.exactly(words[-size:]):
            return " ".join(words[-size:])
    return ""
