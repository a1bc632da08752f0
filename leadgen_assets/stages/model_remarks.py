"""What a person should know of how a request's model was asked: said in its report and wherever its status is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.money import exact_usd
from leadgen_assets.storage.model_costs import Unusable, scripted_spending, unusable_answers
from leadgen_assets.storage.work_items import sum_of_results

MANY_UNUSABLE = 3
"""Answers that could not be used, from which on that is worth a line where they are half of all."""


async def model_remarks(conn: AsyncConnection[Any], key: str, since: datetime | None) -> tuple[str, ...]:
    """The remarks on a request, a sentence each.

    Args:
        since: answers of its last run are judged; None for all.
    """
    return (
        *unusable_words(await unusable_answers(conn, key, since), key),
        *scripted_words(await scripted_spending(conn, key)),
        *unsafe_words(await sum_of_results(conn, key, "unsafe")),
    )


def unusable_words(found: Unusable, key: str) -> tuple[str, ...]:
    """What is to be said of answers that could not be used; () while they are few."""
    if found.unusable < MANY_UNUSABLE or found.unusable * 2 < found.answers:
        return ()
    share = "None" if found.unusable == found.answers else f"Only {found.answers - found.unusable:,}"
    rest = "" if found.unusable == found.answers else " of the rest"
    many = (
        "each was"
        if found.paid == found.unusable
        else f"{found.paid:,}{rest} were"
        if found.paid
        else f"none{rest} is known to have been"
    )
    return (
        f"{share} of the model's {found.answers:,} answers could be used, and {many} paid ({found.why}): another model may"
        " do better (LEADGEN_MODEL, LEADGEN_SEARCH_MODEL), or rules alone (--mode off); leadgen cost shows the calls,"
        f" leadgen doctor --live what the service can do. What lacked an answer is asked about again by: leadgen run {key} --redo"
        " failed",
    )


def scripted_words(micro_usd: int) -> tuple[str, ...]:
    """What is to be said of made-up dollars; () where there are none."""
    if not micro_usd:
        return ()
    return (
        f"{exact_usd(micro_usd)} of what is spent are made up: a script answered (mode mock), and nobody bills that; it counts"
        " against the budget and the limits all the same",
    )


def unsafe_words(number: int) -> tuple[str, ...]:
    """What is to be said of addresses that nobody is sent to; () where there are none."""
    if not number:
        return ()
    named = "1 address that a search named was" if number == 1 else f"{number:,} addresses that searches named were"
    return (
        f"{named} neither read nor put into the review: not of the public web (private networks, names of no site)",
    )
