"""Which addresses may be shown to a person as links to open: what a program must not ask, nobody is sent to."""

from __future__ import annotations

from leadgen_assets.domain.hosts.domains import has_known_ending
from leadgen_assets.web.live.guard import NotAsked, checked_target


def openable(address: str, *, private: bool = False) -> bool:
    """Whether an address is a page of the public web: http or https, with no name and password, and no inner host or address.

    Args:
        private: whether addresses of one's own networks may be opened, as LEADGEN_WEB_PRIVATE says of reading.
    """
    try:
        host = checked_target(address.strip(), private=private).host
    except NotAsked:
        return False
    if private or ":" in host or host.replace(".", "").isdigit():
        return True
    return "." in host and has_known_ending(host) and not host.endswith(".localhost")
