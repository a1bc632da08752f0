"""A search through the assets, with the scripted model: candidates from saved pages, cost and yield in the metadata."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from leadgen_assets.cli.cost import cost
from leadgen_assets.demo.build import build_web
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[object]], None]:
    """Sets LEADGEN_MODE=mock with these steps."""

    def written(steps: list[object]) -> None:
        path = tmp_path / "script.jsonl"
        path.write_text("".join(f"{json.dumps(step)}\n" for step in steps), "utf-8")
        monkeypatch.setenv("LEADGEN_MODE", "mock")
        monkeypatch.setenv("LEADGEN_MODEL_SCRIPT", str(path))

    return written


def test_a_search_in_the_dagster_ui_tells_what_it_gave_and_cost(
    chain: Chain, script: Callable[[list[object]], None], tmp_path: Path
) -> None:
    web = build_web(tmp_path / "web", firms=12)
    homes = [f"https://{site.domain}/" for site in ArchiveFetcher([web.archive]).sites()][:2]
    script(
        [
            {"contains": "The pages:", "answer": {"companies": []}},
            {"contains": "This time", "answer": "These.", "sources": homes, "times": 1},
            {"contains": "This time", "answer": "none", "sources": []},
        ]
    )
    key = chain.submit(f"name: searched\nstates: [TX]\nsources:\n  - search\n  - archive:{web.archive}\n")
    result = chain.materialize(key, "lead_request", "discovered_companies")
    assert result.success, chain.words_of_failure(result)
    (done,) = [
        event.step_materialization_data.materialization
        for event in result.all_events
        if event.is_step_materialization and event.asset_key and event.asset_key.path[-1] == "discovered_companies"
    ]
    sources = {record["source"]: record for record in _records(done.metadata["sources"])}
    assert sources["search"]["pages"] == 2
    assert sources["search"]["exhausted"] == "yes"
    assert sources["search"]["cost"].startswith("$0.0")
    assert done.metadata["spent_usd"].value > 0
    assert done.metadata["candidates"].value == 12
    ((calls,),) = chain.sql("SELECT count(*) FROM leadgen.model_calls WHERE mode = 'mock' AND request_key = %s", key)
    assert calls == 3
    said = run_cost(key)
    assert said["total"]["scripted_micro_usd"] == said["total"]["spent_micro_usd"] > 0


def run_cost(key: str) -> dict[str, dict[str, int]]:
    """What `leadgen cost` says of a request, for programs."""
    said = CliRunner().invoke(cost, ["--request", key, "--json"])
    assert said.exit_code == 0, said.output
    told: dict[str, dict[str, int]] = json.loads(said.output)
    return told


def _records(value: object) -> list[dict[str, object]]:
    return [dict(record.data) for record in value.records]  # type: ignore[attr-defined]
