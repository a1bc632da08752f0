"""What is old is deleted: by `leadgen prune`, and once a day by a schedule that is off until somebody wants it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from dagster import (
    Config,
    DagsterInstance,
    DefaultScheduleStatus,
    MetadataValue,
    Nothing,
    OpExecutionContext,
    Out,
    ScheduleDefinition,
    job,
    op,
)
from pydantic import Field

from leadgen_assets.assets.stage_run import told_in_words
from leadgen_assets.domain.telling.shown import bytes_shown
from leadgen_assets.jobs.stored_runs import delete_run, old_runs
from leadgen_assets.settings import Settings, load_settings
from leadgen_assets.stages.written_files import remove
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.opening import opened
from leadgen_assets.storage.pruning import Kind, old_export_files, old_rows, open_requests, prune_rows

RUNS = "Dagster's runs with their events"
_MEASURED = 200
"""Runs whose events are measured with one question."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """Rows (of runs: runs) of a kind that go or went, and about how many bytes they hold; `days`: how old they are at least.

    Attributes:
        left: folders of files that belong to the rows and lie outside of this home, where whoever looks after it deletes them.
    """

    kind: str
    days: int
    rows: int
    bytes: int
    left: tuple[str, ...] = ()


def ages(settings: Settings, days: int | None = None) -> dict[str, int]:
    """Kind -> days that it is kept.

    Args:
        days: for all kinds, in place of the settings.
    """
    return {
        Kind.PAGES: days or settings.keep_pages_days,
        Kind.PROFILES: days or settings.keep_pages_days,
        Kind.JOURNAL: days or settings.keep_journal_days,
        Kind.EXPORTS: days or settings.keep_exports_days,
        Kind.SUBMISSIONS: days or settings.keep_notices_days,
        Kind.NOTICES: days or settings.keep_notices_days,
        RUNS: days or settings.keep_runs_days,
    }


async def prune(
    database: Database,
    instance: DagsterInstance,
    exports: Path,
    kept: Mapping[str, int],
    now: datetime,
    *,
    delete: bool,
    tell: Callable[[Pruned], None] = lambda so_far: None,
) -> list[Pruned]:
    """Everything that is older than its kind is kept: counted, or deleted.

    Args:
        exports: folder of the CSV files; nothing outside of it is removed.
        tell: is told how far a kind is, after each batch.
    """
    done = []
    for kind in Kind:
        before = now - timedelta(days=kept[kind])
        pruned = Pruned(kind, kept[kind], 0, 0)
        left = await _files(database, exports, before, delete) if kind is Kind.EXPORTS else ()
        if not delete:
            async with database.operator_tx() as conn:
                pruned = Pruned(kind, kept[kind], *await old_rows(conn, kind, before))
        else:
            async for rows, size in prune_rows(database, kind, before):
                pruned = Pruned(kind, kept[kind], pruned.rows + rows, pruned.bytes + size)
                tell(pruned)
        done.append(replace(pruned, left=left))
    async with database.operator_tx() as conn:
        in_use = await open_requests(conn, now - timedelta(days=kept[RUNS]))
    done.append(_prune_runs(instance, kept[RUNS], now, in_use, delete, tell))
    if delete and any(pruned.rows for pruned in done):
        await database.refresh_statistics()
    return done


async def _files(database: Database, exports: Path, before: datetime, delete: bool) -> tuple[str, ...]:
    """Remove the files of old exports that lie in this home, where that is wanted; the folders of those that lie elsewhere."""
    async with database.operator_tx() as conn:
        paths = await old_export_files(conn, before)
    elsewhere = set[str]()
    for path in map(Path, paths):
        if not path.is_relative_to(exports) or ".." in path.parts:
            elsewhere.add(str(path.parent))
        elif delete:
            remove(path)
    return tuple(sorted(elsewhere))


def _prune_runs(
    instance: DagsterInstance,
    days: int,
    now: datetime,
    in_use: set[str],
    delete: bool,
    tell: Callable[[Pruned], None],
) -> Pruned:
    rows, size, waiting = 0, 0, []
    for record in old_runs(instance, now - timedelta(days=days), in_use.__contains__):
        rows += 1
        waiting.append(record.dagster_run.run_id)
        if len(waiting) == _MEASURED:
            size += _gone(instance, waiting, delete)
            waiting = []
            tell(Pruned(RUNS, days, rows, size))
    size += _gone(instance, waiting, delete)
    return Pruned(RUNS, days, rows, size)


def _gone(instance: DagsterInstance, run_ids: list[str], delete: bool) -> int:
    """Bytes of the runs' events, which are deleted where that is wanted."""
    size = _bytes_of_events(instance, run_ids) if run_ids else 0
    for run_id in run_ids if delete else ():
        delete_run(instance, run_id)
    return size


def _bytes_of_events(instance: DagsterInstance, run_ids: list[str]) -> int:
    url: str = instance.event_log_storage.postgres_url  # type: ignore[attr-defined]
    with psycopg.connect(url.replace("postgresql+psycopg2://", "postgresql://", 1)) as connection:
        row = connection.execute(
            "SELECT coalesce(sum(pg_column_size(event)), 0)::bigint FROM event_logs WHERE run_id = ANY(%s)", [run_ids]
        ).fetchone()
    return int(row[0]) if row else 0


class PruneForm(Config):
    """How old, and whether to delete."""

    older_than_days: int | None = Field(None, ge=1, description="For all kinds; null: as LEADGEN_KEEP_… says")
    only_show: bool = Field(False, description="Count what would go, and delete nothing")


@op(out=Out(Nothing), description="Deletes what is older than LEADGEN_KEEP_… says and stands in nobody's way.")
def delete_what_is_old(context: OpExecutionContext, config: PruneForm) -> None:
    """As `leadgen prune --yes` does."""
    settings = load_settings()
    kept, delete = ages(settings, config.older_than_days), not config.only_show

    async def whole() -> list[Pruned]:
        async with opened(settings) as database:
            return await prune(database, context.instance, settings.exports, kept, datetime.now(UTC), delete=delete)

    with told_in_words():
        done = asyncio.run(whole())
    told = {pruned.kind: f"{pruned.rows:,} rows, {bytes_shown(pruned.bytes)}" for pruned in done}
    for folder in [folder for pruned in done for folder in pruned.left]:
        context.log.warning(f"Files of those exports lie outside of this home and stay: {folder}")
    context.add_output_metadata({"deleted" if delete else "would go": MetadataValue.json(told)})


@job(
    name="prune_what_is_old",
    description="Delete old pages, journals, exports, notices and runs: `leadgen prune --yes`.",
)
def prune_what_is_old() -> None:
    """What `leadgen prune` shows, deleted."""
    delete_what_is_old()


daily_pruning = ScheduleDefinition(
    name="daily_pruning",
    job=prune_what_is_old,
    cron_schedule="15 3 * * *",
    execution_timezone="UTC",
    default_status=DefaultScheduleStatus.STOPPED,
    description="Deletes what is old, each night at 03:15 UTC; off until somebody turns it on.",
)
