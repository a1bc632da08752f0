"""The commands of decisions: what they print, their exit codes, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from leadgen_assets.cli.connected import with_database
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request

Leadgen = Callable[..., Any]


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> Path:
    """An installation with one failed request, `default.idle`."""
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    text = "name: idle\nsources: list:nothing.csv\n"
    with_database(lambda database, s: submit_request(database, s, text, "the test", tmp_path, RequestStatus.QUEUED))
    set_status(database_url, "failed")
    return tmp_path / "home"


def set_status(database_url: str, status: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("UPDATE leadgen.lead_requests SET status = %s", [status])


def test_amending_says_what_changed_and_what_comes_next(leadgen: Leadgen, tmp_path: Path) -> None:
    said = leadgen("amend", "idle", "--target", "30", "--add", "states=TX", "--add", "states=OK")
    assert said.code == 0
    assert 'default.idle: Amended: target_companies: 25 → 30; states: nothing → ["TX", "OK"].' in said.out
    assert "queued; next step: " in said.out
    (tmp_path / "more.csv").write_text("company,website\nBirch,https://birch.example\n", "utf-8")
    added = leadgen("amend", "Default.Idle", "--add", "sources=list:more.csv")
    assert "Amended: sources: list:nothing.csv → list:nothing.csv; list:more.csv." in added.out
    missing = leadgen("amend", "idle", "--add", "sources=list:FILE.csv")
    assert (missing.code, "FILE.csv does not exist; write your file's name" in missing.err) == (1, True)
    again = leadgen("amend", "idle", "--target", "30", "--json")
    told = json.loads(again.out)
    assert (again.code, told["changed"], told["status"], told["version"]) == (0, False, "queued", 3)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("amend",), 2, "Missing argument"),
        (("amend", "idle"), 2, "Say what changes"),
        (("amend", "idle", "--target", "x"), 1, "target_companies: 'x' is not a whole number"),
        (("amend", "idle", "--target", "3", "--set", "target_companies=4"), 2, "say it twice"),
        (("amend", "idle", "--set", "states=TX", "--set", "states=OK"), 2, "--set states=… stands twice"),
        (("amend", "idle", "--set", "states"), 2, "is not FIELD=VALUE"),
        (("amend", "idle", "--stop", "--target", "3"), 2, "--stop stands alone"),
        (("amend", "idle", "--accept-partial", "--target", "3"), 2, "--accept-partial stands alone"),
        (("amend", "idle", "--accept-partial"), 1, "no company was delivered yet"),
        (("amend", "nobody", "--target", "3"), 1, "There is no request 'default.nobody'"),
        (("cancel", "nobody"), 1, "There is no request"),
        (("cancel", "idle"), 0, "Nothing to cancel: it is failed already."),
        (("refresh", "idle", "--stale", "--all"), 2, "One of --stale"),
        (("refresh", "idle"), 0, "Nothing to refresh: no site's pages are older than 180 days (90 where"),
        (("resume", "nobody"), 1, "There is no request"),
    ],
)
def test_what_is_wrong_is_told_with_its_exit_code(
    leadgen: Leadgen, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = leadgen(*arguments)
    assert said.code == code
    assert words in said.out + said.err


def test_running_tells_that_nothing_is_to_be_done_again(leadgen: Leadgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.cli.running.run_and_tell", lambda settings, key, as_json: None)
    words = "Nothing to refresh: nothing failed"
    assert words in leadgen("run", "idle", "--redo", "failed", "--mode", "off", "--yes").out
    said = leadgen("run", "idle", "--redo", "failed", "--mode", "off", "--yes", "--json")
    assert (words in said.err, said.out) == (True, ""), "stdout is for what a program reads"


def test_one_request_through_its_decisions(leadgen: Leadgen, database_url: str) -> None:
    assert "It is tried again" in leadgen("resume", "idle").out
    assert "Nothing to resume: it is queued." in leadgen("resume", "idle").out
    assert "Cancelled." in leadgen("cancel", "default.idle").out
    assert (
        json.loads(leadgen("cancel", "idle", "--json").out)["decided"] == "Nothing to cancel: it is cancelled already."
    )
    set_status(database_url, "ready")
    assert "stays as it is" in leadgen("amend", "idle", "--set", "repeat=monthly").out
    assert "repeats monthly" in leadgen("list").out
    assert "no longer repeated" in leadgen("cancel", "idle").out


def test_a_preview_that_waits_is_not_passed_by_running(leadgen: Leadgen, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "preview.yaml"
    file.write_text("name: shown\nsources: list:nothing.csv\npreview: 2\n", "utf-8")
    text = file.read_text("utf-8")
    with_database(lambda database, s: submit_request(database, s, text, "a", tmp_path, RequestStatus.QUEUED))
    set_status(database_url, "needs_decision")
    for given in (str(file), "shown"):
        said = leadgen("run", given)
        assert said.code == 1
        assert "showed its preview and waits for you" in said.err
        assert "leadgen resume default.shown --run" in said.err
