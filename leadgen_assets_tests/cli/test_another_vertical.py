"""Software companies through the whole pipeline: another vertical is another ICP file and no line of code."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.web.archive_writer import ArchiveWriter

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said
    from leadgen_assets_tests.conftest import Chain

SEEN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
NAV = (
    "<nav><a href=/pricing>Plans &amp; Pricing</a><a href=/developers>API docs</a><a href=/about>About us</a>"
    "<a href=/team>Our team</a><a href=/blog/owners>For owners</a></nav>"
)
REQUEST = """
name: software in Texas
icp: software_companies
target_companies: 5
states: [TX]
sources: archive:software.warc.gz
"""


def page(title: str, body: str, firm: str = "Quellmark Software, Inc., 40 Quarry Lane") -> bytes:
    foot = f"<footer>{firm}, Austin, TX 78701, (512) 555-0142</footer>"
    return f"<html><head><title>{title}</title></head><body>{NAV}<main>{body}</main>{foot}</body></html>".encode()


SITE = {
    "/": page(
        "Scheduling for clinics - Quellmark Software",
        "<h1>Quellmark Software</h1><p>Quellmark is cloud-based software by which clinics plan their days. More than 1,200"
        " customers rely on it, and it comes with 35 integrations.</p><a href='/demo'>Book a demo</a>",
    ),
    "/pricing": page(
        "Pricing - Quellmark Software",
        "<h1>Pricing</h1><p>$29 per user per month, billed annually. Try it free, no credit card required.</p>",
    ),
    "/developers": page(
        "API documentation - Quellmark Software",
        "<h1>Developers</h1><p>Our REST API reads and writes every appointment; webhooks tell you at once.</p>"
        "<a href='https://quellmark.readme.io/reference'>API reference</a>"
        "<a href='https://quellmark.zendesk.com/hc/en-us'>Support</a>"
        "<a href='https://quellmark.statuspage.io/'>System status</a>",
    ),
    "/about": page(
        "About - Quellmark Software",
        "<h1>About us</h1><p>We are 42 employees in Austin. We are SOC 2 audited.</p>",
    ),
    "/team": page(
        "Team - Quellmark Software",
        "<h1>Our team</h1><div class=card><h3>Ilsa Brennock</h3><p>Co-founder &amp; CEO</p></div>"
        "<div class=card><h3>Odo Farrant</h3><p>VP Engineering</p></div>",
    ),
}
FELL = "Larkspan Code LLC, 7 Fell Street"
AGENCY = {
    "/": page(
        "Larkspan Code",
        "<h1>Larkspan Code</h1><p>Larkspan Code is a software development agency: custom software development for firms"
        " of any trade.</p><a href=/who>About us</a>",
        FELL,
    ),
    "/who": page("About", "<h1>About us</h1><p>Custom software development and nothing else, since 2004.</p>", FELL),
}
BAKERY = {
    "/": page(
        "Tarn Bakery",
        "<h1>Tarn Bakery</h1><p>Tarn Bakery bakes rye bread every morning, and delivers it to shops all over the town.</p>",
        "Tarn Bakery, 9 Mill Road",
    ),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "software.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        for host, pages in (
            ("www.quellmark.example", SITE),
            ("larkspan.example", AGENCY),
            ("tarnbakery.example", BAKERY),
        ):
            for where, body in pages.items():
                writer.response(
                    f"https://{host}{where}", body, SEEN, status=200, content_type="text/html; charset=utf-8"
                )
    return path


@pytest.mark.long
def test_a_software_company_is_found_judged_and_delivered(chain: Chain, archive: Path) -> None:
    key = chain.submit(REQUEST)
    assert chain.materialize(key).success
    fits = dict(
        chain.sql("SELECT c.domain, a.fit FROM leadgen.assessments a JOIN leadgen.companies c USING (company_id)")
    )
    assert fits == {"quellmark.example": "yes", "larkspan.example": "no", "tarnbakery.example": "unknown"}
    ((path,),) = chain.sql("SELECT path FROM leadgen.exports WHERE kind = 'companies'")
    with Path(path).open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["domain"], row["pms_detected"], row["units_estimate"]) == ("quellmark.example", "Zendesk", "1200")
    assert (row["company_type"], row["icp_tier"], row["state"]) == ("cloud", "A", "TX")
    roles = dict(
        chain.sql(
            "SELECT regexp_replace(url, '^https?://[^/]+', ''), role FROM leadgen.pages WHERE url LIKE '%%quellmark%%'"
        )
    )
    assert roles["/pricing"] == "pricing"
    assert roles["/developers"] == "product"
    people = chain.sql("SELECT full_name, seniority FROM leadgen.contacts ORDER BY 1")
    assert people == [("Ilsa Brennock", "executive"), ("Odo Farrant", "director")]


@pytest.mark.slow
def test_reports_speak_in_the_words_of_the_icp(chain: Chain, archive: Path, leadgen: Callable[..., Said]) -> None:
    key = chain.submit(REQUEST + "units_min: 100\npms_any_of: [Zendesk]\npms_unknown: keep\n")
    assert chain.materialize(key).success
    told: dict[str, Any] = json.loads(leadgen("report", key, "--json").out)
    criteria = dict(told["criteria"])
    assert criteria["Support desk, any of"].startswith("Zendesk")
    assert criteria["Customers"].startswith("at least 100")
    judged = json.loads(leadgen("icp", "explain", key, "quellmark.example", "--json").out)
    assert {one["label"]: one["value"] for one in judged["criteria"]}["Support desk"] == "Zendesk"
    for said in (leadgen("report", key).out, leadgen("why", "quellmark.example").out):
        assert not [word for word in ("PMS", "NARPM", "rental", "property manag", "doors") if word in said]
