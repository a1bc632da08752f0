"""Numbers of a field that are parts of a sum, and so none of them all that a firm has: "150 units in Austin and 220 in Dallas"."""

from __future__ import annotations

from itertools import pairwise

from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.icps.number_beside import Beside, any_of, numbers_beside
from leadgen_assets.domain.wording.whose_number import are_parts


def whole_numbers(text: str, spec: CountField) -> list[Beside]:
    """The numbers beside the field's nouns in a text without those that are parts of a sum.

    "150 units in Austin and 220 units in Dallas" are parts, and so are those in a list with another kind: "215 ovens, 96 grills".
    """
    numbers = every = numbers_beside(text, spec)
    if numbers and spec.kinds and any_of(spec.kinds).search(text):
        every = numbers_beside(text, spec.model_copy(update={"nouns": (*spec.nouns, *spec.kinds)}))
    parts = [are_parts(text[one.end : other.start]) for one, other in pairwise(every)]
    whole = {number.start for at, number in enumerate(every) if not any(parts[max(0, at - 1) : at + 1])}
    return [number for number in numbers if number.start in whole]
