"""Pages from WARC archives, behind the same interface as pages from the network."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.hosts.web_address import without_fragment
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.answers import IN_A_CIRCLE, MOST_HOPS, outcome_of, readable_body, redirect_target, too_large
from leadgen_assets.web.archive_index import Entry, Site, index_archive, make_sites
from leadgen_assets.web.fetching import Fetched, Validators, rendered_page
from leadgen_assets.web.robots import NOT_HAD, Robots, closes, parse_robots
from leadgen_assets.web.walls import wall_of
from leadgen_assets.web.warc import Record, WarcDamaged, record_at

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ArchiveFetcher:
    """A `Fetcher` over WARC files; honours the robots.txt that they hold and follows the redirects that they recorded.

    Reading one record takes a fraction of a millisecond, less than handing it to a thread would, so `fetch` reads in the
    calling thread.

    Args:
        paths: WARC files, plain or compressed record by record; of two answers for one address the later file's counts.
        page_bytes: larger pages are TOO_LARGE.
        without: what is told of every page where there are no files.

    Raises:
        SourceUnreadable: a file is missing or holds nothing readable. A file that was cut off is used up to there: see `damage`.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        page_bytes: int = 2_000_000,
        without: str = "the request names no archive to read it from",
    ) -> None:
        self._page_bytes = page_bytes
        self._indexes = [index_archive(path) for path in paths]
        self._entries = [entry for index in self._indexes for entry in index.entries]
        self._by_key: dict[str, list[Entry]] = {}
        self._listed: dict[str, dict[str, None]] = {}
        self._held: set[str] = set()
        for entry in self._entries:
            self._by_key.setdefault(page_key(entry.url), []).append(entry)
            if entry.page or not entry.status:
                self._listed.setdefault(registrable_domain(entry.url), {})[entry.url] = None
            if entry.status and not entry.url.endswith("/robots.txt"):
                self._held.add(registrable_domain(entry.url))
        self._rendered = {asked: entry for index in self._indexes for asked, entry in index.rendered.items()}
        self._sites = make_sites(self._entries)
        self._unknown = "not in the archive" if paths else without
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

    def origin_of(self, domain: str) -> str:
        """The archives as they are now, whatever the domain."""
        return self.origin

    def holds(self, domain: str) -> bool:
        """Whether the archives have an answer of a registrable domain, a failure and robots.txt not counted."""
        return domain in self._held

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """The archived answer; `final_url` is the address of the record it came from.

        Scheme, `www.`, default port, trailing slash and fragment may differ from the recorded address.

        Raises:
            SourceUnreadable: an archive was changed or taken away since it was opened.
        """
        visited, hop, hops = dict[Entry, None](), without_fragment(url), list[str]()
        for _ in range(MOST_HOPS + 1):
            hops.append(hop)
            refusal, entry = self._refusal(hop), self._find(hop, visited)
            # A failure that was recorded of the page itself says more than a robots.txt that could not be had.
            if refusal and (entry is None or entry.status):
                return self._nothing(url, hops, Outcome.BLOCKED, refusal)
            if entry is None:
                return self._nothing(url, hops, Outcome.UNREACHABLE, self._why_not_there(hop, visited))
            visited[entry] = None
            record = self._read(entry, self._page_bytes * 2)
            target = _target(record, entry.url)
            if not target:
                return replace(self._answer(url, entry, record), hops=_several(hops))
            hop = target
        return self._nothing(url, hops, Outcome.UNREACHABLE, f"more than {MOST_HOPS} redirects")

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        """What the browser of whoever saved the archive made of a page; None where none is recorded.

        Raises:
            SourceUnreadable: as `fetch`.
        """
        entry = self._rendered.get(fetched.final_url)
        record = self._read(entry, self._page_bytes) if entry else None
        if record is None or record.size > len(record.body):
            return None
        return rendered_page(fetched, record.fields.get("warc-target-uri", fetched.final_url), record.body)

    def _why_not_there(self, hop: str, visited: Collection[Entry]) -> str:
        if not visited:
            return self._unknown
        if self._by_key.get(page_key(hop)):
            return IN_A_CIRCLE
        return f"redirects to {hop}, which is not in the archive"

    def _find(self, url: str, visited: Collection[Entry]) -> Entry | None:
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
        for _ in range(MOST_HOPS):
            entry = self._find(hop, visited)
            if entry is None:
                return Robots()
            visited.add(entry)
            record = self._read(entry, self._page_bytes)
            target = _target(record, entry.url)
            if target:
                hop = target
                continue
            if record.fields.get("warc-type") == "metadata" or closes(record.status):
                return NOT_HAD
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
        outcome, detail, body = outcome_of(record.status), f"HTTP {record.status}", b""
        wall = "" if any_type else wall_of(record.status, record.headers.items(), record.body)
        if wall:
            outcome, detail = Outcome.BLOCKED, wall
        elif outcome is Outcome.OK:
            outcome, detail, body = self._readable_body(record, content_type, any_type=any_type)
        return Fetched(asked, entry.url, outcome, record.status or None, content_type, body, at, detail)

    def _readable_body(self, record: Record, content_type: str, *, any_type: bool) -> tuple[Outcome, str, bytes]:
        if record.size > len(record.body):
            return too_large(self._page_bytes)
        headers = record.headers
        encodings = headers.get("transfer-encoding", ""), headers.get("content-encoding", "")
        return readable_body(record.body, content_type, *encodings, self._page_bytes, any_type=any_type)

    def _nothing(self, asked: str, hops: list[str], outcome: Outcome, detail: str) -> Fetched:
        return Fetched(asked, hops[-1], outcome, None, "", b"", self._newest, detail, _several(hops))


def _several(hops: list[str]) -> tuple[str, ...]:
    return tuple(hops) if len(hops) > 1 else ()


def _origin(paths: Sequence[Path]) -> str:
    """Names the files by address, size and time: a newer archive of the same sites is another origin."""
    told = [f"{path.resolve()} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in paths]
    return f"archive {hashlib.sha256(chr(10).join(told).encode()).hexdigest()[:16]}"


def _target(record: Record, url: str) -> str:
    return redirect_target(record.status, record.headers.get("location", ""), url)


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
