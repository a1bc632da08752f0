from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.contact_choice import (
    choose_contacts,
    contact_bounds,
    is_generic_inbox,
    quality_score,
    rung_of,
    valid_email,
)
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.profile import FieldState, FieldValue
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest

REQUEST = LeadRequest(name="any")
UNKNOWN = FieldValue(FieldState.COULD_NOT_LOOK)


@pytest.mark.parametrize(
    ("title", "rung"),
    [
        ("Broker/Owner", 1),
        ("Owner & Designated Broker", 1),
        ("Co-Founder", 1),
        ("EVP & Cofounder", 1),
        ("CEO", 1),
        ("Vice President", 2),
        ("Vice-President of Operations", 2),
        ("Director of Property Management", 2),
        ("Senior Property Manager", 3),
        ("Branch Manager", 3),
        ("Strata Manager", 3),
        ("Owner Relations", 3),
        ("Assistant Property Manager", 4),
        ("Leasing Agent", 4),
        ("Assistant to the President", 5),
        ("Office Administrator", 5),
        ("Director of Maintenance", 6),
        ("Maintenance Coordinator", 6),
        ("Executive Assistant to CEO", 5),
        ("Executive Assistant – CEO", 5),
        ("Assistant of the Managing Director", 5),
        ("Secretary to the Owner", 0),
        ("Advisor to the President", 0),
        ("Reports to the Managing Director", 0),
        ("Wife of the Owner", 0),
        ("CEO in training", 0),
        ("Owner's Representative", 0),
        ("Owner's Assistant", 5),
        ("Future Owner", 0),
        ("Broker-in-training", 0),
        ("Owner (1980-2003)", 0),
        ("Founder, in memoriam", 0),
        ("Broker in Charge", 1),
        ("President, 2015 - present", 1),
        ("Former President", 0),
        ("Assistant CEO", 5),
        ("HR Business Partner", 0),
        ("Channel Partner Manager", 0),
        ("Partner Success", 0),
        ("Owner Relations Manager", 3),
        ("Owner Liaison", 0),
        ("President's Office", 0),
        ("Broker Support Specialist", 0),
        ("Property Owner", 0),
        ("Broker Associate", 3),
        ("Most recently CEO of Nordwind", 0),
        ("Homeowner", 0),
        ("Photographer", 0),
        ("", 0),
    ],
)
def test_titles_find_their_rung(title: str, rung: int, pm_icp: Icp):
    assert rung_of(title, pm_icp.contacts) == rung


@pytest.mark.parametrize(
    "email",
    ["info@a.example", "Leasing@a.example", "property-management2@a.example", "no-reply@a.example", "123@a.example"],
)
def test_offices_are_no_people(email: str):
    assert is_generic_inbox(email)


@pytest.mark.parametrize(
    "email", ["jane@a.example", "jane.office@a.example", "j.farquhar@a.example", "teamer@a.example"]
)
def test_people_are_no_offices(email: str):
    assert not is_generic_inbox(email)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Jane@A.Example", "jane@a.example"), ("jane@a", ""), ("jane a@b.example", ""), ("@a.example", ""), ("", "")],
)
def test_syntax_of_addresses(text: str, expected: str):
    assert valid_email(text) == expected


def test_the_ladder_decides_the_order_and_the_request_the_number(pm_icp: Icp, profile, person):
    people = (
        person("Curtis Jessop", "Maintenance Technician"),
        person("Dana Whitlock", "Property Manager", "dana@tarnwick.example"),
        person("Rosa Okerlund", "Property Manager"),
        person("Glenn Farquhar", "Owner"),
    )
    choice = choose_contacts(profile(people=people), pm_icp, REQUEST)
    assert [contact.full_name for contact in choice.contacts] == ["Glenn Farquhar", "Dana Whitlock", "Rosa Okerlund"]
    assert [contact.seniority for contact in choice.contacts] == ["executive", "manager", "manager"]
    assert choice.enough
    fewer = choose_contacts(profile(people=people), pm_icp, LeadRequest(name="a", contacts_max=1))
    assert len(fewer.contacts) == 1


@pytest.mark.parametrize(
    ("email", "kept"),
    [
        ("glenn@tarnwick.example", True),
        ("glenn@mail.tarnwick.example", True),
        ("info@tarnwick.example", False),
        ("gf@tarnwick.example", True),
        ("gle@tarnwick.example", True),
        ("roads@tarnwick.example", False),
        ("dana@tarnwick.example", False),
        ("gfarquhar22@gmail.com", True),
        ("sunnyhomes@gmail.com", False),
        ("gf@gmail.com", False),
        ("glenn@other-firm.example", False),
        ("glenn@", False),
    ],
)
def test_an_address_is_right_or_left_out(email: str, kept: bool, pm_icp: Icp, profile, person):
    choice = choose_contacts(profile(people=(person("Glenn Farquhar", "Owner", email),)), pm_icp, REQUEST)
    assert choice.contacts[0].email == (email if kept else "")
    assert bool(choice.reasons) != kept
    assert all(fact.field != "email" for fact in choice.contacts[0].facts) != kept


@pytest.mark.parametrize(
    ("name", "theirs", "offices"),
    [
        ("Ed Xu", "ed ed.xu edxu ex exu", "edge education"),
        ("Al Hu", "al", "almanac albany"),
        ("TJ Hall", "tj tjhall", "tjx.deals"),
        ("Ty Ng", "ty.ng tng tyng", "typing tn.lettings"),
        ("Bo Li", "bo.li bo_li boli li", "boating lists"),
        ("Amy Wu", "wu awu wua amyw", "wup"),
        ("Robert Hay", "bob rob robert bobhay rhay bob.h", "haystack robin bobcat"),
        ("Bob Hay", "robert", "hayride"),
        ("William Orr", "bill will bill.orr worr", "willow billing"),
        ("Elizabeth Day", "liz eday betty", "lizard daycare"),
        ("Ann Fox", "ann afox foxa annfox annie annbfox af", "annual foxtrot sales1 annex.desk"),
        ("Martin Drew Jr", "marty mbdrew mdrew md martind", "andrew smart"),
        ("Ivan Tate", "ivan itate", "it"),
        (
            "Ann Smith",
            "asmith ann.m.smith annmarie.smith anna.smith smithann",
            "bob.smith bobsmith bsmith smithb bob.a.smith",
        ),
        ("Bob Hale", "rhale rob.hale bobby.hale robert.hale", "ann.hale ahale robin.hale"),
        ("Jenny Doe-Elm", "jdoe jelm jen.elm", "mark.elm kdoe"),
        ("J. Robert Orr", "jorr robert.orr jrorr", "mark.orr korr"),
        ("Paul Moore", "pmoore", "pm"),
        ("Glenn Farquhar", "gle glefar gfar farquharhomes", "gl farm glendale"),
    ],
)
def test_a_mailbox_is_a_persons_by_whole_names_short_forms_and_initials(
    name: str, theirs: str, offices: str, pm_icp: Icp, profile, person
):
    def kept(local: str) -> bool:
        people = (person(name, "Owner", f"{local}@tarnwick.example"),)
        return bool(choose_contacts(profile(people=people), pm_icp, REQUEST).contacts[0].email)

    assert [local for local in theirs.split() if not kept(local)] == []
    assert [local for local in offices.split() if kept(local)] == []


def test_the_domain_of_the_firms_own_address_is_the_firms(pm_icp: Icp, profile, person):
    people = (person("Glenn Farquhar", "Owner", "glenn@tarnwick-mail.example"),)
    choice = choose_contacts(profile(people=people, email="office@tarnwick-mail.example"), pm_icp, REQUEST)
    assert choice.contacts[0].email == "glenn@tarnwick-mail.example"


def test_an_address_beside_two_people_is_nobodys(pm_icp: Icp, profile, person):
    people = (
        person("Glenn Farquhar", "Owner", "hello.tarn@tarnwick.example"),
        person("Dana Whitlock", "Broker", "hello.tarn@tarnwick.example"),
    )
    choice = choose_contacts(profile(people=people), pm_icp, REQUEST)
    assert [contact.email for contact in choice.contacts] == ["", ""]


def test_no_marketing_leaves_addresses_out_and_says_so(pm_icp: Icp, profile, person):
    people = (person("Glenn Farquhar", "Owner", "glenn@tarnwick.example"),)
    choice = choose_contacts(profile(people=people, no_marketing=True), pm_icp, REQUEST)
    assert choice.contacts[0].email == ""
    assert "not used for marketing" in choice.reasons[0]


def test_one_person_on_two_pages_is_one_contact(pm_icp: Icp, profile, person):
    people = (person("Glenn Farquhar", "Owner"), person("GLENN FARQUHAR", "Owner", "glenn@tarnwick.example"))
    choice = choose_contacts(profile(people=people), pm_icp, REQUEST)
    assert [contact.email for contact in choice.contacts] == ["glenn@tarnwick.example"]


@pytest.mark.parametrize(
    ("fields", "names", "unread", "reason"),
    [
        ({}, [], "", "no page names a person"),
        ({"pages_read": 0}, [], "robots.txt disallows /", "site could not be read: robots.txt disallows /"),
        ({"pages_read": 0}, [], "", "site could not be read"),
        ({"pages_read": 0, "website": UNKNOWN, "domain": UNKNOWN}, [], "", "no website known"),
        ({}, [("Sarah", "Owner")], "", "the pages name no fitting person: 1 named by one name only"),
        ({}, [("Sarah Wexford", "")], "", "the pages name no fitting person: 1 without a title"),
        (
            {},
            [("Sarah Wexford", "Photographer")],
            "",
            "the pages name no fitting person: 1 with a title that the ICP does not seek",
        ),
    ],
)
def test_nobody_has_a_reason(fields, names, unread: str, reason: str, pm_icp: Icp, profile, person):
    people = tuple(person(*name) for name in names)
    choice = choose_contacts(profile(people=people, **fields), pm_icp, REQUEST, unread)
    assert choice.contacts == ()
    assert choice.reasons == (reason,)
    assert not choice.enough


def test_small_firms_people_need_no_title(small_icp: Icp, profile, person):
    people = (person("Sarah Wexford"), person("Omar Quarles", "Owner"), person("Isaac Zellner", "Past President"))
    choice = choose_contacts(profile(people=people), small_icp, REQUEST)
    assert [contact.full_name for contact in choice.contacts] == ["Omar Quarles", "Sarah Wexford"]
    assert choice.contacts[1].seniority == choice.contacts[1].department == ""


def test_a_title_that_is_sought_counts_before_the_name_of_the_trade(small_icp: Icp, profile, person):
    attorney, founder = person("Sarah Wexford", "Attorney"), person("Sarah Wexford", "Founder")
    either = replace(attorney, facts=(*attorney.facts, *founder.facts))
    (contact,) = choose_contacts(profile(people=(either,)), small_icp, REQUEST).contacts
    assert (contact.title, contact.seniority) == ("Founder", "executive")
    doubted = tuple(replace(each, confidence=0.3) for each in founder.facts)
    vague = replace(attorney, facts=(*attorney.facts, *doubted))
    (contact,) = choose_contacts(profile(people=(vague,)), small_icp, REQUEST).contacts
    assert contact.title == "Attorney"


def test_notes_are_quotes_with_their_pages(pm_icp: Icp, profile, person, fact):
    units = FieldValue(FieldState.FOUND, ("300",), (fact("units", "300", "We care for 300 doors in Austin."),), 0.9)
    choice = choose_contacts(profile(people=(person("Glenn Farquhar", "Owner"),), units=units), pm_icp, REQUEST)
    notes = choice.contacts[0].personalization_notes
    assert notes == (
        '"Glenn Farquhar Owner" (https://tarnwick.example/about); '
        '"We care for 300 doors in Austin." (https://tarnwick.example/about)'
    )


def _notes_of(icp, profile, owner, title, quote):
    said = tuple(replace(each, value=title, quote=quote) for each in owner.facts if each.field == "title")
    rest = tuple(each for each in owner.facts if each.field != "title")
    (contact,) = choose_contacts(profile(people=(replace(owner, facts=(*rest, *said)),)), icp, REQUEST).contacts
    return contact.personalization_notes


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("Director of Operations", "Director of Operations"),
        ("Director of Operations", "DIRECTOR OF OPERATIONS"),
        ("Director of Operations", "Title: Director of Operations"),
        ("Owner & Broker", "Owner / Broker"),
        ("Owner/Broker", "Owner and Broker."),
        ("Founder & CEO", "Founder & CEO"),
    ],
)
def test_a_persons_title_alone_is_no_note(small_icp: Icp, profile, person, title, quote):
    assert _notes_of(small_icp, profile, person("Glenn Farquhar", title), title, quote) == ""


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("Owner", "Glenn Farquhar Owner"),
        ("Owner", "Glenn Farquhar, Owner"),
        ("Owner", "Our owner Glenn Farquhar grew up in Waco."),
        ("Owner", "Owner since 2004"),
        ("Owner", "Owner and father of three"),
        ("Owner", "The owner himself answers the phone."),
        ("Owner & Broker", "Owner & Broker, Certified Bee Keeper"),
        ("Director of Operations", "Director of Operations for all of Tarnwick"),
        ("Founder", "Glenn founded Tarnwick in 1998."),
        ("Broker", "Glenn Farquhar - Broker, 20 years in Waco"),
    ],
)
def test_what_is_told_of_a_person_with_the_title_is_a_note(small_icp: Icp, profile, person, title, quote):
    notes = _notes_of(small_icp, profile, person("Glenn Farquhar", title), title, quote)
    assert notes == f'"{quote}" (https://tarnwick.example/about)'


@pytest.mark.parametrize(
    ("method", "quote"),
    [
        (Method.LINK, "Tenant Portal"),
        (Method.MODEL, "https://tarnwick.managebuilding.com/Resident Tenant Portal"),
        (Method.MOCK, "https://tarnwick.managebuilding.com/Resident Tenant Portal"),
    ],
)
def test_a_links_words_and_the_companys_name_are_no_note(method, quote, pm_icp: Icp, profile, person, fact):
    portal = fact("pms", "buildium", quote, method=method)
    named = fact("portfolio", "single_family", "Tarnwick Rental Homes")
    choice = choose_contacts(
        profile(
            people=(person("Glenn Farquhar", "Owner"),),
            company_name=FieldValue(FieldState.FOUND, ("Tarnwick Rental Homes",), (), 0.9),
            pms=FieldValue(FieldState.FOUND, ("buildium",), (portal,), 0.9),
            portfolio=FieldValue(FieldState.FOUND, ("single_family",), (named,), 0.9),
        ),
        pm_icp,
        REQUEST,
    )
    assert choice.contacts[0].personalization_notes == '"Glenn Farquhar Owner" (https://tarnwick.example/about)'


def test_what_reaches_a_company_is_no_note_and_one_thing_is_said_once(small_icp: Icp, profile, person, fact):
    owner = person("Glenn Farquhar", "Owner & Broker")
    again = tuple(
        replace(each, quote=quote)
        for each in owner.facts
        if each.field == "title"
        for quote in (
            "Glenn Farquhar, Owner and Broker",
            "Glenn Farquhar: Owner, Broker",
            "Glenn Farquhar owns Tarnwick",
        )
    )
    told = {
        "phone": "Call us at (512) 555-0134",
        "email": "Email office@tarnwick.example",
        "street": "412 Larch Street, Austin",
        "description": "A family firm for families.",
    }
    fields = {
        field: FieldValue(FieldState.FOUND, (quote,), (fact(field, quote, quote),), 0.9)
        for field, quote in told.items()
    }
    choice = choose_contacts(
        profile(people=(replace(owner, facts=(*owner.facts, *again)),), **fields), small_icp, REQUEST
    )
    assert choice.contacts[0].personalization_notes == (
        '"Glenn Farquhar Owner & Broker" (https://tarnwick.example/about); '
        '"A family firm for families." (https://tarnwick.example/about)'
    )


def test_long_quotes_are_cut_around_the_value(pm_icp: Icp, profile, person, fact):
    quote = "word " * 60 + "300 doors " + "word " * 60
    units = FieldValue(FieldState.FOUND, ("300",), (fact("units", "300", quote.strip()),), 0.9)
    notes = (
        choose_contacts(profile(people=(person("Glenn Farquhar", "Owner"),), units=units), pm_icp, REQUEST)
        .contacts[0]
        .personalization_notes
    )
    assert "300 doors" in notes
    assert len(notes) <= 500


def test_bounds_come_from_the_request_then_the_icp(pm_icp: Icp):
    assert contact_bounds(REQUEST, pm_icp) == (1, 3)
    assert contact_bounds(LeadRequest(name="a", contacts_min=5), pm_icp) == (5, 5)
    assert contact_bounds(LeadRequest(name="a", contacts_min=0, contacts_max=2), pm_icp) == (0, 2)


@given(
    st.integers(0, 9),
    st.integers(1, 8),
    st.sampled_from(["", "a@b.example"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.floats(0, 1),
)
def test_quality_is_from_0_to_100(rung, rungs, email, own, linkedin, phone, evidence):
    score = quality_score(rung, rungs, email, own, linkedin, phone, evidence)
    assert 10 <= score <= 100
    assert quality_score(1, rungs, "a@b.example", True, True, True, 1) == 100


def test_who_practises_the_profession_stands_ahead_of_assistants(small_icp: Icp, profile, person):
    people = (
        person("Omar Quarles", "Dental Assistant"),
        person("Isaac Zellner", "Receptionist"),
        person("Sarah Wexford", "Dentist"),
        person("Ann Larch", "Physical Therapist Assistant"),
    )
    choice = choose_contacts(profile(people=people), small_icp, REQUEST.model_copy(update={"contacts_max": 4}))
    assert choice.contacts[0].full_name == "Sarah Wexford"
    assert [contact.seniority for contact in choice.contacts] == ["professional", "staff", "staff", "staff"]


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Head & Neck Surgeon", "professional"),
        ("Physician Assistant", "professional"),
        ("Sales Agent", "professional"),
        ("Head of Sales", "director"),
        ("Sales Manager", "manager"),
        ("Realtor/Owner", "executive"),
    ],
)
def test_the_rank_of_a_professions_title(small_icp: Icp, profile, person, title, seniority):
    (contact,) = choose_contacts(profile(people=(person("Sarah Wexford", title),)), small_icp, REQUEST).contacts
    assert contact.seniority == seniority


@pytest.mark.parametrize(
    ("quote", "first"), [("Dr. Sarah Wexford", True), ("Sarah Wexford, D.D.S.", True), ("Sarah Wexford", False)]
)
def test_an_untitled_doctor_stands_ahead_of_the_last_rung(small_icp: Icp, profile, person, quote, first):
    doctor, office = person("Sarah Wexford"), person("Isaac Zellner", "Receptionist")
    doctor = replace(doctor, facts=tuple(replace(each, quote=quote) for each in doctor.facts))
    choice = choose_contacts(profile(people=(office, doctor)), small_icp, REQUEST)
    assert (choice.contacts[0].full_name == "Sarah Wexford") is first
