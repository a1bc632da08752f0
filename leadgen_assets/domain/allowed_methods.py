"""Whether an export may hold the values that it would hold, by how they were obtained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadgen_assets.domain.csv_contract import Cited
from leadgen_assets.domain.evidence import Method
from leadgen_assets.domain.rules import Broken, Level, RuleResult, company_name_of, result_of

_NAME = "values_come_from_allowed_methods"


def invented(citations: Sequence[Cited]) -> dict[str, str]:
    """Company -> column of a value that rests on the scripted model, which says what its script says."""
    return {cited.company: cited.column for cited in citations if any(f.method is Method.MOCK for f in cited.facts)}


def values_come_from_allowed_methods(
    companies: Sequence[Mapping[str, str]], scripted: Mapping[str, str], without_model: Mapping[str, str], key: str
) -> RuleResult:
    """No value of the scripted model is exported; companies that were done without the model although it was to be asked are told.

    Args:
        companies: the export's rows. scripted: as `invented` finds them.
        without_model: company -> why the model could not be asked about it.
        key: the request's, for the command that does them again.

    Returns:
        An ERROR where a scripted value would be exported, else a WARN where a company was done without the model.
    """
    names = [company_name_of(row) for row in companies]
    made_up = [
        Broken("company", position, name, f"{scripted[name]} was said by the scripted model")
        for position, name in enumerate(names)
        if name in scripted
    ]
    if made_up:
        return result_of(
            _NAME,
            Level.ERROR,
            "No value was said by the scripted model of tests and demonstrations.",
            f"Do it again with the real model or by rules: LEADGEN_MODE=real (or off), then leadgen run {key} --redo all.",
            len(names),
            made_up,
        )
    fallen_back = [
        Broken("company", position, name, f"done by rules alone: {without_model[name]}")
        for position, name in enumerate(names)
        if name in without_model
    ]
    return result_of(
        _NAME,
        Level.WARN if fallen_back else Level.ERROR,
        "No value was said by a scripted model, and the model was asked about every company for which it was to be asked.",
        f"When its service answers again: leadgen run {key} --redo failed. What rules found is right as it is.",
        len(names),
        fallen_back,
    )
