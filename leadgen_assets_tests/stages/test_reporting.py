"""What a report says of answers that could not be used."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.stages.funnel import read_funnel
from leadgen_assets.stages.reporting import gather_report, unusable_words
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_costs import Unusable

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered


def backwards(found: Mapping[str, Any]) -> dict[str, Any]:
    return dict(reversed(found.items()))


def test_the_same_numbers_make_the_same_report_in_whatever_order_their_rows_are_found(
    delivered: tuple[Chain, Delivered],
) -> None:
    chain, demo = delivered

    async def look() -> None:
        async with Database(chain.database_url) as database, database.tenant_tx(demo.key.partition(".")[0]) as conn:
            numbers = await read_funnel(conn, demo.key)
            assert len(numbers.fields) > 5
            changed = {"fields", "sources", "why_not", "why_no_contact", "tiers", "by_seniority", "judged"}
            other = replace(numbers, **{name: backwards(getattr(numbers, name)) for name in changed})
            assert await gather_report(conn, demo.key, other) == await gather_report(conn, demo.key, numbers)

    asyncio.run(look())


@pytest.mark.parametrize(
    ("found", "begins"),
    [
        (Unusable(0, 0, ""), ""),
        (Unusable(2, 2, "refused: no"), ""),
        (Unusable(100, 30, "refused: no"), ""),
        (
            Unusable(15, 15, "refused: no"),
            "None of the model's 15 answers could be used, and each was paid (refused: no)",
        ),
        (Unusable(1_000, 600, "bad output: no JSON"), "Only 400 of the model's 1,000 answers could be used"),
    ],
)
def test_many_answers_that_could_not_be_used_are_told(found: Unusable, begins: str) -> None:
    said = unusable_words(found)
    assert len(said) == bool(begins)
    assert "".join(said).startswith(begins)
