"""Units and people of others, wished for, offered for or long gone are no numbers of the firm; what the firm has stays its own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        # whose it is
        "Yours is a portfolio of 470 units.",
        "The sellers kept 210 doors, and we manage the shop.",
        "Our insurer paid for 130 rental homes that were managed badly.",
        "Across the road sits a company that oversees 540 units.",
        "Here you find 900 rental homes of every manager in the county.",
        "Our index lists 1,700 rental homes from several brokerages.",
        "The league counts 1,900 units managed by its members.",
        "The hospital, with its 60 units, manages them.",
        # what was, what could be
        "We were appointed trustee for 640 apartments.",
        "We were beaten to a portfolio of 350 units.",
        "Our staff has what it takes to manage 700 rentals.",
        "We are licensed to manage 700 rentals.",
        # what is wished
        "We dream of 6,000 units under management.",
        "We are shooting for 2,500 doors under management.",
        "Some day 2,500 homes under management will be ours.",
        "There will be 2,500 homes under our management.",
        # what is told beside it
        "Unlike large firms with 3,000 doors, we know each tenant by name.",
        "Average vacancy across 700 units we surveyed was 21 days.",
        "Now hiring: a manager who will look after 140 units.",
        "We are looking for a manager of 140 units.",
        "Imagine managing 250 units alone: that is why owners call us.",
        "Over 1,000 units managed since 2004 by people like you on our platform.",
        "While national chains juggle 8,500 doors, we know every tenant by name.",
        "Our leasing coordinator opening: you will oversee 180 units with one assistant.",
        "Join a team that will soon oversee 700 units.",
        "Join us and manage 110 homes from day one.",
        "Duties: oversee a portfolio of 190 doors.",
        "Job description: manages a portfolio of 175 units.",
        "Position: portfolio manager. Responsible for a portfolio of 160 doors.",
        "No manager of ours cares for more than 95 homes.",
        "A portfolio like yours, with 55 doors, needs a plan.",
        "With big chains managing 12,000 doors, you become a number.",
        "Leasing coordinator opening: you will oversee 180 units.",
        "Your portfolio of 45 units deserves better.",
        "Our goal for next year: 480 units under management.",
        "Our six property managers each take care of 60 doors.",
        "Our 410 units club members get perks.",
        "Our 300 homes program is open to everyone.",
    ],
)
def test_units_of_others_and_of_wishes_are_not_the_firms(counted, text):
    assert counted(text, "units") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Landlords have placed 260 homes under our management.", "260"),
        ("We aim for quiet streets, and have 1,800 doors under management.", "1800"),
        ("Our mission is plain, and it has brought us 360 homes under management.", "360"),
        ("We plan for the winters of the 360 homes that we manage.", "360"),
        ("What started with two houses is now 520 homes under management.", "520"),
        ("We were started in 1988 and manage 520 homes.", "520"),
        ("Our company, with its 520 units under management, is near you.", "520"),
        ("Ours is a portfolio of 470 units.", "470"),
        ("We, a family of three, look after 520 homes.", "520"),
        ("You find them on our map: we manage 520 homes.", "520"),
        ("We manage 520 homes from every part of the county.", "520"),
        ("While others come and go, we manage 520 homes.", "520"),
        ("You will like it here: we manage 520 homes.", "520"),
        ("Our goal is simple: we manage 520 homes as if they were ours.", "520"),
        ("Our position in the market: 520 units under management.", "520"),
        ("You will love our team, which manages 520 homes.", "520"),
        ("Join the owners who trust us with 520 homes.", "520"),
        ("Your experts with 520 homes under management are here.", "520"),
        ("Responsible for 520 units, our managers know every street.", "520"),
        ("Though we are small, we look after 520 homes.", "520"),
        ("Join us: we manage 520 homes.", "520"),
        ("Join our owners and see how we manage 520 homes.", "520"),
        ("Our duties are plain: we manage 520 homes.", "520"),
        ("No request waits for more than a day, and we manage 520 homes.", "520"),
        ("With big plans and 520 homes under management, our company grows.", "520"),
        ("With other owners in mind, we manage 520 homes.", "520"),
        ("We like yours as much as the 520 homes that we manage.", "520"),
        ("Your home is one of the 520 homes that we manage.", "520"),
        ("Unlike others, we manage 520 homes ourselves.", "520"),
        ("Owners looking for help find it here: we manage 520 homes.", "520"),
        ("Imagine a firm that calls back: we manage 520 homes, and do.", "520"),
        ("We manage 520 homes through our portal, which is our own.", "520"),
        ("We look after 520 homes, and plan for each of them.", "520"),
    ],
)
def test_units_of_the_firm_are_read_beside_the_same_words(counted, text, number):
    assert counted(text, "units") == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The 28 employees of our bank come to our fair.", ""),
        ("The painter whom we hire has a team of 14.", ""),
        ("The gardeners sent 16 team members to our office.", ""),
        ("The hotel by us, with its 45 employees, rents from us.", ""),
        ("The 28 employees of our company come to our fair.", "28"),
        ("Our clients have a team of 14 behind them.", "14"),
        ("Each tenant deals with a team of 14.", "14"),
        ("The 28 employees of our vendor relations office are near you.", "28"),
    ],
)
def test_people_who_work_for_others_are_not_the_firms(counted, text, number):
    assert counted(text, "employees") == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Our calculator assumes 620 units under management.", ""),
        ("Our template fits 510 units under management.", ""),
        ("Our newsletter reaches 1,400 doors.", ""),
        ("Our portfolio has reached 1,400 doors.", "1400"),
        ("In 2024 our company reached 700 units under management.", "700"),
    ],
)
def test_what_a_tool_of_the_firm_reckons_with_is_not_managed(counted, text, number):
    assert counted(text, "units") == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Route 640 homes are our specialty.", ""),
        ("Highway 290 homes are our specialty.", ""),
        ("Our FM 1431 homes", ""),
        ("Class of 412 homes are what we manage.", ""),
        ("License 412 homes are managed here.", ""),
        ("License 12345. We manage 412 homes.", "412"),
        ("First class: 412 homes under management.", "412"),
        ("We manage: Lot 640 homes", ""),
        ("We manage Unit 204 properties.", ""),
        ("Suite 640 is where our homes are managed.", ""),
        ("Text 640 for our homes.", ""),
        ("Call extension 640 for units that we manage.", ""),
        ("The 640 homes in Sunridge pay dues to the board, not us.", ""),
        ("It took 640 homes before our rival quit.", ""),
        ("Our 640 homes dream stays a dream.", ""),
        ("Our townhomes total 412 acres.", ""),
        ("Homes that our rivals manage number 412.", ""),
        ("The homes on our street number 412.", ""),
        ("The homes under our roof number 412.", "412"),
        ("The rental homes in our care total 412 today.", "412"),
        ("The properties we manage add up to 412.", "412"),
        ("Our doors number 412 and counting.", "412"),
        ("We look after each unit: 412 homes in all.", "412"),
        ("At our office on Highway 290, 412 homes are managed.", "412"),
        ("Down the street 412 homes are under our management.", "412"),
        ("Across the road and off the highway 412 homes are in our care.", "412"),
        ("Our building team manages 412 homes.", "412"),
        ("It takes a village: we manage 412 homes.", "412"),
        ("It took us ten years to grow to 412 homes under management.", "412"),
        ("We manage 412 homes, and owners pay us, not the bank.", "412"),
        ("412 homes are managed by us, not by chains.", "412"),
        ("Please call. 412 homes are in our care.", "412"),
    ],
)
def test_a_number_that_is_a_name_counts_nothing(counted, text, number):
    assert counted(text, "units") == ([number] if number else [])
