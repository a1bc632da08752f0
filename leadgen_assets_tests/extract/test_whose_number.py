"""A number of units is the firm's only where it is all that the firm has today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.wording.whose_number import is_all_of_today, labels_a_house
from leadgen_assets.extract.company import extract


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
        "Today we manage 620.",
        "We had 80 homes. We hired six people. Today we manage 620.",
        "We have 12 agents. Today we manage 620.",
        "We had 80 homes. Today they manage 620.",
        # somebody else who is ours, what could be, the place
        "The 300 units next door are managed by our partner.",
        "We clean 300 units that are managed by another firm.",
        "We rented 300 units.",
        "We kept 300 units rented in 2019.",
        "We keep 20 units rented for one owner.",
        "300 units rented",
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
        ("We keep 420 units rented.", "420"),
        ("We started with 12 homes in 1989. Today we manage 620.", "620"),
        ("When Ann began she looked after nine rentals. Today our team manages over 620.", "620"),
        ("Our team keeps over 420 homes occupied for owners in Waco.", "420"),
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


@pytest.fixture
def staff(page, property_management, rungs, values):
    vocabulary = Vocabulary(fields={"employees": property_management.vocabulary.fields["employees"]})

    def run(text):
        return values(extract([page([text])], vocabulary, rungs, "maplehollow.example"), "employees")

    return run


@pytest.mark.parametrize(
    "text",
    [
        "One owner holds 210 units with us.",
        "Our biggest client is an owner with 400 units.",
        "Our largest client is a fund with 500 homes in our care.",
        "One client has 90 homes with us.",
        "Our oldest client owns 64 rental homes.",
        "One family owns 120 of the units.",
        "A single investor brought us 150 homes.",
        "Our newest owner handed us 75 homes.",
        "The Lakeview complex beside our office has 340 apartments.",
        "The Lakeview complex beside our office has 340 apartments, and we love the neighbors.",
        "The tower across from our office has 210 apartments.",
        "The new building next to us has 96 units.",
        "Our neighbor, the Lakeview, has 340 apartments.",
        "We rent our office in a complex of 300 apartments.",
        "Our office is in a building with 180 apartments.",
        "We live in a community of 240 homes.",
        "Near our office stands a complex with 160 apartments.",
        "Our partner in Austin looks after 700 homes.",
        "Our supplier services 5,000 units.",
        "The housing authority behind our office runs 800 units.",
        "Our first client had 12 units.",
        "One of our owners has 55 units in Waco.",
        "Two brothers trust us with 32 of their homes.",
        "A church owns 48 units that we look after.",
        "Our plumber looks after 900 homes.",
        "The bank around the corner holds 130 rental homes.",
        "A developer beside us builds 260 homes.",
        "The complex behind our office, Lakeview, has 340 apartments.",
        "Lakeview, the complex by our office, has 340 apartments.",
        "The apartment house where our office sits has 88 apartments.",
        "Half of our owners have 5 units or so.",
        "The largest of our owners holds 130 units.",
        "An owner in Dallas holds 130 units with us.",
        "Our largest owner, a fund from Reno, holds 310 homes.",
        "Our biggest investor bought 40 houses.",
        "A couple from Ohio owns 22 of our rental homes.",
        "The apartments opposite our office count 120 units.",
        "Oak Towers, next to our office, has 220 units.",
        "Behind our office stands Oak Towers with 220 units.",
        "One of the banks we serve holds 60 homes.",
        "An association beside ours has 400 homes.",
        "Another landlord came with 35 units.",
        "Our neighbor manages 800 homes.",
        "Our landlord manages 90 units downtown.",
        "The complex where our manager lives has 140 apartments.",
        "The building that houses our office has 75 apartments.",
        "Our office shares a lot with a complex of 200 apartments.",
        "A competitor near our office runs 1,500 doors.",
        "A client of ours manages 250 doors herself.",
        "My first client gave me 8 homes.",
        "A reader of our blog manages 45 units.",
    ],
)
def test_homes_of_one_whom_the_firm_serves_buys_from_or_stands_beside_are_not_its_own(units, text):
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Our owners trust us with 210 units.", "210"),
        ("Owners trust us with 210 homes.", "210"),
        ("We have 340 apartments under management.", "340"),
        ("Our company has 340 apartments in its care.", "340"),
        ("Our portfolio has 340 apartments.", "340"),
        ("Our office looks after 340 apartments.", "340"),
        ("We manage 340 apartments in Waco.", "340"),
        ("Our portfolio is 340 homes.", "340"),
        ("With us are 340 rental homes.", "340"),
        ("From our office in Waco we manage 340 apartments.", "340"),
        ("Beside our office in Waco we have one in Austin; we manage 340 homes.", "340"),
        ("Our family firm manages 340 homes.", "340"),
        ("We look after 340 homes for our clients.", "340"),
        ("Our biggest pride: 340 homes under management.", "340"),
        ("We manage 340 rental homes, one as well as the other.", "340"),
        ("340 units under management", "340"),
        ("Our team of 12 manages 340 rental homes.", "340"),
        ("Our company manages 340 homes beside its sales business.", "340"),
        ("We manage 340 units; our largest owner moved away.", "340"),
        ("As the largest manager in Waco we manage 340 homes.", "340"),
        ("Our owners have given us 340 homes to manage.", "340"),
        ("We have 340 homes under management for a family of owners.", "340"),
        ("As one owner after another joined us, we grew to 340 units under management.", "340"),
        ("Clients trust us with 340 homes in Waco.", "340"),
        ("We, a family of managers, look after 340 homes.", "340"),
        ("With 340 homes in our care we are near you.", "340"),
        ("We manage 340 homes near our office.", "340"),
        ("Our company, next to the court house, manages 340 homes.", "340"),
        ("Our team beside you: 340 homes managed.", "340"),
        ("A family firm, we manage 340 homes.", "340"),
        ("A local company with 340 homes under management", "340"),
        ("We are an owner of 340 units that we manage ourselves.", "340"),
        ("We are a landlord with 340 rental homes of our own.", "340"),
        ("Our managers look after 340 homes across from the lake.", "340"),
    ],
)
def test_homes_of_the_firm_are_read_beside_words_of_others(units, text, number):
    assert units(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Our biggest client is a company with 300 employees.",
        "Our largest client is a plant of 300 employees.",
        "Our oldest customer is a family firm with 40 employees.",
        "One of our tenants is a clinic with 85 employees.",
        "Among our clients is a hospital with 900 employees.",
        "We lease offices to a company with 120 employees.",
        "Our insurer is a company with 450 employees.",
        "Our parent is a group with 2,000 employees.",
        "A tenant of ours, a bakery, has 25 employees.",
        "Our newest owner runs a factory of 70 employees.",
        "Our supplier has 60 employees in Ohio.",
        "Our landlord is a firm with 35 people.",
        "We are proud that our client has 300 employees.",
        "Our client Acme is a business with 75 employees.",
        "Our software comes from a company with 500 employees.",
        "Our lawyer heads a team of 12 people.",
        "Our bank has a staff of 90.",
        "We work with a roofer who has 14 employees.",
        "Our biggest tenant employs 300 people.",
        "The store below our office has 22 employees.",
        "We helped a company with 300 employees find homes.",
        "Our favorite tenant, a law office, keeps 18 employees.",
        "Our printer is a small shop with 9 employees.",
        "The bakery next door to us has 15 employees.",
        "For a client with 60 employees we found ten homes.",
        "Some of our tenants have 40 employees.",
        "Two of our clients employ 500 people each.",
        "Our client, the county, has 1,200 employees.",
        "A company of 50 employees rents from us.",
        "Our first tenant was a shop with 6 employees.",
        "Our newest commercial tenant brings 45 employees.",
        "The clinic above our office employs 31 people.",
        "We do business with a group of 70 employees.",
        "Our software vendor has 800 employees.",
        "Our staffing partner sends us 10 employees in summer.",
    ],
)
def test_people_of_one_whom_the_firm_serves_buys_from_or_stands_beside_are_not_its_own(staff, text):
    assert staff(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We are a company with 30 employees.", "30"),
        ("Our company has 30 employees.", "30"),
        ("Our firm is a family business with 30 employees.", "30"),
        ("We are a team of 30 people who serve one client at a time.", "30"),
        ("Our office has 12 employees.", "12"),
        ("Our biggest asset is our team of 30 people.", "30"),
        ("Our staff has grown to 30 employees.", "30"),
        ("We employ 30 people.", "30"),
        ("Our clients meet a team of 30 people.", "30"),
        ("Our clients know all 30 of our employees.", "30"),
        ("Behind every client stands our team of 30 people.", "30"),
        ("Our people: 30 employees, one goal.", "30"),
        ("Our clients know that our 30 employees answer.", "30"),
        ("Each client is served by our 30 employees.", "30"),
        ("With our 30 employees we serve one client after another.", "30"),
        ("Our company employs 30 people.", "30"),
        ("As a group of 30 employees we know each owner.", "30"),
        ("One team of 30 people, two offices.", "30"),
        ("Our parent company left; we are 30 employees now.", "30"),
        ("Our partner and founder leads our team of 30 people.", "30"),
        ("Meet our team of 30 people.", "30"),
        ("Today our company is a firm with 30 employees.", "30"),
        ("We have grown into a company with 30 employees.", "30"),
    ],
)
def test_people_of_the_firm_are_read_beside_words_of_others(staff, text, number):
    assert staff(text) == [number]


@pytest.fixture
def timed(page, property_management, rungs, values):
    def run(field, text):
        vocabulary = Vocabulary(fields={field: property_management.vocabulary.fields[field]})
        return values(extract([page([text])], vocabulary, rungs, "maplehollow.example"), field)

    return run


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("founded", "1974", "Our office stands in a house from 1974."),
        ("founded", "1998", "Our broker has held her license since 1998."),
        ("founded", "1987", "Our software vendor was founded in 1987."),
        ("founded", "1961", "The bank next door was established in 1961."),
        ("founded", "2004", "Our founder opened her first shop, a bakery, in 2004."),
        ("founded", "1955", "Waco's chamber was founded in 1955 and we are members."),
        ("founded", "2011", "Our biggest client has been with us since 2011."),
        ("founded", "1990", "Ann Smith, our owner, started in real estate in 1990."),
        ("founded", "2003", "Our partner in Austin has been in business since 2003."),
        ("founded", "1979", "The complex beside our office was opened in 1979."),
        ("founded", "2015", "Our blog was started in 2015."),
        ("years_in_business", "40", "Our roofer has 40 years in business."),
        ("years_in_business", "25", "Our landlord has been in business for 25 years."),
        ("years_in_business", "15", "One of our tenants celebrates 15 years in business."),
        ("years_in_business", "30", "Ann Smith, our owner, has 30 years in property management."),
        ("years_in_business", "25", "Bob brings 25 years in the business to us."),
        ("years_in_business", "20", "Jane spent 20 years in business before that."),
        ("founded", "1990", "Ann opened her bakery in 1990."),
        ("founded", "2001", "Our landlord, founded in 2001, owns the block."),
        ("founded", "1999", "The shop next to our office was opened in 1999."),
        ("founded", "1985", "Since 1985 our biggest client has owned the mill."),
        ("founded", "1996", "One of our tenants was founded in 1996."),
        ("founded", "1931", "The court was established in 1931 and hears our evictions."),
        ("founded", "2009", "Our lender has been serving Waco since 2009."),
        ("founded", "1972", "Our neighbors have been in business since 1972."),
        ("years_in_business", "30", "Our broker Bob has 30 years in the business."),
        ("years_in_business", "30", "Our founder has over 30 years in property management."),
        ("years_in_business", "30", "Bob Lee and Ann Smith have 30 years in the business."),
        ("years_in_business", "30", "Our manager, Jane Roe, brings 30 years in property management."),
        ("years_in_business", "30", "Tom has 30 years in business as a painter."),
    ],
)
def test_years_of_one_beside_the_firm_or_of_a_person_are_not_the_firms(timed, field, value, text):
    assert value not in timed(field, text)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("years_in_business", "30", "Our firm has 30 years of service in Waco."),
        ("founded", "1985", "Since 1985 our clients have trusted us."),
        ("founded", "1985", "Our clients have trusted us since 1985."),
        ("founded", "1996", "Our company was founded in 1996 by two tenants."),
        ("founded", "1999", "Our office was opened in 1999."),
        ("founded", "2001", "We, a family firm founded in 2001, manage homes."),
        ("founded", "2009", "Our family has been managing homes since 2009."),
        ("years_in_business", "30", "Our company has 30 years in business."),
        ("years_in_business", "30", "Our team has 30 years in property management."),
        ("years_in_business", "30", "We have 30 years in property management."),
        ("years_in_business", "30", "Our firm brings 30 years in business."),
        ("founded", "1974", "Our firm was founded in 1974."),
        ("founded", "1998", "We have managed rental homes since 1998."),
        ("founded", "2011", "Serving Waco since 2011"),
        ("founded", "1979", "We started in 1979 with three rental homes."),
        ("years_in_business", "40", "We have been in business for 40 years."),
        ("years_in_business", "25", "Our family firm has 25 years in business."),
    ],
)
def test_years_of_the_firm_are_read_beside_others(timed, field, value, text):
    assert timed(field, text) == [value]
