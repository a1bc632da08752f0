"""Which addresses may be asked: a page can name any of them, those of the machine that reads it too.

A name is checked after it was resolved, by every address that it stands for, and the connection goes to an address that
was checked (connecting.py): a name that resolves differently the next time gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass

import httpx2

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")

_OWN = {
    "127.0.0.0/8": "of this machine",
    "::1/128": "of this machine",
    "10.0.0.0/8": "of a private network",
    "172.16.0.0/12": "of a private network",
    "192.168.0.0/16": "of a private network",
    "100.64.0.0/10": "of a provider's inner network",
    "fc00::/7": "of a private network",
}
"""Networks that LEADGEN_WEB_PRIVATE opens."""

_NEVER = {
    "169.254.169.254/32": "of a cloud's metadata service",
    "168.63.129.16/32": "of a cloud's metadata service",
    "100.100.100.200/32": "of a cloud's metadata service",
    "192.0.0.192/32": "of a cloud's metadata service",
    "fd00:ec2::254/128": "of a cloud's metadata service",
    "fd20:ce::254/128": "of a cloud's metadata service",
    "0.0.0.0/8": "of no machine",
    "169.254.0.0/16": "of the local link",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "reserved for documentation",
    "192.88.99.0/24": "of a tunnel",
    "198.18.0.0/15": "reserved for tests",
    "198.51.100.0/24": "reserved for documentation",
    "203.0.113.0/24": "reserved for documentation",
    "224.0.0.0/4": "of a group of machines",
    "240.0.0.0/4": "reserved",
    "::/128": "of no machine",
    "fe80::/10": "of the local link",
    "fec0::/10": "of a private network",
    "ff00::/8": "of a group of machines",
    "2001::/23": "of a tunnel or reserved",
    "2001:db8::/32": "reserved for documentation",
    "2002::/16": "of a tunnel",
    "3fff::/20": "reserved for documentation",
}
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_OWN_NETWORKS = [(ipaddress.ip_network(network), what) for network, what in _OWN.items()]
_NEVER_NETWORKS = [(ipaddress.ip_network(network), what) for network, what in _NEVER.items()]


class NotAsked(Exception):
    """An address is not asked; the text says why, as half a sentence. `forbidden` tells the dangerous from the malformed."""

    def __init__(self, reason: str, *, forbidden: bool) -> None:
        super().__init__(reason)
        self.reason, self.forbidden = reason, forbidden


@dataclass(frozen=True, slots=True)
class Target:
    """An address as it is asked for, taken apart once, so that what was checked is what is asked.

    Attributes:
        url: the address. scheme: "http" or "https".
        host: in lower-case ASCII without trailing dot, or a literal address without brackets.
        port: always a number. path: with query, percent-encoded.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: bytes

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def checked_target(url: str, *, private: bool) -> Target:
    """The address taken apart.

    Args:
        private: whether other ports than 80 and 443, and addresses of one's own networks, may be asked.

    Raises:
        NotAsked: it is no address of a web page, or it may not be asked.
    """
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise NotAsked("it is not an address of a web page", forbidden=False) from error
    if parsed.scheme not in _PORTS:
        raise NotAsked("it is not an http or https address", forbidden=False)
    if parsed.userinfo or "\\" in url:
        # Programs differ in which part of such an address is the host.
        raise NotAsked("the address holds a name, a password or a backslash", forbidden=True)
    host = _checked_host(parsed.raw_host.decode("ascii", "replace").lower(), private=private)
    port = _PORTS[parsed.scheme] if parsed.port is None else parsed.port
    if not 0 < port < 65536 or (port not in _PORTS.values() and not private):
        raise NotAsked(f"port {port} is not one of web pages", forbidden=True)
    return Target(url, parsed.scheme, host, port, parsed.raw_path)


def _checked_host(given: str, *, private: bool) -> str:
    host = given.removesuffix(".")
    literal = _literal(host)
    if literal is not None:
        reason = forbidden_address(literal, private=private)
        if reason:
            raise NotAsked(reason, forbidden=True)
        return str(literal)
    if not host or len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise NotAsked("its host is not a name that the web knows", forbidden=False)
    return host


def _literal(host: str) -> IpAddress | None:
    """The address that a host spells out: 127.0.0.1, 0x7f.1, 2130706433, ::1; None for a name.

    Raises:
        NotAsked: it ends in a number, as no name does, and is no address.
    """
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host)  # a zone ("%eth0") is kept by this class, and refused as link-local
        except ValueError as error:
            raise NotAsked("its host is not a name that the web knows", forbidden=False) from error
    if not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError as error:
        raise NotAsked("its host is not a name that the web knows", forbidden=False) from error


def leads_inside(reason: str) -> bool:
    """Whether a reason of `forbidden_address` is told."""
    return reason.endswith(("which is not read", "which alone are read"))


def forbidden_address(address: IpAddress, *, private: bool) -> str:
    """Why an address may not be asked, as half a sentence; "" when it may.

    Addresses that carry another one inside are judged by that; those of tunnels that could lead anywhere are refused.

    Args:
        private: whether addresses of one's own networks and of this machine may be asked. Metadata services of clouds,
            the local link, groups and reserved addresses may not even then.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return f"{address} is an address of the local link, which is not read"
        if address in _MAPPED or address in _NAT64:
            return forbidden_address(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF), private=private)
    for network, what in _NEVER_NETWORKS:
        if address.version == network.version and address in network:
            return f"{address} is an address {what}, which is not read"
    for network, what in _OWN_NETWORKS:
        if address.version == network.version and address in network:
            return "" if private else f"{address} is an address {what}, which is not read"
    if isinstance(address, ipaddress.IPv6Address) and address not in _PUBLIC_V6:
        return f"{address} is no public address, which alone are read"
    return ""
