"""`leadgen export`: the last published files of a request, proven unchanged, or its data in another form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from psycopg import AsyncConnection

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.delivery.difference import Difference
from leadgen_assets.delivery.forms import CSV, FORMS, Form
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.telling.file_kinds import on_this_host
from leadgen_assets.domain.telling.shown import rows_shown
from leadgen_assets.settings import Settings
from leadgen_assets.stages.handing_over import (
    Part,
    difference_since,
    form_named,
    hand_over,
    newest_published,
    part_of,
)
from leadgen_assets.stages.joining import join
from leadgen_assets.stages.published import REVIEW, content_of, review_file, review_now
from leadgen_assets.stages.written_files import WrittenFile, write_whole
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.exports import ExportedFile, ExportRecord

_MOST_CHANGES = 25
"""Changed cells that are printed."""


@click.command()
@click.argument("request", required=False)
@click.option(
    "--as", "names", multiple=True, type=click.Choice([CSV.name, *FORMS]), help="In this form; may be said again."
)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write the files into this folder."
)
@click.option("--new-only", is_flag=True, help="Only companies that were not handed over in this form before.")
@click.option(
    "--since", metavar="EXPORT|DATE", help="Only what is new since this export or day; with --diff, compare with it."
)
@click.option(
    "--diff",
    is_flag=True,
    help="Show what is another since the last export; makes no file, but the joined export of a split request.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def export(
    request: str | None,
    names: tuple[str, ...],
    folder: Path | None,
    new_only: bool,
    since: str | None,
    diff: bool,
    as_json: bool,
) -> None:
    """The files of a request's last export, each compared with its recorded SHA-256.

    REQUEST is a key (tenant.name) or a name; the newest one without it. With --as the same frozen data is written in another
    form, beside the CSV files or into the folder of --to.
    """
    if diff and (names or folder or new_only):
        raise click.UsageError("--diff hands nothing over: leave --as, --to and --new-only out.")
    if diff:
        _print_difference(
            *with_database(lambda database, settings: _compared(database, settings, request, since)), as_json
        )
        return
    only_new = new_only or since is not None
    forms = [form_named(name) for name in dict.fromkeys(names)] or ([CSV] if only_new else [])
    given = with_database(
        lambda database, settings: _given(database, settings, request, forms, folder, only_new, since)
    )
    _print(given, as_json)


class _Given:
    """What the command gives: the export, the files with what is told of each, and what is to be said beside them."""

    def __init__(self, record: ExportRecord, part: Part, files: list[dict[str, Any]], said: list[str]) -> None:
        self.record, self.part, self.files, self.said = record, part, files, said


async def _given(
    database: Database,
    settings: Settings,
    request: str | None,
    forms: Sequence[Form],
    folder: Path | None,
    only_new: bool,
    since: str | None,
) -> _Given:
    stored = await find_request(database, settings, request)
    async with database.tenant_tx(stored.request.tenant) as conn:
        joined = await join(conn, settings, stored.key, datetime.now(UTC)) if stored.split_by else None
        record, refused = await newest_published(conn, stored.key)
        part = await part_of(conn, record, forms=forms, only_new=only_new, since=since)
        said = [joined.words()] if joined else []
        said += [f"The newest export was refused, these are older files. {refused}"] if refused else []
        if folder is not None and not forms and part.record != record:
            forms = [CSV]  # who was blocked since is handed over in no file, and a published file is never changed
        said += _blocked_words(part, bool(forms), stored.key)
        if only_new:
            number, all_of_it = len(part.record.companies), len(record.companies)
            said.append(
                f"{number:,} of {companies(all_of_it)} {'is' if all_of_it == 1 else 'are'} new {part.new_since}."
            )
        if not forms:
            contents = {file.kind: content_of(stored.key, file, record) for file in record.files}
            if folder is None:
                files, words = _here(record, contents, settings.exports / stored.key)
                return _Given(record, part, files, [*said, *words])
            given = [await _to_hand_over(conn, record, file, contents) for file in record.files]
            copies = {Path(file.path).name: content for file, content in given}
            await hand_over(conn, part, (), folder, note=True, copies=copies)
            files = [_told(file, folder / Path(file.path).name) for file, _ in given]
            return _Given(record, part, files, said)
        if only_new and not part.record.companies:
            return _Given(record, part, [], [*said, "Nothing was written."])
        place = folder if folder is not None else settings.exports / stored.key
        note = folder is not None or (only_new and since is None)
        written = await hand_over(conn, part, forms, place, note=note)
    return _Given(record, part, [_told_written(one, part) for one in written], said)


async def _to_hand_over(
    conn: AsyncConnection[Any], record: ExportRecord, file: ExportedFile, contents: Mapping[str, bytes]
) -> tuple[ExportedFile, bytes]:
    """A published file and its content; a review without who was blocked since."""
    kept = await review_now(conn, record) if file.kind == REVIEW else record.review
    if kept == record.review:
        return file, contents[file.kind]
    content = review_file(kept)
    digest = hashlib.sha256(content).hexdigest()
    return replace(file, rows=len(kept), bytes=len(content), sha256=digest), content


def _here(record: ExportRecord, contents: Mapping[str, bytes], folder: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The published files as they lie on this host; those that another one wrote are written into this one's folder."""
    missing = [file for file in record.files if not Path(file.path).exists()]
    if not missing:
        return [_told(file, Path(file.path)) for file in record.files], []
    write_whole(folder, {Path(file.path).name: contents[file.kind] for file in missing})
    places = {file.kind: folder / Path(file.path).name if file in missing else Path(file.path) for file in record.files}
    words = (
        f"{len(missing)} of the files were not {on_this_host()}: made again from the database, the same to the byte."
    )
    return [_told(file, places[file.kind]) for file in record.files], [words]


def _blocked_words(part: Part, left_out: bool, key: str) -> list[str]:
    """Who was blocked since: companies by their domain, people by their number, since nothing says who asked to be left alone."""
    what = "left out" if left_out else f"in these files; to have files without them: leadgen run {key}"
    said = []
    if part.blocked:
        shown = ", ".join(part.blocked[:5])
        said.append(f"{len(part.blocked):,} blocked since this export: {shown}; {what}.")
    if part.people:
        people = "person" if part.people == 1 else "people"
        said.append(f"{part.people:,} {people} blocked since this export: {what}.")
    if part.addresses and left_out:  # the files that a run writes have none
        whose = "company's own address is" if part.addresses == 1 else "companies' own addresses are"
        said.append(f"{part.addresses:,} {whose} blocked: left out.")
    return said


def _told(file: ExportedFile, path: Path) -> dict[str, Any]:
    return {"kind": file.kind, "path": str(path), "rows": file.rows, "sha256": file.sha256}


def _told_written(one: WrittenFile, part: Part) -> dict[str, Any]:
    kind = one.path.name.partition(f"_{part.record.export_id}")[0].removesuffix("_new")
    return {"kind": kind, "path": str(one.path), "bytes": one.bytes, "sha256": one.sha256}


def _print(given: _Given, as_json: bool) -> None:
    if as_json:
        record = given.record
        told = {
            "key": record.key,
            "export_id": record.export_id,
            "created_at": record.created_at.isoformat(),
            "companies": len(given.part.record.companies),
            "contacts": len(given.part.record.contacts),
            "files": given.files,
        }
        told |= {"new_since": given.part.new_since} if given.part.new_since else {}
        told["blocked_since"] = {
            "companies": list(given.part.blocked),
            "people": given.part.people,
            "addresses": given.part.addresses,
        }
        click.echo(json.dumps(told, indent=2))
    for words in given.said:
        click.echo(words, err=True)
    if as_json:
        return
    for file in given.files:
        if "rows" in file:
            click.echo(f"{file['path']}  {rows_shown(file['rows'])}, SHA-256 verified")
        else:
            click.echo(f"{file['path']}  {file['bytes']:,} bytes, SHA-256 {file['sha256']}")


async def _compared(
    database: Database, settings: Settings, request: str | None, since: str | None
) -> tuple[ExportRecord, Difference]:
    stored = await find_request(database, settings, request)
    async with database.tenant_tx(stored.request.tenant) as conn:
        if stored.split_by:
            click.echo((await join(conn, settings, stored.key, datetime.now(UTC))).words(), err=True)
        record, _ = await newest_published(conn, stored.key)
        return record, await difference_since(conn, record, since)


def _print_difference(record: ExportRecord, found: Difference, as_json: bool) -> None:
    if as_json:
        told = {
            "key": record.key,
            "export_id": record.export_id,
            "since": found.since,
            "added": list(found.added),
            "removed": list(found.removed),
            "changed": [
                {"company": one.company, "column": one.column, "old": one.old, "new": one.new} for one in found.changed
            ],
            "contacts": {
                "added": found.contacts_added,
                "removed": found.contacts_removed,
                "changed": found.contacts_changed,
            },
        }
        click.echo(json.dumps(told, indent=2))
        return
    if not found.since:
        click.echo("There is no earlier export to compare with: all of it is new.")
    elif found.nothing:
        click.echo(f"Nothing is another since {found.since}.")
    else:
        click.echo(f"Since {found.since}:")
    for sign, some in (("+", found.added), ("-", found.removed)):
        for company in some:
            click.echo(f"  {sign} {company}")
    for one in found.changed[:_MOST_CHANGES]:
        click.echo(f"  ~ {one.company}  {one.column}: {one.shown_old or '(empty)'} -> {one.shown_new or '(empty)'}")
    if len(found.changed) > _MOST_CHANGES:
        click.echo(f"  and {len(found.changed) - _MOST_CHANGES:,} more changed cells; --json has them all")
    if not found.nothing:
        people = (found.contacts_added, found.contacts_removed, found.contacts_changed)
        click.echo("  contacts: {:,} added, {:,} removed, {:,} changed".format(*people))
