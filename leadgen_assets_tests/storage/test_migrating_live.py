"""The schema brought forward on a database with rows in it, while others write; and refused where it is newer."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from leadgen_assets.cli import entry
from leadgen_assets.domain.errors import DatabaseUnavailable, SchemaNewer
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import block_keys
from leadgen_assets.sensors.reading import as_operator
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.migrations import forward, head, migrate
from leadgen_assets.storage.opening import opened
from leadgen_assets.storage.roles import APP, acting_as, prepare

RELEASED = ["0001_house", "0002_every_door", "0003_web_turns", "0004_model", "0005_identity"]
ROWS = """
INSERT INTO tenants (name) VALUES ('Acme');
INSERT INTO icps (icp_hash, name, body) VALUES ('h', 'pm', '{}');
INSERT INTO lead_requests (request_key, request, base_folder, icp_hash, status)
    SELECT 'acme.r' || n, '{"repeat": "never"}', '/', 'h', 'ready' FROM generate_series(1, 20) n;
INSERT INTO companies (identity_key, name) SELECT 'name:' || n, 'Firm ' || n FROM generate_series(1, 50) n;
INSERT INTO profiles (company_id, input_hash, body, pages_read, rejected) SELECT company_id, 'p', '{}', 1, 0 FROM companies;
INSERT INTO evidence (company_id, input_hash, ordinal, subject, field, value, url, segment, quote, method, confidence, verified,
    seen_at) SELECT company_id, 'p', 0, 'company', 'city', 'Austin', 'u', 1, 'q', 'text', 1, true, now() FROM companies;
INSERT INTO work_items (request_key, stage, item, input_hash, status, run_id)
    SELECT 'acme.r1', 'company_pages', company_id::text, 'h', 'done', 'run' FROM companies;
INSERT INTO model_calls (call_hash, request_key, stage, model, status, prompt, answer, reserved_microusd, settled_microusd)
    SELECT 'c' || n, 'acme.r1', 'contacts', 'm', 'answered', '{}', '{}', 2, 1 FROM generate_series(1, 30) n;
INSERT INTO export_sets (export_id, request_key, run_id, companies, contacts, evidence, verdict)
    VALUES ('e', 'acme.r1', 'run', '[]', '[]', '[]', '[]');
INSERT INTO exports (export_id, kind, path, rows, bytes, sha256) VALUES ('e', 'companies', '/x', 0, 0, '');
"""


def as_tenant(url: str) -> psycopg.Connection[Any]:
    connection = psycopg.connect(acting_as(url, APP), autocommit=True)
    connection.execute("SELECT set_config('leadgen.tenant', 'acme', false)")
    return connection


def brought_to(url: str, revision: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        prepare(connection, url)
    forward._upgrade(url, revision)


def contents(url: str) -> dict[str, list[Any]]:
    """Of each table the columns that it began with, as text."""
    columns = {
        "lead_requests": "request_key, request, status", "companies": "company_id, name", "evidence": "company_id, quote",
        "work_items": "request_key, stage, item", "model_calls": "call_id, prompt, settled_microusd", "exports": "export_id, path",
    }  # fmt: skip
    with psycopg.connect(url) as connection:
        return {
            table: connection.execute(f"SELECT {names} FROM leadgen.{table} ORDER BY 1, 2".encode()).fetchall()
            for table, names in columns.items()
        }


class Writer:
    """Somebody who goes on working: an event every few milliseconds, each of its own transaction."""

    def __init__(self, url: str) -> None:
        self._url, self._stop, self.written, self.slowest = url, threading.Event(), 0, 0.0
        self._thread = threading.Thread(target=self._write)

    def __enter__(self) -> Writer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _write(self) -> None:
        with as_tenant(self._url) as connection:
            while not self._stop.wait(0.005):
                began = time.monotonic()
                connection.execute("INSERT INTO events (request_key, event) VALUES ('acme.r1', 'live')")
                connection.execute("UPDATE lead_requests SET updated_at = now() WHERE request_key = 'acme.r1'")
                self.written, self.slowest = self.written + 1, max(self.slowest, time.monotonic() - began)


@pytest.mark.parametrize("revision", RELEASED)
def test_nothing_is_lost_on_the_way_from_any_release(empty_database_url: str, revision: str) -> None:
    brought_to(empty_database_url, revision)
    with as_tenant(empty_database_url) as connection:
        connection.execute(ROWS.encode())
    before = contents(empty_database_url)
    with Writer(empty_database_url) as writer:
        assert migrate(empty_database_url) == head()
        reached = writer.written
        while writer.written < reached + 3:
            time.sleep(0.005)
    with psycopg.connect(empty_database_url) as connection:
        (live,) = connection.execute("SELECT count(*) FROM leadgen.events WHERE event = 'live'").fetchone() or (0,)
        bad = connection.execute("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid").fetchall()
    after = contents(empty_database_url)
    assert after == before
    assert live == writer.written
    assert writer.slowest < forward.LOCK_SECONDS + 3
    assert bad == []


def test_an_index_whose_building_was_killed_is_built_anew(empty_database_url: str) -> None:
    brought_to(empty_database_url, "0005_identity")
    with psycopg.connect(empty_database_url, autocommit=True) as connection:
        connection.execute("SET ROLE leadgen_owner")
        connection.execute("CREATE INDEX lead_requests_by_key ON leadgen.lead_requests (request_key)")
        connection.execute("RESET ROLE")
        connection.execute(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'leadgen.lead_requests_by_key'::regclass"
        )
        migrate(empty_database_url)
        assert connection.execute("SELECT count(*) FROM pg_index WHERE NOT indisvalid").fetchone() == (0,)
        defined = connection.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'leadgen'").fetchall()
    assert any("WHERE ((request ->> 'repeat'" in line for (line,) in defined)


def test_a_table_that_somebody_keeps_is_not_waited_for_while_others_queue(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forward, "LOCK_SECONDS", 0.1)
    monkeypatch.setattr(forward, "LOCK_TRIES", 2)
    brought_to(empty_database_url, "0001_house")
    with psycopg.connect(empty_database_url) as keeper:
        keeper.execute("LOCK TABLE leadgen.lead_requests IN ACCESS SHARE MODE")
        with pytest.raises(DatabaseUnavailable, match="somebody keeps a table") as caught:
            migrate(empty_database_url)
        assert "pg_stat_activity" in caught.value.todo
        with psycopg.connect(empty_database_url) as other:
            other.execute("SELECT FROM leadgen.lead_requests")
    assert migrate(empty_database_url) == head()


def _tick() -> None:
    async def nothing(_: Any) -> None:
        return None

    as_operator(nothing)


def _open() -> None:
    async def inside() -> None:
        async with opened(load_settings()):
            raise AssertionError("it was opened")

    asyncio.run(inside())


@pytest.mark.parametrize("door", [_tick, _open], ids=["a sensor's tick", "a command, a job, a run"])
def test_doors_refuse_a_newer_schema(
    database_url: str, monkeypatch: pytest.MonkeyPatch, door: Callable[[], None]
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE leadgen.alembic_version SET version_num = '9999_flying_cars'")
    with pytest.raises(SchemaNewer, match="9999_flying_cars"):
        door()


def test_commands_refuse_a_newer_schema_in_one_message(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE leadgen.alembic_version SET version_num = '9999_flying_cars'")
    for words in (
        ["run", "some.request"], ["list"], ["inbox"], ["up", "--port", "3998", "--desk-port", "3999"], ["db", "start"],
        ["backup", str(tmp_path / "b.tar")], ["prune"], ["check"],
    ):  # fmt: skip
        assert entry.run(words) == 1, words
        said = capsys.readouterr()
        assert said.err.count("this program knows schemas up to") == 1, words
        assert "update leadgen" in said.err
    assert entry.run(["doctor"]) == 1
    assert "9999_flying_cars" in "".join(capsys.readouterr())
    assert not (tmp_path / "b.tar").exists()


SPLIT_OFF = """
INSERT INTO companies (identity_key, name, domain, created_at) VALUES
    ('domain:brand.example', 'Brand', 'brand.example', '2026-11-01'), ('split:1:a', 'Own site', 'Own.example', '2026-11-20'),
    ('split:1:b', 'Handed over since', 'since.example', '2026-11-20'), ('split:1:c', 'Office', '', '2026-11-20'),
    ('split:1:d', 'No site', '', '2026-11-20');
INSERT INTO company_mentions (mention_key, company_id, source, locator, reason, name, website, phone, street, city, state, zip_code,
    licence, domain) SELECT company_id::text, company_id, 's', 'l', '', name, '', '', '', '', '', '', '',
    CASE name WHEN 'Office' THEN 'brand.example' ELSE domain END FROM companies WHERE domain <> '' OR name IN ('Office', 'No site');
INSERT INTO exported_companies (company_id, request_key, exported_at) SELECT company_id, 'acme.r1',
    CASE name WHEN 'Own site' THEN '2026-11-10'::timestamptz ELSE '2026-11-21' END FROM companies WHERE domain <> '';
INSERT INTO handovers (request_key, export_id, forms, folder, only_new, lead_ids, created_at) SELECT 'acme.r1', 'e', '{csv}', '/x',
    false, '{}', '2026-11-22';
"""


def test_who_was_split_off_gets_its_own_key_again_but_none_that_was_handed_over_since(empty_database_url: str) -> None:
    brought_to(empty_database_url, "0011_said_aside")
    with as_tenant(empty_database_url) as connection:
        connection.execute(ROWS.encode())
        connection.execute(SPLIT_OFF.encode())
    migrate(empty_database_url)
    with as_tenant(empty_database_url) as connection:
        keys = connection.execute("SELECT name, identity_key FROM companies WHERE name NOT LIKE 'Firm %'").fetchall()
        forced = "SELECT bool_and(relforcerowsecurity) FROM pg_class WHERE relname IN ('companies', 'handovers', 'company_mentions')"
        assert connection.execute(forced).fetchone() == (True,)
    assert dict(keys) == {
        "Brand": "domain:brand.example", "Own site": "domain:own.example", "Handed over since": "split:1:b",
        "Office": "domain:brand.example#split:1:c", "No site": "split:1:d",
    }  # fmt: skip


OLD_BLOCKS = """
INSERT INTO tenants (name) VALUES ('Acme');
INSERT INTO companies (identity_key, name) VALUES ('name:three', '3 Oaks Realty'), ('name:elm', 'Elm Homes');
INSERT INTO company_mentions (mention_key, company_id, source, locator, reason, name, website, phone, street, city, state, zip_code,
    licence, domain) SELECT company_id::text, company_id, 's', 'l', '', name, '', '+15125550101', '', 'Waco', 'TX', '', '', ''
    FROM companies WHERE name IN ('3 Oaks Realty', 'Elm Homes');
INSERT INTO company_blocks (block_key, company_id) SELECT 'words:as it was', company_id FROM companies
    WHERE name IN ('3 Oaks Realty', 'Elm Homes');
"""


def test_blocks_of_names_with_digits_follow_todays_rule(empty_database_url: str) -> None:
    brought_to(empty_database_url, "0012_split_keys")
    with as_tenant(empty_database_url) as connection:
        connection.execute(OLD_BLOCKS.encode())
    migrate(empty_database_url)
    with as_tenant(empty_database_url) as connection:
        found = connection.execute(
            "SELECT c.name, b.block_key FROM company_blocks b JOIN companies c USING (company_id)"
        )
        blocks = {(name, key) for name, key in found.fetchall()}
        forced = (
            "SELECT bool_and(relforcerowsecurity) FROM pg_class WHERE relname IN ('company_blocks', 'company_mentions')"
        )
        assert connection.execute(forced).fetchone() == (True,)
    spelled = Candidate("s", "l", name="Three Oaks Realty", phone="+15125550101", city="Waco", state="TX")
    assert {key for name, key in blocks if name == "3 Oaks Realty"} == block_keys(spelled)
    assert {key for name, key in blocks if name == "Elm Homes"} == {"words:as it was"}
