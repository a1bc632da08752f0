from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.packing import pack_profile, unpack_profile
from leadgen_assets.domain.facts.profile import MOST_LOOKED_AT, FieldState, FieldValue
from leadgen_assets.domain.facts.resolution import BOTH_VENDORS, CONTRADICTED, resolve
from leadgen_assets.domain.icps.icp import BASE_FIELDS, Vocabulary

HOME, CONTACT, LIST = "https://maplehollow.example/", "https://maplehollow.example/contact", "file:///lists/firms.csv"
VOCABULARY = Vocabulary.model_validate(
    {
        "fields": {
            "pms": {
                "kind": "linked_host",
                "label": "Software",
                "values": {"appfolio": {}, "rentvine": {}},
                "none_after_pages": 2,
            },
            "units": {
                "kind": "count",
                "label": "Units",
                "nouns": ["doors"],
                "least": 5,
                "most": 1000,
                "estimate_from": "listings",
                "estimate_factor": 10,
            },
            "listings": {"kind": "count", "label": "Listings", "nouns": ["homes for rent"]},
            "portfolio": {
                "kind": "phrases",
                "label": "Portfolio",
                "many": True,
                "values": {"hoa": ["x"], "single_family": ["y"]},
            },
            "standing": {"kind": "phrases", "label": "Standing", "values": {"member": ["x"], "guest": ["y"]}},
        }
    }
)


def fact(field, value, url=HOME, *, segment=1, method=Method.LAYOUT, confidence=0.8, subject=COMPANY, verified=True):
    return Fact(subject, field, value, url, segment, value, method, confidence, verified)


def profile(*facts, people=(), pages_read=2, **more):
    return resolve(facts, people, VOCABULARY, pages_read=pages_read, **more)


def test_every_field_has_a_state():
    result = profile()
    assert set(result.fields) == {*BASE_FIELDS, *VOCABULARY.fields, "pms_tenant"}
    assert {value.state for value in result.fields.values()} == {FieldState.NOT_FOUND}
    assert (result.people, result.pages_read) == ((), 2)


def test_not_found_needs_enough_pages():
    result = profile(pages_read=1)
    assert result.fields["phone"].state is FieldState.NOT_FOUND
    assert result.fields["pms"].state is FieldState.COULD_NOT_LOOK
    assert {value.state for value in profile(pages_read=0).fields.values()} == {FieldState.COULD_NOT_LOOK}
    assert {value.state for value in profile(pages_read=3, could_look=False).fields.values()} == {
        FieldState.COULD_NOT_LOOK
    }


def test_a_page_of_the_company_beats_a_person_who_beats_a_list_which_beats_what_was_supplied():
    supplied = fact("company_name", "Mapple", "file:apollo.csv", method=Method.SUPPLIED, confidence=1.0)
    listed = fact("company_name", "Maple", LIST, method=Method.LIST, confidence=0.95)
    own = fact("company_name", "Maple Hollow", confidence=0.6)
    confirmed = fact("company_name", "Maple Hollow Realty", method=Method.CONFIRMED, confidence=0.5)
    directory = fact(
        "company_name", "Maple Hollow Rentals", "https://assoc.example/", method=Method.DIRECTORY, confidence=0.5
    )
    assert profile(supplied).fields["company_name"].values == ("Mapple",)
    assert profile(supplied, listed).fields["company_name"].values == ("Maple",)
    assert profile(supplied, listed, directory).fields["company_name"].values == ("Maple Hollow Rentals",)
    assert profile(supplied, listed, directory, confirmed).fields["company_name"].values == ("Maple Hollow Realty",)
    everything = profile(supplied, listed, directory, confirmed, own).fields["company_name"]
    assert everything.values == ("Maple Hollow",)
    shown = ["Maple Hollow", "Maple Hollow Realty", "Maple Hollow Rentals", "Maple", "Mapple"]
    assert [one.value for one in everything.facts] == shown


def test_losing_values_keep_their_evidence_behind_the_winners():
    result = profile(
        fact("phone", "+15125550101", confidence=0.6), fact("phone", "+15125550102", CONTACT, confidence=0.9)
    )
    assert result.fields["phone"].values == ("+15125550102",)
    assert [one.value for one in result.fields["phone"].facts] == ["+15125550102", "+15125550101"]
    assert result.fields["phone"].confidence == 0.9


def test_the_newer_day_comes_before_the_surer_fact():
    old = fact("phone", "+15125550101", HOME, confidence=0.95)
    new = fact("phone", "+15125550102", CONTACT, confidence=0.7)
    days = {HOME: date(2025, 1, 1), CONTACT: date(2026, 1, 1)}
    assert profile(old, new, seen_on=days).fields["phone"].values == ("+15125550102",)


def test_markup_comes_before_running_text_and_the_contact_page_before_home():
    text = fact("phone", "+15125550101", method=Method.TEXT, confidence=0.9)
    link = fact("phone", "+15125550102", method=Method.LINK, confidence=0.8)
    assert profile(text, link).fields["phone"].values == ("+15125550102",)
    home, contact = fact("phone", "+15125550101"), fact("phone", "+15125550102", CONTACT)
    roles = {HOME: "home", CONTACT: "contact"}
    assert profile(home, contact, roles=roles).fields["phone"].values == ("+15125550102",)


def test_the_value_on_more_pages_wins_a_draw_then_the_first():
    facts = [fact("phone", "+15125550101"), fact("phone", "+15125550102"), fact("phone", "+15125550102", CONTACT)]
    assert profile(*facts).fields["phone"].values == ("+15125550102",)
    assert profile(*facts[:2]).fields["phone"].values == ("+15125550101",)


def test_spellings_of_one_name_are_one_name():
    result = profile(
        fact("company_name", "Maple Hollow", confidence=0.7),
        fact("company_name", "Maple Hollow, LLC", CONTACT, confidence=0.71),
        fact("company_name", "Elm Barn", confidence=0.705),
    )
    assert result.fields["company_name"].values == ("Maple Hollow, LLC",)


def test_unverified_facts_do_not_count():
    assert profile(fact("phone", "+15125550101", verified=False)).fields["phone"].state is FieldState.NOT_FOUND


def place(url, segment, confidence, **parts):
    order = ("street", "city", "state", "zip_code")
    return [fact(name, parts[name], url, segment=segment, confidence=confidence) for name in order if name in parts]


def test_an_address_is_taken_from_one_place():
    result = profile(
        *place(HOME, 5, 0.8, street="9 Elm Road", city="Tulsa", state="OK", zip_code="74101"),
        *place(CONTACT, 5, 0.9, city="Austin", state="TX", zip_code="78701"),
    )
    assert result.fields["state"].values == ("TX",)
    assert result.fields["city"].values == ("Austin",)
    assert result.fields["street"].state is FieldState.NOT_FOUND


def test_two_addresses_in_one_segment_stay_apart():
    result = profile(
        *place(CONTACT, 5, 0.9, street="12 Alder Street", city="Austin", state="TX", zip_code="78701"),
        *place(CONTACT, 5, 0.9, street="9 Elm Road", city="Tulsa", state="OK", zip_code="74101"),
    )
    assert [result.fields[name].values[0] for name in ("street", "city", "state", "zip_code")] == [
        "12 Alder Street",
        "Austin",
        "TX",
        "78701",
    ]


def branches(*, dallas_first=True):
    """Two offices on one page, each with its number below; the company's address is the one in Dallas."""
    first, second = ("Dallas", "Denver") if dallas_first else ("Denver", "Dallas")
    numbers = {"Dallas": "+12145550142", "Denver": "+13035550143"}
    sure = {"Dallas": 0.9, "Denver": 0.5}
    facts = []
    for at, city in ((1, first), (5, second)):
        facts += [
            fact("street", f"{at} Elm St", CONTACT, segment=at, confidence=sure[city]),
            fact("city", city, CONTACT, segment=at + 1, confidence=sure[city]),
            fact("phone", numbers[city], CONTACT, segment=at + 2),
        ]
    return facts


def test_of_several_branches_the_number_stands_by_the_companys_address():
    for dallas_first in (True, False):
        fields = profile(*branches(dallas_first=dallas_first)).fields
        assert (fields["city"].values, fields["phone"].values) == (("Dallas",), ("+12145550142",))


def test_mailboxes_told_once_below_a_branch_are_the_firms():
    offices = branches()
    last = max(each.segment for each in offices)

    def mail(*boxes, more=(), people=()):
        told = [fact("email", f"{box}@maple.example", CONTACT, segment=last + at) for at, box in enumerate(boxes, 2)]
        return profile(*offices, *told, *more, people=people).fields["email"].values

    assert mail("info", "sales") == ("info@maple.example",)
    assert mail("denver", "sales") == ("sales@maple.example",)
    assert mail("denver", "info.denver") == ()
    own = fact("email", "office@maple.example", CONTACT, segment=3)
    assert mail("info", "sales", more=[own]) == ("office@maple.example",), "each office has its own"
    jane = [("Jane Doe", [fact("email", "jane@maple.example", CONTACT, subject="person:jane")])]
    assert mail("jane", "joe", people=jane) == ("joe@maple.example",)
    assert mail("info") == ("info@maple.example",)


def test_of_several_branches_the_fax_stands_by_the_companys_address_or_there_is_none():
    home = place(HOME, 5, 0.9, street="12 Alder Street", city="Austin", state="TX")
    cities = ("Dallas", "Denver", "Boise")
    others = [fact("city", city, CONTACT, segment=40 * at, confidence=0.5) for at, city in enumerate(cities, 1)]
    faxes = [fact("fax", f"+1214555014{at}", CONTACT, segment=40 * at + 2) for at in range(1, 4)]
    assert profile(*home, *others, *faxes).fields["fax"].state is FieldState.NOT_FOUND
    assert profile(*home, *faxes).fields["fax"].state is FieldState.NOT_FOUND, "whether or not the cities were read"
    assert profile(*home, *others, faxes[0]).fields["fax"].values == ("+12145550141",), "the only one is the firm's"
    own = fact("fax", "+15125550149", HOME, segment=8)
    assert profile(*home, *others, *faxes, own).fields["fax"].values == ("+15125550149",)
    sales = fact("fax", "+15125550148", HOME, segment=7)
    assert profile(*home, *others, *faxes, own, sales).fields["fax"].values == ("+15125550149",), "first of one block"


@pytest.mark.parametrize("second", ["Waco", "Ashland"])
def test_a_second_address_without_a_number_makes_no_offices(second):
    # A header's number, one in the text above a footer with the address, and an address of a franchisor, an authority or a branch.
    own, careers = "+15418422290", "+15035551222"
    facts = [
        *(fact("phone", own, url, segment=2, confidence=0.92) for url in (HOME, CONTACT)),
        fact("phone", careers, CONTACT, segment=30, confidence=0.8),
        fact("street", "412 Larch St", CONTACT, segment=31, confidence=0.9),
        fact("city", "Medford", CONTACT, segment=32, confidence=0.9),
        fact("street", "1 Park Dr", CONTACT, segment=33, confidence=0.6),
        fact("city", second, CONTACT, segment=34, confidence=0.6),
    ]
    assert profile(*facts).fields["phone"].values == (own,)
    # With a number by the second address there are offices, and what is for one purpose is neither's.
    branch = fact("phone", "+12545550100", CONTACT, segment=35, confidence=0.92)
    assert profile(*facts, branch).fields["phone"].values == (own,)


def test_a_number_that_is_told_better_stays_wherever_it_stands():
    confirmed = fact("phone", "+18005550144", LIST, method=Method.STRUCTURED)
    facts = [*branches(), replace(confirmed, url=CONTACT, segment=60)]
    assert profile(*facts).fields["phone"].values == ("+12145550142",), "markup is no better than layout"
    text = [replace(one, method=Method.TEXT) if one.field == "phone" else one for one in branches()]
    assert profile(*text, replace(confirmed, url=CONTACT, segment=60)).fields["phone"].values == ("+18005550144",)


def test_what_a_place_lacks_comes_from_one_that_agrees():
    result = profile(
        *place(CONTACT, 5, 0.9, city="Austin", state="TX"),
        *place(HOME, 50, 0.8, street="12 Alder Street", city="Austin", state="TX", zip_code="78701"),
    )
    assert result.fields["street"].values == ("12 Alder Street",)
    assert result.fields["zip_code"].values == ("78701",)


def test_two_vendors_with_portals_are_kept_both_at_low_confidence():
    result = profile(
        fact("pms", "appfolio", method=Method.LINK, confidence=0.95),
        fact("pms", "rentvine", method=Method.LINK, confidence=0.95),
    )
    assert result.fields["pms"].values == ("appfolio", "rentvine")
    assert result.fields["pms"].confidence == BOTH_VENDORS


def test_of_two_vendors_that_a_model_read_in_sentences_neither_is_given():
    two = (fact("pms", "appfolio", method=Method.MODEL), fact("pms", "buildium", method=Method.MODEL))
    found = profile(*two).fields["pms"]
    assert (found.values, found.state) == ((), FieldState.COULD_NOT_LOOK)
    linked = profile(*two, fact("pms", "buildium", method=Method.LINK)).fields["pms"]
    assert linked.values == ("buildium",)
    assert profile(two[0], fact("pms", "yardi", method=Method.LIST)).fields["pms"].values == ("appfolio",)


def test_a_name_in_text_beside_another_vendors_portal_is_no_conflict():
    result = profile(
        fact("pms", "rentvine", method=Method.TEXT, confidence=0.6),
        fact("pms", "appfolio", method=Method.LINK, confidence=0.95),
    )
    assert result.fields["pms"].values == ("appfolio",)
    assert result.fields["pms"].confidence == 0.95


def test_a_count_is_estimated_from_another_one():
    units = profile(fact("listings", "15", confidence=0.8)).fields["units"]
    assert (units.values, units.estimated, units.confidence) == (("150",), True, 0.4)
    assert [one.field for one in units.facts] == ["listings"]
    read = profile(fact("listings", "15"), fact("units", "200")).fields["units"]
    assert (read.values, read.estimated) == (("200",), False)
    assert profile(fact("listings", "150")).fields["units"].state is FieldState.NOT_FOUND


def test_phrases_are_one_or_many_by_pages():
    facts = [fact("portfolio", "hoa"), fact("portfolio", "single_family"), fact("portfolio", "single_family", CONTACT)]
    assert profile(*facts).fields["portfolio"].values == ("single_family", "hoa")
    facts = [
        fact("standing", "member", method=Method.TEXT),
        *(fact("standing", "guest", CONTACT, segment=n) for n in (1, 2)),
    ]
    assert profile(*facts).fields["standing"].values == ("guest",)


def test_people_come_in_order_with_their_surest_values():
    subject = "person:jane alder"
    jane = [
        fact("full_name", "Jane Alder", subject=subject),
        fact("title", "Agent", subject=subject, confidence=0.7),
        fact("title", "Owner", subject=subject, confidence=0.9),
        fact("email", "jane@maplehollow.example", subject=subject),
    ]
    robert = [fact("full_name", "Robert Elm", subject="person:robert elm")]
    nameless = [fact("title", "Owner", subject="person:x")]
    result = profile(people=[("Robert Elm", robert), ("Jane Alder", jane), ("X Y", nameless)])
    assert [(person.full_name, person.title, person.email) for person in result.people] == [
        ("Robert Elm", "", ""),
        ("Jane Alder", "Owner", "jane@maplehollow.example"),
    ]


@pytest.mark.parametrize(
    ("boxes", "chosen"),
    [
        (["jane", "bob"], ()),
        (["jane"], ("jane@maplehollow.example",)),
        (["jane", "bob", "events"], ("events@maplehollow.example",)),
        (["jane", "events"], ("jane@maplehollow.example",)),
    ],
)
def test_of_several_peoples_mailboxes_none_is_the_companys(boxes, chosen):
    mails = {box: fact("email", f"{box}@maplehollow.example", confidence=0.5) for box in boxes}
    staff = [(name, [fact("full_name", name), mails[name]]) for name in ("jane", "bob") if name in mails]
    assert profile(*mails.values(), people=staff).fields["email"].values == chosen


def test_where_marketing_is_forbidden_mailboxes_are_left_out():
    jane = [fact("full_name", "Jane Alder"), fact("email", "jane@maplehollow.example"), fact("phone", "+15125550101")]
    result = profile(fact("email", "info@maplehollow.example"), people=[("Jane Alder", jane)], no_marketing=True)
    assert result.no_marketing
    assert result.fields["email"].values == ()
    assert result.fields["email"].state is FieldState.NOT_ASKED
    assert result.people[0].email == ""
    assert all(one.field != "email" for one in result.people[0].facts)
    assert result.people[0].phone == "+15125550101"


def test_two_pieces_of_evidence_are_kept_of_a_value_the_best_ones():
    urls = [f"{HOME}page-{number}" for number in range(5)]
    facts = [fact("phone", "+15125550101", url, confidence=0.5 + at / 10) for at, url in enumerate(urls)]
    kept = profile(*facts).fields["phone"].facts
    assert [one.url for one in kept] == [urls[4], urls[3]]


def test_numbers_that_contradict_each_other_are_believed_little_and_all_keep_their_evidence():
    few, many = fact("units", "120", confidence=0.9), fact("units", "990", CONTACT, confidence=0.85)
    units = profile(few, many).fields["units"]
    assert (units.values, units.confidence, units.facts) == (("120",), CONTRADICTED, (few, many))
    assert units.grade == "medium"


def test_a_number_that_grew_or_that_a_list_says_contradicts_nothing():
    grown = profile(fact("units", "120", confidence=0.9), fact("units", "150", CONTACT)).fields["units"]
    listed = fact("units", "990", LIST, method=Method.LIST)
    assert grown.confidence == profile(fact("units", "120", confidence=0.9), listed).fields["units"].confidence == 0.9


def test_what_is_not_found_keeps_the_pages_that_it_is_not_on():
    result = profile(looked_at=[HOME, CONTACT, HOME])
    assert result.looked_at == (HOME, CONTACT)
    body, evidence = pack_profile(result)
    assert unpack_profile(body, evidence, result.pages_read, 0) == result
    del body["looked_at"]  # as profiles were kept before
    assert unpack_profile(body, evidence, result.pages_read, 0).looked_at == ()
    assert len(profile(looked_at=[f"{HOME}{number}" for number in range(99)]).looked_at) == MOST_LOOKED_AT


def test_a_grade_is_the_confidence_in_a_word():
    found = [FieldValue(FieldState.FOUND, ("x",), (), sure).grade for sure in (0.95, 0.8, 0.6, 0.4)]
    assert found == ["high", "high", "medium", "low"]
    assert [FieldValue(state).grade for state in (FieldState.NOT_FOUND, FieldState.COULD_NOT_LOOK)] == [
        "none",
        "unknown",
    ]
