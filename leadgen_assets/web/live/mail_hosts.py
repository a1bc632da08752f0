"""Whether a domain takes mail, by its public DNS records alone: nothing is sent, no address is tried.

RFC 5321 section 5.1: MX records name the mail hosts; without one the domain's own address is the mail host. RFC 7505: an MX
record that names the root says that there is no mail.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import dns.asyncresolver
import dns.exception
import dns.name
import dns.resolver

from leadgen_assets.domain.hosts.mail_domains import MailStatus

TRY_SECONDS, ALL_SECONDS = 2.0, 5.0
"""How long one name server may take, and all that is asked about a domain."""

MailOf = Callable[[str], Awaitable[MailStatus]]
"""What is to be said of a domain's mail; raises nothing for a DNS that fails."""


class Resolver(Protocol):
    """As `dns.asyncresolver.Resolver` is asked here."""

    async def resolve(self, qname: dns.name.Name, rdtype: str, *, search: bool) -> Any:
        """Records of one kind; raises as dnspython does."""


def system_resolver() -> Resolver | None:
    """The name servers that this machine is set to; None where it is set to none."""
    try:
        resolver = dns.asyncresolver.Resolver()
    except (dns.exception.DNSException, OSError):
        return None
    resolver.timeout, resolver.lifetime = TRY_SECONDS, ALL_SECONDS
    return resolver


def mail_by(resolver: Resolver) -> MailOf:
    """Asks this resolver."""

    async def mail_of(domain: str) -> MailStatus:
        try:
            # Absolute: this machine's search domains are not to be tried behind it.
            name = dns.name.from_text(domain, dns.name.root, dns.name.IDNA_2008_Practical)
            async with asyncio.timeout(ALL_SECONDS):
                return await _status(resolver, name)
        except dns.resolver.NXDOMAIN:
            return MailStatus.NO_MAIL
        except (dns.exception.DNSException, OSError, EOFError):
            return MailStatus.UNKNOWN

    return mail_of


async def _status(resolver: Resolver, name: dns.name.Name) -> MailStatus:
    try:
        hosts = [record.exchange for record in await resolver.resolve(name, "MX", search=False)]
    except dns.resolver.NoAnswer:
        return await _by_address(resolver, name)
    return MailStatus.NO_MAIL if all(host == dns.name.root for host in hosts) else MailStatus.ACCEPTS


async def _by_address(resolver: Resolver, name: dns.name.Name) -> MailStatus:
    for kind in ("A", "AAAA"):
        try:
            await resolver.resolve(name, kind, search=False)
        except dns.resolver.NoAnswer:
            continue
        return MailStatus.ACCEPTS
    return MailStatus.NO_MAIL
