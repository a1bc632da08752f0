"""How often each field has a value, and whether that is as it was: a field that falls silent is seldom the market's doing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from leadgen_assets.domain.rules import Broken, Level, RuleResult, result_of

LEAST_COMPANIES = 20
"""Companies in this request, and in the earlier ones together, below which no drift is told: chance alone is larger."""
LEAST_DRIFT = 0.1
"""Share of the companies by which a rate must differ: less is the difference between two states or two sources."""
Z = 3.0
"""Standard errors by which it must differ: by chance one of some 400 fields does."""


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field in one request: companies with a profile, those that have a value, those whose value has a verified quote."""

    companies: int
    found: int
    verified: int

    @property
    def fill(self) -> float:
        """Share of the companies that have a value; 0 where there are none."""
        return self.found / self.companies if self.companies else 0.0

    @property
    def verified_rate(self) -> float:
        """Share of the values that have a verified quote; 1 where there are none."""
        return self.verified / self.found if self.found else 1.0


@dataclass(frozen=True, slots=True)
class FieldRate:
    """A field now, and in the tenant's earlier requests by the same ICP.

    Attributes:
        label: as people read it. earlier: a count a request, the newest first; only requests that looked for the field.
        drift: fill rate now less that of the earlier requests together; None where there is nothing to compare with.
        drifted: whether that is more than chance and more than what earlier requests differed by among themselves.
    """

    field: str
    label: str
    now: FieldCount
    earlier: tuple[FieldCount, ...] = ()

    @property
    def earlier_fill(self) -> float | None:
        """Fill rate of the earlier requests together; None where there was no company."""
        companies = sum(one.companies for one in self.earlier)
        return sum(one.found for one in self.earlier) / companies if companies else None

    @property
    def drift(self) -> float | None:
        """See the class."""
        before = self.earlier_fill
        return None if before is None or not self.now.companies else self.now.fill - before

    @property
    def drifted(self) -> bool:
        """See the class."""
        before, drift, companies = self.earlier_fill, self.drift, sum(one.companies for one in self.earlier)
        if before is None or drift is None or min(self.now.companies, companies) < LEAST_COMPANIES:
            return False
        # The z test of two shares, with their common one.
        both = (self.now.found + sum(one.found for one in self.earlier)) / (self.now.companies + companies)
        error = sqrt(both * (1 - both) * (1 / self.now.companies + 1 / companies))
        large = [one.fill for one in self.earlier if one.companies >= LEAST_COMPANIES]
        known = bool(large) and min(large) <= self.now.fill <= max(large)
        return abs(drift) >= LEAST_DRIFT and abs(drift) > Z * error and not known


@dataclass(frozen=True, slots=True)
class FieldRatesResult(RuleResult):
    """The rule's result, with the rates that it looked at."""

    rates: tuple[FieldRate, ...] = ()


def field_rates(
    now: Mapping[str, FieldCount], earlier: Sequence[Mapping[str, FieldCount]], labels: Mapping[str, str]
) -> tuple[FieldRate, ...]:
    """The rates of the fields that have a label, in the labels' order.

    Args:
        earlier: counts of earlier requests, the newest first.
    """
    nothing = FieldCount(0, 0, 0)
    return tuple(
        FieldRate(field, label, now.get(field, nothing), tuple(one[field] for one in earlier if field in one))
        for field, label in labels.items()
    )


def field_rates_are_steady(rates: Sequence[FieldRate], key: str) -> FieldRatesResult:
    """Each field has a value about as often as in earlier requests, and every value has a verified quote.

    Args:
        key: of the request, for what to do.
    """
    requests = max((len(rate.earlier) for rate in rates), default=0)
    compared = f"{requests} earlier request{'s' if requests != 1 else ''} by this ICP" if requests else ""
    result = result_of(
        "field_rates_are_steady",
        Level.WARN,
        f"Every field has a value about as often as in {compared}, and every value a verified quote."
        if compared
        else "Every value has a verified quote; there is no earlier request by this ICP to compare fill rates with.",
        f"See leadgen report {key}: other places or sources may well differ; else something that reads the field,"
        " or what it reads, has changed.",
        len(rates),
        (
            Broken("field", position, rate.label, reason)
            for position, rate in enumerate(rates)
            for reason in _faults(rate)
        ),
    )
    return FieldRatesResult(
        **{name: getattr(result, name) for name in RuleResult.__dataclass_fields__}, rates=tuple(rates)
    )


def _faults(rate: FieldRate) -> list[str]:
    faults = []
    if rate.drifted:
        faults.append(f"{rate.now.fill:.0%} of the companies have a value, {rate.earlier_fill:.0%} had one earlier")
    if rate.now.verified < rate.now.found:
        without = rate.now.found - rate.now.verified
        faults.append(f"{without:,} of {rate.now.found:,} values have no verified quote")
    return faults
