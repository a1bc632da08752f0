"""`leadgen split`, and what status, list and the other commands say of a request that was split."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Leadgen = Callable[..., Any]
REQUEST = "tenant: acme\nname: Big one\nstates: [TX, OK]\ntarget_companies: 9\nsources: list:list.csv\nbudget_usd: 1\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text("name,website\nBluestem,bluestem.example\n")
    path = tmp_path / "big.yaml"
    path.write_text(REQUEST)
    return path


@pytest.mark.parametrize(
    ("mode", "budget", "told"),
    [
        ("real", "0.000002", "of the budget less than a cent is left for some: a few questions, or none"),
        ("real", "0", "of the budget none is left"),
        ("real", "1", ""),
        ("off", "0", ""),
    ],
)
def test_a_budget_that_buys_no_slice_a_question_is_told_where_any_is_asked(
    chain: Chain, leadgen: Leadgen, written: Path, monkeypatch: pytest.MonkeyPatch, mode: str, budget: str, told: str
) -> None:
    monkeypatch.setenv("LEADGEN_MODE", mode)
    written.write_text(REQUEST.replace("budget_usd: 1", f"budget_usd: {budget}"))
    said = leadgen("split", str(written), "--by", "state", "--yes")
    assert (told in said.out, "leadgen amend acme.big-one --budget AMOUNT" in said.out) == (True, bool(told))


def test_a_file_is_split_shown_and_not_split_again(chain: Chain, leadgen: Leadgen, written: Path) -> None:
    declined = leadgen("split", str(written), "--by", "state")
    assert (declined.code, "would become 2 requests, and nobody is here to confirm it" in declined.err) == (1, True)
    assert chain.sql("SELECT request_key, status FROM leadgen.lead_requests") == [], "nothing was said yes to"
    chain.submit(REQUEST.replace("Big one", "Big one OK"))
    taken = leadgen("split", str(written), "--by", "state", "--yes")
    assert (taken.code, "'Big one OK' exists already" in taken.err, taken.out) == (1, True, "")
    assert chain.sql("SELECT request_key FROM leadgen.lead_requests") == [("acme.big-one-ok",)]
    chain.sql("DELETE FROM leadgen.lead_requests")
    said = leadgen("split", str(written), "--by", "state", "--yes")
    assert said.code == 0
    assert "  acme.big-one-tx  8 companies, at most $0.88" in said.out
    assert "  acme.big-one-ok  2 companies, at most $0.12" in said.out
    assert "takes the best 9 of what they deliver" in said.out
    assert "then: leadgen export acme.big-one" in said.out

    shown = leadgen("status", "acme.big-one")
    assert "0 of 2 slices have ended" in shown.out
    assert "Slices, by state" in shown.out
    assert "acme.big-one-ok  queued  0 of 2" in shown.out
    told = json.loads(leadgen("status", "acme.big-one", "--json").out)
    assert [one["key"] for one in told["slices"]] == ["acme.big-one-tx", "acme.big-one-ok"]
    assert "a slice of acme.big-one" in leadgen("status", "acme.big-one-tx").out
    assert "split by state" in leadgen("list").out
    assert leadgen("status").out.startswith("acme.big-one  waiting"), (
        "the newest is what was asked for, not a part of it"
    )

    again = leadgen("split", str(written), "--by", "state", "--yes")
    assert (again.code, "was split by state already" in again.err) == (1, True)
    run = leadgen("run", "acme.big-one", "--yes")
    assert (run.code, "leadgen run acme.big-one-tx" in run.err) == (1, True)
    early = leadgen("export", "acme.big-one").err
    assert ("No slice of this request has files yet" in early, "leadgen run acme.big-one-tx" in early) == (True, True)
    assert "leadgen export" not in early, "what has just been refused is no advice"
    assert "acme.big-one-tx" in leadgen("report", "acme.big-one").out


def test_counties_are_made_of_the_file_that_is_given(chain: Chain, leadgen: Leadgen, written: Path) -> None:
    key = chain.submit(REQUEST)
    refused = leadgen("split", key, "--by", "county", "--yes")
    assert (refused.code, "guesses none" in refused.err, "--counties FILE.csv" in refused.err) == (1, True, True)
    counties = written.with_name("counties.csv")
    counties.write_text("state,city,county\nTX,Austin,Travis\nTX,Waco,McLennan\nOK,Tulsa,Tulsa\n")
    assert leadgen("split", key, "--by", "state", "--counties", str(counties), "--yes").code == 2
    said = leadgen("split", key, "--by", "county", "--counties", str(counties), "--yes", "--json")
    assert [(one["slice"], one["cities"]) for one in json.loads(said.out)["slices"]] == [
        ("McLennan, TX", ["Waco"]), ("Travis, TX", ["Austin"]), ("Tulsa, OK", ["Tulsa"]),
    ]  # fmt: skip


def test_what_is_asked_of_the_whole_is_answered_by_its_slices(
    delivered: tuple[Chain, Delivered], leadgen: Leadgen
) -> None:
    chain, done = delivered
    chain.submit("tenant: demo\nname: whole\nsources: list:nothing.csv\n")
    chain.sql("UPDATE leadgen.lead_requests SET split_by = 'state' WHERE request_key = 'demo.whole'")
    chain.sql("UPDATE leadgen.lead_requests SET slice_of = 'demo.whole', slice = 'TX' WHERE request_key = %s", done.key)
    ((domain,),) = chain.sql(
        "SELECT c.domain FROM leadgen.companies c JOIN leadgen.request_companies r USING (tenant_id, company_id)"
        " WHERE r.status = 'exported' ORDER BY 1 LIMIT 1"
    )
    said = leadgen("why", domain, "--request", "demo.whole").out
    assert "Delivered: it is in the request's files" in said
    assert f"request {done.key}, a slice of demo.whole" in said
    told = json.loads(leadgen("icp", "explain", "demo.whole", domain, "--json").out)
    assert (told["request"], told["slice_of"], told["researched"]) == (done.key, "demo.whole", True)
    near = leadgen("why", domain.replace(".example", "x.example"), "--request", "demo.whole").err
    assert domain in near, "what its slices have is what may be meant"

    refused = leadgen("audit", "demo.whole").err
    assert "what to do: leadgen export demo.whole" in refused
    checked = leadgen("check", "demo.whole", "--json")
    (of_slice,) = json.loads(checked.out)["slices"]
    alone = leadgen("check", done.key, "--json")
    assert (checked.code, of_slice) == (alone.code, json.loads(alone.out))
    assert f"Checks of {done.key}" in leadgen("check", "demo.whole").out
