"""Archives and the network behind one interface."""

from __future__ import annotations

from leadgen_assets.web.addresses import bare_host, domain_of
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.fetching import Fetched, Fetcher, Renders, Validators


class JoinedFetcher:
    """A site of which the archives hold an answer is read from them, and any other one from the network.

    A site is read whole from one of them: half of it as it was and half as it is would be a site that never was.
    """

    def __init__(self, archives: ArchiveFetcher, network: Fetcher) -> None:
        self._archives, self._network = archives, network

    def origin_of(self, domain: str) -> str:
        """The archives' for what they hold, else the network's."""
        return self._for(domain).origin_of(domain)

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """The page from where its site is read."""
        return await self._for(domain_of(bare_host(url))).fetch(url, known)

    async def listed(self, domain: str) -> tuple[str, ...]:
        """What the archives list of a site that is read from them."""
        return await self._for(domain).listed(domain)

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        """The page in a browser, from where its site is read."""
        fetcher = self._for(domain_of(bare_host(fetched.url)))
        return await fetcher.rendered(fetched) if isinstance(fetcher, Renders) else None

    def _for(self, domain: str) -> Fetcher:
        return self._archives if self._archives.holds(domain) else self._network
