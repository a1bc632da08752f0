"""People and their titles on small businesses' pages, and which title is whose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.evaluation.extracted import GOLD, PAGES, extracted_sites
from leadgen_assets.evaluation.gold_pages import GoldPage, GoldSite
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.evaluation.team_pages import made_up_pairs
from leadgen_assets.extract.extraction import Extraction, Outsider, PersonFacts

_LEFT_OUT = frozenset({"camerasuperstore.com"})
"""Sites whose pages hold people that nobody labelled."""

_UNSEEN = (Kind.STRUCTURED, Kind.META, Kind.TITLE, Kind.IMAGE)

_NEAR = 200
"""Characters between two labels that belong to one entry, at most."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is right and what was found on one site.

    Attributes:
        right, got: normalised value -> as written, in order of appearance. confidence: of what was got.
    """

    site: str
    right: dict[str, str]
    got: dict[str, str]
    confidence: dict[str, float]

    @property
    def counts(self) -> Counts:
        both = self.right.keys() & self.got.keys()
        return Counts(len(both), len(self.got) - len(both), len(self.right) - len(both))

    def mistakes(self) -> Iterator[Mistake]:
        for key, value in self.got.items():
            if key not in self.right:
                yield Mistake(self.site, "", value, confidence=self.confidence[key])
        for key, value in self.right.items():
            if key not in self.got:
                yield Mistake(self.site, value, "")

    def judged(self, field: str) -> Iterator[Judged]:
        for key in self.got:
            yield Judged(field, self.confidence[key], key in self.right)


def run(data: Path) -> SuiteResult:
    """Counts of names, titles and pairs, by site.

    Args:
        data: the data folder.

    Raises:
        LeadgenError: the pages or labels cannot be read.
    """
    sites = [each for each in extracted_sites(data) if each[0].site not in _LEFT_OUT]
    names = [_names(*each) for each in sites]
    by_page = [found for site, extraction in sites for found in _names_by_page(site, extraction)]
    titles = [_titles(*each) for each in sites]
    held = [_of_full_names(each[0], found) for each, found in zip(sites, titles, strict=True)]
    pairs = [_pairs(*each) for each in sites]
    return SuiteResult(
        "people",
        (
            _measure("PER", "site", names, Reach("precision", 0.90), Reach("recall", 0.70)),
            _measure("PER, each page by itself", "page", by_page),
            _measure("FUNC", "site", titles, Reach("precision", 0.85), Reach("recall", 0.60)),
            _measure("FUNC of people named in full", "site", held),
            Measure(
                "title of a person",
                "site",
                [counts for counts, _ in pairs],
                [mistake for _, several in pairs for mistake in several],
                (Reach("precision", 0.90),),
                personal=True,
            ),
            made_up_pairs(),
        ),
        _NOTE,
        tuple(
            point
            for field, several in (("full_name", names), ("title", titles))
            for each in several
            for point in each.judged(field)
        ),
    )


_NOTE = (
    "PER: different full names of a site (normalised; middle initials, honorifics and credentials aside); a label of one word "
    "(“Kathleen”) is no full name: it is neither asked for nor counted as wrong. FUNC: different titles of a site, equal but for "
    "case and punctuation; the pipeline reads titles only where they stand by a name, so a list of titles without names (a table of "
    "salaries) is missed by design; the third line asks only for titles that stand by a full name. People whom the pages name without "
    "saying that they are the firm's (clients, authors) count as found too: labels do not tell them apart, and the pipeline keeps them "
    "as outsiders, who never become contacts. "
    "Labels do not say whose a title is. It is taken from the order on the page: labels of names and titles "
    f"not more than {_NEAR} characters apart are one block; in a block that begins with a name a title belongs to the name "
    "before it, else to the one after it. Counted are people who are found and have such a title: precision is the share whose "
    "title is theirs of those with a title. The last line is made-up team pages of many layouts with known pairs. "
    "camerasuperstore.com is left out: its pages hold people who are not labelled."
)

SUITE = Suite("people", "people, their titles, and whose title is whose", (PAGES, GOLD), run)


def _measure(name: str, unit: str, found: list[_Found], *reach: Reach) -> Measure:
    mistakes = [mistake for each in found for mistake in each.mistakes()]
    return Measure(name, unit, [each.counts for each in found], mistakes, reach, personal=name.startswith("PER"))


def _names(site: GoldSite, extraction: Extraction, url: str = "") -> _Found:
    """Names of the site, or of one of its pages."""
    right: dict[str, str] = {}
    for page in site.pages:
        if url in ("", page.page.url):
            for text in page.of("PER"):
                if len(normal_person_name(text).split()) > 1:
                    right.setdefault(_name_key(text), text)
    got: dict[str, str] = {}
    confidence: dict[str, float] = {}
    for person in _everybody(extraction):
        for fact in person.facts:
            if fact.field == "full_name" and url in ("", fact.url) and " " in fact.value:
                key = _name_key(fact.value)
                got.setdefault(key, fact.value)
                confidence[key] = max(confidence.get(key, 0.0), fact.confidence)
    return _Found(url or site.site, right, got, confidence)


def _names_by_page(site: GoldSite, extraction: Extraction) -> list[_Found]:
    return [_names(site, extraction, page.page.url) for page in site.pages]


def _titles(site: GoldSite, extraction: Extraction) -> _Found:
    right: dict[str, str] = {}
    for page in site.pages:
        for text in page.of("FUNC"):
            right.setdefault(_title_key(text), text)
    got: dict[str, str] = {}
    confidence: dict[str, float] = {}
    for person in _everybody(extraction):
        for fact in person.facts:
            if fact.field == "title":
                key = _title_key(fact.value)
                got.setdefault(key, fact.value)
                confidence[key] = max(confidence.get(key, 0.0), fact.confidence)
    return _Found(site.site, right, got, confidence)


def _everybody(extraction: Extraction) -> tuple[PersonFacts | Outsider, ...]:
    return (*extraction.people, *extraction.outsiders)


def _of_full_names(site: GoldSite, found: _Found) -> _Found:
    """Titles asked for only where they stand by a full name; a title that is right elsewhere on the site is not wrong here."""
    named = {
        _title_key(title)
        for page in site.pages
        for person, title in labelled_pairs(page)
        if len(normal_person_name(person).split()) > 1
    }
    got = {key: title for key, title in found.got.items() if key in named or key not in found.right}
    return _Found(found.site, {key: title for key, title in found.right.items() if key in named}, got, found.confidence)


def _pairs(site: GoldSite, extraction: Extraction) -> tuple[Counts, list[Mistake]]:
    """A person of the gold with a title: right with one that is theirs, wrong with another, missed without one."""
    truth: dict[str, list[str]] = {}
    for page in site.pages:
        for person, title in labelled_pairs(page):
            truth.setdefault(_name_key(person), []).append(title)
    counts, mistakes = Counts(), []
    for found in extraction.people:
        expected = truth.get(_name_key(found.full_name))
        if not expected:
            continue
        got = [fact.value for fact in found.facts if fact.field == "title"]
        right = any(same_title(title, other) for title in got for other in expected)
        counts += Counts(right, bool(got) and not right, not got)
        if not right:
            where = f"{site.site}: {found.full_name}"
            mistakes.append(Mistake(where, "; ".join(expected), "; ".join(got)))
    return counts, mistakes


def labelled_pairs(page: GoldPage) -> list[tuple[str, str]]:
    """(name, title) of a labelled page by the rule that the note tells."""
    text = "\n".join(segment.text for segment in page.page.segments if segment.kind not in _UNSEEN)
    blocks: list[list[tuple[str, str]]] = []
    at, end = 0, -_NEAR - 1
    for kind, label in page.labels:
        start = text.find(label, at)
        if start < 0:
            continue
        at = start + len(label)
        if kind in ("PER", "FUNC"):
            if start - end > _NEAR:
                blocks.append([])
            blocks[-1].append((kind, label))
            end = at
    return [pair for block in blocks for pair in _pairs_of(block)]


def _pairs_of(block: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if block[0][0] != "PER":
        block = block[::-1]
    person = ""
    for kind, label in block:
        if kind == "PER":
            person = label
        elif person:
            yield person, label


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, or one is the other with more around it ("Owner" and "Owner and founder")."""
    first, second = f" {_title_key(one)} ", f" {_title_key(other)} "
    return first in second or second in first


def _name_key(name: str) -> str:
    first, *rest = normal_person_name(name).split() or [""]
    return " ".join([first, *(word for word in rest if len(word) > 1)])


def _title_key(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ").replace("+", " and ")).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"[.'’]", "", plain)))
