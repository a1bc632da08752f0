from __future__ import annotations

from pathlib import Path

import pytest

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.same_company import FIRMS, SITES, SUITE, spellings

GOLD = """True Id,Id,Site name,Address,Zip,Phone
a,1,Tarnwick House,"12 N. Millrace Ln, 78704",,555-0123
a,2,TARNWICK HSE,12 North Millrace Lane,78704,5550123
a,3,Orrin Yard,9 Elm St,78704,
b,4,Lindle School,"40 Oak
 St",78704,
c,5,Lindle Sch.,40 Oak Street,78704,5550188
"""
ROLL = "name,license_number,city,state,zip\n" + "".join(
    f"Tarnwick{number} Orrin{number} Realty Inc,{number},Austin,TX,78704\n" for number in range(40)
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in ((SITES, GOLD), (FIRMS, ROLL)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_pairs_are_counted_by_true_id(data: Path) -> None:
    first, *_, spelled = SUITE.run(data).measures
    assert (first.total.right, first.total.wrong, first.total.missed) == (1, 1, 2)
    assert {mistake.expected for mistake in first.mistakes} == {"one company", "two companies"}
    assert spelled.total.precision == spelled.total.recall == 1
    assert spelled.total.right > 0


def test_a_folder_without_the_roll_does(data: Path) -> None:
    (data / FIRMS).unlink()
    assert all(measure.name != "spellings" for measure in SUITE.run(data).measures)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Id,Name\n1,Tarn\n", "A column is missing"),
        (GOLD.splitlines()[0] + "\na,1,T,,,\n", "No two rows have one true id"),
    ],
)
def test_files_that_are_something_else_are_told(data: Path, text: str, words: str) -> None:
    (data / SITES).write_text(text, "utf-8")
    with pytest.raises(LeadgenError, match=words):
        SUITE.run(data)


def test_spellings_differ_from_the_name() -> None:
    made = spellings("Tarnwick Realty And Management Inc", "Wexcombe 1")
    assert "Tarnwick Rlty And Mgmt Inc" in made
    assert "Wexcombe 1 LLC dba Tarnwick Realty And Management" in made
    assert len({*made, "Tarnwick Realty And Management Inc"}) == len(made) + 1
