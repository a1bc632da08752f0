"""What `leadgen doctor` says of a model without asking one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from leadgen_assets.cli.doctor_lines import State, about_model
from leadgen_assets.settings import Settings


@pytest.mark.parametrize(
    ("script", "state", "words"),
    [
        ('{"answer": "none"}\n', State.LOOK, "a script answers"),
        ("nonsense\n", State.WRONG, "script.jsonl, line 1"),
        ("[1]\n", State.WRONG, "it is no object"),
        ("\n", State.WRONG, "the script has no answer"),
        (None, State.WRONG, "the script cannot be read"),
    ],
    ids=["there", "broken", "odd", "empty", "missing"],
)
def test_a_script_that_cannot_be_used_is_told_before_a_run_meets_it(
    tmp_path: Path, script: str | None, state: State, words: str
) -> None:
    path = tmp_path / "script.jsonl"
    if script is not None:
        path.write_text(script, "utf-8")
    [line] = asyncio.run(about_model(Settings(mode="mock", model_script=path)))
    assert line.state is state
    assert words in line.seen
