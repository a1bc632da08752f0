"""Usable rows: what keeps a row from being one, what a cell is worth, and what taking only the surest rows brings."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.demo.judging import COMPANY_COLUMNS, CONTACT_COLUMNS, key_lines
from leadgen_assets.demo.rows import JudgedRow, judged_rows
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.audited import AUDITED_VALUES
from leadgen_assets.evaluation.exported_rows import EXPORTED_ROWS
from leadgen_assets.evaluation.risk_coverage import risk_coverage
from leadgen_assets.evaluation.row_key import own_key
from leadgen_assets.evaluation.usable_rows import JudgedExport, result

COMPANY = {
    "company_name": "Oak Property Management",
    "domain": "oakpm.example",
    "website": "https://oakpm.example/",
    "state": "TX",
    "pms_detected": "Buildium",
    "units_estimate": "300",
    "company_type": "single family",
    "description": "Oak manages homes.",
    "icp_fit": "yes",
    "icp_confidence": "0.84",
    "disqualifiers": "",
}
CONTACT = {
    "full_name": "Jane Doe",
    "title": "Broker",
    "email": "",
    "linkedin_url": "",
    "department": "leadership",
    "seniority": "executive",
    "company_name": "Oak Property Management",
    "company_domain": "oakpm.example",
    "company_website": "https://oakpm.example/",
    "company_state": "TX",
}
EVIDENCE = {"company": "oakpm.example", "quote": "q", "link": "https://oakpm.example/team", "method": "card"}
FIRM: dict[str, Any] = {
    "domain": "oakpm.example",
    "qualified": True,
    "company": {column: [COMPANY[column]] for column in COMPANY_COLUMNS},
    "people": [
        {"full_name": "Jane Doe", "title": "Broker", "email": "", "linkedin_url": "", "department": "leadership", "seniority": "executive"},
    ],
}  # fmt: skip

Judge = Callable[..., list[JudgedRow]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes the four files, some cells of them otherwise."""

    def write(company: dict[str, str], contact: dict[str, str], firm: dict[str, Any], sources: tuple[str, ...]) -> Path:
        folder = tmp_path / "rows"
        folder.mkdir(exist_ok=True)
        tables: dict[str, tuple[tuple[str, ...], list[dict[str, str]]]] = {
            "companies": ((*COMPANY_COLUMNS, "icp_confidence"), [COMPANY | company]),
            "contacts": (CONTACT_COLUMNS, [CONTACT | contact]),
            "evidence": (
                ("company", "field", "value", "quote", "link", "method"),
                [EVIDENCE | {"field": f"{column} of {(CONTACT | contact)['full_name']}", "value": ""} for column in sources],
            ),
        }  # fmt: skip
        for name, (columns, rows) in tables.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
        (folder / "key.jsonl").write_text(json.dumps(FIRM | firm) + "\n", "utf-8")
        return tmp_path

    return write


@pytest.fixture
def judge(write: Callable[..., Path]) -> Judge:
    def judge(
        company: dict[str, str] | None = None,
        contact: dict[str, str] | None = None,
        firm: dict[str, Any] | None = None,
        sources: tuple[str, ...] = ("full_name", "title"),
        only_known: bool = False,
    ) -> list[JudgedRow]:
        rows = write(company or {}, contact or {}, firm or {}, sources) / "rows"
        files = (rows / name for name in ("companies.csv", "contacts.csv", "evidence.csv"))
        return judged_rows(*files, key_lines(rows / "key.jsonl"), only_known=only_known)

    return judge


def test_a_right_row_is_usable(judge: Judge) -> None:
    (row,) = judge()
    assert row.usable
    assert row.lacks == ""
    assert (row.right, row.missed, row.wrong, row.confidence) == (17, 0, [], 0.84)


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"company": {"state": "OK"}}, "a wrong cell"),
        ({"contact": {"title": "Owner"}}, "a wrong cell, no named decision maker with title and source"),
        ({"contact": {"full_name": "Jim Poe"}}, "a wrong cell, no named decision maker with title and source"),
        ({"contact": {"title": "", "seniority": "", "department": ""}}, "no named decision maker with title and source"),
        ({"sources": ("full_name",)}, "no named decision maker with title and source"),
        ({"firm": {"qualified": False}}, "not asked for"),
        ({"firm": {"domain": "elm.example"}}, "a wrong cell, not the firm's own domain, not asked for,"
                                              " no named decision maker with title and source"),
    ],
)  # fmt: skip
def test_what_keeps_a_row_from_being_usable(judge: Judge, changed: dict[str, Any], lacks: str) -> None:
    (row,) = judge(**changed)
    assert not row.usable
    assert row.lacks == lacks


def test_an_empty_cell_is_missed_and_no_fault(judge: Judge) -> None:
    (row,) = judge(company={"units_estimate": ""})
    assert row.usable
    assert (row.right, row.missed) == (16, 1)


def test_of_a_sample_only_its_companies_are_judged(judge: Judge) -> None:
    assert judge(firm={"domain": "elm.example"}, only_known=True) == []


def test_the_figures_of_exports(judge: Judge) -> None:
    (good,), (bad,) = judge(), judge(company={"state": "OK"})
    found = result("usable-rows", [JudgedExport("seed 1", 3, [good, bad])], "")
    usable, cells = found.measures
    assert (usable.total.right, usable.total.wrong, usable.total.missed) == (1, 1, 2)
    assert usable.total.recall == pytest.approx(1 / 3)
    assert cells.total.right == 33
    assert found.figures["cell score"] == pytest.approx((33 - 4) / 34)
    assert found.headline == "**33.3 %** of the rows asked for are usable as they are (usable-rows: 1 of 3)."
    assert [mistake.where for mistake in usable.mistakes] == ["seed 1: oakpm.example", "seed 1"]
    assert "| seed 1 | 3 | 2 | 1 | 33.3 % | 33 | 1 | 0 |" in found.extra


def test_the_curve_takes_the_surest_first() -> None:
    curve = risk_coverage([(0.5, False), (0.9, True), (0.8, True), (0.6, False)])
    assert curve.points == ((0.25, 0.9, 0.0), (0.5, 0.8, 0.0), (0.75, 0.6, pytest.approx(1 / 3)), (1.0, 0.5, 0.5))
    assert curve.area == pytest.approx((1 / 3 + 1 / 2) / 4)
    assert risk_coverage([]).as_markdown() == ""


@given(st.lists(st.tuples(st.sampled_from([0.5, 0.7, 0.9]), st.booleans()), min_size=1, max_size=60), st.randoms())
def test_the_curve_does_not_depend_on_the_order_and_ends_with_all(rows: list[tuple[float, bool]], dice: Any) -> None:
    curve = risk_coverage(rows)
    shuffled = dice.sample(rows, len(rows))
    assert risk_coverage(shuffled) == curve
    coverage, confidence, risk = curve.points[-1]
    assert (coverage, confidence) == (1.0, min(rows)[0])
    assert risk == pytest.approx(sum(not usable for _, usable in rows) / len(rows))
    assert 0.0 <= curve.area <= 1.0


def test_an_export_of_ones_own(write: Callable[..., Path]) -> None:
    found = EXPORTED_ROWS.run(write({}, {}, {}, ("full_name", "title")))
    assert found.figures["usable share of the rows asked for"] == 1.0


@pytest.mark.parametrize(
    ("firm", "told"),
    [
        ({"company": {"state": ["TX"]}}, ""),
        ({"company": {"company_name": "Oak Property Management"}}, ""),
        ({"company": None}, "company is null, no JSON object"),
        ({"company": {"state": None}}, "company: state is null"),
        ({"company": {"state": []}}, r"company: state is \[\]"),
        ({"company": {"units_estimate": [300]}}, r"company: units_estimate is \[300\]"),
        ({"company": {"stat": ["TX"]}}, "company: there is no column 'stat'; did you mean 'state'"),
        ({"qualified": "no"}, 'qualified is "no"'),
        ({"people": None}, "people is null, no list"),
        ({"people": [{"full_name": "Jane Doe"}]}, "people: title is missing"),
        ({"people": [{"full_name": "Jane Doe", "title": "", "mail": ""}]}, "people: there is no column 'mail'"),
        ({"domain": None}, "domain is null, no text"),
        ({"domain": "elm.example"}, "The key has no domain of the companies file"),
    ],
)
def test_a_key_of_ones_own(write: Callable[..., Path], firm: dict[str, Any], told: str) -> None:
    folder = write({}, {}, firm, ())
    if not told:  # columns that nobody looked up are not judged
        assert EXPORTED_ROWS.run(folder).measures[1].total.wrong == 0
        return
    with pytest.raises(LeadgenError, match=told) as error:
        EXPORTED_ROWS.run(folder)
    assert "no domain" in told or error.value.where.endswith("key.jsonl, line 1")


def test_lines_of_a_key(write: Callable[..., Path]) -> None:
    path = write({}, {}, {}, ()) / "rows" / "key.jsonl"
    line = path.read_text("utf-8")
    path.write_text(f"\ufeff{line}\n", "utf-8")
    assert [firm["domain"] for firm in own_key(path)] == ["oakpm.example"]
    for text, told in (
        (line + line, "The company stands twice, in lines 1 and 2: oakpm.example"),
        ('{"domain": "oakpm.example", "qualified": true, "company": {}}', "The line lacks people"),
        ("[]", "The line is no JSON object"),
        ("{", "The line is no JSON"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(LeadgenError, match=told):
            own_key(path)


def test_audited_values(tmp_path: Path) -> None:
    (tmp_path / "audits").mkdir()
    lines = [
        {"company": "oakpm.example", "field": "state", "value": "TX", "right": True},
        {"company": "oakpm.example", "field": "title", "value": "Brokr", "right": False, "note": "Broker"},
        {"company": "elm.example", "field": "state", "value": "OK", "right": True},
    ]
    path = tmp_path / "audits" / "verdicts.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    found = AUDITED_VALUES.run(tmp_path)
    assert [measure.name for measure in found.measures] == ["all values", "state", "title"]
    assert found.measures[0].total.precision == pytest.approx(2 / 3)
    assert len(found.measures[0].units) == 2
    assert found.figures["cell score"] == pytest.approx((2 - 4) / 3)
    path.write_text('{"company": "a", "field": "state", "value": "TX", "right": "yes"}\n', "utf-8")
    with pytest.raises(LeadgenError, match="The line is no judged value: right is no true or false"):
        AUDITED_VALUES.run(tmp_path)
