"""Builds the fictional web: an archive, a list, a request and the sealed key, the same bytes for the same seed."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from leadgen_assets.demo.firms import Firm
from leadgen_assets.demo.firms import firms as firms_of
from leadgen_assets.demo.pages import answers, robots
from leadgen_assets.demo.request import COLUMNS, demo_request, list_row, listed
from leadgen_assets.demo.truth import entry, fitting, qualified
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.request import to_yaml
from leadgen_assets.web.archive_writer import ArchiveWriter

_BEGIN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
"""When the fictional crawl began: a fixed time, because the bytes must not depend on the day of the build."""


@dataclass(frozen=True, slots=True)
class DemoWeb:
    """Where the parts of a built web are.

    Attributes:
        archive: WARC of all sites. names: list that names some of the firms again, and two without a website.
        request: the lead request over both. key: JSON lines, the truth; the pipeline never reads it.
        qualified: how many firms the request wants and an honest reader can tell. target: how many it asks for, fewer.
    """

    archive: Path
    names: Path
    request: Path
    key: Path
    qualified: int
    target: int


def build_web(path: Path, firms: int = 60, seed: int = 7, traps: bool = True) -> DemoWeb:
    """Write the web into a folder, replacing what an earlier build left there.

    Args:
        path: folder, made when missing.
        firms: how many, from 1; firms are written one by one, so that memory does not grow with them.
        traps: False gives every firm a plain, readable site, for measuring speed.

    Raises:
        ValueError: fewer than one firm.
    """
    if firms < 1:
        raise ValueError(f"a web needs at least one firm, not {firms}")
    path.mkdir(parents=True, exist_ok=True)
    archive, names = path / "demo_web.warc.gz", path / "demo_list.csv"
    key, request = path / "demo_key.jsonl", path / "request.yaml"
    fit, wanted = _write(archive, names, key, firms, seed, traps)
    target = max(1, fit * 5 // 6)
    notes = ("The demo's request, over a fictional web and a list that names some of its firms again.",)
    request.write_text(to_yaml(demo_request(archive, names, target), notes), encoding="utf-8")
    return DemoWeb(archive, names, request, key, wanted, target)


def _write(archive: Path, names: Path, key: Path, count: int, seed: int, traps: bool) -> tuple[int, int]:
    """All files but the request; returns how many firms fit, and how many of them it wants."""
    fit, wanted = 0, 0
    with (
        archive.open("wb") as pages_file,
        names.open("w", encoding="utf-8", newline="") as names_file,
        key.open("w", encoding="utf-8", newline="\n") as key_file,
    ):
        pages = ArchiveWriter(pages_file)
        rows = csv.DictWriter(names_file, list(COLUMNS.values()), lineterminator="\r\n")
        rows.writeheader()
        for firm in firms_of(count, seed, traps, without_website=2):
            if firm.domain:
                _archive(firm, pages)
            if listed(firm):
                rows.writerow(list_row(firm))
            key_file.write(json.dumps(entry(firm), ensure_ascii=False) + "\n")
            fit += fitting(firm)
            wanted += qualified(firm)
    return fit, wanted


def _archive(firm: Firm, pages: ArchiveWriter) -> None:
    at = _BEGIN + timedelta(seconds=7 * firm.number)
    rules = robots(firm)
    if rules:
        pages.robots(firm.website, rules, at)
    for answer in answers(firm):
        at += timedelta(seconds=1)
        if answer.status == 0:
            pages.failed(answer.url, Outcome.TIMEOUT, "no answer within 20 s", at)
        else:
            pages.response(answer.url, answer.body, at, status=answer.status, content_type=answer.content_type)
