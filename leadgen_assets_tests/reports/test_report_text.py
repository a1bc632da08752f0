from __future__ import annotations

import io
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from leadgen_assets.domain.judging.assessment import Assessment, Fit
from leadgen_assets.domain.rules import Level, RuleResult
from leadgen_assets.reports.company import company_of
from leadgen_assets.reports.html import render_html
from leadgen_assets.reports.junit import render_junit
from leadgen_assets.reports.markdown import render_markdown
from leadgen_assets.reports.model import CompanyLine, Counted, FileLine, RequestReport, Verdict
from leadgen_assets.reports.terminal import print_company, print_report
from leadgen_assets.reports.wording import spent_words

Make = Callable[..., RequestReport]


def printed(work: Callable[[Console], None], width: int = 80) -> str:
    out = io.StringIO()
    work(Console(file=out, width=width, force_terminal=False))
    return out.getvalue()


def test_markdown_has_every_part(make_report: Make) -> None:
    text = render_markdown(make_report())
    assert text.startswith("# WARNINGS: Texas\n")
    assert "| candidates | 1,200 |  |" in text
    assert "For instance: birch.example, cedar.example. What to do: refresh these companies" in text
    assert "[birch.example](<https://birch.example/about>)" in text
    assert "| blocked | 300 |" in text


def test_money_is_told_in_the_words_of_the_costs(make_report: Make) -> None:
    spent = {"spent_micro_usd": 100_000, "budget_micro_usd": 3_000_000}
    report = make_report(**spent, reserved_micro_usd=20_000, unknown_micro_usd=30_000)
    assert spent_words(report).startswith("$0.10 of $3.00, $0.02 set aside, $0.03 unknown (leadgen cost settle)")
    assert "unknown" not in spent_words(make_report(**spent, reserved_micro_usd=20_000))


def test_what_is_another_since_the_last_export_is_told_and_people_by_number(make_report: Make) -> None:
    text = render_markdown(make_report())
    assert "## Since the last export" in text
    assert "| Changed cells | 1,200 |" in text
    assert "| cedar.example | Units estimate |  | 150 |" in text
    terminal = printed(lambda console: print_report(console, make_report()), width=120)
    assert "Units estimate: (empty) → 150" in terminal
    assert "3 added, 0 removed, 2 changed" in terminal
    assert "Since the last export" not in render_markdown(make_report(since_last=None))


def test_markdown_keeps_what_pages_say_as_text(make_report: Make, hostile: str) -> None:
    text = render_markdown(
        make_report(
            why_not=(Counted(f"{hostile}\n# heading", 1),),
            companies=(CompanyLine("a.example", hostile, "A", hostile, "https://a.example/x|y>z (1)"),),
        )
    )
    assert "<script>" not in text
    assert "\n# heading" not in text
    assert "(<https://a.example/x%7Cy%3Ez%20(1)>)" in text
    assert "\\*\\*bold\\*\\* \\| \\[x\\](javascript" in text


def test_junit_shows_errors_as_failures_and_warnings_as_skipped(make_report: Make) -> None:
    suite = ET.fromstring(render_junit(make_report())).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "1", "1")
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    failure = cases["contacts_are_unique_people"].find("failure")
    assert failure is not None
    assert "birch.example" in (failure.text or "")
    assert "2 of 40" in (failure.get("message") or "")
    assert cases["target_is_met"].find("skipped") is not None
    assert len(cases["icp_fields_are_valid"]) == 0


def test_junit_tells_a_rule_apart_that_was_asked_of_several_files(make_report: Make) -> None:
    rule = RuleResult("csv_is_exact", Level.ERROR, True, 1, 0, "")
    root = ET.fromstring(render_junit(make_report(checks=(rule, rule, rule))))
    names = [case.get("name") for case in root.iter("testcase")]
    assert names == ["csv_is_exact", "csv_is_exact (2)", "csv_is_exact (3)"]


@given(words=st.text(max_size=40))
def test_junit_is_xml_whatever_is_said(words: str) -> None:
    rule = RuleResult(words, Level.ERROR, False, 1, 1, words, words, (words,))
    report = RequestReport("k", words, "t", Verdict.BLOCKED, "failed", words, (), 1, 0, 1, words, 0, 0, checks=(rule,))
    ET.fromstring(render_junit(report))


def test_terminal_has_the_same(make_report: Make) -> None:
    text = printed(lambda console: print_report(console, make_report()))
    for said in (
        "WARNINGS", "20 of 25 companies delivered", "300 blocked", "warning", "for instance: birch.example",
        "what to do: refresh these companies", "runs Buildium", "1,500 found, 1,200 kept", "and 3 more",
    ):  # fmt: skip
        assert said in text
    bars = [line.count("█") for line in text.splitlines() if "█" in line]
    assert bars == [24, 18, 1]


def test_a_cancelled_request_says_so_and_that_its_earlier_files_may_be_used(make_report: Make) -> None:
    cancelled = make_report(verdict=Verdict.CANCELLED, status="cancelled")
    without_files = make_report(verdict=Verdict.CANCELLED, status="cancelled", files=())
    for form in (lambda r: printed(lambda console: print_report(console, r)), render_markdown, render_html):
        assert "A person cancelled it. The files of its last export may be used." in form(cancelled)
        assert "It was ended by a person before any file was written." in form(without_files)
        assert "CANCELLED" in form(cancelled)
        assert "BLOCKED" not in form(cancelled)
    assert 'value="CANCELLED"' in render_junit(cancelled)


def test_the_terminal_says_what_the_number_of_a_check_counts(make_report: Make) -> None:
    text = printed(lambda console: print_report(console, make_report()), width=120)
    assert re.search(r"warning +Target is met +5 of 25 broken", text)
    assert re.search(r"passed +ICP fields are valid +0 of 20 broken", text)


def test_terminal_never_folds_what_one_copies(make_report: Make) -> None:
    path = "/data/" + "long-" * 40 + ".csv"
    step = "leadgen export " + "x" * 200
    report = make_report(files=(FileLine("companies", path, 1, "0" * 64),), next_step=step)
    text = printed(lambda console: print_report(console, report), width=60)
    assert path in text
    assert step in text


def test_terminal_is_not_steered_by_what_pages_say(make_report: Make, hostile: str) -> None:
    report = make_report(name=hostile, why_not=(Counted(f"{hostile}[bold]x[/bold]\u202e", 1),), next_step=hostile)
    text = printed(lambda console: print_report(console, report), width=300)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[bold]x[/bold]" in text


def test_one_company_shows_every_value_with_quote_and_link() -> None:
    quote = "Since 1998 " + "and so on " * 40 + "we manage 450 homes in Waco " + "and more " * 40
    link = "https://birch.example/about#:~:text=" + "w" * 120
    row = {"company": "birch.example", "field": "units_estimate", "value": "450", "quote": quote, "link": link}
    evidence = [
        row | {"method": "text", "date": "2026-11-02"},
        row | {"company": "cedar.example", "value": "9", "method": "text", "date": ""},
    ]
    judged = Assessment(Fit.YES, 90.0, "A", 0.89, True, (), ("it runs Buildium",), (), ("units are an estimate",), ())
    company = company_of({"company_name": "Birch & Sons", "domain": "birch.example"}, evidence, judged)
    text = printed(lambda console: print_company(console, company))
    assert "tier A, fit yes, confidence 89%" in text
    assert "because: it runs Buildium" in text
    assert "assumed: units are an estimate" in text
    assert "we manage 450 homes in Waco" in " ".join(text.split())
    assert len(company.values) == 1
    assert len(company.values[0].quote) < 170
    assert link in text


def test_at_a_limit_the_words_say_what_the_files_hold(make_report: Make) -> None:
    for verdict in (Verdict.WAITING, Verdict.PAUSED_BUDGET):
        some = render_markdown(make_report(verdict=verdict, delivered=13))
        assert "The files hold what is ready." in some
        assert "earlier run" not in some
        assert "No company is ready for a file yet." in render_markdown(make_report(verdict=verdict, delivered=0))


def test_a_small_budget_is_told_as_finely_as_it_is_set(make_report: Make) -> None:
    text = render_markdown(make_report(spent_micro_usd=8_900, budget_micro_usd=12_000))
    assert "$0.0089 of $0.012" in text
