"""A post-office box beside a street in one American address: people go to the street, and letters to the box.

Abroad, where boxes are a line of the house's own address, both stay.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.places.streets import STREET

_BOX = re.compile(
    r"\b(?:(?:mail(?:ing)?|post(?:al)?)(?:\saddress)?:?\s)?"
    r"(?:p\.?\s?o\.?\s?(?:box|bx|drawer)\b\.?|post office box)\s?[:#]?\s?\d{1,6}(?:[-–]\d{1,5})?\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:mail(?:ing)?|post(?:al)?)(?:\saddress)?\s?:\s*", re.IGNORECASE)
_BETWEEN = " ,;:/|•·&()–—-"


def without_box(street: str) -> str:
    """The street without a post-office box before or behind it; the same where either stands alone.

    The box of a rural route is the house itself, and one without "P.O." a door.

    >>> without_box("12 Alder Street, P.O. Box 77"), without_box("PO Box 77, 12 Alder Street"), without_box("P.O. Box 9")
    ('12 Alder Street', '12 Alder Street', 'P.O. Box 9')
    >>> without_box("RR 2 Box 14"), without_box("12 Alder Street, Box 5")
    ('RR 2 Box 14', '12 Alder Street, Box 5')
    """
    box = _BOX.search(street) if "o" in street.lower() else None
    if box is None:
        return street
    front, behind = street[: box.start()].strip(_BETWEEN), street[box.end() :].strip(_BETWEEN)
    return front if STREET.search(front) else behind if STREET.search(behind) else street


def is_mail_label(text: str) -> bool:
    """Whether a text is the label of a box beside a street: "Mailing: P.O. Box 77"."""
    return _MAIL.fullmatch(text) is not None
