"""Of several mailboxes of a firm's own the front desk's comes first, wherever it stands; what nobody answers is none."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.facts.resolution import resolve

PROSE = (
    "We are a small firm in Austin that looks after homes with care and for a fair price since many years, so if you want to talk to us "
    "just drop a line to hello@maplehollow.example and one of us answers within a day or two."
)


@pytest.fixture
def mail(page, read, vocabulary):
    """The profile's mailbox of a home page and a contact page, "" for none."""

    def run(home, contact=()):
        pages = [page(home), *([page(contact, role="contact")] if contact else [])]
        roles = {each.url: each.role for each in pages}
        found = read(*pages)
        own = [(person.full_name, person.facts) for person in found.people]
        values = resolve(found.facts, own, vocabulary, pages_read=len(pages), roles=roles).fields["email"].values
        return values[0].partition("@")[0] if values else ""

    return run


@pytest.mark.parametrize("office", ["hello", "hi", "info", "office", "mail", "bonjour", "hola", "kontakt", "contacto"])
@pytest.mark.parametrize("department", ["leasing", "events", "sales", "bookings"])
def test_the_front_desks_comes_before_a_departments_of_a_better_place(mail, office, department):
    line = f"{department.title()}: {department}@maplehollow.example"
    assert mail([f"Write to us: {office}@maplehollow.example"], [line]) == office
    assert mail([f"Write to us: {office}@maplehollow.example", line]) == office


@pytest.mark.parametrize("line", ["For leasing: leasing@maplehollow.example", "leasing@maplehollow.example"])
def test_the_front_desks_in_a_sentence_comes_before_a_departments_line(mail, line):
    assert mail([PROSE], [line]) == "hello"
    assert mail([PROSE, line]) == "hello"


@pytest.mark.parametrize(
    "only", ["leasing", "events", "sales", "service", "billing", "webmaster", "jane", "smile", "careers"]
)
def test_the_only_one_stays_whatever_its_purpose(mail, only):
    assert mail([f"{only}@maplehollow.example"]) == only


@pytest.mark.parametrize(
    "only", ["privacy", "noreply", "no-reply", "dmca", "gdpr", "abuse", "datenschutz", "unsubscribe"]
)
def test_what_a_machine_or_a_law_has_is_nobodys_to_write_to(mail, only):
    assert mail([f"{only}@maplehollow.example"]) == ""
    assert mail([f"{only}@maplehollow.example, careers@maplehollow.example"]) == "careers"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Contact Steve Alder, President, at 512-555-0101 or steve@maplehollow.example.", "President"),
        ("Contact Steve Alder, President, at steve@maplehollow.example.", "President"),
        ("Steve Alder, Owner, call 512-555-0101", "Owner"),
        ("Steve Alder, Office Manager, on 512-555-0101 or by e-mail: steve@maplehollow.example", "Office Manager"),
        ("Steve Alder, Broker, 512-555-0101", "Broker"),
        ("Steve Alder, Director of Operations 512-555-0101", "Director of Operations"),
    ],
)
def test_what_leads_to_a_number_behind_a_title_is_no_part_of_it(page, read, text, title):
    found = read(page([text]))
    people = {each.full_name: {fact.field: fact.value for fact in each.facts} for each in found.people}
    assert people["Steve Alder"]["title"] == title
