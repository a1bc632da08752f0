"""A request changed afterwards: by the rules of a submission, as a version of its own, and never two versions in one export."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.decisions.amending import Amendment, amend, assignments
from leadgen_assets.decisions.decided import Decided
from leadgen_assets.domain.errors import (
    LeadgenError,
    RequestBusy,
    RequestConflict,
    RequestInvalid,
    RequestUnknown,
    WrongUsage,
)
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.icp_folder import SHIPPED
from leadgen_assets.stages.session import RequestHold
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

NOTHING = "name: idle\nsources: list:nothing.csv\n"
Amend = Callable[..., Decided]


@pytest.fixture
def amending(chain: Chain) -> Amend:
    """Amends a request of `chain`."""
    return lambda key, sets=(), adds=(), **options: change(chain, key, sets, adds, **options)


def change(chain: Chain, key: str, sets: Any = (), adds: Any = (), run_here: bool = False, **options: Any) -> Decided:
    added: dict[str, list[Any]] = {}
    for name, value in dict(adds).items():
        added[name] = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]

    async def whole() -> Decided:
        async with Database(chain.database_url) as database:
            amendment = Amendment(dict(sets), added, **options)
            return await amend(database, load_settings(), key, amendment, run_here=run_here)

    return asyncio.run(whole())


@pytest.fixture
def key(chain: Chain) -> str:
    """A request that needs a decision, without anything behind it."""
    key = chain.submit(NOTHING, RequestStatus.RUNNING)
    chain.sql("UPDATE leadgen.lead_requests SET status = 'needs_decision', round = 3, exhausted = true, run_id = 'old'")
    return key


@pytest.mark.parametrize("how", ["sets", "adds"])
def test_a_source_that_is_not_there_is_refused_as_of_a_new_request(
    chain: Chain, amending: Amend, key: str, how: str, tmp_path: Path
) -> None:
    here = tmp_path / "elsewhere"
    here.mkdir()
    for path, words in (("nothere.csv", "nothere.csv does not exist"), ("FILE.csv", "write your file's name")):
        with pytest.raises(RequestInvalid, match=words):
            amending(key, **{how: {"sources": f"list:{path}"}}, folder=here)
    with pytest.raises(RequestInvalid, match="Txas") as caught:
        amending(key, {"states": "Txas"}, {"sources": "list:nothere.csv"})
    assert "nothere.csv does not exist" in str(caught.value)
    assert chain.stored(key).version == 1
    # The caller's folder is looked into, and what the request has already is not asked for again.
    (here / "more.csv").write_text("company,website\nBirch,https://birch.example\n", "utf-8")
    assert amending(key, **{how: {"sources": "list:more.csv"}}, folder=here).under_way
    assert str(here / "more.csv") in [source.path for source in chain.stored(key).request.sources]


def test_the_next_version_is_stored_with_what_changed_and_put_to_work(chain: Chain, amending: Amend, key: str) -> None:
    before = chain.stored(key)
    sets = {"target_companies": "1,000", "budget_usd": "$5", "pms_unknown": "keep", "units_max": "900"}
    decided = amending(key, sets, {"states": ["Texas", "OK, CO"]})
    after = chain.stored(key)
    assert after == decided.stored
    assert decided.words == (
        'Amended: target_companies: 25 → 1000; states: nothing → ["TX", "OK", "CO"]; pms_unknown: drop → keep;'
        " units_max: nothing → 900; budget_usd: 3 → 5."
    )
    assert (after.status, after.round, after.exhausted, after.version) == (RequestStatus.QUEUED, 1, False, 2)
    assert (after.launch, after.run_id) == (before.launch + 1, None)
    assert (after.submitted, after.icp_hash) == (before.request, before.icp_hash)
    ((detail,),) = chain.sql("SELECT detail FROM leadgen.events WHERE event = 'amended'")
    assert detail["version"] == 2
    assert detail["differences"][0] == "target_companies: 25 → 1000"


def test_a_version_after_the_next_keeps_what_was_submitted_first(chain: Chain, amending: Amend, key: str) -> None:
    first = chain.stored(key).request
    amending(key, {"target_companies": 30})
    amending(key, {"target_companies": 40})
    after = chain.stored(key)
    assert (after.version, after.submitted, after.request.target_companies) == (3, first, 40)


def test_the_first_file_and_the_present_version_are_both_the_same_request(
    chain: Chain, amending: Amend, key: str
) -> None:
    amending(key, {"target_companies": 30})
    for text in (NOTHING, NOTHING + "target_companies: 30\n"):
        assert chain.submit(text) == key
    assert chain.stored(key).request.target_companies == 30, "the first file again goes on with what was made of it"
    with pytest.raises(RequestConflict, match="30 here, 31 there") as caught:
        chain.submit(NOTHING + "target_companies: 31\n")
    assert f"leadgen amend {key}" in caught.value.todo


def test_an_empty_value_is_the_default_again(chain: Chain, amending: Amend, key: str) -> None:
    amending(key, {"units_min": "50", "states": "TX"})
    amending(key, {"units_min": "", "states": ""})
    after = chain.stored(key).request
    assert (after.units_min, after.states) == (None, ())


FAULTS: list[tuple[dict[str, str], dict[str, str], str]] = [
    ({"target_companies": "0"}, {}, "target_companies: '0' is too small; the least is 1"),
    ({"target_companies": "many"}, {}, "target_companies: 'many' is not a whole number"),
    ({"target_companies": "2.5"}, {}, "target_companies: '2.5' is not a whole number"),
    ({"budget_usd": "-1"}, {}, "budget_usd: "),
    ({"budget_usd": "cheap"}, {}, "budget_usd: "),
    ({"states": "Texxas"}, {}, "states: 'Texxas' is no state of the USA; did you mean 'Texas'?"),
    ({}, {"states": "Ontario"}, "states: 'Ontario' is no state of the USA"),
    ({"pms_unknown": "maybe"}, {}, "pms_unknown: 'maybe' is not one of"),
    ({}, {"pms_any_of": "Builddium"}, "pms_any_of: 'Builddium' is no software"),
    ({"units_min": "900", "units_max": "100"}, {}, "units_min (900) is more than units_max (100)"),
    ({"contacts_max": "0"}, {}, "contacts_max: "),
    ({"icp": "dentists"}, {}, "icp: there is no ICP 'dentists'"),
    ({"sources": ""}, {}, "sources: names none"),
    ({"sources": "firms.csv"}, {}, "sources"),
    ({}, {"sources": "ftp:here"}, "sources"),
    ({"sources": "[{"}, {}, "sources"),
    ({"sources": "{kind: list}"}, {}, "path"),
    ({"preview": "-1"}, {}, "preview: "),
    ({"exclude_exported_days": "9999"}, {}, "exclude_exported_days: "),
    ({"repeat": "weekly"}, {}, "repeat: 'weekly' is not one of"),
    ({"tenant": "other"}, {}, "tenant: it cannot be changed"),
    ({"name": "another"}, {}, "name: it cannot be changed"),
    ({"target_company": "5"}, {}, "unknown field 'target_company'; did you mean 'target_companies'?"),
    ({}, {"target_companies": "5"}, "target_companies: nothing can be added to it"),
    ({}, {"colour": "red"}, "unknown field 'colour'"),
]
"""What is set, what is added, and what is told."""


def test_faults_are_told_by_field_and_nothing_is_changed(chain: Chain, amending: Amend, key: str) -> None:
    before = chain.stored(key)
    for sets, adds, told in FAULTS:
        with pytest.raises(RequestInvalid) as caught:
            amending(key, sets, adds)
        assert told in caught.value.what, (sets, adds)
        assert key in caught.value.where
        assert chain.stored(key) == before, (sets, adds)


def test_several_faults_are_told_together(amending: Amend, key: str) -> None:
    with pytest.raises(RequestInvalid, match="for 3 reasons") as caught:
        amending(key, {"target_companies": "0", "states": "ZZ", "repeat": "daily"})
    assert caught.value.todo == "nothing was changed; say it again with other values"
    with pytest.raises(RequestInvalid, match="for 4 reasons") as caught:
        amending(key, {"tenant": "x", "nope": "1", "budget_usd": "-1"}, {"units_min": ["3"]})
    assert [part.strip().split(":")[0] for part in caught.value.what.splitlines()[1:]] == [
        "tenant", "unknown field 'nope'", "units_min", "budget_usd",
    ]  # fmt: skip


@pytest.mark.parametrize("sets", [{}, {"target_companies": "25"}, {"states": ""}, {"repeat": "no"}])
def test_what_changes_nothing_is_told(chain: Chain, amending: Amend, key: str, sets: dict[str, str]) -> None:
    before = chain.stored(key)
    decided = amending(key, sets)
    assert (decided.changed, decided.under_way) == (False, False)
    assert "Nothing" in decided.words
    assert chain.stored(key) == before


def test_the_order_of_places_is_no_change(amending: Amend, key: str) -> None:
    amending(key, {"states": "TX, OK"})
    assert not amending(key, {"states": "OK, TX"}).changed


def test_an_unknown_request(amending: Amend) -> None:
    with pytest.raises(RequestUnknown, match=r"no request 'default.nobody'"):
        amending("default.nobody", {"target_companies": 3})


def test_what_is_no_assignment_is_told_beside_those_that_are() -> None:
    pairs, faults = assignments(["states", "units_max=", "=TX", " cities = St. Louis=MO ", " = "], "--set")
    assert pairs == [("units_max", ""), ("cities", "St. Louis=MO")]
    assert [fault.partition(" is not FIELD=VALUE")[0] for fault in faults] == [
        "--set 'states'", "--set '=TX'", "--set ' = '",
    ]  # fmt: skip


def test_how_it_was_said_and_what_was_said_are_told_together(chain: Chain, amending: Amend, key: str) -> None:
    before = chain.stored(key)
    with pytest.raises(RequestInvalid, match="for 2 reasons") as caught:
        amending(key, {"budget_usd": "abc"}, unread=("--set 'foo' is not FIELD=VALUE",))
    assert [line.strip().split(":")[0] for line in caught.value.what.splitlines()[1:]] == [
        "--set 'foo' is not FIELD=VALUE", "budget_usd",
    ]  # fmt: skip
    with pytest.raises(RequestInvalid, match=r"exclude each other: do one of them\n +budget_usd: "):
        amending(key, {"budget_usd": "-1"}, accept_partial=True)
    with pytest.raises(WrongUsage, match="--stop stands alone"):
        amending(key, unread=("--stop stands alone",))
    assert chain.stored(key) == before


def test_a_request_that_a_run_works_on_is_not_changed(chain: Chain, amending: Amend, key: str) -> None:
    hold = RequestHold.take(Database(chain.database_url), "default", key, "a-run", lambda run_id: True)
    try:
        with pytest.raises(RequestBusy, match="one version of the request") as caught:
            amending(key, {"target_companies": 3})
        assert f"leadgen cancel {key}" in caught.value.todo
    finally:
        hold.release()
    assert amending(key, {"target_companies": 3}).changed


def test_the_icp_is_only_taken_again_where_that_is_said(chain: Chain, amending: Amend, key: str) -> None:
    own = load_settings().home / "icp"
    own.mkdir(parents=True)
    text = (SHIPPED / "property_management.yaml").read_text("utf-8")
    (own / "property_management.yaml").write_text(text.replace("fit_from: 50", "fit_from: 60"), "utf-8")
    before = chain.stored(key).icp_hash
    amending(key, {"target_companies": 3})
    assert chain.stored(key).icp_hash == before
    decided = amending(key, icp_again=True)
    assert "snapshot" in decided.words
    assert chain.stored(key).icp_hash != before
    assert not amending(key, icp_again=True).changed


def test_a_source_of_the_callers_folder_is_found_from_there(
    chain: Chain, amending: Amend, key: str, tmp_path: Path
) -> None:
    here = tmp_path / "somewhere"
    here.mkdir()
    (here / "more.csv").write_text("name\nA\n", "utf-8")
    amending(key, adds={"sources": "list:more.csv"}, folder=here)
    assert str(chain.stored(key).request.sources[1]) == f"list:{here / 'more.csv'}"
    assert not amending(key, adds={"sources": "list:more.csv"}, folder=here).changed


def test_a_delivery_stays_where_only_its_repetition_changes(chain: Chain, amending: Amend, key: str) -> None:
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    decided = amending(key, {"repeat": "monthly"})
    assert (decided.stored.status, decided.under_way) == (RequestStatus.READY, False)
    assert "stays as it is" in decided.words
    here = amending(key, {"budget_usd": 8}, run_here=True)
    assert here.under_way, "whoever has it run here and now has it run"
    chain.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    chain.sql("UPDATE leadgen.lead_requests SET status = 'paused_budget'")
    assert amending(key, {"budget_usd": 9}).stored.status is RequestStatus.QUEUED, "money lets it go on"


def test_a_late_preview_is_refused(delivered: tuple[Chain, Delivered]) -> None:
    house, done = delivered
    with pytest.raises(LeadgenError, match="past its preview"):
        change(house, done.key, {"preview": 3})


@pytest.mark.long
def test_taking_what_there_is(delivered: tuple[Chain, Delivered]) -> None:
    house, done = delivered
    assert not change(house, done.key, accept_partial=True).changed, "it is ready already"
    house.sql(
        "UPDATE leadgen.lead_requests SET status = 'needs_decision', request = request || '{\"target_companies\": 20}'"
    )
    decided = change(house, done.key, accept_partial=True)
    assert decided.stored.status is RequestStatus.READY_PARTIAL
    assert decided.words == "The 9 companies of its last export are taken; nothing goes on."
    assert house.materialize(done.key).success
    assert house.stored(done.key).status is RequestStatus.READY_PARTIAL, "it stays so, although there is more to decide"
    with pytest.raises(WrongUsage, match="exclude each other"):
        change(house, done.key, {"target_companies": 3}, accept_partial=True)
    assert not change(house, done.key, {"target_companies": 21}).stored.accepted, "a new wish opens it again"


def test_what_was_delivered_for_another_wish_is_not_taken(delivered: tuple[Chain, Delivered]) -> None:
    house, done = delivered
    change(house, done.key, {"target_companies": 20})
    change(house, done.key, {"states": "OK"})
    with pytest.raises(RequestInvalid, match="what was asked for before: states changed since") as refused:
        change(house, done.key, accept_partial=True)
    assert f"leadgen run {done.key}" in str(refused.value)
    assert house.stored(done.key).status is RequestStatus.QUEUED


def test_more_of_the_same_may_be_left(delivered: tuple[Chain, Delivered]) -> None:
    house, done = delivered
    change(house, done.key, {"target_companies": 20})
    taken = change(house, done.key, accept_partial=True)
    assert taken.stored.status is RequestStatus.READY_PARTIAL
    assert taken.stored.run_id is None, "the run that worked on it is forgotten"


def test_nothing_can_be_taken_where_nothing_is(amending: Amend, key: str) -> None:
    with pytest.raises(RequestInvalid, match="no company was delivered yet"):
        amending(key, accept_partial=True)


@pytest.mark.long
def test_an_export_never_mixes_two_versions(delivered: tuple[Chain, Delivered]) -> None:
    house, done = delivered
    change(house, done.key, {"units_min": "300"})
    refused = house.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv")
    assert not refused.success
    words = house.words_of_failure(refused)
    assert "companies_are_judged_by_this_version (9 of 9" in words
    assert f"leadgen run {done.key}" in words
    assert house.materialize(done.key).success
    ((companies,),) = house.sql("SELECT companies FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1")
    assert companies
    assert all(not row["units_estimate"] or int(row["units_estimate"]) >= 300 for row in companies)
    change(house, done.key, {"contacts_max": "1"})
    refused = house.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv")
    assert "companies_are_judged_by_this_version" in house.words_of_failure(refused)
