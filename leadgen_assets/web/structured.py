"""Values that a page states for machines: JSON-LD, flattened to paths."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from leadgen_assets.web.fold import LONGEST, fold

MOST_STATED = 400
"""Values of a page; entries of a long list have more of them together."""

_MOST_CHARACTERS = 500_000
_MOST_DEPTH = 12
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$"
)
_BARE = re.compile(r"^https?://schema\.org/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One value.

    Attributes:
        path: type of the outermost object, then names of properties: "LocalBusiness.address.postalCode".
        value: as text, white space folded.
        entry: objects that are entries of a list, graph or page of their own have a number of their own.
    """

    path: str
    value: str
    entry: int


def json_ld(scripts: list[str], most: int = MOST_STATED) -> list[Stated]:
    """The values of all JSON-LD scripts of a page, at most so many; what is no JSON is passed over."""
    found: list[Stated] = []
    entries = 0
    for script in scripts:
        for node in _roots(_parsed(script)):
            entries += 1
            flat = _Flattened(found, entries, most)
            flat.add_object(node, _type_of(node), entries, 0)
            entries = flat.entries
            if len(found) >= most:
                return found[:most]
    return found


def _parsed(script: str) -> object:
    if len(script) > _MOST_CHARACTERS:
        return None
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _roots(parsed: object) -> Iterator[dict[str, object]]:
    if isinstance(parsed, list):
        for node in parsed[:500]:
            if isinstance(node, dict):
                yield from _roots(node)
    elif isinstance(parsed, dict):
        graph = parsed.get("@graph")
        if isinstance(graph, list):
            yield from (node for node in graph[:500] if isinstance(node, dict))
        else:
            yield parsed


def _type_of(node: dict[str, object]) -> str:
    given = node.get("@type")
    if isinstance(given, list):
        given = given[0] if given else ""
    return _BARE.sub("", given)[:80] if isinstance(given, str) and given else "Thing"


class _Flattened:
    def __init__(self, found: list[Stated], entries: int, most: int) -> None:
        self._found, self._most = found, most
        self.entries = entries

    def add_object(self, node: dict[str, object], path: str, entry: int, depth: int) -> None:
        for name, value in node.items():
            if not name.startswith("@") and len(name) <= 80:
                self._add(value, f"{path}.{_BARE.sub('', name)}", entry, depth + 1)

    def _add(self, value: object, path: str, entry: int, depth: int) -> None:
        if depth > _MOST_DEPTH or len(self._found) >= self._most:
            return
        if isinstance(value, dict):
            if "@value" in value:
                self._add(value["@value"], path, entry, depth + 1)
                return
            # A person beside an organisation is an entry of their own, alone or in a list.
            self.add_object(value, path, self._new_entry() if _type_of(value) == "Person" else entry, depth)
        elif isinstance(value, list):
            for element in value[:500]:
                nested = self._new_entry() if isinstance(element, dict) and len(value) > 1 else entry
                self._add(element, path, nested, depth + 1)
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = fold(html.unescape(str(value)[: LONGEST * 2]))[:LONGEST]
            if text:
                self._found.append(Stated(path, text, entry))

    def _new_entry(self) -> int:
        self.entries += 1
        return self.entries
