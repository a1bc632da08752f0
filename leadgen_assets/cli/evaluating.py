"""`leadgen eval`: how right the pipeline is, over labelled data."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import click

from leadgen_assets.domain.errors import LeadgenError, WrongUsage
from leadgen_assets.evaluation.accuracy_files import known_record, write_accuracy
from leadgen_assets.evaluation.gold_files import missing_files
from leadgen_assets.evaluation.record import promise_kept
from leadgen_assets.evaluation.running import Asked, Ran, run_suites
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.evaluation.suites import SUITES
from leadgen_assets.evaluation.table_text import table
from leadgen_assets.evaluation.usable_rows import FIRMS, SEEDS, usable_rows
from leadgen_assets.settings import PROJECT, Settings, load_settings


def _seeds(context: click.Context, option: click.Parameter, given: str) -> tuple[int, ...]:
    try:
        return tuple(dict.fromkeys(int(seed) for seed in given.split(",")))
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no list of whole numbers, such as 101,102") from error


@click.command("eval")
@click.option("--suite", "named", multiple=True, metavar="NAME", help="Only this suite; may be given several times.")
@click.option("--all", "whole", is_flag=True, help="Also the suites that take minutes.")
@click.option(
    "--data", type=click.Path(path_type=Path), help="Folder with labelled data. Default: LEADGEN_SHARED_DATA."
)
@click.option(
    "--gold",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A labelled set of your own, in the form of the named suite's.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for accuracy.md and accuracy.json."
)
@click.option(
    "--seeds", default=",".join(map(str, SEEDS)), show_default=True, callback=_seeds, help="Webs of usable-rows."
)
@click.option(
    "--firms", type=click.IntRange(1, 100_000), default=FIRMS, show_default=True, help="Firms of each of those webs."
)
@click.option(
    "--check", is_flag=True, help="End with 1 where a figure is missed or the promise of confidence is broken."
)
@click.option("--plain", is_flag=True, help="Write people's names, numbers and addresses as they are.")
@click.option("--list", "listed", is_flag=True, help="List the suites and whether their data is there; run nothing.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def evaluating(
    named: tuple[str, ...],
    whole: bool,
    data: Path | None,
    gold: tuple[Path, ...],
    out: Path | None,
    seeds: tuple[int, ...],
    firms: int,
    check: bool,
    plain: bool,
    listed: bool,
    as_json: bool,
) -> int:
    """Measure how often values are right, on labelled data, and write accuracy.md and accuracy.json.

    Every suite runs whose data is there; results of others that the files hold stay, with their day. In the clone the
    files stand in docs/; elsewhere, and with --gold, under LEADGEN_HOME/accuracy, or in --out.
    """
    settings = load_settings()
    folder = _data(data, settings)
    if listed:
        _list(folder, as_json)
        return 0
    target = _target(settings, gold, out)
    known_record(target)  # before minutes are spent on what could then not be written
    with _terminated_as_interrupted():
        ran = run_suites(
            _suites(seeds, firms),
            Asked(named, whole, folder, gold, plain),
            datetime.now(UTC).replace(microsecond=0),
            metadata.version("leadgen-assets"),
            tell=_tell,
        )
    if not ran.records:
        raise _nothing(ran, folder)
    page, kept = write_accuracy(target, ran.records, [suite.name for suite in SUITES])
    if as_json:
        click.echo(json.dumps(_told(ran, page, kept), indent=2, ensure_ascii=False))
    else:
        click.echo(table(ran.records))
        for name, why in ran.passed_over.items():
            click.echo(f"passed over: {name}, {why}")
        click.echo(f"\n{page}\n{kept}")
    for error in ran.faults.values():
        click.echo(str(error), err=True)
    missed = check and not (all(one.reached for one in ran.records.values()) and promise_kept(ran.records.values()))
    return 1 if ran.faults or missed else 0


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _suites(seeds: tuple[int, ...], firms: int) -> list[Suite]:
    """All suites, that over fictional webs with its webs as asked for."""
    set_ = usable_rows(seeds, firms, _tell)
    return [set_ if suite.name == set_.name else suite for suite in SUITES]


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """SIGTERM as Ctrl-C: a suite that started a server stops it."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _data(given: Path | None, settings: Settings) -> Path | None:
    """The folder with labelled data: as given, as set, or beside the clone; None where there is none."""
    named = given or settings.shared_data
    if named is None:
        beside = PROJECT.parent / "shared" / "data"
        return beside if beside.is_dir() else None
    if not named.is_dir():
        raise (WrongUsage if given else LeadgenError)(
            "There is no such folder" if not named.exists() else "It is a file, not a folder of labelled data",
            str(named),
            f"correct {'--data' if given else 'LEADGEN_SHARED_DATA'}"
            + ("; one labelled file goes with --suite NAME --gold FILE" if named.exists() else ""),
        )
    return named


def _target(settings: Settings, gold: tuple[Path, ...], out: Path | None) -> Path:
    """Where the two files are written: figures of a user's own set do not go among the project's."""
    if out is not None:
        return out
    if gold:
        return settings.home.absolute() / "accuracy" / gold[0].stem
    here = Path.cwd() / "docs"
    return here if Path.cwd() == PROJECT and here.is_dir() else settings.home.absolute() / "accuracy"


def _list(folder: Path | None, as_json: bool) -> None:
    if as_json:
        told = [
            {
                "name": suite.name,
                "title": suite.title,
                "reads": list(suite.files),
                "lacks": missing_files(suite, folder),
                "when_named": suite.when_named,
            }
            for suite in SUITES
        ]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for suite in SUITES:
        lacking = missing_files(suite, folder)
        state = f"not there: {', '.join(lacking)}" if lacking else "makes its own data" if not suite.files else "ready"
        click.echo(f"{suite.name:<22} {suite.title}")
        click.echo(f"{'':<22}   {state}{'; runs only when named, or with --all' if suite.when_named else ''}")
        if suite.files:
            click.echo(f"{'':<22}   reads {', '.join(suite.files)}")


def _nothing(ran: Ran, folder: Path | None) -> LeadgenError:
    if ran.faults:
        return next(iter(ran.faults.values()))
    return LeadgenError(
        "No suite has its data here",
        str(folder) if folder else "no folder with labelled data is known",
        "name it with --data DIR or LEADGEN_SHARED_DATA; `leadgen eval --list` shows which files each suite reads",
    )


def _told(ran: Ran, page: Path, kept: Path) -> dict[str, object]:
    return {
        "suites": {name: record.model_dump(mode="json") for name, record in ran.records.items()},
        "reached": all(record.reached for record in ran.records.values()),
        "confidence_promise_kept": promise_kept(ran.records.values()),
        "passed_over": ran.passed_over,
        "faults": {name: str(error) for name, error in ran.faults.items()},
        "page": str(page),
        "record": str(kept),
    }
