from __future__ import annotations

from pathlib import Path

import pytest
from psycopg import OperationalError, errors

from leadgen_assets.domain.errors import DatabaseFull
from leadgen_assets.storage import server_process
from leadgen_assets.storage.address import unavailable

URL = "postgresql://clerk:s3cret@db.example/leads"


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("FATAL: could not write init file: No space left on device"),
        errors.DiskFull("could not extend"),
    ],
)
def test_a_full_disk_is_not_told_as_a_server_to_be_started(error: Exception) -> None:
    told = unavailable(URL, error)
    assert isinstance(told, DatabaseFull)
    assert "disk is full" in told.what
    assert "prune` needs room itself" in told.todo
    assert "s3cret" not in str(told)


@pytest.mark.parametrize(
    "said",
    [
        "FATAL:  sorry, too many clients already",
        "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
        'FATAL:  too many connections for role "lead_user"',
    ],
)
def test_a_server_without_a_free_connection_is_not_told_as_one_that_does_not_run(said: str) -> None:
    told = unavailable(URL, OperationalError(said))
    assert "all its connections are taken" in told.what
    assert "max_connections" in told.todo
    assert "s3cret" not in str(told)


def test_other_faults_are_told_in_the_servers_words() -> None:
    told = unavailable(URL, OperationalError("FATAL: the database system is starting up"))
    assert not isinstance(told, DatabaseFull)
    assert "starting up" in told.what


def test_an_embedded_server_that_finds_no_room_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_process, "RECOVERY_SECONDS", 0)
    log = tmp_path / "postgres.log"
    log.write_text('FATAL:  could not write lock file "postmaster.pid": No space left on device\n')
    with pytest.raises(DatabaseFull, match="disk is full"):
        server_process._when_ready(tmp_path / "data", log)
