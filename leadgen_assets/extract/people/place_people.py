"""Towns that look like people: with a service behind them ("Elmfield Forgery"), or in a list of where a trade is plied."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.naming.person_names import known_surname, person_name
from leadgen_assets.extract.naming.sighting import Sighting

_ZIP = re.compile(r"\.?\s\d{5}\b")
_LONGEST = 60
"""Characters of an entry in a list of places."""

_FEWEST = 2
"""Other entries of such a list."""


def is_a_town(sighting: Sighting, _letters: str) -> bool:
    """Whether a name begins with what the page calls a town, or ends as other entries of its list do, in a plural that is no surname.

    "Reno Alder" of a page that has "Reno, NV" is somebody all the same, where the given name is a known one.
    """
    if _is_placed(sighting):
        return True
    return (not sighting.name.sure and _begins_with_town(sighting)) or _is_one_of_a_list(sighting)


def _is_placed(sighting: Sighting) -> bool:
    """Whether the whole name stands in an address: "Beverly Heights, CA 90211". "Jane Doe, PA" has letters behind the name."""
    lead = f"{sighting.name.text}, "
    behind = (each.text.partition(lead)[2] for each in sighting.page.segments if lead in each.text)
    return any(text[:2] in STATES and _ZIP.match(text, 2) for text in behind)


def _begins_with_town(sighting: Sighting) -> bool:
    lead = f"{sighting.name.text.partition(' ')[0]}, "
    behind = (each.text.partition(lead)[2] for each in sighting.page.segments if lead in each.text)
    return any(text[:2] in STATES and not text[2:3].isalnum() for text in behind)


def _is_one_of_a_list(sighting: Sighting) -> bool:
    """ "George Roofers" among "Chelan Roofers" and "Beebe Roofers"."""
    name, own = sighting.name.text, sighting.name_at
    last = f" {name.rpartition(' ')[2]}"
    if not last.endswith("s") or own.text != name or known_surname(name):
        return False
    others = {
        each.text
        for each in sighting.page.segments
        if each.kind in (Kind.LINK, Kind.TEXT, Kind.HEADING)
        and len(each.text) <= _LONGEST
        and each.text.endswith(last)
        and each.text != name
    }
    return sum((found := person_name(other)) is None or not found.known for other in others) >= _FEWEST
