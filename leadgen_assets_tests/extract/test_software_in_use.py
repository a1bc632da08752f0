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


@pytest.mark.parametrize(
    "text",
    [
        "We do not believe in Rentvine.",
        "We do not believe in Rentvine; we keep our own ledgers.",
        "We left Rentvine.",
        "We left Rentvine, and our owners thanked us.",
        "We never liked AppFolio.",
        "We never liked working with AppFolio portals.",
        "no more Propertyware",
        "No more Propertyware for our owners!",
        "We gave up on Propertyware.",
        "We gave up on the Propertyware portal in May.",
        "Forget Rentvine: our owners call us.",
        "Forget Rentvine.",
        "We are not fans of Propertyware, and our owners know it.",
        "Why we will never use Rentvine",
        "We do not trust Propertyware with our books.",
        "We tried AppFolio once and went back to paper.",
        "Our owners did not like AppFolio, so we do without.",
        "You will not find AppFolio in our office.",
        "We manage your rental without AppFolio or any other portal.",
        "We dropped AppFolio for our owners.",
        "Our team ditched Propertyware two years ago.",
        "We said no to AppFolio.",
        "Our tenants hated the AppFolio portal.",
        "We are done with AppFolio and its fees for owners.",
        "We got rid of Propertyware for our tenants.",
        "Nobody in our office uses AppFolio.",
        "None of our owners wanted AppFolio.",
        "Tired of AppFolio? Our owners are not.",
        "We do not need AppFolio to pay owners.",
        "AppFolio was never for us.",
        "AppFolio did not work for our owners.",
        "AppFolio is too expensive for our owners.",
        "The AppFolio portal let our tenants down.",
        "We cancelled our contract with AppFolio.",
        "We parted ways with Propertyware, and our owners now get paper statements.",
        "Our bookkeeper has had enough of Rentvine.",
        "We moved off AppFolio last year.",
        "We refuse to work with AppFolio.",
        "Say goodbye to AppFolio: our statements are on paper.",
        "We stay away from AppFolio in our office.",
        "We avoid software like Rentvine for our rentals.",
        "Our owners deserve better than AppFolio.",
        "We don't run on Rentvine like the big firms.",
        "Rather than through AppFolio, our owners are paid by check.",
        "We haven't used Propertyware in our office since 2019.",
        "Rentvine lost us in 2018.",
        "We rejected Rentvine for our portal.",
        "We could not make AppFolio work for our owners.",
        "Our first portal was AppFolio; it was a mistake.",
        "We weren't happy with AppFolio.",
        "Our clients use Propertyware at their own firms.",
        "Our neighbors trust Propertyware.",
        "Our competitors run on AppFolio.",
        "Our founder was an early AppFolio user.",
        "Our broker has worked with Rentvine at her last firm.",
        "We reviewed AppFolio for our blog.",
        "We know AppFolio well, since other managers ask us about it.",
        "Our bank likes AppFolio.",
        "We compared AppFolio for you.",
        "We like AppFolio's logo.",
        "Our software is not AppFolio.",
        "We have yet to use AppFolio.",
        "We used Propertyware for our books.",
        "We have had it with AppFolio.",
        "Our owners never warmed to AppFolio.",
        "Neither our owners nor we use Rentvine.",
        "Software: not AppFolio",
        "We would rather walk than use Rentvine for our books.",
        "Who needs Rentvine? Our team does not.",
        "We never got along with Propertyware in our office.",
        "Our office is a Propertyware-free zone.",
        "We do everything by hand, no AppFolio, no portals for our tenants.",
        "We swore off AppFolio for our owners.",
        "AppFolio has failed us.",
        "AppFolio raised its fees, so we closed our account.",
        "We ended our time with Rentvine, and our tenants pay by check.",
        "We ran from AppFolio and our owners cheered.",
        "It's goodbye AppFolio for our tenants.",
        "We see no need for AppFolio in our office.",
        "Our team can't stand AppFolio.",
        "We work against AppFolio's prices for our owners.",
        "A friend trusts AppFolio with our kind of books.",
        "We will use AppFolio for our books one day.",
        "We may use Propertyware for our books.",
        "Do we use Propertyware?",
        "We could use AppFolio for our rents.",
        "Our auditor relies on Rentvine.",
        "Our former manager loved AppFolio.",
        "Our tenants ask why we do not use AppFolio.",
        "We are an AppFolio alternative.",
        "We got a quote from AppFolio for our portfolio.",
        "Our intern studied AppFolio.",
    ],
)
def test_software_that_is_denied_left_or_spoken_ill_of_is_not_in_use(page, read, values, text):
    assert values(read(page([text])), "pms") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Our owners see their statements in AppFolio.", "appfolio"),
        ("We run our books on Propertyware.", "propertyware"),
        ("We use AppFolio so you never miss a payment.", "appfolio"),
        ("If you do not have an AppFolio account, ask us.", "appfolio"),
        ("Do not share your AppFolio login with anybody.", "appfolio"),
        ("We do not charge fees for payments through AppFolio.", "appfolio"),
        ("We do not accept cash; pay through AppFolio.", "appfolio"),
        ("Not sure how to log in to AppFolio? Call us.", "appfolio"),
        ("No more paper checks: pay through AppFolio.", "appfolio"),
        ("Never write a check again, pay with AppFolio.", "appfolio"),
        ("You do not need a stamp to pay rent in AppFolio.", "appfolio"),
        ("Our tenants cannot live without our AppFolio portal.", "appfolio"),
        ("We gave up paper checks and pay owners through AppFolio.", "appfolio"),
        ("Forget stamps: pay rent through AppFolio.", "appfolio"),
        ("Forgot your password? Log in to AppFolio and reset it.", "appfolio"),
        ("We not only use AppFolio for our owners, we train them.", "appfolio"),
        ("Our owners love AppFolio.", "appfolio"),
        ("You can't pay in person, only through our AppFolio portal.", "appfolio"),
        ("Tenants who do not pay through AppFolio can mail a check to us.", "appfolio"),
        ("Without a password you cannot log in to AppFolio.", "appfolio"),
        ("We do not just use AppFolio; we know it for our owners.", "appfolio"),
        ("Tired of paper? Pay rent in AppFolio.", "appfolio"),
        ("Our AppFolio portal never sleeps.", "appfolio"),
        ("Tenants don't have to wait: pay rent with AppFolio.", "appfolio"),
        ("We use Propertyware and not spreadsheets for our books.", "propertyware"),
        ("We cannot change your AppFolio password.", "appfolio"),
        ("We replaced paper with AppFolio for our owners.", "appfolio"),
        ("We trust Propertyware with our books.", "propertyware"),
        ("We have worked with Propertyware since 2015.", "propertyware"),
        ("Our firm has worked with Propertyware since 2015.", "propertyware"),
        ("Our books are kept in AppFolio.", "appfolio"),
        ("Owners log in through Propertyware.", "propertyware"),
        ("We believe in Rentvine for our books.", "rentvine"),
        ("Our accounting runs on Rentvine.", "rentvine"),
        ("We manage every home in Propertyware.", "propertyware"),
        ("Our office has been on AppFolio since 2012.", "appfolio"),
        ("All our leases are signed in AppFolio.", "appfolio"),
        ("We chose Rentvine for our accounting.", "rentvine"),
        ("Rent is collected with Propertyware.", "propertyware"),
        ("Each owner has a login to AppFolio.", "appfolio"),
        ("Our ledgers live in Propertyware.", "propertyware"),
        ("Maintenance requests go through AppFolio.", "appfolio"),
        ("Our software is Propertyware.", "propertyware"),
        ("We rely on Propertyware for owner statements.", "propertyware"),
        ("Our team works in AppFolio every day.", "appfolio"),
        ("We keep our books in Rentvine.", "rentvine"),
        ("We are a Propertyware shop.", "propertyware"),
        ("We are proud AppFolio users.", "appfolio"),
        ("Software: AppFolio", "appfolio"),
        ("Powered by AppFolio, our owner portal is open day and night.", "appfolio"),
        ("We switched to Rentvine in 2023.", "rentvine"),
        ("Our bookkeeper does our books in Propertyware.", "propertyware"),
        ("Your rent is paid in AppFolio.", "appfolio"),
        ("We pay our owners with AppFolio.", "appfolio"),
        ("We love AppFolio for our owners.", "appfolio"),
        ("AppFolio has served us well since 2014.", "appfolio"),
        ("AppFolio is our software of choice.", "appfolio"),
        ("The software that we use is Propertyware.", "propertyware"),
        ("For accounting we use Rentvine.", "rentvine"),
        ("Work orders are tracked in AppFolio.", "appfolio"),
        ("You sign your lease in AppFolio.", "appfolio"),
        ("We host our owner statements on Propertyware.", "propertyware"),
        ("Thanks to AppFolio our owners see each bill.", "appfolio"),
        ("We send owner statements with Propertyware.", "propertyware"),
        ("Our company standardized on Rentvine.", "rentvine"),
        ("Our tenants report repairs in AppFolio.", "appfolio"),
        ("We have worked with AppFolio for ten years.", "appfolio"),
        ("Our firm relies on Rentvine.", "rentvine"),
        ("We've been on AppFolio since 2010.", "appfolio"),
        ("Our whole office runs on Propertyware.", "propertyware"),
        ("We proudly use Rentvine.", "rentvine"),
        ("Our managers love Rentvine.", "rentvine"),
        ("Our company chose AppFolio.", "appfolio"),
        ("We are longtime Propertyware customers.", "propertyware"),
        ("We are an AppFolio client.", "appfolio"),
        ("We're a proud Rentvine shop.", "rentvine"),
        ("PMS software: Propertyware", "propertyware"),
        ("Our software: Propertyware", "propertyware"),
        ("Propertyware keeps our books straight.", "propertyware"),
        ("AppFolio helps us answer fast.", "appfolio"),
        ("Thanks to Propertyware, you see your statement on the first of the month.", "propertyware"),
        ("We live in AppFolio.", "appfolio"),
        ("Our staff works in Propertyware all day.", "propertyware"),
        ("Our accountants swear by Rentvine.", "rentvine"),
        ("We trust AppFolio with our rents and never looked back.", "appfolio"),
        ("Our ledgers are kept in Rentvine.", "rentvine"),
        ("Our inspections are done in AppFolio.", "appfolio"),
        ("Nothing gets lost, since we use AppFolio.", "appfolio"),
        ("We use AppFolio, not paper.", "appfolio"),
        ("We depend on Propertyware for our accounting.", "propertyware"),
        ("You will never miss a statement with our AppFolio portal.", "appfolio"),
        ("With AppFolio we never miss a payment.", "appfolio"),
        ("Our tenants, who never liked checks, pay through AppFolio.", "appfolio"),
        ("We quit paper in 2012 and run on Propertyware.", "propertyware"),
        ("We moved from paper to AppFolio.", "appfolio"),
        ("No fees: our tenants pay in AppFolio.", "appfolio"),
    ],
)
def test_software_that_the_firm_says_it_uses_is_read_beside_other_denials(page, read, values, text, value):
    assert values(read(page([text])), "pms") == [value]


@pytest.mark.parametrize(
    ("line", "given_up"),
    [
        ("We gave up on our AppFolio portal", True),
        ("We never liked AppFolio, which is still here: portal", True),
        ("You can't pay in person: our AppFolio portal", False),
    ],
)
def test_a_link_in_a_line_that_denies_its_vendor_is_no_proof(page, read, values, line, given_up):
    rows = [line, link("portal", "https://maplehollow.appfolio.com/connect")]
    assert values(read(page(rows)), "pms") == ([] if given_up else ["appfolio"])
