"""Whose part of a site an address is."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.identity.shared_sites import NamedSite, SharedSites
from leadgen_assets.domain.identity.site_parts import part_key

BRAND = [
    NamedSite(1, "Brand Austin", "https://brand.example/locations/austin", "Austin"),
    NamedSite(2, "Brand Waco", "https://brand.example/waco/", "Waco"),
    NamedSite(3, "Oak Homes", "https://oak.example/locations/waco", "Waco"),
    NamedSite(3, "Oak Homes", "https://oak.example", "Waco"),
    NamedSite(4, "Elm Austin", "https://elm.example", "Austin"),
    NamedSite(5, "Elm Waco", "https://elm.example", "Waco"),
]


def test_an_address_is_the_firms_whose_part_it_is_however_it_is_written() -> None:
    sites = SharedSites(BRAND)
    assert sites.at("www.brand.example/Locations/Austin/index.html?utm_source=x") == {1}
    assert sites.at("http://brand.example/waco") == {2}
    assert sites.at("brand.example/locations/dallas") == set()
    assert sites.called("brand.example", "BRAND Austin, LLC") == {1}
    assert (sites.is_shared("brand.example"), sites.is_shared("oak.example")) == (True, False), "one firm's own offices"
    assert sites.is_shared("elm.example"), "two offices that a list names by the brand's domain"
    assert (sites.called("elm.example", "Elm Waco"), sites.part("elm.example/about")) == ({5}, "")
    assert sites.part("brand.example/about") == sites.part("https://oak.example/locations/waco") == ""


@pytest.mark.parametrize(
    ("website", "key"),
    [
        ("https://brand.example/locations/austin", "austin"),
        ("brand.example/offices/Austin.html", "austin"),
        ("https://brand.example/tx/austin/index.php?id=3", "tx/austin"),
        ("https://brand.example/locations.php?id=3&utm_source=x#map", "locations.php?id=3"),
        ("https://austin.brand.example", "austin"),
        ("https://brand.example/about", ""),
        ("https://brand.example", ""),
        ("", ""),
        ("no address", ""),
    ],
)
def test_the_part_that_an_address_names(website: str, key: str) -> None:
    assert part_key(website, ["Austin"]) == key
