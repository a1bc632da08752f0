"""Exported companies judged row by row: which of them somebody could use as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leadgen_assets.demo.judging import (
    COMPANY_COLUMNS,
    CONTACT_COLUMNS,
    Cell,
    Verdict,
    contact_truth,
    csv_rows,
    judged,
)
from leadgen_assets.domain.wording.names import normal_person_name

_EVIDENCE = ("company", "field", "value", "quote", "link", "method")
_OWN = CONTACT_COLUMNS[:6]
"""Columns of a contact; the others repeat the company's."""


@dataclass(slots=True)
class JudgedRow:
    """A company's row with the rows of its contacts.

    Attributes:
        confidence: `icp_confidence`, by which the pipeline puts companies in order within a tier.
        right, missed: cells of both files. wrong: the cells themselves.
        verdicts: (column, person or "") -> whether it is right, of each filled cell with a truth.
        own_domain: it is the firm's, and in no other row. asked: the request asks for the firm.
        decision_maker: a person is named, with the right title, and evidence leads to a page for both.
    """

    domain: str
    confidence: float
    right: int = 0
    missed: int = 0
    wrong: list[Cell] = field(default_factory=list)
    verdicts: dict[tuple[str, str], bool] = field(default_factory=dict)
    own_domain: bool = False
    asked: bool = False
    decision_maker: bool = False

    @property
    def usable(self) -> bool:
        """Whether everything holds that makes a row usable."""
        return self.own_domain and self.asked and self.decision_maker and not self.wrong

    @property
    def lacks(self) -> str:
        """What keeps it from being usable, in words; "" where nothing does."""
        reasons = {
            "a wrong cell": bool(self.wrong),
            "not the firm's own domain": not self.own_domain,
            "not asked for": not self.asked,
            "no named decision maker with title and source": not self.decision_maker,
        }
        return ", ".join(reason for reason, holds in reasons.items() if holds)


def judged_rows(
    companies_csv: Path,
    contacts_csv: Path,
    evidence_csv: Path,
    key: Iterable[dict[str, Any]],
    only_known: bool = False,
) -> list[JudgedRow]:
    """Each company of an export, in the order of the file.

    Args:
        key: its lines, one a firm (demo/truth.py).
        only_known: leave rows out whose domain the key does not have: it is a sample. Else such a row is wrong in every cell.

    Raises:
        LeadgenError: a file that is missing, or lacks a column.
    """
    firms = {line["domain"]: line for line in key if line["domain"]}
    contacts: dict[str, list[dict[str, str]]] = {}
    for row in csv_rows(contacts_csv, CONTACT_COLUMNS):
        contacts.setdefault(row["company_domain"], []).append(row)
    sources = {
        (row["company"], row["field"])
        for row in csv_rows(evidence_csv, _EVIDENCE)
        if row["link"].startswith(("http://", "https://"))
    }
    rows = list(csv_rows(companies_csv, (*COMPANY_COLUMNS, "icp_confidence")))
    times = Counter(row["domain"] for row in rows)
    return [
        _judged(row, firms.get(row["domain"]), contacts.get(row["domain"], []), times[row["domain"]] == 1, sources)
        for row in rows
        if not only_known or row["domain"] in firms
    ]


def _judged(
    row: Mapping[str, str],
    firm: dict[str, Any] | None,
    contacts: list[dict[str, str]],
    once: bool,
    sources: set[tuple[str, str]],
) -> JudgedRow:
    found = JudgedRow(row["domain"] or row["company_name"], _number(row["icp_confidence"]))
    truth = firm["company"] if firm else {column: [""] for column in COMPANY_COLUMNS}
    _take(found, "companies", "", [(column, truth[column]) for column in COMPANY_COLUMNS if column in truth], row)
    people = {normal_person_name(person["full_name"]): person for person in firm["people"]} if firm else {}
    met = set()
    for contact in contacts:
        name = normal_person_name(contact["full_name"])
        known = people.get(name) if name not in met else None
        met.add(name)
        cells = contact_truth(firm, known) if firm and known else [(column, [""]) for column in _OWN]
        _take(found, "contacts", contact["full_name"], cells, contact)
        if known and known["title"] and found.verdicts.get(("title", contact["full_name"])):
            found.decision_maker |= {
                (row["domain"], f"{column} of {contact['full_name']}") for column in ("full_name", "title")
            } <= sources
    found.own_domain = firm is not None and once
    found.asked = firm is not None and bool(firm["qualified"])
    return found


def _take(
    found: JudgedRow, file: str, person: str, cells: Iterable[tuple[str, list[str]]], row: Mapping[str, str]
) -> None:
    for column, accepted in cells:
        verdict = judged(column, accepted, row[column])
        found.right += verdict is Verdict.RIGHT
        found.missed += verdict is Verdict.MISSED
        if verdict is Verdict.WRONG:
            found.wrong.append(Cell(file, found.domain, column, accepted[0], row[column]))
        if row[column]:
            found.verdicts[column, person] = verdict is Verdict.RIGHT


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
