"""What a sentence tells of a town, a portal, a body, one who works for others, a wish or anybody at all is not told of the firm."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.wording.over_or_asked import is_over_or_asked
from leadgen_assets.domain.wording.unnamed_others import is_measure_or_over, is_unnamed_others
from leadgen_assets.domain.wording.whose_doing import is_others_software
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.others.told_of_firm import is_told_of_firm


@pytest.fixture
def found(page, property_management, rungs, values):
    vocabulary = property_management.vocabulary

    def run(text, field):
        return values(extract([page([text])], vocabulary, rungs, "quenlow.example"), field)

    return run


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("units", "Katy counts 5,000 rental homes."),
        ("units", "Katy has 5,000 rental homes."),
        ("units", "Texas has 45,000 rental homes."),
        ("units", "Zillow shows 640 rental homes in our town."),
        ("units", "Bollinger lists over 640 rental homes."),
        ("units", "We'd love to manage 1,000 homes one day."),
        ("units", "We'd like to manage 1,000 homes."),
        ("units", "We would be happy to manage 1,000 homes."),
        ("units", "We'd love for our portfolio to reach 1,000 homes under management."),
        ("units", "More than 400 homes have passed through our hands."),
        ("units", "Over 400 managed homes have come and gone since then."),
        ("units", "Over 400 homes have been leased by us."),
        ("units", "We manage 300 homes' worth of paperwork for a nonprofit."),
        ("employees", "It takes a staff of 40 people to run a hotel; a house needs less."),
        ("employees", "A hotel has a staff of 40 people."),
        ("employees", "A hotel needs a staff of 40 people."),
        ("employees", "You need a team of 40 people to run a hotel."),
        ("narpm", "NARPM, the national association, has 6,000 members."),
        ("narpm", "NARPM has over 6,000 members."),
        ("employees", "It usually takes a team of 40 to run a hotel."),
        ("pms", "Our accountant uses AppFolio for his other clients."),
        ("pms", "Our accountant uses AppFolio."),
        ("pms", "Our vendor uses AppFolio for invoices."),
        ("pms", "Our client uses AppFolio."),
        ("pms", "Our tenant prefers AppFolio."),
        ("narpm", "A NARPM member must follow a code of ethics."),
        ("narpm", "NARPM members must follow a code of ethics."),
        ("narpm", "Every NARPM member agrees to a code of ethics."),
        ("narpm", "NARPM members are bound by a code of ethics."),
    ],
)
def test_what_is_told_of_others_or_of_anybody_is_not_the_firms(found, field, text):
    assert found(text, field) == []


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("units", "Established 1984. 480 rental homes under management.", "480"),
        ("units", "Over 500 homes managed.", "500"),
        ("units", "Managing 320 homes in Waco", "320"),
        ("units", "Quenlow manages 480 homes", "480"),
        ("units", "Quenlow has 480 rental homes.", "480"),
        ("units", "Portfolio counts 480 rental homes.", "480"),
        ("units", "Management has 480 rental homes to look after.", "480"),
        ("units", "Now manages 480 rental homes.", "480"),
        ("units", "The portfolio has 480 rental homes.", "480"),
        ("units", "Demand is high. We manage 480 rental homes.", "480"),
        ("units", "We'd love to manage your home; we manage 480 homes today.", "480"),
        ("units", "We would like to thank the owners of the 480 homes that we manage.", "480"),
        ("units", "We'd love to show you how we manage 480 homes.", "480"),
        ("units", "Owners would love us less if fewer people cared for the 480 homes that we manage.", "480"),
        ("units", "We love to manage homes, and we manage 480 homes.", "480"),
        ("units", "It took us 20 years to reach 480 homes under management.", "480"),
        ("units", "Over 400 homes have come under our care.", "400"),
        ("units", "400 homes have been entrusted to us.", "400"),
        ("units", "400 homes under management have passed inspection.", "400"),
        ("units", "The 480 homes we manage have passed through the storm unharmed.", "480"),
        ("units", "We manage 480 homes, and many storms have passed through our town.", "480"),
        ("units", "We manage 480 homes and years' worth of paperwork.", "480"),
        ("employees", "Staff of 40", "40"),
        ("employees", "It takes our team of 40 people to care for our homes.", "40"),
        ("employees", "Our homes need a team of 40 people, and that is who we are.", "40"),
        ("employees", "A family firm with a staff of 40 people.", "40"),
        ("employees", "Our team of 40 people takes care of everything.", "40"),
        ("pms", "Our in-house accountant uses AppFolio.", "appfolio"),
        ("pms", "Our accountant uses AppFolio to send your statements.", "appfolio"),
        ("pms", "Our accountant works with us in AppFolio.", "appfolio"),
        ("pms", "Our bookkeeper uses AppFolio.", "appfolio"),
        ("pms", "Our tenants use AppFolio to pay rent.", "appfolio"),
        ("pms", "Our vendors use AppFolio to send us invoices.", "appfolio"),
        ("pms", "Our client portal runs on AppFolio.", "appfolio"),
        ("pms", "Our tenant app uses AppFolio.", "appfolio"),
        ("pms", "Our software runs on AppFolio.", "appfolio"),
        ("narpm", "NARPM member", "member"),
        ("narpm", "Proud members of NARPM", "member"),
        ("narpm", "NARPM has 6,000 members, and we are one of them.", "member"),
        ("narpm", "Members of NARPM, the national association of managers.", "member"),
        ("narpm", "NARPM members since 1999.", "member"),
        ("narpm", "We are NARPM members and must follow a code of ethics.", "member"),
        ("narpm", "As NARPM members, our managers must follow a code of ethics.", "member"),
        ("narpm", "As a NARPM member we must follow a code of ethics.", "member"),
        ("narpm", "Being a NARPM member we follow a strict code.", "member"),
        ("narpm", "Our company is a NARPM member and follows a code of ethics.", "member"),
        ("narpm", "All of our property managers are NARPM members.", "member"),
        ("narpm", "All NARPM members, our agents take classes.", "member"),
    ],
)
def test_what_the_firm_says_of_itself_without_a_pronoun_stays(found, field, text, value):
    assert found(text, field) == [value]


@pytest.mark.parametrize(
    ("quote", "value", "told"),
    [
        ("Austin has 45,000 rental homes.", "45,000", False),
        ("Waco has rental homes at every price.", "rental homes", False),
        ("Bollinger offers rental homes.", "rental homes", False),
        ("Rents rose again. Waco counts 45,000 rental homes.", "45,000", False),
        ("Bollinger Weekly reports 640 rental homes.", "640", False),
        ("NARPM recommends that owners inspect twice a year.", "NARPM", False),
        ("NARPM is the association of managers.", "NARPM", False),
        ("NARPM was founded in 1988.", "NARPM", False),
        ("NARPM, the national body, has 6,000 members.", "NARPM", False),
        ("NARPM offers classes to its members.", "NARPM", False),
        ("NARPM, BBB and Chamber of Commerce", "NARPM", True),
        ("NARPM has made us a master member.", "NARPM", True),
        ("NARPM-certified managers", "NARPM", True),
        ("NARPM reports that rents rose.", "NARPM", False),
        ("Established 1984. 480 rental homes under management.", "480", True),
        ("Over 500 homes managed.", "500", True),
        ("NARPM member", "NARPM", True),
        ("Proud members of NARPM", "NARPM", True),
        ("Managing 320 homes in Waco", "320", True),
        ("Quenlow manages 480 homes", "480", True),
        ("Quenlow has 480 homes", "480", True),
        ("Staff of 40", "40", True),
        ("Ann manages 480 homes.", "480", True),
        ("Portfolio includes 480 homes.", "480", True),
        ("Leasing has 480 homes to look after.", "480", True),
        ("Quenlow Homes of Austin, Texas, has 480 homes.", "480", True),
        ("The company has a staff of 40.", "40", True),
        ("Currently manages 480 homes.", "480", True),
        ("Full-service management in Waco has us look after 480 homes.", "480", True),
        ("NARPM requires our managers to study every year.", "NARPM", True),
        ("Member of NARPM since 2004.", "NARPM", True),
        ("Inspection reports with photos.", "Inspection", True),
        ("Maintenance requests are answered day and night.", "Maintenance", True),
        ("Family owned and operated. Staff of 40.", "40", True),
    ],
)
def test_on_its_own_pages_a_clause_without_a_pronoun_is_the_firms_unless_another_is_its_subject(
    page, quote, value, told
):
    at = page([quote])
    start = quote.index(value)
    letters = "quenlow quenlowhomes"
    assert is_told_of_firm(at, at.segments[0], quote, start, "Quenlow Homes", letters, (), own_page=True) is told


def test_long_texts_of_such_words_are_judged_quickly(page):
    words = "it takes a team of Austin has our accountant uses the have been a member must " * 20_000
    assert not is_measure_or_over(words)
    is_unnamed_others(words, words, words)
    is_over_or_asked(words, words)
    is_others_software(words, words)
