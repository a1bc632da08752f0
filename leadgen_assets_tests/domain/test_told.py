from __future__ import annotations

from collections.abc import Callable

import pytest

from leadgen_assets.domain.exports.contact_choice import choose_contacts
from leadgen_assets.domain.exports.review import (
    confirmation_quote,
    confirmed_facts,
    fields_to_review,
    review_id,
    review_row,
    verdict_of,
)
from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.facts.told import carried, subject_of, with_told_people, without_wrong
from leadgen_assets.domain.icps.icp import Icp, Vocabulary
from leadgen_assets.domain.judging.scoring import assess
from leadgen_assets.domain.requests.lead_request import LeadRequest

ROW = "Jane | Doe | Owner | jane@tarnwick.example | (512) 555-0142 | www.linkedin.com/in/jane-doe"


def supplied(person: str, field: str, value: str, quote: str = ROW) -> Fact:
    return Fact(subject_of(person), field, value, "file:a.csv", 2, quote, Method.SUPPLIED, 0.8, True, said_by="apollo")


def own(person: str, field: str, value: str) -> Fact:
    page = "https://tarnwick.example/team"
    return Fact(subject_of(person), field, value, page, 1, value, Method.CARD, 0.7, True)


def people(named: list[tuple[str, list[Fact]]], told: list[Fact], **more: bool) -> dict[str, object]:
    profile = resolve([], with_told_people(named, told), Vocabulary(), pages_read=3, **more)
    return {person.full_name: person for person in profile.people}


def test_what_a_row_says_is_carried_by_the_row() -> None:
    facts = [
        supplied("Jane Doe", "full_name", "Jane Doe"),
        supplied("Jane Doe", "title", "Owner"),
        supplied("Jane Doe", "email", "jane@tarnwick.example"),
        supplied("Jane Doe", "phone", "+15125550142"),
        supplied("Jane Doe", "linkedin_url", "https://www.linkedin.com/in/jane-doe"),
        supplied("Jane Doe", "email", "other@tarnwick.example"),
    ]
    assert carried(facts, Vocabulary()) == facts[:-1]


def test_a_supplied_person_joins_the_one_whom_a_page_names_and_fills_gaps_only() -> None:
    page = [own("Jane Doe", "full_name", "Jane Doe"), own("Jane Doe", "title", "President")]
    told = [supplied("Jane Doe", f, v) for f, v in (("full_name", "Jane Doe"), ("title", "Owner"))]
    told.append(supplied("Jane Doe", "email", "jane@tarnwick.example"))
    joined = people([("Jane Doe", page)], told)["Jane Doe"]
    assert (joined.title, joined.email) == ("President", "jane@tarnwick.example")
    assert [fact.value for fact in joined.facts if fact.field == "title"] == ["President", "Owner"]


@pytest.mark.parametrize("told_name", ["Jane Q. Doe", "jane doe", "Doe, Jane", "J. Doe"])
def test_one_person_under_two_spellings_is_one(told_name: str) -> None:
    page = [own("Jane Doe", "full_name", "Jane Doe"), own("Jane Doe", "email", "jane@tarnwick.example")]
    told = [supplied(told_name, "full_name", told_name), supplied(told_name, "email", "jane@tarnwick.example")]
    assert list(people([("Jane Doe", page)], told)) == ["Jane Doe"]


def test_two_who_may_be_meant_are_nobody_and_father_and_son_stay_two() -> None:
    named = [(name, [own(name, "full_name", name)]) for name in ("Jane A. Doe", "Jane B. Doe", "Max Roe")]
    told = [supplied("Jane Doe", "full_name", "Jane Doe"), supplied("Max Roe Jr.", "full_name", "Max Roe Jr.")]
    assert list(people(named, told)) == ["Jane A. Doe", "Jane B. Doe", "Max Roe", "Jane Doe", "Max Roe Jr."]


def test_a_person_of_whom_only_a_supplier_tells_is_a_contact_by_the_same_rules(
    profile: Callable[..., object], pm_icp: Icp
) -> None:
    told = [supplied("Jane Doe", f, v) for f, v in (("full_name", "Jane Doe"), ("title", "Owner"))]
    (jane,) = people([], [*told, supplied("Jane Doe", "email", "jane@elsewhere.example")]).values()
    choice = choose_contacts(profile(people=(jane,)), pm_icp, LeadRequest(name="x", sources=("list:a.csv",)))
    assert [(one.full_name, one.email) for one in choice.contacts] == [("Jane Doe", "")]
    assert people([], [supplied("Jane Doe", "email", "jane@x.example")], no_marketing=True) == {}


def test_a_value_that_a_person_judged_wrong_is_used_nowhere() -> None:
    facts = [own("Jane Doe", "title", "Owner"), own("Jane Doe", "title", "President")]
    assert without_wrong(facts, {(subject_of("Jane Doe"), "title", "Owner")}) == (facts[1],)
    assert without_wrong(facts, {(COMPANY, "title", "Owner")}) == tuple(facts)


@pytest.mark.parametrize(
    ("person", "field", "value"),
    [
        ("", "units", "320"),
        ("", "pms", "buildium"),
        ("", "pms", "rent_manager"),
        ("", "portfolio", "single_family"),
        ("", "state", "TX"),
        ("", "phone", "+15125550142"),
        ("", "website", "https://www.tarnwick.example/"),
        ("Jane Doe", "linkedin_url", "https://www.linkedin.com/in/jane-doe"),
        ("Jane Doe", "email", "jane@tarnwick.example"),
        ("Jane Doe", "title", "Owner"),
    ],
)
def test_a_confirmation_without_a_quote_carries_itself(pm_icp: Icp, person: str, field: str, value: str) -> None:
    quote = confirmation_quote(person, field, value, "Jo", "2026-11-25", "Tarnwick Homes", pm_icp.vocabulary)
    assert "confirmed by Jo on 2026-11-25" in quote
    facts = confirmed_facts(person, field, value, "https://portal.example/t", quote, "Jo")
    assert [fact.field for fact in carried(facts, pm_icp.vocabulary)] == [fact.field for fact in facts]


def test_verdicts_in_any_case_and_what_was_meant() -> None:
    assert [str(verdict_of(word)) for word in ("right", " Wrong ", "UNKNOWN")] == ["right", "wrong", "unknown"]
    for word, hint in (("rigth", "right"), ("yes", "right"), ("wrng", "wrong"), ("?", "unknown")):
        with pytest.raises(ValueError, match=f"did you mean {hint}"):
            verdict_of(word)
    with pytest.raises(ValueError, match="write right, wrong or unknown"):
        verdict_of("xxxxxxx")


@pytest.mark.parametrize("tenant", ["demo", "jan", "1", "2024-05", "a-b"])
def test_ids_are_read_back_and_look_like_no_number(tenant: str) -> None:
    made = review_id(tenant, 17)
    assert review_row(made) == (tenant, 17)
    with pytest.raises(ValueError, match="could not convert"):
        float(made)


@pytest.mark.parametrize("cell", ["", "17", "demo", "demo.r", "demo.r0", "Demo.r1", "demo.r1x", "demo.x.r1"])
def test_what_is_no_id(cell: str) -> None:
    assert review_row(cell) is None


def test_fields_are_asked_of_closed_sites_that_alone_keep_a_company_out(
    profile: Callable[..., object], pm_icp: Icp
) -> None:
    from leadgen_assets.domain.facts.profile import FieldState, FieldValue

    closed = FieldValue(FieldState.COULD_NOT_LOOK)
    request = LeadRequest(
        name="x", sources=("list:a.csv",), states=("TX",), pms_any_of=("buildium",), pms_unknown="drop"
    )

    def asked(request: LeadRequest, **fields: object) -> tuple[str, ...]:
        made = profile(pages_read=0, **({"pms": closed, "units": closed, "portfolio": closed} | fields))
        return fields_to_review(made, assess(made, pm_icp, request), pm_icp, request)

    # The software reaches a quarter of the weights; the portfolio is the heaviest of what else may be known.
    assert asked(request) == ("pms", "portfolio")
    assert asked(request, state=closed) == ("state", "pms", "portfolio")
    assert asked(request, state="OK") == (), "another filter keeps it out all the same"
    assert asked(request, state=FieldValue(FieldState.NOT_FOUND)) == ()
    keeps = request.model_copy(update={"pms_unknown": "keep"})
    assert asked(keeps) == ("pms", "portfolio"), "houses alone do not tell that it manages them"
    assert asked(keeps, manages=["properties"]) == ("portfolio",)
