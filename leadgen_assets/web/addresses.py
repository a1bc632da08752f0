"""Addresses of pages: made absolute, and made comparable."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.hosts.web_address import led_to, without_fragment, without_tracking

_LONGEST = 2000
_BREAKS = re.compile(r"[\t\r\n]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,20}:")
_PAGES = ("http://", "https://")
_KEPT_SCHEMES = ("http:", "https:", "mailto:", "tel:", "fax:", "sms:", "callto:", "skype:", "file:")
_HOST_END = re.compile(r"[/?#\\]")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class Base:
    """What the relative addresses of one page stand on."""

    __slots__ = ("_folder", "_origin", "_scheme", "url")

    def __init__(self, url: str) -> None:
        self.url = url
        scheme, slashes, rest = url.partition("://")
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
        self._scheme = f"{scheme}:" if slashes else "http:"
        self._origin = f"{scheme}://{host}" if slashes else ""
        path = re.split(r"[?#]", rest[len(host) :], maxsplit=1)[0]
        self._folder = self._origin + (path[: path.rfind("/") + 1] or "/")

    def absolute(self, href: str) -> str:
        """The whole address; "" for one that leads nowhere (javascript:, data:, not an address, over 2,000 characters).

        Of a link that a mail program or a network leads through, the target.
        The frequent shapes are joined here, because `urljoin` would cost a quarter of the time of reading a page.
        """
        href = _BREAKS.sub("", href.strip()) if "\n" in href or "\t" in href or "\r" in href else href.strip()
        if not href or len(href) > _LONGEST:
            return ""
        if href.startswith(_PAGES):
            return led_to(href) if href.find("http", 8) > 0 else href
        if ":" in href and _SCHEME.match(href):
            lower = href[:9].lower()
            return led_to(href) if lower.startswith(_KEPT_SCHEMES) else ""
        if href.startswith("//"):
            return self._scheme + href
        if "/." in href or href[0] in ".?":
            return self._joined(href)
        if href[0] == "/":
            return self._origin + href
        if href[0] == "#":
            return self.url.partition("#")[0] + href
        return self._folder + href

    def _joined(self, href: str) -> str:
        try:
            return urljoin(self.url, href)
        except ValueError:
            return ""


def bare_host(address: str) -> str:
    """Host of an http(s) address in lower case without `www.`, port and brackets; "" for any other address.

    `urlsplit` would check more and cost more: this is asked for every link of every page.
    """
    scheme, slashes, rest = address.partition("://")
    if not slashes or scheme.lower() not in _DEFAULT_PORTS:
        return ""
    host = _HOST_END.split(rest, maxsplit=1)[0].rpartition("@")[2]
    host = host[1:].partition("]")[0] if host[:1] == "[" else host.partition(":")[0]
    return host.lower().removeprefix("www.").rstrip(".")


@lru_cache(maxsize=8192)
def domain_of(host: str) -> str:
    """Registrable domain of a host; pages link to the same few hosts again and again."""
    return registrable_domain(host)


def page_key(url: str) -> str:
    """What two spellings of one page's address share: its host in lower case, its path, its parameters.

    There is no scheme, `www.`, default port, trailing slash, fragment or parameter that only tracks.
    """
    scheme, slashes, rest = without_tracking(without_fragment(url.strip())).partition("://")
    if not slashes:
        scheme, rest = "http", scheme
    end = min((at for at in (rest.find("/"), rest.find("?")) if at >= 0), default=len(rest))
    host = rest[:end].rpartition("@")[2].lower().removesuffix(_DEFAULT_PORTS.get(scheme.lower(), ":"))
    if not host.isascii():
        host = _ascii_host(host)
    path, question, query = rest[end:].partition("?")
    return host.removeprefix("www.").rstrip(".") + path.rstrip("/") + question + query


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
