from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.domain.errors import IcpInvalid, RequestConflict, RequestInvalid
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.request_forms import Form, Reading, of_fields, read_requests
from leadgen_assets.doors.submitting import Door, Submitted, read_request_file, submit_all
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.doors.conftest import House

FIELDS = {"name": "Texas", "target_companies": 5, "sources": ["list:lists/firms.csv"]}


def submit(house: House, reading: Reading, door: Door = "inbox", base: Path | None = None) -> list[Submitted]:
    return house.with_database(
        lambda database: submit_all(
            database, house.settings, reading, "a file", base or house.inbox, RequestStatus.QUEUED, door, most=100
        )
    )


def text(house: House, content: str, form: Form) -> list[Submitted]:
    return submit(house, read_requests(content, form))


def test_the_same_request_by_every_door_is_one_request(house: House) -> None:
    (first,) = submit(house, Reading((of_fields(FIELDS),)), "launchpad")
    assert (first.outcome, first.stored.status) == ("new", RequestStatus.QUEUED)
    assert "leadgen run" in first.stored.next_step
    csv = "name,target companies,sources\nTexas,5,list:lists/firms.csv\n"
    for again in (text(house, json.dumps(FIELDS), "json"), text(house, csv, "csv")):
        assert [one.outcome for one in again] == ["known"]
        assert "exists already and is queued" in str(again[0])
    assert house.sql("SELECT request_key, door FROM leadgen.lead_requests") == [(f"{house.tenant}.texas", "launchpad")]
    events = house.sql("SELECT event, detail FROM leadgen.events")
    assert events == [("submitted", {"door": "launchpad", "outcome": "new"})]


def test_other_content_under_the_name_is_refused_with_the_difference(house: House) -> None:
    submit(house, Reading((of_fields(FIELDS),)))
    with pytest.raises(RequestConflict) as caught:
        text(
            house, "name,target companies,sources\nMore,5,list:lists/firms.csv\nTexas,50,list:lists/firms.csv\n", "csv"
        )
    assert "row 3: " in str(caught.value)
    assert "target_companies: 5 here, 50 there" in str(caught.value)
    assert f"request {house.tenant}.texas" in str(caught.value)
    assert house.requests() == ["texas"], "all of a file or none"


def test_the_same_words_from_a_folder_with_another_list_are_not_taken_for_the_first(
    house: House, tmp_path: Path
) -> None:
    reading = Reading((of_fields(FIELDS),))
    submit(house, reading)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "firms.csv").write_bytes((house.inbox / "lists" / "firms.csv").read_bytes())
    assert [one.outcome for one in submit(house, reading, "command", tmp_path)] == ["known"], "a copy is the same"
    (tmp_path / "lists" / "firms.csv").write_text("name,website\nAnother,another.example\n")
    with pytest.raises(RequestConflict) as caught:
        submit(house, reading, "command", tmp_path)
    assert f"its lists/firms.csv is in {house.inbox.resolve()}, not what stands in {tmp_path}" in str(caught.value)
    assert "give the new request another name" in caught.value.todo
    (tmp_path / "lists" / "firms.csv").unlink()
    with pytest.raises(RequestConflict) as caught:
        submit(house, reading, "command", tmp_path)
    first = house.inbox.resolve()
    assert f"lists/firms.csv does not exist in {tmp_path};" in str(caught.value)
    assert f"in the same words, with what stands in {first}." in str(caught.value)
    assert f"go on with the first one by its key: leadgen run {house.tenant}.texas" in caught.value.todo
    (house.inbox / "lists" / "firms.csv").unlink()
    assert [one.outcome for one in submit(house, reading, "command", tmp_path)] == ["known"], "it was done with"


def test_one_bad_row_keeps_all_of_the_file_out(house: House) -> None:
    with pytest.raises(RequestInvalid, match=r"row 3: states: 'Txas'"):
        text(house, "name,states,sources\na,TX,list:lists/firms.csv\nb,Txas,list:lists/firms.csv\n", "csv")
    with pytest.raises(RequestInvalid) as caught:
        text(house, "name,sources\na,list:lists/firms.csv\nb,list:no/such.csv;archive:lists\n", "csv")
    assert f"row 3: sources[1]: {house.inbox.resolve()}/no/such.csv does not exist" in str(caught.value)
    assert f"row 3: sources[2]: {house.inbox.resolve()}/lists is a folder" in str(caught.value)
    assert house.requests() == []


def test_a_missing_source_is_told_with_its_line_but_not_of_a_request_that_is_there(house: House) -> None:
    with pytest.raises(RequestInvalid, match=r"line 4: sources\[2\]: .*/b.csv does not exist"):
        text(house, "name: x\nsources:\n  - list:lists/firms.csv\n  - list:b.csv\n", "yaml")
    (house.inbox / "b.csv").write_text("name\nx\n")
    text(house, "name: x\nsources:\n  - list:lists/firms.csv\n  - list:b.csv\n", "yaml")
    (house.inbox / "b.csv").unlink()
    again = text(house, "name: x\nsources:\n  - list:lists/firms.csv\n  - list:b.csv\n", "yaml")
    assert [one.outcome for one in again] == ["known"]


def test_a_selector_that_is_none_is_told_with_its_line(house: House) -> None:
    with pytest.raises(RequestInvalid, match=r"line 4: sources\[2\]: entries: 'li\[' is no CSS selector"):
        text(
            house,
            "name: y\nsources:\n  - list:lists/firms.csv\n  - {kind: directory, path: 'https://a.example/', entries: 'li['}\n",
            "yaml",
        )


def test_files_that_are_missing_are_told_with_all_the_other_faults(house: House) -> None:
    with pytest.raises(RequestInvalid) as caught:
        text(
            house,
            "name: x\nicp: property_managment\nstates: Txas\npms_any_of: [Buildum]\n"
            "sources:\n  - list:lists/firms.csv\n  - list:lists/../b.csv\n  - lst:c.csv\n",
            "yaml",
        )
    told = str(caught.value)
    assert "for 5 reasons" in told
    for words in (
        "line 2: icp: there is no ICP 'property_managment'; did you mean 'property_management'?",
        "line 3: states: 'Txas'",
        "line 4: pms_any_of: 'Buildum' is no software that an ICP knows; did you mean 'Buildium'?",
        f"line 7: sources[2]: {house.inbox.resolve()}/b.csv does not exist",
        "line 8: sources[3]: 'lst:c.csv' is not a source",
    ):
        assert words in told
    with pytest.raises(RequestInvalid, match="row 2: sources") as caught:
        text(house, "name,states,sources\na,,list:no.csv\nb,Txas,list:lists/firms.csv\n", "csv")
    assert "row 3: states" in str(caught.value)


def test_a_proposed_command_as_it_stands_is_refused_with_what_to_write(house: House) -> None:
    with pytest.raises(RequestInvalid, match=r"FILE\.csv does not exist; write your file's name"):
        submit(house, Reading((of_fields(FIELDS | {"sources": ["list:FILE.csv"]}),)))


def test_sources_of_another_machine_are_left_to_the_run(house: House) -> None:
    elsewhere = submit(house, Reading((of_fields(FIELDS),)), "table", Path("/no/such/machine"))
    assert [one.outcome for one in elsewhere] == ["new"]


@pytest.mark.parametrize("path", ["~nobody-of-that-name/x.csv", "x" * 3000, "lists/firms.csv/below"])
def test_paths_that_no_file_can_have_are_told(house: House, path: str) -> None:
    with pytest.raises(RequestInvalid, match=r"sources\[1\]"):
        submit(house, Reading((of_fields(FIELDS | {"sources": [f"list:{path}"]}),)))


def test_a_file_may_hold_requests_of_several_tenants_and_each_sees_its_own(house: House) -> None:
    other = f"{house.tenant}-b"
    csv = f"tenant,name,sources\n,mine,list:lists/firms.csv\n{other},theirs,list:lists/firms.csv\n"
    assert [one.stored.key for one in text(house, csv, "csv")] == [f"{house.tenant}.mine", f"{other}.theirs"]
    assert house.requests() == ["mine"]
    changed = f"tenant,name,sources,preview\n,new,list:lists/firms.csv,\n{other},theirs,list:lists/firms.csv,3\n"
    with pytest.raises(RequestConflict, match="preview: 0 here, 3 there"):
        text(house, changed, "csv")
    assert house.requests() == ["mine"], "nothing of the first tenant either"


def test_a_request_that_failed_before_it_found_anybody_is_corrected(house: House) -> None:
    submit(house, Reading((of_fields(FIELDS),)))
    house.sql("UPDATE leadgen.lead_requests SET status = 'failed'")
    (one,) = submit(house, Reading((of_fields(FIELDS | {"target_companies": 7}),)), "command")
    assert (one.outcome, one.stored.status, one.stored.request.target_companies) == ("corrected", "queued", 7)
    assert house.sql("SELECT door FROM leadgen.lead_requests") == [("command",)]


def test_many_doors_at_once_make_one_request_and_each_is_told_which(house: House) -> None:
    async def all_at_once(database: Database) -> list[list[Submitted]]:
        doors: list[Door] = ["command", "launchpad", "inbox", "table"] * 2
        reading = Reading((of_fields(FIELDS),))
        return await asyncio.gather(
            *(
                submit_all(database, house.settings, reading, door, house.inbox, RequestStatus.QUEUED, door)
                for door in doors
            )
        )

    outcomes = [one.outcome for (one,) in house.with_database(all_at_once)]
    assert sorted(outcomes) == ["known"] * 7 + ["new"]
    assert house.requests() == ["texas"]
    assert len(house.sql("SELECT event FROM leadgen.events")) == 1


def test_two_files_with_the_same_requests_in_another_order_do_not_wait_for_each_other(house: House) -> None:
    names = [f"r{number}" for number in range(12)]
    csv = [
        "name,sources\n" + "".join(f"{name},list:lists/firms.csv\n" for name in order)
        for order in (names, names[::-1], names, names[::-1])
    ]

    async def all_at_once(database: Database) -> list[list[Submitted]]:
        return await asyncio.gather(
            *(
                submit_all(
                    database, house.settings, read_requests(text, "csv"), "f", house.inbox, RequestStatus.QUEUED,
                    "inbox", most=100,
                )
                for text in csv
            )
        )  # fmt: skip

    found = house.with_database(all_at_once)
    assert [[one.stored.request.name for one in each] for each in found] == [names, names[::-1], names, names[::-1]]
    assert sorted(one.outcome for each in found for one in each) == ["known"] * 36 + ["new"] * 12


def test_a_broken_icp_file_is_no_requests_fault(house: House) -> None:
    (house.settings.home / "icp").mkdir()
    (house.settings.home / "icp" / "mine.yaml").write_text("name: [")
    with pytest.raises(IcpInvalid):
        submit(house, Reading((of_fields(FIELDS),)))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"PK\x03\x04rest", "is a workbook"),
        ("a.csv", b"name,so\0urces\n", "not a text file"),
        ("a.yaml", b"name: caf\xe9\n", "no text in UTF-8: line 1 holds the byte 0xe9"),
        ("b.yaml", b"name: caf\xe9\n", "save it as UTF-8"),
        ("a.json", b"\xff\xfe\x00", "save it as UTF-8"),
    ],
)
def test_files_that_are_no_text_are_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RequestInvalid, match=words):
        read_request_file(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_comes_in_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "A.CSV").write_bytes("name,sources\nCafé,list:a.csv\n".encode(encoding))
    reading = read_request_file(tmp_path / "A.CSV")
    assert reading.requests[0].fields["name"] == "Café"


def test_a_search_whose_pages_nobody_could_read_is_refused(house: House) -> None:
    house.settings = house.settings.model_copy(update={"mode": "real"})
    with pytest.raises(RequestInvalid, match="LEADGEN_CONTACT is not set"):
        text(house, "name: x\nsources: [search, list:lists/firms.csv]\n", "yaml")
    house.settings = house.settings.model_copy(update={"contact": "me@reader.example"})
    assert [one.outcome for one in text(house, "name: x\nsources: [search, list:lists/firms.csv]\n", "yaml")] == ["new"]
