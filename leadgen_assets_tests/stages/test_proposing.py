"""What could be decided about a request that ended short: each proposal, said yes to, brings exactly what it promised."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.decisions import identifying
from leadgen_assets.decisions.amending import Amendment, amend
from leadgen_assets.decisions.blocking import block, lift, named
from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.exports.blocking import Terms
from leadgen_assets.domain.requests.proposal import Proposal
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.proposing import proposals
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import write_proposals
from leadgen_assets.storage.requests import StoredRequest, load

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk


def stored_of(desk: Desk, key: str) -> StoredRequest:
    async def read(database: Database) -> StoredRequest:
        async with database.tenant_tx(desk.tenant) as conn:
            return await load(conn, key)

    return desk.with_database(read)


def ended(desk: Desk, key: str) -> StoredRequest:
    """The request after a run of all stages and its end."""
    desk.go(key)

    async def concluded(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await conclude(conn, desk.settings, key, "run-one", RunEnd.FINISHED)

    desk.with_database(concluded)
    return stored_of(desk, key)


def offered(desk: Desk, key: str) -> list[Proposal]:
    async def read(database: Database) -> list[Proposal]:
        async with database.tenant_tx(desk.tenant) as conn:
            return await proposals(conn, await load(conn, key), 500)

    return desk.with_database(read)


def reshape(desk: Desk, **fields: Any) -> str:
    """The only request, with some fields otherwise, as if it had been submitted so."""
    ((key,),) = desk.sql("SELECT request_key FROM leadgen.lead_requests")
    desk.sql("UPDATE leadgen.lead_requests SET request = request || %s::jsonb", json.dumps(fields))
    return str(key)


def counts(desk: Desk, key: str) -> tuple[int, int]:
    """Companies delivered by the newest export, and companies that stand in the request."""
    ((delivered,),) = desk.sql(
        "SELECT jsonb_array_length(companies) FROM leadgen.export_sets WHERE request_key = %s"
        " ORDER BY created_at DESC LIMIT 1",
        key,
    )
    ((candidates,),) = desk.sql("SELECT count(*) FROM leadgen.request_companies WHERE request_key = %s", key)
    return int(delivered), int(candidates)


def amended(desk: Desk, key: str, **sets: Any) -> None:
    desk.with_database(lambda database: amend(database, desk.settings, key, Amendment(sets)))


def holds(desk: Desk, key: str, proposal: Proposal, *, and_back: bool = False) -> None:
    """Say yes to a proposal, see that it brought what it said; then take it back."""
    before = stored_of(desk, key)
    delivered, candidates = counts(desk, key)
    asked = before.request.model_dump(mode="json")
    amended(desk, key, **proposal.changes)
    ended(desk, key)
    assert counts(desk, key) == (delivered + (proposal.number or 0), candidates + (proposal.candidates or 0)), proposal
    if not and_back:
        return
    amended(desk, key, **{name: asked[name] if asked[name] is not None else "" for name in proposal.changes})
    ended(desk, key)
    assert counts(desk, key)[0] == delivered, "and back again"


SHORT = {
    "states": {"states": ["CO"]},
    "software": {"pms_any_of": ["yardi"], "pms_unknown": "drop"},
    "units": {"units_min": 200, "units_max": 300, "units_unknown": "drop"},
    "contacts": {"without_contacts": "drop", "contacts_min": 3},
    "nearly all at once": {"states": ["TX"], "cities": ["Katy"], "units_min": 400, "pms_unknown": "drop"},
}


@pytest.mark.long
@pytest.mark.parametrize("fields", SHORT.values(), ids=SHORT)
def test_every_proposal_brings_what_it_says(ready: Desk, fields: dict[str, Any]) -> None:
    key = reshape(ready, target_companies=500, **fields)
    done = ended(ready, key)
    assert done.status in (RequestStatus.NEEDS_DECISION, RequestStatus.READY_PARTIAL)
    measured = [one for one in done.proposals if one.changes]
    assert measured, done.next_step
    assert all(f"leadgen amend {key} --" in one.command for one in measured)
    for proposal in measured[:2]:
        holds(ready, key, proposal, and_back=proposal is not measured[1])


def test_candidates_that_a_list_named_elsewhere_are_counted_once_and_without_those_that_are_there(
    desk: Desk, web12: DemoWeb
) -> None:
    key = desk.submit(desk.request(web12, states=("OK", "CO"), target_companies=500))
    done = ended(desk, key)
    (texas,) = [one for one in done.proposals if one.changes.get("states") == ["OK", "CO", "TX"]]
    assert texas.words == "add Texas: 7 companies more, and 3 candidates known"
    assert texas.command == f"leadgen amend {key} --add states=TX"
    assert {row[0] for row in desk.sql("SELECT state FROM leadgen.candidates_elsewhere")} == {"TX"}
    assert "states" in {name for one in offered(desk, key) for name in one.changes}
    desk.sql("UPDATE leadgen.lead_requests SET slice_of = 'demo.whole'")
    assert "states" not in {name for one in offered(desk, key) for name in one.changes}, (
        "of a slice it would be refused"
    )
    desk.sql("UPDATE leadgen.lead_requests SET slice_of = ''")
    holds(desk, key, texas)
    assert desk.sql("SELECT state FROM leadgen.candidates_elsewhere") == [], "asked for now"


@pytest.mark.parametrize("room", [1, 3, 8])
@pytest.mark.long
def test_no_proposal_promises_more_than_there_is_room_for(desk: Desk, web12: DemoWeb, room: int) -> None:
    """Seven more of Texas would be delivered, and three candidates are known there."""
    key = desk.submit(desk.request(web12, states=("OK", "CO"), target_companies=4 + room))
    done = ended(desk, key)
    delivered, _ = counts(desk, key)
    assert delivered == 4
    (texas,) = [one for one in done.proposals if one.changes.get("states") == ["OK", "CO", "TX"]]
    assert (texas.number, texas.candidates, texas.most) == (min(7, room), 3, room)
    told = {
        1: "add Texas: 1 company more (7 fit, there is room for 1)",
        3: "add Texas: 3 companies more (7 fit, there is room for 3)",
        8: "add Texas: 7 companies more, and 1 more at most, of 3 candidates known",
    }
    assert texas.words == told[room]
    amended(desk, key, **texas.changes)
    ended(desk, key)
    gained = counts(desk, key)[0] - delivered
    assert min(7, room) <= gained <= (texas.most or 0)


def test_candidates_alone_promise_no_more_than_there_is_room_for(desk: Desk) -> None:
    rows = ["name,city,state", *(f"Firm {n} of Tulsa,Tulsa,OK" for n in range(14)), "Firm in Austin,Austin,TX"]
    (desk.folder / "firms.csv").write_text("\n".join(rows) + "\n", "utf-8")
    asked = LeadRequest(tenant=desk.tenant, name="few", states=("TX",), target_companies=3, sources=("list:firms.csv",))
    done = ended(desk, desk.submit(asked))
    (oklahoma,) = [one for one in done.proposals if "Oklahoma" in one.words]
    assert oklahoma.words == "add Oklahoma: 3 more at most, of 14 candidates known"
    assert (oklahoma.number, oklahoma.candidates, oklahoma.most) == (0, 14, 3)
    amended(desk, done.key, **oklahoma.changes)
    ended(desk, done.key)
    assert counts(desk, done.key)[0] <= 3


def test_a_list_alone_tells_candidates_by_state_and_city(desk: Desk) -> None:
    rows = ["name,city,state"]
    rows += [f"Firm {n} of Tulsa,Tulsa,OK" for n in range(3)] + ["Firm in Dallas,Dallas,TX", "Firm in Austin,Austin,TX"]
    (desk.folder / "firms.csv").write_text("\n".join([*rows, rows[1]]) + "\n", "utf-8")
    asked = LeadRequest(
        tenant=desk.tenant, name="list", states=("TX",), cities=("Austin",), sources=("list:firms.csv",)
    )
    done = ended(desk, desk.submit(asked))
    told = {one.words for one in done.proposals}
    assert "add the city Dallas: 1 candidate known" in told
    assert not any("Oklahoma" in words for words in told), (
        "another state alone brings none: the cities still say Austin"
    )
    (dallas,) = [one for one in done.proposals if "Dallas" in one.words]
    holds(desk, done.key, dallas)


def test_companies_that_were_given_before_are_proposed_once_nothing_else_keeps_them_out(ready: Desk) -> None:
    ready.sql(
        "INSERT INTO leadgen.exported_companies (company_id, request_key, exported_at)"
        " SELECT company_id, 't0.earlier', now() FROM leadgen.assessments WHERE qualified ORDER BY company_id LIMIT 4"
    )
    key = reshape(ready, target_companies=500, exclude_exported_days=180)
    done = ended(ready, key)
    (again,) = [one for one in done.proposals if "exclude_exported_days" in one.changes]
    assert (again.number, again.changes) == (4, {"exclude_exported_days": 0})
    holds(ready, key, again)


@pytest.mark.long
def test_candidates_that_could_not_be_delivered_are_promised_by_no_place(desk: Desk) -> None:
    """One was given by another request lately, one is blocked, one was blocked by its domain before anybody read of it."""
    rows = ["name,website,city,state", "Firm in Austin,,Austin,TX"]
    rows += [f"Firm {n} of Tulsa,https://tulsa{n}.example,Tulsa,OK" for n in range(4)]
    (desk.folder / "firms.csv").write_text("\n".join(rows) + "\n", "utf-8")

    def asked(name: str, *states: str) -> str:
        request = LeadRequest(
            tenant=desk.tenant, name=name, states=states, exclude_exported_days=90, sources=("list:firms.csv",)
        )
        return ended(desk, desk.submit(request)).key

    def promised(key: str) -> list[str]:
        return [one.words for one in ended(desk, key).proposals if "Oklahoma" in one.words]

    before, key = asked("before", "OK"), asked("few", "TX")
    assert promised(key) == ["add Oklahoma: 4 candidates known"]
    desk.sql(
        "INSERT INTO leadgen.exported_companies (company_id, request_key, exported_at)"
        " SELECT company_id, %s, now() FROM leadgen.companies WHERE domain = 'tulsa0.example'",
        before,
    )
    assert promised(key) == ["add Oklahoma: 3 candidates known"]
    desk.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES ('tulsa1.example', 'customer')")
    assert promised(key) == ["add Oklahoma: 2 candidates known"]
    desk.sql("UPDATE leadgen.lead_requests SET request = request || '{\"exclude_exported_days\": 0}'")
    assert promised(key) == ["add Oklahoma: 3 candidates known"]


def test_proposals_are_of_now_when_somebody_is_blocked_unblocked_or_joined(desk: Desk) -> None:
    rows = ["name,website,city,state,phone", "Firm in Austin,,Austin,TX,512-555-0100"]
    rows += [f"Tulsa {name} Homes,https://{name}.example,Tulsa,OK," for name in ("elm", "oak")]
    rows += [f"Firm {name},,{name},TX,512-555-010{n}" for n, name in enumerate(("Waco", "Katy"), start=1)]
    (desk.folder / "firms.csv").write_text("\n".join(rows) + "\n", "utf-8")
    request = LeadRequest(tenant=desk.tenant, name="few", states=("TX",), sources=("list:firms.csv",))
    key = ended(desk, desk.submit(request)).key
    offer = Proposal("ask the model about 1 company", f"leadgen run {key} --redo failed")

    def told() -> tuple[str, str, RequestStatus]:
        done = stored_of(desk, key)
        assert offer in done.proposals
        assert done.next_step.endswith(" It answers again.")
        tulsa = [one.words for one in done.proposals if "Oklahoma" in one.words]
        lacking = [one.words for one in done.proposals if "websites" in one.words]
        assert all(one.words in done.next_step for one in done.proposals if one != offer)
        return ("; ".join(tulsa), lacking[0], done.status)

    async def offered_too(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            now = await load(conn, key)
            await write_proposals(conn, key, [*now.proposals, offer], f"{now.next_step} It answers again.")

    def block_them(name: str) -> None:
        terms = Terms(datetime.now(UTC).date())
        desk.with_database(lambda database: block(database, desk.tenant, named([name]), terms))

    async def joined(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await identifying.join(conn, "Firm in Austin", "Firm Waco")

    desk.with_database(offered_too)
    three = "add the websites of 3 companies that have none in your sources"
    status = RequestStatus.NEEDS_DECISION
    assert told() == ("add Oklahoma: 2 candidates known", three, status)
    block_them("elm.example")
    assert told() == ("add Oklahoma: 1 candidate known", three, status)
    block_them("oak.example")
    assert told() == ("", three, status)
    desk.with_database(lambda database: lift(database, desk.tenant, ["elm.example"]))
    assert told() == ("add Oklahoma: 1 candidate known", three, status)
    desk.with_database(joined)
    assert told() == ("add Oklahoma: 1 candidate known", three.replace("3", "2"), status)


def test_a_blocked_company_is_in_no_proposal(ready: Desk) -> None:
    ready.sql(
        "INSERT INTO leadgen.blocked_domains (domain, reason) SELECT domain, 'a customer' FROM leadgen.companies"
        " JOIN leadgen.assessments USING (company_id) WHERE qualified"
    )
    done = ended(ready, reshape(ready, target_companies=500))
    assert sum(one.number or 0 for one in done.proposals) == 1, "the one with other software, which was not qualified"
    assert done.status is RequestStatus.NEEDS_DECISION
    assert "add" in done.next_step
    key = done.key
    ready.sql(
        "INSERT INTO leadgen.blocked_domains (domain, reason) SELECT domain, 'all' FROM leadgen.companies ON CONFLICT DO NOTHING"
    )
    assert sum(one.number or 0 for one in offered(ready, key)) == 0, "blocked since it was assessed"


def test_rounds_that_ended_before_the_sources_did_can_go_on(ready: Desk) -> None:
    key = reshape(ready, target_companies=500)
    ended(ready, key)
    ready.sql("UPDATE leadgen.lead_requests SET exhausted = false, round = 3, status = 'running'")

    async def concluded(database: Database) -> None:
        async with database.tenant_tx(ready.tenant) as conn:
            await conclude(conn, ready.settings, key, "run-one", RunEnd.FINISHED)

    ready.with_database(concluded)
    done = stored_of(ready, key)
    assert done.status is RequestStatus.NEEDS_DECISION
    assert done.proposals[0].command == f"leadgen amend {key} --more-rounds"
    assert done.proposals[0].number is None, "how many of them match, nobody knows"
    assert not any("add a source" in one.words for one in done.proposals)
