"""What the durable map is given and gives back: items, what a handler found, and rows by table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from leadgen_assets.domain.errors import ModelPaused
from leadgen_assets.storage.rows import Row, Table

T = TypeVar("T")

Rows = Sequence[tuple[Table, Sequence[Row]]]
"""Rows by table, parents before children."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One unit of work.

    Attributes:
        key: names it within request and stage.
        input_hash: of everything that its result depends on; another hash has it done again.
        payload: what the handler needs.
    """

    key: str
    input_hash: str
    payload: T


@dataclass(frozen=True, slots=True)
class Finished:
    """What a handler found: rows to write, and a small result that stays with the done mark.

    Attributes:
        put_off: the limit that kept it from asking a model: what it found without one is written, and the item stays open.
    """

    rows: Rows = ()
    result: dict[str, Any] = field(default_factory=dict)
    put_off: ModelPaused | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """How an item went, ready to be committed; `error` in words where it failed; `put_off` where a limit came first."""

    item: Item[T]
    rows: Rows
    result: dict[str, Any]
    error_class: str = ""
    error: str = ""
    put_off: bool = False
