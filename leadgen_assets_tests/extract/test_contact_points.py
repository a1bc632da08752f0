from __future__ import annotations

import pytest

from leadgen_assets.domain.page import Kind, Region


@pytest.mark.parametrize(
    ("text", "phone", "fax"),
    [
        ("Phone: (512) 555-0101 Fax: (512) 555-0102", ["+15125550101"], ["+15125550102"]),
        ("P 512.555.0101 | F: 512.555.0102", ["+15125550101"], ["+15125550102"]),
        ("Phone/Fax 512-555-0101", ["+15125550101"], []),
        ("512 555 0102 (fax)", [], ["+15125550102"]),
        ("Call 1-512-555-0101 today", ["+15125550101"], []),
        ("Licence 5125550, order 12-34-56", [], []),
        ("Rent $1,512 555 0101", [], []),
    ],
)
def test_phone_and_fax_are_told_apart(page, read, values, text, phone, fax):
    extraction = read(page([text], role="contact"))
    assert values(extraction, "phone") == phone
    assert values(extraction, "fax") == fax


def test_a_label_of_its_own_says_fax(page, read, values):
    extraction = read(page(["Fax", "512-555-0102", "Phone", "512-555-0101"], role="contact"))
    assert values(extraction, "fax") == ["+15125550102"]
    assert values(extraction, "phone") == ["+15125550101"]


def test_a_local_number_comes_before_a_toll_free_one(page, read, values):
    extraction = read(page(["Toll-free 800-555-0199", "Office 512-555-0101"], role="contact"))
    assert values(extraction, "phone")[0] == "+15125550101"


def test_the_footer_comes_before_running_text(page, read, values):
    footer = (Kind.TEXT, "512-555-0101", {"region": Region.FOOTER})
    extraction = read(
        page(["Our friends at Elm Roofing answer at 512-555-0155, they are good people and " * 2, footer])
    )
    assert values(extraction, "phone")[0] == "+15125550101"


def test_a_tel_link_is_quoted_with_its_address_where_its_text_shows_no_number(page, read):
    link = (Kind.LINK, "Call us", {"href": "tel:+15125550101"})
    fact = next(fact for fact in read(page([link])).facts if fact.field == "phone")
    assert (fact.value, fact.quote) == ("+15125550101", "tel:+15125550101 Call us")


@pytest.mark.parametrize(
    "row",
    [
        "Write to info@maplehollow.example.",
        "info [at] maplehollow [dot] example",
        "info(at)maplehollow.example",
        "info AT maplehollow DOT example",
        (Kind.LINK, "E-mail us", {"href": "mailto:Info@MapleHollow.example?subject=Hello"}),
        (Kind.STRUCTURED, "info@maplehollow.example", {"label": "RealEstateAgent.email"}),
    ],
)
def test_mailboxes_are_read_however_they_are_written(page, read, values, row):
    assert values(read(page([row])), "email") == ["info@maplehollow.example"]


@pytest.mark.parametrize(
    "text", ["logo@2x.png", "you@example.com", "name@maplehollow.example", "meet us at firm dot", "@maple"]
)
def test_files_and_placeholders_are_no_mailboxes(page, read, values, text):
    assert values(read(page([text])), "email") == []


def test_the_own_domain_comes_before_others(page, read, values):
    extraction = read(
        page(["design@pixelbarn.example", "maplehollow@gmail.com", "office@maplehollow.example"], role="contact")
    )
    assert values(extraction, "email")[:2] == ["office@maplehollow.example", "maplehollow@gmail.com"]


def test_an_hcard_tells_telephone_and_fax(page, read, values):
    rows = [
        (Kind.STRUCTURED, "512-555-0101", {"label": "vcard.tel"}),
        (Kind.STRUCTURED, "512-555-0102", {"label": "vcard.fax"}),
    ]
    extraction = read(page(rows))
    assert values(extraction, "phone") == ["+15125550101"]
    assert values(extraction, "fax") == ["+15125550102"]
