from __future__ import annotations

import asyncio
from typing import Any

import pytest

from leadgen_assets.desk import standings, words
from leadgen_assets.desk.keys import Keys
from leadgen_assets.domain.requests.request import RequestStatus, next_step
from leadgen_assets.stages.standing import StageStanding
from leadgen_assets.storage.database import Database


@pytest.mark.parametrize("status", list(RequestStatus))
def test_commands_of_every_next_step_can_be_copied(status: RequestStatus) -> None:
    told = next_step(status, "default.texas-2", reason="no page could be read")
    pieces = words.pieces(told)
    assert "".join(piece for piece, _ in pieces).rstrip(".") == told.replace(
        "`leadgen report", "leadgen report"
    ).replace("texas-2`", "texas-2").rstrip(".")
    for command in (piece for piece, is_command in pieces if is_command):
        assert command.startswith("leadgen ")
        assert "default.texas-2" in command
        assert not command.endswith((".", "`", ";"))
    assert status in words.TONES


@pytest.mark.parametrize(
    ("told", "short"),
    [
        ("Export it: leadgen export a.b", "Export it: leadgen export a.b"),
        (
            "It stopped on an error (no key). " + "Set OPENAI_API_KEY, or go on without. " * 3,
            "It stopped on an error (no key) …",
        ),
        ("word " * 60, ("word " * 20).strip() + " …"),
        ("x" * 300, "x" * 100 + " …"),
    ],
)
def test_a_list_has_next_steps_in_short(told: str, short: str) -> None:
    assert words.in_short(told) == short


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (12_345, "12 kB"), (999_600, "1.0 MB"), (3_400_000, "3.4 MB")],
)
def test_sizes(number: int, told: str) -> None:
    assert words.size(number) == told


def test_a_screen_reader_is_told_at_every_tenth() -> None:
    def told(done: int) -> str:
        stages = StageStanding("company_pages", 7, 0, 7), StageStanding("company_profiles", done, 0, 200)
        return words.told_progress("running", stages)

    assert told(40) == told(58) == "Running: company profiles, 20 % done."
    assert told(60) == "Running: company profiles, 30 % done."
    assert told(200) == "Running: every stage is through."


def test_a_request_is_counted_anew_only_when_something_happened(
    changeable: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = []
    read = standings.read_standing

    async def counting(*given: Any) -> Any:
        counted.append(given[1])
        return await read(*given)

    monkeypatch.setattr(standings, "read_standing", counting)
    now = [0.0]

    async def look() -> None:
        kept = standings.Standings(lambda: now[0])
        async with Database(changeable.url) as database:
            together = await asyncio.gather(*(kept.read(database, changeable.key, 4.0) for _ in range(5)))
            assert len({id(standing) for standing in together}) == 1
            assert len(counted) == 1
            changeable.sql("UPDATE leadgen.work_items SET status = 'failed' WHERE stage = 'contacts'")
            assert (await kept.read(database, changeable.key, 4.0)).stages[-1].failed > 0
            changeable.sql("UPDATE leadgen.lead_requests SET next_step = 'Rest.'")
            assert (await kept.read(database, changeable.key, 4.0)).stored.next_step == "Rest."
            assert len(counted) == 3
            now[0] = 31.0
            await kept.read(database, changeable.key, 4.0)
            assert len(counted) == 4

    asyncio.run(look())


def test_too_many_wrong_keys_are_turned_away_at_once() -> None:
    async def come() -> list[bool]:
        keys = Keys("token", 3001, wrong_seconds=0.001)
        return list(await asyncio.gather(*(keys.keep_waiting() for _ in range(25))))

    answers = asyncio.run(come())
    assert answers.count(False) == 5
