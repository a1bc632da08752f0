from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation import pms
from leadgen_assets.evaluation.pms import ADDRESSES, PMS, of_sites, profile_of
from leadgen_assets.evaluation.pms_addresses import labelled_addresses
from leadgen_assets.evaluation.pms_pages import TRAPS, made_sites
from leadgen_assets.evaluation.pms_vendors import VENDORS

ROWS = """url,vendor,slug,is_customer_portal
https://maplehollow.appfolio.com/connect/users/sign_in,appfolio,maplehollow,1
https://app.propertyware.com/pw/portals/maplehollow/tenant.action,propertyware,maplehollow,1
https://help.appfolio.com/s/article/tenants,appfolio,,0
https://maplehollow.appfolio.com.elmfield.example/connect,not_pms,,0
https://rentals.maplehollow.example/login,buildium,maplehollow,1
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / ADDRESSES
    path.parent.mkdir()
    path.write_text(ROWS, "utf-8")
    return tmp_path


def test_addresses_are_counted_and_what_is_missed_is_told(gold, monkeypatch):
    monkeypatch.setattr(pms, "SITES", 2)
    addresses = PMS.run(gold).measures[0]
    assert dataclasses.astuple(addresses.total) == (2, 0, 1)
    (missed,) = addresses.mistakes
    assert (missed.where, missed.expected, missed.got) == (
        "https://rentals.maplehollow.example/login",
        "buildium maplehollow",
        "",
    )


def test_a_table_that_is_none_is_told(tmp_path):
    (tmp_path / "pms").mkdir()
    (tmp_path / ADDRESSES).write_text("address\nx\n", "utf-8")
    with pytest.raises(LeadgenError, match="A column is missing: url"):
        PMS.run(tmp_path)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("https://a.appfolio.com/connect,appfolo,a,1", r"There is no vendor 'appfolo'; did you mean 'appfolio'\?"),
        ("https://a.appfolio.com/connect,not_pms,a,1", "There is no vendor 'not_pms'"),
        ("not a url,appfolio,a,1", "The row has no web address: 'not a url'"),
        ("https://a.appfolio.com/connect,appfolio,a,maybe", "is_customer_portal is 'maybe'"),
        ("https://maplehollow.appfolio.com/connect/users/sign_in,appfolio,x,1", "stands twice, in lines 2 and 7"),
    ],
)
def test_a_row_that_cannot_be_right_is_told_with_its_line(gold, row, told):
    with pytest.raises(LeadgenError, match=told) as error:
        labelled_addresses(_with(gold, row), ("appfolio", "propertyware", "buildium"))
    assert error.value.where.endswith("line 7")


def test_rows_of_empty_cells_a_byte_order_mark_and_other_words_for_yes_are_read(gold):
    path = _with(gold, ",,,\n\nhttps://b.appfolio.com/connect,AppFolio,b,TRUE\nhttps://c.example/,,,no")
    path.write_text("\ufeff" + path.read_text("utf-8"), "utf-8")
    *_, portal, other = labelled_addresses(path, ("appfolio", "propertyware", "buildium"))
    assert (portal.vendor, portal.is_portal, other.is_portal) == ("appfolio", True, False)


def _with(gold, rows):
    path = gold / ADDRESSES
    path.write_text(ROWS + rows + "\n", "utf-8")
    return path


@pytest.mark.slow
def test_other_seeds_reach_what_is_asked():
    sites = [site for part in range(4) for site in made_sites(98, 3 * len(TRAPS), part)]
    measures = {measure.name: measure for measure in of_sites(sites, [])}
    for measure in measures.values():
        for reach in measure.reach:
            assert (getattr(measure.total, reach.figure) or 0) >= reach.least, (measure.name, measure.mistakes[:5])
    for name in ("units", "employees", "founded", "portfolio", "narpm", "website_vendor"):
        assert (measures[name].total.precision or 0) >= 0.97, measures[name].mistakes[:5]


def test_every_trap_and_vendor_is_there_and_seeds_differ():
    sites = made_sites(5, len(TRAPS) * len(VENDORS), 0)
    assert {site.trap for site in sites} == set(TRAPS)
    assert {vendor for site in sites for vendor in site.vendors} == {vendor.key for vendor in VENDORS}
    assert made_sites(5, 3, 0) == sites[:3]
    assert made_sites(6, 3, 0) != sites[:3]


def test_a_site_without_software_is_a_no_only_after_two_pages():
    sites = made_sites(5, 32, 1)
    nothing = profile_of(next(site for site in sites if site.trap == "nothing"))
    one_page = profile_of(next(site for site in sites if site.trap == "one_page"))
    assert (nothing.fields["pms"].grade, one_page.fields["pms"].grade) == ("none", "unknown")
    assert len(nothing.looked_at) == 2
    assert all(address.startswith("https://") for address in nothing.looked_at)
