"""Which addresses lie outside the site that a page belongs to."""

from __future__ import annotations

from leadgen_assets.web.addresses import bare_host, domain_of


class Foreign:
    """Judges by the registrable domain of one page's address."""

    def __init__(self, url: str) -> None:
        self._host = bare_host(url)
        self._own = "/".join(url.split("/", 3)[:3]) + "/"
        self._domain = domain_of(self._host)

    def is_foreign(self, address: str) -> bool:
        """Whether an http(s) address belongs to another registrable domain."""
        if address.startswith(self._own):  # as most often
            return False
        host = bare_host(address)
        if not host or host == self._host:
            return False
        if self._domain and (host == self._domain or host.endswith("." + self._domain)):
            return False
        return domain_of(host) != self._domain
