"""Whose year it is that a sentence has: the firm's, or that of the brand whose office the firm is."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import CountField, Vocabulary
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.fields.counts import counts
from leadgen_assets.extract.naming.own_names import behind_name

FIRMS_YEAR = CountField(
    kind="count",
    label="Since",
    nouns=("started", "founded", "opened"),
    before=("founded in", "since"),
    least=1850,
    most=2035,
    when=("founded", "opened", "started"),
)


@pytest.mark.parametrize(
    ("text", "office", "own"),
    [
        ("Maple Hollow was founded in 1994 and has 60 offices.", [], ["1994"]),
        ("Maple Hollow was founded in 1994.", [], ["1994"]),
        ("Maple Hollow was started in 1994.", [], ["1994"]),
        ("In 1994 Ann Alder founded Maple Hollow.", [], ["1994"]),
        ("Ann Alder started Maple Hollow in 1994.", [], ["1994"]),
        ("Founded in 1994, Maple Hollow has 60 offices.", [], ["1994"]),
        ("Maple Hollow, founded in 1994, has 60 offices.", [], ["1994"]),
        ("Maple Hollow Rentals was founded in 1994.", [], ["1994"]),
        ("Ann Alder opened Maple Hollow Spokane in 2016.", ["2016"], None),
        ("Maple Hollow Spokane was started in 2016.", ["2016"], None),
        ("Maple Hollow Spokane was founded in 2016 and is one of 60 offices.", ["2016"], None),
        ("Founded in 1994, Maple Hollow Spokane® has 60 rivals in Spokane.", ["1994"], None),
        ("Our firm was founded in 1994.", ["1994"], ["1994"]),
        ("Founded in 1994, we look after homes.", ["1994"], ["1994"]),
    ],
)
def test_the_year_of_a_brand_is_its_own_and_no_offices(page, text, office, own):
    def years(letters: str) -> list[str]:
        return [fact.value for fact in counts("founded", FIRMS_YEAR, [page([text])], letters)]

    assert years("maplehollowspokanecom maplehollowspokane") == office
    assert own is None or years("maplehollowcom maplehollow") == own
    assert own is None or years("maplehollowpmcom maplehollowvacationrentals") == own
    # The town is the domain's alone: the firm is called by nothing more.
    assert own is None or "60" in text or years("maplehollowspokanecom maplehollow") == own


@pytest.mark.parametrize(
    ("rest", "is_more"),
    [
        ("", False), ("rentals", False), ("propertymanagement", False), ("autorepair", False), ("doggrooming", False),
        ("sonsplumbing", False), ("customhomes", False), ("heatingandair", False), ("spokane", True), ("saltlakecity", True),
        ("rentalsboise", True), ("tulsarealty", True), ("lansing", True), ("north", True), ("bigspring", True),
    ],
)  # fmt: skip
def test_a_trade_behind_a_name_is_no_more_of_it_and_a_town_is(rest, is_more):
    assert behind_name("Maple Hollow", f"maplehollow{rest}com") == [is_more]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Established in 1994, Maple Hollow manages 530 units.", ["1994"]),
        ("Founded in 1994, Maple Hollow Rentals looks after homes.", ["1994"]),
        ("Founded back in 1994, Maple Hollow is family owned.", ["1994"]),
        ("Founded in 1994, we manage homes.", ["1994"]),
        ("Founded in 1994 by Ann Alder, our firm is small.", ["1994"]),
        ("Founded in 1994, Keyrenter has 60 offices.", []),
        ("Established in 1994, Spokane is a city.", []),
        ("Founded in 1994, Oakfield Bank manages trusts.", []),
    ],
)
def test_a_year_in_front_of_a_name_is_that_names(page, property_management, text, year):
    spec = property_management.vocabulary.fields["founded"]
    found = counts("founded", spec, [page([text], role="about")], "maplehollowcom maplehollow")
    assert [fact.value for fact in found] == year


@pytest.mark.parametrize(
    ("foot", "year"),
    [
        ("Maple Hollow is a DBA of Kessler Properties LLC", ["1989"]),
        ("Kessler Properties LLC dba Maple Hollow", ["1989"]),
        ("© 2026 Kessler Properties, Inc., doing business as Maple Hollow", ["1989"]),
        ("Maple Hollow is a registered trade name of Kessler Properties LLC.", ["1989"]),
        ("Kessler Properties, LLC (d/b/a Maple Hollow)", ["1989"]),
        ("Kessler Properties LLC dba Pine Cleaning", []),
        ("Website by Kessler Properties LLC. Maple Hollow is a DBA of Elm LLC.", []),
        ("Kessler Properties LLC", []),
    ],
)
def test_the_year_of_the_name_behind_a_trade_name_is_the_firms(page, rungs, values, foot, year):
    vocabulary = Vocabulary(fields={"founded": FIRMS_YEAR})
    said = page(["Kessler Properties LLC was founded in 1989.", foot], role="about")
    assert values(extract([said], vocabulary, rungs, "maplehollow.example"), "founded") == year
