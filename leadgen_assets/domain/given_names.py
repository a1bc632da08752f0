"""Given names that people bear: the list beside this module, read once a process."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Lower case, without accents, short forms included; ask with what `folded` makes of a word."""
    text = files("leadgen_assets.domain").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def folded(word: str) -> str:
    """Lower case, without accents: as lists of names write a word."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
