"""The one interface by which pages are got, whatever the transport."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from leadgen_assets.domain.page import Outcome


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to one request for a page.

    Attributes:
        outcome: by transport alone (status, type, size, robots); reading the body may lower an OK to SCRIPT_ONLY,
            PARKED, NOT_FOUND or BLOCKED.
        final_url: after redirects. status: HTTP status, or None when there was no answer.
        body: raw bytes as sent, content-encoding undone; empty unless outcome is OK.
        detail: one phrase for a person ("robots.txt disallows /", "connection reset").
    """

    url: str
    final_url: str
    outcome: Outcome
    status: int | None
    content_type: str
    body: bytes
    fetched_at: datetime
    detail: str = ""


class Fetcher(Protocol):
    """Gets pages. Never raises for what a site does; raises `SourceUnreadable` when the transport itself is unusable."""

    @property
    def origin(self) -> str:
        """Where its pages come from: "web", or an archive as it is now. Pages of one origin stand for pages of the same alone."""
        ...

    async def fetch(self, url: str) -> Fetched:
        """Ask for one page."""
        ...

    async def listed(self, domain: str) -> tuple[str, ...]:
        """Addresses under a registrable domain that the transport knows without asking; () where it knows none."""
        ...
