"""A company's name in its parts: the name itself, its legal form, and the marks between two names ("dba").

Forms are those of the states of the USA ("Corporation", "Incorporated", "Company", "Limited", "LLC", "LP", "LLP", "PC", "PA", "PLLC",
Illinois' "S.C."), as their laws on names ask for them, and the usual ones of other countries by ISO 20275. A form ends a name:
"Limited Brands" has none. What could also be a word or a place ("AB", "SE", "SpA") is one only as it is written, and not where
spellings are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

_SINGLE = """
inc incorporated corp corporation co company ltd limited llc llp lllp lp pllc plc pc pa
gmbh mbh ag kg kgaa ohg sa sarl sas sca srl sl bv nv bvba oy oyj asa aps pty pte pvt bhd sdn ltda ltee kk kft doo zrt
"""
_LONG = """
limited liability company|limited liability partnership|limited partnership|general partnership|professional corporation
professional association|professional limited liability company|public limited company|service corporation|l l c|l l p|l p|p c|p a|p l c
p l l c|s a|s c|n v|b v|a g|k k|s r l|s a r l|s a de c v|sa de cv|sab de cv|s a b de c v|s de r l de c v|sdn bhd|co kg|sp z o o
sociedad anonima|societe anonyme|aktiengesellschaft|aktiebolag
"""
SINGLE_FORMS = frozenset(_SINGLE.split())
_NOTHING_ELSE = frozenset({"inc", "incorporated", "llc", "llp", "lllp", "pllc", "ltd", "gmbh"})
"""Forms that are no words, so that they are forms wherever they stand behind a name ("Elm LLC general account")."""

_AS_WRITTEN = frozenset(
    {"S.p.A.", "SpA", "A/S", "a.s.", "A.S.", "C.A.", "AB", "AS", "SE", "S.A.B.", "N.A.", "S.C.", "SC"}
)
"""Forms told from words and places by how they are written, at the end of a name."""

LONG_FORMS = tuple(
    sorted((tuple(form.split()) for form in re.split(r"[|\n]", _LONG) if form.strip()), key=len, reverse=True)
)
"""Forms of several words, the longest first; initials that were written apart are such, too."""

_LONG_BY_LAST: dict[str, list[tuple[str, ...]]] = {}
for _form in LONG_FORMS:
    _LONG_BY_LAST.setdefault(_form[-1], []).append(_form)

_MARK_HINT = re.compile(
    r"d[./ ]?b[./ ]?a|doing business|trading|t/a|[afn][./ ]?k[./ ]?a|known|formerly|behalf|c/o|care of|\(was",
    re.IGNORECASE,
)
"""Quick look: no name without it has a mark."""

_OTHER_NAME = """
d b a|dba|doing business as|trading as|t a|a k a|aka|also known as|f k a|fka|formerly known as|formerly|f k a the|n k a|now known as
on behalf of|on behalf|c o|care of
"""
_MARKS = tuple(
    sorted((tuple(mark.split()) for mark in re.split(r"[|\n]", _OTHER_NAME) if mark.strip()), key=len, reverse=True)
)
_NAMED_BEHIND = frozenset(
    {
        ("d", "b", "a"),
        ("dba",),
        ("doing", "business", "as"),
        ("trading", "as"),
        ("t", "a"),
        ("n", "k", "a"),
        ("now", "known", "as"),
    }
)
"""Marks before the name by which a firm is known; before the others stands its own."""

_OUTER = ' \t\u00a0,;:()[]"“”'
_MOST_TOKENS = 60


class Part(StrEnum):
    """What one token of a company's name is."""

    NAME = "name"
    FORM = "legal form"
    MARK = "mark"


def company_parts(text: str) -> list[tuple[str, Part]]:
    """The tokens of a name, in order, each with what it is; of at most 60.

    Args:
        text: as a list or a page writes it: "Elm Holdings LLC dba Ironwood Bakery".
    """
    tokens = text.split()[:_MOST_TOKENS]
    folded = [fold(token) for token in tokens]
    parts = [Part.NAME] * len(tokens)
    for start, end in _marks(tokens, folded):
        parts[start:end] = [Part.MARK] * (end - start)
    end = len(tokens)
    for at in range(len(tokens), -1, -1):
        ends = at == len(tokens) or parts[at] is Part.MARK or tokens[at].startswith("(")
        if ends or (at and tokens[at - 1].endswith(")")):
            end = at
            start = _form_start(folded[:end])
            # A name of nothing else keeps its words ("The Company, Inc.").
            named = (word for part, word in zip(parts[:start], folded[:start], strict=True) if part is Part.NAME)
            if any(word not in ("", "the", "and") for word in named):
                parts[start:end] = [Part.FORM if part is Part.NAME else part for part in parts[start:end]]
    for at in range(1, len(tokens)):
        written = at == len(tokens) - 1 and tokens[at].strip(",;()") in _AS_WRITTEN
        dotted = tokens[at].strip(",;()").casefold() == "p.c."
        if parts[at] is Part.NAME and (folded[at] in _NOTHING_ELSE or written or dotted):
            parts[at] = Part.FORM
    return list(zip(tokens, parts, strict=True))


def trade_name(text: str) -> str:
    """The name by which a firm is known: what stands behind "dba", before "formerly" and "on behalf of"; else the text itself."""
    if not _MARK_HINT.search(text):
        return text
    tokens = text.split()[:_MOST_TOKENS]
    folded = [fold(token) for token in tokens]
    for start, end in _marks(tokens, folded):
        known = tokens[end:] if tuple(_flat(folded[start:end])) in _NAMED_BEHIND else tokens[:start]
        if known:
            return " ".join(known).strip(_OUTER)
    return text


def form_length(words: Sequence[str]) -> int:
    """How many of the last words, folded, are a legal form: 2 of "maple hollow pte ltd", 0 of "limited brands"."""
    end = len(words)
    while end:
        forms = _LONG_BY_LAST.get(words[end - 1], ())
        long = next((len(form) for form in forms if tuple(words[max(0, end - len(form)) : end]) == form), 0)
        if long:
            end -= long
        elif words[end - 1] in SINGLE_FORMS or (words[end - 1] == "and" and end < len(words)):
            end -= 1
        else:
            break
    return len(words) - end


def fold(text: str) -> str:
    """Words of a text in small letters, accents and punctuation gone, "&" as "and": "P.C.," is "pc", "d/b/a" is "d b a"."""
    plain = text.replace("&", " and ").replace("+", " and ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.casefold()
    return " ".join(re.sub(r"[^\w]+|_+", " ", re.sub(r"[.'’`ʼ]", "", plain)).split())


def _flat(folded: Sequence[str]) -> list[str]:
    return [word for token in folded for word in token.split()]


def _form_start(folded: Sequence[str]) -> int:
    """The first token of the legal form at the end; "&" before "Co" is part of the name, as a half-taken token is."""
    words, start = form_length(_flat(folded)), len(folded)
    while start and words >= len(folded[start - 1].split()) and (words or not folded[start - 1]):
        start -= 1
        words -= len(folded[start].split())
    while start < len(folded) and folded[start] in ("and", ""):
        start += 1
    return start


def _marks(tokens: Sequence[str], folded: Sequence[str]) -> list[tuple[int, int]]:
    """Where marks stand: (first token, one behind the last); none at the begin, where it would be a name ("DBA Software")."""
    found, at = [], 1
    while at < len(tokens):
        was = folded[at] == "was" and tokens[at].startswith("(")
        size = (
            1
            if was
            else next(
                (
                    size
                    for size in range(min(4, len(tokens) - at), 0, -1)
                    if tuple(_flat(folded[at : at + size])) in _MARKS
                ),
                0,
            )
        )
        if size and not _is_care_given(tokens, folded, at):
            found.append((at, at + size))
        at += size or 1
    return found


def _is_care_given(tokens: Sequence[str], folded: Sequence[str], at: int) -> bool:
    """Whether "Care of" is what a firm gives, "Primary Care of Elmfield", and not the mark in front of who takes its letters.

    The mark is written small or stands behind a legal form; in a line of capitals behind a whole name, which has more than one word.
    """
    if tokens[at] not in ("Care", "CARE") or folded[at - 1] in SINGLE_FORMS:
        return False
    return at == 1 or not all(token.isupper() for token in tokens[:at])
