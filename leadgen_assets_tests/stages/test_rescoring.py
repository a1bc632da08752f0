"""Changed weights: one step for a user, and nothing is fetched, read or asked again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.cli import entry
from leadgen_assets.stages import profiling, sites
from leadgen_assets.stages.icp_folder import SHIPPED
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered


def counted(chain: Chain) -> list[Any]:
    return chain.sql(
        "SELECT (SELECT count(*) FROM leadgen.pages), (SELECT max(page_id) FROM leadgen.pages),"
        " (SELECT count(*) FROM leadgen.profiles), (SELECT count(*) FROM leadgen.model_calls),"
        " (SELECT array_agg((stage, item, attempts, finished_at) ORDER BY stage, item) FROM leadgen.work_items"
        "  WHERE stage IN ('company_pages', 'company_profiles'))"
    )


def refused(*_: object, **__: object) -> Any:
    raise AssertionError("something was fetched or read again")


def test_new_weights_judge_all_again_without_fetching_reading_or_asking(
    delivered: tuple[Chain, Delivered], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chain, once = delivered
    before, verdicts = counted(chain), judged(chain)
    hashes = chain.sql("SELECT DISTINCT icp_hash FROM leadgen.assessments")
    assert entry.run(["icp", "copy", "property_management"]) == 0
    own = Path(os.environ["LEADGEN_HOME"]) / "icp" / "property_management.yaml"
    text = own.read_text("utf-8")
    own.write_text(
        text.replace("weight: 35", "weight: 5").replace("{name: A, least: 80}", "{name: A, least: 99}"), "utf-8"
    )
    for place, name in ((ArchiveFetcher, "fetch"), (sites, "_read_site"), (profiling, "make_profile")):
        monkeypatch.setattr(place, name, refused)
    assert entry.run(["amend", once.key, "--icp-again"]) == 0
    result = chain.materialize(once.key, "icp_assessments", "contacts")
    assert result.success
    assert counted(chain) == before
    assert len(judged(chain)) == len(verdicts)
    assert judged(chain) != verdicts
    assert chain.sql("SELECT DISTINCT icp_hash FROM leadgen.assessments") != hashes
    capsys.readouterr()


@pytest.mark.long
def test_a_whole_run_after_it_fetches_and_reads_nothing_either(
    delivered: tuple[Chain, Delivered], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, once = delivered
    before = counted(chain)
    own = Path(os.environ["LEADGEN_HOME"]) / "icp" / "property_management.yaml"
    own.parent.mkdir(parents=True)
    text = (SHIPPED / own.name).read_text("utf-8")
    own.write_text(text.replace("weight: 35", "weight: 30"), "utf-8")
    monkeypatch.setattr(sites, "_read_site", refused)
    monkeypatch.setattr(profiling, "make_profile", refused)
    assert entry.run(["amend", once.key, "--icp-again"]) == 0
    assert chain.materialize(once.key).success
    assert counted(chain) == before
    assert len(chain.sql("SELECT DISTINCT export_id FROM leadgen.exports")) == 2


def judged(chain: Chain) -> list[Any]:
    return chain.sql("SELECT company_id, score, tier FROM leadgen.assessments ORDER BY 1")
