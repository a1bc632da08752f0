from __future__ import annotations

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import Verdict, compare
from leadgen_assets.domain.identity.likeness_chain import chain

PHONE = "+15125550123"
FIRST = Candidate(
    "list:a.csv", "row 2", name="Tarnwick Homes LLC", domain="tarnwick.example", city="Austin", state="TX"
)
LAST = Candidate(
    "list:b.csv", "row 3", name="Tarnwick Homes", domain="tarnwickhomes.example", city="Austin", state="TX"
)
BETWEEN = Candidate("list:c.csv", "row 4", name="Tarnwick Homes", phone=PHONE, city="Austin", state="TX")
ALIEN = Candidate("list:d.csv", "row 5", name="Lindle Realty", city="Reno", state="NV")


def test_what_two_wordings_alone_do_not_say_a_third_one_does():
    assert compare(FIRST, LAST).verdict is not Verdict.SAME
    steps = chain(FIRST, LAST, [ALIEN, BETWEEN])
    assert [(one, other) for one, other, _ in steps] == [(FIRST, BETWEEN), (BETWEEN, LAST)]
    assert {likeness.verdict for _, _, likeness in steps} == {Verdict.SAME}


def test_a_way_is_as_short_as_it_can_be_and_none_is_told_as_none():
    assert [(one, other) for one, other, _ in chain(FIRST, BETWEEN, [LAST, ALIEN])] == [(FIRST, BETWEEN)]
    assert chain(FIRST, ALIEN, [LAST, BETWEEN]) == []
    assert chain(FIRST, LAST, []) == []
