from __future__ import annotations

from dataclasses import replace

import pytest

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import OFFICES, PARTED, Verdict, branch_of, compare

FIRM = Candidate(
    "list:a.csv", "row 2", name="Tarnwick Homes", phone="+15125550123", street="12 Millrace Lane", city="Austin", state="TX",
    zip_code="78704",
)  # fmt: skip
BARE = replace(FIRM, phone="", street="", zip_code="")


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"phone": "5550123", "city": "", "zip_code": "", "street": ""}, Verdict.SAME),
        ({"name": "Tarnwick Homes North Lindle", "phone": ""}, Verdict.SAME),
        ({"name": "Lindle Rentals", "street": "9 Elm St"}, Verdict.DIFFERENT),
        (
            {"name": "Lindle Rentals"},
            Verdict.UNSURE,
        ),  # one number, one door: two that share rooms, or two names of one firm
        ({"name": "THW Homes"}, Verdict.UNSURE),
        ({"name": "Tarnwick Insurance", "phone": "+15125550199"}, Verdict.SAME),  # "Homes" is no trade
        ({"name": "Lindle Rentals", "phone": "+15125550199"}, Verdict.UNSURE),
        ({"name": "Tarnwick Lindle Homes", "street": "12 Millrace Lane, Suite 4", "phone": ""}, Verdict.SAME),
        (
            {"street": "900 Elm St", "city": "Dallas", "zip_code": "75201"},
            Verdict.SAME,
        ),  # offices with a central number
        ({"phone": "+12145550100", "street": "900 Elm St", "city": "Dallas", "zip_code": "75201"}, Verdict.DIFFERENT),
        ({"state": "OK", "city": "Tulsa", "phone": "", "street": "", "zip_code": ""}, Verdict.DIFFERENT),
    ],
)
def test_features_add_up(changes: dict[str, str], verdict: Verdict) -> None:
    other = replace(FIRM, locator="row 3", **changes)
    assert compare(FIRM, other).verdict is compare(other, FIRM).verdict is verdict


@pytest.mark.parametrize(
    ("names", "changes", "verdict"),
    [
        (("John Tarn DDS", "Maria Lindle DDS"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("John Tarn DDS", "Maria Lindle DDS"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Attorney at Law", "Lindle Attorney at Law"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Lindle Pediatrics", "Austin Pediatrics"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Tarn Hill Coffee", "Tarn Hill Barbers"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Tarn Hill Realty", "Tarn Hill Insurance"), {}, Verdict.UNSURE),
        (("Tarn Hill Realty", "Tarn Hill Realty & Insurance"), {}, Verdict.SAME),
        (("Tarn Hill Plumbing", "Tarn Hill Heating"), {}, Verdict.SAME),
        (("Law Office of Ann Tarn", "Roy Lindle, Attorney at Law"), {}, Verdict.UNSURE),
        (("Marta Tarn, LMT", "Joan Tarn, LMT"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Marta Tarn, LMT", "Marta Tarn Massage Therapy"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Mike Tarn Homes", "Michael Tarn Homes"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Roy Tarn Electric", "Roy Tarn Roofing"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Roy Tarn Electric", "Roy Tarn Roofing"), {}, Verdict.SAME),
        (("Tarn Hill Apartments", "Tarn Hill Property Management"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Tarn Hill Realty", "Tarn Hill Realty & Rentals"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Tarn Ridge Management Homes", "TRM Homes"), {}, Verdict.SAME),
        (("Ann Tarn Pottery", "Roy Tarn Design"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Ann Tarn Pottery", "Roy Tarn Design"), {}, Verdict.SAME),
        (("Roy Tarn College", "City Boards Tarn College"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Tarn CPA", "John Tarn, CPA"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Law Office of Ann Tarn", "Law Office of Roy Tarn"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Ann Tarn DDS", "Roy C. Tarn DDS"), {"phone": ""}, Verdict.UNSURE),
        (("Bill Tarn Homes", "William Tarn Homes"), {"phone": ""}, Verdict.SAME),
        (("Ann Tarn DDS", "Ann & Roy Tarn DDS"), {"phone": ""}, Verdict.SAME),
        (("East Tarn Rentals", "West Tarn Rentals"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("North Tarn Homes", "South Tarn Homes Group"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Homes", "North Tarn Homes"), {"phone": ""}, Verdict.SAME),
        (("Red Tarn Homes", "White Tarn Homes"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Red Tarn Homes", "White Tarn Homes"), {}, Verdict.SAME),
        (("Tarn Cntry Homes", "Tarn Country Homes"), {"phone": ""}, Verdict.SAME),
        (("Tarn Hill Florist", "Tarn Hill Flowers"), {"phone": ""}, Verdict.SAME),
        (("Lindle Tarn Homes LTH", "Lindle Tarn Homes Lindle"), {"phone": ""}, Verdict.SAME),
        (("Tarn Hill Pediatrics", "Tarn Hill Cardiology"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Hill Physicians", "Tarn Hill Cardiology Physicians"), {"phone": ""}, Verdict.SAME),
        (("Roy Tarn Electric", "Roy Tarn Roofing"), {"phone": ""}, Verdict.UNSURE),
        # One firm in two spellings, of which a list has the number of one only.
        (("Three Tarn Management", "3 Tarn Management"), {"phone": ""}, Verdict.SAME),
        (("Five Star Homes", "5 Star Homes"), {"phone": ""}, Verdict.SAME),
        (("Ten Tarn Salon", "10 Tarn Salon"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Tarn Family Dentistry", "Tarn Family Dental"), {"phone": ""}, Verdict.SAME),
        (("Tarn Law", "Tarn Attorneys"), {"phone": ""}, Verdict.SAME),
        (("Tarn Heating & Air", "Tarn HVAC"), {"phone": ""}, Verdict.SAME),
        (("Tarn Landscaping", "Tarn Lawn Care"), {"phone": ""}, Verdict.SAME),
        (("Tarn Rentals", "Tarn Property Management"), {"phone": ""}, Verdict.SAME),
        (("Tarn Accounting", "Tarn Bookkeeping"), {"phone": ""}, Verdict.SAME),
        (("Ann Tarn Builder", "Ann Tarn Construction"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Kathy Tarn CPA", "Cathy Tarn CPA"), {"phone": ""}, Verdict.SAME),
        (("Stephen Tarn CPA", "Steven Tarn CPA"), {"phone": ""}, Verdict.SAME),
        (("Eric Tarn DDS", "Erik Tarn DDS"), {"phone": ""}, Verdict.SAME),
        (("Law Office of Carl Tarn", "Karl B. Tarn, Attorney"), {"phone": ""}, Verdict.SAME),
        (("Jeffrey Tarn DDS", "Geoff Tarn DDS"), {"phone": ""}, Verdict.SAME),
        (("Ann Tarn DDS", "Anne Tarn DDS"), {"phone": "+15125550199"}, Verdict.SAME),
        (("Three Tarn Homes", "4 Tarn Homes"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Seven Salon", "Tarn 7 Tattoo"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn 7 Homes", "Tarn Seventh Homes"), {"phone": "+15125550199"}, Verdict.UNSURE),
        (("Tarn Dental", "Tarn Orthodontics"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Heating", "Tarn Plumbing"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Law", "Tarn Title"), {"phone": ""}, Verdict.UNSURE),
        (("Tarn Fourteen Homes", "Tarn 4 Homes"), {"phone": ""}, Verdict.UNSURE),
        (("Tony Tarn CPA", "Toni Tarn CPA"), {"phone": ""}, Verdict.UNSURE),
        (("Eric Tarn CPA", "Mark Tarn CPA"), {"phone": ""}, Verdict.UNSURE),
        (("Ray Tarn DDS", "Rae Tarn DDS"), {"phone": ""}, Verdict.UNSURE),
        (("Dennis Tarn DDS", "Denise Tarn DDS"), {"phone": ""}, Verdict.UNSURE),
        (("Rick Tarn DDS", "Rich Tarn DDS"), {"phone": "+15125550199"}, Verdict.UNSURE),
    ],
)
def test_firms_of_one_house_stay_two_unless_their_names_join_them(
    names: tuple[str, str], changes: dict[str, str], verdict: Verdict
) -> None:
    one, other = replace(FIRM, name=names[0]), replace(FIRM, name=names[1], **changes)
    assert compare(one, other).verdict is compare(other, one).verdict is verdict


def test_units_of_one_house_are_two_places() -> None:
    one = replace(FIRM, street="12 Millrace Lane, Suite 4", phone="")
    other = replace(one, street="12 Millrace Ln Ste 9")
    assert compare(one, other).verdict is Verdict.SAME
    assert compare(one, replace(other, name="Tarnwick Lindle Homes")).verdict is Verdict.UNSURE


def test_two_domains_need_one_number_under_one_name_or_a_move() -> None:
    one = replace(FIRM, phone="", domain="tarnwick.example", website="https://tarnwick.example/")
    other = replace(FIRM, phone="", domain="tarnwickhomes.example", website="https://tarnwickhomes.example/")
    told = compare(one, other)
    assert (told.verdict, told.rule) == (Verdict.UNSURE, "two domains, and no telephone number under one name")
    assert compare(replace(one, phone=FIRM.phone), replace(other, phone=FIRM.phone)).verdict is Verdict.SAME
    moved = compare(one, other, {"tarnwick.example": "tarnwickhomes.example"})
    assert moved.verdict is Verdict.SAME
    assert "one domain leads to the other" in moved.reason
    renamed = compare(one, replace(other, name="Lindle Rentals"), {"tarnwick.example": "tarnwickhomes.example"})
    assert renamed.verdict is Verdict.SAME  # one door, and a redirect that says more than the names
    parked = compare(one, other, {"tarnwick.example": ""})
    assert parked.verdict is Verdict.SAME
    sold = replace(other, name="Lindle Rentals", street="", zip_code="")
    assert compare(one, sold, {"tarnwick.example": "tarnwickhomes.example"}).verdict is not Verdict.SAME


def test_offices_of_a_franchise_on_one_domain_are_told_apart_by_branch_number_and_place() -> None:
    austin = replace(FIRM, domain="brand.example", website="https://www.brand.example/north/")
    tulsa = replace(
        austin, website="https://www.brand.example/south/", phone="+19185550100", city="Tulsa", state="OK", street="",
        zip_code="",
    )  # fmt: skip
    told = compare(austin, tulsa)
    assert told.verdict is Verdict.DIFFERENT
    assert "franchise" in told.rule
    for shared in (
        {"website": "https://www.brand.example/"},
        {"phone": austin.phone},
        {"city": "Austin", "state": "TX"},
    ):
        assert compare(austin, replace(tulsa, **shared)).verdict is Verdict.SAME, shared


AUSTIN = Candidate(
    "list:a.csv", "row 2", name="BrightKey Austin", website="https://brightkey.example/locations/austin",
    domain="brightkey.example", phone="+15125550155", city="Austin", state="TX",
)  # fmt: skip
DALLAS = replace(
    AUSTIN, name="BrightKey Dallas", website="https://brightkey.example/locations/dallas", phone="", city="Dallas"
)


@pytest.mark.parametrize(
    ("one", "other", "joins"),
    [
        ({}, {}, ""),
        ({"phone": "+18005550100"}, {"phone": "+18005550100"}, ""),
        ({"city": "", "state": "", "phone": ""}, {"city": "", "state": ""}, ""),
        ({"website": "https://brightkey.example/locations.php?id=3"}, {"website": "https://brightkey.example/locations.php?id=7"}, ""),
        ({"website": "https://austin.brightkey.example/"}, {"website": "https://dallas.brightkey.example/"}, ""),
        ({"name": "BrightKey"}, {"name": "BrightKey", "city": "Austin"}, ""),
        ({"website": "https://brightkey.example/", "name": "BrightKey", "city": "Phoenix", "state": "AZ"}, {}, ""),
        ({}, {"phone": "+15125550155"}, "telephone number"),
        ({"street": "600 Congress Ave"}, {"street": "600 Congress Avenue"}, "address"),
        ({}, {"name": "BrightKey Austin", "city": "Austin"}, "same name with its city"),
        ({}, {"website": "http://www.brightkey.example/locations/Austin/index.html?utm_source=x"}, "same domain"),
        ({}, {"website": "https://brightkey.example/offices/austin.php"}, "same domain"),
        ({"website": "https://brightkey.example/"}, {"city": "", "state": ""}, "same domain"),
    ],
)  # fmt: skip
def test_different_parts_of_a_shared_site_are_two_firms_unless_something_of_their_own_is_the_same(
    one: dict[str, str], other: dict[str, str], joins: str
) -> None:
    a, b = replace(AUSTIN, **one), replace(DALLAS, **other)
    for told in (compare(a, b), compare(b, a)):
        assert told.verdict is (Verdict.SAME if joins else Verdict.DIFFERENT)
        assert joins in told.rule if joins else told.rule in PARTED


@pytest.mark.parametrize(
    ("changes", "two"),
    [
        ({}, True),
        ({"city": "Austin", "street": "9 Elm St"}, True),
        ({"website": "https://www.brightkey.example/about"}, True),
        ({"licence": "B-2"}, True),  # each has its own
        ({"licence": "B-1"}, False),
        ({"name": "BrightKey"}, False),  # nothing but the brand's word
        ({"name": "BrightKey Austin Rentals"}, False),
        ({"phone": ""}, False),
        ({"phone": "+15125550155"}, False),
        ({"city": "", "state": "", "street": ""}, False),
        ({"city": "Austin", "street": "600 Congress Avenue"}, False),
        ({"city": "Austin", "street": ""}, False),
        ({"street": "600 Congress Ave"}, False),  # one door, called by two cities' names
        ({"name": "BrightKey", "state": "OK", "city": "Tulsa"}, True),
        ({"name": "BrightKey Austin Realty", "state": "OK", "city": "Tulsa"}, False),  # no more than its trade
        ({"name": "BrightKey Austin", "state": "OK", "city": "Tulsa"}, False),
        ({"name": "BrightKey", "state": "OK", "city": "Tulsa", "phone": ""}, False),
    ],
)
def test_one_domain_under_another_name_number_and_place_is_two_offices(changes: dict[str, str], two: bool) -> None:
    austin = replace(AUSTIN, website="https://brightkey.example/", street="600 Congress Ave", licence="B-1")
    dallas = replace(
        austin, name="BrightKey Dallas", phone="+12145550100", city="Dallas", street="1 Elm St", licence=""
    )
    for one, other in ((austin, replace(dallas, **changes)), (replace(dallas, **changes), austin)):
        told = compare(one, other)
        assert (told.verdict, told.rule == OFFICES) == ((Verdict.DIFFERENT, True) if two else (Verdict.SAME, False))


@pytest.mark.parametrize(
    ("website", "branch"),
    [
        ("https://www.brand.example/austin/", "austin"),
        ("https://austin.brand.example/", "austin"),
        ("https://www.brand.example/locations/austin/index.html?x=1", "locations/austin"),
        ("https://www.brand.example/", ""),
        ("https://brand.example", ""),
        ("", ""),
        ("not an address", ""),
    ],
)
def test_a_branch_is_what_stands_beneath_the_domain(website: str, branch: str) -> None:
    assert branch_of(website) == branch


def test_a_reason_names_what_speaks_for_it() -> None:
    assert compare(FIRM, BARE).reason == "same name in Austin, TX"
    every = compare(FIRM, FIRM)
    assert every.reason == "same name and telephone number +15125550123 and address 12 Millrace Lane, 78704 in 78704"
    assert every.score == sum(feature.points for feature in every.features)


def test_firms_of_a_brand_are_told_apart_by_words_of_praise() -> None:
    premier = replace(AUSTIN, name="BrightKey Premier", website="https://brightkey.example/", street="600 Congress Ave")
    gold = replace(premier, name="BrightKey Gold", phone="+12145550100", city="Dallas", street="1 Elm St")
    assert compare(premier, gold).rule == compare(gold, premier).rule == OFFICES
    assert compare(premier, replace(gold, name="BrightKey Premier Homes")).verdict is Verdict.SAME


def test_a_toll_free_number_joins_no_two_names() -> None:
    one, other = (replace(BARE, name=name, phone="+18005550100") for name in ("Tarnside PM", "Lindleview PM"))
    assert compare(one, other).verdict is Verdict.UNSURE
    assert compare(one, replace(other, name="Tarnside PM Austin")).verdict is Verdict.SAME
