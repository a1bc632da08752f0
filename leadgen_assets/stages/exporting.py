"""Stage of the three CSV files: frozen, judged, written, read back, published by rename, recorded. All three or none."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from leadgen_assets.domain.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS, file_name
from leadgen_assets.domain.errors import DatabaseUnavailable, ExportRefused
from leadgen_assets.domain.export_rules import csv_is_exact
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.domain.spreadsheet import neutralise, to_csv
from leadgen_assets.stages.export_set import (
    ExportSet,
    blocking,
    gather_export,
    judge_export,
    judge_sites,
    judge_sources,
    stamp,
)
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.versions import judge_versions
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.companies import blocked_domains
from leadgen_assets.storage.exports import ExportedFile, ExportRecord, exports_of, published_paths, record_export

COLUMNS: Mapping[str, Sequence[str]] = {
    "companies": COMPANY_COLUMNS,
    "contacts": CONTACT_COLUMNS,
    "evidence": EVIDENCE_COLUMNS,
}
"""The three files and their columns."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A published export and how it differs from the one before: companies' domains added and removed."""

    record: ExportRecord
    gathered: ExportSet
    added: tuple[str, ...]
    removed: tuple[str, ...]


async def export_files(session: RequestSession, watch: Watch) -> Exported:
    """Write the three files of the request.

    Raises:
        ExportRefused: a rule is broken; the set is recorded with the verdict, no file was written.
    """
    stored, at = session.stored, session.now()
    async with session.reading() as conn:
        gathered = await gather_export(conn, stored)
        results = judge_export(gathered, stored, await blocked_domains(conn))
        results += [await judge_sites(conn, stored), await judge_sources(conn, stored)]
        results.append(await judge_versions(conn, stored, gathered.company_ids))
        earlier = next((e for e in await exports_of(conn, session.key, 20) if e.files), None)
        published = await published_paths(conn, session.key)
    export_id = f"{session.key}_{stamp(at)}_{session.run_id[:8]}"
    folder = session.settings.exports / session.key
    await asyncio.to_thread(_sweep, folder, session.key, published)
    unfinished = await asyncio.to_thread(_write_unfinished, folder, session.key, at, session.run_id, gathered)
    try:
        results += [_read_back(path, kind, gathered) for kind, path in unfinished.items()]
        if blocking(results):
            record = _record(export_id, session.run_id, gathered, results, at, (), _refusal(results))
            async with session.writing() as conn:
                await record_export(conn, session.key, record, ())
            raise ExportRefused(record.refused, f"request {session.key}", _todo(results))
        files = tuple(_file(path, kind, gathered) for kind, path in unfinished.items())
        record = _record(export_id, session.run_id, gathered, results, at, files, "")
        async with session.writing() as conn:
            # What a preview shows was not given yet: the whole delivery must not leave it out.
            await record_export(conn, session.key, record, () if stored.previewing else gathered.company_ids)
            # Before the commit: what is recorded is there. After a failed commit the names are taken back below.
            for path in unfinished.values():
                path.replace(_published(path))
    except BaseException:
        recorded = await _is_recorded(session, export_id)
        for path in unfinished.values():
            path.unlink(missing_ok=True)
            if not recorded:
                _published(path).unlink(missing_ok=True)
        raise
    now, before = _domains(gathered.companies), _domains(earlier.companies if earlier else [])
    return Exported(record, gathered, tuple(sorted(now - before)), tuple(sorted(before - now)))


def rows_of(gathered: ExportSet, kind: str) -> list[dict[str, str]]:
    """The rows of one of the three files."""
    return {"companies": gathered.companies, "contacts": gathered.contacts, "evidence": gathered.evidence}[kind]


def _write_unfinished(folder: Path, key: str, at: datetime, run_id: str, gathered: ExportSet) -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for kind, columns in COLUMNS.items():
        paths[kind] = folder / f".{file_name(kind, key, at, run_id)}.unfinished"
        with paths[kind].open("w", encoding="utf-8", newline="") as file:
            file.write(to_csv(rows_of(gathered, kind), columns))
            file.flush()
            os.fsync(file.fileno())
    return paths


def _sweep(folder: Path, key: str, published: Set[str]) -> None:
    """Remove what a run left that was killed in the middle of an export: unfinished files, and some files of three.

    Three of one export are left alone even where nobody recorded them: a database may have been restored.
    """
    for path in folder.glob(".*.unfinished"):
        path.unlink(missing_ok=True)
    known = {Path(path).name for path in published}
    exports: dict[str, list[Path]] = {}
    for path in folder.glob("*.csv"):
        match = re.fullmatch(rf"({'|'.join(COLUMNS)})_{re.escape(key)}_(\d{{8}}T\d{{6}}Z_\w+)\.csv", path.name)
        if match and path.name not in known:
            exports.setdefault(match[2], []).append(path)
    for paths in exports.values():
        if len(paths) < len(COLUMNS):
            for path in paths:
                path.unlink(missing_ok=True)


def _published(path: Path) -> Path:
    return path.with_name(path.name.removeprefix(".").removesuffix(".unfinished"))


def _read_back(path: Path, kind: str, gathered: ExportSet) -> RuleResult:
    """What is on the disk, judged by the contract and read by pandas, as most people will read it."""
    import pandas as pd  # 0.3 s that only this stage needs

    rows, columns = rows_of(gathered, kind), COLUMNS[kind]
    name = _published(path).name
    result = csv_is_exact(name, path.read_bytes().decode("utf-8"), rows, columns)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    expected = [[neutralise(row[column]) for column in columns] for row in rows]
    if result.passed and frame.to_numpy().tolist() != expected:
        raise ExportRefused(
            f"{name} reads back differently with pandas.", str(path), "report this; nothing was published"
        )
    return result


def _file(path: Path, kind: str, gathered: ExportSet) -> ExportedFile:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return ExportedFile(kind, str(_published(path)), len(rows_of(gathered, kind)), len(content), digest)


def _record(
    export_id: str,
    run_id: str,
    gathered: ExportSet,
    results: Sequence[RuleResult],
    at: datetime,
    files: tuple[ExportedFile, ...],
    refused: str,
) -> ExportRecord:
    verdict: list[dict[str, Any]] = [asdict(result) for result in results]
    return ExportRecord(
        export_id, run_id, gathered.companies, gathered.contacts, gathered.evidence, verdict, refused, at, files
    )


def _refusal(results: Sequence[RuleResult]) -> str:
    faults = [f"{r.name} ({r.failed} of {r.checked}: {', '.join(r.examples)})" for r in blocking(results)]
    return f"No file was written, because a rule is broken: {'; '.join(faults)}."


def _todo(results: Sequence[RuleResult]) -> str:
    return " ".join(dict.fromkeys(result.what_to_do for result in blocking(results)))


async def _is_recorded(session: RequestSession, export_id: str) -> bool:
    """Whether the export was committed; where that cannot be asked, yes: a file too many harms less than one that is missing."""
    try:
        async with session.reading() as conn:
            return any(e.export_id == export_id and e.files for e in await exports_of(conn, session.key, 1))
    except DatabaseUnavailable:
        return True


def _domains(companies: Sequence[Mapping[str, str]]) -> set[str]:
    return {row["domain"] or row["company_name"] for row in companies}
