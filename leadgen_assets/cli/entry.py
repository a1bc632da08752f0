"""`leadgen`: the group of commands, loaded one by one when they are needed."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import NamedTuple

import click

from leadgen_assets.cli.ending import code_of
from leadgen_assets.cli.meanwhile import ALONE


class _Listed(NamedTuple):
    """Where a command is, and its line in `leadgen --help`, which must not load it: Dagster and pandas take seconds."""

    module: str
    told: str


COMMANDS = {
    "demo": _Listed("demo", "A request over a fictional web, from its start to checked CSV files."),
    "init": _Listed("init", "Write .env with every setting, and the folders."),
    "new": _Listed("new", "Turn a sentence into a request file."),
    "columns": _Listed("columns", "How a list is read: its format, and which column is taken for what."),
    "crawl": _Listed("crawl", "Save sites from the live web as an archive that runs can be repeated from."),
    "run": _Listed("run", "Run a request here and now, with progress."),
    "inbox": _Listed("inbox", "Take the files of the inbox now."),
    "amend": _Listed("amend", "Change a request: target, budget, filters, sources; or take what is there."),
    "split": _Listed("split", "Turn a request too large for one run into slices with one joined export."),
    "resume": _Listed("resume", "Go on after a preview, or with what was cancelled or failed."),
    "refresh": _Listed("refresh", "Read again what has grown old, what failed, or everything."),
    "cancel": _Listed("cancel", "End the work on a request, wherever it is done."),
    "status": _Listed("status", "How far a request is and what comes next."),
    "report": _Listed("report", "The report of a request."),
    "export": _Listed("export", "The files of a request, in the form that you need."),
    "why": _Listed("why", "One company: each criterion, value, quote and source, and why it is in or out."),
    "companies": _Listed("companies", "Which mentions are one company: why, split them, join them, list twins."),
    "contacts": _Listed("contacts", "Take back a list that was enriched elsewhere."),
    "review": _Listed("review", "Take in a person's verdicts on values that nobody could read."),
    "audit": _Listed("audit", "A sheet to judge a sample of a request's values, and what it says."),
    "eval": _Listed("evaluating", "How right values are, measured on labelled data; writes accuracy.md."),
    "cost": _Listed("cost", "What questions to a model cost; limits; calls of which nobody knows."),
    "doctor": _Listed("doctor", "Look at everything that a run needs: what is wrong, what to do."),
    "health": _Listed("health", "How everything is right now, a line each; the report of a day or week."),
    "metrics": _Listed("metrics", "Figures for Prometheus, printed or written to a file."),
    "list": _Listed("listing", "All requests."),
    "check": _Listed("check", "Evaluate the rules again over what is stored now."),
    "block": _Listed("block", "Companies and people not to be contacted: import, add, list, remove."),
    "icp": _Listed("icp", "Ideal customer profiles: list them, validate a file."),
    "webhook": _Listed("webhook", "The webhook: try it, list what it was not told, tell it again."),
    "up": _Listed("up", "Serve the Dagster UI and the desk, with daemon and sensors."),
    "backup": _Listed("backup", "Both databases and the files beside them, in one file."),
    "restore": _Listed("restore", "Put a backup back."),
    "prune": _Listed("prune", "Delete what is old and stands in nobody's way; shows it first."),
    "db": _Listed("db", "The database server: start, stop, status, psql, url."),
    "version": _Listed("version", "Versions of this program and of what it stands on."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        module = importlib.import_module(f"leadgen_assets.cli.{listed.module}")
        command = getattr(module, listed.module)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.told) for name, listed in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def leadgen() -> None:
    """Companies and their decision makers as CSV files whose every value has a source that you can open.

    Start with `leadgen demo`, then `leadgen up` to see it on the desk and in the Dagster UI, then
    `leadgen new "25 property managers in Texas"` for a request of your own.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process: 0 done, 1 an error, 2 wrong usage, 130 interrupted."""
    if arguments is None:
        sys.exit(run(sys.argv[1:], ALONE))
    sys.exit(run(arguments))


def run(arguments: Sequence[str], alone: object = None) -> int:
    """Run one command; its exit code. Whatever goes wrong is one message on stderr, never a trace.

    Args:
        alone: `ALONE` where this process is the command's and nobody else's.
    """
    return code_of(lambda: leadgen.main(args=list(arguments), prog_name="leadgen", standalone_mode=False, obj=alone))


if __name__ == "__main__":
    main()
