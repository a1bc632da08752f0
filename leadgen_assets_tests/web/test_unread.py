from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import read_page

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

LONG = "<p>" + "Acme Property Management looks after houses in Austin and around. " * 30 + "</p>"

ASKS = "<noscript>You need to enable JavaScript to run this app.</noscript><script src=/a.js></script>"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<title>Just a moment...</title><p>Checking your browser</p><script src=a.js></script>", Outcome.BLOCKED),
        ("<title>Acme</title><p>Please verify you are a human to go on.</p>", Outcome.BLOCKED),
        ("<title>Access Denied</title>You don't have permission to access this server.", Outcome.BLOCKED),
        ("<title>Log in</title><form><input type=password><p>Sign in to your portal</p></form>", Outcome.BLOCKED),
        ("<title>x</title><p>Please enable JavaScript and cookies to continue</p>", Outcome.BLOCKED),
        ("<title>acme.example is for sale</title><p>The domain acme.example is for sale. Buy this domain.</p>", Outcome.PARKED),
        ("<title>acme.example</title><p>This Web page is parked FREE, courtesy of GoDaddy.com</p>", Outcome.PARKED),
        ("<title>Welcome to nginx!</title><p>If you see this page, the server works.</p>", Outcome.PARKED),
        ("<title>Account Suspended</title><p>Contact your provider.</p>", Outcome.PARKED),
        ("<title>404 Not Found</title><h1>Not Found</h1>", Outcome.NOT_FOUND),
        ("<title>Page not found - Acme</title>" + LONG, Outcome.NOT_FOUND),
        ("<title>Acme</title><h1>Oops! That page can’t be found.</h1><p>Search?</p>", Outcome.NOT_FOUND),
        ("<div id=root></div><script src=/app.js></script>", Outcome.SCRIPT_ONLY),
        ("<title>Acme</title><div id=app></div><noscript>You need to enable JavaScript.</noscript><script></script>", Outcome.SCRIPT_ONLY),
        ("<p>Loading, please wait until this page has been set up</p><div id=root></div><script src=/a.js></script>", Outcome.SCRIPT_ONLY),
        (f"<div id=root><p>Loading your page. Problems? Call 512-555-0101 or come by</p></div>{ASKS}", Outcome.SCRIPT_ONLY),
        (f"<div id=root><nav><a href=/a>Homes for rent</a><a href=/c>Contact our Austin office</a></nav></div>{ASKS}", Outcome.SCRIPT_ONLY),
        (f"<div id=root><h1>Acme</h1><p>Homes and more homes in Austin and around it</p></div>{ASKS}", Outcome.SCRIPT_ONLY),
        (f"<p>Call 512-555-0101 to hear of homes in Austin and around</p><div id=root></div>{ASKS}", Outcome.SCRIPT_ONLY),
        (f"<div id=root><h1>Tenants</h1><p>Pay the rent at <a href=https://p.example/>our portal</a> any day</p></div>{ASKS}", Outcome.OK),
        (f"<div id=app><h1>Contact</h1><p>Call us at 512-555-0101, or come to the office</p></div>{ASKS}", Outcome.OK),
        ("", Outcome.UNREACHABLE),
        ("<h1>Before you continue to Acme</h1><p>Our partners use cookies.</p><p>dpo@consent.example</p>", Outcome.BLOCKED),
        ("<title>Acme</title><h2>Acme asks for your consent</h2><p>Store personal data</p><p>512-555-0101</p>", Outcome.BLOCKED),
        ("<h1>Acme</h1><p>Houses in Austin.</p><p>512-555-0101</p><h3>We value your privacy</h3><p>We use cookies.</p>", Outcome.OK),
        (LONG, Outcome.OK),
        ("<title>Acme</title><p>Call us: (512) 555-0101</p>", Outcome.OK),
        ("<title>Lost and Found Boxes</title><p>Things that were found in Austin</p>", Outcome.OK),
        ("<title>Acme</title><p>Our guide: what is a captcha?</p>" + LONG + "<p>Buy this domain name guide</p>", Outcome.OK),
        ("<title>Acme</title><p>Homes in Austin</p><form>Client login<input type=password></form>" + LONG, Outcome.OK),
    ],
)  # fmt: skip
def test_what_a_page_turns_out_to_be(read: Read, html: str, outcome: Outcome) -> None:
    page = read(html)
    assert page.outcome is outcome
    assert bool(page.detail) is (outcome is not Outcome.OK)
    assert bool(page.segments) is (outcome is Outcome.OK)


def test_what_could_not_be_fetched_keeps_its_outcome() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    page = read_page(
        Fetched("https://a.example/", "https://a.example/x", Outcome.TIMEOUT, None, "", b"", at, "slow"), "home"
    )
    assert (page.outcome, page.detail, page.url, page.segments) == (Outcome.TIMEOUT, "slow", "https://a.example/x", ())
