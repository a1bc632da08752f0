"""Where a site is entered: its home page, and the page that a list names instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from leadgen_assets.domain.places import STATES
from leadgen_assets.web.addresses import without_fragment, without_tracking

HOME_PATH = re.compile(r"/(?:(?:index|home|homepage|default|main|welcome)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
"""Paths at which a home page stands."""
_BRANCHES = frozenset({
    "location", "locations", "office", "offices", "branch", "branches", "franchise", "franchises", "agent", "agents",
})  # fmt: skip
"""Steps behind which each firm of a shared site has its own."""
_CODES = "|".join(STATES).lower()
_STATE_STEPS = {code.lower() for code in STATES} - {"id", "me", "de", "in", "or", "hi"} | {
    "-".join(name.lower().split()) for name in STATES.values()
}
"""States as steps of a path, without the codes that are languages or words there."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """How a site is entered.

    Attributes:
        website: the address as it was named.
        home: asked first. hint: the page that was named instead; "" where that is the home page.
        further: whether the hint is worth reading beside the home page, not only in its place.
    """

    website: str
    home: str
    hint: str = ""
    further: bool = False


def entrance_of(website: str, cities: Iterable[str] = ()) -> Entrance:
    """The entrance to the site of a company, by the website that is known of it.

    Lists name any page of a site, with what a campaign hangs on it; the home page of its host is what is read first. But a
    part of a site that several firms share (`host/~smith`, `brand.example/locations/austin`, `/tx/austin`, or the firm's own
    city, `/austin`) is entered there: the home page above is somebody else's.

    Args:
        cities: that the company is known to be in.
    """
    asked = without_tracking(without_fragment(website.strip()))
    scheme, slashes, rest = asked.partition("://")
    end = min((at for at in (rest.find("/"), rest.find("?")) if at >= 0), default=len(rest))
    path, _, query = rest[end:].partition("?")
    if not slashes or not (path.strip("/") or query):
        return Entrance(website, asked)
    if _is_part(path, cities):
        return Entrance(website, asked)
    further = bool(query) or HOME_PATH.fullmatch(path) is None
    return Entrance(website, f"{scheme}://{rest[:end]}/", asked, further)


def _is_part(path: str, cities: Iterable[str]) -> bool:
    steps = [_words(step) for step in unquote(path).split("/") if step]
    if not steps or "." in path.rstrip("/").rpartition("/")[2]:
        return bool(steps) and steps[0].startswith("~")
    if steps[0].startswith("~") or (len(steps) > 1 and steps[0] in _BRANCHES):
        return True
    if len(steps) > 1 and steps[0] in _STATE_STEPS and not re.search(r"\d", steps[1]):
        return True
    own = "|".join(re.escape(_words(city)) for city in cities if _words(city))
    return bool(own) and re.fullmatch(rf"(?:{own})(?:-(?:{_CODES}))?", steps[-1]) is not None


def _words(text: str) -> str:
    """ "Round Rock" -> "round-rock"."""
    return "-".join(re.findall(r"[\w~.']+", text.casefold().replace("_", " ")))
