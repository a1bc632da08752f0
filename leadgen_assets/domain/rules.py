"""What a rule over an export says: one result, with what failed and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

EXAMPLES = 5


class Level(StrEnum):
    """Weight of a broken rule: an ERROR forbids the export, a WARN is told."""

    ERROR = "error"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Broken:
    """One row that breaks a rule.

    Attributes:
        kind: "company", "contact" or "file". position: of the row in what was checked, from 0.
        company: domain, or name where there is no domain; the file's name for a file.
        reason: why, in words, without a person's data: results are shown where such data must not be.
    """

    kind: str
    position: int
    company: str
    reason: str


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule evaluated.

    Attributes:
        name: reads as a fact ("domains_are_unique_own_and_allowed").
        meaning: the rule in plain words. checked: rows, values or sites looked at. failed: how many of them break it.
        examples: up to five companies. what_to_do: next step when it is broken, else "".
    """

    name: str
    level: Level
    passed: bool
    checked: int
    failed: int
    meaning: str
    what_to_do: str = ""
    examples: tuple[str, ...] = ()
    broken: tuple[Broken, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether no file may be written because of it."""
        return not self.passed and self.level is Level.ERROR


def result_of(
    name: str, level: Level, meaning: str, what_to_do: str, checked: int, broken: Iterable[Broken]
) -> RuleResult:
    """A result whose rule holds when nothing is broken; `failed` counts rows, not reasons."""
    listed = tuple(broken)
    rows = {(one.kind, one.position) for one in listed}
    examples = tuple(dict.fromkeys(one.company for one in listed))[:EXAMPLES]
    return RuleResult(
        name, level, not listed, checked, len(rows), meaning, what_to_do if listed else "", examples, listed
    )


def of_parts(parts: Sequence[RuleResult]) -> RuleResult:
    """One rule's result over rows that were looked at in parts; at least one part, each over other rows."""
    whole = parts[0]
    broken = tuple(one for part in parts for one in part.broken)
    return replace(
        whole,
        passed=all(part.passed for part in parts),
        checked=sum(part.checked for part in parts),
        failed=sum(part.failed for part in parts),
        what_to_do=next((part.what_to_do for part in parts if part.what_to_do), ""),
        examples=tuple(dict.fromkeys(one.company for one in broken))[:EXAMPLES],
        broken=broken,
    )


def company_name_of(row: Mapping[str, str]) -> str:
    """How a company's or a contact's row is called in results: its domain, else its name."""
    return row.get("domain") or row.get("company_domain") or row.get("company_name") or "(no name)"
