"""What the terminal shows of files that cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leadgen_assets.cli.entry import run


def shown(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert run([str(word) for word in words]) == 1
    return capsys.readouterr().err


def test_a_pipe_or_device_is_told_by_every_command_that_takes_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # `crawl` opens the database: the one of whoever runs the tests is none of ours.
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    os.mkfifo(tmp_path / "pipe.yaml")
    for command in (["run"], ["columns"], ["icp", "validate"], ["crawl"]):
        told = shown(
            capsys,
            *command,
            tmp_path / "pipe.yaml",
            *(["--save", tmp_path / "x.warc.gz"] if command == ["crawl"] else []),
        )
        assert "is a pipe, not a file" in told, (command, told)
        assert "what to do: save what comes out of it as a file" in told
    assert "is a device, not a file" in shown(capsys, "run", "/dev/zero")


def test_columns_of_a_web_archive_speak_of_no_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sites.warc").write_bytes(b"WARC/1.0\r\n")
    told = shown(capsys, "columns", tmp_path / "sites.warc")
    assert "The list is a web archive, no list" in told
    assert "request" not in told


def test_an_icp_that_is_missing_or_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no such ICP file." in shown(capsys, "icp", "validate", tmp_path / "no.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    assert "is no text in UTF-8" in shown(capsys, "icp", "validate", tmp_path / "latin.yaml")


def test_settings_are_told_in_our_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LEADGEN_WORKERS", "many")
    monkeypatch.setenv("LEADGEN_UI_PORT", "0")
    told = shown(capsys, "icp", "list")
    assert "LEADGEN_WORKERS: 'many' is not a whole number" in told
    assert "LEADGEN_UI_PORT: '0' is too small; the least is 1" in told
    assert "Input should" not in told
