"""The word lists in lists/, read once a process."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=32)
def word_list(name: str) -> frozenset[str]:
    """The words of `<name>.txt`, lower case; lines that begin with # are remarks."""
    return frozenset(word for line in _lines(name) for word in line.split())


@lru_cache(maxsize=16)
def line_list(name: str) -> frozenset[str]:
    """The lines of `<name>.txt`, lower case, remarks left out."""
    return frozenset(_lines(name))


@lru_cache(maxsize=1)
def helplines() -> dict[str, tuple[str, ...]]:
    """Public telephone numbers of `helplines.txt` -> words of whose they are."""
    return {number: tuple(words) for number, *words in (line.split() for line in _lines("helplines"))}


@lru_cache(maxsize=1)
def service_trades() -> dict[str, tuple[str, ...]]:
    """Names of public services and utilities -> words of the name of a firm that may call its own line so."""
    rows = (line.partition(":") for line in _lines("service_trades"))
    return {service: tuple(begins.split()) for service, _, begins in rows}


def _lines(name: str) -> list[str]:
    text = files("leadgen_assets.extract.reading").joinpath("lists", f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip().lower() for line in text.splitlines() if line.strip() and not line.startswith("#")]
