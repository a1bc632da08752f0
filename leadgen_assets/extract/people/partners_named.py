"""People whom one page presents together with the other firm that they are of: "in partnership with Jane Doe, Elm Preparation"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.naming.own_names import FIRM
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import is_ours, is_person, is_place
from leadgen_assets.extract.people.same_people import Person
from leadgen_assets.extract.reading.quick_look import holding

_WITH = re.compile(
    rf"\b[Ii]n\s(?:partnership|collaboration|cooperation)\swith\s(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){{1,2}}),\s(?:of\s)?(?P<firm>{FIRM})"
)


def drop_partners(persons: dict[str, Person], pages: Sequence[PageText], letters: str) -> None:
    """Takes out those with whom, and with whose firm of two words or more, the site says that it works together.

    Args:
        persons: by normalised name. pages: of the site. letters: of the company's domain and names, parted by spaces.
    """
    for page in pages:
        for at in holding(page, ("partnership with", "collaboration with", "cooperation with")):
            for found in _WITH.finditer(page.segments[at].text):
                name = person_name(found["name"])
                if name and _is_a_firm(found["firm"].rstrip(" .,"), letters):
                    persons.pop(normal_person_name(name.text), None)


def _is_a_firm(written: str, letters: str) -> bool:
    """Whether what stands behind a name is another firm, and no post, field, town or second person."""
    if " " not in written or is_ours(written, letters) or is_place(written) or is_person(written):
        return False
    return not (is_unit(written) or Titles.of().title(written))
