"""The table of labelled portal addresses: whose portal each is, or that it is no customer's."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.telling.faults import did_you_mean

COLUMNS = ("url", "vendor", "slug", "is_customer_portal")
NO_VENDOR = "not_pms"
_ANSWERS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class LabelledAddress(NamedTuple):
    """An address, its vendor as the ICP calls it, the customer's name in it, and whether it is a customer's portal at all."""

    url: str
    vendor: str
    slug: str
    is_portal: bool


def labelled_addresses(path: Path, vendors: Collection[str]) -> list[LabelledAddress]:
    """Rows of the table in their order; rows of empty cells are passed over.

    Args:
        vendors: names that a row may give; one that is no customer's portal may also say "not_pms" or nothing.

    Raises:
        LeadgenError: a file that cannot be read or lacks a column; a row that cannot be right, with its line.
    """
    found: dict[str, tuple[int, LabelledAddress]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
            if lacking:
                raise LeadgenError(f"A column is missing: {', '.join(lacking)}", str(path), _needed())
            for row in reader:
                cells = {column: (row[column] or "").strip() for column in COLUMNS}
                if not any(cells.values()):
                    continue
                where = f"{path}, line {reader.line_num}"
                address = _address(cells, vendors, where)
                if address.url in found:
                    what = f"The address stands twice, in lines {found[address.url][0]} and {reader.line_num}"
                    raise LeadgenError(what, where, "leave one of them out")
                found[address.url] = reader.line_num, address
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LeadgenError("The labelled portal addresses cannot be read", str(path), _needed()) from error
    return [address for _, address in found.values()]


def _needed() -> str:
    return f"name a CSV file with the columns {', '.join(COLUMNS)}"


def _address(cells: Mapping[str, str], vendors: Collection[str], where: str) -> LabelledAddress:
    url, vendor, slug, answer = (cells[column] for column in COLUMNS)
    if not url.lower().startswith(("http://", "https://")) or not registrable_domain(url):
        raise LeadgenError(f"The row has no web address: {url!r}", where, "write it with http:// or https://")
    is_portal = _ANSWERS.get(answer.lower())
    if is_portal is None:
        raise LeadgenError(f"is_customer_portal is {answer!r}", where, f"write one of {', '.join(_ANSWERS)}")
    name = vendor.lower()
    if name not in vendors and (is_portal or name not in ("", NO_VENDOR)):
        near = did_you_mean(name, vendors)
        raise LeadgenError(
            f"There is no vendor {vendor!r}{near}",
            where,
            f"name one of the ICP's; {NO_VENDOR} where it is nobody's portal",
        )
    return LabelledAddress(url, name, slug, is_portal)
