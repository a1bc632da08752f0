"""An item that found the model's service down is done again within the run, behind the others, and not for ever."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.errors import ModelDown, ModelPaused
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.stages import again
from leadgen_assets.stages.item import Finished, Item
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import StageWork, Tally, Watch

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

NOW = datetime.now(UTC)
DOWN = ModelDown("the service gave no answer")


def busy(seconds: float) -> ModelPaused:
    return ModelPaused("busy", "", "", limit="service", until=datetime.now(UTC) + timedelta(seconds=seconds))


@pytest.fixture
def work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Tally, list[str]]]:
    """Works on items a to e; `faults` says what an item meets, one after another. Gives the tally and who was begun when."""
    monkeypatch.setattr(again, "WAITS", (0.01, 0.01))
    key = desk.submit(LeadRequest(tenant=desk.tenant, name="again", sources=("list:nothing.csv",)))

    def go(**faults: list[Exception]) -> tuple[Tally, list[str]]:
        begun: list[str] = []

        async def handle(item: Item[Any]) -> Finished:
            begun.append(item.key)
            met = faults.get(item.key, [])
            if met:
                raise met.pop(0)
            return Finished()

        async def items() -> AsyncIterator[Item[Any]]:
            for name in "abcde":
                yield Item(name, "h", None)

        async def stage(session: RequestSession) -> Tally:
            stage_work: StageWork[Any] = StageWork(session, "a_stage", Watch(asyncio.Event(), lambda progress: None))
            await stage_work.load_marks()
            return await stage_work.run(items(), handle, 5)

        tally: Tally = desk.in_session(key, stage)
        return tally, begun

    return go


def test_bad_luck_costs_no_item(work: Callable[..., tuple[Tally, list[str]]]) -> None:
    tally, begun = work(a=[DOWN], b=[DOWN, busy(30)])
    assert (tally.done, tally.failed, tally.put_off, tally.paused) == (5, 0, 0, None)
    assert begun[5:] == ["a", "b", "b"], "behind the others"


def test_a_service_that_stays_down_fails_the_item_after_the_last_pass(
    work: Callable[..., tuple[Tally, list[str]]],
) -> None:
    tally, begun = work(a=[DOWN] * 9)
    assert (tally.done, tally.failed) == (4, 1)
    assert Counter(begun)["a"] == 1 + len(again.WAITS)


def test_a_long_rest_and_a_limit_of_money_put_the_item_off_at_once(
    work: Callable[..., tuple[Tally, list[str]]],
) -> None:
    tally, begun = work(e=[busy(3600)])
    assert (tally.done, tally.put_off, Counter(begun)["e"]) == (4, 1, 1)
    assert tally.paused is not None


def test_a_question_in_no_queue_is_asked_again_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "WAITS", (0.0, 0.0))
    met: list[Exception] = [DOWN, busy(10)]

    async def ask() -> str:
        if met:
            raise met.pop(0)
        return "answered"

    assert asyncio.run(again.asked_again(ask, lambda: datetime.now(UTC))) == "answered"
    met[:] = [busy(3600)]
    with pytest.raises(ModelPaused):
        asyncio.run(again.asked_again(ask, lambda: datetime.now(UTC)))
    met[:] = [DOWN] * 3
    with pytest.raises(ModelDown):
        asyncio.run(again.asked_again(ask, lambda: datetime.now(UTC)))
