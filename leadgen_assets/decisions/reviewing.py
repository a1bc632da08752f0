"""A person's verdicts on the rows of a review: right ones become evidence, wrong ones are never asked nor used again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.given_file import (
    GivenFile,
    NotTaken,
    Took,
    left_in,
    read_given_file,
    write_rejected,
)
from leadgen_assets.decisions.review_row import Judgement, RowFault, judgement_of
from leadgen_assets.domain.errors import RequestUnknown, SourceUnreadable
from leadgen_assets.domain.exports.review import REVIEW_COLUMNS, Verdict, review_row
from leadgen_assets.settings import Settings
from leadgen_assets.stages.left_alone import NOT_TO_BE_CONTACTED, LeftAlone, read_left_alone
from leadgen_assets.storage.cited import StoredCitation, citations_by_id, record_verdicts
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, load, record_event
from leadgen_assets.storage.supplied import adopt_website, domain_owner, requests_with

_REQUIRED = ("review_id", "verdict")


@dataclass(slots=True)
class Reviewed:
    """What became of a review file.

    Attributes:
        rows: read. right, corrected, wrong, unknown: verdicts that were taken. open: rows without a verdict.
        changed: verdicts that are new or differ from what was known. requests: keys to run again. faults: rows not taken.
    """

    rows: int
    right: int = 0
    corrected: int = 0
    wrong: int = 0
    unknown: int = 0
    open: int = 0
    changed: int = 0
    requests: tuple[str, ...] = ()
    faults: list[NotTaken] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """Verdicts that were taken."""
        return self.right + self.corrected + self.wrong + self.unknown


async def import_review(
    database: Database, path: Path, at: datetime, *, reviewed_by: str = ""
) -> tuple[Reviewed, GivenFile]:
    """Take the verdicts of a filled-in review; good rows are taken, the others told one by one.

    Args:
        at: when the verdicts were given. reviewed_by: whoever gave them, where a row does not say.

    Raises:
        SourceUnreadable: no table, or no review: its columns are missing.
        RequestUnknown: no row is one of a review of this installation.
    """
    given = read_given_file(path)
    columns = _columns(given, str(path))
    reviewed = Reviewed(len(given.rows))
    numbers, tenant = _numbers(given, columns, reviewed)
    async with database.tenant_tx(tenant) as conn:
        cited = await citations_by_id(conn, list(numbers.values()))
        if numbers and not cited:
            raise RequestUnknown(
                "No row of the file is one of a review of this installation.",
                str(path),
                "give the review_….csv that an export wrote here, with its review_id column unchanged",
            )
        judge = _Judge(conn, given.name, at, reviewed_by, await read_left_alone(conn))
        judgements = await _judgements(given, columns, numbers, cited, judge, reviewed)
        await _keep(conn, judgements, at, reviewed)
    return reviewed, given


async def take_review_file(database: Database, settings: Settings, path: Path) -> Took:
    """Take a filled-in review from the inbox.

    Returns:
        What became of it, in one line, without anybody's name.

    Raises:
        LeadgenError: nothing of it could be taken.
    """
    reviewed, given = await import_review(database, path, datetime.now(UTC))
    told = said_of(reviewed)
    left = ""
    if reviewed.faults:
        rejected = write_rejected(settings.inbox / "rejected", given, reviewed.faults)
        left = left_in(rejected, reviewed.faults)
        told += f"; see {rejected.name}"
    if reviewed.requests:
        told += f"; next step: leadgen run {reviewed.requests[0]}"
    return Took(told, left)


def said_of(reviewed: Reviewed) -> str:
    """A review in one line, without anybody's name."""
    parts = [
        f"{reviewed.right} right, {reviewed.corrected} corrected, {reviewed.wrong} wrong, {reviewed.unknown} unknown",
        f"{reviewed.open} still open",
    ]
    parts += [f"{len(reviewed.faults)} of {reviewed.rows} rows not taken"] if reviewed.faults else []
    return ", ".join(parts)


def _columns(given: GivenFile, where: str) -> dict[str, int]:
    plain = [re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_") for name in given.header]
    columns = {name: plain.index(name) for name in REVIEW_COLUMNS if name in plain}
    missing = [name for name in _REQUIRED if name not in columns]
    if missing:
        shown = ", ".join(given.header)[:300]
        raise SourceUnreadable(
            f"This is no review: it has no column {' and no '.join(missing)} (the columns are: {shown})",
            where,
            "give the review_….csv of an export, with a verdict in its rows",
        )
    return columns


def _numbers(given: GivenFile, columns: Mapping[str, int], reviewed: Reviewed) -> tuple[dict[int, int], str]:
    """Row -> number of its cited value, and the tenant of the file: that of its first row."""
    numbers: dict[int, int] = {}
    tenant = ""
    for row in given.rows:
        if row.fault:
            reviewed.faults.append(NotTaken(row.number, row.fault))
            continue
        cell = row.cells[columns["review_id"]]
        found = review_row(cell)
        if found is None:
            what = f"{cell!r} is no review_id" if cell else "the review_id is empty"
            reviewed.faults.append(NotTaken(row.number, f"{what}; copy the row from the review file again"))
            continue
        tenant = tenant or found[0]
        if found[0] != tenant:
            reason = f"{cell} is of tenant {found[0]}, the rows before are of {tenant}; give each tenant's review apart"
            reviewed.faults.append(NotTaken(row.number, reason))
            continue
        numbers[row.number] = found[1]
    if not tenant:
        raise RequestUnknown(
            "No row of the file has a review_id.", given.name, "give the review_….csv of an export, its ids unchanged"
        )
    return numbers, tenant


class _Judge:
    """What a row's judgement needs to know beside the row."""

    def __init__(self, conn: AsyncConnection[Any], file: str, at: datetime, who: str, alone: LeftAlone) -> None:
        self._conn, self._file, self._day, self._who, self._alone = conn, file, at.date().isoformat(), who, alone
        self._requests: dict[str, StoredRequest] = {}

    async def judgement(self, cells: Mapping[str, str], cited: StoredCitation) -> Judgement:
        """What the row says of the cited value.

        Raises:
            RowFault: it cannot be taken.
        """
        said = (cells.get("corrected_value", ""), cells.get("quote", ""), cells.get("note", ""), cited.value)
        if self._alone.named_in(said) or self._alone.is_one(cited.company_id, cited.person):
            raise RowFault(NOT_TO_BE_CONTACTED)
        if cited.request_key not in self._requests:
            self._requests[cited.request_key] = await load(self._conn, cited.request_key)
        icp = self._requests[cited.request_key].icp
        named = cells.get("reviewed_by") or self._who
        never = (*icp.never_domains, *self._alone.domains)
        made = judgement_of({**cells, "reviewed_by": named}, cited, icp.vocabulary, never, self._file, self._day)
        if made.website:
            owner = await domain_owner(self._conn, made.domain)
            if owner is not None and owner != cited.company_id:
                raise RowFault(f"{made.domain} is the domain of another company that is known here")
        return made


async def _judgements(
    given: GivenFile,
    columns: Mapping[str, int],
    numbers: Mapping[int, int],
    cited: Mapping[int, StoredCitation],
    judge: _Judge,
    reviewed: Reviewed,
) -> list[Judgement]:
    seen: dict[int, int] = {}
    judgements = []
    for row in given.rows:
        if row.number not in numbers:
            continue
        number = numbers[row.number]
        cells = {name: row.cells[at] for name, at in columns.items()}
        if not cells["verdict"] and not cells.get("corrected_value"):
            reviewed.open += 1
            continue
        try:
            if number not in cited:
                raise RowFault(f"{cells['review_id']} is no row of a review of this tenant")
            if number in seen:
                raise RowFault(f"{cells['review_id']} stands in row {seen[number]} already")
            seen[number] = row.number
            judgements.append(await judge.judgement(cells, cited[number]))
        except RowFault as error:
            reviewed.faults.append(NotTaken(row.number, str(error)))
    reviewed.faults.sort(key=lambda fault: fault.row)
    return judgements


async def _keep(conn: AsyncConnection[Any], judgements: list[Judgement], at: datetime, reviewed: Reviewed) -> None:
    for made in judgements:
        reviewed.unknown += made.verdict is Verdict.UNKNOWN
        reviewed.right += made.verdict is Verdict.RIGHT
        reviewed.corrected += made.verdict is Verdict.WRONG and bool(made.given.confirmed_value)
        reviewed.wrong += made.verdict is Verdict.WRONG and not made.given.confirmed_value
    settled = [made for made in judgements if made.verdict is not Verdict.UNKNOWN]
    reviewed.changed = await record_verdicts(conn, [made.given for made in settled], at)
    for made in settled:
        if made.website:
            await adopt_website(conn, made.given.company_id, made.website, made.domain, "confirmed by a person")
    if reviewed.changed:
        first = {made.request_key: None for made in settled}
        others = await requests_with(conn, sorted({made.given.company_id for made in settled}))
        reviewed.requests = tuple(dict.fromkeys([*first, *others]))
        detail = {"right": reviewed.right, "corrected": reviewed.corrected, "wrong": reviewed.wrong}
        await record_event(conn, next(iter(first), None), "review imported", detail)
