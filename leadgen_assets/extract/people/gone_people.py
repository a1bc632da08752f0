"""People of whom one page says that they are retired: what another page tells of them is of the past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.reading.quick_look import holding

_GONE = re.compile(r"(?P<name>.*?)[\s,–—-]{0,3}\(?(?:now\s)?(?:retired|deceased)\)?\W*", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:Col|Lt|Maj|Capt|Gen|Sgt|Cpt|Cmdr|Adm|Chief)\w{0,8}\b\.?\s", re.IGNORECASE)
""" "Col. Jane Doe (Retired)" has left the army, and not the firm."""

_LONGEST, _NEAR = 50, 2
"""Characters of such a line; lines above it in which the name stands."""


def gone_people(pages: Sequence[PageText]) -> frozenset[str]:
    """Normalised names of those beside or above whose name nothing but "(retired)" stands, on any of the pages."""
    return frozenset(normal_person_name(name) for page in pages for name in _gone(page))


def _gone(page: PageText) -> Iterator[str]:
    for at in holding(page, ("retired", "deceased")):
        text = page.segments[at].text
        found = _GONE.fullmatch(text) if len(text) <= _LONGEST else None
        if found is None:
            continue
        above = [each.text for each in page.segments[max(0, at - _NEAR) : at][::-1]]
        for line in [found["name"]] if found["name"].strip() else above:
            name = person_name(line)
            if name and not _RANKED.match(line):
                yield name.text
                break
