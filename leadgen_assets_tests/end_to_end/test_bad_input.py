"""Bad input through the whole chain: one clear message (what, where, what to do), and nothing lost that was done before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from dagster import ExecuteInProcessResult, TableMetadataValue

from leadgen_assets.assets import contacts as contacts_room
from leadgen_assets.demo.build import build_web
from leadgen_assets.domain.errors import RequestConflict, RequestInvalid
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.sensors.failures import failure_of

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

NAMES = "Company,Web Site,City,St\r\n"


def request(*sources: object, **fields: object) -> str:
    asked = {"name": "odd input", "icp": "small_business", "target_companies": 5, "sources": list(sources)}
    return yaml.safe_dump(asked | fields)


def discovered(chain: Chain, text: str) -> tuple[str, ExecuteInProcessResult]:
    key = chain.submit(text)
    return key, chain.materialize(key, "lead_request", "discovered_companies")


def names(chain: Chain) -> list[str]:
    return [row[0] for row in chain.sql("SELECT name FROM leadgen.companies ORDER BY company_id")]


def table_of(result: ExecuteInProcessResult, name: str) -> list[dict[str, Any]]:
    (event,) = result.asset_materializations_for_node("leadgen__discovered_companies")
    value = event.metadata[name]
    assert isinstance(value, TableMetadataValue)
    return [dict(record.data) for record in value.records]


def three_parts(words: str, what: str, where: str) -> None:
    lines = words.splitlines()
    assert what in lines[0]
    assert lines[1].startswith("  where: ")
    assert where in lines[1]
    assert lines[2].startswith("  what to do: ")
    assert len(lines) == 3


@pytest.mark.slow
def test_of_an_archive_that_was_cut_off_what_is_readable_is_used_and_the_rest_reported(chain: Chain) -> None:
    web = build_web(chain.folder / "web", firms=12)
    whole = web.archive.read_bytes()
    web.archive.write_bytes(whole[: len(whole) * 6 // 10])
    text = web.request.read_text("utf-8").replace("target_companies: 9", "target_companies: 50")
    key = chain.submit(text)
    result = chain.materialize(key)
    assert result.success, chain.words_of_failure(result)
    ((delivered,),) = chain.sql("SELECT jsonb_array_length(companies) FROM leadgen.export_sets")
    assert 2 <= delivered < web.qualified
    (archive,) = [row for row in table_of(result, "sources") if row["source"].startswith("archive:")]
    assert "damaged" in archive["note"]
    report = (chain.folder / "home" / "reports" / key / "report.md").read_text("utf-8")
    assert "The archive is damaged" in report
    stored = chain.stored(key)
    assert stored.status in (RequestStatus.READY_PARTIAL, RequestStatus.NEEDS_DECISION)
    # With the whole file put back, the same request goes on.
    web.archive.write_bytes(whole)
    assert chain.materialize(key).success
    ((again,),) = chain.sql(
        "SELECT jsonb_array_length(companies) FROM leadgen.export_sets ORDER BY created_at DESC LIMIT 1"
    )
    assert again == web.qualified


@pytest.mark.long
def test_an_archive_of_noise_is_told_and_another_source_goes_on(chain: Chain) -> None:
    noise = chain.folder / "noise.warc.gz"
    noise.write_bytes(bytes(range(256)) * 40)
    key, alone = discovered(chain, request(f"archive:{noise}"))
    assert not alone.success
    three_parts(chain.words_of_failure(alone), "", "noise.warc.gz")
    (chain.folder / "names.csv").write_text(NAMES + "Ada Homes,https://adahomes.example,Austin,TX\r\n")
    _, beside = discovered(chain, request(f"archive:{noise}", "list:names.csv", name="beside"))
    assert beside.success
    assert names(chain) == ["Ada Homes"]
    notes = {row["source"]: row["note"] for row in table_of(beside, "sources")}
    assert "not a usable WARC" in notes["archive:noise.warc.gz"]
    assert notes["list:names.csv"].startswith("CSV, UTF-8, comma; name from")
    assert key != "beside"


def test_lists_are_read_however_they_were_saved(chain: Chain) -> None:
    saved = {
        "byte order mark": ("\ufeff" + NAMES + "Ada Homes,,Austin,TX\r\n").encode("utf-8"),
        "Windows-1252": (NAMES + "Peña & Søn – Houses,,Austin,TX\r\n").encode("cp1252"),
        "UTF-16": (NAMES + "Bell Homes,,Austin,TX\r\n").encode("utf-16"),
        "semicolons": (NAMES.replace(",", ";") + "Cole Homes;;Austin;TX\r\n").encode(),
        "quotes": (NAMES + '"Dunn ""The"" Homes",,"Austin\nSouth",TX\r\n').encode(),
        "old line ends": b"Company,Web Site,City,St\rEllis Homes,,Austin,TX\r",
    }
    for name, content in saved.items():
        (chain.folder / f"{name}.csv").write_bytes(content)
    _, result = discovered(chain, request(*(f"list:{name}.csv" for name in saved), target_companies=50))
    assert result.success
    assert sorted(names(chain)) == [
        "Ada Homes", "Bell Homes", "Cole Homes", 'Dunn "The" Homes', "Ellis Homes", "Peña & Søn – Houses",
    ]  # fmt: skip


@pytest.mark.long
def test_a_malformed_row_is_left_out_and_counted_and_the_others_are_read(chain: Chain) -> None:
    rows = "Ada Homes,,Austin,TX\r\nBroken Row,TX\r\nToo,many,cells,in,this,row\r\n,,,\r\nBell Homes,,Austin,TX\r\n"
    (chain.folder / "names.csv").write_text(NAMES + rows)
    _, result = discovered(chain, request("list:names.csv"))
    assert result.success
    assert names(chain) == ["Ada Homes", "Bell Homes"]
    reasons = [row["reason"] for row in table_of(result, "blocked")]
    assert any("row 3: 2 cells, header has 4" in reason for reason in reasons), reasons
    assert any("row 4: 6 cells, header has 4" in reason for reason in reasons), reasons


@pytest.mark.long
def test_a_quote_that_is_never_closed_is_told_and_the_rows_before_it_are_used(chain: Chain) -> None:
    (chain.folder / "names.csv").write_text(
        NAMES + 'Ada Homes,,Austin,TX\r\n"Bell Homes,,Austin,TX\r\nCole,,Austin,TX\r\n'
    )
    _, result = discovered(chain, request("list:names.csv"))
    assert result.success
    assert names(chain) == ["Ada Homes"]
    (row,) = table_of(result, "sources")
    assert "quoted cell" in row["note"]


@pytest.mark.parametrize(
    ("content", "what", "where"),
    [
        (b"Company,City,company\r\nAda,Austin,x\r\n", "The column 'Company' stands 2 times in the header", "row 1"),
        (b"", "The list is empty", "names.csv"),
        (b"PK\x03\x04\x00\x00workbook", "The workbook is damaged", "names.csv"),
        (b"Size,Colour\r\n1,red\r\n", "No column can be taken for the companies' name or website", "names.csv"),
        (None, "There is no such list", "names.csv"),
    ],
    ids=["duplicate header", "empty", "workbook", "no column", "missing"],
)
def test_a_list_that_cannot_be_used_is_told_in_three_parts(
    chain: Chain, content: bytes | None, what: str, where: str
) -> None:
    if content is not None:
        (chain.folder / "names.csv").write_bytes(content)
    _, result = discovered(chain, request("list:names.csv"))
    assert not result.success
    three_parts(chain.words_of_failure(result), what, where)
    assert names(chain) == []


def test_a_missing_archive_is_told_in_three_parts(chain: Chain) -> None:
    _, result = discovered(chain, request("archive:gone.warc.gz"))
    three_parts(chain.words_of_failure(result), "There is no such archive", str(chain.folder / "gone.warc.gz"))


def test_a_source_that_is_lost_later_loses_nothing_of_what_was_done(delivered: tuple[Chain, Delivered]) -> None:
    chain, done = delivered
    before = chain.sql("SELECT count(*) FROM leadgen.contacts")
    chain.sql("UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{sources,0,path}', '\"gone.warc.gz\"')")
    result = chain.materialize(done.key, "company_pages")
    assert not result.success
    three_parts(chain.words_of_failure(result), "There is no such archive", "gone.warc.gz")
    assert chain.sql("SELECT count(*) FROM leadgen.contacts") == before
    assert chain.materialize(done.key, "company_profiles", "icp_assessments", "contacts").success


def test_a_database_that_is_down_is_told_without_its_password_and_the_next_run_goes_on(
    delivered: tuple[Chain, Delivered], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, done = delivered
    monkeypatch.setenv("LEADGEN_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/x")
    result = chain.materialize(done.key, "contacts")
    assert not result.success
    words = failure_of(result.all_events) or ""
    assert "cannot be reached" in words
    assert "what to do: " in words
    assert "s3cret" not in "".join(str(entry) for entry in chain.instance.all_logs(result.run_id))
    monkeypatch.setenv("LEADGEN_DATABASE_URL", chain.database_url)
    assert chain.materialize(done.key, "contacts").success
    assert chain.stored(done.key).request.target_companies == done.web.target


@pytest.mark.slow  # faults/test_database_restart.py is in make test
def test_a_database_that_restarts_under_a_run_is_waited_for(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(small_web)
    choose = contacts_room.choose_people

    async def after_a_restart(*arguments: Any) -> Any:
        chain.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return await choose(*arguments)

    monkeypatch.setattr(contacts_room, "choose_people", after_a_restart)
    result = chain.materialize(key)
    assert result.success, chain.words_of_failure(result)
    assert chain.stored(key).status is RequestStatus.READY


def test_a_newer_schema_is_refused_and_left_as_it_is(delivered: tuple[Chain, Delivered]) -> None:
    chain, done = delivered
    ((table,),) = chain.sql("SELECT table_schema FROM information_schema.tables WHERE table_name = 'alembic_version'")
    chain.sql(f"UPDATE {table}.alembic_version SET version_num = '9999_from_the_future'")  # type: ignore[arg-type]
    result = chain.materialize(done.key, "contacts")
    assert not result.success
    words = failure_of(result.all_events) or ""
    assert "this program knows schemas up to" in words
    assert "what to do: " in words
    assert chain.sql(f"SELECT version_num FROM {table}.alembic_version") == [("9999_from_the_future",)]  # type: ignore[arg-type]


def test_two_requests_of_one_name_are_told_apart_by_what_differs(chain: Chain) -> None:
    chain.submit(request("list:names.csv"))
    assert chain.submit(request("list:names.csv")) == "default.odd-input"
    with pytest.raises(RequestConflict) as caught:
        chain.submit(request("list:names.csv", target_companies=50))
    three_parts(str(caught.value), "target_companies: 5 here, 50 there", "default.odd-input")


def test_a_request_that_cannot_be_meant_is_refused_with_its_line(chain: Chain) -> None:
    refused: list[tuple[dict[str, Any], str]] = [
        ({"icp": "propety_management"}, "did you mean 'property_management'"),
        ({"target_companies": -5}, "target_companies"),
        ({"target_companies": 10**9}, "target_companies"),
        ({"states": ["Texsa"]}, "did you mean 'Texas'"),
        ({"icp": "property_management", "pms_any_of": ["Bildium"]}, "did you mean 'Buildium'"),
        ({"taget": 5}, "unknown key 'taget'"),
    ]
    for fields, what in refused:
        with pytest.raises(RequestInvalid) as caught:
            chain.submit(request("list:names.csv", **fields))
        assert what in str(caught.value)
        assert "what to do: " in str(caught.value)
    assert chain.sql("SELECT count(*) FROM leadgen.lead_requests") == [(0,)]


def test_paths_of_a_request_start_where_its_file_is(chain: Chain) -> None:
    (chain.folder / "lists").mkdir()
    Path(chain.folder / "lists" / "names.csv").write_text(NAMES + "Ada Homes,,Austin,TX\r\n")
    _, result = discovered(chain, request("list:lists/names.csv"))
    assert result.success
