from __future__ import annotations

import io
import os
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.domain.errors import BackupUnusable, DatabaseUnavailable, RestoreRefused, SchemaNewer
from leadgen_assets.storage.backup_file import BackupFile, BackupWriter, Manifest
from leadgen_assets.storage.dump_programs import dumped, find_program
from leadgen_assets.storage.kept_files import kept_files, put_back
from leadgen_assets.storage.migrations import head
from leadgen_assets.storage.restoring import require_known, require_server

LONG = f"files/exports/{'request-' * 20}/companies.csv"
"""A name for which a tar needs more than one block."""


def manifest(parts: Any, **changes: Any) -> Manifest:
    told = {"leadgen": "0.1.0", "dagster": "1.13.27", "postgres": "18.4", "pg_dump": "18"}
    at = datetime(2026, 11, 26, tzinfo=UTC)
    given: dict[str, Any] = {"made_at": at, "home": "/old/home", "versions": told, "schema": head(), "counts": {}}
    return Manifest(**(given | {"parts": dict(parts)} | changes))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "nightly.tar"
    with BackupWriter(path) as writer:
        writer.add("dagster.dump", [b"runs"])
        writer.add("leadgen.dump", [b"a" * 700, b"b" * 700])
        writer.add(LONG, [b"domain\r\n"])
        writer.add("files/inbox/empty.yaml", [])
        writer.finish(manifest(writer.parts))
    return path


def test_it_is_a_tar_for_its_owner_alone_that_gives_back_what_went_in(written: Path) -> None:
    assert written.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in written.parent.iterdir()] == ["nightly.tar"]
    with tarfile.open(written) as tar:
        assert tar.getnames()[-2:] == ["manifest.json", "manifest.sha256"]
        assert tar.extractfile(LONG).read() == b"domain\r\n"  # type: ignore[union-attr]
    with BackupFile(written) as backup:
        backup.verify()
        assert b"".join(backup.part("leadgen.dump")) == b"a" * 700 + b"b" * 700
        assert backup.manifest.home == "/old/home"
        assert len(backup.files()) == 2


def test_a_backup_that_stands_there_is_never_replaced(written: Path) -> None:
    before = written.read_bytes()
    with pytest.raises(FileExistsError):
        BackupWriter(written)
    other = written.with_name("other.tar")
    with BackupWriter(other) as writer:
        other.write_bytes(b"came meanwhile")
        with pytest.raises(FileExistsError):
            writer.finish(manifest(writer.parts))
    assert (written.read_bytes(), other.read_bytes()) == (before, b"came meanwhile")
    assert not [path for path in written.parent.iterdir() if path.name.endswith(".unfinished")]


@pytest.mark.parametrize("length", [0, 100, 512, 600, 1500, 2560, 3500])
def test_a_cut_file_is_told(written: Path, length: int) -> None:
    written.write_bytes(written.read_bytes()[:length])
    with pytest.raises(BackupUnusable, match=r"cut off|no backup|damaged"), BackupFile(written) as backup:
        backup.verify()


def test_every_changed_byte_of_a_part_is_told(written: Path) -> None:
    whole = written.read_bytes()
    for at in (whole.index(b"runs"), whole.index(b"bbb") + 400, whole.index(b"domain")):
        written.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
        with pytest.raises(BackupUnusable, match="is not what was written"), BackupFile(written) as backup:
            backup.verify()


def test_every_changed_byte_of_the_manifest_is_told_and_one_of_before_its_seal_is_read(written: Path) -> None:
    whole = written.read_bytes()
    for old, new in (
        (b"2026-11-26T", b"2027-11-26T"),
        (b'"dagster": "1.13.27"', b'"dagster": "banana!"'),
        (b"/old", b"/odd"),
    ):
        written.write_bytes(whole.replace(old, new))
        with pytest.raises(BackupUnusable, match="its manifest is not what was written"):
            BackupFile(written)
    unsealed = whole[: whole.index(b"manifest.sha256")] + bytes(1024)
    written.write_bytes(unsealed)
    with pytest.raises(BackupUnusable, match="it is cut off"):
        BackupFile(written)
    older = unsealed.replace(b'"format_version": 2', b'"format_version": 1')
    written.write_bytes(older)
    with BackupFile(written) as backup:
        backup.verify()
    for old, new in (
        (b'"counts": {}', b'"counts": []'), (b'"dagster": "1.13.27"', b'"dagster": "banana!"'),
        (b'"bytes": 1400', b'"bytes": "140"'), (b"+00:00", b"      "), (b'"schema": "', b'"schema": 7,"'),
    ):  # fmt: skip
        assert old in older
        written.write_bytes(older.replace(old, new))
        with pytest.raises(BackupUnusable, match=r"manifest|damaged"), BackupFile(written) as backup:
            backup.verify()


def tar_of(path: Path, names: dict[str, bytes], kind: bytes = tarfile.REGTYPE) -> Path:
    with tarfile.open(path, "w") as tar:
        for name, content in names.items():
            info = tarfile.TarInfo(name)
            info.size, info.type = len(content), kind
            tar.addfile(info, io.BytesIO(content))
    return path


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("dear diary")
    strange = [
        text,
        tar_of(tmp_path / "photos.tar", {"photo.jpg": b"x"}),
        tar_of(tmp_path / "other.tar", {"manifest.json": b'{"format": "somebody else\'s"}'}),
        tar_of(tmp_path / "links.tar", {"leadgen.dump": b""}, tarfile.SYMTYPE),
    ]
    for path in strange:
        with pytest.raises(BackupUnusable, match="no backup of leadgen"):
            BackupFile(path)
    with pytest.raises(BackupUnusable, match="its manifest cannot be read"):
        BackupFile(tar_of(tmp_path / "bad.tar", {"manifest.json": b"{"}))
    newer = b'{"format": "leadgen backup", "format_version": 3, "versions": {"leadgen": "9"}}'
    with pytest.raises(BackupUnusable, match="this program reads forms 1 to 2"):
        BackupFile(tar_of(tmp_path / "newer.tar", {"manifest.json": newer}))
    for missing in (tmp_path / "none.tar", tmp_path):
        with pytest.raises(BackupUnusable, match="cannot be read"):
            BackupFile(missing)


@pytest.mark.parametrize("name", ["files/inbox/../../evil", "/etc/evil", "files/dagster/dagster.yaml", "files/icp"])
def test_a_part_that_would_be_written_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.tar"
    with BackupWriter(path) as writer:
        writer.add(name, [b"evil"])
        writer.finish(manifest(writer.parts))
    with pytest.raises(BackupUnusable, match="does not belong there"), BackupFile(path) as backup:
        backup.verify()


def test_files_come_back_and_what_stood_there_is_moved_aside(tmp_path: Path) -> None:
    old, new, aside = tmp_path / "old", tmp_path / "new", tmp_path / "aside"
    for name, content in {"inbox/a.yaml": "a", "exports/r/b.csv": "b", "icp/c.yaml": "c", "logs/d.log": "d"}.items():
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(content)
    (old / "inbox" / "link").symlink_to(old / "logs" / "d.log")
    for dump in ("dagster.dump", "leadgen.dump"):
        with BackupWriter(old / "exports" / f"before-{dump}") as writer:
            writer.add(dump, [b"another backup"])
            writer.finish(manifest(writer.parts))
    for name, content in {"icp/c.yaml": "mine", "exports/r/b.csv": "b"}.items():
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).write_text(content)
    with BackupWriter(tmp_path / "b.tar") as writer:
        for name, path in kept_files(old):
            writer.add(name, [path.read_bytes()])
        writer.finish(manifest(writer.parts))
    with BackupFile(tmp_path / "b.tar") as backup:
        assert put_back(backup, new, aside) == 3
    there = {path.relative_to(new).as_posix(): path.read_text() for path in new.rglob("*") if path.is_file()}
    assert there == {"inbox/a.yaml": "a", "exports/r/b.csv": "b", "icp/c.yaml": "c"}
    assert [path.name for path in aside.rglob("*") if path.is_file()] == ["c.yaml"]
    assert (aside / "icp" / "c.yaml").read_text() == "mine"


def test_what_a_newer_program_wrote_is_refused(tmp_path: Path) -> None:
    require_known(manifest({}), tmp_path, "0.2.0", "1.13.27")
    require_known(manifest({}), tmp_path, "0.2.0", "1.14.0")
    with pytest.raises(SchemaNewer, match="9999_flying_cars"):
        require_known(manifest({}, schema="9999_flying_cars"), tmp_path, "0.1.0", "1.13.27")
    with pytest.raises(SchemaNewer, match=r"Dagster 1\.13\.27, installed is 1\.9\.2"):
        require_known(manifest({}), tmp_path, "0.2.0", "1.9.2")


def test_a_server_that_is_too_old_is_refused_beforehand() -> None:
    def of(server: str, pg_dump: str) -> Manifest:
        return manifest({}, versions={"postgres": server, "pg_dump": pg_dump})

    for fine, major in (of("18.4", "18"), 18), (of("16.4", "16"), 18), (of("16.4", "16"), 16), (of("17.1", "18"), 17):
        require_server(fine, major, "db.example")
    for old in (of("18.4", "18"), of("16.4", "18")):
        with pytest.raises(RestoreRefused, match="PostgreSQL 16, which is too old") as caught:
            require_server(old, 16, "db.example")
        assert "PostgreSQL 1" in caught.value.todo


def test_a_missing_program_is_told_with_what_to_install() -> None:
    with pytest.raises(DatabaseUnavailable, match="no pg_dump of PostgreSQL 99") as caught:
        find_program("pg_dump", 99)
    assert "postgresql-client-99" in caught.value.todo


def test_no_password_is_an_argument_or_told(tmp_path: Path) -> None:
    program = tmp_path / "pg_dump"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 18.4" && exit\necho "$PGPASSWORD $@" >&2; exit 1\n'
    )
    program.chmod(0o755)
    found = find_program("pg_dump", 18, tmp_path)
    assert found.path == program
    with pytest.raises(DatabaseUnavailable) as caught:
        list(dumped(found, "postgresql://clerk:s3cr%40et@db.example/leads", ["--format=custom"]))
    assert "s3cr" not in str(caught.value)
    assert "*** --no-password --format=custom --dbname=" in str(caught.value)


def test_a_pipe_is_no_backup_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BackupUnusable, match="no backup of leadgen"):
        BackupFile(tmp_path / "pipe")
