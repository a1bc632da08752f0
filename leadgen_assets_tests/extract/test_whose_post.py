"""People with another firm's name beside their post: partners', relatives', vendors' and former bosses', associations' boards."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind

MANAGER = "maplehollowrentals.example"


def staff(extraction):
    """name -> first title"""
    return {
        person.full_name: next((fact.value for fact in person.facts if fact.field == "title"), "")
        for person in extraction.people
    }


@pytest.mark.parametrize("role", ["home", "about", "team"])
@pytest.mark.parametrize(
    "text",
    [
        "Next door: Hart Bakery. Owner Jill Hart bakes bread all day.",
        "Across the street is Hart Bakery. Jill Hart, Owner, opens at six.",
        "Upstairs you find Hart Yoga. Its owner, Jill Hart, teaches.",
        "We share a wall with Rise Up Bread. Owner Jill Hart bakes bread all day.",
        "Our landlord is Elm Street Partners. Manager Jill Hart is in on Mondays.",
        "Lopez Builders put up the barn. Owner Jill Hart drew it.",
        "Comment by Jill Hart, Owner",
        "Listed by Jill Hart, Broker",
        "Retired: Jill Hart, Broker",
        "Emeritus: Jill Hart, Founder",
        "Formerly: Jill Hart, Broker",
        "Housing authority director Jill Hart",
        "School board chair Jill Hart",
        "Planning commission director Jill Hart",
        "Water district manager Jill Hart",
        "City council president Jill Hart cut the ribbon.",
        "Jill Hart, Owner, is our neighbor.",
        "Jill Hart, owner, is a longtime client of ours.",
        "Jill Hart, Owner, is our landlord.",
        "Jill Hart, Manager, is one of our tenants.",
        "Jill Hart, Owner, has been our customer since 2004.",
        "Compass broker Jill Hart sold it.",
        "Keller Williams broker Jill Hart sold it.",
        "Oak Court, manager: Jill Hart",
        "Sister company: Hart & Sons Realty. For sales, call Jill Hart, Broker.",
        "Next door: Dry Creek Books. Owner Jill Hart stocks our cookbook.",
        "Before that she worked at Neil Realty with managing broker Jill Hart.",
        "Jill Hart, Starbucks owner",
        "Executive officer Jill Hart presented our crew the award.",
        "In 1978 Realtor Jill Hart opened the office. Jill Hart passed away in 2001.",
        "District Attorney Jill Hart spoke at our seminar.",
        "Peachtree Commons — President: Jill Hart",
        "We bank with Umpqua. Branch manager Jill Hart knows us.",
        "Our books are kept by Marsh CPA. Partner Jill Hart signs them.",
        "We rent to Sparkle Salon. Owner Jill Hart has been there ten years.",
        "Tenants love the bakery downstairs. Chef Jill Hart opens at six.",
        "Ask Umpqua Bank's Jill Hart, loan officer.",
        "As Umpqua Bank manager Jill Hart told us, rates are down.",
        "County assessor Jill Hart answers questions.",
        "Jill Hart, property manager in Bend, writes: great blog!",
        "Panel: Tom Ashe, President; Jill Hart, Director",
        "Board of the Rental Association: Tom Ashe, President; Jill Hart, Treasurer",
        "Tenant of the month: Jill Hart, nurse manager",
        "Winner of our raffle: Jill Hart, teacher.",
        "My name is Jill Hart and I am the owner of a triplex in Talent. They are wonderful.",
        "I'm Jill Hart and I own a duplex on Elm Street.",
        "Our groomer rents from us: Fuzzy Friends, run by Jill Hart.",
        "He came after ten years with Dominion Energy under foreman Jill Hart.",
        "Across the street from Dry Creek Books, manager Jill Hart.",
        "She was president of the Oregon Builders Association. Its director, Jill Hart, calls her a leader.",
        "Maple Commons, Treasurer: Jill Hart",
        "The Willows – Manager: Jill Hart",
    ],
)
def test_what_stands_ahead_says_whose_somebody_is(read, page, text, role):
    assert staff(read(page([text], role=role), domain=MANAGER)) == {}


def test_the_line_above_a_sentence_says_whose_somebody_is(read, page):
    lines = ["Next door: Hart Bakery.", "Owner Jill Hart bakes bread all day."]
    assert staff(read(page(lines, role="about"), domain=MANAGER)) == {}


def test_a_post_at_a_house_is_one_of_the_firms_staff_where_that_is_shown(read, page):
    line = "On-site manager at Oak Court: Jill Hart"
    assert staff(read(page([line], role="about"), domain=MANAGER)) == {}
    assert set(staff(read(page([line], role="team"), domain=MANAGER))) == {"Jill Hart"}


def test_a_public_bodys_own_site_shows_its_own_people(read, page):
    shown = page(
        ["School board chair Paula Bell leads the board."], role="about", url="https://elmcharterschool.example/"
    )
    assert set(staff(read(shown, domain="elmcharterschool.example"))) == {"Paula Bell"}


@pytest.mark.parametrize("role", ["about", "team"])
@pytest.mark.parametrize(
    "text",
    [
        "Nate is with Hegg Realtors, where his mother, Carla Bruning, is the managing broker.",
        "Nate works at Greenstar, where Carla Bruning is the CEO.",
        "He grew up on Diemand Farm, whose owner Anna Lowry taught him to work.",
        "Ruth sits on the board of Townbank with Chairman Hugh Dane.",
        "Ruth is on TowneBank's board with its chairman, Hugh Dane.",
        "She serves on the board of directors of Legacy Bank alongside President Hugh Dane.",
        "Bell Real Estate (Paula Bell, principal broker) handles sales for us.",
        "For sales we send you to Paula Bell, principal broker of Bell Real Estate.",
        "Bell Realty, Paula Bell, broker, handles our sales.",
        "Rob Lyon's Hugh Dane, Associate Broker, closed the sale.",
        "The Keller Group's Hugh Dane, Broker, closed the sale.",
        "She cooked for years under Chef Paula Vance, owner of Cafe Luna.",
        "He trained for six years under master roaster Hugh Dane.",
        "It works with Tyler Technologies (CEO Paula Vance).",
        "Tyler Technologies CEO Paula Vance joined our webinar.",
        "DocuLane CEO Paula Vance joined our webinar.",
        "Dunn Carney LLP partner Paula Vance drafted the lease.",
        "Paula Vance, DocuLane CEO, joined our webinar.",
        "We bank in town; President Hugh Dane is a friend.",
        "Broker Hugh Dane is a good friend of ours.",
        "Owner Hugh Dane is our neighbor and a friend.",
        "Manager Hugh Dane is a longtime client of the firm.",
        "Owner Hugh Dane was our tenant.",
        "CEO Hugh Dane is a fan of our work.",
        "Chef Hugh Dane, owner of Cafe Luna, catered.",
        "Broker Hugh Dane, owner of Bluefin Realty, sold it.",
        "Paula Vance, our first designer, is now Head of Design at Zendar.",
        "Paula Vance, our bookkeeper, is now a manager at Zendar.",
        "Paula Vance, our broker, is now with Bluefin Realty.",
        "Sold by Hugh Dane, Broker, RE/MAX Ideal.",
        "Listing agent: Hugh Dane, Broker, RE/MAX Ideal.",
        "Seller: Paula Vance, owner. Buyer: Hugh Dane, manager.",
        "Sellers: Paula Vance, owner; Hugh Dane, partner",
        "Reviewed by Hugh Dane, owner",
        "Episode 12: Paula Vance, Broker/Owner",
        "Podcast #4: Paula Vance, Broker/Owner",
        "Reports to: Hugh Dane, Regional Director, Greenstar",
        "City Manager Hugh Dane cut the ribbon.",
        "County Commissioner Hugh Dane cut the ribbon.",
        "Chamber President Hugh Dane welcomed us.",
        "Paula Vance, founder, 1941–2018",
    ],
)
def test_who_has_another_firms_name_beside_the_post_is_of_that_firm(read, page, text, role):
    assert staff(read(page([text], role=role), domain=MANAGER)) == {}


def test_a_line_that_begins_with_another_firms_name_is_of_that_firm(read, page):
    assert staff(read(page(["State Farm, agent Hugh Dane"], role="about"))) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maple Hollow Rentals (Paula Bell, principal broker) handles sales.", "Paula Bell"),
        ("Maple Hollow, where Paula Bell is the managing broker, opened in 1998.", "Paula Bell"),
        ("Maple Hollow CEO Paula Bell answers the phone.", "Paula Bell"),
        ("Our office is in Boise, where Paula Bell is the managing broker.", "Paula Bell"),
        ("In Salem, owner Paula Bell still answers the phone.", "Paula Bell"),
        ("In Central Oregon, broker Paula Bell leads our office.", "Paula Bell"),
        ("She lives at Oak Court, where Paula Bell is the community manager.", "Paula Bell"),
        ("Principal broker Paula Bell answers.", "Paula Bell"),
        ("Veteran broker Paula Bell answers.", "Paula Bell"),
        ("Ashland broker Paula Bell answers.", "Paula Bell"),
        ("Eagle Point broker Paula Bell answers.", "Paula Bell"),
        ("Rogue Valley broker Paula Bell answers.", "Paula Bell"),
        ("District manager Paula Bell answers.", "Paula Bell"),
        ("Board president Paula Bell answers.", "Paula Bell"),
        ("We use Buildium Software. Owner Paula Bell answers the phone.", "Paula Bell"),
        ("Member of Rental Housing Association. Owner Paula Bell answers.", "Paula Bell"),
        ("She worked for Hegg Realtors. Owner Paula Bell hired her.", "Paula Bell"),
        ("Founded as Bell Realty. Owner Paula Bell answers the phone.", "Paula Bell"),
        ("We are next door to Hart Bakery. Our owner, Paula Bell, answers.", "Paula Bell"),
        ("Open on Labor Day. Owner Paula Bell is here.", "Paula Bell"),
        ("Paula Bell, Owner, is our fearless leader.", "Paula Bell"),
        ("Paula Bell, Owner, is a good neighbor.", "Paula Bell"),
        ("Paula Bell, Broker, is our client services lead.", "Paula Bell"),
        ("Paula Bell, Owner, was a customer before she bought the firm.", "Paula Bell"),
        ("Contact: Paula Bell, Broker", "Paula Bell"),
        ("For sales, call Paula Bell, Broker.", "Paula Bell"),
        ("We rent to families. Owner Paula Bell meets each of them.", "Paula Bell"),
        ("Find the office downstairs. Manager Paula Bell opens at nine.", "Paula Bell"),
        ("I'm Paula Bell and I own Maple Hollow Rentals.", "Paula Bell"),
        ("Ask our broker, Paula Bell.", "Paula Bell"),
        ("Board of Directors: Paula Bell, Chair", "Paula Bell"),
        ("Maple Hollow Rentals, run by Paula Bell, answers.", "Paula Bell"),
        ("Maple Hollow Rentals is in Eagle Point. Its owner, Paula Bell, answers.", "Paula Bell"),
        ("Next door, manager Paula Bell shows the homes.", "Paula Bell"),
        ("We are next door to Hart Bakery. Owner Paula Bell answers our phone.", "Paula Bell"),
        ("Owner Paula Bell presented us the plan.", "Paula Bell"),
        ("In 1998 Realtor Paula Bell opened the office. Paula Bell loves dogs.", "Paula Bell"),
        ("Paula Bell, Sole owner", "Paula Bell"),
        ("Leasing, Director: Paula Bell", "Paula Bell"),
        ("A note from Paula Bell, Owner", "Paula Bell"),
        ("Oak Court Apartments (Paula Bell, Property Manager)", "Paula Bell"),
        ("Northwest Division: Paula Bell, Vice President", "Paula Bell"),
        ("Customer Solutions Director Paula Bell leads the office.", "Paula Bell"),
        ("Paula Bell, Director of Commercial Real Estate", "Paula Bell"),
        ("All agents work under our principal broker, Paula Bell.", "Paula Bell"),
        ("The staff worked hard under President Paula Bell.", "Paula Bell"),
        ("Paula Bell, our owner, is now a grandmother of four.", "Paula Bell"),
        ("Paula Bell is now the Director of Operations.", "Paula Bell"),
        ("Paula Bell, Broker, is a friend to all she meets.", "Paula Bell"),
        ("Owner Paula Bell is a big supporter of Little League.", "Paula Bell"),
        ("Owner Paula Bell is a lifelong fan of the Ducks.", "Paula Bell"),
        ("Owner Paula Bell is a friend to every tenant.", "Paula Bell"),
        ("Owner Paula Bell is a good neighbor.", "Paula Bell"),
        ("Owner Paula Bell was a tenant here once.", "Paula Bell"),
        ("Owner Paula Bell was a customer before she bought the firm.", "Paula Bell"),
        ("Owner Paula Bell was our first customer in 1989.", "Paula Bell"),
        ("Owner Paula Bell is a client-first kind of person.", "Paula Bell"),
        ("Owner Paula Bell is a client advocate.", "Paula Bell"),
        ("Broker Paula Bell is our tenants' best friend.", "Paula Bell"),
        ("Our broker, Paula Bell, is a big supporter of Little League.", "Paula Bell"),
        ("Our broker, Paula Bell, past president of NARPM Oregon, has 20 years in the trade.", "Paula Bell"),
        ("Our broker, Paula Bell, president of the Rogue Valley Rotary Club, leads us.", "Paula Bell"),
        ("Our broker, Paula Bell, chair of the Elm Planning Commission, leads us.", "Paula Bell"),
        ("Our broker, Paula Bell, co-founder of Bluefin, leads us.", "Paula Bell"),
        ("Our broker, Paula Bell, owner of Bluefin Realty, leads us.", "Paula Bell"),
        ("Owner Paula Bell, a director of Umpqua Bank, answers the phone.", "Paula Bell"),
        ("Owner Paula Bell, president of the Oregon State Bar in 2014, leads us.", "Paula Bell"),
        ("Principal broker Paula Bell, founder of the Ashland Fun Run, leads us.", "Paula Bell"),
        ("Owner Paula Bell, CEO of Bluefin Realty, leads us.", "Paula Bell"),
        ("Owner Paula Bell is now on the board at Townbank.", "Paula Bell"),
        ("Owner Paula Bell is now a director of Umpqua Bank.", "Paula Bell"),
        ("Our broker, Paula Bell, now also teaches at Rogue Community College.", "Paula Bell"),
        ("Sold by Paula Bell, Broker", "Paula Bell"),
        ("Reports to: Paula Bell, Broker", "Paula Bell"),
        ("Buyer: Paula Bell", "Paula Bell"),
        ("Medically reviewed by Paula Bell, DVM, owner", "Paula Bell"),
        ("Our City Manager Paula Bell lives here.", "Paula Bell"),
        ("Boise's Paula Bell, Broker, joined us.", "Paula Bell"),
    ],
)
def test_what_is_no_other_firm_beside_a_post_leaves_the_person(read, page, text, name):
    assert list(staff(read(page([text], role="about"), domain=MANAGER))) == [name]


def test_a_towns_own_officials_are_its_people(read, page):
    found = read(page(["City Recorder Jane Marlowe signs."]), domain="cityofelm.example")
    assert staff(found) == {"Jane Marlowe": "City Recorder"}


def test_on_a_teams_page_firms_names_are_of_houses_and_parts(read, page):
    rows = ["Hair Extensions (Hugh Dane, owner)", "Riverstone Group, Paula Bell, Broker"]
    assert set(staff(read(page(rows, role="team")))) == {"Hugh Dane", "Paula Bell"}


@pytest.mark.parametrize(
    "text",
    [
        "Fox Chapel Commons HOA, 310 homes, board president Hugh Dane",
        "Fox Chapel Commons, 310 homes, board president Hugh Dane",
        "Fox Chapel Commons HOA, president Hugh Dane",
        "Fox Chapel Commons HOA: Hugh Dane, board president",
        "Fox Chapel Commons HOA – 88 homes – president Hugh Dane",
        "Fox Chapel Condominium, 44 units: Hugh Dane, board chair",
        "Fox Chapel Owners Association (president Hugh Dane)",
        "Board president of Fox Chapel Commons: Hugh Dane",
        "Hugh Dane, Treasurer, Fox Chapel Homeowners Association",
        "Board chair Hugh Dane, Fox Chapel Condominium",
        "Hugh Dane, HOA board president",
    ],
)
def test_who_leads_an_association_in_a_line_is_its_owners_choice(read, page, text):
    assert staff(read(page([text], role="communities"), domain=MANAGER)) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Fox Chapel Commons, 128 homes, community manager Hugh Dane", "community manager"),
        ("Homeowner Associations: Hugh Dane, Director", "Director"),
        ("Leadership: Hugh Dane, President", "President"),
    ],
)
def test_who_looks_after_an_association_is_of_the_firm(read, page, text, title):
    assert staff(read(page([text], role="communities"), domain=MANAGER)) == {"Hugh Dane": title}


@pytest.mark.parametrize("heading", ["School Board 2026–27", "Parish Council", "Board of Education", "PTA Board"])
def test_whom_a_school_or_a_parish_elects_is_no_staff(read, page, heading):
    def found(text):
        return staff(read(page([(Kind.HEADING, text, {"label": "h2"}), "Hugh Dane, Treasurer"], role="about")))

    assert found(heading) == {}
    assert found("Board of Directors") == {"Hugh Dane": "Treasurer"}


@pytest.mark.parametrize("role", ["team", "about", "home"])
@pytest.mark.parametrize("heading", ["Advisors", "Partners", "Board of Directors", "Board"])
@pytest.mark.parametrize(
    "title", ["Partner, Maple Seed", "Partner, Oak Ventures", "Professor, Colorado School of Mines"]
)
def test_an_advisors_post_is_elsewhere(read, page, role, heading, title):
    def found(post):
        rows = [(Kind.HEADING, heading, {"label": "h2"}), (Kind.HEADING, "Hugh Dane", {"label": "h3"}), post]
        return staff(read(page(rows, role=role), domain="maplehollow.example"))

    assert found(title) == {}
    if heading == "Partners" and role != "team":
        return  # vendors, as far as that page says
    assert found("Director, Maple Hollow") == {"Hugh Dane": "Director, Maple Hollow"}


def test_the_head_of_the_stated_parent_is_not_of_its_office(read, page):
    title = (Kind.TITLE, "About | Real Property Management Ozark Trail")
    stated = [
        (Kind.STRUCTURED, "Real Property Management Ozark Trail", {"label": "LocalBusiness.name"}),
        (Kind.STRUCTURED, "Real Property Management", {"label": "LocalBusiness.parentOrganization.name"}),
    ]
    rows = ["Jacob Grant, President of Real Property Management, says so.", (Kind.HEADING, "Jane Marlowe"), "Owner"]
    found = read(page([title, *stated, *rows], role="about"), domain="rpmozarktrail.example")
    assert staff(found) == {"Jane Marlowe": "Owner"}
