"""Whoever asked to be left alone is shown on no page: not by name, address or quote, also where a frozen export still has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from leadgen_assets.domain.telling.spreadsheet import one_line
from leadgen_assets.stages.left_alone import LeftAlone
from leadgen_assets.storage.delivered import DeliveredCompany, DeliveredRow

_OF_THE_COMPANY = ("company", "company_name", "company_domain", "domain", "website")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A delivered company of the list: full names of those who may be shown, and how many may not.

    Attributes:
        blocked: why the company itself is not to be contacted any more, "" when it is: then none of its people is shown.
    """

    place: int
    row: dict[str, str]
    people: tuple[str, ...]
    left_out: int
    blocked: str


@dataclass(frozen=True, slots=True)
class ShownCompany:
    """A delivered company without whom it may not show.

    Attributes:
        left_out, blocked: as of `ShownRow`. without: takes names and addresses of those left out from whatever else is said.
    """

    delivered: DeliveredCompany
    left_out: int
    blocked: str
    without: Callable[[Any], Any]


def shown_rows(rows: Sequence[DeliveredRow], alone: LeftAlone) -> list[ShownRow]:
    """The rows of a list as they may be shown."""
    shown = []
    for one in rows:
        blocked = alone.company(one.row)
        people = tuple(p["full_name"] for p in one.people if not blocked and not alone.contact(p))
        shown.append(ShownRow(one.place, one.row, people, len(one.people) - len(people), blocked))
    return shown


def shown_company(delivered: DeliveredCompany, alone: LeftAlone) -> ShownCompany:
    """A company's page as it may be shown: without the contacts who are blocked, what is told of them, and their names elsewhere."""
    blocked = alone.company(delivered.row)
    gone = [row for row in delivered.contacts if blocked or alone.contact(row)]
    theirs = tuple(f" of {one_line(row['full_name'])}" for row in gone)
    words = [word for row in gone for word in (row["full_name"], row["email"], row["linkedin_url"])]
    words += alone.known_at(delivered.row["domain"].lower())
    without = alone.hiding(words)
    kept = DeliveredCompany(
        _without(delivered.row, without),
        tuple(without(row) for row in delivered.contacts if row not in gone),
        tuple(_without_quote(line, without) for line in delivered.evidence if not line["field"].endswith(theirs)),
    )
    return ShownCompany(kept, len(gone), blocked, without)


def _without_quote(line: dict[str, str], without: Callable[[Any], Any]) -> dict[str, str]:
    """A row of evidence; where its quote names somebody who is left out, the link no longer leads to the words."""
    clean = _without(line, without)
    page, _, said = line["link"].partition("#:~:text=")
    if clean["quote"] != line["quote"] or without(unquote(said)) != unquote(said):
        clean["link"] = without(page)
    return clean


def _without(row: dict[str, str], without: Callable[[Any], Any]) -> dict[str, str]:
    """A row, but for what the company is called by: a firm may bear the name of somebody who is left out."""
    return {column: cell if column in _OF_THE_COMPANY else without(cell) for column, cell in row.items()}
