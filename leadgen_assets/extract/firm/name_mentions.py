"""Where a site writes what may be its firm's name, and how much each such place says.

The places are those that pages in general have for it: schema.org's `name` of an organisation, Open Graph's `og:site_name`, the title
with the page's own name left out, the copyright line, the logo and other links to the home page, the heading and the head of the page,
the line above a street, "About …" and "Contact …", and the mailboxes and profiles that the firm uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.firm.title_subjects import is_page_name, left_beside_subjects
from leadgen_assets.extract.firm.trade_names import traded
from leadgen_assets.extract.naming.block_lines import name_above_street
from leadgen_assets.extract.naming.written_names import LEGAL, is_post
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import hits, holding, numbered, of_kind, once

_ORGANISATIONS = re.compile(
    r"(?:organization|business|corporation|company|agent|agency|store|contractor|service|office|clinic|dentist|physician|attorney|restaurant"
    r"|hotel|school|ngo|plumber|electrician|locksmith|bakery|broker|salon|shop|dealer|library|theater|zoo|park|bank|hcard|vcard|team)s?"
    r"(?:\[\d+\])?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|\bcopyrights?\b)[\s,:.-]{0,4}(?:©|\(c\)|\bcopyrights?\b)?[\s,:.-]{0,4}"
    r"(?:(?:19|20)\d\d(?:\s{0,2}[-–,/]\s{0,2}(?:19|20)?\d\d)?)?[\s,:.|·•-]{0,4}(?:by\s)?([A-Z0-9+][^|·•©\n]{1,90})",
    re.IGNORECASE,
)
_MARK = re.compile(r"©|\([cC]\)|[cC]opyright|COPYRIGHT|[rR]ights? (?:are )?[rR]eserved")
_MARK_WORDS = ("©", "(c)", "copyright", "reserved")
_BEFORE_MARK = re.compile(
    r"([A-Z0-9](?:[^|·•©\n.]|(?<=\b[A-Z])\.){1,60}?)[\s,]{1,3}(?:©|\(c\)|copyright)\s{0,2}(?:19|20)\d\d", re.IGNORECASE
)
_MARK_AND_YEAR, _SHORTEST_BEFORE = re.compile(r"(?:©|\(c\)|copyright)\s{0,2}(?:19|20)\d\d", re.IGNORECASE), 3
_RESERVES = re.compile(
    r"(?:^|(?:[|·•]|(?<!\b[A-Z])\.)\s{0,2})([A-Z0-9][^|·•©\n]{1,60}?)[\s,.|-]{1,3}all rights reserved", re.IGNORECASE
)
_NAME_END = re.compile(
    r"\s*[,.;|-]?\s*(?:\ball rights? (?:are )?reserved|\brights reserved|\b(?:re)?design(?:ed)? (?:and \w+ )?by|\bpowered by|\bsite by"
    r"|\bdeveloped by|\bmaintained by|\bweb ?site\b|\bprivacy\b|\bterms\b"
    r"|\bsitemap\b|\blicen[sc]e\b|\b(?:(?:19|20)\d\d){1,2}\b|\bequal housing\b|\bclick here\b|\bhosted by\b|\bcontact\b|\bphone\b|\btel\b"
    r"|\ba division of\b|\bback to (?:the )?top\b"
    r"|\(?\d{3}\)?[-. ]\d{3}|\d+ [A-Z][a-z]+ (?:St|Ave|Rd|Blvd|Dr)|https?:|www\.|\s[-–—]\s"
    r"|(?<!\b[a-z])(?<!\b(?:st|dr|mt|ft|jr|sr))\.\s).*$",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS_WORK = re.compile(
    r"(?:design|develop|power|host|maintain|built|creat|theme|template|photo|image|map data|software|site by|websites? (?:by|for))"
    r"[^|·•\n]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the mark of somebody else: the maker of the site, the photographer, the map."""

PARTS = re.compile(r"\s+[|–—\-:·•»«>~/@]+\s+|\s*(?:[|»«—]|-{2,})\s*|:{1,2}\s+")
_SPOKEN = re.compile(r"(?:^|[.!?]\s)(?:Here\s)?[Aa]t\s(?P<name>(?:the\s)?[A-Z][^,.;:!?\n]{3,60}),\s(?:we|our)\b")
_SPOKEN_WORDS = ("at ",)
""" "At Maple Hollow, we": who speaks so says what the firm is called."""
_STREET = re.compile(r"\d{1,6}[A-Za-z]?\s[A-Z\d]|P\.?\s?O\.?\sBox", re.IGNORECASE)
_BOX = ("o box", "o. box")
_SIGNED = re.compile(r"\s*[|•·]\s*")
_BARS = ("|", "•", "·")
_REACHED = re.compile(r"\b\d{3}\)?[-.\s]{1,2}[\dA-Z]{3}[-.\s]?[\dA-Z]{0,4}\b|\w@\w|\b[A-Z]{2}\s\d{5}\b")
"""What stands behind a firm's name in the line that signs its pages: a number, a mailbox, a ZIP code."""
_LONGEST_SIGNED = 300
_BY = re.compile(r"(?<!\bled)(?<!\brun)(?<!owned)(?<!ounded)\s(?:by|from|at)\s(?=[A-Z\d])")
_ABOUT = re.compile(r"(?:about|contact|contacting|welcome to)\s(?:the\s)?[A-Z\d]", re.IGNORECASE)
_GREETED = re.compile(r"\W{0,3}welcome to\s(?:the\s)?(?=[A-Z\d])", re.IGNORECASE)
_LOGO = re.compile(r"\blogo\b", re.IGNORECASE)
_LOGO_OR_HOME = re.compile(r"\b(?:logo|home ?page|home)\b", re.IGNORECASE)
_HOME_PATH = re.compile(r"/?(?:(?:index|home|default|main)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
_NETWORKS = frozenset(
    {
        "facebook.com",
        "twitter.com",
        "x.com",
        "instagram.com",
        "linkedin.com",
        "youtube.com",
        "pinterest.com",
        "yelp.com",
    }
)
_NO_HANDLE = frozenset({"sharer", "share", "pages", "company", "intent", "profile", "search", "plugins", "watch"})
_NO_HANDLE_AT_ALL = frozenset({"sharer", "share", "intent", "plugins", "sharer.php", "sharearticle", "widgets", "pin"})
_MOST_HANDLES = 40
_HOST_WITHIN = 60
"""Characters of an address within which its host stands."""

_WEIGHTS = {
    "structured": 0.8,
    "site name": 0.6,
    "copyright": 0.65,
    "address": 0.3,
    "about": 0.35,
    "home link": 0.3,
    "signed": 0.4,
    "traded": 0.5,
    "spoken": 0.4,
    "banner": 0.6,
}
_EDGE_PARTS = 6
"""Parts of a title that are looked at from either end."""

LINKED = 0.5
"""Belief in the letters of an address that is merely linked: it may be the maker's of the site, so only titles count beside it."""

_MOST_SPOKEN = 3
_BANNER_SEGMENTS, _BANNER_PAGES, _BANNER_SHARE = 25, 2, 0.8
"""Segments of a page among which its banner stands; pages, and share of all, that bear it."""

_HEAD_SEGMENTS, _HEADER_SEGMENTS = 40, 25
"""A logo stands among the first segments of a page, and so does a name in its header."""
_NAMING_KINDS = (Kind.STRUCTURED, Kind.META, Kind.TITLE, Kind.HEADING)
"""Kinds of segments that may write a name wherever they stand."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name may stand.

    Attributes:
        text: the part of the segment that may be the name, not yet cleaned.
        weight: how likely it is the firm's own where nothing else says so.
        source: kind of the place; places of one kind do not bear each other out. Titles carry their page behind it.
    """

    page: PageText
    segment: Segment
    text: str
    weight: float
    source: str


@once
def mentions(page: PageText) -> tuple[Mention, ...]:
    """Everything on one page that may be its firm's name."""
    return tuple(_mentions(page))


def _mentions(page: PageText) -> Iterator[Mention]:
    own, top = registrable_domain(page.url), _top_heading(page)
    signed = set(holding(page, _BARS))
    kinds = [at for kind in _NAMING_KINDS for at in of_kind(page, kind)]
    for at in sorted({*range(min(_HEAD_SEGMENTS, len(page.segments))), *kinds, *signed}):
        segment = page.segments[at]
        kind = segment.kind
        mention: Mention | None = None
        if kind is Kind.STRUCTURED:
            mention = _structured(page, segment)
        elif kind is Kind.META:
            mention = _labelled(page, segment)
        elif kind is Kind.TITLE:
            yield from _titled(page, segment)
        else:
            if at in signed and kind is Kind.TEXT and (under := _signed(page, segment)):
                yield under
            if at < _HEAD_SEGMENTS:
                mention = _head(page, segment, own, at, top)
            elif kind is Kind.HEADING and _ABOUT.match(segment.text) and len(segment.text) <= SHORT:
                mention = Mention(page, segment, segment.text, _WEIGHTS["about"], "about")
        if mention is not None:
            yield mention
    for at in sorted({*numbered(page), *holding(page, _BOX)}):
        if at and page.segments[at - 1].kind in (Kind.TEXT, Kind.HEADING) and _is_street(page.segments[at].text):
            # "Maple Hollow, Inc. / Elmfield plant / 12 Elm Street": two lines above where that one bears its legal form.
            for line in page.segments[max(0, at - 2) : at]:
                if not line.text.endswith(":") and (line.number == at or LEGAL.search(line.text)):
                    yield Mention(page, line, name_above_street(line.text), _WEIGHTS["address"], "address")
    for segment, text in traded(page):
        yield Mention(page, segment, _NAME_END.sub("", text), _WEIGHTS["traded"], "traded")
    for at in hits(page, _SPOKEN, _SPOKEN_WORDS):
        if page.segments[at].kind in (Kind.TEXT, Kind.HEADING):
            for match in islice(_SPOKEN.finditer(page.segments[at].text), _MOST_SPOKEN):
                yield Mention(page, page.segments[at], match["name"], _WEIGHTS["spoken"], "spoken")
    for at in hits(page, _MARK, _MARK_WORDS):
        yield from _copyright(page, page.segments[at])


def banners(pages: Sequence[PageText]) -> Iterator[Mention]:
    """The first heading of the first level above or beside the menu, where it is the same on most pages: what the site is called."""
    tops: dict[str, list[tuple[PageText, Segment]]] = {}
    for page in pages:
        top = next(
            (each for each in page.segments[:_BANNER_SEGMENTS] if each.label == "h1" and each.kind is Kind.HEADING),
            None,
        )
        if top is not None and top.region in (Region.HEADER, Region.NAV) and len(top.text) <= SHORT:
            tops.setdefault(top.text, []).append((page, top))
    for text, places in tops.items():
        if len(places) >= max(_BANNER_PAGES, _BANNER_SHARE * len(pages)):
            for page, segment in places:
                yield Mention(page, segment, text, _WEIGHTS["banner"], "banner")


def letters_used(pages: Sequence[PageText]) -> list[tuple[str, float]]:
    """What the firm calls itself in mailboxes and profiles, as letters, with how far each is to be believed: ("maplehollow", 0.8)."""
    found: dict[str, float] = {}
    for page in pages:
        own = registrable_domain(page.url)
        for at in of_kind(page, Kind.LINK):
            href = page.segments[at].href
            if not href:
                continue
            if href[0] in "mM" and href[:7].lower() == "mailto:":
                local, _, host = href[7:].partition("?")[0].partition("@")
                found[registrable_domain(host).partition(".")[0]] = 0.8
                found.setdefault(local.lower(), 0.6)
            elif own not in href[:_HOST_WITHIN]:
                handle = _handle(href)
                found.setdefault(*((handle, 0.7) if handle else (_linked(href), LINKED)))
            if len(found) > _MOST_HANDLES:
                break
    found.pop("", None)
    return [(letters, belief) for letters, belief in found.items() if len(letters) > 3]


def _structured(page: PageText, segment: Segment) -> Mention | None:
    prefix, _, last = segment.label.rpartition(".")
    if last not in ("name", "legalName"):
        return None
    owner = prefix.rpartition(".")[2]
    # A "Service" is what is offered, as against a "LegalService".
    if owner != "WebSite" and (owner.lower() == "service" or _ORGANISATIONS.search(owner) is None):
        return None
    nested = "." in prefix and not prefix.lower().startswith(("graph", "@graph"))
    weak = owner == "WebSite" or nested
    return Mention(page, segment, segment.text, 0.35 if weak else _WEIGHTS["structured"], "structured")


def _labelled(page: PageText, segment: Segment) -> Mention | None:
    label = segment.label.lower()
    if label in ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title"):
        return Mention(page, segment, segment.text, _WEIGHTS["site name"], "site name")
    if label in ("copyright", "dcterms.rightsholder"):
        return Mention(page, segment, _NAME_END.sub("", segment.text), 0.5, "copyright")
    return None


def _titled(page: PageText, segment: Segment) -> Iterator[Mention]:
    source = f"title {page.url}"
    every = [part for part in PARTS.split(segment.text) if part.strip()]
    if len(every) > 2 * _EDGE_PARTS:
        every = every[:_EDGE_PARTS] + every[-_EDGE_PARTS:]
    home = page.role == "home"
    parts = [part for part in every if not (is_page_name(part) or (home and is_post(part.strip())))]
    left = left_beside_subjects(parts) if home else ""
    for place, part in enumerate(parts):
        if part == left:
            weight = 0.6
        elif len(parts) == 1:
            # "Contact us | Maple Hollow": what is left beside a page's own name is the site's.
            weight = 0.6 if len(every) > 1 or _ABOUT.match(part) else 0.45
        else:
            weight = (0.3 if home else 0.25) if place in (0, len(parts) - 1) else 0.12
        yield Mention(page, segment, part, weight, source)
        behind = _BY.split(part)[-1]
        if behind != part:
            yield Mention(page, segment, behind, 0.25, source)


def _top_heading(page: PageText) -> int:
    """The number of a home page's first heading, where it has none of the first level; else 0."""
    headings = [segment for segment in page.segments if segment.kind is Kind.HEADING] if page.role == "home" else []
    return 0 if any(each.label == "h1" for each in headings) else next((each.number for each in headings), 0)


def _head(page: PageText, segment: Segment, own: str, at: int, top: int) -> Mention | None:
    text, kind = segment.text, segment.kind
    if kind is Kind.IMAGE and segment.region is not Region.FOOTER:
        logo = _LOGO.search(text) is not None
        if logo or segment.region is Region.HEADER:
            return Mention(page, segment, _LOGO_OR_HOME.sub("", text), 0.3 if logo else 0.2, "logo")
        return None
    if kind is Kind.LINK and _is_home(segment.href, own):
        return Mention(page, segment, _LOGO_OR_HOME.sub("", text), _WEIGHTS["home link"], "home link")
    if kind is Kind.HEADING and len(text) <= SHORT and _ABOUT.match(text):
        return Mention(page, segment, text, _WEIGHTS["about"], "about")
    if page.role == "home":
        if kind is Kind.TEXT and len(text) <= SHORT and (greeted := _GREETED.match(text)):
            return Mention(page, segment, text[greeted.end() :], _WEIGHTS["about"], "about")
        if kind is Kind.HEADING and (segment.label == "h1" or segment.number == top):
            return Mention(page, segment, text, 0.2, "heading")
    if segment.region is Region.HEADER and at < _HEADER_SEGMENTS and kind in (Kind.LINK, Kind.TEXT, Kind.HEADING):
        return Mention(page, segment, text, 0.12, "header")
    return None


@lru_cache(maxsize=4096)
def _is_home(href: str, own: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return not parts.query and _HOME_PATH.fullmatch(parts.path) is not None and registrable_domain(href) == own


@lru_cache(maxsize=4096)
def _handle(href: str) -> str:
    """The firm's name on a social network, as its profile's address has it: "maplehollow"."""
    if registrable_domain(href) not in _NETWORKS:
        return ""
    parts = [part for part in unquote(urlsplit(href).path).lower().split("/") if part]
    if any(part in _NO_HANDLE_AT_ALL for part in parts):
        return ""
    named = [part for part in parts if part not in _NO_HANDLE and not part.isdigit() and "." not in part]
    return named[-1].lstrip("@") if named else ""


@lru_cache(maxsize=4096)
def _linked(href: str) -> str:
    """First label of an address that is linked and no shared host's: firms link to their shop, their portal, their older domain."""
    domain = registrable_domain(href)
    return "" if refusal(domain) else domain.partition(".")[0]


def _is_street(text: str) -> bool:
    """Whether a line begins an address: what stands above it is the name of who is to be found there."""
    return len(text) <= SHORT and bool(_STREET.match(text))


def _signed(page: PageText, segment: Segment) -> Mention | None:
    """The name in front of a footer's line of how the firm is reached: "Maple Hollow LLC • 555-0100 • office@…"."""
    if segment.region is not Region.FOOTER or len(segment.text) > _LONGEST_SIGNED:
        return None
    name, *rest = _SIGNED.split(segment.text)
    if rest and not _MARK.search(segment.text) and not _REACHED.search(name) and any(map(_REACHED.search, rest)):
        return Mention(page, segment, name, _WEIGHTS["signed"], "signed")
    return None


def _copyright(page: PageText, segment: Segment) -> Iterator[Mention]:
    text = segment.text
    if len(text) > 600 or segment.kind in (Kind.META, Kind.STRUCTURED):
        text = text[-300:] if segment.region is Region.FOOTER else ""
    # Most such lines begin with the mark: then nothing stands in front of it.
    before = _MARK_AND_YEAR.search(text, _SHORTEST_BEFORE) is not None
    reserves = "all rights reserved" in text.lower()
    for pattern in (_COPYRIGHT, *((_BEFORE_MARK,) if before else ()), *((_RESERVES,) if reserves else ())):
        for match in pattern.finditer(text):
            if not _OTHERS_WORK.search(text, max(0, match.start() - 60), match.start()):
                yield Mention(page, segment, _NAME_END.sub("", match.group(1)), _WEIGHTS["copyright"], "copyright")
