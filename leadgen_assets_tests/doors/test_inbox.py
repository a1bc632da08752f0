from __future__ import annotations

import asyncio
import csv
import gzip
import os
import socket
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.decisions.given_file import Took
from leadgen_assets.domain.errors import IcpInvalid
from leadgen_assets.doors import inbox
from leadgen_assets.doors.drop_folders import DropFolder
from leadgen_assets.doors.inbox import Look, look
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.doors.conftest import House


def test_good_files_are_taken_bad_ones_rejected_with_the_reason_and_nobody_is_held_up(house: House) -> None:
    house.put_request("a.yaml", "first")
    house.put("b.yml", "name: second\nsources: list:lists/firms.csv\nstates: Txas\n")
    house.put("c.JSON", '[{"name": "third", "sources": ["list:lists/firms.csv"]}]')
    house.put("d.csv", "name,sources\nfourth,list:lists/firms.csv\nfifth,list:lists/firms.csv\n")
    assert house.fates() == {"a.yaml": "done", "b.yml": "rejected", "c.JSON": "done", "d.csv": "done"}
    assert house.requests() == ["fifth", "first", "fourth", "third"]
    assert house.names() == []
    assert house.names("done") == ["a.yaml", "c.JSON", "d.csv"]
    assert house.names("rejected") == ["b.yml", "b.yml.reason.txt"]
    reason = house.reason("b.yml")
    assert "line 3: states: 'Txas' is no state of the USA; did you mean 'Texas'?" in reason
    assert "what to do: " in reason
    assert house.sql("SELECT DISTINCT door, status, base_folder FROM leadgen.lead_requests") == [
        ("inbox", "queued", str(house.inbox.resolve()))
    ]


def test_a_file_still_being_written_waits(house: House) -> None:
    path = house.put_request("growing.yaml", "growing")
    os.utime(path, (house.clock - 1, house.clock - 1))
    first = house.look()
    assert [one.fate for one in first.taken] == ["waiting"]
    path.write_text(path.read_text() + "\npreview: 2\n")
    os.utime(path, (house.clock - 0.5, house.clock - 0.5))
    second = house.look(first.seen)
    assert [one.fate for one in second.taken] == ["waiting"], "it has grown"
    assert [one.fate for one in house.look(second.seen).taken] == ["done"], "not changed since the last look"


def test_a_file_from_the_future_is_taken_when_it_does_not_change(house: House) -> None:
    path = house.put_request("ahead.yaml", "ahead")
    os.utime(path, (house.clock + 9999, house.clock + 9999))
    first = house.look()
    assert [one.fate for one in first.taken] == ["waiting"]
    assert [one.fate for one in house.look(first.seen).taken] == ["done"]


def test_an_empty_file_waits_a_minute_and_is_rejected_then(house: House) -> None:
    house.put("empty.yaml", "", age=30)
    first = house.look()
    assert [one.fate for one in first.taken] == ["waiting"]
    assert [one.fate for one in house.look(first.seen).taken] == ["waiting"], "unchanged, but empty"
    house.put("empty.yaml", "", age=61)
    assert house.fates() == {"empty.yaml": "rejected"}
    assert "The file is empty" in house.reason("empty.yaml")


@pytest.mark.parametrize(
    "name",
    [".hidden.yaml", "~$book.csv", "x.yaml.part", "x.tmp", "x.csv.crdownload", ".x.yaml.swp", "x.yaml~", "#x.yaml#", "Thumbs.db"],
)  # fmt: skip
def test_what_editors_and_browsers_leave_is_not_looked_at(house: House, name: str) -> None:
    house.put(name, "rubbish")
    assert house.fates() == {}
    assert house.names() == [name]


def test_lists_and_archives_that_a_request_names_stay_where_they_are(house: House) -> None:
    house.put("firms.csv", "company,website\nAcme,https://acme.example\n")
    house.put("sites.warc.gz", gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"))
    house.put("more.XLSX", b"PK\x03\x04")
    house.put("r.yaml", "name: r\nsources: [list:firms.csv, archive:sites.warc.gz]\n")
    first = house.look()
    fates = {one.name: one.fate for one in first.taken}
    assert fates == {"firms.csv": "left", "sites.warc.gz": "left", "more.XLSX": "left", "r.yaml": "done"}
    assert "sources: list:firms.csv" in next(one.words for one in first.taken if one.name == "firms.csv")
    assert "firms.csv" not in {one.name for one in house.look(first.seen).taken}, "told once"
    assert house.requests() == ["r"]
    house.put("firms.csv", "name,sources\nnow a request,list:lists/firms.csv\n")
    assert {one.name: one.fate for one in house.look(first.seen).taken}["firms.csv"] == "done"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("request.docx", b"PK\x03\x04", "The suffix .docx is none that is taken here"),
        ("request", b"name: x", "A name without suffix"),
        ("request.txt", b"name: x", "as .yaml, .yml, .json, .csv"),
        ("bin.yaml", b"\x00\x01\x02", "not a text file"),
        ("book.csv", b"PK\x03\x04\x00", "is a workbook"),
        ("latin.yaml", b"name: caf\xe9", "save it as UTF-8"),
        ("huge.yaml", b"#" * 1_000_001, "1,000,001 bytes; the most is 1,000,000"),
        ("tab.yaml", b"\tname: x", "a tab is used to indent"),
        ("two.yaml", b"name: x\n---\nname: y", "a second document begins here"),
        ("bomb.yaml", b"a: &a [x]\nb: *a", "aliases (*a) are not allowed"),
        ("deep.json", b"[" * 50_000, "this is not JSON"),
        ("half.csv", b'name,sources\n"x,list:a.csv', "a quotation mark is opened"),
        ("no-list.yaml", b"name: x\nsources: list:nowhere.csv", "nowhere.csv does not exist"),
    ],
)
def test_what_cannot_be_a_request_is_rejected_in_words(house: House, name: str, content: bytes, words: str) -> None:
    house.put(name, content)
    assert house.fates() == {name: "rejected"}
    assert words in house.reason(name)
    assert "Traceback" not in house.reason(name)


def test_links_pipes_and_sockets_are_rejected_unopened_and_folders_left(house: House) -> None:
    secret = house.folder / "secret.yaml"
    secret.write_text("name: secret\nsources: list:x.csv\n")
    (house.inbox / "link.yaml").symlink_to(secret)
    (house.inbox / "dangling.yaml").symlink_to("/no/such/file")
    os.mkfifo(house.inbox / "pipe.yaml")
    (house.inbox / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(house.inbox)
        try:
            listener.bind("s.yaml")
        finally:
            os.chdir(here)
        fates = house.fates()
    assert fates == dict.fromkeys(["link.yaml", "dangling.yaml", "pipe.yaml", "s.yaml"], "rejected")
    assert "It is a link" in house.reason("link.yaml")
    assert (house.inbox / "rejected" / "link.yaml").is_symlink()
    assert secret.exists()
    assert (house.inbox / "folder.yaml").is_dir()


def test_names_of_any_kind_are_moved_whole(house: House) -> None:
    names = ["with space.yaml", "zeile\n2.yaml", "ünïcode ☃.yaml", "-rf.yaml", "'quote\".yaml", "x" * 250 + ".yaml"]
    for number, name in enumerate(names):
        house.put_request(name, f"r{number}")
    raw = os.fsencode(house.inbox) + b"/bad\xff.yaml"
    with open(raw, "wb") as file:  # noqa: PTH123 a name that is no text
        file.write(b"name: Txas\nstates: Txas")
    os.utime(raw, (1, 1))
    found = house.look()
    assert sorted(one.fate for one in found.taken) == ["done"] * 6 + ["rejected"]
    assert all(one.name.isprintable() for one in found.taken)
    assert len(house.names("done")) == 6
    assert house.names() == []


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"caf\xe9.yaml", "caf\\xe9.yaml"),
        (b"\xff\xfe.yaml", "\\xff\\xfe.yaml"),
        (b"two\nlines.yaml", "two\\nlines.yaml"),
        (b"end.yaml\n", "end.yaml\\n"),
        (b"bell\x07.yaml", "bell\\x07.yaml"),
        ("right\u202eleft.yaml".encode(), "right\\u202eleft.yaml"),
    ],
)
def test_a_name_that_cannot_be_printed_is_told_so_that_the_file_can_be_found(
    house: House, raw: bytes, shown: str
) -> None:
    path = os.fsencode(house.inbox) + b"/" + raw
    with open(path, "wb") as file:  # noqa: PTH123 a name that is no text
        file.write(b"name: Txas\nstates: Txas\nsources: directory:https://firms.example/all")
    os.utime(path, (1, 1))
    (one,) = house.look().taken
    assert (one.name, one.fate) == (shown, "rejected")
    lines = one.words.splitlines()
    assert all(line.isprintable() for line in lines)
    assert lines[-1] == f"  it is now: {house.inbox / 'rejected'}/{shown}"
    assert len(lines) == 4, "no line is half a name"
    reason = os.fsencode(house.inbox / "rejected") + b"/" + raw + b".reason.txt"
    with open(reason, encoding="utf-8") as file:  # noqa: PTH123 a name that is no text
        assert shown in file.read()


def test_nothing_in_done_or_rejected_is_ever_overwritten(house: House) -> None:
    for number in range(3):
        house.put_request("same.yaml", f"same {number}")
        house.put("bad.yaml", f"bad: {number}")
        assert house.fates() == {"same.yaml": "done", "bad.yaml": "rejected"}
    assert house.names("done") == ["same-2.yaml", "same-3.yaml", "same.yaml"]
    assert house.names("rejected") == sorted(
        name + end for name in ("bad.yaml", "bad-2.yaml", "bad-3.yaml") for end in ("", ".reason.txt")
    )
    assert (house.inbox / "rejected" / "bad-3.yaml").read_text() == "bad: 2"


def test_a_file_that_cannot_be_opened_is_rejected(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a patch, because whoever runs the tests as root may open everything."""
    house.put_request("locked.yaml", "locked")
    house.put("locked.csv", "name,sources\nx,list:x.csv\n")

    real = Path.open

    def refuse(path: Path, *args: Any, **options: Any) -> Any:
        if path.parent == house.inbox:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert house.fates() == {"locked.yaml": "rejected", "locked.csv": "rejected"}
    for name in ("locked.yaml", "locked.csv"):
        assert "cannot be read: Permission denied" in house.reason(name)


def test_a_file_that_cannot_be_moved_is_told_and_not_tried_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put_request("stays.yaml", "stays")

    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        first = house.look()
        assert [(one.fate, "Move it away by hand" in one.words) for one in first.taken] == [("stuck", True)]
        assert house.look(first.seen).taken == ()
    assert house.names("done") == [], "no empty file is left"
    assert house.requests() == ["stays"]


def test_the_reason_that_cannot_be_written_leaves_nothing_half_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.put("bad.yaml", "nonsense")

    def full(path: Path, *args: Any, **options: Any) -> int:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        assert house.fates() == {"bad.yaml": "stuck"}
    assert house.names() == ["bad.yaml"]
    assert house.names("rejected") == []
    assert house.fates() == {"bad.yaml": "rejected"}


def test_racing_ticks_make_one_request_and_one_move(house: House) -> None:
    for number in range(5):
        house.put_request(f"r{number}.yaml", f"r{number}")
    house.put("bad.yaml", "nonsense")

    async def race(database: Database) -> list[Look]:
        return await asyncio.gather(*(look(database, house.settings, {}, house.clock) for _ in range(3)))

    found = house.with_database(race)
    assert sorted(one.name for each in found for one in each.taken if one.fate == "done") == [
        f"r{number}.yaml" for number in range(5)
    ]
    assert sum(one.fate == "rejected" for each in found for one in each.taken) == 1
    assert house.names("done") == [f"r{number}.yaml" for number in range(5)]
    assert house.names("rejected") == ["bad.yaml", "bad.yaml.reason.txt"]
    assert len(house.requests()) == 5


def test_killed_between_submitting_and_moving_the_next_tick_moves(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.put_request("twice.yaml", "twice")

    class Killed(BaseException):
        pass

    def kill(*args: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "_moved", kill)
        with pytest.raises(Killed):
            house.look()
    assert (house.names(), house.requests()) == (["twice.yaml"], ["twice"])
    (again,) = house.look().taken
    assert again.fate == "done"
    assert "exists already" in again.words
    assert house.requests() == ["twice"]


def test_many_files_are_spread_over_ticks(house: House) -> None:
    for number in range(5):
        house.put_request(f"r{number}.yaml", f"r{number}", preview=number).touch()
        house.put_request(f"r{number}.yaml", f"r{number}", preview=number)
    left = iter([True, True, False])
    first = house.look(in_time=lambda: next(left))
    assert (len(first.taken), first.unfinished) == (2, True)
    second = house.look(first.seen)
    assert (len(second.taken), second.unfinished) == (3, False)
    assert len(house.requests()) == 5


def test_a_broken_icp_file_rejects_nothing(house: House) -> None:
    house.put_request("good.yaml", "good")
    mine = house.settings.home / "icp" / "mine.yaml"
    mine.parent.mkdir()
    mine.write_text("name: [")
    with pytest.raises(IcpInvalid):
        house.look()
    assert house.names() == ["good.yaml"]
    mine.unlink()
    assert house.fates() == {"good.yaml": "done"}


def test_a_folder_of_the_inbox_is_one_line_and_a_bug_in_it_holds_nobody_up(house: House) -> None:
    async def take(database: Database, settings: Settings, path: Path) -> Took:
        if path.stem == "bug":
            raise ZeroDivisionError
        return Took(f"{path.stem} was read")

    folder = DropFolder("reviews", "verdicts", (".csv",), 1000, take)
    house.put("reviews/bug.csv", "x", age=20)
    house.put("reviews/good.csv", "x")
    house.put("reviews/other.yaml", "x")
    found = house.with_database(lambda database: look(database, house.settings, {}, house.clock, folders=(folder,)))
    told = {one.name: (one.fate, one.words.partition("\n")[0]) for one in found.taken}
    assert told["reviews/good.csv"] == ("done", "good was read")
    assert told["reviews/bug.csv"] == (
        "stuck",
        "something unexpected went wrong (ZeroDivisionError); it stays where it is",
    )
    assert told["reviews/other.yaml"][0] == "rejected"
    assert found.seen["reviews/bug.csv"].left


def test_moved_files_are_for_their_owner_and_stay_what_they_were(house: House) -> None:
    path = house.put_request("mode.yaml", "mode")
    path.chmod(0o640)
    house.look()
    assert stat.S_IMODE((house.inbox / "done" / "mode.yaml").stat().st_mode) == 0o640


def test_a_list_of_blocked_companies_is_taken_before_the_requests(house: House) -> None:
    house.put_request("r.yaml", "r")
    house.put("blocked/customers.csv", "website,status\nhttps://www.acme.example,\ngmail.com,\n")
    house.put("blocked/stop.txt", "# who asked us to stop\nann@birch.example\n\nBirch Example <bob@birch.example>\n")
    house.put("blocked/nobody.csv", "company,phone\nAcme,555-0100\n")
    found = house.look()
    assert [one.name for one in found.taken][-1] == "r.yaml"
    fates = {one.name: one.fate for one in found.taken}
    assert fates == {
        "blocked/customers.csv": "done", "blocked/stop.txt": "done", "blocked/nobody.csv": "rejected", "r.yaml": "done",
    }  # fmt: skip
    words = next(one.words for one in found.taken if one.name == "blocked/customers.csv")
    assert "1 domain and 0 e-mail addresses: 1 new" in words
    assert "row 3: gmail.com is a free-mail service" in words
    assert house.sql("SELECT domain, reason, until FROM leadgen.blocked_domains") == [
        ("acme.example", "customer", None)
    ]
    assert house.sql("SELECT count(*) FROM leadgen.blocked_emails") == [(2,)]
    assert "columns are: company, phone" in house.reason("nobody.csv")


def rejected_rows(house: House, name: str) -> list[tuple[str, str, str]]:
    """Number, reason and last cell of each row that was written down."""
    with (house.inbox / "rejected" / name).open(newline="", encoding="utf-8") as file:
        return [
            (row["rejected_row"], row["rejected_reason"], list(row.values())[-1].strip())
            for row in csv.DictReader(file)
        ]


def test_who_asked_not_to_be_contacted_is_not_lost_in_a_row_that_blocks_nobody(house: House) -> None:
    partial = "okblocked.example,suppression\ndont_contact@@me,suppression\nwww.somecustomer,suppression\n"
    house.put("blocked/partial.csv", f"domain,reason\n{partial}")
    house.put(
        "blocked/crm.csv",
        "Website,Status,Last contacted,Note\n"
        "birch.example,Prospect,,call Ann\n"
        "cedar.example,Contacted,3/4/2026,call Bob\n"
        "dune.example,Customer,,\n",
    )
    house.put("blocked/lines.txt", "# stop\nelm.example\nnobody at all\n")
    found = {one.name: one for one in house.look().taken}
    assert {one.fate for one in found.values()} == {"done"}
    for name, rows in (("partial", "2 rows"), ("crm", "2 rows")):
        left = f"{rows} not taken, or not as written: see rejected/{name}.csv.rejected.csv"
        assert found[f"blocked/{name}.csv"].left == left
    assert rejected_rows(house, "partial.csv.rejected.csv") == [
        ("3", "the e-mail address is none", "suppression"),
        ("4", "'www.somecustomer' is no domain", "suppression"),
    ]
    (prospect, cedar) = rejected_rows(house, "crm.csv.rejected.csv")
    assert (prospect[0], prospect[2], cedar[0], cedar[2]) == ("2", "call Ann", "3", "call Bob")
    assert "the status 'Prospect' is no reason to block" in prospect[1]
    assert "counted from today" in cedar[1]
    assert [row[2] for row in rejected_rows(house, "lines.txt.rejected.csv")] == ["nobody at all"]
    # Another file of that name leaves the first one's rows where they are; the same one taken twice is one.
    for rows in (partial, partial, "elsewhere,suppression\nfern.example,suppression\n"):
        house.put("blocked/partial.csv", f"domain,reason\n{rows}")
        house.look()
    assert [name for name in house.names("rejected") if name.startswith("partial")] == [
        "partial-2.csv.rejected.csv", "partial.csv.rejected.csv",
    ]  # fmt: skip
    # Corrected there, it is given again as it stands.
    again = (house.inbox / "rejected" / "partial.csv.rejected.csv").read_text().replace("www.some", "www.some.example/")
    house.put("blocked/partial.csv.rejected.csv", again.replace("dont_contact@@me", "dont_contact@me.example"))
    (one,) = house.look().taken
    assert (one.fate, one.left) == ("done", "")
    assert house.sql("SELECT count(*) FROM leadgen.blocked_emails") == [(1,)]
    assert ("some.example",) in house.sql("SELECT domain FROM leadgen.blocked_domains")


def test_a_long_name_keeps_no_row_from_being_written_down(house: House) -> None:
    house.put(f"blocked/{'x' * 250}.csv", "acme.example\nnobody at all\n")
    (one,) = house.look().taken
    assert one.fate == "done"
    assert [len(name) < 256 for name in house.names("rejected")] == [True]
