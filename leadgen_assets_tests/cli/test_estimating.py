"""The estimate before a run of a request that has a past: it counts what that run will ask, no more and no less."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.cli.estimating import Ahead, estimated
from leadgen_assets.decisions.amending import Amendment, amended
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.settings import Settings
from leadgen_assets.stages.estimate import Estimate
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Told = Callable[..., Estimate]
MODEL = Settings().model


@pytest.fixture
def told(delivered: tuple[Chain, Delivered]) -> Told:
    """The estimate for a run of the demo's delivered request, where a service answers."""

    def estimate(ahead: Ahead = Ahead(begins=True), **settings: Any) -> Estimate:  # noqa: B008
        async def inside() -> Estimate:
            async with Database(delivered[0].database_url) as database:
                given = Settings(**({"mode": "hybrid"} | settings))
                return await estimated(database, given, delivered[1].key, ahead)

        return asyncio.run(inside())

    return estimate


def as_asked(chain: Chain, asked: int = 1, **more: str) -> None:
    """As if a model had been asked about every company."""
    chain.sql(
        "UPDATE leadgen.work_items SET result = result || %s WHERE stage IN ('company_profiles', 'contacts')",
        json.dumps({"asked": asked} | more),
    )


def answered(chain: Chain, key: str, number: int, model: str = MODEL, mode: str = "real") -> None:
    chain.sql(
        "INSERT INTO leadgen.model_calls (tenant_id, call_hash, request_key, run_id, fence, stage, mode, model, agent,"
        " about, status, prompt, token, reserved_microusd, settled_microusd, created_at, settled_at, attempt)"
        " SELECT 'demo', 'h' || n, %s, 'r', 1, 'company_profiles', %s, %s, 'company_research', '', 'answered', '{}', '',"
        " 9, 9, now(), now(), 1 FROM generate_series(1, %s) n RETURNING 1",
        key, mode, model, number,
    )  # fmt: skip


def by_part(whole: Estimate) -> dict[str, int]:
    return {part.what: part.calls for part in whole.parts}


def test_what_is_finished_asks_nothing_and_what_the_model_lacked_is_asked_again(
    delivered: tuple[Chain, Delivered], told: Told
) -> None:
    chain, key = delivered[0], delivered[1].key
    ((companies, covered),) = chain.sql(
        "SELECT count(*) FILTER (WHERE stage = 'company_profiles'), count(*) FILTER (WHERE stage = 'contacts')"
        " FROM leadgen.work_items WHERE status = 'done'"
    )
    unasked = told()
    assert by_part(unasked)["researching companies"] >= companies, "rules alone made it: a model has all to read"
    as_asked(chain)
    assert told().calls == 0
    as_asked(chain, fallback="the service was down")
    assert told().calls == 0, "a plain run leaves it as it is"
    again = by_part(told(Ahead(again=Again.FAILED)))
    assert again["researching companies"] >= companies
    assert again["finding people"] >= covered
    assert again == by_part(unasked)
    chain.sql("UPDATE leadgen.lead_requests SET redo_failed_before = now() WHERE request_key = %s RETURNING 1", key)
    assert by_part(told()) == again, "it was asked for before and not done yet"


def test_companies_that_needed_no_question_hide_none_that_lacked_an_answer(
    delivered: tuple[Chain, Delivered], told: Told
) -> None:
    chain, key = delivered[0], delivered[1].key
    as_asked(chain, 0)
    answered(chain, key, 1)
    chain.sql(
        'UPDATE leadgen.work_items SET result = result || \'{"asked": 1, "fallback": "down"}\''
        " WHERE stage = 'company_profiles' AND item IN (SELECT item FROM leadgen.work_items"
        " WHERE stage = 'company_profiles' ORDER BY item LIMIT 5) RETURNING 1"
    )
    again = by_part(told(Ahead(again=Again.FAILED)))
    assert 5 <= again["researching companies"] <= 15


def test_what_failed_is_asked_about_only_when_it_is_tried_again(delivered: tuple[Chain, Delivered], told: Told) -> None:
    chain = delivered[0]
    as_asked(chain)
    chain.sql(
        "UPDATE leadgen.work_items SET status = 'failed', result = '{}' WHERE stage = 'company_profiles' AND item IN"
        " (SELECT item FROM leadgen.work_items WHERE stage = 'company_profiles' ORDER BY item LIMIT 4) RETURNING 1"
    )
    assert told().calls == 0
    assert 4 <= by_part(told(Ahead(again=Again.FAILED)))["researching companies"] <= 40


def test_all_again_costs_what_the_journal_does_not_answer(delivered: tuple[Chain, Delivered], told: Told) -> None:
    chain, key = delivered[0], delivered[1].key
    as_asked(chain)
    whole = by_part(told(Ahead(again=Again.ALL)))
    answered(chain, key, 6)
    some = told(Ahead(again=Again.ALL))
    ((companies,),) = chain.sql("SELECT count(*) FROM leadgen.work_items WHERE stage = 'company_profiles'")
    assert whole["researching companies"] >= companies
    assert companies - 6 <= by_part(some)["researching companies"] <= companies - 5
    assert any("answered before" in note for note in some.notes)
    assert told().calls == 0
    assert told(model="gpt-6-sol" if MODEL != "gpt-6-sol" else "gpt-6-luna").calls > 0, "another model has to be asked"


def test_answers_of_a_script_are_none_of_the_service(delivered: tuple[Chain, Delivered], told: Told) -> None:
    chain, key = delivered[0], delivered[1].key
    as_asked(chain)
    answered(chain, key, 1, mode="mock")
    assert told().calls > 0
    assert told(mode="mock", model_script="x").calls == 0


def test_going_on_behind_a_preview_is_told_with_all_companies(delivered: tuple[Chain, Delivered], told: Told) -> None:
    chain, key = delivered[0], delivered[1].key
    as_asked(chain)
    chain.sql(
        'UPDATE leadgen.lead_requests SET request = request || \'{"preview": 3, "target_companies": 400}\','
        " status = 'needs_decision', previewed = false WHERE request_key = %s RETURNING 1",
        key,
    )
    chain.sql("DELETE FROM leadgen.work_items WHERE stage = 'discovered_companies' RETURNING 1")
    assert 30 < told(Ahead(resumes=True)).calls < 300, "all that its archive has, which are fewer than are wanted"
    assert told(Ahead()).calls == 0


def test_an_amendment_seeks_beyond_what_is_there(delivered: tuple[Chain, Delivered], told: Told) -> None:
    chain = delivered[0]
    as_asked(chain)
    files = {}

    def more(stored: Any) -> Any:
        return amended(stored, Amendment({"target_companies": 900}), files, True)

    assert told(Ahead(change=more)).calls == 0, "its sources have no more"
    chain.sql("UPDATE leadgen.work_items SET status = 'started' WHERE stage = 'discovered_companies' RETURNING 1")
    assert 30 < told(Ahead(change=more)).calls < 300, "as many again as its archive has, and not what is wanted"


def test_what_a_limit_put_off_at_its_search_is_counted_and_told_where_it_cannot_fit(
    delivered: tuple[Chain, Delivered], told: Told
) -> None:
    chain, key = delivered[0], delivered[1].key
    as_asked(chain, 0)
    answered(chain, key, 1)
    chain.sql(
        "UPDATE leadgen.work_items SET status = 'deferred', result = %s WHERE stage = 'company_profiles' AND item IN"
        " (SELECT item FROM leadgen.work_items WHERE stage = 'company_profiles' ORDER BY item::bigint DESC LIMIT 4) RETURNING 1",
        json.dumps({"limit": "request", "until": "", "put_off": "company_search", "needs_micro_usd": 90_000_000}),
    )
    chain.sql("DELETE FROM leadgen.work_items WHERE stage = 'contacts' RETURNING 1")
    chain.sql("DELETE FROM leadgen.work_items WHERE stage = 'icp_assessments' RETURNING 1")
    whole = told()
    assert by_part(whole)["researching companies"] >= 8
    assert "the next question may cost $90.00" in whole.nothing_fits
    chain.sql(
        "UPDATE leadgen.work_items SET result = result - 'put_off' WHERE item = (SELECT max(item) FROM leadgen.work_items"
        " WHERE status = 'deferred') RETURNING 1"
    )
    assert told().nothing_fits == "", "of one it is not known what its next question is"
