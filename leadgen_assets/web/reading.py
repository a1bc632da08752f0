"""A fetched page made readable. Pure: runs in parsing processes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from leadgen_assets.domain.pages.page import Outcome, PageText, Segment
from leadgen_assets.web.charset import decode
from leadgen_assets.web.closed import says_closed
from leadgen_assets.web.fetching import RENDERED, Fetched
from leadgen_assets.web.firms_record import READ_OF_IT, firms_record, stated_links
from leadgen_assets.web.html_type import not_html
from leadgen_assets.web.lines import Link
from leadgen_assets.web.segments import Cut, cut
from leadgen_assets.web.unread import judged

_FOR_OTHERS = re.compile(r"<noscript\b[^>]*>.*?</noscript\s*>", re.IGNORECASE | re.DOTALL)
"""What a page says to browsers without scripts; one with scripts keeps it as a text that it does not show."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read.

    Attributes:
        url: after redirects. role: why it was fetched, see `PageText`.
        outcome: of fetching, refined by what the page turned out to be; `detail` says why it is not OK.
        title: as in the browser's tab. charset: by which it was decoded, "" when there was nothing to decode.
        segments: numbered from 1: of an OK page all, of one that is SCRIPT_ONLY the record of its firm in its markup; else empty.
        links: http(s) links in page order, closed menus included; empty where there are no segments.
        content_hash: 32 hex digits over the body as fetched; pages without a body share one.
    """

    url: str
    role: str
    outcome: Outcome
    detail: str
    fetched_at: datetime
    title: str = ""
    charset: str = ""
    segments: tuple[Segment, ...] = ()
    links: tuple[Link, ...] = ()
    content_hash: str = ""

    def page_text(self) -> PageText:
        """What extractors see of it."""
        return PageText(self.url, self.role, self.outcome, self.segments)


def read_page(fetched: Fetched, role: str) -> ReadPage:
    """Decode, cut and judge a page; never raises for what a page holds.

    Args:
        fetched: the answer; one that is not OK keeps its outcome and has nothing to read.
        role: why it was fetched: "home", "about", "team", "contact", "owners", "portal" or "list".
    """
    return read_and_cut(fetched, role, cut)[0]


def read_and_cut(fetched: Fetched, role: str, cutting: Callable[[str, str], Cut]) -> tuple[ReadPage, Cut | None]:
    """What `read_page` returns, and the page as it was cut up; None where it cannot be believed.

    Args:
        cutting: cuts decoded HTML that stands at an address.
    """
    content_hash = hashlib.sha256(fetched.body).hexdigest()[:32]
    outcome, detail = fetched.outcome, fetched.detail
    other = not_html(fetched.content_type, fetched.body) if outcome is Outcome.OK and detail != RENDERED else ""
    if other:
        outcome, detail = Outcome.NOT_HTML, other
    if outcome is not Outcome.OK:
        return ReadPage(fetched.final_url, role, outcome, detail, fetched.fetched_at, content_hash=content_hash), None
    text, charset = decode(fetched.body, fetched.content_type)
    rendered = fetched.detail == RENDERED
    page = cutting(_FOR_OTHERS.sub("", text) if rendered else text, fetched.final_url)
    outcome, detail = judged(page, rendered=rendered)
    if outcome is Outcome.OK and role == "home" and (closed := says_closed(page.title, page.segments)):
        outcome, detail = Outcome.PARKED, f'the firm says that it is closed: "{closed}"'
    segments, links = page.segments, page.links
    if outcome is Outcome.SCRIPT_ONLY:
        segments = firms_record(page.segments, fetched.final_url)
        links = (*page.links, *stated_links(page.segments))
        detail = f"{detail}; {READ_OF_IT}" if segments else detail
    elif outcome is not Outcome.OK:
        segments = ()
    read = ReadPage(
        url=fetched.final_url,
        role=role,
        outcome=outcome,
        detail=detail or fetched.detail,
        fetched_at=fetched.fetched_at,
        title=page.title,
        charset=charset,
        segments=segments,
        links=links if segments else (),
        content_hash=content_hash,
    )
    return read, page if outcome is Outcome.OK else None
