"""The operating-system account that PostgreSQL runs as: it refuses to run as root."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.errors import DatabaseUnavailable

SERVICE_ACCOUNTS = ("postgres", "nobody")
"""Whom root hands the server to, in this order; none is ever created."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the operating system."""

    name: str
    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        """Whether this process runs as the account already."""
        return self.uid == os.geteuid()

    def reaches(self, path: Path) -> bool:
        """Whether the account may walk down to `path`; what does not exist yet is judged by its nearest folder."""
        if self.is_ours:
            return True
        path = path if path.is_absolute() else path.absolute()
        return all(self._may_search(folder) for folder in path.parents if folder.exists())

    def reads(self, file: Path) -> bool:
        """Whether the account may walk down to `file` and read it."""
        return self.is_ours or (self.reaches(file) and self._holds(file.stat(), stat.S_IRUSR))

    def _may_search(self, folder: Path) -> bool:
        return self._holds(folder.stat(), stat.S_IXUSR)

    def _holds(self, found: os.stat_result, owner_bit: int) -> bool:
        if found.st_uid == self.uid:
            return bool(found.st_mode & owner_bit)
        return bool(found.st_mode & ((owner_bit >> 3) if found.st_gid == self.gid else (owner_bit >> 6)))

    def give(self, path: Path) -> None:
        """Make the account the owner of a folder that root has just made; nothing to do for our own account."""
        if not self.is_ours:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account(folder: Path) -> Account:
    """Who runs the server whose files stand in `folder`.

    Ourselves, or, for root, the owner of an existing folder (someone started it before without root), else the first
    of `SERVICE_ACCOUNTS`.

    Raises:
        DatabaseUnavailable: root on a machine that knows none of those accounts.
    """
    uid = os.geteuid()
    if uid != 0:
        return _account(uid)
    if folder.exists() and (owner := folder.stat().st_uid) != 0:
        return _account(owner)
    for name in SERVICE_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise DatabaseUnavailable(
        "PostgreSQL does not run as root, and this machine has no account to run it as",
        f"accounts looked for: {', '.join(SERVICE_ACCOUNTS)}",
        "run leadgen as an ordinary user, or set LEADGEN_DATABASE_URL to a server of your own",
    )


def own_folder(folder: Path, account: Account) -> None:
    """Make a 0700 folder of the account's.

    Raises:
        DatabaseUnavailable: somebody else made it; under a shared temp folder that may be an attack.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
        account.give(folder)
    except FileExistsError:
        if folder.lstat().st_uid == os.geteuid() and stat.S_ISDIR(folder.lstat().st_mode):
            account.give(folder)  # root made it and was stopped before it gave it away
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
        raise DatabaseUnavailable(
            f"this is not a folder of the account {account.name}, which runs the database",
            str(folder),
            "remove it, or set LEADGEN_HOME to a folder of your own",
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        folder.chmod(0o700)


def open_owned(file: Path, account: Account) -> int:
    """A file of the account's, opened or made. Links are not followed: root works in a folder that is not root's."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    if not account.is_ours:
        os.fchown(descriptor, account.uid, account.gid)
    return descriptor


def _account(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:  # containers run as bare numbers
        return Account(f"#{uid}", uid, os.getegid() if uid == os.geteuid() else uid)
    return Account(entry.pw_name, uid, os.getegid() if uid == os.geteuid() else entry.pw_gid)
