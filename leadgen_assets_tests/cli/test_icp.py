"""`leadgen icp explain` over a demo that was delivered, and `leadgen icp copy`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.stages.icp_folder import SHIPPED

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Leadgen = Callable[..., Any]


@pytest.fixture
def judged(delivered: tuple[Chain, Delivered], leadgen: Leadgen) -> Callable[[str], dict[str, Any]]:
    """What `icp explain` says of the first company of the demo that SQL selects, for programs."""
    chain, once = delivered

    def explain(where: str) -> dict[str, Any]:
        ((company,), *_) = chain.sql(f"SELECT company_id FROM leadgen.assessments WHERE {where} ORDER BY 1")  # type: ignore[arg-type]
        return dict(json.loads(leadgen("icp", "explain", once.key, f"#{company}", "--json").out))

    return explain


def test_every_criterion_is_there_and_they_add_up(judged: Callable[[str], dict[str, Any]]) -> None:
    told = judged("qualified")
    assert [one["name"] for one in told["criteria"]] == [
        "portfolio", "units", "pms", "employees", "narpm", "website_vendor",
    ]  # fmt: skip
    whole = told["judged_by"]["base_score"] + sum(one["moved"] for one in told["criteria"])
    assert told["score"] == pytest.approx(min(100, max(0, whole)), abs=0.1)
    assert told["confidence"] == pytest.approx(sum(one["sure"] for one in told["criteria"]), abs=0.01)
    known = [one for one in told["criteria"] if one["known"]]
    assert known
    assert all(piece["quote"] and piece["link"].startswith("http") for one in known for piece in one["evidence"])
    assert told["judged_by"]["version"] == told["judged_by"]["current"]
    assert told["turns"]


def test_what_would_have_to_be_known_of_a_company_that_nobody_could_judge_is_told(
    judged: Callable[[str], dict[str, Any]],
) -> None:
    unknown = judged("fit = 'unknown'")
    assert (unknown["tier"], unknown["fit"]) == ("", "unknown")
    assert any(turn["then"].startswith("fit yes") for turn in unknown["turns"])


def test_it_is_told_on_a_terminal(delivered: tuple[Chain, Delivered], leadgen: Leadgen) -> None:
    chain, once = delivered
    ((domain, company),) = chain.sql(
        "SELECT c.domain, c.company_id FROM leadgen.assessments JOIN leadgen.companies c USING (company_id)"
        " WHERE qualified ORDER BY 2 LIMIT 1"
    )
    said = leadgen("icp", "explain", once.key, domain)
    assert said.code == 0
    for words in ("judged by property_management", "it begins at", "together", "tier A from 80", "“", "Pages tried"):
        assert words in said.out
    assert said.out.count("if ") >= 1
    chain.sql(
        "INSERT INTO leadgen.icps (tenant_id, icp_hash, name, body) SELECT tenant_id, 'newer', name, body FROM leadgen.icps"
    )
    chain.sql("UPDATE leadgen.lead_requests SET icp_hash = 'newer'")
    assert "version newer by now: run it again" in leadgen("icp", "explain", once.key, f"#{company}").out.replace(
        "\n", " "
    )


def test_who_is_meant_must_be_clear(delivered: tuple[Chain, Delivered], leadgen: Leadgen) -> None:
    key = delivered[1].key
    nobody = leadgen("icp", "explain", key, "nobody-at-all.com").err
    assert "There is no company" in nobody
    assert f"none of {key} has a name near it; `leadgen report {key}` shows its companies" in nobody
    chain = delivered[0]
    ((domain, company),) = chain.sql(
        "SELECT domain, company_id FROM leadgen.companies JOIN leadgen.request_companies USING (company_id)"
        " WHERE domain <> '' ORDER BY 2 LIMIT 1"
    )
    near = leadgen("icp", "explain", key, str(domain).replace(".", "z.")).err
    assert f"leadgen icp explain {key} '#{company}'   # {domain}" in near
    assert "leadgen why" not in near
    assert "There is no request" in leadgen("icp", "explain", "demo.none", "x").err
    assert leadgen("icp", "explain", key).code == 2


def test_a_shipped_icp_is_copied_once_to_be_changed(
    leadgen: Leadgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    said = leadgen("icp", "copy", "small_business")
    own = tmp_path / "icp" / "small_business.yaml"
    assert said.code == 0
    assert own.read_bytes() == (SHIPPED / "small_business.yaml").read_bytes()
    assert "leadgen amend REQUEST --icp-again --run" in said.out
    assert "of your own already" in leadgen("icp", "copy", "small_business").err
    assert "did you mean 'property_management'" in leadgen("icp", "copy", "property_managment").err
    before = {one["name"]: one["version"] for one in json.loads(leadgen("icp", "list", "--json").out)}
    own.write_text(own.read_text("utf-8").replace("weight: 30", "weight: 31"), "utf-8")
    after = {one["name"]: one["version"] for one in json.loads(leadgen("icp", "list", "--json").out)}
    assert {name for name in before if before[name] != after[name]} == {"small_business"}
