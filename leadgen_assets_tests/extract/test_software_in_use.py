"""Software that is announced, given up, another firm's or only a name of something else is not what the firm uses."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.linked_hosts import vendor_address
from leadgen_assets.domain.pages.page import Kind


def link(text: str, href: str) -> tuple[Kind, str, dict[str, str]]:
    return (Kind.LINK, text, {"href": href})


SISTER = "https://sisterco.appfolio.com/connect"


@pytest.mark.parametrize(
    "text",
    [
        # given up
        "Our owner portal by AppFolio is retired.",
        "The AppFolio portal for our tenants has been discontinued.",
        "Your AppFolio login was switched off in May.",
        "Please do not pay through our old AppFolio portal.",
        "Statements of our former portal with AppFolio are in the archive.",
        # a house, an event, an employer
        "Our office is in the AppFolio building; tenants enter through AppFolio lobby.",
        "Tenants find us in the AppFolio Tower.",
        "We train our owners with AppFolio consultants.",
        "Meet us at the AppFolio conference with your tenants.",
        # announced
        "We will switch to AppFolio in 2027.",
        "We are moving to AppFolio, and tenants will hear from us.",
        "Our tenants will be glad that we plan to migrate to AppFolio.",
        "Next year we switch to AppFolio and our tenants pay there.",
        "Our AppFolio portal is coming soon.",
        "We are considering AppFolio as our portal.",
        "We plan to launch our AppFolio portal for tenants.",
    ],
)
def test_what_is_given_up_announced_or_a_mere_name_is_not_in_use(page, read, values, text):
    assert values(read(page([text])), "pms") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We will switch to AppFolio in 2027; our tenants pay through Rentvine.", "rentvine"),
        ("For now our tenants pay through Rentvine, but we will switch to AppFolio next year.", "rentvine"),
        ("We switched to Rentvine, so you will need to log in again.", "rentvine"),
        ("Our old website is gone, and you pay through AppFolio now.", "appfolio"),
        ("You will get your AppFolio login as soon as the lease is signed.", "appfolio"),
        ("Your AppFolio account is closed when you move out.", "appfolio"),
        ("Owners see statements in our AppFolio Resident Center portal.", "appfolio"),
        ("As soon as you move in, pay your rent through AppFolio.", "appfolio"),
    ],
)
def test_what_is_in_use_today_is_read_beside_such_words(page, read, values, text, value):
    assert values(read(page([text])), "pms") == [value]


@pytest.mark.parametrize(
    "rows",
    [
        [link("Resident portal of our sister company Sister Co", SISTER)],
        [link("Portal (partner company)", SISTER)],
        [(Kind.HEADING, "Our sister company", {"label": "h3"}), "Sister Co:", link("Sister Co portal", SISTER)],
        ["Resident portal of our sister company Sister Co", link("Resident portal", SISTER)],
        ["Here is the login for tenants of our parent company.", link("the login", SISTER)],
    ],
)
def test_a_sister_companys_portal_is_not_the_firms(page, read, values, rows):
    extraction = read(page(rows))
    assert (values(extraction, "pms"), values(extraction, "pms_tenant")) == ([], [])


@pytest.mark.parametrize(
    "slug",
    [
        "{t}",
        "%7Bt%7D",
        "{{ slug }}",
        "<tenant>",
        "[tenant]",
        "${tenant}",
        ":tenant",
        "%25TENANT%25",
        "***",
        "...",
        "__TENANT__",
    ],
)
def test_a_route_that_nobody_filled_in_is_nothing(vocabulary, slug):
    address = f"https://app.propertyware.com/pw/portals/{slug}/tenant.action"
    assert vendor_address(address, vocabulary.fields["pms"]) is None


@pytest.mark.parametrize("end", ["", "?next=%7Bpath%7D", "?filters[order_by]=rent"])
def test_a_question_behind_a_portals_address_changes_nothing(vocabulary, end):
    found = vendor_address(f"https://maplehollow.appfolio.com/listings{end}", vocabulary.fields["pms"])
    assert found is not None
    assert found.tenant == "maplehollow"


@pytest.mark.parametrize(
    "text",
    [
        "Our neighbors at Pine swear by AppFolio.",
        "The association's board pays its bills in AppFolio, not we.",
        "A friend of ours pays rent through AppFolio.",
        "The firm next door runs its portal on AppFolio.",
        "My cousin's shop keeps its owner records in AppFolio.",
        "Other managers rely on AppFolio for owner statements.",
        "Most firms in Waco use AppFolio for our kind of rentals.",
        "Our competitor collects rent through AppFolio.",
        "Our bank pays its vendors through AppFolio, and so could you.",
        "The HOA's treasurer does its books in AppFolio for owners.",
        "Our mentor recommends AppFolio for owners.",
        "The landlord next door likes AppFolio for rent payments.",
        "Your tenants pay online in AppFolio, not us.",
        "People in our club work with Propertyware to pay owners.",
        "Our partner firm in Ohio uses our favorite, AppFolio.",
        "Another brokerage on our street uses AppFolio for owners.",
    ],
)
def test_software_of_whoever_the_firm_does_not_serve_is_not_the_firms(page, read, values, text):
    assert values(read(page([text])), "pms") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Our tenants pay rent through AppFolio.", "appfolio"),
        ("The tenant portal runs on AppFolio.", "appfolio"),
        ("The company uses AppFolio for our accounting.", "appfolio"),
        ("Residents pay their rent in AppFolio.", "appfolio"),
        ("Our residents like our AppFolio app.", "appfolio"),
        ("Our associations pay through our AppFolio portal.", "appfolio"),
        ("Our bookkeeper keeps our owners' books in AppFolio.", "appfolio"),
        ("Your rent is paid through AppFolio.", "appfolio"),
        ("Our vendors send invoices through our AppFolio portal.", "appfolio"),
        ("Board members log in to our AppFolio portal.", "appfolio"),
        ("We use AppFolio for our owners, and our neighbors like it.", "appfolio"),
        ("Most of our tenants pay through AppFolio.", "appfolio"),
        ("Members use our AppFolio portal.", "appfolio"),
        ("Landlords use our AppFolio owner portal.", "appfolio"),
        ("The office uses Propertyware for our rent payments.", "propertyware"),
        ("Many of our owners prefer the AppFolio portal.", "appfolio"),
        ("We swear by AppFolio for our owners.", "appfolio"),
    ],
)
def test_software_that_the_firm_and_its_people_use_is_read(page, read, values, text, value):
    assert values(read(page([text])), "pms") == [value]
