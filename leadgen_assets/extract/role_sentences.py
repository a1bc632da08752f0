"""Present titles in sentences about somebody whose name the text or its entry gives: "In her role as Director of Sales, she …".

Only the grammar of the present counts ("is", "in his role as", "as our …, she …"): biographies tell past posts in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from leadgen_assets.extract.titles import Titles

_MOST = 4
_CLAUSE = r"(?:the\s|our\s|its\s|an?\s)?(?P<clause>[A-Za-z][A-Za-z.'’&/-]*(?:\s(?:[A-Za-z][A-Za-z.'’/-]*|&)){0,8})"
_IN_ROLE = re.compile(
    r"\b(?:[Ii]n (?:his|her|my|their) (?:current |present |new )?(?:role|capacity|position) as|(?:[Hh]e|[Ss]he) (?:currently |now )serves as)\s" + _CLAUSE
)
_AS_FIRST = re.compile(r"(?:^|[.!]\s)As\s" + _CLAUSE + r"(?=[,\s][^.]{0,120}?\b(?:he|she)\b)")
_IS = re.compile(r"\s(?:is|serves as)\s(?:currently\s|now\s)?" + _CLAUSE)
_END = re.compile(r"\s(?:at|for|with|in|on|where|who|and (?:his|her|has|is)|he|she|since|from|to)\s.*$|\sof\s(?:the\s)?(?=[A-Z]|our\b).*$")
_UNIT = re.compile(r"\sof (?:the |our )?(?:[A-Z][\w&-]{1,20}\s){1,3}(?:Practice|Division|Department|Region|Team|Group)\b")
_FIRM = re.compile(r"\s(?:at|for|of|with)\s(?:the\s)?([A-Z]\w+)")
_PAST = re.compile(r"\b(?:was|were|had|previously|formerly|prior to|before|former|until|past)\b", re.IGNORECASE)


def roles_told(text: str, titles: Titles, letters: str) -> Iterator[str]:
    """Titles that a text about one person says they have now, at this firm.

    Args:
        text: of one segment, in an entry with one name. titles: that are recognised.
        letters: letters of the firm's domain and names; "in her role as President of the Rotary Club" is another body's.
    """
    for pattern in (_IN_ROLE, _AS_FIRST):
        for match in islice(pattern.finditer(text), _MOST):
            if _PAST.search(text, max(0, match.start() - 60), match.start()):
                continue
            title = _title(match["clause"], titles)
            firm = _FIRM.match(text, match.start("clause") + len(title)) if title else None
            if title and (firm is None or firm.group(1).lower() in letters):
                yield title


def role_behind(text: str, end: int, titles: Titles) -> str:
    """The title in "Jane Doe is the managing partner of …", of whatever firm; "" where none follows.

    Args:
        text: any. end: where the name in it ends.
    """
    match = _IS.match(text, end)
    return _title(match["clause"], titles) if match else ""


def _title(clause: str, titles: Titles) -> str:
    unit = _UNIT.search(clause)
    words = clause if unit else _END.sub("", clause)
    words = clause[: unit.end()] if unit else words
    title = titles.title(words) if words[:1].isupper() else titles.ending(words.split())
    if unit and not title.endswith(unit.group()):
        head = titles.ending(clause[: unit.start()].split())
        return f"{head}{unit.group()}" if head == clause[: unit.start()] else ""
    return title
