"""`leadgen companies`: which mentions are one company, and a person's word on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.cli.connected import with_database
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.storage.companies import record_candidates

Leadgen = Callable[..., Any]
MENTIONS = [
    Candidate("list:a.csv", "row 2", name="Tarnwick Homes LLC", phone="+15125550123", city="Austin", state="TX"),
    Candidate(
        "list:b.csv", "row 7", name="Tarnwick Homes North Lindle", phone="+15125550123", city="Austin", state="TX"
    ),
    Candidate("list:b.csv", "row 8", name="Tarnwick Homes Orrin", city="Austin", state="TX"),
]


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    """An installation with two companies of three wordings."""
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    text = "name: idle\nsources: list:nothing.csv\n"

    async def found(database: Any, settings: Any) -> None:
        await submit_request(database, settings, text, "the test", tmp_path, RequestStatus.READY)
        async with database.tenant_tx("default") as conn:
            await record_candidates(conn, "default.idle", 1, MENTIONS)

    with_database(found)


def test_why_shows_each_feature_and_what_was_stored(leadgen: Leadgen) -> None:
    said = leadgen("companies", "why", "Tarnwick Homes", "Tarnwick Homes North Lindle")
    assert said.code == 0
    assert "one name within" in said.out
    assert "+2.5" in said.out
    assert "+7.0 points: one company (one company from 5 points, perhaps one from 3)" in said.out
    assert "Stored as one company, #1, of these wordings:" in said.out
    assert "the first one" in said.out
    assert "one name within the other and telephone number +15125550123 in Austin, TX" in said.out
    told = json.loads(leadgen("companies", "why", "#1", "#2", "--json").out)
    assert (told["one_company"], told["verdict"], told["kept_apart"]) == (False, "perhaps one company", None)
    assert [feature["feature"] for feature in told["features"]] == ["name", "phone", "place"]


def test_why_shows_over_which_wordings_two_domains_are_one_company(leadgen: Leadgen) -> None:
    async def found(database: Any, settings: Any) -> None:
        place = {"name": "Merrow Vale Rentals", "city": "Lindle", "state": "TX"}
        mentions = [
            Candidate("list:c.csv", "row 1", phone="+15125550177", **place),
            Candidate("list:c.csv", "row 2", domain="merrow.example", **place),
            Candidate("list:c.csv", "row 3", phone="+15125550177", domain="merrowvale.example", **place),
        ]
        async with database.tenant_tx("default") as conn:
            await record_candidates(conn, "default.idle", 1, mentions)

    with_database(found)
    said = leadgen("companies", "why", "merrow.example", "merrowvale.example").out
    assert "These two alone do not say it; they are one company over other wordings:" in said
    assert "telephone number +15125550177" in said
    told = json.loads(leadgen("companies", "why", "merrow.example", "merrowvale.example", "--json").out)
    assert [(step["a"]["domain"], step["b"]["domain"], step["verdict"]) for step in told["over"]] == [
        ("merrow.example", "", "one company"),
        ("", "merrowvale.example", "one company"),
    ]
    assert json.loads(leadgen("companies", "why", "#1", "#2", "--json").out)["over"] == []


def test_a_company_is_found_by_the_name_and_the_domain_that_its_own_pages_have(leadgen: Leadgen) -> None:
    async def read(database: Any, settings: Any) -> None:
        body = (
            '{"fields": {"company_name": ["found", ["Merrow Vale Rentals"]], "domain": ["found", ["merrow.example"]]}}'
        )
        async with database.tenant_tx("default") as conn:
            await conn.execute(
                "INSERT INTO leadgen.profiles (company_id, input_hash, body, pages_read, rejected) VALUES (2, 'h', %s, 1, 0)",
                [body],
            )

    with_database(read)
    for words in ("Merrow Vale Rentals", "https://www.merrow.example/about"):
        told = json.loads(leadgen("companies", "why", words, "#1", "--json").out)
        assert (told["a"]["company"], told["b"]["company"]) == (2, 1)
    assert "Tarnwick Homes Orrin" in leadgen("companies", "why", "Merow Vale Rentals", "#1").err
    assert "leadgen why '#2'" in leadgen("why", "Merow Vale Rentals").err
    assert "There is no company" not in leadgen("why", "Tarnwick Homes North Lindle").err


def test_split_join_and_twins(leadgen: Leadgen) -> None:
    listed = leadgen("companies", "twins")
    assert "#1 Tarnwick Homes LLC / Austin, TX" in listed.out
    assert "1 pair that may be one company" in listed.out
    split = leadgen(
        "companies",
        "split",
        "Tarnwick Homes",
        "Tarnwick Homes North Lindle",
        "--note",
        "two owners",
        "--tenant",
        "default",
    )
    assert split.code == 0
    assert "#1 stays; #3 is a company of its own now" in split.out
    assert "To undo it: leadgen companies join '#1' '#3' --tenant default\n" in split.out
    assert "The next run of default.idle looks at it anew." in split.out
    told = json.loads(leadgen("companies", "why", "#1", "#3", "--json").out)
    assert (told["one_company"], told["kept_apart"]["note"]) == (False, "two owners")
    assert "A person keeps them apart" in leadgen("companies", "why", "#1", "#3").out
    joined = json.loads(leadgen("companies", "join", "#1", "#3", "--json").out)
    assert (joined["kept"], joined["other"], len(joined["moved"])) == (1, 3, 1)
    undone = json.loads(leadgen("companies", "split", "#1", f"@{joined['moved'][0]['wording']}", "--json").out)
    assert undone["lost"] is False
    joined = json.loads(leadgen("companies", "join", "#1", f"#{undone['other']}", "--json").out)

    async def by_an_earlier_version(database: Any, settings: Any) -> None:
        async with database.tenant_tx("default") as conn:
            await conn.execute("UPDATE leadgen.events SET detail = detail - 'kept_aside'")

    with_database(by_an_earlier_version)
    undone = leadgen("companies", "split", "#1", f"@{joined['moved'][0]['wording']}")
    assert "An earlier version of leadgen joined them" in undone.out
    leadgen("companies", "join", "#1", "Tarnwick Homes North Lindle")
    assert "were two companies already" in leadgen("companies", "split", "#1", "#2").out
    assert json.loads(leadgen("companies", "twins", "--json").out) == []


def test_what_is_wrong_is_told_with_its_exit_code(leadgen: Leadgen) -> None:
    nobody = leadgen("companies", "why", "Lindle & Sons", "#1")
    assert (nobody.code, "No company is called 'Lindle & Sons'" in nobody.err) == (1, True)
    assert "no company has a name near it" in nobody.err
    near = leadgen("companies", "why", "Tarnwik Homes", "#1").err
    assert "perhaps one of these:" in near
    assert "Tarnwick Homes LLC" in near
    other = leadgen("companies", "why", "#1", "#2", "--tenant", "other")
    assert (other.code, "There is no tenant 'other'" in other.err) == (1, True)
    assert "There is no tenant 'nosuch'" in leadgen("companies", "twins", "--tenant", "nosuch").err
    assert leadgen("companies", "twins", "--tenant", "default").code == 0
    assert leadgen("companies", "why", "#1").code == 2
    assert leadgen("companies", "twins", "--tenant", "Not One").code == 1


def test_why_tells_which_entry_blocks_a_company_since_when_and_how_to_lift_it(leadgen: Leadgen) -> None:
    text = "name: {}\nsources: list:nothing.csv\n"
    known = Candidate(
        "list:c.csv", "row 2", name="Orrin Vale", domain="orrin.example", website="https://orrin.example/", state="OK"
    )

    async def found(database: Any, settings: Any) -> None:
        for name in ("other", "gone"):
            await submit_request(database, settings, text.format(name), "test", Path.cwd(), RequestStatus.READY)
        texan = text.format("texan") + "states: [TX]\n"
        await submit_request(database, settings, texan, "test", Path.cwd(), RequestStatus.READY)
        async with database.tenant_tx("default") as conn:
            await record_candidates(conn, "default.other", 1, [known])

    async def left(database: Any, settings: Any) -> None:
        async with database.tenant_tx("default") as conn:
            await conn.execute("DELETE FROM leadgen.request_companies WHERE request_key = 'default.other'")

    with_database(found)
    leadgen("block", "add", "orrin.example", "zbad.example", "--reason", "customer")
    today = datetime.now(UTC).date()
    blocked = f"orrin.example is on the block list since {today} (customer), for ever"
    lift = "leadgen block remove orrin.example --tenant default"
    said = leadgen("why", "orrin.example", "--request", "idle").out
    assert f"Blocked: {blocked};" in said
    assert f"To have it again: `{lift}`, then `leadgen run default.idle --redo all`." in said
    assert "never named it" not in said
    said = leadgen("why", "orrin.example", "--request", "texan").out
    assert "--redo all`. That alone does not bring it in: state is OK, asked for TX." in said
    said = leadgen("why", "orrin.example", "--request", "other").out
    assert f"Blocked: {blocked}; no further file has it. Never researched" in said
    assert f"To have it again: `{lift}`, then `leadgen run default.other`." in said
    never = leadgen("why", "https://www.zbad.example/x", "--request", "idle")
    assert (never.code, blocked.replace("orrin", "zbad") in never.err) == (1, True)
    assert f"{lift.replace('orrin', 'zbad')}; then leadgen run default.idle --redo all" in never.err
    with_database(left)
    assert blocked in leadgen("why", "orrin.example").err
    assert leadgen("block", "remove", "zbad.example", "--tenant", "default").code == 0
    assert "There is no company" in leadgen("why", "zbad.example", "--request", "idle").err
