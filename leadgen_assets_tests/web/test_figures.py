"""Numbers that are codes of errors where they stand alone or with an error's words, and figures above a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leadgen_assets.domain.pages.page import Outcome

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

TITLE = "<title>Acme Homes</title><h1>Rental homes in Elmfield</h1>"
OCCUPANCY = "<div><h3>98%</h3><p>occupancy</p></div>"
CODES = ["404", "500", "502", "503", "520"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "figure",
    [
        "<h3>{n}</h3><p>homes managed</p>",
        "<h2>{n}</h2><p>Homes Managed</p>",
        "<h4>{n}</h4><div>units</div>",
        "<div><div>{n}</div><div>Happy clients</div></div>",
        "<h3>{n}+</h3><p>homes managed</p>",
        "<h3>{n}</h3><h4>Properties under management</h4>",
        "<p>{n} – homes under our care</p>",
        "<div><h3>{n}</h3><p>Portfolio</p></div>" + OCCUPANCY,
        "<div><h3>{n}</h3><p>homes managed.</p></div>" + OCCUPANCY,
        "<p>Homes managed:</p><h3>{n}</h3>",
        "<div><p>Homes managed</p><h3>{n}</h3></div><div><p>Occupancy</p><h3>98%</h3></div>",
    ],
)
@pytest.mark.parametrize("role", ["home", "about"])
def test_a_figure_with_its_caption_is_no_servers_answer(read: Read, code: str, figure: str, role: str) -> None:
    for begin in (TITLE, "<title>Acme Homes</title>", "<title>About | Acme Homes</title>"):
        page = read(begin + figure.format(n=code), role)
        assert (page.outcome, page.detail) == (Outcome.OK, "")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "error",
    [
        "<h1>{n}</h1>",
        "<h1>{n}</h1><p>Something went wrong</p>",
        "<h1>{n}</h1><p>Oops</p>",
        "<h1>{n}</h1><p>Sorry, our engineers are on it</p>",
        "<h1>{n}</h1><p>Looks like nothing was found at this location</p>",
        "<h1>{n}</h1><p>These are not the droids you seek</p>",
        "<h1>{n}</h1><p>Bad things happen to good servers</p>",
        "<h1>{n}</h1><h2>Page Not Found</h2><p>homes managed</p>",
        "<h1>{n}</h1><p>Acme Homes</p>",
        "<h2>Acme Homes</h2><h1>{n}</h1><p>Go back home</p>",
        "<h1>{n}</h1><button>Browse our properties</button>",
        "<h1>{n}</h1><p>Recent posts</p><p>12</p>",
        "<h1>{n}</h1><p>Redirecting in</p><p>5</p><p>seconds</p>",
        "<h1>{n}</h1><p><a href=/homes>Homes and units</a></p>",
        "<h1>{n}</h1><p>Cloudflare Ray IDs</p>",
        "<h1>{n} | Acme Homes</h1>",
        "<p>Error status:</p><h1>{n}</h1>",
        "<p>Homes and units</p><h1>{n}</h1>",
        "<p>{n}</p><p>All rights reserved</p>",
        "<p>Our site has moved on. The people who look after it know of this.</p><h2>{n}</h2>",
        "<nav><a href=/>Home</a><a href=/units>Units</a></nav><h1>{n}</h1><footer><p>Homes and units</p></footer>",
    ],
)
def test_a_code_alone_or_with_an_errors_words_stays_one(read: Read, code: str, error: str) -> None:
    expected = Outcome.NOT_FOUND if code == "404" or "Not Found" in error else Outcome.UNREACHABLE
    assert read("<title>Acme Homes</title>" + error.format(n=code)).outcome is expected


@pytest.mark.parametrize("title", ["Error", "404", "Oops!", "Page not found"])
def test_beside_an_errors_title_no_number_is_a_figure(read: Read, title: str) -> None:
    assert read(f"<title>{title}</title><h1>404</h1><p>Acme Homes</p>").outcome is Outcome.NOT_FOUND
