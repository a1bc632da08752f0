from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.audit import AuditValue, AuditVerdict, audit_result, audit_sample, audit_value
from leadgen_assets.domain.exports.sampling import stratified


def exported(**numbers: int) -> list[AuditValue]:
    """Values of an export: so many of each field."""
    rows = [
        {"company": f"{n}.example", "field": field.replace("__", " of "), "value": f"{field} {n}", "quote": "q"}
        | {"link": "https://x.example/", "method": "text", "date": "2026-11-02"}
        for field, count in numbers.items()
        for n in range(count)
    ]
    return [audit_value(number, row) for number, row in enumerate(rows)]


def test_every_column_has_its_part_and_the_rest_is_in_proportion() -> None:
    sample = audit_sample(exported(domain=80, state=10, pms_detected=5, title__Ada=5), 20, 1)
    fields = [value.field for value in sample]
    assert len(sample) == 20
    assert {field: fields.count(field) for field in set(fields)} == {
        "domain": 14, "state": 2, "pms_detected": 2, "title": 2,
    }  # fmt: skip
    assert {value.person for value in sample} == {"", "Ada"}
    assert [value.number for value in sample] == sorted(value.number for value in sample)


def test_a_seed_draws_the_same_values_and_another_one_others() -> None:
    evidence = exported(domain=80, state=80)
    assert audit_sample(evidence, 20, 7) == audit_sample(evidence, 20, 7)
    assert audit_sample(evidence, 20, 7) != audit_sample(evidence, 20, 8)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=8), st.integers(0, 60), st.integers())
def test_a_sample_has_its_size_no_repeats_and_only_members(holds: dict[str, int], size: int, seed: int) -> None:
    strata, start = {}, 0
    for name, number in holds.items():
        strata[name] = list(range(start, start + number))
        start += number
    taken = stratified(strata, size, seed)
    assert len(taken) == len(set(taken)) == min(size, start)
    assert set(taken) <= set(range(start))
    filled = [members for members in strata.values() if members]
    if size >= len(filled):
        assert all(set(members) & set(taken) for members in filled)


def test_figures_are_counted_column_by_column_and_over_all() -> None:
    right, wrong, unclear = AuditVerdict.RIGHT, AuditVerdict.WRONG, AuditVerdict.UNCLEAR
    result = audit_result([("state", right), ("state", wrong), ("domain", right), ("email", unclear)])
    assert (result.overall.right, result.overall.wrong, result.overall.unclear) == (2, 1, 1)
    assert list(result.fields) == ["state", "domain", "email"]
    assert result.fields["state"].share == 0.5
    assert result.fields["email"].share is None
