"""A number of units is the firm's only where it is all that the firm has today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.wording.whose_number import is_all_of_today, labels_a_house
from leadgen_assets.extract.company import extract


@pytest.fixture
def units(page, property_management, rungs, values):
    vocabulary = Vocabulary(fields={"units": property_management.vocabulary.fields["units"]})

    def run(*rows):
        return values(extract([page(list(rows))], vocabulary, rungs, "maplehollow.example"), "units")

    return run


@pytest.mark.parametrize(
    "text",
    [
        # somebody else who is ours, what could be, the place
        "The 300 units next door are managed by our partner.",
        "We clean 300 units that are managed by another firm.",
        "Our software could handle 5,000 units.",
        "We could manage 5,000 units with the software we have.",
        "The city has 900 units and we serve it.",
        "Our bank finances 900 units.",
        "Our plumber serves 900 units.",
        "We pitched to an owner of 900 units.",
        # what passed through the firm's hands, or a time that is over
        "Over the past 20 years we have managed over 2,500 rental properties.",
        "In 2012, we managed 95 units.",
        "Last year we helped 320 families find rental homes.",
        "Each year we lease 300 units.",
        "Our team leases about 300 homes a year.",
        "In the last decade our team has leased more than 1,400 homes.",
        "We have already placed tenants in our portfolio and filled 640 units.",
        "In a typical year we turn over 210 rental homes for our owners.",
        "Last spring our portfolio stood at 310 units.",
        "We lease 45 homes every month.",
        "We added 120 doors.",
        # one of the staff, an average
        "Each of our property managers manages 120 doors.",
        "Every property manager on our team looks after 85 homes.",
        "The average property manager in Idaho manages 150 units.",
        "Most property management firms oversee 250 doors.",
        "We assign 90 doors per property manager.",
        "Our managers look after 80 units each.",
        "On average, our managers look after 90 units.",
        "Our manager Sam handles 100 doors.",
        # whoever reads it, clients
        "If you manage 300 units and want to sell your portfolio, call us.",
        "Our software helps landlords who manage 500 units.",
        "We manage portfolios for investors with 60 units.",
        "Whether you own 1 unit or 200 units, we manage them alike.",
        "You already own 40 doors; let us manage them.",
        "We look after 55 doors for our largest client.",
        "We manage 40 homes for one investor in Boise.",
        "Case study: how an investor grew from 4 to 60 doors with our management.",
        "See how a landlord went from 4 to 60 doors with our management.",
        "John, our owner, personally owns 75 rental units.",
        "Our founder and broker also owns 30 rental homes.",
        # firms that were bought, houses
        "We recently acquired Blue Door PM, which manages 700 units.",
        "Our friends at Blue Door PM, who manages 700 units, agree.",
        "We manage Meridian Towers. Meridian Towers: 180 units",
        "The Oaks has 264 units and is managed by us.",
        "Cedar Court offers 120 apartment homes near our office.",
        "Our newest community in Elmfield features 264 apartment homes.",
        "Managed by us: Oak Park Apartments, 120 units",
        "We manage Oak Park Apartments (120 units).",
        "There are 45,000 rental units in our city.",
        "340 apartments",
        "We manage Larch Court's 340 apartments.",
        "The building we manage has 340 apartments.",
        "Units managed 98%",
        "Units managed 1998",
        "Units managed for 25 years",
        # offered, a way, parts of a sum
        "12 units available for rent",
        "We have 12 available units.",
        "We have 14 rental homes currently vacant.",
        "With 25 doors to your left you find our office.",
        "Our goal: 1,000 doors",
        "We manage 150 units in Austin and 220 units in Dallas.",
        "We manage 150 units in Austin, 220 in Dallas.",
        "We manage 150 apartments and 220 rental homes.",
        "We lost 20 units and gained 50 doors.",
        # prices, conditions, the market, software
        "Our fees: 1-4 units 10%, 5-19 units 8%, 20+ units 6%.",
        "1-4 units, 5-19 units, 20+ units",
        "100+ doors: call us",
        "25+ units $79 a month",
        "5 or more doors: 8% management fee",
        "We have the capacity to manage 600 units.",
        "Minimum 50 doors to qualify for our portfolio program we manage.",
        "There are 44 million rental units in the US.",
        "There are 45,000 rental units in Austin.",
        "Our software handles 10,000 units.",
    ],
)
def test_a_years_deeds_staff_clients_houses_and_parts_are_not_all_that_a_firm_has(units, text):
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Since 1998 we have grown, and today we manage 350 doors.", "350"),
        ("Over the past 20 years we have grown to 350 doors.", "350"),
        ("In 2012, we managed 95 units. We now manage 350 units.", "350"),
        ("In 2024 we passed 350 doors under management.", "350"),
        ("We proudly manage 350 units available to families of all incomes.", "350"),
        ("Owners who trust us with 350 doors sleep well.", "350"),
        ("If you are an owner, our team of ten manages 350 doors near you.", "350"),
        ("We make every client happy and manage 350 doors.", "350"),
        ("As a company with 350 units under management we buy well.", "350"),
        ("A family-owned company with 350 doors under management.", "350"),
        ("Local property managers with 350 doors under management.", "350"),
        ("Total units under management: 350", "350"),
        ("Units managed 350", "350"),
        ("Doors managed: 350+", "350"),
        ("340 apartments under management", "340"),
        ("We manage 340 apartments.", "340"),
        ("Our portfolio: 350 units", "350"),
        ("Maple Hollow: 350 units under management", "350"),
        ("Maple Hollow has 350 units under management.", "350"),
        ("We personally manage 350 doors.", "350"),
        ("350 units are managed by our team of vendors and managers.", "350"),
        ("Our managing partner oversees 350 units.", "350"),
        ("Together with our partner we manage 350 units.", "350"),
        ("We manage 350 units owned by local landlords.", "350"),
        ("We manage 350 units in Austin and Dallas.", "350"),
        ("We manage 350 doors in 12 communities and inspect every one.", "350"),
        ("We treat each of our 350 doors alike.", "350"),
        ("We manage 350 units at 98% occupancy.", "350"),
        ("We manage 350 units. Call us.", "350"),
        ("There are 350 units in our care.", "350"),
        ("With our software we manage 350 units.", "350"),
        ("After we acquired Blue Door PM, we now manage 350 units.", "350"),
        ("With 25 doors to your left you find us. We manage 90 doors.", "90"),
        ("We manage 350 rental homes for owners across the county.", "350"),
    ],
)
def test_what_a_firm_has_today_is_read_beside_such_words(units, text, value):
    assert units(text) == [value]


@pytest.mark.parametrize(
    "caption", ["Homes leased", "Units available", "Doors per property manager", "Homes rented last year"]
)
def test_a_figure_of_deeds_or_offers_is_not_the_portfolio(units, caption):
    assert units("320+", caption) == []


@pytest.mark.parametrize(
    "rows",
    [
        ["1-4 units", "10%", "5-19 units", "8%", "20+ units", "6%"],
        ["25+ units", "$79/month"],
        ["Growth", "50 units", "We manage everything", "Pro", "200 units", "We manage everything"],
    ],
)
def test_steps_of_a_list_of_prices_are_not_the_portfolio(units, rows):
    assert units(*rows) == []


def test_one_line_of_a_number_shown_again_is_no_step(units):
    assert units("450+ units", "12 associations", "450+ units") == ["450"]


@pytest.mark.parametrize("caption", ["Homes managed", "Units under management", "Rental homes"])
def test_a_figure_of_what_is_managed_stays(units, caption):
    assert units("320+", caption) == ["320"]


@given(st.text(st.sampled_from("We in 2012, manage Each of our owners who The Oaks has: 5"), max_size=120))
def test_any_words_around_a_number_are_judged(text):
    assert is_all_of_today(text, text, text, "units") in (True, False)
    assert labels_a_house(text) in text
