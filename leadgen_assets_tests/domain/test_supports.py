from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import counted_quote, link_quote, quote_supports, supports, title_stands_by
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.pages.page import Kind, Region, Segment

URL = "https://maplehollow.example/contact"
VOCABULARY = Vocabulary.model_validate(
    {
        "fields": {
            "pms": {
                "kind": "linked_host",
                "label": "Software",
                "values": {"appfolio": {"tenant_hosts": ["{tenant}.appfolio.com"], "names": ["AppFolio"]}},
            },
            "units": {
                "kind": "count",
                "label": "Units",
                "nouns": ["doors", "units under management"],
                "before": ["portfolio of"],
            },
            "founded": {"kind": "count", "label": "Founded", "nouns": ["founded"], "least": 1850, "most": 2035},
            "portfolio": {"kind": "phrases", "label": "Portfolio", "values": {"single_family": ["single-family"]}},
        }
    }
)


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("company_name", "Maple Hollow, LLC", "© 2026 MAPLE HOLLOW, LLC. All rights reserved"),
        ("company_name", "Café Maple", "Cafe Maple | Home"),
        ("street", "12 Alder Street", "12 Alder Street, Austin, TX 78701"),
        ("city", "Austin", "AUSTIN, TX 78701"),
        ("state", "TX", "Austin, TX 78701"),
        ("state", "TX", "Austin, Texas"),
        ("state", "TX", "tx"),
        ("state", "DC", "Washington, D.C. 20001, USA"),
        ("state", "NM", "Santa Fe, New Mexico 87501"),
        ("state", "WV", "Charleston, West Virginia 25301"),
        ("zip_code", "78701", "Austin, TX 78701-1234"),
        ("phone", "+15125550101", "Call (512) 555-0101 today"),
        ("phone", "+15125550101", "tel:+1-512-555-0101 Call us"),
        ("phone", "+15125550101", "tel:%28512%29%20555-0101"),
        ("phone", "+15125550101", "https://wa.me/15125550101 Chat"),
        ("phone", "+15125550101", "https://api.whatsapp.com/send?phone=15125550101&text=Hi Chat"),
        ("phone", "+15125550101", "sms:+15125550101 Text us"),
        ("email", "jane@maplehollow.example", "mailto:Jane%20Doe%20%3Cjane@maplehollow.example%3E Write"),
        ("phone", "+18003569377", "1-800-FLOWERS"),
        ("phone", "+442079460958", "Tel 020 7946 0958"),
        ("fax", "+15125550102", "Fax 512.555.0102 ext 4"),
        ("email", "jane@maplehollow.example", "Jane [at] maplehollow [dot] example"),
        ("email", "jane@maplehollow.example", "mailto:Jane@MapleHollow.example?subject=x Write"),
        ("full_name", "Jane Alder", "Jane Q. Alder, CPM"),
        ("full_name", "Jane Alder", 'JANE "Janie" ALDER'),
        ("full_name", "Jane Alder", "Alder, Jane"),
        ("title", "Owner / Broker", "Jane Alder, Owner/Broker"),
        ("title", "Owner", "Owners John and Jane Alder answer"),
        ("title", "Owner", "John & Jane Alder, Owners"),
        ("title", "Owner", "Owners"),
        ("title", "Owner", "Maple Hollow is owned and operated by Jane Alder."),
        ("title", "Founder", "Maple Hollow was founded by Jane Alder."),
        ("title", "Owner", "I'm Jane Alder and I own Maple Hollow."),
        ("title", "Owner / Broker", "Owners / Brokers"),
        ("title", "Owner/Operator", "Owner/Operators"),
        ("title", "OWNER", "OWNERS"),
        (
            "linkedin_url",
            "https://www.linkedin.com/in/jane-alder",
            "https://www.linkedin.com/in/jane-alder/?x=1 LinkedIn",
        ),
        ("pms", "appfolio", "https://maplehollow.appfolio.com/connect Login"),
        ("pms", "appfolio", "Pay through AppFolio"),
        ("pms_tenant", "maplehollow", "https://maplehollow.appfolio.com/connect Login"),
        ("units", "1200", "We manage 1,200+ doors"),
        ("units", "450", "450+ units under management"),
        ("units", "450", "Doors that we look after 450"),
        ("units", "450", "Doors: 450 Owners: 35"),
        ("units", "450", "Maple Hollow | Doors | 450"),
        ("units", "450", "A portfolio of over 450 in Austin"),
        ("units", "450", "Our doors now number 450."),
        ("units", "450", "We care for 450 managed doors"),
        ("units", "450", "We care for 450 lofts and doors"),
        ("units", "450", "450 Doors: all of them in Austin"),
        ("units", "450", "We look after 450 older, well-kept and small Dallas doors"),
        ("founded", "1998", "We, the Alders of Austin, founded it in 1998"),
        ("portfolio", "single_family", "Single-Family rentals"),
    ],
)
def test_a_quote_that_carries_the_value(field, value, quote):
    assert quote_supports(field, value, quote, URL, VOCABULARY)


@pytest.mark.parametrize(
    ("state", "row", "told"),
    [
        ("TX", "Acme | austin tx", True),
        ("TX", "Acme | austin, tx | acme.example", True),
        ("TX", "Acme | 12 elm st, austin, tx (HQ)", True),
        ("TX", "Acme | austin | Tx", True),
        ("TX", "Acme | us-tx", True),
        ("OR", "Acme | portland, or", True),
        ("IN", "drive in | Austin", False),
        ("OR", "rent or buy | Austin", False),
        ("OK", "Acme | austin, tx", False),
    ],
)
def test_a_cell_of_a_list_tells_its_state_in_small_letters_too(state: str, row: str, told: bool) -> None:
    for method in (Method.LIST, Method.SUPPLIED):
        assert quote_supports("state", state, row, "file:firms.csv", VOCABULARY, method) is told
    assert not quote_supports("state", state, row, URL, VOCABULARY, Method.TEXT), "on a page they may be words"


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("company_name", "Maple Hollow", "Maple and Hollow"),
        ("company_name", "Maple Hollow", "Maple Hollowood"),
        ("company_name", "---", "---"),
        ("state", "IN", "we live in Austin"),
        ("state", "OR", "rent or buy"),
        ("state", "VA", "Virginians"),
        ("state", "XX", "XX"),
        ("zip_code", "78701", "787012"),
        ("title", "Owner", "Jane Alder owned Maple Hollow."),
        ("title", "Owner", "I own two homes, said Jane Alder."),
        ("phone", "+15125550101", "512-555-0102"),
        ("phone", "+15125550101", "5125550101234567890"),
        ("phone", "5125550101", "512-555-0101"),
        ("email", "jane@maplehollow.example", "xjane@maplehollow.example"),
        ("email", "jane@maplehollow.example", "jane@maplehollow.example.org"),
        ("full_name", "Jane Alder", "Jane and her many good friends of Alder"),
        ("full_name", "Jane Alder", "Janet Alder"),
        ("full_name", "Alder Jane", "Jane Alder, broker since 1999"),
        ("full_name", "Alder Jane", "You will mostly deal with Jane Alder, President"),
        ("title", "Owner", "Owners welcome"),
        ("title", "Owner", "Jane Alder helps owners and tenants"),
        ("linkedin_url", "https://www.linkedin.com/in/jane-alder", "https://linkedin.com.evil.example/in/jane-alder"),
        ("pms", "appfolio", "https://maplehollow.appfolio.com.evil.example/"),
        ("pms", "appfolio", "https://evil.example/?appfolio.com"),
        ("pms", "buildium", "https://maplehollow.managebuilding.com"),
        ("pms_tenant", "other", "https://maplehollow.appfolio.com/connect"),
        ("portfolio_tenant", "single_family", "single-family"),
        ("units", "300", "Zone of 300 parking lots"),
        ("units", "30", "300 doors"),
        ("units", "35", "We keep doors for 35 owners, and one alone has doors elsewhere"),
        ("units", "24", "Our doors are open 24 hours a day"),
        ("units", "97", "Our doors are let at 97%"),
        ("units", "12", "Our 12 managers look after doors"),
        ("units", "15", "We have had doors under our care for 15 years"),
        ("units", "30", "Doors come with a 30 day guarantee"),
        ("portfolio", "single_family", "single families"),
        ("portfolio", "other", "single-family"),
        ("nothing_known", "x", "x"),
        ("phone", "", "512-555-0101"),
        ("phone", "+15125550101", ""),
    ],
)
def test_a_quote_that_does_not(field, value, quote):
    assert not quote_supports(field, value, quote, URL, VOCABULARY)


def test_domain_and_website_are_the_pages_own_address():
    assert quote_supports("domain", "maplehollow.example", URL, URL, VOCABULARY)
    assert quote_supports("website", "https://maplehollow.example/", URL, URL, VOCABULARY)
    assert not quote_supports("domain", "other.example", URL, URL, VOCABULARY)
    assert not quote_supports("domain", "maplehollow.example", "maplehollow.example", URL, VOCABULARY)
    assert not quote_supports("website", "https://maplehollow.example.org/", URL, URL, VOCABULARY)


def test_a_list_says_the_website_in_its_row():
    quote = "Maple Hollow, www.maplehollow.example, Austin, TX"
    assert quote_supports("domain", "maplehollow.example", quote, "file:///lists/firms.csv", VOCABULARY)
    assert quote_supports("website", "https://maplehollow.example/", quote, "file:///lists/firms.csv", VOCABULARY)


def fact(quote, *, segment=3, method=Method.LAYOUT, value="+15125550101", field="phone"):
    return Fact(COMPANY, field, value, URL, segment, quote, method, 0.9)


SEGMENT = Segment(3, Kind.TEXT, Region.MAIN, "Call 512-555-0101 today")


def test_the_segment_must_carry_the_quote():
    assert supports(fact("512-555-0101"), SEGMENT, VOCABULARY)
    assert not supports(fact("Ring 512-555-0101"), SEGMENT, VOCABULARY)
    assert not supports(fact("512-555-0101", segment=4), SEGMENT, VOCABULARY)
    assert not supports(fact("512-555-0101"), None, VOCABULARY)


def test_a_link_is_quoted_by_address_and_text():
    link = Segment(3, Kind.LINK, Region.MAIN, "Call us", href="tel:+15125550101")
    assert supports(fact(link_quote(link)), link, VOCABULARY)
    assert not supports(fact("tel:+15125550101 Call"), link, VOCABULARY)


def test_a_row_of_a_list_needs_no_segment():
    assert supports(fact("Maple Hollow; 5125550101", method=Method.LIST), None, VOCABULARY)


def test_an_entry_of_a_directory_links_the_website():
    quote = "Maple Hollow | https://www.maplehollow.example/?from=list Website"
    assert supports(fact(quote, method=Method.DIRECTORY, field="domain", value="maplehollow.example"), None, VOCABULARY)
    assert not supports(fact(quote, method=Method.DIRECTORY, field="domain", value="other.example"), None, VOCABULARY)
    assert not supports(
        fact(quote, method=Method.LAYOUT, field="domain", value="maplehollow.example"), None, VOCABULARY
    )


def counted(value, entries, quote=None):
    quote = counted_quote(entries) if quote is None else quote
    return supports(fact(quote, method=Method.COUNTED, field="units", value=value), None, VOCABULARY)


def test_counted_entries_are_quoted_each_and_counted_again():
    homes = [f"{n} Elm St, a house with a very long name | and more" for n in range(1, 13)]
    assert counted("12", homes)
    assert all(len(part) <= 40 for part in counted_quote(homes).split(" | "))
    assert not counted("13", homes)
    assert not counted("11", homes)
    assert not counted("12", homes, counted_quote(homes[:11]) + " | –")
    assert not counted("2", [], "x" * 41 + " | y")
    assert not counted("12", [], "12 doors")
    assert counted_quote(["x"] * 201) == ""
    assert counted_quote(["x", "–"]) == ""
    assert not quote_supports("units", "12", counted_quote(homes), URL, VOCABULARY), "only counted entries are counted"
    assert not quote_supports("phone_count", "1", "x", URL, VOCABULARY, Method.COUNTED)


def test_a_title_stands_by_its_name():
    def at(number, card=0, region=Region.MAIN):
        return Segment(number, Kind.TEXT, region, "x", card=card)

    assert title_stands_by(at(3), at(3))
    assert title_stands_by(at(3, card=1), at(9, card=1))
    assert title_stands_by(at(3), at(5))
    assert not title_stands_by(at(3), at(6))
    assert not title_stands_by(at(3, card=1), at(4, card=2))
    assert not title_stands_by(at(3), at(4, region=Region.FOOTER))


@given(
    st.sampled_from(
        [
            "company_name",
            "state",
            "zip_code",
            "phone",
            "email",
            "full_name",
            "title",
            "linkedin_url",
            "domain",
            "website",
            "pms",
            "units",
            "portfolio",
        ]
    ),
    st.text(max_size=30),
    st.text(max_size=60),
)
def test_whatever_is_asked_it_answers(field, value, quote):
    assert quote_supports(field, value, quote, URL, VOCABULARY) in (True, False)


def test_a_verified_fact_differs_in_nothing_else() -> None:
    fact = Fact(
        COMPANY,
        "phone",
        "+12545550101",
        URL,
        3,
        "254-555-0101",
        Method.SUPPLIED,
        0.9,
        said_by="list",
        seen_at="2026-01-02",
    )
    assert fact.as_verified() == replace(fact, verified=True)
