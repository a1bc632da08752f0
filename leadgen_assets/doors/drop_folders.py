"""The folders of the inbox, and what is done with a file that is dropped into each. A new folder is one line in FOLDERS."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.decisions.blocking import take_blocked_file
from leadgen_assets.decisions.given_file import Took
from leadgen_assets.decisions.reviewing import take_review_file
from leadgen_assets.decisions.supplying import take_contacts_file
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.request_forms import MOST_REQUESTS, SUFFIXES, header_of, is_about_requests
from leadgen_assets.doors.submitting import NO_KEY, read_request_file, submit_all
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

TakeFile = Callable[[Database, Settings, Path], Awaitable[Took]]
"""Takes one file in; returns what became of it. A LeadgenError has the file rejected with its words."""

SOURCES = frozenset({".warc", ".gz", ".xlsx", ".jsonl", ".ndjson", ".tsv"})
"""Suffixes of files that requests name as sources: they stay in the inbox."""


class LeftAlone(Exception):
    """A file that is not the folder's to take; it stays where it is. Its words are for people."""


@dataclass(frozen=True, slots=True)
class DropFolder:
    """A folder into which people drop files.

    Attributes:
        name: beneath the inbox; "" is the inbox itself.
        holds: what its files are, for people.
        suffixes: in lower case, those that are taken.
        most_bytes: larger files are rejected unread.
        left: suffixes of files that stay where they are.
    """

    name: str
    holds: str
    suffixes: tuple[str, ...]
    most_bytes: int
    take: TakeFile
    left: frozenset[str] = frozenset()

    def look_at(self, path: Path, size: int) -> None:
        """Refuse a file by its suffix or size.

        Raises:
            LeadgenError, LeftAlone
        """
        suffix = path.suffix.lower()
        if suffix in self.left:
            raise LeftAlone("it stays where it is: a request in the inbox may name it as a source")
        if suffix not in self.suffixes:
            raise LeadgenError(
                f"{f'The suffix {suffix}' if suffix else 'A name without suffix'} is none that is taken here.",
                str(path),
                f"this folder takes {self.holds}, as {', '.join(self.suffixes)}",
            )
        if size > self.most_bytes:
            raise LeadgenError(
                f"The file has {size:,} bytes; the most is {self.most_bytes:,}.", str(path), "part it into several"
            )


async def take_request_file(database: Database, settings: Settings, path: Path) -> Took:
    """Submit the requests of a file, all or none; relative paths of their sources start from the inbox.

    Raises:
        RequestInvalid, RequestConflict, IcpInvalid: with every fault.
        LeftAlone: a list of companies, which a request may name.
    """
    if path.suffix.lower() == ".csv" and not _is_about_requests(path):
        raise LeftAlone(
            "it stays where it is: none of its columns is a field of a request, so it is taken for a list of companies"
            f" that a request names (sources: list:{path.name})"
        )
    reading = read_request_file(path)
    submitted = await submit_all(
        database, settings, reading, path.name, settings.inbox, RequestStatus.QUEUED, "inbox", most=MOST_REQUESTS
    )
    return Took("\n".join(map(str, submitted)), NO_KEY if any(one.note for one in submitted) else "")


def _is_about_requests(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(1 << 16)
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in start and not wide:
        return True  # no table at all: read_request_file says so
    header, _ = header_of(start.decode("utf-16" if wide else "utf-8-sig", errors="replace"))
    return is_about_requests(header) or not any(header)


TABLES = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".json", ".gz")
"""Suffixes of tables; what a file really is, its content says."""

FOLDERS: tuple[DropFolder, ...] = (
    DropFolder("blocked", "companies and people not to be contacted", (*TABLES, ".txt"), 50_000_000, take_blocked_file),
    DropFolder("reviews", "reviews with a person's verdicts", TABLES, 50_000_000, take_review_file),
    DropFolder("contacts", "lists of contacts that were enriched elsewhere", TABLES, 200_000_000, take_contacts_file),
    DropFolder("", "requests", tuple(SUFFIXES), 1_000_000, take_request_file, left=SOURCES),
)
"""Every folder of the inbox, in the order in which they are looked into: what is blocked, before what is asked for."""
