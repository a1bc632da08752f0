"""Registrable domains, and which of them can never be a company's own."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from leadgen_assets.domain.hosts.shared_hosts import FREE_MAIL, REASONS, SITE_BUILDERS

_RESERVED = frozenset({"example", "test", "invalid", "localhost"})
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")


@lru_cache(maxsize=8192)  # a page links to the same few hosts again and again
def host_of(host_or_url: str) -> str:
    """The host in lower-case ASCII, without port, trailing dot and `www.`; "" for anything that is no host name (IP addresses too)."""
    text = host_or_url.strip()
    if not text or len(text) > 2048:
        return ""
    if "//" not in text[:12]:
        if re.match(r"(mailto|tel|javascript|data|file|sms):", text, re.IGNORECASE):
            return ""
        text = "//" + text
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme.lower() not in {"", "http", "https"} or _is_address(host):
        return ""
    labels = host.split(".")
    if len(host) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return ""
    return host.removeprefix("www.") if len(labels) > 2 else host


def registrable_domain(host_or_url: str) -> str:
    """The domain that somebody registered ("https://www.acme.co.uk/x" -> "acme.co.uk"); "" where there is none.

    By the public suffix list as installed, without network. A site builder's customer counts by its own name
    ("acme.wixsite.com"), the builder's own address by the builder ("wixsite.com").
    """
    return _registrable(host_of(host_or_url))


def refusal(domain: str, never: Iterable[str] = ()) -> str:
    """Why this can never be a company's own domain, as half a sentence ("facebook.com is a social network"); "" if it can.

    Args:
        domain: registrable domain, or a host beneath one.
        never: more domains to refuse with all hosts beneath them: an ICP's vendors, a tenant's blocked domains.
    """
    host = host_of(domain)
    if not host:
        return f"{domain!r} is not a domain"
    refused = _by_host(tuple(never))
    hit = next((refused[above] for above in hosts_above(host) if above in refused), "")
    if hit:
        return f"{hit} is on the list of domains that are never a company's own"
    registered = _registrable(host)
    reason = REASONS.get(registered, "")
    if reason:
        return f"{registered} is {reason}"
    return "" if registered else f"{host} is a public suffix"


def is_free_mail(domain: str) -> bool:
    """Whether mailboxes of the domain belong to persons (gmail.com), so that one tells nothing about a company."""
    return _registrable(host_of(domain)) in FREE_MAIL


@lru_cache(maxsize=8192)
def has_known_ending(host: str) -> bool:
    """Whether the host, in lower case, ends as hosts can end: in a registry's zone or one that is reserved for examples (RFC 2606)."""
    if host.rpartition(".")[2] in _RESERVED:
        return True
    return _suffixes().publicsuffix(host, accept_unknown=False) is not None


def hosts_above(host: str) -> Iterable[str]:
    """The host itself, then what stands above it: "a.b.c" -> "a.b.c", "b.c", "c"."""
    labels = host.split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


@lru_cache(maxsize=16)
def _by_host(never: tuple[str, ...]) -> dict[str, str]:
    """Host -> the entry that names it, the first one of several."""
    return {entry.lower().removeprefix("www."): entry for entry in reversed(never)}


@lru_cache(maxsize=8192)
def _registrable(host: str) -> str:
    if not host:
        return ""
    for above in hosts_above(host):
        if above in SITE_BUILDERS:
            customer = host.removesuffix(above).rstrip(".").rpartition(".")[2]
            return f"{customer}.{above}" if customer and customer != "www" else above
    return str(_suffixes().privatesuffix(host) or "")


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
