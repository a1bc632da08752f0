"""Stage of the three CSV files and the review beside them: frozen, judged, written, read back, published by rename, recorded.

All or none.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from leadgen_assets.delivery.difference import Difference, difference
from leadgen_assets.domain.errors import DatabaseUnavailable, ExportRefused, StageFailed
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS, file_name
from leadgen_assets.domain.exports.export_rules import csv_is_exact
from leadgen_assets.domain.exports.review import REVIEW_COLUMNS
from leadgen_assets.domain.rules import RuleResult
from leadgen_assets.domain.telling.spreadsheet import csv_lines, neutralise
from leadgen_assets.stages.export_set import (
    ExportSet,
    blocking,
    gather_export,
    is_overtaken,
    judge_export,
    judge_methods,
    judge_sites,
    judge_sources,
    stamp,
)
from leadgen_assets.stages.field_rates import judge_field_rates
from leadgen_assets.stages.reviewing import review_rows
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.versions import judge_versions
from leadgen_assets.stages.work import Watch
from leadgen_assets.stages.written_files import UNFINISHED, remove, sync_folder, told_plainly, write_durably
from leadgen_assets.storage.companies import blocked_domains
from leadgen_assets.storage.exports import (
    ExportedFile,
    ExportRecord,
    exports_by_id,
    exports_of,
    published_paths,
    record_export,
    record_left_out,
)
from leadgen_assets.storage.handovers import published_ids

COLUMNS: Mapping[str, Sequence[str]] = {
    "companies": COMPANY_COLUMNS,
    "contacts": CONTACT_COLUMNS,
    "evidence": EVIDENCE_COLUMNS,
}
"""The three files of the contract and their columns."""
ALL_COLUMNS: Mapping[str, Sequence[str]] = {"review": REVIEW_COLUMNS, **COLUMNS}
"""All files that are written, in the order of publishing: what a person may settle comes first, so that whoever dies
between two of them never leaves the contract's three whole and unrecorded (`_sweep`)."""

AGAIN = "run the request again: leadgen run {key}; nothing but the files is made anew"


PART = 2_000
"""Rows of a file that are read back at once."""
MOST_TRIES = 20
"""How often a set is gathered anew because another request of the tenant was quicker: each time, that one has ended."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A published export and how it differs from the one before."""

    record: ExportRecord
    gathered: ExportSet
    difference: Difference

    @property
    def added(self) -> tuple[str, ...]:
        """Companies that are new, by domain or name."""
        return self.difference.added

    @property
    def removed(self) -> tuple[str, ...]:
        """Companies that are not in it any more."""
        return self.difference.removed


class _Overtaken(Exception):
    """Something of the set was blocked or given away by another request while its files were written."""


async def export_files(session: RequestSession, watch: Watch) -> Exported:
    """Write the files of the request.

    Where another request of the tenant was quicker with a company, or a person blocked it meanwhile, the set is gathered
    anew: the next company takes its place.

    Raises:
        ExportRefused: a rule is broken; the set is recorded with the verdict, no file was written.
        StageFailed: the tenant's other exports or blocks never let this one through.
    """
    for _ in range(MOST_TRIES):
        try:
            return await _export(session)
        except _Overtaken:
            continue
    raise StageFailed(
        f"{MOST_TRIES} times in a row another request was given some of the companies while the files were written.",
        f"request {session.key}",
        "run the request again when the tenant's other requests have ended",
    )


async def _export(session: RequestSession) -> Exported:
    stored, at = session.stored, session.now()
    async with session.writing() as conn:
        review = await review_rows(conn, stored, private=session.settings.web_private)
    async with session.reading() as conn:
        blocked = await blocked_domains(
            conn, stored.request.tenant
        )  # first: what is blocked behind it, `is_overtaken` sees
        gathered = await gather_export(conn, stored, mail_known_at=at if session.settings.mx_check else None)
        gathered.review = review
        results = judge_export(gathered, stored, blocked)
        results += [await judge_sites(conn, stored), await judge_sources(conn, stored)]
        results.append(await judge_versions(conn, stored, gathered.company_ids))
        results += [await judge_methods(conn, stored, gathered), await judge_field_rates(conn, stored)]
        before = [earlier_id for earlier_id, _ in await published_ids(conn, session.key)][:1]
        earlier = next(iter(await exports_by_id(conn, before)), None)
        published = await published_paths(conn, session.key)
    export_id = f"{session.key}_{stamp(at)}_{session.run_id[:8]}"
    folder = session.settings.exports / session.key
    with told_plainly(folder, AGAIN.format(key=session.key)):
        await asyncio.to_thread(_sweep, folder, session.key, published)
    unfinished: dict[str, Path] = {}
    try:
        with told_plainly(folder, AGAIN.format(key=session.key)):
            # Known before they are written: a full disk must leave none of them behind.
            unfinished |= _unfinished(folder, session.key, at, session.run_id)
            await asyncio.to_thread(_write_unfinished, unfinished, gathered)
        results += [_read_back(path, kind, gathered) for kind, path in unfinished.items()]
        if blocking(results):
            record = _record(export_id, session, gathered, results, at, (), _refusal(results))
            async with session.writing() as conn:
                await record_export(conn, session.key, record, ())
            raise ExportRefused(record.refused, f"request {session.key}", _todo(results))
        files = tuple(_file(path, kind, gathered) for kind, path in sorted(unfinished.items()))
        record = _record(export_id, session, gathered, results, at, files, "")
        async with session.writing() as conn:
            if await is_overtaken(conn, stored, gathered):
                raise _Overtaken
            # What a preview shows was not given yet: the whole delivery must not leave it out.
            await record_export(conn, session.key, record, () if stored.previewing else gathered.company_ids)
            await record_left_out(conn, session.key, gathered.withheld)
            # Before the commit: what is recorded is there. After a failed commit the names are taken back below.
            with told_plainly(folder, AGAIN.format(key=session.key)):
                for path in unfinished.values():
                    path.replace(_published(path))
                sync_folder(folder)
    except BaseException:
        recorded = await _is_recorded(session, export_id)
        for path in unfinished.values():
            remove(path)
            if not recorded:
                remove(_published(path))
        raise
    return Exported(record, gathered, difference(earlier, record))


def rows_of(gathered: ExportSet, kind: str) -> list[dict[str, str]]:
    """The rows of one of the files."""
    return {
        "companies": gathered.companies,
        "contacts": gathered.contacts,
        "evidence": gathered.evidence,
        "review": gathered.review,
    }[kind]


def _unfinished(folder: Path, key: str, at: datetime, run_id: str) -> dict[str, Path]:
    return {kind: folder / f".{file_name(kind, key, at, run_id)}{UNFINISHED}" for kind in ALL_COLUMNS}


def _write_unfinished(paths: Mapping[str, Path], gathered: ExportSet) -> None:
    for kind, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = csv_lines(rows_of(gathered, kind), ALL_COLUMNS[kind])
        write_durably(path, (line.encode("utf-8") for line in lines))


def _sweep(folder: Path, key: str, published: Set[str]) -> None:
    """Remove what a run left that was killed in the middle of an export: unfinished files, and some files of an export.

    All three of the contract are left alone even where nobody recorded them: a database may have been restored.
    """
    for path in folder.glob(".*.unfinished"):
        path.unlink(missing_ok=True)
    known = {Path(path).name for path in published}
    exports: dict[str, dict[str, Path]] = {}
    for path in folder.glob("*.csv"):
        match = re.fullmatch(rf"({'|'.join(ALL_COLUMNS)})_{re.escape(key)}_(\d{{8}}T\d{{6}}Z_\w+)\.csv", path.name)
        if match and path.name not in known:
            exports.setdefault(match[2], {})[match[1]] = path
    for paths in exports.values():
        if not paths.keys() >= COLUMNS.keys():
            for path in paths.values():
                path.unlink(missing_ok=True)


def _published(path: Path) -> Path:
    return path.with_name(path.name.removeprefix(".").removesuffix(".unfinished"))


def _read_back(path: Path, kind: str, gathered: ExportSet) -> RuleResult:
    """What is on the disk, judged by the contract and read by pandas, as most people will read it.

    Both read it part by part: whole, a large evidence file would be in memory several times beside its rows.
    """
    rows, columns = rows_of(gathered, kind), ALL_COLUMNS[kind]
    name = _published(path).name
    with path.open(encoding="utf-8", newline="") as lines:
        result = csv_is_exact(name, lines, rows, columns)
    if result.passed and not _same_in_pandas(path, rows, columns):
        raise ExportRefused(
            f"{name} reads back differently with pandas.", str(path), "report this; nothing was published"
        )
    return result


def _same_in_pandas(path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> bool:
    import pandas as pd  # 0.3 s that only this stage needs

    read = 0
    with pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", chunksize=PART) as parts:
        for frame in parts:
            some = rows[read : read + len(frame)]
            if frame.to_numpy().tolist() != [[neutralise(row[column]) for column in columns] for row in some]:
                return False
            read += len(frame)
    return read == len(rows)


def _file(path: Path, kind: str, gathered: ExportSet) -> ExportedFile:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return ExportedFile(kind, str(_published(path)), len(rows_of(gathered, kind)), path.stat().st_size, digest)


def _record(
    export_id: str,
    session: RequestSession,
    gathered: ExportSet,
    results: Sequence[RuleResult],
    at: datetime,
    files: tuple[ExportedFile, ...],
    refused: str,
) -> ExportRecord:
    verdict: list[dict[str, Any]] = [asdict(result) for result in results]
    return ExportRecord(
        export_id, session.run_id, gathered.companies, gathered.contacts, gathered.evidence, verdict, refused, at, files,
        session.key, gathered.details.packed(), gathered.review,
    )  # fmt: skip


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
