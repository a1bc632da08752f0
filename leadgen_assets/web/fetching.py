"""The one interface by which pages are got, whatever the transport."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from leadgen_assets.domain.pages.page import Outcome


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said about a version of a page, by which it can be asked whether that version still stands.

    Attributes:
        etag, last_modified: the headers as they were sent; "" where there was none.
        url: the address that answered with them, which alone is asked with them; "" for the one that is fetched.
    """

    etag: str = ""
    last_modified: str = ""
    url: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to one request for a page.

    Attributes:
        outcome: by transport alone (status, type, size, robots); reading the body may lower an OK to SCRIPT_ONLY,
            PARKED, NOT_FOUND or BLOCKED.
        final_url: after redirects. status: HTTP status, or None when there was no answer.
        body: raw bytes as sent, content-encoding undone; empty unless outcome is OK.
        detail: one phrase for a person ("robots.txt disallows /", "connection reset").
        hops: addresses asked for one behind the other, when there were redirects; the last one is `final_url`.
        validators: what to ask with the next time.
        not_modified: the version that was asked with still stands; the body is empty and the outcome OK.
    """

    url: str
    final_url: str
    outcome: Outcome
    status: int | None
    content_type: str
    body: bytes
    fetched_at: datetime
    detail: str = ""
    hops: tuple[str, ...] = ()
    validators: Validators = Validators()
    not_modified: bool = False


class Fetcher(Protocol):
    """Gets pages. Never raises for what a site does; raises `SourceUnreadable` when the transport itself is unusable."""

    def origin_of(self, domain: str) -> str:
        """Where the pages of a registrable domain come from: "web", or an archive as it is now.

        Pages of one origin stand for pages of the same alone.
        """
        ...

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """Ask for one page.

        Args:
            known: of the version that the asker has; a transport that cannot ask with it answers with the page.
        """
        ...

    async def listed(self, domain: str) -> tuple[str, ...]:
        """Addresses under a registrable domain that the transport knows without asking; () where it knows none."""
        ...


@runtime_checkable
class Renders(Protocol):
    """A transport that can also give a page as a browser makes it."""

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        """A page whose text appears only in a browser, as one shows it; None where there is no browser.

        Never raises for what a page or the browser does: such an answer has an outcome and a detail that say so.
        """
        ...


RENDERED = "as a browser shows it"
"""Detail of a page that was rendered."""


def rendered_page(fetched: Fetched, url: str, html: bytes) -> Fetched:
    """The page with what a browser made of it.

    Args:
        url: where the browser was in the end: scripts may lead elsewhere. html: its document, in UTF-8.
    """
    hops = fetched.hops
    if url != fetched.final_url:
        hops = (*(hops or (fetched.final_url,)), url)
    # What the server says of its version is about the empty page, not about what scripts put into it.
    return replace(
        fetched, final_url=url, hops=hops, body=html, content_type="text/html; charset=utf-8", detail=RENDERED,
        validators=Validators(),
    )  # fmt: skip
