"""Which suites run, over which data, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from leadgen_assets.domain.errors import LeadgenError, WrongUsage
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.evaluation.extracted import GOLD
from leadgen_assets.evaluation.gold_files import digests, missing_files, own_gold
from leadgen_assets.evaluation.measure import SuiteResult
from leadgen_assets.evaluation.page_labels import unscored
from leadgen_assets.evaluation.record import SuiteRecord, suite_record
from leadgen_assets.evaluation.suite import Suite

Told = Callable[[str], None]


@dataclass(slots=True)
class Ran:
    """What became of each suite, by name.

    Attributes:
        records: of those that ran. passed_over: why others did not. faults: what is wrong with the data of those that could not.
    """

    records: dict[str, SuiteRecord] = field(default_factory=dict)
    passed_over: dict[str, str] = field(default_factory=dict)
    faults: dict[str, LeadgenError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        named: suites that must run. whole: also those that run only when they are named.
        data: folder with labelled data, None where there is none. gold: a user's files in place of a suite's own.
        plain: show people's names, numbers and addresses as they are.
    """

    named: tuple[str, ...] = ()
    whole: bool = False
    data: Path | None = None
    gold: tuple[Path, ...] = ()
    plain: bool = False


def run_suites(suites: Iterable[Suite], asked: Asked, at: datetime, version: str, tell: Told = lambda _: None) -> Ran:
    """Run what is asked for, one suite after another.

    Args:
        suites: all that there are. at: UTC. version: of the program.
        tell: is told of each suite before it runs.

    Raises:
        LeadgenError: a suite that nobody knows; one that was named and has no data, or damaged data.
    """
    ran, told = Ran(), set[str]()
    for suite in _chosen(list(suites), asked, ran):
        lacking = [] if asked.gold else missing_files(suite, asked.data)
        if lacking:
            _lacks(suite, lacking, asked, ran)
            continue
        tell(f"{suite.name}: {suite.title} …")
        try:
            ran.records[suite.name] = _run(suite, asked, at, version, _once(tell, told))
        except LeadgenError as error:
            if asked.named:
                raise
            ran.faults[suite.name] = error
    return ran


def _chosen(suites: Sequence[Suite], asked: Asked, ran: Ran) -> list[Suite]:
    known = {suite.name: suite for suite in suites}
    for name in asked.named:
        if name not in known:
            raise WrongUsage(
                f"There is no suite {name!r}{did_you_mean(name, known)}", "", "`leadgen eval --list` shows all of them"
            )
    if asked.gold and len(set(asked.named)) != 1:
        raise WrongUsage(
            "--gold goes with exactly one --suite, which is to read it",
            f"named are {', '.join(dict.fromkeys(asked.named))}" if asked.named else "no suite is named",
            "say it: leadgen eval --suite NAME --gold FILE",
        )
    if asked.named:
        return [suite for suite in suites if suite.name in asked.named]
    for suite in suites:
        if suite.when_named and not asked.whole:
            ran.passed_over[suite.name] = f"takes minutes: leadgen eval --suite {suite.name}, or --all"
    return [suite for suite in suites if asked.whole or not suite.when_named]


def _lacks(suite: Suite, lacking: Sequence[str], asked: Asked, ran: Ran) -> None:
    files = ", ".join(lacking)
    if suite.name in asked.named:
        raise LeadgenError(
            f"The data of suite {suite.name} is not there: {files}",
            str(asked.data) if asked.data else "no folder with labelled data is known",
            "name the folder with --data DIR or LEADGEN_SHARED_DATA, or a set of your own with --gold FILE",
        )
    ran.passed_over[suite.name] = f"its data is not there: {files}"


def _once(tell: Told, told: set[str]) -> Told:
    """Tells each line once, whichever suites read the file that it is about."""

    def once(line: str) -> None:
        if line not in told:
            told.add(line)
            tell(line)

    return once


def _run(suite: Suite, asked: Asked, at: datetime, version: str, tell: Told) -> SuiteRecord:
    with own_gold(suite, asked.gold) if asked.gold else nullcontext(asked.data or Path()) as data:
        read = digests(suite, data)
        if GOLD in read:
            for line in unscored(data / GOLD):
                tell(line)
        result = _result(suite, data, asked)
        if asked.gold:
            read = {(data / file).resolve().name: digest for file, digest in read.items()}
    return suite_record(
        suite,
        result,
        command=_command(suite, asked, read),
        at=at,
        version=version,
        data=read,
        plain=asked.plain,
    )


def _result(suite: Suite, data: Path, asked: Asked) -> SuiteResult:
    """What the suite finds; of a person's own file that has another form than the suite's, in words for that person."""
    try:
        return suite.run_own(data) if asked.gold and suite.run_own is not None else suite.run(data)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, ElementTree.ParseError) as error:
        if not asked.gold:
            raise
        raise LeadgenError(
            f"The suite {suite.name} cannot read it: {type(error).__name__}, {' '.join(str(error).split())[:150]}",
            ", ".join(str(path) for path in asked.gold),
            f"give it the form of the suite's own: {', '.join(Path(file).name for file in suite.files)} (docs/evaluation.md)",
        ) from error


def _command(suite: Suite, asked: Asked, read: Iterable[str]) -> str:
    """What repeats the run; folders of this machine are not in it."""
    words = ["leadgen eval --suite", suite.name]
    if asked.gold:
        words += [f"--gold {name}" for name in read]
    elif suite.files:
        words.append("--data DIR")
    return " ".join([*words, suite.options]).strip()
