"""The suite of contact points over a gold of three made-up pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.evaluation.contact_points import CONTACT_POINTS, _numbers
from leadgen_assets.evaluation.measure import Counts, SuiteResult
from leadgen_assets.web.archive_writer import ArchiveWriter

_PAGES = {
    "http://maple.example/": (
        "maple",
        "<p>Tel: (512) 555-0101, Fax: (512) 555-0102</p><p>Write to info@maple.example</p>"
        "<p><a href='mailto:jane@maple.example'>Jane</a></p>",
        [("TEL", "512 555-0101"), ("TEL", "Extension 12"), ("FAX", "512-555-0102"), ("EMAIL", "Info@maple.example")],
    ),
    "http://elm.example/": (
        "elm",
        "<p>Call 512-555-0111 or 512-555-0112</p><p>office@elm.example</p>",
        [("TEL", "512-555-0111"), ("TEL", "1.512.555.0113")],
    ),
    "http://elm.example/contact": (
        "elm",
        "<p>Phone 512-555-0111/12</p>",
        [("TEL", "512-555-0111/12"), ("EMAIL", "a@elm.example")],
    ),
}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "web").mkdir()
    with (folder / "web" / "smallbiz_dev.warc.gz").open("wb") as stream:
        for url, (_, html, _) in _PAGES.items():
            text = f"<html><body><h1>Firm</h1>{html}<p>We are a made-up firm, glad to see you at our office.</p></body></html>"
            ArchiveWriter(stream).response(url, text.encode(), datetime(2026, 3, 1, tzinfo=UTC))
    lines = [
        json.dumps({"url": url, "site": site, "entities": [{"type": kind, "text": text} for kind, text in labels]})
        for url, (site, _, labels) in _PAGES.items()
    ]
    (folder / "web" / "smallbiz_dev_gold.jsonl").write_text("\n".join(lines), "utf-8")
    assert all((folder / name).is_file() for name in CONTACT_POINTS.files)
    return CONTACT_POINTS.run(folder)


def test_numbers_are_compared_by_their_digits_and_counted_once_a_page(result: SuiteResult):
    tel = next(measure for measure in result.measures if measure.name == "TEL")
    assert tel.total == Counts(right=3, wrong=1, missed=1)
    assert [(mistake.expected, mistake.got) for mistake in tel.mistakes] == [("15125550113", ""), ("", "+15125550112")]


def test_a_word_that_ends_like_an_extension_is_none():
    assert list(_numbers("888.FAX.MAPLES")) == ["888329627537"]
    assert list(_numbers("512-555-0101 x12")) == ["5125550101"]


def test_a_fax_is_counted_apart(result: SuiteResult):
    fax = next(measure for measure in result.measures if measure.name == "FAX")
    assert fax.total == Counts(right=1)


def test_addresses_count_on_single_pages_and_unseen_ones_apart(result: SuiteResult):
    totals = {measure.name: measure.total for measure in result.measures}
    assert totals["EMAIL"] == Counts(right=1)
    assert totals["EMAIL with unseen ones"] == Counts(right=1, wrong=1)


def test_values_are_judged_with_their_confidence(result: SuiteResult):
    assert {judged.field for judged in result.judged} == {"phone", "fax", "email"}
    assert all(0 < judged.confidence < 1 for judged in result.judged)


def test_the_plain_ways_stand_beside(result: SuiteResult):
    beside = {name: counts for measure in result.measures for name, counts in measure.beside.items()}
    assert set(beside) == {"phone library alone", "one regular expression"}


@pytest.mark.slow  # leadgen eval --check does the same
def test_what_is_to_be_reached_is_reached_on_the_real_pages(shared_data: Path):
    figures = {measure.name: measure for measure in CONTACT_POINTS.run(shared_data).measures}
    for name in ("TEL", "EMAIL"):
        for reach in figures[name].reach:
            assert (figures[name].total.f1 or 0.0) >= reach.least, name
