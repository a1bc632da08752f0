"""Posts that are told beside the firm's own and are none of its: relatives', clubs', other firms', past ones, of the dead."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.person_names import person_name


def staff(extraction):
    """name -> first title"""
    return {
        person.full_name: next((fact.value for fact in person.facts if fact.field == "title"), "")
        for person in extraction.people
    }


def card(number, *lines):
    return [(Kind.HEADING if at == 0 else Kind.TEXT, line, {"card": number}) for at, line in enumerate(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "Hank's wife, Dora Wolfe, is the owner of a bakery.",
        "Her brother Thomas Wolfe, president of a bank, taught her.",
        "Jill Snow is the owner of two dogs and our receptionist.",
        "Our landlord is Pamela Reyes, owner of the marina.",
        "Our neighbour is Thomas Wolfe, owner of the coffee house.",
        "Dr. Joan Frost is the director of the county library.",
        "Jill Snow is the president of the local chamber of commerce.",
        "Built by Lopez Builders, owner Juan Lopez",
        "Sponsored by Wolfe Plumbing, its owner Karl Wolfe",
        "Managed by Harbor Management Group: Daniel Oakley, President",
        "Sold by Daniel Oakley, Broker, Compass",
        "Listing courtesy of Daniel Oakley, Broker",
        "Media contact: Pamela Reyes, Account Director, Bright PR, pam@brightpr.example",
        "Press inquiries: Jane Wolfe, Partner, Bright Communications",
        "Our produce comes from Roots Farm (Jacob Grant, owner) and our bread from Wolfe Bakery.",
        "Flour by Carolina Ground (Jennifer Lane, Founder).",
        "Coffee from Blue Door Roasters – Jacob Grant, owner.",
        "Coffee from Blue Door (owner Jacob Grant).",
        "Honey: Bee Happy Bakery, Jacob Grant, Owner",
        "Backed by Prairie Ventures (Daniel Holt, General Partner)",
        "Ground Up Grain, Elmfield (Jacob Grant, owner)",
        "Ground Up Grain (Jacob Grant, owner)",
        "Eggs: Wolfe Farm — Jacob Grant, Manager",
        "Green Elm Market, General Manager Jacob Grant, has sold our bread since 2010.",
        "Green Elm Market's General Manager Jacob Grant has sold our bread since 2010.",
    ],
)
def test_relatives_and_outsiders_posts_are_nobodys_here(read, page, text):
    assert staff(read(page([text], role="about"))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Maple Hollow Rentals (Jacob Grant, owner)",
        "Interior Painting (Jacob Grant, owner)",
        "Front Office (Jacob Grant, owner)",
        "Office: Maple Hollow — Jacob Grant, Manager",
        "Maple Hollow's General Manager Jacob Grant has been here since 2010.",
        "At our market, General Manager Jacob Grant bakes the bread.",
    ],
)
def test_what_is_the_firms_own_in_front_of_a_post_is_no_other_firm(read, page, text):
    assert list(staff(read(page([text], role="about")))) == ["Jacob Grant"]
    assert list(staff(read(page(["Hair Extensions (Jacob Grant, owner)"], role="team")))) == ["Jacob Grant"]


@pytest.mark.parametrize(
    ("heading", "title", "ours"),
    [
        ("Advisors", "CEO, Westar Energy", False),
        ("Our Partners", "Founder, Hopsource", False),
        ("Board of Directors", "President, Westar Energy", False),
        ("Board of Directors", "Chair", True),
        ("Board of Directors", "Director, Maple Hollow", True),
        ("Our Partners", "Managing Partner", True),
        ("Our Partners", "Partner, Litigation", True),
        ("Our Partners", "Partner, Elmfield Office", True),
        ("Our Team", "Property Manager, Riverstone", True),
    ],
)
def test_on_a_teams_page_advisors_and_boards_have_posts_of_their_own(read, page, heading, title, ours):
    rows = [
        (Kind.HEADING, "Team", {"label": "h2"}),
        *card(1, "Jane Marlowe", "Owner"),
        (Kind.HEADING, heading, {"label": "h2"}),
        *card(2, "Jacob Grant", title),
    ]
    found = staff(read(page(rows, role="team")))
    assert found == {"Jane Marlowe": "Owner"} | ({"Jacob Grant": title} if ours else {})


@pytest.mark.parametrize("heading", ["Our Investors", "Alumni", "Clients"])
def test_a_law_firms_investors_and_alumni_are_none_of_its_people(read, page, heading):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), *card(1, "Jacob Grant", "Partner, Cascade Seed")]
    assert staff(read(page(rows, role="team"), domain="elmlaw.example")) == {}
    members = [(Kind.HEADING, "Members", {"label": "h2"}), *card(1, "Jacob Grant", "Member")]
    assert list(staff(read(page(members, role="team"), domain="elmlaw.example"))) == ["Jacob Grant"]


@pytest.mark.parametrize("body", ["City of Boulder", "County of Elm", "Lincoln Electric System", "Elm Water District"])
def test_who_works_for_a_public_body_is_a_client(read, page, body):
    rows = ["Maple Hollow saved us a year.", "Jacob Grant", f"Director, {body}"]
    assert staff(read(page(rows))) == {}


def test_who_leads_the_brand_is_not_of_its_office(read, page):
    rows = ["Jacob Grant is the President of Real Property Management.", (Kind.HEADING, "Jane Marlowe"), "Owner"]
    title = (Kind.TITLE, "About | Real Property Management Ozark Trail")
    each = "Each office is independently owned and operated."

    def found(*more):
        return staff(read(page([title, *rows, *more], role="about"), domain="rpmozarktrail.example"))

    assert found(each) == {"Jane Marlowe": "Owner"}
    assert found() == {"Jacob Grant": "President", "Jane Marlowe": "Owner"}


@pytest.mark.parametrize(
    "text",
    [
        "In loving memory of Carl Jensen, founder and owner.",
        "We mourn Carl Jensen, our founder and president.",
        "Remembering Carl Jensen, owner and founder",
        "After owner James Hale died in 2018, the team took over.",
        "James Hale, founder and president, retired in 2019 and sold the firm.",
        "James Hale, our owner, passed away last spring.",
        "James Hale, president, stepped down last year.",
        "Pamela Reyes, Vice President, left the company in March.",
        "Owner James Hale (1940-2018)",
        "James Hale, founder (1940 – 2018), built our first house.",
    ],
)
def test_the_dead_and_who_left_are_no_contacts(read, page, text):
    assert staff(read(page([text], role="about"))) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ("Founder", "In Memoriam 1931 - 2019"),
        ("Founder", "1931–2019"),
        ("Founder", "In loving memory"),
        ("President", "Retired in 2019"),
        ("Director of Operations, 2010–2015",),
        ("Owner (1980-2003)",),
        ("Founder, retired 2019",),
        ("President, Elmfield Chamber of Commerce",),
        ("Treasurer, Rotary of Elmfield",),
        ("Partner of Hugh Dane",),
        ("HOA President",),
    ],
)
def test_a_card_whose_post_is_over_or_elsewhere_is_no_contact(read, page, lines):
    rows = [*card(1, "Carl Oakley", *lines), *card(2, "Jane Marlowe", "Owner")]
    found = staff(
        read(page([(Kind.HEADING, "Our team", {"label": "h1"}), *rows], role="team"), domain="elmrentals.example")
    )
    assert found == {"Jane Marlowe": "Owner"}


@pytest.mark.parametrize("heading", ["Our Investors", "Members", "Our Members", "Member Directory", "Meet our backers"])
def test_investors_and_members_are_of_firms_of_their_own(read, page, heading):
    rows = [*card(1, "Paula Vance", "Owner", "Vance Bakery"), *card(2, "Lin Zhao", "Managing Director, Goldfield")]
    assert staff(read(page([(Kind.HEADING, heading, {"label": "h1"}), *rows], role="team"))) == {}


def test_a_law_firms_members_are_its_own(read, page):
    rows = [
        (Kind.HEADING, "Our Members", {"label": "h1"}),
        *card(1, "Paula Vance", "Partner"),
        *card(2, "Jane Alder", "Partner"),
    ]
    assert set(staff(read(page(rows, role="team"), domain="elmlaw.example"))) == {"Paula Vance", "Jane Alder"}


def test_a_clients_board_is_not_its_managers(read, page):
    rows = [(Kind.HEADING, "Oak Ridge HOA", {"label": "h3"}), "Board President: Louise Dean"]
    assert staff(read(page(rows), domain="elmfieldmanagement.example")) == {}
    assert staff(read(page(["Board President: Louise Dean"]), domain="elmmuseum.example")) == {
        "Louise Dean": "Board President"
    }


BOARD = ["Louise Dean, President", "Carl Oakley – Treasurer"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Oak Ridge Homeowners Association", "Board of Directors"),
        ("Oak Ridge HOA Board of Directors",),
        ("Oak Ridge Community Association",),
        ("Condo board",),
        ("Oak Ridge HOA", "Minutes"),
        ("Communities we manage", "Oak Ridge Condominium Association", "Board members"),
    ],
)
def test_the_board_of_an_association_is_not_the_firms(read, page, headings):
    rows = [(Kind.HEADING, text, {"label": f"h{level}"}) for level, text in enumerate(headings, 1)]
    assert staff(read(page([*rows, *BOARD], role="portal"))) == {}
    managed = [(Kind.HEADING, "Managed by Maple Hollow", {"label": "h2"}), "Jill Snow, President"]
    assert set(staff(read(page([*rows, *BOARD, *managed], role="portal")))) == {"Jill Snow"}
    assert set(staff(read(page([*rows, *BOARD, "Jill Snow, Community Manager"], role="portal")))) == {"Jill Snow"}


@pytest.mark.parametrize(
    "heading",
    ["Board of Directors", "Maple Hollow HOA", "Community Association Management", "Our HOA officers", "HOA services"],
)
def test_the_firms_own_board_stays(read, page, heading):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), *BOARD]
    assert set(staff(read(page(rows, role="about")))) == {"Louise Dean", "Carl Oakley"}


@pytest.mark.parametrize(
    "heading",
    [
        "Former Team",
        "Past team members",
        "Alumni of the team",
        "Team alumni",
        "Where are they now?",
        "Our past presidents",
        "Owner spotlight",
        "Featured landlord",
        "Landlord stories",
        "Don’t take our word for it",
        "Why realtors refer to us",
        "Sample lease",
        "Sample letter to an owner: notice",
        "Our maintenance partners",
        "Our Attorneys & CPAs",
    ],
)
def test_people_beneath_headings_of_strangers_are_no_staff(read, page, heading):
    rows = [
        *[(Kind.HEADING, "Team", {"label": "h1"}), (Kind.HEADING, "Jill Snow", {"label": "h3"}), "Owner"],
        *[(Kind.HEADING, heading, {"label": "h2"}), (Kind.HEADING, "Carl Oakley", {"label": "h3"}), "Owner"],
    ]
    assert staff(read(page(rows, role="team"))) == {"Jill Snow": "Owner"}


@pytest.mark.parametrize(
    "heading",
    [
        "Our owners",
        "Past performance, present team",
        "Alumni relations team",
        "Our past and present team",
        "Featured agents",
        "Why us",
        "Owner profile",
        "Leases and letters",
        "Our attorneys",
        "Our partners",
    ],
)
def test_people_beneath_headings_that_may_be_the_firms_stay(read, page, heading):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), (Kind.HEADING, "Carl Oakley", {"label": "h3"}), "Partner"]
    assert staff(read(page(rows, role="team"))) == {"Carl Oakley": "Partner"}


def test_people_of_a_template_are_nobody(read, page):
    rows = [
        *card(1, "Jill Snow", "Owner", "Jill skis."),
        *card(2, "Carl Oakley", "CEO", "Lorem ipsum dolor sit amet"),
        *card(3, "John Doe", "Director"),
    ]
    assert staff(read(page(rows, role="team"))) == {"Jill Snow": "Owner"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jill Snow is the owner of the company.", {"Jill Snow": "owner"}),
        ("Jill Snow, owner of our small firm, grew up here.", {"Jill Snow": "owner"}),
        ("Jill Snow is the director of leasing.", {"Jill Snow": "director"}),
        ("Jill Snow is the director of the leasing team.", {"Jill Snow": "director"}),
        ("James Hale, founder and president, left a bank in 2001.", {"James Hale": "founder and president"}),
        ("Media contact: Pamela Reyes, Marketing Director", {"Pamela Reyes": "Marketing Director"}),
        ("Sold by Daniel Oakley, Broker, Realtor", {"Daniel Oakley": "Broker"}),
        ("A letter from the President – Daniel Oakley, President", {"Daniel Oakley": "President"}),
        ("Greetings from Boise – Daniel Oakley, Owner", {"Daniel Oakley": "Owner"}),
        ("Property Management – Daniel Oakley, Broker", {"Daniel Oakley": "Broker"}),
        ("Chief of Police – Daniel Oakley", {"Daniel Oakley": "Chief of Police"}),
        ("Homes by Maple Hollow (Daniel Oakley, Owner)", {"Daniel Oakley": "Owner"}),
        (
            "James Hale, owner, and his wife, Rita Hale, vice president, run it.",
            {"James Hale": "owner", "Rita Hale": "vice president"},
        ),
    ],
)
def test_the_firms_own_people_stay(read, page, text, people):
    assert staff(read(page([text], role="about"))) == people


@pytest.mark.parametrize("end", ["since 2015", "2015 - present"])
def test_years_without_an_end_are_of_the_present(read, page, end):
    rows = [*card(1, "Carl Oakley", f"President, {end}"), *card(2, "Jane Marlowe", "Owner")]
    assert staff(read(page(rows, role="team")))["Carl Oakley"] == "President"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Van der Meer, Hans", "Hans Van der Meer"),
        ("De la Cruz, Maria", "Maria De la Cruz"),
        ("Von Berg, Karl", "Karl Von Berg"),
    ],
)
def test_small_words_before_a_surname_are_turned_with_it(written, name):
    assert person_name(written).text == name


@pytest.mark.parametrize("place", ["La Grange, Georgia", "La Jolla, California", "Del Rio, Texas", "Big Elm, Hans"])
def test_a_place_before_a_comma_is_nobody(place):
    assert person_name(place) is None


@pytest.mark.parametrize(
    "text",
    [
        "Her attorney, Jane Roe, of Roe & Dane, told her to call us.",
        "Their attorney, Jane Roe, recommended us.",
        "Homeowner Jane Roe, a teacher, lives in Boise.",
        "Happy client Jane Roe, a teacher, lives in Boise.",
        "Local business owner Jane Roe, a broker, lives in Boise.",
    ],
)
def test_a_clients_own_people_and_posts_are_nobodys_here(read, page, text):
    assert not read(page([text], role="about")).people


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Owner Jane Roe answers the phone.", "Owner"),
        ("Our broker, Jane Roe, answers the phone.", "broker"),
        ("We are homeowners. Jane Roe, broker, is one of us.", "broker"),
        ("For homeowners: Jane Roe is the manager.", "manager"),
    ],
)
def test_who_serves_clients_is_ours(read, page, text, title):
    people = read(page([text], role="about")).people
    assert [fact.value for person in people for fact in person.facts if fact.field == "title"] == [title]
