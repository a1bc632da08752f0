"""Files that people give back: enriched lists and filled-in reviews, in every state in which people give them."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.decisions import identifying
from leadgen_assets.decisions.given_file import GivenFile
from leadgen_assets.decisions.reviewing import Reviewed, import_review, take_review_file
from leadgen_assets.decisions.supplying import Supply, import_contacts, supplier_name, take_contacts_file
from leadgen_assets.domain.errors import LeadgenError, RequestUnknown, SettingsInvalid, SourceUnreadable
from leadgen_assets.domain.exports.blocking import email_digest
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, to_yaml
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.settings import Settings
from leadgen_assets.stages.reviewing import review_rows
from leadgen_assets.storage.cited import CitedValue, record_cited
from leadgen_assets.storage.companies import record_candidates
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import load

_numbers = itertools.count(1)
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
FIRMS = (
    Candidate("list:a.csv", "row 2", name="Maple Hollow, LLC", website="https://maplehollow.example/",
              domain="maplehollow.example", city="Austin", state="TX"),
    Candidate("list:a.csv", "row 3", name="Elm Barn Rentals", city="Tulsa", state="OK", phone="+19185550101"),
    Candidate("list:a.csv", "row 4", name="Twin Oaks", website="https://twinoaks.example/", domain="twinoaks.example",
              city="Dallas", state="TX"),
    Candidate("list:a.csv", "row 5", name="Twin Oaks", city="Waco", state="TX", phone="+12545550101"),
    Candidate("list:a.csv", "row 6", name="Twin Oaks", city="Katy", state="TX", phone="+12815550101"),
    Candidate("list:a.csv", "row 7", name="Shut Gate Homes", website="https://shutgate.example/", domain="shutgate.example"),
)  # fmt: skip


class Office:
    """One tenant with six companies in one request."""

    def __init__(self, ledger: Any, folder: Path) -> None:
        self.folder, self.tenant, self.url = folder, ledger.tenant, ledger.url
        self.run, self.sql = ledger.with_database, ledger.sql
        self.settings = Settings(home=folder / "home", tenant=self.tenant)
        self.key = self.run(self._submitted)
        self.ids = {name: number for number, name in self.sql("SELECT company_id, name FROM leadgen.companies")}

    async def _submitted(self, database: Database) -> str:
        request = LeadRequest(tenant=self.tenant, name="first", sources=("list:a.csv",))  # type: ignore[arg-type]
        stored = await submit_request(
            database, self.settings, to_yaml(request), "the test", self.folder, RequestStatus.RUNNING
        )
        async with database.tenant_tx(self.tenant) as conn:
            await record_candidates(conn, stored.key, 1, FIRMS)
            await conn.execute(
                "INSERT INTO leadgen.blocked_domains (domain, reason) VALUES ('shutgate.example', 'a customer')"
            )
        return stored.key

    def file(self, content: str | bytes, name: str = "list.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def supply(self, content: str | bytes, *, name: str = "list.csv", supplier: str = "clay", **more: Any) -> Supply:
        path = self.file(content, name)

        async def take(database: Database) -> tuple[Supply, GivenFile]:
            return await import_contacts(database, self.settings, path, supplier, self.tenant, NOW, **more)

        return self.run(take)[0]

    def cite(self, *cited: CitedValue) -> list[str]:
        async def keep(database: Database) -> None:
            async with database.tenant_tx(self.tenant) as conn:
                await record_cited(conn, self.key, cited)

        self.run(keep)
        rows = self.sql("SELECT cited_id, field, value FROM leadgen.cited_values ORDER BY cited_id")
        by_value = {(field, value): f"{self.tenant}.r{number}" for number, field, value in rows}
        return [by_value[one.field, one.value] for one in cited]

    def review(self, content: str | bytes, name: str = "review.csv") -> Reviewed:
        path = self.file(content, name)

        async def take(database: Database) -> Reviewed:
            return (await import_review(database, path, NOW))[0]

        return self.run(take)


@pytest.fixture
def office(ledger_of: Callable[[str, str], Any], room_url: str, tmp_path: Path) -> Office:
    return Office(ledger_of(room_url, f"acme-{next(_numbers)}"), tmp_path)


EXPORTS = {
    "apollo": "First Name,Last Name,Title,Company,Email,Work Direct Phone,Person Linkedin Url,Website,Company State\n"
    "Ada,Vale,Owner,Maple Hollow,ada@maplehollow.example,'+1 512-555-0142,http://www.linkedin.com/in/ada-vale,"
    "http://www.maplehollow.example,Texas\n",
    "zoominfo": "Last Name,First Name,Job Title,Email Address,Mobile phone,Company Name,Website,LinkedIn Contact Profile URL\n"
    "Vale,Ada,Owner,ada@maplehollow.example,(512) 555-0142,Maple Hollow LLC,maplehollow.example,"
    "https://www.linkedin.com/in/ada-vale\n",
    "clay": "Full Name,Job Title,Work Email,Mobile Phone,LinkedIn Profile,Company Domain\n"
    "Ada Vale,Owner,ada@maplehollow.example,5125550142,linkedin.com/in/ada-vale,maplehollow.example\n",
    "by hand": "First,Last,Position,E-mail,Ph #,Web site,LinkedIn\n"
    "Ada,Vale,Owner,ada@maplehollow.example,512.555.0142,maplehollow.example,linkedin.com/in/ada-vale\n",
    "hubspot": "Record ID;First name;Last name;Email;Phone Number;Job Title;Company name;LinkedIn URL\r\n"
    "101;Ada;Vale;ada@maplehollow.example;+1 512 555 0142;Owner;Maple Hollow;https://www.linkedin.com/in/ada-vale\r\n",
}


@pytest.mark.parametrize("tool", EXPORTS)
def test_what_enrichment_tools_export_is_read_by_its_headers(office: Office, tool: str) -> None:
    supply = office.supply(EXPORTS[tool].encode("utf-8-sig"))
    assert (supply.rows, supply.people, supply.companies, supply.faults) == (1, 1, 1, ())
    values = office.sql(
        "SELECT field, value FROM leadgen.supplied_values WHERE company_id = %s AND subject = 'person:ada vale' ORDER BY 1",
        office.ids["Maple Hollow, LLC"],
    )
    assert values == [
        ("email", "ada@maplehollow.example"),
        ("full_name", "Ada Vale"),
        ("linkedin_url", "https://www.linkedin.com/in/ada-vale"),
        ("phone", "+15125550142"),
        ("title", "Owner"),
    ]


HEAD = "Name,Title,Email,Company Name,Domain,State\n"


@pytest.mark.parametrize(
    ("row", "why", "partly"),
    [
        ("Ada Vale,Owner,,,nobody.example,", "no known company has the domain nobody.example", False),
        ("Ada Vale,Owner,,Nobody & Co,,TX", "no known company is called 'Nobody & Co'", False),
        ("Ada Vale,Owner,,Twin Oaks,,TX", "3 known companies are called 'Twin Oaks' in TX", False),
        ("Ada Vale,Owner,,Elm Barn Rentals,,", "name its domain or its state", False),
        ("Ada Vale,Owner,,Elm Barn Rentals,,TX", "no known company is called 'Elm Barn Rentals' in TX", False),
        ("Ada Vale,Owner,,Maple Hollow,elsewhere.example,TX", "is known under maplehollow.example", False),
        ("Ada Vale,Owner,,,shutgate.example,", "blocked: a customer", False),
        ("Ada Vale,Owner,,,,", "the row names no company", False),
        ("Ada Vale,Owner,ada@gmail.com,,,", "the row names no company", False),
        ("Ada Vale,Owner,info@maplehollow.example,,maplehollow.example,", "an office's inbox", True),
        (
            "Ada Vale,Owner,ada@twinoaks.example,,maplehollow.example,",
            "email left out: twinoaks.example is no domain of",
            True,
        ),
        ("Ada Vale,Owner,lawn@maplehollow.example,,maplehollow.example,", "does not carry the person's name", True),
        ("Ada Vale,Owner,jo1@gmail.com,,maplehollow.example,", "at a free-mail service and does not carry", True),
        ("Ada Vale,Owner,ada@elmbarn.example,Elm Barn Rentals,,OK", "no domain of the company is known", True),
        ("Ada Vale,Owner,ada@@maplehollow,,maplehollow.example,", "no valid e-mail address", True),
        (",Owner,ada@maplehollow.example,,maplehollow.example,", "the row names no person", True),
        ("Ada,Owner,,,maplehollow.example,", "not a first and a last name", True),
        ("Ada Vale,Owner", "2 cells, header has 6", False),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_with_its_reason(office: Office, row: str, why: str, partly: bool) -> None:
    supply = office.supply(f"{HEAD}{row}\nBea Orr,Broker,bea@maplehollow.example,,maplehollow.example,\n")
    (fault,) = supply.faults
    assert fault.row == 2
    assert why in fault.reason
    assert fault.partly is partly
    assert supply.refused == (not partly)
    assert office.sql("SELECT value FROM leadgen.supplied_values WHERE subject = 'person:bea orr' AND field = 'title'")
    mails = office.sql("SELECT value FROM leadgen.supplied_values WHERE field = 'email' AND subject LIKE 'person:%%'")
    assert mails == [("bea@maplehollow.example",)], "what is left out is not kept"


def test_mail_goes_to_the_domain_that_a_companys_own_pages_give(office: Office) -> None:
    company_id = office.ids["Maple Hollow, LLC"]
    body = json.dumps({"fields": {"email": ["known", ["info@maple-mail.example"], [], 0.9, False]}})
    office.sql(
        "INSERT INTO leadgen.profiles (company_id, input_hash, body, pages_read, rejected) VALUES (%s, 'h', %s, 1, 0)",
        company_id, body,
    )  # fmt: skip
    rows = "Ada Vale,Owner,ada@maple-mail.example,,maplehollow.example,\nBea Orr,Broker,b@@x,,maplehollow.example,\n"
    supply = office.supply(f"{HEAD}{rows}Cy Dell,Owner,cy@elsewhere.example,,maplehollow.example,\n")
    assert [(fault.row, fault.partly) for fault in supply.faults] == [(3, True), (4, True)]
    assert "email left out: elsewhere.example is no domain of the company" in supply.faults[1].reason


def test_rows_are_matched_by_domain_by_mail_and_by_name_and_state(office: Office) -> None:
    text = (
        "Full Name,Email,Company,State,Website\n"
        "Ada Vale,ada@maplehollow.example,,,\n"
        "Bea Orr,,elm barn rentals inc,Oklahoma,\n"
        "Cy Dell,,Elm Barn Rentals,OK,https://elmbarn.example\n"
    )
    supply = office.supply(text)
    assert (supply.people, supply.companies, supply.faults, supply.websites) == (3, 2, (), 1)
    named = office.sql("SELECT c.name, s.value FROM leadgen.supplied_values s JOIN leadgen.companies c USING (company_id)"
                       " WHERE field = 'full_name' ORDER BY 2")  # fmt: skip
    assert named == [
        ("Maple Hollow, LLC", "Ada Vale"), ("Elm Barn Rentals", "Bea Orr"), ("Elm Barn Rentals", "Cy Dell"),
    ]  # fmt: skip
    site = office.sql("SELECT domain, website FROM leadgen.companies WHERE name = 'Elm Barn Rentals'")
    assert site == [("elmbarn.example", "https://elmbarn.example")]


def test_a_row_with_a_joined_firms_name_or_domain_is_the_joined_companys(office: Office) -> None:
    async def joined(database: Database) -> None:
        async with database.tenant_tx(office.tenant) as conn:
            await identifying.join(conn, f"#{office.ids['Maple Hollow, LLC']}", "Elm Barn Rentals")
            await identifying.join(conn, f"#{office.ids['Maple Hollow, LLC']}", "twinoaks.example")

    office.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    office.run(joined)
    supply = office.supply(
        "Full Name,Email,Company,State,Website\n"
        "Ada Vale,,Elm Barn Rentals,OK,\n"
        "Bea Orr,bea@twinoaks.example,Twin Oaks,TX,https://twinoaks.example\n"
        "Cy Dell,,Twin Oaks,TX,\n"
    )
    assert [(fault.row, fault.partly) for fault in supply.faults] == [(3, True), (4, False)]
    assert supply.faults[0].reason == "email left out: twinoaks.example is no domain of the company"
    assert "3 known companies are called 'Twin Oaks' in TX" in supply.faults[1].reason
    named = office.sql(
        "SELECT c.name, s.value FROM leadgen.supplied_values s JOIN leadgen.companies c USING (company_id)"
        " WHERE field = 'full_name' ORDER BY 2"
    )
    assert named == [("Maple Hollow, LLC", "Ada Vale"), ("Maple Hollow, LLC", "Bea Orr")]


def test_on_a_site_that_firms_share_a_row_is_its_parts_or_nobodys(office: Office) -> None:
    def mention(city: str, phone: str) -> Candidate:
        website = f"https://brand.example/locations/{city.lower()}"
        return Candidate(
            "list:a.csv", city, f"Brand {city}", website, "brand.example", phone=phone, city=city, state="TX"
        )

    bare = [
        replace(
            one, name=one.name.replace("Brand", "Keylock"), website="https://keylock.example", domain="keylock.example"
        )
        for one in (mention("Austin", "+15125550166"), mention("Waco", "+12545550166"))
    ]

    async def known(database: Database) -> None:
        async with database.tenant_tx(office.tenant) as conn:
            await record_candidates(
                conn, office.key, 1, [mention("Austin", "+15125550155"), mention("Waco", ""), *bare]
            )

    office.run(known)
    # While the two were joined their pages were read as one: "Keylock Waco" is still the other one's name.
    office.sql(
        "INSERT INTO leadgen.profiles (company_id, input_hash, body, pages_read, rejected) SELECT company_id, 'joined',"
        ' \'{"fields": {"company_name": ["found", ["Keylock Waco"]]}}\', 1, 0 FROM leadgen.companies WHERE name = \'Keylock Austin\''
    )
    supply = office.supply(
        "Full Name,Email,Company,State,Website\n"
        "Ada Vale,ada@brand.example,Brand Austin,TX,https://brand.example/locations/austin\n"
        "Bea Orr,,Brand Waco,TX,https://www.brand.example/locations/waco/index.html\n"
        "Cy Dell,cy@brand.example,Brand Waco,TX,\n"
        "Di Eads,di@brand.example,Brand Dallas,TX,https://brand.example/locations/dallas\n"
        "Ed Foy,ed@brand.example,Brand Dallas,TX,\n"
        "Flo Gray,flo@brand.example,,,\n"
        "Gil Hart,gil@keylock.example,Keylock Waco,TX,https://keylock.example\n"
        "Hal Ives,hal@keylock.example,Keylock Tyler,TX,https://keylock.example\n"
    )
    named = office.sql(
        "SELECT c.name, s.value FROM leadgen.supplied_values s JOIN leadgen.companies c USING (company_id)"
        " WHERE field = 'full_name' ORDER BY 2"
    )
    assert named == [
        ("Brand Austin", "Ada Vale"), ("Brand Waco", "Bea Orr"), ("Brand Waco", "Cy Dell"), ("Keylock Waco", "Gil Hart"),
    ]  # fmt: skip
    refused = [
        (fault.row, ".example is shared by several firms" in fault.reason)
        for fault in supply.faults
        if not fault.partly
    ]
    assert refused == [(5, True), (6, True), (7, True), (9, True)]


def test_a_vendors_portal_is_no_companys_website(office: Office) -> None:
    supply = office.supply(
        "Full Name,Company,State,Website\nBea Orr,Elm Barn Rentals,OK,https://elmbarn.appfolio.com/listings\n"
    )
    assert "appfolio.com" in supply.faults[0].reason
    assert (supply.people, supply.websites) == (1, 0)
    assert office.sql("SELECT website FROM leadgen.companies WHERE name = 'Elm Barn Rentals'") == [("",)]


def test_the_same_person_twice_counts_once_and_a_contradiction_is_told(office: Office) -> None:
    row = "Ada Vale,Owner,ada@maplehollow.example,,maplehollow.example,\n"
    assert office.supply(HEAD + row + row).faults == ()
    (fault,) = office.supply(HEAD + row + row.replace("Owner", "Janitor")).faults
    assert (fault.row, fault.partly) == (3, False)
    assert "stands in row 2 with another title" in fault.reason


def test_a_dry_run_keeps_nothing(office: Office) -> None:
    text = "Full Name,Title,Company,State,Website\nBea Orr,Owner,Elm Barn Rentals,OK,elmbarn.example\n"
    tried = office.supply(text, dry_run=True)
    assert tried.written > 0
    assert tried.websites == 1
    assert office.sql("SELECT count(*) FROM leadgen.supplied_values") == [(0,)]
    assert office.sql("SELECT count(*) FROM leadgen.events WHERE event = 'contacts imported'") == [(0,)]
    assert office.sql("SELECT website FROM leadgen.companies WHERE name = 'Elm Barn Rentals'") == [("",)]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"Name,Title\n", "no row"),
        (b"Favourite colour,Shoe size\nred,43\n", "No column tells which company"),
        (b"Domain,State\nmaplehollow.example,TX\n", "No column has anything to take"),
        (b"Email,Email,Domain\na,b,c\n", "stands 2 times"),
        (b"PK\x03\x04\x00\x00\x00\x00", "workbook is damaged"),
        (b'Name,Domain\n"Ada Vale,maplehollow.example\n', "not closed"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_whole(office: Office, content: bytes, what: str) -> None:
    with pytest.raises(SourceUnreadable, match=what):
        office.supply(content)
    with pytest.raises(LeadgenError):
        office.run(lambda database: take_contacts_file(database, office.settings, office.folder / "list.csv"))


def test_names_of_suppliers_and_tenants(office: Office) -> None:
    given = ("Apollo.io", " Clay 2 ", "ZoomInfo", "Žluť & Co.")
    assert [supplier_name(text) for text in given] == ["apollo-io", "clay-2", "zoominfo", "zlut-co"]
    for text in ("../x", "/etc/passwd", "a/b", "..", "..\\x", "x\ny", "x\x00", "数据 list", "x" * 41, ".x"):
        with pytest.raises(SettingsInvalid, match=r"is no supplier's name[\s\S]*--from apollo"):
            supplier_name(text)
    with pytest.raises(SettingsInvalid, match="names no supplier"):
        office.supply(EXPORTS["clay"], supplier="—!")
    office.tenant = "nobody"
    with pytest.raises(RequestUnknown, match="has no company yet"):
        office.supply(EXPORTS["clay"])
    office.tenant = "No Body"
    with pytest.raises(SettingsInvalid, match="is no tenant"):
        office.supply(EXPORTS["clay"])


def test_the_inbox_takes_a_list_by_its_name_and_keeps_what_it_refused(office: Office) -> None:
    path = office.file(EXPORTS["clay"] + "=Eve Fox,Owner,,,,nobody.example\n", "apollo-2026-11-25.csv")
    took = office.run(lambda database: take_contacts_file(database, office.settings, path))
    told = took.words
    assert took.left == "1 row not taken, or not as written: see rejected/apollo-2026-11-25.csv.rejected.csv"
    assert told.startswith("supplied:apollo: 6 values of 1 company and 1 person taken")
    assert "1 of 2 rows not taken; see apollo-2026-11-25.csv.rejected.csv" in told
    assert "Ada" not in told
    with (office.settings.inbox / "rejected" / "apollo-2026-11-25.csv.rejected.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["rejected_row"], row["Full Name"]) == ("3", "'=Eve Fox")
    # Corrected, that very file can be given again.
    again = office.settings.inbox / "rejected" / "apollo-2026-11-25.csv.rejected.csv"
    again.write_text(again.read_text().replace("nobody.example", "twinoaks.example").replace("'=", ""))
    took = office.run(lambda database: take_contacts_file(database, office.settings, again))
    assert "1 person taken" in took.words
    assert took.left == ""
    assert office.sql("SELECT DISTINCT supplier FROM leadgen.supplied_values") == [("apollo",)]


# Reviews

COLUMNS = "review_id,company,domain,person,field,value,link,verdict,corrected_value,quote,note,reviewed_by"


def units(office: Office, value: str = "900") -> str:
    cited = CitedValue(
        office.ids["Maple Hollow, LLC"], "units", value, "https://portal.example/m", "portal:x", "unread"
    )
    return office.cite(cited)[0]


def line(number: str, field: str = "units", **cells: str) -> str:
    given = {"review_id": number, "field": field, **cells}
    return ",".join(f'"{given.get(column, "")}"' for column in COLUMNS.split(","))


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"verdict": "rigth", "value": "900"}, "did you mean right"),
        ({"verdict": "right", "value": "901"}, "the value was changed to '901'"),
        ({"value": "900", "corrected_value": "950"}, "without a verdict"),
        ({"verdict": "wrong", "value": "900", "corrected_value": "many"}, "no whole number"),
        ({"verdict": "wrong", "value": "900", "corrected_value": "900"}, "the corrected value is the same"),
        ({"verdict": "right", "value": "900", "quote": "We manage many homes"}, "the quote does not carry"),
        ({"verdict": "right", "value": "900", "link": "see e-mail"}, "is no web address"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_and_the_good_ones_are(
    office: Office, cells: dict[str, str], why: str
) -> None:
    bad, good = units(office), units(office, "800")
    done = office.review(f"{COLUMNS}\n{line(bad, **cells)}\n{line(good, value='800', verdict='wrong')}\n")
    (fault,) = done.faults
    assert fault.row == 2
    assert why in fault.reason
    assert (done.wrong, done.changed, done.taken) == (1, 1, 1)
    assert office.sql("SELECT value, verdict FROM leadgen.review_verdicts") == [("800", "wrong")]


def test_ids_that_are_none_or_others_are_told(office: Office, ledger_of: Callable[[str, str], Any]) -> None:
    good = units(office)
    other = Office(ledger_of(office.url, f"zenith-{next(_numbers)}"), office.folder)
    theirs = units(other)
    text = "\n".join(
        [
            COLUMNS,
            line(good, value="900", verdict="right"),
            line(f"{office.tenant}.r999999", value="1", verdict="right"),
            line(theirs, value="900", verdict="right"),
            line(theirs.replace(other.tenant, office.tenant), value="900", verdict="right"),
            line("", value="900", verdict="right"),
            line(good, value="900", verdict="wrong"),
        ]
    )
    done = office.review(text)
    assert [fault.row for fault in done.faults] == [3, 4, 5, 6, 7]
    reasons = " / ".join(fault.reason for fault in done.faults)
    for said in (
        "no row of a review of this tenant",
        f"is of tenant {other.tenant}",
        "the review_id is empty",
        "stands in row 2",
    ):
        assert said in reasons
    assert (done.right, other.sql("SELECT count(*) FROM leadgen.review_verdicts")) == (1, [(0,)])
    with pytest.raises(RequestUnknown, match="one of a review of this installation"):
        office.review(f"{COLUMNS}\n{line(f'{office.tenant}.r999999', verdict='right')}\n")
    with pytest.raises(SourceUnreadable, match="no column review_id"):
        office.review("company,verdict\nMaple,right\n")


def test_what_a_spreadsheet_does_to_a_file_is_undone(office: Office) -> None:
    cited = CitedValue(
        office.ids["Elm Barn Rentals"], "phone", "+19185550177", "https://d.example/e", "directory:d", "unread"
    )
    (number,) = office.cite(cited)
    rows = [COLUMNS, line(number, "phone", value="'+19185550177", verdict="RIGHT ", reviewed_by="Jo")]
    mangled = "\r\n".join(row.replace(",", ";") for row in rows).encode("utf-16")
    done = office.review(mangled)
    assert (done.right, done.faults) == (1, [])
    mangled = "\r\n".join(row.replace("'+1918", "1918") for row in rows).encode("cp1252")
    assert office.review(mangled).faults == [], "a spreadsheet that took the plus sign for a number's"


def test_rows_without_a_verdict_and_unknown_ones_stay_open(office: Office) -> None:
    one, two = units(office), units(office, "800")
    done = office.review(f"{COLUMNS}\n{line(one, value='900')}\n{line(two, value='800', verdict='unknown')}\n")
    assert (done.open, done.unknown, done.changed, done.requests) == (1, 1, 0, ())
    assert office.sql("SELECT count(*) FROM leadgen.review_verdicts") == [(0,)]


def test_a_later_verdict_replaces_an_earlier_one(office: Office) -> None:
    number = units(office)
    office.review(f"{COLUMNS}\n{line(number, value='900', verdict='wrong', note='too many')}\n")
    done = office.review(
        f"{COLUMNS}\n{line(number, value='900', verdict='right', quote='900 doors', reviewed_by='Jo')}\n"
    )
    assert done.changed == 1
    kept = office.sql("SELECT verdict, confirmed_value, quote, url, reviewed_by FROM leadgen.review_verdicts")
    assert kept == [("right", "900", "900 doors", "https://portal.example/m", "Jo")]


def test_a_website_of_another_company_or_of_a_vendor_is_not_confirmed(office: Office) -> None:
    elm = office.ids["Elm Barn Rentals"]
    taken, vendor = office.cite(
        CitedValue(elm, "website", "https://maplehollow.example/", "https://p.example/e", "portal:x", "no back-link"),
        CitedValue(elm, "domain", "appfolio.com", "https://p.example/e", "portal:x", "no back-link"),
    )
    text = "\n".join(
        [
            COLUMNS,
            line(taken, "website", value="https://maplehollow.example/", verdict="right"),
            line(vendor, "domain", value="appfolio.com", verdict="right"),
        ]
    )
    done = office.review(text)
    assert [fault.row for fault in done.faults] == [2, 3]
    assert "another company" in done.faults[0].reason
    assert "appfolio.com" in done.faults[1].reason
    assert office.sql("SELECT website FROM leadgen.companies WHERE company_id = %s", elm) == [("",)]


def test_the_inbox_takes_a_review_and_says_what_comes_next(office: Office) -> None:
    path = office.file(f"{COLUMNS}\n{line(units(office), value='900', verdict='right')}\n{line('x')}\n", "review_x.csv")
    took = office.run(lambda database: take_review_file(database, office.settings, path))
    assert took.words == (
        "1 right, 0 corrected, 0 wrong, 0 unknown, 0 still open, 1 of 2 rows not taken;"
        f" see review_x.csv.rejected.csv; next step: leadgen run {office.key}"
    )
    assert (office.settings.inbox / "rejected" / "review_x.csv.rejected.csv").exists()


def test_who_is_blocked_is_not_taken_and_told_by_row(office: Office) -> None:
    for address in ("ada@maplehollow.example", "ro@gmail.com"):
        office.sql(
            "INSERT INTO leadgen.blocked_emails (email_sha256, reason) VALUES (%s, 'suppression')",
            email_digest(address),
        )
    supply = office.supply(
        "Full Name,Title,Email,Second Email,Company Domain\n"
        "Ada Vale,Owner,Ada@MapleHollow.example,,maplehollow.example\n"
        "Ada Vale,Owner,ada@other.example,,maplehollow.example\n"
        'Ro Hale,Broker,ro@maplehollow.example,"home: ro@gmail.com.",maplehollow.example\n'
        "Bo Hill,Broker,bo.hill@maplehollow.example,,maplehollow.example\n"
    )
    assert [fault.row for fault in supply.faults] == [2, 3, 4], supply.faults
    assert {fault.reason for fault in supply.faults} == {
        "blocked: whom the row names is not to be contacted; nothing of it is kept"
    }
    assert (supply.people, supply.refused) == (1, 3)
    kept = str(office.sql("SELECT * FROM leadgen.supplied_values"))
    assert "bo.hill@maplehollow.example" in kept
    assert "ada" not in kept.lower()
    assert "Ro Hale" not in kept


def test_a_contact_known_with_a_blocked_address_is_not_taken_with_another(office: Office) -> None:
    office.sql(
        "WITH p AS (INSERT INTO leadgen.profiles (company_id, input_hash, body, pages_read, rejected)"
        " VALUES (%s, 'h', '{}', 1, 0) RETURNING company_id)"
        " INSERT INTO leadgen.contacts (company_id, name_key, full_name, title, email, linkedin_url, department, seniority,"
        " quality_score, notes, profile_hash) SELECT company_id, 'ada vale', 'Ada Vale', '', 'ada@maplehollow.example', '',"
        " '', '', 1, '', 'h' FROM p",
        office.ids["Maple Hollow, LLC"],
    )
    digest = email_digest("ada@maplehollow.example")
    office.sql("INSERT INTO leadgen.blocked_emails (email_sha256, reason) VALUES (%s, 'suppression')", digest)
    supply = office.supply("Full Name,Email,Company Domain\nAda Vale,ada.vale@gmail.com,maplehollow.example\n")
    assert (supply.people, supply.refused) == (0, 1)


def test_a_review_row_about_who_is_blocked_is_not_taken(office: Office) -> None:
    theirs = CitedValue(
        office.ids["Maple Hollow, LLC"],
        "email",
        "ada@maplehollow.example",
        "https://m.example/t",
        "x",
        "unread",
        "Ada Vale",
    )
    (number,) = office.cite(theirs)
    digest = email_digest("ada@maplehollow.example")
    office.sql("INSERT INTO leadgen.blocked_emails (email_sha256, reason) VALUES (%s, 'suppression')", digest)

    async def open_rows(database: Database) -> list[dict[str, str]]:
        async with database.tenant_tx(office.tenant) as conn:
            return await review_rows(conn, await load(conn, office.key))

    assert office.run(open_rows) == [], "nobody is asked about them any more"
    reviewed = office.review("\n".join([COLUMNS, line(number, "email", value=theirs.value, verdict="right")]))
    assert (reviewed.taken, [fault.row for fault in reviewed.faults]) == (0, [2])
