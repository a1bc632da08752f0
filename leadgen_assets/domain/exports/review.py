"""The review: values that somebody names but nobody could read, and fields that a person could look up; and the verdicts on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.profile import FieldState, Profile
from leadgen_assets.domain.facts.told import subject_of
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import CountField, Icp, PhraseField, Vocabulary
from leadgen_assets.domain.judging.assessment import Assessment, Fit
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.filters import value_of
from leadgen_assets.domain.requests.lead_request import LeadRequest

REVIEW_COLUMNS = (
    "review_id",
    "company",
    "domain",
    "person",
    "field",
    "value",
    "link",
    "cited_by",
    "why_unread",
    "verdict",
    "corrected_value",
    "quote",
    "note",
    "reviewed_by",
)
"""The last five are left for a person to fill in."""

A_PERSON_CAN_OPEN = frozenset({Outcome.BLOCKED, Outcome.SCRIPT_ONLY, Outcome.TIMEOUT, Outcome.UNREACHABLE})
"""Outcomes of a site that a program could not read and a person with a browser perhaps can."""

CONFIDENCE = 0.95
"""Of what a person confirmed with a link."""

_NOT_LOOKED = "is not known (could not look)"
_ID = re.compile(r"([a-z0-9-]{1,40})\.r([1-9]\d{0,17})")


class Verdict(StrEnum):
    """What a person says about a value."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


_OTHER_WORDS = {
    "true": Verdict.RIGHT, "yes": Verdict.RIGHT, "correct": Verdict.RIGHT, "corrected": Verdict.RIGHT, "ok": Verdict.RIGHT,
    "confirmed": Verdict.RIGHT, "false": Verdict.WRONG, "no": Verdict.WRONG, "incorrect": Verdict.WRONG,
    "unsure": Verdict.UNKNOWN, "can't tell": Verdict.UNKNOWN, "?": Verdict.UNKNOWN,
}  # fmt: skip


def verdict_of(cell: str) -> Verdict:
    """The verdict that a cell says, compared without case.

    Raises:
        ValueError: it says none; suggests one.
    """
    word = " ".join(cell.split()).casefold()
    if word in [*Verdict]:
        return Verdict(word)
    near = _OTHER_WORDS.get(word) or next(iter(get_close_matches(word, [*Verdict], 1, 0.5)), "")
    hint = f"did you mean {near}?" if near else "write right, wrong or unknown"
    raise ValueError(f"{cell!r} is no verdict; {hint}")


def review_id(tenant: str, number: int) -> str:
    """Names a row for good: a text that no spreadsheet takes for a number or a date."""
    return f"{tenant}.r{number}"


def review_row(review_id_cell: str) -> tuple[str, int] | None:
    """Tenant and number of a row's id; None where it is none."""
    match = _ID.fullmatch(review_id_cell.strip())
    return (match[1], int(match[2])) if match else None


def fields_to_review(profile: Profile, assessment: Assessment, icp: Icp, request: LeadRequest) -> tuple[str, ...]:
    """Fields that nobody could look at and that alone stand between the company and its qualifying; () where more does.

    What the request filters by or the ICP requires comes first; where too little is known for a judgement, the
    heaviest criteria follow, as many as a judgement needs.
    """
    if assessment.qualified or assessment.fit is Fit.NO or assessment.disqualifiers:
        return ()
    if not all(_NOT_LOOKED in reason for reason in assessment.unmet):
        return ()
    asked = [*asked_fields(icp, request)]
    if assessment.fit is Fit.UNKNOWN:
        asked += [group[0] for group in icp.needs if not any(value_of(profile, field).values for field in group)]
        asked += heaviest_unknown(profile, icp, asked)
    unread = (field for field in asked if value_of(profile, field).state is FieldState.COULD_NOT_LOOK)
    return tuple(dict.fromkeys(unread))


def asked_fields(icp: Icp, request: LeadRequest) -> Iterator[str]:
    """Fields without which a request takes no company: what the ICP requires, and what it filters by and does not keep unknown."""
    yield from icp.required
    if request.states:
        yield "state"
    if request.cities:
        yield "city"
    # A request that keeps the unknown ones is not kept from them by an unknown.
    if request.pms_any_of and request.pms_unknown == "drop" and icp.columns.pms_detected:
        yield icp.columns.pms_detected
    ranged = request.units_min is not None or request.units_max is not None
    if ranged and request.units_unknown == "drop" and icp.columns.units_estimate:
        yield icp.columns.units_estimate


def heaviest_unknown(profile: Profile, icp: Icp, asked: Sequence[str]) -> list[str]:
    """Criteria's fields to know until the share of the weights is reached that a judgement needs."""
    weights = sum(criterion.weight for criterion in icp.criteria)
    known = sum(c.weight for c in icp.criteria if c.field in asked or value_of(profile, c.field).values)
    more: list[str] = []
    for criterion in sorted(icp.criteria, key=lambda criterion: -criterion.weight):
        if not weights or known / weights >= icp.known_share:
            break
        if criterion.field not in asked and not value_of(profile, criterion.field).values:
            more.append(criterion.field)
            known += criterion.weight
    return more


def confirmed_facts(person: str, field: str, value: str, url: str, quote: str, who: str) -> tuple[Fact, ...]:
    """The facts that follow from a person's confirmation, unverified: the value first, then what it says besides.

    With a person's value comes the name, with a website its domain.

    Args:
        person: full name, "" for the company. value: in normal form. url: where it stands. quote: what carries it there.
        who: whoever confirmed it, "" where nobody said.
    """
    subject = subject_of(person)
    fields = [(field, value)]
    if person and field != "full_name":
        fields.append(("full_name", person))
    # A website is its domain and the other way round: neither is of use without the other.
    if not person and field == "website":
        fields.append(("domain", registrable_domain(value)))
    if not person and field == "domain":
        fields.append(("website", f"https://{value}"))
    return tuple(
        Fact(subject, name, said, url, 0, quote, Method.CONFIRMED, CONFIDENCE, said_by=who) for name, said in fields
    )


def confirmation_quote(
    person: str, field: str, value: str, who: str, day: str, company: str, vocabulary: Vocabulary
) -> str:
    """The quote of a confirmation to which nobody copied one: what was confirmed, of whom, by whom and when.

    Args:
        day: ISO date. company: its name, "" where none is known. The others as for `confirmed_facts`.
    """
    of = f" of {person}" if person else ""
    at = f" at {company}" if company else ""
    spoken = _spoken(field, value, vocabulary)
    return f"{spoken} ({field.replace('_', ' ')}{of}{at}, confirmed by {who or 'a person'} on {day})"


def _spoken(field: str, value: str, vocabulary: Vocabulary) -> str:
    """The value in words that carry it by the field's own rule."""
    spec = vocabulary.fields.get(field)
    if isinstance(spec, CountField):
        return f"{value} {spec.nouns[0]}"
    if isinstance(spec, PhraseField):
        return next(iter(spec.values.get(value, ())), value)
    if spec is not None:
        host = spec.values.get(value)
        return next(iter(host.names), value) if host else value
    return value
