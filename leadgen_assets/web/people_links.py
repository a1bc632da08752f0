"""Links to a firm's people that call them by what they are or by name: "Our Doctors", "Meet the Stylists", "Meet Dr. Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadgen_assets.domain.wording.given_names import given_names
from leadgen_assets.domain.wording.own_people import own_people, own_people_alone

PEOPLE_PHRASES = (
    *(f"{ahead} {noun}" for noun in own_people() for ahead in ("our", "meet the", "meet our", "meet your", "about our")),
    *(f"{ahead} {noun.removesuffix('s')}" for noun in own_people() for ahead in ("meet the", "meet our", "meet your")),
    *(f"meet {whose} {who}" for whose in ("the", "our") for who in ("owner", "owners", "founder", "founders")),
    "meet dr", "meet drs", "about dr", "about drs", "meet doctor",
)  # fmt: skip
"""Phrases of link texts and path steps that lead to a firm's people, best first."""

_BY_NAME = re.compile(r"meet (?P<given>[^\W\d_]+) (?:[a-z] )?(?!and\b)[^\W\d_]{2,}")
_MOST_NOUNS = 2
"""Different nouns alone in the links of one page: of more than these a menu tells whom the firm works for ("Dentists", "Attorneys", …)."""


def nouns_alone(texts: Iterable[str]) -> frozenset[str]:
    """Nouns for people that stand alone in a page's link texts; none where so many do that they are branches of trade."""
    found = own_people_alone().intersection(texts)
    return found if len(found) <= _MOST_NOUNS else frozenset()


def meets_somebody(words: str) -> bool:
    """Whether a link's words are "meet" and somebody's whole name.

    Args:
        words: lower case, without punctuation.
    """
    found = _BY_NAME.fullmatch(words) if words.startswith("meet ") else None
    return found is not None and found["given"] in given_names()
