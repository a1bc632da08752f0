"""A whole of which the firm has a part, limits, bodies' numbers, ended memberships, networks' years and one job's people are not told."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.wording.over_or_asked import is_over_or_asked
from leadgen_assets.domain.wording.wholes import is_a_whole
from leadgen_assets.extract.company import extract


@pytest.fixture
def told(page, property_management, rungs, values):
    fields = property_management.vocabulary.fields

    def run(field, text):
        vocabulary = Vocabulary(fields={field: fields[field]})
        return values(extract([page([text])], vocabulary, rungs, "maplehollow.example"), field)

    return run


@pytest.mark.parametrize(
    "text",
    [
        # a whole of which the firm has a part
        "We manage 350 of Salem's 22,000 rental homes.",
        "Of Salem's 12,000 rentals, we manage about 3%.",
        "Only 1 in 10 of the 5,000 rental homes in Polk County is managed by us.",
        "We manage 12 of the 40 units at Elm Court.",
        "We manage more than half of the 600 units downtown.",
        "Out of the 9,000 rental homes in Polk County we manage about 3%.",
        "We manage 40 of the county's 9,000 rental homes.",
        "Portland's 9,000 apartments are a market that we know.",
        "We look after 30 of 120 units at Cedar Court.",
        "We manage about half of all 600 rental homes in Dallas.",
        # a body's or a firm's
        "Oakstar manages 9,000 units in our region.",
        "The Department of Housing oversees 3,000 units.",
        "The Salem Housing Authority oversees 1,700 units.",
        "HUD oversees 5,000 units in our region.",
        "The Marion Housing Alliance oversees 700 units and we work with it.",
        # a limit
        "We cap our portfolio at 250 homes so that every owner is known.",
        "We stop at 200 doors so that quality stays high.",
        "Our portfolio is capped at 300 homes.",
        "We won't manage more than 200 doors.",
        "We close our list at 200 homes.",
        "We intentionally limit the size of our portfolio to 200 homes.",
        "The limit is 300 doors that anybody here manages.",
    ],
)
def test_a_whole_a_bodys_number_and_a_limit_are_not_what_the_firm_has(told, text):
    assert told("units", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We manage 350 homes of all sizes.",
        "350 of our homes are in Salem and we manage each of them.",
        "Half of our 350 rental homes are in Salem.",
        "Most of the 350 homes that we manage are in Salem.",
        "Nearly half of the 350 rental homes in our portfolio are in Salem.",
        "One of the 350 homes under our management could be yours, and we would love that.",
        "98% of the 350 units we manage are occupied.",
        "Each of the 350 homes is visited by our team twice.",
        "Maple Hollow's 350 rental homes are managed by people who live here.",
        "Most of Maple Hollow's 350 rental homes are managed by Ann.",
        "Our company's 350 rental homes are spread across Salem.",
        "The Maple Hollow Rental Team manages 350 homes.",
        "The Property Management Team manages 350 homes.",
        "MH manages 350 homes.",
        "MHPM manages 350 homes.",
        "Maple manages 350 homes.",
        "Management oversees 350 homes.",
        "Brokerage manages 350 homes in Salem.",
        "We never take on work we cannot do, and manage over 350 homes.",
        "We don't just manage more than 350 homes.",
        "We close each day with a walk and look after 350 homes.",
        "It's 350 homes that we manage today.",
        "We are not limited to Salem: we manage 350 homes.",
        "We limit fees to a flat rate and manage 350 homes.",
        "Our fees stop at 8%, and we manage 350 homes.",
    ],
)
def test_what_the_firm_has_is_read_beside_parts_names_and_limits(told, text):
    assert told("units", text) == ["350"]


@pytest.mark.parametrize(
    "text",
    [
        "We let our NARPM membership lapse.",
        "We are former NARPM members.",
        "We were members of NARPM until 2018.",
        "Our membership in NARPM has expired.",
        "Membership in NARPM is required to join our referral program.",
        "Kay was president of our NARPM chapter in 2015.",
        "Past board member of NARPM Nashville, and a member of the chamber.",
        "Applicants must be NARPM members.",
        "He was a member of NARPM from 2004 to 2012.",
        "We dropped our NARPM membership last year.",
        "Until 2018 we were a NARPM member.",
        "Once a NARPM member, Kay left the trade.",
        "NARPM members get a discount on our referral fee.",
    ],
)
def test_a_membership_that_ended_or_is_asked_is_none(told, text):
    assert told("narpm", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We have been members of NARPM since 2004.",
        "Kay is a member and past president of NARPM.",
        "As NARPM members, we must follow a code of ethics.",
        "Ann was awarded the RMP designation by NARPM in 2012.",
        "We were certified by NARPM in 2012.",
        "Our firm was founded in 1998 and is a member of NARPM.",
        "We left the city in 2001 and are members of NARPM.",
        "Past clients know it: we are NARPM members.",
        "Past owners know our NARPM membership.",
        "She was president of the school board and is a NARPM member.",
        "Ann is a former teacher and member of NARPM.",
        "Kay was named Member of the Year by NARPM.",
        "We were the first NARPM member in Oregon and still are members.",
        "Ann is an active member of NARPM and served as chapter president.",
        "Our managers are required to be members of NARPM.",
        "NARPM membership is important to us: it keeps us informed.",
    ],
)
def test_a_membership_of_today_is_read_beside_the_same_words(told, text):
    assert told("narpm", text) == ["member"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The brand was founded in 1988. Our Salem office opened in 2013.", "1988"),
        ("The brand, founded in 1988, has 300 offices.", "1988"),
        ("The network was established in 1990.", "1990"),
        ("The franchise was founded in 1986.", "1986"),
        ("The first office of our network opened in 1986.", "1986"),
        ("We are part of a national network that was founded in 1986.", "1986"),
        ("The company we are part of was founded in 1964.", "1964"),
        ("The company behind our software was founded in 2004.", "2004"),
        ("The company whose software we use was founded in 1999.", "1999"),
        ("We joined a franchise that was founded in 1986.", "1986"),
        ("The company that owns our building was founded in 1971.", "1971"),
        ("The neighborhood association was established in 1974.", "1974"),
        ("Our founder started managing rentals in 1980 and opened Maple Hollow in 1995.", "1980"),
    ],
)
def test_the_year_of_a_network_or_of_who_is_dealt_with_is_not_the_firms(told, text, year):
    assert year not in told("founded", text)


@pytest.mark.parametrize(
    "text",
    [
        "Our company was founded in 1995.",
        "Maple Hollow was founded in 1995 and is part of a network.",
        "Founded in 1995, we are part of a national network.",
        "Our founder started Maple Hollow in 1995.",
        "Our founder started managing rentals in 1980 and opened Maple Hollow in 1995.",
        "In 1995, Dan and Lisa launched Maple Hollow.",
        "Our brand was founded in 1995.",
        "We belong to the community in which our firm was founded in 1995.",
        "Our company runs the largest portfolio in town and was founded in 1995.",
        "The agency was founded in 1995.",
        "We have been part of the community since 1995, serving owners.",
        "Our family business was established in 1995 and serves a network of owners.",
    ],
)
def test_the_firms_year_is_read_beside_networks_and_founders(told, text):
    assert told("founded", text) == ["1995"]


@pytest.mark.parametrize(
    "text",
    [
        "A team of 3 inspectors walks every home.",
        "A team of 5 electricians is on call.",
        "A team of 2 agents shows each home.",
        "A team of 2 inspectors and one photographer documents every home.",
        "We send a team of 4 movers to every home.",
        "Another team of 4 technicians answers at night.",
    ],
)
def test_people_who_are_sent_to_one_job_are_not_all_who_work_there(told, text):
    assert told("employees", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A team of 12 professionals serves our owners.",
        "A team of 12 people stands behind you.",
        "We are a team of 12 property managers.",
        "With a team of 12 agents, we serve Salem.",
        "Our team of 12 handles everything.",
        "We employ a team of 12 managers who live here.",
    ],
)
def test_all_who_work_there_are_read_as_a_team(told, text):
    assert told("employees", text) == ["12"]


def test_what_is_left_to_others_is_not_done(told):
    assert told("portfolio", "We leave commercial property management to others.") == []
    assert told("portfolio", "Leave commercial property management to us.") == ["commercial"]


def test_long_texts_of_such_words_are_judged_quickly():
    words = "half of the part of the members of was past " * 20_000
    assert not is_a_whole(words, words)
    is_over_or_asked(words, words)
