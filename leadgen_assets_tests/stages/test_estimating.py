"""What a run will cost, told before it: more work costs more, what is done costs nothing, and the budget bounds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.cli.estimating import summary
from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.told_limits import ToldLimits
from leadgen_assets.settings import Settings
from leadgen_assets.stages.estimate import Estimate
from leadgen_assets.stages.estimating import ENOUGH, estimate
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.limits_ahead import Limits
from leadgen_assets.stages.search_plan import MOST_SIZE, SearchCursor, sought
from leadgen_assets.stages.still_to_do import There
from leadgen_assets.storage.model_usual import History, Usual

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ICP = known_icps(Settings())["property_management"]


NOTHING = There()


def told(there: There = NOTHING, sources: tuple[str, ...] = (), **fields: Any) -> Estimate:
    settings = {name: fields.pop(name) for name in list(fields) if name in Settings.model_fields}
    request = LeadRequest(name="a", sources=sources, **fields)  # type: ignore[arg-type]
    return estimate(request, ICP, Settings(**({"mode": "real"} | settings)), there, NOW)


def test_the_usual_request_makes_about_160_calls_for_about_a_dollar() -> None:
    whole = told(target_companies=25)
    assert 130 <= whole.calls <= 190
    assert 400_000 <= whole.micro_usd <= 1_500_000
    assert 5 <= whole.minutes <= 40
    assert [part.what for part in whole.parts] == ["finding companies", "researching companies", "finding people"]


def test_the_number_in_brackets_is_a_bound_of_one_round() -> None:
    """Twelve sites that say little: each is read, searched for and read again, though three of ten is usual."""
    whole = told(There(named_at_most=12), sources=("archive:a.warc.gz",), target_companies=3)
    assert (whole.companies, whole.all_calls) == (12, 12 * 6)
    assert whole.calls < 36 <= whole.all_calls
    assert "72 if each of the 12 companies needs every one" in summary(whole)
    known = told(There(candidates=4, profiled=4, qualified=4), sources=("list:a.csv",), target_companies=1)
    assert known.all_calls == 4 * 3, "their people alone are left"


def test_off_and_mock_cost_nothing() -> None:
    assert (told(mode="off").calls, told(mode="off").micro_usd) == (0, 0)
    mocked = told(mode="mock")
    assert mocked.calls > 0
    assert mocked.micro_usd == 0


def test_what_is_done_is_not_counted_again() -> None:
    done = There(candidates=50, profiled=50, qualified=25, covered=25)
    assert told(done, target_companies=25).calls == 0


def test_lists_search_nothing_and_a_preview_researches_a_few() -> None:
    assert "finding companies" not in {part.what for part in told(sources=("list:a.csv",)).parts}
    assert told(preview=3).calls < 20


def test_a_list_of_few_companies_is_no_long_one() -> None:
    whole = told(sources=("list:a.csv",), target_companies=25)
    few = told(There(named_at_most=5), sources=("list:a.csv",), target_companies=25)
    assert 5 <= few.calls <= 18 < whole.calls
    assert told(There(named_at_most=5_000), sources=("list:a.csv",), target_companies=25) == whole
    more = There(candidates=30, profiled=30, qualified=3, covered=3, lists_to=200, searches_to=0, named_at_most=4)
    assert told(more, sources=("list:a.csv",), target_companies=25).calls >= 4, "what is new in the list is asked about"


def test_limits_that_will_be_met_are_named() -> None:
    whole = told(target_companies=1_000, budget_usd="10", usd_per_day=Decimal(5), calls_per_hour=1_000)
    assert whole.micro_usd == 10_000_000
    assert len(whole.notes) == 3
    slow = told(target_companies=25, model_requests_per_minute=1)
    assert slow.minutes >= slow.calls


def test_a_model_without_a_price_says_how_to_set_one() -> None:
    with pytest.raises(SettingsInvalid, match="no price is known"):
        told(model="nobody-knows-it")


@given(st.integers(1, 2_000), st.integers(1, 9), st.integers(0, 5_000), st.integers(0, 5_000))
def test_a_round_seeks_more_than_there_is_while_something_is_missing(
    target: int, number: int, before: int, qualified: int
) -> None:
    qualified = min(before, qualified)
    limit = sought(target, number, before, qualified)
    assert limit >= max(1, before)
    if number > 1 and before:
        assert before < limit <= before + 4 * target
    assert sought(target, 1, 0, 0) == 2 * target


def test_the_fewer_qualified_the_more_are_sought() -> None:
    assert sought(25, 2, 50, 20) - 50 < sought(25, 2, 50, 5) - 50
    assert sought(25, 2, 50, 0) == 50 + 100


@given(st.lists(st.tuples(st.integers(-1, 60), st.integers(1, 50)), max_size=30), st.integers(1, 50))
def test_sizes_stay_within_bounds_and_two_empty_batches_end_it(went: list[tuple[int, int]], usual: int) -> None:
    from leadgen_assets.agents.strategies import strategies

    plan = strategies(("TX", "CA"), (), ("Buildium",))
    at, empty = SearchCursor(size=usual), 0
    for new, asked in went:
        strategy = at.following(plan)
        if strategy is None:
            break
        assert strategy.key not in at.used
        at = at.after(strategy, asked, new, usual)
        empty = 0 if new > 0 else empty + 1
        assert min(3, usual) <= at.size <= min(MOST_SIZE, max(2 * usual, usual))
        assert (at.following(plan) is None) == (empty >= 2 or len(at.used) == len(plan))
        assert SearchCursor.of(at.text(), usual) == at


def test_what_the_tenants_own_questions_used_counts_where_there_were_enough() -> None:
    request = LeadRequest(name="a", sources=("list:a.csv",), target_companies=20)
    settings = Settings(mode="real")

    def of(history: History) -> Estimate:
        return estimate(request, ICP, settings, There(candidates=40), NOW, history)

    usual = of(History())
    assert usual.basis.startswith("the usual size")
    few = of(History({"company_research": Usual(ENOUGH - 1, 1.0, 0.0, 1.0, 0.0)}, {}))
    assert few == usual
    small = Usual(50, 1_500.4, 100.0, 80.0, 0.0)
    known = of(History({"company_research": small}, {"company_profiles": 100}, {"company_profiles": 50}))
    assert known.basis.startswith("what your last 50 questions of these kinds used, and for the rest")
    assert known.parts[0].what == "researching companies"
    assert known.parts[0].calls < usual.parts[0].calls / 3, "half a question a company, and no search"
    assert known.micro_usd < usual.micro_usd / 3 + known.parts[1].micro_usd
    everything = of(
        History(
            dict.fromkeys(("company_research", "contacts"), small),
            {"company_profiles": 100, "contacts": 100},
            {"company_profiles": 50, "contacts": 50},
        )
    )
    assert "for the rest" not in everything.basis
    assert [one.guessed for one in (usual, few, known, everything)] == [True, True, True, False]
    assert not told(There(candidates=50, profiled=50, qualified=25, covered=25), target_companies=25).guessed


@pytest.mark.parametrize("agent", ["lead_list_search", "lead_list_read", "company_research", "contacts"])
@pytest.mark.parametrize("calls", [ENOUGH - 1, ENOUGH])
def test_whatever_kind_of_question_was_asked_before_a_request_is_reckoned(agent: str, calls: int) -> None:
    """Also of which only the tokens that count against a limit are known: after a single search."""
    for sources in ((), ("list:a.csv",)):
        request = LeadRequest(name="a", sources=sources)
        as_usual = told(sources=sources)
        for history in (
            History({agent: Usual(calls, 1_000.0, 0.0, 50.0, 1.0)}),
            History(counted={agent: 5_000.0}),
        ):
            whole = estimate(request, ICP, Settings(mode="real"), NOTHING, NOW, history)
            assert whole.calls == as_usual.calls
            assert whole.all_calls == as_usual.all_calls


def test_companies_that_the_journal_answered_or_nobody_asked_about_are_no_sign_of_few_questions() -> None:
    request = LeadRequest(name="a", sources=("list:a.csv",), target_companies=20)

    def calls(history: History) -> int:
        return estimate(request, ICP, Settings(mode="real"), There(candidates=40), NOW, history).parts[0].calls

    small = Usual(50, 1_500.4, 100.0, 80.0, 0.0)
    once = calls(History({"company_research": small}, {"company_profiles": 100}, {"company_profiles": 100}))
    twice = calls(History({"company_research": small}, {"company_profiles": 200}, {"company_profiles": 200}))
    assert once == twice, "a second request found its answers in the journal"
    assert calls(History({}, {"company_profiles": 50}, {"company_profiles": 50})) == calls(History())


def test_a_search_is_reckoned_as_usual_while_few_companies_had_their_turn_and_said_as_at_most() -> None:
    request = LeadRequest(name="a", sources=("list:a.csv",), target_companies=25)
    there = There(candidates=67, profiled=50, qualified=32, covered=32, lists_to=0, searches_to=0)
    small = {"company_research": Usual(30, 1_500.0, 0.0, 80.0, 0.0)}

    def of(companies: int) -> Estimate:
        history = History(small, {"company_profiles": companies}, {"company_profiles": companies // 2})
        return estimate(request, ICP, Settings(mode="real"), there, NOW, history)

    fifty, many = of(50), of(100)
    assert (fifty.few, many.few) == (True, True), "of people nobody was asked about yet"
    searches = fifty.parts[0].calls - many.parts[0].calls
    assert searches == 6, "17 companies that were never asked about, a search at three of ten"
    assert fifty.parts[0].micro_usd > many.parts[0].micro_usd + searches * 10_000


def test_what_waits_for_a_question_is_counted_with_that_question() -> None:
    """Eight companies wait for a search; of those that are done none needed one."""
    request = LeadRequest(name="a", sources=("list:a.csv",), target_companies=60, budget_usd="0.50")
    there = There(67, 59, 36, 36, 0, 0, put_off={"company_search": 8}, used_micro_usd=18_200)
    history = History(
        {"company_research": Usual(40, 1_500.0, 0.0, 80.0, 0.0)},
        {"company_profiles": 159, "contacts": 150},
        {"company_profiles": 50, "contacts": 0},
        {"company_search": 8},
    )

    def of(**more: Any) -> Estimate:
        given = replace(there, **more)
        return estimate(request, ICP, Settings(mode="real"), given, NOW, history)

    whole = of()
    assert whole.parts[0].calls == 16
    assert 80_000 <= whole.micro_usd <= 120_000
    hourly = of(put_off={"company_research": 5, "company_search": 0}, profiled=54)
    assert hourly.parts[0].calls >= 5 + 8 * 40 // 159


def test_what_lacked_an_answer_is_bound_by_how_many_asked_in_vain() -> None:
    """Of 50 companies 32 asked in vain, of 32 qualified ones 8: nobody else is asked about more often than usual."""
    request = LeadRequest(name="a", sources=("list:a.csv",), target_companies=5)
    lacked = {"company_profiles": 32, "contacts": 8}
    anew = {"company_profiles": 32, "contacts": 32}
    there = There(50, 18, 32, 0, 0, 0, lacked=lacked, anew=anew)
    history = History({}, {"company_profiles": 50, "contacts": 32}, {"company_profiles": 32, "contacts": 8})
    whole = estimate(request, ICP, Settings(mode="real"), there, NOW, history)
    assert 40 <= whole.calls <= 70
    assert whole.guessed


@pytest.mark.parametrize(
    ("budget", "needs", "fits"),
    [("0.03", 159_900, False), ("0.18", 159_900, True), ("0.03", 0, True), ("0.50", 159_900, True)],
)
def test_where_no_open_question_fits_what_is_left_that_is_said_before_the_run(
    budget: str, needs: int, fits: bool
) -> None:
    request = LeadRequest(tenant="acme", name="Texas", sources=("list:a.csv",), target_companies=60, budget_usd=budget)
    there = There(67, 59, 36, 36, 0, 0, put_off={"company_search": 8}, used_micro_usd=18_200)
    given = replace(there, cheapest_micro_usd=needs, dearest_micro_usd=159_900)
    whole = estimate(request, ICP, Settings(mode="real"), given, NOW)
    assert bool(whole.nothing_fits) is not fits
    assert (whole.micro_usd == 0) is not fits
    if not fits:
        assert summary(whole) == (
            "With $0.0118 left of the budget nothing can be asked: the next question may cost $0.1599. Raise the budget to 0.34,"
            " which should suffice (0.18 at least): leadgen amend acme.texas --budget 0.34"
        )
    elif budget != "0.50":
        assert any("may not suffice" in note for note in whole.notes)


@pytest.mark.parametrize(
    ("sources", "budget", "needed", "suffices"),
    [
        ((), "0.0001", "0.17", "0.77"),
        (("list:a.csv",), "0.0001", "0.01", "0.78"),
        ((), "0.10", "0.17", "0.77"),
        (("list:a.csv",), "0.10", "", ""),
    ],
)
def test_a_first_run_whose_budget_has_room_for_no_question_says_so_and_what_it_needs(
    sources: tuple[str, ...], budget: str, needed: str, suffices: str
) -> None:
    """Without a list the first question is a search, which costs most; nothing is stored yet that could be amended."""
    whole = told(sources=sources, budget_usd=budget)
    assert bool(whole.nothing_fits) is bool(needed)
    if needed:
        assert whole.micro_usd == 0
        assert f"nothing can be asked: the next question may cost $0.{'0013' if sources else '1615'}" in summary(whole)
        how = f"Raise the budget to {suffices}, which should suffice ({needed} at least): budget_usd: {suffices} in its file"
        assert summary(whole).endswith(how)
        assert not any("may not suffice" in note for note in told(sources=sources, budget_usd=suffices).notes)
        assert not told(sources=sources, budget_usd=needed).nothing_fits, "what it names has room for one"


def test_limits_that_the_service_told_decide_how_long_it_asks_and_are_named() -> None:
    request, settings = LeadRequest(name="a", target_companies=25), Settings(mode="real", contact="me@reader.example")

    def of(told: ToldLimits | None = None) -> Estimate:
        limits = replace(Limits.of(settings), told={settings.model: told} if told else {})
        return estimate(request, ICP, settings, There(), NOW, limits=limits)

    free, wide = of(), of(ToldLimits(10_000, 30_000_000))
    assert (wide.minutes, wide.notes) == (free.minutes, ())
    slow = of(ToldLimits(tokens=30_000))
    assert slow.minutes >= slow.calls * 5_000 / 30_000 > free.minutes
    (note,) = slow.notes
    assert "30,000 tokens a minute of gpt-6-luna (as the service told)" in note
    few = of(ToldLimits(requests=3))
    assert few.minutes >= few.calls / 3
    assert "3 questions a minute" in few.notes[0]


def test_the_lower_one_of_two_limits_counts_and_what_is_left_of_a_day_is_said() -> None:
    settings = Settings(mode="real", model_tokens_per_minute=20_000)
    (bound,) = replace(Limits.of(settings), told={settings.model: ToldLimits(tokens=30_000)}).a_minute(settings)
    assert (bound.a_minute, bound.by) == (20_000, "LEADGEN_MODEL_TOKENS_PER_MINUTE")
    (bound,) = replace(Limits.of(settings), told={settings.model: ToldLimits(tokens=10_000)}).a_minute(settings)
    assert (bound.a_minute, bound.by) == (10_000, "as the service told")
    assert bound.seconds(10_000) >= 60
    assert Limits(5_000_000, 5_000_000, 100, 100).reached(4_000_000, 99) == []
    day, hour = Limits(5_000_000, 1_000_000, 100, 10).reached(4_000_000, 99)
    assert "$5.00 a day will be reached ($1.00 of it are left)" in day
    assert "100 calls an hour will be reached (10 of it are left)" in hour


def test_a_limit_in_which_no_question_has_room_is_not_said_to_be_waited_for() -> None:
    settings = Settings(mode="real", usd_per_day=Decimal("0.0001"))
    request = LeadRequest(name="r", sources=("list:firms.csv",), budget_usd=Decimal(3))
    (note,) = estimate(request, ICP, settings, There(), NOW, limits=Limits.of(settings)).notes
    assert "a day has no room for a question, of which the next may cost $" in note
    assert "raise it, or nothing is asked" in note
    assert Limits(90_000, 90_000, 100, 100).reached(4_000_000, 9, 80_000)[0].endswith("it goes on the day after")
