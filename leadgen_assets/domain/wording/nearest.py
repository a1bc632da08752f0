"""Which known company somebody may have meant who named one that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.wording.names import normal_company_name

T = TypeVar("T")
_LIKE, _EACH, _MOST = 0.75, 3, 5
_SHORTEST = 4
"""Letters of a word that tells something where it is part of a name."""


def nearest(given: str, known: Iterable[tuple[str, T]]) -> list[T]:
    """What belongs to the names or domains that are nearly the given one, or have it in them; the nearest first, none twice.

    A domain's ending says nothing: "nosuch.com" is not near to every firm whose address ends so.

    >>> nearest("oakpn.com", [("oakpm.com", 1), ("elm.com", 2)])
    [1]
    """
    names: dict[str, list[T]] = {}
    for text, whose in known:
        if core := _core(text):
            names.setdefault(core, []).append(whose)
    wanted = _core(given)
    if not wanted:
        return []
    keys = get_close_matches(wanted, names, _EACH, _LIKE)
    keys += [key for key in names if len(wanted) >= _SHORTEST and wanted in key]
    return list(dict.fromkeys(whose for key in dict.fromkeys(keys) for whose in names[key]))[:_MOST]


def _core(text: str) -> str:
    domain = registrable_domain(text)
    return domain.partition(".")[0] if domain else normal_company_name(text)
