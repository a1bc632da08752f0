"""What the scripted model said is found in the rows that would be written, and told as what was found."""

from __future__ import annotations

from leadgen_assets.domain.exports.allowed_methods import invented, values_come_from_allowed_methods
from leadgen_assets.domain.exports.csv_contract import Cited, evidence_rows
from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.rules import Level

COMPANIES = [{"domain": "oak.example"}, {"domain": "elm.example"}, {"domain": "ash.example"}]


def fact(field: str, method: Method) -> Fact:
    return Fact("company", field, "412", "https://oak.example/", 1, "412 units", method, 0.8, True, said_by="scripted")


def test_what_only_agrees_with_a_rule_is_not_exported_and_breaks_nothing() -> None:
    cited = Cited("oak.example", "", "units_estimate", "412", (fact("units", Method.TEXT), fact("units", Method.MOCK)))
    rows = evidence_rows(cited, {})
    assert invented(rows) == {}
    assert values_come_from_allowed_methods(COMPANIES, invented(rows), {}, "default.a").passed


def test_the_failure_says_what_was_found_with_company_and_field_and_no_person() -> None:
    mock = (fact("units", Method.MOCK),)
    citations = [
        Cited("oak.example", "", "units_estimate", "824", mock, 2),
        Cited("oak.example", "Ann Oakley", "title", "President", mock),
        Cited("elm.example", "Ben Elm", "title", "Owner", mock),
    ]
    found = invented(row for cited in citations for row in evidence_rows(cited, {}))
    result = values_come_from_allowed_methods(COMPANIES, found, {"ash.example": "down"}, "default.a")
    assert (result.level, result.blocks, result.failed, result.checked) == (Level.ERROR, True, 2, 3)
    assert result.meaning == (
        "3 values of 2 companies were said by the scripted model of tests and demonstrations:"
        " oak.example (units_estimate, title), elm.example (title)."
    )
    assert "Oakley" not in str(result)
    assert result.broken[0].reason == "units_estimate, title: said by the scripted model"


def test_companies_done_without_the_model_are_told_as_such() -> None:
    result = values_come_from_allowed_methods(COMPANIES, {}, {"ash.example": "down"}, "default.a")
    assert (result.level, result.failed) == (Level.WARN, 1)
    assert result.meaning == "1 company was done by rules alone, because the model's service was down."
    refused = {"oak.example": "no usable answer (permanent: HTTP 400: no)"}
    result = values_come_from_allowed_methods(COMPANIES, {}, {}, "default.a", refused)
    assert (result.level, result.passed, result.failed) == (Level.WARN, False, 1)
    assert result.meaning == "1 company was done without the model, because no answer about it could be used."
    assert "HTTP 400" in result.broken[0].reason
    assert "leadgen run default.a --redo failed" in result.what_to_do
    both = values_come_from_allowed_methods(COMPANIES, {}, {"ash.example": "down"}, "default.a", refused)
    assert both.failed == 2
