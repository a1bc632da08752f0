"""The review of a request that was split: what its slices ask, each question once, without what a person has answered since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.review import review_row
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.told import subject_of
from leadgen_assets.stages.left_alone import LeftAlone
from leadgen_assets.storage.cited import citations_by_id
from leadgen_assets.storage.told import told_about


async def joined_review(
    conn: AsyncConnection[Any], reviews: Iterable[Sequence[Mapping[str, str]]], alone: LeftAlone
) -> list[dict[str, str]]:
    """The rows of the slices' reviews as one review's.

    Each slice has an id of its own for what several of them ask, and a verdict on any of these is one on the company: the first
    slice's row stands. A slice's review leaves out what is settled, or about whoever was blocked, once the slice is run again;
    this one does at once. So it does with rows to which nobody could answer: their company was made one with another since.

    Args:
        alone: whom the tenant does not contact now.
    """
    rows = {found[1]: row for review in reviews for row in review if (found := review_row(row["review_id"]))}
    cited = await citations_by_id(conn, list(rows))
    confirmed = await _confirmed(conn, sorted({one.company_id for one in cited.values()}))
    questions: dict[tuple[int, str, str, str], dict[str, str]] = {}
    for number, row in rows.items():
        one = cited.get(number)
        if one is None or one.verdict or alone.cited(one) or alone.review(row):
            continue
        about = (one.company_id, subject_of(one.person), one.field)
        if about not in confirmed:
            questions.setdefault((*about, one.value), dict(row))
    return list(questions.values())


async def _confirmed(conn: AsyncConnection[Any], companies: Sequence[int]) -> set[tuple[int, str, str]]:
    """Company, subject and field of which a person has confirmed a value, whichever was asked about."""
    return {
        (company_id, fact.subject, fact.field)
        for company_id, about in (await told_about(conn, companies)).items()
        for fact in about.told.facts
        if fact.method is Method.CONFIRMED
    }
