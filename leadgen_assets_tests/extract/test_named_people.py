"""People whom a page presents without a team card: in sentences, beside a number, as the firm itself; and who is none."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import named_by_others, named_in_sentences

LETTERS = "maplehollowexample maplehollowrentals"


def named(text):
    return {name.text: title for name, title in named_in_sentences(text, Titles.of(), LETTERS)}


def names(extraction):
    return [person.full_name for person in extraction.people]


@pytest.mark.parametrize(
    ("heading", "below", "found"),
    [
        ("Hi! I’m Jane Alder", "Licensed Professional Counselor", ["Jane Alder"]),
        ("Hello, I'm Anna Carroll.", "Owner", ["Anna Carroll"]),
        ("My name is Anna Carroll", "Owner & Broker", ["Anna Carroll"]),
        ("Hi! I’m Anna Carroll", "We love what we do.", []),
        ("Hi! I’m Ready Tomorrow", "Owner", []),
        ("Hi! I’m Anna", "Owner", []),
        ("I’m Looking Forward", "Owner", []),
    ],
)
def test_who_says_the_own_name_above_a_post_is_called_so(page, read, heading, below, found):
    assert names(read(page([(Kind.HEADING, heading), below, "We answer within a day."], role="about"))) == found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Denver attorney R. Mack Alder fights for you.", {"R. Mack Alder": "attorney"}),
        (
            "The firm was founded in 1994 by J.P. Alder and Robert Elm.",
            {"J.P. Alder": "Founder", "Robert Elm": "Founder"},
        ),
        ("We are owned and operated by Jane Alder and Robert Elm.", {"Jane Alder": "Owner", "Robert Elm": "Owner"}),
        ("We are owned by Jane Alder and Robert Elm manages the office.", {"Jane Alder": "Owner", "Robert Elm": ""}),
        ("Maple Hollow Rentals is owned and operated by Jane Alder.", {"Jane Alder": "Owner"}),
        ("Maple Hollow was founded by Jane Alder and Robert Elm.", {"Jane Alder": "Founder", "Robert Elm": "Founder"}),
        ("Founded by Jane & Robert Elm", {"Jane Elm": "Founder", "Robert Elm": "Founder"}),
        ("Our firm was founded by Jane Alder in 2019.", {"Jane Alder": "Founder"}),
        ("Founded by Jane Alder, Maple Hollow lets homes.", {"Jane Alder": "Founder"}),
        (
            "Maple Hollow was founded by Jane Alder and Robert Elm manages it.",
            {"Jane Alder": "Founder", "Robert Elm": ""},
        ),
        ("Maple Hollow Rentals, locally owned by Jane Alder, lets homes.", {"Jane Alder": "Owner"}),
        ("Locally owned and operated by Jane Alder.", {"Jane Alder": "Owner"}),
        ("Our family company is owned by Jane and Robert Elm.", {"Jane Elm": "Owner", "Robert Elm": "Owner"}),
        ("My name is Jane Alder and I am the owner of Maple Hollow Rentals.", {"Jane Alder": "owner"}),
        ("I’m Jane Alder, and I’m the broker and owner here.", {"Jane Alder": "broker and owner"}),
        ("I am Jane Alder. I am the owner.", {"Jane Alder": "owner"}),
        ("I'm Jane Alder and I own Maple Hollow Rentals.", {"Jane Alder": "Owner"}),
        ("I'm Jane Alder and I own and run this company.", {"Jane Alder": "Owner"}),
        ("Jane Alder (Owner) has lived here since 1980.", {"Jane Alder": "Owner"}),
        ("Jane Alder (Owner) and Robert Elm (Broker) are here.", {"Jane Alder": "Owner", "Robert Elm": "Broker"}),
        ("Our president, Jane Alder, grew up here.", {"Jane Alder": "president"}),
        ("Furniture designer and builder, Jane Alder began early.", {"Jane Alder": "Furniture designer and builder"}),
        ("You will like owner/designer Jane Alder.", {"Jane Alder": "owner/designer"}),
        ("Jane Alder – Practice Manager of the Alder Law Firm. She is here.", {"Jane Alder": "Practice Manager"}),
        ("Jane Alder, Director of Sales, will call back.", {"Jane Alder": "Director of Sales"}),
        ("In 2003 Robert Elm Jr. joined the agency.", {"Robert Elm Jr.": ""}),
        ("It was just the two of us, Jane Alder and Qorvin Elm, in one room.", {"Jane Alder": "", "Qorvin Elm": ""}),
        (
            "Our physicians, Jane Q. Alder, M.D., Robert Elm M.D., and Qorvin Thornfield, M.D., are here.",
            {"Jane Q. Alder": "", "Robert Elm": "", "Qorvin Thornfield": ""},
        ),
        ("Qorvin Elm, the man behind all of it.", {"Qorvin Elm": ""}),
        ("I'm Qorvin Elm, owner of Maple Hollow.", {"Qorvin Elm": "owner"}),
        ("Please contact Dr. Qorvin Elm at 512-555-0100.", {"Qorvin Elm": ""}),
        ("Meet Jane Alder.", {"Jane Alder": ""}),
        ("President Jane Alder is licensed.", {"Jane Alder": "President"}),
        ("Owner Jane Alder has worked here since 2012.", {"Jane Alder": "Owner"}),
        ("Owner Jane Alder is happy to help.", {"Jane Alder": "Owner"}),
        ("Owner Jane Alder loves our town.", {"Jane Alder": "Owner"}),
        ("Our owner Jane Alder has been with us since 2012.", {"Jane Alder": "owner"}),
        ("Office manager Jane Alder has worked with us since 2012.", {"Jane Alder": "Office manager"}),
        ("Jane Alder, DDS has practiced since 1998.", {"Jane Alder": ""}),
        ("Dr. Jane Alder has been in private practice since 1998.", {"Jane Alder": ""}),
        ("Founder & CEO Jane Alder began small.", {"Jane Alder": "Founder & CEO"}),
        ("Chef & Owner Jane Alder began small.", {"Jane Alder": "Chef & Owner"}),
        ("Baker & Owner Jane Alder began small.", {"Jane Alder": "Baker & Owner"}),
        ("Our Groomer & Owner Jane Alder began small.", {"Jane Alder": "Groomer & Owner"}),
        ("Baker and owner Jane Alder began small.", {"Jane Alder": "Baker and owner"}),
        ("Master Electrician & Owner Jane Alder began small.", {"Jane Alder": "Master Electrician & Owner"}),
        ("Chef and owner Jane Alder began small.", {"Jane Alder": "Chef and owner"}),
        ("Our chef and our owner Jane Alder began small.", {"Jane Alder": "owner"}),
        ("Thanks to our tenants & owner Jane Alder we grew.", {"Jane Alder": "owner"}),
        ("Jane Alder, Broker in Charge, is here.", {"Jane Alder": "Broker in Charge"}),
        ("Jane Alder, Broker in Charge at Maple Hollow, is here.", {"Jane Alder": "Broker in Charge"}),
        ("Jane Alder, Broker in Reno, is here.", {"Jane Alder": "Broker"}),
        ("Our owner, Jane Alder, is a licensed broker.", {"Jane Alder": "owner"}),
        ("Jane Alder is a licensed broker.", {"Jane Alder": "licensed broker"}),
        ("His daughter Jane Alder is now President.", {"Jane Alder": "President"}),
        ("Dr. Jane Alder founded Maple Hollow Rentals in 2019 with one aim.", {"Jane Alder": "Founder"}),
        ("Jane Alder opened Maple Hollow Rentals to serve her clients well.", {"Jane Alder": "Founder"}),
        ("Jane Alder owns Maple Hollow Rentals.", {"Jane Alder": "Owner"}),
        ("Jane Alder runs Maple Hollow Rentals.", {"Jane Alder": ""}),
        ("Maple Hollow Rentals was founded in 2017 by Jane Alder.", {"Jane Alder": "Founder"}),
        (
            "Founded in March 2021 by Bob and Jane Alder, the agency grew.",
            {"Bob Alder": "Founder", "Jane Alder": "Founder"},
        ),
        ("Dr. Jane Alder founded Maple Hollow Rentals in 1974.", {"Jane Alder": ""}),
        ("In 1974, Jane Alder founded Maple Hollow Rentals.", {"Jane Alder": ""}),
        ("Jane Alder opened Maple Hollow Rentals' second office.", {"Jane Alder": ""}),
        ("Jane Alder opened Maple Hollow's second office.", {"Jane Alder": ""}),
        ("Dr. Jane Alder started her career at Maple Hollow in 2019.", {}),
        ("Jane Alder founded Larch Dental in 2019.", {}),
        ("Our client Jane Alder founded Maple Hollow Rentals.", {}),
        ("Bahadur Singh Larcher, the founder of our company, is an author.", {"Bahadur Singh Larcher": "founder"}),
        ("Bahadur Singh Larcher, the founder of our street, is an author.", {}),
        ("Jane Alder is a broker by trade and is the owner of Maple Hollow Rentals.", {"Jane Alder": "owner"}),
        ("Jane Alder is a broker by trade and is the owner of Larch Dental.", {"Jane Alder": "broker"}),
        ("Jane Alder (owner of Maple Hollow Rentals) has built homes.", {"Jane Alder": "owner"}),
        ("Jane Alder (owner of Larch Dental) has built homes.", {}),
        ("He is married to Dr. Jane Alder, a family physician.", {}),
        ("His wife, Jane Alder, is an attorney in Elmfield.", {}),
        ("His wife, Jane Alder, is a broker at Maple Hollow.", {"Jane Alder": "broker"}),
        ("Her husband, Robert Elm, our broker, lives here.", {"Robert Elm": "broker"}),
        ("Larch & Alder, led by attorney Jane Alder, helps our clients.", {}),
        ("Maple Hollow is led by attorney Jane Alder.", {"Jane Alder": "attorney"}),
        ("Our Team, led by owner Jane Alder, answers.", {"Jane Alder": "owner"}),
        ("Bob Elm with partner Jane Alder, formed Pilot Holdings LLC.", {}),
        ("Jane Alder, formed Pilot Holdings in 2003.", {}),
        (
            "Jane Birk and M. Robert Elm founded mapleHollow together.",
            {"Jane Birk": "Founder", "M. Robert Elm": "Founder"},
        ),
        ("Born here, Robert Maple built his legal career in town.", {"Robert Maple": ""}),
        ("Robert Maple has practiced law since 1998.", {"Robert Maple": ""}),
        ("Jane Alder is a Columbus, Ohio attorney with much to tell.", {"Jane Alder": "attorney"}),
        ("Jane Alder is a Denver, CO-based real estate agent.", {"Jane Alder": "real estate agent"}),
        ("In 1998 the founder passed away. Jane Alder then bought the business.", {"Jane Alder": ""}),
        ("Jane Alder has been the owner since 1987.", {"Jane Alder": "owner"}),
        ("Jane Alder has been the owner of Maple Hollow Rentals since 1987.", {"Jane Alder": "owner"}),
        (
            "Jane Alder has been an Associate Veterinarian at Maple Hollow Rentals.",
            {"Jane Alder": "Associate Veterinarian"},
        ),
        ("Watch Attorney Jane Alder explain it.", {"Jane Alder": "Attorney"}),
        ("Follow Realtor Jane Alder here.", {"Jane Alder": "Realtor"}),
        (
            "Jane Alder, CPNP-BC is a board certified Pediatric Primary Care Nurse Practitioner who joined us.",
            {"Jane Alder": "board certified Pediatric Primary Care Nurse Practitioner"},
        ),
        ("He and his wife, Jane Alder, our office manager, live in town.", {"Jane Alder": "office manager"}),
        ("His wife, Jane Alder, is a co-owner.", {"Jane Alder": "co-owner"}),
        ("Award-winning lawyer, Jane Alder hears you.", {"Jane Alder": "Award-winning lawyer"}),
    ],
)
def test_people_whom_the_firm_presents(text, people):
    assert named(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "In 1951 their nephew Robert Elm joined the agency.",
        "Founded in 1923 by Jane Alder.",
        "Our former owner Jane Alder lives by the sea.",
        "Owner Jane Alder has worked with us since 2012.",
        "Homeowner Ann Roe and owner Jane Alder were pleased.",
        "The late president, Jane Alder, was loved.",
        "Website designed by Jane Alder.",
        "By Jane Alder, who was here",
        "President Jane Alder of Pixel Barn likes it.",
        "Jane Alder was born in 1915 and served at sea.",
        "Contact Jane at the desk.",
        "Contact U.S. Alder or write to P.O. Box 12.",
        "Contact Maple Hollow today.",
        "Visit our shop on Jane Alder Street.",
        "Latchel founder & CEO Jane Alder shook hands.",
        "Jane Alder, DDS has practiced with Elm Dental since 1998.",
        "Jane Alder has practiced since 1998.",
        "Jane Alder, Broker in Charge at Pixel Barn, shook hands.",
        "We are in Santa Fe and Marina Vista.",
        "Jane Alder (owner) has worked with us since 2012.",
        "Jane Alder (owner): they are great.",
        "We thank Jane Alder (owner) for the house.",
        "Jane Alder (Owner of Pixel Barn) has lived here.",
        "Jane Alder (tenant) has lived here.",
        "Robert Elm built his legal career in town.",
        "Robert Maple bought a house here.",
        "Robert Maple served in the army in 1944.",
        "Jane Birk and M. Robert Elm founded pixelBarn together.",
        "Call Jane Alder Roofing today.",
        "Contact Jane Alder & Associates today.",
        "Jane Alder is an Elmfield, Texas native.",
        "Jane Alder is a Reno, Nevada attorney at Pixel Barn.",
        "Jane Alder, who passed away, then bought the business.",
        "Jane Alder has been the owner of Pixel Barn since 1987.",
        "Jane Alder has been a partner at Pixel Barn since 1987.",
        "Jane Alder has been an owner in the valley for years.",
        # Whom somebody of the firm is married to.
        "He is married to Dr. Jane Alder, a family physician in town.",
        "His wife, Jane Alder, is a teacher.",
        # What is named for somebody.
        "Award-winning lawyer, Winston Churchill Fellow, and author.",
        "Award-winning architect, Jane Alder Award recipient and mentor.",
        "Attorney Jane Alder Foundation supports schools.",
        "Lawyer, Jane Alder Scholar and author.",
    ],
)
def test_history_web_designers_and_other_firms_people_are_not_presented(text):
    assert named(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "My name is Jane Alder and I am the owner of Pixel Barn.",
        "I'm Jane Alder and I am the owner of a fourplex.",
        "I'm Jane Alder and I'm an owner of two homes.",
        "I'm Jane Alder and I own Pixel Barn.",
        "I'm Jane Alder and I own the shop next door.",
        "I am Jane Alder and I own six homes that Maple Hollow manages.",
        "The building is owned by Jane Alder.",
        "Pixel Barn was founded by Jane Alder.",
        "Our sister company Pixel Barn was founded by Jane Alder.",
        "Founded by Jane Alder, Pixel Barn bakes bread.",
        "Maple Hollow Rentals was founded by Jane Alder in 1954.",
        "Maple Hollow Rentals was founded by the late Jane Alder.",
        "Maple Hollow Rentals was founded by Jane Alder, who retired in 2004.",
        "Our building is owned by Jane Alder.",
        "Pixel Barn is owned and operated by Jane Alder.",
        "Owned and operated by Jane Alder, Pixel Barn is next door.",
        "Maple Hollow Rentals manages homes owned by Jane Alder.",
        "Maple Hollow Rentals is in a building owned by Jane Alder.",
        "Maple Hollow Rentals was owned and operated by Jane Alder until 2004.",
        "Maple Hollow Rentals is owned by Jane Alder's brother.",
    ],
)
def test_an_owner_of_something_else_gets_no_title(text):
    assert named(text).get("Jane Alder", "") == ""


def test_who_owns_the_firm_in_a_long_text_is_quoted_with_the_words_for_it(page, read):
    ahead = (
        "We have let homes in the valley for many years, and we know every street and every school of it by heart. " * 4
    )
    found = read(page([f"{ahead}Maple Hollow is owned and operated by Jane Alder. {ahead}"], role="about"))
    facts = [fact for person in found.people for fact in person.facts if fact.field == "title"]
    assert [(fact.value, fact.verified) for fact in facts] == [("Owner", True)]
    assert "owned and operated by Jane Alder" in facts[0].quote


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("I trust Maple Hollow Rentals and owner Jane Alder with my house.", {"Jane Alder": "owner"}),
        ("Jane Alder, owner of Maple Hollow Rentals, said so.", {"Jane Alder": "owner"}),
        ("My name is Robert Elm, I own a bakery and love Maple Hollow Rentals.", {}),
        ("Robert Elm, owner of Pixel Barn, praises Maple Hollow Rentals.", {}),
        ("Owner Jane Alder came at once.", {}),
    ],
)
def test_others_name_a_leading_person_with_the_firm(text, people):
    found = {name.text: title for name, title in named_by_others(text, Titles.of(), LETTERS)}
    assert found == people


def test_a_testimonials_page_gives_the_owner_that_a_client_names_and_no_client(page, read):
    rows = [
        (Kind.TITLE, "Testimonials | Maple Hollow Rentals"),
        (Kind.TEXT, "© 2026 Maple Hollow Rentals", {"region": Region.FOOTER}),
        "We thank Maple Hollow Rentals and owner Jane Alder for a wonderful year in a wonderful house.",
        "My name is Robert Elm, I own a bakery.",
        "Paul Oak, Manager",
    ]
    assert names(read(page(rows, role="list"))) == ["Jane Alder"]


def test_a_line_above_sayings_needs_no_heading(page, read):
    rows = [
        "What our customers say about us ...",
        "“They are quick.”",
        "Paul Oak, designer",
        "“They are wonderful and came on a Sunday.”",
        "Jane Alder, Manager",
    ]
    assert names(read(page(rows))) == []
    menu = [(Kind.TEXT, "Testimonials", {"region": Region.NAV}), "Contact:", "Jane Alder", "Office Manager"]
    assert names(read(page(menu))) == ["Jane Alder"]


def test_advisers_of_the_board_are_other_firms_people(page, read):
    rows = [(Kind.HEADING, "Advisory Board", {"label": "h2"}), "Jane Alder, Chief Executive Officer, Pixel Barn"]
    assert names(read(page(rows))) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Jane Alder", "512-555-0111"], ["Jane Alder"]),
        (["Jane Alder", "Email: office@maplehollow.example"], ["Jane Alder"]),
        (["Qorvin Elm", "MD Maple Hollow", "Mob: 512-555-0111"], ["Qorvin Elm"]),
        (["Qorvin Elm", "512-555-0111"], []),
        (["Jane Alder", "12 Alder Street", "Austin, TX 78701", "512-555-0111"], []),
        (["Jane Alder", "We are open every day of the week."], []),
    ],
)
def test_a_name_above_its_own_number_is_to_be_asked_for(page, read, rows, found):
    assert names(read(page(rows, role="contact"))) == found
    assert names(read(page(rows, role="home"))) == []


def test_another_firms_entry_is_about_its_own_people(page, read):
    link = (Kind.LINK, "Pixel Barn Studio", {"href": "https://pixelbarn.example/"})
    assert names(read(page([link, "Jane Alder, Executive Director"], role="contact"))) == []
    own = (Kind.LINK, "Our Elmfield Office", {"href": "https://maplehollow.example/elmfield"})
    assert names(read(page([own, "Jane Alder, Executive Director"], role="contact"))) == ["Jane Alder"]


def test_a_firm_that_is_its_person(page, read):
    footer = (Kind.TEXT, "© 2026 Jane Alder", {"region": Region.FOOTER})
    title = (Kind.TITLE, "Jane Alder | Florist")
    contact = ["Contact", "Jane Alder", "Mobile: 512-555-0111"]
    spoken = read(
        page([title, "I am a florist with many years behind me.", *contact, footer], role="contact"),
        domain="janealder.example",
    )
    assert names(spoken) == ["Jane Alder"]
    brand = read(page([title, "Handbags since 1980.", *contact, footer], role="contact"), domain="janealder.example")
    assert names(brand) == []


def test_the_next_persons_title_is_not_the_first_ones(page, read):
    rows = [
        (Kind.HEADING, "Our providers", {"label": "h2"}),
        "Jane Alder, M.D.",
        "Sherrie Elm, Nurse Practitioner",
    ]
    extraction = read(page(rows, role="team"))
    titles = {person.full_name: [f.value for f in person.facts if f.field == "title"] for person in extraction.people}
    assert titles["Sherrie Elm"] == ["Nurse Practitioner"]
    assert titles.get("Jane Alder", []) == []


@pytest.mark.parametrize("mark", ['"', "“", "‘", "”", "’", "''"])
def test_a_quotation_mark_alone_above_a_name_is_read(read, page, mark):
    assert names(read(page([mark, "Jane Alder, Owner", "Jane Alder", "Owner"]))) in ([], ["Jane Alder"])
