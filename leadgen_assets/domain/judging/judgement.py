"""How a judgement adds up, and what would change it. Every "what if" is asked of `assess` itself, so that no second rule can disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.icps.icp import Band, Criterion, Icp, LinkedHostField, PhraseField
from leadgen_assets.domain.judging.assessment import Assessment
from leadgen_assets.domain.judging.scoring import assess, disqualifies
from leadgen_assets.domain.requests.filters import UNKNOWN, value_of
from leadgen_assets.domain.requests.lead_request import LeadRequest


@dataclass(frozen=True, slots=True)
class Share:
    """One criterion's part of score and confidence.

    Attributes:
        moved: by how many of 100 points it moved the score away from where it begins; 0 where the field is unknown.
        sure: its part of the confidence, 0 to 1; none of a disqualified company, where the disqualifying evidence decides.
    """

    criterion: str
    moved: float
    sure: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that would change the verdict: what would have to be so, and the verdict that follows then."""

    when: str
    then: str


def shares(assessment: Assessment, profile: Profile, icp: Icp) -> tuple[Share, ...]:
    """Each criterion's part: `base_score` and all `moved` are the score before it is rounded and kept within 0 to 100."""
    weights = sum(points.weight for points in assessment.points)
    return tuple(
        Share(
            points.criterion,
            (100 * points.earned - icp.base_score * points.weight) / weights if points.known else 0.0,
            points.weight * value_of(profile, points.field).confidence / weights
            if points.known and not assessment.disqualifiers
            else 0.0,
        )
        for points in assessment.points
    )


def verdict(assessment: Assessment) -> str:
    """Fit and tier in words: "fit yes, tier B"."""
    return f"fit {assessment.fit}, tier {assessment.tier}" if assessment.tier else f"fit {assessment.fit}"


def turns(profile: Profile, icp: Icp, request: LeadRequest) -> tuple[Turn, ...]:
    """What would change fit or tier, one criterion, disqualifier or need at a time; what is missing comes first."""
    now = verdict(assess(profile, icp, request))
    found = (
        *_were_read(profile, icp, request),
        *_were_known(profile, icp, request),
        *_were_it_not(profile, icp, request),
        *_without_rules(profile, icp, request),
    )
    return tuple(turn for turn in found if turn.then != now)


def _with(profile: Profile, field: str, value: str) -> Profile:
    known = FieldValue(FieldState.FOUND, (value,), (), 1.0)
    return replace(profile, fields={**profile.fields, field: known})


def _were_read(profile: Profile, icp: Icp, request: LeadRequest) -> Iterator[Turn]:
    """Pages and needs without which no judgement is possible."""
    enough = max(profile.pages_read, icp.needs_pages)
    read = replace(profile, pages_read=enough)
    if enough > profile.pages_read:
        pages = "a page" if enough == 1 else f"{enough} pages"
        yield Turn(f"{pages} of its site could be read", verdict(assess(read, icp, request)))
    for group in _missing(profile, icp):
        yield Turn(f"{_labels(group, icp)} were known", verdict(assess(_with(read, group[0], "known"), icp, request)))


def _missing(profile: Profile, icp: Icp) -> list[tuple[str, ...]]:
    """The groups of needs of which no field is known."""
    return [group for group in icp.needs if not any(value_of(profile, field).values for field in group)]


def _labels(group: tuple[str, ...], icp: Icp) -> str:
    return " or ".join(icp.label_of(field) for field in group)


def _were_known(profile: Profile, icp: Icp, request: LeadRequest) -> Iterator[Turn]:
    """Unknown fields of criteria, their possible values grouped by the verdict; then unknown fields that would disqualify.

    Where a need is missing, too, a criterion that does not meet it is told together with it: alone it would change nothing.
    """
    scored = {criterion.field for criterion in icp.criteria}
    for criterion in icp.criteria:
        if value_of(profile, criterion.field).values:
            continue
        leading: dict[str, list[str]] = {}
        met, beside = profile, ""
        for group in _missing(profile, icp):
            if criterion.field not in group:
                met = _with(met, next((field for field in group if field not in scored), group[0]), "known")
                beside += f", and {_labels(group, icp)} were known"
        for words, value in _possible(criterion, icp):
            then = verdict(assess(_with(met, criterion.field, value), icp, request))
            leading.setdefault(then, []).append(words)
        for then, values in leading.items():
            several = " or ".join(part for part in (", ".join(values[:-1]), values[-1]) if part)
            yield Turn(f"{icp.label_of(criterion.field)} were {several}{beside}", then)
    for rule in icp.disqualifiers:
        if rule.field not in scored and not value_of(profile, rule.field).values:
            after = _with(profile, rule.field, rule.any_of[0])
            yield Turn(f"its pages showed that it {rule.reason}", verdict(assess(after, icp, request)))


def _possible(criterion: Criterion, icp: Icp) -> Iterator[tuple[str, str]]:
    """The values that a criterion tells apart, in words, and one that stands for each."""
    for band in criterion.bands:
        yield _range(band), str(band.least if band.least is not None else band.most or 0)
    spec = icp.vocabulary.fields.get(criterion.field)
    listed = [value for value in criterion.values if value != "other"]
    if "other" in criterion.values:
        of_spec = list(spec.values) if isinstance(spec, (LinkedHostField, PhraseField)) else []
        listed += [value for value in of_spec if value not in listed] or ["known"]
    for value in listed:
        yield icp.shown(criterion.field, value), value


def _range(band: Band) -> str:
    if band.least is None:
        return f"{band.most:,} or fewer" if band.most is not None else "any number"
    return f"{band.least:,} to {band.most:,}" if band.most is not None else f"{band.least:,} or more"


def _were_it_not(profile: Profile, icp: Icp, request: LeadRequest) -> Iterator[Turn]:
    for criterion in icp.criteria:
        found = value_of(profile, criterion.field)
        if found.values:
            shown = " and ".join(icp.shown(criterion.field, value) for value in found.values)
            read = "estimated" if found.estimated else "read"
            without = replace(profile, fields={**profile.fields, criterion.field: UNKNOWN})
            words = f"{icp.label_of(criterion.field)} {shown} had not been {read}"
            yield Turn(words, verdict(assess(without, icp, request)))


def _without_rules(profile: Profile, icp: Icp, request: LeadRequest) -> Iterator[Turn]:
    for rule in icp.disqualifiers:
        if disqualifies(rule, profile):
            others = tuple(other for other in icp.disqualifiers if other is not rule)
            without = icp.model_copy(update={"disqualifiers": others})
            yield Turn(f"its pages did not show that it {rule.reason}", verdict(assess(profile, without, request)))
