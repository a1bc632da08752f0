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
        # the owner of so many, and what such a line says of one house or of an offer
        "The owner of 24 units in Talent says we are the best.",
        "Our first client, the owner of 24 units, still trusts us.",
        "An investor of 60 units in Ashland came to us.",
        "Cedar Park: 96 rental units, all walkable.",
        "96 rental units, all available",
        "96 rental units, three bedrooms in most",
        "We had 80 visitors; today we manage 620.",
        "In 2012 Pinnacle managed 80 homes; today they manage 620.",
        "We began with 80 homes; today we manage 620 people.",
        # somebody else who is ours, what could be, the place
        "The 300 units next door are managed by our partner.",
        "We clean 300 units that are managed by another firm.",
        "Our software could handle 5,000 units.",
        "We could manage 5,000 units with the software we have.",
        "The city has 900 units and we serve it.",
        "Our bank finances 900 units.",
        "Our plumber serves 900 units.",
        "We pitched to an owner of 900 units.",
        # a noun of the number's own
        "We manage a portfolio of 35 owners.",
        "We manage 24 hour rental homes.",
        "We offer 5 star rental homes and manage them.",
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
        ("96 rental units, all walkable.", "96"),
        ("Over 96 rental houses, most of them near campus", "96"),
        ("74 vacation rental homes from Corolla to Nags Head.", "74"),
        ("In 2012 we managed 80 homes; today we manage 620.", "620"),
        ("We started with 12 doors in 2012, and we now look after over 620!", "620"),
        ("We are the proud owner of 24 units and manage them.", "24"),
        ("We are the largest manager in Waco with 3,000 homes under management.", "3000"),
        ("The largest manager in Waco, we have 3,000 homes under management.", "3000"),
        ("With 1,200 rental homes under management we are the largest in the county.", "1200"),
        ("Our broker came to us in 2010, and today we manage 900 units in Tulsa.", "900"),
        ("Work with a firm with 900 units under management.", "900"),
        ("You are looked after by a firm that has 900 units under management.", "900"),
        ("As owner of 24 units, we manage them ourselves.", "24"),
    ],
)
def test_what_a_firm_has_today_is_read_beside_such_words(units, text, value):
    assert units(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Our broker came to us from a firm with 900 units in Tulsa.",
        "Ann worked for a brokerage that ran 700 units before she joined us.",
        "Our owner sits on the board of a co-op of 600 homes.",
        "With 12,000 rental homes in the county there is room for us to grow.",
        "Our software has room for 5,000 units, and we know every home by hand.",
        "The largest manager in Waco has 3,000 homes under management; we are smaller and like it.",
        "The biggest firm in town has 4,100 homes under management.",
        "A storm damaged 150 rental homes here, and we helped to rebuild.",
        "The fire of 2018 destroyed nearly 90 rental homes in our county.",
        "Our landlord partner in Dallas runs 640 units with three people.",
        "We helped one family grow from 4 units to 90 units.",
        "A rent study by us looked at 3,100 units in Waco.",
        "The building we moved into has 48 units.",
        "We insure 700 units through our carrier.",
        "Members of our association manage 45,000 units together.",
        "Our mentor, Ruth Vance, built a firm that manages 2,600 units.",
        "We lost the bid for 330 units on Oak Street.",
        "Nobody should manage 900 units with two people.",
        "Our investor friend in Tulsa owns 300 units.",
        "My cousin in Dallas operates 450 units on his own.",
        "A study of ours covered 2,200 units.",
        "The report we read counted 5,000 units in our county.",
        "Another brokerage on our street runs 340 units.",
        "One seller we represent holds 120 units.",
        "Our founder's cousin manages 410 units in Ohio.",
        "Our sister brand looks after 900 units.",
        "The firm next door manages 640 units, and we like them.",
        "The manager across the street from our office oversees 500 units.",
        "Our franchisor has 12,000 units under management.",
        "Our insurer covers 8,000 units like ours.",
        "Two colleagues of ours run 250 units between them.",
        "Investors in our club own 700 units.",
        "Realtors we know manage 90 units on the side.",
        "Competitors in our market manage 2,000 units.",
        "Friends of our founder run 800 units.",
        "People like our mentor manage 300 units.",
        "They together manage 1,100 units in our town.",
        "We painted 220 units for a bank.",
        "We appraised 600 units last month for our lender.",
        "We photographed 340 units.",
        "We bid on 500 units downtown.",
        "We studied 1,200 units before we wrote our guide.",
        "We toured 60 units with our clients.",
        "We turned down 400 units.",
        "We coached a landlord in Waco who went from 8 units to 140 units.",
        "We watched our client build up to 75 units.",
        "We taught two brothers to run 60 units by themselves.",
        "We let an owner grow to 90 units.",
        "No manager of ours should run 300 units.",
        "Anyone who runs 500 units needs our guide.",
        "A manager must never handle 400 units alone, we think.",
        "You should not manage 200 units without us.",
        "Few can look after 800 units as we do.",
        "The warehouse we rent has 120 units.",
        "The complex where our office is has 340 units.",
        "The tower our team moved to contains 210 units.",
        "Our landlord owns 640 units.",
        "The board of our association oversees 1,200 units.",
        "Our bank holds 330 units of this kind.",
        "We have 35 owners; one of them alone owns 120 units with another manager.",
        "Our largest owner keeps 80 units with a competitor.",
        "One owner still leases 90 units through someone else.",
        "Our lender's sister firm oversees 1,900 units.",
        "Our old colleague, Jim Vance, runs 310 units in Temple.",
        "My brother-in-law owns 95 units and manages them himself.",
        "An index by the university tracked 7,000 units.",
        "Three rivals of ours manage 600 units each.",
        "Some peers in our trade manage 1,500 units from home.",
        "We cleaned 480 units for the county.",
        "We quoted a price for 260 units.",
        "We have inspected 700 units for insurers.",
        "We are painting 130 units this summer.",
        "We saw a landlord grow from 3 units to 55 units in two years.",
        "I met a couple who built up to 40 units.",
        "We guided a family until they owned 36 units.",
        "One should not look after 350 units alone.",
        "A single manager cannot run 420 units.",
        "The mall that we work in has 90 units.",
        "The estate our office stands on contains 230 units.",
        "A developer down the road operates 370 units.",
        "One of our owners holds 65 units with a rival.",
        "Property managers in our state look after 200 units on average.",
        "We manage rental homes, and one client alone holds 210 units with another firm.",
    ],
)
def test_what_somebody_else_does_or_another_deed_is_no_number_of_the_firms(units, text):
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We look after 640 units for 12 landlords.", "640"),
        ("Our team of ten looks after 640 units.", "640"),
        ("Our Dallas office runs 640 units.", "640"),
        ("The company manages 640 units.", "640"),
        ("Our founders started small and manage 640 units today.", "640"),
        ("Our managers oversee 640 units.", "640"),
        ("We have grown from 8 units to 640 units.", "640"),
        ("We are a small shop with 640 units under management.", "640"),
        ("We're proud to manage 640 units.", "640"),
        ("We take pride in caring for 640 units.", "640"),
        ("We've built a portfolio of 640 units.", "640"),
        ("We oversee more than 640 rental units in Waco and Temple.", "640"),
        ("Our portfolio now holds 640 units.", "640"),
        ("Maple Hollow manages 640 units.", "640"),
        ("We help landlords sleep well and manage 640 units.", "640"),
        ("We help owners grow and have 640 units under management.", "640"),
        ("As your partner we manage 640 units.", "640"),
        ("Together with our partner in Temple we manage 640 units.", "640"),
        ("We serve 120 owners and manage 640 units.", "640"),
        ("Our staff of nine cares for 640 units.", "640"),
        ("We are trusted with 640 units.", "640"),
        ("Our people handle 640 units in three counties.", "640"),
        ("We treat all of our 640 units alike.", "640"),
        ("Owners trust us with 640 units.", "640"),
        ("Landlords across Texas have 640 units with us.", "640"),
        ("We insure every home, and we manage 640 units.", "640"),
        ("Our bookkeeper keeps an eye on each of the 640 units we manage.", "640"),
        ("640 units under management", "640"),
        ("We lease and manage 640 units.", "640"),
        ("We own and operate 640 units.", "640"),
        ("Our brokers, Ann and Bob, manage 640 units.", "640"),
        ("We currently hold 640 units under management.", "640"),
        ("Managing 640 units takes a good team, and we have one.", "640"),
        ("Since 1998 our firm has managed homes here; the portfolio counts 640 units.", "640"),
        ("We proudly serve 640 units across Waco.", "640"),
        ("Our property management division manages 640 units.", "640"),
        ("From 12 units in 2004 we have come to 640 units under management.", "640"),
        ("Our agency is responsible for 640 units.", "640"),
        ("Two sisters run the firm, and their team manages 640 units.", "640"),
        ("Our little family business runs 640 units.", "640"),
        ("With three offices we oversee 640 units.", "640"),
        ("Our rental department handles 640 units.", "640"),
        ("We maintain 640 units for our owners.", "640"),
        ("We inspect and look after 640 units.", "640"),
        ("Our branch in Temple looks after 420 units.", "420"),
        ("Our twelve property managers look after 420 units.", "420"),
        ("As a boutique firm we oversee 420 units.", "420"),
        ("I manage 420 units with my sister.", "420"),
        ("We partner with investors and manage 420 units for them.", "420"),
        ("We now have more than 420 units under management.", "420"),
        ("Our leasing and maintenance staff care for 420 units.", "420"),
        ("We answer for 420 units in Waco.", "420"),
        ("We have been entrusted with 420 units.", "420"),
        ("The agency's portfolio counts 420 units.", "420"),
        ("Our clients' 420 units are managed from our Waco office.", "420"),
        ("Today we are at 420 units under management.", "420"),
        ("Our book of business has grown to 420 units.", "420"),
        ("We started in a garage and now look after 420 units.", "420"),
        ("With 420 units under management we know the market.", "420"),
        ("Our growing team proudly manages 420 units.", "420"),
        ("We're a team of nine that looks after 420 units.", "420"),
        ("We are locally owned and manage 420 units.", "420"),
        ("We have the pleasure of managing 420 units.", "420"),
        ("We bring big-firm tools to the 420 units we manage.", "420"),
        ("Our founder's two daughters run the office and manage 420 units.", "420"),
        ("Our property managers each know their owners; in all we manage 420 units.", "420"),
        ("We study the market and manage 420 units.", "420"),
        ("Our portfolio grew from 40 to 900 units.", "900"),
    ],
)
def test_what_a_firm_says_that_it_does_is_its_number(units, text, value):
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
        ["20+ Units · All Prices"],
        ["24 units | $3.2M"],
        ["2–4 Units · Under $1M", "20+ Units · All Prices"],
        ["Growth", "50 units", "We manage everything", "Pro", "200 units", "We manage everything"],
    ],
)
def test_steps_of_a_list_of_prices_are_not_the_portfolio(units, rows):
    assert units(*rows) == []


def test_a_line_that_is_parted_from_no_price_is_a_figure(units):
    assert units("450+ units · Waco, Texas") == ["450"]


def test_one_line_of_a_number_shown_again_is_no_step(units):
    assert units("450+ units", "12 associations", "450+ units") == ["450"]


@pytest.mark.parametrize("caption", ["Homes managed", "Units under management", "Rental homes"])
def test_a_figure_of_what_is_managed_stays(units, caption):
    assert units("320+", caption) == ["320"]


@given(st.text(st.sampled_from("We in 2012, manage Each of our owners who The Oaks has: 5"), max_size=120))
def test_any_words_around_a_number_are_judged(text):
    assert is_all_of_today(text, text, text, "units") in (True, False)
    assert labels_a_house(text) in text
