"""People of firms that no word tells as firms: behind a title, in news, in what clients say; and those who are still the firm's own."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region

PRAISE = "They take good care of my four rentals and always call me back."


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe, Founder & CEO, Latchel",
        "Jane Roe, CEO at Latchel",
        "Jane Roe – President – Latchel",
        "Jane Roe, VP of Sales, Brightdoor Rently",
        "Restaurant owner Jane Roe loves how we keep her building.",
        "Jane Roe, Vice President, has joined Goldfield Partners.",
        "Goldfield Partners names Jane Roe Vice President of Leasing.",
        "Jane Roe, President, will join Cresley & Brown in May.",
        "We work with Jane Roe, Partner, Hale Cresley, on evictions.",
        "Special thanks to Jane Roe, Executive Director, Family Promise, for her help.",
        "Jane Roe, President of NARPM, presented the award.",
    ],
)
def test_whose_other_firm_is_named_is_no_staff(read, page, text):
    assert staff(read(page([(Kind.TITLE, "Maple Hollow Rentals"), text]))) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jane Roe, Founder & CEO", "Founder & CEO"),
        ("Jane Roe, Broker, Maple Hollow", "Broker, Maple Hollow"),
        ("Jane Roe, Broker, Caldwell", "Broker, Caldwell"),
        ("Jane Roe, Property Manager, Riverstone", "Property Manager, Riverstone"),
        ("Jane Roe, Vice President, has joined Maple Hollow.", "Vice President"),
        ("Jane Roe, our owner, joined Goldfield Bank in 1998 and came home in 2004.", "owner"),
        ("Jane Roe, President, Residential", "President, Residential"),
    ],
)
def test_places_departments_and_the_firm_itself_are_no_other(read, page, text, title):
    rows = [text, (Kind.TEXT, "1 Elm St, Caldwell, ID 83605", {"region": Region.FOOTER})]
    assert staff(read(page(rows))) == {"Jane Roe": title}


def test_on_a_teams_page_an_unknown_name_behind_a_title_is_an_office(read, page):
    assert set(staff(read(page([(Kind.HEADING, "Our Team"), "Jane Roe, President, Latchel"])))) == {"Jane Roe"}


def test_the_line_below_a_quoted_persons_title_is_her_firm(read, page):
    card = [
        (Kind.TEXT, text, {"card": 1})
        for text in ("The one tool that my team opens daily.", "Jane Roe", "COO", "Fernly")
    ]
    assert staff(read(page(card))) == {}


def test_each_label_leads_to_its_own_name(read, page):
    rows = [
        "Broker: Jane Roe",
        (Kind.LINK, "Jane Roe", {"href": "mailto:jane@maplehollow.example"}),
        "Owner: Susan Ellis",
    ]
    assert staff(read(page(rows, role="contact"))) == {"Jane Roe": "Broker", "Susan Ellis": "Owner"}


def test_a_house_in_somebodys_card_is_nobody(read, page):
    card = [(Kind.TEXT, text, {"card": 1}) for text in ("Jane Roe", "Community Manager", "Willow Bend")]
    rows = [*card, *((Kind.TEXT, text, {"card": 2}) for text in ("Ann Reed", "Partner, Real Estate Law"))]
    assert staff(read(page(rows, role="team"))) == {
        "Jane Roe": "Community Manager",
        "Ann Reed": "Partner, Real Estate Law",
    }


def test_the_resident_of_the_month_is_no_staff_and_the_employee_is(read, page):
    for whose, names in (("Resident", set()), ("Employee", {"Lisa Monk"})):
        rows = [(Kind.HEADING, f"{whose} of the Month", {"label": "h2"}), "Lisa Monk", "Technician"]
        assert set(staff(read(page(rows)))) == names


def test_who_signs_praise_of_them_is_a_client_and_so_is_the_next_of_the_list(read, page):
    rows = [PRAISE, "Jane Roe, Owner", "Great to work with!", "Mark Ellis, President"]
    assert staff(read(page(rows))) == {}


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (["Rent on time each month.", "Jane Roe, Owner"], set()),
        (["Rent on time each month.", "Jane Roe", "Managing Partner"], set()),
        (["My building has never been so full, and the statements are clear.", "Jane Roe, Owner"], set()),
        (["We live far away and never worry about our house.", "Jane Roe, Owner"], set()),
        (["Our home is quiet.", "Jane Roe, Owner", "We know what we spend.", "Mark Ellis, Owner"], set()),
        ([(Kind.HEADING, "From our owners"), "We know what we spend.", "Jane Roe, Owner"], set()),
        (["We know what we spend.", "Jane Roe, Owner"], {"Jane Roe"}),
        (["Our first duplex taught us the trade.", "Jane Roe, Owner"], {"Jane Roe"}),
        (["Rent on time each month.", "Jane Roe, Owner", "jane@maplehollow.example"], {"Jane Roe"}),
        (["Rent on time each month.", "Jane Roe, Property Manager"], {"Jane Roe"}),
        (["Family owned and operated since 1985.", "Jane Roe, Owner"], {"Jane Roe"}),
        ([(Kind.HEADING, "A message from the owner"), "Rent on time each month.", "Jane Roe, Owner"], {"Jane Roe"}),
        ([(Kind.HEADING, "Maple Hollow", {"label": "h1"}), "Quality homes.", "Jane Roe, Owner"], {"Jane Roe"}),
        ([(Kind.HEADING, "Our Team"), "Rent on time each month.", "Jane Roe, Owner"], {"Jane Roe"}),
        ([(Kind.HEADING, "Our Team"), "They always pick up.", "Jane Roe, Owner"], set()),
        (
            [(Kind.HEADING, "Our Team"), "Mark Ellis", "Broker", "They call him a rock.", "Jane Roe, Owner"],
            {"Mark Ellis", "Jane Roe"},
        ),
    ],
)
def test_who_signs_a_short_text_that_is_not_of_the_firm_is_most_likely_a_client(read, page, rows, people):
    assert set(staff(read(page(rows)))) == people


@pytest.mark.parametrize("role", ["home", "other", "about", "contact", "team"])
@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Maple Hollow is the best company we have used.", set()),
        ("Their maintenance team is fast.", set()),
        ("They always pick up.", set()),
        ("Our family's homes have been with Maple Hollow since 2010.", set()),
        ("Tom and his team are great to work with.", set()),
        ("I own three homes and Maple Hollow handles all of them.", set()),
        ("We moved to Texas and they took care of everything.", set()),
        ("You guys are awesome!", set()),
        ("Communication is excellent and each bill is clear.", set()),
        ("My house has never been empty more than a week.", set()),
        ("We treat your home like our own.", {"Jane Roe"}),
        ("“We treat every home like our own.”", {"Jane Roe"}),
        ('"Our job is to keep your home full."', {"Jane Roe"}),
        ("“They treat every home like their own.”", set()),
        ("“We put every home we own with Maple Hollow.”", set()),
        ("“You treat our home like your own.”", set()),
        ("“We love what you do for our tenants.”", set()),
        ("I started Maple Hollow because owners deserve better.", {"Jane Roe"}),
        ("Our clients are busy, and they answer to nobody.", {"Jane Roe"}),
        ("Our team is fast.", {"Jane Roe"}),
    ],
)
def test_praise_in_the_third_person_is_a_clients_on_whatever_page(read, page, role, said, people):
    assert set(staff(read(page([said, "Jane Roe, Owner"], role=role)))) == people


@pytest.mark.parametrize(
    "letter",
    [
        "We welcome you to our firm and look after your home.",
        "I started this company to treat owners the way I would like to be treated. We answer our phones.",
        "My parents had rentals, and they taught me the trade when I was young.",
        "Maple Hollow looks after single family homes for their owners in and around Austin, TX 78701.",
    ],
)
def test_who_signs_a_letter_of_the_firms_own_is_of_it(read, page, letter):
    assert staff(read(page([letter, "Jane Roe, Owner"]))) == {"Jane Roe": "Owner"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jane Roe, CEO, Certified Property Manager", "CEO, Certified Property Manager"),
        ("Jane Roe, Partner, represents Fortune 500 firms", "Partner"),
        ("Jane Roe, Owner since 2019", "Owner"),
        ("Today the daughter, Jane Roe, runs the office as general manager.", ""),
    ],
)
def test_a_title_is_the_first_of_a_line_and_no_piece_of_a_sentence(read, page, text, title):
    assert staff(read(page([(Kind.HEADING, "About us"), text]))).get("Jane Roe", "") == title


def test_a_news_release_is_read_as_news(read, page):
    told = "BOISE, Idaho, March 4, 2025 – Kevin Marsh, Vice President, will lead leasing."
    assert staff(read(page([(Kind.TITLE, "A new face"), told, "Kevin Marsh, Vice President"], role="about"))) == {}
    dated = "Updated March 4, 2025 – our story"
    assert staff(read(page([dated, "Kevin Marsh, Vice President"], role="about"))) == {"Kevin Marsh": "Vice President"}


@pytest.mark.parametrize("name", ["Raymond James", "Edward Jones", "Arthur J. Gallagher", "Jones Lang LaSalle"])
def test_firms_of_the_world_that_bear_a_persons_name_are_nobody(read, page, name):
    assert (
        staff(read(page([(Kind.HEADING, "Our Team"), name, "Vice President", f"{name}, Partner"], role="team"))) == {}
    )
    assert staff(read(page([f"{name}, CPA", "Owner"], role="team"))) != {}


@pytest.mark.parametrize(
    ("below", "left"),
    [
        ("I highly recommend Maple Hollow to any investor.", {"Ann Elm": "Owner"}),
        ("I would recommend them.", {"Ann Elm": "Owner"}),
        ("I recommend an inspection each year.", {"Ann Elm": "Owner", "Jane Roe": "Managing Director"}),
        ("I recommend these forms to you.", {"Ann Elm": "Owner", "Jane Roe": "Managing Director"}),
    ],
)
def test_who_recommends_the_firm_in_her_card_is_a_client(read, page, below, left):
    rows = [(Kind.HEADING, "Jane Roe", {"card": 1}), (Kind.TEXT, "Managing Director", {"card": 1})]
    rows += [(Kind.TEXT, below, {"card": 1}), (Kind.HEADING, "Ann Elm", {"card": 2}), (Kind.TEXT, "Owner", {"card": 2})]
    assert staff(read(page(rows, role="team"))) == left


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (["Dear Owner,", "Sincerely,", "Jane Roe", "Property Manager", "ABC Realty"], {}),
        (["Dear Owner,", "Sincerely,", "Jane Roe", "Property Manager"], {"Jane Roe": "Property Manager"}),
        (["Dear Owner,", "Sincerely,", "Jane Roe", "Owner", "Maple Hollow"], {"Jane Roe": "Owner"}),
        (["Dear Owner,", "Your home deserves care.", "Sincerely,", "Jane Roe"], {}),
        (["Dear Owner,", (Kind.TEXT, "Jane Roe", {"goes_on": True})], {}),
        (
            ["Dear Owner,", *((Kind.TEXT, text, {"goes_on": True, "card": 1}) for text in ("Sincerely,", "Jane Roe"))],
            {},
        ),
        (["Owner", (Kind.TEXT, "Jane Roe", {"goes_on": True})], {"Jane Roe": "Owner"}),
        (["Dear Owner Jane Roe, your home deserves care."], {}),
        (["Dear Jane Roe, Owner"], {}),
    ],
)
def test_who_signs_a_letter_is_of_the_firm_below(read, page, rows, people):
    assert staff(read(page(rows))) == people


@pytest.mark.parametrize(
    ("heading", "card", "people"),
    [
        ("Our Communities", ["Daisy Hill", "Leasing Manager: (541) 842-3311"], {}),
        ("Welcome", ["Daisy Hill", "120 homes", "Property Manager"], {}),
        ("Our Communities", ["Jane Roe", "Property Manager"], {"Jane Roe": "Property Manager"}),
        ("Our Team", ["Daisy Hill", "Property Manager"], {"Daisy Hill": "Property Manager"}),
    ],
)
def test_a_communitys_card_names_nobody(read, page, heading, card, people):
    first, *others = card
    rows = [(Kind.HEADING, heading, {"label": "h2"}), (Kind.HEADING, first, {"label": "h3", "card": 1})]
    assert staff(read(page([*rows, *((Kind.TEXT, text, {"card": 1}) for text in others)]))) == people


@pytest.mark.parametrize(
    ("role", "rows", "people"),
    [
        ("contact", ["Owner: Jane Roe, licensed in Oregon #123"], {"Jane Roe": "Owner"}),
        ("contact", ["Broker: Jane Roe (licensed in Oregon)"], {"Jane Roe": "Broker"}),
        ("contact", ["Owner: Bill Hatcher, License #12345"], {"Bill Hatcher": "Owner"}),
        ("contact", ["Jane Roe, Owner, Lic. #12345"], {"Jane Roe": "Owner"}),
        ("contact", ["Owner: Bill Hatcher, 501-372-6604"], {"Bill Hatcher": "Owner"}),
        ("contact", ["Owner: Larch Bank, License #12345"], {}),
        ("home", ["Dale Prewitt, Owner, learned the trade from his father."], {"Dale Prewitt": "Owner"}),
        ("home", ["Dale Prewitt is the owner of Maple Hollow."], {"Dale Prewitt": "owner"}),
        ("home", ["Dale Prewitt is the owner of Larch Dental."], {}),
        ("home", ["Will Call, Owner, is here."], {}),
        ("home", ["We met Dale Prewitt, owner, on the boat."], {}),
        ("contact", ["Owner: Maple LLC, licensed in Oregon #123"], {}),
        ("about", ["Owner Jane Roe"], {"Jane Roe": "Owner"}),
        ("home", ["Owner Jane Roe"], {}),
        ("about", ["Owner Jane Roe Plumbing"], {}),
        ("about", ["Owner Victoria Park"], {}),
        ("about", [(Kind.HEADING, "Our projects", {"label": "h2"}), "Owner Jane Roe"], {}),
        ("about", ["We let homes in town.", "Owner Jane Roe"], {}),
        ("contact", ["Call us any time.", "Owner Jane Roe"], {"Jane Roe": "Owner"}),
        ("contact", ["Owner Jane Roe", "She loves old homes."], {"Jane Roe": "Owner"}),
        ("about", [(Kind.HEADING, "Happy homes", {"label": "h2"}), "Owner Jane Roe"], {}),
        ("about", [(Kind.HEADING, "About Maple Hollow", {"label": "h1"}), "Owner Jane Roe"], {"Jane Roe": "Owner"}),
        ("about", ["Our house rents every year.", "Owner Jane Roe"], {}),
        ("team", ["They are the best.", "Owner Jane Roe"], {}),
        ("about", [(Kind.HEADING, "Guests of note"), (Kind.HEADING, "President Jimmy Carter", {"label": "h3"})], {}),
        ("about", ["Founder Henry Ford"], {}),
        ("about", ["President Theodore Roosevelt"], {}),
        ("about", [(Kind.HEADING, "Trusted by", {"label": "h2"}), "Sheriff Bob Roe"], {}),
        ("about", [(Kind.HEADING, "Our team", {"label": "h2"}), "President Jane Roe"], {"Jane Roe": "President"}),
        ("team", ["Founder Jane Roe"], {"Jane Roe": "Founder"}),
        ("team", ["Jane Roe, NMLS #12345 Property Manager"], {"Jane Roe": "Property Manager"}),
        ("team", ["Jane Roe, DRE #01234567 | Property Manager"], {"Jane Roe": "Property Manager"}),
        ("team", ["Jane Roe, NMLS #12345 Lending Elm"], {}),
        ("team", [(Kind.HEADING, "Susan Finch, EA"), "Tax Manager"], {"Susan Finch": "Tax Manager"}),
        ("about", ["In 2003 Jane Roe founded Maple Hollow."], {"Jane Roe": "Founder"}),
        ("about", ["In 2003 Jane Roe founded Larch Dental."], {}),
        ("about", ["In 2003 Jane founded Maple Hollow."], {}),
    ],
)
def test_labels_licences_and_founders(read, page, role, rows, people):
    assert staff(read(page(rows, role=role))) == people
