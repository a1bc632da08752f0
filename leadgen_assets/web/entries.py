"""The entries of a page that lists things: repeated siblings, table rows, headings with what stands behind them.

Which of a page's many rows of siblings are the entries is decided by what they hold: the caller gives points to a
stretch of segments, and the row wins whose members have most, each counted whole (four things in one element are worth more
than one thing in each of four).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from leadgen_assets.domain.pages.page import Region, Segment
from leadgen_assets.web.listed import ListedPage
from leadgen_assets.web.outline import Element

Points = Callable[["Entry"], int]
"""What a stretch of a page is worth as an entry: 0 for none, `ENOUGH` and more for one."""

ENOUGH = 2
_MOST_POINTS = 8
_MOST_SEGMENTS = 80
_MOST_GROUPS = 40
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
_NO_ENTRY = frozenset(
    {*_HEADS, "td", "th", "dd", "nav", "header", "footer", "aside", "form", "option", "thead", "head"}
)
_ASIDE = re.compile(
    r"(?:[a-z]+[-_])?(?:sponsors?|sponsored|sponsorship|adverts?|advertisements?|advertising|ads?|promos?)(?:[-_].*)?"
    r"|(?:left|right|primary|secondary)?[-_]?sidebar(?:[-_](?:left|right|primary|secondary|inner|area|widgets?|#))*"
    r"|widget(?:[-_](?:area|wrap|#))?|(?:related|social|share|sharing|cookies?)(?:[-_].*)?|breadcrumbs?|pagination|pager|page-numbers"
)
"""Classes of what stands beside a list."""

_MOST_OF_PAGE = 0.5
"""Whatever its class says, an element that holds so much of the page does not stand beside it."""

_REGIONS = (Region.NAV, Region.HEADER, Region.FOOTER, Region.HEAD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its segments, and of table cells the heading of their column by the segment's number."""

    segments: tuple[Segment, ...]
    labels: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of a page in its order, and by which shape they were found, so that the next page's are told by it too."""

    entries: tuple[Entry, ...] = ()
    shape: str = ""


@dataclass(slots=True)
class _Member:
    start: int
    end: int
    points: int


@dataclass(slots=True)
class _Group:
    """Siblings of one kind, wherever on the page they stand."""

    parent: str
    own: str
    members: list[_Member] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.parent} > {self.own}"

    @property
    def good(self) -> int:
        return sum(member.points >= ENOUGH for member in self.members)

    @property
    def worth(self) -> int:
        return sum(min(member.points, _MOST_POINTS) ** 2 for member in self.members)


def find_entries(listed: ListedPage, points: Points, shape: str = "") -> Found:
    """The entries of a page; none where nothing on it repeats and is worth enough.

    Args:
        shape: of the entries of the page before, "" for the first one. A single entry is believed only by its shape.
    """
    headings = _column_headings(listed)
    if listed.chosen is not None:
        spans = [_Member(element.start, element.end, 1) for element in listed.chosen if element.end > element.start]
        return Found(tuple(_entry(listed, headings, span.start, span.end) for span in spans), "chosen")
    groups = {group.name: group for group in _groups(listed, points, headings)}
    known = groups.get(shape)
    fit = [group for group in groups.values() if group.good >= 2 and group.good * 2 >= len(group.members)]
    if known is not None and known.good:
        best = known
    elif fit:
        best = max(_outermost_left_out(fit), key=lambda group: group.worth)
    else:
        return Found()
    members = [*best.members, *(member for group in _alike(best, groups.values()) for member in group.members)]
    members = [member for member in members if member.points]
    members.sort(key=lambda member: member.start)
    return Found(tuple(_entry(listed, headings, member.start, member.end) for member in members), best.name)


def _groups(listed: ListedPage, points: Points, headings: Mapping[int, str]) -> list[_Group]:
    """Rows of siblings with the most promising first, at most 40."""
    groups: dict[str, _Group] = {}
    known: dict[tuple[int, int], int] = {}  # elements around one thing alone hold the same
    for parent in _in_main(listed):
        above = f"{parent.tag}.{parent.shape}"
        for own, start, end in (*_siblings(parent), *_runs(parent)):
            group = groups.setdefault(f"{above} > {own}", _Group(above, own))
            if (start, end) not in known:
                short = end - start <= _MOST_SEGMENTS
                known[start, end] = points(_entry(listed, headings, start, end)) if short else 0
            group.members.append(_Member(start, end, known[start, end]))
    return sorted(groups.values(), key=lambda group: -group.worth)[:_MOST_GROUPS]


def _in_main(listed: ListedPage) -> Iterator[Element]:
    waiting = [listed.outline] if listed.outline else []
    most = len(listed.page.segments) * _MOST_OF_PAGE
    while waiting:
        element = waiting.pop()
        beside = element.tag in ("aside", "nav") or element.region in _REGIONS or _is_aside(element)
        if beside and element.end - element.start < most:
            continue
        yield element
        waiting.extend(reversed(element.kids))


def _is_aside(element: Element) -> bool:
    return any(_ASIDE.fullmatch(token) for token in element.shape.split())


def _siblings(parent: Element) -> Iterator[tuple[str, int, int]]:
    for kid in parent.kids:
        no_entry = kid.tag in _NO_ENTRY or kid.region in _REGIONS or _is_head_row(kid) or _is_aside(kid)
        if kid.end > kid.start and not no_entry:
            yield f"{kid.tag}.{'' if kid.tag in ('tr', 'li') else kid.shape}", kid.start, kid.end


def _runs(parent: Element) -> Iterator[tuple[str, int, int]]:
    """Each heading of a level with its siblings behind it, up to the next heading of its level or above."""
    heads = [kid for kid in parent.kids if kid.tag in _HEADS and kid.end > kid.start]
    for tag in dict.fromkeys(kid.tag for kid in heads):
        stops = [kid for kid in heads if kid.tag <= tag] if tag != "dt" else heads
        ends = [*(kid.start for kid in stops[1:]), parent.end]
        yield from ((f"{tag}+", kid.start, end) for kid, end in zip(stops, ends, strict=True) if kid.tag == tag)


def _is_head_row(element: Element) -> bool:
    cells = [cell.tag for cell in _cells(element)]
    return element.tag == "tr" and len(cells) > 1 and "td" not in cells


def _outermost_left_out(groups: Sequence[_Group]) -> list[_Group]:
    """Groups without those whose members hold several good members of another one: rows of cards, columns of lists."""
    kept = []
    for group in groups:
        holds_others = any(_held(group, other) * 2 >= len(group.members) * 3 for other in groups if other is not group)
        if not holds_others:
            kept.append(group)
    return kept or list(groups)


def _held(group: _Group, other: _Group) -> int:
    """How many good members of the other group stand within members of this one."""
    starts = sorted(member.start for member in other.members if member.points >= ENOUGH)
    sizes = {(member.start, member.end) for member in other.members}
    return sum(
        bisect_left(starts, member.end) - bisect_left(starts, member.start)
        for member in group.members
        if (member.start, member.end) not in sizes
    )


def _alike(best: _Group, groups: Iterable[_Group]) -> Iterator[_Group]:
    """Siblings of the entries that differ from them by a class: "member featured" beside "member"."""
    tag, _, shape = best.own.partition(".")
    for group in groups:
        other_tag, _, other_shape = group.own.partition(".")
        shares = not {*shape.split()}.isdisjoint(other_shape.split())
        if group is not best and group.parent == best.parent and other_tag == tag and shares and group.good:
            yield group


def _entry(listed: ListedPage, headings: Mapping[int, str], start: int, end: int) -> Entry:
    labels = {number: headings[number] for number in range(start, end) if number in headings}
    return Entry(listed.within(start, end), labels)


def _column_headings(listed: ListedPage) -> dict[int, str]:
    """Segment number -> heading of the column that it stands in, for tables with a row of headings."""
    headings: dict[int, str] = {}
    for table in (element for element in listed.elements if element.tag == "table"):
        rows = list(_rows_of(table))
        head = next((_cells(row) for row in rows if _is_head_row(row)), None)
        if head is None:
            continue
        names = [next((s.text for s in listed.within(cell.start, cell.end) if s.text), "")[:80] for cell in head]
        for row in rows:
            if _is_head_row(row) or len(_cells(row)) != len(head):
                continue
            for name, cell in zip(names, _cells(row), strict=True):
                headings |= dict.fromkeys(range(cell.start, cell.end), name) if name else {}
    return headings


def _rows_of(table: Element) -> Iterator[Element]:
    """Its rows, not those of tables within it."""
    for kid in table.kids:
        if kid.tag == "tr":
            yield kid
        elif kid.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in kid.kids if row.tag == "tr")


def _cells(row: Element) -> list[Element]:
    return [kid for kid in row.kids if kid.tag in ("td", "th")]
