from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage import carrier
from leadgen_assets.storage.account import Account
from leadgen_assets.storage.carrier import binaries_for, find_binaries, major_version


def fake_binaries(folder: Path, vector: bool) -> Path:
    bin_dir = folder / "bin"
    bin_dir.mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_ctl"):
        (bin_dir / name).touch(mode=0o755)
    if vector:
        extension = folder / "share" / "postgresql" / "extension"
        extension.mkdir(parents=True)
        (extension / "vector.control").touch()
    return bin_dir


def test_the_wheels_binaries_are_found_without_importing_it() -> None:
    found = find_binaries()
    assert major_version(found) >= 16
    assert not (Path(carrier.__file__).parent / "locks").exists()


def test_a_named_folder_wins(tmp_path: Path) -> None:
    bin_dir = fake_binaries(tmp_path, vector=True)
    assert find_binaries(bin_dir) == bin_dir


def test_a_named_folder_that_does_not_fit_is_told_and_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="pgvector is not installed") as caught:
        find_binaries(fake_binaries(tmp_path, vector=False))
    assert f"LEADGEN_POSTGRES_BIN={tmp_path / 'bin'}" in str(caught.value)
    with pytest.raises(DatabaseUnavailable, match="postgres, initdb, pg_ctl missing"):
        find_binaries(tmp_path / "nowhere")


def test_the_systems_binaries_count_only_with_pgvector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "CARRIER", "no_such_package")
    monkeypatch.setattr(carrier, "SYSTEM", tmp_path)
    fake_binaries(tmp_path / "17", vector=False)
    with pytest.raises(DatabaseUnavailable, match="no PostgreSQL with pgvector was found"):
        find_binaries()
    fake_binaries(tmp_path / "9", vector=True)
    fake_binaries(tmp_path / "16", vector=True)
    assert find_binaries() == tmp_path / "16" / "bin"


def test_data_of_an_older_version_gets_its_binaries_where_they_are_carried() -> None:
    carried = {str(major_version(bin_dir)): bin_dir for bin_dir in carrier.carried()}
    assert {version: find_binaries(made_by=version) for version in carried} == carried
    assert find_binaries(made_by="9") == find_binaries()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
@pytest.mark.long
def test_a_closed_environment_is_copied_with_its_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Account("nobody", 65534, 65534)
    closed = tmp_path / "closed"
    package = find_binaries().parent.parent
    for folder in (package, package.parent / f"{package.name}.libs"):
        if folder.exists():
            (closed / folder.name).parent.mkdir(exist_ok=True)
            subprocess.run(["cp", "-r", folder, closed / folder.name], check=True)
    closed.chmod(0o700)
    shared = tmp_path / "shared"
    monkeypatch.setattr(carrier, "SHARED", shared)
    closed_bin = closed / package.name / find_binaries().parent.name / "bin"
    assert not nobody.reads(closed_bin / "postgres")
    copy = binaries_for(nobody, closed_bin)
    assert copy.is_relative_to(shared)
    assert major_version(copy) == major_version(find_binaries())
    assert binaries_for(nobody, closed_bin) == copy
    assert [folder.name for folder in shared.iterdir()] == [copy.relative_to(shared).parts[0]]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
def test_somebodys_own_closed_folder_is_not_copied(tmp_path: Path) -> None:
    bin_dir = fake_binaries(tmp_path, vector=True)
    tmp_path.chmod(0o700)
    with pytest.raises(DatabaseUnavailable, match="cannot read its binaries"):
        binaries_for(Account("nobody", 65534, 65534), bin_dir)
