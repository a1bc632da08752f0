from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import OFFICES as OFFICES_OF_ONE_BRAND
from leadgen_assets.domain.identity.likeness import compare
from leadgen_assets.domain.identity.register import MOST_IN_BLOCK, Entry, Register

FIRM = Candidate("list:a.csv", "row 2", name="Tarnwick Homes", phone="+15125550123", city="Austin", state="TX")


def companies(*mentions: Candidate, register: Register | None = None) -> int:
    register = register or Register()
    placed = [register.place(mention) for mention in mentions]
    return len({id(one.entry) for one in placed})


PARTS = (
    replace(
        FIRM, locator="row 3", name="Tarnwick", phone="", street="12 Millrace Ln", city="", state="", zip_code="78704"
    ),
    replace(FIRM, locator="row 4", street="12 Millrace Lane", zip_code="78704"),
    FIRM,
)


@pytest.mark.parametrize("order", [*itertools.permutations(PARTS)])
def test_the_order_of_a_batch_does_not_matter(order: tuple[Candidate, ...]) -> None:
    assert companies(*order) == 1


def test_a_mention_like_two_firms_that_are_not_alike_joins_one_of_them() -> None:
    one = replace(
        FIRM, phone="", street="12 Millrace Ln", domain="tarnwick.example", website="https://tarnwick.example/"
    )
    other = replace(
        FIRM, locator="row 9", name="Lindle Homes", domain="lindle.example", website="https://lindle.example/"
    )
    both = replace(FIRM, locator="row 12", name="Lindle Homes dba Tarnwick Homes", street="12 Millrace Ln")
    assert companies(one, other, both) == 2


def test_a_wording_that_was_met_is_the_same_company_without_comparing() -> None:
    register = Register()
    first = register.place(FIRM)
    again = register.place(replace(FIRM, source="list:b.csv", locator="row 77", name="TARNWICK  HOMES"))
    assert again.entry is first.entry
    assert (first.new_words, again.new_words) == (True, False)
    bare = Candidate("list:a.csv", "row 5", name="Tarnwick Homes")
    assert companies(bare, replace(bare, locator="row 6"), register=register) == 2, "of which only a name is known"


def test_offices_of_one_domain_are_companies_of_which_one_has_it() -> None:
    register = Register()
    offices = [
        replace(
            FIRM, domain="brand.example", website=f"https://brand.example/{city}/", city=city, phone=f"+1512555010{n}"
        )
        for n, city in enumerate(("austin", "waco", "tyler"))
    ]
    placed = [register.place(office) for office in offices]
    assert [one.entry.known.domain for one in placed] == ["brand.example", "", ""]
    assert placed[1].entry.identity_key == "domain:brand.example#waco"
    later = register.place(replace(offices[1], source="list:z.csv", street="1 Oak St"))
    assert later.entry is placed[1].entry
    assert later.entry.known.domain == ""


def test_offices_of_a_shared_site_stay_two_over_wordings_that_name_the_site_alone() -> None:
    austin = replace(
        FIRM, name="Brand Austin", domain="brand.example", website="https://brand.example/locations/austin", street=""
    )
    dallas = replace(
        austin,
        name="Brand Dallas",
        city="Dallas",
        phone="",
        website="https://brand.example/locations/dallas",
        zip_code="",
    )
    home = replace(austin, name="Brand", city="", state="", zip_code="", phone="", website="https://brand.example/")
    by_query = [
        replace(dallas, name=f"Brand {n}", city="", website=f"https://brand.example/office.php?id={n}") for n in "12"
    ]
    for order in ((home, austin, dallas), (austin, home, dallas), (austin, dallas, home)):
        register = Register()
        placed = {one.name: register.place(one).entry for one in order}
        assert placed["Brand Austin"] is not placed["Brand Dallas"]
        assert register.place(replace(dallas, source="list:z.csv", street="1 Elm St")).entry is placed["Brand Dallas"]
    assert companies(austin, *by_query) == 3
    moved = replace(dallas, website="https://brand.example/locations/plano", city="")
    assert companies(dallas, moved, register=Register()) == 2
    assert companies(dallas, moved, register=Register(gone={"brand.example"})) == 1, "its page there is gone"


BRAND = replace(
    FIRM, name="Brand", phone="", city="", state="", domain="brand.example", website="https://brand.example/"
)
OFFICES = [
    replace(BRAND, locator=f"row {n}", name=f"Brand {city}", city=city, state="TX", phone=f"+1512555010{n}")
    for n, city in enumerate(("Austin", "Dallas", "Waco"))
]


@pytest.mark.parametrize("order", [*itertools.permutations([*OFFICES, BRAND])])
def test_offices_that_a_list_names_by_the_brands_domain_are_companies_of_which_one_has_it(
    order: tuple[Candidate, ...],
) -> None:
    register = Register()
    first = [register.place(one) for one in order]
    # Once more in other words, and without a number, as further lists may name them.
    again = [
        register.place(replace(one, source="list:z.csv", **changes))
        for one in order
        for changes in ({"street": "1 Oak St"}, {"phone": ""})
    ]
    of_office = [{placed.entry for placed in (*first, *again) if placed.candidate.name == one.name} for one in OFFICES]
    assert [len(entries) for entries in of_office] == [1, 1, 1]
    every = set.union(*of_office)
    assert len(every) == 3
    assert sorted(entry.known.domain for entry in every) == ["", "", "brand.example"]
    assert len({entry.identity_key for entry in every}) == 3
    assert first[order.index(BRAND)].entry.known.domain == "brand.example"


SAID = st.builds(
    lambda name, phone, city, state, zip_code, street, licence: replace(
        BRAND,
        name=name,
        phone=phone,
        city=city,
        state=state if city else "",
        zip_code=zip_code,
        street=street,
        licence=licence,
    ),
    st.sampled_from(["Brand", *(f"Brand {city}" for city in ("Round Rock", "Hutto", "Dallas"))]),
    st.sampled_from(["", "+15125550101", "+15125550102", "+12145550103"]),
    st.sampled_from(["", "Round Rock", "Hutto", "Dallas"]),
    st.sampled_from(["TX", "OK"]),
    st.sampled_from(["", "78664", "75201"]),
    st.sampled_from(["", "1 Oak St", "200 Elm St"]),
    st.sampled_from(["", "1", "2"]),
)


@given(st.lists(SAID, min_size=2, max_size=6))
@example([replace(BRAND, phone=OFFICES[1].phone), *OFFICES])
@example([replace(one, zip_code="78664") for one in OFFICES])
@settings(max_examples=60, deadline=None)
def test_no_order_of_rows_makes_one_company_of_two_offices(rows: list[Candidate]) -> None:
    for order in (rows, rows[::-1], sorted(rows, key=lambda one: (one.city, one.name, one.phone))):
        register = Register()
        placed = [register.place(one) for one in order]
        for one, other in itertools.combinations(placed, 2):
            if one.entry is other.entry:
                assert compare(one.candidate, other.candidate).rule != OFFICES_OF_ONE_BRAND


def test_two_offices_that_a_person_joined_stay_one_company() -> None:
    austin, dallas, _ = OFFICES
    joined = Entry(1, "domain:brand.example", austin, [austin, dallas])
    register = Register()
    register.add(joined, ["domain:brand.example"], ["domain:brand.example"])
    assert register.place(replace(dallas, source="list:z.csv", street="1 Oak St")).entry is joined


def test_a_company_follows_its_domain_when_that_moved() -> None:
    register = Register({"tarnwick.example": "tarnwickhomes.example"})
    old = replace(FIRM, domain="tarnwick.example", website="https://tarnwick.example/")
    new = replace(FIRM, phone="", domain="tarnwickhomes.example", website="https://tarnwickhomes.example/")
    first, second = register.place(old), register.place(new)
    assert second.entry is first.entry
    assert first.entry.known.website == "https://tarnwickhomes.example/"


def test_a_better_address_replaces_one_that_is_not_there() -> None:
    old = replace(FIRM, domain="brand.example", website="https://brand.example/locations/austin")
    better = replace(old, website="https://brand.example/offices/austin", source="list:b.csv")
    home = replace(old, website="https://brand.example/", source="archive:c.warc")
    elsewhere = replace(better, city="Waco", phone="")

    def website(*later: Candidate, gone: frozenset[str]) -> str:
        register = Register(gone=gone)
        placed = [register.place(one) for one in (old, *later)]
        return placed[0].entry.known.website

    assert website(better, gone=frozenset()) == old.website, "the first one stays as long as it is there"
    assert website(home, better, gone=frozenset({"brand.example"})) == better.website
    assert website(home, elsewhere, gone=frozenset({"brand.example"})) == old.website


def test_two_that_a_person_keeps_apart_stay_apart() -> None:
    known = [
        Entry(number, f"k{number}", mention, [mention])
        for number, mention in enumerate(
            (FIRM, replace(FIRM, locator="row 9", street="9 Elm St", phone="+15125550188")), 1
        )
    ]
    register = Register(apart={frozenset({1, 2})})
    for entry in known:
        register.add(entry, (entry.identity_key,), ("word:tarnwick|austin|TX",))
    like = register.alike(replace(FIRM, street="9 Elm Street", phone=""))
    assert [entry.company_id for entry, _ in like] == [2, 1]


def test_a_block_of_too_many_tells_nothing() -> None:
    register = Register()
    phone = "+15125550100"
    for number in range(MOST_IN_BLOCK + 1):
        register.place(Candidate("list:a", f"row {number}", name=f"Firm{number} Tarn{number}", phone=phone))
    late = Candidate("list:a", "row 999", name="Lindle Rentals", phone=phone)
    assert register.alike(late) == []
