"""Which column of a list holds what: as the request says, else as its header suggests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadgen_assets.domain.errors import SourceUnreadable

HEADERS: dict[str, tuple[str, ...]] = {
    "name": (
        "company name", "company", "business name", "trade name", "dba", "dba name", "account name", "organization",
        "organisation", "organization name", "firm", "firm name", "brokerage", "agency", "legal name", "entity name", "name",
    ),
    "website": ("website", "web site", "website url", "company website", "url", "web", "homepage", "web address", "domain",
                "company domain", "domain name", "site"),
    "phone": ("phone", "phone number", "telephone", "tel", "main phone", "office phone", "business phone", "company phone"),
    "street": ("street", "street address", "address", "address 1", "address1", "address line 1", "mailing address", "street 1"),
    "city": ("city", "town", "mailing city", "city name"),
    "state": ("state", "state code", "st", "province", "state region", "mailing state", "region"),
    "zip_code": ("zip", "zip code", "zipcode", "postal code", "postcode", "postal", "mailing zip"),
    "licence": ("licence", "license", "licence number", "license number", "licence no", "license no", "license id"),
}  # fmt: skip
"""Our field -> headers that mean it, the likeliest first; compared without case and punctuation."""

_OTHER_NAMES = {"zip": "zip_code", "license": "licence", "domain": "website", "company": "name", "company_name": "name"}


def field_columns(header: Sequence[str], given: Mapping[str, str], where: str) -> dict[str, int]:
    """Our field -> index of its column.

    Args:
        header: the list's own. given: our field -> header, from the request; what it leaves out is guessed.
        where: the file, for messages.

    Raises:
        SourceUnreadable: a field that is not ours, a column that is not there, or neither a name nor a website.
    """
    positions = {_plain(name): index for index, name in reversed(list(enumerate(header))) if name.strip()}
    chosen: dict[str, int] = {}
    for field, column in given.items():
        ours = _OTHER_NAMES.get(field, field)
        if ours not in HEADERS:
            raise SourceUnreadable(
                f"{field!r} is not a field that a list can fill", where, f"use one of: {', '.join(HEADERS)}"
            )
        chosen[ours] = column_index(header, column, where)
    for field, names in HEADERS.items():
        index = next((positions[name] for name in names if name in positions), None)
        if field not in chosen and index is not None and index not in chosen.values():
            chosen[field] = index
    if "name" not in chosen and "website" not in chosen:
        raise SourceUnreadable(
            f"No column can be taken for the companies' name or website (the columns are: {_listed(header)})",
            where,
            'say which one it is in the request: columns: {name: "…"}; the first row must be the header',
        )
    return chosen


def column_index(header: Sequence[str], column: str, where: str) -> int:
    """Where a column stands, compared without case and punctuation.

    Raises:
        SourceUnreadable: there is no such column.
    """
    plain = [_plain(name) for name in header]
    if column in header:
        return list(header).index(column)
    if _plain(column) not in plain or not _plain(column):
        raise SourceUnreadable(
            f"The list has no column {column!r}", where, f"correct the request; the columns are: {_listed(header)}"
        )
    return plain.index(_plain(column))


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def _listed(header: Sequence[str]) -> str:
    return ", ".join(header)[:500]
