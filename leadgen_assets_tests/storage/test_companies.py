"""Companies across sources, batches and requests: one company once, whoever names it and in whatever order."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import AsyncConnection

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import identity_keys
from leadgen_assets.storage.companies import (
    Recorded,
    RequestCompany,
    blocked_domains,
    count_companies,
    given_recently,
    record_candidates,
    request_companies,
)

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf

_numbers = itertools.count(1)
SITE = Candidate("archive:web", "host acme.example", website="https://acme.example/", domain="acme.example")
LISTED = Candidate(
    "list:names.csv", "row 2", name="Acme Homes, LLC", website="http://www.acme.example", domain="acme.example",
    phone="+15125550101", city="Austin", state="TX",
)  # fmt: skip
NAMED = Candidate("list:other.csv", "row 9", name="ACME HOMES", phone="+15125550101", city="Austin", state="TX")


def record(shelf: Shelf, key: str, *batches: list[Candidate]) -> list[Recorded]:
    async def recorded(conn: AsyncConnection[Any]) -> list[Recorded]:
        return [await record_candidates(conn, key, 1, batch) for batch in batches]

    return shelf.tx(recorded)


def companies(shelf: Shelf, key: str) -> list[RequestCompany]:
    async def read(conn: AsyncConnection[Any]) -> list[RequestCompany]:
        return await request_companies(conn, key, 0, 1000)

    return shelf.tx(read)


# Until something names both, a bare site and a bare name are two: the one that does must not come last.
@pytest.mark.parametrize("order", [o for o in itertools.permutations([SITE, LISTED, NAMED]) if o[2] is not LISTED])
def test_three_sources_that_name_one_company_name_one_company(shelf: Shelf, order: tuple[Candidate, ...]) -> None:
    key = shelf.request()
    record(shelf, key, *([candidate] for candidate in order))
    found = companies(shelf, key)
    (company,) = found
    assert company.domain == "acme.example"
    assert company.sources == ("archive:web", "list:names.csv", "list:other.csv")
    assert company.rank == 1
    known = shelf.sql("SELECT phone, city, state FROM leadgen.companies")
    assert known == [("+15125550101", "Austin", "TX")]


def test_one_batch_merges_as_several_do(shelf: Shelf) -> None:
    key = shelf.request()
    (recorded,) = record(shelf, key, [SITE, LISTED, NAMED])
    assert recorded == Recorded(new=1, merged=2, in_request=1)
    assert len(companies(shelf, key)) == 1


def test_the_same_batch_again_changes_nothing(shelf: Shelf) -> None:
    key = shelf.request()
    record(shelf, key, [SITE, LISTED, NAMED])
    before = companies(shelf, key)
    record(shelf, key, [SITE, LISTED, NAMED])
    assert companies(shelf, key) == before
    assert shelf.sql("SELECT count(*) FROM leadgen.company_sightings") == [(3,)]


def test_two_firms_of_one_name_stay_two(shelf: Shelf) -> None:
    key = shelf.request()
    austin = Candidate("list:l", "row 1", name="Acme Homes", phone="+15125550101", city="Austin", state="TX")
    tulsa = Candidate("list:l", "row 2", name="Acme Homes", phone="+19185550101", city="Tulsa", state="OK")
    rival = Candidate("list:l", "row 3", name="Acme Homes", domain="acme-homes.example", city="Austin", state="OK")
    record(shelf, key, [austin, tulsa, rival])
    assert len(companies(shelf, key)) == 3


def test_offices_on_a_brands_domain_stay_firms_of_their_own_over_batches(shelf: Shelf) -> None:
    key = shelf.request()
    offices = [
        replace(LISTED, locator=f"row {n}", name=f"Acme {city}", city=city, phone=f"+1512555010{n}")
        for n, city in enumerate(("Austin", "Dallas", "Waco"))
    ]
    record(shelf, key, *([one] for one in offices), [replace(offices[2], locator="row 9", street="1 Oak St")])
    found = companies(shelf, key)
    assert [(one.name, one.domain, one.shares) for one in found] == [
        ("Acme Austin", "acme.example", ""), ("Acme Dallas", "", "acme.example"), ("Acme Waco", "", "acme.example"),
    ]  # fmt: skip


def test_a_known_company_joins_another_request_with_that_requests_sources_only(shelf: Shelf) -> None:
    one, two = shelf.request("one"), shelf.request("two")
    record(shelf, one, [SITE, LISTED])
    (again,) = record(shelf, two, [NAMED])
    assert (again.new, again.merged) == (0, 1)
    (company,) = companies(shelf, two)
    assert company.sources == ("list:other.csv",)
    assert company.domain == "acme.example"
    assert companies(shelf, one)[0].company_id == company.company_id


def test_facts_of_lists_come_back_with_their_company(shelf: Shelf) -> None:
    key = shelf.request()
    fact = Fact(COMPANY, "state", "TX", "file:names.csv", 2, "Acme | TX", Method.LIST, 0.9, True)
    record(shelf, key, [replace(LISTED, facts=(fact,)), SITE])
    (company,) = companies(shelf, key)
    assert company.listed == (fact,)


def test_companies_are_paged_in_their_order(shelf: Shelf) -> None:
    key = shelf.request()
    batch = [Candidate("s", f"row {n}", name=f"Firm {n}", domain=f"firm{n}.example") for n in range(10)]
    record(shelf, key, batch[:4], batch[4:])

    async def paged(conn: AsyncConnection[Any]) -> list[str]:
        names: list[str] = []
        last = 0
        while page := await request_companies(conn, key, last, 3):
            names += [company.name for company in page]
            last = page[-1].rank
        return names

    assert shelf.tx(paged) == [f"Firm {n}" for n in range(10)]


def test_what_is_blocked_and_what_was_given_is_the_tenants_own(shelf: Shelf) -> None:
    one, two = shelf.request("one"), shelf.request("two")
    record(shelf, one, [SITE])
    record(shelf, two, [SITE])
    shelf.sql(
        "INSERT INTO leadgen.blocked_domains (domain, reason, until) VALUES ('a.example', 'customer', NULL),"
        " ('b.example', 'contacted', now() + '1 day'::interval), ('c.example', 'contacted', now() - '1 day'::interval)"
    )
    shelf.sql("INSERT INTO leadgen.exported_companies (company_id, request_key, exported_at)"
              " SELECT company_id, %s, now() - '10 days'::interval FROM leadgen.companies", one)  # fmt: skip
    other = shelf.other()
    theirs = other.request("one")
    record(other, theirs, [SITE])

    async def asked(conn: AsyncConnection[Any], key: str, days: int) -> tuple[Any, Any, Any]:
        counted = await count_companies(conn, key)
        return await blocked_domains(conn), sorted((await given_recently(conn, key, days)).values()), counted

    blocked, given_before, counted = shelf.tx(lambda conn: asked(conn, two, 30))
    assert blocked == {"a.example": "customer", "b.example": "contacted"}
    assert len(given_before) == 1
    assert given_before[0].endswith(f"by request {one}")
    assert counted == {"candidate": 1}
    assert shelf.tx(lambda conn: asked(conn, two, 5))[1] == []
    assert shelf.tx(lambda conn: asked(conn, two, 0))[1] == []
    assert shelf.tx(lambda conn: asked(conn, one, 30))[1] == [], "its own export keeps nothing out"
    assert other.tx(lambda conn: asked(conn, theirs, 30))[:2] == ({}, [])


MENTIONS = st.builds(
    Candidate,
    source=st.sampled_from(["archive:a", "list:b", "list:c"]),
    locator=st.integers(1, 9).map("row {}".format),
    name=st.sampled_from(["", "Acme Homes", "ACME HOMES LLC", "Bolt Rentals"]),
    domain=st.sampled_from(["", "", "acme.example", "bolt.example"]),
    phone=st.sampled_from(["", "+15125550101", "+15125550102"]),
    street=st.sampled_from(["", "1 Main Street", "2 Oak Ave"]),
    city=st.sampled_from(["", "Austin", "Waco"]),
    state=st.sampled_from(["", "TX", "OK"]),
    zip_code=st.sampled_from(["", "78701"]),
    licence=st.sampled_from(["", "", "L-1", "L2"]),
).filter(lambda mention: bool(mention.name or mention.domain))


@settings(max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mentions=st.lists(MENTIONS, min_size=1, max_size=12), chance=st.randoms(use_true_random=False))
def test_whatever_sources_say_every_mention_has_one_company_and_no_domain_two(
    shelf: Shelf, mentions: list[Candidate], chance: random.Random
) -> None:
    key = shelf.request(f"mentions {next(_numbers)}")
    shelf.sql("DELETE FROM leadgen.request_companies")
    shelf.sql("DELETE FROM leadgen.company_sightings")
    shelf.sql("DELETE FROM leadgen.company_aliases")
    shelf.sql("DELETE FROM leadgen.companies")
    cut = chance.randint(0, len(mentions))
    results = record(shelf, key, *(batch for batch in (mentions[:cut], mentions[cut:]) if batch))
    found = companies(shelf, key)
    assert sum(result.new for result in results) == len(found)
    assert len({company.rank for company in found}) == len(found)
    domains = [company.domain for company in found if company.domain]
    assert len(set(domains)) == len(domains)
    # A licence may join firms of two domains; then the first one stays.
    assert bool(domains) == any(mention.domain for mention in mentions)
    assert set(domains) <= {mention.domain for mention in mentions}
    sightings = shelf.sql(
        "SELECT source, locator, count(DISTINCT company_id) FROM leadgen.company_sightings GROUP BY 1, 2"
    )
    assert {(source, locator) for source, locator, _ in sightings} == {(m.source, m.locator) for m in mentions}
    aliases = {row[0] for row in shelf.sql("SELECT alias_key FROM leadgen.company_aliases")}
    assert aliases >= {identity_keys(mention)[0] for mention in mentions}
    again = record(shelf, key, mentions)
    assert sum(result.new for result in again) == 0, "what is known is not new"
