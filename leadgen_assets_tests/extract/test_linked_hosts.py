from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.icps.icp import LinkedHostField, Vocabulary
from leadgen_assets.domain.icps.linked_hosts import says_of_itself, vendor_address
from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.company import extract

SPEC = LinkedHostField.model_validate(
    {
        "kind": "linked_host",
        "label": "Software",
        "values": {
            "appfolio": {"tenant_hosts": ["{tenant}.appfolio.com"]},
            "propertyware": {"tenant_paths": ["app.propertyware.com/pw/portals/{tenant}/"]},
        },
    }
)

SHARED = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))


@pytest.mark.parametrize(
    ("address", "vendor", "tenant"),
    [
        ("https://maplehollow.appfolio.com/connect/users/sign_in", "appfolio", "maplehollow"),
        ("HTTPS://MapleHollow.AppFolio.com/listings?x=1#y", "appfolio", "maplehollow"),
        ("https://app.propertyware.com/pw/portals/maplehollow/tenant.action", "propertyware", "maplehollow"),
        ("https://app.propertyware.com/pw/portals/maplehollow", "propertyware", "maplehollow"),
        ("https://app.propertyware.com/pw/index.html#/login/tenant/maplehollow", "propertyware", "maplehollow"),
        ("https://app.propertyware.com/pw/website/widgets/config.jsp?wid=12", "propertyware", ""),
        ("https://cdn.rentvine.com/widget.js", "rentvine", ""),
    ],
)
def test_an_address_shows_vendor_and_tenant(vocabulary, address, vendor, tenant):
    found = vendor_address(address, vocabulary.fields["pms"])
    assert found is not None
    assert (found.vendor, found.tenant) == (vendor, tenant)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.appfolio.com/",
        "https://appfolio.com/maplehollow",
        "https://help.appfolio.com/x",
        "https://demo12.appfolio.com/listings",
        "https://listings.cdn.appfolio.com/a.jpg",
        "https://Your-Property-Managers-Account-Name.appfolio.com/connect",
        "https://maplehollow.appfolio.com.evil.example/connect",
        "https://maplehollow.notappfolio.com/",
        "https://maplehollow.appfolio.com@evil.example/",
        "https://evil.example/?u=https://maplehollow.appfolio.com",
        "mailto:jane@maplehollow.appfolio.com",
        "https://[::1",
        "",
    ],
)
def test_vendor_pages_placeholders_and_look_alikes_are_nobodys_portal(vocabulary, address):
    assert vendor_address(address, vocabulary.fields["pms"]) is None


def test_a_portal_link_is_sure_and_quotes_its_address_and_text(page, read):
    link = (Kind.LINK, "Tenant login", {"href": "https://maplehollow.appfolio.com/connect", "region": Region.HEADER})
    extraction = read(page([link]))
    fact = next(fact for fact in extraction.facts if fact.field == "pms")
    assert (fact.value, fact.confidence, fact.segment, fact.verified) == ("appfolio", 0.95, 1, True)
    assert fact.quote == "https://maplehollow.appfolio.com/connect Tenant login"
    assert [fact.value for fact in extraction.facts if fact.field == "pms_tenant"] == ["maplehollow"]


def test_a_frame_without_text_counts(page, read, values):
    frame = (Kind.FRAME, "", {"href": "https://maplehollow.rentvine.com/portals/owner"})
    assert values(read(page([frame])), "pms") == ["rentvine"]


def test_a_name_in_running_text_is_only_medium(page, read):
    extraction = read(page(["Pay your rent online through AppFolio, day and night."]))
    assert [fact.confidence for fact in extraction.facts if fact.field == "pms"] == [0.6]


@pytest.mark.parametrize(
    "rows",
    [
        ["We moved from AppFolio to something better in 2019."],
        ["“They use AppFolio and it shows,” says a happy owner.”"],
        [(Kind.TEXT, "Powered by AppFolio", {"region": Region.FOOTER})],
        [(Kind.LINK, "AppFolio", {"href": "https://www.appfolio.com/", "region": Region.FOOTER})],
        [(Kind.HEADING, "Blog"), "Five reasons why landlords like AppFolio today."],
    ],
)
def test_history_quotations_credits_and_articles_are_no_evidence(page, read, values, rows):
    assert values(read(page(rows)), "pms") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In spring we moved from AppFolio to Rentvine, and owners have one login since.", "rentvine"),
        ("Our property management software, AppFolio, gives owners access at any hour.", "appfolio"),
        ("Powered by Rentvine, our online portal lets residents pay by card.", "rentvine"),
        ("Your AppFolio login is e-mailed to you when the lease is signed.", "appfolio"),
    ],
)
def test_what_the_firm_uses_today_is_told_by_the_words_around_the_name(page, read, values, text, value):
    assert values(read(page([text])), "pms") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Site powered by AppFolio",
        "We used AppFolio until two years ago.",
        "Ana worked at AppFolio for six years before she joined us.",
        "If your current manager uses AppFolio, we can import your records.",
        "Residents pay with AppFolio or Rentvine.",
        "AppFolio vs. Rentvine: which portal should owners choose?",
        "Dana said: “Their AppFolio portal makes my life easy.”",
        "Smith Homes moved from AppFolio to Rentvine last year.",
    ],
)
def test_credits_history_and_others_software_are_no_evidence(page, read, values, text):
    assert values(read(page([text])), "pms") == []


def test_a_page_that_names_several_vendors_compares_them(page, read, values):
    rows = ["With AppFolio your tenants can pay online.", "Rentvine has an owner portal."]
    assert values(read(page(rows)), "pms") == []
    post = page(["Pay your rent through AppFolio."], url="https://maplehollow.example/blog/2024/06/news")
    assert values(read(post), "pms") == []


def test_a_sample_address_in_a_path_is_nobodys_though_its_host_is_the_vendors(vocabulary):
    address = "https://app.propertyware.com/pw/portals/your-company/tenant.action"
    assert vendor_address(address, vocabulary.fields["pms"]) is None


@pytest.mark.parametrize("label", ["api", "blog", "cdn-2", "docs", "img3", "signin", "status", "training"])
def test_hosts_of_a_vendors_own_services_are_nobodys_portal(vocabulary, label):
    assert vendor_address(f"https://{label}.appfolio.com/connect", vocabulary.fields["pms"]) is None


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_address_has_a_vendor_and_a_plain_tenant_or_none(start, end):
    for address in (
        start,
        f"https://{start}.appfolio.com/{end}",
        f"https://app.propertyware.com/pw/portals/{start}/{end}",
    ):
        found = vendor_address(address, SPEC)
        assert found is None or re.fullmatch(r"[\w.-]{1,80}", found.tenant)


@given(st.text(st.sampled_from("we moved from AppFolio to portal, our “pay” .if"), max_size=200))
def test_any_sentence_is_judged(sentence):
    assert says_of_itself(sentence, sentence, "AppFolio") in (True, False)


SITE_BY = "https://www.makers.example/"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(Kind.TEXT, "Website by Makers", {"region": Region.FOOTER})], 0.85),
        ([(Kind.LINK, "Makers", {"href": SITE_BY, "region": Region.FOOTER})], 0.9),
        (["Site designed by Makers", (Kind.LINK, "Makers", {"href": SITE_BY})], 0.9),
        ([(Kind.FRAME, "", {"href": "https://img.makers.example/a.png"})], 0.9),
        (["Read the article on Makers.", (Kind.LINK, "Makers", {"href": SITE_BY})], None),
        (["Makers wrote our website story for a magazine."], None),
        ([(Kind.LINK, "Makers", {"href": "https://notmakers.example/", "region": Region.FOOTER})], None),
    ],
)
def test_a_sites_maker_signs_it_or_serves_it(page, rungs, rows, found):
    maker = {"hosts": ["*.makers.example"], "names": ["Makers"]}
    spec = {"kind": "linked_host", "label": "Maker", "credit": True, "values": {"makers": maker}}
    extraction = extract(
        [page(rows)], Vocabulary.model_validate({"fields": {"maker": spec}}), rungs, "maplehollow.example"
    )
    sure = [fact.confidence for fact in extraction.facts if fact.field == "maker"]
    assert max(sure, default=None) == found


def test_portals_seen_in_public(property_management):
    """Real portal addresses: every customer's portal is recognised with its slug, nothing else is."""
    path = SHARED / "pms" / "portal_urls_dev.csv"
    if not path.exists():
        pytest.skip(f"{path} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    spec = property_management.vocabulary.fields["pms"]
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        found = vendor_address(row["url"], spec)
        if row["is_customer_portal"] == "1":
            assert found is not None, row["url"]
            assert (found.vendor, found.tenant) == (row["vendor"], row["slug"]), row["url"]
        else:
            assert found is None or found.tenant == "", row["url"]
