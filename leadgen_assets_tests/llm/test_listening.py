"""Whether a service takes questions is found out by a question that no service executes."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from leadgen_assets.llm.listening import takes_questions
from leadgen_assets.llm.wire import Reply, WireFault


@pytest.mark.parametrize(
    ("status", "body", "takes"),
    [
        (
            400,
            {"error": {"code": "missing_required_parameter", "message": "One of input or … must be provided."}},
            True,
        ),
        (422, {"detail": [{"loc": ["body", "input"], "msg": "Field required"}]}, True),
        (200, {"status": "incomplete", "output": []}, True),
        (400, {"error": {"code": "model_not_found"}}, False),
        (404, {"error": {"message": "no such deployment"}}, False),
        (401, {"error": {"code": "invalid_api_key"}}, False),
        (429, {"error": {"code": "insufficient_quota"}}, False),
        (503, {"error": {"message": "overloaded"}}, False),
        (200, "<html>Sign in to the network</html>", False),
        (400, "<html>Bad Request</html>", False),
        (0, "", False),
    ],
)
def test_only_what_judges_a_question_takes_questions(status: int, body: Any, takes: bool) -> None:
    class Wire:
        async def send(self, kind: str, body_sent: dict[str, Any]) -> Reply:
            assert (kind, body_sent["model"], "input" in body_sent) == ("responses", "m", False)
            if not status:
                raise WireFault("cannot connect", sent=False)
            return Reply(status, {}, (body if isinstance(body, str) else json.dumps(body)).encode())

    assert asyncio.run(takes_questions(Wire(), "m", datetime(2026, 11, 26, tzinfo=UTC))) is takes
