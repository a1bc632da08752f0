from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leadgen_assets.web.links import choose_pages, role_of

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

FILL = "<p>" + "Acme Property Management looks after houses in Austin and around. " * 3 + "</p>"
BASE = "https://www.acme.example"
PAGES = {"owners": ("for owners", "owners"), "portal": ("portal", "residents", "login")}


def test_one_of_each_role_first(read: Read) -> None:
    home = read(
        FILL
        + "<nav><a href=/>Home</a><a href=/blog/contact-us-today>Blog</a><a href=/about-us>About Us</a><a href=/our-team>Our Team</a>"
        "<a href=/owners>For Owners</a><a href=/residents>Residents</a><a href=/contact>Contact</a>"
        "<a href=/offices/>Offices</a><a href=/brochure.pdf>About us</a><a href='https://other.example/contact'>Contact</a></nav>"
    )
    assert choose_pages(home, "acme.example", (), 6, PAGES) == [
        (f"{BASE}/contact", "contact"),
        (f"{BASE}/our-team", "team"),
        (f"{BASE}/about-us", "about"),
        (f"{BASE}/owners", "owners"),
        (f"{BASE}/residents", "portal"),
        (f"{BASE}/offices/", "contact"),
    ]


def test_never_more_than_the_limit_nor_the_home_page_nor_a_page_twice(read: Read) -> None:
    home = read(
        FILL + "<a href=/contact>Contact us</a><a href=/contact/#form>Contact</a><a href='/#about'>About us</a>"
    )
    assert choose_pages(home, "acme.example", (), 6, PAGES) == [(f"{BASE}/contact", "contact")]
    assert choose_pages(home, "acme.example", (), 0, PAGES) == []


def test_path_speaks_where_the_text_does_not(read: Read) -> None:
    home = read(FILL + "<a href=/x.html>Learn more</a><a href=/company/our-team.html>Learn more</a>")
    assert choose_pages(home, "acme.example", (), 6, PAGES) == [(f"{BASE}/company/our-team.html", "team")]


def test_whole_phrases_before_parts(read: Read) -> None:
    home = read(FILL + "<a href=/a>Contact lenses guide</a><a href=/b>Contact Us</a>")
    assert choose_pages(home, "acme.example", (), 1, PAGES) == [(f"{BASE}/b", "contact")]


def test_other_hosts_of_the_domain_count(read: Read) -> None:
    home = read(FILL + "<a href='https://portal.acme.example/login'>Login</a>")
    assert choose_pages(home, "acme.example", (), 3, PAGES) == [("https://portal.acme.example/login", "portal")]


def test_a_transport_that_lists_addresses_is_believed(read: Read) -> None:
    home = read(FILL + "<a href=/about>About</a><a href=/contact/>Contact</a>")
    listed = (
        f"{BASE}/",
        f"{BASE}/news/1",
        f"{BASE}/contact",
        f"{BASE}/page-7.html",
        f"{BASE}/meet-the-team",
        f"{BASE}/a.pdf",
    )
    assert choose_pages(home, "acme.example", listed, 6, PAGES) == [
        (f"{BASE}/contact/", "contact"),
        (f"{BASE}/meet-the-team", "team"),
        (f"{BASE}/page-7.html", "list"),
        (f"{BASE}/news/1", "list"),
    ]


def test_which_further_pages_tell_something_is_for_the_icp_to_say(read: Read) -> None:
    home = read(
        FILL
        + "<a href=/x>API docs</a><a href=/contact>Contact</a><a href=/y>Plans &amp; pricing</a><a href=/z>Owners</a>"
    )
    pages = {"developers": ("developers", "API docs"), "pricing": ("Plans & Pricing",)}
    assert choose_pages(home, "acme.example", (), 6, pages) == [
        (f"{BASE}/contact", "contact"),
        (f"{BASE}/x", "developers"),
        (f"{BASE}/y", "pricing"),
    ]
    assert choose_pages(home, "acme.example", (), 6, {}) == [(f"{BASE}/contact", "contact")]


def test_of_a_part_of_a_shared_site_nothing_above_it_is_read(read: Read) -> None:
    home = read(
        FILL + "<a href=/about>About us</a><a href=/team>Our team</a><a href=/tx/austin/team>Our team</a>"
        "<a href=/tx/austin-north/contact>Contact</a><a href=https://acme.example/tx/austin/contact>Contact</a>"
    )
    part = "acme.example/tx/austin"
    assert choose_pages(home, "acme.example", (), 6, PAGES, part) == [
        ("https://acme.example/tx/austin/contact", "contact"),
        (f"{BASE}/tx/austin/team", "team"),
    ]
    listed = [f"{BASE}/about", f"{BASE}/tx/austin/team", f"{BASE}/tx/austin/fees"]
    assert choose_pages(home, "acme.example", listed, 6, PAGES, part) == [
        (f"{BASE}/tx/austin/team", "team"),
        (f"{BASE}/tx/austin/fees", "list"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Meet the Doctors", "Our Doctors", "Our Providers", "Our Dentists", "Meet Dr. Vesper", "Our Veterinarians", "Our Therapists",
        "Our Attorneys", "Our Agents", "Our Stylists", "Attorneys", "Providers", "Meet Our Dentist", "About Dr. Vesper", "Meet Jane Vesper",
        "Meet the Owner", "Meet Your Instructors", "Our Expert Team",
    ],
)  # fmt: skip
def test_a_link_to_a_firms_people_may_say_what_they_are(read: Read, said: str) -> None:
    home = read(FILL + f"<nav><a href=/>Home</a><a href=/x>{said}</a><a href=/services>Services</a></nav>")
    assert choose_pages(home, "acme.example", (), 6, {}) == [(f"{BASE}/x", "team")]


@pytest.mark.parametrize("step", ["meet-the-doctors", "our-dentists", "meet-dr-vesper", "our-attorneys.html"])
def test_an_address_may_say_it(step: str) -> None:
    assert role_of(f"{BASE}/{step}", {}) == "team"


@pytest.mark.parametrize(
    "said",
    [
        "Our Services", "Our Partners", "Our Clients", "Our Sponsors", "Our Investors", "Our Products", "Our Guides", "Our Artists",
        "Our Builders", "For Attorneys", "Brokers", "Contractors", "Teachers", "Meet Austin", "Meet the Press", "Meet and Greet",
        "Doctors near you", "Find a doctor", "Dentist Marketing", "Meet Jane",
    ],
)  # fmt: skip
def test_a_link_to_others_or_to_things_is_none_to_the_firms_people(read: Read, said: str) -> None:
    home = read(FILL + f"<nav><a href=/>Home</a><a href=/x>{said}</a></nav>")
    assert choose_pages(home, "acme.example", (), 6, {}) == []


def test_several_nouns_alone_say_for_whom_a_firm_works(read: Read) -> None:
    home = read(FILL + "<a href=/a>Dentists</a><a href=/b>Attorneys</a><a href=/c>Chiropractors</a>")
    assert choose_pages(home, "acme.example", (), 6, {}) == []


def test_a_page_of_the_team_comes_before_one_of_a_profession(read: Read) -> None:
    home = read(FILL + "<a href=/a>Our Doctors</a><a href=/b>Meet the Team</a><a href=/c>Attorneys</a>")
    assert choose_pages(home, "acme.example", (), 6, {}) == [(f"{BASE}/b", "team"), (f"{BASE}/a", "team")]
