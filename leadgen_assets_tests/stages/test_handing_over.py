"""What is handed over: all of an export or what is new, in any form, noted; never a company that was blocked since."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from psycopg import AsyncConnection

from leadgen_assets.delivery.forms import CSV, FORMS
from leadgen_assets.delivery.leads import leads
from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.domain.exports.blocking import email_digest
from leadgen_assets.stages.handing_over import (
    Part,
    difference_since,
    hand_over,
    newest_published,
    part_of,
    rendered,
)
from leadgen_assets.storage.handovers import handovers_of, published_ids

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

T = TypeVar("T")


@pytest.fixture
def key(ready: Desk) -> str:
    """A request that was exported once, by run-one."""
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    ready.go(str(key), "export", run_id="run-one")
    return str(key)


def tx(desk: Desk, work: Callable[[AsyncConnection[Any]], Awaitable[T]]) -> T:
    async def inside(database: Any) -> T:
        async with database.tenant_tx(desk.tenant) as conn:
            return await work(conn)

    return desk.with_database(inside)


def part(desk: Desk, key: str, only_new: bool = True, since: str | None = None) -> Part:
    async def read(conn: AsyncConnection[Any]) -> Part:
        record, _ = await newest_published(conn, key)
        return await part_of(conn, record, only_new=only_new, since=since)

    return tx(desk, read)


def handed(desk: Desk, key: str, folder: Path) -> list[str]:
    """Names of the companies of a hand-over of what is new, as CSV."""

    async def work(conn: AsyncConnection[Any]) -> list[str]:
        record, _ = await newest_published(conn, key)
        new = await part_of(conn, record, only_new=True, since=None)
        await hand_over(conn, new, [CSV], folder, note=True)
        return [row["domain"] for row in new.record.companies]

    return tx(desk, work)


def one_more(desk: Desk, key: str, run_id: str = "run-two") -> tuple[str, str]:
    """Block one delivered company, so that one of the surplus moves up; returns who went and who came."""
    before = {row["domain"] for row in part(desk, key, only_new=False).record.companies}
    gone = sorted(before)[0]
    desk.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'a customer')", gone)
    desk.go(key, "assess", "contacts", "export", run_id=run_id)
    (came,) = {row["domain"] for row in part(desk, key, only_new=False).record.companies} - before
    return gone, came


def test_every_form_of_a_real_export_has_its_companies(ready: Desk, key: str) -> None:
    whole = part(ready, key, only_new=False)
    domains = [row["domain"] for row in whole.record.companies]
    assert len(domains) == 9
    for form in (CSV, *FORMS.values()):
        files = rendered(whole, [form])
        assert all(f"_{whole.record.export_id}." in name for name in files)
        assert all(files.values())
    lines = [json.loads(line) for line in FORMS["jsonl"].render(whole.record)["leads.jsonl"].splitlines()]
    assert [line["domain"] for line in lines] == domains
    full = list(csv.DictReader(io.StringIO(FORMS["full"].render(whole.record)["full.csv"].decode(), newline="")))
    assert any(row["phone"].startswith("+1") for row in full)
    assert all(row["score"] and row["reasons"] and row["points"] and int(row["evidence_count"]) > 5 for row in full)
    assert {row["contact_1_email_status"] for row in full} <= {"found_on_site", "supplied", ""}
    assert "found_on_site" in {row["contact_1_email_status"] for row in full}


def test_what_full_says_beside_the_csv_has_evidence_too(ready: Desk, key: str) -> None:
    for lead in leads(part(ready, key, only_new=False).record):
        proven = {line["field"] for line in lead.evidence if line["quote"]}
        assert set(lead.details["fields"]) <= proven
        for number, person in enumerate(lead.contacts):
            assert not person.phone or f"phone of {person.row['full_name']}" in proven, number


def test_a_field_whose_quote_does_not_carry_it_any_more_is_left_out_and_told(ready: Desk, key: str) -> None:
    ready.sql("UPDATE leadgen.evidence SET quote = 'nothing' WHERE field = 'phone' AND subject = 'company'")
    ready.sql("UPDATE leadgen.evidence SET verified = false WHERE field = 'city'")
    ready.go(key, "export", run_id="run-two")
    for lead in leads(part(ready, key, only_new=False).record):
        assert "phone" not in lead.details["fields"]
        assert "city" not in lead.details["fields"]
        assert lead.details["states"].get("phone") in ("unproven", "not_found")


def test_an_e_mail_address_that_is_not_for_marketing_is_in_no_form(ready: Desk, key: str) -> None:
    ready.sql("UPDATE leadgen.profiles SET body = jsonb_set(body, '{no_marketing}', 'true')")
    ready.go(key, "export", run_id="run-two")
    some = list(leads(part(ready, key, only_new=False).record))
    assert not any("email" in lead.details["fields"] for lead in some)
    assert "withheld" in {lead.details["states"].get("email") for lead in some}


def test_the_first_hand_over_is_everything_and_the_second_what_came_since(
    ready: Desk, key: str, tmp_path: Path
) -> None:
    first = handed(ready, key, tmp_path / "one")
    assert len(first) == 9
    assert handed(ready, key, tmp_path / "two") == []
    gone, came = one_more(ready, key)
    assert gone in first
    ready.go(key, "export", run_id="run-three")
    assert handed(ready, key, tmp_path / "three") == [came], "exports in between do not count, hand-overs do"
    assert handed(ready, key, tmp_path / "four") == []
    noted = tx(ready, lambda conn: handovers_of(conn, key))
    assert [len(one.lead_ids) for one in noted] == [0, 1, 0, 9]
    (companies,) = (tmp_path / "three").glob("companies_new_*.csv")
    rows = csv.DictReader(companies.read_text("utf-8").splitlines())
    assert [row["domain"] for row in rows] == [came]
    (contacts,) = (tmp_path / "three").glob("contacts_new_*.csv")
    assert {row["company_domain"] for row in csv.DictReader(contacts.read_text("utf-8").splitlines())} <= {came}


def test_since_names_an_export_by_its_id_a_part_of_it_or_a_day(ready: Desk, key: str) -> None:
    _, came = one_more(ready, key)
    (newest, _), (first, _) = tx(ready, lambda conn: published_ids(conn, key))
    for since in (first, f"companies_{first}.csv", first.rsplit("_", 2)[1] + "_run-one"):
        assert [row["domain"] for row in part(ready, key, since=since).record.companies] == [came], since
    assert part(ready, key, since=newest).record.companies == []
    ready.sql("UPDATE leadgen.export_sets SET created_at = created_at - '3 days'::interval WHERE export_id = %s", first)
    assert len(part(ready, key, since="1999-01-01").record.companies) == 9
    between = ready.sql("SELECT (now() - '1 day'::interval)::date::text")[0][0]
    assert [row["domain"] for row in part(ready, key, since=between).record.companies] == [came]
    assert part(ready, key, since="2999-01-01").record.companies == []


@pytest.mark.parametrize(
    "since", ["nonsense", "", "0001-01-01T00:00+14:00", "20", "9999-99-99", "2026-13-45", "'; DROP", "run-"]
)
def test_since_that_names_nothing_or_too_much_says_what_there_is(ready: Desk, key: str, since: str) -> None:
    ready.go(key, "export", run_id="run-two")
    with pytest.raises(ExportRefused, match="export of this request") as refused:
        part(ready, key, since=since)
    assert "give a day (2026-11-30), or one of: " in refused.value.todo


def test_a_company_blocked_since_the_export_is_in_no_form_of_it(ready: Desk, key: str) -> None:
    blocked = sorted(row["domain"] for row in part(ready, key, only_new=False).record.companies)[0]
    ready.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'opted out')", blocked)
    left = part(ready, key, only_new=False)
    assert left.blocked == (blocked,)
    for form in FORMS.values():
        for name, content in form.render(left.record).items():
            assert name.endswith((".xlsx", ".parquet")) or blocked.encode() not in content


def test_the_difference_is_to_the_export_before_or_the_one_that_was_named(ready: Desk, key: str) -> None:
    async def compared(conn: AsyncConnection[Any]) -> Any:
        record, _ = await newest_published(conn, key)
        return await difference_since(conn, record, None)

    assert tx(ready, compared).since == ""
    gone, came = one_more(ready, key)
    found = tx(ready, compared)
    assert (found.added, found.removed) == ((came,), (gone,))
    ready.go(key, "export", run_id="run-three")
    assert tx(ready, compared).nothing


def test_a_request_without_files_says_so(ready: Desk) -> None:
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    with pytest.raises(ExportRefused, match="no files yet"):
        part(ready, str(key))


def test_a_person_who_opted_out_since_the_export_is_in_no_form(ready: Desk, key: str) -> None:
    whole = part(ready, key, only_new=False).record
    gone = next(row for row in whole.contacts if row["email"])
    ready.sql(
        "INSERT INTO leadgen.blocked_emails (email_sha256, reason) VALUES (%s, 'asked for it')",
        email_digest(gone["email"]),
    )
    found = part(ready, key, only_new=False)
    kept = found.record
    assert (found.people, found.blocked) == (1, ())
    assert [row["email"] for row in kept.contacts if row["email"]] == [
        row["email"] for row in whole.contacts if row["email"] not in ("", gone["email"])
    ]
    assert len(kept.companies) == len(whole.companies)
    assert not [line for line in kept.evidence if line["field"].endswith(f" of {gone['full_name']}")]
    for form in FORMS.values():
        for content in form.render(kept).values():
            assert gone["email"].encode() not in content
