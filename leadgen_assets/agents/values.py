"""From what a model says to a fact that may be proposed: the value in its normal form, and the quote that code copies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import link_quote, supports
from leadgen_assets.domain.icps.icp import CountField, FieldSpec, LinkedHostField, PhraseField, Vocabulary
from leadgen_assets.domain.icps.linked_hosts import says_of_itself
from leadgen_assets.domain.icps.number_beside import any_of, is_meant
from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.wording.over_or_asked import is_over_or_asked
from leadgen_assets.domain.wording.passing_mentions import is_in_passing
from leadgen_assets.domain.wording.phones import e164
from leadgen_assets.domain.wording.places import STATES, state_code
from leadgen_assets.domain.wording.sentences import LONGEST_QUOTE, is_aside, last_clause, sentence_around
from leadgen_assets.domain.wording.whose_doing import is_others_business
from leadgen_assets.domain.wording.written import counts_in, emails_in, phone_like_in
from leadgen_assets.llm.answer import Answer

SURE, LESS_SURE = 0.75, 0.6
"""Confidence of a value that a model read on the company's own pages, and on somebody else's."""
_LONGEST_VALUE = 600
_FAX = re.compile(r"\bfax\b", re.IGNORECASE)


def normal_value(field: str, said: str, vocabulary: Vocabulary) -> str:
    """A model's value as facts have it; "" where it is none of that field."""
    text = " ".join(said.split())[:_LONGEST_VALUE]
    spec = vocabulary.fields.get(field)
    if spec is not None:
        return _normal_of_kind(text, spec)
    if field == "phone":
        return e164(text)
    if field == "state":
        return text.upper() if text.upper() in STATES else state_code(text) or ""
    if field == "email":
        found = emails_in(text)
        return found[0].value if len(found) == 1 else ""
    if field == "linkedin_url":
        return _profile_address(text)
    return text


def fact_of(
    answer: Answer[object],
    place: tuple[PageText, Segment],
    field: str,
    value: str,
    vocabulary: Vocabulary,
    *,
    own_page: bool,
    subject: str = COMPANY,
    seen_at: str = "",
) -> Fact | None:
    """The fact with its quote, copied from the segment; None where the segment does not carry the value.

    Args:
        place: where the answer points. value: in its normal form. seen_at: ISO time of somebody else's page, which ranks it
            behind the company's own (domain/facts/resolution.py); "" for the company's.
    """
    page, segment = place
    for quote in _quotes(field, value, segment, vocabulary):
        fact = Fact(
            subject, field, value, page.url, segment.number, quote, Method.MOCK if answer.mocked else Method.MODEL,
            SURE if own_page else LESS_SURE, verified=True, said_by=answer.model, seen_at=seen_at,
        )  # fmt: skip
        if supports(fact, segment, vocabulary):
            return fact
    return None


def value_start(fact: Fact, vocabulary: Vocabulary) -> int:
    """Where in a fact's quote the value stands; its end where no place of it does."""
    spec, quote = vocabulary.fields.get(fact.field), fact.quote
    if isinstance(spec, CountField):
        return next((written.start for written in counts_in(quote) if written.value == fact.value), len(quote))
    words: tuple[str, ...] = ()
    if isinstance(spec, PhraseField):
        words = spec.plain_values.get(fact.value, ())
    elif isinstance(spec, LinkedHostField):
        words = spec.values[fact.value].names
    found = any_of(tuple(words)).search(quote) if words else None
    return found.start() if found else len(quote)


def _normal_of_kind(text: str, spec: FieldSpec) -> str:
    if isinstance(spec, CountField):
        numbers = {written.value for written in counts_in(text)}
        value = numbers.pop() if len(numbers) == 1 else ""
        return value if value and spec.least <= int(value) <= spec.most else ""
    plain = text.casefold()
    for value in spec.values:
        names = {value, value.replace("_", " ")}
        if isinstance(spec, LinkedHostField):
            host = spec.values[value]
            names |= {host.shown(value), *host.names}
        if plain in {name.casefold() for name in names}:
            return value
    return ""


def _profile_address(text: str) -> str:
    """A person's page at LinkedIn as facts have it; "" for another address."""
    found = re.fullmatch(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/([^/?#\s]{2,100})/?(?:[?#]\S*)?", text, re.I)
    return f"https://www.linkedin.com/in/{found[1].lower()}" if found else ""


def _quotes(field: str, value: str, segment: Segment, vocabulary: Vocabulary) -> Iterator[str]:
    """What the quote may be, the shortest part first that carries the value and is not spoiled."""
    spec = vocabulary.fields.get(field)
    text = segment.text
    if isinstance(spec, CountField):
        yield from _count_sentences(value, text, spec)
        return
    if isinstance(spec, PhraseField):
        yield from _phrase_sentences(spec.plain_values.get(value, ()), text, spec)
        return
    if isinstance(spec, LinkedHostField):
        if segment.href:
            yield link_quote(segment)
        for match in any_of(spec.values[value].names).finditer(text) if spec.values[value].names else ():
            sentence = sentence_around(text, match.start(), match.end())
            if says_of_itself(sentence, text, match.group()):
                yield sentence
        return
    if field in ("phone", "email", "linkedin_url") and segment.href:
        yield link_quote(segment)
    if field == "phone" and not _is_alone(text, _FAX):
        return
    if len(text) <= LONGEST_QUOTE:
        yield text
        return
    at = text.casefold().find(value.casefold())
    if at >= 0:
        yield sentence_around(text, at, at + len(value))
    for written in (*emails_in(text), *phone_like_in(text)) if field in ("email", "phone") else ():
        yield sentence_around(text, written.start, written.end)


def _is_alone(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the text has no such word: which of its numbers it belongs to nobody can tell."""
    return pattern.search(text) is None


def _count_sentences(value: str, text: str, spec: CountField) -> Iterator[str]:
    """Sentences in which the number counts one of the field's nouns, and nothing denies or spoils it."""
    for written in counts_in(text):
        sentence = sentence_around(text, written.start, written.end)
        if written.value == value and not is_aside(sentence) and is_meant(text, written, spec):
            yield sentence


def _phrase_sentences(phrases: tuple[str, ...], text: str, spec: PhraseField) -> Iterator[str]:
    spoiled = any_of(spec.not_when) if spec.not_when else None
    for match in any_of(phrases).finditer(text) if phrases else ():
        sentence = sentence_around(text, match.start(), match.end())
        start = sentence.find(match.group())
        end = start + len(match.group())
        others = is_others_business(text, sentence, start, end) or is_in_passing(sentence, start, end)
        if spec.when and is_over_or_asked(f"{last_clause(sentence[:start])} ".lstrip(), sentence[end:]):
            continue
        if not others and not is_aside(sentence) and not (spoiled and spoiled.search(sentence)):
            yield sentence
