"""What a tenant's earlier questions tell: how many could not be used, and what they usually used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from leadgen_assets.storage.model_costs import Unusable, unusable_answers
from leadgen_assets.storage.model_usual import Usual, counted_tokens, history_of


def test_answers_that_could_not_be_used_are_counted_with_why(payer: Any) -> None:
    async def asked(books: Any) -> None:
        for number in range(4):
            begun = await books.begin(payer.intent(f"question {number}"))
            fault = "" if number == 0 else "refused: no"
            await books.answered(begun.call_id, {"said": "yes"}, {}, 7, not fault, fault)
        failed = await books.begin(payer.intent("failed"))
        await books.failed(failed.call_id, "transient: HTTP 500")
        refused = await books.begin(payer.intent("refused for good"))
        await books.failed(refused.call_id, "permanent: HTTP 400: no")
        cut = await books.begin(payer.intent("cut short"))
        await books.unknown(cut.call_id, "incomplete: cut short")

    payer.work(asked)
    assert payer.shelf.tx(lambda conn: unusable_answers(conn, payer.key, None)) == Unusable(6, 5, "refused: no", 3)
    assert payer.shelf.tx(lambda conn: unusable_answers(conn, "acme.other", None)) == Unusable(0, 0, "")


def test_means_are_of_paid_calls_of_the_service_and_companies_of_those_that_could_be_asked_about(payer: Any) -> None:
    async def asked(books: Any) -> None:
        for number, tokens in enumerate((100, 300)):
            begun = await books.begin(payer.intent(f"question {number}"))
            used = {"input_tokens": tokens, "output_tokens": 10, "searches": 1}
            await books.answered(begun.call_id, {"said": "yes"}, used, 7, True)
        lost = await books.begin(payer.intent("lost"))
        await books.unknown(lost.call_id, "time-out")

    payer.work(asked)
    for item, result in (
        ("1", '{"asked": 1}'),
        ("2", '{"asked": 0}'),
        ("3", "{}"),
        ("4", '{"asked": 2, "fallback": "down"}'),
    ):
        payer.shelf.sql(
            "INSERT INTO leadgen.work_items (request_key, stage, item, input_hash, status, attempts, result, finished_at, run_id)"
            " VALUES (%s, 'company_profiles', %s, '', 'done', 1, %s::jsonb, now(), 'run-1') RETURNING 1",
            payer.key,
            item,
            result,
        )
    payer.shelf.sql(
        "INSERT INTO leadgen.work_items (request_key, stage, item, input_hash, status, attempts, result, finished_at, run_id)"
        " VALUES (%s, 'company_profiles', '5', '', 'deferred', 1, %s::jsonb, now(), 'run-1') RETURNING 1",
        payer.key, '{"limit": "request", "put_off": "company_search", "needs_micro_usd": 159900}',
    )  # fmt: skip
    found = payer.shelf.tx(history_of)
    assert found.put_off == {"company_search": 1}
    assert found.by_agent == {"company_research": Usual(2, 200.0, 0.0, 10.0, 1.0)}
    assert found.companies == {"company_profiles": 3}, "about one nobody could be asked"
    assert found.questions == {"company_profiles": 3}, "also those that found the service down"


def test_what_a_question_counts_of_a_limit_is_its_own_tokens_and_the_most_of_its_answer(payer: Any) -> None:
    async def asked(books: Any) -> None:
        body = {"model": "m", "input": "x" * 4_000, "max_output_tokens": 500}
        await books.begin(replace(payer.intent("one"), prompt=body))

    payer.work(asked)
    assert 1_500 <= payer.shelf.tx(counted_tokens)["company_research"] <= 1_520
