"""The pages of a site as they are read: the home page or what stands in its place, and the choice of further ones."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from leadgen_assets.domain.facts.packing import pack_segments
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.identity.site_parts import HOME_PATH
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.web.addresses import bare_host, page_key
from leadgen_assets.web.entrance import Entrance
from leadgen_assets.web.fetching import Fetched, Fetcher, Renders, Validators
from leadgen_assets.web.firms_record import READ_OF_IT
from leadgen_assets.web.links import choose_pages, role_of
from leadgen_assets.web.reading import ReadPage, read_page

_NO_HOME = frozenset({Outcome.NOT_FOUND, Outcome.NOT_HTML, Outcome.TOO_LARGE, Outcome.SCRIPT_ONLY})
"""Outcomes of a home page that say nothing of the site's other pages."""


@dataclass(frozen=True, slots=True)
class ReadableCopy:
    """What is saved of a page, made in a parsing process: small enough to hand back."""

    outcome: Outcome
    detail: str
    charset: str
    title: str
    content_hash: str
    body: bytes
    segments: bytes
    believed: bool
    """Whether anything of it is: all of a page that is OK, of one whose text appears only in a browser a record of its firm."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A site behind its entrance.

    Attributes:
        home: the home page as it is read at last. copy: what is saved of it; None for one that has not changed.
        chosen: which other pages to read: (address, role). hint: the page that a list named, where it was had beside the home
            page and counts as one of the others; () else.
    """

    home: Fetched
    copy: ReadableCopy | None
    chosen: list[tuple[str, str]]
    hint: tuple[tuple[Fetched, str], ...] = ()


def _unasked(url: str, home: bool) -> Validators | None:
    return None


async def enter_site(
    fetcher: Fetcher,
    parsing: ParsingPool,
    entrance: Entrance,
    domain: str,
    limit: int,
    pages: Mapping[str, Sequence[str]],
    asked_with: Callable[[str, bool], Validators | None] = _unasked,
) -> Entered:
    """Read the home page, and choose further pages; the page that a list names is the first of these.

    It is one of `limit` where it is had, is another page, and leaves a place for what the home page leads to. Where the home
    page itself says nothing, that page is read in its place.

    Args:
        limit: most pages besides the home page. pages: the ICP's.
        asked_with: of an address, and whether it is read as the home page, what to ask it with.
    """
    listed = await fetcher.listed(domain)

    async def as_home(url: str) -> Entered:
        home = await fetcher.fetch(url, asked_with(url, True))
        if home.not_modified:
            return Entered(home, None, [])
        return Entered(*await look_at_home(fetcher, parsing, home, domain, listed, limit, pages, entrance.part))

    entered = await as_home(entrance.home)
    if not entrance.hint or entered.copy is None:
        return entered
    if not entered.copy.believed:
        if not _may_stand_in(entered.home, entered.copy.outcome, domain):
            return entered
        instead = await as_home(entrance.hint)
        return instead if instead.copy is None or instead.copy.outcome is Outcome.OK else entered
    chosen = {page_key(url) for url, _ in entered.chosen}
    if not entrance.further or limit < 2 or page_key(entrance.hint) in chosen:
        return entered
    hint = await fetcher.fetch(entrance.hint, asked_with(entrance.hint, False))
    ended = page_key(hint.final_url)
    if hint.outcome is not Outcome.OK or ended in chosen or ended == page_key(entered.home.final_url):
        return entered
    return replace(entered, chosen=entered.chosen[: limit - 1], hint=((hint, role_of(entrance.hint, pages)),))


def _may_stand_in(home: Fetched, outcome: Outcome, domain: str) -> bool:
    """Whether another page may be read in place of the home page: not for a site that is gone to another, shut or silent."""
    if domain and registrable_domain(home.final_url) != domain:
        return False
    unanswered = home.status is None and outcome in (Outcome.UNREACHABLE, Outcome.BLOCKED)
    return outcome in _NO_HOME or unanswered


def _copy(fetched: Fetched, page: ReadPage) -> ReadableCopy:
    return ReadableCopy(
        outcome=page.outcome,
        detail=page.detail,
        charset=page.charset,
        title=page.title,
        content_hash=page.content_hash,
        body=zlib.compress(fetched.body, 1) if fetched.body else b"",
        segments=pack_segments(page.segments),
        believed=_is_believed(page),
    )


def _is_believed(page: ReadPage) -> bool:
    return page.outcome is Outcome.OK or bool(page.segments)


def _own_page(fetched: Fetched, role: str, domain: str) -> ReadPage:
    """The page as read; one that ended on another domain is not believed.

    Whoever answers there may have bought the firm, or only its name. What such a page says would be another firm's facts
    under this one's name, past the lists of blocked domains, and a second time where that firm is a candidate itself.
    """
    page = read_page(fetched, role)
    ended = registrable_domain(fetched.final_url)
    if not _is_believed(page) or not domain or ended == domain:
        return page
    detail = f"moved to {ended or bare_host(fetched.final_url)}, another domain"
    return replace(page, outcome=Outcome.UNREACHABLE, detail=detail, segments=(), links=())


def _within(page: ReadPage, part: str) -> ReadPage:
    """The page as read; one that ended on the home page above a firm's part of a shared site is somebody else's."""
    host, path = bare_host(page.url), "/" + page.url.partition("://")[2].partition("/")[2]
    if not part or not _is_believed(page) or host != part.partition("/")[0] or not HOME_PATH.fullmatch(path):
        return page
    return replace(page, outcome=Outcome.NOT_FOUND, detail="leads to the site's home page", segments=(), links=())


def read_copies(pages: Sequence[tuple[Fetched, str]], domain: str) -> list[ReadableCopy]:
    """Read several pages of one site."""
    return [_copy(fetched, _own_page(fetched, role, domain)) for fetched, role in pages]


def read_home(
    fetched: Fetched, domain: str, listed: Sequence[str], limit: int, pages: Mapping[str, Sequence[str]], part: str = ""
) -> tuple[ReadableCopy, list[tuple[str, str]]]:
    """Read a home page, and choose which other pages of the site to read: (address, role).

    Args:
        pages: the ICP's. part: see `Entrance.part`.
    """
    page = _within(_own_page(fetched, "home", domain), part)
    chosen = choose_pages(page, domain, listed, limit, pages, part) if _is_believed(page) else []
    return _copy(fetched, page), chosen


async def look_at_home(
    fetcher: Fetcher,
    parsing: ParsingPool,
    home: Fetched,
    domain: str,
    listed: Sequence[str],
    limit: int,
    pages: Mapping[str, Sequence[str]],
    part: str = "",
) -> tuple[Fetched, ReadableCopy, list[tuple[str, str]]]:
    """The home page as it is read at last, in a browser where its text appears only there and one is set; see `read_home`."""
    copy, chosen = await parsing.run(read_home, home, domain, listed, limit, pages, part)
    drawn = await _drawn(fetcher, home, copy)
    if drawn is None:
        return home, copy, chosen
    if _is_undrawn(drawn, copy):
        return home, replace(copy, detail=f"{drawn.detail}; {READ_OF_IT}"), chosen
    copy, chosen = await parsing.run(read_home, drawn, domain, listed, limit, pages, part)
    return drawn, _of_drawn(drawn, copy), chosen


async def look_at_pages(
    fetcher: Fetcher, parsing: ParsingPool, pages: Sequence[tuple[Fetched, str]], domain: str
) -> tuple[list[tuple[Fetched, str]], list[ReadableCopy]]:
    """Further pages of a site, as `look_at_home` does it."""
    copies = await parsing.run(read_copies, pages, domain) if pages else []
    looked_at = list(pages)
    for place, ((page, role), copy) in enumerate(zip(pages, copies, strict=True)):
        drawn = await _drawn(fetcher, page, copy)
        if drawn is not None and _is_undrawn(drawn, copy):
            copies[place] = replace(copy, detail=f"{drawn.detail}; {READ_OF_IT}")
        elif drawn is not None:
            looked_at[place] = (drawn, role)
            [again] = await parsing.run(read_copies, [looked_at[place]], domain)
            copies[place] = _of_drawn(drawn, again)
    return looked_at, copies


async def _drawn(fetcher: Fetcher, page: Fetched, copy: ReadableCopy) -> Fetched | None:
    if copy.outcome is not Outcome.SCRIPT_ONLY or not isinstance(fetcher, Renders):
        return None
    return await fetcher.rendered(page)


def _is_undrawn(drawn: Fetched, copy: ReadableCopy) -> bool:
    """Whether the browser made nothing of a page whose record was read: that stays."""
    return copy.believed and drawn.outcome is Outcome.SCRIPT_ONLY


def _of_drawn(drawn: Fetched, copy: ReadableCopy) -> ReadableCopy:
    if drawn.outcome is Outcome.OK and copy.outcome is Outcome.SCRIPT_ONLY:
        detail = "it has no text even in a browser"
        return replace(copy, detail=f"{detail}; {READ_OF_IT}" if copy.believed else detail)
    return copy
