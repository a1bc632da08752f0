"""Suite `pms`: which management software a site shows, and the other fields of the shipped property-management ICP."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from pathlib import Path

from leadgen_assets.domain.facts.profile import FieldValue, Profile
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.facts.supports import TENANT_SUFFIX
from leadgen_assets.domain.icps.icp import Icp, LinkedHostField
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.pms_addresses import labelled_addresses
from leadgen_assets.evaluation.pms_pages import MadeSite, made_sites
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.extract.company import extract
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import read_page

ADDRESSES = "pms/portal_urls_dev.csv"
SEED, SITES = 20261125, 224
"""The seed of the made-up sites in docs/accuracy.md, and sites of each part of the wordings: two of every trap with every vendor."""

PARTS = (0, 1, 2, 3)

_REACH = (Reach("precision", 0.99), Reach("recall", 0.95))
_FIELDS = (
    "units",
    "employees",
    "founded",
    "years_in_business",
    "portfolio",
    "management_services",
    "narpm",
    "website_vendor",
)
_AT = datetime(2026, 1, 5, tzinfo=UTC)
_NOTE = (
    "An address is put behind a link on a page of an otherwise empty site and read by the pipeline; it is right where vendor and slug"
    " are the labelled ones and the quote holds the address, and nothing may be found where the label says that it is no customer's"
    " portal. Made-up sites (seeded, every trap with every vendor, four layouts) are read, extracted and resolved by the shipped"
    " property_management ICP; each value that is found counts, and `grade` is right where high, medium, low, none or unknown is."
)


def run(data: Path) -> SuiteResult:
    """Addresses labelled in the data folder, and made-up sites.

    Raises:
        LeadgenError: the table of addresses cannot be read.
    """
    measures = [_addresses(data / ADDRESSES)]
    judged: list[Judged] = []
    sites = [site for part in PARTS for site in made_sites(SEED, SITES, part)]
    measures += of_sites(sites, judged)
    return SuiteResult("pms", tuple(measures), _NOTE, tuple(judged))


def of_sites(sites: Sequence[MadeSite], judged: list[Judged]) -> list[Measure]:
    """Measures over made-up sites; what has a confidence is added to `judged`."""
    read = [(site, profile_of(site)) for site in sites]
    measures = [
        _measure("vendor on made-up sites", read, "pms", judged, [site.vendors for site in sites], _REACH),
        _measure("slug on made-up sites", read, "pms" + TENANT_SUFFIX, judged, [site.slugs for site in sites], _REACH),
        _grades(read),
    ]
    for name in _FIELDS:
        measures.append(_measure(name, read, name, judged, [site.truth[name] for site in sites], ()))
    return measures


def profile_of(site: MadeSite) -> Profile:
    """What the pipeline makes of a made-up site."""
    return _profile(((f"https://{site.domain}{path}", role, html) for path, role, html in site.pages), site.domain)


def _profile(pages: Iterable[tuple[str, str, str]], domain: str) -> Profile:
    icp = _icp()
    read = [
        read_page(Fetched(url, url, Outcome.OK, 200, "text/html; charset=utf-8", html.encode(), _AT), role).page_text()
        for url, role, html in pages
    ]
    extraction = extract(read, icp.vocabulary, icp.contacts.ladder, domain)
    return resolve(
        extraction.facts,
        (),
        icp.vocabulary,
        pages_read=len(read),
        looked_at=[page.url for page in read],
        roles={page.url: page.role for page in read},
    )


@lru_cache(maxsize=1)
def _icp() -> Icp:
    path = Path(__file__).parents[1] / "icp" / "property_management.yaml"
    return load_icp(path.read_text("utf-8"), path.name)


def _vendors() -> tuple[str, ...]:
    field = _icp().vocabulary.fields["pms"]
    assert isinstance(field, LinkedHostField)
    return tuple(field.values)


def _measure(
    title: str,
    read: Sequence[tuple[MadeSite, Profile]],
    name: str,
    judged: list[Judged],
    truths: Sequence[frozenset[str]],
    reach: Sequence[Reach],
) -> Measure:
    units, mistakes = [], []
    for (site, profile), expected in zip(read, truths, strict=True):
        found = profile.fields.get(name, FieldValue(profile.fields["pms"].state))
        got = frozenset(found.values) if not found.estimated else frozenset()
        units.append(Counts(len(got & expected), len(got - expected), len(expected - got)))
        judged.extend(Judged(name, found.confidence, value in expected, made_up=True) for value in sorted(got))
        if got != expected:
            quote = next((fact.quote for fact in found.facts if fact.value in got - expected), "")
            where = f"{site.domain} ({site.trap}, {site.told.get(name, '')})"
            mistakes.append(Mistake(where, ", ".join(sorted(expected)), ", ".join(sorted(got)), quote))
    return Measure(title, "site", units, mistakes, reach)


def _grades(read: Sequence[tuple[MadeSite, Profile]]) -> Measure:
    units, mistakes = [], []
    for site, profile in read:
        got = profile.fields["pms"].grade
        units.append(Counts(right=1) if got == site.grade else Counts(wrong=1, missed=1))
        if got != site.grade:
            mistakes.append(Mistake(f"{site.domain} ({site.trap})", site.grade, got))
    return Measure("grade on made-up sites", "site", units, mistakes, _REACH)


def _addresses(path: Path) -> Measure:
    units, mistakes = [], []
    for url, vendor, slug, is_portal in labelled_addresses(path, _vendors()):
        html = f'<title>Elm Field</title><p>Welcome.</p><a href="{escape(url, quote=True)}">Login</a>'
        fields = _profile([("https://elmfield.example/", "home", html)], "elmfield.example").fields
        found, tenant = fields["pms"], fields["pms" + TENANT_SUFFIX]
        expected = f"{vendor} {slug}" if is_portal else ""
        got = " ".join((*found.values, *tenant.values))
        quoted = all(
            fact.quote.startswith(fact_url) for fact in found.facts for fact_url in [url.split("#")[0].rstrip("/")]
        )
        right = bool(expected) and got == expected and found.grade == "high" and quoted
        units.append(Counts(int(right), int(bool(got) and not right), int(bool(expected) and not right)))
        if right != bool(expected) or (got and not expected):
            mistakes.append(Mistake(url, expected, got, found.grade))
    return Measure("portal addresses", "address", units, mistakes, _REACH)


PMS = Suite("pms", "Management software by portal addresses and by made-up pages with every trap", (ADDRESSES,), run)
