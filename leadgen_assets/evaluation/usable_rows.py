"""The headline number: of the companies asked for, how many somebody gets that can be used as they are.

A row is usable when every filled cell of it and of its contacts is right, its domain is the firm's own, the request asks for
the firm, and a decision maker is named with the right title, both with a source that opens. A right cell is worth 1, an empty
one 0, a wrong one -4: whoever trusts a list pays more for a wrong value than for a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.demo.judging import csv_rows, key_lines
from leadgen_assets.demo.rows import JudgedRow, judged_rows
from leadgen_assets.evaluation.demo_run import Confidences, demo_delivery
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, SuiteResult
from leadgen_assets.evaluation.risk_coverage import risk_coverage
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

SEEDS, FIRMS = (101, 102, 103), 1000
"""Webs that nobody looked at while the extractors were made."""

WRONG_COSTS = 4

_NOTE = (
    "A row counts as usable when every filled cell of the company and of its contacts is right by the sealed key, the domain is "
    "the firm's own and stands once, the request asks for the firm, and a decision maker is named with the right title, name and "
    "title each with evidence that opens a page. *n* of the first line is the target. A cell scores +1 when right, 0 when empty, "
    f"−{WRONG_COSTS} when wrong; the score is of the cells that some page answers."
)


@dataclass(frozen=True, slots=True)
class JudgedExport:
    """One export.

    Attributes:
        name: what it is called: "seed 101". asked: rows that should have been delivered.
        rows: those that were. judged: their values with the confidence of their evidence.
    """

    name: str
    asked: int
    rows: Sequence[JudgedRow]
    judged: Sequence[Judged] = ()


def usable_rows(
    seeds: Sequence[int] = SEEDS, firms: int = FIRMS, tell: Callable[[str], None] = lambda _: None
) -> Suite:
    """The suite over fictional webs that it builds and the real pipeline that it runs.

    Args:
        seeds: a web each. firms: of each web. tell: is told of each seed before it runs.
    """

    def run(data: Path) -> SuiteResult:
        exports = []
        for seed in seeds:
            tell(f"  seed {seed}: {firms:,} firms …")
            with demo_delivery(firms, seed) as made:
                rows = judged_rows(made.companies, made.contacts, made.evidence, key_lines(made.key))
                judged = list(_judged(rows, made.evidence, made.confidences))
                exports.append(JudgedExport(f"seed {seed}", made.target, rows, judged))
        return result("usable-rows", exports, _NOTE)

    title = "The headline number: whole requests over fictional webs, judged by their sealed keys"
    options = f"--seeds {','.join(map(str, seeds))} --firms {firms}"
    return Suite("usable-rows", title, (), run, when_named=True, options=options)


def result(suite: str, exports: Sequence[JudgedExport], note: str) -> SuiteResult:
    """Measures over exports, with the risk-coverage curve."""
    rows = [row for export in exports for row in export.rows]
    usable = [row.usable for row in rows]
    attainable = sum(row.right + row.missed + sum(1 for cell in row.wrong if cell.expected) for row in rows)
    right, wrong = sum(row.right for row in rows), sum(len(row.wrong) for row in rows)
    asked = sum(export.asked for export in exports)
    curve = risk_coverage([(row.confidence, row.usable) for row in rows])
    share = f"{100 * sum(usable) / asked:.1f} %" if asked else "–"
    headline = f"**{share}** of the rows asked for are usable as they are ({suite}: {sum(usable):,} of {asked:,})."
    return SuiteResult(
        suite=suite,
        headline=headline,
        measures=(
            Measure("usable rows", "row", list(_units(exports)), list(_unusable(exports))),
            Measure(
                "cells of both files",
                "row",
                [Counts(row.right, len(row.wrong), row.missed) for row in rows],
                [
                    Mistake(f"{export.name}: {cell.firm}, {cell.column} ({cell.file})", cell.expected, cell.got)
                    for export in exports
                    for row in export.rows
                    for cell in row.wrong
                ],
            ),
        ),
        note=note,
        judged=tuple(one for export in exports for one in export.judged),
        extra=f"{_by_export(exports)}\n\n{curve.as_markdown()}",
        figures={
            "usable share of the rows asked for": sum(usable) / asked if asked else 0.0,
            "cell score": (right - WRONG_COSTS * wrong) / attainable if attainable else 0.0,
            "area under the risk-coverage curve": curve.area,
        },
    )


def _units(exports: Sequence[JudgedExport]) -> Iterator[Counts]:
    """One a row: usable; delivered and of no use, so that the place is not filled either; never delivered."""
    for export in exports:
        for row in export.rows:
            yield Counts(right=1) if row.usable else Counts(wrong=1, missed=1)
        yield from [Counts(missed=1)] * max(0, export.asked - len(export.rows))


def _unusable(exports: Sequence[JudgedExport]) -> Iterator[Mistake]:
    for export in exports:
        for row in export.rows:
            if not row.usable:
                yield Mistake(f"{export.name}: {row.domain}", "a usable row", row.lacks, confidence=row.confidence)
        if export.asked > len(export.rows):
            yield Mistake(export.name, f"{export.asked:,} companies", "", f"{len(export.rows):,} were delivered")


def _by_export(exports: Sequence[JudgedExport]) -> str:
    lines = [
        "| | asked for | delivered | usable | share | cells right | wrong | missed |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for export in exports:
        usable = sum(row.usable for row in export.rows)
        right, missed = sum(row.right for row in export.rows), sum(row.missed for row in export.rows)
        wrong = sum(len(row.wrong) for row in export.rows)
        share = f"{100 * usable / export.asked:.1f} %" if export.asked else "–"
        lines.append(
            f"| {export.name} | {export.asked:,} | {len(export.rows):,} | {usable:,} | {share} |"
            f" {right:,} | {wrong:,} | {missed:,} |"
        )
    return "\n".join(lines)


def _judged(rows: Sequence[JudgedRow], evidence: Path, confidences: Confidences) -> Iterator[Judged]:
    """Each exported value that has evidence, with its confidence."""
    columns = read_icp(SHIPPED / "property_management.yaml").columns.model_dump()
    by_domain = {row.domain: row for row in rows}
    for piece in csv_rows(evidence, ("company", "field", "quote", "link")):
        column, _, person = piece["field"].partition(" of ")
        row = by_domain.get(piece["company"])
        right = row.verdicts.get((column, person)) if row else None
        url = piece["link"].partition(":~:text=")[0].removesuffix("#")
        confidence = confidences.get((columns.get(column) or column, url, piece["quote"]))
        if right is not None and confidence is not None:
            yield Judged(column, confidence, right)
