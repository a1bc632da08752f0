"""Addresses of sites as people write them: by name, by number, one a line in a file."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from leadgen_assets.domain.hosts.domains import host_of, registrable_domain

_RESERVED = (".example", ".test", ".invalid", ".localhost")
_LOCALHOST = re.compile(r"localhost(:\d+)?([/?#].*)?", re.IGNORECASE)
_SPELLED = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", re.IGNORECASE)
"""A number as programs also take it: 2130706433, 0x7f.1."""
_SURE_DIGITS = 10
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class AddressFile:
    """What a text file with one address a line holds.

    Attributes:
        addresses: in its order, repeated ones too. wrong: line number and text of the lines that are none.
    """

    addresses: tuple[str, ...]
    wrong: tuple[tuple[int, str], ...]


def whole_address(word: str) -> str:
    """The address that a word means, with its scheme: https for a name, http for a number; "" for no address.

    A name needs an ending that the web knows: "acme.com" is an address, "agency.texas-25" is a request's key. So is a bare
    number, unless it has the ten digits of most addresses.
    """
    word = word.strip()
    if "://" in word:
        return word if _host_and_port_are_sound(word) else ""
    if _is_number(word):
        host = f"[{word}]" if ":" in word else word
        return f"http://{host}/"
    host = re.split(r"[/?#]", word, maxsplit=1)[0]
    bare = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    if _is_number(bare) or _is_spelled(bare) or _LOCALHOST.fullmatch(word):
        return f"http://{word}" if _host_and_port_are_sound(f"http://{word}") else ""
    if not registrable_domain(word) or not _host_and_port_are_sound(f"https://{word}"):
        return ""
    known = PublicSuffixList(accept_unknown=False).privatesuffix(host_of(word))
    return f"https://{word}" if "/" in word or known or host_of(word).endswith(_RESERVED) else ""


def site_of(address: str) -> str:
    """What two addresses of one site share: the registrable domain; without one, as of a number, host and port."""
    return registrable_domain(address) or urlsplit(address).netloc.lower()


def addresses_in(path: Path) -> AddressFile | None:
    """The addresses of a text file; empty lines and those that begin with # are left out. None for any other file.

    A file whose lines are mostly addresses is one of addresses, and the other lines are wrong; one that begins with a
    column's name, or whose lines have several cells, is a list.
    """
    try:
        lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError):
        return None
    words = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if words and not _is_of_addresses(words):
        return None
    meant = [(number, word, whole_address(word)) for number, word in words]
    return AddressFile(
        tuple(address for _, _, address in meant if address),
        tuple((number, word) for number, word, address in meant if not address),
    )


def _is_of_addresses(words: Sequence[tuple[int, str]]) -> bool:
    looked_at = [word for _, word in words[:_LOOKED_AT]]
    good = sum(bool(whole_address(word)) for word in looked_at)
    begins_with_a_name = not re.search(r"[.:]", looked_at[0])
    return good * 2 > len(looked_at) and not begins_with_a_name


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_spelled(host: str) -> bool:
    """Whether it is a number's other spelling without doubt: 0x7f.1, 2130706433; "2026" may be a request, "10.0.0" a slip."""
    sure = "x" in host.lower() or (host.isdecimal() and len(host) >= _SURE_DIGITS)
    if not sure or not _SPELLED.fullmatch(host):
        return False
    try:
        socket.inet_aton(host)
    except OSError:
        return False
    return True


def _host_and_port_are_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme.lower() not in ("http", "https") or port == 0 or "@" in parts.netloc:
        return False
    # What a number stands for, and whether it may be asked, is the fetcher's to say.
    return (
        bool(registrable_domain(address)) or _is_number(host) or host == "localhost" or bool(_SPELLED.fullmatch(host))
    )
