"""Is every value of a profile carried by its quote, and are there as many of them as usual?"""

from __future__ import annotations

from typing import Any

from dagster import MetadataValue

from leadgen_assets.assets.tables import table
from leadgen_assets.checks.rule_check import RuleCheck, rule_checks
from leadgen_assets.domain.exports.field_rates import FieldRate, FieldRatesResult
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.stages.export_set import judge_profiles
from leadgen_assets.stages.field_rates import judge_field_rates

_COLUMNS = ("field", "companies", "found", "fill", "verified", "earlier_fill", "drift")


def _rates(result: RuleResult) -> dict[str, MetadataValue[Any]]:
    """A table of all fields, and two numbers a field, which the UI draws over partitions."""
    assert isinstance(result, FieldRatesResult)
    numbers: dict[str, MetadataValue[Any]] = {"fields": table([_row(rate) for rate in result.rates], _COLUMNS)}
    for rate in result.rates:
        if rate.now.companies:
            numbers[f"fill_rate_{rate.field}"] = MetadataValue.float(round(rate.now.fill, 4))
            numbers[f"verified_rate_{rate.field}"] = MetadataValue.float(round(rate.now.verified_rate, 4))
        if rate.drift is not None:
            numbers[f"drift_{rate.field}"] = MetadataValue.float(round(rate.drift, 4))
    return numbers


def _row(rate: FieldRate) -> dict[str, str | int | float]:
    earlier, drift = rate.earlier_fill, rate.drift
    return {
        "field": rate.label,
        "companies": rate.now.companies,
        "found": rate.now.found,
        "fill": f"{rate.now.fill:.1%}",
        "verified": f"{rate.now.verified_rate:.1%}",
        "earlier_fill": "" if earlier is None else f"{earlier:.1%}",
        "drift": "" if drift is None else f"{drift * 100:+.1f} points{', more than usual' if rate.drifted else ''}",
    }


company_profiles_checks = rule_checks(
    "company_profiles",
    RuleCheck(
        "every_value_has_verified_evidence",
        "Every value of every profile can be looked up: a quote that was verified carries it, asked again now.",
        lambda at: judge_profiles(at.conn, at.stored),
        blocking=True,
    ),
    RuleCheck(
        "field_rates_are_steady",
        "Each field has a value about as often as in the tenant's earlier requests by this ICP, and each value a verified quote.",
        lambda at: judge_field_rates(at.conn, at.stored),
        blocking=False,
        more=_rates,
    ),
)
