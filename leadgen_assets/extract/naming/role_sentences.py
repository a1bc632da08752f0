"""Present titles in sentences about somebody whose name the text or its entry gives: "In her role as Director of Sales, she …".

Only the grammar of the present counts ("is", "in his role as", "as our …, she …"): biographies tell past posts in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from leadgen_assets.extract.naming.bodies import names_a_body
from leadgen_assets.extract.naming.titles import Titles, is_unit

_MOST = 4
_CLAUSE = r"(?:the\s|our\s|its\s|an?\s)?(?P<clause>[A-Za-z][A-Za-z.'’&/-]*(?:\s(?:[A-Za-z][A-Za-z.'’/-]*|&)){0,8})"
_IN_ROLE = re.compile(
    r"\b(?:[Ii]n (?:his|her|my|their) (?:current |present |new )?(?:role|capacity|position) as"
    r"|(?:[Hh]e|[Ss]he) (?:currently |now )serves as)\s" + _CLAUSE
)
_LEADS = re.compile(
    r"(?:^|[.!]\s)(?:[Hh]e|[Ss]he) is (?:also |currently |now )?the (?P<clause>(?i:(?:co-?)?founder|owner|president|ceo|principal)"
    r"(?: (?:and|&) [A-Za-z-]+(?: [A-Za-z-]+)?)?)(?= of )"
)
""" "She is the founder and president of Oakfield Homes": only with the firm behind it; clubs have presidents, too."""

_AS_FIRST = re.compile(r"(?:^|[.!]\s)As\s" + _CLAUSE + r"(?=[,\s][^.]{0,120}?\b(?:he|she)\b)")
_IS = re.compile(r"\s(?:is|serves as)\s(?:currently\s|now\s)?" + _CLAUSE)
_END = re.compile(r"\s(?:at|for|with|in|on|where|who|and (?:his|her|has|is)|he|she|since|from|to)\b.*$")
_BODY = re.compile(
    r"\s(?P<word>at|for|of|with|on|to)\s(?P<our>our\b)?(?:\s?(?:the|this|an?)\s)?\s?(?P<first>\w+)(?P<more>(?:\s\w+){0,2})"
)
_OWN = frozenset({"firm", "company", "agency", "team", "office", "practice", "business"})
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)")
_LONGEST_SENTENCE = 300
_DOER = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|[Tt]hey|,\s[A-Z]\w+(?:\s[A-Z]\w+)?)\s(?:(?:also|now|currently|still|once|first|later|then|\w+ly)\s){0,2}(?P<verb>[a-z]+)"
)
_TOLD = re.compile(
    r"(?:\w+ed|was|were|had|did|ran|led|grew|built|made|took|sold|bought|won|held|began|became|brought|oversaw|drove|met|spent|wrote"
    r"|taught|kept|left|came|went|gave|got|knew|saw|flew|fought|found|rose|told|thought|worked)$"
)
"""Verbs of the past; those that end as it does not are learned by heart."""
_PAST = re.compile(r"\b(?:was|were|had|previously|formerly|prior to|before|former|until|past)\b", re.IGNORECASE)


def roles_told(text: str, titles: Titles, letters: str) -> Iterator[str]:
    """Titles that a text about one person says they have now, at this firm.

    Args:
        text: of one segment, in an entry with one name. titles: that are recognised.
        letters: letters of the firm's domain and names; "in her role as President of the Rotary Club" is another body's.
    """
    for pattern in (_IN_ROLE, _AS_FIRST, _LEADS):
        for match in islice(pattern.finditer(text), _MOST):
            if _PAST.search(text, max(0, match.start() - 60), match.start()) or _is_past(text, match.start("clause")):
                continue
            title = _title(match["clause"], titles)
            if title and _is_ours(text, match.start("clause") + len(title), letters):
                yield title


def _is_ours(text: str, end: int, letters: str) -> bool:
    """Whether no other body is named behind a title ("of the Rotary Club"), nor in the rest of the sentence."""
    if names_a_body(_rest(text, end), letters):
        return False
    body = _BODY.match(text, end)
    if body is None or body["our"]:
        return True
    word = body["first"].lower()
    # "To the board", "on our team": only whom somebody serves there tells.
    nearby = (word, *body["more"].lower().split()) if body["word"] in ("on", "to") else (word,)
    return any(each in _OWN for each in nearby) or (len(word) > 2 and word in letters)


def _is_past(text: str, start: int) -> bool:
    """Whether the sentence goes on in the past: "As Director of Sales, she opened three hotels"."""
    doer = _DOER.search(_rest(text, start))
    return doer is not None and _TOLD.match(doer["verb"]) is not None


def _rest(text: str, start: int) -> str:
    """What is left of the sentence, and no more than a long one has."""
    rest = text[start : start + _LONGEST_SENTENCE]
    end = _SENTENCE_END.search(rest)
    return rest[: end.start()] if end else rest


def role_behind(text: str, end: int, titles: Titles) -> str:
    """The title in "Jane Doe is the managing partner of …", of whatever firm; "" where none follows.

    Args:
        text: any. end: where the name in it ends.
    """
    match = _IS.match(text, end)
    return _title(match["clause"], titles) if match else ""


def _title(clause: str, titles: Titles) -> str:
    words = _END.sub("", clause)
    head, of, body = words.partition(" of ")
    named = body.removeprefix("the ").removeprefix("our ")
    if of and not is_unit(named):
        # "Broker of Maple Hollow": the firm is no part of the title.
        words = head
    if words[:1].isupper():
        return titles.title(words)
    title = titles.ending(head.split())
    return words if title == head and words != head else title
