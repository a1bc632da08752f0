"""Are the files on the disk what was judged, and as many rows as asked for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from leadgen_assets.checks.rule_check import Partition, RuleCheck, rule_checks
from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.domain.exports import export_rules
from leadgen_assets.domain.rules import Broken, Level, RuleResult, result_of
from leadgen_assets.stages.exporting import COLUMNS
from leadgen_assets.stages.published import content_of
from leadgen_assets.storage.exports import last_published, published_companies


def _file_check(kind: str) -> RuleCheck:
    async def rule(at: Partition) -> RuleResult:
        latest = await last_published(at.conn, at.stored.key, (kind,))
        if latest is None:
            return _missing(f"{kind}_csv", "no file was written yet")
        file = next(file for file in latest.files if file.kind == kind)
        path = Path(file.path)
        rows = {"companies": latest.companies, "contacts": latest.contacts, "evidence": latest.evidence}[kind]
        if path.exists():
            return _read(path, rows, kind)
        try:
            # On another host than the one that wrote it, as after a lost worker, its rows stand for it.
            content = content_of(at.stored.key, file, latest)
        except ExportRefused as refused:
            return _missing(path.name, str(refused).partition("\n")[0])
        again = StringIO(content.decode("utf-8"), newline="")
        return export_rules.csv_is_exact(path.name, again, rows, COLUMNS[kind])

    return RuleCheck(
        "csv_is_exact",
        "The file on the disk has exactly the agreed columns, reads back as what was judged, and no cell runs in a "
        "spreadsheet.",
        rule,
        blocking=True,
    )


def _read(path: Path, rows: Sequence[Mapping[str, str]], kind: str) -> RuleResult:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        return export_rules.csv_is_exact(path.name, lines, rows, COLUMNS[kind])


def _missing(name: str, why: str) -> RuleResult:
    broken = [Broken("file", 0, name, why)]
    return result_of("csv_is_exact", Level.ERROR, "The file is there.", "Materialise the CSV files again.", 1, broken)


async def _target(at: Partition) -> RuleResult:
    there = await published_companies(at.conn, at.stored.key)
    return export_rules.target_is_met(there, at.stored.request.target_companies)


_TARGET = RuleCheck(
    "target_is_met",
    "As many companies as asked for (a warning: what is there may be used).",
    _target,
    blocking=False,
)
exports_checks = [
    rule_checks(f"{kind}_csv", _file_check(kind), *([_TARGET] if kind == "companies" else [])) for kind in COLUMNS
]
