"""Where a site is entered: its home page, and the page that a list names instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from leadgen_assets.domain.places import STATES
from leadgen_assets.web.addresses import bare_host, without_fragment, without_tracking

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
        part: of a site that several firms share, the firm's own: host and path ("brand.example/locations/austin"); no page
            outside of it is the firm's. "" for a site of one firm.
    """

    website: str
    home: str
    hint: str = ""
    further: bool = False
    part: str = ""


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
    # Scheme and host are the same in any letters; what compares addresses later need not know that.
    origin = f"{scheme.lower()}://{rest[:end].lower()}"
    path, _, query = rest[end:].partition("?")
    if not slashes:
        return Entrance(website, asked)
    asked = f"{origin}{rest[end:]}"
    if not (path.strip("/") or query):
        return Entrance(website, asked)
    if steps := _steps_of_part(path, cities):
        own = "/".join(path.strip("/").split("/")[:steps])
        return Entrance(website, asked, part=f"{bare_host(asked)}/{own}")
    further = bool(query) or HOME_PATH.fullmatch(path) is None
    return Entrance(website, f"{origin}/", asked, further)


def is_in_part(url: str, part: str) -> bool:
    """Whether a page is within the part of a site, as `Entrance.part` names it."""
    path = re.split(r"[?#]", url.partition("://")[2].partition("/")[2], maxsplit=1)[0]
    place, own = f"{bare_host(url)}/{unquote(path)}/".casefold(), f"{unquote(part)}/".casefold()
    return place.startswith(own)


def _steps_of_part(path: str, cities: Iterable[str]) -> int:
    """Of how many steps the path to the firm's own part of a site is; 0 where it is none."""
    steps = [_words(step) for step in unquote(path).split("/") if step]
    if steps and steps[0].startswith("~"):
        return 1
    if not steps or "." in path.rstrip("/").rpartition("/")[2]:
        return 0
    if len(steps) > 1 and steps[0] in _BRANCHES:
        return 2
    if len(steps) > 1 and steps[0] in _STATE_STEPS and not re.search(r"\d", steps[1]):
        return 2
    own = "|".join(re.escape(_words(city)) for city in cities if _words(city))
    is_own = bool(own) and re.fullmatch(rf"(?:{own})(?:-(?:{_CODES}))?", steps[-1]) is not None
    return len(steps) if is_own else 0


def _words(text: str) -> str:
    """ "Round Rock" -> "round-rock"."""
    return "-".join(re.findall(r"[\w~.']+", text.casefold().replace("_", " ")))
