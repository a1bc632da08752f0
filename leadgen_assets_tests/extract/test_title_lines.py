"""What only style parts from a title in its line: links, telephones, mailboxes, a town."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.people.eponym import ends_as_firm, speaks_of_person
from leadgen_assets_tests.extract.test_other_titles import titles_of

HERE = "https://maplehollow.example/team/jane"
PROFILE = "https://www.linkedin.com/in/jane-alder"


def card(number, name, line, *links):
    """A name, the line below it, and the links that stand in that line."""
    behind = [(Kind.LINK, text, {"href": href, "goes_on": True, "card": number}) for text, href in links]
    return [(Kind.HEADING, name, {"card": number}), (Kind.TEXT, line, {"card": number}), *behind]


@pytest.mark.parametrize(
    ("line", "links", "title"),
    [
        ("Owner LinkedIn", [("LinkedIn", PROFILE)], "Owner"),
        ("Director of Sales Facebook", [("Facebook", "https://facebook.com/jane")], "Director of Sales"),
        ("Owner vCard", [("vCard", "https://maplehollow.example/jane.vcf")], "Owner"),
        ("Owner Bio", [("Bio", HERE)], "Owner"),
        ("Owner View Profile", [("View Profile", HERE)], "Owner"),
        ("Owner Email me", [("Email me", "mailto:jane@maplehollow.example")], "Owner"),
        ("Owner Call | LinkedIn", [("Call", "tel:5125550111"), ("LinkedIn", PROFILE)], "Owner"),
        ("Managing Partner jane@maplehollow.example", [], "Managing Partner"),
        ("Managing Partner 512-555-0111", [], "Managing Partner"),
        ("Director of Sales Cell: (512) 555-0111", [], "Director of Sales"),
        ("Owner ext. 12", [], "Owner"),
        ("Owner Since 2004", [], "Owner"),
        ("Owner DRE 01234567", [], "Owner"),
        ("Owner O: 512-555-0111 M: 512-555-0112", [], "Owner"),
        ("Owner Elmfield", [], "Owner"),
        # Buttons that open something on the page itself leave no link.
        ("Owner Bio", [], "Owner"),
        ("Owner Read bio", [], "Owner"),
        ("Owner View her profile »", [], "Owner"),
        ("Owner & Broker Bio", [], "Owner & Broker"),
        ("Director of Leasing Read more", [], "Director of Leasing"),
        ("Owner Learn more about Jane", [], "Owner"),
        # States in which somebody may practise.
        ("Attorney – GA", [], "Attorney"),
        ("Attorney – AL, GA", [], "Attorney"),
        ("Foreign Law Consultant – GA", [], "Foreign Law Consultant"),
        ("Associate Broker (NY)", [], "Associate Broker"),
        ("Attorney - NY and NJ", [], "Attorney"),
        ("Realtor, TX & OK", [], "Realtor"),
        # Letters of a profession, and the firm's name.
        ("DMD — Practice Owner", [], "Practice Owner"),
        ("DDS, MS – Owner", [], "Owner"),
        ("Maple Hollow Principal Geologist", [], "Principal Geologist"),
        # What is a part of the title stays with it.
        ("CEO — Owner", [], "CEO — Owner"),
        ("Hollow Principal Geologist", [], "Hollow Principal Geologist"),
        ("Regional Manager - Texas", [], "Regional Manager - Texas"),
        ("Vice President, HR", [], "Vice President, HR"),
        ("Director of IT", [], "Director of IT"),
        ("Director of Sales", [("Sales", "https://maplehollow.example/sales")], "Director of Sales"),
        ("Owner Broker", [("Broker", HERE)], "Owner Broker"),
        ("Director Client Services", [("Client Services", HERE)], "Director Client Services"),
        ("Owner Ashford", [], "Owner Ashford"),
        ("Director of Bio", [], "Director of Bio"),
        ("Owner Relations", [], "Owner Relations"),
        ("Director Operations", [], "Director Operations"),
    ],
)
def test_what_stands_beside_a_title_is_no_part_of_it(page, read, line, links, title):
    rows = [*card(1, "Jane Alder", line, *links), *card(2, "Robert Elm", "Realtor"), "12 Oak St, Elmfield, TX 78701"]
    assert titles_of(read(page(rows, role="team"))) == {"Jane Alder": [title], "Robert Elm": ["Realtor"]}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Jane Alder, Shawnee, KS dentist", "dentist"),
        ("Jane Alder is a Shawnee KS dentist.", "dentist"),
        ("Jane Alder is a Santa Barbara attorney.", "attorney"),
        ("Jane Alder is a Santa Barbara-based attorney.", "attorney"),
        ("Jane Alder, Florida Attorney", "Attorney"),
        ("Jane Alder, New York Realtor", "Realtor"),
        ("Jane Alder, Elmfield real estate agent", "real estate agent"),
        ("Jane Alder is an award-winning realtor.", "realtor"),
        ("Jane Alder is a leading podiatrist.", "podiatrist"),
        ("Jane Alder is a highly trained oral surgeon.", "oral surgeon"),
        ("Jane Alder is an internationally known surgeon.", "surgeon"),
        ("Jane Alder, D.V.M. — CEO / Owner", "CEO / Owner"),
        ("Dr. Jane Alder, D.C. — CEO / Owner", "CEO / Owner"),
        ("Jane Alder, CPM Property Manager", "Property Manager"),
        ("Jane Alder is a dedicated and experienced trial attorney.", "trial attorney"),
        ("Jane Alder is a highly respected Elmfield attorney.", "attorney"),
        # Where a place is what a post is of, or no place is told, it stays.
        ("Jane Alder, Texas Regional Manager", "Texas Regional Manager"),
        ("Jane Alder, Elmfield Office Manager", "Elmfield Office Manager"),
        ("Jane Alder, Ashford Realtor", "Ashford Realtor"),
        ("Jane Alder, Senior Attorney", "Senior Attorney"),
        ("Jane Alder, Trial Attorney", "Trial Attorney"),
        ("Jane Alder, HR Assistant", "HR Assistant"),
        ("Jane Alder, Top Producer", "Top Producer"),
        ("Jane Alder is a licensed broker.", "licensed broker"),
    ],
)
def test_a_profession_is_told_without_the_town(page, read, line, title):
    assert titles_of(read(page([line, "12 Oak St, Elmfield, TX 78701"], role="about"))) == {"Jane Alder": [title]}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Of Counsel at Maple Hollow", "Of Counsel"),
        ("Partner with Maple Hollow", "Partner"),
        ("Director of Leasing at Maple Hollow", "Director of Leasing"),
        ("Director of Leasing", "Director of Leasing"),
        ("A Houston-based trial lawyer", "trial lawyer"),
        ("Hospitality Services Team Co-Leader, Partner", "Hospitality Services Team Co-Leader, Partner"),
    ],
)
def test_a_title_is_told_without_the_firm_behind_it(page, read, line, title):
    rows = [(Kind.HEADING, "Jane Alder"), line]
    assert titles_of(read(page(rows, role="team"))) == {"Jane Alder": [title]}


def test_a_title_is_told_without_the_name_in_front_of_it(page, read):
    rows = [(Kind.HEADING, "Jane Q. Alder, CPA"), "Jane Q. Alder CERTIFIED PUBLIC ACCOUNTANT"]
    assert titles_of(read(page(rows, role="about"))) == {"Jane Q. Alder": ["CERTIFIED PUBLIC ACCOUNTANT"]}


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (("Owner Medford", "Leasing Manager Medford"), ("Owner", "Leasing Manager")),
        (("Owner Ashford", "Realtor", "We let homes in Ashford."), ("Owner", "Realtor")),
        (("Owner Ashford", "Realtor", "Call our Ashford office."), ("Owner", "Realtor")),
        # Nothing tells that it is a town, or it is a department or another post.
        (("Owner Medford", "Leasing Manager"), ("Owner Medford", "Leasing Manager")),
        (("Director Sales", "Manager Sales", "Many years in Sales."), ("Director Sales", "Manager Sales")),
        (("Owner Broker", "President Broker"), ("Owner Broker", "President Broker")),
    ],
)
def test_a_town_behind_a_title_is_no_part_of_it(page, read, lines, titles):
    first, second, *more = lines
    rows = [*card(1, "Jane Alder", first), *card(2, "Robert Elm", second), *more]
    assert titles_of(read(page(rows, role="team"))) == {"Jane Alder": [titles[0]], "Robert Elm": [titles[1]]}


def test_a_link_to_another_firm_still_tells_whose_post_it_is(page, read):
    rows = [
        (Kind.HEADING, "Jane Alder"),
        "Owner Elm Realty",
        (Kind.LINK, "Elm Realty", {"href": "https://elm.example/"}),
    ]
    rows[2][2]["goes_on"] = True
    assert "Owner" not in titles_of(read(page(rows, role="team"))).get("Jane Alder", [])


@pytest.mark.parametrize(
    "line", ["Jane Alder, Owner LinkedIn", "Jane Alder Owner LinkedIn", "Owner: Jane Alder LinkedIn"]
)
def test_name_and_title_in_one_line_with_a_link_behind(page, read, line):
    rows = [line, (Kind.LINK, "LinkedIn", {"href": PROFILE, "goes_on": True})]
    assert titles_of(read(page(rows, role="team"))) == {"Jane Alder": ["Owner"]}


@pytest.mark.parametrize(
    ("line", "links", "titles"),
    [
        ("Jane Alder LinkedIn", [("LinkedIn", PROFILE)], {"Jane Alder": ["Owner"]}),
        (
            "Jane Alder | Email",
            [("Email", "mailto:jane@maplehollow.example")],
            {"Jane Alder": ["Owner"]},
        ),
        ("Jane Alder 512-555-0111", [("512-555-0111", "tel:5125550111")], {"Jane Alder": ["Owner"]}),
        # Buttons of which no link is kept.
        ("Jane Alder LinkedIn", [], {"Jane Alder": ["Owner"]}),
        ("Jane Alder · View Profile", [], {"Jane Alder": ["Owner"]}),
        # What is left may be no name, or the link a part of one.
        ("Follow Us LinkedIn", [("LinkedIn", PROFILE)], {}),
        ("Oak Hollow LinkedIn", [("LinkedIn", PROFILE)], {}),
        ("Jane Alder Homes", [("Homes", "https://maplehollow.example/homes")], {}),
    ],
)
def test_a_name_with_its_links_in_one_heading(page, read, line, links, titles):
    behind = [(Kind.LINK, text, {"href": href, "goes_on": True, "card": 1}) for text, href in links]
    rows = [(Kind.HEADING, line, {"card": 1}), *behind, (Kind.TEXT, "Owner", {"card": 1})]
    assert titles_of(read(page(rows, role="team"))) == titles


def test_a_label_with_its_own_name_is_no_title_of_the_line_above(page, read):
    rows = [(Kind.HEADING, "Jane Alder"), "Architect: Petra Stone, AIA. Photography: Jill Vance."]
    assert "Jane Alder" not in titles_of(read(page(rows, role="other")))


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ([(Kind.HEADING, "Kip Mosley"), "Owner"], {"Kip Mosley": ["Owner"]}),
        (["Kip Mosley", "Owner"], {"Kip Mosley": ["Owner"]}),
        (["Clete Barlow", "Owner"], {"Clete Barlow": ["Owner"]}),
        (["Bill and Sue Kowalski, Owners"], {"Bill Kowalski": ["Owner"], "Sue Kowalski": ["Owner"]}),
        (["Owned by Mark and Grace Ortiz since 1996."], {"Mark Ortiz": ["Owner"], "Grace Ortiz": ["Owner"]}),
        (["Faith and Hope Church, Owners"], {}),
        (["Our team: Kip Mosley (owner), Dana Elm (guest services)"], {}),
        (["Kip Mosley (owner), Dana Elm (broker)"], {"Kip Mosley": ["owner"], "Dana Elm": ["broker"]}),
        (["Jane Alder, RDH Hygienist"], {"Jane Alder": ["Hygienist"]}),
        (["Jane Alder, CPA Owner"], {"Jane Alder": ["Owner"]}),
        (["Rose Garden", "Owner"], {}),
        (["Rental Barlow", "Owner"], {}),
        (["Clete Barlow", "Manager"], {}),
        (["Grace Court", "Manager"], {}),
    ],
)
def test_a_post_below_a_line_tells_that_it_is_somebody(page, read, rows, titles):
    assert titles_of(read(page(rows, role="contact"))) == titles


def test_a_line_that_begins_with_its_pictures_text_is_that_persons_entry(page, read):
    rows = []
    for name, title in (("Priyanka Raghunathan", "CEO"), ("Jane Alder", "CTO"), ("Zorin Sigurd", "VP of Sales")):
        rows += [(Kind.IMAGE, name), f"{name} {title}"]
    found = titles_of(read(page([(Kind.HEADING, "Team"), *rows], role="about")))
    assert found == {"Priyanka Raghunathan": ["CEO"], "Jane Alder": ["CTO"], "Zorin Sigurd": ["VP of Sales"]}


def test_an_unlisted_name_with_its_post_is_nobody_elses_title(page, read):
    rows = [(Kind.HEADING, "Jane Alder"), "Priyanka Weber CEO"]
    assert titles_of(read(page(rows, role="team"))).get("Jane Alder", []) == []


def test_two_with_letters_in_one_card_are_two(page, read):
    card = ["Jane Alder, CPM", "jane@maplehollow.example", "Doug Imai, CPM", "doug@maplehollow.example"]
    assert set(titles_of(read(page([(Kind.TEXT, text, {"card": 1}) for text in card], role="team")))) == {
        "Jane Alder",
        "Doug Imai",
    }


def test_a_doctor_with_a_places_word_as_surname(page, read):
    rows = [(Kind.HEADING, "Dr. Hye-jin Park"), "Associate Veterinarian"]
    assert titles_of(read(page(rows, role="team"))) == {"Hye-jin Park": ["Associate Veterinarian"]}


def test_somebody_between_a_name_and_a_post_has_it_behind_no_comma(page, read):
    text = "Team members: Melanie Acosta, Eric Baker, Jane Alder, Brandon Elm and advisor Ed Hernandez."
    assert titles_of(read(page([text], role="team"))) == {"Jane Alder": [], "Ed Hernandez": ["advisor"]}
    assert titles_of(read(page(["Jane Alder, owner and advisor"], role="team"))) == {
        "Jane Alder": ["owner and advisor"]
    }


@pytest.mark.parametrize(
    ("stated", "titles"),
    [
        (
            [("Dentist.employee.name", "Jane Alder"), ("Dentist.employee.jobTitle", "DMD")],
            {"Jane Alder": ["Practice Owner"]},
        ),
        (
            [("Dentist.employee.name", "Jane Alder"), ("Dentist.employee.jobTitle", "Managing Partner")],
            {"Jane Alder": ["Managing Partner", "Practice Owner"]},
        ),
        (
            [("Dentist.name", "Maple Hollow"), ("Dentist.owner.name", "Robert Elm")],
            {"Jane Alder": ["Practice Owner"], "Robert Elm": []},
        ),
        ([("Product.name", "Oak chair"), ("Product.owner.name", "Robert Elm")], {"Jane Alder": ["Practice Owner"]}),
        (
            [("Dentist.name", "Maple Hollow"), ("Dentist.owner.name", "Elm Holdings")],
            {"Jane Alder": ["Practice Owner"]},
        ),
    ],
)
def test_letters_stated_in_the_markup_are_no_title_and_owners_of_the_firm_are_people(page, read, stated, titles):
    rows = [
        *((Kind.STRUCTURED, text, {"label": label}) for label, text in stated),
        *card(1, "Jane Alder", "DMD — Practice Owner"),
    ]
    found = titles_of(read(page(rows, role="team")))
    assert {name: sorted(each) for name, each in found.items()} == titles


def test_a_field_of_work_is_no_town(page, read):
    lines = [
        *card(1, "Jane Alder", "Occupational Therapist"),
        "She has a degree in Occupational Therapy.",
        "Meet Jane.",
    ]
    assert titles_of(read(page(lines, role="team"))) == {"Jane Alder": ["Occupational Therapist"]}
    lines = [*card(1, "Jane Alder", "Elmfield Realtor"), "We live in Elmfield and around."]
    assert titles_of(read(page(lines, role="team"))) == {"Jane Alder": ["Realtor"]}


def test_the_firms_name_and_a_field_are_nobody(page, read):
    about = page(["Ken has practiced since 2001. I am a graduate of Elmfield High."])
    assert speaks_of_person("ken alder", [about])
    assert not speaks_of_person("ken alder law", [about])
    assert ends_as_firm("ken alder law")
    assert not ends_as_firm("ken law")
    care = [*card(1, "Pediatric Chiropractic", "Trained pediatric chiropractor"), *card(2, "Neck Pain", "Gentle care")]
    assert titles_of(read(page(care, role="about"))) == {}
