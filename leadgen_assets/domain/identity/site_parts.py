"""Parts of a site that firms share: which step of an address is one firm's own, and what two spellings of it share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.hosts.web_address import without_fragment, without_tracking
from leadgen_assets.domain.wording.places import STATES

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


def part_key(website: str, cities: Iterable[str] = ()) -> str:
    """What two addresses of one firm's part of a shared site have in common beneath the domain; "" for no such part.

    "austin" of `https://brand.example/locations/austin/index.html`, of `/offices/Austin` and, for a firm in Austin, of
    `https://austin.brand.example`.
    """
    scheme, slashes, rest = without_tracking(without_fragment(website.strip())).partition("://")
    asked = rest if slashes else scheme
    end = min((at for at in (asked.find("/"), asked.find("?")) if at >= 0), default=len(asked))
    path, _, query = asked[end:].partition("?")
    cities = tuple(cities)
    part = unquote(own_part(path, query, cities)).casefold()
    if "?" in part:
        return part
    *above, last = part.split("/")
    file = _FILE.fullmatch(last)
    steps = [_words(step) for step in (*above, file["stem"] if file else last)]
    host = host_of(website).split(".")
    if not part and len(host) > 2 and _is_own_city(host[0], cities):
        steps = [host[0]]
    return "/".join(step for step in steps if step not in _BRANCHES)


def own_part(path: str, query: str, cities: Iterable[str]) -> str:
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
    return len(steps) if _is_own_city(steps[-1], cities) else 0


def _is_own_city(step: str, cities: Iterable[str]) -> bool:
    own = "|".join(re.escape(_words(city)) for city in cities if _words(city))
    return bool(own) and re.fullmatch(rf"(?:{own})(?:-(?:{_CODES}))?", step) is not None


def _words(text: str) -> str:
    """ "Round Rock" -> "round-rock"."""
    return "-".join(re.findall(r"[\w~.']+", text.casefold().replace("_", " ")))
