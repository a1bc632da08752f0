"""What stands where in a WARC file, read once per process and version of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.identity.site_parts import HOME_PATH, part_key
from leadgen_assets.domain.telling.file_kinds import missing_here, no_file
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.archive_writer import SITE_TYPE
from leadgen_assets.web.warc import Record, WarcDamaged, records

_HTML = ("text/html", "application/xhtml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer, or one recorded failure, of an archive.

    Attributes:
        url: as recorded. file: its archive. offset: of the record in the file.
        status: HTTP status, 0 for a failure.
        page: whether it can be read as a page: status 200, and HTML or of unknown type.
    """

    url: str
    file: Path
    offset: int
    status: int
    page: bool


@dataclass(frozen=True, slots=True)
class Site:
    """One website of an archive.

    Attributes:
        domain: registrable domain. home: its most likely home address.
        pages: number of addresses that can be read as pages.
    """

    domain: str
    home: str
    pages: int


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """All that one file holds, in its order; about 400 bytes a record.

    Attributes:
        entries: answers and failures. newest: latest WARC-Date, "" when none says.
        rendered: address of an answer -> what a browser made of it.
        crawled: addresses of the sites that `leadgen crawl` was asked for; empty for an archive of another program.
        damage: why and where the file could not be read further; "" when it is whole.
        sound: bytes of the file up to there.
    """

    path: Path
    entries: tuple[Entry, ...]
    newest: str
    damage: str
    rendered: Mapping[str, Entry] = field(default_factory=dict)
    crawled: tuple[str, ...] = ()
    sound: int = 0


def index_archive(path: Path) -> ArchiveIndex:
    """The index of a file; a file that was damaged or cut off is indexed up to there and says so in `damage`.

    Raises:
        SourceUnreadable: no such file, not readable, empty, no WARC at all, or nothing of it whole.
    """
    try:
        stat = path.stat()
        other = no_file(stat.st_mode)
        if other is not None:
            raise SourceUnreadable(f"The archive is {other[0]}, not a WARC file", str(path), other[1])
        return _index(path.resolve(), stat.st_size, stat.st_mtime_ns)
    except FileNotFoundError as error:
        raise SourceUnreadable("There is no such archive", str(path), missing_here()) from error
    except OSError as error:
        raise SourceUnreadable(
            f"The archive cannot be read: {error.strerror or error}", str(path), "check the file and its permissions"
        ) from error


def see_archive(path: Path) -> None:
    """Look at the beginning of an archive; what comes behind its first record is seen when it is read.

    Raises:
        SourceUnreadable: it is empty or no WARC at all, or cannot be opened.
    """
    try:
        size = path.stat().st_size
        if size == 0:
            raise _empty(path)
        with path.open("rb") as file:
            next(records(file, size), None)
    except WarcDamaged as error:
        raise _unusable(path, error) from error
    except OSError as error:
        raise SourceUnreadable(
            f"The archive cannot be read: {error.strerror or error}", str(path), "check the file and its permissions"
        ) from error


def usable_archive(path: Path) -> bool:
    """Whether `index_archive` can read something of the file."""
    try:
        index_archive(path)
    except SourceUnreadable:
        return False
    return True


def sites_of(index: ArchiveIndex) -> list[Site]:
    """The websites that an archive names, in its order.

    Of one that `leadgen crawl` saved these are the sites that were read, not the directories that named them nor the
    domains that they redirect to: else its replay would find more companies than the run that it was made for. Of a site that
    firms share each of the parts is one.
    """
    sites = make_sites(index.entries)
    if not index.crawled:
        return list(sites.values())
    # A machine without a name was crawled, but no company is known by its number.
    named = [(domain, part_key(url), url) for url in index.crawled if (domain := registrable_domain(url))]
    crawled = {(domain, part): url for domain, part, url in named}
    return [Site(domain, url, sites[domain].pages if domain in sites else 0) for (domain, _), url in crawled.items()]


def make_sites(entries: Iterable[Entry]) -> dict[str, Site]:
    """The websites, by registrable domain, in the order of their first record; robots.txt and failures make a site too."""
    by_domain: dict[str, list[Entry]] = {}
    for entry in entries:
        domain = registrable_domain(entry.url)
        if domain:
            by_domain.setdefault(domain, []).append(entry)
    return {
        domain: Site(domain, _home(domain, found), len({page_key(entry.url) for entry in found if entry.page}))
        for domain, found in by_domain.items()
    }


def _home(domain: str, entries: list[Entry]) -> str:
    best = min(enumerate(entries), key=lambda numbered: (_distance_from_home(domain, numbered[1]), numbered[0]))[1]
    if best.url.endswith("/robots.txt"):
        return best.url.removesuffix("robots.txt")
    return best.url


def _distance_from_home(domain: str, entry: Entry) -> tuple[bool, bool, bool, int, int]:
    """Smaller is more likely the home page: no robots.txt, a home's path, on the domain's own host, few and short steps."""
    host, _, path = page_key(entry.url).partition("/")
    path = path.partition("?")[0]
    return (
        entry.url.endswith("/robots.txt"),
        HOME_PATH.fullmatch("/" + path) is None or "?" in entry.url,
        host != domain,
        path.count("/"),
        len(path),
    )


@lru_cache(maxsize=8)
def _index(path: Path, size: int, mtime_ns: int) -> ArchiveIndex:
    """`size` and `mtime_ns` are there for the cache: a changed file is another file."""
    if size == 0:
        raise _empty(path)
    entries: list[Entry] = []
    crawled, rendered = dict[str, None](), dict[str, Entry]()
    newest, read, damage, sound = "", 0, "", size
    with path.open("rb") as file:
        try:
            for record in records(file, size):
                read += 1
                if record.fields.get("content-type") == SITE_TYPE:
                    crawled[record.fields.get("warc-target-uri", "")] = None
                if record.fields.get("warc-type") == "conversion":
                    asked = record.fields.get("warc-refers-to-target-uri", "")
                    rendered[asked] = Entry(asked, path, record.offset, 200, True)
                entry = _entry(record, path)
                if entry is None:
                    continue
                entries.append(entry)
                newest = max(newest, record.fields.get("warc-date", ""))
        except WarcDamaged as error:
            if read == 0:
                raise _unusable(path, error) from error
            sound = error.offset
            damage = f"{error.reason}, at byte {error.offset:,} of {size:,}, behind {read:,} whole records"
    return ArchiveIndex(path, tuple(entries), newest, damage, rendered, tuple(filter(None, crawled)), sound)


def _empty(path: Path) -> SourceUnreadable:
    return SourceUnreadable(
        "The archive is empty", str(path), f"get {path.name} again, or make it: leadgen crawl --save"
    )


def _unusable(path: Path, error: WarcDamaged) -> SourceUnreadable:
    if "as a whole" in error.reason:
        todo = "compress it record by record: warcio recompress OLD NEW"
    else:
        todo = "give a WARC file (.warc or .warc.gz), or get this one again"
    return SourceUnreadable(f"The file is not a usable WARC archive: {error.reason}", str(path), todo)


def _entry(record: Record, path: Path) -> Entry | None:
    url = record.fields.get("warc-target-uri", "").strip("<> ")
    kind = record.fields.get("warc-type")
    if not url.lower().startswith(("http://", "https://")):
        return None
    if kind == "metadata" and record.fields.get("content-type", "").startswith("application/warc-fields"):
        return Entry(url, path, record.offset, 0, False)
    if kind != "response":
        return None
    content_type = record.headers.get("content-type", "").lower()
    readable = record.status == 200 and (not content_type or content_type.startswith(_HTML))
    return Entry(url, path, record.offset, record.status, readable and not url.endswith("/robots.txt"))
