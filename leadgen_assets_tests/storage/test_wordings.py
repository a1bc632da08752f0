"""Every wording of a company is kept: merges can be explained, undone, and stay undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection

from leadgen_assets.decisions import identifying
from leadgen_assets.domain.errors import CompanyUnknown, RequestBusy
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.storage.companies import blocked_in_request, record_candidates, request_companies
from leadgen_assets.storage.supplied import SuppliedValue, record_supply
from leadgen_assets.storage.wordings import Apart, wordings

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf

DECISION = Apart("two owners", "Robin", datetime(2026, 11, 25, tzinfo=UTC))
FIRM = Candidate("list:a.csv", "row 2", name="Tarnwick Homes LLC", phone="+15125550123", city="Austin", state="TX")
SITE = replace(
    FIRM, source="archive:web", locator="host", name="Tarnwick Homes", domain="tarnwick.example",
    website="https://tarnwick.example/",
)  # fmt: skip
NORTH = replace(FIRM, source="list:b.csv", locator="row 9", name="Tarnwick Homes North Lindle", phone="+15125550123")


def record(shelf: Shelf, key: str, *batches: list[Candidate]) -> None:
    async def recorded(conn: AsyncConnection[Any]) -> None:
        for batch in batches:
            await record_candidates(conn, key, 1, batch)

    shelf.tx(recorded)


def ended(shelf: Shelf) -> None:
    shelf.sql("UPDATE leadgen.lead_requests SET status = 'ready'")


def members(shelf: Shelf, key: str) -> dict[str, tuple[str, ...]]:
    """Name or domain of each company of the request -> its sources."""
    found = shelf.tx(lambda conn: request_companies(conn, key, 0, 100))
    return {one.name: one.sources for one in found}


def decide(shelf: Shelf, work: Callable[[AsyncConnection[Any]], Awaitable[Any]]) -> Any:
    return shelf.tx(work)


def test_every_wording_is_kept_with_its_reason(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [FIRM, SITE], [NORTH, replace(NORTH, locator="row 10")])
    kept = shelf.tx(wordings)
    assert [(one.said.name, one.reason) for one in kept] == [
        ("Tarnwick Homes LLC", ""),
        ("Tarnwick Homes", "same name and telephone number +15125550123 in Austin, TX"),
        ("Tarnwick Homes North Lindle", "one name within the other and telephone number +15125550123 in Austin, TX"),
    ]
    told = shelf.tx(lambda conn: identifying.compared(conn, "Tarnwick Homes LLC", "tarnwick homes north lindle"))
    assert (told.likeness.verdict.value, len(told.wordings)) == ("one company", 3)
    by_number = shelf.tx(
        lambda conn: identifying.compared(conn, f"@{kept[0].mention_id}", "https://www.tarnwick.example/x")
    )
    assert by_number.other.said.domain == "tarnwick.example"


def test_what_a_person_splits_stays_split(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [FIRM, SITE, NORTH])
    ended(shelf)
    done = decide(
        shelf, lambda conn: identifying.split(conn, "tarnwick.example", "Tarnwick Homes North Lindle", DECISION)
    )
    assert [one.said.name for one in done.moved] == ["Tarnwick Homes North Lindle"]
    assert members(shelf, key) == {
        "Tarnwick Homes LLC": ("archive:web", "list:a.csv"),
        "Tarnwick Homes North Lindle": ("list:b.csv",),
    }
    later = shelf.request("later")
    again = [
        FIRM, SITE, NORTH, replace(NORTH, source="list:c.csv", name="TARNWICK HOMES NORTH LINDLE, INC"),
        replace(FIRM, source="list:c.csv", name="Tarnwick Homes", street="1 Oak St"),
    ]  # fmt: skip
    record(shelf, later, *([one] for one in again))
    assert members(shelf, later) == {
        "Tarnwick Homes LLC": ("archive:web", "list:a.csv", "list:c.csv"),
        "Tarnwick Homes North Lindle": ("list:b.csv", "list:c.csv"),
    }
    assert shelf.sql("SELECT note, decided_by FROM leadgen.companies_apart") == [("two owners", "Robin")]
    events = shelf.sql("SELECT event, detail FROM leadgen.events WHERE event LIKE 'compan%%'")
    assert events == [("company split", {"company": done.kept, "other": done.new})]
    assert shelf.tx(lambda conn: identifying.twins(conn, 10)) == [], "nobody is asked twice"
    told = shelf.tx(lambda conn: identifying.compared(conn, f"#{done.kept}", f"#{done.new}"))
    assert told.apart == DECISION


def test_the_side_with_the_domain_keeps_number_and_pages(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [NORTH, SITE])
    ended(shelf)
    before = shelf.sql("SELECT company_id, name, domain FROM leadgen.companies")
    done = decide(
        shelf, lambda conn: identifying.split(conn, "Tarnwick Homes North Lindle", "tarnwick.example", DECISION)
    )
    assert shelf.sql("SELECT company_id, name, domain FROM leadgen.companies ORDER BY 1") == [
        (before[0][0], "Tarnwick Homes", "tarnwick.example"),
        (done.new, "Tarnwick Homes North Lindle", ""),
    ]


def test_two_on_one_domain_can_be_split_and_one_of_them_has_it(shelf: Shelf) -> None:
    key = shelf.request()
    other = replace(SITE, source="list:d.csv", name="Lindle Rentals", phone="+15125550188")
    record(shelf, key, [SITE, other])
    ended(shelf)
    decide(shelf, lambda conn: identifying.split(conn, "Tarnwick Homes", "Lindle Rentals", DECISION))
    record(shelf, key, [other], [replace(other, source="list:e.csv", locator="row 5", street="1 Oak St")], [SITE])
    assert shelf.sql("SELECT name, domain FROM leadgen.companies ORDER BY company_id") == [
        ("Tarnwick Homes", "tarnwick.example"),
        ("Lindle Rentals", ""),
    ]
    assert members(shelf, key)["Lindle Rentals"] == ("list:d.csv", "list:e.csv")
    found = shelf.tx(lambda conn: request_companies(conn, key, 0, 100))
    assert {one.name: one.shares for one in found} == {"Tarnwick Homes": "", "Lindle Rentals": "tarnwick.example"}
    # Blocked with the brand, as before any decision; another firm that nobody names by that domain is not.
    record(shelf, key, [replace(NORTH, name="Orrin Vale", phone="+15125550177")])
    ended(shelf)
    decide(shelf, lambda conn: identifying.join(conn, "Tarnwick Homes", "Orrin Vale"))
    decide(shelf, lambda conn: identifying.split(conn, "Tarnwick Homes", "Orrin Vale", DECISION))
    shelf.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES ('tarnwick.example', 'customer')")
    blocked = shelf.tx(lambda conn: blocked_in_request(conn, key))
    names = {
        one.name for one in shelf.tx(lambda conn: request_companies(conn, key, 0, 100)) if one.company_id in blocked
    }
    assert names == {"Tarnwick Homes", "Lindle Rentals"}


def test_two_can_be_joined_and_split_again(shelf: Shelf) -> None:
    key, second = shelf.request(), shelf.request("second")
    other = replace(NORTH, phone="+15125550188", street="9 Elm St")
    record(shelf, key, [FIRM, SITE])
    record(shelf, second, [other])
    ended(shelf)
    shelf.sql(
        "INSERT INTO leadgen.exported_companies SELECT tenant_id, company_id, %s, now() FROM leadgen.companies"
        " WHERE name LIKE '%%Lindle'", second,
    )  # fmt: skip
    [twin] = shelf.tx(lambda conn: identifying.twins(conn, 10))
    assert {twin.one_name.split(" / ")[0], twin.other_name.split(" / ")[0]} == {"Tarnwick Homes LLC", other.name}
    for at in (key, second):
        shelf.sql(
            "INSERT INTO leadgen.work_items (request_key, stage, item, input_hash, status, run_id)"
            " SELECT request_key, 'company_pages', company_id::text, '', 'done', 'run' FROM leadgen.request_companies"
            " WHERE request_key = %s", at,
        )  # fmt: skip
    done = decide(shelf, lambda conn: identifying.join(conn, f"#{twin.other}", f"#{twin.one}"))
    assert shelf.sql("SELECT item FROM leadgen.work_items") == [(str(done.kept),)], (
        "of the company that is gone nothing is counted"
    )
    assert shelf.sql("SELECT name, domain, street FROM leadgen.companies") == [
        ("Tarnwick Homes LLC", "tarnwick.example", "9 Elm St")
    ]
    assert members(shelf, second) == {"Tarnwick Homes LLC": ("list:b.csv",)}
    assert shelf.sql("SELECT company_id FROM leadgen.exported_companies") == [(done.kept,)]
    record(shelf, key, [replace(other, source="list:z.csv", name=f"The {other.name}")])
    assert len(members(shelf, key)) == 1
    with pytest.raises(CompanyUnknown, match="one company already"):
        decide(shelf, lambda conn: identifying.join(conn, "tarnwick.example", other.name))
    decide(shelf, lambda conn: identifying.split(conn, f"#{done.kept}", f"@{done.moved[0].mention_id}", DECISION))
    assert shelf.sql("SELECT name, street FROM leadgen.companies ORDER BY name") == [
        ("Tarnwick Homes LLC", ""),
        ("Tarnwick Homes North Lindle", "9 Elm St"),
    ]
    assert members(shelf, second) == {"Tarnwick Homes North Lindle": ("list:b.csv",)}


def supply(shelf: Shelf, of: str, person: str) -> None:
    """A supplier's and a reviewer's word about a company called `of`."""
    [(number,)] = shelf.sql("SELECT company_id FROM leadgen.companies WHERE name = %s", of)
    value = SuppliedValue(number, f"person:{person}", "full_name", person, "file:a.csv", 2, person)
    shelf.tx(lambda conn: record_supply(conn, "clay", [value], datetime.now(UTC)))
    shelf.sql(
        "INSERT INTO leadgen.review_verdicts (tenant_id, company_id, person, field, value, verdict, confirmed_value, reviewed_at)"
        " SELECT tenant_id, company_id, %s, 'title', v, v, 'Owner', now() FROM leadgen.companies, unnest(ARRAY['right', 'wrong']) v"
        " WHERE company_id = %s", person, number,
    )  # fmt: skip


def supplied(shelf: Shelf) -> dict[str, set[str]]:
    """Company -> people supplied, confirmed ("+") and refused ("-") of it."""
    found: dict[str, set[str]] = {}
    for name, person in shelf.sql(
        "SELECT c.name, substr(subject, 8) FROM leadgen.supplied_values JOIN leadgen.companies c USING (company_id)"
        " UNION SELECT c.name, CASE verdict WHEN 'right' THEN '+' ELSE '-' END || person FROM leadgen.review_verdicts"
        " JOIN leadgen.companies c USING (company_id)"
    ):
        found.setdefault(name, set()).add(person)
    return found


def test_a_split_gives_back_what_was_supplied_and_what_was_said_of_both_is_at_neither(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [SITE, replace(NORTH, name="Lindle Rentals", phone="+15125550188")])
    ended(shelf)
    supply(shelf, "Tarnwick Homes", "Ann Roe")
    supply(shelf, "Lindle Rentals", "Bob Roe")
    before = supplied(shelf)
    joined = decide(shelf, lambda conn: identifying.join(conn, "tarnwick.example", "Lindle Rentals"))
    supply(shelf, "Tarnwick Homes", "Joy Roe")
    assert len(supplied(shelf)["Tarnwick Homes"]) == 9
    undone = f"@{joined.moved[0].mention_id}"
    done = decide(shelf, lambda conn: identifying.split(conn, f"#{joined.kept}", undone, DECISION))
    assert done.forgotten == 3, "one supplied, one confirmed, one correction of a value that is wrong whoever's it was"
    assert supplied(shelf) == {name: said | {"-Joy Roe"} for name, said in before.items()}


@pytest.mark.parametrize("first", ["Tarnwick Homes", "Lindle Rentals"])
def test_what_both_were_told_by_one_supplier_is_each_ones_again_after_a_split(shelf: Shelf, first: str) -> None:
    key = shelf.request()
    record(shelf, key, [SITE, replace(NORTH, name="Lindle Rentals", phone="+15125550188")])
    ended(shelf)
    second = ({"Tarnwick Homes", "Lindle Rentals"} - {first}).pop()
    for name in (first, second):
        supply(shelf, name, "Ann Roe")
        shelf.sql("UPDATE leadgen.supplied_values SET quote = %s WHERE quote = 'Ann Roe'", f"Ann of {name}")
    given = "INSERT INTO leadgen.exported_companies SELECT tenant_id, company_id, %s, now() FROM leadgen.companies"
    shelf.sql(given, key)
    before = supplied(shelf)
    quotes = "SELECT c.name, quote FROM leadgen.supplied_values JOIN leadgen.companies c USING (company_id) ORDER BY 1"
    values = shelf.sql(quotes)
    joined = decide(shelf, lambda conn: identifying.join(conn, first, second))
    assert shelf.sql(quotes) == [("Tarnwick Homes", "Ann of Tarnwick Homes")], "the one that has a domain keeps its own"
    undone = f"@{joined.moved[0].mention_id}"
    done = decide(shelf, lambda conn: identifying.split(conn, f"#{joined.kept}", undone, DECISION))
    assert (done.forgotten, supplied(shelf), shelf.sql(quotes)) == (0, before, values)
    assert shelf.sql("SELECT count(*) FROM leadgen.exported_companies") == [(2,)]
    assert shelf.sql("SELECT count(*) FROM leadgen.said_aside") == [(0,)]


def test_what_was_split_off_and_joined_can_be_split_off_again(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [FIRM, NORTH])
    ended(shelf)
    first = decide(shelf, lambda conn: identifying.split(conn, FIRM.name, NORTH.name, DECISION))
    decide(shelf, lambda conn: identifying.join(conn, f"#{first.new}", f"#{first.kept}"))
    again = decide(shelf, lambda conn: identifying.split(conn, FIRM.name, NORTH.name, DECISION))
    assert (again.kept, again.moved[0].said.name) == (first.new, FIRM.name), "who was there first keeps number and key"
    assert members(shelf, key).keys() == {FIRM.name, NORTH.name}


MULBERRY = Candidate(
    "list:a.csv", "row 7", name="Mulberry Homes", domain="mulberry.example", website="https://mulberry.example/"
)
PECAN = replace(MULBERRY, name="Pecan Rentals", domain="pecan.example", website="https://pecan.example/")
AUSTIN = replace(SITE, name="Tarnwick Homes Austin")
DALLAS = replace(AUSTIN, name="Tarnwick Homes Dallas", phone="+12145550188", city="Dallas")
JOINS = {
    "a site of its own": [("Tarnwick Homes Austin", "mulberry.example")],
    "a chain": [("Tarnwick Homes Austin", "mulberry.example"), ("pecan.example", "Tarnwick Homes Austin")],
    "no site": [("Lindle Rentals", "Orrin Rentals")],
    "no site, with one": [("Tarnwick Homes Austin", "Orrin Rentals")],
    "a brand's office": [("Tarnwick Homes Austin", "Tarnwick Homes Dallas")],
}


@pytest.mark.parametrize("joins", JOINS.values(), ids=JOINS)
def test_who_is_split_off_again_is_the_lead_that_it_was(shelf: Shelf, joins: list[tuple[str, str]]) -> None:
    key = shelf.request()
    lindle = replace(NORTH, name="Lindle Rentals", phone="+15125550188")
    orrin = replace(lindle, name="Orrin Rentals", phone="+15125550199")
    record(shelf, key, [AUSTIN, DALLAS, MULBERRY, PECAN, lindle, orrin])
    ended(shelf)
    keys = "SELECT name, identity_key FROM leadgen.companies ORDER BY 1"
    aliases = "SELECT alias_key, name FROM leadgen.company_aliases JOIN leadgen.companies USING (company_id) ORDER BY 1"
    before = shelf.sql(keys), shelf.sql(aliases)
    assert len(before[0]) == 6
    for one, other in joins:
        decide(shelf, lambda conn, a=one, b=other: identifying.join(conn, a, b))
    for one, other in reversed(joins):
        decide(shelf, lambda conn, a=one, b=other: identifying.split(conn, b, a, DECISION))
    assert (shelf.sql(keys), shelf.sql(aliases)) == before


def test_a_split_after_two_joins_takes_no_third_company_along(shelf: Shelf) -> None:
    key = shelf.request()
    lindle = replace(NORTH, name="Lindle Rentals", phone="+15125550188")
    orrin = replace(lindle, locator="row 10", name="Orrin Rentals", phone="+15125550199")
    record(shelf, key, [SITE, lindle, orrin, replace(lindle, locator="row 11", street="9 Elm St")])
    ended(shelf)
    for other in (lindle, orrin):
        joined = decide(shelf, lambda conn, name=other.name: identifying.join(conn, "tarnwick.example", name))
    decide(shelf, lambda conn: identifying.split(conn, f"#{joined.kept}", lindle.name, DECISION))
    assert members(shelf, key).keys() == {"Tarnwick Homes", "Lindle Rentals"}
    [own] = [w.company_id for w in shelf.tx(wordings) if w.said.name == orrin.name]
    assert own == joined.kept, "it was joined to that one"
    assert len([w for w in shelf.tx(wordings) if w.company_id != own]) == 2, "both of the one that was split off"


def test_two_companies_are_kept_apart_by_a_word(shelf: Shelf) -> None:
    key = shelf.request()
    other = replace(NORTH, phone="")
    record(shelf, key, [FIRM, other])
    assert len(shelf.tx(lambda conn: identifying.twins(conn, 10))) == 1
    done = decide(shelf, lambda conn: identifying.split(conn, FIRM.name, other.name, DECISION))
    assert done.moved == ()
    assert shelf.tx(lambda conn: identifying.twins(conn, 10)) == []


def test_what_cannot_be_decided_is_told(shelf: Shelf) -> None:
    key = shelf.request()
    tulsa = replace(FIRM, city="Tulsa", state="OK", phone="+19185550100")
    record(shelf, key, [FIRM, SITE, tulsa])
    with pytest.raises(CompanyUnknown, match="No company is called 'Lindle'"):
        decide(shelf, lambda conn: identifying.compared(conn, "Lindle", FIRM.name))
    with pytest.raises(CompanyUnknown, match="2 companies are called 'Tarnwick Homes LLC'") as several:
        decide(shelf, lambda conn: identifying.compared(conn, FIRM.name, "tarnwick.example"))
    assert several.value.todo.count("Tarnwick") == 2
    with pytest.raises(CompanyUnknown, match="one wording of one company"):
        decide(shelf, lambda conn: identifying.compared(conn, "tarnwick.example", "tarnwick.example"))
    shelf.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    with pytest.raises(CompanyUnknown, match="do not name two wordings"):
        decide(shelf, lambda conn: identifying.split(conn, "tarnwick.example", "tarnwick.example", DECISION))


def test_a_company_of_before_wordings_is_found_and_gets_them(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [FIRM])
    shelf.sql("DELETE FROM leadgen.company_mentions")
    shelf.sql("DELETE FROM leadgen.company_blocks")
    [old] = shelf.tx(wordings)
    assert (old.mention_id, old.said.name) == (0, FIRM.name)
    record(shelf, key, [SITE], [NORTH])
    assert list(members(shelf, key)) == [FIRM.name]
    assert len(shelf.tx(wordings)) == 2


def page(shelf: Shelf, domain: str, outcome: str, detail: str) -> None:
    shelf.sql(
        "INSERT INTO leadgen.pages (company_id, origin, url, role, outcome, detail, final_url, fetched_at)"
        " SELECT company_id, 'web', website, 'home', %s, %s, website, now() FROM leadgen.companies WHERE domain = %s",
        outcome, detail, domain,
    )  # fmt: skip


MOVED = replace(
    FIRM, source="list:m.csv", phone="", domain="tarnwickhomes.example", website="https://tarnwickhomes.example/"
)


def test_a_domain_that_moved_is_followed(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [SITE])
    page(shelf, "tarnwick.example", "unreachable", "moved to tarnwickhomes.example, another domain")
    record(shelf, key, [MOVED])
    assert shelf.sql("SELECT name, domain, website FROM leadgen.companies") == [
        ("Tarnwick Homes", "tarnwickhomes.example", "https://tarnwickhomes.example/")
    ]
    record(shelf, key, [SITE], [MOVED], [replace(MOVED, name="", locator="row 3")])
    assert len(members(shelf, key)) == 1


def test_a_domain_that_was_sold_is_not(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [SITE])
    page(shelf, "tarnwick.example", "unreachable", "moved to tarnwickhomes.example, another domain")
    record(shelf, key, [replace(MOVED, name="Lindle Rentals", city="Tulsa", state="OK")])
    assert len(members(shelf, key)) == 2


def test_a_parked_domain_gives_way_to_the_one_that_lives(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [SITE])
    page(shelf, "tarnwick.example", "parked", "")
    record(shelf, key, [replace(MOVED, phone=SITE.phone)])
    assert shelf.sql("SELECT domain FROM leadgen.companies") == [("tarnwickhomes.example",)]


def test_nothing_is_decided_under_a_run(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    key = shelf.request()
    record(shelf, key, [FIRM, SITE, NORTH])

    async def somebody(*_: object) -> bool:
        return False

    monkeypatch.setattr("leadgen_assets.decisions.decided.nobody_works_on", somebody)
    with pytest.raises(RequestBusy):
        decide(shelf, lambda conn: identifying.split(conn, "tarnwick.example", NORTH.name, DECISION))
    assert len(members(shelf, key)) == 1


def test_tenants_do_not_see_each_others_wordings(shelf: Shelf) -> None:
    record(shelf, shelf.request(), [FIRM])
    other = shelf.other()
    assert other.tx(wordings) == []
    record(other, other.request(), [FIRM])
    assert len(other.tx(wordings)) == 1
