"""What testers found on ordinary pages: labels of address parts, marks before names, notices, signed quotations, strangers' entries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import read_page

SEEN = datetime(2026, 11, 2, tzinfo=UTC)
HEAD = (
    "<title>Maple Hollow Property Management</title><body><nav><a href=/>Home</a> <a href=/a>About us</a> <a href=/o>Owners</a>"
    " <a href=/c>Contact</a></nav><h1>Maple Hollow Property Management</h1>"
)


def _page(body: str):
    url = "https://maplehollow.example/"
    html = f"<html>{HEAD}{body}<footer>© 2026 Maple Hollow Property Management</footer></body></html>"
    return read_page(
        Fetched(url, url, Outcome.OK, 200, "text/html; charset=utf-8", html.encode(), SEEN), "home"
    ).page_text()


def _values(found, *fields: str) -> list[str]:
    return [str(next((fact.value for fact in found.facts if fact.field == field), "")) for field in fields]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>Address:</td><td>77 Old Post Rd</td></tr><tr><td>City:</td><td>Lenox</td></tr><tr><td>State:</td><td>MA</td></tr>"
        "<tr><td>Zip:</td><td>01240</td></tr></table>",
        "<dl><dt>Street</dt><dd>77 Old Post Rd</dd><dt>City</dt><dd>Lenox</dd><dt>State</dt><dd>MA</dd><dt>Zip</dt><dd>01240</dd></dl>",
        "<ul><li>Address: 77 Old Post Rd</li><li>City: Lenox</li><li>State: MA</li><li>Zip Code: 01240</li></ul>",
        "<p>Address: 77 Old Post Rd<br>City: Lenox<br>State: MA<br>Zip: 01240</p>",
        "<div><span>Address:</span> 77 Old Post Rd</div><div><span>City/State/Zip:</span> Lenox, MA 01240</div>",
        "<p>77 Old Post Rd<br>Lenox, MA 01240</p>",
    ],
)
def test_labels_of_an_address_are_no_part_of_it(read, body):
    assert _values(read(_page(body + "<p>(413) 555-0100</p>")), "street", "city", "state") == [
        "77 Old Post Rd",
        "Lenox",
        "MA",
    ]


@pytest.mark.parametrize(
    "line", ["© Maple Hollow, Inc.<br>14 Elm St<br>Salem, OR 97301", "Maple Hollow Caf\ufffd<br>14 Elm St"]
)
def test_a_mark_or_a_broken_letter_is_no_part_of_a_name(read, line):
    names = {str(fact.value) for fact in read(_page(f"<p>{line}</p>")).facts if fact.field == "company_name"}
    assert names
    assert not any("©" in name or "\ufffd" in name for name in names)


@pytest.mark.parametrize(
    "says",
    [
        "is committed to ensuring that its website is accessible to people with disabilities.",
        "is not responsible for the content of external links on this website.",
        "is closed on Memorial Day and will open again on the Tuesday after that.",
        "was acquired by Grandhollow Holdings in the year 2019 and keeps its name.",
        "is the best company that we have ever used, says the Lund family of Salem.",
    ],
)
def test_a_notice_that_begins_with_the_name_describes_nothing(read, says):
    what = "Maple Hollow Property Management looks after rental homes and is a family firm of Salem, Oregon."
    for body, found in (
        (f"<p>Maple Hollow Property Management {says}</p><p>{what}</p>", what),
        (f"<p>{what}</p>", what),
    ):
        assert _values(read(_page(body)), "description") == [found]


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote>They care for my 777 rental homes. <cite>Peter Lopez, Owner</cite></blockquote>",
        "<blockquote>We could not be happier. Peter Lopez, Owner</blockquote>",
        '<div class="testimonial"><p>They manage 777 rental homes for us.</p><p>Peter Lopez, Owner</p></div>',
        "<figure><blockquote>They manage our 777 rental homes.</blockquote><figcaption>Peter Lopez, Owner</figcaption></figure>",
    ],
)
def test_who_signs_a_quotation_and_what_he_says_is_not_the_firms(read, quoted):
    found = read(_page(quoted))
    assert found.people == ()
    assert "777" not in {str(fact.value) for fact in found.facts}


def test_an_indented_paragraph_is_no_quotation(read):
    found = read(
        _page("<blockquote>We manage 777 rental homes in Salem.</blockquote><h2>Our team</h2><p>Peter Lopez, Owner</p>")
    )
    assert [person.full_name for person in found.people] == ["Peter Lopez"]
    assert "777" in {str(fact.value) for fact in found.facts}


@pytest.mark.parametrize(
    ("name", "people"),
    [("Pinewick Rentals", []), ("Maple Hollow", ["Peter Lopez"]), ("Maple Hollow LLC", ["Peter Lopez"])],
)
@pytest.mark.parametrize("role", ["founder", "employee"])
def test_whom_another_firms_entry_holds_is_not_the_firms(read, name, people, role):
    entry = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"RealEstateAgent","name":"%s","%s":'
        '{"@type":"Person","name":"Peter Lopez","jobTitle":"Owner"}}</script>'
    )
    assert [person.full_name for person in read(_page(entry % (name, role))).people] == people


def test_a_mailbox_for_bills_comes_behind_one_that_is_called_by_a_word(read):
    found = read(_page("<p>Billing: billing@maplehollow.example</p><p>Write to: smile@maplehollow.example</p>"))
    best = max((fact for fact in found.facts if fact.field == "email"), key=lambda fact: fact.confidence)
    assert best.value == "smile@maplehollow.example"
