"""Suite `address`: the postal addresses of small businesses, part by part and whole, and the one that the profile takes as theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.evaluation.address_blocks import FIELDS, Block, blocks_of, normal, read_parts
from leadgen_assets.evaluation.extracted import GOLD, PAGES, extracted_sites, small_business
from leadgen_assets.evaluation.gold_pages import GoldPage, GoldSite
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.extract.extraction import Extraction

_NOTE = (
    "Small-business pages; each value counts once a page. A label is part of an address where it stands in a run of address"
    " labels with a street or a zip code (a label of another kind, a repeated one or more than 100 characters end a run): a city"
    " or state in running text, or in a list of places served, is none. What we find beside that is wrong. Compared without case"
    " and punctuation, states as codes, zip codes without their last four digits. `components shown` leaves out labels in parts of a"
    " page that a browser hides (panels that open at a click), which the pipeline does not read. `whole address`: all parts of one"
    " address as marked, none missing and none more. `head office`: the parts of the one address that the profile takes, right where"
    " the gold has them in one address of that site. Plain labels: every STREET, CITY, STATE, ZIPCODE, running text included."
)
_LABELS = {name: label for label, name in FIELDS.items()}


@dataclass(slots=True)
class _Line:
    """A measure while it is being counted."""

    units: list[Counts] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def count(self, unit: Counts) -> None:
        self.units.append(unit)

    def compare(self, where: str, expected: set[str], got: dict[str, str]) -> Counts:
        """Counts of one page; `got` has a note for each value."""
        for value in sorted(expected - got.keys()):
            self.mistakes.append(Mistake(where, value, ""))
        for value in sorted(got.keys() - expected):
            self.mistakes.append(Mistake(where, "", value, got[value]))
        right = len(expected & got.keys())
        return Counts(right, len(got) - right, len(expected) - right)


def run(data: Path) -> SuiteResult:
    """Addresses of the labelled pages beside those that `extract` finds.

    Raises:
        LeadgenError: as `gold_sites`.
    """
    lines: dict[str, _Line] = {}
    judged: list[Judged] = []
    for site, extraction in extracted_sites(data):
        totals: dict[str, Counts] = {}
        for page in site.pages:
            for name, counts in _page(page, extraction, lines, judged):
                totals[name] = totals.get(name, Counts()) + counts
        totals["head office"] = _head_office(site, extraction, lines.setdefault("head office", _Line()))
        for name, counts in totals.items():
            lines.setdefault(name, _Line()).count(counts)
    return SuiteResult("address", tuple(_measures(lines)), _NOTE, tuple(judged))


def _measures(lines: dict[str, _Line]) -> Iterator[Measure]:
    for name in (
        "components",
        "components shown",
        *FIELDS,
        "whole address",
        "head office",
        *(f"{label} plain" for label in FIELDS),
    ):
        line = lines.get(name, _Line())
        reach = (Reach("f1", 0.85),) if name == "components" else ()
        yield Measure(name, "site", line.units, line.mistakes, reach)


def _page(
    page: GoldPage, extraction: Extraction, lines: dict[str, _Line], judged: list[Judged]
) -> Iterator[tuple[str, Counts]]:
    url = page.page.url
    facts = [fact for fact in extraction.facts if fact.url == url and fact.field in _LABELS]
    blocks = list(blocks_of(page))
    read = read_parts(page)
    together = shown = Counts()
    for label, name in FIELDS.items():
        expected = {value for block in blocks for kind, value in block if kind == label}
        got: dict[str, str] = {}
        for fact in facts:
            if fact.field == name:
                got.setdefault(normal(name, fact.value), f"{fact.confidence:.2f}: {fact.quote[:120]}")
        counts = lines.setdefault(label, _Line()).compare(url, expected, got)
        together += counts
        unseen = sum((label, value) not in read and value not in got for value in expected)
        shown += Counts(counts.right, counts.wrong, counts.missed - unseen)
        yield label, counts
        plain = {normal(name, text) for text in page.of(label)}
        yield f"{label} plain", lines.setdefault(f"{label} plain", _Line()).compare(url, plain, got)
        judged += [Judged(name, sure, value in expected) for value, sure in _surest(facts, name).items()]
    lines.setdefault("components", _Line()).mistakes = [
        mistake for label in FIELDS for mistake in lines[label].mistakes
    ]
    yield "components", together
    yield "components shown", shown
    written = {_told(dict(block)): "" for block in _addresses(facts)}
    expected = {_told(dict(block)) for block in blocks}
    yield "whole address", lines.setdefault("whole address", _Line()).compare(url, expected, written)


def _surest(facts: list[Fact], name: str) -> dict[str, float]:
    sure: dict[str, float] = {}
    for fact in facts:
        if fact.field == name:
            value = normal(name, fact.value)
            sure[value] = max(sure.get(value, 0.0), fact.confidence)
    return sure


def _addresses(facts: list[Fact]) -> Iterator[Block]:
    """The facts of a page as addresses: they come place by place, in the order street, city, state, zip code."""
    order = list(FIELDS.values())
    block: list[tuple[str, str]] = []
    last = -1
    for fact in facts:
        at = order.index(fact.field)
        if at <= last:
            yield tuple(block)
            block = []
        block.append((_LABELS[fact.field], normal(fact.field, fact.value)))
        last = at
    if block:
        yield tuple(block)


def _told(parts: dict[str, str]) -> str:
    return ", ".join(f"{parts[label]}" for label in FIELDS if label in parts)


def _head_office(site: GoldSite, extraction: Extraction, line: _Line) -> Counts:
    """Parts of the address that the profile takes: right where they are parts of the one marked address that shares most of them."""
    roles = {page.page.url: page.page.role for page in site.pages}
    vocabulary = small_business().vocabulary
    profile = resolve(extraction.facts, (), vocabulary, pages_read=len(site.pages), roles=roles)
    chosen = {
        _LABELS[name]: normal(name, value.values[0])
        for name, value in profile.fields.items()
        if name in _LABELS and value.values
    }
    blocks = [dict(block) for page in site.pages for block in blocks_of(page)]
    best = max(blocks, key=lambda block: sum(block.get(label) == value for label, value in chosen.items()), default={})
    if not chosen:
        most = max(map(len, blocks), default=0)
        if most:
            line.mistakes.append(Mistake(site.site, _told(max(blocks, key=len)), ""))
        return Counts(0, 0, most)
    right = sum(best.get(label) == value for label, value in chosen.items())
    counts = Counts(right, len(chosen) - right, len(best) - right)
    if counts.wrong or counts.missed:
        line.mistakes.append(Mistake(site.site, _told(best), _told(chosen)))
    return counts


ADDRESS = Suite("address", "Postal addresses on small-business pages", (PAGES, GOLD), run)
