"""One source of a request: its kind, where it is, and how it is read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    field_validator,
    model_serializer,
    model_validator,
)

from leadgen_assets.domain.requests.source_address import SOURCE_FORMS, is_address, source_fault
from leadgen_assets.domain.telling.faults import own_error
from leadgen_assets.domain.telling.given_numbers import plain_number
from leadgen_assets.domain.telling.shown import shown


def _as_number(given: object) -> object:
    """People write 1,000 for a thousand; true is no number."""
    if isinstance(given, str):
        return plain_number(given)
    if isinstance(given, bool):
        raise ValueError(f"{shown(given)} is not a number")
    return given


Number = Annotated[int, BeforeValidator(_as_number)]

_BARE = frozenset({"search"})
"""Kinds of sources that need no word more."""
_LATER = frozenset({"sheet", "pages", "entries", "next"})


class SourceSpec(BaseModel):
    """Where companies come from; also written as one text: "archive:PATH", "list:PATH", "directory:ADDRESS",
    "portals:PATH", "search" or "search:HINT".

    Attributes:
        path: file, as written; the door that takes the request resolves it. For a directory the address of its first page; for
            portals a file of addresses, or one address; for a search a hint in words, or "".
        columns: for a list, our field -> its column ("name": "company", "licence": "license_number").
        where: for a list, column -> value that a row must have; for a directory, label -> value, or under "text" what an entry
            must contain anywhere.
        sheet: for a workbook, which sheet; empty: the first.
        pages: for a directory, most pages that are followed. entries, next: for a directory that does not show it by itself, CSS
            selectors of its entries and of the link to its next page.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["list", "archive", "directory", "portals", "search"]
    path: str = Field("", max_length=4096, validate_default=True)
    columns: dict[str, str] = {}
    where: dict[str, str] = {}
    sheet: str = Field("", max_length=100)
    pages: Number = Field(50, ge=1, le=1000)
    entries: str = Field("", max_length=500)
    next: str = Field("", max_length=500)

    @model_serializer(mode="wrap")
    def _without_what_is_not_said(self, write: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Fields that came later are left out where nobody gave them: a request stays the same request, to the letter."""
        said: dict[str, object] = write(self)
        fields = type(self).model_fields
        return {name: value for name, value in said.items() if name not in _LATER or value != fields[name].default}

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: object) -> object:
        if isinstance(given, dict) and given.get("kind") == "directory" and isinstance(given.get("where"), str):
            return {**given, "where": {"text": given["where"]}}
        if isinstance(given, dict):
            return _with_its_kind(given)
        if isinstance(given, SourceSpec):
            return given
        kind, colon, path = given.partition(":") if isinstance(given, str) else ("", "", "")
        if kind.strip() not in SOURCE_FORMS or not (colon or kind.strip() in _BARE):
            forms = ", ".join(SOURCE_FORMS.values())
            alone = isinstance(given, str) and is_address(given)
            guess = "; an address alone may be a directory: write directory: before it" if alone else ""
            raise ValueError(f"{shown(given)} is not a source; write one of {forms}{guess}")
        return {"kind": kind.strip(), "path": " ".join(path.split()) if kind.strip() in _BARE else path.strip()}

    @field_validator("path", mode="after")
    @classmethod
    def _fits_its_kind(cls, given: str, info: ValidationInfo) -> str:
        fault = source_fault(info.data["kind"], given) if "kind" in info.data else ""
        if fault:
            raise own_error("not_of_this_kind", fault)
        return given

    @field_validator("pages", "entries", "next", mode="after")
    @classmethod
    def _of_a_directory(cls, given: int | str, info: ValidationInfo) -> int | str:
        kind, name = info.data.get("kind", "directory"), info.field_name or ""
        # The default is nothing that was written: a stored request names every field.
        if kind != "directory" and given != cls.model_fields[name].default:
            raise own_error("not_of_this_kind", f"{name} belongs to a directory, not to a source of kind {kind}")
        return given

    @field_validator("columns", "where", mode="after")
    @classmethod
    def _not_of_a_search(cls, given: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        if given and info.data.get("kind") == "search":
            name = info.field_name
            says = f"{name} {'belong' if name == 'columns' else 'belongs'} to a list, not to a source of kind search"
            raise own_error("not_of_this_kind", says)
        return given

    @field_validator("columns", "where", mode="before")
    @classmethod
    def _texts(cls, given: object) -> object:
        if isinstance(given, dict):
            return {str(key): _text_of(value) for key, value in given.items()}
        return {} if given is None else given

    def __str__(self) -> str:
        return f"{self.kind}:{self.path}" if self.path else self.kind


def _with_its_kind(given: dict[str, object]) -> dict[str, object]:
    """ "list: a.csv", which is what YAML makes of list:a.csv with a blank in it, means kind and path."""
    kinds = [kind for kind in SOURCE_FORMS if isinstance(given.get(kind), str)]
    if len(kinds) != 1 or "kind" in given or "path" in given:
        return given
    rest = {name: value for name, value in given.items() if name != kinds[0]}
    return {"kind": kinds[0], "path": given[kinds[0]], **rest}


def _text_of(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float)) else value
