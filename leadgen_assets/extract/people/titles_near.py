"""The title that stands near a name that is a line of its own: in its line, above it, below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadgen_assets.domain.facts.supports import title_stands_by
from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.team_headings import begins_next
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.doubtful_names import is_of_another
from leadgen_assets.extract.people.name_lines import SHOWN, title_behind, title_in_line
from leadgen_assets.extract.people.title_lines import title_of_line

_LONGEST = 50
"""Characters of a department's name."""


def title_near(
    page: PageText,
    at: int,
    window: Sequence[Segment],
    names: Sequence[PersonName | None],
    above: Mapping[int, int | None],
    titles: Titles,
) -> tuple[str, Segment | None]:
    """The title of whom a line names, with the segment that carries it; "" and None where none stands near.

    Args:
        page: any. at: place of the name, from 0. window: segments of the person. names: of each segment, the name that its whole text is.
        above: places of names -> of titles above them, as far as the page's titles stand so. titles: that are recognised.
    """
    name_at = page.segments[at]
    in_line = title_in_line(page.segments, at, titles)
    if in_line:
        return in_line
    if at in above:
        place = above[at]
        led = None if place is None else page.segments[place]
        return (titles.title(led.text), led) if led else ("", None)
    after = [segment for segment in window if segment.number > name_at.number]
    before = [segment for segment in window if segment.number < name_at.number]
    for segment in after + before[::-1]:
        beside = (
            segment.kind in SHOWN
            and title_stands_by(name_at, segment)
            and not is_of_another(names[at], name_at, segment)
        )
        if not beside or begins_next(name_at, segment, window) or _heads_next(page, name_at, segment, names):
            continue
        title = title_of_line(page, segment.number - 1, titles, name_at.text)
        if title and not heads_department(page, segment):
            return title, segment
    return title_behind(name_at, names[at], titles) or ("", None)


def _heads_next(page: PageText, name_at: Segment, segment: Segment, names: Sequence[PersonName | None]) -> bool:
    """Whether a post below a name is the heading of the next names, as the one above is of these: "Partners", two names, "Of Counsel".

    Where the first heading of the kind is no plural of a post, or a name stands right in front, the headings are posts below names.
    """
    if segment.kind is not Kind.HEADING or name_at.kind is Kind.HEADING or segment.number < name_at.number:
        return False
    if segment.goes_on or (segment.card and segment.card == name_at.card):
        return False
    ahead = page.segments[: name_at.number - 1]
    first = next((each for each in ahead if each.kind is Kind.HEADING and each.label == segment.label), None)
    if first is None or (first.number > 1 and names[first.number - 2] is not None):
        return False
    last = first.text.lower().rstrip(" .:").rpartition(" ")[2]
    return last == "members" or (last.endswith("s") and Titles.of().last([last.removesuffix("s")]))


def heads_department(page: PageText, segment: Segment) -> bool:
    """Whether a line names a department, and another line of the page has it behind a post: "Sales" above "Jane Doe / Manager, Sales"."""
    text = segment.text
    if segment.goes_on or not 0 < len(text) <= _LONGEST or Titles.of().exactly(text.split()):
        return False
    behind = (each.text.removesuffix(f", {text}") for each in page.segments if each.text.endswith(f", {text}"))
    return any(Titles.of().last(post.split()) for post in behind)
