"""Other addresses of the same page, for lists that write it as nobody's browser does."""

from __future__ import annotations

from urllib.parse import urlsplit

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.web.live.faults import NO_SUCH_NAME, NOT_SECURE, REFUSED, UNTRUSTED


def unconnected(detail: str) -> bool:
    """Whether nobody was there: no such name, or no connection that can be trusted."""
    return detail == NO_SUCH_NAME or detail.startswith((REFUSED, NOT_SECURE, UNTRUSTED))


def other_spelling(url: str, detail: str) -> str:
    """Where else a page may be, given why it could not be had; "" where nothing suggests itself.

    A name that is not there is tried with or without `www.`, a host that offers no secure connection without one.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    page = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if detail == NO_SUCH_NAME:
        other = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
        known = registrable_domain(host)
        return f"{parts.scheme}://{other}{port}{page}" if known and host.removeprefix("www.") == known else ""
    if parts.scheme == "https" and not port and detail.startswith((REFUSED, NOT_SECURE, UNTRUSTED)):
        return f"http://{host}{page}"
    return ""
