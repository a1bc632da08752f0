"""Suite `organisation`: whether the name given to a site's business is the business's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from leadgen_assets.domain.facts.profile import FieldValue
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.pages.page import Kind, Outcome
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.evaluation.extracted import GOLD, PAGES, extracted_sites, small_business
from leadgen_assets.evaluation.gold_pages import GoldSite
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.extract.extraction import Extraction

NOTE = (
    "People marked every organisation on a page, not whose page it is. A label is taken for the business's own where it is the label that "
    "most mentions of the site bear, where its letters are the domain's, or where it stands in the title of a page or behind a copyright "
    "mark; and so is every label that begins with the words of one of these or is their beginning. A name is right where it is one of "
    'these labels: the same words in the same order, apart from legal form, "The", "&", case, punctuation and the ending of an address '
    '(".com"). Sites none of whose labels is its own by this rule are left out. "any label" asks less: that the name is some ORG label '
    "of the site, a client's too."
)
_ADDRESS_ENDING = re.compile(r"(?:\s|\.)(?:com|net|org|co\.uk|ca|eu)$")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_LEAST_MENTIONS = 2
"""Mentions from which the most frequent label is taken for the site's own without anything else that says so."""


def name_key(name: str) -> str:
    """What two spellings of one name have in common: letters and digits of its words, without legal form and address ending."""
    bare = _ADDRESS_ENDING.sub("", name.casefold().strip().rstrip("."))
    return normal_company_name(bare or name).replace(" ", "")


def own_labels(site: GoldSite) -> frozenset[str]:
    """Keys of the labels that are the business's own name, by the rule of `NOTE`; empty where the labels do not tell."""
    labels = [label for page in site.pages for label in page.of("ORG")]
    times = Counter(name_key(label) for label in labels)
    times.pop("", None)
    if not times:
        return frozenset()
    domain = re.sub(r"[^a-z0-9]", "", site.domain.partition(".")[0])
    stated = name_key_text(_stated(site))
    own = {key for key in times if key == domain or (len(key) > 2 and key in stated)}
    most = max(times.values())
    if most >= _LEAST_MENTIONS:
        own |= {key for key, number in times.items() if number == most}
    return frozenset(
        key for key in times if any(key == name or _begins(key, name) or _begins(name, key) for name in own)
    )


def name_key_text(text: str) -> str:
    """A longer text as `name_key` folds names, to look for one in it."""
    return normal_company_name(text).replace(" ", "")


def _begins(short: str, long: str) -> bool:
    return len(short) > 3 and long.startswith(short)


def _stated(site: GoldSite) -> str:
    return "\n".join(
        segment.text
        for gold in site.pages
        for segment in gold.page.segments
        if segment.kind is Kind.TITLE or (_COPYRIGHT.search(segment.text) and len(segment.text) < 300)
    )


def _given(site: GoldSite, extraction: Extraction) -> FieldValue:
    """The company's name as a profile of the site would have it."""
    profile = resolve(
        extraction.facts,
        [(person.full_name, person.facts) for person in extraction.people],
        small_business().vocabulary,
        pages_read=sum(page.outcome is Outcome.OK for page in site.texts),
        roles={page.url: page.role for page in site.texts},
    )
    return profile.fields["company_name"]


def run(data: Path) -> SuiteResult:
    """The suite over a data folder; one unit a site."""
    strict: list[Counts] = []
    lax: list[Counts] = []
    mistakes: list[Mistake] = []
    judged: list[Judged] = []
    for site, extraction in extracted_sites(data):
        own = own_labels(site)
        if not own:
            continue
        value = _given(site, extraction)
        name = value.values[0] if value.values else ""
        key = name_key(name)
        every = {name_key(label) for page in site.pages for label in page.of("ORG")}
        strict.append(_counted(name, key in own))
        lax.append(_counted(name, key in every))
        if name:
            judged.append(Judged("company_name", value.confidence, key in own))
        if key not in own:
            note = f"confidence {value.confidence:.2f}: {value.facts[0].quote[:80]}" if name else ""
            mistakes.append(Mistake(site.site, _spelled(site, own), name, note))
    return SuiteResult(
        "organisation",
        (
            Measure("own name", "site", strict, mistakes, (Reach("recall", 0.9),)),
            Measure("any label", "site", lax),
        ),
        NOTE,
        tuple(judged),
    )


def _counted(name: str, right: bool) -> Counts:
    if right:
        return Counts(right=1)
    return Counts(wrong=1, missed=1) if name else Counts(missed=1)


def _spelled(site: GoldSite, own: Iterable[str]) -> str:
    labels = (label for page in site.pages for label in page.of("ORG"))
    return "; ".join(label for label, _ in Counter(labels).most_common() if name_key(label) in own)


ORGANISATION = Suite("organisation", "The business's own name", (PAGES, GOLD), run)
