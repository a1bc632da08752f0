"""Names that a heading breaks in two lines: `<h3>Jane<br>Doe</h3>` is one name."""

from __future__ import annotations

from dataclasses import replace

from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.person_names import known_surname, person_name
from leadgen_assets.extract.reading.quick_look import headings

_MOST = 2
"""Words in each of the two lines: "Jane Q." above "Doe"."""


def with_names_joined(page: PageText) -> PageText:
    """The page with the first line of such headings as the whole name and the second empty; the same page where there is none.

    Args:
        page: any.
    """
    segments = page.segments
    joined: dict[int, Segment] = {}
    for at in headings(page):
        if not at or not segments[at].goes_on or len(segments[at].text) > len("Wolfeschlegelstein"):
            continue
        above, own = segments[at - 1], segments[at]
        follows = at + 1 < len(segments) and segments[at + 1].goes_on and segments[at + 1].kind is Kind.HEADING
        if above.kind is Kind.HEADING and above.label == own.label and above.card == own.card and not follows:
            whole = f"{above.text} {own.text}"
            if not above.goes_on and _is_name(above.text, own.text, whole):
                joined[at - 1] = replace(above, text=whole)
                joined[at] = Segment(own.number, Kind.FRAME, Region.MAIN, "")
    if not joined:
        return page
    return replace(page, segments=tuple(joined.get(at, segment) for at, segment in enumerate(segments)))


def _is_name(above: str, below: str, whole: str) -> bool:
    """Whether two lines are a known given name and its surname, neither of them a name by itself."""
    if max(above.count(" "), below.count(" ")) >= _MOST or person_name(above) or person_name(below):
        return False
    name = person_name(whole)
    return name is not None and name.known and (known_surname(name.text) or name.credentials)
