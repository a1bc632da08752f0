"""A company's profile from its saved pages, without a database: the work of a parsing process.

It imports little, for a worker imports it when a run begins, and the first company waits for that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from leadgen_assets.domain.facts.evidence import COMPANY, Fact
from leadgen_assets.domain.facts.packing import pack_profile, unpack_segments
from leadgen_assets.domain.facts.profile import FieldState
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.facts.told import carried, with_told_people, without_wrong
from leadgen_assets.domain.icps.icp import CountField, Icp, Rung, Vocabulary
from leadgen_assets.domain.icps.time_fields import is_year_field
from leadgen_assets.domain.pages.page import Outcome, PageText
from leadgen_assets.extract.company import extract
from leadgen_assets.storage.pages import SavedPage
from leadgen_assets.storage.told import ToldAbout


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is read from pages, as text, so that a parsing process builds it once."""

    vocabulary: str
    rungs: str

    @classmethod
    def of(cls, icp: Icp) -> Recipe:
        """The recipe of an ICP."""
        rungs = json.dumps([rung.model_dump(mode="json") for rung in icp.contacts.ladder])
        return cls(icp.vocabulary.model_dump_json(), rungs)


@dataclass(frozen=True, slots=True)
class MadeProfile:
    """A profile as it is written: JSON, its evidence, counts, the fields by state, and the company's name or ""."""

    body: str
    evidence: tuple[Fact, ...]
    pages_read: int
    rejected: int
    states: dict[str, list[str]]
    name: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a model read of a company: facts that its segments carry, values that were dropped, pages of its own -> when they were seen."""

    facts: tuple[Fact, ...] = ()
    rejected: int = 0
    seen: Mapping[str, datetime] = field(default_factory=dict)


@lru_cache(maxsize=8)
def _recipe(recipe: Recipe) -> tuple[Vocabulary, tuple[Rung, ...]]:
    rungs = tuple(Rung.model_validate(rung) for rung in json.loads(recipe.rungs))
    return Vocabulary.model_validate_json(recipe.vocabulary), rungs


def make_profile(
    recipe: Recipe,
    domain: str,
    pages: Sequence[SavedPage],
    listed: Sequence[Fact],
    about: ToldAbout | None = None,
    answers: Answers | None = None,
    is_part: bool = False,
) -> MadeProfile:
    """Extract and resolve one company; pure, runs in a parsing process.

    Args:
        listed: facts of the lists that named the company. about: what people told later, None where nobody did.
        answers: what a model read, None where none was asked.
        is_part: the pages are the company's part of a site that firms share.
    """
    about, answers = about or ToldAbout(), answers or Answers()
    vocabulary, rungs = _recipe(recipe)
    texts = [PageText(p.final_url, p.role, p.outcome, unpack_segments(p.segments)).as_believed() for p in pages]
    extraction = extract(texts, vocabulary, rungs, domain, is_part=is_part)
    read = _without_years_to_come(extraction.facts, vocabulary, pages)
    told, wrong = carried(about.told.facts, vocabulary), about.told.wrong
    named = [(person.full_name, without_wrong(person.facts, wrong)) for person in extraction.people]
    profile = resolve(
        without_wrong((*read, *answers.facts, *listed, *(fact for fact in told if fact.subject == COMPANY)), wrong),
        with_told_people(named, without_wrong(told, wrong)),
        vocabulary,
        pages_read=sum(page.outcome is Outcome.OK for page in pages),
        could_look=bool(pages) and pages[0].outcome is Outcome.OK,
        no_marketing=extraction.no_marketing,
        rejected=extraction.rejected + answers.rejected,
        roles={page.final_url: page.role for page in pages},
        looked_at=[page.final_url for page in pages if page.outcome is Outcome.OK],
        seen_on={url: at.date() for url, at in seen_at(pages, about, answers.seen).items()},
    )
    body, evidence = pack_profile(profile)
    states: dict[str, list[str]] = {str(state): [] for state in FieldState}
    for name, value in profile.fields.items():
        states[str(value.state)].append(name)
    name = next(iter(profile.fields["company_name"].values), "")
    return MadeProfile(
        json.dumps(body, ensure_ascii=False), tuple(evidence), profile.pages_read, profile.rejected, states, name
    )


def _without_years_to_come(facts: Sequence[Fact], vocabulary: Vocabulary, pages: Sequence[SavedPage]) -> Iterator[Fact]:
    """The facts without years that lie behind the day on which the pages were got: nobody was founded then."""
    this_year = max((page.fetched_at.year for page in pages), default=0)
    years = {name for name, spec in vocabulary.fields.items() if isinstance(spec, CountField) and is_year_field(spec)}
    yield from (fact for fact in facts if fact.field not in years or int(fact.value) <= this_year)


def seen_at(pages: Sequence[SavedPage], about: ToldAbout, by_answers: Mapping[str, datetime]) -> dict[str, datetime]:
    """When each address was seen, or said by a person.

    Args:
        by_answers: addresses of pages that a model's answers rest on.
    """
    return {**by_answers, **about.said_at, **{page.final_url: page.fetched_at for page in pages}}
