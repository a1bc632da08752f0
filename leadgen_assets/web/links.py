"""Which other pages of a site to read, chosen from its home page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from leadgen_assets.domain.hosts.web_address import without_fragment
from leadgen_assets.domain.pages.page import Region
from leadgen_assets.web.addresses import bare_host, domain_of, page_key
from leadgen_assets.web.entrance import is_in_part
from leadgen_assets.web.people_links import PEOPLE_PHRASES, meets_somebody, nouns_alone
from leadgen_assets.web.reading import ReadPage

_EVERY_SITE: dict[str, tuple[str, ...]] = {
    "contact": (
        "contact us", "contact", "contacts", "contactus", "get in touch", "locations", "location", "our offices", "offices",
        "office locations", "find us", "reach us", "branches", "directions", "where we are",
    ),
    "team": (
        "our team", "meet the team", "meet our team", "the team", "team", "our staff", "staff", "our people", "people",
        "management team", "leadership", "leadership team", "staff directory", "meet us", "meet the staff", "who we are",
        "board of directors", "directors", "founders", "our agents", "agents", "bios", "ourteam", "key people",
        *PEOPLE_PHRASES,
    ),
    "about": (
        "about us", "about", "aboutus", "our story", "our company", "the company", "company", "company profile", "our history",
        "history", "company info", "corporate info", "about me", "our firm", "our mission", "our practice", "profile",
    ),
}  # fmt: skip
"""Role -> phrases of link texts and path steps that speak for it, best first; roles in the order in which they are read.

What else tells something depends on the trade: the ICP names it (`Icp.pages`), and it is read behind these.
"""

_SECOND_ROUND = ("team", "contact", "about", "portal")
_Words = tuple[tuple[str, tuple[str, ...]], ...]
_NOT_PAGES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|webp|ico|zip|mp[34]|mov|css|js|json|xml|rss|txt|ics|vcf|exe|dmg)$",
    re.IGNORECASE,
)
_SELDOM = re.compile(
    r"/(?:blog|news|tag|category|author|feed|cart|checkout|wp-|privacy|terms|sitemap|search|events?|press)|[?&](?:add|sort|page|replytocom)",
    re.IGNORECASE,
)
_MOST_WORDS = 4
_NONE = 1000
_LAST = 900
"""Strength of what speaks for a role only where nothing else does."""
_WORD, _STEP_WORD, _ENDING = re.compile(r"\w+"), re.compile(r"[^\W_]+"), re.compile(r"\.\w{2,5}$")


@dataclass(frozen=True, slots=True)
class _Choice:
    """A page that a role speaks for; the lower the rank the better."""

    role: str
    rank: tuple[int, int, int, int]
    url: str


def choose_pages(
    home: ReadPage,
    domain: str,
    listed: Sequence[str],
    limit: int,
    pages: Mapping[str, Sequence[str]],
    part: str = "",
) -> list[tuple[str, str]]:
    """Addresses to read besides the home page, each with its role, the most telling first.

    One page for each of contact, team, about and the roles of `pages`, then a second one for some of them; then what else the
    transport lists, with the role that its address suggests, else "list". A transport that lists addresses has no others:
    links to pages that it does not list would only take the places of pages that it has.

    Args:
        home: as read. domain: registrable domain of the company; other domains are not read.
        listed: addresses of the domain that the transport knows, () for the network.
        limit: most pages to choose. pages: the ICP's further roles -> phrases, best first.
        part: the firm's own part of a site that several share (`Entrance.part`): the menu above it leads to the others' pages.
    """
    if part:
        listed = [url for url in listed if is_in_part(url, part)]
    words: _Words = (*_EVERY_SITE.items(), *((role, tuple(phrases)) for role, phrases in pages.items()))
    own = {domain, _site(home.url)} - {""}
    known = {_key(url) for url in listed}
    taken = {_key(home.url)}
    found = (
        choice
        for choice in _choices(home, own, listed, words)
        if (not known or _key(choice.url) in known) and (not part or is_in_part(choice.url, part))
    )
    choices = sorted(found, key=lambda choice: choice.rank)
    chosen: list[tuple[str, str]] = []
    for role in (*dict(words), *_SECOND_ROUND):
        best = next((c for c in choices if c.role == role and _key(c.url) not in taken), None)
        if best is not None and len(chosen) < limit:
            taken.add(_key(best.url))
            chosen.append((best.url, role))
    roles = {_key(choice.url): choice.role for choice in reversed(choices)}
    for url in sorted(listed, key=_is_seldom):
        if len(chosen) >= limit:
            break
        if _key(url) not in taken and _site(url) in own and not _NOT_PAGES.search(_path(url)):
            taken.add(_key(url))
            chosen.append((url, roles.get(_key(url), "list")))
    return chosen


def role_of(url: str, pages: Mapping[str, Sequence[str]]) -> str:
    """The role that the address alone suggests; "list" where it suggests none."""
    words: _Words = (*_EVERY_SITE.items(), *((role, tuple(phrases)) for role, phrases in pages.items()))
    best = min(_for_roles(url, "", 2, 0, words), key=lambda choice: choice.rank, default=None)
    return best.role if best else "list"


def _site(url: str) -> str:
    """Registrable domain of an address; the host where that has none, as a number has none."""
    host = bare_host(url)
    return domain_of(host) or host


def _key(url: str) -> str:
    return page_key(url).lower()


def _choices(home: ReadPage, own: set[str], listed: Iterable[str], roles: _Words) -> Iterable[_Choice]:
    linked = {(without_fragment(link.href), link.text, link.region is Region.MAIN): None for link in home.links}
    alone = nouns_alone(_words_of(text) for _, text, _ in linked)
    for position, (url, text, aside) in enumerate(linked):
        if _site(url) in own:
            yield from _for_roles(url, text, 1 if aside else 0, position, roles)
            words = _words_of(text)
            if (words in alone or meets_somebody(words)) and _may_be_read(url):
                yield _Choice("team", (_LAST, url.count("/"), 1 if aside else 0, position), url)
    for position, url in enumerate(listed):
        if _site(url) in own:
            yield from _for_roles(url, "", 2, position, roles)


def _for_roles(url: str, text: str, place: int, position: int, roles: _Words) -> Iterable[_Choice]:
    path = _path(url)
    words = _words_of(text)
    steps = [" ".join(_STEP_WORD.findall(_ENDING.sub("", step))) for step in path.lower().split("/") if step]
    # Most links speak for no role: one search tells.
    if not _any_phrase(roles).search(" / ".join([words, *steps])) or not _may_be_read(url):
        return
    for role, phrases in roles:
        strength = _strength(phrases, words, steps)
        if strength < _NONE:
            yield _Choice(role, (strength, len(steps), place, position), url)


def _words_of(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _may_be_read(url: str) -> bool:
    return not (_NOT_PAGES.search(_path(url)) or _SELDOM.search(url))


def _strength(spoken: tuple[str, ...], words: str, steps: list[str]) -> int:
    """How well text and path speak for a role: place of the phrase in its table, and more where it is only a part of them."""
    phrases, within = _phrases(spoken)
    best = _NONE
    for whole, surcharge in ((words, 0), (steps[-1] if steps else "", 5)):
        if whole in phrases:
            best = min(best, phrases[whole] + surcharge)
        elif whole.count(" ") < _MOST_WORDS and (found := within.search(whole)):
            best = min(best, phrases[found.group()] + surcharge + 20)
    return min([best, *(phrases[step] + 30 for step in steps[:-1] if step in phrases)])


@lru_cache(maxsize=64)
def _phrases(spoken: tuple[str, ...]) -> tuple[dict[str, int], re.Pattern[str]]:
    ranks: dict[str, int] = {}
    for rank, phrase in enumerate(spoken):
        ranks.setdefault(_words_of(phrase), rank)
    return ranks, _pattern(ranks)


@lru_cache(maxsize=16)
def _any_phrase(roles: _Words) -> re.Pattern[str]:
    return _pattern(phrase for _, spoken in roles for phrase in _phrases(spoken)[0])


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases, the longest that stands at a place; those that begin with one word share it, so that most texts end there."""
    by_word: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, space, rest = phrase.partition(" ")
        by_word.setdefault(re.escape(first), []).append(re.escape(space + rest))
    whole = "|".join(f"{first}(?:{'|'.join(behind)})" for first, behind in by_word.items())
    return re.compile(rf"\b(?:{whole})\b")


def _path(url: str) -> str:
    rest = url.partition("://")[2].partition("?")[0]
    return unquote(rest[rest.find("/") :]) if "/" in rest else "/"


def _is_seldom(url: str) -> bool:
    return _SELDOM.search(url) is not None
