from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from leadgen_assets.doors.submissions import Answered, answer_submissions
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.doors.conftest import House

FIELDS = {"name": "By a row", "sources": ["list:lists/firms.csv"]}
AT = datetime(2026, 3, 1, tzinfo=UTC)


def insert(house: House, fields: Any, base_folder: str = "") -> int:
    ((number,),) = house.sql(
        "INSERT INTO leadgen.submissions (fields, base_folder) VALUES (%s, %s) RETURNING submission_id",
        json.dumps(fields), base_folder,
    )  # fmt: skip
    return int(number)


def answer(house: House) -> list[Answered]:
    return house.with_database(lambda database: answer_submissions(database, house.settings, AT))


def test_a_row_becomes_a_request_and_says_so(house: House) -> None:
    insert(house, FIELDS)
    (told,) = answer(house)
    assert told.accepted
    ((status, text, key, at),) = house.sql("SELECT status, answer, request_key, answered_at FROM leadgen.submissions")
    assert (status, key, at) == ("accepted", f"{house.tenant}.by-a-row", AT)
    assert "is queued" in text
    assert "leadgen run" in text
    assert house.sql("SELECT door, base_folder FROM leadgen.lead_requests") == [("table", str(house.inbox.resolve()))]
    assert answer(house) == []
    insert(house, FIELDS)
    (again,) = answer(house)
    assert again.accepted
    assert "exists already" in again.answer


@pytest.mark.parametrize(
    ("fields", "base", "words"),
    [
        ([FIELDS], "", "fields is no JSON object"),
        ("text", "", "fields is no JSON object"),
        (None, "", "fields is no JSON object"),
        ({}, "", "name: is missing"),
        (FIELDS | {"states": ["Txas"]}, "", "states: 'Txas' is no state"),
        (FIELDS | {"tenant": "somebody-else"}, "", "and so does its request"),
        (FIELDS | {"sources": ["list:no.csv"]}, "", "no.csv does not exist"),
        (FIELDS | {"sources": [{"kind": "list"}]}, "", "sources[1].path: is missing"),
        (FIELDS | {"units_min": {"a": 1}}, "", "units_min"),
        (FIELDS, "relative/folder", "is not absolute"),
    ],
)
def test_a_bad_row_is_answered_and_holds_nobody_up(house: House, fields: Any, base: str, words: str) -> None:
    bad = insert(house, fields, base)
    good = insert(house, FIELDS | {"name": "good"})
    told = {one.submission_id: one for one in answer(house)}
    assert not told[bad].accepted
    assert words in told[bad].answer
    assert told[good].accepted
    assert house.requests() == ["good"]
    assert house.sql("SELECT status, request_key FROM leadgen.submissions WHERE submission_id = %s", bad) == [
        ("rejected", None)
    ]


def test_a_conflict_is_answered_with_the_difference(house: House) -> None:
    insert(house, FIELDS)
    insert(house, FIELDS | {"target_companies": 3})
    first, second = answer(house)
    assert (first.accepted, second.accepted) == (True, False)
    assert "target_companies: 25 here, 3 there" in second.answer


def test_racing_ticks_answer_each_row_once(house: House) -> None:
    numbers = [insert(house, FIELDS | {"name": f"r{number}"}) for number in range(8)]

    async def race(database: Database) -> list[list[Answered]]:
        ticks = (answer_submissions(database, house.settings, AT) for _ in range(3))
        return await asyncio.gather(*ticks)

    answered = [one.submission_id for tick in house.with_database(race) for one in tick]
    assert sorted(answered) == numbers
    assert len(house.requests()) == 8


def test_a_tick_ends_in_time_and_the_rest_waits(house: House) -> None:
    for number in range(3):
        insert(house, FIELDS | {"name": f"r{number}"})
    left = iter([True, False])
    told = house.with_database(lambda database: answer_submissions(database, house.settings, AT, lambda: next(left)))
    assert len(told) == 1
    assert len(answer(house)) == 2


def test_a_row_of_no_possible_tenant_or_of_any_size_is_refused_by_the_table(house: House) -> None:
    with psycopg.connect(house.url, autocommit=True) as superuser:
        for tenant, fields in (("Bad Tenant", {}), ("good", {"name": "x" * 1_000_001})):
            with pytest.raises(psycopg.errors.CheckViolation):
                superuser.execute(
                    "INSERT INTO leadgen.submissions (tenant_id, fields) VALUES (%s, %s)", [tenant, json.dumps(fields)]
                )


def test_without_a_key_for_the_model_every_door_says_so_at_once(house: House) -> None:
    words = "because OPENAI_API_KEY is not set: set it in .env, or LEADGEN_MODE=off"
    insert(house, FIELDS)
    house.put_request("a.yaml", "by file")
    quiet, house.settings = house.settings, house.settings.model_copy(update={"mode": "real", "openai_api_key": None})
    (told,) = answer(house)
    assert words in told.answer
    (taken,) = [one for one in house.look().taken if one.name == "a.yaml"]
    assert words in taken.words
    assert words in taken.left, "for the tick's line"
    house.settings = quiet
    insert(house, FIELDS | {"name": "By rules"})
    assert words not in answer(house)[0].answer
