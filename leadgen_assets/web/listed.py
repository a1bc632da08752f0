"""A page that lists things, read with its outline, and where its next page is said to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from leadgen_assets.domain.pages.page import Segment
from leadgen_assets.web.addresses import Base
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.outline import Element
from leadgen_assets.web.reading import ReadPage, read_and_cut
from leadgen_assets.web.segments import base_of, cut_list

_REL_NEXT = 'link[rel~="next" i][href], a[rel~="next" i][href]'


@dataclass
class ListedPage:
    """A list as it was read.

    Attributes:
        page: as every page is read. outline: its elements; None where the page could not be read.
        shortened: it was so long that a part of it was left out.
        said_next: addresses that markup calls the next page, absolute, in page order.
        chosen: elements that the selector of `read_list` names, in page order; None where none was given.
    """

    page: ReadPage
    outline: Element | None = None
    shortened: bool = False
    said_next: tuple[str, ...] = ()
    chosen: tuple[Element, ...] | None = None

    def within(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments from number `start` up to the one before `end`."""
        return self.page.segments[start - 1 : end - 1]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements in page order."""
        return tuple(self.outline.below()) if self.outline else ()


def read_list(fetched: Fetched, entries: str = "", following: str = "") -> ListedPage:
    """Read a page that lists things.

    Args:
        entries: CSS selector of its entries. following: of the link to the next page; "" leaves both to be found out.

    Raises:
        ValueError: a selector is none.
    """
    page, cut = read_and_cut(fetched, "list", cut_list)
    if cut is None:
        return ListedPage(page)
    base = base_of(cut.tree, page.url)
    said = tuple(_addresses(cut.tree, base, following or _REL_NEXT))
    listed = ListedPage(page, cut.outline, cut.shortened, said)
    if entries:
        wanted = {node.mem_id for node in _matching(cut.tree, entries)}
        listed.chosen = tuple(_chosen(listed.outline, wanted)) if listed.outline else ()
    return listed


def selector_fault(selector: str) -> str:
    """What is wrong with a CSS selector, without any page; "" for one that can be used."""
    try:
        _matching(LexborHTMLParser("<p></p>"), selector)
    except ValueError as error:
        return str(error)
    return ""


def _chosen(outline: Element, wanted: set[int]) -> Iterator[Element]:
    """The elements of these identities; for one within a line, the block that the line stands in. Each once, in page order."""
    told: set[int] = set()
    waiting = [(outline, outline)]
    while waiting:
        element, block = waiting.pop()
        block = element if element.end > element.start else block
        if element.identity in wanted and block.identity not in told:
            told.add(block.identity)
            yield block
        waiting.extend((kid, block) for kid in reversed(element.kids))


def _matching(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except (SelectolaxError, ValueError) as error:
        raise ValueError(f"{selector!r} is no CSS selector") from error


def _addresses(tree: LexborHTMLParser, base: Base, selector: str) -> Iterator[str]:
    for node in _matching(tree, selector):
        # A selector may name the button around the link, or within it.
        found = node if node.attributes.get("href") else node.css_first("a[href]") or node.parent
        address = base.absolute((found.attributes.get("href") if found is not None else "") or "")
        if address.startswith(("http://", "https://")):
            yield address
