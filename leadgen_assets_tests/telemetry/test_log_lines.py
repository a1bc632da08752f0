"""Lines of our own: whole in both forms, with the ids of the work, without what nobody may read."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.errors import StageFailed
from leadgen_assets.settings import PROJECT
from leadgen_assets.telemetry.log_lines import Form, harmless, lines_of
from leadgen_assets.telemetry.work import working_on

RUN = "0a1b2c3d-1111-4222-8333-444455556666"


def written(form: Form, message: str, *values: object, error: BaseException | None = None) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(lines_of(form))
    trace = (type(error), error, error.__traceback__) if error else None
    record = {
        "name": "leadgen_assets.stages.work",
        "levelname": "WARNING",
        "msg": message,
        "args": values,
        "exc_info": trace,
    }
    handler.emit(logging.makeLogRecord(record))
    return stream.getvalue()


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


@given(st.text())
def test_a_json_line_is_one_line_whatever_is_said(message: str) -> None:
    line = written("json", "%s", message)
    assert line.count("\n") == 1
    assert json.loads(line)["message"] == harmless(message)


def test_a_line_within_a_stage_carries_the_four_ids_and_tasks_inherit_them() -> None:
    async def inside() -> str:
        return written("json", "item %s failed", "7")

    async def two_at_once() -> list[str]:
        with working_on("north.texas", "contacts", RUN):
            first = asyncio.create_task(inside())
        with working_on("south.utah", "company_pages", RUN):
            return await asyncio.gather(first, asyncio.create_task(inside()))

    one, other = (json.loads(line) for line in asyncio.run(two_at_once()))
    assert {name: one[name] for name in ("request", "tenant", "stage", "run")} == {
        "request": "north.texas", "tenant": "north", "stage": "contacts", "run": RUN,
    }  # fmt: skip
    assert other["request"] == "south.utah"
    outside: dict[str, Any] = json.loads(written("json", "between runs"))
    assert not {"request", "tenant", "stage", "run"} & set(outside)
    with working_on("north.texas", "contacts", RUN):
        assert "leadgen_assets.stages.work [north.texas contacts 0a1b2c3d]: between runs" in written(
            "text", "between runs"
        )


SECRETS = [
    "sk-proj-abcdefghijk", "Bearer abcdefghijk", "anna.berg@firm.example", "postgresql://lead:s3cret@db.example/x",
    "password=s3cret&x=1", "123-45-6789",
]  # fmt: skip


@pytest.mark.parametrize("form", ["text", "json"])
def test_keys_passwords_and_addresses_are_not_written(form: Form) -> None:
    line = written(form, "asked %s", " ".join(SECRETS), error=raised(ValueError(f"row of {SECRETS[2]}")))
    for secret in ("abcdefghijk", "anna.berg", "s3cret", "123-45"):
        assert secret not in line


def test_an_errors_words_stay_out_of_json_unless_they_are_meant_for_people() -> None:
    quoted = json.loads(written("json", "failed", error=raised(ValueError("Ms Berg, owner"))))
    assert "Berg" not in json.dumps(quoted)
    assert quoted["error"] == "ValueError"
    assert "raised" in quoted["trace"][-1]
    told = json.loads(written("json", "failed", error=raised(StageFailed("half of it failed", "request t.a"))))
    assert told["what"] == "half of it failed (request t.a)"


@pytest.mark.long
def test_nothing_of_opentelemetry_is_loaded_unless_it_is_asked_for() -> None:
    code = "import leadgen_assets.stages.work, leadgen_assets.llm.gateway, sys; print('opentelemetry' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
