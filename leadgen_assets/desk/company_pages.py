"""The delivered companies and their people: personal data, for the token's holder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from psycopg import AsyncConnection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from leadgen_assets.desk.asking import (
    PAGE_SIZE,
    Pages,
    database_of,
    key_of,
    page_number,
    pages_of,
    search_of,
    with_the_token,
)
from leadgen_assets.desk.left_alone import shown_company, shown_rows
from leadgen_assets.desk.render import page
from leadgen_assets.domain.telling.spreadsheet import one_line
from leadgen_assets.reports.company import CompanyInFull, QuotedValue, company_of
from leadgen_assets.reports.explained import not_on
from leadgen_assets.stages.explaining import explain_criteria
from leadgen_assets.stages.left_alone import read_left_alone
from leadgen_assets.storage.delivered import DeliveredRow, delivered_company, delivered_rows, newest_delivery
from leadgen_assets.storage.profiles import assessment_by_name
from leadgen_assets.storage.requests import load


@dataclass(frozen=True, slots=True)
class Person:
    """A contact: the row of the contacts file and the quotes that carry its values."""

    row: Mapping[str, str]
    values: tuple[QuotedValue, ...]


@with_the_token
async def show_companies(asked: Request) -> Response:
    """The delivered companies, a page of them at a time."""
    key, search, number = key_of(asked), search_of(asked), page_number(asked)
    async with database_of(asked).tenant_tx(key.partition(".")[0]) as conn:
        stored = await load(conn, key)
        delivery = await newest_delivery(conn, key)
        rows, pages = await _page_of(conn, delivery.export_id, search, number) if delivery else ([], pages_of(1, 0))
        shown = shown_rows(rows, await read_left_alone(conn)) if rows else []
    return page("companies.html", asked, stored=stored, delivery=delivery, rows=shown, pages=pages, search=search)


async def _page_of(
    conn: AsyncConnection[Any], export_id: str, search: str, number: int
) -> tuple[list[DeliveredRow], Pages]:
    """The rows of a page, of the last one where there are fewer pages."""
    rows, found = await delivered_rows(conn, export_id, search, (number - 1) * PAGE_SIZE, PAGE_SIZE)
    pages = pages_of(number, found)
    if pages.number != number:
        rows, _ = await delivered_rows(conn, export_id, search, pages.offset, PAGE_SIZE)
    return rows, pages


@with_the_token
async def show_company(asked: Request) -> Response:
    """One delivered company: what is known of it, by which quotes, why it qualified, whom to speak to."""
    key, called = key_of(asked), str(asked.path_params["called"])
    if "\x00" in called:
        raise HTTPException(404)
    async with database_of(asked).tenant_tx(key.partition(".")[0]) as conn:
        stored = await load(conn, key)
        delivery = await newest_delivery(conn, key)
        delivered = await delivered_company(conn, delivery.export_id, called) if delivery else None
        judged = await assessment_by_name(conn, key, called)
        criteria = await explain_criteria(conn, stored, judged) if judged else ()
        alone = await read_left_alone(conn)
    if delivery is None or delivered is None:
        raise HTTPException(404)
    shown = shown_company(delivered, alone)
    delivered = shown.delivered
    company = company_of(delivered.row, delivered.evidence, shown.without(judged.assessment) if judged else None)
    return page(
        "company.html",
        asked,
        stored=stored,
        delivery=delivery,
        row=delivered.row,
        company=company,
        criteria=shown.without(criteria),
        not_on=not_on,
        known=[value for value in company.values if " of " not in value.field],
        people=[_person(row, company) for row in delivered.contacts],
        left_out=shown.left_out,
        blocked=shown.blocked,
    )


def _person(row: Mapping[str, str], company: CompanyInFull) -> Person:
    """The contact with its quotes, whose fields are "title of Dana Kessler" in the evidence file."""
    theirs = f" of {one_line(row['full_name'])}"
    values = (value for value in company.values if value.field.endswith(theirs))
    return Person(row, tuple(replace(value, field=value.field.removesuffix(theirs)) for value in values))
