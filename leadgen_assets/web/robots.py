"""robots.txt as RFC 9309 reads it: the longest matching rule wins, `*` and `$` are patterns.

Python's own `urllib.robotparser` lets the first match win and takes `*` for a letter, so that a site which says
`Disallow: /*` would be read against its will.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

AGENT = "leadgen_assets"
"""The name under which sites are read, and by which a robots.txt can address this program."""

MOST_BYTES = 512_000
"""So much of a robots.txt is read."""

NOT_HAD = "robots.txt could not be had, so nothing of the site may be read"

_LONGEST_DELAY = 86_400.0
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_TOKEN = re.compile(r"[A-Za-z_-]+")
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?|\.\d{1,9}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a group: a path pattern, percent-encoding made uniform, and whether it allows."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that one robots.txt has for one agent; no rules: all is allowed.

    Attributes:
        crawl_delay: seconds that it wants between two questions, 0 where it does not say.
    """

    rules: tuple[Rule, ...] = ()
    crawl_delay: float = 0.0

    def refusal(self, url: str) -> str:
        """Why the address may not be read ("robots.txt disallows /private"); "" when it may."""
        parts = urlsplit(url)
        path = _uniform((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return ""
        matching = [rule for rule in self.rules if _matches(rule.pattern, path)]
        decisive = max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return "" if decisive is None or decisive.allows else f"robots.txt disallows {decisive.pattern}"


def closes(status: int) -> bool:
    """Whether a robots.txt that was answered with this status closes its site: an outage does, its absence does not."""
    return status >= 500 or status == 429


def parse_robots(body: bytes, agent: str = AGENT) -> Robots:
    """The rules for an agent: those of the groups that name it, else those for `*`.

    Args:
        body: the file as sent; what lies beyond 500 KiB is not read, damaged lines are passed over.
        agent: product token, any case.
    """
    groups: dict[str, list[Rule]] = {}
    delays: dict[str, float] = {}
    addressed: list[str] = []
    in_rules = True
    text = body[:MOST_BYTES].decode("utf-8-sig", "replace")
    for line in re.split(r"[\r\n]+", text):
        match = _LINE.match(line)
        if match is None:
            continue
        key, value = match.group(1).lower(), match.group(2).strip()
        if key == "user-agent":
            if in_rules:
                addressed, in_rules = [], False
            token = _TOKEN.match(value)
            addressed.append("*" if value.startswith("*") else token.group().lower() if token else "")
            groups.setdefault(addressed[-1], [])
        elif key in ("allow", "disallow"):
            in_rules = True
            if value:
                for name in addressed:
                    groups[name].append(Rule(_uniform(value), key == "allow"))
        elif key == "crawl-delay" and _SECONDS.fullmatch(value):
            in_rules = True
            for name in addressed:
                delays[name] = max(delays.get(name, 0.0), min(float(value), _LONGEST_DELAY))
    name = agent.lower() if agent.lower() in groups else "*"
    return Robots(tuple(groups.get(name, [])), delays.get(name, 0.0))


def _uniform(path: str) -> str:
    return quote(unquote(path), safe="/*$?&=;:@+,!~'()%")


def _matches(pattern: str, path: str) -> bool:
    """Prefix match with `*` for anything and a final `$` for the end, in linear time."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for position, piece in enumerate(rest):
        if anchored and position == len(rest) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not anchored or at == len(path)
