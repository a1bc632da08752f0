"""What tag, id and classes of an element tell about its place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from leadgen_assets.domain.pages.page import Region
from leadgen_assets.web.entry_parts import Part, part_of
from leadgen_assets.web.glyphs import is_called
from leadgen_assets.web.said import is_of_others

_ADJECTIVE = r"(?:site|page|main|global|top|sub|lower|bottom|primary|desktop|mobile|wp|block|l|s)?[-_]?"
_PLACE = r"(?:[-_]?(?:wrap(?:per)?|container|inner|outer|area|section|sections|block|box|content|main|top|row|bg|links|widgets?|\d{1,2}))?"
_HEADER = re.compile(
    rf"{_ADJECTIVE}(?:header|masthead|topbar|top-bar|banner-top){_PLACE}|elementor-location-header|w-header"
)
_FOOTER = re.compile(
    rf"{_ADJECTIVE}(?:footer|foot|colophon|copyright){_PLACE}|elementor-location-footer|w-footer|footer-widget(?:-area)?s?"
)
_NAV = re.compile(
    r"(?:site|page|main|primary|secondary|top|mobile|side|left|sub|footer)?[-_]?(?:nav(?:bar|igation|menu)?|menu|topnav)"
    r"(?:[-_]?(?:wrap(?:per)?|container|inner|main|primary|bar|list|links|collapse|\d{1,2}))?|breadcrumbs?"
)
_ROLES = {"banner": Region.HEADER, "navigation": Region.NAV, "contentinfo": Region.FOOTER, "menu": Region.NAV}
_CONSENT = re.compile(
    r"(?:[a-z0-9]{1,20}[-_]){0,3}(?:cookies?|gdpr|ccpa|consent)[-_]?(?:law|info|consent|cookie|privacy)?[-_]?"
    r"(?:bar|banner|notice|notification|pop-?up|modal|message|overlay|dialog|alert|disclaimer|prompt|toast|window)"
    r"(?:[-_]?(?:wrap(?:per)?|container|inner|box))?"
    r"|onetrust-(?:consent|banner|pc)-sdk|cybotcookiebotdialog|cky-(?:consent-container|modal)|cmplz-cookiebanner(?:-container)?"
    r"|usercentrics-root|iubenda-cs-(?:banner|container)|didomi-(?:host|notice|popup)|osano-cm-(?:window|dialog)"
    r"|trust(?:e|arc)-(?:consent-track|banner)|qc-cmp2-container|moove_gdpr_cookie_(?:info_bar|modal)|cookie-law-info-bar"
    r"|cc-(?:window|banner)|termly-consent-banner"
)
"""What themes and the widespread services for consent (their own documentation names the ids) call the banner."""

_PASSING = "first second third fourth fifth sixth last odd even active current alt left right selected open closed hidden visible"
_STATES = frozenset(_PASSING.split())
_VCARD = frozenset({"vcard", "h-card"})
_NOT_VCARD = frozenset({"author", "comment-author"})
_FAX = re.compile(r"(?:[a-z0-9]{1,20}[-_]{1,2}){0,3}(?:tele)?fax(?:[-_](?:numbers?|no|icon|line))?")
_TELEPHONE = re.compile(r"phone|tel(?!efax)|mobile|cell|call")
""" "phone-fax" holds both numbers."""
_NODES_WITHIN = 12
"""Nodes in which an element's number is looked for: however deep a page is, each costs the same."""
_HCARD = {
    "fn": "fn",
    "p-name": "fn",
    "org": "org",
    "p-org": "org",
    "title": "title",
    "p-job-title": "title",
    "role": "role",
    "tel": "tel",
    "p-tel": "tel",
    "u-tel": "tel",
    "fax": "fax",
    "p-fax": "fax",
    "email": "email",
    "u-email": "email",
    "p-email": "email",
    "street-address": "street-address",
    "p-street-address": "street-address",
    "locality": "locality",
    "p-locality": "locality",
    "region": "region",
    "p-region": "region",
    "postal-code": "postal-code",
    "p-postal-code": "postal-code",
    "country-name": "country-name",
}


@dataclass(frozen=True, slots=True)
class Hints:
    """What class and id tell.

    Attributes:
        region: of the page, or None.
        shape: the classes without what differs between siblings (counters, "first", "odd").
        consent: a question about cookies stands here, which names its vendor, or whoever sold the theme, and not the firm.
        vcard: an hCard begins here. hcard: the hCard properties that the element carries.
        fax: it is called a fax's: by the icon's name ("fa-fax") or its own ("contact-fax").
        said: it holds what others say of the firm.
        part: of a person's entry it is the name or the post.
        pictured: its text may be the name of an icon that is shown in its place.
    """

    region: Region | None = None
    shape: str = ""
    vcard: bool = False
    hcard: tuple[str, ...] = ()
    consent: bool = False
    fax: bool = False
    said: bool = False
    part: Part = ""
    pictured: bool = False


NOTHING = Hints()


@lru_cache(maxsize=8192)
def hints(classes: str, identity: str, role: str) -> Hints:
    """Read `class`, `id` and `role`, or the type of microdata; sites repeat them on every page: most answers are remembered."""
    if len(classes) > 1000:
        return NOTHING
    tokens = classes.lower().split()
    return Hints(
        _ROLES.get(role.lower()) or _region([identity.lower(), *tokens]),
        " ".join(sorted({_without_counter(token) for token in tokens if token not in _STATES})),
        not _VCARD.isdisjoint(tokens) and _NOT_VCARD.isdisjoint(tokens),
        tuple(dict.fromkeys(_HCARD[token] for token in tokens if token in _HCARD)),
        any(map(_CONSENT.fullmatch, (identity.lower(), *tokens))),
        any(map(_FAX.fullmatch, tokens)) and not any(map(_TELEPHONE.search, tokens)),
        is_of_others([identity.lower(), *tokens], role.lower()),
        part_of(tokens),
        is_called(classes.lower()),
    )


def shows_fax(node: LexborNode) -> bool:
    """Whether an element called a fax's shows digits or nothing: the box of a form's field holds something, and shows none."""
    child = node.first_child
    if child is None or (
        child.next is None and (child.tag == "svg" or (child.tag == "-text" and not _text(child).strip()))
    ):
        return True
    for _ in range(_NODES_WITHIN):
        if child is None:
            return False
        if any(map(str.isdigit, _text(child))):
            return True
        child = child.first_child or child.next
    return False


def _text(node: LexborNode) -> str:
    return node.text_content or "" if node.tag == "-text" else ""


def region_of(tag: str, hinted: Region | None, now: Region, *, within_main: bool) -> Region:
    """Where on the page an element stands.

    Args:
        hinted: by its id, classes and role. now: the region around it. within_main: it stands in a part of the main text.
    """
    if tag == "nav":
        return Region.NAV
    if within_main:
        # The header of an article, and the footer of a card, are not the page's.
        return now
    if tag == "header" or tag == "footer":
        return now if now is Region.NAV else Region.HEADER if tag == "header" else Region.FOOTER
    if hinted is None or (hinted is Region.HEADER and now is not Region.MAIN):
        return now
    return hinted


def _region(tokens: list[str]) -> Region | None:
    for token in tokens:
        if _FOOTER.fullmatch(token):
            return Region.FOOTER
        if _HEADER.fullmatch(token):
            return Region.HEADER
        if _NAV.fullmatch(token):
            return Region.NAV
    return None


def _without_counter(token: str) -> str:
    return re.sub(r"\d+", "#", token)
