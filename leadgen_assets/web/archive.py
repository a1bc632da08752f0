"""Pages from WARC archives, behind the same interface as pages from the network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from leadgen_assets.domain.domains import registrable_domain
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.page import Outcome
from leadgen_assets.web.addresses import page_key, without_fragment
from leadgen_assets.web.archive_index import Entry, Site, index_archive, make_sites
from leadgen_assets.web.content_encoding import NotDecodable, TooLarge, plain_body
from leadgen_assets.web.fetching import Fetched, Validators
from leadgen_assets.web.html_type import not_html
from leadgen_assets.web.robots import Robots, parse_robots
from leadgen_assets.web.warc import Record, WarcDamaged, record_at

_MOST_HOPS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_FOUND = (404, 410)
_BLOCKED = (401, 402, 403, 407, 429, 451, 999)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ArchiveFetcher:
    """A `Fetcher` over WARC files; honours the robots.txt that they hold and follows the redirects that they recorded.

    Reading one record takes a fraction of a millisecond, less than handing it to a thread would, so `fetch` reads in the
    calling thread.

    Args:
        paths: WARC files, plain or compressed record by record; of two answers for one address the later file's counts.
        page_bytes: larger pages are TOO_LARGE.

    Raises:
        SourceUnreadable: a file is missing or holds nothing readable. A file that was cut off is used up to there: see `damage`.
    """

    def __init__(self, paths: Sequence[Path], page_bytes: int = 2_000_000) -> None:
        self._page_bytes = page_bytes
        self._indexes = [index_archive(path) for path in paths]
        self._entries = [entry for index in self._indexes for entry in index.entries]
        self._by_key: dict[str, list[Entry]] = {}
        self._listed: dict[str, dict[str, None]] = {}
        for entry in self._entries:
            self._by_key.setdefault(page_key(entry.url), []).append(entry)
            if entry.page or not entry.status:
                self._listed.setdefault(registrable_domain(entry.url), {})[entry.url] = None
        self._sites = make_sites(self._entries)
        self._unknown = "not in the archive" if paths else "the request names no archive to read it from"
        self.origin = _origin(paths)
        self._robots: dict[str, Robots | str] = {}
        # There is no clock here: "not in the archive" is as old as the archive.
        self._newest = max((_when(index.newest) for index in self._indexes), default=_EPOCH)

    @property
    def damage(self) -> dict[Path, str]:
        """File -> why and where it could not be read to its end; empty when all are whole."""
        return {index.path: index.damage for index in self._indexes if index.damage}

    def sites(self) -> Iterator[Site]:
        """The websites in the order of their first record."""
        return iter(self._sites.values())

    async def listed(self, domain: str) -> tuple[str, ...]:
        """Addresses of a registrable domain that the archives hold as pages or as recorded failures, in record order."""
        return tuple(self._listed.get(domain, ()))

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """The archived answer; `final_url` is the address of the record it came from.

        Scheme, `www.`, default port, trailing slash and fragment may differ from the recorded address.

        Raises:
            SourceUnreadable: an archive was changed or taken away since it was opened.
        """
        asked, visited, hop = url, set[Entry](), without_fragment(url)
        for _ in range(_MOST_HOPS + 1):
            refusal = self._refusal(hop)
            if refusal:
                return self._nothing(asked, hop, Outcome.BLOCKED, refusal)
            entry = self._find(hop, visited)
            if entry is None:
                detail = self._unknown if not visited else f"redirects to {hop}, which is not in the archive"
                return self._nothing(asked, hop, Outcome.UNREACHABLE, detail)
            visited.add(entry)
            record = self._read(entry, self._page_bytes * 2)
            target = _redirect_target(record, entry.url)
            if not target:
                return self._answer(asked, entry, record)
            hop = target
        return self._nothing(asked, hop, Outcome.UNREACHABLE, f"more than {_MOST_HOPS} redirects")

    def _find(self, url: str, visited: set[Entry]) -> Entry | None:
        """The exact address if recorded, else the best of its other spellings, never the same record twice."""
        entries = [entry for entry in self._by_key.get(page_key(url), ()) if entry not in visited]
        exact = [entry for entry in entries if entry.url == url]
        return (
            max(exact or entries, key=lambda entry: entry.status == 200 or -1, default=None) if not exact else exact[-1]
        )

    def _refusal(self, url: str) -> str:
        host = page_key(url).partition("/")[0].partition("?")[0]
        robots = self._robots.get(host)
        if robots is None:
            robots = self._robots[host] = self._read_robots(host)
        return robots if isinstance(robots, str) else robots.refusal(url)

    def _read_robots(self, host: str) -> Robots | str:
        """The site's rules; a text when they could not be had, which by RFC 9309 closes the site."""
        visited: set[Entry] = set()
        hop = f"https://{host}/robots.txt"
        for _ in range(_MOST_HOPS):
            entry = self._find(hop, visited)
            if entry is None:
                return Robots()
            visited.add(entry)
            record = self._read(entry, self._page_bytes)
            target = _redirect_target(record, entry.url)
            if target:
                hop = target
                continue
            if record.fields.get("warc-type") == "metadata" or record.status >= 500:
                return "robots.txt could not be had, so nothing of the site may be read"
            answer = self._answer(hop, entry, record, any_type=True)
            return parse_robots(answer.body)
        return Robots()

    def _read(self, entry: Entry, most_bytes: int) -> Record:
        try:
            with entry.file.open("rb") as file:
                return record_at(file, entry.offset, most_bytes)
        except (OSError, WarcDamaged) as error:
            raise SourceUnreadable(
                "The archive was changed or taken away while it was read",
                f"{entry.file}, byte {entry.offset:,}",
                "put the file back and start again; what was done is kept",
            ) from error

    def _answer(self, asked: str, entry: Entry, record: Record, *, any_type: bool = False) -> Fetched:
        at = _when(record.fields.get("warc-date", ""))
        content_type = record.headers.get("content-type", "")
        if record.fields.get("warc-type") == "metadata":
            outcome, detail = _recorded_failure(record.body)
            return Fetched(asked, entry.url, outcome, None, "", b"", at, detail)
        outcome, detail, body = _by_status(record.status), f"HTTP {record.status}", b""
        if outcome is Outcome.OK:
            outcome, detail, body = self._readable_body(record, content_type, any_type=any_type)
        return Fetched(asked, entry.url, outcome, record.status or None, content_type, body, at, detail)

    def _readable_body(self, record: Record, content_type: str, *, any_type: bool) -> tuple[Outcome, str, bytes]:
        headers = record.headers
        too_large = (Outcome.TOO_LARGE, f"larger than {self._page_bytes:,} bytes", b"")
        if record.size > len(record.body):
            return too_large
        try:
            body = plain_body(
                record.body,
                headers.get("transfer-encoding", ""),
                headers.get("content-encoding", ""),
                self._page_bytes,
            )
        except TooLarge:
            return too_large
        except NotDecodable as error:
            return Outcome.UNREACHABLE, str(error), b""
        reason = "" if any_type else not_html(content_type, body)
        return (Outcome.NOT_HTML, reason, b"") if reason else (Outcome.OK, "", body)

    def _nothing(self, asked: str, final: str, outcome: Outcome, detail: str) -> Fetched:
        return Fetched(asked, final, outcome, None, "", b"", self._newest, detail)


def _origin(paths: Sequence[Path]) -> str:
    """Names the files by address, size and time: a newer archive of the same sites is another origin."""
    told = [f"{path.resolve()} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in paths]
    return f"archive {hashlib.sha256(chr(10).join(told).encode()).hexdigest()[:16]}"


def _by_status(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome.OK
    if status in _NOT_FOUND:
        return Outcome.NOT_FOUND
    return Outcome.BLOCKED if status in _BLOCKED else Outcome.UNREACHABLE


def _redirect_target(record: Record, url: str) -> str:
    location = record.headers.get("location", "")
    if record.status not in _REDIRECTS or not location:
        return ""
    try:
        return without_fragment(urljoin(url, location))
    except ValueError:
        return ""


def _recorded_failure(body: bytes) -> tuple[Outcome, str]:
    fields = dict(line.partition(": ")[::2] for line in body.decode("utf-8", "replace").splitlines())
    try:
        outcome = Outcome(fields.get("outcome", "").strip())
    except ValueError:
        outcome = Outcome.UNREACHABLE
    # A failure with the outcome "ok" would be believed without a body.
    outcome = Outcome.UNREACHABLE if outcome is Outcome.OK else outcome
    return outcome, fields.get("detail", "").strip()


def _when(date: str) -> datetime:
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return _EPOCH
    return found if found.tzinfo else found.replace(tzinfo=UTC)
