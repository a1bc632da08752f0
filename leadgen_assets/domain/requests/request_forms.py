"""The forms in which requests are written: YAML, JSON (one or a list), CSV (one a row), or a mapping from a form or a table row.

Reading never raises: what is wrong is a fault with its line or row. What the fields mean is `request_file`'s business.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.domain.telling.json_text import read_json
from leadgen_assets.domain.telling.shown import shown
from leadgen_assets.domain.telling.yaml_lines import Fault, Lines, Path, read_lines

Form = Literal["yaml", "json", "csv"]

SUFFIXES: dict[str, Form] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv"}
"""File suffix, in lower case -> how the file is written."""

MOST_REQUESTS = 1000
"""Requests in one file."""

FIELDS = tuple(LeadRequest.model_fields)
LIST_FIELDS = frozenset({"states", "cities", "pms_any_of", "sources"})
_ALSO_OF_LISTS = frozenset({"tenant", "name"})
"""Fields whose names head columns of other tables too; lists of companies have a column `name`."""
_LONGEST = 1_000_000
_SOURCE_BREAK = re.compile(r";|\n|,(?=\s*[a-z_]+\s*:)")


@dataclass(frozen=True, slots=True)
class WrittenRequest:
    """One request as somebody wrote it.

    Attributes:
        fields: field -> value as written, not validated.
        lines: where each of them stands.
        place: which of several it is, for messages ("row 3", "request 2"); "" for the only one.
    """

    fields: Mapping[str, object]
    lines: Lines = field(default_factory=lambda: Lines(None, {}, ()))
    place: str = ""


def of_fields(fields: Mapping[str, object], place: str = "", line: int = 0) -> WrittenRequest:
    """A request of fields that stand in one line or in none, as those of a form, a row or a table."""
    at: dict[Path, int] = dict.fromkeys(_paths(dict(fields), ()), line)
    return WrittenRequest(fields, Lines(None, at, ()), place)


def _paths(value: object, path: Path) -> Iterator[Path]:
    yield path
    if len(path) > 10:
        return  # deeper than any field of a request
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _paths(part, (*path, step))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds: requests, or why it cannot be used."""

    requests: tuple[WrittenRequest, ...]
    faults: tuple[Fault, ...] = ()


def read_requests(text: str, form: Form) -> Reading:
    """The requests of a text; with any fault there are none."""
    text = text.removeprefix("\ufeff")
    if len(text) > _LONGEST:
        return Reading((), (Fault(0, f"the file is larger than {_LONGEST:,} characters"),))
    if form == "csv":
        return _of_rows(text)
    if form == "yaml":
        return _of_lines(read_lines(text), "block of `field: value` lines")
    return _of_lines(read_json(text), 'object of fields, such as {"name": "Texas", "sources": ["list:firms.csv"]}')


def is_about_requests(header: Sequence[str]) -> bool:
    """Whether a table's columns are a request's fields, rather than those of a list of companies."""
    return any(field_name(column) in set(FIELDS) - _ALSO_OF_LISTS for column in header)


def field_name(column: str) -> str:
    """A column's name as a field's is written: "Target companies" -> "target_companies"."""
    return re.sub(r"[^a-z0-9]+", "_", column.strip().lower()).strip("_")


def header_of(text: str) -> tuple[list[str], str]:
    """The cells of a CSV text's first row, and the delimiter that parts most of a request's fields; a comma where none does."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    first = next((line for line in lines if line.strip()), "").rstrip("\r\n")
    best, cells = ",", _cells(first, ",")
    for delimiter in ";\t|":
        parted = _cells(first, delimiter)
        if (_known(parted), len(parted)) > (_known(cells), len(cells)):
            best, cells = delimiter, parted
    return cells, best


def _known(cells: Sequence[str]) -> int:
    return sum(field_name(cell) in FIELDS for cell in cells)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _of_lines(lines: Lines, wanted: str) -> Reading:
    if lines.faults:
        return Reading((), lines.faults)
    if isinstance(lines.content, dict):
        return Reading((WrittenRequest(lines.content, lines),))
    if not isinstance(lines.content, list) or not lines.content:
        return Reading((), (Fault(0, f"the file is empty or no {wanted}"),))
    if len(lines.content) > MOST_REQUESTS:
        return Reading((), (_too_many(len(lines.content)),))
    faults = tuple(
        Fault(lines.line((number,)), f"request {number + 1} is no {wanted}")
        for number, entry in enumerate(lines.content)
        if not isinstance(entry, dict)
    )
    several = len(lines.content) > 1
    requests = (
        WrittenRequest(entry, _below(lines, number), f"request {number + 1}" if several else "")
        for number, entry in enumerate(lines.content)
        if isinstance(entry, dict)
    )
    return Reading((), faults) if faults else Reading(tuple(requests))


def _below(lines: Lines, number: int) -> Lines:
    """The lines of one entry of a list, their paths counted from that entry."""
    at = {path[1:]: line for path, line in lines.at.items() if path[:1] == (number,)}
    return Lines(None, at, ())


def _too_many(number: int) -> Fault:
    return Fault(0, f"the file holds {number:,} requests; the most is {MOST_REQUESTS:,}, so part it")


def _of_rows(text: str) -> Reading:
    header, delimiter = header_of(text)
    names = [field_name(column) for column in header]
    faults = [*_header_faults(header, names)]
    requests: list[WrittenRequest] = []
    try:
        for number, line, cells in _rows(text, delimiter):
            faults += [Fault(0, f"row {number}: {words}") for words in _width_faults(cells, len(names))]
            fields = {
                name: _cell(name, cell) for name, cell in zip(names, cells, strict=False) if name and cell.strip()
            }
            requests.append(of_fields(fields, f"row {number}", line))
    except csv.Error as error:
        faults.append(Fault(0, f"row {len(requests) + 2}: a quotation mark is opened and not closed ({error})"))
    if len(requests) > MOST_REQUESTS:
        faults.append(_too_many(len(requests)))
    if not requests and not faults:
        faults.append(Fault(0, "there is no request: under the header, each row is one"))
    return Reading((), tuple(faults)) if faults else Reading(tuple(requests))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Row number as spreadsheets count, line, and cells of each row under the header that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    seen_header, line = False, 1
    for number, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            if seen_header:
                yield number, line, cells
            seen_header = True
        line = reader.line_num + 1


def _header_faults(header: Sequence[str], names: Sequence[str]) -> Iterator[Fault]:
    if not any(names):
        yield Fault(0, "the file is empty; its first row names the fields, and each row under it is one request")
        return
    for name in dict.fromkeys(names):
        if name and names.count(name) > 1:
            yield Fault(1, f"the column '{name}' stands {names.count(name)} times")
    for column, name in zip(header, names, strict=True):
        if name and name not in FIELDS:
            yield Fault(1, f"unknown column {shown(' '.join(column.split()))}{did_you_mean(name, FIELDS)}")


def _width_faults(cells: Sequence[str], width: int) -> Iterator[str]:
    if any(cell.strip() for cell in cells[width:]):
        yield f"{len(cells)} cells, the header has {width}; a cell with the delimiter in it belongs in quotes"


def _cell(name: str, cell: str) -> object:
    """A cell's value: lists parted by semicolons or lines, else by commas; a path may have a comma."""
    text = cell.strip()
    if name not in LIST_FIELDS:
        return text
    breaks = _SOURCE_BREAK if name == "sources" else re.compile(r"[;\n]" if re.search(r"[;\n]", text) else ",")
    return [part.strip() for part in breaks.split(text) if part.strip()]
