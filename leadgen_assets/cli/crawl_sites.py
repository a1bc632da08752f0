"""Which sites the words behind `leadgen crawl` mean: addresses, files of addresses, lists, requests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.domain.domains import host_of, registrable_domain
from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.icp import Icp
from leadgen_assets.domain.request import LeadRequest, SourceSpec
from leadgen_assets.domain.request_file import validated
from leadgen_assets.doors.submitting import read_request_file
from leadgen_assets.settings import Settings
from leadgen_assets.stages.crawling import CrawlTally, addressed_sites, candidate_sites
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.companies import blocked_domains
from leadgen_assets.storage.database import Database
from leadgen_assets.web.fetching import Fetcher

_REQUEST_FILES = frozenset({".yaml", ".yml"})
_OTHER_FILES = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xls", ".json", ".jsonl", ".ndjson", ".gz", ".warc"})
_RESERVED = (".example", ".test", ".invalid", ".localhost")
_ALL = 1 << 62


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request with what its sources need."""

    request: LeadRequest
    icp: Icp
    base: Path
    blocked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SitesMeant:
    """What was named, in its order: addresses, a list file, or a request."""

    parts: tuple[Sequence[str] | Path | _Asked, ...]
    icp: Icp
    oversampling: float

    async def sites(self, fetcher: Fetcher, tally: CrawlTally, limit: int | None) -> AsyncIterator[str]:
        """Addresses of home pages, each domain once.

        Args:
            fetcher: reads the directories that a request's sources name.
            limit: candidates of a request; without it as many as the first round of a run takes.
        """
        seen: set[str] = set()
        for part in self.parts:
            if isinstance(part, _Asked):
                most = limit or max(1, round(part.request.target_companies * self.oversampling))
                found = candidate_sites(part.request, part.icp, part.base, part.blocked, fetcher, tally, most)
            elif isinstance(part, Path):
                listed = LeadRequest(name="crawl", sources=(SourceSpec(kind="list", path=str(part)),))
                found = candidate_sites(listed, self.icp, Path(), {}, fetcher, tally, _ALL)
            else:
                found = addressed_sites(part, set())
            async for website in found:
                domain = registrable_domain(website)
                if domain not in seen:
                    seen.add(domain)
                    yield website


def sites_meant(words: Sequence[str], settings: Settings) -> SitesMeant:
    """What the words mean.

    Raises:
        RequestInvalid: a word that is neither a file, an address nor a request; with what it could be.
        RequestUnknown, IcpInvalid: as a request.
    """
    icps = known_icps(settings)
    parts = tuple(_meant(word, settings, icps) for word in words)
    return SitesMeant(parts, icps[LeadRequest.model_fields["icp"].default], settings.oversampling)


def _meant(word: str, settings: Settings, icps: Mapping[str, Icp]) -> Sequence[str] | Path | _Asked:
    path = Path(word).expanduser()
    if path.suffix.lower() in _REQUEST_FILES:
        return _request_of_file(path, settings, icps)
    if path.is_file():
        return addresses_in(path) or path
    if path.suffix.lower() in _OTHER_FILES and "://" not in word:
        raise RequestInvalid("There is no such file", word, "correct the path")
    if is_address(word):
        return (word,)
    if "/" in word or path.is_dir():
        raise RequestInvalid(
            f"{word!r} is neither a file nor a web address", "", "name an address (acme.example), a file or a request"
        )
    return _stored_request(word)


def is_address(word: str) -> bool:
    """Whether a word is the address of a site and not a request's key: "acme.com" is one, "agency.texas-25" is none."""
    if not registrable_domain(word):
        return False
    host = host_of(word)
    known = PublicSuffixList(accept_unknown=False).privatesuffix(host)
    return "://" in word or "/" in word or bool(known) or host.endswith(_RESERVED)


def addresses_in(path: Path) -> tuple[str, ...]:
    """The addresses of a text file with one a line, empty lines and those that begin with # left out; () for any other file."""
    try:
        lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError):
        return ()
    words = [line for line in lines if line and not line.startswith("#")]
    return tuple(words) if words and all(is_address(word) for word in words[:20]) else ()


def _request_of_file(path: Path, settings: Settings, icps: Mapping[str, Icp]) -> _Asked:
    (request,) = validated(read_request_file(path), str(path), icps, settings.tenant, most=1)

    async def found(database: Database, _: Settings) -> _Asked:
        async with database.tenant_tx(request.tenant) as conn:
            return _Asked(request, icps[request.icp], path.absolute().parent, await blocked_domains(conn))

    return with_database(found)


def _stored_request(word: str) -> _Asked:
    async def found(database: Database, settings: Settings) -> _Asked:
        stored = await find_request(database, settings, word)
        async with database.tenant_tx(stored.request.tenant) as conn:
            return _Asked(stored.request, stored.icp, Path(stored.base_folder), await blocked_domains(conn))

    return with_database(found)
