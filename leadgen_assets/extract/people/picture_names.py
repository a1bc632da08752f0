"""Names in the texts of pictures, which nobody sees and few correct: the heading of the page has them as they are written."""

from __future__ import annotations

import re
from dataclasses import replace

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.reading.quick_look import headings

_NEAR = 3
"""Lines between a heading and the picture of whom it names."""


def as_headed(sighting: Sighting) -> Sighting:
    """The sighting of a picture's text with the name as the heading right above it has it: "Rita Devance" below "Rita De Vance"."""
    line, name = sighting.name_at, sighting.name.text
    if line.kind is not Kind.IMAGE:
        return sighting
    for at in headings(sighting.page):
        heading = sighting.page.segments[at]
        if 0 < line.number - heading.number <= _NEAR and heading.text != name and _bare(heading.text) == _bare(name):
            written = person_name(heading.text)
            return replace(sighting, name=written, name_at=heading) if written else sighting
    return sighting


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
