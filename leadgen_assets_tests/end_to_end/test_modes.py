"""Mode mock from the command's settings to the files: it answers, it is marked, and what it said is not exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NOTHING = [
    {"agent_schema": "CompanyAnswer", "answer": {"same_company": True, "values": []}},
    {"agent_schema": "PeopleAnswer", "answer": {"same_company": True, "people": []}},
    {"agent_schema": "NamedCompanies", "answer": {"companies": []}},
    {"answer": "none"},
]
"""A script that answers everything with nothing."""


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Any]], None]:
    """Writes the script that the settings name."""

    def written(steps: list[Any]) -> None:
        path = tmp_path / "script.jsonl"
        path.write_text("".join(f"{json.dumps(step)}\n" for step in steps), "utf-8")
        monkeypatch.setenv("LEADGEN_MODEL_SCRIPT", str(path))

    return written


def pointing_at(page: int, name: int, title: int) -> dict[str, Any]:
    """An answer that points at a person of the fictional web."""
    nothing = {"value": None, "page": None, "segment": None}
    person = {
        "full_name": {"value": "Angela Boudreaux", "page": page, "segment": name},
        "title": {"value": "President", "page": page, "segment": title},
        **dict.fromkeys(("email", "phone", "linkedin_url"), nothing),
    }
    return {"same_company": True, "people": [person]}


@pytest.mark.long
def test_a_script_goes_through_all_stages_and_no_value_is_exported_on_its_word(
    asking: Callable[..., Any], script: Callable[[list[Any]], None]
) -> None:
    domain = "domain: thornfoldsummitrentalhomes.example"
    script([{"agent_schema": "PeopleAnswer", "contains": domain, "answer": pointing_at(2, 19, 20)}, *NOTHING])
    told = asking("http://127.0.0.1:9/v1", mode="mock")
    assert set(told.statuses()) == {"answered"}
    chain = told.chain
    assert chain.sql("SELECT DISTINCT mode FROM leadgen.model_calls") == [("mock",)]
    assert chain.sql("SELECT DISTINCT value, method FROM leadgen.researched_people WHERE field = 'full_name'") == [
        ("Angela Boudreaux", "mock_model")
    ]
    # Rules found her too: her rows stand on the page's own evidence, which the script only agrees with.
    assert told.success, told.words
    written = "".join(path.read_text("utf-8") for path in chain.folder.rglob("*.csv") if "evidence_" in path.name)
    assert "Angela Boudreaux" in written
    assert "mock_model" not in written
    chain.sql("UPDATE leadgen.evidence SET method = 'mock_model', said_by = 'scripted'")
    again = chain.materialize(told.key, "contacts")
    assert not again.success
    (broken,) = [one for one in again.get_asset_check_evaluations() if not one.passed]
    assert broken.check_name == "values_come_from_allowed_methods"
    assert "were said by the scripted model" in (broken.description or "")
    refused = chain.materialize(told.key, "companies_csv", "contacts_csv", "evidence_csv")
    assert not refused.success
    assert "No file was written" in chain.words_of_failure(refused)


def test_production_refuses_a_script(asking: Callable[..., Any], script: Callable[[list[Any]], None]) -> None:
    script(NOTHING)
    refused = asking("http://127.0.0.1:9/v1", mode="mock", PRODUCTION="true")
    assert not refused.success
    assert "a scripted model may not answer in production" in refused.words
    assert refused.rows() == []
