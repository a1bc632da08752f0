"""The values of an export that may be judged and handed on: without whom is not to be contacted, as of now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from leadgen_assets.domain.exports.audit import AuditValue, audit_value
from leadgen_assets.domain.rules import company_name_of
from leadgen_assets.domain.telling.spreadsheet import one_line
from leadgen_assets.stages.left_alone import LeftAlone
from leadgen_assets.storage.exports import ExportRecord

_CALLED = ("company_name", "domain", "website")
"""What a company is called by: a firm may bear the name of somebody who is left out."""


def shown_values(record: ExportRecord, alone: LeftAlone) -> dict[int, AuditValue]:
    """The values of a frozen export by their number, but for those about whoever was blocked since, or that name them.

    What quotes and links say of them is hidden. Values are never changed: verdicts are compared with them.
    """
    blocked = {company_name_of(row) for row in record.companies if alone.company(row)}
    gone: dict[str, list[Mapping[str, str]]] = {}
    for row in record.contacts:
        if alone.contact(row):
            gone.setdefault(company_name_of(row), []).append(row)
    hiding: dict[str, Callable[[Any], Any]] = {}
    shown = {}
    for number, line in enumerate(record.evidence):
        company = line["company"]
        if company in blocked:
            continue
        value = audit_value(number, line)
        if company not in hiding:
            hiding[company] = _hiding(company, gone.get(company, ()), alone)
        without = hiding[company]
        named = value.value if value.field not in _CALLED or value.person else ""
        if any(value.person == one_line(row["full_name"]) for row in gone.get(company, ())) or without(named) != named:
            continue
        shown[number] = AuditValue(
            number, company, value.field, value.person, value.value, without(value.quote), without(value.link),
            value.method, value.date,
        )  # fmt: skip
    return shown


def _hiding(company: str, gone: Sequence[Mapping[str, str]], alone: LeftAlone) -> Callable[[Any], Any]:
    words = [word for row in gone for word in (row["full_name"], row["email"], row["linkedin_url"])]
    return alone.hiding([*words, *alone.known_at(company.lower())])
