from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest, SourceSpec, parse_request, request_faults, slug, to_yaml
from leadgen_assets.domain.requests.request_file import pms_value
from leadgen_assets.domain.wording.places import STATES

GOOD = """\
name: Texas on Buildium
target_companies: 25
states: [Texas]
pms_any_of: [Buildium, Rent Manager]
units_min: 150
units_max: 1,000
sources:
  - archive:sites.warc.gz
  - kind: list
    path: firms.csv
    columns: {name: company}
    where: {active: true, year: 2026}
"""


def _message(text: str, icps: dict[str, Icp]) -> str:
    with pytest.raises(RequestInvalid) as caught:
        parse_request(text, "texas.yaml", icps)
    assert caught.value.where == "texas.yaml"
    assert caught.value.todo
    return caught.value.what


def test_a_good_file_becomes_a_request(icps: dict[str, Icp]):
    request = parse_request(GOOD, "texas.yaml", icps, tenant="acme")
    assert request.key == "acme.texas-on-buildium"
    assert request.pms_any_of == ("buildium", "rent_manager")
    assert request.units_max == 1000
    assert request.sources[1].where == {"active": "true", "year": "2026"}


def test_every_fault_is_told_at_once_with_its_line(icps: dict[str, Icp]):
    what = _message("name: x\ntarget_compnies: 3\nstates: [Txas]\ntarget_companies: -5\n", icps)
    assert "line 2: target_compnies: unknown key 'target_compnies'; did you mean 'target_companies'?" in what
    assert "line 3: states: 'Txas' is no state of the USA; did you mean 'Texas'?" in what
    assert "line 4: target_companies: -5 is too small; the least is 1" in what


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "pms_any_of: [Buildum]",
            "line 2: pms_any_of: 'Buildum' is no software that the ICP 'property_management' knows; did you mean 'Buildium'?",
        ),
        (
            "icp: property_managment",
            "line 2: icp: there is no ICP 'property_managment'; did you mean 'property_management'?",
        ),
        (
            "icp: small_business\npms_any_of: [Buildium]",
            "line 3: pms_any_of: the ICP 'small_business' does not tell software",
        ),
        ("icp: small_business\nunits_min: 3", "line 3: units_min: the ICP 'small_business' does not count units"),
        ("units_min: 9\nunits_max: 3", "line 3: units_max: units_min (9) is more than units_max (3)"),
        ("target_companies: many", "line 2: target_companies: 'many' is not a whole number"),
        ("pms_unknown: maybe", "line 2: pms_unknown: 'maybe' is not one of 'keep' or 'drop'"),
        ("name: again", "line 2: 'name' stands twice"),
    ],
)
def test_one_fault_one_line(line: str, words: str, icps: dict[str, Icp]):
    assert words in _message(f"name: x\n{line}\nsources: [list:a.csv]\n", icps)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "is empty"), ("- a\n", "no block"), ("name: a\n", "sources: names none"), ("a: [", "not YAML")],
)
def test_files_that_hold_no_request(text: str, words: str, icps: dict[str, Icp]):
    assert words in _message(text, icps)


def test_faults_before_submission_name_the_field(icps: dict[str, Icp]):
    faults = request_faults(LeadRequest(name="x", icp="dentists", pms_any_of=("Buildium",)), icps)
    assert [field for field, _ in faults] == ["icp", "sources"]


@pytest.mark.parametrize("text", ["rent manager", "RentManager", "rent_manager", "Rent-Manager"])
def test_software_is_known_by_any_spelling(text: str, pm_icp: Icp):
    assert pms_value(text, pm_icp) == "rent_manager"
    assert pms_value("Excel", pm_icp) == ""


_texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
_cities = st.lists(_texts.filter(lambda text: text and "," not in text), max_size=3)


@given(
    name=_texts.filter(lambda text: bool(slug(text))),
    target=st.integers(1, 100_000),
    states=st.lists(st.sampled_from(sorted(STATES)), max_size=3, unique=True),
    cities=_cities,
    budget=st.decimals(0, 10_000, places=6, allow_nan=False),
    path=_texts.filter(bool),
    columns=st.dictionaries(_texts.filter(bool), _texts, max_size=2),
)
def test_a_written_request_reads_back_as_the_same(name, target, states, cities, budget, path, columns, icps):
    source = SourceSpec(kind="list", path=path, columns=columns)
    request = LeadRequest(
        name=name,
        target_companies=target,
        states=tuple(states),
        cities=tuple(cities),
        budget_usd=budget,
        sources=(source,),
    )
    assert parse_request(to_yaml(request, ["a note\nof two lines"]), "x.yaml", icps) == request


def test_a_written_request_has_a_comment_on_each_field():
    lines = to_yaml(LeadRequest(name="x"), ["not understood: 'blue'"]).splitlines()
    assert lines[0] == "# not understood: 'blue'"
    assert len(lines) == 1 + len(LeadRequest.model_fields)
    assert all("  # " in line for line in lines[1:])
