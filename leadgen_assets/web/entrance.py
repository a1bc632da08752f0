"""Where a site is entered: its home page, and the page that a list names instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from leadgen_assets.domain.places import STATES
from leadgen_assets.web.addresses import bare_host, page_key, without_fragment, without_tracking

_HOME = r"(?:index|home|homepage|default|main|welcome)"
HOME_PATH = re.compile(rf"/(?:{_HOME}(?:\.\w{{2,5}})?/?)?", re.IGNORECASE)
"""Paths at which a home page stands."""
_FILE = re.compile(r"(?P<stem>[^.]+)\.(?:html?|shtml|xhtml|php\d?|aspx?|jsp|cfm|cgi|pl)", re.IGNORECASE)
_HOME_FILE = re.compile(_HOME, re.IGNORECASE)
_BRANCHES = frozenset({
    "location", "locations", "office", "offices", "branch", "branches", "franchise", "franchises", "agent", "agents",
})  # fmt: skip
"""Steps behind which each firm of a shared site has its own."""
_WHICH = re.compile(
    r"(?:^|&)(?:\w*id|loc|location|office|branch|franchise|agent|store|city|market|state|name|slug)=[^&]", re.IGNORECASE
)
"""Parameters that say which of them: `/locations.php?id=3`."""
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
        part: of a site that several firms share, the firm's own: host and path ("brand.example/locations/austin"), with a
            query where that alone tells it from the others ("brand.example/locations.php?id=3"); no page outside of it is the
            firm's. "" for a site of one firm.
    """

    website: str
    home: str
    hint: str = ""
    further: bool = False
    part: str = ""


def entrance_of(website: str, cities: Iterable[str] = ()) -> Entrance:
    """The entrance to the site of a company, by the website that is known of it.

    Lists name any page of a site, with what a campaign hangs on it; the home page of its host is what is read first. But a
    part of a site that several firms share (`host/~smith`, `brand.example/locations/austin`, `/tx/austin/index.php`, or the
    firm's own city, `/austin`) is entered there: the home page above is somebody else's.

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
    if own := _own_part(path, query, cities):
        return Entrance(website, asked, part=f"{bare_host(asked)}/{own}")
    further = bool(query) or HOME_PATH.fullmatch(path) is None
    return Entrance(website, f"{origin}/", asked, further)


def is_in_part(url: str, part: str) -> bool:
    """Whether a page is within the part of a site, as `Entrance.part` names it."""
    if "?" in part:
        return page_key(url).casefold() == page_key(part).casefold()
    path = re.split(r"[?#]", url.partition("://")[2].partition("/")[2], maxsplit=1)[0]
    place, own = f"{bare_host(url)}/{unquote(path)}/".casefold(), f"{unquote(part)}/".casefold()
    return place.startswith(own)


def _own_part(path: str, query: str, cities: Iterable[str]) -> str:
    """The path to the firm's own part of a site, with the query where only that tells it from others'; "" where it is none."""
    written = [step for step in path.split("/") if step]
    *above, last = written or [""]
    file = _FILE.fullmatch(unquote(last))
    if file and _HOME_FILE.fullmatch(file["stem"]):
        written, last, file = above, "", None  # it stands for the folder
    elif "." in unquote(last) and not file and not unquote(last).startswith("~"):
        written = above  # a picture, a document
    steps = [_words(unquote(step)) for step in written]
    if file:
        steps[-1] = _words(file["stem"])
    # One page shows any of them, by its query.
    asked = f"?{query}" if _WHICH.search(query) and (file or (steps and steps[-1] in _BRANCHES)) else ""
    if asked and not _BRANCHES.isdisjoint(steps[-2:]):
        return f"{'/'.join(written)}{asked}"
    return "/".join(written[: _steps_of_part(steps, cities)])


def _steps_of_part(steps: Sequence[str], cities: Iterable[str]) -> int:
    """Of how many steps the path to the firm's own part of a site is; 0 where it is none."""
    if not steps:
        return 0
    if steps[0].startswith("~"):
        return 1
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
