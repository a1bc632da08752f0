"""What is read of a site whose home page has its text only in a browser."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.facts.packing import unpack_segments
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.stages.entering import Entered, enter_site, look_at_pages
from leadgen_assets.stages.made_profile import Recipe, make_profile
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.storage.pages import SavedPage
from leadgen_assets.web.entrance import entrance_of
from leadgen_assets.web.fetching import Fetched, Validators

ICP = Path(__file__).parents[2] / "leadgen_assets" / "icp" / "property_management.yaml"
AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
HOME = "https://maplehollow.example/"
NEEDS, RECORD = "its text appears only in a browser", "only what its markup states of the firm was read"
FIRM = {
    "@type": "RealEstateAgent",
    "name": "Maple Hollow",
    "url": HOME,
    "telephone": "(512) 555-0143",
    "address": {"streetAddress": "12 Elm Street", "addressLocality": "Austin", "addressRegion": "TX", "postalCode": "78701"},
    "founder": {"@type": "Person", "name": "Tess Grabowski", "jobTitle": "Founder"},
}  # fmt: skip


def shell(*stated: object) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in stated)
    return f"<title>Rental homes in Austin</title>{scripts}<div id=root></div><script src=/app.js></script>"


ABOUT = "<title>About Maple Hollow</title><h1>Maple Hollow</h1><p>We manage single-family homes.</p>"


class Web:
    """Pages by address; `drawn` is what a browser makes of each, None where there is none."""

    def __init__(self, pages: dict[str, str], listed: tuple[str, ...], drawn: tuple[Outcome, str] | None) -> None:
        self.pages, self._listed, self.drawn = pages, listed, drawn

    def origin_of(self, domain: str) -> str:
        return "web"

    async def listed(self, domain: str) -> tuple[str, ...]:
        return self._listed

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        body = self.pages.get(url)
        outcome, status = (Outcome.NOT_FOUND, 404) if body is None else (Outcome.OK, 200)
        return Fetched(url, url, outcome, status, "text/html; charset=utf-8", (body or "").encode(), AT)

    async def rendered(self, fetched: Fetched) -> Fetched | None:
        return replace(fetched, outcome=self.drawn[0], detail=self.drawn[1]) if self.drawn else None


def entered(web: Web, website: str = HOME) -> tuple[Entered, list[SavedPage]]:
    """The site as it was entered, and its pages as they are saved."""

    async def inside() -> tuple[Entered, list[SavedPage]]:
        parsing = ParsingPool(0)
        domain = "maplehollow.example"
        found = await enter_site(web, parsing, entrance_of(website), domain, 3, {})
        others = [*found.hint, *[(await web.fetch(url), role) for url, role in found.chosen]]
        pages, copies = await look_at_pages(web, parsing, others, domain)
        assert found.copy is not None
        return found, [
            SavedPage(1, "web", f.url, f.final_url, role, c.outcome, c.detail, "", AT, AT, "", "", c.segments)
            for (f, role), c in zip([(found.home, "home"), *pages], [found.copy, *copies], strict=True)
        ]

    return asyncio.run(inside())


@pytest.mark.parametrize(
    ("stated", "listed", "others"),
    [
        ([FIRM], (f"{HOME}about",), [f"{HOME}about"]),
        ([FIRM, {"@type": "SiteNavigationElement", "url": f"{HOME}about"}], (), [f"{HOME}about"]),
        ([FIRM], (), []),
        # No whole record of the firm: none, one without a place, an article's, another firm's.
        ([], (f"{HOME}about",), []),
        ([{"@type": "Organization", "name": "Maple Hollow"}], (f"{HOME}about",), []),
        ([{**FIRM, "@type": "Article"}], (f"{HOME}about",), []),
        ([{**FIRM, "url": "https://builder.example/"}], (f"{HOME}about",), []),
    ],
)
def test_a_record_of_the_firm_leads_to_its_other_pages(
    stated: list[object], listed: tuple[str, ...], others: list[str]
) -> None:
    found, _ = entered(Web({HOME: shell(*stated), f"{HOME}about": ABOUT}, listed, None))
    assert found.copy is not None
    assert found.copy.outcome is Outcome.SCRIPT_ONLY
    assert found.copy.detail == (f"{NEEDS}; {RECORD}" if FIRM in stated else NEEDS)
    assert bool(unpack_segments(found.copy.segments)) is (FIRM in stated)
    assert [url for url, _ in found.chosen] == others


def test_what_the_record_does_not_say_could_not_be_looked_for() -> None:
    _, pages = entered(Web({HOME: shell(FIRM, {**FIRM, "@type": "Event", "name": "Open day"})}, (), None))
    made = make_profile(Recipe.of(load_icp(ICP.read_text("utf-8"), str(ICP))), "maplehollow.example", pages, [])
    fields = json.loads(made.body)["fields"]
    assert {name: fields[name][1] for name in ("company_name", "phone", "street", "city", "zip_code")} == {
        "company_name": ["Maple Hollow"], "phone": ["+15125550143"], "street": ["12 Elm Street"], "city": ["Austin"],
        "zip_code": ["78701"],
    }  # fmt: skip
    assert [person[:2] for person in json.loads(made.body)["people"]] == [["Tess Grabowski", "Founder"]]
    assert {fields[name][0] for name in ("description", "units", "pms", "portfolio", "fax")} == {"could_not_look"}
    assert made.pages_read == 0


@pytest.mark.parametrize(
    ("drawn", "outcome", "detail", "is_read"),
    [
        ((Outcome.SCRIPT_ONLY, f"{NEEDS}; the browser was not done"), Outcome.SCRIPT_ONLY,
         f"{NEEDS}; the browser was not done; {RECORD}", True),
        ((Outcome.OK, "as a browser shows it"), Outcome.SCRIPT_ONLY, f"it has no text even in a browser; {RECORD}", True),
        ((Outcome.BLOCKED, "robots.txt disallows /app"), Outcome.BLOCKED, "robots.txt disallows /app", False),
    ],
)  # fmt: skip
def test_a_browser_that_makes_nothing_of_a_page_takes_no_record_away(
    drawn: tuple[Outcome, str], outcome: Outcome, detail: str, is_read: bool
) -> None:
    pages = {HOME: shell(FIRM), f"{HOME}about": shell(FIRM)}
    _, saved = entered(Web(pages, (f"{HOME}about",), drawn))
    assert len(saved) == 1 + is_read
    for page in saved:
        assert (page.outcome, page.detail, bool(unpack_segments(page.segments))) == (outcome, detail, is_read)


def test_a_page_that_a_list_names_is_read_beside_the_record() -> None:
    found, pages = entered(Web({HOME: shell(FIRM), f"{HOME}fees": ABOUT}, (), None), f"{HOME}fees")
    assert [page.url for page in pages] == [HOME, f"{HOME}fees"]
    bare, _ = entered(Web({HOME: shell(), f"{HOME}fees": ABOUT}, (), None), f"{HOME}fees")
    assert (found.home.url, bare.home.url) == (HOME, f"{HOME}fees")
