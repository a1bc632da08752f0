from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.stages.icp_folder import SHIPPED

Leadgen = Callable[..., Any]
SENTENCE = "25 property managers in Texas on Buildium"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_new_prints_a_request_alone_on_stdout(leadgen: Leadgen) -> None:
    said = leadgen("new", f"{SENTENCE} with golden doors")
    assert said.code == 0
    assert "target_companies: 25" in said.out
    assert "states: [TX]" in said.out
    assert "golden doors" in said.err


@pytest.mark.parametrize("sentence", ["", "  ", "?!"])
def test_new_does_not_make_a_request_of_nothing(leadgen: Leadgen, sentence: str) -> None:
    said = leadgen("new", sentence)
    assert (said.code, said.out) == (1, "")
    assert "The sentence is empty" in said.err


def test_new_writes_a_file_that_run_can_read_once_it_has_sources(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    file = tmp_path / "request.yaml"
    assert leadgen("new", SENTENCE, "-o", str(file)).code == 0
    again = leadgen("new", SENTENCE, "-o", str(file))
    assert again.code == 1
    assert "exists already" in again.err
    refused = leadgen("run", str(file))
    assert refused.code == 1
    assert "sources: names none" in refused.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name: x\nsources: [list:a.csv]\nstates: [Texsas]\n", "'Texsas' is no state of the USA"),
        (b"name: x\nsources: [list:a.csv]\ntarget_companies: -5\n", "target_companies"),
        (b"name: x\nsources: [list:a.csv]\ntarget_companies: 10000000\n", "target_companies"),
        (b"name: x\nsources: [list:a.csv]\nicp: no_such\n", "there is no ICP 'no_such'"),
        (b"name: x\nsources: [list:a.csv]\npms_any_of: [Bildium]\n", "Did you mean"),
        (b"name: x\nname: y\nsources: [list:a.csv]\n", "name"),
        (b"", "empty"),
        (b"- just\n- a list\n", "field: value"),
        (b"name: \xff\xfe\x00bad", "not a text file"),
        (b"name: caf\xe9", "is no text in UTF-8"),
    ],
)
def test_a_bad_request_file_is_one_message(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str, content: bytes, words: str
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    file = tmp_path / "bad.yaml"
    file.write_bytes(content)
    said = leadgen("run", str(file))
    assert said.code == 1
    assert words.lower() in said.err.lower()
    assert str(file) in said.err
    assert "what to do" in said.err


def test_requests_that_are_not_there_are_told(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    assert "There is no request yet" in leadgen("list").out
    assert json.loads(leadgen("list", "--json").out) == []
    assert "There is no request yet" in leadgen("status").err
    assert "There is no request 'default.no-such'" in leadgen("report", "No such!").err
    assert "There is no request 'acme.none'" in leadgen("export", "acme.none").err
    assert "is no request's name" in leadgen("check", "???").err
    missing = leadgen("run", str(tmp_path / "none.yaml"))
    assert missing.code == 1
    assert "does not exist" in missing.err


def test_icp_list_and_validate(leadgen: Leadgen, home: Path) -> None:
    assert {entry["name"] for entry in json.loads(leadgen("icp", "list", "--json").out)} >= {"property_management"}
    said = leadgen("icp", "validate", str(SHIPPED / "property_management.yaml"))
    assert said.code == 0
    assert "can be used" in said.out
    assert str(home / "icp") in said.out


def test_icp_validate_explains_every_fault_with_its_line(leadgen: Leadgen, tmp_path: Path) -> None:
    text = (SHIPPED / "property_management.yaml").read_text().replace("describes:", "discribes:", 1)
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    said = leadgen("icp", "validate", str(file))
    assert said.code == 1
    assert "line" in said.err
    assert "discribes" in said.err
    assert leadgen("icp", "validate", str(tmp_path / "none.yaml")).code == 1
