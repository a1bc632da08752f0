"""YAML that people write, read with the line of every key and value, so that a message can point at it.

Plainer than YAML on purpose: only `true` and `false` are booleans (so `no`, `on` and `NO` stay words), dates stay text,
anchors and aliases are refused (a few bytes of them can describe gigabytes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from leadgen_assets.domain.telling.shown import clipped, shown

Path = tuple[str | int, ...]
"""Keys and positions from the root to a value."""

_INTEGER = re.compile(r"[-+]?\d{1,18}")
_FLOAT = re.compile(r"[-+]?(\d{1,18}\.\d{0,18}|\.\d{1,18}|\d{1,18}(\.\d{0,18})?[eE][-+]?\d{1,2})")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 30
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file; line 0 stands for the whole file."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True, slots=True)
class Lines:
    """A document as plain dicts, lists and scalars, with the line of each path and what is wrong with its YAML."""

    content: object
    at: dict[Path, int]
    faults: tuple[Fault, ...]

    def line(self, path: Sequence[str | int]) -> int:
        """Line of the path, or of the nearest thing around it; 0 for an empty document.

        Steps that are not in the document (the tag that pydantic puts into a location) are stepped over.
        """
        found: Path = ()
        for step in path:
            if (*found, step) in self.at:
                found = (*found, step)
        return self.at.get(found, 0)


def read_lines(text: str) -> Lines:
    """Read one YAML document. Never raises: what cannot be read is a fault, and `content` is None then."""
    if len(text) > _LONGEST:
        return Lines(None, {}, (Fault(0, f"the file is larger than {_LONGEST:,} characters"),))
    text = text.removeprefix("\ufeff")
    tab = next((n for n, line in enumerate(text.split("\n"), 1) if re.match(r" *\t+ *[^\s#]", line)), 0)
    if tab:
        return Lines(None, {}, (Fault(tab, "a tab is used to indent; use spaces"),))
    try:
        nodes = list(yaml.compose_all(text, Loader=_Composer))
    except _RefusedError as error:
        return Lines(None, {}, (error.fault,))
    except yaml.MarkedYAMLError as error:
        return Lines(None, {}, (_syntax(error),))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return Lines(None, {}, (Fault(0, f"this is not YAML: {str(error).splitlines()[0]}"),))
    if len(nodes) > 1:
        return Lines(None, {}, (Fault(nodes[1].start_mark.line + 1, "a second document begins here; keep one a file"),))
    reading = _Reading()
    content = reading.value(nodes[0], ()) if nodes else None
    return Lines(content if not reading.fatal else None, reading.at, tuple(reading.faults))


class _RefusedError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.text)
        self.fault = fault


class _Composer(yaml.SafeLoader):
    """Stops at what no document may hold, as soon as it is there: behind it, a small file would take minutes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(Fault(line, f"aliases (*{clipped(str(event.anchor))}) are not allowed; write it out"))
        if isinstance(event, yaml.CollectionStartEvent) and self._depth > _DEEPEST:
            raise _RefusedError(Fault(line, "nested too deeply"))
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


_SYNTAX = (
    ("quoted scalar", "a quotation mark is opened here and not closed", True),
    ("expected ',' or ']'", "a list is opened here with [ and not closed", True),
    ("expected ',' or '}'", "a block is opened here with { and not closed", True),
    ("mapping values", "a second ': ' stands in this line, or it is indented further than the one above;"
     " text with ': ' or '#' in it belongs in quotes", False),
    ("could not find expected ':'", "a line has no ': ' between its key and its value", True),
    ("expected <block end>", "this line is not indented as those before it are", False),
    ("cannot start any token", "a value that begins with such a character belongs in quotes", False),
)  # fmt: skip
"""What the parser says -> what we say, and whether the line is where the part begins rather than where it breaks off."""


def _syntax(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    problem = " ".join(part for part in (error.context, error.problem) if part)
    for theirs, ours, at_its_start in _SYNTAX:
        if theirs in problem:
            mark = (error.context_mark or mark) if at_its_start else mark
            problem = ours
            break
    return Fault(mark.line + 1 if mark else 0, f"this is not YAML: {problem}")


class _Reading:
    """One walk over a composed document."""

    def __init__(self) -> None:
        self.at: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self.fatal = False

    def value(self, node: yaml.Node, path: Path) -> object:
        self.at.setdefault(path, node.start_mark.line + 1)
        if len(path) > _DEEPEST:
            self.fatal = True
            self.faults.append(Fault(node.start_mark.line + 1, "nested too deeply"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, number)) for number, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        content: dict[str, object] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault(line, "a key must be one word or text"))
                continue
            key = str(key_node.value)
            if key in content:
                self.faults.append(Fault(line, f"{shown(key)} stands twice; first in line {self.at[(*path, key)]}"))
                continue
            self.at[(*path, key)] = line
            content[key] = self.value(child, (*path, key))
        return content


def _scalar(node: yaml.Node) -> object:
    text = str(node.value)
    if getattr(node, "style", None) is not None:
        return text
    lowered = text.lower()
    if lowered in _WORDS:
        return _WORDS[lowered]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
