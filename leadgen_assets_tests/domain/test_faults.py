"""What a person reads when a field of a request is wrong: in our words, all at once, each with its line."""

from __future__ import annotations

import json

import pytest

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.domain.requests.request_file import validated
from leadgen_assets.domain.requests.request_forms import Form, Reading, of_fields, read_requests
from leadgen_assets.domain.telling.shown import clipped, shown

FOREIGN = ("Input should be", "validation error", "pydantic", "type=", "Value error", "unable to", "Decimal(")
WRONG: tuple[object, ...] = (
    5, -5, 10**60, 2.5, -0.5, float("nan"), float("inf"), 1e300, True, False, [], [5], [[1]], [None], {}, {"a": 1}, {"kind": 3},
    [{"kind": "list"}], [{"kind": "list", "path": 5}], [{"kind": "directory", "path": "https://a.example", "pages": "x"}],
    [{"kind": "list", "path": "a.csv", "columns": {"name": [1]}, "sheet": 5, "next": "x"}], "", " ", "x" * 100_000, "NaN", "-1",
    "1e400", "9" * 5000, "a,b", "list:", "\n", "{x}", "{words}",
)  # fmt: skip


def faults(fields: dict[str, object], icps: dict[str, Icp]) -> str:
    try:
        validated(Reading((of_fields(fields),)), "x", icps, "acme")
    except RequestInvalid as error:
        return error.what
    return ""


def test_nothing_is_guessed_that_is_not_near(icps: dict[str, Icp]) -> None:
    told = faults({"name": "x", "states": ["Narnia", "Txas"], "sources": ["list:a.csv"]}, icps)
    assert "California" not in told
    assert "'Txas' is no state of the USA; did you mean 'Texas'?" in told


@pytest.mark.parametrize("name", [*LeadRequest.model_fields, "colour"])
def test_every_field_with_every_wrong_value_is_told_in_our_words(name: str, icps: dict[str, Icp]) -> None:
    told = 0
    for value in WRONG:
        what = faults({"name": "x", "sources": ["list:a.csv"]} | {name: value}, icps)
        told += bool(what)
        assert not any(words in what for words in FOREIGN), (value, what)
        assert all(len(line) < 400 for line in what.splitlines()), (str(value)[:80], what[:500])
        assert not what or name in what
    assert told > len(WRONG) // 3


def test_an_example_stands_where_a_value_is_of_the_wrong_kind(icps: dict[str, Icp]) -> None:
    assert "target_companies: 'many' is not a whole number; write it like target_companies: 25" in faults(
        {"name": "x", "sources": ["list:a.csv"], "target_companies": "many"}, icps
    )
    assert "states: 5 is no list; write it like states: [Texas, Oklahoma]" in faults({"name": "x", "states": 5}, icps)
    assert "sources[1]: 5 is not a source; write one of list:FILE" in faults({"name": "x", "sources": [5]}, icps)
    assert "budget_usd: 'lots' is not a number; write it like budget_usd: 2.50" in faults({"budget_usd": "lots"}, icps)


YAML = """\
name: x
target_companies: many
units_min: 900
units_max: 100
contacts_min: 5
contacts_max: 2
pms_any_of: Buildum
states: Txas
"""


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_faults_between_fields_are_told_beside_the_others_each_with_its_line(form: Form, icps: dict[str, Icp]) -> None:
    fields = dict(line.split(": ") for line in YAML.splitlines())
    text = YAML if form == "yaml" else json.dumps(fields, indent=0).replace("{\n", "{", 1)
    with pytest.raises(RequestInvalid) as caught:
        validated(read_requests(text, form), "x", icps, "acme")
    told = caught.value.what.splitlines()
    assert told[0] == "The request cannot be accepted, for 6 reasons:"
    beginnings = (
        "line 1: sources: names none", "line 2: target_companies: 'many'", "line 4: units_max: units_min (900) is more than",
        "line 6: contacts_max: contacts_min (5) is more than contacts_max (2)", "line 7: pms_any_of: 'Buildum'", "line 8: states:",
    )  # fmt: skip
    for line, beginning in zip(told[1:], beginnings, strict=True):
        assert line.strip().startswith(beginning)


def test_faults_within_a_source_have_their_own_lines(icps: dict[str, Icp]) -> None:
    text = "name: x\nsources:\n  - kind: list\n    path: https://a.example/\n    pages: 3\n    next: a.more\n"
    with pytest.raises(RequestInvalid) as caught:
        validated(read_requests(text, "yaml"), "x", icps, "acme")
    assert "line 4: sources[1].path: 'https://a.example/' is an address" in caught.value.what
    assert "line 5: sources[1].pages: pages belongs to a directory" in caught.value.what
    assert "line 6: sources[1].next: next belongs to a directory" in caught.value.what


def test_a_key_that_stands_twice_in_json_is_told_with_both_lines(icps: dict[str, Icp]) -> None:
    text = '{"name": "a: {b}",\n "sources": [{"kind": "list",\n  "path": "a.csv",\n  "path": "b.csv"}],\n "name": "y"}'
    with pytest.raises(RequestInvalid) as caught:
        validated(read_requests(text, "json"), "x", icps, "acme")
    assert "line 4: 'path' stands twice; first in line 3" in caught.value.what
    assert "line 5: 'name' stands twice; first in line 1" in caught.value.what


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        (
            'name: x\nstates: "Texas\nunits_min: 3\n',
            "yaml",
            "line 2: this is not YAML: a quotation mark is opened here",
        ),
        (
            "name: x\nsources: [list:a.csv\nstates: TX\n",
            "yaml",
            "line 2: this is not YAML: a list is opened here with [",
        ),
        ("name: a: b", "yaml", "line 1: this is not YAML: a second ': ' stands in this line"),
        ("name: @x", "yaml", "line 1: this is not YAML: a value that begins with such a character belongs in quotes"),
        ('{"name": "x",}', "json", "line 1: this is not JSON: a "),
        ('{"name": "x"\n"states": "TX"}', "json", "line 2: this is not JSON: a comma is missing"),
        ('{"name": "x}', "json", "a quotation mark is opened and not closed"),
        ('{"name": "C:\\x"}', "json", "a backslash stands alone"),
        ('{"name": "x"} {}', "json", "there is more behind its end"),
    ],
)
def test_what_is_no_yaml_or_json_is_told_in_our_words(text: str, form: Form, words: str, icps: dict[str, Icp]) -> None:
    with pytest.raises(RequestInvalid) as caught:
        validated(read_requests(text, form), "x", icps, "acme")
    assert words in caught.value.what


def test_a_blank_behind_the_kind_of_a_source_is_no_fault(icps: dict[str, Icp]) -> None:
    texts = ("sources:\n  - list: a.csv\n", "sources: list:a.csv\n", "sources:\n  list: a.csv\n")
    (one, *others) = [validated(read_requests(f"name: x\n{text}", "yaml"), "x", icps, "acme") for text in texts]
    assert others == [one, one]


def test_what_is_long_is_shortened() -> None:
    assert clipped("short") == "short"
    assert shown("x" * 5000).endswith("x' (5,000 characters)")
    assert len(shown("x" * 5000)) < 90
    assert shown("a\nb") == r"'a\nb'"
    assert [shown(value) for value in (None, True, 10**99, float("nan"), [1], {})] == [
        "nothing", "true", "a number of more than 60 digits", "NaN", "a list", "a block of keys",
    ]  # fmt: skip
