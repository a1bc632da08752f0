"""Decisions from the Launchpad: the same as the commands, refused in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.definitions import defs
from leadgen_assets.domain.requests.request import RequestStatus

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain

OPS = {
    "amend_lead_request": "amendment",
    "refresh_lead_request": "renewal",
    "cancel_lead_request": "cancellation",
    "resume_lead_request": "resumption",
}


@pytest.fixture
def key(chain: Chain) -> str:
    key = chain.submit("name: idle\nsources: list:nothing.csv\n")
    chain.sql("UPDATE leadgen.lead_requests SET status = 'failed'")
    return key


def launch(chain: Chain, job: str, **config: Any) -> str:
    """What a person reads when the launched form failed, "" when it did not."""
    run_config = {"ops": {OPS[job]: {"config": config}}, "loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    result = defs.resolve_job_def(job).execute_in_process(
        instance=chain.instance, run_config=run_config, raise_on_error=False
    )
    return "" if result.success else chain.words_of_failure(result)


def test_each_form_decides(chain: Chain, key: str) -> None:
    asked = {"target": 30, "budget_usd": 4.5, "set_fields": {"pms_unknown": "keep"}, "add": {"states": "TX, OK"}}
    assert launch(chain, "amend_lead_request", request=key, **asked) == ""
    request = chain.stored(key).request
    assert (request.target_companies, str(request.budget_usd), request.states) == (30, "4.5", ("TX", "OK"))
    assert chain.stored(key).status is RequestStatus.QUEUED
    assert launch(chain, "cancel_lead_request", request=key) == ""
    assert chain.stored(key).status is RequestStatus.CANCELLED
    assert launch(chain, "resume_lead_request", request=key) == ""
    assert chain.stored(key).status is RequestStatus.QUEUED
    assert launch(chain, "refresh_lead_request", request=key, again="FAILED") == ""
    assert launch(chain, "amend_lead_request", request=key, stop=True) == ""
    assert chain.stored(key).status is RequestStatus.CANCELLED


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"request": "default.nobody"}, "There is no request 'default.nobody'"),
        ({"request": "idle"}, "'idle' is no request's key"),
        ({"request": "default.idle", "target": -1}, "target_companies: "),
        ({"request": "default.idle", "set_fields": {"colour": "red"}}, "unknown field 'colour'"),
        ({"request": "default.idle", "stop": True, "target": 3}, "exclude each other"),
        ({"request": "default.idle", "accept_partial": True}, "no company was delivered yet"),
    ],
)
def test_what_cannot_be_is_told_in_words(chain: Chain, key: str, config: dict[str, Any], words: str) -> None:
    assert words in launch(chain, "amend_lead_request", **config)
    assert chain.stored(key).status is RequestStatus.FAILED
