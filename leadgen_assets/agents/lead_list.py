"""The agent that finds companies: a search that names pages, then a reading of the saved pages that points at companies.

A search is believed nothing but addresses. The reading gives a name and numbers of segments; which values follow from
them, code decides (`stages.searched`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from leadgen_assets.agents.instructions import instructions
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.pages.said_to_machines import said_to_machines
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.llm.answer import Answer
from leadgen_assets.llm.question import Place, Question, Use, WebSearch

SEARCH = instructions("lead_list_search", "1")
READ = instructions("lead_list_read", "1")

MOST_KNOWN, MOST_NEVER, MOST_USED = 150, 60, 30
"""Companies, domains and earlier ways that a question tells: the newest, since a long prompt costs at every batch."""
MOST_SEARCHES = 3
"""Searches that one question may make."""
MOST_TEXT, LEAST_TEXT, LONGEST_PIECE = 60_000, 2_500, 400
"""Characters of all pages that are read together, of one at least, and of one segment."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}\[\]]{4,500}")
_READ_KINDS = (Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.LINK)


class NamedCompany(BaseModel):
    """One company that a page names, by numbers of segments."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(description="The name exactly as the piece has it")
    name_at: int = Field(description="Number of the piece with the name")
    website_at: int | None = Field(description="Number of the piece with the address of its own website, or null")
    place_at: int | None = Field(description="Number of the piece with its city and state, or null")
    own_site: bool = Field(description="Whether the page is this company's own website")


class NamedCompanies(BaseModel):
    """All companies that the pages name."""

    model_config = ConfigDict(extra="forbid")

    companies: list[NamedCompany]


@dataclass(frozen=True, slots=True)
class Task:
    """What one batch is told; stored before its first paid call, so that a resumed batch asks the same.

    Attributes:
        number: of the batch. size: companies asked for. way: the strategy's key, `words`: what it tells.
        used: what earlier batches were told. known: "Name (domain)" of companies that are there. never: blocked domains.
    """

    number: int
    size: int
    way: str
    words: str
    used: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as the reading sees it: its address, when it was seen (ISO), and its segments."""

    url: str
    seen_at: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A company that the model points at; its values are not looked at yet.

    Attributes:
        page: on which its name stands. website, place: segments of the same page, None where it points at none.
    """

    page: SourcePage
    name: str
    name_at: Segment
    website: Segment | None
    place: Segment | None
    own_site: bool


def search_question(
    request: LeadRequest, icp: Icp, task: Task, hint: str, place: Place | None
) -> Question[NamedCompanies]:
    """The search of a batch: free text, whose sources and addresses are what counts.

    Args:
        hint: what the request adds in its own words, "" for nothing. place: where to search from.
    """
    parts = [
        *_criteria(request, icp, hint),
        f"This time: {task.words}",
        f"Name up to {task.size} companies.",
        *_data("Ways that were used before", task.used[-MOST_USED:]),
        *_data("Known already", task.known[-MOST_KNOWN:]),
        *_data("Never", task.never[:MOST_NEVER]),
    ]
    return Question(
        Use.SEARCH,
        SEARCH,
        "\n".join(parts),
        search=WebSearch(place=place, context_size="medium"),
        most_output_tokens=4_000,
        most_tool_calls=MOST_SEARCHES,
        about=f"batch {task.number}: {task.way}",
    )


def reading_question(
    request: LeadRequest, icp: Icp, task: Task, hint: str, pages: Sequence[SourcePage]
) -> Question[NamedCompanies]:
    """The reading of a batch's saved pages: a schema, no tools."""
    parts = [
        *_criteria(request, icp, hint),
        *_data("Known already", task.known[-MOST_KNOWN:]),
        *_data("Never", task.never[:MOST_NEVER]),
        "The pages:",
        "<<<",
        *_numbered(pages),
        ">>>",
    ]
    return Question(
        Use.EXTRACT,
        READ,
        "\n".join(parts),
        answer=NamedCompanies,
        most_output_tokens=6_000,
        about=f"batch {task.number}: {task.way}",
    )


def addresses_of(answer: Answer[NamedCompanies]) -> list[str]:
    """Addresses that a search names, each once: its sources first, then those in its text."""
    written = (match.group().rstrip(".,;:!?)*") for match in _ADDRESS.finditer(answer.text))
    named = (source.url for source in answer.sources)
    return [url for url in dict.fromkeys((*named, *written)) if url.startswith(("http://", "https://"))]


def pointed_at(named: NamedCompanies, pages: Sequence[SourcePage]) -> tuple[list[Pointed], int]:
    """What the reading points at, and how many of its entries point at nothing that it was shown."""
    shown = dict(_shown(pages))
    found, rejected = [], 0
    for one in named.companies:
        at = shown.get(one.name_at)
        if at is None:
            rejected += 1
            continue
        page, segment = at
        found.append(
            Pointed(
                page,
                " ".join(one.name.split()),
                segment,
                _on(page, shown, one.website_at),
                _on(page, shown, one.place_at),
                one.own_site,
            )
        )
    return found, rejected


def _on(page: SourcePage, shown: Mapping[int, tuple[SourcePage, Segment]], number: int | None) -> Segment | None:
    """The segment of that number, if it stands on the same page."""
    at = shown.get(number) if number is not None else None
    return at[1] if at is not None and at[0] is page else None


def fitted(pages: Sequence[SourcePage]) -> tuple[SourcePage, ...]:
    """The pages cut to what one question may hold: of each the readable segments up to its share."""
    share = max(LEAST_TEXT, MOST_TEXT // max(1, len(pages)))
    kept = []
    for page in pages[: MOST_TEXT // LEAST_TEXT]:
        room, segments = share, []
        to_machines = said_to_machines(page.segments)
        for segment in page.segments:
            if segment.number in to_machines:
                continue
            if segment.kind not in _READ_KINDS or not (segment.text or segment.href):
                continue
            room -= min(len(segment.text), LONGEST_PIECE) + min(len(segment.href), 100) + 8
            if room < 0:
                break
            segments.append(segment)
        if segments:
            kept.append(SourcePage(page.url, page.seen_at, tuple(segments)))
    return tuple(kept)


def _shown(pages: Sequence[SourcePage]) -> Iterator[tuple[int, tuple[SourcePage, Segment]]]:
    """Number in the question -> page and segment: numbered through all pages, so that one number says both."""
    number = 0
    for page in pages:
        for segment in page.segments:
            number += 1
            yield number, (page, segment)


def _numbered(pages: Sequence[SourcePage]) -> Iterator[str]:
    last: SourcePage | None = None
    for number, (page, segment) in _shown(pages):
        if page is not last:
            yield f"=== page {_harmless(page.url)}"
            last = page
        link = f" -> {_harmless(segment.href)}" if segment.kind is Kind.LINK and segment.href else ""
        yield f"[{number}] {_harmless(segment.text[:LONGEST_PIECE])}{link}"


def _criteria(request: LeadRequest, icp: Icp, hint: str) -> Iterator[str]:
    """What is looked for; the same in every batch, so it stands first."""
    yield f"Description: {' '.join(icp.describes.split())}"
    if icp.called:
        yield f"They are called: {', '.join(icp.called)}"
    where = ", ".join(STATES[state] for state in request.states) or "anywhere in the USA"
    yield f"Where: {', '.join(request.cities)}{' in ' if request.cities else ''}{where}"
    software = software_of(request, icp)
    if software:
        yield f"{icp.label_of(icp.columns.pms_detected or '')}, one of: {', '.join(software)}"
    units = icp.label_of(icp.columns.units_estimate) if icp.columns.units_estimate else ""
    low, high = request.units_min, request.units_max
    if units and (low is not None or high is not None):
        from_to = (f"{low:,} at least" if low is not None else "", f"{high:,} at most" if high is not None else "")
        yield f"{units}: {', '.join(part for part in from_to if part)}"
    if hint:
        yield f"Besides, whoever asks says: {hint}"


def software_of(request: LeadRequest, icp: Icp) -> list[str]:
    """The software that the request asks for, as people write it."""
    field = icp.columns.pms_detected or ""
    return [icp.shown(field, value) for value in request.pms_any_of]


def _data(heading: str, lines: Iterable[str]) -> list[str]:
    listed = [_harmless(line) for line in lines]
    return [f"{heading}:", "<<<", *listed, ">>>"] if listed else []


def _harmless(text: str) -> str:
    """One line that cannot end the data it stands in."""
    return " ".join(text.split()).replace("<<<", "‹‹‹").replace(">>>", "›››")
