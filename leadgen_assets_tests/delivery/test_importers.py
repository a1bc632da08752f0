"""HubSpot's and HighLevel's files by those importers' rules, and `full`, read back as their readers do."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from leadgen_assets.delivery.forms import CSV, FORMS
from leadgen_assets.delivery.highlevel import NO_CONSENT
from leadgen_assets.delivery.hubspot import COMPANY_LABELS, CONTACT_LABELS
from leadgen_assets.delivery.leads import lead_ids, leads
from leadgen_assets.delivery.plain_csv import importer_cell
from leadgen_assets.domain.telling.spreadsheet import is_safe
from leadgen_assets.storage.exports import ExportRecord

Make = Callable[..., Any]
E164 = re.compile(r"\+[1-9]\d{6,14}")


def table(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8")
    assert "\x00" not in text
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == rows
    return rows


def cells(content: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row]


@pytest.mark.parametrize("form", ["hubspot", "highlevel", "full"])
def test_no_cell_runs_in_a_spreadsheet_or_is_longer_than_one_takes(nasty: ExportRecord, form: str) -> None:
    for name, content in FORMS[form].render(nasty).items():
        assert name.endswith(".csv")
        assert not content.startswith(b"\xef\xbb\xbf")
        for cell in cells(content):
            assert is_safe(cell) or E164.fullmatch(cell), cell
            assert len(cell) <= 32_767
            assert "\n" not in cell


def test_hubspot_has_what_its_importer_asks_for(nasty: ExportRecord) -> None:
    files = FORMS["hubspot"].render(nasty)
    companies, contacts = table(files["hubspot_companies.csv"]), table(files["hubspot_contacts.csv"])
    assert tuple(companies[0]) == COMPANY_LABELS
    assert tuple(contacts[0]) == CONTACT_LABELS
    for labels in (COMPANY_LABELS, CONTACT_LABELS):
        assert len(labels) < 1000
        assert len(set(labels)) == len(labels)
    assert len(companies) == 3
    assert all(row["Company name"] or row["Company Domain Name"] for row in companies)
    assert all(row["Email"] or row["First Name"] or row["Last Name"] for row in contacts)
    domains = {row["Company Domain Name"] for row in companies}
    assert {row["Company Domain Name"] for row in contacts} <= domains
    assert len({row["lead_id"] for row in companies + contacts}) == len(companies) + len(contacts)
    mails = [row["Email"].lower() for row in contacts if row["Email"]]
    assert len(set(mails)) == len(mails)
    assert companies[0]["Phone Number"] == "+15125550123"
    assert companies[0]["Leadgen software"] == "Buildium;AppFolio"
    assert companies[0]["Leadgen found on"] == "2026-11-02"
    assert (companies[0]["Country/Region"], companies[2]["Country/Region"]) == ("United States", "")
    assert companies[0]["Number of Employees"] == "12"
    assert {row["Leadgen company lead_id"] for row in contacts} == {companies[0]["lead_id"]}


def test_hubspot_takes_names_apart(nasty: ExportRecord) -> None:
    contacts = table(FORMS["hubspot"].render(nasty)["hubspot_contacts.csv"])
    named = {row["Leadgen full name"].removeprefix("'"): (row["First Name"], row["Last Name"]) for row in contacts}
    assert named["Patrick O'Brien-Smith Jr."] == ("Patrick", "O'Brien-Smith Jr.")
    assert named["José García"] == ("José", "García")
    assert named["Anna 🏠 Müller"] == ("Anna", "Müller")
    assert named["שרה כהן"] == ("שרה", "כהן")
    assert named["Cher"] == ("", "Cher")
    assert named["Maria de la Cruz, CPM"] == ("Maria", "de la Cruz")


def test_highlevel_gets_only_whom_it_takes_and_says_who_is_left_out(nasty: ExportRecord) -> None:
    files = FORMS["highlevel"].render(nasty)
    kept, left_out = table(files["highlevel_contacts.csv"]), table(files["highlevel_left_out.csv"])
    assert all(row["Email"] or row["Phone"] for row in kept)
    channels = [channel for row in kept for channel in (row["Email"].lower(), row["Phone"]) if channel]
    assert len(set(channels)) == len(channels), "HighLevel makes one of two contacts that share one"
    assert all(NO_CONSENT in row["Tags"].split(",") for row in kept)
    assert all(E164.fullmatch(row["Phone"]) for row in kept if row["Phone"])
    firms = [row for row in kept if not row["First Name"] and not row["Last Name"]]
    assert [row["Business Name"] for row in firms] == ["Ünïcode & Söhne 🏠"], "nobody there, but the firm has a number"
    assert firms[0]["Phone"] == "+15125550123"
    assert all(row["why left out"] for row in left_out)
    assert "'+1 Homes" in {row["Business Name"] for row in left_out}
    assert len(kept) + len(left_out) == len(nasty.contacts) + 2


def test_highlevel_does_not_let_two_people_share_a_number(
    company: Make, contact: Make, details: Make, freeze: Make
) -> None:
    firm = company()
    people = [contact(firm, "Ann Lee"), contact(firm, "Bob Lee", email="bob@firm1.example"), contact(firm, "Cy Lee")]
    same = [{"phone": "+15125550111", "email_status": ""}] * 3
    files = FORMS["highlevel"].render(freeze([firm], people, [details("domain:firm1.example") | {"contacts": same}]))
    kept, left_out = table(files["highlevel_contacts.csv"]), table(files["highlevel_left_out.csv"])
    assert [(row["First Name"], row["Email"], row["Phone"]) for row in kept] == [
        ("Ann", "", "+15125550111"),
        ("Bob", "bob@firm1.example", ""),
    ]
    assert [row["First Name"] for row in left_out] == ["Cy"]
    assert "make one of both" in left_out[0]["why left out"]


def test_full_has_every_field_reason_and_contact(nasty: ExportRecord) -> None:
    rows = table(FORMS["full"].render(nasty)["full.csv"])
    first, second, third = rows
    assert (first["phone"], first["city"], first["employees"], first["narpm"]) == (
        "+15125550123",
        "Austin",
        "12",
        "member",
    )
    assert first["score"] == "82.5"
    assert first["reasons"] == "it runs Buildium; it manages about 100 units (medium)"
    assert first["points"] == "pms 25 of 25; employees unknown"
    assert first["empty_because"] == "fax: not found; website_vendor: could not look"
    assert (first["evidence_count"], first["pages_read"], first["estimated"]) == ("17", "4", "units_estimate")
    assert first["contact_1_phone"] == "+15125550199"
    assert first["contact_2_email_status"] == "found_on_site"
    assert first["contact_8_full_name"] == "Maria de la Cruz, CPM"
    assert second["contact_1_full_name"] == ""
    assert third["phone"] == ""


def test_an_export_without_details_still_leaves_in_every_form(company: Make, contact: Make, freeze: Make) -> None:
    firm = company()
    record = freeze([firm], [contact(firm, "Ann Lee", email="ann@firm1.example")])
    for form in (CSV, *FORMS.values()):
        assert any(
            b"firm1.example" in content or name.endswith("xlsx") for name, content in form.render(record).items()
        )
    assert table(FORMS["full"].render(record)["full.csv"])[0]["contact_1_email"] == "ann@firm1.example"


def test_an_empty_export_leaves_with_its_headers(freeze: Make) -> None:
    for form in (CSV, *FORMS.values()):
        files = form.render(freeze([]))
        assert files
        for name, content in files.items():
            if name.endswith(".csv"):
                assert table(content) == []
                assert cells(content)


def test_a_lead_has_the_same_id_in_every_export_and_another_one_for_every_tenant(
    company: Make, contact: Make, details: Make, freeze: Make
) -> None:
    firm = company(1)
    known = [details("domain:firm1.example", 1)]
    record = freeze([firm], [contact(firm, "Dr. Ann  Lee")], known)
    renamed = firm | {"company_name": "Firm One, LLC", "units_estimate": "7", "icp_tier": "B"}
    again = freeze([company(9), renamed], [contact(renamed, "Ann Lee")], [details("x"), known[0]], key="acme.other")
    (first,), (_, second) = leads(record), leads(again)
    assert first.lead_id == second.lead_id
    assert first.contacts[0].lead_id == second.contacts[0].lead_id
    assert lead_ids(freeze([firm])) == [first.lead_id], "an export of an earlier version had no details"
    assert lead_ids(freeze([firm], key="rival.texas")) != [first.lead_id]
    assert re.fullmatch(r"co_[0-9a-f]{16}", first.lead_id)
    assert "ann" not in first.contacts[0].lead_id


def test_two_firms_of_one_name_keep_their_own_people(company: Make, contact: Make, details: Make, freeze: Make) -> None:
    one, two = company(1, company_name="Acme", domain=""), company(2, company_name="Acme", domain="")
    people = [contact(one, "Ann Lee"), contact(two, "Bob Ray"), contact(two, "Cy Orr")]
    record = freeze([one, two], people, [details("phone:1", 1), details("phone:2", 2)])
    assert [[p.row["full_name"] for p in lead.contacts] for lead in leads(record)] == [
        ["Ann Lee"],
        ["Bob Ray", "Cy Orr"],
    ]
    assert len(set(lead_ids(record))) == 2


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("+15125550123", "+15125550123"),
        ("+1+cmd", "'+1+cmd"),
        ("+15125550123=1", "'+15125550123=1"),
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-5", "'-5"),
        ("a\x00\x0b\nb", "a b"),
        ("\ud800ok", "ok"),
        ("", ""),
    ],
)
def test_cells_for_importers(given: str, written: str) -> None:
    assert importer_cell(given) == written
