"""Where a site is entered: lists name any page of it, and parts of sites that firms share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.hosts.web_address import without_tracking
from leadgen_assets.web.addresses import page_key
from leadgen_assets.web.entrance import Entrance, entrance_of, is_in_part


@pytest.mark.parametrize(
    ("website", "home", "hint", "further"),
    [
        ("https://acme.example", "https://acme.example", "", False),
        ("https://acme.example/", "https://acme.example/", "", False),
        ("https://acme.example/?utm_source=google&utm_medium=gmb&gclid=x", "https://acme.example/", "", False),
        ("https://acme.example?fbclid=1#top", "https://acme.example", "", False),
        (
            "http://www.acme.example/old-page.html",
            "http://www.acme.example/",
            "http://www.acme.example/old-page.html",
            True,
        ),
        (
            "http://acme.example:8080/contact?a=1",
            "http://acme.example:8080/",
            "http://acme.example:8080/contact?a=1",
            True,
        ),
        ("http://acme.example/about?utm_campaign=x", "http://acme.example/", "http://acme.example/about", True),
        ("https://acme.example/?page_id=7", "https://acme.example/", "https://acme.example/?page_id=7", True),
        ("https://acme.example/index.html", "https://acme.example/", "https://acme.example/index.html", False),
        ("https://acme.example/austin-homes", "https://acme.example/", "https://acme.example/austin-homes", True),
        ("https://acme.example/locations.html", "https://acme.example/", "https://acme.example/locations.html", True),
        (
            "https://acme.example/locations/index.php",
            "https://acme.example/",
            "https://acme.example/locations/index.php",
            True,
        ),
        ("https://acme.example/about.php?id=3", "https://acme.example/", "https://acme.example/about.php?id=3", True),
        ("https://acme.example/de/kontakt", "https://acme.example/", "https://acme.example/de/kontakt", True),
    ],
)
def test_the_home_page_comes_first_whatever_page_is_named(website: str, home: str, hint: str, further: bool) -> None:
    found = entrance_of(website, ["Austin", ""])
    assert (found.website, found.home, found.hint, found.further) == (website, home, hint, further)


@pytest.mark.parametrize(
    "path",
    [
        "~smith/",
        "~smith/index.html",
        "locations/north",
        "tx/anywhere",
        "north-dakota/fargo",
        "round-rock",
        "x/Round%20Rock-TX/",
        "tx/austin/index.php?id=3",
        "tx/austin/brochure.pdf",
        "tx/austin.html",
        "offices/north/default.aspx",
        "locations/north.php",
        "round-rock.html",
        "locations.php?id=3",
        "locations?city=austin",
        "agents/show.php?agent=smith&lang=en",
    ],
)
def test_a_part_of_a_shared_site_is_entered_there(path: str) -> None:
    found = entrance_of(f"https://brand.example/{path}", ["Round Rock"])
    assert found.home == f"https://brand.example/{path}"
    assert found.part
    assert not found.hint or is_in_part(found.hint, found.part)
    assert is_in_part(found.home, found.part)


@pytest.mark.parametrize(
    ("website", "inside", "outside"),
    [
        ("https://www.brand.example/locations/austin", "/locations/austin/team", "/locations/austin-north/team"),
        ("https://brand.example/tx/austin/", "/TX/Austin/about?x=1#y", "/tx/about"),
        ("http://host.example/~smith/index.html", "/~smith/contact.html", "/contact.html"),
        ("http://host.example/%7Esmith", "/~smith/contact.html", "/~smithson/"),
        ("https://brand.example/round-rock", "/round-rock", "/"),
        ("https://brand.example/tx/austin/index.php?id=3", "/tx/austin/team", "/tx/dallas/index.php?id=3"),
        ("https://www.brand.example/location.php?id=3", "/location.php?id=3#map", "/location.php?id=4"),
        ("https://brand.example/location.php?id=3", "/location.php?id=3", "/location.php"),
        ("https://brand.example/locations/austin.html", "/locations/Austin.html?x=1", "/locations/dallas.html"),
    ],
)
def test_what_is_above_and_beside_a_part_is_outside_of_it(website: str, inside: str, outside: str) -> None:
    found = entrance_of(website, ["Round Rock"])
    host = website.split("/")[2]
    assert is_in_part(f"https://{host}{inside}", found.part)
    assert not is_in_part(f"https://{host}{outside}", found.part)
    assert not is_in_part(f"https://other.example{inside}", found.part)


@pytest.mark.parametrize(
    ("path", "front"),
    [
        ("locations/austin", ""),
        ("locations/Austin/", ""),
        ("locations/austin.html", ""),
        ("locations.php?id=3", ""),
        ("locations/austin/index.html", "https://brand.example/locations/austin"),
        ("tx/austin/index.php?id=9", "https://brand.example/tx/austin"),
        ("tx/austin/team", "https://brand.example/tx/austin"),
    ],
)
def test_a_parts_front_page_may_stand_in_for_the_page_that_was_named(path: str, front: str) -> None:
    assert entrance_of(f"https://brand.example/{path}").hint == front


def test_scheme_and_host_are_the_same_in_capitals() -> None:
    assert entrance_of("HTTP://WWW.Acme.Example/About") == Entrance(
        "HTTP://WWW.Acme.Example/About", "http://www.acme.example/", "http://www.acme.example/About", further=True
    )
    assert entrance_of("HTTPS://ACME.example").home == "https://acme.example"


@given(st.text(alphabet="abz/?&#=.~-:%é \x00", max_size=40), st.lists(st.text(max_size=8), max_size=2))
def test_any_text_has_an_entrance(text: str, cities: list[str]) -> None:
    found = entrance_of(f"https://{text}", cities)
    assert found.home
    assert without_tracking(found.home) == found.home


def test_what_only_tracks_names_no_page() -> None:
    assert page_key("https://acme.example/a?utm_source=x&id=2&gclid=y") == "acme.example/a?id=2"
    assert without_tracking("https://acme.example/?id=2#a?b") == "https://acme.example/?id=2#a?b"
