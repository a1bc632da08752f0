"""Kinds of places where names stand, and kinds of texts that are taken for names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.firm.organisation import organisation
from leadgen_assets.extract.naming.written_names import cleaned, letters_of, repaired

FOOTER = {"region": Region.FOOTER}
HEADER = {"region": Region.HEADER}
H1 = {"label": "h1"}
HOME = {"href": "https://maplehollow.example/index.html"}


@pytest.fixture
def name(page, read, values):
    def named(rows, domain="maplehollow.example", **more):
        found = values(read(page(rows, **more), domain=domain), "company_name")
        return found[0] if found else ""

    return named


NOWHERE = "q7.example"
"""A domain that says nothing."""


@pytest.mark.parametrize(
    "title",
    [
        "Contact Us | Ironwood Bakery",
        "Ironwood Bakery - Contact Details",
        "Ironwood Bakery :: Locations & Hours",
        "Contact Ironwood Bakery",
        "Ironwood Bakery / Contact Us",
    ],
)
def test_beside_the_pages_own_name_stands_the_sites(name, title):
    rows = [(Kind.TITLE, title), "Ironwood Bakery opens at six.", "Ask at Ironwood Bakery for cakes."]
    assert name(rows, NOWHERE, role="contact") == "Ironwood Bakery"


@pytest.mark.parametrize(
    "rows",
    [
        [(Kind.LINK, "info", {"href": "mailto:info@ironwoodbakery.example"})],
        [(Kind.LINK, "Follow us", {"href": "https://www.facebook.com/IronwoodBakery"})],
        [(Kind.LINK, "Follow us", {"href": "https://twitter.com/ironwoodbakery"})],
        [(Kind.LINK, "Order", {"href": "https://shop.ironwoodbakery.example/cakes"})],
    ],
)
def test_mailboxes_profiles_and_links_bear_a_title_out(name, rows):
    assert name([(Kind.TITLE, "Ironwood Bakery"), *rows], NOWHERE) == "Ironwood Bakery"


@pytest.mark.parametrize(
    "rows",
    [
        [(Kind.TITLE, "Property Management Elmfield TX"), (Kind.HEADING, "Property Management Elmfield TX", H1)],
        [(Kind.TITLE, "Best Roofers Near Me | Free Estimates"), (Kind.HEADING, "Roofing in Elmfield", H1)],
        [(Kind.TITLE, "Home"), (Kind.HEADING, "Welcome to our website", H1)],
        [(Kind.TITLE, "My Site 2"), (Kind.META, "My Site 2", {"label": "og:site_name"})],
        [(Kind.TITLE, "Real Estate Theme"), (Kind.META, "Real Estate Theme", {"label": "og:site_name"})],
        [(Kind.TITLE, "My WordPress Site"), (Kind.META, "Just another WordPress site", {"label": "og:site_name"})],
        [(Kind.TITLE, "Company Name"), (Kind.TEXT, "© 2026 Company Name. All rights reserved.", FOOTER)],
        [(Kind.TITLE, "Home | Your Company"), (Kind.TEXT, "Copyright 2026. All rights reserved", FOOTER)],
        [(Kind.TITLE, "Contact"), (Kind.TEXT, "Monday to Friday"), "12 Elm Street"],
        [(Kind.TITLE, "Contact"), (Kind.TEXT, "Map data © 2026 Google", FOOTER)],
        [(Kind.TITLE, "Contact"), (Kind.TEXT, "Website designed by Pixel Barn Studio © 2026", FOOTER)],
        [(Kind.TITLE, "Contact"), (Kind.TEXT, "Theme © 2026 Pixel Barn Studio", FOOTER)],
        [(Kind.TITLE, "Attorney at Law"), (Kind.TEXT, "© 2026 Attorney at Law", FOOTER)],
        [(Kind.TITLE, "Certified Public Accountants"), (Kind.TEXT, "© 2026 Certified Public Accountants", FOOTER)],
        [(Kind.TITLE, "Contact"), (Kind.TEXT, "Call us • 254-555-0134 • Elmfield, TX 76701", FOOTER)],
    ],
)
def test_what_is_no_name(name, rows):
    rows = [*rows, "We serve Elmfield, TX and all of Elm County, Texas.", "Property management in Elmfield, TX."]
    assert name(rows, NOWHERE) == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© 2026 Ironwood Bakery, Inc., Ironwood is a registered trademark", "Ironwood Bakery, Inc."),
        ("Copyright © 1999-2026 Elm Holdings LLC d/b/a Ironwood Bakery. All rights reserved.", "Ironwood Bakery"),
        ("© Ironwood Bakery LLC | Site by Pixel Barn Studio", "Ironwood Bakery LLC"),
        ("Ironwood Bakery, LLC © 2026", "Ironwood Bakery, LLC"),
        ("2026 | Ironwood Bakery - All Rights Reserved", "Ironwood Bakery"),
        ("© Copyrights 2026 Ironwood Bakery, Inc. All rights reserved.", "Ironwood Bakery, Inc"),
        ("Ironwood Bakery • 12 Elm Street, Elmfield, TX 76701 • Phone: 254-555-0134", "Ironwood Bakery"),
        ("Ironwood Bakery LLC | 254.555.0134 | bread@ironwoodbakery.example", "Ironwood Bakery LLC"),
        ("© 2026 IRONWOOD BAKERY OF ELMFIELD LLC", "Ironwood Bakery of Elmfield LLC"),
        ("Copyright © Ironwood Bakery 20262009. All rights reserved", "Ironwood Bakery"),
    ],
)
def test_copyright_lines(name, line, expected):
    rows = [(Kind.TITLE, "Bread and cakes"), (Kind.TEXT, line, FOOTER), "Ironwood Bakery bakes at night."]
    assert name(rows, "ironwoodbakery.example") == expected


@pytest.mark.parametrize(
    ("title", "domain", "expected"),
    [
        (
            "Maple Hollow Realty - Property Management in Elmfield, TX",
            "maplehollowrealty.example",
            "Maple Hollow Realty",
        ),
        ("Elmfield Property Management | Maple Hollow Realty", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("Maple Hollow Realty serving Elm County since 1990", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("Maple Hollow Realty (Elmfield, TX 75001)", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("Rental homes from Maple Hollow Realty", "maplehollowrealty.example", "Maple Hollow Realty"),
        (
            "Maple Hollow Realty Your Friendly Neighborhood Landlords",
            "maplehollowrealty.example",
            "Maple Hollow Realty",
        ),
        ("Welcome to Maple Hollow Realty!", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("MAPLE HOLLOW REALTY | ELMFIELD", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("Ironwood Auto Repair, Elmfield Ohio", "ironwoodauto.example", "Ironwood Auto Repair"),
        ("Ironwood Family Dentistry, Saint Paul, Minnesota", "ironwoodfamily.example", "Ironwood Family Dentistry"),
        ("Ironwood & Oak CPAs, ELMFIELD OH 44266", "ironwoodandoak.example", "Ironwood & Oak CPAs"),
        ("Maple, Hollow PA", "maplehollowpa.example", "Maple, Hollow PA"),
        ("Maple Hollow Realty—Elmfield Texas Homes", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("Maple Hollow Realty--Elmfield Texas Homes", "maplehollowrealty.example", "Maple Hollow Realty"),
        ("Maple-Hollow Realty", "maplehollowrealty.example", "Maple-Hollow Realty"),
    ],
)
def test_taglines_and_places_are_cut_off(name, title, domain, expected):
    assert name([(Kind.TITLE, title), (Kind.TEXT, "Homes for rent.")], domain) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Berkmoor & Ash, P.C. - Elmfield, Illinois Attorneys", "Berkmoor & Ash, P.C."),
        ("Elmfield, Illinois Attorneys - Berkmoor & Ash, P.C.", "Berkmoor & Ash, P.C."),
        ("Ironwood Plumbing, LLC | Plumbing in Elmfield, ID", "Ironwood Plumbing, LLC"),
        ("Plumbing in Elmfield | Ironwood Plumbing Inc.", "Ironwood Plumbing Inc."),
        ("Property Management Elmfield TX - Berkmoor & Jensen", "Berkmoor & Jensen"),
        ("Ironwood Roofing Co. – Roofing Contractors – Elmfield, Oklahoma", "Ironwood Roofing Co."),
        ("Ironwood & Sons - Electricians - Elmfield, OH", "Ironwood & Sons"),
        ("Ironwood Dental, PLLC – Elmfield, ID Dentists", "Ironwood Dental, PLLC"),
        ("Berkmoor & Jensen Veterinary - Veterinarian in Elmfield, OR USA", "Berkmoor & Jensen Veterinary"),
        ("Ironwood Realty, Inc: Homes for Rent near Elmfield and Ashby", "Ironwood Realty, Inc"),
        # a slogan, or a trade alone, is nobody's name
        ("Gentle Smiles | Dentists in Elmfield, ID", ""),
        ("Welcome Home | Property Management in Elmfield, TX", ""),
        ("Property Management | Homes for Rent in Elmfield, TX", ""),
        ("Trusted Roofing Experts | Roofers in Elmfield, OK", ""),
        ("Injury Lawyers You Can Trust | Elmfield, IL", ""),
        ("Stress-Free Property Management | Elmfield, TX", ""),
        ("Kitchens & Baths | Remodeling in Elmfield, TX", ""),
        ("Buy & Sell | Realtors in Elmfield, ID", ""),
        ("Best Plumbing | Plumbers in Elmfield, PA", ""),
        ("Fast & Friendly | Plumbers in Elmfield, ID", ""),
        ("Ironwood Plumbing Elmfield, ID | Clean Water Every Day", ""),
    ],
)
def test_beside_trade_and_place_stands_the_name(name, title, expected):
    headed = next(part.strip() for part in re.split(r"[|–:]| - ", title) if not expected or expected in part)
    assert name([(Kind.TITLE, title), (Kind.HEADING, headed, H1), "Call (254) 555-0134."], NOWHERE) == expected


@pytest.mark.parametrize(
    ("line", "domain", "expected"),
    [
        ("Visit Ironwood Homes", "ironwoodhomes", "Ironwood Homes"),
        ("Visit the Ironwood Homes office", "ironwoodhomes", "Ironwood Homes"),
        ("Come see Ironwood Homes", "ironwoodhomes", "Ironwood Homes"),
        ("Mail to Ironwood Homes, LLC", "ironwoodhomes", "Ironwood Homes, LLC"),
        ("Ironwood Homes", "ironwoodhomes", "Ironwood Homes"),
        ("Meeting House Homes", "meetinghousehomes", "Meeting House Homes"),
        ("Visitors Bureau of Elmfield", "visitorsbureauofelmfield", "Visitors Bureau of Elmfield"),
        ("Findlay Homes", "findlayhomes", "Findlay Homes"),
        # in whose care it is says nothing of who the firm is
        ("c/o Ironwood Homes", "iw", ""),
        ("Attn: Ironwood Homes", "iw", ""),
        ("c/o Ironwood Homes, LLC", "ironwood", ""),
    ],
)
def test_the_line_above_a_street_names_the_firm_without_what_sends_people_there(name, line, domain, expected):
    rows = [(Kind.TITLE, "Home"), "We are glad that you are here.", line, "12 Elm Street", "Elmfield, TX 76701"]
    assert name(rows, f"{domain}.example") == expected


def test_a_name_joined_of_two_is_not_cut_as_a_tagline_is(name):
    rows = [
        (Kind.TITLE, "Home"),
        (Kind.HEADING, "Ironwood & Son Auto Repair", H1),
        "Since 1974.",
        "Ironwood & Son Auto Repair",
    ]
    assert name(rows, "ironwoodandsonauto.example") == "Ironwood & Son Auto Repair"


def test_whoever_practises_alone_is_called_by_the_name_beside_the_post(name):
    rows = [(Kind.TITLE, "Ann Q. Berkmoor - Attorney at Law"), (Kind.TEXT, "Ann Q. Berkmoor", HEADER)]
    assert name([*rows, "Ann Q. Berkmoor", "12 Elm Street"], NOWHERE) == "Ann Q. Berkmoor"


def test_a_name_ends_behind_the_initial_within_it(name):
    rows = [
        (Kind.TITLE, "Ann Q. Berkmoor, DDS"),
        (Kind.TEXT, "© 2026, Ann Q. Berkmoor, DDS, all rights reserved", FOOTER),
    ]
    assert name(rows, "berkmoordental.example") == "Ann Q. Berkmoor, DDS"


@pytest.mark.parametrize(
    "said",
    [
        "A DBA of Maple Master Fire Inc.",
        "Maple Master Fire Inc. d/b/a Maple Master Plumbing & Heating",
        "Maple Master Fire, Inc. doing business as Maple Master Plumbing & Heating",
    ],
)
def test_a_name_of_the_register_gives_way_to_the_one_it_trades_under(name, said):
    rows = [
        (Kind.TITLE, "Maple Master Plumbing & Heating — Since 1985 | Elmfield"),
        *6 * ["Under Maple Master Fire Inc."],
    ]
    foot = [(Kind.TEXT, line, FOOTER) for line in (said, "© Maple Master Fire Inc. All rights reserved.")]
    assert name([*rows, *foot], "mapleplumbing.example") == "Maple Master Plumbing & Heating"
    assert name([*rows, *foot[1:]], "mapleplumbing.example") == "Maple Master Fire Inc"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Hart Dental, PLLC, doing business as Hart Family Dentistry, cares for families in Elmfield.",
            "Hart Family Dentistry",
        ),
        ("Hart Dental, PLLC (dba Hart Family Dentistry) cares for families.", "Hart Family Dentistry"),
        ("Hart Dental, PLLC dba Hart Family Dentistry cares for families.", "Hart Family Dentistry"),
        ("Hart Dental, PLLC dba Hart Dental and Braces is yours.", "Hart Dental and Braces"),
    ],
)
def test_a_trade_name_ends_where_the_sentence_goes_on(name, said, expected):
    rows = [(Kind.TITLE, "About us | Hart Dental, PLLC"), said, (Kind.TEXT, "© 2026 Hart Dental, PLLC", FOOTER)]
    assert name(rows, "hartdental.example") == expected


def test_a_trade_name_in_a_sentence_ends_before_what_is_told_of_it(name):
    rows = [
        (Kind.TITLE, "Berkmoor Law, PLLC - Immigration Attorneys"),
        "Berkmoor Law, doing business as Berkmoor Legal Group, was founded in 2010.",
        (Kind.TEXT, "© 2026 Berkmoor Law, PLLC", FOOTER),
    ]
    assert name(rows, "berkmoorlawpllc.example") == "Berkmoor Legal Group"
    # In a longer text it is no name by itself, and takes none away.
    rows[1] += " It has helped families and firms in three states since then, and speaks nine languages."
    assert name(rows, "berkmoorlawpllc.example") == "Berkmoor Law, PLLC"


def test_of_a_stated_name_in_parts_the_one_that_is_stated_alone_is_the_firms(page, read, values):
    alone = (Kind.STRUCTURED, "Berkmoor Law", {"label": "LegalService.name"})
    parts = (Kind.STRUCTURED, "Living Trust Attorney - Berkmoor Law", {"label": "LegalService.name"})
    pages = [page([alone]), page([parts], url="https://livingtrust-attorneys.example/trusts", role="other")]
    assert set(values(read(*pages, domain="livingtrust-attorneys.example"), "company_name")) == {"Berkmoor Law"}


def test_what_is_offered_is_no_firms_name(name):
    rows = [
        (Kind.STRUCTURED, text, {"label": label})
        for label, text in (("Service.name", "Oven Repair"), ("Store.name", "Ironwood"))
    ]
    assert name([*rows, "Oven Repair", "Ironwood mends ovens."], "ironwoodovenrepair.example") == "Ironwood"


def test_an_owner_that_a_page_tells_about_gives_way_to_who_signs_the_pages(name):
    rows = [(Kind.TITLE, "Annberkmoorlaw"), (Kind.HEADING, "About Ann Berkmoor")]
    signed = (Kind.TEXT, "Berkmoor Law LLC • 254.555.0134 • ann@annberkmoorlaw.example", FOOTER)
    assert name([*rows, signed], "annberkmoorlaw.example") == "Berkmoor Law LLC"


def test_a_town_with_its_state_behind_a_name_is_no_more_of_it(name):
    home = (Kind.LINK, "Maple Law Group San Jose, California", HOME)
    rows = [(Kind.TITLE, "Maple Law Group | Contact"), home, "Maple Law Group San Jose, California, is here."]
    assert name([*rows, (Kind.TEXT, "© 2026 Maple Law Group", FOOTER)], "maplelaws.example") == "Maple Law Group"


def test_a_branch_keeps_its_place(name):
    rows = [
        (Kind.META, "Ironwood Homes of Elmfield", {"label": "og:site_name"}),
        (Kind.TITLE, "Ironwood Homes of Elmfield | Rentals"),
        (Kind.TEXT, "© 2026 Ironwood Homes of Elmfield", FOOTER),
        "Each Ironwood Homes office is independently owned.",
        "Ironwood Homes has 200 offices.",
    ]
    assert name(rows, "ironwoodhomes.example") == "Ironwood Homes of Elmfield"


def test_the_fuller_of_two_names(name):
    rows = [
        (Kind.TITLE, "Maple Hollow"),
        (Kind.IMAGE, "Maple Hollow Flowers and Gifts", HEADER),
        (Kind.TEXT, "© 2026 Maple Hollow Flowers and Gifts", FOOTER),
    ]
    assert name(rows) == "Maple Hollow Flowers and Gifts"


@pytest.mark.parametrize(
    ("title", "shown", "domain", "expected"),
    [
        # its trade written out, or its legal form within
        ("Ironwood PM", "Ironwood Property Management", "ironwoodpm.example", "Ironwood Property Management"),
        ("Ironwood CPAs", "Ironwood & Company, CPAs", "ironwood-cpa.example", "Ironwood & Company, CPAs"),
        ("Ironwood PM", "Ironwood Plumbing", "ironwoodpm.example", "Ironwood PM"),
        # nothing but the town behind what the domain spells, and what is more than that
        ("Ironwood Auto Repair", "Ironwood Auto Repair Elmfield", "ironwoodautorepair.example", "Ironwood Auto Repair"),
        ("Ironwood Auto", "Ironwood Auto Repair", "ironwoodauto.example", "Ironwood Auto Repair"),
    ],
)
def test_the_fuller_of_two_names_is_one_name(page, title, shown, domain, expected):
    site = f"https://{domain}/"
    link = (Kind.LINK, shown, {"href": site})
    rows = [(Kind.TITLE, title), link, f"{shown} is open from six.", "ELMFIELD TX 78704"]
    more = [(Kind.TITLE, "Contact"), link, "Write to us."]
    pages = [page(rows, url=site), page(more, role="contact", url=f"{site}contact")]
    facts = [fact for fact in organisation(pages, domain) if fact.field == "company_name"]
    assert max(facts, key=lambda fact: fact.confidence).value == expected


def test_a_firm_that_calls_itself_by_its_address(name):
    rows = [(Kind.TITLE, "Ink and toner"), (Kind.TEXT, "© Copyright, inkbarnonline.example 2026", FOOTER)]
    assert name(rows, "inkbarnonline.example") == "" or name(rows, "inkbarnonline.example").startswith("inkbarn")


@pytest.mark.parametrize(
    ("called", "shown", "domain", "expected"),
    [
        ("Ironwood Family Ovens", (Kind.HEADING, H1), "IronwoodOvens.com", "Ironwood Family Ovens"),
        ("Ironwood Family Ovens", (Kind.IMAGE, HEADER), "www.ironwoodovens.com", "Ironwood Family Ovens"),
        ("Ironwood & Sons Ovens", (Kind.HEADING, H1), "IronwoodOvens.com", "Ironwood & Sons Ovens"),
        # what is sold, and a firm that title and heading call so
        ("Ink and toner", (Kind.HEADING, H1), "IronwoodOvens.com", "IronwoodOvens.com"),
        ("Ovens in Elmfield", (Kind.HEADING, H1), "IronwoodOvens.com", "IronwoodOvens.com"),
        ("IronwoodOvens.com", (Kind.HEADING, H1), "IronwoodOvens.com", "IronwoodOvens.com"),
    ],
)
def test_an_address_in_the_copyright_line_gives_way_to_what_title_and_logo_call_the_firm(
    name, called, shown, domain, expected
):
    kind, more = shown
    rows = [(Kind.TITLE, called), (kind, called, more), (Kind.TEXT, f"© 2026 {domain}", FOOTER)]
    assert name(rows, "ironwoodovens.com") == expected


def test_a_client_whose_logo_is_shown_is_not_the_firm(name):
    rows = [
        (Kind.TITLE, "Ironwood Bakery | Our clients"),
        (Kind.TEXT, "© 2026 Ironwood Bakery", FOOTER),
        *[(Kind.IMAGE, "Granite Cafe logo")] * 3,
        (Kind.LINK, "Granite Cafe", {"href": "https://granitecafe.example/"}),
        "Granite Cafe buys our bread.",
        "Granite Cafe",
        "Ironwood Bakery delivers.",
    ]
    assert name(rows, NOWHERE) == "Ironwood Bakery"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ELM HOLDINGS LLC DBA IRONWOOD BAKERY", "IRONWOOD BAKERY"),
        ("Elm Holdings t/a Ironwood Bakery", "Ironwood Bakery"),
        ("Ironwood Bakery® Home Page", "Ironwood Bakery"),
        ("Contact the Ironwood Bakery", "Ironwood Bakery"),
        ("The Ironwood Bakery", "The Ironwood Bakery"),
        ("Ironwood Bakery and", "Ironwood Bakery"),
        ("Ironwood, an Elm Group Company", "Ironwood"),
        ("Ironwood and Elm Company", "Ironwood and Elm Company"),
        ("4503 West Elm Lane", ""),
        ("Estate Planning Attorney", ""),
        ("Insurance Agents", ""),
        ("Ironwood Dentist", "Ironwood Dentist"),
        ("or call the office on", ""),
        ("Suite 200", ""),
        ("Monday to Friday: 9am to 5pm", ""),
        ("21 Elm Barbers", "21 Elm Barbers"),
        ("Contact Details", ""),
        ("info@ironwood.example", ""),
    ],
)
def test_texts_made_names(written, expected):
    assert cleaned(written, "") == expected


def test_capitals_are_set_as_names_are_written():
    assert repaired("IRONWOOD BAKERY AND CAFE LLC") == "Ironwood Bakery and Cafe LLC"
    assert repaired("J. IRONWOOD & ASSOCIATES, APLC") == "J. Ironwood & Associates, APLC"
    assert repaired("IBM") == "IBM"


@given(st.text(max_size=200), st.text(alphabet="abcdefgh", max_size=12))
def test_cleaning_ends_in_a_name_that_stays_as_it_is(text, letters):
    once = cleaned(text, letters)
    assert once == "" or (
        (2 <= len(once) <= 70 and once in " ".join(text.split())) or "®" in text or "™" in text or "(" in text
    )
    assert cleaned(once, letters) in (once, "") or len(cleaned(once, letters)) < len(once)
    assert letters_of(once) == letters_of(once.upper()) or not once.isascii()


_segments = st.builds(
    lambda kind, text, region, label, href: (kind, text, region, label, href),
    st.sampled_from(list(Kind)),
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(["© 2026 Ironwood", "Ironwood | Home", "12 Elm Street", "Ironwood LLC", "All rights reserved"]),
    ),
    st.sampled_from(list(Region)),
    st.sampled_from(["", "h1", "og:site_name", "Organization.name", "description"]),
    st.sampled_from(
        ["", "mailto:a@b.example", "https://ironwood.example/", "https://facebook.com/x", "http://[", "tel:1"]
    ),
)


@given(st.lists(_segments, max_size=25))
def test_any_page_gives_names_that_stand_on_it(rows):
    segments = tuple(
        Segment(number, kind, region, text, href, label)
        for number, (kind, text, region, label, href) in enumerate(rows, 1)
    )
    page = PageText("https://ironwood.example/", "home", Outcome.OK, segments)
    for fact in organisation([page], "ironwood.example"):
        assert 0 <= fact.confidence < 1
        if fact.field == "company_name":
            assert (
                fact.quote in segments[fact.segment - 1].text or fact.quote.strip() in segments[fact.segment - 1].text
            )


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Contact Ironwood Bakery Today", "contact"),
        ("Ironwood Bakery West", "locations"),
        ("Ironwood Bakery Services", "services"),
    ],
)
def test_what_one_page_alone_is_headed_is_no_fuller_name(page, read, values, heading, role):
    every = [(Kind.TEXT, "© 2026 Ironwood Bakery. All rights reserved.", FOOTER)]
    pages = [
        page([(Kind.TITLE, "Ironwood Bakery"), *every]),
        page([(Kind.TITLE, "Our story | Ironwood Bakery"), *every], role="about"),
        page([(Kind.TITLE, heading), f"{heading}: call or write.", *every], role=role),
    ]
    assert values(read(*pages, domain=NOWHERE), "company_name")[0] == "Ironwood Bakery"


def test_the_home_page_may_write_the_fuller_name_alone(page, read, values):
    every = [(Kind.TEXT, "© 2026 Ironwood. All rights reserved.", FOOTER)]
    pages = [
        page([(Kind.TITLE, "Ironwood Bakery"), "Ironwood Bakery opens at six.", *every]),
        page([(Kind.TITLE, "Our story | Ironwood"), *every], role="about"),
        page([(Kind.TITLE, "Contact | Ironwood"), *every], role="contact"),
    ]
    assert values(read(*pages, domain="ironwood.example"), "company_name")[0] == "Ironwood Bakery"


@pytest.mark.parametrize("behind", ["Elmfield, TX Location", "West & East", "Northside Branch"])
def test_the_offices_that_a_link_names_are_no_more_of_the_name(name, behind):
    rows = [
        (Kind.TITLE, "Ironwood Bakery"),
        (Kind.LINK, f"Ironwood Bakery {behind}", {**HEADER, **HOME}),
        f"Ironwood Bakery {behind}: ask at Ironwood Bakery for cakes.",
        (Kind.TEXT, "© 2026 Ironwood Bakery", FOOTER),
    ]
    assert name(rows, "ironwoodbakery-elm.example") == "Ironwood Bakery"


def test_a_trade_behind_our_or_your_is_no_name_though_the_domain_spells_it(page, read, values):
    every = [(Kind.TEXT, "© 2026 Ironwood Bakery. All rights reserved.", FOOTER)]
    pages = [
        page([(Kind.TITLE, "Bakery in Elmfield - Ironwood Bakery"), *every]),
        page([(Kind.TITLE, "Meet Your Elmfield Baker - Ironwood Bakery"), *every], role="about"),
        page([(Kind.TITLE, "Contact Our Elmfield Baker - Ironwood Bakery"), *every], role="contact"),
    ]
    assert values(read(*pages, domain="elmfieldbaker.example"), "company_name") == ["Ironwood Bakery"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("🦅 Ironwood Bakery", "Ironwood Bakery"),
        ("Ironwood Bakery ★", "Ironwood Bakery"),
        ("➜ Ironwood ☕ Bakery ✔️", "Ironwood ☕ Bakery"),
    ],
)
def test_pictures_at_the_ends_are_no_part_of_a_name(written, expected):
    assert cleaned(written, "") == expected


def test_a_footers_link_to_the_top_is_no_part_of_a_name(name):
    rows = [(Kind.TEXT, "© 2026 Ironwood Bakery Back to top ↑", FOOTER)]
    assert name(rows, "ironwoodbakery.example") == "Ironwood Bakery"


def test_a_pictures_spelling_gives_way(page, read, values):
    rows = [
        (Kind.IMAGE, "Ironwood-Bakery logo", HEADER),
        (Kind.TEXT, "© 2026 Ironwood Bakery", FOOTER),
        (Kind.TITLE, "Ironwood Bakery"),
    ]
    assert values(read(page(rows)), "company_name")[0] == "Ironwood Bakery"


@pytest.mark.parametrize(("label", "expected"), [("h2", "Ironwood Bakery"), ("h3", "Ironwood Bakery")])
def test_a_home_pages_first_heading_is_the_sites_where_it_has_none_above(name, label, expected):
    rows = [
        (Kind.HEADING, "Ironwood Bakery", {"label": label}),
        (Kind.HEADING, "Fresh bread", {"label": label}),
        "At Ironwood Bakery we open at six.",
    ]
    assert name(rows, "ironwood.example") == expected
    assert name([(Kind.HEADING, "Come in", {"label": "h1"}), *rows], "ironwood.example") == ""


def test_what_nearly_every_title_ends_in_is_the_sites_name(page, read, values):
    titles = ["Home", "Visitors", "Gallery", "Our bread", "Our cakes"]
    pages = [
        page([(Kind.TITLE, f"{title} · Granite Loaf Works")], role=title.lower().replace(" ", "-")) for title in titles
    ]
    asked = page([(Kind.TITLE, "Ask · Granite Loaf Works"), "Ask at Granite Loaf Works."], role="ask")
    assert values(read(*pages, asked, domain=NOWHERE), "company_name") == ["Granite Loaf Works"]
