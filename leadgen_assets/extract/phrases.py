"""Values of `phrases` fields: the phrase stands in the site's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from leadgen_assets.domain.evidence import Fact, Method
from leadgen_assets.domain.icp import PhraseField
from leadgen_assets.domain.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.sentences import is_aside, sentence_around
from leadgen_assets.extract.proposal import SHORT, propose

_READ = (Kind.TITLE, Kind.META, Kind.TEXT, Kind.HEADING, Kind.LINK, Kind.IMAGE)
_MOST_A_PAGE = 5
_BUSINESS = re.compile(
    r"\b(?:manag\w+|speciali\w+|serv(?:e|es|ed|ing|ices?)|offer\w*|provid\w+|focus\w*|includ\w+|represent\w*|handl(?:e|es|ing)"
    r"|look(?:s|ing)? after|car(?:e|es|ing) for|works? with|own)\b",
    re.IGNORECASE,
)
_LEAST_MENTIONS = 2


def phrases(field: str, spec: PhraseField, pages: Sequence[PageText]) -> Iterator[Fact]:
    """One fact a mention, at most five of one value a page; sentences with what spoils them are left out. Not yet verified.

    A company that can have several values of a field has those which it states as its business: in a title, a heading, a
    list's entry or beside a word for doing business, or in several sentences. What is mentioned in passing is no value, however
    often the same aside ("When the association writes, …") is repeated from page to page.
    """
    found: dict[str, list[Fact]] = {}
    stated: set[str] = set()
    for page, segment, value, sentence in _mentions(spec, pages):
        sure = 0.9 if segment.kind in (Kind.TITLE, Kind.META, Kind.HEADING) else 0.8
        found.setdefault(value, []).append(
            propose(page, segment, field, value, sure, quote=sentence, method=Method.TEXT)
        )
        if not spec.many or spec.in_passing or _is_business(segment, sentence, spec):
            stated.add(value)
    for value, facts in found.items():
        sentences = {fact.quote for fact in facts if not is_aside(fact.quote)}
        if value in stated or len(sentences) >= _LEAST_MENTIONS:
            yield from facts


def _mentions(spec: PhraseField, pages: Sequence[PageText]) -> Iterator[tuple[PageText, Segment, str, str]]:
    """Page, segment, value and sentence of every unspoiled mention."""
    value_of = {phrase.lower(): value for value, several in spec.values.items() for phrase in several}
    anyone = _any_of(tuple(value_of))
    spoiled = _any_of(spec.not_when) if spec.not_when else None
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        whole = "\n".join(segment.text for segment in page.segments if segment.kind in _READ).lower()
        # Most pages have none of the phrases, and looking for plain text is far quicker than matching words.
        if not any(phrase in whole for phrase in value_of):
            continue
        times: dict[str, int] = {}
        for segment in page.segments:
            if segment.kind not in _READ:
                continue
            for match in anyone.finditer(segment.text):
                value = value_of[" ".join(match.group().lower().split())]
                if times.get(value, 0) >= _MOST_A_PAGE:
                    continue
                sentence = sentence_around(segment.text, match.start(), match.end())
                if spoiled and spoiled.search(sentence):
                    continue
                times[value] = times.get(value, 0) + 1
                yield page, segment, value, sentence


def _is_business(segment: Segment, sentence: str, spec: PhraseField) -> bool:
    """Whether a mention says what the company does: it stands out by itself, or the sentence tells of doing it."""
    if segment.kind is not Kind.TEXT or (len(segment.text) <= SHORT and not segment.text.rstrip().endswith(".")):
        return True
    of_the_trade = bool(spec.said_with) and _any_of(spec.said_with).search(sentence)
    return bool(_BUSINESS.search(sentence) or of_the_trade) and not is_aside(sentence)


@lru_cache(maxsize=256)
def _any_of(several: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(several, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + r")(?!\w)",
        re.IGNORECASE,
    )
