"""A request that was split: its slices, its status, its joined export, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.cli.export import _compared
from leadgen_assets.decisions import splitting
from leadgen_assets.decisions.amending import Amendment, amend
from leadgen_assets.decisions.cancelling import cancel
from leadgen_assets.decisions.refreshing import refresh
from leadgen_assets.decisions.resuming import resume, taken_here
from leadgen_assets.decisions.reviewing import import_review
from leadgen_assets.domain.errors import (
    DecisionNeeded,
    ExportRefused,
    LeadgenError,
    RequestBusy,
    RequestConflict,
    RequestInvalid,
)
from leadgen_assets.domain.exports.review import REVIEW_COLUMNS
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.concluding import RunEnd, conclude
from leadgen_assets.stages.joining import Joined, join
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Decide = Callable[..., Any]
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
BIG = "tenant: demo\nname: big\nstates: [TX, OK, CO]\ntarget_companies: 6\nsources: list:nothing.csv\nbudget_usd: 1\n"
SLICES = ["demo.big-tx", "demo.big-ok", "demo.big-co"]


def split(decide: Decide, key: str, by: Any = "state", counties: Any = None) -> splitting.Cut:
    cut: splitting.Cut = decide(lambda database: splitting.split(database, key, by, counties))
    return cut


def joined(decide: Decide, key: str, now: datetime = NOW) -> Joined:
    async def whole(database: Database) -> Joined:
        async with database.tenant_tx("demo") as conn:
            return await join(conn, load_settings(), key, now)

    given: Joined = decide(whole)
    return given


def end(decide: Decide, key: str, how: RunEnd) -> None:
    async def ended(database: Database) -> None:
        async with database.tenant_tx("demo") as conn:
            await conclude(conn, load_settings(), key, "run", how, "because")

    decide(ended)


def test_the_slices_are_requests_of_their_own_and_the_whole_follows_them(chain: Chain, decide: Decide) -> None:
    key = chain.submit(BIG)
    split(decide, key)
    assert [chain.stored(one).request.states for one in SLICES] == [("TX",), ("OK",), ("CO",)]
    assert {chain.stored(one).status for one in SLICES} == {RequestStatus.QUEUED}
    assert sum(chain.stored(one).request.budget_micro_usd for one in SLICES) == 1_000_000
    whole = chain.stored(key)
    assert (whole.status, whole.split_by, whole.waiting_until) == (RequestStatus.WAITING, "state", None)
    assert whole.status_reason == "0 of 3 slices have ended; 0 of 6 companies found by them"
    assert chain.stored(SLICES[0]).slice_of == key

    chain.sql("UPDATE leadgen.lead_requests SET status = 'running', run_id = 'run' WHERE slice_of = %s", key)
    end(decide, SLICES[0], RunEnd.FAILED)
    assert chain.stored(key).status_reason.startswith("1 of 3 slices have ended")
    for one in SLICES[1:]:
        end(decide, one, RunEnd.CANCELLED)
    whole = chain.stored(key)
    assert (whole.status, "leadgen status demo.big-tx" in whole.next_step) == (RequestStatus.NEEDS_DECISION, True)


@pytest.mark.parametrize(
    ("change", "what", "todo"),
    [
        ("status = 'running'", "is being worked on", "leadgen cancel demo.big"),
        ("status = 'ready'", "is ready", "leadgen export demo.big"),
        ('request = request || \'{"repeat": "monthly"}\'', "repeats monthly", "--set repeat=never"),
        ("request = request || '{\"preview\": 3}'", "asks for a preview", "--set preview=0"),
        ("slice_of = 'demo.other'", "is a slice of demo.other itself", "under another name"),
    ],
)
def test_what_cannot_be_split_says_why(chain: Chain, decide: Decide, change: Any, what: str, todo: str) -> None:
    key = chain.submit(BIG)
    chain.sql("UPDATE leadgen.lead_requests SET " + change)
    with pytest.raises(DecisionNeeded, match=what) as caught:
        split(decide, key)
    assert todo in caught.value.todo
    assert chain.sql("SELECT count(*) FROM leadgen.lead_requests") == [(1,)]


def test_one_that_a_run_holds_is_refused_and_one_that_was_cancelled_is_split(chain: Chain, decide: Decide) -> None:
    key = chain.submit(BIG)
    hold = RequestHold.take(Database(chain.database_url), "demo", key, "a-run", lambda run: True)
    with pytest.raises(RequestBusy):
        split(decide, key)
    hold.release()
    decide(lambda database: cancel(database, key, NOW))
    assert len(split(decide, key).slices) == 3
    with pytest.raises(DecisionNeeded, match="was split by state already"):
        split(decide, key, "city")


def test_killed_in_the_middle_nothing_is_there_and_again_it_is_the_same(
    chain: Chain, decide: Decide, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(BIG)

    async def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(splitting, "mark_split", killed)
        with pytest.raises(KeyboardInterrupt):
            split(decide, key)
    assert chain.sql("SELECT request_key, status, split_by FROM leadgen.lead_requests") == [(key, "queued", "")]
    first = decide(lambda database: splitting.planned(database, key, "state", None))
    assert first.requests == split(decide, key).requests


def test_names_that_are_taken_and_cuts_that_cannot_be_made_are_told(chain: Chain, decide: Decide) -> None:
    key = chain.submit(BIG)
    chain.submit(BIG.replace("name: big", "name: big-ok"))
    with pytest.raises(RequestConflict, match="'big-ok' exists already"):
        split(decide, key)
    with pytest.raises(RequestInvalid, match="no table of which city lies in which county, and guesses none"):
        split(decide, key, "county")
    with pytest.raises(RequestInvalid, match="it would be no slice"):
        split(decide, key, "city")
    assert chain.sql("SELECT count(*) FROM leadgen.lead_requests") == [(2,)]


def test_nobody_works_on_the_whole_and_no_slice_grows_into_another(chain: Chain, decide: Decide) -> None:
    key = chain.submit(BIG)
    split(decide, key)
    whole, settings = chain.stored(key), load_settings()
    for work in (
        lambda database: taken_here(database, whole),
        lambda database: resume(database, key),
        lambda database: refresh(database, key, Again.ALL, NOW),
        lambda database: amend(database, settings, key, Amendment({"target_companies": "9"})),
    ):
        with pytest.raises(DecisionNeeded, match="was split by state: its slices are worked on instead") as refused:
            decide(work)
    assert refused.value.todo.startswith("amend its slices (leadgen amend SLICE …)"), "of the last one"
    assert all(f"leadgen run {one}" in chain.stored(one).next_step for one in SLICES)
    assert "was split by state" in chain.words_of_failure(chain.materialize(key))
    assert chain.stored(key).status is RequestStatus.WAITING

    def amended(one: str, **sets: str) -> Any:
        return decide(lambda database: amend(database, settings, one, Amendment(sets)))

    with pytest.raises(DecisionNeeded, match="in a slice states cannot be changed"):
        amended(SLICES[0], states="TX, OK")
    with pytest.raises(DecisionNeeded, match=r"could cost \$1\.25, the whole at most \$1\.00"):
        amended(SLICES[0], budget_usd="1")
    assert "Now a slice's may be raised" in amended(key, budget_usd="2").words
    assert chain.stored(key).status is RequestStatus.WAITING
    assert amended(SLICES[0], budget_usd="1").changed

    assert decide(lambda database: cancel(database, key, NOW)).words.startswith("Of its slices 3 were under way")
    assert {chain.stored(one).status for one in (key, *SLICES)} == {RequestStatus.CANCELLED}
    assert "None of its slices" in decide(lambda database: cancel(database, key, NOW)).words


def delivered_by(chain: Chain, source: str, slices: list[str]) -> None:
    """Lets slices have delivered what another request did."""
    for one in slices:
        chain.sql(
            "INSERT INTO leadgen.export_sets (tenant_id, export_id, request_key, run_id, companies, contacts, evidence,"
            " verdict, refused, created_at, full_rows, review) SELECT tenant_id, replace(export_id, %s, %s), %s, run_id,"
            " companies, contacts, evidence, verdict, refused, created_at, full_rows, review FROM leadgen.export_sets"
            " WHERE request_key = %s",
            source, one, one, source,
        )  # fmt: skip
        chain.sql(
            "INSERT INTO leadgen.exports (tenant_id, export_id, kind, path, rows, bytes, sha256)"
            " SELECT tenant_id, replace(export_id, %s, %s), kind, path, rows, bytes, sha256 FROM leadgen.exports"
            " WHERE export_id LIKE %s",
            source, one, f"{source}%",
        )  # fmt: skip


def test_the_joined_export_has_each_company_once_and_no_more_than_were_asked_for(
    delivered: tuple[Chain, Delivered], decide: Decide, tmp_path: Path
) -> None:
    chain, done = delivered
    source = chain.stored(done.key).request
    key = chain.submit(f"{BIG}pms_any_of: [{', '.join(source.pms_any_of)}]\n")
    split(decide, key)
    with pytest.raises(ExportRefused, match="No slice of this request has files yet"):
        joined(decide, key)
    delivered_by(chain, done.key, SLICES[:2])
    chain.sql(
        "UPDATE leadgen.export_sets SET verdict = (SELECT jsonb_agg(CASE WHEN one->>'name' = 'sites_could_be_read' THEN"
        " one || jsonb_build_object('what_to_do', 'leadgen run REQUEST --redo failed') ELSE one END)"
        " FROM jsonb_array_elements(verdict) one) WHERE request_key = %s",
        SLICES[1],
    )
    given = joined(decide, key)
    assert f"leadgen run {SLICES[1]} --redo failed" in [one["what_to_do"] for one in given.record.verdict]
    there = chain.sql("SELECT jsonb_array_length(companies) FROM leadgen.export_sets WHERE request_key = %s", done.key)
    assert (given.twins, given.surplus, given.waiting) == (there[0][0], there[0][0] - 6, ("CO",))
    assert "Joined from 2 of 3 slices; without CO" in given.words()
    domains = [row["domain"] for row in given.record.companies]
    assert len(domains) == len(set(domains)) == 6
    assert {row["company_domain"] for row in given.record.contacts} <= set(domains)
    assert {line["company"] for line in given.record.evidence} == set(domains)
    for file in given.record.files:
        assert Path(file.path).parent == tmp_path / "home" / "exports" / key
        assert Path(file.path).read_bytes()

    again = joined(decide, key, NOW.replace(hour=13))
    assert again.record.export_id == given.record.export_id, "nothing new was delivered: nothing new is written"
    chain.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'customer')", domains[0]
    )
    without = joined(decide, key, NOW.replace(hour=14))
    assert domains[0] not in [row["domain"] for row in without.record.companies]
    assert len(without.record.companies) == 6, "the next one takes its place"
    assert chain.sql("SELECT count(*) FROM leadgen.exported_companies WHERE request_key = %s", key) == [(0,)]

    chain.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'customer')", domains[1]
    )
    chain.sql("UPDATE leadgen.export_sets SET created_at = now() - interval '1 day' WHERE request_key = %s", key)
    record, found = decide(lambda database: _compared(database, load_settings(), key, None))
    assert domains[1] not in [row["domain"] for row in record.companies], "a difference is one of what there is now"
    assert found.since


def test_the_joined_review_asks_each_question_once_and_none_that_is_answered(
    delivered: tuple[Chain, Delivered], decide: Decide, tmp_path: Path
) -> None:
    chain, done = delivered
    source = chain.stored(done.key).request
    key = chain.submit(f"{BIG}pms_any_of: [{', '.join(source.pms_any_of)}]\n")
    split(decide, key)
    delivered_by(chain, done.key, SLICES[:2])
    firms = chain.sql("SELECT company_id, name FROM leadgen.companies WHERE domain = '' ORDER BY company_id LIMIT 2")
    asked = [  # firm, person, field, value
        (0, "", "units", "300"), (0, "", "units", "340"), (0, "Ada Vale", "linkedin_url", "https://linkedin.example/in/ada"),
        (0, "", "city", ""), (1, "", "units", "300"),
    ]  # fmt: skip
    for place, slice_key in enumerate(SLICES[:2]):
        rows = []
        for firm, person, field, value in reversed(asked) if place else asked:
            company_id, name = firms[firm]
            ((number,),) = chain.sql(
                "INSERT INTO leadgen.cited_values (tenant_id, request_key, company_id, person, field, value, url, cited_by,"
                " why_unread) VALUES ('demo', %s, %s, %s, %s, %s, 'https://p.example/', 'portal:x', 'unread') RETURNING cited_id",
                slice_key, company_id, person, field, value,
            )  # fmt: skip
            told = {"company": name, "person": person, "field": field, "value": value, "domain": "gone.example"}
            rows.append({**dict.fromkeys(REVIEW_COLUMNS, ""), **told, "review_id": f"demo.r{number}"})
        rows.append(rows[0] | {"review_id": "demo.r999999999"})
        chain.sql("UPDATE leadgen.export_sets SET review = %s WHERE request_key = %s", json.dumps(rows), slice_key)

    def asks(hour: int) -> list[tuple[str, ...]]:
        given = joined(decide, key, NOW.replace(hour=hour)).record.review
        return [tuple(row[name] for name in ("company", "person", "field", "value")) for row in given]

    names = [name for _, name in firms]
    every = [(names[firm], *told) for firm, *told in asked]
    assert asks(12) == every, "once each, the first slice's, and none that nobody could answer"

    file = tmp_path / "review.csv"
    answered = joined(decide, key).record.review[4]["review_id"], joined(decide, key).record.review[2]["review_id"]
    file.write_text(f"review_id,verdict\n{answered[0]},right\n{answered[1]},wrong\n", "utf-8")
    reviewed, _ = decide(lambda database: import_review(database, file, NOW))
    assert (reviewed.right, reviewed.wrong) == (1, 1)
    assert asks(13) == [every[0], every[1], every[3]], "whichever slice's id the answer bore"

    second = chain.sql("SELECT cited_id FROM leadgen.cited_values WHERE request_key = %s AND value = '340'", SLICES[1])
    file.write_text(f"review_id,verdict\ndemo.r{second[0][0]},right\n", "utf-8")
    decide(lambda database: import_review(database, file, NOW))
    assert asks(14) == [every[3]], "the other value of the field is settled by it"
    assert joined(decide, key, NOW.replace(hour=15)).record.created_at.hour == 14, "nothing new was said"
    chain.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', 'gone.example', 'customer')"
    )
    assert asks(16) == [], "of whoever was blocked since nobody is asked"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("city,county\nAustin,Travis\n", "has no column state"),
        ("state,city,county\nTX,Austin,\n", "Line 2 names no county"),
        ("state,city,county\nTexass,Austin,Travis\n", "Line 2 names no state"),
        ("state;city;county\nTX;Austin;Travis\n", "parted by semicolons, not by commas"),
        (
            "state,city,county\nTX,Austin,Travis\nTX,Waco,McLennan\nTexas,AUSTIN,Hays\n",
            "Line 2 puts AUSTIN, TX into Travis, and line 4 into Hays",
        ),
    ],
)
def test_a_file_of_counties_that_cannot_be_used_is_told(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "counties.csv"
    with pytest.raises(LeadgenError, match="cannot be read"):
        splitting.read_counties(path)
    path.write_text(text)
    with pytest.raises(RequestInvalid, match=words):
        splitting.read_counties(path)
    path.write_text("State, City,COUNTY\nTexas,Austin, Travis\n,,\nok,Tulsa,Tulsa\n".replace(", City", ",City"))
    assert splitting.read_counties(path) == {("TX", "Austin"): "Travis", ("OK", "Tulsa"): "Tulsa"}
    path.write_text(
        "state,city,county\nTX,Austin,Travis\nTX,Manor,TRAVIS \nTX,Austin,travis\nTX,Pflugerville,Travis County\n"
        "TX,Lakeway,TRAVIS county\nTX,Jonestown,Travis Co.\nTX,Rollingwood,County of Travis\nTX,Bee Cave,Travis  (TX)\n"
        'TX,Sunset Valley,"Travis County, TX"\nTX,Creedmoor,Travis Cnty.\nTX,Volente,"Travis, Texas"\nTX,Webberville,Travis (County)\n'
    )
    assert set(splitting.read_counties(path).values()) == {"Travis"}, "one county in whatever letters and words"
