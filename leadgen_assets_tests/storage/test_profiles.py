"""Profiles with their evidence, and assessments: read back as they were written."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection, errors

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.packing import pack_profile
from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Person, Profile
from leadgen_assets.domain.judging.assessment import Assessment, Fit, Points
from leadgen_assets.storage.profiles import (
    StoredAssessment,
    StoredProfile,
    load_assessments,
    load_profiles,
    profile_hashes,
)
from leadgen_assets.storage.rows import ASSESSMENTS, EVIDENCE, PROFILES, STANDING, WORK_ITEMS, write

if TYPE_CHECKING:
    from leadgen_assets_tests.storage.conftest import Shelf

SEEN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
HOME, TEAM = "https://acme.example/", "https://acme.example/team"


def fact(field: str, value: str, url: str = HOME, subject: str = COMPANY) -> Fact:
    return Fact(subject, field, value, url, 3, f"… {value} …", next(iter(Method)), 0.8, True)


NAME = fact("full_name", "Zoë Peñalosa", TEAM, "Zoë Peñalosa")
PROFILE = Profile(
    fields={
        "company_name": FieldValue(
            FieldState.FOUND, ("Acme Homes",), (fact("company_name", "Acme Homes"),), 0.8, False
        ),
        "units": FieldValue(FieldState.NOT_FOUND, (), (), 0.0, False),
    },
    people=(Person("Zoë Peñalosa", "Owner", "", "", "", (NAME, fact("title", "Owner", TEAM, "Zoë Peñalosa"))),),
    pages_read=2,
    no_marketing=True,
    rejected=1,
)
ASSESSMENT = Assessment(
    Fit.YES,
    7.5,
    "high",
    0.65,
    True,
    (Points("size", "units", "312", "high", 2.0, 1.5, True, "312 units"),),
    ("fits",),
    (),
    ("assumed",),
    ("unmet",),
)


@pytest.fixture
def key(shelf: Shelf) -> str:
    return shelf.request()


def company(shelf: Shelf, name: str = "c") -> int:
    ((number,),) = shelf.sql(
        "INSERT INTO leadgen.companies (identity_key, name) VALUES (%s, %s) RETURNING company_id", name, name
    )
    return int(number)


def save(shelf: Shelf, company_id: int, input_hash: str = "h1", profile: Profile = PROFILE) -> None:
    body, evidence = pack_profile(profile)
    rows = [
        (company_id, input_hash, n, f.subject, f.field, f.value, f.url, f.segment, f.quote, str(f.method), f.confidence,
         f.verified, SEEN, f.said_by)
        for n, f in enumerate(evidence)
    ]  # fmt: skip

    async def written(conn: AsyncConnection[Any]) -> None:
        await write(conn, PROFILES, [(company_id, input_hash, json.dumps(body), profile.pages_read, profile.rejected)])
        await write(conn, EVIDENCE, rows)

    shelf.tx(written)


def loaded(shelf: Shelf, *wanted: tuple[int, str], with_evidence: bool = True) -> dict[int, StoredProfile]:
    async def read(conn: AsyncConnection[Any]) -> dict[int, StoredProfile]:
        return await load_profiles(conn, wanted, with_evidence=with_evidence)

    return shelf.tx(read)


def test_a_profile_is_read_as_it_was_written(shelf: Shelf, key: str) -> None:
    number = company(shelf)
    save(shelf, number)
    found = loaded(shelf, (number, "h1"))[number]
    assert found.profile == PROFILE
    assert found.seen_at == {HOME: SEEN, TEAM: SEEN}
    assert (found.company_id, found.input_hash) == (number, "h1")


def test_values_without_their_evidence_where_only_they_are_looked_at(shelf: Shelf, key: str) -> None:
    number = company(shelf)
    save(shelf, number)
    found = loaded(shelf, (number, "h1"), with_evidence=False)[number].profile
    assert found.fields["company_name"].values == ("Acme Homes",)
    assert found.fields["company_name"].facts == ()
    assert found.people[0].full_name == "Zoë Peñalosa"


def test_each_input_has_its_own_profile_and_the_same_input_one(shelf: Shelf, key: str) -> None:
    number, other = company(shelf), company(shelf, "d")
    save(shelf, number)
    save(shelf, number)
    save(shelf, number, "h2", Profile({}, (), 0, False, 0))
    save(shelf, other)
    both = loaded(shelf, (number, "h2"), (other, "h1"), (other, "never"))
    assert both[number].profile == Profile({}, (), 0, False, 0)
    assert both[other].profile == PROFILE
    assert loaded(shelf) == {}


def test_evidence_without_its_profile_is_refused(shelf: Shelf, key: str) -> None:
    number = company(shelf)

    async def alone(conn: AsyncConnection[Any]) -> None:
        await write(conn, EVIDENCE, [(number, "h", 0, "s", "f", "v", "u", 1, "q", "m", 0.5, True, SEEN, "")])

    with pytest.raises(errors.ForeignKeyViolation):
        shelf.tx(alone)


def test_hashes_are_those_of_finished_items_of_the_request(shelf: Shelf, key: str) -> None:
    async def written(conn: AsyncConnection[Any]) -> None:
        rows = [
            (key, stage, item, f"hash {item}", status, 1, "", "", "{}", "run", SEEN)
            for stage, item, status in (("p", "1", "done"), ("p", "2", "failed"), ("q", "3", "done"))
        ]
        await write(conn, WORK_ITEMS, rows)

    async def read(conn: AsyncConnection[Any]) -> dict[int, str]:
        return await profile_hashes(conn, key, "p")

    shelf.tx(written)
    assert shelf.tx(read) == {1: "hash 1"}


def test_assessments_are_read_as_they_were_written_in_order_of_discovery(shelf: Shelf, key: str) -> None:
    numbers = [company(shelf, name) for name in "cde"]
    body = {
        "points": [asdict(points) for points in ASSESSMENT.points],
        **{name: getattr(ASSESSMENT, name) for name in ("reasons", "disqualifiers", "assumptions", "unmet")},
    }

    async def written(conn: AsyncConnection[Any]) -> None:
        for rank, number in enumerate(reversed(numbers), start=1):
            await write(conn, STANDING, [(key, number, "candidate", "", rank, 1)])
            qualified = number != numbers[0]
            row = (key, number, "h1", "icp", "yes", 7.5, "high", 0.65, qualified, json.dumps(body))
            await write(conn, ASSESSMENTS, [row])

    async def read(conn: AsyncConnection[Any], only_qualified: bool) -> list[StoredAssessment]:
        return await load_assessments(conn, key, only_qualified=only_qualified)

    for number in numbers:
        save(shelf, number)
    shelf.tx(written)
    qualified = shelf.tx(lambda conn: read(conn, True))
    assert qualified == [StoredAssessment(number, "h1", "icp", ASSESSMENT) for number in (numbers[2], numbers[1])]
    assert [one.company_id for one in shelf.tx(lambda conn: read(conn, False))] == numbers[::-1]
