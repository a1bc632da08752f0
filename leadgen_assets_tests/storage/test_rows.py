"""Many rows with one statement: what becomes of rows that are there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection, errors

from leadgen_assets.storage import rows as rows_module
from leadgen_assets.storage.rows import EMAIL_TAKEN_OVER, STATUS, Row, Table, write

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf

COLUMNS = {"alias_key": "text", "company_id": "bigint", "reason": "text", "source": "text"}
TABLES = [table for table in vars(rows_module).values() if isinstance(table, Table)]


@pytest.fixture
def company(shelf: Shelf) -> int:
    shelf.request()
    ((number,),) = shelf.sql("INSERT INTO leadgen.companies (identity_key) VALUES ('c') RETURNING company_id")
    return int(number)


def put(shelf: Shelf, table: Table, *rows: Row) -> None:
    async def written(conn: AsyncConnection[Any]) -> None:
        await write(conn, table, rows)

    shelf.tx(written)


def aliases(shelf: Shelf) -> list[Any]:
    return shelf.sql("SELECT alias_key, reason FROM leadgen.company_aliases ORDER BY 1")


@pytest.mark.parametrize(
    ("existing", "after"),
    [
        ("replace", [("a", "new"), ("b", "new")]),
        ("keep", [("a", "old"), ("b", "new")]),
        ("only", [("a", "new")]),
        ("delete", []),
    ],
)
def test_a_row_that_is_there_is_treated_as_its_table_says(
    shelf: Shelf, company: int, existing: Any, after: list[Any]
) -> None:
    shelf.sql("INSERT INTO leadgen.company_aliases VALUES (DEFAULT, 'a', %s, 'old', 's')", company)
    put(shelf, Table("company_aliases", COLUMNS, ("alias_key",), existing), *((k, company, "new", "s") for k in "ab"))
    assert aliases(shelf) == after


def test_of_several_rows_with_one_key_the_last_wins(shelf: Shelf, company: int) -> None:
    rows = [("a", company, reason, "s") for reason in ("first", "second", "last")]
    put(shelf, Table("company_aliases", COLUMNS, ("alias_key",)), *rows)
    assert aliases(shelf) == [("a", "last")]


def test_no_rows_are_no_statement(shelf: Shelf) -> None:
    put(shelf, Table("no_such_table", COLUMNS, ("alias_key",)))


def test_a_table_whose_columns_are_all_key_keeps_what_it_has(shelf: Shelf, company: int) -> None:
    key = shelf.request()
    columns = {"company_id": "bigint", "request_key": "text", "exported_at": "timestamptz"}
    table = Table("exported_companies", columns, ("company_id", "request_key"), "keep")
    for day in ("2026-01-01+00", "2026-02-02+00"):
        put(shelf, table, (company, key, day))
    assert shelf.sql("SELECT exported_at::date::text FROM leadgen.exported_companies") == [("2026-01-01",)]


def test_another_tenants_rows_are_neither_replaced_nor_deleted(shelf: Shelf, company: int) -> None:
    key = shelf.request()
    shelf.sql(
        "INSERT INTO leadgen.request_companies (request_key, company_id, status, rank, round)"
        " VALUES (%s, %s, 'candidate', 1, 1)",
        key, company,
    )  # fmt: skip
    other = shelf.other()
    other.request()
    put(other, STATUS, (key, company, "failed", "not mine"))
    put(other, rows_module.EARLIER_CHOICE, (key, company))
    assert shelf.sql("SELECT status FROM leadgen.request_companies") == [("candidate",)]


def test_a_rows_tenant_is_the_transactions(shelf: Shelf, company: int) -> None:
    other = shelf.other()
    other.request()
    put(other, Table("company_aliases", COLUMNS, ("alias_key",)), ("a", company, "theirs", "s"))
    assert aliases(shelf) == []
    assert aliases(other) == [("a", "theirs")]


def test_an_address_belongs_to_one_person_of_a_company(shelf: Shelf, company: int) -> None:
    shelf.sql("INSERT INTO leadgen.profiles (company_id, input_hash, body, pages_read, rejected)"
              " VALUES (%s, 'h', '{}', 1, 0)", company)  # fmt: skip
    contact = (company, "ann lee", "Ann Lee", "Owner", "Ann@a.example", "", "", "", 1, "", "h")
    put(shelf, rows_module.CONTACTS, contact)
    heir = (company, "bo ray", "Bo Ray", "Owner", "ann@a.example", "", "", "", 1, "", "h")
    with pytest.raises(errors.UniqueViolation):
        put(shelf, rows_module.CONTACTS, heir)
    put(shelf, EMAIL_TAKEN_OVER, (company, "bo ray", "ann@a.example"), (company, "cy", ""))
    put(shelf, rows_module.CONTACTS, heir)
    emails = shelf.sql("SELECT name_key, email FROM leadgen.contacts ORDER BY 1")
    assert emails == [("ann lee", ""), ("bo ray", "ann@a.example")]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.name} {table.existing} {len(table.columns)}")
def test_every_tables_statement_fits_the_schema(shelf: Shelf, table: Table) -> None:
    async def prepared(conn: AsyncConnection[Any]) -> None:
        await conn.execute(table.statement, [[] for _ in table.columns])

    shelf.tx(prepared)
    assert len(TABLES) >= 16
