"""People whom a template's maker made up, so that its buyer sees where names go."""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.sighting import Sighting

_FILLING = re.compile(r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b", re.IGNORECASE)
_NOBODY = frozenset({"john doe", "jane doe"})


def is_stand_in(sighting: Sighting, _letters: str) -> bool:
    """Whether a name is that of nobody, or filling text stands in the person's card or entry."""
    return sighting.name.text.lower() in _NOBODY or any(_FILLING.search(each.text) for each in sighting.window)
