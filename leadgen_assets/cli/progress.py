"""Progress on a terminal: a request at one moment, and the bars of a run in this process."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.progress_bar import ProgressBar
from rich.text import Text

from leadgen_assets.reports.terminal import companies, decisions, funnel, grid, in_lines, plain, slices, titled
from leadgen_assets.reports.wording import named, spent_words
from leadgen_assets.stages.progress import Progress as Moment
from leadgen_assets.stages.standing import Standing


def standing_view(standing: Standing) -> RenderableType:
    """Status, next step, stages and funnel of a request."""
    stored, report = standing.stored, standing.report
    head = plain(stored.key, "bold").append(f"  {stored.status}, round {stored.round}", "cyan")
    parts: list[RenderableType] = [head]
    if stored.status_reason:
        parts.append(in_lines(stored.status_reason))
    parts.append(plain(f"Spent: {spent_words(report)}", "dim"))
    parts += [plain(near, "yellow") for near in report.near_limits]
    parts += [plain(remark, "yellow") for remark in report.remarks]
    parts.append(Text("Next step: ", "bold").append_text(plain(stored.next_step)))
    parts += decisions(stored.proposals)
    of_slices = slices(report)
    if of_slices is not None:
        return Group(*parts, titled(f"Slices, by {stored.split_by}", of_slices))
    if stored.slice_of:
        parts.insert(1, plain(f"a slice of {stored.slice_of}", "dim"))
    table = grid("left", "left", "right", "left")
    for stage in standing.stages:
        bar = ProgressBar(total=max(1, stage.total), completed=stage.done + stage.failed, width=30)
        missing = [f"{stage.gap:,} to do"] if stage.gap else []
        missing += [f"{stage.failed:,} failed"] if stage.failed else []
        counted = f"{stage.done + stage.failed:,} of {stage.total:,}  {stage.percent:>3} %"
        table.add_row(named(stage.stage), bar, counted, Text(", ".join(missing), "dim"))
    parts.append(titled("Stages", table))
    steps = funnel(report.funnel)
    if steps is not None:
        parts.append(titled(f"Funnel, {report.delivered:,} of {report.target:,} delivered", steps))
    found = companies(report) if stored.previewing else None
    if found is not None:
        parts.append(titled("Companies of the preview", found))
    return Group(*parts)


class RunBars:
    """One bar a stage while a run goes on in this process; on anything but a terminal, one line a finished stage.

    Remarks stand above the bars, and at once where there are none.

    Used as `with RunBars(console) as bars`, where `bars.listen` is the run's listener.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._tasks: dict[str, TaskID] = {}
        self._last: dict[str, Moment] = {}
        self._current = ""
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(30),
            TextColumn("{task.completed:>6,.0f} of {task.total:,.0f}", justify="right"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}", style="dim", markup=False),
            console=console,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()
        if not self._console.is_terminal:
            for moment in self._last.values():
                self._console.print(plain(moment.sentence()))

    def listen(self, moment: Moment) -> None:
        """Show how far a stage is, or what a person should know; from whichever thread."""
        if moment.remark:
            self._console.print(plain(f"{named(moment.stage)}: {moment.remark}", "yellow"), soft_wrap=True)
            return
        self._last[moment.stage] = moment
        if moment.stage != self._current:
            self._turn_to(moment)
        failed = f"{moment.failed:,} failed" if moment.failed else ""
        note = ", ".join(part for part in (failed, plain(moment.note).plain) if part)
        self._bars.update(self._tasks[moment.stage], completed=moment.done, total=moment.total, note=note)

    def _turn_to(self, moment: Moment) -> None:
        """One stage runs at a time: the one before has ended, perhaps with less than it sought."""
        if self._current in self._tasks:
            ended = self._tasks[self._current]
            self._bars.update(ended, total=self._last[self._current].done)
            self._bars.stop_task(ended)
        self._current = moment.stage
        if moment.stage in self._tasks:  # another round
            self._bars.reset(self._tasks[moment.stage])
        else:
            self._tasks[moment.stage] = self._bars.add_task(named(moment.stage), total=moment.total, note="")
