"""Pages that are another company's: "This is the official website of Acme Partners", its mark, or no sign of the site's own firm.

Such a page is no firm's witness about itself, whether rules or a model read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from urllib.parse import urlsplit

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.firm.page_makers import is_brand, is_makers, is_same_name
from leadgen_assets.extract.firm.page_marks import marks, official_claims
from leadgen_assets.extract.firm.signed_pages import bears, signed_pages
from leadgen_assets.extract.naming.own_names import letters_of_own
from leadgen_assets.extract.others.another_name import is_anothers_name

_KIND = re.compile(r"\s(?:Group|Company|Co|Firm|Team|Agency|Brokerage|Practice)\b.*$")
_PLACES = frozenset(STATES) | frozenset(STATES.values())
_STATE_NAMES = tuple(sorted(_PLACES))
_WHERE = r"(?i:in|near|around|across|throughout|greater|serv(?:e|es|ing))"
_DISTRICTS = ("County", "Parish", "Township", "Borough", "Metro", "Area", "Region")
_SEVERAL = 2
"""Names of one shape that differ in their places."""
_MOST = 60
"""Marks of one page that are looked at."""


def without_claimed(
    pages: Sequence[PageText], domain: str, names: Iterable[str], vendors: Iterable[str] = ()
) -> list[PageText]:
    """The pages without those that bear no sign of the site (`signed_pages`), and those that claim to be another company's.

    A firm whose name stands on another page of the site is the site's own, and so is one that the home page names more than
    once. A mark or "We are …" counts only where the page itself names the site's firm nowhere.

    Args:
        pages: of one site, home page first. names: what the site as a whole says that its firm is called.
        vendors: names of those whose software the site may use, and whose marks stand on its pages.
    """
    known, makers = frozenset(names), tuple(map(normal_company_name, vendors))
    signed = signed_pages(pages, domain, known)
    return [page for page in signed if not _is_anothers(page, pages, domain, known, makers)]


def _is_anothers(
    page: PageText, pages: Sequence[PageText], domain: str, names: frozenset[str], makers: tuple[str, ...]
) -> bool:
    if any(_is_strange(name, page, pages, domain, names - {name}) for name in set(official_claims(page)) - _PLACES):
        return True
    if page.role == "home" or len(pages) == 1 or not names or bears(page, (), domain):
        return False
    for mark in islice(dict.fromkeys(marks(page)), _MOST):
        if mark in _PLACES or not _is_more_than_heading(mark, page):
            continue
        # What a page says that it is called is among what the whole site says: it bears out nothing.
        own = frozenset(name for name in names if not is_same_name(name, mark))
        if not own or bears(page, own, domain):
            continue
        if is_makers(mark, page, makers) or is_brand(mark, page) or not _is_strange(mark, page, pages, domain, own):
            continue
        if not _is_of_a_town(mark, page, pages, own):
            return True
    return False


def _is_more_than_heading(mark: str, page: PageText) -> bool:
    """Whether a mark is no heading alone, which may be what is offered: "Hassle Free Management" and nothing else of it."""
    held = [segment for segment in page.segments if mark in segment.text]
    return len(held) != 1 or held[0].kind is not Kind.HEADING


def _is_of_a_town(name: str, page: PageText, pages: Sequence[PageText], names: frozenset[str]) -> bool:
    """Whether a name is what is offered in a place: "Travis County Leasing", or its first word is a place of the site.

    That it is by what the site says of it ("in Georgetown", "Georgetown, TX", or anything on another page), by the page's address
    ("/georgetown-leasing/"), or by several such links and headings ("Kyle Leasing", "Buda Leasing").
    """
    first, *rest = name.removeprefix("The ").split()
    slugs = set(re.split(r"[^a-z0-9]+", urlsplit(page.url).path.lower()))
    if rest and (rest[0] in _DISTRICTS or {word.lower() for word in (first, *rest)} <= slugs):
        return True
    place, own = re.escape(first), rf"(?!\s{re.escape(rest[0])}\b)" if rest else ""
    said = re.compile(rf"\b{_WHERE}\s(?:the\s)?{place}\b{own}|\b{place},\s+(?:{'|'.join(_STATE_NAMES)})\b")
    alike, word = re.compile(rf"(?:[A-Z][\w’'-]+\s){{1,2}}{re.escape(' '.join(rest))}"), re.compile(rf"\b{place}\b")
    others = set()
    for each in pages:
        for segment in each.segments:
            if first in segment.text:
                if said.search(segment.text) or (each is not page and word.search(segment.text)):
                    return True
            elif rest and segment.kind in (Kind.LINK, Kind.HEADING) and alike.fullmatch(segment.text):
                others.add(segment.text)
    return len([other for other in others if not any(is_same_name(each, other) for each in names)]) >= _SEVERAL


def _is_strange(name: str, page: PageText, pages: Sequence[PageText], domain: str, names: frozenset[str]) -> bool:
    beside = any(name in segment.text for other in pages if other is not page for segment in other.segments)
    again = page.role == "home" and sum(name in segment.text for segment in page.segments) > 1
    # "Acme Realty Group": that word is also what a firm says of itself.
    return not beside and not again and is_anothers_name(_KIND.sub("", name), letters_of_own(domain, names))
