"""Postal addresses among the labels of a page: which streets, cities, states and zip codes were marked as parts of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.domain.wording.regions import AUSTRALIAN_STATES, region
from leadgen_assets.evaluation.gold_pages import GoldPage

FIELDS = {"STREET": "street", "CITY": "city", "STATE": "state", "ZIPCODE": "zip_code"}
"""Label -> field of a fact."""

_MAKES_AN_ADDRESS = ("STREET", "ZIPCODE")
_FAR = 100
"""Characters between two labels beyond which they are no longer parts of one address."""

_SHOWN = (Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.LINK)
_AUSTRALIAN = {name: code for code, name in AUSTRALIAN_STATES.items()}
"""Labels have codes, which elsewhere mean other states; what is extracted is the name."""

_NOT_A_WORD = re.compile(r"[\W_]+")
_ZIP = re.compile(r"(\d{5})(?:\W?\d{4})?")

Block = tuple[tuple[str, str], ...]


def blocks_of(page: GoldPage) -> Iterator[Block]:
    """Runs of (label, normal value) that a street or a zip code makes an address.

    A run ends at a label of another kind, at a label that it already has, at a street behind its city, and at more than 100
    characters of other text. A city or state alone, as in running text or in a list of the places served, is no address.
    """
    for run in _runs(page):
        if any(label in _MAKES_AN_ADDRESS for label, _ in run):
            yield tuple((label, normal(FIELDS[label], text)) for label, text in run if label in FIELDS)


def read_parts(page: GoldPage) -> set[tuple[str, str]]:
    """(label, normal value) of the labels whose words stand in the text that was read; others are in parts that a browser does not show."""
    text = f" {_words(' '.join(segment.text for segment in page.page.segments if segment.kind in _SHOWN))} "
    return {
        (label, normal(FIELDS[label], value))
        for label, value in page.labels
        if label in FIELDS and f" {_words(value)} " in text
    }


def normal(field: str, value: str) -> str:
    """A value without what differs between its spellings: case, punctuation, names of states, the four digits behind a zip code."""
    if field == "state":
        name = region(value)
        return _AUSTRALIAN.get(name, name) or _words(value)
    if field == "zip_code":
        match = _ZIP.fullmatch(value.strip(" .,"))
        return match.group(1) if match else _words(value).replace(" ", "").upper()
    return _words(value)


def _words(value: str) -> str:
    return _NOT_A_WORD.sub(" ", value.casefold()).strip()


def _runs(page: GoldPage) -> Iterator[list[tuple[str, str]]]:
    place = _places(page)
    run: list[tuple[str, str]] = []
    end = 0
    for label, text in page.labels:
        start = place(text)
        address = label in FIELDS or label == "COUNTRY"
        again = any(label == other for other, _ in run) or (label == "STREET" and any(one == "CITY" for one, _ in run))
        if run and (not address or again or start - end > _FAR):
            yield run
            run = []
        if address:
            run.append((label, text))
        end = start + len(text)
    if run:
        yield run


def _places(page: GoldPage) -> Callable[[str], int]:
    """Where each label stands in the page's text, asked for in page order; one that is not found stands right behind the last."""
    text = "\n".join(segment.text for segment in page.page.segments if segment.kind in _SHOWN)
    at = 0

    def place(label: str) -> int:
        nonlocal at
        found = text.find(label, at)
        start = at if found < 0 else found
        at = start + (len(label) if found >= 0 else 0)
        return start

    return place
