"""JSON as programs export it: an object a line, one list of objects, or objects around that list; nested ones flattened with dots."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.shown import clipped, shown
from leadgen_assets.sources.tables.content import encoding_of, open_bytes
from leadgen_assets.sources.tables.json_window import JsonWindow
from leadgen_assets.sources.tables.table import MOST_COLUMNS, Table, TableForm, TableRow

_LARGEST = 1 << 20
"""Characters of one line."""

_DEEPEST = 8
_MOST_LISTED = 10
_OF_A_COMPANY = frozenset({"website", "web_site", "domain", "company_domain", "website_url"})
"""Plain values by which an object is a company itself, whatever lists it holds."""
_NAMES = frozenset({"name", "company", "company_name", "business_name"})
_FORM = "write one object a line, or one list of objects: [{…}, {…}]"


def open_json(path: Path, packed: bool, lines: bool) -> Table:
    """A JSON file; all of it is read once, since any object may bring a further column.

    Args:
        lines: whether it begins with an object: every line is one, or one object holds the list; else the file is a list.

    Raises:
        SourceUnreadable: no text, no object in it, or too many columns.
    """
    encoding = encoding_of(path, packed)
    within = _list_within(path, packed, encoding) if lines else None
    notes = () if within is None else (f"the rows are the list {shown(within)} in the file",)
    kind = "JSON lines" if lines and within is None else "JSON"
    form = TableForm(kind, encoding, gzip=packed, header_row=0, notes=notes)
    header: dict[str, None] = {}
    seen, fault = 0, ""
    try:
        for _, found in _objects(path, form):
            if isinstance(found, str):
                fault = fault or found
                continue
            seen += 1
            header.update(dict.fromkeys(found))
            if len(header) > MOST_COLUMNS:
                raise _Unusable(
                    f"The list's objects have more than {MOST_COLUMNS:,} different keys",
                    str(path),
                    "export fewer fields",
                )
    except _Unusable:
        raise
    except SourceUnreadable:
        if not seen:
            raise  # else whoever reads the rows meets it where it stands
    if not seen:
        raise SourceUnreadable(f"No object can be read{f': {fault}' if fault else ''}", str(path), _FORM)
    names = tuple(header)

    def read(behind: int) -> Generator[TableRow, None, None]:
        for number, found in _objects(path, form):
            if number <= behind:
                continue
            if isinstance(found, str):
                yield TableRow(number, (), found)
            elif any(found.values()):
                yield TableRow(number, tuple(found.get(name, "") for name in names))

    return Table(form, names, read)


class _Unusable(SourceUnreadable):
    """Unlike damage behind some row, it makes the whole file useless."""


def _objects(path: Path, form: TableForm) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Each object with its number, flattened; instead of one that is none, why."""
    with io.TextIOWrapper(open_bytes(path, form.gzip), form.encoding, "replace") as file:
        yield from _of_lines(file) if form.kind == "JSON lines" else _of_list(file, str(path))


def _of_lines(file: io.TextIOWrapper) -> Iterator[tuple[int, dict[str, str] | str]]:
    number = 0
    while line := file.readline(_LARGEST):
        number += 1
        if len(line) == _LARGEST and not line.endswith("\n"):
            while (rest := file.readline(_LARGEST)) and not rest.endswith("\n"):
                pass
            yield number, f"line {number}: longer than {_LARGEST:,} characters"
        elif line.strip():
            yield number, _flattened(_parsed(line), f"line {number}")


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return error


def _of_list(file: io.TextIOWrapper, where: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    for number, value in JsonWindow(file, where).objects():
        yield number, _flattened(value, f"object {number}")


def _list_within(path: Path, packed: bool, encoding: str) -> str | None:
    """Where the one list of objects stands in a file that is one object ("data.results"); None for JSON lines.

    Raises:
        SourceUnreadable: there are several, or the object may as well be a company itself.
    """
    with io.TextIOWrapper(open_bytes(path, packed), encoding, "replace") as file:
        first = next((line for line in iter(lambda: file.readline(_LARGEST), "") if line.strip()), "")
        more = next((line for line in iter(lambda: file.readline(_LARGEST), "") if line.strip()), "")
    if more and isinstance(_parsed(first), Mapping):
        return None
    with io.TextIOWrapper(open_bytes(path, packed), encoding, "replace") as file:
        window = JsonWindow(file, str(path))
        with suppress(SourceUnreadable):  # what is damaged behind a list, its reader tells
            for _, _ in window.objects():
                pass
    lists = window.lists
    if not lists or window.plain & _OF_A_COMPANY:
        if window.empty and not window.plain & {*_OF_A_COMPANY, *_NAMES}:
            raise _Unusable(
                f"The list {shown(window.empty[0])} in the file is empty", str(path), "give one with objects"
            )
        return None
    alone = f"give the one list alone, for instance: jq '.{clipped(lists[0])}' {path.name} > list.json"
    if len(lists) > 1:
        names = ", ".join(map(shown, lists[:5]))
        raise _Unusable(f"The file holds {len(lists)} lists of objects: {names}", str(path), alone)
    if window.plain & _NAMES:
        raise _Unusable(
            f"The file is one object with a name of its own and a list of objects, {shown(lists[0])}",
            str(path),
            f"if it is one company, write it within [ ]; if the companies are in the list, {alone}",
        )
    return lists[0]


def _flattened(value: Any, which: str) -> dict[str, str] | str:
    if isinstance(value, Exception):
        why = value.msg if isinstance(value, json.JSONDecodeError) else "it cannot be read"
        return f"{which}: not JSON ({why})"
    if not isinstance(value, Mapping):
        return f"{which}: not an object"
    cells: dict[str, str] = {}
    _flatten(value, "", 1, cells)
    return cells


def _flatten(value: Any, name: str, depth: int, cells: dict[str, str]) -> None:
    if depth > _DEEPEST or len(cells) > MOST_COLUMNS:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _flatten(inner, f"{name}.{_plain(key)}" if name else _plain(key), depth + 1, cells)
    elif isinstance(value, list) and any(isinstance(part, (dict, list)) for part in value):
        for place, inner in enumerate(value[:_MOST_LISTED]):
            _flatten(inner, f"{name}.{place}", depth + 1, cells)
    elif isinstance(value, list):
        cells[name] = "; ".join(text for text in map(_text, value) if text)
    else:
        cells[name] = _text(value)


def _plain(key: str) -> str:
    return " ".join(_storable(key).split())


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    return _storable(str(value))


def _storable(text: str) -> str:
    """A lone surrogate and a NUL are valid JSON, and no text that could be stored."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
