"""The name of a firm that says of which brand it is one, where the brand's own name stands behind the copyright mark."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.firm.parent_brands import parent_brands

FOOTER = {"region": Region.FOOTER}
H1 = {"label": "h1"}


def names(values, read, page, title, heading, footer, domain):
    rows = [(Kind.TITLE, title), (Kind.HEADING, heading, H1), (Kind.TEXT, footer, FOOTER)]
    return values(read(page(rows), domain=domain), "company_name")


@pytest.mark.parametrize("domain", ["ironwoodagency.example", "q7.example"])
@pytest.mark.parametrize(
    ("title", "footer"),
    [
        ("Contact Us - Ironwood Agency - A Tellur Agency", "© 2025 Tellur Insurance Company"),
        (
            "Home | Ironwood Agency | An independent Tellur Affiliate",
            "© 2025 Tellur Real Estate LLC. All rights reserved.",
        ),
        ("Ironwood Agency - Authorized Tellur Dealer", "Copyright 2025 Tellur Corporation"),
    ],
)
def test_the_brands_copyright_line_is_not_the_firms(values, read, page, domain, title, footer):
    assert names(values, read, page, title, "Ironwood Agency", footer, domain) == ["Ironwood Agency"]


@pytest.mark.parametrize("holder", ["Tellur Franchise, LLC", "Tellur Franchising Inc.", "Tellur Franchise Systems"])
def test_who_licenses_the_brand_is_not_its_office(values, read, page, holder):
    rows = [
        (Kind.TITLE, "Boise Homes | Tellur Rentals Boise"),
        (Kind.TEXT, f"© 2025 {holder}. Tellur Rentals Boise is independently owned.", FOOTER),
    ]
    assert values(read(page(rows), domain="tellurboise.example"), "company_name") == ["Tellur Rentals Boise"]
    assert values(read(page([*rows[1:]]), domain="tellurfranchise.example"), "company_name")[0].startswith(
        "Tellur Franchis"
    )


def test_the_brand_itself_keeps_its_name(values, read, page):
    found = names(
        values, read, page, "Home | A Tellur Company", "Tellur", "© 2025 Tellur Insurance Company", "tellur.example"
    )
    assert found[0].startswith("Tellur")


@pytest.mark.parametrize(
    "title", ["A Family Company", "An Ohio Company", "A Full Service Agency", "Your Local Agency", "Tellur Agency"]
)
def test_praise_names_no_brand(page, title):
    assert parent_brands([page([(Kind.TITLE, f"Ironwood | {title}")])], "ironwood") == frozenset()
