"""A page that a source stands on and that could not be read: the reason, and what a person can do."""

from __future__ import annotations

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.reading import ReadPage

_WORDS = {
    Outcome.NOT_FOUND: ("is not there", "look whether the address is still right"),
    Outcome.BLOCKED: (
        "may not be read",
        "this is respected; ask the site for its list and use it as a list source, or choose another directory",
    ),
    Outcome.TIMEOUT: ("did not answer in time", "try again later: it goes on there"),
    Outcome.UNREACHABLE: (
        "could not be had",
        "check the address, and whether pages come from where they should (LEADGEN_WEB)",
    ),
    Outcome.TOO_LARGE: ("is too large", "raise LEADGEN_PAGE_BYTES"),
    Outcome.NOT_HTML: ("is no web page", "a file of companies is given as a list source: list:FILE"),
    Outcome.SCRIPT_ONLY: (
        "shows its text only in a browser",
        "set LEADGEN_BROWSER, or look for a version of the page that prints",
    ),
    Outcome.PARKED: ("is a placeholder", "look whether the address is still right"),
}


def unreadable(what: str, asked: str, page: ReadPage) -> SourceUnreadable:
    """The error that tells of it.

    Args:
        what: the page's part ("The directory's page"). asked: its address.
    """
    told, todo = _WORDS[page.outcome]
    detail = f": {page.detail}" if page.detail else ""
    return SourceUnreadable(f"{what} {told}{detail}", asked, todo)
