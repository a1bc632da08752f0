"""Compares exported files with the sealed key, cell by cell."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.wording.names import normal_company_name, normal_person_name

COMPANY_COLUMNS = (
    "company_name",
    "domain",
    "website",
    "state",
    "pms_detected",
    "units_estimate",
    "company_type",
    "description",
    "icp_fit",
    "disqualifiers",
)
CONTACT_COLUMNS = (
    "full_name",
    "title",
    "email",
    "linkedin_url",
    "department",
    "seniority",
    "company_name",
    "company_domain",
    "company_website",
    "company_state",
)
"""Columns with a truth. The others judge, count or tell the time."""

MOST_CONTACTS = 3


class Verdict(StrEnum):
    """What a cell is."""

    RIGHT = "right"
    MISSED = "missed"  # empty, though a page says it
    WRONG = "wrong"
    EMPTY = "rightly empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is wrong or missed. `expected` is "" where nothing should stand."""

    file: str
    firm: str
    column: str
    expected: str
    got: str


@dataclass(slots=True)
class Tally:
    """Verdicts of one file's cells, and its rows.

    Attributes:
        columns: column -> verdict -> number of cells.
        rows: data rows. usable: rows without a wrong cell that belong there and stand there once.
        wrong, missed: the cells themselves.
    """

    file: str
    columns: dict[str, Counter[Verdict]]
    rows: int = 0
    usable: int = 0
    wrong: list[Cell] = field(default_factory=list)
    missed: list[Cell] = field(default_factory=list)

    def cells(self, verdict: Verdict) -> int:
        """Number of cells with a verdict over all columns."""
        return sum(counts[verdict] for counts in self.columns.values())

    def take(self, firm: str, column: str, accepted: list[str], got: str) -> Verdict:
        """Judge one cell and count it."""
        verdict = judged(column, accepted, got)
        self.columns[column][verdict] += 1
        if verdict in {Verdict.WRONG, Verdict.MISSED}:
            cell = Cell(self.file, firm, column, accepted[0], got)
            (self.wrong if verdict is Verdict.WRONG else self.missed).append(cell)
        return verdict


@dataclass(frozen=True, slots=True)
class Score:
    """The whole comparison.

    Attributes:
        companies, contacts: cells and rows of each file.
        qualified: firms that the request asks for and an honest reader can tell.
        missing: those of them that are not exported. unasked: exported firms that the request does not ask for.
        strangers: exported companies whose domain no firm has. repeated: firms with more than one row.
        traps: trap -> (firms exported with it, of which with a wrong cell in either file).
    """

    companies: Tally
    contacts: Tally
    qualified: int
    missing: tuple[str, ...]
    unasked: tuple[str, ...]
    strangers: tuple[str, ...]
    repeated: tuple[str, ...]
    traps: dict[str, tuple[int, int]]


def score(companies_csv: Path, contacts_csv: Path, key: Path) -> Score:
    """Judge two exported files.

    Only exported companies are judged cell by cell; firms that are not exported are listed in `missing`, because a
    request that asks for fewer than qualify leaves some out by right.

    Raises:
        LeadgenError: a file that is missing or lacks a column of the contract.
    """
    firms = {line["domain"]: line for line in key_lines(key) if line["domain"]}
    companies = Tally("companies", {column: Counter() for column in COMPANY_COLUMNS})
    contacts = Tally("contacts", {column: Counter() for column in CONTACT_COLUMNS})
    rows = list(csv_rows(companies_csv, COMPANY_COLUMNS))
    times = Counter(row["domain"] for row in rows)
    for row in rows:
        _take_company(row, firms.get(row["domain"]), times[row["domain"]] == 1, companies)
    exported = {domain for domain in times if domain in firms}
    _take_contacts(
        list(csv_rows(contacts_csv, CONTACT_COLUMNS)), {domain: firms[domain] for domain in exported}, contacts
    )
    wanted = {domain for domain, firm in firms.items() if firm["qualified"]}
    return Score(
        companies=companies,
        contacts=contacts,
        qualified=len(wanted),
        missing=tuple(sorted(wanted - exported)),
        unasked=tuple(sorted(exported - wanted)),
        strangers=tuple(sorted({row["domain"] or row["company_name"] for row in rows if row["domain"] not in firms})),
        repeated=tuple(sorted(domain for domain, count in times.items() if domain and count > 1)),
        traps=_traps(firms, exported, {cell.firm for tally in (companies, contacts) for cell in tally.wrong}),
    )


def judged(column: str, accepted: list[str], got: str) -> Verdict:
    """The verdict on one cell; the spelling of hosts, lists, names and numbers is not held against it."""
    if not got:
        return Verdict.EMPTY if "" in accepted else Verdict.MISSED
    return (
        Verdict.RIGHT if _plain(column, got) in {_plain(column, each) for each in accepted if each} else Verdict.WRONG
    )


def _plain(column: str, text: str) -> object:
    if column in {"pms_detected", "company_type", "department", "seniority"}:
        return frozenset(re.sub(r"[\W_]+", "", part.casefold()) for part in text.split(";"))
    if column == "company_name":
        return normal_company_name(text)
    if column == "full_name":
        return normal_person_name(text)
    if column in {"website", "company_website"}:
        return re.sub(r"^https?://(www\.)?", "", text.casefold()).rstrip("/")
    return " ".join(text.casefold().split())


def _take_company(row: dict[str, str], firm: dict[str, Any] | None, once: bool, tally: Tally) -> None:
    tally.rows += 1
    if firm is None:
        for column in COMPANY_COLUMNS:
            if row[column]:
                tally.take(row["domain"] or row["company_name"], column, [""], row[column])
        return
    truth = firm["company"]
    verdicts = [
        tally.take(firm["domain"], column, truth[column], row[column]) for column in COMPANY_COLUMNS if column in truth
    ]
    tally.usable += once and firm["qualified"] and Verdict.WRONG not in verdicts


def _take_contacts(rows: list[dict[str, str]], firms: dict[str, dict[str, Any]], tally: Tally) -> None:
    met: Counter[tuple[str, str]] = Counter()
    for row in rows:
        tally.rows += 1
        firm = firms.get(row["company_domain"])
        people = {normal_person_name(person["full_name"]): person for person in firm["people"]} if firm else {}
        name = normal_person_name(row["full_name"])
        met[row["company_domain"], name] += 1
        if firm is None or name not in people:
            label = row["company_domain"] or row["company_name"]
            for column in CONTACT_COLUMNS[:6]:
                if row[column]:
                    tally.take(label, column, [""], row[column])
            continue
        verdicts = [tally.take(firm["domain"], *cell, row[cell[0]]) for cell in contact_truth(firm, people[name])]
        tally.usable += Verdict.WRONG not in verdicts and met[firm["domain"], name] == 1
    for domain, firm in sorted(firms.items()):
        _take_missing(firm, {name for found, name in met if found == domain}, tally)


def _take_missing(firm: dict[str, Any], met: set[str], tally: Tally) -> None:
    """Count the people whom the file should name: as many of the first as it names too few."""
    wanted = [person for person in firm["people"] if person["title"]]
    left = [person for person in wanted if normal_person_name(person["full_name"]) not in met]
    too_few = min(MOST_CONTACTS, len(wanted)) - (len(wanted) - len(left))
    for person in left[: max(0, too_few)]:
        for column, accepted in contact_truth(firm, person):
            if accepted[0]:
                tally.take(firm["domain"], column, accepted, "")


def contact_truth(firm: dict[str, Any], person: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Column -> accepted values of a contact's row, for a firm and a person of its key, of the columns that the key has."""
    repeated = {column: column.removeprefix("company_") for column in CONTACT_COLUMNS[7:]}
    own = [(column, [person[column]]) for column in CONTACT_COLUMNS[:6] if column in person]
    truth = firm["company"]
    return own + [(c, truth[of]) for c, of in ({"company_name": "company_name"} | repeated).items() if of in truth]


def _traps(firms: dict[str, dict[str, Any]], exported: set[str], harmed: set[str]) -> dict[str, tuple[int, int]]:
    met: Counter[str] = Counter(trap for domain in exported for trap in firms[domain]["traps"])
    fell: Counter[str] = Counter(trap for domain in exported & harmed for trap in firms[domain]["traps"])
    return {trap: (met[trap], fell[trap]) for trap in sorted(met)}


def key_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Lines of a key, one a firm (demo/truth.py `entry`).

    Raises:
        LeadgenError: a file that cannot be read or is none.
    """
    try:
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file)
    except (OSError, ValueError) as error:
        raise LeadgenError("The demo's key cannot be read", str(path), "build the demo's web again") from error


def csv_rows(path: Path, needed: Iterable[str]) -> Iterator[dict[str, str]]:
    """Needed columns of an exported file's rows, the apostrophe that guards a spreadsheet taken off again.

    Raises:
        LeadgenError: a file that cannot be read or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [column for column in needed if column not in (reader.fieldnames or ())]
            if lacking:
                raise LeadgenError(
                    f"The file has no column {', '.join(lacking)}", str(path), "score files of an export"
                )
            for row in reader:
                yield {column: _unguarded(row[column] or "") for column in needed}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LeadgenError("The exported file cannot be read", str(path), "run the demo first") from error


def _unguarded(text: str) -> str:
    return text[1:] if re.match(r"'[=+\-@\t\r\n]", text) else text
