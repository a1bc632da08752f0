"""Schemas of answers as strict structured output takes them, and what is wrong with one that it would not take.

The SDK checks next to nothing: a `dict`, `Any`, a tuple or a union at the root go out as they are, and come back as a 400, or
worse, as an answer that nobody bound.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pydantic import BaseModel

from leadgen_assets.domain.errors import SettingsInvalid

MOST_PROPERTIES = 5_000
MOST_LEVELS = 10
MOST_ENUM_VALUES = 1_000
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

_ANYWHERE = ("type", "enum", "const", "anyOf", "$ref", "$defs", "description")
_OF_KINDS = ("properties", "required", "additionalProperties", "items", "minItems", "maxItems", "pattern", "format")
_OF_NUMBERS = ("multipleOf", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum")
_KEYWORDS = frozenset((*_ANYWHERE, *_OF_KINDS, *_OF_NUMBERS))
_FORMATS = frozenset(["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"])
_LEFT_OUT = ("title", "default", "examples", "minLength", "maxLength")
"""Says nothing to the service, or is refused by it; pydantic still checks each when the answer is read."""


def schema_name(answer: type[BaseModel]) -> str:
    """The name that a schema is sent by."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", answer.__name__)


@cache
def strict_schema(answer: type[BaseModel]) -> dict[str, Any]:
    """The schema to send: every property required, nothing additional, without keywords that are refused.

    The same object each time: it is read only.

    Raises:
        SettingsInvalid: strict structured output would refuse it; every place is named.
    """
    schema: dict[str, Any] = _strict(_rooted(answer.model_json_schema()))
    faults = faults_of_schema(schema, schema_name(answer))
    if faults:
        raise SettingsInvalid(
            "the schema of an answer is not what strict structured output takes: " + "; ".join(faults),
            f"{answer.__module__}.{answer.__qualname__}",
            "change the model: an optional value is a union with None, a dictionary is a list of pairs",
        )
    return schema


def faults_of_schema(schema: dict[str, Any], name: str) -> list[str]:
    """What is wrong, each with its place as a path; empty when nothing is."""
    faults = [] if NAME.fullmatch(name) else [f"the name {name!r} has other characters than A-Z a-z 0-9 _ - or over 64"]
    if schema.get("type") != "object":
        faults.append("$: the root is not an object")
    seen = _Seen(schema.get("$defs", {}), faults)
    seen.walk(schema, "$", 0, ())
    if seen.properties > MOST_PROPERTIES:
        faults.append(f"$: {seen.properties} properties, {MOST_PROPERTIES} are allowed")
    if seen.enum_values > MOST_ENUM_VALUES:
        faults.append(f"$: {seen.enum_values} values of enums, {MOST_ENUM_VALUES} are allowed")
    return faults


class _Seen:
    """What a walk through a schema counted and found wrong."""

    def __init__(self, definitions: dict[str, Any], faults: list[str]) -> None:
        self.definitions, self.faults = definitions, faults
        self.properties = self.enum_values = 0
        self._counted: set[str] = set()

    def walk(self, node: Any, place: str, level: int, within: tuple[str, ...]) -> None:
        if not isinstance(node, dict) or not node or node.keys() <= {"description"}:
            self.faults.append(f"{place}: takes anything; give it a type")
            return
        if level > MOST_LEVELS:
            self.faults.append(f"{place}: deeper than {MOST_LEVELS} levels")
            return
        for keyword in sorted(node.keys() - _KEYWORDS):
            self.faults.append(f"{place}: {keyword} is not allowed")
        if "$ref" in node:
            self._reference(str(node["$ref"]), place, level, within)
        self.enum_values += len(node.get("enum", ()))
        if node.get("format", "date") not in _FORMATS:
            self.faults.append(f"{place}: format {node['format']} is not allowed")
        for number, branch in enumerate(node.get("anyOf", ())):
            self.walk(branch, f"{place}|{number}", level, within)
        if node.get("type") == "array":
            self.walk(node.get("items"), f"{place}[]", level + 1, within)
        if node.get("type") == "object":
            self._object(node, place, level, within)

    def _object(self, node: dict[str, Any], place: str, level: int, within: tuple[str, ...]) -> None:
        properties = node.get("properties", {})
        self.properties += len(properties)
        if node.get("additionalProperties") is not False:
            self.faults.append(f"{place}: takes properties of any name; name each")
        missing = sorted(properties.keys() - set(node.get("required", ())))
        if missing:
            self.faults.append(f"{place}: not required: {', '.join(missing)}")
        for name, below in properties.items():
            self.walk(below, f"{place}.{name}", level + 1, within)

    def _reference(self, reference: str, place: str, level: int, within: tuple[str, ...]) -> None:
        name = reference.removeprefix("#/$defs/")
        if reference == "#" or name in within:
            return  # recursion is allowed
        if name not in self.definitions:
            self.faults.append(f"{place}: {reference} is nowhere")
        elif name in self._counted:
            self._depth_only(name, place, level, within)
        else:
            self._counted.add(name)
            self.walk(self.definitions[name], place, level, (*within, name))

    def _depth_only(self, name: str, place: str, level: int, within: tuple[str, ...]) -> None:
        """A definition used again lies deeper perhaps; its properties and faults are counted already."""
        again = _Seen(self.definitions, [])
        again._counted = self._counted
        again.walk(self.definitions[name], place, level, (*within, name))
        self.faults.extend(fault for fault in again.faults if fault.endswith("levels"))


def _rooted(schema: dict[str, Any]) -> dict[str, Any]:
    """A model that holds itself is a reference at the root, which is not allowed there."""
    if "$ref" not in schema:
        return schema
    return {**schema["$defs"][schema["$ref"].removeprefix("#/$defs/")], "$defs": schema["$defs"]}


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {name: value for name, value in node.items() if name not in _LEFT_OUT}
    if "$ref" in kept and len(kept) > 1:
        # Nothing may stand beside a reference: its description moves around it.
        kept = {"anyOf": [{"$ref": kept.pop("$ref")}], **kept}
    strict: dict[str, Any] = {}
    for name, value in kept.items():
        if name in ("properties", "$defs"):
            strict[name] = {key: _strict(below) for key, below in value.items()}
        elif name in ("enum", "const", "required"):
            strict[name] = value
        else:
            strict[name] = _strict(value)
    if strict.get("type") == "object" and "additionalProperties" not in strict:
        strict["additionalProperties"] = False
    if "properties" in strict:
        strict["required"] = list(strict["properties"])
    return strict
