"""Which company an address on a site means that firms share."""

from __future__ import annotations

import pytest

from leadgen_assets.cli.company_named import Known, company_named
from leadgen_assets.domain.errors import CompanyUnknown
from leadgen_assets.domain.identity.shared_sites import NamedSite, SharedSites
from leadgen_assets.storage.dossier import CompanyEntry

AUSTIN = CompanyEntry(
    "acme", 1, "Brand Austin", "brand.example", "https://brand.example/locations/austin", "TX", "Austin"
)
WACO = CompanyEntry("acme", 2, "Brand Waco", "", "", "TX", "Waco")


def test_a_part_of_a_shared_site_means_its_firm_and_not_who_has_the_domain() -> None:
    named = [
        NamedSite(one.company_id, one.name, f"https://brand.example/locations/{one.city.lower()}", one.city)
        for one in (AUSTIN, WACO)
    ]
    known = Known([AUSTIN, WACO], {1}, [(1, "brand.example"), (2, "brand.example")], None, SharedSites(named))

    def meant(given: str) -> CompanyEntry:
        return company_named(given, known, "acme", "leadgen why", "")

    assert meant("brand.example/locations/waco/") is WACO
    assert meant("https://brand.example/locations/austin") is meant("brand.example") is AUSTIN
    with pytest.raises(CompanyUnknown, match="No company has this part"):
        meant("brand.example/locations/dallas")
