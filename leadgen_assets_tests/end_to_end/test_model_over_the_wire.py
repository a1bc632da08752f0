"""Whole runs against a service that fails in three calls of ten: no company is lost, and the ledger is what the service saw."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from leadgen_assets.demo.build import build_web


def assert_same_as_seen(done: Any, calls: list[dict[str, Any]], billed: Callable[[list[dict[str, Any]]], int]) -> None:
    """The ledger has the calls that the service saw, each with what became of it, and what they cost."""
    gave = Counter(call["fate"] for call in calls)
    assert len(calls) == len(done.rows())
    assert done.statuses() == Counter(
        answered=gave["answer"],
        unusable=gave["refusal"] + gave["incomplete"],
        failed=gave["429"] + gave["500"],
        unknown=gave["cut"] + gave["half"] + gave["html"] + gave["slow"],
    )
    paid = [call for call in calls if call["fate"] in ("answer", "refusal", "incomplete")]
    in_ledger = [row for row in done.rows() if row[0] in ("answered", "unusable")]
    assert sum(cost for _, cost, _ in in_ledger) == billed(paid)


@pytest.mark.long
def test_with_three_calls_of_ten_failing_no_company_is_lost_and_the_ledger_is_what_the_service_saw(
    asking: Callable[..., Any],
    model_services: Callable[..., Any],
    homes: list[str],
    billed: Callable[[list[dict[str, Any]]], int],
) -> None:
    service = model_services(share=0.3, seed=11, seconds=0.01, sources=homes[:3])
    done = asking(service.address)
    assert done.success, done.words
    assert done.companies() == {"exported": 12}
    assert {status for _, status in done.work()} == {"done"}
    assert_same_as_seen(done, service.calls_as_met(done.ledger()), billed)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_three_calls_of_ten_failing_ninety_nine_of_a_hundred_companies_complete(
    asking: Callable[..., Any],
    model_services: Callable[..., Any],
    billed: Callable[[list[dict[str, Any]]], int],
    tmp_path: Path,
    seed: int,
) -> None:
    service = model_services(share=0.3, seed=seed, seconds=0.05)
    done = asking(service.address, web=build_web(tmp_path / "web", firms=100))
    assert done.success, done.words
    calls = service.calls_as_met(done.ledger())
    assert len({call["fate"] for call in calls}) == 9, "every kind of fault happened"
    profiles = {status: number for (stage, status), number in done.work().items() if stage == "company_profiles"}
    assert profiles["done"] >= 0.99 * sum(profiles.values())
    assert sum(profiles.values()) == sum(done.companies().values())
    assert_same_as_seen(done, calls, billed)


@pytest.mark.long
def test_the_key_stands_nowhere_although_the_service_repeats_it(
    asking: Callable[..., Any],
    model_services: Callable[..., Any],
    homes: list[str],
    secret: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    service = model_services(share=0.3, seed=5, echo=True, sources=homes[:3], faults=["429", "500", "html", "refusal"])
    caplog.set_level(logging.DEBUG)
    done = asking(service.address)
    assert done.success, done.words
    assert {call["fate"] for call in service.calls()} >= {"500", "429", "html", "refusal"}

    chain, found = done.chain, list[str]()
    databases = [chain.database_url, str(chain.instance.event_log_storage.postgres_url)]
    for url in databases:
        found += texts_with(secret, url)
    assert chain.sql("SELECT 1 FROM leadgen.model_calls WHERE position('[key]' IN error) > 0 LIMIT 1"), (
        "it was repeated, and cut out"
    )
    for path in (file for file in chain.folder.rglob("*") if file.is_file()):
        if secret.encode() in path.read_bytes():
            found.append(str(path))
    out, err = capfd.readouterr()
    assert not found
    assert secret not in out + err + caplog.text + repr([record.__dict__ for record in caplog.records])


def texts_with(text: str, url: str) -> list[str]:
    """Tables of a database of which a row, written as text, holds the text; bytes are looked into as well."""
    with psycopg.connect(re.sub(r"^postgresql\+\w+:", "postgresql:", url), autocommit=True) as connection:
        tables = connection.execute(
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables"
            " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        assert len(tables) > 10
        return [
            str(table)
            for (table,) in tables
            if connection.execute(
                f"SELECT count(*) FROM {table} t WHERE position(%s IN t::text) + position(%s IN t::text) > 0".encode(),
                [text, text.encode().hex()],
            ).fetchone()
            != (0,)
        ]
