"""Where a list goes on: the next page's address, on the same site and never one that was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leadgen_assets.domain.hosts.web_address import without_fragment
from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.web.addresses import bare_host, page_key
from leadgen_assets.web.listed import ListedPage

_NEXT = re.compile(
    r"\W*(?:next|next page|older(?: (?:posts|entries))?|more (?:results|members|companies|listings)|show more|load more|forward)\W*"
    r"|[»›→]|>{1,2}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*(?:page\s*)?(\d{1,4})\W*", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?:[?&;](?:page|p|pg|paged|pagenum|page_?no|pagenumber|currentpage)=|/(?:page|p)[/-])(\d{1,5})(?=$|[/&;#?])",
    re.IGNORECASE,
)


def next_page(listed: ListedPage, read: int, passed: Callable[[str], bool], *, only_said: bool = False) -> str:
    """The address of the page behind this one; "" where there is none or only such as were passed already.

    Markup that says so is believed first, then a link called next, then the number behind this page's, in a link's text or address.

    Args:
        read: which page of the list this is, counted from 1 where the reading began.
        passed: whether a page with this address was read before.
        only_said: believe markup alone (the person who asked said by which selector).
    """
    host = bare_host(listed.page.url)
    for address in _in_order(listed, read, only_said=only_said):
        plain = without_fragment(address)
        if bare_host(plain) == host and not passed(page_key(plain)):
            return plain
    return ""


def _in_order(listed: ListedPage, read: int, *, only_said: bool) -> Iterator[str]:
    yield from listed.said_next
    if only_said:
        return
    # Not the page's `links`: of a page with thousands of them those at its end are left out, and there stands the next one.
    links = [s for s in listed.page.segments if s.kind is Kind.LINK and s.href.startswith(("http://", "https://"))]
    yield from (link.href for link in links if _NEXT.fullmatch(link.text))
    here = _number_of(listed.page.url)
    behind = (here if here is not None else read) + 1
    for link in links:
        match = _NUMBER.fullmatch(link.text)
        if match and int(match.group(1)) == behind:
            yield link.href
    yield from (link.href for link in links if _number_of(link.href) == behind and here != behind)


def _number_of(address: str) -> int | None:
    match = _IN_ADDRESS.search(without_fragment(address))
    return int(match.group(1)) if match else None
