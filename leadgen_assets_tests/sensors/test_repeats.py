from __future__ import annotations

from typing import TYPE_CHECKING

from dagster import SkipReason, build_sensor_context

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.sensors.repeats import repeats

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


def tick(chain: Chain) -> str:
    result = repeats(build_sensor_context(chain.instance, repository_def=defs.get_repository_def()))
    assert isinstance(result, SkipReason)
    return result.skip_message or ""


def test_a_tick_submits_what_is_due_and_the_next_one_nothing(chain: Chain) -> None:
    head = chain.submit("name: monthly\nsources: list:nothing.csv\nrepeat: monthly\n")
    assert tick(chain) == "no follow-up is due"
    chain.sql("UPDATE leadgen.lead_requests SET created_at = now() - interval '32 days', status = 'ready'")
    said = tick(chain)
    assert said.startswith(f"submitted {head}-20")
    assert tick(chain) == "no follow-up is due"
    follow_up = chain.stored(said.removeprefix("submitted "))
    assert (follow_up.status, follow_up.series) == (RequestStatus.QUEUED, head)
