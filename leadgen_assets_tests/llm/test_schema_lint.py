"""Schemas as strict structured output takes them; what it would refuse is refused here, by its place."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from datetime import date
from enum import StrEnum
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, RootModel, create_model

import leadgen_assets.agents
from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.llm.schema_lint import faults_of_schema, strict_schema


class Kind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"


class Channel(BaseModel):
    kind: Kind
    value: str = Field(min_length=1, max_length=200, description="As it stands there")


class Person(BaseModel):
    name: str
    title: str | None = None
    since: date | None
    preferred: Channel = Field(description="The best one")
    channels: list[Channel]
    grade: Literal["a", "b"] | None
    reports_to: Person | None


def test_an_ordinary_model_becomes_a_strict_schema() -> None:
    schema = strict_schema(Person)
    assert schema["required"] == list(Person.model_fields)
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Channel"]["required"] == ["kind", "value"]
    text = json.dumps(schema)
    assert not [word for word in ('"default"', '"minLength"', '"maxLength"', '"title": "Name"') if word in text]
    assert '"description": "The best one"' in text


def test_what_was_left_out_is_still_checked_when_the_answer_is_read() -> None:
    with pytest.raises(ValueError, match="at least 1 character"):
        Channel.model_validate_json('{"kind": "phone", "value": ""}')


class Mapped(BaseModel):
    inner: dict[str, int]


class Anything(BaseModel):
    inner: list[Any]


class Paired(BaseModel):
    inner: tuple[int, str]


class Addressed(BaseModel):
    inner: Any = Field(json_schema_extra={"type": "string", "format": "uri"})


class Wide(BaseModel, extra="allow"):
    inner: int


class One(BaseModel):
    kind: Literal["one"]


class Two(BaseModel):
    kind: Literal["two"]


class Told(BaseModel):
    inner: One | Two = Field(discriminator="kind")


class Rooted(RootModel[list[int]]):
    pass


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (Mapped, r"\$\.inner: takes properties of any name"),
        (Anything, r"\$\.inner\[\]: takes anything"),
        (Paired, r"\$\.inner: prefixItems is not allowed"),
        (Addressed, r"\$\.inner: format uri is not allowed"),
        (Wide, r"\$: takes properties of any name"),
        (Told, r"\$\.inner: .*oneOf is not allowed"),
        (Rooted, r"\$: the root is not an object"),
    ],
)
def test_what_would_be_refused_is_refused_by_its_place(model: type[BaseModel], said: str) -> None:
    with pytest.raises(SettingsInvalid, match=said) as raised:
        strict_schema(model)
    assert model.__name__ in raised.value.where


def nested(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "object", "properties": {"a": schema}, "required": ["a"], "additionalProperties": False}
    return schema


def test_levels_properties_enums_and_names_are_bounded() -> None:
    assert faults_of_schema(nested(10), "fine") == []
    assert any("deeper than 10 levels" in fault for fault in faults_of_schema(nested(12), "deep"))
    many: dict[str, Any] = {f"p{number}": (int, ...) for number in range(5001)}
    with pytest.raises(SettingsInvalid, match="5001 properties"):
        strict_schema(create_model("Many", **many))
    with pytest.raises(SettingsInvalid, match="1001 values of enums"):
        strict_schema(create_model("Long", inner=(Literal[tuple(map(str, range(1001)))], ...)))  # type: ignore[call-overload]
    assert any("64" in fault for fault in faults_of_schema(nested(1), "n" * 65))


def test_every_schema_of_an_agent_can_be_sent() -> None:
    asked = set()
    for module in pkgutil.walk_packages(leadgen_assets.agents.__path__, "leadgen_assets.agents."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(found, BaseModel) and found.__module__ == module.name:
                asked.add(found)
    for model in asked:
        strict_schema(model)
