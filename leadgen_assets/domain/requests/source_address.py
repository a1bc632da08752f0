"""How a source is written in a request: a file or an address, by its kind."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.telling.shown import MOST_OF_A_PATH, clipped, clipped_path, shown

SOURCE_FORMS = {
    "list": "list:FILE",
    "archive": "archive:FILE",
    "directory": "directory:https://…",
    "portals": "portals:FILE or portals:https://…",
    "search": "search or search:A HINT IN YOUR WORDS",
}
"""Kind of source -> how it is written as one text."""

LONGEST_HINT = 300
"""Characters of what a search is told besides the request's own fields."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_PLACE = re.compile(r"[a-z0-9.-]+\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_FILE = re.compile(r"\.(?:csv|tsv|txt|xlsx?|json|jsonl|ndjson|gz|warc|ya?ml|pdf)$", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text is meant as an address of the web: with a scheme and two slashes, whichever scheme."""
    return _SCHEME.match(text.strip()) is not None


def source_fault(kind: str, path: str) -> str:
    """What is wrong with the path of a source, with what to write instead; "" for one that fits its kind."""
    if kind == "search":
        return _hint_fault(path)
    if not path:
        return f"is missing; a source of kind {kind} is written {SOURCE_FORMS[kind]}"
    if kind == "directory":
        return _directory_fault(path)
    if not is_address(path):
        return ""
    if kind == "portals":
        return _address_fault(path)
    scheme = path.partition(":")[0].lower()
    if scheme == "file":
        return (
            f"{_shown(path)} is an address of a file; write its path alone: {kind}:{clipped_path(urlsplit(path).path)}"
        )
    hint = "; a page that lists companies is a directory: write directory: before it" if kind == "list" else ""
    return f"{_shown(path)} is an address, and a source of kind {kind} is a file on this machine{hint}"


def _hint_fault(hint: str) -> str:
    if is_address(hint):
        return (
            f"{hint!r} is an address, and a search takes words; a page that lists companies is written directory:{hint}"
        )
    if len(hint) > LONGEST_HINT:
        return f"the hint of a search has {len(hint)} characters; the most is {LONGEST_HINT}"
    return ""


def _directory_fault(path: str) -> str:
    if is_address(path):
        return _address_fault(path)
    if _FILE.search(path):
        return f"{_shown(path)} is a file, and a directory is a page of the web; write list:{clipped_path(path)} for a list of companies"
    if _PLACE.fullmatch(path):
        return f"{_shown(path)} is no whole address; write https:// before it"
    return (
        f"{_shown(path)} is no address; a directory is a page of the web: directory:https://association.example/members"
    )


def _address_fault(address: str) -> str:
    scheme = address.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        return (
            f"{_shown(address)} is read over {clipped(scheme)}; only addresses that begin with https:// or http:// are"
        )
    if re.search(r"\s", address):
        return f"{_shown(address)} has white space in it; write one address, %20 for a space"
    try:
        parts = urlsplit(address)
        named, port = parts.hostname or "", parts.port
    except ValueError:
        return f"{_shown(address)} is no valid address"
    if not named:
        return f"{_shown(address)} names no host"
    if parts.username or parts.password:
        return f"{_shown(address.replace(parts.netloc, '…@' + named))} holds a password, which would be stored; leave it out"
    if not host_of(address) and port is None and named != "localhost" and not re.fullmatch(r"[\d.]+|.*:.*", named):
        return f"{_shown(address)} has no valid host name ({clipped(named)})"
    return ""


def _shown(text: str) -> str:
    return shown(text, MOST_OF_A_PATH)
