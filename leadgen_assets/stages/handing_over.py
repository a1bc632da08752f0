"""Frozen exports handed over in a form: all of an export or what is new of it, written whole, noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.delivery.difference import Difference, difference, only, without, without_addresses, without_people
from leadgen_assets.delivery.forms import CSV, FORMS, Form
from leadgen_assets.delivery.leads import lead_ids
from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.domain.rules import company_name_of
from leadgen_assets.stages.left_alone import read_left_alone
from leadgen_assets.stages.written_files import WrittenFile, told_plainly, write_whole
from leadgen_assets.storage.exports import ExportRecord, exports_by_id, exports_of, last_published
from leadgen_assets.storage.handovers import handovers_of, published_ids, record_handover


def form_named(name: str) -> Form:
    """The form of that name, `csv` among them.

    Raises:
        KeyError: there is none.
    """
    return CSV if name == CSV.name else FORMS[name]


@dataclass(frozen=True, slots=True)
class Part:
    """What of an export is handed over.

    Attributes:
        record: the export, or the part of it. new_since: since when the part is new, in words; "" for all of it.
        blocked: companies left out because they were blocked since the export. people: how many contacts of the others were.
        addresses: how many companies' own e-mail addresses were.
    """

    record: ExportRecord
    new_since: str
    blocked: tuple[str, ...]
    people: int = 0
    addresses: int = 0


async def newest_published(conn: AsyncConnection[Any], key: str) -> tuple[ExportRecord, str]:
    """The newest export that has files, and why a still newer one was refused, "" where none was.

    Raises:
        ExportRefused: there is none; says why where it is known.
    """
    newest = next(iter(await exports_of(conn, key, 1)), None)
    if newest is not None and newest.files:
        return newest, ""
    record = await last_published(conn, key)
    if record is not None:
        return record, newest.refused if newest else ""
    if newest is not None:
        raise ExportRefused(newest.refused, f"request {key}", f"leadgen check {key}")
    raise ExportRefused(
        "This request has no files yet.", f"request {key}", f"leadgen status {key}, or leadgen run {key}"
    )


async def part_of(
    conn: AsyncConnection[Any],
    record: ExportRecord,
    *,
    forms: Sequence[Form] = (),
    only_new: bool,
    since: str | None,
) -> Part:
    """What of an export to hand over now; companies, people and addresses that were blocked since it was made are left out.

    Args:
        forms: in which it is handed over; none for the CSV files.
        only_new: without the companies that were handed over in these forms before (what somebody had as a workbook is still
            new to HubSpot), or that were in the export that `since` names.
        since: an export's id or a part of it, or a day or time: then the last export made until then.

    Raises:
        ExportRefused: `since` names no export.
    """
    alone = await read_left_alone(conn)
    left_out = tuple(company_name_of(row) for row in record.companies if alone.company(row))
    kept = only(record, lambda lead: not alone.company(lead.row)) if left_out else record
    of_them = len(kept.contacts)
    kept = without_people(kept, alone.contact)
    people = of_them - len(kept.contacts)
    # Where nobody is blocked the rows are not taken apart: rows that were changed since are for whoever writes files to tell.
    kept, addresses = without_addresses(kept, lambda one: alone.named_in((one,))) if alone.digests else (kept, 0)
    if not only_new:
        return Part(kept, "", left_out, people, addresses)
    if since is not None:
        before = await export_since(conn, record, since)
        known = set(lead_ids(before)) if before else set()
        words = f"since the export {before.export_id}" if before else f"since {since}, before which there was no export"
    else:
        known, words = await _handed_over(conn, record.key, [form.name for form in forms] or [CSV.name])
    return Part(without(kept, known), words, left_out, people, addresses)


async def _handed_over(conn: AsyncConnection[Any], key: str, names: Sequence[str]) -> tuple[set[str], str]:
    """Companies that were handed over in every one of some forms; and when the last time was, in words."""
    handed = await handovers_of(conn, key)
    by_form = [[one for one in handed if name in one.forms] for name in names]
    known = set.intersection(*({number for one in some for number in one.lead_ids} for some in by_form))
    last = max((one.created_at for some in by_form for one in some), default=None)
    form = " and ".join(names)
    words = f"since the last hand-over as {form} ({last:%Y-%m-%d %H:%M} UTC)" if last else ""
    return known, words or f"(the first hand-over as {form})"


async def export_since(conn: AsyncConnection[Any], record: ExportRecord, since: str) -> ExportRecord | None:
    """The export that somebody means by an id, a part of one, a day or a time; None for a time before all exports.

    A day means its end in UTC: "since 2026-11-01" leaves out what was exported on that day.

    Raises:
        ExportRefused: it is no time, and no or more than one export has it in its id.
    """
    ids = await published_ids(conn, record.key)
    until = _time(since)
    if until is not None:
        matching = [export_id for export_id, made_at in ids if made_at < until][:1]
        if not matching:
            return None
    else:
        named = since.rsplit("/", 1)[-1].removesuffix(".csv")
        matching = [one for one, _ in ids if one == named] or [one for one, _ in ids if named and _tail(one) in named]
        matching = matching or [one for one, _ in ids if named and named in _tail(one)]
    if len(matching) != 1:
        shown = ", ".join(_tail(one) for one, _ in ids[:5])
        raise ExportRefused(
            f"{since!r} names {'no' if not matching else 'more than one'} export of this request.",
            f"request {record.key}",
            f"give a day (2026-11-30), or one of: {shown}",
        )
    (found,) = await exports_by_id(conn, matching)
    return found


async def difference_since(conn: AsyncConnection[Any], record: ExportRecord, since: str | None) -> Difference:
    """How an export differs from the one published before it, or from the one that `since` names."""
    if since is not None:
        return difference(await export_since(conn, record, since), record)
    return await difference_to_last(conn, record) or difference(None, record)


async def difference_to_last(conn: AsyncConnection[Any], record: ExportRecord) -> Difference | None:
    """How an export, of which no rows need have been read, differs from the one published before it; None where it is the first."""
    ids = [one for one, made_at in await published_ids(conn, record.key) if made_at < record.created_at][:1]
    if not ids:
        return None
    now, before = await exports_by_id(conn, [record.export_id, *ids])
    return difference(before, now)


def rendered(part: Part, forms: Sequence[Form]) -> dict[str, bytes]:
    """The files of some forms: `<content>_<request>_<UTC>_<run>.<ending>`, with `new_` before the request for a part.

    Raises:
        FileUnwritable: a form is made by way of temporary files, and there is no room for them.
    """
    with told_plainly(Path(gettempdir())):
        return {
            file_name_of(name, part.record, new=bool(part.new_since)): content
            for form in forms
            for name, content in form.render(part.record).items()
        }


def file_name_of(name: str, record: ExportRecord, *, new: bool = False) -> str:
    """A form's file name with the export that it was made of."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}_{'new_' if new else ''}{record.export_id}.{ending}"


async def hand_over(
    conn: AsyncConnection[Any],
    part: Part,
    forms: Sequence[Form],
    folder: Path,
    *,
    note: bool,
    copies: Mapping[str, bytes] | None = None,
) -> list[WrittenFile]:
    """Write the files into a folder, then note that the companies were handed over.

    Killed between the two, the companies count as not handed over and come again: twice is better than never.

    Args:
        note: whether this is a hand-over, which `--new-only` asks about later. copies: files beside the forms'.

    Raises:
        FileUnwritable: nothing was written.
        ExportRefused: a file would take the place of a published one.
    """
    made = rendered(part, forms)
    published = {Path(file.path).resolve() for file in part.record.files}
    for name in made:
        if (folder / name).resolve() in published:
            raise ExportRefused(
                "A published file is never changed.", str(folder / name), "write into another folder: --to"
            )
    written = write_whole(folder, {**(copies or {}), **made})
    if note:
        names = [form.name for form in forms] or [CSV.name]
        numbers = lead_ids(part.record)
        await record_handover(
            conn, part.record.key, part.record.export_id, names, str(folder), numbers, only_new=bool(part.new_since)
        )
    return written


def _tail(export_id: str) -> str:
    """The part of an id behind the request: <UTC>_<run>."""
    return "_".join(export_id.rsplit("_", 2)[1:])


def _time(text: str) -> datetime | None:
    """The moment that a text means; the end of a day for a day; UTC where no zone is said. None when it is no time."""
    try:
        day = date.fromisoformat(text)
        # 20261125 is a day to Python and the beginning of an id to a person: days are written with hyphens here.
        return datetime.combine(day + timedelta(days=1), time.min, UTC) if "-" in text else None
    except (ValueError, OverflowError):
        pass
    try:
        moment = datetime.fromisoformat(text) if "-" in text and ":" in text else None
    except ValueError:
        return None
    if moment is None:
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None
