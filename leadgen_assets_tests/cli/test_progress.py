from __future__ import annotations

import io

from rich.console import Console

from leadgen_assets.cli.progress import RunBars
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.reports.terminal import in_lines
from leadgen_assets.stages.progress import Progress


def shown(moments: list[Progress], *, terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=terminal, color_system=None)
    with RunBars(console) as bars:
        for moment in moments:
            bars.listen(moment)
    return out.getvalue()


def test_a_message_of_several_lines_stays_in_lines() -> None:
    error = LeadgenError("Only a search.", "request a.b", "add a source")
    assert in_lines(f"{error}\n").plain.splitlines() == [
        "Only a search.",
        "  where: request a.b",
        "  what to do: add a source",
    ]


def test_a_stage_that_ended_short_of_what_it_sought_has_a_full_bar() -> None:
    moments = [
        Progress("discovered_companies", 67, 100, 0, 1.0, "archive:a.warc.gz: 60 kept of [60]"),
        Progress("company_pages", 30, 67, 2, 1.0),
    ]
    last = shown(moments, terminal=True).splitlines()
    assert any("67 of 67" in line and "60 kept of [60]" in line for line in last)
    assert any("30 of 67" in line and "2 failed" in line for line in last)


def test_another_round_starts_the_same_bars_again() -> None:
    moments = [
        Progress("discovered_companies", 10, 10, 0, 1.0),
        Progress("company_pages", 10, 10, 0, 1.0),
        Progress("discovered_companies", 12, 20, 0, 1.0),
    ]
    bars = shown(moments, terminal=True)
    assert "12 of 20" in bars
    assert bars.rindex("Discovered companies") < bars.rindex("Company pages")


def test_where_there_is_no_terminal_each_stage_is_told_once() -> None:
    moments = [Progress("company_pages", done, 50, 1, 1.0) for done in range(51)]
    assert shown(moments, terminal=False) == "company_pages 50/50 (1 failed)\n"


def test_what_a_person_should_know_stands_there_at_once_whatever_the_terminal() -> None:
    remark = Progress("asking_a_model", 0, 0, 0, 0.0, remark="the model's service has not answered since 12:03 UTC")
    for terminal in (True, False):
        assert "Asking a model: the model's service has not answered since 12:03 UTC" in shown(
            [Progress("company_profiles", 1, 5, 0, 1.0), remark], terminal=terminal
        )
