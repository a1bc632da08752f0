"""An audit: a sample of exported values, a person's verdict on each, and how often they were right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadgen_assets.domain.exports.csv_contract import EVIDENCED_CONTACT
from leadgen_assets.domain.exports.precision import Precision, precision
from leadgen_assets.domain.exports.sampling import stratified

_OF_PERSON = re.compile(rf"({'|'.join(EVIDENCED_CONTACT)}) of (.+)", re.DOTALL)


class AuditVerdict(StrEnum):
    """What a person says of an exported value after looking at its link."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class AuditValue:
    """An exported value with its evidence.

    Attributes:
        number: its place among the export's evidence rows, from 0; names it together with the export's id.
        field: column of the CSV. person: full name, "" for a company's value.
    """

    number: int
    company: str
    field: str
    person: str
    value: str
    quote: str
    link: str
    method: str
    date: str


def audit_value(number: int, row: Mapping[str, str]) -> AuditValue:
    """A row of an export's evidence as a value to judge."""
    of_person = _OF_PERSON.fullmatch(row["field"])
    return AuditValue(
        number=number,
        company=row["company"],
        field=of_person[1] if of_person else row["field"],
        person=of_person[2] if of_person else "",
        value=row["value"],
        quote=row["quote"],
        link=row["link"],
        method=row["method"],
        date=row["date"],
    )


def audit_sample(values: Iterable[AuditValue], size: int, seed: int) -> list[AuditValue]:
    """A random sample in which every column has its part; values of one company stand together.

    Args:
        values: that may be judged. size: values to take. seed: the same one gives the same sample.
    """
    by_number = {value.number: value for value in values}
    strata: dict[str, list[int]] = {}
    for value in by_number.values():
        strata.setdefault(value.field, []).append(value.number)
    # The file's order: somebody who has a company's site open judges all that is asked of it.
    return [by_number[number] for number in sorted(stratified(strata, size, seed))]


@dataclass(frozen=True, slots=True)
class AuditResult:
    """How often the values of an audited export were right: of all, and column by column, most judged first."""

    overall: Precision
    fields: dict[str, Precision]


def audit_result(verdicts: Sequence[tuple[str, AuditVerdict]]) -> AuditResult:
    """The figures of (column, verdict) pairs."""
    by_field: dict[str, list[AuditVerdict]] = {}
    for field, verdict in verdicts:
        by_field.setdefault(field, []).append(verdict)
    fields = {field: _precision(said) for field, said in by_field.items()}
    ordered = sorted(fields.items(), key=lambda entry: (-entry[1].judged, entry[0]))
    return AuditResult(_precision([verdict for _, verdict in verdicts]), dict(ordered))


def _precision(said: Sequence[AuditVerdict]) -> Precision:
    return precision(said.count(AuditVerdict.RIGHT), said.count(AuditVerdict.WRONG), said.count(AuditVerdict.UNCLEAR))
