"""Exported values that people judged on a sheet: what `leadgen audit … --gold FILE` wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.measure import Counts, Measure, Mistake, SuiteResult
from leadgen_assets.evaluation.suite import Suite

_FILE = "audits/verdicts.jsonl"
_PEOPLES = ("full_name", "title", "email", "linkedin_url")
_WRONG_COSTS = 4
_NOTE = (
    "A sample of exported values, each judged by a person who looked at its source; what nobody could tell is left out. Nobody "
    "looked for what is missing, so that recall says nothing here. A right value scores +1, a wrong one −4."
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    company: str
    field: str
    value: str
    right: bool
    note: str


def _run(data: Path) -> SuiteResult:
    verdicts = list(_verdicts(data / _FILE))
    fields = sorted({verdict.field for verdict in verdicts})
    measures = [_measure("all values", verdicts, personal=True)]
    for field in fields:
        measures.append(_measure(field, [v for v in verdicts if v.field == field], personal=field in _PEOPLES))
    right = sum(verdict.right for verdict in verdicts)
    score = (right - _WRONG_COSTS * (len(verdicts) - right)) / len(verdicts)
    return SuiteResult("audited-values", tuple(measures), _NOTE, figures={"cell score": score})


def _measure(name: str, verdicts: list[_Verdict], personal: bool) -> Measure:
    units: dict[str, Counts] = {}
    for one in verdicts:
        units[one.company] = units.get(one.company, Counts()) + Counts(one.right, not one.right)
    wrong = [Mistake(f"{one.company}, {one.field}", one.note, one.value) for one in verdicts if not one.right]
    return Measure(name, "company", list(units.values()), wrong, personal=personal)


def _verdicts(path: Path) -> Iterator[_Verdict]:
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        entry = json.loads(line)
        lacking = [name for name in ("company", "field", "value", "right") if name not in entry]
        if lacking or not isinstance(entry["right"], bool):
            raise LeadgenError(
                f"The line is no judged value: {', '.join(lacking) or 'right'} is {'missing' if lacking else 'no true or false'}",
                f"{path}, line {number}",
                "give what `leadgen audit import FILE --gold FILE` wrote",
            )
        texts = [str(entry.get(name) or "") for name in ("company", "field", "value", "note")]
        yield _Verdict(texts[0], texts[1], texts[2], entry["right"], texts[3])


AUDITED_VALUES = Suite("audited-values", "Exported values that people judged with `leadgen audit`", (_FILE,), _run)
