"""Titles that stand above the names they belong to: "Owner" and below it "Jane Alder", in lists, definition lists and pairs of lines.

A column of names and titles by turns reads both ways. A line break within one element tells, a colon does, and what stands between
one pair and the next; otherwise the whole run: it begins with a title and ends with a name. Where it tells nothing, nobody is given
a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leadgen_assets.domain.facts.supports import title_stands_by
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.titles import LONGEST_TITLE, Titles
from leadgen_assets.extract.people.name_lines import named_by_picture, names_somebody
from leadgen_assets.extract.people.site_texts import SiteTexts

_SHOWN = (Kind.TEXT, Kind.HEADING)
_ABOVE = re.compile(r"(?:TN+){2,}")
_BOTH_ENDS = re.compile(r"(?:TN)+T")
_IN_ROWS = re.compile(r"N{2,}T{2,}")
_BETWEEN_POSTS = re.compile(r"\s?[/&,|]\s?|\sand\s")


def titles_above(page: PageText, names: Sequence[PersonName | None], texts: SiteTexts) -> dict[int, int | None]:
    """Place (from 0) of a name -> that of the title above it, None where no title is told; names with a title below are left out.

    Args:
        page: any. names: of each segment, the name that its whole text is. texts: those of the page's site.
    """
    titles = texts.titles
    found: dict[int, int | None] = {}
    for run in _runs(page, names, texts):
        if _stand_below(run, names):
            continue
        shape = "".join("N" if names[at] else "T" for at in run)
        if _ABOVE.fullmatch(shape):
            ahead = dict(zip(run[1:], run, strict=False))
            like = _is_even(page, run, names)
            for at in run:
                above = ahead.get(at)
                if names[at]:
                    found[at] = above if like and above is not None and not names[above] and above + 2 >= at else None
        elif shape == "TNT" and not _posts(page, run[0]).isdisjoint(_posts(page, run[-1])):
            continue  # a badge says above the name what stands below it, too
        elif _IN_ROWS.fullmatch(shape) or (_BOTH_ENDS.fullmatch(shape) and _is_even(page, run, names)):
            found.update({at: None for at in run if names[at]})
    for at in range(1, len(names)):
        if names[at] and not names[at - 1] and (_is_led(page, at, titles) or _heads_page(page, at, titles)):
            found[at] = at - 1
        elif at in found and _is_followed(page, at, titles):
            del found[at]
    return found


def _runs(page: PageText, names: Sequence[PersonName | None], texts: SiteTexts) -> Iterator[list[int]]:
    """Places of names and titles outside of cards that follow each other, up to another heading or another part of the page."""
    titles = texts.titles
    named = [at for at, name in enumerate(names) if name]
    run: list[int] = []
    for at in range(max(named[0] - 2, 0), min(named[-1] + 3, len(names))) if len(named) > 1 else ():
        segment = page.segments[at]
        title = (
            texts.titled[segment.text]
            and not names[at]
            and _is_title(segment, titles)
            and not named_by_picture(page, at, titles)
        )
        if run and (segment.region is not page.segments[run[-1]].region or segment.card):
            yield run
            run = []
        if not segment.card and (names[at] or title):
            run.append(at)
        elif segment.kind is Kind.HEADING and run:
            yield run
            run = []
    if run:
        yield run


def _stand_below(run: Sequence[int], names: Sequence[PersonName | None]) -> bool:
    """Whether other lines (a number, a link) part each title from the next name and none a name from the title behind it."""
    below = [behind - at for at, behind in pairwise(run) if names[at] and not names[behind]]
    above = [behind - at for at, behind in pairwise(run[1:]) if not names[at] and names[behind]]
    return bool(below and above) and max(below) == 1 < min(above)


def _is_title(segment: Segment, titles: Titles) -> bool:
    text = segment.text
    if segment.kind not in _SHOWN or not 2 <= len(text) <= LONGEST_TITLE:
        return False
    title = titles.title(text)
    return bool(title) and titles.certain(title) and not names_somebody(title, titles)


def _is_even(page: PageText, run: Sequence[int], names: Sequence[PersonName | None]) -> bool:
    """Whether all titles of a run are written alike, so that none of them is the heading above the others."""
    return len({_style(page.segments[at]) for at in run if not names[at]}) == 1


def _posts(page: PageText, at: int) -> set[str]:
    """The posts of a title, each by itself: "owner" and "founder" of "Owner & Founder"."""
    return {post.strip(" ✦*•").lower() for post in _BETWEEN_POSTS.split(page.segments[at].text)}


def _style(segment: Segment) -> tuple[Kind, str]:
    return segment.kind, segment.label


def _is_led(page: PageText, at: int, titles: Titles) -> bool:
    """Whether the line above a name is its title: with a colon, or in the same element, with no other title behind the name in it."""
    above, own = page.segments[at - 1], page.segments[at]
    if not _is_title(above, titles) or not title_stands_by(own, above):
        return False
    return above.text.endswith(":") or (own.goes_on and not _is_followed(page, at, titles))


def _heads_page(page: PageText, at: int, titles: Titles) -> bool:
    """Whether a page's own part begins with a title and the name that is its heading: "CEO / Founder" above "Dr. Jane Doe"."""
    first, own = page.segments[at - 1], page.segments[at]
    ahead = page.segments[at - 2].region if at > 1 else None
    if own.kind is not Kind.HEADING or own.region is not Region.MAIN or ahead is Region.MAIN:
        return False
    below = page.segments[at + 1 : at + 2]
    return (
        _is_title(first, titles) and title_stands_by(own, first) and not any(_is_title(each, titles) for each in below)
    )


def _is_followed(page: PageText, at: int, titles: Titles) -> bool:
    below = page.segments[at + 1 : at + 2]
    return bool(below) and below[0].goes_on and _is_title(below[0], titles)
