"""The file that `leadgen backup` writes: a tar of dumps and files, its manifest last, so that a cut one has none.

Parts are written as they come, without a second copy on the disk: a part's size stands in front of it and is written
when it is known. A last part has the SHA-256 of the manifest, which has those of all others.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any, Self

from leadgen_assets.domain.errors import BackupUnusable
from leadgen_assets.storage.dump_programs import CHUNK

FORMAT = "leadgen backup"
FORMAT_VERSION = 2
READABLE = (1, 2)
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
"""The seal came with form 2."""
LEADGEN, DAGSTER = "leadgen", "dagster"
"""Names of the two databases in a backup, whatever they are called on the server."""
FILES = "files/"
"""Before the names of files of LEADGEN_HOME."""
FOLDERS = ("inbox", "icp", "exports")
"""Its folders that are kept: what people put there, and what was delivered. All else can be made anew."""
_VERSION = re.compile(r"\d[0-9A-Za-z.+!-]{0,60}")
_BLOCK = tarfile.BLOCKSIZE
_LARGEST_MANIFEST = 200_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """Size and SHA-256 (hex) of a part."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is.

    Attributes:
        made_at: the moment of the databases, UTC. home: LEADGEN_HOME then.
        versions: of leadgen, dagster, the server and pg_dump ("18.4", "18").
        schema: revision of our tables.
        counts: database -> table -> rows.
        parts: name within the file -> part; all but the manifest itself.
    """

    made_at: datetime
    home: str
    versions: dict[str, str]
    schema: str
    counts: dict[str, dict[str, int]]
    parts: dict[str, Part]

    def as_json(self) -> bytes:
        """As it stands in the file."""
        told = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(self)}
        return json.dumps(told | {"made_at": self.made_at.isoformat()}, indent=1).encode()


def dump_name(database: str) -> str:
    """The part that holds a database's dump."""
    return f"{database}.dump"


def is_backup(path: Path) -> bool:
    """Whether a file is a backup, whatever it is called: a tar that begins with a dump. A file that went is none."""
    try:
        with path.open("rb") as file:
            head = file.read(_BLOCK)
    except OSError:
        return False
    name = head[:100].rstrip(b"\0").decode("utf-8", "replace")
    return head[257:262] == b"ustar" and name in (dump_name(DAGSTER), dump_name(LEADGEN))


class BackupWriter:
    """A backup under way; nothing of it stands under its name before `finish`.

    Args:
        path: the name that it gets; must not exist. A file left by a backup that was killed is written over.

    Raises:
        OSError: of every method; FileExistsError when the name is taken.
    """

    def __init__(self, path: Path) -> None:
        if path.exists() or path.is_symlink():
            raise FileExistsError(path)
        self._path, self._unfinished = path, path.with_name(f".{path.name}.unfinished")
        descriptor = os.open(self._unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.fchmod(descriptor, 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self.parts: dict[str, Part] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._unfinished.unlink(missing_ok=True)

    def add(self, name: str, chunks: Iterable[bytes], modified: float = 0) -> None:
        """Write a part."""
        info = tarfile.TarInfo(name)
        info.mode, info.mtime = 0o600, int(modified)
        at, digest = self._file.tell(), hashlib.sha256()
        self._file.write(info.tobuf(tarfile.GNU_FORMAT))
        for chunk in chunks:
            digest.update(chunk)
            info.size += len(chunk)
            self._file.write(chunk)
        self._file.write(bytes(-info.size % _BLOCK))
        end = self._file.tell()
        self._file.seek(at)
        self._file.write(info.tobuf(tarfile.GNU_FORMAT))
        self._file.seek(end)
        self.parts[name] = Part(info.size, digest.hexdigest())

    def finish(self, manifest: Manifest) -> int:
        """Write the manifest and its seal, see all of it on the disk and give it its name; its size in bytes."""
        self.add(MANIFEST, [manifest.as_json()])
        self.add(SEAL, [f"{self.parts[MANIFEST].sha256}\n".encode()])
        self._file.write(bytes(2 * _BLOCK))
        self._file.flush()
        os.fsync(self._file.fileno())
        size = self._file.tell()
        # Not a rename: that would replace what another backup has put there meanwhile.
        os.link(self._unfinished, self._path)
        return size


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """A file's content, piece by piece."""
    while chunk := file.read(CHUNK):
        yield chunk


class BackupFile:
    """A backup to be read: `with BackupFile(path) as backup`.

    Attributes:
        manifest: what it is.

    Raises:
        BackupUnusable: it is no backup, or a damaged or cut one, or of a newer program.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if path.is_fifo():  # it would be waited for
            raise self._foreign()
        try:
            self._tar = tarfile.open(path, "r:")  # noqa: SIM115  (closed by __exit__)
        except tarfile.TarError as error:
            raise self._foreign() from error
        except OSError as error:
            todo = "name the file that `leadgen backup` wrote"
            raise BackupUnusable(f"The backup cannot be read: {error.strerror or error}.", str(path), todo) from error
        try:
            self._members = self._listed()
            self.manifest = self._read_manifest()
        except BaseException:
            self._tar.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tar.close()

    def verify(self) -> None:
        """Read all of it and compare it with the manifest.

        Raises:
            BackupUnusable: something is missing, too much, or another than when it was written.
        """
        wanted = self.manifest.parts
        if set(self._members) - {MANIFEST, SEAL} != set(wanted):
            raise self._damaged("its parts are not those that its manifest names")
        for name, part in wanted.items():
            _require_inside(name, self._path)
            digest, size = hashlib.sha256(), 0
            for chunk in self.part(name):
                digest.update(chunk)
                size += len(chunk)
            if Part(size, digest.hexdigest()) != part:
                raise self._damaged(f"{name} is not what was written")

    def part(self, name: str) -> Iterator[bytes]:
        """A part's content, piece by piece; nothing where there is no such part."""
        member = self._members.get(name)
        file = self._tar.extractfile(member) if member else None
        if file is None:
            return
        try:
            yield from chunks_of(file)
        except (OSError, tarfile.TarError) as error:
            raise self._damaged(str(error)) from error

    def files(self) -> list[str]:
        """Names of the files of LEADGEN_HOME, relative to it."""
        return [name.removeprefix(FILES) for name in self.manifest.parts if name.startswith(FILES)]

    def _listed(self) -> dict[str, tarfile.TarInfo]:
        try:
            members = self._tar.getmembers()
        except (OSError, tarfile.TarError) as error:
            raise self._damaged("it is cut off") from error
        if any(not member.isreg() for member in members) or len({m.name for m in members}) != len(members):
            raise self._foreign()
        return {member.name: member for member in members}

    def _read_manifest(self) -> Manifest:
        member = self._members.get(MANIFEST)
        if member is None:
            if dump_name(LEADGEN) in self._members or dump_name(DAGSTER) in self._members:
                raise self._damaged("it is cut off")
            raise self._foreign()
        if member.size > _LARGEST_MANIFEST:
            raise self._foreign()
        written = b"".join(self.part(MANIFEST))
        seal = b"".join(self.part(SEAL)).decode("ascii", "replace").strip()
        if SEAL in self._members and seal != hashlib.sha256(written).hexdigest():
            raise self._damaged("its manifest is not what was written")
        try:
            told = json.loads(written)
            if told["format"] != FORMAT:
                raise self._foreign()
            if told["format_version"] not in READABLE:
                raise BackupUnusable(
                    f"The backup's form is {told['format_version']}, this program reads forms {READABLE[0]} to {READABLE[-1]}.",
                    str(self._path),
                    f"restore it with leadgen {told['versions']['leadgen']}, which wrote it",
                )
            if told["format_version"] > 1 and SEAL not in self._members:
                raise self._damaged("it is cut off")
            return _manifest(told)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged("its manifest cannot be read") from error

    def _foreign(self) -> BackupUnusable:
        return BackupUnusable(
            "This file is no backup of leadgen.", str(self._path), "name the file that `leadgen backup` wrote"
        )

    def _damaged(self, why: str) -> BackupUnusable:
        return BackupUnusable(
            f"The backup is damaged: {why}.", str(self._path), "take another backup; nothing was changed"
        )


def _manifest(told: dict[str, Any]) -> Manifest:
    """What a manifest says, each value of its kind.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is none that was written.
    """
    made_at = datetime.fromisoformat(told["made_at"])
    versions = {name: _text(version) for name, version in told["versions"].items()}
    if made_at.tzinfo is None or not all(_VERSION.fullmatch(version) for version in versions.values()):
        raise ValueError(told["made_at"], versions)
    return Manifest(
        made_at=made_at.astimezone(UTC),
        home=_text(told["home"]),
        versions=versions,
        schema=_text(told["schema"]),
        counts={
            name: {table: _whole(number) for table, number in tables.items()} for name, tables in told["counts"].items()
        },
        parts={name: Part(_whole(part["bytes"]), _text(part["sha256"])) for name, part in told["parts"].items()},
    )


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _whole(given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise TypeError(given)
    return given


def _require_inside(name: str, path: Path) -> None:
    """Somebody else's file must not write where it likes."""
    parts = PurePosixPath(name).parts
    if name in (dump_name(LEADGEN), dump_name(DAGSTER)):
        return
    if not name.startswith(FILES) or len(parts) < 3 or parts[1] not in FOLDERS or ".." in parts:
        raise BackupUnusable(
            f"The backup holds a part that does not belong there: {name!r}.", str(path), "do not use it"
        )
