"""The parts of an .xlsx file that are looked at before and beside its cells: its size, its sheets, its links."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from leadgen_assets.domain.errors import SourceUnreadable

MOST_UNPACKED, MOST_HELD = 1 << 30, 128 << 20
"""Bytes that all parts may unpack to, and those that are held in memory: shared texts and styles; sheets are streamed."""

MOST_RATIO, RATIO_FROM = 200, 64 << 20
MOST_LINKS = 200_000
_CHUNK, _LONGEST_TAG = 1 << 20, 1 << 13
_NAMESPACE = re.compile(r"\{[^}]*\}")
_TAGS = re.compile(
    rb'<(?:\w+:)?hyperlink\s[^>]*>|<(?:\w+:)?c\s[^>]*><(?:\w+:)?f[^>]*>\s*HYPERLINK\(\s*"[^"<]*"'
    rb'|<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"[^>]*>'
    rb"|<(?:\w+:)?c\s[^>]*><(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_ROW = re.compile(r"<(?:\w+:)?row\s")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


@dataclass(slots=True)
class SheetAsides:
    """What stands beside a sheet's cells.

    Attributes:
        links: row -> index of the column -> web or mail address.
        unstored: formulas without a stored result; their cells are empty for whoever does not calculate.
        hidden: rows that the program does not show, such as those that a filter leaves out.
    """

    links: dict[int, dict[int, str]] = field(default_factory=dict)
    unstored: int = 0
    hidden: int = 0


def refuse_bomb(file: zipfile.ZipFile, where: str) -> None:
    """Look at what the parts claim to unpack to (`zipfile` gives no more than that) and at how they begin.

    Raises:
        SourceUnreadable: more than a list needs, or definitions that multiply.
    """
    parts = file.infolist()
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    held = sum(part.file_size for part in parts if _is_held(part.filename))
    if size > MOST_UNPACKED or held > MOST_HELD or (size > RATIO_FROM and size > MOST_RATIO * max(packed, 1)):
        raise SourceUnreadable(
            f"The workbook of {packed:,} bytes unpacks to {size:,} bytes, which is more than is read",
            where,
            "save the sheet as CSV, if you trust it",
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with file.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(1024).upper():
                    raise SourceUnreadable(
                        "The workbook holds definitions that no spreadsheet program writes", where, "save it as CSV"
                    )


def _is_held(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(("xl/worksheets/sheet", "xl/pivotCache/"))


def asides(file: zipfile.ZipFile, sheet_path: str) -> SheetAsides:
    """Links behind cells, and formulas whose result was not stored: both are out of reach for a reader of rows."""
    found, targets, count = SheetAsides(), _targets(file, sheet_path), 0
    for tag in _tags(file, sheet_path):
        if _ROW.match(tag):
            found.hidden += 1
            continue
        attributes = dict(_ATTRIBUTE.findall(tag[: tag.find(">") + 1]))
        formula = re.search(r'HYPERLINK\(\s*"([^"<]*)"', tag)
        if formula or "hyperlink" in tag[:24]:
            target = (
                formula.group(1)
                if formula
                else next((targets.get(value, "") for name, value in attributes.items() if name.endswith(":id")), "")
            )
            place = _PLACE.match(attributes.get("r" if formula else "ref", ""))
            address = html.unescape(target).strip()
            if place and _ADDRESS.fullmatch(address) and count < MOST_LINKS:
                count += 1
                found.links.setdefault(int(place.group(2)), {})[_index(place.group(1))] = address
        elif attributes.get("t") != "str":  # a text formula may well have given an empty text
            found.unstored += 1
    return found


def _tags(file: zipfile.ZipFile, path: str) -> Iterator[str]:
    """The tags that matter, from a window that moves over the part; parsing all of it as XML takes ten times as long."""
    with file.open(path) as stream:
        text = b""
        while chunk := stream.read(_CHUNK):
            text += chunk
            end = 0
            if b"yperlink" in text or b"</f>" in text or b":f>" in text or b" hidden=" in text:
                for match in _TAGS.finditer(text):
                    end = match.end()
                    yield match.group().decode("utf-8", "replace")
            text = text[max(end, len(text) - _LONGEST_TAG) :]


def _targets(file: zipfile.ZipFile, sheet_path: str) -> dict[str, str]:
    folder, name = posixpath.split(sheet_path)
    path = f"{folder}/_rels/{name}.rels"
    if path not in file.namelist():
        return {}
    targets: dict[str, str] = {}
    with file.open(path) as stream:
        for _, element in ElementTree.iterparse(stream):
            if _NAMESPACE.sub("", element.tag) == "Relationship":
                targets[element.get("Id", "")] = element.get("Target", "")
                element.clear()
    return targets


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
