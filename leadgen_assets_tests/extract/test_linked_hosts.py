from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from leadgen_assets.domain.linked_hosts import vendor_address
from leadgen_assets.domain.page import Kind, Region

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
