"""`leadgen new`: a sentence becomes a request file."""

from __future__ import annotations

import re
from pathlib import Path

import click

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.requests.request import to_yaml
from leadgen_assets.domain.requests.request_sentence import request_from_sentence
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.icp_folder import known_icps


@click.command()
@click.argument("sentence", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace the file.")
def new(sentence: tuple[str, ...], output: Path | None, force: bool) -> None:
    """Turn a SENTENCE such as "25 property managers in Texas on Buildium" into a request.

    What the sentence says goes into the fields; what was not understood stands on top as a comment.
    """
    if not any(re.search(r"\w", word) for word in sentence):
        raise RequestInvalid(
            "The sentence is empty.", todo='write one, such as: leadgen new "25 property managers in Texas"'
        )
    settings = load_settings()
    understood = request_from_sentence(" ".join(sentence), known_icps(settings), tenant=settings.tenant)
    text = to_yaml(understood.request, understood.notes)
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text, force)
        click.echo(f"{output} is written. Say in it where companies come from (sources), then: leadgen run {output}")
    for piece in understood.not_understood:
        click.echo(f"not understood: {piece!r}", err=True)


def _write(path: Path, text: str, force: bool) -> None:
    try:
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise RequestInvalid("The file exists already.", str(path), "choose another name, or add --force") from error
    except OSError as error:
        raise RequestInvalid(
            f"The file cannot be written: {error.strerror}", str(path), "choose another place"
        ) from error
