"""Suite `same-company`: which rows of lists are one company, by the register that discovery puts every batch through."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import compare
from leadgen_assets.domain.identity.register import Register
from leadgen_assets.domain.wording.phones import e164, local_digits
from leadgen_assets.evaluation.measure import Counts, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.suite import Suite

SITES = "entity/dedupe_chicago_dev.csv"
FIRMS = "companies/il_brokerages.csv"
_FOLDS = 5
_SPELLED_OF_TEN = 1
"""Of ten firms of the roll, how many are named again in other spellings."""
_NOTE = (
    "Rows of several city lists with true ids: name, street, zip code and telephone number as they stand there, nothing else."
    " Pairs of rows count: right where both have one id and became one company. The rules have no parameter that is fitted to a"
    f" file; the {_FOLDS} folds by id (each by itself, in the order of the file) show how much the figure varies between ids."
    " Spellings: a public roll of licensed firms without licence numbers, and a tenth of them named again in made-up spellings"
    " of the kinds that lists have (legal form, The, & for and, abbreviations, capitals, another name before DBA), name and city"
    " alone. Every pair of two licences that became one company is wrong."
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mention and the id of the company that it truly is."""

    said: Candidate
    true: str


def run(data: Path) -> SuiteResult:
    """Both measures over the files below `data`.

    Raises:
        LeadgenError: a file lacks a column that it must have.
    """
    sites = [Labelled(_site(row), row["True Id"]) for row in _rows(data / SITES, _SITE_COLUMNS)]
    if len({row.true for row in sites}) == len(sites):
        raise LeadgenError(
            "No two rows have one true id", str(data / SITES), "name a file with several rows of a company"
        )
    measures = [_pairs("pairs of rows", sites, [Reach("f1", 0.95)])]
    folds = [[row for row in sites if _fold(row.true) == fold] for fold in range(_FOLDS)]
    measures += [_pairs(f"fold {number} by id", fold) for number, fold in enumerate(folds, 1) if fold]
    if (data / FIRMS).is_file():
        measures.append(_pairs("spellings", _spelled(_rows(data / FIRMS, _FIRM_COLUMNS))))
    return SuiteResult("same-company", tuple(measures), _NOTE)


SUITE = Suite("same-company", "Which rows of lists are one company", (SITES,), run)


def grouped(mentions: Sequence[Candidate]) -> list[int]:
    """For each mention a number that those of one company share, as discovery decides it."""
    register = Register()
    placed = [register.place(mention) for mention in mentions]
    numbers: dict[int, int] = {}
    return [numbers.setdefault(id(one.entry), len(numbers)) for one in placed]


def _pairs(name: str, rows: Sequence[Labelled], reach: Sequence[Reach] = ()) -> Measure:
    groups = grouped([row.said for row in rows])
    of_id: dict[str, list[int]] = {}
    of_group: dict[int, list[int]] = {}
    for place, (row, group) in enumerate(zip(rows, groups, strict=True)):
        of_id.setdefault(row.true, []).append(place)
        of_group.setdefault(group, []).append(place)
    wrong: Counter[str] = Counter()
    mistakes = []
    for places in of_group.values():
        for one, other in combinations(places, 2):
            if rows[one].true != rows[other].true:
                wrong[rows[one].true] += 1
                mistakes.append(_mistake(rows[one], rows[other], "two companies", "one company"))
    units = []
    for true, places in of_id.items():
        sizes = Counter(groups[place] for place in places)
        right = sum(size * (size - 1) // 2 for size in sizes.values())
        missed = len(places) * (len(places) - 1) // 2 - right
        units.append(Counts(right, wrong[true], missed))
        if missed:
            one, other = next((a, b) for a, b in combinations(places, 2) if groups[a] != groups[b])
            mistakes.append(_mistake(rows[one], rows[other], "one company", f"{len(sizes)} companies"))
    return Measure(name, "true id", units, mistakes, reach)


def _mistake(one: Labelled, other: Labelled, expected: str, got: str) -> Mistake:
    like = compare(one.said, other.said)
    told = "; ".join(f"{feature.name}: {feature.finding} {feature.points:+g}" for feature in like.features)
    where = " | ".join(
        ", ".join(part for part in (row.said.name, row.said.street, row.said.phone, row.said.zip_code) if part)
        for row in (one, other)
    )
    return Mistake(where, expected, got, told)


_SITE_COLUMNS = ("True Id", "Id", "Site name", "Address", "Zip", "Phone")
_FIRM_COLUMNS = ("name", "license_number", "city", "state", "zip")
_ZIP_AT_END = re.compile(r"[ ,]+(\d{5})(?:-\d{4})?$")


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [column for column in columns if column not in (reader.fieldnames or ())]
            if lacking:
                todo = f"the file needs the columns {', '.join(columns)}"
                raise LeadgenError(f"A column is missing: {', '.join(lacking)}", str(path), todo)
            return [{name: " ".join((row[name] or "").split()) for name in columns} for row in reader]
    except OSError as error:
        raise LeadgenError("The file cannot be read", str(path), "name the folder with the data") from error


def _site(row: dict[str, str]) -> Candidate:
    """A row as a list gives it to discovery; the zip code often stands behind the street."""
    behind = _ZIP_AT_END.search(row["Address"])
    street = row["Address"][: behind.start()] if behind else row["Address"]
    zip_code = row["Zip"] or (behind.group(1) if behind else "")
    phone = e164(row["Phone"]) or local_digits(row["Phone"])
    return Candidate(
        "list:sites", f"row {row['Id']}", name=row["Site name"], street=street, zip_code=zip_code[:5], phone=phone
    )


def _fold(true: str) -> int:
    return hashlib.sha256(true.encode()).digest()[0] % _FOLDS


def _spelled(rows: Sequence[dict[str, str]]) -> list[Labelled]:
    """The roll, and a tenth of its firms (by digest of the licence) in other spellings behind it."""
    labelled = []
    more = []
    for row in {row["license_number"]: row for row in rows}.values():
        said = Candidate(
            "list:roll",
            row["license_number"],
            name=row["name"],
            city=row["city"],
            state=row["state"],
            zip_code=row["zip"][:5],
        )
        labelled.append(Labelled(said, row["license_number"]))
        if hashlib.sha256(row["license_number"].encode()).digest()[1] % 10 < _SPELLED_OF_TEN:
            more += [
                Labelled(
                    replace(said, locator=f"{said.locator}.{number}", name=name, zip_code=""), row["license_number"]
                )
                for number, name in enumerate(spellings(said.name, f"Wexcombe {said.locator}"))
            ]
    return labelled + more


_LEGAL = re.compile(r",? (inc|llc|ltd|corp|co|lp|llp|pc|incorporated|corporation|company)\.?$", re.IGNORECASE)
_SHORTER = {"management": "Mgmt", "properties": "Props", "realty": "Rlty", "associates": "Assoc.", "services": "Svcs"}


def spellings(name: str, owner: str) -> list[str]:
    """A firm's name as other lists may spell it, `owner` before DBA in one of them; only those that differ from it."""
    bare = _LEGAL.sub("", name)
    shorter = " ".join(_SHORTER.get(word.casefold(), word) for word in name.split())
    swapped = re.sub(r" and ", " & ", name, flags=re.IGNORECASE) if " & " not in name else name.replace(" & ", " and ")
    made = (bare, f"{bare}, L.L.C.", f"The {bare}", name.upper(), shorter, swapped, f"{owner} LLC dba {bare}")
    return [each for each in dict.fromkeys(made) if each != name]
