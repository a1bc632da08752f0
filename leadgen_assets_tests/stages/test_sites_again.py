"""Sites of the live web: asked whether they changed, believed on their own domain alone, tried again where it may help."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.web.fetching import Fetched, Validators
from leadgen_assets.web.robots import NOT_HAD

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=400)
HOME = (
    "<html><head><title>{name}</title></head><body><h1>{name}</h1><p>{name} looks after rental homes. Call 512-555-0111.</p>"
    '<a href="/contact">Contact us</a> <a href="/about">About us</a></body></html>'
)
PARKED = "<html><head><title>Parked domain</title></head><body><p>This domain is for sale.</p></body></html>"


@dataclass
class PretendWeb:
    """A web in memory whose pages have versions; `asked` with which one of them."""

    pages: dict[str, Fetched] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    at: datetime = NOW

    def page(self, url: str, body: str, etag: str = "", final_url: str = "") -> None:
        final = final_url or url
        validators = Validators(etag, "", final) if etag else Validators()
        hops = (url, final) if final != url else ()
        self.pages[url] = Fetched(
            url, final, Outcome.OK, 200, "text/html", body.encode(), self.at, "", hops, validators
        )

    def fails(self, url: str, outcome: Outcome, detail: str) -> None:
        self.pages[url] = Fetched(url, url, outcome, None, "", b"", self.at, detail)

    def origin_of(self, domain: str) -> str:
        return "web"

    async def listed(self, domain: str) -> tuple[str, ...]:
        return ()

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        self.asked.append((url, known.etag if known else ""))
        found = self.pages.get(url)
        if found is None:
            return Fetched(url, url, Outcome.NOT_FOUND, 404, "", b"", self.at, "HTTP 404")
        found = replace(found, fetched_at=self.at)
        if known and known.etag and known.etag == found.validators.etag and known.url == found.final_url:
            return replace(found, body=b"", status=304, not_modified=True)
        return found


@pytest.fixture
def web(desk: Desk) -> PretendWeb:
    desk.web = PretendWeb()
    return desk.web


def asking(desk: Desk, *domains: str, name: str = "again") -> str:
    lines = ["name,website", *(f"{domain.partition('.')[0].title()} Homes,{domain}" for domain in domains)]
    (desk.folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    request = LeadRequest(
        tenant=desk.tenant,
        name=name,
        icp="small_business",
        target_companies=50,
        sources=(f"list:{desk.folder / name}.csv",),  # type: ignore[arg-type]
    )
    return desk.submit(request)


def result(desk: Desk, key: str, domain: str) -> dict[str, Any]:
    ((found,),) = desk.sql(
        "SELECT w.result FROM leadgen.work_items w JOIN leadgen.companies c ON c.company_id::text = w.item"
        " WHERE request_key = %s AND stage = 'company_pages' AND c.domain = %s",
        key,
        domain,
    )
    return dict(found)


def facts(desk: Desk, domain: str) -> dict[str, str]:
    rows = desk.sql(
        "SELECT e.field, e.value FROM leadgen.evidence e JOIN leadgen.companies c USING (company_id)"
        " WHERE c.domain = %s AND e.method <> 'list' AND e.subject = 'company'",
        domain,
    )
    return dict(rows)


def test_a_stale_site_is_asked_whether_it_changed_and_keeps_its_text(desk: Desk, web: PretendWeb) -> None:
    desk.settings = desk.settings.model_copy(update={"pages_per_site": 3})
    web.page("https://acme.example", HOME.format(name="Acme Homes"), '"h1"', "https://www.acme.example/")
    web.page("https://www.acme.example/contact", HOME.format(name="Acme Homes"), '"c1"')
    web.page("https://www.acme.example/about", HOME.format(name="Acme Homes"), '"a1"')
    desk.go(asking(desk, "acme.example", name="first"), "discover", "sites", "profiles")
    first = web.asked
    assert [etag for _, etag in first] == ["", "", ""]
    before = desk.sql("SELECT url, body, segments, hops FROM leadgen.pages ORDER BY url")
    web.asked, web.at = [], LATER
    web.page("https://www.acme.example/about", HOME.format(name="Acme Homes and Sons"), '"a2"')
    second = asking(desk, "acme.example", name="second")
    desk.go(second, "discover", "sites", "profiles", now=lambda: LATER)
    assert web.asked[0] == ("https://acme.example", '"h1"')
    assert sorted(web.asked[1:]) == [
        ("https://www.acme.example/about", '"a1"'),
        ("https://www.acme.example/contact", '"c1"'),
    ]
    assert result(desk, second, "acme.example") | {"oldest": ""} == {
        "outcome": "ok", "detail": "", "read": 3, "reused": False, "oldest": "",
    }  # fmt: skip
    kept = desk.sql("SELECT url, body, segments, hops FROM leadgen.pages WHERE saved_at >= %s ORDER BY url", LATER)
    assert [row for row in kept if "about" not in row[0]] == [row for row in before if "about" not in row[0]]
    assert [row[3] for row in kept] == [["https://acme.example", "https://www.acme.example/"], [], []]
    assert desk.sql("SELECT count(*) FROM leadgen.pages WHERE fetched_at = %s", LATER) == [(3,)]
    assert facts(desk, "acme.example")["domain"] == "acme.example"


def test_a_site_of_few_pages_is_read_anew_from_its_home_page_on(desk: Desk, web: PretendWeb) -> None:
    web.page("https://small.example", "<html><title>Small Homes</title><p>Small Homes rents homes.</p></html>", '"h1"')
    key = asking(desk, "small.example")
    desk.go(key, "discover", "sites")
    desk.sql("UPDATE leadgen.lead_requests SET redo_all_before = now()")
    web.page("https://small.example", HOME.format(name="Small Homes"), '"h1"')
    web.page("https://small.example/contact", HOME.format(name="Small Homes"))
    web.asked = []
    desk.go(key, "sites")
    assert web.asked[0] == ("https://small.example", "")
    assert ("https://small.example/contact", "") in web.asked


def test_what_may_pass_is_asked_again_where_failed_ones_are_done_again(desk: Desk, web: PretendWeb) -> None:
    web.page("https://fine.example", HOME.format(name="Fine Homes"))
    web.fails("https://slow.example", Outcome.TIMEOUT, "not there within 10 s")
    web.fails("https://busy.example", Outcome.BLOCKED, "HTTP 429, asks to come back in 2 h")
    web.fails("https://outage.example", Outcome.BLOCKED, NOT_HAD)
    web.fails("https://closed.example", Outcome.BLOCKED, "robots.txt disallows /")
    names = ("fine", "slow", "busy", "outage", "closed")
    key = asking(desk, *(f"{name}.example" for name in names))
    desk.go(key, "discover", "sites")
    web.asked = []
    desk.go(key, "sites")
    assert web.asked == [], "all of them are done"
    desk.sql("UPDATE leadgen.lead_requests SET redo_failed_before = now()")
    for name in names:
        web.page(f"https://{name}.example", HOME.format(name=f"{name.title()} Homes"))
    desk.go(key, "sites")
    assert {url for url, _ in web.asked if url.endswith(".example")} == {
        "https://slow.example", "https://busy.example", "https://outage.example",
    }  # fmt: skip
    assert result(desk, key, "slow.example")["outcome"] == "ok"


@pytest.mark.parametrize(
    ("final", "body", "outcome", "detail"),
    [
        (
            "https://big.example/acme",
            HOME.format(name="Big Homes"),
            "unreachable",
            "moved to big.example, another domain",
        ),
        (
            "https://www.facebook.com/acme",
            HOME.format(name="x"),
            "unreachable",
            "moved to facebook.com, another domain",
        ),
        ("https://traders.example/acme", PARKED, "parked", 'a placeholder, no company\'s site: "Parked domain"'),
        ("http://93.184.216.34/", HOME.format(name="x"), "unreachable", "moved to 93.184.216.34, another domain"),
    ],
)
def test_a_site_that_ends_on_another_domain_gives_no_facts(
    desk: Desk, web: PretendWeb, final: str, body: str, outcome: str, detail: str
) -> None:
    web.page("https://acme.example", body, final_url=final)
    key = asking(desk, "acme.example")
    desk.go(key, "discover", "sites", "profiles", "assess")
    found = result(desk, key, "acme.example")
    assert (found["outcome"], found["detail"], found["read"]) == (outcome, detail, 0)
    assert facts(desk, "acme.example") == {}
    assert desk.sql("SELECT reason FROM leadgen.request_companies") == [(f"not known: {detail}",)]


def test_a_page_that_leads_away_is_not_believed_and_the_others_are(desk: Desk, web: PretendWeb) -> None:
    web.page("https://acme.example", HOME.format(name="Acme Homes"))
    web.page("https://acme.example/about", HOME.format(name="Big Homes"), final_url="https://big.example/")
    desk.go(key := asking(desk, "acme.example"), "discover", "sites", "profiles")
    rows = dict(desk.sql("SELECT url, detail FROM leadgen.pages WHERE role IN ('home', 'about')"))
    assert rows == {"https://acme.example": "", "https://acme.example/about": "moved to big.example, another domain"}
    assert result(desk, key, "acme.example")["outcome"] == "ok"
    assert "Big" not in facts(desk, "acme.example").get("company_name", "")
