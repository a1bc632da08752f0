"""What was seen: the outcome of asking for a page, and a page cut into numbered segments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum


class Outcome(StrEnum):
    """How asking for a page ended. Only OK pages are believed; every other one says why nothing could be read."""

    OK = "ok"
    NOT_FOUND = "not_found"  # 404, 410, or a page that says so with status 200
    BLOCKED = "blocked"  # robots.txt, a bot wall, 401, 403, 429
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # no DNS answer, refused, reset, TLS failure, 5xx, not in the archive
    TOO_LARGE = "too_large"
    NOT_HTML = "not_html"
    SCRIPT_ONLY = "script_only"  # text appears only in a browser
    PARKED = "parked"  # a domain for sale, a placeholder, or a firm that says that it is closed for good


class Kind(StrEnum):
    """What a segment was on its page."""

    TITLE = "title"  # <title>
    META = "meta"  # <meta> description, og:*; text is the content, `label` the name
    STRUCTURED = "structured"  # one value of JSON-LD or microdata; `label` is its path, e.g. "Organization.telephone"
    HEADING = "heading"
    TEXT = "text"  # paragraph, div, table cell, list item
    LINK = "link"  # <a>; `href` is absolute
    FRAME = "frame"  # <iframe>, <form action>, <script src>: no text, only an address in `href`
    IMAGE = "image"  # text is the alternative text


class Region(StrEnum):
    """Which part of the page a segment stands in."""

    HEAD = "head"
    HEADER = "header"
    NAV = "nav"
    MAIN = "main"
    FOOTER = "footer"


@dataclass(slots=True, unsafe_hash=True)
class Segment:
    """One readable piece of a page; extractors read segments and nothing else.

    Never changed once it is made, by convention: `frozen` would make it, and pages have hundreds, three times as slow to make.

    Attributes:
        number: position on the page, from 1; what evidence points at.
        text: white space folded, entities decoded, at most 2,000 characters; what evidence quotes.
        href: absolute address for LINK and FRAME, else empty.
        label: name of a META or path of a STRUCTURED value, tag such as "h2" for a HEADING, else empty.
        card: number of the repeated sibling (team card, table row, list entry) that it stands in; 0 for none.
            Segments with the same non-zero card belong to one person, branch or entry.
        goes_on: it stands in the same element as the segment before: behind a line break, a link in a line, the rest of a long text.
        parted: it goes on so behind an empty line.
        said: the page's markup says that it stands in what somebody else says: a testimonial, a review, a quotation.
    """

    number: int
    kind: Kind
    region: Region
    text: str
    href: str = ""
    label: str = ""
    card: int = 0
    goes_on: bool = False
    parted: bool = False
    said: bool = False


@dataclass(frozen=True, slots=True)
class PageText:
    """A saved page as extractors see it.

    Attributes:
        url: the address after redirects: the one that a person can open.
        role: why it was fetched: "home", "about", "team", "contact", "owners", "portal", "list".
        segments: numbered from 1 without gaps; of a SCRIPT_ONLY page the record of the firm in its markup, of other pages that
            are not OK none.
    """

    url: str
    role: str
    outcome: Outcome
    segments: tuple[Segment, ...]

    def as_believed(self) -> PageText:
        """The page as one that was read, where any of it is believed."""
        return replace(self, outcome=Outcome.OK) if self.segments else self

    def without(self, numbers: Collection[int]) -> PageText:
        """The page with segments of these numbers emptied; every other one is where it was."""
        if not numbers:
            return self
        kept = [
            Segment(segment.number, Kind.FRAME, segment.region, "") if segment.number in numbers else segment
            for segment in self.segments
        ]
        return replace(self, segments=tuple(kept))
