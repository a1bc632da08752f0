"""Whole runs against a service that fails in three calls of ten: no company is lost, and the ledger is what the service saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any


def test_with_three_calls_of_ten_failing_no_company_is_lost_and_the_ledger_is_what_the_service_saw(
    asking: Callable[..., Any],
    model_services: Callable[..., Any],
    homes: list[str],
    billed: Callable[[list[dict[str, Any]]], int],
) -> None:
    service = model_services(share=0.3, seed=11, seconds=0.01, sources=homes[:3])
    done = asking(service.address)
    assert done.success, done.words
    calls = service.calls()
    gave = Counter(call["fate"] for call in calls)
    print(gave, done.statuses(), done.companies(), done.work())
    assert len(calls) == len(done.rows())
    assert done.statuses() == Counter(
        answered=gave["answer"],
        unusable=gave["refusal"] + gave["incomplete"],
        failed=gave["429"] + gave["500"],
        unknown=gave["cut"] + gave["half"] + gave["html"] + gave["slow"],
    )
    paid = [call for call in calls if call["fate"] in ("answer", "refusal", "incomplete")]
    in_ledger = [row for row in done.rows() if row[0] in ("answered", "unusable")]
    assert sum(cost for _, cost, _ in in_ledger) == billed(paid)
