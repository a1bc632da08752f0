from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.requests.request_file import validated
from leadgen_assets.domain.requests.request_forms import Form, Reading, is_about_requests, of_fields, read_requests


def requests(text: str, form: Form, icps: dict[str, Icp], most: int = 1000) -> list[LeadRequest]:
    return validated(read_requests(text, form), "the file", icps, "acme", most=most)


def faults(text: str, form: Form, icps: dict[str, Icp], most: int = 1000) -> str:
    with pytest.raises(RequestInvalid) as caught:
        requests(text, form, icps, most)
    assert caught.value.where == "the file"
    return caught.value.what


def test_yaml_json_csv_and_fields_say_the_same(icps: dict[str, Icp]) -> None:
    yaml = "name: Texas\nstates: [TX, OK]\npms_any_of: [Buildium]\nunits_min: 1,000\nsources: [list:a.csv, archive:b.warc.gz]"
    fields = {
        "name": "Texas",
        "states": ["TX", "OK"],
        "pms_any_of": ["Buildium"],
        "units_min": 1000,
        "sources": ["list:a.csv", "archive:b.warc.gz"],
    }
    csv = 'Name,States,PMS any of,units_min,sources\nTexas,TX; OK,Buildium,"1,000",list:a.csv;archive:b.warc.gz\n'
    (first,) = requests(yaml, "yaml", icps)
    assert requests(json.dumps(fields), "json", icps) == [first]
    assert requests(json.dumps([fields]), "json", icps) == [first]
    assert requests(csv, "csv", icps) == [first]
    assert validated(Reading((of_fields(fields),)), "the form", icps, "acme") == [first]
    assert first.key == "acme.texas"


def test_a_spreadsheet_of_requests_is_one_request_a_row(icps: dict[str, Icp]) -> None:
    text = (
        "name;states;cities;target_companies;sources;preview\r\n"
        "North;MN,WI;Saint Paul;;list:a.csv, archive:b,c.warc.gz;\r\n"
        "\r\n"
        'South;"TX;OK";Austin;10;list:a.csv;3\r\n'
    )
    north, south = requests(text, "csv", icps)
    assert (north.states, north.cities, north.target_companies) == (("MN", "WI"), ("Saint Paul",), 25)
    assert [str(source) for source in north.sources] == ["list:a.csv", "archive:b,c.warc.gz"]
    assert (south.states, south.target_companies, south.preview) == (("TX", "OK"), 10, 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("name,sources\n", "there is no request"),
        ("name,sourcs\na,list:x.csv\n", "line 1: unknown column 'sourcs'; did you mean 'sources'?"),
        ("name,sources,name\na,list:x.csv,b\n", "line 1: the column 'name' stands 2 times"),
        ("name,sources\na,list:x.csv,more\n", "row 2: 3 cells, the header has 2"),
        ("name,sources\n,list:x.csv\n", "row 2: name: is missing"),
        ("name,sources,states\na,list:x.csv,TX\n\nb,list:x.csv,Txas\n", "row 4: states: 'Txas' is no state of the USA"),
        ("name,sources,target_companies\na,list:x.csv,many\n", "row 2: target_companies: 'many' is not a whole number"),
        ("name,sources\na,list:x.csv\nA!,list:y.csv\n", "row 3: name: the same as that of row 2"),
        ("name,sources\na,file:x.csv\n", "row 2: sources[1]"),
        ('name,sources\na,"list:x.csv\n', "a quotation mark is opened and not closed"),
        ("name,sources\nx\0y,list:x.csv\n", "character that cannot be stored"),
        ("name,sources\n" + "a,list:x.csv\n" * 1001, "1,001 requests; the most is 1,000"),
        ("name,icp,sources\na,no_such,list:x.csv\n", "row 2: icp: there is no ICP 'no_such'"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_its_row_and_field(icps: dict[str, Icp], text: str, words: str) -> None:
    assert words in faults(text, "csv", icps)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "this is not JSON"),
        ("{'name': 'x'}", "line 1: this is not JSON"),
        ('{"name": "x",\n "sources": ["list:a.csv"],}', "line 2: this is not JSON"),
        ('"text"', "the file is empty or no object of fields"),
        ("[]", "the file is empty or no object of fields"),
        ("[1]", "request 1 is no object of fields"),
        ('{"name": "x", "name": "y", "sources": ["list:a.csv"]}', "'name' stands twice"),
        ('{"name": NaN, "sources": ["list:a.csv"]}', "NaN is no number"),
        ('{"name": "a\\u0000b", "sources": ["list:a.csv"]}', "name: has a character that cannot be stored"),
        ('{"name": "a\\ud800b", "sources": ["list:a.csv"]}', "name: has a character that cannot be stored"),
        ('{"name": "x",\n"sources": ["list:a.csv"],\n"states": ["Txas"]}', "line 3: states: 'Txas' is no state"),
        ('[{"name": "x", "sources": ["list:a.csv"]},\n{"name": "y"}]', "request 2: sources: names none"),
        ("[" * 100_000, "this is not JSON"),
        ('{"target_companies": ' + "9" * 5000 + "}", "(5,000 characters) is not a whole number"),
    ],
)
def test_what_is_wrong_in_json_is_told(icps: dict[str, Icp], text: str, words: str) -> None:
    assert words in faults(text, "json", icps)


def test_json_may_be_indented_with_tabs_and_hold_any_script(icps: dict[str, Icp]) -> None:
    (request,) = requests('{\n\t"name": "Caf\\u00e9 \\ud83d\\ude00",\n\t"sources": ["list:a.csv"]\n}', "json", icps)
    assert request.name == "Café 😀"


def test_a_list_in_yaml_is_several_requests_and_their_faults_have_lines(icps: dict[str, Icp]) -> None:
    text = "- name: a\n  sources: list:a.csv\n- name: b\n  sources: list:a.csv\n  states: Txas\n"
    assert "line 5: request 2: states: 'Txas'" in faults(text, "yaml", icps)
    assert [one.key for one in requests(text.replace("Txas", "Texas"), "yaml", icps)] == ["acme.a", "acme.b"]
    assert "it holds 2 requests, where one is expected" in faults(text.replace("Txas", "Texas"), "yaml", icps, most=1)


def test_a_list_of_companies_is_told_from_a_table_of_requests() -> None:
    assert is_about_requests(["Name", "Target companies", "Sources"])
    assert is_about_requests(["name", "states"])
    assert not is_about_requests(["name", "website", "phone", "city", "state"])
    assert not is_about_requests([])


@given(st.text(max_size=300), st.sampled_from(["yaml", "json", "csv"]))
def test_no_text_breaks_the_reader(text: str, form: Form) -> None:
    reading = read_requests(text, form)
    assert bool(reading.faults) != bool(reading.requests)
