"""`leadgen inbox`."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping, Sequence

import click

from leadgen_assets.cli.connected import with_database
from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.doors.inbox import SETTLED_SECONDS, Seen, Taken, look, make_folders
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def inbox(as_json: bool) -> None:
    """Take the files that are in the inbox now, without `leadgen up`, and say what became of each.

    Requests are queued: `leadgen up` starts them, or `leadgen run`. Exit code 1 if a file was rejected.
    """
    found = with_database(_look_twice)
    if as_json:
        told = [{"file": one.name, "fate": one.fate, "words": one.words} for one in found]
        click.echo(json.dumps(told, indent=2))
    else:
        for one in found:
            click.echo(f"{one.name}: {one.fate}")
            click.echo("\n".join(f"  {line}" for line in one.words.splitlines()))
        if not found:
            click.echo("There is no file in the inbox.")
    if any(one.fate in ("rejected", "stuck") for one in found):
        raise click.exceptions.Exit(1)


async def _look_twice(database: Database, settings: Settings) -> list[Taken]:
    """A file that was written just now may still grow: it is looked at once more when it would be whole."""
    try:
        make_folders(settings)
    except OSError as error:
        raise SettingsInvalid(
            f"The inbox cannot be made: {error.strerror}",
            str(error.filename),
            "set LEADGEN_HOME to a folder of your own",
        ) from error
    first = await look(database, settings, {}, time.time())
    taken = list(first.taken)
    if any(one.fate == "waiting" for one in taken):
        await asyncio.sleep(SETTLED_SECONDS + 0.1)
        again = await look(database, settings, _marks(first.seen, taken), time.time())
        taken = [one for one in taken if one.fate != "waiting"] + list(again.taken)
    return taken


def _marks(seen: Mapping[str, Seen], taken: Sequence[Taken]) -> dict[str, Seen]:
    """What is left where it is was told once; what still waits is looked at again."""
    waiting = {one.name for one in taken if one.fate == "waiting"}
    return {name: mark if name in waiting else Seen(mark.size, mark.mtime_ns, True) for name, mark in seen.items()}
