"""Files are there whole or not at all, and a person reads what is wrong, where, and what to do."""

from __future__ import annotations

import errno
import gc
import hashlib
import os
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.errors import FileUnwritable
from leadgen_assets.stages.handing_over import Part, form_named, hand_over, newest_published, part_of, rendered
from leadgen_assets.stages.reporting import write_report
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.written_files import unwritable, write_whole
from leadgen_assets.storage.exports import ExportRecord

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

FILES = {"a.csv": b"new a", "b.csv": b"new b"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_with_their_digests_and_replace_earlier_ones(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "folder"
    write_whole(folder, {"a.csv": b"old"})
    written = write_whole(folder, FILES)
    assert [(one.path, one.bytes) for one in written] == [(folder / "a.csv", 5), (folder / "b.csv", 5)]
    assert written[0].sha256 == hashlib.sha256(b"new a").hexdigest()
    assert names(folder) == ["a.csv", "b.csv"]
    assert (folder / "a.csv").read_bytes() == b"new a"


def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    (tmp_path / ".b.csv.unfinished").symlink_to("/dev/full")
    with pytest.raises(FileUnwritable, match="The disk is full; nothing was written") as refused:
        write_whole(tmp_path, FILES)
    assert refused.value.todo == "make room there, then do the same again"
    assert ".unfinished" not in refused.value.where
    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_a_limit_on_sizes_is_told_too(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:  # the limit stays with its process
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            write_whole(tmp_path, {"a.csv": b"x" * 5000})
        except FileUnwritable as error:
            code = 0 if "larger than the system allows" in str(error) else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert names(tmp_path) == []


@pytest.mark.parametrize("limit", [0, 3000, 20_000], ids=["nothing", "the head", "a part"])
def test_a_workbooks_temporary_files_are_held_to_it_too(limit: int) -> None:
    companies = [{"company_name": f"Firm {n}", "domain": f"f{n}.example", "state": "TX"} for n in range(300)]
    record = ExportRecord("demo.r_1_run", "run", companies, [], [], [], "", datetime.now(UTC), (), "demo.r")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.stderr, sys.unraisablehook = os.fdopen(writing, "w", 1), sys.__unraisablehook__
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            rendered(Part(record, "", ()), [form_named("xlsx")])
        except FileUnwritable as error:
            code = 0 if "larger than the system allows" in str(error) else 2
        finally:
            gc.collect()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        assert said.read() == "", "no trace follows the message"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_folder_that_goes_in_the_middle_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    folder, calls = tmp_path / "stick", [0]
    folder.mkdir()
    real = os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        if calls[0] == at:
            folder.rename(tmp_path / "gone")
        calls[0] += 1

    monkeypatch.setattr(os, "fsync", fsync)
    if at == 2:  # all of it was there already
        assert len(write_whole(folder, FILES)) == 2
        return
    with pytest.raises(FileUnwritable, match="The folder is not there, and cannot be made"):
        write_whole(folder, FILES)
    assert not [name for name in names(tmp_path / "gone") if not name.startswith(".")]


def test_a_folder_that_is_a_file_and_a_name_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(FileUnwritable, match="is a file, not a folder"):
            write_whole(folder, FILES)
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(FileUnwritable, match="There is a folder of that name") as refused:
        write_whole(tmp_path, FILES)
    assert refused.value.where == str(tmp_path / "b.csv")
    assert names(tmp_path) == ["b.csv", "file"], "a.csv was not put there without b.csv"


def test_a_path_that_is_too_long_is_told_without_filling_the_screen(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable, match="The path is too long") as refused:
        write_whole(tmp_path / ("x" * 300) / ("y" * 4000), FILES)
    assert len(refused.value.where) < 300


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "can only be read"),
        (errno.EBUSY, "open in another program"),
        (errno.ETXTBSY, "open in another program"),
        (errno.EDQUOT, "share of the disk"),
        (errno.EIO, "does not answer as it should"),
        (errno.ESTALE, "network folder"),
        (errno.ELOOP, os.strerror(errno.ELOOP)),
    ],
)
def test_each_error_has_its_words_and_says_what_to_do(code: int, words: str) -> None:
    error = unwritable(OSError(code, os.strerror(code), "/there/.a.csv.unfinished"), Path("/there"))
    assert words in error.what
    assert error.where == "/there/.a.csv"
    assert error.todo


def export(desk: Desk, key: str, run_id: str) -> Any:
    return desk.go(key, "export", run_id=run_id)[0]


@pytest.fixture
def key(ready: Desk) -> str:
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    return str(key)


def test_an_export_onto_a_full_disk_is_told_and_goes_on_when_there_is_room(
    ready: Desk, key: str, small_disk: Path
) -> None:
    ready.settings = ready.settings.model_copy(update={"home": small_disk})
    with pytest.raises(FileUnwritable, match="The disk is full; nothing was written") as refused:
        export(ready, key, "run-one")
    assert f"leadgen run {key}" in refused.value.todo
    assert names(small_disk / "exports" / key) == []
    assert ready.sql("SELECT count(*) FROM leadgen.export_sets") == [(0,)]
    ready.settings = ready.settings.model_copy(update={"home": ready.folder / "elsewhere"})
    assert len(export(ready, key, "run-two").record.files) >= 3


def test_a_hand_over_and_a_report_onto_a_full_disk_leave_nothing_half(ready: Desk, key: str, small_disk: Path) -> None:
    export(ready, key, "run-one")
    (small_disk / "before.txt").write_text("stays")

    async def work(session: RequestSession) -> None:
        async with session.reading() as conn:
            record, _ = await newest_published(conn, key)
            part = await part_of(conn, record, only_new=False, since=None)
            with pytest.raises(FileUnwritable, match="The disk is full"):
                await hand_over(conn, part, (), small_disk, note=True, copies={"big.csv": b"x" * 50_000})
            with pytest.raises(FileUnwritable, match="The disk is full"):
                await write_report(conn, ready.settings.model_copy(update={"home": small_disk}), key)

    ready.in_session(key, work, run_id="run-two")
    assert names(small_disk) == ["before.txt", "reports"]
    assert names(small_disk / "reports" / key) == []
    assert ready.sql("SELECT count(*) FROM leadgen.handovers") == [(0,)], "what was not written was not handed over"
