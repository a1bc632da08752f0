"""Whose servers a page has its pictures from: that tells who made the site."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.web.addresses import Base, bare_host
from leadgen_assets.web.cards import Line
from leadgen_assets.web.foreign import Foreign

LAZY = ("src", "data-src", "data-lazy-src")
"""Where the address of a picture or frame stands that is loaded at once, or when it comes into sight."""
_MOST_HOSTS = 200


class Pictures:
    """The first picture of each foreign host of a page."""

    def __init__(self, base: Base, foreign: Foreign) -> None:
        self._base, self._foreign = base, foreign
        self._first: dict[str, str] = {}

    def take(self, attributes: Mapping[str, str | None]) -> None:
        """See one picture."""
        given = attributes.get("src") or next(filter(None, map(attributes.get, LAZY)), "")
        if not given.lstrip().startswith(("http", "//", "HTTP")):
            return
        href = self._base.absolute(given)
        host = bare_host(href)
        if host and host not in self._first and len(self._first) < _MOST_HOSTS and self._foreign.is_foreign(href):
            self._first[host] = href

    def lines(self, known: Collection[str]) -> list[Line]:
        """A line for each, but for addresses that are known already; they stand behind all that is read."""
        return [Line(Kind.FRAME, Region.MAIN, "", href) for href in self._first.values() if href not in known]
