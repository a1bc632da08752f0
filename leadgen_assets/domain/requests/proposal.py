"""What a person could decide about a request that ended short: in words, as a command, and as changes of its fields."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

YOUR_FILE = "FILE.csv"
"""Stands in a proposed command for a file that only the person knows."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One decision that a person could take.

    Attributes:
        words: as an order, with its numbers: "add Oklahoma: 14 candidates known".
        command: the command that says yes.
        changes: field of the request -> its new value, as an amendment takes it; empty where nothing of the request changes.
        number: how many more companies would be delivered, as far as the target leaves room; None where nobody can know.
        candidates: how many companies the sources have named that only this lets in; nobody has looked at them.
        most: how many more companies it could bring at most: those, and candidates while there is room.
    """

    words: str
    command: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    number: int | None = None
    candidates: int | None = None
    most: int | None = None


def amending(key: str, *options: str) -> str:
    """The command that amends a request so."""
    return shlex.join(["leadgen", "amend", key, *options])


def companies(number: int) -> str:
    """ "1 company", "9 companies"."""
    return "1 company" if number == 1 else f"{number:,} companies"
