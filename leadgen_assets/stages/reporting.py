"""The request report: gathered from what is committed, written in three forms when a run ends, however it ends."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.field_rates import FieldCount, FieldRate
from leadgen_assets.domain.facts.profile import FieldState
from leadgen_assets.domain.icps.icp import BASE_FIELDS, Icp
from leadgen_assets.domain.money import micro_usd, shown_of
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.domain.requests.slicing import SliceStanding
from leadgen_assets.domain.rules import Broken, Level, RuleResult
from leadgen_assets.domain.telling.shown import counted
from leadgen_assets.reports.html import render_html
from leadgen_assets.reports.junit import render_junit
from leadgen_assets.reports.markdown import render_markdown
from leadgen_assets.reports.model import (
    MOST_CHANGES,
    MOST_COMPANIES,
    ChangeLine,
    CompanyLine,
    Counted,
    FieldLine,
    FileLine,
    QuarantinedItem,
    RequestReport,
    SinceLast,
    SourceLine,
    Step,
    criteria_of,
    verdict_of,
)
from leadgen_assets.settings import Settings
from leadgen_assets.stages.export_set import evaluate
from leadgen_assets.stages.funnel import Funnel, read_funnel
from leadgen_assets.stages.handing_over import difference_to_last
from leadgen_assets.stages.model_remarks import model_remarks
from leadgen_assets.stages.written_files import write_whole
from leadgen_assets.storage.companies import qualified_by_source, qualified_companies
from leadgen_assets.storage.exports import ExportRecord, exports_of
from leadgen_assets.storage.model_costs import request_spending
from leadgen_assets.storage.pauses import NearLimit, near_limits
from leadgen_assets.storage.requests import load, run_times
from leadgen_assets.storage.slices import slice_standings
from leadgen_assets.storage.work_items import quarantined

MOST_QUARANTINED = 20
MOST_NOTES = 8
"""Reasons told of one source, the number of those that are not told behind them."""
MOST_ROWS = 5
"""Rows of a file told one by one, where other reasons need the places."""
MOST_STATES = 5
_STATE_SKIPPED = re.compile(r"state ([A-Z]{2}) is not asked for")
_OF_A_ROW = re.compile(r"row (\d+): ")
_FORMS = {"report.html": render_html, "report.md": render_markdown, "report.xml": render_junit}


async def gather_report(conn: AsyncConnection[Any], key: str, numbers: Funnel | None = None) -> RequestReport:
    """Everything that the report of a request says, as of now; `numbers` where the caller has read them already."""
    stored = await load(conn, key)
    numbers = numbers or await read_funnel(conn, key)
    latest = next(iter(await exports_of(conn, key, 1, ("companies",))), None)
    if latest is not None and latest.run_id != stored.run_id and stored.status is RequestStatus.FAILED:
        latest = None  # of an earlier run: what stopped this one is asked of the tables
        checks = tuple(await evaluate(conn, stored))
    else:
        checks = tuple(rule_result(entry) for entry in latest.verdict) if latest else ()
    broken = await quarantined(conn, key)
    by_source = await qualified_by_source(conn, key)
    started, finished = await run_times(conn, key)
    spending = await request_spending(conn, key)
    slices = tuple(await slice_standings(conn, key))
    return RequestReport(
        key=key,
        name=stored.request.name,
        tenant=stored.request.tenant,
        verdict=verdict_of(stored.status, checks),
        status=str(stored.status),
        next_step=stored.next_step,
        criteria=criteria_of(stored.request, stored.icp),
        target=stored.request.target_companies,
        # A preview is a sample: nothing of it counts as delivered, also when it was accepted and nothing came after it.
        delivered=latest.delivered if latest and not stored.previewing else 0,
        round=stored.round,
        run_id=stored.run_id or "",
        spent_micro_usd=spending.spent_micro_usd + sum(one.spent_micro_usd for one in slices),
        near_limits=tuple(near_words(one) for one in await near_limits(conn, key, started)),
        remarks=await model_remarks(conn, key, started),
        reserved_micro_usd=spending.reserved_micro_usd,
        unknown_micro_usd=spending.unknown_micro_usd,
        budget_micro_usd=micro_usd(stored.request.budget_usd),
        funnel=_joined(slices, latest)
        if slices
        else _steps(
            numbers, latest, "in the preview" if stored.previewing or (latest and latest.sample) else "delivered"
        ),
        proposals=stored.proposals,
        tiers=_counted(numbers.tiers),
        checks=checks,
        fields=_fields(numbers, stored.icp, latest.verdict if latest else ()),
        sources=source_lines(numbers, by_source),
        unread=_counted({why.replace("_", " "): number for why, number in numbers.sites.unread.items()}),
        why_not=_counted(numbers.why_not),
        contacts=_counted(numbers.by_seniority),
        why_no_contact=_counted(numbers.why_no_contact),
        quarantine=tuple(
            QuarantinedItem(row["stage"], row["domain"] or row["name"] or row["item"], row["reason"])
            for row in broken[:MOST_QUARANTINED]
        ),
        quarantined=len(broken),
        files=tuple(FileLine(f.kind, f.path, f.rows, f.sha256) for f in latest.files) if latest else (),
        refused=latest.refused if latest else "",
        companies=tuple(
            CompanyLine(c.domain, c.name, c.tier, c.reason, c.website)
            for c in await qualified_companies(conn, key, MOST_COMPANIES, stored.icp.tier_names)
        ),
        since_last=await _since_last(conn, latest),
        started_at=started,
        finished_at=finished,
        slices=slices,
        waiting_until=stored.waiting_until if stored.status is RequestStatus.WAITING else None,
    )


async def _since_last(conn: AsyncConnection[Any], latest: ExportRecord | None) -> SinceLast | None:
    if latest is None or not latest.files:
        return None
    found = await difference_to_last(conn, latest)
    if found is None:
        return None
    return SinceLast(
        found.since,
        found.added[:MOST_COMPANIES],
        found.removed[:MOST_COMPANIES],
        len(found.changed),
        tuple(
            ChangeLine(one.company, one.column, one.shown_old, one.shown_new) for one in found.changed[:MOST_CHANGES]
        ),
        found.contacts_added,
        found.contacts_removed,
        found.contacts_changed,
    )


async def write_report(conn: AsyncConnection[Any], settings: Settings, key: str) -> tuple[RequestReport, Path]:
    """Write the report as a page, as Markdown and as JUnit XML; returns it and the page's path.

    Raises:
        FileUnwritable: an earlier report is as it was.
    """
    report = await gather_report(conn, key)
    folder = settings.reports / key
    texts = {name: render(report).encode("utf-8", "replace") for name, render in _FORMS.items()}
    await asyncio.to_thread(write_whole, folder, texts)
    return report, folder / "report.html"


def near_words(near: NearLimit) -> str:
    """A limit: "Nearly used up: the dollars of 2026-11-25: $4.10 of $5.00"; "Used up: …" where nothing is left of it.

    What is set aside for questions under way is told apart: most of it comes back.
    """
    head = "Nearly used up" if near.used < near.allowed else "Used up"
    if near.limit == "hour":
        hour = f"the questions of the hour {near.bucket.replace('T', ' ')}:00 UTC"
        return f"{head}: {hour}: {near.used:,} of {near.allowed:,}"
    whose = "the request's budget" if near.limit == "request" else f"the dollars of {near.bucket}"
    aside = f" spent or set aside; set aside: {shown_of(near.set_aside, near.allowed)}" if near.set_aside else ""
    return f"{head}: {whose}: {shown_of(near.used, near.allowed)} of {shown_of(near.allowed, near.allowed)}{aside}"


def rule_result(entry: Mapping[str, Any]) -> RuleResult:
    """A rule's result from the verdict of an export set."""
    known = {one.name for one in fields(RuleResult)}
    values = {name: value for name, value in entry.items() if name in known}
    values["level"] = Level(values["level"])
    values["examples"] = tuple(values["examples"])
    values["broken"] = tuple(Broken(**one) for one in values["broken"])
    return RuleResult(**values)


def _joined(slices: Sequence[SliceStanding], latest: ExportRecord | None) -> tuple[Step, ...]:
    return (
        Step("delivered by the slices", sum(one.delivered for one in slices)),
        Step("delivered, joined", len(latest.companies) if latest and latest.files else 0),
    )


def _steps(numbers: Funnel, latest: ExportRecord | None, exported: str) -> tuple[Step, ...]:
    judged = numbers.judged
    no_contact = judged.get("qualified", 0) - numbers.covered
    others = [f"{judged[kind]} {kind}" for kind in ("disqualified", "filtered", "unknown") if judged.get(kind)]
    unread = [f"{number} {why.replace('_', ' ')}" for why, number in sorted(numbers.sites.unread.items())]
    return (
        Step("candidates", numbers.candidates),
        Step("sites read", numbers.sites.read, ", ".join(unread)),
        Step("profiles", numbers.profiles),
        Step("qualified", judged.get("qualified", 0), ", ".join(others)),
        Step("with a contact", numbers.covered, f"{no_contact} without" if no_contact else ""),
        Step(exported, len(latest.companies) if latest and latest.files else 0),
    )


def _counted(numbers: Mapping[str, int]) -> tuple[Counted, ...]:
    return tuple(Counted(what, n) for what, n in sorted(numbers.items(), key=lambda entry: (-entry[1], entry[0])))


def _fields(numbers: Funnel, icp: Icp, verdict: Sequence[Mapping[str, Any]]) -> tuple[FieldLine, ...]:
    """The fields as they are now, beside earlier requests as the last export's check saw them: asking anew takes long."""
    rates = {rate.field: rate for entry in verdict for rate in map(_rate, entry.get("rates", ()))}
    # The ICP's order: that of the rows in which the numbers were found is the database's, and another one next time.
    own = [name for name in (*BASE_FIELDS, *icp.vocabulary.fields) if name in numbers.fields]
    names = [*own, *sorted(numbers.fields.keys() - set(own))]
    return tuple(
        FieldLine(
            name,
            states.get(FieldState.FOUND, 0),
            # A profile takes only facts that `supports` accepted: what is found is verified (domain/facts/resolution.py).
            rates[name].now.verified if name in rates else states.get(FieldState.FOUND, 0),
            states.get(FieldState.NOT_FOUND, 0),
            states.get(FieldState.COULD_NOT_LOOK, 0),
            states.get(FieldState.NOT_ASKED, 0),
            icp.label_of(name),
            rates[name].earlier_fill if name in rates else None,
            name in rates and rates[name].drifted,
        )
        for name, states in ((name, numbers.fields[name]) for name in names)
    )


def _rate(stored: Mapping[str, Any]) -> FieldRate:
    earlier = tuple(FieldCount(**one) for one in stored["earlier"])
    return FieldRate(stored["field"], stored["label"], FieldCount(**stored["now"]), earlier)


def source_lines(numbers: Funnel, qualified: Mapping[str, int]) -> tuple[SourceLine, ...]:
    """What each source gave.

    Args:
        qualified: source -> qualified companies that it named.
    """
    lines = []
    for name, tally in sorted(numbers.sources.items()):
        notes = _notes([*tally["blocked"].items(), *_grouped(tally["skipped"]).items()])
        # A checkpoint of an earlier version does not count pages, nor does it tell how the source is read.
        read_as = [tally["note"]] if tally.get("note") else []
        rests = [tally["waits"]] if tally.get("waits") else []
        if tally.get("removed"):
            tally, rests = {**tally, "damage": ""}, ["the request no longer has this source"]
        note = "; ".join([*tally["damage"].splitlines()[:1], *rests, *read_as, *notes])
        pages, spent = tally.get("pages_asked", 0), tally.get("spent_micro_usd", 0)
        lines.append(SourceLine(name, tally["seen"], tally["kept"], qualified.get(name, 0), note, pages, spent))
    return tuple(lines)


def _notes(reasons: Sequence[tuple[str, int]]) -> list[str]:
    """Reasons as they are told: what is about one row of a file first, in the order of the rows, then the most frequent.

    A checkpoint does not keep their order.
    """
    rows = {why: int(found[1]) for why, _ in reasons if (found := _OF_A_ROW.match(why))}
    by_row = sorted(rows, key=lambda why: rows[why])
    others = sorted((one for one in reasons if one[0] not in rows), key=lambda one: -one[1])
    by_row, more_rows = _cut(by_row, max(MOST_ROWS, MOST_NOTES - len(others)))
    told, more = _cut([_often(why, number) for why, number in others], MOST_NOTES - len(by_row))
    return [
        *by_row,
        *([f"and {counted(more_rows, 'more row')}, each for a reason of its own"] if more_rows else []),
        *told,
        *([f"and {counted(more, 'more reason')}"] if more else []),
    ]


def _often(why: str, number: int) -> str:
    """ "12 already known", "website left out: it is … (4 times)": a reason that tells of one cell is not counted in front."""
    if number == 1 or " left out: " not in why:
        return f"{number:,} {why}"
    return f"{why} ({number:,} times)"


def _cut(texts: list[str], most: int) -> tuple[list[str], int]:
    """The first ones, and how many are left."""
    return texts[:most], max(0, len(texts) - most)


def _grouped(skipped: Mapping[str, int]) -> dict[str, int]:
    """Reasons with those of single states as one, which names the most frequent: "in states not asked for (CO 14, OK 3)"."""
    states = {found[1]: number for why, number in skipped.items() if (found := _STATE_SKIPPED.fullmatch(why))}
    others = {why: number for why, number in skipped.items() if not _STATE_SKIPPED.fullmatch(why)}
    if not states:
        return others
    most = sorted(states.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_STATES]
    named = ", ".join(f"{state} {number:,}" for state, number in most)
    more = ", …" if len(states) > MOST_STATES else ""
    return {f"in states not asked for ({named}{more})": sum(states.values())} | others
