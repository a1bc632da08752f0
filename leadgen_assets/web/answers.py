"""What an answer means for the asker, whichever transport brought it: an archive and the network tell the same."""

from __future__ import annotations

from urllib.parse import urljoin

from leadgen_assets.domain.hosts.web_address import without_fragment
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.content_encoding import NotDecodable, TooLarge, plain_body
from leadgen_assets.web.html_type import not_html

MOST_HOPS = 10
"""Redirects that are followed from one page."""
IN_A_CIRCLE = "it redirects in a circle"
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_FOUND = (404, 410)
_BLOCKED = (401, 402, 403, 407, 429, 451, 999)


def outcome_of(status: int) -> Outcome:
    """What an HTTP status says about a page."""
    if 200 <= status < 300:
        return Outcome.OK
    if status in _NOT_FOUND:
        return Outcome.NOT_FOUND
    return Outcome.BLOCKED if status in _BLOCKED else Outcome.UNREACHABLE


def redirect_target(status: int, location: str, url: str) -> str:
    """Where an answer sends its asker, as a whole address; "" when it sends nowhere."""
    if status not in _REDIRECTS or not location:
        return ""
    try:
        return without_fragment(urljoin(url, location))
    except ValueError:
        return ""


def readable_body(
    raw: bytes, content_type: str, transfer_encoding: str, content_encoding: str, limit: int, *, any_type: bool = False
) -> tuple[Outcome, str, bytes]:
    """Outcome, detail and plain body of an answer with a good status.

    Args:
        raw: as sent. content_type, transfer_encoding, content_encoding: the headers, or "".
        limit: most bytes, before and after the encoding is undone.
        any_type: whether it need not be HTML.
    """
    try:
        body = plain_body(raw, transfer_encoding, content_encoding, limit)
    except TooLarge:
        return too_large(limit)
    except NotDecodable as error:
        return Outcome.UNREACHABLE, str(error), b""
    reason = "" if any_type else not_html(content_type, body)
    return (Outcome.NOT_HTML, reason, b"") if reason else (Outcome.OK, "", body)


def too_large(limit: int) -> tuple[Outcome, str, bytes]:
    """Outcome, detail and body of a page over the limit."""
    return Outcome.TOO_LARGE, f"larger than {limit:,} bytes", b""
