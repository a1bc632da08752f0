"""Addresses, telephones and mailboxes that stand on a firm's pages and are somebody else's, and lines that are no address."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.reading.proposal import NOT_OURS

PLOT = ["Plot 9, Elm Industrial Area", "Alder East", "Rovanpur 400093", "India"]
OWN = "40 Elm St, Austin, TX 78701"


@pytest.fixture
def told(page, read, vocabulary):
    """The profile's values of a page, by field."""

    def run(rows, role="home"):
        found = read(page(rows, role=role))
        fields = resolve(found.facts, [], vocabulary, pages_read=2, no_marketing=found.no_marketing).fields
        return {name: field.values[0] for name, field in fields.items() if field.values}

    return run


@pytest.mark.parametrize(
    "above",
    [
        ["We repair boats.", "Your partner for lifting since 1990."],
        ["Mr. Anil Marlowe (Director)"],
        ["Maple Hollow GmbH", "Geschäftsführer: Dr. Klaus Alder"],
        ["Maple Hollow GmbH", "Inhaber: Hans Alder"],
        ["Maple Hollow Ltd", "HRB 12345, USt-IdNr. DE123"],
        ["Working hours: Sunday to Thursday 8 am - 5 pm"],
    ],
)
def test_a_block_has_neither_sentences_nor_people_nor_registers(told, above):
    assert told([*above, *PLOT])["street"] == "Plot 9, Elm Industrial Area, Alder East"


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Serving Austin since 1987 at 12 Main St", "12 Main St"),
        ("240 apartment homes at 9100 Lakeside Dr", "9100 Lakeside Dr"),
        ("Our 120 units stand at 5 Pine Ct", "5 Pine Ct"),
        ("Founded in 1962 on 44 Oak Avenue", "44 Oak Avenue"),
        ("Since 1987 12 Main St", "12 Main St"),
        ("Serving Austin since 1987 on Main Street", None),
        ("1962 Oak Avenue", "1962 Oak Avenue"),
        ("License 4410 12 Main St", "12 Main St"),
        ("Lic. # BR-4410 12 Main St", "12 Main St"),
        ("Open 9-5 12 Main St", "12 Main St"),
        ("Mon-Fri 9 am - 5 pm 12 Main St", "12 Main St"),
        ("License 4410 Main St", "4410 Main St"),
        ("3 bedroom house on Main St", None),
    ],
)
def test_a_year_or_a_count_is_no_house_number(told, text, street):
    assert told([f"{text}, Austin, TX 78701"]).get("street") == street


@pytest.mark.parametrize(
    "others",
    [
        ["Dr. Jane Alder trained at Elm Clinic, 200 First St, Austin, TX 78702."],
        ["Old address: 12 Main St, Austin, TX 78702"],
        ["Registered Agent: Elm Corporation, 12 Main St, Austin, TX 78702"],
        ["Texas Real Estate Commission, P.O. Box 12188, Austin, TX 78711"],
        ["Recent job: a kitchen for a client at 12 Main St, Austin, TX 78702"],
        ["Join us for the picnic in Alder Park, 12 Main St, Austin, TX 78702"],
        [(Kind.HEADING, "References", {"label": "h2"}), *PLOT, (Kind.HEADING, "Contact", {"label": "h2"})],
        ["Bank: Elm Bank", "SWIFT ELMBRV22", *PLOT],
        ["Tour No. 7: 2 nights in a villa", *PLOT],
        ["Just leased! 12 Main St, Austin, TX 78702"],
        [
            (Kind.HEADING, "Just Leased!", {"label": "h3"}),
            "12 Main St, Austin, TX 78702",
            (Kind.HEADING, "Contact", {"label": "h3"}),
        ],
        ["Austin Chamber of Commerce, 12 Main St, Austin, TX 78702"],
        ["Small claims court: 12 Main St, Austin, TX 78702"],
        [
            (Kind.HEADING, "Where to pay your rent", {"label": "h2"}),
            "Elm Bank, 12 Main St, Austin, TX 78702",
            (Kind.HEADING, "Visit us", {"label": "h2"}),
        ],
        ["500 Terry Francine St, San Francisco, CA 94158"],
        ["To: our designated copyright agent", "Smith Lowe LLP", "12 Main St, Austin, TX 78702", "512-555-0144"],
        ["Send notices of claimed infringement to: Smith Lowe LLP, 12 Main St, Austin, TX 78702"],
        *(
            [
                (Kind.HEADING, guide, {"label": "h2"}),
                "Elm Tree",
                "12 Main St, Austin, TX 78702",
                "512-555-0144",
                (Kind.HEADING, "Contact", {"label": "h2"}),
            ]
            for guide in (
                "DMCA Policy",
                "Utilities",
                "Water companies",
                "Neighborhood guide",
                "Five parks to visit in Austin",
            )
        ),
        ["Austin City Hall", "12 Main St, Austin, TX 78702"],
        ["Power: Elm Energy Company, 12 Main St, Austin, TX 78702"],
        ["Elm Natural Gas, 12 Main St, Austin, TX 78702"],
        ["Elm Valley International Airport", "12 Main St, Austin, TX 78702"],
        *(
            [(Kind.HEADING, heading, {"label": "h2"}), "Elm Food Co-op", "12 Main St, Austin, TX 78702"]
            for heading in ("Where to buy our bread", "Move-in checklist", "Our favorite places", "Venues we love")
        ),
        ["Join us at Elm Hall, 12 Main St, Austin, TX 78702"],
        *(
            [f"{paid} 12 Main St, Austin, TX 78702"]
            for paid in (
                "Drop rent at Les Schwab,",
                "Pay in cash at 7-Eleven,",
                "Payments can be made at Ace Hardware,",
                "Rent drop-off: Elm Market,",
                "Leave your keys with Bob's Barbershop,",
                "Rent is paid at Elm Credit Union (drive-up),",
            )
        ),
        *(
            [f"{label} 12 Main St, Austin, TX 78702"]
            for label in (
                "Featured rental:",
                "Our newest listing:",
                "Now renting:",
                "Available now –",
                "Open house:",
                "Home for rent:",
                "Coming soon:",
                "Rental of the week:",
                "Price reduced!",
            )
        ),
        ["12 Main St, Austin, TX 78702 – 3 bed, 2 bath, $1,900"],
        ["12 Main St, Austin, TX 78702", "$1,900 · 3 bd · 2 ba"],
        ["12 Main St, Austin, TX 78702", "Studio, $900"],
        [
            (Kind.HEADING, "12 Main St, Austin, TX 78702", {"label": "h3"}),
            "3 bed, 2 bath, $1,900",
            (Kind.HEADING, "Contact", {"label": "h3"}),
        ],
        *(
            [
                (Kind.HEADING, heading, {"label": "h3"}),
                "12 Main St, Austin, TX 78702",
                (Kind.HEADING, "Contact", {"label": "h3"}),
            ]
            for heading in ("Featured rental", "Open house", "Now available")
        ),
        [
            (Kind.HEADING, "Properties we manage", {"label": "h2"}),
            "The Oaks - 12 Main St, Austin, TX 78702",
            (Kind.HEADING, "Contact", {"label": "h2"}),
        ],
    ],
)
def test_other_bodies_places_are_not_the_firms(told, others):
    assert "street" not in told(others)
    assert told([*others, OWN])["street"] == "40 Elm St"


@pytest.mark.parametrize(
    ("rows", "city"),
    [
        (["We serve Austin, TX 78701, Round Rock, TX 78664 and Waco, TX 76701."], None),
        (["Austin, TX 78701", "Waco, TX 76701"], None),
        (["3 bed home in Waco, TX 76701"], None),
        (["Maple Homes, Austin, TX 78701"], "Austin"),
        (["Austin, TX 78701", "Call 512-555-0142"], "Austin"),
        (["Charlotte Mecklenburg, NC 28202"], None),
        (["Raleigh-Durham, NC 27601"], None),
        (["Winston-Salem, NC 27101"], "Winston-Salem"),
        (["Dayton Springs, OH 45401"], "Dayton Springs"),
        (["Tampa Palms, FL 33647"], "Tampa Palms"),
        (["Lexington-Fayette, KY 40507"], "Lexington-Fayette"),
    ],
)
def test_where_houses_are_is_not_where_the_firm_is(told, rows, city):
    assert told(rows).get("city") == city


HOUSES = [f"The Elms {n} - {n}0 Elm Ct, Austin, TX 78702" for n in (1, 2, 3)]
OWN_BODY = "Waco Housing Authority, 12 Main St, Waco, TX 76701"


@pytest.mark.parametrize(
    ("rows", "street"),
    [
        (["Mail rent checks to: PO Box 33, Waco, TX 76701"], "PO Box 33"),
        (["Mail rent checks to: PO Box 33, Waco, TX 76701", f"Visit us: {OWN}"], "40 Elm St"),
        ([(Kind.TITLE, "Waco Housing Authority"), OWN_BODY], "12 Main St"),
        ([(Kind.TITLE, "Maple Hollow"), OWN_BODY], None),
        ([(Kind.HEADING, "Apartments", {"label": "h1"}), "Come and see them.", OWN], "40 Elm St"),
        (["Come join us at our office, 40 Elm St, Austin, TX 78701"], "40 Elm St"),
        ([(Kind.HEADING, "DMCA Policy"), "Maple Hollow Rentals", OWN], "40 Elm St"),
        ([(Kind.HEADING, "Neighborhood guide"), "Maple Hollow", OWN], "40 Elm St"),
        ([(Kind.HEADING, "What to do if you have a complaint"), f"Write to us at {OWN}"], "40 Elm St"),
        (["Across from", "Elm High School", OWN], "40 Elm St"),
        (["The Old Post Office", OWN], "40 Elm St"),
        (["Maple Hollow", "Elm Police Station", OWN], "40 Elm St"),
        ([(Kind.HEADING, "Your guide to Austin homes", {"label": "h1"}), OWN], "40 Elm St"),
        ([(Kind.TITLE, "Elm Library Network"), "Elm Public Library", OWN], "40 Elm St"),
        (["Rent drop box: 12 Main St, Waco, TX 76701"], "12 Main St"),
        (["Rent drop box: 12 Main St, Waco, TX 76701", f"Office: {OWN}"], "40 Elm St"),
        (["Drop rent at 12 Main St, Waco, TX 76701", f"Office: {OWN}"], "40 Elm St"),
        *(
            ([f"{front} {OWN}"], "40 Elm St")
            for front in (
                "Pay in person at our office,",
                "Drop rent at Maple Hollow,",
                "Drop by at",
                "Pay us a visit at Alder Plaza,",
                "Pay in person at Alder Tower,",
                "Our new home:",
                "Open house at our office:",
                "Homes for rent.",
                "Available by phone. Office:",
                "Now leasing!",
                "Now open:",
            )
        ),
        (["Maple Hollow", f"Open house: {OWN}"], "40 Elm St"),
        ([OWN, "512-555-0144", "1 and 2 bed apartments, 1 bath, from $900"], "40 Elm St"),
        ([f"Maple Hollow, {OWN}", "3 bed, 2 bath, $1,900"], "40 Elm St"),
        ([f"Office: {OWN}", "3 bed, 2 bath, $1,900"], "40 Elm St"),
        ([OWN, "Featured: 3 bed, 2 bath, $1,900"], "40 Elm St"),
        ([(Kind.HEADING, "For rent", {"label": "h2"}), "Call us about our homes.", OWN, "512-555-0144"], "40 Elm St"),
    ],
)
def test_what_may_be_the_firms_own_stays(told, rows, street):
    assert told(rows).get("street") == street


BOX = "PO Box 33, Waco, TX 76701"
ELM = "9 Elm St, Waco, TX 76701"


@pytest.mark.parametrize(
    ("rows", "street"),
    [
        ([f"Mailing address: {BOX}", f"Office: {OWN}"], "40 Elm St"),
        ([BOX, OWN], "40 Elm St"),
        ([f"Mailing address: {ELM}", f"Physical address: {OWN}"], "40 Elm St"),
        ([(Kind.HEADING, "Mail"), BOX, (Kind.HEADING, "Visit"), OWN], "40 Elm St"),
        ([(Kind.HEADING, "Postal Address"), ELM, (Kind.HEADING, "Office Location"), OWN], "40 Elm St"),
        ([f"Mailing address: {ELM} | Street address: {OWN}"], "40 Elm St"),
        ([f"Mailing address: {BOX}"], "PO Box 33"),
        ([f"Mailing address: {ELM}"], "9 Elm St"),
        ([f"Mailing and physical address: {ELM}", OWN], "9 Elm St"),
        (["E-mail us", ELM, OWN], "9 Elm St"),
        *(
            (rows, "40 Elm St")
            for letters, visits in (
                ("Billing address", "Service counter"),
                ("Payments", "Location"),
                ("Letters", "Shop"),
                ("Correspondence", "Showroom"),
                ("By mail", "In person"),
                ("Mail checks to", "Come see us"),
            )
            for rows in (
                [f"{letters}: {ELM}", f"{visits}: {OWN}"],
                [(Kind.HEADING, letters, {"label": "h4"}), ELM, (Kind.HEADING, visits, {"label": "h4"}), OWN],
            )
        ),
        ([(Kind.HEADING, "Payments"), ELM], "9 Elm St"),
        ([(Kind.HEADING, "Payments by mail or in person"), ELM, OWN], "9 Elm St"),
        ([(Kind.HEADING, "Payments and leasing"), ELM, OWN], "9 Elm St"),
    ],
)
@pytest.mark.parametrize("region", [Region.MAIN, Region.FOOTER])
def test_where_people_go_comes_before_where_letters_go(told, rows, street, region):
    lines = [(Kind.TEXT, row) if isinstance(row, str) else row for row in rows]
    assert told([(*line, {"region": region}) for line in lines], role="contact")["street"] == street


def test_a_box_is_not_given_up_for_a_house_in_a_text(told):
    footer = (Kind.TEXT, BOX, {"region": Region.FOOTER})
    assert told(["Our newest house is at 40 Elm St, Austin, TX 78701", footer])["street"] == "PO Box 33"


DESK = [OWN, "Call 512-555-0142"]


@pytest.mark.parametrize(
    "rows",
    [
        [*HOUSES, *((Kind.TEXT, text, {"region": Region.FOOTER}) for text in DESK)],
        [*HOUSES, *HOUSES, *((Kind.TEXT, text, {"region": Region.FOOTER}) for text in DESK)],
        [OWN, (Kind.HEADING, "Our Communities", {"label": "h2"}), *HOUSES],
        [(Kind.HEADING, "Available Homes", {"label": "h2"}), *DESK],
        [(Kind.HEADING, "Properties", {"label": "h2"}), *HOUSES, "Maple Hollow", *DESK],
    ],
)
def test_the_firms_own_desk_comes_before_houses_in_one_zip_code(told, rows):
    assert told(rows)["street"] == "40 Elm St"


def test_the_new_address_behind_the_old_one_in_a_line(told):
    assert told([f"Old address: 12 Main St, Austin, TX 78702. New address: {OWN}"])["street"] == "40 Elm St"


@pytest.mark.parametrize(
    ("rows", "ours"),
    [
        ([OWN], True),
        (["Maple Hollow", OWN], True),
        (["Maple Hollow Rentals", "40 Elm St", "Austin, TX 78701"], True),
        ([f"Visit our office: {OWN}"], True),
        ([f"Questions? Maple Hollow, {OWN}"], True),
        ([f"Address: {OWN}"], True),
        (["We love it here.", OWN], True),
        (["Waco", "Austin", OWN], True),
        (["By Jane", OWN], True),
        (["Crater Lake", "Phone: 303-555-0145", OWN], True),
        ([(Kind.HEADING, "Maple Hollow Rentals", {"label": "h4"}), OWN], True),
        ([(Kind.HEADING, "Office hours", {"label": "h3"}), OWN], True),
        (["Elm Tree", OWN], False),
        (["Elm Tree", "A fine place for kids.", OWN], False),
        (["Elm Tree", "We love it here.", OWN], True),
        ([f"Elm Tree, {OWN}"], False),
        ([f"Set up water at Elm Water Commission, {OWN}"], False),
        ([(Kind.HEADING, "Elm Tree", {"label": "h3"}), OWN], False),
        ([(Kind.LINK, "Elm Tree", {"href": "https://elm.example/"}), OWN], False),
        ([(Kind.LINK, "Elm Tree", {"href": "https://maplehollow.example/elm"}), OWN], True),
    ],
)
@pytest.mark.parametrize(
    "heading", ["Utilities", "Living in Austin", "The best coffee shop in Austin", "Helpful links"]
)
def test_beneath_a_guides_heading_only_what_names_another_body_is_not_the_firms(told, heading, rows, ours):
    assert ("street" in told([(Kind.HEADING, heading, {"label": "h2"}), *rows])) == ours


@pytest.mark.parametrize(
    ("rows", "known"),
    [
        (["Visit Elm Tree, 12 Main St, Austin, TX 78702"], False),
        ([(Kind.HEADING, "Contact us"), OWN], True),
        (["Maple Hollow Rentals", OWN], True),
        ([f"{OWN} | © 2024"], True),
        ([(Kind.TEXT, OWN, {"region": Region.FOOTER})], True),
    ],
)
def test_a_place_in_a_post_is_not_where_the_firm_is(page, read, rows, known):
    found = read(page(rows, role="other", url="https://maplehollow.example/blog/five-parks"))
    assert [fact.confidence > NOT_OURS for fact in found.facts if fact.field == "street"] == [known]


@pytest.mark.parametrize(
    "text",
    [
        "Regulator: casework@office.example",
        "For doses contact Alder support at vet@alder.example",
        "Our manager, Brenda Hays of Summit Services, is at bhays@summit.example or 303-555-0145",
        "DO NOT call 406-555-0188, that is a scam number",
        "Pet Poison Helpline at 303-555-0145",
        "Website by PixelWorks, 303-555-0145",
        "Our addresses look like firstname@maplehollow.example",
        "Never send mail to old@maplehollow.example",
    ],
)
def test_what_reaches_others_or_is_warned_of_is_not_the_firms(told, text):
    assert not {"phone", "email"} & told([text]).keys()


APPLY = (Kind.LINK, "Apply", {"href": "https://maplehollow.example/apply"})


@pytest.mark.parametrize(
    ("heading", "label", "rows", "ours"),
    [
        ("Utilities", "h2", ["Elm Energy", "303-555-0145"], False),
        ("DMCA Notice", "h2", ["Smith Lowe LLP", "303-555-0145"], False),
        ("Utilities", "h2", ["Call us at 303-555-0145"], True),
        ("Local resources", "h2", ["Maple Hollow", "303-555-0145"], True),
        ("Your guide to Austin homes", "h1", ["303-555-0145"], True),
        ("Schools in Austin", "h2", ["Elm Elementary", "303-555-0145"], False),
        ("Utilities", "h2", ["Elm Energy 303-555-0145"], False),
        ("Utilities", "h2", ["Elm Energy", "12 Main St", "Austin, TX 78702", "Phone: 303-555-0145"], False),
        ("Utilities", "h2", ["Elm Energy", (Kind.TEXT, "Phone: 303-555-0145", {"goes_on": True})], False),
        ("Utilities", "h2", ["Elm Energy", "Phone: 303-555-0145"], True),
        ("Utilities", "h2", ["Elm Energy", "Phone: 303-555-0145", "Elm Gas", "Phone: 303-555-0146"], False),
        ("Utilities", "h2", [(Kind.HEADING, "Elm Energy", {"label": "h3"}), "Phone: 303-555-0145"], False),
        ("Utilities", "h2", ["Water and trash included.", "303-555-0145"], True),
        ("Local resources", "h2", [APPLY, "Phone: 303-555-0145"], True),
        ("Local resources", "h2", [(Kind.LINK, "Elm Energy", {"href": "https://elm.example/"}), "303-555-0145"], False),
        ("Area attractions", "h2", ["Elm Museum", "2002 Scenic Ave, Austin, TX 78702", "303-555-0145"], False),
        ("The best coffee shop in Austin", "h2", ["303-555-0145"], True),
        ("Emergency utilities", "h2", ["Elm Power 888-221-7070", "Elm Gas 800-227-9187", "Office: 303-555-0145"], True),
        ("Things to do", "h2", ["Maple Hollow Rentals", "12 Main St", "Tours: 303-555-0145"], True),
        ("Useful resources", "h2", [APPLY, "Phone: 303-555-0145"], True),
    ],
)
def test_a_number_beneath_utilities_guides_and_claims_is_not_the_firms(told, heading, label, rows, ours):
    assert ("phone" in told([(Kind.HEADING, heading, {"label": label}), *rows])) == ours


@pytest.mark.parametrize(
    "text",
    [
        "Do not hesitate to call 303-555-0145",
        "Don't call 303-555-0145 after 9 pm",
        "Report fraud to our office: 303-555-0145",
        "Call our emergency hotline at 303-555-0145",
        "For more information e-mail us at office@maple.example",
    ],
)
def test_what_reaches_the_firm_stays(told, text):
    assert {"phone", "email"} & told([text]).keys()


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("No cold e-mails, no SEO offers.", True),
        ("E-mail us. No sales pitches, please.", True),
        ("Subscribe to our newsletter: no cold offers, e-mails of recipes", False),
    ],
)
def test_cold_mail_is_not_wanted(page, read, text, forbidden):
    assert read(page([text])).no_marketing is forbidden


def test_a_parents_address_in_markup_is_not_the_firms(told):
    label = "LocalBusiness.parentOrganization.address."
    parts = {"streetAddress": "12 Main St", "addressLocality": "Austin", "addressRegion": "TX", "postalCode": "78701"}
    rows = [(Kind.STRUCTURED, text, {"label": label + name}) for name, text in parts.items()]
    mail = (Kind.STRUCTURED, "info@bureau.example", {"label": "LocalBusiness.memberOf.email"})
    assert not {"street", "city", "zip_code", "email"} & told([*rows, mail]).keys()


def stated(prefix, **parts):
    return [(Kind.STRUCTURED, text, {"label": f"{prefix}.{name}", "card": 1}) for name, text in parts.items()]


REACHED = {"telephone": "775-331-2000", "email": "hi@pixelbarn.example"}
PLACE = {"streetAddress": "9 Elm St", "addressLocality": "Reno", "addressRegion": "NV", "postalCode": "89501"}


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Come visit us on 12 May Street Fair in Austin, Texas.", ""),
        ("See us at 1500 Convention Center Drive, Austin, TX 78701, booth 44, on March 3-5.", ""),
        ("See us at 9 Elm Street, Austin, TX 78701, March 3-5.", ""),
        ("See us at 9 Elm Street, Fair Oaks, CA 95628, or call.", "9 Elm Street"),
        ("See us at 9 Elm Street, Austin, TX 78701, on weekdays.", "9 Elm Street"),
    ],
)
def test_what_stands_right_behind_an_address_tells_of_an_event(told, text, street):
    assert told([text]).get("street", "") == street


@pytest.mark.parametrize("maker", ["creator", "publisher", "producer", "maintainer"])
@pytest.mark.parametrize(("name", "ours"), [("Pixel Barn", False), ("Maple Hollow Rentals", True)])
def test_the_maker_of_a_site_states_its_own_address_and_number(page, read, maker, name, ours):
    rows = [(Kind.TITLE, "Maple Hollow Rentals"), *stated(f"WebSite.{maker}", name=name, **REACHED)]
    facts = read(page([*rows, *stated(f"WebSite.{maker}.address", **PLACE)], url="https://mhr.example/")).facts
    assert any(fact.field == "street" for fact in facts) == ours
    assert [fact.confidence > NOT_OURS for fact in facts if fact.field == "phone"] == [ours]


@pytest.mark.parametrize(
    ("path", "more", "ours"),
    [
        ("LocalBusiness", {"name": "Rogue Grill"}, False),
        ("LocalBusiness", {"name": "Rogue Grill", "url": "https://roguegrill.example/"}, False),
        ("ItemList.itemListElement", {"name": "Rogue Grill"}, False),
        ("BlogPosting.about", {"name": "Rogue Grill"}, False),
        ("BlogPosting.mentions", {"name": "Rogue Grill"}, False),
        ("ApartmentComplex", {"name": "Birch Court"}, False),
        ("Place", {"name": "Birch Court"}, False),
        ("Place", {"name": "Maple Hollow Rentals"}, True),
        ("Event", {"name": "Maple Hollow Rentals picnic"}, False),
        ("SingleFamilyResidence", {"name": "Maple Hollow Rentals"}, False),
        ("LocalBusiness", {}, True),
        ("LocalBusiness", {"name": "Rogue Grill", "url": "https://www.mhr.example/"}, True),
        ("LocalBusiness", {"name": "Rogue Grill", "email": "info@mhr.example"}, True),
        ("LocalBusiness", {"name": "Maple Hollow"}, True),
        ("LocalBusiness", {"name": "MapleHollow LLC"}, True),
        ("LocalBusiness", {"name": "Magnolia House Realty"}, True),
        ("LocalBusiness", {"name": "M.H."}, True),
        ("ProfessionalService", {"name": "Oak Hollow"}, True),
        ("LocalBusiness.location", {"name": "Downtown Reno"}, True),
        ("WebPage.mainEntity", {}, True),
    ],
)
def test_an_entry_with_anothers_name_states_that_ones_address_and_number(page, read, path, more, ours):
    rows = [(Kind.TITLE, "Maple Hollow Rentals"), *stated(path, telephone="775-331-2000", **more)]
    facts = read(page([*rows, *stated(f"{path}.address", **PLACE)], url="https://mhr.example/")).facts
    assert any(fact.field == "street" for fact in facts) == ours
    assert [fact.confidence > NOT_OURS for fact in facts if fact.field == "phone"] == [ours]


DBA = "Maple Hollow Rentals is a dba of Halvorsen Enterprises LLC."


@pytest.mark.parametrize(
    ("kind", "name", "lines", "ours"),
    [
        ("Organization", "My WordPress Site", [], True),
        ("LocalBusiness", "My Site", [], True),
        ("Dentist", "Dr. Jane Alder DDS", [], True),
        ("RealEstateAgent", "Halvorsen Enterprises LLC", [DBA], True),
        ("RealEstateAgent", "Halvorsen Enterprises LLC", [], False),
        ("RealEstateAgent", "Rogue Grill", [DBA], False),
        ("Restaurant", "My WordPress Site", [], False),
        ("Person", "Jane Alder", [], False),
        ("Dentist", "Dr. Jane Alder DDS", [OWN], False),
        ("Dentist", "Dr. Jane Alder DDS", ["Call 512-555-0142"], False),
        ("Dentist", "Dr. Jane Alder DDS", ["Call 775-331-2000"], True),
    ],
)
def test_markup_under_another_name_is_the_firms_where_the_site_shows_no_more(told, kind, name, lines, ours):
    entry = [*stated(kind, name=name, telephone="775-331-2000"), *stated(f"{kind}.address", **PLACE)]
    assert (told([(Kind.TITLE, "Maple Hollow Rentals"), *entry, *lines]).get("street") == "9 Elm St") == ours


@pytest.mark.parametrize(
    ("kinds", "first"),
    [
        (("emergency", "customer service"), "+17753312000"),
        (("billing", "sales"), "+17753312000"),
        (("customer service", "emergency"), "+17753312999"),
    ],
)
def test_a_contact_point_for_emergencies_is_not_the_firms_first_number(page, read, values, kinds, first):
    rows = []
    for card, (kind, number) in enumerate(zip(kinds, ("775-331-2999", "775-331-2000"), strict=True), 2):
        fields = {"telephone": number, "contactType": kind}
        rows += [
            (Kind.STRUCTURED, text, {"label": f"LocalBusiness.contactPoint.{name}", "card": card})
            for name, text in fields.items()
        ]
    assert values(read(page(rows)), "phone")[0] == first


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (stated("Person", name="Jane Alder", jobTitle="CEO", **{"worksFor.name": "Other Corp"}), []),
        (stated("Person", name="Jane Alder", jobTitle="CEO", **{"worksFor.name": "Maple Hollow"}), ["Jane Alder"]),
        (stated("LocalBusiness.parentOrganization.founder", name="Jane Alder", jobTitle="CEO"), []),
        (stated("WebSite.creator.employee", name="Jane Alder", jobTitle="CEO"), []),
        (stated("LocalBusiness.founder", name="Jane Alder", jobTitle="CEO"), ["Jane Alder"]),
        (stated("LocalBusiness.employee", name="Jane Alder", jobTitle="CEO"), ["Jane Alder"]),
    ],
)
def test_people_stated_of_another_body_are_none_of_the_firms(page, read, rows, names):
    assert [person.full_name for person in read(page(rows)).people] == names


@pytest.mark.parametrize(
    ("mailbox", "ours"),
    [
        ("privacy@policymaker.example", False),
        ("dmca@smithlowe.example", False),
        ("privacy@termly.io", False),
        ("privacy@maplehollow.example", False),
        ("privacy@maplehollowhomes.example", True),
        ("office@elmtown.example", True),
    ],
)
def test_a_policys_mailbox_is_nobodys_to_write_to(told, mailbox, ours):
    assert ("email" in told([mailbox])) == ours


@pytest.mark.parametrize("line", ["Anna B. Alder Courthouse", "National Elm Records Center (NERC)"])
def test_a_courthouse_and_a_national_archive_are_not_where_the_firm_is(told, line):
    assert "street" not in told(
        [line, "1225 Fallow Street, Austin, TX 78701", "The main house for felonies."], role="about"
    )
    beside = told([line, "1225 Fallow Street, Austin, TX 78702", "Our office", OWN])
    assert beside["street"] == "40 Elm St"


def test_a_district_that_is_stated_as_a_street_is_none(told):
    stated = {"streetAddress": "Woodside", "addressLocality": "Austin", "addressRegion": "TX", "postalCode": "78701"}
    rows = [(Kind.STRUCTURED, text, {"label": f"LocalBusiness.address.{name}"}) for name, text in stated.items()]
    found = told(rows)
    assert (found.get("street"), found["city"]) == (None, "Austin")
