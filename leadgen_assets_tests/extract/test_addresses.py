from __future__ import annotations

import pytest

from leadgen_assets.domain.page import Kind, Region

FIELDS = ("street", "city", "state", "zip_code")


def first(values, extraction):
    return tuple(next(iter(values(extraction, field)), "") for field in FIELDS)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["12 Alder Street, Suite 4, Austin, TX 78701"], ("12 Alder Street, Suite 4", "Austin", "TX", "78701")),
        (["12 Alder St. Austin TX 78701-1234"], ("12 Alder St.", "Austin", "TX", "78701")),
        (["Visit us", "12 Alder Street", "Austin, Texas 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Alder Street", "Suite 400", "Austin, TX 78701"], ("12 Alder Street, Suite 400", "Austin", "TX", "78701")),
        (["12 Alder Street", "Suite 400, Austin, TX 78701"], ("12 Alder Street, Suite 400", "Austin", "TX", "78701")),
        (["Suite 400", "12 Alder Street", "Austin, TX 78701"], ("Suite 400, 12 Alder Street", "Austin", "TX", "78701")),
        (["P.O. Box 12, Santa Fe, New Mexico 87501"], ("P.O. Box 12", "Santa Fe", "NM", "87501")),
        (["4700 W. 160th Street, St. Louis, MO 63101"], ("4700 W. 160th Street", "St. Louis", "MO", "63101")),
        (["1100 Broadway, Denver, CO 80203"], ("1100 Broadway", "Denver", "CO", "80203")),
        (["900 G Street NW, Washington, DC 20001"], ("900 G Street NW", "Washington", "DC", "20001")),
        (["12 ALDER STREET", "AUSTIN, TX 78701"], ("12 ALDER STREET", "Austin", "TX", "78701")),
        (["Charleston, West Virginia 25301"], ("", "Charleston", "WV", "25301")),
    ],
)
def test_an_address_in_one_segment_or_several(page, read, values, rows, expected):
    assert first(values, read(page(rows, role="contact"))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We serve Austin, Dallas and all of Texas.",
        "Austin, TX",
        "123 King Street West, Toronto, ON M5H 1A1",
        "10 High Street, Leeds LS1 4AP",
        "1 Beach Road, Perth, WA 6000",
        "Open in 12345 ways",
        "Call us or 78701 people will",
    ],
)
def test_a_mention_or_a_foreign_address_gives_no_state(page, read, values, text):
    assert values(read(page([text], role="contact")), "state") == []


def test_structured_data_is_an_address(page, read, values):
    rows = [
        (Kind.STRUCTURED, "12 Alder Street", {"label": "RealEstateAgent.address.streetAddress"}),
        (Kind.STRUCTURED, "Austin", {"label": "RealEstateAgent.address.addressLocality"}),
        (Kind.STRUCTURED, "Texas", {"label": "RealEstateAgent.address.addressRegion"}),
        (Kind.STRUCTURED, "78701", {"label": "RealEstateAgent.address.postalCode"}),
    ]
    assert first(values, read(page(rows))) == ("12 Alder Street", "Austin", "TX", "78701")


def test_every_part_quotes_its_own_line(page, read):
    extraction = read(page(["12 Alder Street", "Austin, TX 78701"], role="contact"))
    quotes = {fact.field: (fact.segment, fact.quote) for fact in extraction.facts if fact.field in FIELDS}
    assert quotes["street"] == (1, "12 Alder Street")
    assert quotes["city"] == quotes["state"] == quotes["zip_code"] == (2, "Austin, TX 78701")


def test_the_contact_page_and_the_more_frequent_address_come_first(page, read, values):
    home = page(
        [
            "Branch",
            "9 Elm Road",
            "Tulsa, OK 74101",
            (Kind.TEXT, "12 Alder Street, Austin, TX 78701", {"region": Region.FOOTER}),
        ]
    )
    contact = page(
        ["12 Alder Street", "Austin, TX 78701", "9 Elm Road", "Tulsa, OK 74101", "12 Alder Street, Austin, TX 78701"],
        role="contact",
    )
    assert first(values, read(home, contact)) == ("12 Alder Street", "Austin", "TX", "78701")


def test_a_list_of_properties_is_not_where_the_company_is(page, read, values):
    homes = page([f"{number} Elm Road, Tulsa, OK 74101" for number in range(100, 120)])
    assert values(read(homes), "state") == []


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("vcard", ("street-address", "locality", "region", "postal-code")),
        ("LocalBusiness.address", ("streetAddress", "addressLocality", "addressRegion", "postalCode")),
    ],
)
def test_hcard_and_microdata_are_addresses(page, read, values, path, parts):
    texts = ("12 Alder Street", "Austin", "TX", "78701")
    rows = [(Kind.STRUCTURED, text, {"label": f"{path}.{part}"}) for part, text in zip(parts, texts, strict=True)]
    assert first(values, read(page(rows))) == texts
