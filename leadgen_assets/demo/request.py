"""What the demo asks for, and the list that it brings beside the archive."""

from __future__ import annotations

from pathlib import Path

from leadgen_assets.demo.firms import Firm
from leadgen_assets.demo.truth import UNITS_MIN, WANTED_PMS
from leadgen_assets.domain.requests.request import LeadRequest, SourceSpec

COLUMNS = {
    "name": "Company",
    "website": "Web Site",
    "phone": "Main Phone",
    "city": "City",
    "state": "St",
    "zip_code": "Zip",
}
"""Our field -> the list's column."""

_LISTED = {
    1: True,
    4: False,
    7: True,
    8: False,
    13: True,
    15: True,
    21: False,
    24: False,
    33: True,
    35: False,
    49: True,
}
"""Number of a firm -> whether the list knows its website. Without one, only name, place and telephone lead to the firm."""


def listed(firm: Firm) -> bool:
    """Whether the demo's list names the firm."""
    return firm.number in _LISTED or not firm.domain


def list_row(firm: Firm) -> dict[str, str]:
    """The firm as somebody typed it into a sheet: other spellings of the same."""
    office = firm.head_office
    name = firm.full_name.upper() if firm.number % 2 else firm.name.replace("&", "and")
    website = f"http://{firm.host}" if firm.domain and _LISTED.get(firm.number) else ""
    phone = f"{office.phone[:3]}.{office.phone[3:6]}.{office.phone[6:]}"
    return dict(zip(COLUMNS.values(), (name, website, phone, office.city, office.state, office.zip_code), strict=True))


def demo_request(archive: Path, names: Path, target: int) -> LeadRequest:
    """The demo's request over both sources, with paths as given."""
    return LeadRequest(
        tenant="demo",
        name="demo-texas-oklahoma-colorado",
        icp="property_management",
        target_companies=target,
        states=("TX", "OK", "CO"),
        pms_any_of=WANTED_PMS,
        pms_unknown="keep",
        units_min=UNITS_MIN,
        units_unknown="keep",
        contacts_max=3,
        # Whoever writes to companies needs somebody to write to.
        without_contacts="drop",
        # Several webs share firms, and every demo is to deliver.
        exclude_exported_days=0,
        sources=(
            SourceSpec(kind="archive", path=str(archive)),
            SourceSpec(kind="list", path=str(names), columns=COLUMNS),
        ),
    )
