"""The firm by its name as the subject of a sentence, for firms that bear a person's: "Taylor Morgan manages 540 homes"."""

from __future__ import annotations

import re
from dataclasses import replace

from leadgen_assets.domain.icps.number_beside import Beside
from leadgen_assets.domain.wording.given_names import folded, given_names

_SUBJECT = re.compile(r"\W{0,3}(?P<name>[A-ZÀ-Þ][\w’'&-]*(?:\s(?:&|and|of|[A-ZÀ-Þ])[\w’'&.-]*){1,5})(?=\s[a-z])")
_LEAST = 6
"""Letters of a name that is looked for in the company's: shorter ones begin many names."""


def as_we(number: Beside, letters: str) -> Beside:
    """The number with "We" in place of the firm's own name at its sentence's begin, so that nobody takes it for one of its people.

    Args:
        letters: of the company's domain and names, parted by spaces.
    """
    found = _SUBJECT.match(number.lead)
    if found is None:
        return number
    name = re.sub(r"[^a-z0-9]", "", folded(found["name"]))
    if folded(found["name"].split()[0]) not in given_names():
        return number
    if len(name) < _LEAST or not any(each.startswith(name) for each in letters.split()):
        return number
    said = found["name"]
    return replace(number, lead=number.lead.replace(said, "We", 1), before=number.before.replace(said, "We", 1))
