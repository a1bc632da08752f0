from __future__ import annotations

import asyncio
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import LeadRequest, SourceSpec
from leadgen_assets.sources.columns import column_map
from leadgen_assets.sources.registry import Surroundings, open_source, source_faults
from leadgen_assets.sources.source import Batch, Source, Wanted
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp
from leadgen_assets.web.archive import ArchiveFetcher

LIST = """Company Name,Website,Phone,Address,City,State,Zip
Acme Property Management,https://www.acme.example/home,(512) 555-0101,12 Main St,Austin,TX,78701-1234
Élan Homes,elanhomes.example,,,"New
Orleans",Louisiana,
No Site LLC,,,,Tulsa,OK,
"""


@cache
def _icp() -> Icp:
    return read_icp(SHIPPED / "property_management.yaml")


def around(folder: Path) -> Surroundings:
    return Surroundings(folder, ArchiveFetcher([]), _icp())


def _list(folder: Path, content: str | bytes, **spec: dict[str, str]) -> Source:
    path = folder / "firms.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_source(SourceSpec(kind="list", path="firms.csv", **spec), around(folder))  # type: ignore[arg-type]


def _batches(source: Source, wanted: Wanted | None = None, cursor: str = "") -> list[Batch]:
    async def collect() -> list[Batch]:
        return [batch async for batch in source.batches(wanted or Wanted(), cursor)]

    return asyncio.run(collect())


def _names(batches: list[Batch]) -> list[str]:
    return [candidate.name for batch in batches for candidate in batch.candidates]


def _skipped(batches: list[Batch]) -> dict[str, int]:
    return dict(sum((Counter(batch.skipped) for batch in batches), Counter()))


def test_columns_are_guessed_and_values_normalised(tmp_path: Path) -> None:
    source = _list(tmp_path, LIST)
    [batch] = _batches(source)
    acme, elan, no_site = batch.candidates
    assert (source.name, batch.seen, batch.skipped, batch.cursor) == ("list:firms.csv", 3, {}, "4")
    assert (acme.name, acme.website, acme.domain, acme.phone) == (
        "Acme Property Management", "https://www.acme.example/home", "acme.example", "+15125550101",
    )  # fmt: skip
    assert (acme.street, acme.city, acme.state, acme.zip_code, acme.locator) == (
        "12 Main St", "Austin", "TX", "78701", "row 2",
    )  # fmt: skip
    assert (elan.name, elan.website, elan.city, elan.state) == (
        "Élan Homes", "https://elanhomes.example", "New Orleans", "LA",
    )  # fmt: skip
    assert (no_site.website, no_site.domain, no_site.locator) == ("", "", "row 4")


def test_the_row_is_evidence(tmp_path: Path) -> None:
    [batch] = _batches(_list(tmp_path, LIST))
    facts = {fact.field: fact for fact in batch.candidates[0].facts}
    assert set(facts) == {"company_name", "website", "domain", "phone", "street", "city", "state", "zip_code"}
    phone = facts["phone"]
    assert (phone.url, phone.segment, phone.method, phone.verified) == ("file:firms.csv", 2, Method.LIST, True)
    assert phone.quote == (
        "Acme Property Management | https://www.acme.example/home | (512) 555-0101 | 12 Main St | Austin | TX | 78701-1234"
    )


def test_a_messy_list_is_read_as_a_person_would(tmp_path: Path) -> None:
    text = (
        'Company / DBA,"City, State",Web/URL\nAcme Homes,"Austin, TX",acme.example\nBeta Homes,"Tulsa, Oklahoma 74103",\n'
        "Total Homes,,total.example\nTotal: 3,,\nTotal,,count.example\n"
    )
    [batch] = _batches(_list(tmp_path, text))
    assert [(c.name, c.city, c.state, c.zip_code, c.domain) for c in batch.candidates] == [
        ("Acme Homes", "Austin", "TX", "", "acme.example"),
        ("Beta Homes", "Tulsa", "OK", "74103", ""),
        ("Total Homes", "", "", "", "total.example"),
        ("Total", "", "", "", "count.example"),
    ]
    assert batch.skipped == {"a line under the list, such as a total, and no company": 1}
    assert {"city", "state"} <= {fact.field for fact in batch.candidates[0].facts}, "the cell carries both"
    assert _names(_batches(_list(tmp_path, text), Wanted(states=("TX",)))) == ["Acme Homes", "Total Homes", "Total"]


def test_of_two_columns_that_do_not_agree_the_city_is_left_out(tmp_path: Path) -> None:
    text = 'name,city,state\nA,"Austin, TX",TX\nB,"Austin, TX",OK\n'
    [batch] = _batches(_list(tmp_path, text))
    assert [(c.city, c.state) for c in batch.candidates] == [("Austin", "TX"), ("", "OK")]
    assert batch.skipped == {"city left out: beside it stands another state than in the state's column": 1}


@pytest.mark.parametrize(
    "text", ["name,location\nacme,austin tx\n", 'name,city\nacme,"austin, tx"\n', "name,city,state\nacme,austin,tx\n"]
)
def test_a_state_in_small_letters_is_evidence_as_its_city_is(tmp_path: Path, text: str) -> None:
    [batch] = _batches(_list(tmp_path, text))
    [acme] = batch.candidates
    assert {fact.field: fact.value for fact in acme.facts} == {"company_name": "acme", "city": "austin", "state": "TX"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_as_people_save_them(tmp_path: Path, encoding: str, delimiter: str, newline: str) -> None:
    text = newline.join([delimiter.join(row) for row in (["name", "city"], ["Café Élan", "Austin"], ["Acme", "Waco"])])
    [batch] = _batches(_list(tmp_path, text.encode(encoding)))
    assert [(c.name, c.city) for c in batch.candidates] == [("Café Élan", "Austin"), ("Acme", "Waco")]


def test_columns_and_where_from_the_request(tmp_path: Path) -> None:
    text = "name,trade,is_business\nJane Doe,Acme,True\nJohn Roe,Other,False\n"
    batches = _batches(_list(tmp_path, text, columns={"name": "trade"}, where={"Is Business": "true"}))
    assert (_names(batches), _skipped(batches)) == (["Acme"], {"Is Business is not true": 1})


def test_filters_keep_what_the_list_does_not_tell(tmp_path: Path) -> None:
    text = "name,city,state\nA,Austin,TX\nB,Austin,Texas\nC,Tulsa,OK\nD,Dallas,TX\nE,,\nF,Austin,unknown\n"
    batches = _batches(_list(tmp_path, text), Wanted(states=("TX",), cities=("austin",)))
    assert _names(batches) == ["A", "B", "E", "F"]
    assert _skipped(batches) == {"state OK is not asked for": 1, "city is not asked for": 1}


def test_refused_websites_are_dropped_and_the_company_kept(tmp_path: Path) -> None:
    text = "name,website\nA,https://www.facebook.com/acme\nB,write to us\nC,gmail.com\n,acme.wixsite.com/home\n,\n"
    batches = _batches(_list(tmp_path, text))
    assert _names(batches) == ["A", "B", "C", ""]
    assert [c.domain for batch in batches for c in batch.candidates] == ["", "", "", "acme.wixsite.com"]
    assert sum(count for reason, count in _skipped(batches).items() if reason.startswith("website left out")) == 3


def test_malformed_rows_are_counted_with_their_number(tmp_path: Path) -> None:
    text = 'name,city\nA,Austin\nB\nC,Waco,more\nD,Tyler,\n"E" x,Waco\n\nF,Plano\n'
    batches = _batches(_list(tmp_path, text))
    assert _names(batches) == ["A", "D", "F"]
    reasons = _skipped(batches)
    assert reasons["row 3: 1 cells, header has 2"] == 1
    assert reasons["row 4: 3 cells, header has 2"] == 1
    assert any(reason.startswith("row 6: ") for reason in reasons)


def test_an_unclosed_quote_ends_the_list_behind_what_was_read(tmp_path: Path) -> None:
    source = _list(tmp_path, 'name,city\nA,Austin\nB,"Waco\nC,Tyler\n')
    found: list[str] = []

    async def collect() -> None:
        async for batch in source.batches(Wanted()):
            found.extend(candidate.name for candidate in batch.candidates)

    with pytest.raises(SourceUnreadable, match="row 3") as caught:
        asyncio.run(collect())
    assert found == ["A"]
    assert "line 3" in caught.value.where


def test_resuming_goes_on_behind_the_cursor(tmp_path: Path) -> None:
    text = "name\n" + "".join(f"Firm {number}\n" for number in range(2, 1602))
    source = _list(tmp_path, text)
    whole = _batches(source)
    assert [(batch.seen, batch.cursor) for batch in whole] == [
        (500, "501"),
        (500, "1001"),
        (500, "1501"),
        (100, "1601"),
    ]
    resumed = _batches(source, cursor=whole[1].cursor)
    assert _names(whole[:2]) + _names(resumed) == [f"Firm {number}" for number in range(2, 1602)]
    assert resumed[0].candidates[0].locator == "row 1002"
    assert _batches(source, cursor="1601") == []


@pytest.mark.parametrize(
    ("content", "spec", "what"),
    [
        (b"", {}, "empty"),
        (b"\n\n", {}, "empty"),
        ("name,City,city\nA,B,C\n", {}, "'City' stands 2 times"),
        ("name,city\nA,B\n", {"columns": {"name": "company"}}, "no column 'company'"),
        ("name,city\nA,B\n", {"columns": {"colour": "name"}}, "'colour' is not a field"),
        ("name,city\nA,B\n", {"where": {"kind": "x"}}, "no column 'kind'"),
        ("first,second\nA,B\n", {}, "name or website"),
        (b"PK\x03\x04\0\0\0\0xlsx", {}, "workbook is damaged"),
        (b"name\0,city\nA,B\n", {}, "not a text file"),
    ],
)
def test_unusable_lists(tmp_path: Path, content: str | bytes, spec: dict[str, dict[str, str]], what: str) -> None:
    with pytest.raises(SourceUnreadable, match=what) as caught:
        _batches(_list(tmp_path, content, **spec))
    assert "firms.csv" in caught.value.where
    assert caught.value.todo


def test_missing_or_a_folder_or_a_foreign_checkpoint(tmp_path: Path) -> None:
    for path, what in (("missing.csv", "no such list"), (".", "folder")):
        with pytest.raises(SourceUnreadable, match=what):
            _batches(open_source(SourceSpec(kind="list", path=path), around(tmp_path)))
    with pytest.raises(SourceUnreadable, match="checkpoint"):
        _batches(_list(tmp_path, LIST), cursor="here")


@pytest.mark.parametrize(
    ("header", "values"),
    [
        (
            "Record ID,Company name,Company Domain Name,Phone Number,Street Address,City,State/Region,Postal Code,Company owner",
            "1,Acme,acme.example,(512) 555-0101,1 Main St,Austin,TX,78701,Jane",
        ),
        (
            "Account ID,Account Name,Website,Phone,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,X",
            "1,Acme,acme.example,(512) 555-0101,1 Main St,Austin,TX,78701,Jane",
        ),
        (
            "\ufeffId,AccountName , WEBSITE,phone,BillingStreet,billing_city,BillingState,BillingPostalCode,x",
            "1,Acme,acme.example,(512) 555-0101,1 Main St,Austin,TX,78701,Jane",
        ),
    ],
    ids=["HubSpot", "Salesforce", "by API names, with BOM, case and blanks"],
)
def test_exports_of_other_programs_need_no_mapping(tmp_path: Path, header: str, values: str) -> None:
    [batch] = _batches(_list(tmp_path, f"{header}\n{values}\n"))
    [acme] = batch.candidates
    assert (acme.name, acme.domain, acme.phone, acme.street, acme.city, acme.state, acme.zip_code) == (
        "Acme", "acme.example", "+15125550101", "1 Main St", "Austin", "TX", "78701",
    )  # fmt: skip
    assert all(fact.verified for fact in acme.facts)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Business Name (legal / DBA)*", "name"),
        ("*Company Name [legal or trade]", "name"),
        ("Company (legal name / d/b/a)", "name"),
        ("Company – DBA", "name"),
        ("Company: legal", "name"),
        ("Phone (main / office phone)*", "phone"),
        ("Phone (main / fax)", ""),
        ("Telephone No.", "phone"),
        ("Telephone No. (office)", "phone"),
        ("Phone (office)", "phone"),
        ("Phone(s)", "phone"),
        ("Main Phone (w/ area code)", "phone"),
        ("Tel/Fax", "phone"),
        ("Phone (fax)", ""),
        ("Phone (cell)", "phone"),
        ("Office tel. number", "phone"),
        ("Ph.", "phone"),
        ("Ph #", "phone"),
        ("Ph#", "phone"),
        ("Cell", "phone"),
        ("Mobile", "phone"),
        ("Business tel", "phone"),
        ("Contact No.", "phone"),
        ("Mob.", "phone"),
        ("Mobile #1", "phone"),
        ("Office #", "phone"),
        ("Main line", "phone"),
        ("Landline", "phone"),
        ("Office", ""),
        ("Direct", ""),
        ("Contact #", "phone"),
        ("Unit #", ""),
        ("Ph / Fax", "phone"),
        ("Fax", ""),
        ("Ph. (fax)", ""),
        ("Fax ph #", ""),
        ("Name (first / last)", ""),
        ("Legal / Trade", ""),
    ],
)
def test_a_header_that_says_one_thing_in_several_words(header: str, field: str) -> None:
    found = column_map([header, "Domain"], {}, "firms.csv").indexes
    assert found == {"website": 1} | ({field: 0} if field else {})


def test_a_direct_line_fills_in_beside_another_telephone_number() -> None:
    found = column_map(["Company", "Direct", "Mob."], {}, "firms.csv")
    assert found.told() == "name from 'Company', phone from 'Mob.', else 'Direct'"


def test_the_mapping_is_told_with_every_batch(tmp_path: Path) -> None:
    text = "Firm;Trade name;Tel;Owner\nA;B;(512) 555-0101;Jane\n"
    [batch] = _batches(_list(tmp_path, text, columns={"name": "firm"}))
    assert batch.note == (
        "CSV, UTF-8, semicolon; name from 'Firm' (given), phone from 'Tel'; not used: 'Trade name', 'Owner'"
    )


def test_a_website_behind_a_cell_is_the_companys(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Company", "Website"], ["A", "Visit"], ["B", "b.example"], ["C", "Mail"]):
        sheet.append(row)
    for cell, target in (
        ("B2", "https://a.example/"),
        ("B3", "https://tracker.example/x"),
        ("B4", "mailto:c@c.example"),
    ):
        text = sheet[cell].value
        sheet[cell].hyperlink = target
        sheet[cell].value = text
    book.save(tmp_path / "firms.xlsx")
    [batch] = _batches(open_source(SourceSpec(kind="list", path="firms.xlsx"), around(tmp_path)))
    assert [c.domain for c in batch.candidates] == ["a.example", "b.example", ""]
    assert {f.field: f.quote for f in batch.candidates[0].facts}["website"] == "A | https://a.example/"
    assert batch.skipped == {"website left out: it is no web address": 1}


def test_of_several_websites_in_a_cell_the_first_is_taken_and_a_blank_in_a_path_is_one(tmp_path: Path) -> None:
    cells = (
        "a.example/contact; www.b.example", "https://c.example/our services", "info@d.example e.example", "see f.example",
        "https://g.example, https://h.example",
    )  # fmt: skip
    rows = "".join(f'Firm {number},"{cell}"\n' for number, cell in enumerate(cells))
    (tmp_path / "firms.csv").write_text(f"Company,Website\n{rows}")
    [batch] = _batches(open_source(SourceSpec(kind="list", path="firms.csv"), around(tmp_path)))
    assert [c.website for c in batch.candidates] == [
        "https://a.example/contact", "https://c.example/our%20services", "https://e.example", "", "https://g.example",
    ]  # fmt: skip
    assert batch.skipped == {"website left out: it is no web address": 1}


def test_lists_as_people_fill_them_lose_nothing_in_silence(tmp_path: Path) -> None:
    text = (
        "Company,Website,Phone,Location,License No,Zip\n"
        'Smith &amp; Sons,www,5125550101.0,"Austin, TX",N/A,78701.0\n'
        "N/A,acme.example,n/a,Texas,pending,2134\n"
        'Beta Homes,b@beta.example,call us,"12 Main St\nTulsa, OK 74103",12-A,\n'
        "Company,Website,Phone,Location,License No,Zip\n"
        "Gamma Homes,N/A,(214) 555-0103 (office) / 214-555-0104,Remote,-,\n"
    )
    [batch] = _batches(_list(tmp_path, text))
    told = [(c.name, c.domain, c.phone, c.street, c.city, c.state, c.zip_code, c.licence) for c in batch.candidates]
    assert told == [
        ("Smith & Sons", "", "+15125550101", "", "Austin", "TX", "78701", ""),
        ("", "acme.example", "", "", "", "TX", "02134", ""),
        ("Beta Homes", "", "", "12 Main St", "Tulsa", "OK", "74103", "12-A"),
        ("Gamma Homes", "", "+12145550103", "", "", "", "", ""),
    ]
    assert batch.skipped == {
        "the columns' names once more": 1,
        "place left out: no city with its state, no address and no state": 1,
        "telephone number left out: it is none that can be dialled": 1,
        "website left out: it is an e-mail address and no web address": 1,
    }
    assert {"city", "state"} <= {fact.field for fact in batch.candidates[2].facts}, "the cell carries them"
    assert "city, street and state from 'Location'" in batch.note
    [batch] = _batches(
        _list(
            tmp_path,
            "Name,Company,DBA,Website,Domain\nAnn Lee,,A Homes,facebook.com/a,a.example\nBo Ray,,,N/A,b.example\n365,,,,c.example\n",
        )
    )
    assert [(c.name, c.domain) for c in batch.candidates] == [
        ("A Homes", "a.example"),
        ("", "b.example"),
        ("", "c.example"),
    ]
    assert "name from 'Company', else 'DBA', website from 'Website', else 'Domain'; not used: 'Name'" in batch.note
    [batch] = _batches(
        _list(
            tmp_path,
            "1. Company / DBA (required),2. Web Site (please include http),Phone (fax)\nA,a.example,512-555-0101\n",
        )
    )
    assert [(c.name, c.domain, c.phone) for c in batch.candidates] == [("A", "a.example", "")]
    abroad = _list(
        tmp_path, 'name,address,state\nA,"1 Elm St, Waco, TX 76701",\nB,"2 Elm St, Waco, TX",OK\nC,,Ontario\n'
    )
    [batch] = _batches(abroad)
    assert [(c.street, c.city, c.state, c.zip_code) for c in batch.candidates] == [
        ("1 Elm St", "Waco", "TX", "76701"), ("2 Elm St, Waco, TX", "", "OK", ""), ("", "", "", ""),
    ]  # fmt: skip
    assert batch.skipped == {"state left out: it is none of the United States": 1}


def test_faults_are_found_before_any_run(tmp_path: Path) -> None:
    (tmp_path / "firms.csv").write_text("Company,City\nA,Waco\n")

    def faults(**spec: object) -> list[str]:
        return source_faults(SourceSpec.model_validate({"kind": "list", "path": "firms.csv", **spec}), tmp_path)

    assert faults() == []
    missing, unknown, filtered = faults(columns={"name": "Firm", "nmae": "City"}, where={"Country": "US"})
    assert "no column 'Firm'" in missing
    assert "'nmae' is not a field that a list can fill; did you mean 'name'?" in unknown
    assert "no column 'Country'" in filtered
    assert "two columns are named for 'zip_code'" in faults(columns={"zip": "City", "zip_code": "Company"})[0]
    assert "no such list" in faults(path="other.csv")[0]
    assert "is no workbook" in faults(sheet="One")[0]
    (tmp_path / "firms.csv").write_text("first,second\nA,Waco\n")
    assert "name or website" in faults()[0]
    assert source_faults(SourceSpec(kind="archive", path="no.warc.gz"), tmp_path) == []


def test_a_request_without_a_sheet_is_what_it_was() -> None:
    plain, named = (SourceSpec(kind="list", path="a.xlsx", sheet=sheet) for sheet in ("", "Firms"))
    assert "sheet" not in plain.model_dump(mode="json")
    assert SourceSpec.model_validate(named.model_dump(mode="json")) == named
    asked = [LeadRequest(name="n", sources=(spec,)) for spec in (plain, named)]
    assert asked[0].content_hash() != asked[1].content_hash()
    assert any(line.startswith("sources: ") for line in asked[0].difference(asked[1]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), max_size=8), st.sampled_from([",", ";", '"', "\n"])
)
def test_any_rows_are_read_or_refused(tmp_path: Path, rows: list[list[str]], between: str) -> None:
    text = "name,city\n" + "\n".join(between.join(row) for row in rows)
    source = _list(tmp_path, text.encode("utf-8", "surrogatepass"))
    try:
        batches = _batches(source)
    except SourceUnreadable:
        return
    assert sum(batch.seen for batch in batches) >= sum(len(batch.candidates) for batch in batches)


@pytest.mark.long
def test_the_licence_roll(shared_data: Path) -> None:
    spec = SourceSpec(kind="list", path="companies/il_brokerages.csv", columns={"licence": "license_number"})
    batches = _batches(open_source(spec, around(shared_data)), Wanted(states=("IL",)))
    candidates = [candidate for batch in batches for candidate in batch.candidates]
    assert len(candidates) == 4760
    assert len({candidate.licence for candidate in candidates}) == 4754
    assert {candidate.domain for candidate in candidates} == {""}
    assert all(fact.verified for candidate in candidates for fact in candidate.facts)
    assert max(len(batch.candidates) for batch in batches) == 500


@pytest.fixture
def shared_data() -> Path:
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
    if not (folder / "companies").is_dir():
        pytest.skip(f"{folder} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    return folder


def test_a_column_that_stands_twice_matters_only_where_it_is_taken(tmp_path: Path) -> None:
    (batch,) = _batches(_list(tmp_path, "Name,Website,Notes,Notes\nAcme,acme.example,a,b\n"))
    assert [candidate.domain for candidate in batch.candidates] == ["acme.example"]
    for content in ("Name,name,Website\nA,B,acme.example\n", "Name,Website,Website\nA,acme.example,b.example\n"):
        with pytest.raises(SourceUnreadable, match="stands 2 times") as told:
            _batches(_list(tmp_path, content))
        assert "row 1" in told.value.where
