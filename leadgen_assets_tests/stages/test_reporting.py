"""What a report says of answers that could not be used, and of what a source left out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.model_remarks import scripted_words, unsafe_words, unusable_words
from leadgen_assets.stages.reporting import gather_report, near_words, source_lines
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_costs import Unusable
from leadgen_assets.storage.pauses import NearLimit

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
            Unusable(40, 40, "permanent: HTTP 400 (bad): Invalid schema"),
            "None of the model's 40 answers could be used, and none is known to have been paid (permanent: HTTP 400 (bad): Invalid schema)",
        ),
        (
            Unusable(15, 15, "refused: no", 15),
            "None of the model's 15 answers could be used, and each was paid (refused: no)",
        ),
        (
            Unusable(1_000, 600, "bad output: no JSON"),
            "Only 400 of the model's 1,000 answers could be used, and none of the rest is known to have been paid",
        ),
    ],
)
def test_many_answers_that_could_not_be_used_are_told(found: Unusable, begins: str) -> None:
    said = unusable_words(found, "acme.texas")
    assert len(said) == bool(begins)
    assert "".join(said).startswith(begins)
    assert all("leadgen run acme.texas --redo failed" in sentence for sentence in said)


def note(skipped: dict[str, int], blocked: dict[str, int] | None = None) -> str:
    tally = {"seen": 9, "kept": 1, "damage": "", "blocked": blocked or {}, "skipped": skipped}
    nothing = Funnel(**{field.name: {} for field in fields(Funnel)})  # type: ignore[arg-type]
    [line] = source_lines(replace(nothing, sources={"portals:p.csv": tally}), {})
    return line.note


def test_what_is_about_one_row_is_told_first_and_nothing_is_left_out_in_silence() -> None:
    # The database gives them back by their length.
    reasons = {"kind a": 1, "kind bb": 40, "kind ccc": 2} | {f"kind {number} of many": 1 for number in range(6)}
    other = "leads to another firm: acme.example links vendor/acme, not vendor/beta"
    told = note(reasons | {f"row 12: {other}": 1, f"row 4: {other}": 1}, {"blocked: a customer": 3}).split("; ")
    assert told[:4] == [f"row 4: {other}", f"row 12: {other}", "40 kind bb", "3 blocked: a customer"]
    assert (len(told), told[-1]) == (9, "and 4 more reasons")


def test_what_was_left_out_of_cells_is_told_with_how_often() -> None:
    told = note({"website left out: it is an e-mail address": 4, "name left out: it has no letter": 1})
    assert told == "website left out: it is an e-mail address (4 times); 1 name left out: it has no letter"


def test_many_rows_do_not_hide_the_other_reasons() -> None:
    told = note({f"row {number}: 3 cells, header has 5": 1 for number in range(2, 1302)} | {"city is not asked for": 7})
    assert told.split("; ")[0] == "row 2: 3 cells, header has 5"
    end = "row 8: 3 cells, header has 5; and 1,293 more rows, each for a reason of its own; 7 city is not asked for"
    assert told.endswith(end)
    assert note({"a": 1}) == "1 a"


def test_made_up_dollars_and_addresses_that_nobody_is_sent_to_are_said() -> None:
    assert scripted_words(0) == unsafe_words(0) == ()
    assert "$0.012 of what is spent are made up" in scripted_words(12_000)[0]
    assert unsafe_words(1)[0].startswith("1 address that a search named was neither read nor put into the review")
    assert unsafe_words(4)[0].startswith("4 addresses that searches named were")


def test_a_limit_of_which_nothing_is_left_is_not_nearly_used_up() -> None:
    hour = "the questions of the hour 2026-11-25 12:00 UTC"
    assert near_words(NearLimit("hour", "2026-11-25T12", 16, 20)) == f"Nearly used up: {hour}: 16 of 20"
    assert near_words(NearLimit("hour", "2026-11-25T12", 20, 20)) == f"Used up: {hour}: 20 of 20"
    assert near_words(NearLimit("request", "t.r", 2_500_000, 3_000_000)).endswith(
        "the request's budget: $2.50 of $3.00"
    )
    aside = near_words(NearLimit("request", "t.r", 3_350_000, 4_000_000, set_aside=2_980_000))
    assert aside == "Nearly used up: the request's budget: $3.35 of $4.00 spent or set aside; set aside: $2.98"
