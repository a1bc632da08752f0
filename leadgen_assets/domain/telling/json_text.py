"""JSON that people write, read with the line of every key and value, as `yaml_lines` reads YAML."""

from __future__ import annotations

import json
import re

from leadgen_assets.domain.telling.shown import shown
from leadgen_assets.domain.telling.yaml_lines import Fault, Lines, Path

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s,:{}\[\]"]+', re.DOTALL)
_MOST_DIGITS = 40
_SYNTAX = (
    ("Expecting property name", "a key in double quotes is expected; is a comma too many, or are single quotes used?"),
    ("Illegal trailing comma", "a comma is too many"),
    ("Expecting ',' delimiter", "a comma is missing, or a closing bracket"),
    ("Expecting ':' delimiter", "a colon is missing behind the key"),
    ("Expecting value", "a value is expected; texts stand in double quotes, and there are no comments"),
    ("Unterminated string", "a quotation mark is opened and not closed"),
    ("Invalid control character", "a line break or tab stands within a text; write \\n"),
    ("Invalid \\", "a backslash stands alone; write it twice"),
    ("Extra data", "there is more behind its end; several requests stand in [ ]"),
)
"""How what the parser says begins -> what we say."""


def read_json(text: str) -> Lines:
    """Read one JSON document. Never raises: what cannot be read is a fault, and `content` is None then."""

    def constant(name: str) -> object:
        raise ValueError(f"{name} is no number")

    try:
        content = json.loads(text, parse_constant=constant, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        words = next((ours for theirs, ours in _SYNTAX if error.msg.startswith(theirs)), error.msg)
        return Lines(None, {}, (Fault(error.lineno, f"this is not JSON: {words} (column {error.colno})"),))
    except (ValueError, RecursionError) as error:
        words = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return Lines(None, {}, (Fault(0, f"this is not JSON: {words}"),))
    places = _Places(text)
    return Lines(None if places.faults else content, places.at, tuple(places.faults))


def _whole_number(digits: str) -> int | str:
    """Of more digits than any number has that people mean, Python makes none: it stays a text, which is no number."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


class _Places:
    """Where everything stands in a text that is known to be JSON, and which keys stand twice in one block."""

    def __init__(self, text: str) -> None:
        self.at: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self._tokens = _TOKEN.finditer(text)
        self._text, self._line, self._end = text, 1, 0
        self._value(self._next(), ())

    def _next(self) -> str:
        token = next(self._tokens)
        self._line += self._text.count("\n", self._end, token.start())
        self._end = token.start()
        return token.group()

    def _value(self, token: str, path: Path) -> None:
        self.at.setdefault(path, self._line)
        if token == "{":
            self._block(path)
        elif token == "[":
            number = 0
            while (token := self._next()) != "]":
                self._value(token, (*path, number))
                number += 1

    def _block(self, path: Path) -> None:
        keys: set[str] = set()
        while (token := self._next()) != "}":
            key = str(json.loads(token))
            here = (*path, key)
            if key in keys:
                self.faults.append(Fault(self._line, f"{shown(key)} stands twice; first in line {self.at[here]}"))
                self._value(self._next(), (*path, key, "again"))
                continue
            keys.add(key)
            self.at[here] = self._line
            self._value(self._next(), here)
