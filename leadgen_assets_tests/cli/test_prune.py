"""`leadgen prune` over a delivered request that has grown old."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.pruning import Kind, prune_rows

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said
    from leadgen_assets_tests.conftest import Chain, Delivered


def grown_old(chain: Chain) -> None:
    for table, columns in {
        "lead_requests": ("updated_at", "created_at"), "pages": ("saved_at",), "profiles": ("created_at",),
        "export_sets": ("created_at",), "model_calls": ("created_at",), "submissions": ("answered_at",),
        "notices": ("created_at", "delivered_at"),
    }.items():  # fmt: skip
        for column in columns:
            chain.sql(f"UPDATE leadgen.{table} SET {column} = {column} - interval '2 years'")  # type: ignore[arg-type]


def fill(chain: Chain, key: str) -> None:
    """What a longer life would have left, beside the delivered request."""
    tenant = key.partition(".")[0]
    for status in ("answered", "unknown"):
        chain.sql(
            "INSERT INTO leadgen.model_calls (tenant_id, call_hash, request_key, stage, model, status, prompt, answer,"
            " reserved_microusd, settled_microusd) VALUES (%s, %s, %s, 'contacts', 'made-up', %s, '{\"q\": 1}',"
            " '{\"a\": 1}', 900, 700)",
            tenant, f"hash {status}", key, status,
        )  # fmt: skip
    for status in ("accepted", "new"):
        chain.sql(
            "INSERT INTO leadgen.submissions (tenant_id, fields, status, answered_at) VALUES (%s, '{}', %s, now())",
            tenant, status,
        )  # fmt: skip
    chain.sql("UPDATE leadgen.notices SET delivered_at = now()")
    chain.sql(
        "INSERT INTO leadgen.notices (tenant_id, request_key, event, body, delivered_at)"
        " VALUES (%s, %s, 'told', '{}', now()), (%s, %s, 'waits', '{}', NULL)",
        tenant, key, tenant, key,
    )  # fmt: skip
    chain.sql(
        "INSERT INTO leadgen.profiles (tenant_id, company_id, input_hash, body, pages_read, rejected)"
        " SELECT tenant_id, company_id, 'superseded', '{}', 1, 0 FROM leadgen.companies LIMIT 1"
    )
    # Two exports before the delivered one, of which the first is older than the two that stay.
    for number in (1, 2):
        chain.sql(
            "INSERT INTO leadgen.export_sets (export_id, tenant_id, request_key, run_id, companies, contacts, evidence,"
            " verdict, created_at) SELECT %s, tenant_id, request_key, run_id, '[]', '[]', '[]', '[]',"
            " created_at - interval '1 day' * (3 - %s) FROM leadgen.export_sets WHERE companies <> '[]'",
            f"earlier-{number}", number,
        )  # fmt: skip
    chain.sql(
        "INSERT INTO leadgen.export_sets (export_id, tenant_id, request_key, run_id, companies, contacts, evidence, verdict,"
        " created_at) SELECT 'later', tenant_id, request_key, run_id, companies, contacts, evidence, verdict,"
        " created_at - interval '1 hour' FROM leadgen.export_sets WHERE companies <> '[]'"
    )


@pytest.fixture
def prune(leadgen: Callable[..., Said]) -> Callable[..., dict[str, int]]:
    """Rows by the first word of their kind."""

    def run(*options: str) -> dict[str, int]:
        said = leadgen("prune", "--json", *options)
        assert said.code == 0, said.err
        return {kind["kind"]: kind["rows"] for kind in json.loads(said.out)["kinds"] if kind["rows"]}

    return run


@pytest.mark.long
def test_what_is_old_goes_and_what_was_delivered_stays(
    delivered: tuple[Chain, Delivered],
    leadgen: Callable[..., Said],
    prune: Callable[..., dict[str, int]],
    tmp_path: Path,
) -> None:
    chain, done = delivered
    fill(chain, done.key)
    old_file = Path(os.environ["LEADGEN_HOME"]) / "exports" / "r" / "companies_earlier.csv"
    strange = tmp_path / "elsewhere.csv"
    old_file.parent.mkdir(parents=True)
    for kind, path in {"companies": old_file, "contacts": strange}.items():
        path.write_text("domain\r\n")
        chain.sql(
            "INSERT INTO leadgen.exports (tenant_id, export_id, kind, path, rows, bytes, sha256)"
            " SELECT tenant_id, export_id, %s, %s, 0, 8, '' FROM leadgen.export_sets WHERE export_id = 'earlier-1'",
            kind, str(path),
        )  # fmt: skip
    assert prune() == {}, "nothing of it is old yet"
    grown_old(chain)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'needs_decision'")
    (notices,) = chain.sql("SELECT count(*)::int FROM leadgen.notices WHERE delivered_at IS NOT NULL")[0]
    closed = {"profiles that nothing stands on": 1, "answered submissions": 1}
    closed["notices that were told or given up"] = notices
    assert prune() == closed, "of a request that waits for somebody nothing goes"
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    (pages,) = chain.sql("SELECT count(*)::int FROM leadgen.pages")[0]
    would_go = prune()
    assert would_go["earlier exports"] == 2
    assert would_go["text of questions to a model and answers"] == 1
    assert would_go["saved pages"] == pages
    assert old_file.exists()
    assert f"will stay; delete them by hand, there:\n  {tmp_path}\n" in leadgen("prune").out

    before = rows_of(chain)
    asyncio.run(killed_after_a_batch(chain, 3))
    would_go["saved pages"] -= 3
    assert prune() == would_go
    assert prune("--yes") == would_go, "it goes on where it was killed"
    assert prune() == {}
    assert prune("--yes") == {}, "doing it twice is doing it once"
    assert rows_of(chain) == before
    assert (old_file.exists(), strange.exists()) == (False, True)
    calls = chain.sql("SELECT status, prompt, answer, settled_microusd FROM leadgen.model_calls ORDER BY call_id")
    assert calls == [("answered", {}, None, 700), ("unknown", {"q": 1}, {"a": 1}, 700)]

    said = leadgen("export", done.key)
    assert (said.code, "SHA-256 verified" in said.out) == (0, True)
    (domain,) = chain.sql(
        "SELECT companies -> 0 ->> 'domain' FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1"
    )[0]
    said = leadgen("why", domain, "--request", done.key)
    assert said.code == 0, said.err
    assert "deleted since for their age" in " ".join(said.out.split())
    assert "#:~:text=" in said.out
    assert leadgen("check", done.key).code == 0
    # Whoever has it worked on again reads the sites again, instead of finding nothing.
    result = chain.materialize(done.key)
    assert result.success, chain.words_of_failure(result)
    assert chain.stored(done.key).status is RequestStatus.READY
    assert chain.sql("SELECT count(*)::int FROM leadgen.pages")[0] == (pages,)


async def killed_after_a_batch(chain: Chain, rows: int) -> None:
    async with Database(chain.database_url) as database:
        long_ago = datetime.now(UTC) - timedelta(days=365)
        batches = prune_rows(database, Kind.PAGES, long_ago, rows)
        assert (await anext(batches))[0] == rows
        await batches.aclose()


def rows_of(chain: Chain) -> Any:
    """What is never touched."""
    return chain.sql(
        "SELECT (SELECT count(*) FROM leadgen.evidence), (SELECT count(*) FROM leadgen.exported_companies),"
        " (SELECT count(*) FROM leadgen.blocked_domains), (SELECT count(*) FROM leadgen.work_items),"
        " (SELECT sum(settled_microusd) FROM leadgen.model_calls), (SELECT count(*) FROM leadgen.submissions"
        "  WHERE status = 'new'), (SELECT count(*) FROM leadgen.notices WHERE delivered_at IS NULL)"
    )


def test_old_runs_go_with_their_events_but_for_those_of_open_requests(
    delivered: tuple[Chain, Delivered], leadgen: Callable[..., Said], prune: Callable[..., dict[str, int]]
) -> None:
    chain, done = delivered
    runs = "Dagster's runs with their events"
    chain.sql("UPDATE leadgen.lead_requests SET updated_at = updated_at - interval '1 year'")
    later = datetime.now(UTC) + timedelta(days=200)
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("leadgen_assets.cli.prune._now", lambda: later)
        chain.sql("UPDATE leadgen.lead_requests SET status = 'waiting'")
        assert runs not in prune()
        chain.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
        assert prune()[runs] == 1
        form = {"ops": {"delete_what_is_old": {"config": {"only_show": True, "older_than_days": 1}}}}
        assert (
            defs.resolve_job_def("prune_what_is_old")
            .execute_in_process(instance=chain.instance, run_config=form)
            .success
        )
        assert chain.instance.get_run_by_id(done.run_id) is not None
        assert prune("--yes", "--older-than", "3 Months")[runs] >= 1
    assert chain.instance.get_run_by_id(done.run_id) is None
    assert chain.instance.all_logs(done.run_id) == []


@pytest.mark.parametrize("age", ["soon", "24hours", "30min", "1x", "2dd", "1 decade", "3 mo", "-1d", "0d", ""])
def test_what_is_no_age_is_refused(leadgen: Callable[..., Said], age: str) -> None:
    said = leadgen("prune", "--yes", "--older-than", age)
    assert (said.code, "is no age" in said.err) == (2, True)
