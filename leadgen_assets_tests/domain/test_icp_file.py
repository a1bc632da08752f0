from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.errors import IcpInvalid
from leadgen_assets.domain.hosts.domains import refusal
from leadgen_assets.domain.icps.icp import Icp, LinkedHostField
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.domain.icps.linked_hosts import vendor_address
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

SMALL = """\
name: bakers
label: Bakers
describes: Bakeries.
vocabulary:
  fields:
    oven:
      kind: linked_host
      label: Oven
      values:
        acme: {tenant_hosts: ["{tenant}.acme-ovens.example"], names: [Acme Ovens]}
    loaves:
      kind: count
      label: Loaves
      nouns: [loaves]
      estimate_from: rolls
      estimate_factor: 2
    rolls:
      kind: count
      label: Rolls
      nouns: [rolls]
    bread:
      kind: phrases
      label: Bread
      many: true
      values:
        rye: [rye bread]
        wheat: [wheat bread]
columns: {pms_detected: oven, units_estimate: loaves, company_type: bread}
criteria:
  - name: bread
    field: bread
    weight: 5
    values: {rye: 1, other: 0}
    reason: "bakes {value}"
  - name: loaves
    field: loaves
    weight: 5
    bands:
      - {name: few, most: 9, points: 0}
      - {name: many, least: 10, points: 1}
    reason: "bakes {value} ({band})"
disqualifiers:
  - {name: no_rye, field: bread, any_of: [wheat], only: true, reason: bakes no rye}
tiers:
  - {name: A, least: 80}
  - {name: B, least: 50}
contacts:
  ladder:
    - {seniority: executive, department: leadership, titles: [owner]}
"""


def _faults(text: str) -> str:
    with pytest.raises(IcpInvalid) as caught:
        load_icp(text, "bakers.yaml")
    assert caught.value.where == "bakers.yaml"
    assert "leadgen icp validate" in caught.value.todo
    return caught.value.what


def test_the_small_file_is_good():
    assert load_icp(SMALL, "bakers.yaml").columns.units_estimate == "loaves"
    both = SMALL.replace("[rye bread]", "[rye bread, mixed bread]").replace(
        "[wheat bread]", "[wheat bread, mixed bread]"
    )
    assert load_icp(both, "bakers.yaml"), "of a field with many values a phrase may tell several"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("weight: 5\n    values", "wieght: 5\n    values", "unknown key 'wieght'; did you mean 'weight'?"),
        ("label: Bakers", "lable: Bakers", "'lable'; did you mean 'label'?"),
        ("nouns: [rolls]", "nuons: [rolls]", "did you mean 'nouns'?"),
        ("nouns: [rolls]", "nouns: []", "nothing to be told by: give nouns or before"),
        ("kind: phrases", "kind: phrase", "is not one of"),
        (
            "      kind: phrases\n",
            "      kind: phrases\n      unless_too: [oats]\n",
            "'oats' is no value of this field",
        ),
        ("      kind: phrases\n", "", "'kind' is missing"),
        ("field: loaves", "field: loafs", "there is no field 'loafs'; did you mean 'loaves'?"),
        ("{rye: 1, other: 0}", "{ry: 1}", "'ry' is no value of 'bread'; did you mean 'rye'?"),
        ("any_of: [wheat]", "any_of: [oats]", "'oats' is no value of 'bread'"),
        ("any_of: [wheat]", "any_of: [wheat], unless: {bread: [oats]}", "'oats' is no value of 'bread'"),
        ("any_of: [wheat]", "any_of: [wheat], unless: {breads: []}", "there is no field 'breads'"),
        ("least: 10, points", "least: 8, points", "band 'many' begins before 'few' ends"),
        ("{name: B, least: 50}", "{name: B, least: 90}", "not below 'A'"),
        ("{name: B, least: 50}", "{name: a, least: 50}", "two tiers are named 'a'"),
        ("{name: B, least: 50}", "{name: B, least: 60}", "above fit_from (50)"),
        ("company_type: bread", "company_type: oven", "'oven' is no field of kind phrases"),
        ("units_estimate: loaves", "units_estimate: loavs", "did you mean 'loaves'?"),
        ("estimate_from: rolls", "estimate_from: bread", "'bread' is no other field of kind count"),
        ("estimate_from: rolls", "estimate_from: loaves", "no other field of kind count"),
        (
            "many: true\n      values:\n        rye: [rye bread]\n        wheat: [wheat bread]",
            "values:\n        rye: [rye bread]\n        wheat: [rye bread]",
            "'rye bread' already stands for 'rye'",
        ),
        ("wheat: [wheat bread]", "wheat: []", "'wheat' has no phrase"),
        ("{tenant}.acme", "acme", "needs {tenant} once"),
        ('bakes {value}"', 'bakes {vlaue}"', "no other braces"),
        ('bakes {value}"', 'bakes {value"', "no other braces"),
        ("titles: [owner]", "titles: [owner, Owner]", "already stands on rung 1"),
        ("titles: [owner]", "titles: []", "nobody could be a contact"),
        ("weight: 5\n    values", "weight: -5\n    values", "-5 is too small; it must be more than 0"),
        ("weight: 5\n    values", "weight: heavy\n    values", "'heavy' is not a number"),
        ("name: bakers", "name: Bakers", "must be written with lower-case letters"),
        ("tiers:", "required: [fax_number]\ntiers:", "there is no field 'fax_number'"),
        ("tiers:", "needs: [[phone, mail]]\ntiers:", "there is no field 'mail'"),
        ("tiers:", "never_domains: [not a domain]\ntiers:", "is no domain"),
        ("tiers:", "name: twice\ntiers:", "stands twice; first in line 1"),
        ("    oven:", "    phone:", "is a field that every ICP has"),
        ("nouns: [rolls]", "nouns: [rolls]\n      least: 9\n      most: 3", "least (9) is more than most (3)"),
        ("rye: [rye bread]", 'rye: [""]', "a phrase is empty"),
        ("tenant_hosts: [", "tenant_paths: [", "it belongs under tenant_hosts"),
        ("{tenant}.acme-ovens.example", "{tenant} acme", "begins with no host name"),
        ("names: [Acme Ovens]", "hosts: [a b]", "'a b' is no host name"),
        ("names: [Acme Ovens]", "hosts: ['*.']", "'*.' is no host name"),
        ('{tenant_hosts: ["{tenant}.acme-ovens.example"], names: [Acme Ovens]}', "{}", "nothing to be told by"),
        ("tiers:", "needs: [[]]\ntiers:", "a group of needs is empty"),
        ("- name: loaves", "- name: bread", "two criteria are named 'bread'"),
        ("field: loaves", "field: bread", "'bread' is no count; give values instead of bands"),
        ("field: bread\n    weight", "field: loaves\n    weight", "'loaves' is a count; give bands instead of values"),
        ("name: many, least: 10", "name: few, least: 10", "two bands are named 'few'"),
        ("name: many, least: 10", "name: many, least: 10, most: 9", "least (10) is more than most (9)"),
        (
            "reason: bakes no rye}",
            "reason: x}\n  - {name: no_rye, field: rolls, any_of: [x], reason: y}",
            "two disqualifiers are named",
        ),
        ("contacts:", "contacts:\n  least: 5", "least (5) is more than most (3)"),
        ("titles: [owner]", 'titles: [owner, ""]', "a title is empty"),
        ("estimate_from: rolls", "estimate_from: rolls\n      estimate_factor: 0", "0 is too small; the least is 1"),
    ],
)
def test_each_fault_is_told_with_the_line_where_it_stands(old: str, new: str, words: str):
    assert old in SMALL
    text = SMALL.replace(old, new)
    what = _faults(text)
    told = next(line for line in what.splitlines() if words in line)
    number = int(re.search(r"line (\d+)", told)[1])
    changed = [n for n, (a, b) in enumerate(zip(text.splitlines(), SMALL.splitlines(), strict=False), 1) if a != b]
    assert abs(number - changed[0]) <= 4


def test_only_needs_a_field_of_many_values():
    assert "line 42: only means nothing here: 'bread' has one value" in _faults(SMALL.replace("      many: true\n", ""))


def test_all_faults_are_told_at_once():
    what = _faults(SMALL.replace("field: loaves", "field: x").replace("any_of: [wheat]", "any_of: [oats]"))
    assert "2 faults" in what
    assert [int(number) for number in re.findall(r"line (\d+):", what)] == sorted(
        map(int, re.findall(r"line (\d+):", what))
    )


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "name: [", "\tname: x"])
def test_what_is_no_icp_file_is_said_so(text: str):
    assert "cannot be used" in _faults(text)


@given(st.data())
def test_a_damaged_file_gives_an_icp_or_a_message_with_a_line(data: st.DataObject):
    lines = SMALL.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    damage = data.draw(st.sampled_from(["drop", "double", "cut", "replace", "indent"]))
    line = lines[at]
    cut = data.draw(st.integers(0, len(line)))
    lines[at : at + 1] = {
        "drop": [],
        "double": [line, line],
        "cut": [line[:cut]],
        "replace": [line[:cut] + data.draw(st.text(max_size=3)) + line[cut + 1 :]],
        "indent": [" " * data.draw(st.integers(1, 3)) + line],
    }[damage]
    message = ""
    try:
        load_icp("\n".join(lines), "x.yaml")
    except IcpInvalid as error:
        message = error.what
    assert not message or re.search(r"line \d+: |the file is|is missing|this is not YAML", message)


def test_the_vocabulary_has_a_hash_of_its_own():
    icp, heavier = load_icp(SMALL, "a"), load_icp(SMALL.replace("weight: 5", "weight: 6"), "b")
    wider = load_icp(SMALL.replace("[rye bread]", "[rye bread, pumpernickel]"), "c")
    assert icp.vocabulary.digest() == heavier.vocabulary.digest() != wider.vocabulary.digest()
    assert len({icp.digest(), heavier.digest(), wider.digest()}) == 3


def test_the_shipped_files_name_themselves(icps: dict[str, Icp]):
    names = {
        file.name.removesuffix(".yaml")
        for file in resources.files("leadgen_assets.icp").iterdir()
        if file.name.endswith(".yaml")
    }
    assert names == set(icps)


@pytest.mark.parametrize(
    ("address", "vendor", "tenant"),
    [
        ("https://tarnwick.appfolio.com/connect/users/sign_in", "appfolio", "tarnwick"),
        ("https://tarnwick.managebuilding.com/Resident/portal/login", "buildium", "tarnwick"),
        ("https://app.propertyware.com/pw/portals/tarnwick/tenant.action", "propertyware", "tarnwick"),
        ("https://app.propertyware.com/pw/index.html#/login/owner/tarnwick", "propertyware", "tarnwick"),
        ("https://tarnwick.twa.rentmanager.com/applynow", "rent_manager", "tarnwick"),
        ("https://tarnwick.rentvine.com/portals/owner", "rentvine", "tarnwick"),
        ("https://tarnwick.securecafe.com/residentservices/x/userlogin.aspx", "yardi", "tarnwick"),
        ("https://www.rentcafe.com/residentservices/tarnwick/userlogin.aspx", "yardi", "tarnwick"),
        ("https://app.doorloop.com/auth/login", "doorloop", ""),
    ],
)
def test_portals_tell_the_software(address: str, vendor: str, tenant: str, pm_icp: Icp):
    found = vendor_address(address, pm_icp.vocabulary.fields["pms"])
    assert (found.vendor, found.tenant) == (vendor, tenant)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.appfolio.com/help/owner",
        "https://appfolio.com/",
        "https://demo7.appfolio.com/listings",
        "https://Your-Property-Managers-Account-Name.appfolio.com/",
        "https://tarnwick.appfolio.com.example/",
        "https://signin.managebuilding.com/manager",
        "https://example.managebuilding.com",
        "https://help.rentvine.com/owner-portal",
        "https://resource.rentcafe.com/image.png",
        "https://www.rentmanager.com/",
        "https://tarnwick.propertymeld.com/",
    ],
)
def test_a_vendors_own_pages_and_placeholders_tell_nothing(address: str, pm_icp: Icp):
    assert vendor_address(address, pm_icp.vocabulary.fields["pms"]) is None


def test_no_vendors_host_can_become_a_companys_domain(pm_icp: Icp):
    for spec in (pm_icp.vocabulary.fields["pms"], pm_icp.vocabulary.fields["website_vendor"]):
        for value in spec.values.values():
            patterns = [*value.tenant_hosts, *(path.partition("/")[0] for path in value.tenant_paths), *value.hosts]
            for pattern in patterns:
                assert refusal(pattern.replace("{tenant}", "tarnwick"), pm_icp.never_domains)


def test_no_customers_address_at_a_vendor_of_any_trade_is_a_small_firms_domain():
    never = read_icp(SHIPPED / "small_business.yaml").never_domains
    specs = (spec for path in SHIPPED.glob("*.yaml") for spec in read_icp(path).vocabulary.fields.values())
    values = (value for spec in specs if isinstance(spec, LinkedHostField) for value in spec.values.values())
    hosts = {host.replace("{tenant}", "tarnwick") for value in values for host in value.tenant_hosts}
    assert len(hosts) > 15
    assert not [host for host in sorted(hosts) if not refusal(host, never)]
    assert refusal("tarnwick.entrata.com", never)
    assert refusal("tarnwick.kw.com", never)
    assert refusal("remax.com", never)
    assert not refusal("century21tarnwick.com", never)
    assert not refusal("tarnwickhomes.com", never)


def test_the_files_bands_and_ladder_are_those_of_the_mission(pm_icp: Icp):
    bands = {criterion.name: criterion.bands for criterion in pm_icp.criteria}["units"]
    assert [(band.name, band.least, band.most) for band in bands] == [
        ("low", None, 49),
        ("medium", 50, 149),
        ("high", 150, 1000),
        ("enterprise", 1001, None),
    ]
    assert [rung.department for rung in pm_icp.contacts.ladder] == [
        "leadership",
        "management",
        "operations",
        "on_site",
        "administration",
        "maintenance",
    ]
    assert max(pm_icp.criteria, key=lambda criterion: criterion.weight).name == "portfolio"
    assert (pm_icp.freshness.companies_days, pm_icp.freshness.contacts_days) == (180, 90)


def test_the_guides_example_is_a_good_file():
    guide = Path(__file__).parents[2] / "docs" / "icp.md"
    example = re.search(r"```yaml\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)[1]
    assert load_icp(example, "docs/icp.md").name == "bakers"


ACME_VALUE = '        acme: {tenant_hosts: ["{tenant}.acme-ovens.example"], names: [Acme Ovens]}'


@pytest.mark.parametrize(
    ("counts", "inventory", "words"),
    [
        ("loaves", "https://{tenant}.acme-ovens.example/shop", ""),
        (
            "loafs",
            "https://{tenant}.acme-ovens.example/shop",
            "'loafs' is no field of kind count; did you mean 'loaves'?",
        ),
        ("bread", "https://{tenant}.acme-ovens.example/shop", "'bread' is no field of kind count"),
        ("", "https://{tenant}.acme-ovens.example/shop", "needs inventory_counts beside the values"),
        ("loaves", "{tenant}.acme-ovens.example/shop", "is no address with {tenant} once"),
        ("loaves", "https://www.acme-ovens.example/shop", "is no address with {tenant} once"),
        ("loaves", "https://{tenant}.other.example/shop", "is no address of 'acme'"),
    ],
)
def test_public_pages_of_what_is_offered(counts, inventory, words):
    value = ACME_VALUE.replace("names:", f'inventory: ["{inventory}"], names:')
    text = SMALL.replace(ACME_VALUE, value)
    if counts:
        text = text.replace("      label: Oven\n", f"      label: Oven\n      inventory_counts: {counts}\n")
    if not words:
        assert load_icp(text, "x").vocabulary.fields["oven"].inventory_counts == counts
        return
    with pytest.raises(IcpInvalid, match=re.escape(words)):
        load_icp(text, "x")
