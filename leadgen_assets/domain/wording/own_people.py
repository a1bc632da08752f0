"""Nouns by which firms call their own people in a menu: the list beside this module, read once a process."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def own_people() -> tuple[str, ...]:
    """All of them, lower case and in the plural, as the list has them."""
    return tuple(line.rstrip("*") for line in _lines())


@lru_cache(maxsize=1)
def own_people_alone() -> frozenset[str]:
    """Those that name a firm's people without "our" or "meet the", too."""
    return frozenset(line.rstrip("*") for line in _lines() if line.endswith("*"))


def _lines() -> tuple[str, ...]:
    text = files("leadgen_assets.domain.wording").joinpath("own_people.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))
