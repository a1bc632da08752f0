"""Ways in which firms tell how many they are, since when and how long; and what sounds alike and is not told of them."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.extract.company import extract


@pytest.fixture
def counted(page, property_management, rungs, values):
    fields = property_management.vocabulary.fields
    named = ("units", "employees", "founded", "years_in_business")
    vocabulary = Vocabulary(fields={name: fields[name] for name in named})

    def run(text, field):
        return values(extract([page([text])], vocabulary, rungs, "maplehollow.example"), field)

    return run


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Maple Hollow has 14 employees and manages 400 homes.", "employees", "14"),
        ("Maple Hollow has 14 employees and manages 400 homes.", "units", "400"),
        ("The company has 14 employees.", "employees", "14"),
        ("Managing 300+ doors with 9 full-time employees.", "employees", "9"),
        ("Managing 300+ doors with 9 full-time employees.", "units", "300"),
        ("Family owned and operated with 42 employees in three offices.", "employees", "42"),
        ("Jane started the company in 1994.", "founded", "1994"),
        ("Jane Moss founded the company in 2007 after a career in teaching.", "founded", "2007"),
        ("Jane Moss opened the firm back in 2007.", "founded", "2007"),
        ("Two brothers started our family business in 1988.", "founded", "1988"),
        ("We have been managing homes in Dayton for more than 25 years.", "years_in_business", "25"),
        ("Managing homes for more than 25 years.", "years_in_business", "25"),
        ("Maple Hollow has been managing rental homes for over 25 years.", "years_in_business", "25"),
        ("We have been in property management for nearly 25 years.", "years_in_business", "25"),
        ("We have been in business for 25 wonderful years.", "years_in_business", "25"),
        ("We grew from 12 doors in 2009 to 780 doors today.", "units", "780"),
        ("We have grown our portfolio from 12 doors in 2009 to 780 doors.", "units", "780"),
        ("We now manage close to 700 doors.", "units", "700"),
        ("We manage just under 700 doors.", "units", "700"),
        ("Our team looks after upwards of 700 doors.", "units", "700"),
    ],
)
def test_it_is_read_however_a_firm_tells_it(counted, text, field, value):
    assert counted(text, field) == [value]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Meadow Bank has 1,500 employees in Dayton.", "employees"),
        ("Maple Hollow Bank has 120 employees.", "employees"),
        ("The city has 300 employees.", "employees"),
        ("The hospital next door has 300 employees.", "employees"),
        ("Which company has 300 employees?", "employees"),
        ("Before joining us, Jane started the company in 2007 that she sold in 2012.", "founded"),
        ("Our supplier started the company in 2007.", "founded"),
        ("Jane started with the company in 2007.", "founded"),
        ("Jane left the company in 2007.", "founded"),
        ("Has anybody started the company in 2007?", "founded"),
        ("Ann has been managing homes for more than 25 years.", "years_in_business"),
        ("Our broker has been managing homes for 25 years.", "years_in_business"),
        ("Managing homes for 35 landlords.", "years_in_business"),
        ("We have been managing homes for 35 investors.", "years_in_business"),
        ("Together we have been managing homes for 75 years.", "years_in_business"),
        ("We want to grow from 12 doors in 2009 to 780 doors.", "units"),
        ("One client of ours grew from 12 doors in 2009 to 780 doors.", "units"),
        ("We manage buildings with 12 to 780 doors.", "units"),
        ("We close to new owners at 700 doors.", "units"),
        ("Unlike firms with close to 700 doors, we know you by name.", "units"),
    ],
)
def test_what_sounds_alike_is_not_the_firms(counted, text, field):
    assert counted(text, field) == []
