"""Which sites the words behind `leadgen crawl` mean: addresses, files of addresses, lists, requests."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.cli.connected import find_request, with_database
from leadgen_assets.cli.crawl_addresses import addresses_in, site_of, whole_address
from leadgen_assets.domain.errors import IcpInvalid, LeadgenError, RequestInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.lead_request import DEFAULT_ICP
from leadgen_assets.domain.requests.request import LeadRequest, SourceSpec
from leadgen_assets.domain.requests.request_file import validated
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.domain.telling.shown import MOST_OF_A_PATH, clipped, shown, without_password
from leadgen_assets.doors.submitting import read_request_file
from leadgen_assets.settings import Settings
from leadgen_assets.stages.crawling import CrawlTally, candidate_sites
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.companies import blocked_domains
from leadgen_assets.storage.database import Database
from leadgen_assets.web.entrance import Entrance, entrance_of
from leadgen_assets.web.fetching import Fetcher

_REQUEST_FILES = frozenset({".yaml", ".yml"})
_OTHER_FILES = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xls", ".json", ".jsonl", ".ndjson", ".gz", ".warc"})
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
    """What was named, in its order: addresses, a list file, or a request.

    Attributes:
        faults: what was named and cannot be used, each told for a person.
    """

    parts: tuple[Sequence[str] | Path | _Asked, ...]
    faults: tuple[str, ...]
    icp: Icp
    oversampling: float

    @property
    def pages(self) -> Mapping[str, Sequence[str]]:
        """Which pages tell something, to anybody who is meant: of several ICPs, the phrases of each in their order."""
        icps = [part.icp if isinstance(part, _Asked) else self.icp for part in self.parts]
        roles = dict.fromkeys(role for icp in icps for role in icp.pages)
        return {role: tuple(dict.fromkeys(p for icp in icps for p in icp.pages.get(role, ()))) for role in roles}

    async def sites(self, fetcher: Fetcher, tally: CrawlTally, limit: int | None) -> AsyncIterator[Entrance]:
        """How the sites are entered, each once; of a site that firms share each firm's part.

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
                found = _one_by_one(part)
            async for entrance in found:
                site = f"{site_of(entrance.website)} {entrance.part.casefold()}"
                if site not in seen:
                    seen.add(site)
                    yield entrance


def sites_meant(words: Sequence[str], settings: Settings, icp: str | None = None) -> SitesMeant:
    """What the words mean; a word that means nothing is a fault, and the others count.

    Args:
        icp: of addresses and lists; the usual one where it is None.

    Raises:
        RequestInvalid, RequestUnknown, IcpInvalid, DatabaseUnavailable: the only word means nothing, with what it could be.
    """
    icps = known_icps(settings)
    name = icp or DEFAULT_ICP
    if name not in icps:
        raise IcpInvalid(f"There is no ICP {name!r}{did_you_mean(name, icps)}.", "", "leadgen icp list shows them")
    parts, faults = list[Sequence[str] | Path | _Asked](), list[str]()
    for word in dict.fromkeys(words):
        try:
            part, wrong = _meant(word, settings, icps)
        except LeadgenError as error:
            if len(words) == 1:
                raise
            faults.append(str(error))
            continue
        parts.append(part)
        faults += wrong
    return SitesMeant(tuple(parts), tuple(faults), icps[name], settings.oversampling)


def _meant(
    word: str, settings: Settings, icps: Mapping[str, Icp]
) -> tuple[Sequence[str] | Path | _Asked, Sequence[str]]:
    """What a word means, and what of it is no address."""
    path = Path(word).expanduser()
    if path.suffix.lower() in _REQUEST_FILES:
        return _request_of_file(path, settings, icps), ()
    if path.is_file():
        return _of_file(path)
    address = whole_address(word)
    if path.suffix.lower() in _OTHER_FILES and "://" not in word:
        raise RequestInvalid("There is no such file", word, "correct the path")
    if address:
        return (address,), ()
    if re.match(r"https?://[^/?#]*@", word, re.IGNORECASE):
        raise RequestInvalid(
            "The address holds a name or a password, which no site is told and an archive would keep",
            without_password(word),
            "leave them out",
        )
    if re.search(r"[/:]", word) or path.is_dir():
        raise RequestInvalid(
            f"{shown(word, MOST_OF_A_PATH)} is neither a file nor a web address",
            "",
            "name an address (acme.example, 192.0.2.7:8080, [2001:db8::7]), a file or a request",
        )
    return _stored_request(word), ()


def _of_file(path: Path) -> tuple[Sequence[str] | Path, Sequence[str]]:
    found = addresses_in(path)
    if found is None:
        return path, ()
    if not found.addresses:
        raise RequestInvalid("There is no address in the file", str(path), "write one a line, such as acme.example")
    return found.addresses, [
        f"{path}, line {number}: {clipped(word, 80)!r} is no web address" for number, word in found.wrong
    ]


async def _one_by_one(addresses: Sequence[str]) -> AsyncIterator[Entrance]:
    for address in addresses:
        yield entrance_of(address)


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
