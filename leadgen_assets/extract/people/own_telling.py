"""Posts in the firm's own telling: "My name is Jane Doe and I am the owner of …", "I own …", "owned and operated by Jane Doe".

Clients tell of themselves in these words, too, and pages of what others own: a post counts only with the firm's own name, or "here",
"this firm" and the like. The rules are from how small firms tell of their owners in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.titles import FIRM_WORDS, FOUNDED_BY, FOUNDER, I_OWN, OWN_FIRM, OWNED_BY, OWNER
from leadgen_assets.extract.naming.own_names import FIRM, names_begin, names_whole
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.titles_behind import NamePlace

_AND = r"[.,]?\s(?:and\s)?"
_I_AM = re.compile(
    rf"{_AND}I(?:\sam|['’]m)\s(?:(?:also|now|currently|proudly)\s)?(?:(?:the|your)\s)?(?:proud\s)?((?:(?:[A-Za-z/&-]{{2,20}}|&)\s?){{1,6}})"
)
_SELF_OWNS = re.compile(rf"{_AND}{I_OWN}(?:(?P<ours>{OWN_FIRM})|(?P<firm>{FIRM}))")
_HERE = re.compile(
    rf"\s?(?:$|[.!;]|\s?here\b|,?\sand\sI\b|\s(?:of|at|behind)\s(?:{OWN_FIRM}|(?P<firm>{FIRM})))",
)
_PARTICIPLE = (
    r"(?:(?:is|are|has\sbeen|have\sbeen)\s(?:(?!(?:of|for|with|in|to|at|on|by|not|no|from)\s)[a-z][a-z-]*,?\s){0,5}?)"
)
_HOW = r"(?:(?:proudly|locally|independently|[a-z]+[\s-]owned,?|still|now|currently|privately|jointly)\s)?"
_SUBJECT = rf"\b(?:[Ww]e|(?:[Tt]his|[Oo]ur)\s(?:[a-z-]+\s){{0,2}}{FIRM_WORDS}|[Tt]he\s(?:firm|company|business|agency))"
_OWNED = re.compile(
    rf"(?:(?P<begins>(?:^|[.!?]\s)(?:[A-Z][a-z]+ly\s)?)|{_SUBJECT}\s{_PARTICIPLE}|(?P<firm>{FIRM}),?\s(?:{_PARTICIPLE}|{_HOW})){OWNED_BY}$"
)
_FOUNDED = re.compile(
    rf"(?:(?P<begins>(?:^|[.!?]\s)(?:[A-Z][a-z]+ly\s)?)|{_SUBJECT}\s(?:was|were)\s{_HOW}|(?P<firm>{FIRM}),?\s(?:was\s)?{_HOW}){FOUNDED_BY}$"
)
_BEHIND_NAME = re.compile(rf",\s(?P<firm>{FIRM})")
_NOT_NOW = re.compile(r"['’]|[^.!?]{0,60}\b(?:until|sold|retire\w*|late|passed|died|former\w*)\b")
_DOES = re.compile(r"\s(?:is|has|runs?|manages|leads|handles|joined|serves|works)\b")
_REACH = 120


def told_of_self(text: str, place: NamePlace, titles: Titles, letters: str) -> str:
    """The post that somebody who says their name gives themselves here, "" where none or elsewhere.

    Args:
        text: of one segment. place: of the name in it. titles: that are recognised.
        letters: letters of the company's domain and names, parted by spaces.
    """
    owns = _SELF_OWNS.match(text, place.end)
    if owns:
        return OWNER if owns["ours"] or names_whole(owns["firm"], letters) else ""
    said = _I_AM.match(text, place.end)
    found = titles.ending(said.group(1).split()) if said else ""
    here = _HERE.match(text, said.start(1) + len(found)) if said and found else None
    return found if here and (here["firm"] is None or names_begin(here["firm"], letters)) else ""


def told_by_deed(text: str, place: NamePlace, letters: str) -> str:
    """ "Owner" or "Founder" where the text says that this firm is owned or was founded by who is named there, else "".

    Args as for `told_of_self`.
    """
    if not text.endswith("by ", 0, place.start) or _NOT_NOW.match(text, place.end):
        return ""
    for said, post in ((_OWNED, OWNER), (_FOUNDED, FOUNDER)):
        done = said.search(text, max(0, place.start - _REACH), place.start)
        if done is None:
            continue
        if done["firm"] is not None:
            return post if names_whole(done["firm"], letters) else ""
        named = _BEHIND_NAME.match(text, place.end) if done["begins"] is not None else None
        return post if named is None or names_begin(named["firm"], letters) else ""
    return ""


def both_own(text: str, end: int, place: NamePlace) -> bool:
    """Whether a name shares in what was said of the one that ends there: "owned by Jane Doe and Bob Elm"."""
    joined = text[end : place.start].strip() in ("and", "&")
    return joined and not (_NOT_NOW.match(text, place.end) or _DOES.match(text, place.end))
