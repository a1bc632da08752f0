"""Files that are no lists, or damaged ones, and what a person is told of them: what it is, what could be read, what to do."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.decisions.auditing import import_audit
from leadgen_assets.decisions.block_files import block_rows
from leadgen_assets.decisions.given_file import read_given_file
from leadgen_assets.domain.errors import LeadgenError, SourceUnreadable
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.doors.submitting import read_request_file
from leadgen_assets.sources.portal_file import portal_addresses
from leadgen_assets.sources.registry import source_faults
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.stages.icp_folder import read_icp
from leadgen_assets.web.archive_index import index_archive

LINES = b"".join(b'{"name":"Firm %d of %d"}\n' % (number, number * 7919 % 1000) for number in range(30_000))


def saved(folder: Path, content: bytes | str, name: str = "list") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(read: Callable[[Path], object], path: Path) -> LeadgenError:
    with pytest.raises(LeadgenError) as caught:
        read(path)
    assert caught.value.todo
    return caught.value


def names(path: Path) -> list[str]:
    return [row.cells[0] for row in open_table(path).rows()]


READERS: dict[str, Callable[[Path], object]] = {
    "list": open_table,
    "archive": index_archive,
    "portals": lambda path: list(portal_addresses(path)),
    "contacts and reviews": read_given_file,
    "blocked": lambda path: list(block_rows(path)),
    "verdicts": lambda path: asyncio.run(import_audit(None, path, datetime.now(UTC))),  # type: ignore[arg-type]
    "request": read_request_file,
    "icp": read_icp,
}


@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_told_as_what_it_is_and_nothing_waits(reader: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("/dev/zero")
    begun = time.monotonic()
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            listener.bind("socket.txt")
        finally:
            os.chdir(here)
        for name, what in (("pipe", "a pipe"), ("folder", "a folder"), ("socket", "a socket"), ("link", "a device")):
            assert f"is {what}, not a" in refused(READERS[reader], tmp_path / f"{name}.txt").what
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("form", ["CSV", "JSON lines", "JSON", "UTF-16"])
def test_a_damaged_gzip_list_is_refused_whole_and_says_what_could_be_read(form: str, tmp_path: Path) -> None:
    content = {
        "CSV": b"name\n" + LINES.replace(b'"', b""),
        "JSON lines": LINES,
        "JSON": b"[" + LINES.replace(b"\n", b",\n")[:-2] + b"]",
        "UTF-16": ("name\n" + LINES.decode().replace('"', "")).encode("utf-16"),
    }[form]
    whole = gzip.compress(content)
    middle = len(whole) // 2
    for damaged, what in (
        (whole[:middle], "it is cut off; 1"),
        (whole[:-4], "it is cut off; "),
        (whole[:-8] + bytes(8), "its check sum does not fit; some of its "),
        (whole + b"more", "stands something that was not packed"),
    ):
        error = refused(open_table, saved(tmp_path, damaged))
        assert error.what.startswith("The gzip file is damaged: ")
        assert what in error.what
        assert " lines (" in error.what


@pytest.mark.parametrize(
    "content",
    [
        b"\x1f\x8b",
        b"\x1f\x8bname,website\nAcme,acme.example\n",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03name,website\nAcme,acme.example\n",
    ],
)
def test_what_only_begins_like_gzip_is_told(content: bytes, tmp_path: Path) -> None:
    assert "nothing of it can be unpacked" in refused(open_table, saved(tmp_path, content, "firms.csv.gz")).what


def test_a_plain_list_that_is_called_gz_is_read_and_a_packed_file_of_lines_too(tmp_path: Path) -> None:
    assert names(saved(tmp_path, "name\nAcme\n", "firms.csv.gz")) == ["Acme"]
    blocked = saved(tmp_path, gzip.compress(b"acme.example\nbell.example\n"), "blocked.txt")
    assert [cells["domain"] for _, cells, _ in block_rows(blocked)] == ["acme.example", "bell.example"]


FIRMS = [{"name": f"Firm {number}", "website": f"f{number}.example"} for number in range(30)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({"results": FIRMS}, "results"),
        ({"count": 30, "next": None, "results": FIRMS, "tags": ["a", "b"], "errors": []}, "results"),
        ({"data": {"page": {"size": 30}, "items": FIRMS}, "url": "https://api.example/?page=1"}, "data.items"),
    ],
)
def test_the_one_list_within_an_object_is_the_list(document: object, where: str, indent: int, tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, json.dumps(document, indent=indent)))
    assert (table.form.kind, table.header) == ("JSON", ("name", "website"))
    assert [row.cells[0] for row in table.rows()] == [firm["name"] for firm in FIRMS]
    assert [row.number for row in table.rows(28)] == [29, 30]
    assert table.form.notes == (f"the rows are the list {where!r} in the file",)


@pytest.mark.parametrize(
    ("document", "what", "todo"),
    [
        (
            {"companies": FIRMS, "people": FIRMS},
            "holds 2 lists of objects: 'companies', 'people'",
            "jq '.companies' list",
        ),
        ({"name": "Members", "results": FIRMS}, "one object with a name of its own", "jq '.results' list"),
        ({"results": []}, "The list 'results' in the file is empty", "give one"),
    ],
)
def test_where_it_is_not_clear_which_list_is_meant_a_person_is_asked(
    document: object, what: str, todo: str, tmp_path: Path
) -> None:
    for indent in (None, 2):
        error = refused(open_table, saved(tmp_path, json.dumps(document, indent=indent)))
        assert what in error.what
        assert todo in error.todo


def test_a_company_with_people_stays_one_company(tmp_path: Path) -> None:
    text = json.dumps({"name": "Acme", "website": "acme.example", "people": [{"name": "Jo Doe"}, {"name": "Al Roe"}]})
    assert names(saved(tmp_path, text)) == ["Acme"]
    assert names(saved(tmp_path, f"{text}\n{text}\n")) == ["Acme", "Acme"]


def test_what_stands_behind_a_json_list_is_not_passed_over(tmp_path: Path) -> None:
    rows = open_table(saved(tmp_path, '[{"name": "A"}]\n[{"name": "B"}]')).rows()
    assert next(rows).cells == ("A",)
    with pytest.raises(SourceUnreadable, match="behind its end there is more"):
        next(rows)


def test_a_hole_of_zeros_in_an_archive_is_damage(tmp_path: Path) -> None:
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 19\r\n\r\n"
        b"HTTP/1.1 200 OK\r\n\r\n\r\n\r\n"
    )
    assert index_archive(saved(tmp_path, record + bytes(50_000), "a.warc")).damage == ""
    hole = index_archive(saved(tmp_path, record + bytes(50_000) + record, "b.warc"))
    assert "behind 1 whole records" in hole.damage


def test_an_archive_that_is_none_is_told_before_any_run(tmp_path: Path) -> None:
    def fault(content: bytes, name: str) -> str:
        saved(tmp_path, content, name)
        return " ".join(source_faults(SourceSpec(kind="archive", path=name), tmp_path))

    assert fault(b"", "empty.warc.gz").startswith(
        f"the archive is empty ({tmp_path}/empty.warc.gz); get empty.warc.gz again"
    )
    assert "no usable WARC" in fault(b"<html>no archive</html>", "page.warc").replace("not a usable", "no usable")
    assert fault(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "sound.warc") == ""


@pytest.mark.parametrize(
    ("selector", "sound"), [("li.member > a", True), ("li[", False), ("li..x", False), (":nope(", False)]
)
def test_a_selector_that_is_none_is_told_before_any_run(tmp_path: Path, selector: str, sound: bool) -> None:
    for name in ("entries", "next"):
        spec = SourceSpec.model_validate({"kind": "directory", "path": "https://a.example/", name: selector})
        assert source_faults(spec, tmp_path) == (
            [] if sound else [f"{name}: {selector!r} is no CSS selector (docs/sources.md)"]
        )


def test_a_request_is_told_in_its_own_words_what_is_wrong_with_its_list(tmp_path: Path) -> None:
    saved(tmp_path, "WARC/1.0\r\n", "sites.warc")
    (fault,) = source_faults(SourceSpec(kind="list", path="sites.warc"), tmp_path)
    assert (
        fault
        == f"the list is a web archive, no list ({tmp_path}/sites.warc); write archive: instead of list: in the request"
    )
    saved(tmp_path, "size,colour\n1,red\n", "sizes.csv")
    (fault,) = source_faults(SourceSpec(kind="list", path="sizes.csv"), tmp_path)
    assert fault.startswith("no column can be taken for the companies' name or website")
    for words in ("where:", "what to do:"):
        assert words not in fault
    for read in (open_table, lambda path: list(block_rows(path)), read_given_file):
        error = refused(read, tmp_path / "sites.warc")
        assert "request" not in error.what + error.todo
