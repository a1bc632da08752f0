"""Whether an export may hold the values that it would hold, by how they were obtained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.rules import Broken, Level, RuleResult, company_name_of, result_of

_NAME = "values_come_from_allowed_methods"
_HOLDS = (
    "No value was said by a scripted model, and the model answered about every company for which it was to be asked."
)
_NOBODY: Mapping[str, str] = {}


def invented(evidence: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Company -> column of each value that is exported on the word of the scripted model, which says what its script says.

    Args:
        evidence: rows as they would be written: one a value, with its best piece of evidence. What only agrees with
            that is not written, and decides nothing here.
    """
    found: dict[str, list[str]] = {}
    for row in evidence:
        if row["method"].partition(";")[0].partition(":")[0] == Method.MOCK.value:
            # The field of a contact's value names the person, whom no result of a rule may name.
            found.setdefault(row["company"], []).append(row["field"].partition(" of ")[0])
    return found


def values_come_from_allowed_methods(
    companies: Sequence[Mapping[str, str]],
    scripted: Mapping[str, Sequence[str]],
    without_model: Mapping[str, str],
    key: str,
    unanswered: Mapping[str, str] = _NOBODY,
) -> RuleResult:
    """No value of the scripted model is exported; companies that were done without the model although it was to be asked are told.

    Args:
        companies: the export's rows. scripted: as `invented` finds them.
        without_model: company -> why the model could not be asked about it.
        key: the request's, for the command that does them again.
        unanswered: company -> why no answer about it could be used, where the model could be asked.

    Returns:
        An ERROR where a scripted value would be exported, else a WARN where a company was done without the model. Its
        meaning is what was found.
    """
    names = [company_name_of(row) for row in companies]
    made_up = [
        Broken("company", position, name, f"{', '.join(dict.fromkeys(scripted[name]))}: said by the scripted model")
        for position, name in enumerate(names)
        if name in scripted
    ]
    if made_up:
        values = sum(len(scripted[one.company]) for one in made_up)
        return result_of(
            _NAME,
            Level.ERROR,
            f"{_number(values, 'value', 'values')} of {_number(len(made_up), 'company', 'companies')}"
            f" {'was' if values == 1 else 'were'} said by the scripted model of tests and demonstrations:"
            f" {_first(made_up, scripted)}.",
            f"Do it again with the real model or by rules: LEADGEN_MODE=real (or off), then leadgen run {key} --redo all.",
            len(names),
            made_up,
        )
    fallen_back = [
        Broken("company", position, name, f"done by rules alone: {without_model[name]}")
        for position, name in enumerate(names)
        if name in without_model
    ]
    lacking = [
        Broken("company", position, name, f"done without the model: {unanswered[name]}")
        for position, name in enumerate(names)
        if name in unanswered
    ]
    told = [
        f"{_number(len(found), 'company was', 'companies were')} done {why}."
        for found, why in (
            (fallen_back, "by rules alone, because the model's service was down"),
            (lacking, "without the model, because no answer about it could be used"),
        )
        if found
    ]
    return result_of(
        _NAME,
        Level.WARN if told else Level.ERROR,
        " ".join(told) or _HOLDS,
        f"When its service answers{' again' if fallen_back else ' such questions'}: leadgen run {key} --redo failed."
        " What rules found is right as it is.",
        len(names),
        [*fallen_back, *lacking],
    )


def _number(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def _first(made_up: Sequence[Broken], scripted: Mapping[str, Sequence[str]]) -> str:
    """The first companies with their columns: "oak.example (state, title), elm.example (email), …"."""
    told = [f"{one.company} ({', '.join(dict.fromkeys(scripted[one.company]))})" for one in made_up[:3]]
    return ", ".join([*told, "…"] if len(made_up) > len(told) else told)
