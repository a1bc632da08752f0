"""A key that a person wrote for companies of an export: JSON lines, read with care for what people write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from leadgen_assets.demo.judging import COMPANY_COLUMNS, CONTACT_COLUMNS
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.telling.faults import did_you_mean

_PERSON_COLUMNS = CONTACT_COLUMNS[:6]
_NEEDED = ("domain", "qualified", "company", "people")
_WHAT_TO_DO = "docs/evaluation.md shows a line: domain, qualified, company (column -> accepted values), people"


def own_key(path: Path) -> list[dict[str, Any]]:
    """Lines of the key; a value that stands alone is a list of one.

    Raises:
        LeadgenError: a file that cannot be read, a line that is no company of a key, a company that stands twice.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LeadgenError("The key cannot be read", str(path), "name a file of JSON lines in UTF-8") from error
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        firm = _firm(line, where)
        if firm["domain"] in found:
            what = f"The company stands twice, in lines {found[firm['domain']][0]} and {number}: {firm['domain']}"
            raise LeadgenError(what, where, "write one line for each company")
        found[firm["domain"]] = number, firm
    return [firm for _, firm in found.values()]


def _firm(line: str, where: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LeadgenError("The line is no JSON", where, _WHAT_TO_DO) from error
    if not isinstance(entry, dict):
        raise LeadgenError("The line is no JSON object", where, _WHAT_TO_DO)
    lacking = [name for name in _NEEDED if name not in entry]
    if lacking:
        raise LeadgenError(f"The line lacks {', '.join(lacking)}", where, _WHAT_TO_DO)
    domain, qualified, company, people = (entry[name] for name in _NEEDED)
    if not isinstance(domain, str) or not domain.strip():
        raise LeadgenError(f"domain is {_shown(domain)}, no text", where, _WHAT_TO_DO)
    if not isinstance(qualified, bool):
        raise LeadgenError(f"qualified is {_shown(qualified)}", where, "write true or false, without quotes")
    if not isinstance(company, dict):
        raise LeadgenError(f"company is {_shown(company)}, no JSON object", where, _WHAT_TO_DO)
    if not isinstance(people, list):
        raise LeadgenError(f"people is {_shown(people)}, no list", where, "write [] where there is nobody to name")
    _known(company, COMPANY_COLUMNS, "company", where)
    return entry | {
        "domain": domain.strip().lower(),
        "company": {column: _accepted(column, values, where) for column, values in company.items()},
        "people": [_person(person, where) for person in people],
    }


def _accepted(column: str, values: object, where: str) -> list[str]:
    accepted = [values] if isinstance(values, str) else values
    if not isinstance(accepted, list) or not accepted or not all(isinstance(value, str) for value in accepted):
        todo = 'write a list of texts, such as ["TX"]; [""] where the cell must stay empty; leave out what you did not look up'
        raise LeadgenError(f"company: {column} is {_shown(values)}", where, todo)
    return accepted


def _person(person: object, where: str) -> dict[str, str]:
    if not isinstance(person, dict):
        raise LeadgenError(f"people: {_shown(person)} is no JSON object", where, _WHAT_TO_DO)
    _known(person, _PERSON_COLUMNS, "people", where)
    for column in ("full_name", "title", *person):
        if not isinstance(person.get(column), str) or (column == "full_name" and not person[column].strip()):
            told = _shown(person[column]) if column in person else "missing"
            raise LeadgenError(f"people: {column} is {told}", where, 'write a text, "" where the cell must stay empty')
    return person


def _known(given: Mapping[str, object], columns: Iterable[str], part: str, where: str) -> None:
    for column in given:
        if column not in columns:
            raise LeadgenError(
                f"{part}: there is no column {column!r}{did_you_mean(column, columns)}", where, "correct it"
            )


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]
