"""The key tells the truth: what it expects stands on the firm's own pages, and what must stay empty does not."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from leadgen_assets.demo.firms import VENDORS, Firm, firms
from leadgen_assets.demo.marks import spelled
from leadgen_assets.demo.pages import answers
from leadgen_assets.demo.traps import UNREADABLE, Trap
from leadgen_assets.demo.truth import entry, qualified
from leadgen_assets.domain.wording.places import STATES

HOSTS = {
    "AppFolio": ".appfolio.com/",
    "Buildium": ".managebuilding.com/",
    "DoorLoop": "app.doorloop.com/",
    "Propertyware": "app.propertyware.com/pw/portals/",
    "Rent Manager": "rentmanager.com/",
    "Rentvine": ".rentvine.com/portals/",
    "Yardi": ".securecafe.com/",
}


def read(firm: Firm) -> str:
    """All pages of a firm as a person with the page's source sees them."""
    text = ""
    for answer in answers(firm):
        named = re.search(rb"charset=([\w-]+)", answer.content_type.encode() + answer.body[:600])
        text += html.unescape(answer.body.decode(named[1].decode() if named else "utf-8")) + "\n"
    return text


SITES = [(firm, entry(firm), read(firm)) for firm in firms(60, 7)]
READABLE = [site for site in SITES if site[0].readable]


@pytest.mark.parametrize(("firm", "truth", "text"), READABLE, ids=lambda site: getattr(site, "domain", ""))
def test_every_expected_value_stands_on_a_page(firm: Firm, truth: dict[str, Any], text: str) -> None:
    company = {column: accepted[0] for column, accepted in truth["company"].items()}
    assert company["company_name"] in text
    assert company["description"] in text
    assert firm.host in text or firm.style in {"tables", "latin1"}
    state = company["state"]
    assert re.search(rf"\b({state}|{STATES[state]})\b \d{{5}}", text)
    for vendor in filter(None, company["pms_detected"].split("; ")):
        assert HOSTS[vendor] in text or f"our {vendor} portal" in text
    if company["units_estimate"]:
        assert f"{int(company['units_estimate']):,}" in text
    for person in truth["people"]:
        assert person["full_name"] in text
        assert person["title"] in text
        assert not person["email"] or person["email"] in text or spelled(person["email"]) in text
        assert person["linkedin_url"] in text


@pytest.mark.parametrize(("firm", "truth", "text"), READABLE, ids=lambda site: getattr(site, "domain", ""))
def test_what_must_stay_empty_is_not_stated(firm: Firm, truth: dict[str, Any], text: str) -> None:
    company = truth["company"]
    if company["pms_detected"] == [""]:
        tenants = [host for host in HOSTS.values() if host in text]
        assert not tenants or firm.has(Trap.PLACEHOLDER_PORTAL)
    if company["units_estimate"] == [""]:
        counted = re.findall(r"\d+ (?:units|doors|homes)", text)
        assert not counted or firm.has(Trap.ZONING_UNITS)
    for person in truth["people"]:
        if not person["email"]:
            own = [address for address in re.findall(r"[\w.]+@[\w.-]+", text) if not address.startswith("info@")]
            shown = any(person["full_name"].split()[-1].lower() in address for address in own)
            assert not shown or firm.has(Trap.NO_MARKETING)


def test_outsiders_are_on_the_pages_and_never_on_the_staff() -> None:
    met = 0
    for _, truth, text in READABLE:
        staff = {person["full_name"] for person in truth["people"]}
        for name in truth["never"]:
            assert name in text
            assert name not in staff
            met += 1
    assert met >= 12


def test_nothing_is_expected_of_what_cannot_be_read() -> None:
    closed = [(firm, truth) for firm, truth, _ in SITES if not firm.readable]
    assert len(closed) >= 7
    for firm, truth in closed:
        assert set(firm.traps) & UNREADABLE
        filled = {column for column, accepted in truth["company"].items() if accepted != [""]}
        assert filled == {"domain", "website", "icp_fit"}
        assert truth["company"]["icp_fit"] == ["unknown"]
        assert truth["people"] == []


def test_those_who_qualify_manage_houses_and_are_no_customers() -> None:
    asked = [firm for firm, _, _ in SITES if qualified(firm)]
    assert 28 <= len(asked) <= 32
    for firm in asked:
        assert firm.portfolio in {"single_family", "mixed"}
        assert "rentvine" not in firm.pms
        assert firm.units is None or firm.units >= 50
    assert {vendor for firm in asked for vendor in firm.pms} == set(VENDORS) - {"rentvine"}
    assert {firm.head_office.state for firm in asked} == {"TX", "OK", "CO"}


def test_look_alikes_share_a_name_but_neither_domain_nor_state() -> None:
    first, second = (firm for firm, _, _ in SITES if firm.has(Trap.LOOKALIKE))
    assert first.name.replace("Management", "Mgmt") == second.name
    assert first.domain != second.domain
    assert first.head_office.state != second.head_office.state


def test_branches_share_one_domain_and_the_head_office_gives_the_state() -> None:
    for firm, truth, text in SITES:
        if firm.has(Trap.BRANCHES):
            assert len({office.state for office in firm.offices}) == 3
            assert truth["company"]["state"] == [firm.offices[0].state]
            assert "Corporate Headquarters" in text


def test_a_moved_firm_is_known_by_its_present_portal() -> None:
    for firm, truth, text in SITES:
        if firm.has(Trap.MOVED_PMS):
            (present,) = truth["company"]["pms_detected"]
            assert f"moved from AppFolio to {present}" in text
            assert "appfolio.com" not in text
