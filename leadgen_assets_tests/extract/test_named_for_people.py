"""Who bears the firm's name, two of one surname behind their post, and what stands beside a name without being a firm's."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets_tests.extract.test_other_titles import titles_of

FIRM = (Kind.TITLE, "Rivermont Law Group")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Roger Rivermont has spent 25 years litigating for insurers and their clients.", ["Roger Rivermont"]),
        ("Roger Rivermont has spent the last two decades in court.", ["Roger Rivermont"]),
        ("Roger Rivermont was born in 1970. He attended school in our county.", ["Roger Rivermont"]),
        ("Roger Rivermont was born and raised in Elmfield in 1981.", ["Roger Rivermont"]),
        # Of long ago, of others, and what takes no years.
        ("Roger Rivermont was born in 1885 and opened a shop.", []),
        ("Roger Rivermont was born in 1931 and opened a shop.", []),
        ("Roger Stone has spent 25 years litigating for insurers.", []),
        ("Roger Stone was born in 1970. He attended school in our county.", []),
        ("Roger Rivermont has spent a fortune on cars.", []),
    ],
)
def test_who_bears_the_firms_name_is_told_of_as_its_own(page, read, text, found):
    pages = page([FIRM, (Kind.HEADING, "Rivermont Law Group"), text])
    assert list(titles_of(read(pages, domain="rivermontlaw.example"))) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Attorneys Tom and Bob Stone", {"Tom Stone": ["Attorney"], "Bob Stone": ["Attorney"]}),
        ("Realtors Mary & John Reed", {"Mary Reed": ["Realtor"], "John Reed": ["Realtor"]}),
        ("Dentists Jane and Robert Alder", {"Jane Alder": ["Dentist"], "Robert Alder": ["Dentist"]}),
        # Clients, people of note, and what is no post.
        ("Clients Tom and Bob Stone", {}),
        ("Presidents George and John Stone", {}),
        ("Judges Tom and Mary Stone", {}),
        ("Artists Tom and Mary Stone", {}),
        ("Neighbors Tom and Mary Stone", {}),
        ("Thanks Tom and Mary Stone", {}),
        ("Attorneys Serving Stone and Reed", {}),
    ],
)
def test_a_post_in_front_of_two_of_one_surname_is_both_ones(page, read, line, found):
    assert titles_of(read(page(["We answer within a day.", line, "We fight for you."]))) == found


def test_a_name_of_three_words_that_is_the_firms_is_read_whole(page, read):
    text = "Edwin Varel Alder is the founding attorney of the Law Office of Edwin Varel Alder."
    rows = [(Kind.TITLE, "Law Office of Edwin Varel Alder"), (Kind.HEADING, "Law Office of Edwin Varel Alder"), text]
    assert list(titles_of(read(page(rows, role="about"), domain="alder.example"))) == ["Edwin Varel Alder"]


@pytest.mark.parametrize(
    "line",
    ["Founder, Maple Hollow · US Army Veteran", "Founder, Maple Hollow | Elm County Native", "Founder, Maple Hollow"],
)
def test_what_somebody_is_besides_the_post_is_no_other_firm(page, read, line):
    rows = [(Kind.TITLE, "Maple Hollow"), "Ready to see your numbers?", (Kind.HEADING, "Chris Alder"), line]
    assert titles_of(read(page(rows))) == {"Chris Alder": ["Founder, Maple Hollow"]}


def test_another_firm_behind_the_post_still_is_one(page, read):
    rows = ["Ready to see your numbers?", (Kind.HEADING, "Chris Alder"), "Founder, Elm Partners · Goldfield Homes"]
    assert titles_of(read(page(rows))) == {}


@pytest.mark.parametrize(("region", "found"), [(Region.NAV, ["Jane Stone"]), (Region.MAIN, [])])
def test_the_last_link_of_a_menu_is_no_firm_of_the_first_person_below(page, read, region, found):
    link = (Kind.LINK, "Stone Family Forms", {"region": region, "href": "https://forms-vendor.example/sign_in?site=1"})
    rows = [link, (Kind.HEADING, "Staff", {"region": Region.HEADER}), "Dr. Jane Stone – Dentist", "We answer."]
    assert list(titles_of(read(page(rows, role="team")))) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Carolina Stone, Esq.", ["Carolina Stone"]),
        ("Dr. Carolina Stone", ["Carolina Stone"]),
        ("Carolina Beach, NC", []),
        ("Carolina Homes, LLC", []),
        ("Carolina Pines", []),
        ("Dakota County, MN", []),
    ],
)
def test_letters_show_that_a_states_name_is_somebodys(page, read, name, found):
    rows = [(Kind.HEADING, name, {"card": 2}), (Kind.TEXT, "Co-Founder", {"card": 2})]
    assert list(titles_of(read(page(rows, role="team")))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In partnership with Nora Flint, Elm Preparation Services", []),
        ("A guide in collaboration with Nora Flint, Goldfield Partners LLC.", []),
        # Our own, with a post, a field, a town, a second person, or our own name.
        ("In partnership with Nora Flint, Managing Partner", ["Nora Flint"]),
        ("In partnership with Nora Flint, Maple Hollow", ["Nora Flint"]),
        ("In partnership with Nora Flint, CPA", ["Nora Flint"]),
        ("In partnership with Nora Flint, Tom Stone answers you.", ["Nora Flint"]),
        ("In partnership with Nora Flint, Client Services", ["Nora Flint"]),
        ("In partnership with Nora Flint, we look after homes.", ["Nora Flint"]),
        ("In partnership with Elm Preparation Services", ["Nora Flint"]),
        ("Nora Flint works in partnership with you, Monday to Friday.", ["Nora Flint"]),
    ],
)
def test_who_is_named_with_a_partners_firm_is_of_that_one(page, read, text, found):
    rows = ["Maple Hollow", (Kind.HEADING, "Nora Flint", {"card": 2}), (Kind.TEXT, "Estate Specialist", {"card": 2})]
    assert list(titles_of(read(page(rows, role="team"), page([text])))) == found


_TRADES = (
    "Solicitors", "Lettings", "Opticians", "Auctioneers", "Funerals", "Plumbers", "Roofers", "Jewellers", "Butchers", "Joiners",
    "Physiotherapists", "Pharmacies",
)  # fmt: skip


@pytest.mark.parametrize("trade", _TRADES)
@pytest.mark.parametrize("below", ["Principal: Deirdre Stone", "Director"])
def test_a_plural_trade_behind_two_names_is_a_firm(page, read, trade, below):
    name = f"Kelly Vesper {trade}"
    pages = page([(Kind.TITLE, name), (Kind.HEADING, name), below])
    assert name not in titles_of(read(pages, domain="kellyvesper.example"))


@pytest.mark.parametrize(
    "name",
    [
        "Kelly Waters", "Jane Masters", "Tom Rivers", "Ann Banks", "Paul Sanders", "Mary Wells", "Rita Ellis", "Jo Mary Roberts",
        "Dan Mills", "Greg Sellers", "Ana Torres", "Mary Baker", "Kelly Butcher", "Anna Taylor", "Jane Mason", "Kelly Hart",
    ],
)  # fmt: skip
def test_surnames_that_end_or_mean_the_like_stay(page, read, name):
    pages = page([FIRM, (Kind.HEADING, "Our Team"), (Kind.HEADING, name), "Director"], role="team")
    assert titles_of(read(pages, domain="rivermontlaw.example")) == {name: ["Director"]}


def test_a_line_that_is_all_of_the_firms_longer_name_is_nobody(page, read):
    name = "Paul Vesper BXQ"
    pages = page([(Kind.TITLE, name), (Kind.HEADING, name), "Director"])
    assert titles_of(read(pages, domain="paulvesperbxq.example")) == {}


def test_a_firm_named_for_one_with_letters_is_that_one(page, read):
    name = "Emma Vesper DDS"
    pages = page([(Kind.TITLE, name), (Kind.HEADING, name), "Owner"])
    assert titles_of(read(pages, domain="emmavesperdds.example")) == {"Emma Vesper": ["Owner"]}
