"""What we think of a company: pure, and it explains itself.

The score is `base_score`, the score of a company of which nothing is known, moved by each known criterion: a criterion of
weight w (of all weights W) and points p moves it by w/W x (100p - base_score). An unknown criterion moves nothing, so it
is never a "no"; it only lowers the confidence, which is the sum of w/W x the confidence of the evidence.

Nor does silence decide: where what is known, taken alone, lies on the other side of `fit_from` than the score, which the unknown
criteria keep near `base_score`, the fit is unknown. docs/icp.md tells users the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.icps.icp import CountField, Criterion, Disqualifier, Icp, PhraseField
from leadgen_assets.domain.judging.assessment import Assessment, Fit, Points
from leadgen_assets.domain.requests.filters import certainly_unmet, is_certain, unmet_filters, value_of, why_unknown
from leadgen_assets.domain.requests.lead_request import LeadRequest


def assess(profile: Profile, icp: Icp, request: LeadRequest) -> Assessment:
    """The ICP's judgement of the profile and whether the request's filters are met."""
    points = tuple(_points(criterion, value_of(profile, criterion.field), icp) for criterion in icp.criteria)
    score = _score(points, icp)
    disqualified = tuple(rule for rule in icp.disqualifiers if disqualifies(rule, profile))
    missing = _missing_needs(profile, icp)
    fit, why = _fit(points, score, disqualified, missing, icp)
    unmet = unmet_filters(profile, icp, request)
    return Assessment(
        fit=fit,
        score=score,
        tier=tier_of(score, icp) if fit is Fit.YES else "",
        confidence=_confidence(points, profile, disqualified, icp),
        qualified=fit is Fit.YES and not unmet,
        points=points,
        reasons=(why, *(_moved(point) for point in _by_effect(points))),
        disqualifiers=tuple(_disqualifying(rule, profile) for rule in disqualified),
        assumptions=tuple(_assumptions(profile, icp, request)),
        unmet=unmet,
    )


def certain_no(profile: Profile, icp: Icp, request: LeadRequest) -> str:
    """Why the company is out for this request, whatever else may be found out about it; "" where it may still be in."""
    disqualified = (
        rule.reason
        for rule in icp.disqualifiers
        if disqualifies(rule, profile) and is_certain(value_of(profile, rule.field))
    )
    return next(iter((*certainly_unmet(profile, icp, request), *disqualified)), "")


def disqualifies(rule: Disqualifier, profile: Profile) -> bool:
    """Whether the rule says no: the evidence shows it and nothing against it, with `only` on enough pages that show nothing else."""
    values = set(value_of(profile, rule.field).values)
    hit = values & set(rule.any_of)
    for field, against in rule.unless.items():
        known = value_of(profile, field).values
        if set(known) & set(against or known):
            return False
    return bool(hit) and profile.pages_read >= rule.pages_least and not (rule.only and values - hit)


def tier_of(score: float, icp: Icp) -> str:
    """The best tier whose least score is reached; "" below all of them."""
    return next((tier.name for tier in icp.tiers if score >= tier.least), "")


def _points(criterion: Criterion, found: FieldValue, icp: Icp) -> Points:
    """One criterion against one field. Of several values of a `many` field the best counts, of a conflict the average."""
    if not found.values:
        reason = f"{icp.label_of(criterion.field)}: {why_unknown(found.state)}"
        return Points(criterion.name, criterion.field, "", "", criterion.weight, 0.0, False, reason)
    band, share = "", 0.0
    if criterion.bands:
        band, share = _band(criterion, int(found.values[0]))
    else:
        spec = icp.vocabulary.fields.get(criterion.field)
        shares = [criterion.values.get(value, criterion.values.get("other", 0.0)) for value in found.values]
        best = isinstance(spec, PhraseField) and spec.many
        share = max(shares) if best else sum(shares) / len(shares)
    shown = " and ".join(icp.shown(criterion.field, value) for value in found.values)
    reason = criterion.reason.format(value=shown, band=band)
    return Points(
        criterion.name, criterion.field, shown, band, criterion.weight, criterion.weight * share, True, reason
    )


def _band(criterion: Criterion, number: int) -> tuple[str, float]:
    for band in criterion.bands:
        if (band.least is None or number >= band.least) and (band.most is None or number <= band.most):
            return band.name, band.points
    return "", 0.0


def _score(points: tuple[Points, ...], icp: Icp) -> float:
    weights = sum(point.weight for point in points)
    moved = sum(100 * point.earned - icp.base_score * point.weight for point in points if point.known)
    return round(min(100.0, max(0.0, icp.base_score + (moved / weights if weights else 0.0))), 1)


def _missing_needs(profile: Profile, icp: Icp) -> tuple[str, ...]:
    missing = []
    if profile.pages_read < icp.needs_pages and not _a_person_looked(profile):
        known_site = bool(value_of(profile, "website").values or value_of(profile, "domain").values)
        missing.append("no page of its site could be read" if known_site else "no website known")
    for group in icp.needs:
        if not any(value_of(profile, field).values for field in group):
            missing.append(f"{' or '.join(icp.label_of(field) for field in group)} is not known")
    return tuple(missing)


def _a_person_looked(profile: Profile) -> bool:
    """Whether somebody confirmed a value: that person has read what the program could not."""
    return any(fact.method is Method.CONFIRMED for found in profile.fields.values() for fact in found.facts)


def _fit(
    points: tuple[Points, ...],
    score: float,
    disqualified: tuple[Disqualifier, ...],
    missing: tuple[str, ...],
    icp: Icp,
) -> tuple[Fit, str]:
    if disqualified:
        return Fit.NO, f"it is disqualified: {'; '.join(rule.reason for rule in disqualified)}"
    if missing:
        return Fit.UNKNOWN, f"it cannot be judged: {'; '.join(missing)}"
    weights = sum(point.weight for point in points)
    known = sum(point.weight for point in points if point.known)
    if weights and known / weights < icp.known_share:
        return (
            Fit.UNKNOWN,
            f"too little is known: {known / weights:.0%} of the weights, {icp.known_share:.0%} are needed",
        )
    alone = round(100 * sum(point.earned for point in points if point.known) / known, 1) if known else score
    if (alone >= icp.fit_from) != (score >= icp.fit_from):
        side = "for" if alone >= icp.fit_from else "against"
        return Fit.UNKNOWN, f"what is known speaks {side} it ({alone:.0f} of 100), but too little is known to say so"
    if score >= icp.fit_from:
        return Fit.YES, f"its score of {score:g} reaches {icp.fit_from:g}"
    return Fit.NO, f"its score of {score:g} does not reach {icp.fit_from:g}"


def _confidence(
    points: tuple[Points, ...], profile: Profile, disqualified: tuple[Disqualifier, ...], icp: Icp
) -> float:
    """0 to 1. Of a disqualified company: of the evidence that disqualifies it, because nothing else decided.

    That it is "only" so rests on what the pages read do not say: n pages are worth n/(n + 1) of the evidence.
    """
    if disqualified:
        pages = profile.pages_read / (profile.pages_read + 1)
        sure = (value_of(profile, rule.field).confidence * (pages if rule.only else 1.0) for rule in disqualified)
        return round(max(sure), 3)
    weights = sum(point.weight for point in points)
    if weights:
        known = sum(point.weight * value_of(profile, point.field).confidence for point in points if point.known)
        return round(known / weights, 3)
    groups = [max(value_of(profile, field).confidence for field in group) for group in icp.needs]
    return round(sum(groups) / len(groups), 3) if groups else 0.0


def _by_effect(points: tuple[Points, ...]) -> list[Points]:
    """Known criteria first, those of the greatest effect before others; then the unknown ones."""
    return sorted(points, key=lambda point: (not point.known, -abs(point.earned), -point.weight))


def _moved(point: Points) -> str:
    return (
        f"{point.reason} ({point.earned:+.3g} of {point.weight:g})"
        if point.known
        else f"{point.reason} (counts as nothing)"
    )


def _disqualifying(rule: Disqualifier, profile: Profile) -> str:
    pages = f"; {profile.pages_read} pages read" if rule.only else ""
    return f"{rule.name}: {rule.reason}{pages}"


def _assumptions(profile: Profile, icp: Icp, request: LeadRequest) -> Iterable[str]:
    for name, spec in icp.vocabulary.fields.items():
        found = value_of(profile, name)
        if found.estimated and isinstance(spec, CountField) and spec.estimate_from:
            source = icp.label_of(spec.estimate_from)
            yield f"{spec.label} {int(found.values[0]):,} is an estimate: {source} x {spec.estimate_factor}"
        if len(found.values) > 1 and not (isinstance(spec, PhraseField) and spec.many):
            yield f"{spec.label}: the pages show {' and '.join(icp.shown(name, value) for value in found.values)}; both are kept"
    for field, asked, choice in (
        (icp.columns.pms_detected, bool(request.pms_any_of), request.pms_unknown),
        (
            icp.columns.units_estimate,
            request.units_min is not None or request.units_max is not None,
            request.units_unknown,
        ),
    ):
        found = value_of(profile, field)
        if field and asked and choice == "keep" and found.state is not FieldState.FOUND:
            yield f"{icp.label_of(field)} is not known ({why_unknown(found.state)}); the request keeps such companies"
