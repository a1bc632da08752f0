"""Company research: what the rules left open is read from saved pages by a model, which names value, page and segment."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from leadgen_assets.agents.company import Subject, is_elsewhere, segments_about
from leadgen_assets.agents.instructions import instructions
from leadgen_assets.agents.sheet import Sheet, flat, sheet
from leadgen_assets.agents.values import fact_of, normal_value, value_start
from leadgen_assets.domain.exports.review import asked_fields, heaviest_unknown
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.profile import FieldState, Profile
from leadgen_assets.domain.icps.icp import CountField, Icp, LinkedHostField, PhraseField, Vocabulary
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.wording.places import STATES, is_firm_word
from leadgen_assets.domain.wording.sentences import clause_around
from leadgen_assets.domain.wording.tells_of_firm import tells_of_firm
from leadgen_assets.llm.answer import Answer
from leadgen_assets.llm.question import Question, Use

INSTRUCTIONS = instructions("company_research", "1")
_MOST_VALUES = 60
_MOST_OF_ONE = 4
_BESIDE = ("city", "phone")
"""Fields that are asked for when something else is; alone they are worth no question."""
_WORDS = {
    "company_name": "the company's own name, as it writes it",
    "state": "state of its head office, two letters; the segment must hold city and state together",
    "city": "city of its head office; the segment must hold city and state together",
    "phone": "its main telephone number, no fax",
    "description": "one or two sentences in which it says what it does, copied word by word",
}
_HINTS = {
    "company_name": r"©|copyright|welcome to|\babout\b",
    "state": r"\b[A-Z]{2}\s+\d{5}\b|,\s*[A-Z]{2}\b|\boffice\b|\bserving\b",
    "phone": r"\d{3}[).\s-]{1,2}\d{3}[.\s-]\d{4}|\bcall\b|\bphone\b",
    "description": r"\b(?:we|our)\b.{20}|\b(?:provides?|offers?|speciali[sz]es?|manages?)\b",
}


FirmsPlace = Callable[[PageText, Segment, str, str], bool]
"""Whether a segment of a page says that the company is in a city and state: what the rules ask of places that they find."""


ToldOfFirm = Callable[[PageText, Segment, Fact, int], bool]
"""Whether what stands in a fact's quote from there on is said of the company, not of another firm or the page's writer."""


class FoundValue(BaseModel):
    """One value that a segment states."""

    model_config = ConfigDict(extra="forbid")

    field: str = Field(description="Name of a field that is asked for")
    value: str | None = Field(description="As the segment writes it, or one of the allowed values; null if not stated")
    page: int | None = Field(description="Number of the page")
    segment: int | None = Field(description="Number of the segment on that page")


class CompanyAnswer(BaseModel):
    """What the pages state about the company."""

    model_config = ConfigDict(extra="forbid")

    same_company: bool = Field(description="False where the pages are about another company")
    values: list[FoundValue]


@dataclass(frozen=True, slots=True)
class Read:
    """What of an answer may be believed: facts that their quotes carry, and how many values were dropped."""

    facts: tuple[Fact, ...]
    rejected: int = 0


def open_fields(profile: Profile, icp: Icp) -> tuple[str, ...]:
    """Fields worth a question that nobody could fill yet; () where none of them is.

    Asked for is what the ICP scores, requires, shows in the CSV or disqualifies by, and what every file has: name, state,
    description. An estimate is no value. What a site says is not for marketing stays unasked.
    """
    wanted = _wanted(icp)
    still_open = [name for name in wanted if _is_open(profile, name)]
    if "state" in still_open and "city" not in still_open:
        still_open.append("city")
    return tuple(still_open) if set(still_open) - set(_BESIDE) else ()


def needed_fields(profile: Profile, icp: Icp, request: LeadRequest, found: Collection[str] = ()) -> tuple[str, ...]:
    """Open fields that alone keep a company from being judged or exported: these are worth a search.

    They are what the ICP requires, what the request filters by and drops where it is unknown, the state, of each group of its
    `needs` of which nothing is known the first field, and where too little is known for a judgement the heaviest criteria, as
    many as it takes.

    Args:
        found: fields that were found since the profile was made.
    """
    needed = [*asked_fields(icp, request), "state"]
    for group in icp.needs:
        if all(_is_open(profile, name) and name not in found for name in group):
            needed.append(group[0])
    needed += heaviest_unknown(profile, icp, [*needed, *found])
    asked = (*_WORDS, *icp.vocabulary.fields)
    return tuple(
        dict.fromkeys(name for name in needed if name in asked and name not in found and _is_open(profile, name))
    )


def company_question(
    subject: Subject, fields: Sequence[str], pages: Sequence[PageText], icp: Icp
) -> tuple[Question[CompanyAnswer], Sheet] | None:
    """The question, and the sheet by which its answer is read; None where no page has anything to read.

    Args:
        pages: of one kind: all of the company's own site, or all of somebody else's.
    """
    shown = sheet(pages, _worth(fields, icp.vocabulary))
    if not shown.shown or not fields:
        return None
    lines = "\n".join(f"- {name}: {_described(name, icp)}" for name in fields)
    asked = f"Company\n{subject.told()}\n\nFields\n{lines}\n\nPages\n{shown.text}\n"
    return Question(Use.EXTRACT, INSTRUCTIONS, asked, CompanyAnswer, about=subject.domain or subject.name), shown


def company_facts(
    answer: Answer[CompanyAnswer],
    shown: Sheet,
    fields: Sequence[str],
    subject: Subject,
    vocabulary: Vocabulary,
    *,
    seen_at: Mapping[str, str] | None = None,
    name_fits: Callable[[str], bool],
    is_firms_place: FirmsPlace,
    is_told_of_firm: ToldOfFirm,
) -> Read:
    """What of an answer its own segments carry.

    Args:
        seen_at: ISO time of each page by its address where the pages are somebody else's: of these only what is in an entry
            about the company counts; None for the company's own.
        name_fits: whether a name can be the company's, by its domain and what it was called before.
        is_firms_place: whether a segment says that the company is in that city and state.
        is_told_of_firm: whether the clause that holds a value speaks of the company.
    """
    parsed = answer.parsed
    if parsed is None:
        return Read(())
    own_site = seen_at is None
    said = [one for one in parsed.values[:_MOST_VALUES] if one.value and one.value.strip()]
    if not parsed.same_company:
        return Read((), len(said))
    about: dict[str, frozenset[int]] = {}
    facts: list[Fact] = []
    places: dict[tuple[str, int | None], tuple[PageText, Segment]] = {}
    times: dict[str, int] = {}

    def is_placed(fact: Fact, city: str, state: str) -> bool:
        return is_firms_place(*places[fact.url, fact.segment], city, state)

    for one in said:
        place = shown.at(one.page, one.segment)
        times[one.field] = times.get(one.field, 0) + 1
        if place is None or one.field not in fields or times[one.field] > _MOST_OF_ONE:
            continue
        page, segment = place
        if not own_site:
            if page.url not in about:
                about[page.url] = segments_about(page, subject)
            if segment.number not in about[page.url]:
                continue
        value = normal_value(one.field, one.value or "", vocabulary)
        if not value or not _can_be(one.field, value, segment, name_fits):
            continue
        if one.field == "description" and not tells_of_firm(value, subject.name, own_page=own_site):
            continue
        fact = fact_of(answer, place, one.field, value, vocabulary, own_page=own_site, seen_at=_seen(page, seen_at))
        if fact is None:
            continue
        start = value_start(fact, vocabulary)
        if not own_site and is_elsewhere(clause_around(fact.quote, start), subject):
            continue
        if is_told_of_firm(page, segment, fact, start):
            facts.append(fact)
            places[fact.url, fact.segment] = place
    kept = tuple(_in_order(_places_whole(facts, is_placed)))
    return Read(kept, len(said) - len(kept))


def _seen(page: PageText, seen_at: Mapping[str, str] | None) -> str:
    return seen_at.get(page.url, "") if seen_at else ""


def _wanted(icp: Icp) -> list[str]:
    groups = [name for group in icp.needs for name in group]
    judged = [criterion.field for criterion in icp.criteria] + [one.field for one in icp.disqualifiers]
    columns = [of for of in icp.columns.model_dump().values() if of]
    names = [*icp.required, "company_name", "state", *columns, *judged, *groups, "description", *_BESIDE]
    asked = (*_WORDS, *icp.vocabulary.fields)
    return list(dict.fromkeys(name for name in names if name in asked))


def _is_open(profile: Profile, name: str) -> bool:
    found = profile.fields.get(name)
    if found is None or found.state is FieldState.NOT_ASKED:
        return False
    return found.state is not FieldState.FOUND or found.estimated


def _described(name: str, icp: Icp) -> str:
    spec = icp.vocabulary.fields.get(name)
    if isinstance(spec, CountField):
        return f"{spec.label}, a whole number; the segment must hold it near one of: {', '.join(spec.nouns)}"
    if isinstance(spec, LinkedHostField):
        values = ", ".join(f"{value} ({host.shown(value)})" for value, host in spec.values.items())
        return f"{spec.label}, which the company itself uses; one of: {values}"
    if isinstance(spec, PhraseField):
        values = "; ".join(f"{value} (as in: {', '.join(phrases[:6])})" for value, phrases in spec.plain_values.items())
        several = "may come several times" if spec.many else "one value"
        return f"{spec.label}, {several}; the company's own business, one of: {values}"
    return _WORDS[name]


def _worth(fields: Sequence[str], vocabulary: Vocabulary) -> Callable[[Segment], float]:
    """How much of what is asked a segment may carry, by its words."""
    patterns = []
    for name in fields:
        spec = vocabulary.fields.get(name)
        if isinstance(spec, CountField):
            patterns.append(_any(spec.nouns))
        elif isinstance(spec, LinkedHostField):
            patterns.append(_any([word for value in spec.values.values() for word in value.names]))
        elif isinstance(spec, PhraseField):
            patterns.append(_any([word for phrases in spec.plain_values.values() for word in phrases]))
        elif name in _HINTS:
            patterns.append(re.compile(_HINTS[name], re.IGNORECASE if name != "state" else 0))
    numbers = any(isinstance(vocabulary.fields.get(name), CountField) for name in fields)

    def worth(segment: Segment) -> float:
        text = segment.text
        hits = sum(bool(pattern.search(text)) for pattern in patterns)
        digits = numbers and segment.region is Region.MAIN and any(map(str.isdigit, text))
        return 4.0 * hits + (1.0 if digits else 0.0)

    return worth


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(flat(word)) for word in words) or r"(?!)", re.IGNORECASE)


def _can_be(field: str, value: str, segment: Segment, name_fits: Callable[[str], bool]) -> bool:
    if field == "company_name":
        return name_fits(value)
    if field == "city":
        return not any(map(is_firm_word, value.split()))
    if field == "description":
        return 40 <= len(value) <= 600 and len(value.split()) >= 7 and _is_of_sentences(segment)
    return True


def _is_of_sentences(segment: Segment) -> bool:
    """Whether a segment is a text, or what the page's head says of it: no title, heading or link."""
    stated = segment.kind is Kind.META and segment.label.lower() in (
        "description",
        "og:description",
        "twitter:description",
    )
    return stated or (segment.kind is Kind.TEXT and segment.region is Region.MAIN)


def _places_whole(facts: Sequence[Fact], is_placed: Callable[[Fact, str, str], bool]) -> Iterator[Fact]:
    """City and state only together, from one segment that says that the company is there; the other facts as they are."""
    for fact in facts:
        if fact.field not in ("city", "state"):
            yield fact
            continue
        here = [other for other in facts if (other.url, other.segment) == (fact.url, fact.segment)]
        pairs = [(c.value, s.value) for c in here for s in here if c.field == "city" and s.field == "state"]
        if any(fact.value in pair and _stand_together(*pair, fact.quote) and is_placed(fact, *pair) for pair in pairs):
            yield fact


def _stand_together(city: str, state: str, quote: str) -> bool:
    written = f"(?:{state}|{re.escape(STATES[state])})"
    return re.search(rf"(?<!\w){re.escape(city)}\s?,?\s{{0,2}}{written}(?!\w)", quote) is not None


def _in_order(facts: Iterator[Fact]) -> list[Fact]:
    """Cities before states, as the parts of an address come (domain/facts/resolution.py); the rest as it was said."""
    return sorted(facts, key=lambda fact: {"city": 1, "state": 2}.get(fact.field, 0))
