"""`leadgen cancel`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from leadgen_assets.cli.deciding import decide_and_tell
from leadgen_assets.decisions.cancelling import cancel as cancelled


@click.command()
@click.argument("request")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def cancel(request: str, as_json: bool) -> None:
    """End the work on REQUEST, a key (tenant.name) or a name, wherever it is done: here or under `leadgen up`.

    What was done is kept, and `leadgen run` takes it up again. Of a finished request that repeats, the repetition ends.
    """
    decide_and_tell(request, lambda database, _, key: cancelled(database, key, datetime.now(UTC)), as_json)
