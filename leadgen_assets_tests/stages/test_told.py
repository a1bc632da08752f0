"""What people supply or confirm, from their file to the exported CSV, without fetching anything again."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.decisions.reviewing import Reviewed, import_review
from leadgen_assets.decisions.supplying import Supply, import_contacts
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.storage.cited import CitedValue, record_cited
from leadgen_assets.storage.database import Database
from leadgen_assets.web.archive_writer import ArchiveWriter

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def key(ready: Desk) -> str:
    """A request of which everything but the export is done."""
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    return str(key)


def rows(desk: Desk, key: str, kind: str) -> list[dict[str, str]]:
    path = max((desk.settings.exports / key).glob(f"{kind}_*.csv"), key=lambda path: path.stat().st_mtime_ns)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def supply(desk: Desk, text: str, supplier: str = "Apollo", name: str = "enriched.csv") -> Supply:
    path = desk.folder / name
    path.write_text(text, "utf-8")

    async def take(database: Database) -> Supply:
        return (await import_contacts(database, desk.settings, path, supplier, desk.tenant, NOW))[0]

    return desk.with_database(take)


def review(desk: Desk, path: Path) -> Reviewed:
    async def take(database: Database) -> Reviewed:
        return (await import_review(database, path, NOW))[0]

    return desk.with_database(take)


def again(desk: Desk, key: str, run_id: str) -> None:
    desk.go(key, "sites", "profiles", "assess", "contacts", "export", run_id=run_id)
    assert desk.fetcher is not None
    assert desk.fetcher.asked == [], "what was told must not fetch anything again"


def test_a_supplied_list_fills_gaps_and_changes_nothing_that_pages_say(ready: Desk, key: str) -> None:
    ready.go(key, "export")
    before = {row["domain"]: row for row in rows(ready, key, "companies")}
    contacts = rows(ready, key, "contacts")
    with_title = next(row for row in contacts if row["title"] and not row["linkedin_url"])
    domain = with_title["company_domain"]
    text = (
        "First Name,Last Name,Title,Email,Person Linkedin Url,Company,Company Domain,Company State\n"
        f"{with_title['full_name'].split()[0]},{with_title['full_name'].split(' ', 1)[1]},Chief Dreamer,"
        f",http://www.linkedin.com/in/made-up-one,Another Name Inc,{domain},WY\n"
        f"Zelda,Quarrington,President,zelda@{domain},,Another Name Inc,{domain},WY\n"
        f"Info,Desk,Owner,info@{domain},,,{domain},\n"
    )
    done = supply(ready, text)
    assert (done.supplier, done.rows, done.people, done.refused) == ("apollo", 3, 3, 0)
    assert [fault.row for fault in done.faults] == [4]
    assert "office's inbox" in done.faults[0].reason
    assert done.requests == (key,)
    again(ready, key, "run-two")
    assert rows(ready, key, "companies") == list(before.values()), "what pages say about the companies stays"
    people = {row["full_name"]: row for row in rows(ready, key, "contacts") if row["company_domain"] == domain}
    joined = people[with_title["full_name"]]
    assert joined["title"] == with_title["title"], "a title of the company's own page wins"
    assert joined["linkedin_url"] == "https://www.linkedin.com/in/made-up-one"
    proof = [row for row in rows(ready, key, "evidence") if row["method"] == "supplied:apollo"]
    told = next(row for row in proof if row["field"] == f"linkedin_url of {with_title['full_name']}")
    assert (told["link"], told["date"]) == ("file:enriched.csv", "2026-11-25")
    assert "made-up-one" in told["quote"]
    losing = ready.sql("SELECT value FROM leadgen.evidence WHERE method = 'supplied' AND value = 'Chief Dreamer'")
    assert losing, "a value that lost is kept as evidence"
    same = supply(ready, text)
    assert (same.written, same.removed) == (0, 0)
    assert same.unchanged == done.written
    again(ready, key, "run-three")


def test_a_newer_supply_of_one_supplier_replaces_its_older_values_alone(ready: Desk, key: str) -> None:
    ((domain, number),) = ready.sql(
        "SELECT domain, company_id FROM leadgen.companies WHERE domain <> '' ORDER BY domain LIMIT 1"
    )
    head = "Full Name,Job Title,Work Email,Mobile,Website\n"
    supply(ready, f"{head}Zelda Quarrington,President,,(512) 555-0142,https://www.{domain}/\n")
    supply(ready, f"{head}Zelda Quarrington,Owner,,,{domain}\n", "clay", "clay.csv")
    newer = supply(ready, f"{head}Zelda Quarrington,CEO,zelda@{domain},,{domain}\n", name="newer.csv")
    # The title is another one and the e-mail address new; the mobile number is gone.
    assert newer.removed == 1
    kept = ready.sql(
        "SELECT supplier, field, value, url FROM leadgen.supplied_values WHERE company_id = %s"
        " AND subject = 'person:zelda quarrington' ORDER BY 1, 2", number,
    )  # fmt: skip
    assert kept == [
        ("apollo", "email", f"zelda@{domain}", "file:newer.csv"),
        ("apollo", "full_name", "Zelda Quarrington", "file:newer.csv"),
        ("apollo", "title", "CEO", "file:newer.csv"),
        ("clay", "full_name", "Zelda Quarrington", "file:clay.csv"),
        ("clay", "title", "Owner", "file:clay.csv"),
    ]


def test_no_supplied_address_where_the_site_wants_no_marketing(ready: Desk, key: str) -> None:
    found = ready.sql(
        "SELECT c.domain FROM leadgen.profiles p JOIN leadgen.companies c USING (company_id)"
        " JOIN leadgen.assessments a USING (company_id)"
        " WHERE (p.body->>'no_marketing')::boolean AND a.qualified AND c.domain <> '' ORDER BY 1"
    )
    assert found, "the fictional web has such a site"
    domain = found[0][0]
    supply(ready, f"Name,Title,Email,Domain\nZelda Quarrington,Owner,zelda@{domain},{domain}\n")
    again(ready, key, "run-two")
    addresses = ready.sql(
        "SELECT email FROM leadgen.contacts JOIN leadgen.companies USING (company_id) WHERE domain = %s", domain
    )
    assert {email for (email,) in addresses} <= {""}


def test_a_website_that_a_portal_names_is_reviewed_and_confirmed(ready: Desk, key: str) -> None:
    (company_id, name), *_ = ready.sql(
        "SELECT company_id, name FROM leadgen.companies JOIN leadgen.request_companies USING (company_id)"
        " WHERE domain = '' AND name <> '' ORDER BY rank"
    )
    value = CitedValue(
        company_id, "website", "https://quarrington-homes.example/", "https://portal.example/quarrington", "portal:Buildium",
        "the site does not link back to the portal",
    )  # fmt: skip
    person = CitedValue(
        company_id, "linkedin_url", "https://www.linkedin.com/in/zq", "https://directory.example/zq", "directory:x",
        "LinkedIn may not be read", "Zelda Quarrington",
    )  # fmt: skip

    async def cite(database: Database) -> None:
        async with database.tenant_tx(ready.tenant) as conn:
            assert await record_cited(conn, key, [value, person, value]) == 3
            assert await record_cited(conn, key, [CitedValue("domain:nobody.example", "state", "TX", "", "", "")]) == 0

    ready.with_database(cite)
    ready.go(key, "export")
    asked = [row for row in rows(ready, key, "review") if row["company"] == name]
    assert [(row["person"], row["field"], row["value"]) for row in asked] == [
        ("", "website", "https://quarrington-homes.example/"),
        ("Zelda Quarrington", "linkedin_url", "https://www.linkedin.com/in/zq"),
    ]
    path = ready.folder / "filled.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(asked[0]), delimiter=";")
        writer.writeheader()
        writer.writerow({**asked[0], "verdict": "Right", "reviewed_by": "Jo", "quote": ""})
        writer.writerow({**asked[1], "verdict": "wrong"})
    done = review(ready, path)
    assert (done.right, done.wrong, done.faults, done.requests) == (1, 1, [], (key,))
    assert review(ready, path).changed == 0
    known = ready.sql("SELECT domain, website FROM leadgen.companies WHERE company_id = %s", company_id)
    assert known == [("quarrington-homes.example", "https://quarrington-homes.example/")]
    ready.go(key, "sites", "profiles", "assess", "contacts", "export", run_id="run-two")
    assert ready.fetcher is not None
    assert ready.fetcher.asked == ["https://quarrington-homes.example/"]
    proof = ready.sql(
        "SELECT field, value, method, said_by, verified, quote FROM leadgen.evidence"
        " WHERE company_id = %s AND method = 'confirmed_by_person' ORDER BY field",
        company_id,
    )
    assert [row[:5] for row in proof] == [
        ("domain", "quarrington-homes.example", "confirmed_by_person", "Jo", True),
        ("website", "https://quarrington-homes.example/", "confirmed_by_person", "Jo", True),
    ]
    assert "confirmed by Jo on 2026-11-25" in proof[0][5]
    left = [row for row in rows(ready, key, "review") if row["company"] == name and row["cited_by"]]
    assert left == [], "settled values are not asked again"


@pytest.fixture
def closed(desk: Desk) -> str:
    """A request over one firm whose robots.txt keeps readers out; a list knows its name, state and website."""
    (desk.folder / "firms.csv").write_text(
        "Company,Website,City,State\nQuarrington Homes,https://www.quarrington-homes.example/,Austin,TX\n", "utf-8"
    )
    with (desk.folder / "sites.warc").open("wb") as file:
        writer = ArchiveWriter(file)
        writer.robots("https://www.quarrington-homes.example/", "User-agent: *\nDisallow: /\n", NOW)
        writer.response("https://www.quarrington-homes.example/", b"<p>We manage 320 units.</p>", NOW)
    request = LeadRequest(
        tenant=desk.tenant,
        name="closed",
        target_companies=1,
        states=("TX",),
        pms_any_of=("buildium",),
        pms_unknown="drop",
        units_min=150,
        units_unknown="drop",
        sources=("list:firms.csv", "archive:sites.warc"),  # type: ignore[arg-type]
    )
    return desk.submit(request)


def filled(desk: Desk, key: str, answers: dict[str, dict[str, str]], name: str = "filled.csv") -> Path:
    """The newest review with some columns filled in, by field."""
    asked = rows(desk, key, "review")
    path = desk.folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(asked[0]))
        writer.writeheader()
        writer.writerows({**row, **answers.get(row["field"], {})} for row in asked)
    return path


def test_what_a_person_read_on_a_closed_site_qualifies_the_company_with_evidence(desk: Desk, closed: str) -> None:
    desk.go(closed)
    assert rows(desk, closed, "companies") == []
    asked = rows(desk, closed, "review")
    assert {row["field"] for row in asked} == {"pms", "units"}
    assert {row["link"] for row in asked} == {"https://www.quarrington-homes.example/"}
    assert all("robots.txt" in row["why_unread"] and not row["value"] and not row["verdict"] for row in asked)
    home = "https://www.quarrington-homes.example/about"
    path = filled(
        desk,
        closed,
        {
            "units": {
                "verdict": "right",
                "corrected_value": "320",
                "quote": "We manage 320 units in Austin.",
                "link": home,
            },
            "pms": {"verdict": "right", "corrected_value": "Buildium", "reviewed_by": "Jo Reviewer"},
        },
    )
    done = review(desk, path)
    assert (done.right, done.changed, done.faults, done.requests) == (2, 2, [], (closed,))
    again(desk, closed, "run-two")
    (company,) = rows(desk, closed, "companies")
    assert (company["pms_detected"], company["units_estimate"]) == ("Buildium", "320")
    proof = {row["field"]: row for row in rows(desk, closed, "evidence")}
    units, pms = proof["units_estimate"], proof["pms_detected"]
    assert (units["quote"], units["link"]) == ("We manage 320 units in Austin.", home)
    assert (units["method"], units["date"]) == ("confirmed_by_person", "2026-11-25")
    assert "Buildium" in pms["quote"]
    assert "confirmed by Jo Reviewer on 2026-11-25" in pms["quote"]
    assert rows(desk, closed, "review") == []


def test_a_page_that_a_search_names_is_reviewed_in_place_of_the_closed_site_whichever_was_written_down_first(
    desk: Desk, closed: str
) -> None:
    """An export made while the model's service was down wrote the site's own row; the search that is made up for counts."""
    desk.go(closed)
    ((company_id,),) = desk.sql("SELECT company_id FROM leadgen.companies")
    ((cited_id,),) = desk.sql("SELECT cited_id FROM leadgen.cited_values WHERE field = 'pms'")
    found = CitedValue(
        company_id, "pms", "", "https://www.linkedin.com/company/q", "a search", "it is closed to programs"
    )
    another = CitedValue(
        company_id, "pms", "", "https://www.linkedin.com/company/z", "a search", "it is closed to programs"
    )

    async def cite(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await record_cited(conn, closed, [found])
            await record_cited(conn, closed, [another])

    desk.with_database(cite)
    desk.go(closed, "export", run_id="run-two")
    asked = {row["field"]: (row["link"], row["cited_by"], row["why_unread"]) for row in rows(desk, closed, "review")}
    assert asked["pms"] == (found.url, found.cited_by, found.why_unread)
    assert asked["units"][:2] == ("https://www.quarrington-homes.example/", "")
    assert desk.sql("SELECT cited_id FROM leadgen.cited_values WHERE field = 'pms'") == [(cited_id,)]


def test_a_wrong_value_is_never_asked_nor_used_again_and_a_corrected_one_takes_its_place(
    desk: Desk, closed: str
) -> None:
    desk.go(closed, "discover", "sites", "profiles", "assess", "contacts")
    ((company_id,),) = desk.sql("SELECT company_id FROM leadgen.companies")
    cited = [
        CitedValue(company_id, "units", "900", "https://portal.example/q", "portal:x", "an estimate of theirs"),
        CitedValue(company_id, "state", "OK", "https://portal.example/q", "portal:x", "nobody confirms it"),
    ]

    async def cite(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            await record_cited(conn, closed, cited)

    desk.with_database(cite)
    desk.go(closed, "export", run_id="run-one")
    asked = {(row["field"], row["value"]) for row in rows(desk, closed, "review")}
    # A state is known already, so nobody is asked for it.
    assert asked == {("units", ""), ("units", "900"), ("pms", "")}
    path = filled(desk, closed, {"units": {"verdict": "wrong", "corrected_value": "1,250", "quote": "1,250 doors"}})
    done = review(desk, path)
    assert (done.corrected, done.right) == (1, 1), "an empty value cannot be wrong: it was filled in"
    assert [fault.reason for fault in done.faults] == []
    again(desk, closed, "run-two")
    assert {(row["field"], row["value"]) for row in rows(desk, closed, "review")} == {("pms", "")}
    values = desk.sql("SELECT DISTINCT value FROM leadgen.evidence WHERE field = 'units'")
    assert values == [("1250",)]
    desk.with_database(cite)
    desk.go(closed, "export", run_id="run-three")
    assert "900" not in {row["value"] for row in rows(desk, closed, "review")}
