"""Strangers who are named for work done, for the press, as guests or clients: in one line, or in a line above the name."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.reading.proposal import NOT_OURS


def staff(extraction):
    """name -> first title"""
    return {
        person.full_name: next((fact.value for fact in person.facts if fact.field == "title"), "")
        for person in extraction.people
    }


@pytest.mark.parametrize(
    "text",
    [
        "Website design: Paula Vance, Owner, Pixel Barn",
        "Logo design: Paula Vance, Owner",
        "Photo: Paula Vance, Owner, Vance Studio",
        "Photography by Paula Vance, Owner",
        "Architect: Paula Vance, Principal, Vance Architects",
        "Legal counsel: Paula Vance, Partner",
        "Registered agent: Paula Vance, President",
        "Lender: Paula Vance, President, Elm Mortgage",
        "Franchisor: Paula Vance, CEO, Nordwind",
        "Guest speaker: Paula Vance, CEO, Nordwind",
        "Client: Paula Vance, Owner, Corner Cafe",
        "Sponsor: Paula Vance, Owner, Corner Cafe",
        "Media contact: Paula Vance, Managing Director, Bright PR",
        "We thank architect Paula Vance, principal of Vance Architects.",
        "Thanks to our friends and to Paula Vance, principal of Vance & Stone.",
        "Owner Paula Vance hired us to manage her duplex.",
        "Client Paula Vance, owner of Corner Cafe, chose us.",
        "Mayor Paula Vance, President of the Council",
        "Art direction: Paula Vance, Creative Director",
        "Questions about this website? Contact Paula Vance, Owner, Pixel Barn.",
        "From left: Paula Vance, President, Nordwind",
        "Local business owner Paula Vance",
        "Paula Vance, owner of ten homes",
        "Paula Vance, Owner of 123 Main St",
        "Paula Vance, Happy Owner",
        "Paula Vance, Rental Owner",
        "Elmfield Library, Paula Vance, Executive Director",
        "Paula Vance, Executive Director, Elmfield Housing Authority",
        "We support the Vance Foundation; Paula Vance, Executive Director, thanked us.",
        "Chapter President Paula Vance",
        "Locksmith: Paula Vance, Owner 208-555-0199",
        "LANDLORD: Paula Vance, Owner. TENANT: Mary Jones.",
        "Maple Hollow, LLC v. Paula Vance, Owner",
        "Architect: Paula Vance",
        "Interior Designer: Paula Vance",
        "Structural engineer: Paula Vance, PE",
        "Photographer: Paula Vance",
        "Film Director: Paula Vance",
        "Opposing counsel: Paula Vance",
        "Contact the city clerk, Paula Vance.",
        "Paula Vance, Student Body President, Elm High",
        "Cholla Ridge HOA – Treasurer Paula Vance",
        "DMCA agent: Legal Dept, Smith & Vance LLP, 500 Elm Ave; attention Paula Vance, Partner.",
    ],
)
def test_a_stranger_in_a_line_is_no_contact(read, page, text):
    assert staff(read(page([text], role="about"))) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ("Website design", "Paula Vance", "Owner, Pixel Barn", "paula@pixelbarn.example"),
        ("Website design:", "Paula Vance", "Owner"),
        ("Site by", "Paula Vance", "Owner"),
        ("Photos", "Paula Vance", "Owner, Vance Studio"),
        ("Media Contact", "Paula Vance", "Managing Director", "Bright PR", "paula@brightpr.example"),
        ("Press inquiries", "Paula Vance", "President", "paula@brightpr.example"),
        ("Legal Counsel", "Paula Vance", "Partner", "paula@vancestone.example"),
        ("Your local lender", "Paula Vance", "Vice President", "Elm Bank"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.HEADING])
def test_a_label_in_the_line_above_tells_the_same(read, page, lines, kind):
    assert staff(read(page([(kind, lines[0]), *lines[1:]]))) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Media contact: Paula Vance, Owner", "Owner"),
        ("Contact: Paula Vance, President", "President"),
        ("Thanks, Paula Vance, President", "President"),
        ("We thank our owner, Paula Vance, for her work.", "owner"),
        ("A message from Paula Vance, President", "President"),
        ("Interior designer Paula Vance", "Interior designer"),
        ("Owner: Paula Vance", "Owner"),
        ("Maple Hollow HOA Treasurer Paula Vance", "Maple Hollow HOA Treasurer"),
        ("Paula Vance, owner, sings in the church choir.", "owner"),
        ("DMCA agent: Maple Hollow, attention Paula Vance, Owner", "Owner"),
        ("A firm foundation; Paula Vance, Owner", "Owner"),
        ("Chapter 1: Paula Vance, President", "President"),
    ],
)
def test_the_firms_own_stay(read, page, text, title):
    assert staff(read(page([text], role="about"))) == {"Paula Vance": title}


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Photography: Paula Vance, Owner", "elmphoto.example"),
        ("Architect: Paula Vance, Principal", "elmarchitects.example"),
        ("Attorney: Paula Vance, Managing Partner", "elmlaw.example"),
        ("Locksmith: Paula Vance, Owner", "elmlocks.example"),
        ("Architect: Paula Vance", "elmdesign.example"),
        ("Listing agent: Paula Vance", "elmrealty.example"),
        ("Website design: Paula Vance, Owner", "vance.example"),
    ],
)
def test_who_is_of_that_trade_names_its_own(read, page, text, domain):
    assert set(staff(read(page([text], url=f"https://{domain}/"), domain=domain))) == {"Paula Vance"}


@pytest.mark.parametrize(
    ("heading", "rows", "people"),
    [
        ("Carter residence", ["Owner: Paula Vance"], {}),
        ("88 Birch Lane", ["Owner: Paula Vance"], {}),
        ("Bell House", ["Realtor: Paula Vance", "Listing agent: Amy Elm"], {}),
        ("Recent projects", ["Builder: Paula Vance"], {}),
        ("Scholarship recipients", ["Paula Vance", "President, Elm High"], {}),
        ("Sample resume", ["Paula Vance", "Property Manager"], {}),
        ("Rentals", ["Sample letter:", "Sincerely,", "Paula Vance", "Property Manager"], {}),
        ("Featured Artist", ["Paula Vance", "Owner"], {}),
        ("Featured Services", ["Paula Vance", "Owner"], {"Paula Vance": "Owner"}),
        ("Historic owners", ["Paula Vance, Owner"], {}),
        ("Communities we manage", ["Willow Creek: Paula Vance, President"], {}),
        ("Our team", ["Interior Designer: Paula Vance"], {"Paula Vance": "Interior Designer"}),
        ("Welcome home", ["Owner: Paula Vance"], {"Paula Vance": "Owner"}),
        ("Maple Hollow House", ["Owner: Paula Vance"], {"Paula Vance": "Owner"}),
        ("Communities we manage", ["Paula Vance, Owner"], {"Paula Vance": "Owner"}),
        ("Sample menu", ["Paula Vance, Owner"], {"Paula Vance": "Owner"}),
    ],
)
def test_who_took_part_in_what_is_shown_beneath_a_heading(read, page, heading, rows, people):
    assert staff(read(page([(Kind.HEADING, heading, {"label": "h2"}), *rows], role="about"))) == people


def test_a_press_contact_with_the_firms_own_mailbox_is_its_own(read, page):
    rows = ["Media Contact", "Paula Vance", "Managing Director", "paula@maplehollow.example"]
    assert staff(read(page(rows))) == {"Paula Vance": "Managing Director"}


def test_who_signs_praise_of_them_is_a_client(read, page):
    praise = "They look after our homes so well that we sleep at night again. We highly recommend them."
    assert staff(read(page([(Kind.HEADING, "Rentals"), praise, "Paula Vance", "Owner"], role="about"))) == {}


def test_a_letter_of_the_firms_own_is_signed_by_its_own(read, page):
    letter = "Our team works for your trust. We are proud of them, and thank you for all that you have given us."
    assert staff(read(page([(Kind.HEADING, "Rentals"), letter, "Paula Vance", "Owner"], role="about"))) == {
        "Paula Vance": "Owner"
    }


@pytest.mark.parametrize("title", ["Chief Barking Officer", "Office Manager (Dog)", "Canine Director of Security"])
def test_a_dog_is_no_contact_unless_animals_are_the_trade(read, page, title):
    rows = [(Kind.HEADING, "Our team", {"label": "h1"})]
    for number, (name, post) in enumerate([("Bella Rose", title), ("Jane Marlowe", "Owner")], 1):
        rows += [(Kind.HEADING, name, {"card": number}), (Kind.TEXT, post, {"card": number})]
    assert set(staff(read(page(rows, role="team")))) == {"Jane Marlowe"}
    own = staff(read(page(rows, role="team", url="https://elmpets.example/team"), domain="elmpets.example"))
    assert set(own) == {"Bella Rose", "Jane Marlowe"}


@pytest.mark.parametrize("label", ["Website design", "Media Contact", "Legal Counsel", "Architect:"])
def test_a_strangers_mailbox_and_telephone_are_not_the_firms(read, page, label):
    rows = [label, "Paula Vance", "Owner", "paula@pixelbarn.example", "208-555-0199"]
    facts = [fact for fact in read(page(rows)).facts if fact.field in ("email", "phone")]
    assert facts
    assert all(fact.confidence <= NOT_OURS for fact in facts)


@pytest.mark.parametrize(
    "rows",
    [
        ["Media Contact", "Jane Marlowe", "jane@maplehollow.example", "208-555-0199"],
        ["Contact us", "office@mhpm.example", "208-555-0199"],
        ["Web Design", "Call us: 208-555-0199"],
    ],
)
def test_the_firms_own_beneath_such_a_word_stay(read, page, rows):
    facts = [fact for fact in read(page(rows)).facts if fact.field == "phone"]
    assert [fact.value for fact in facts if fact.confidence > 0.5] == ["+12085550199"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Web Design by Paula Vance", []),
        ("Website by Paula Vance", []),
        ("Photography by Paula Vance", []),
        ("Site design: Paula Vance | Hosting: Pixel Barn", []),
        ("Property care by Paula Vance", ["Paula Vance"]),
    ],
)
def test_a_linked_name_behind_a_label_is_credited(read, page, line, found):
    link = (Kind.LINK, "Paula Vance", {"href": "https://vance.example/", "goes_on": True, "card": 2})
    rows = [
        (Kind.HEADING, "Jane Marlowe", {"card": 1}),
        (Kind.TEXT, "Owner", {"card": 1}),
        (Kind.TEXT, line, {"card": 2}),
        link,
    ]
    assert sorted(set(staff(read(page(rows, role="team")))) - {"Jane Marlowe"}) == found


@pytest.mark.parametrize(
    ("line", "region", "found"),
    [
        ("Web Designer/Developer: Paula Vance", Region.FOOTER, []),
        ("Webmaster: Paula Vance", Region.FOOTER, []),
        ("Site Designer - Paula Vance", Region.FOOTER, []),
        ("Owner: Paula Vance", Region.FOOTER, ["Paula Vance"]),
        ("Web Developer: Paula Vance", Region.MAIN, ["Paula Vance"]),
    ],
)
def test_who_made_the_site_is_named_in_its_footer(read, page, line, region, found):
    assert list(staff(read(page([(Kind.TEXT, line, {"region": region})], role="about")))) == found
