"""Real pages of small businesses; not part of the repository."""

from __future__ import annotations

import asyncio
import functools
import json
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.domain.pages.page import Kind, Outcome
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.reading import ReadPage, read_page


def _gold(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "web" / "smallbiz_dev_gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@functools.cache
def _pages(folder: Path) -> list[ReadPage]:
    fetcher = ArchiveFetcher([folder / "web" / "smallbiz_dev.warc.gz"])

    async def fetch_all() -> list[ReadPage]:
        return [read_page(await fetcher.fetch(line["url"]), "home") for line in _gold(folder)]

    return asyncio.run(fetch_all())


def test_102_sites(shared_data: Path) -> None:
    fetcher = ArchiveFetcher([shared_data / "web" / "smallbiz_dev.warc.gz"])
    sites = list(fetcher.sites())
    assert len(sites) == 102
    assert sum(site.pages for site in sites) == 211
    assert fetcher.damage == {}


@pytest.mark.slow
def test_what_people_marked_can_be_read(shared_data: Path) -> None:
    found = total = 0
    for line, page in zip(_gold(shared_data), _pages(shared_data), strict=True):
        texts = " ".join(s.text for s in page.segments if s.kind is not Kind.STRUCTURED)
        if "larsentoubro.com" in page.url:
            continue  # its lists of branches are hidden until one is chosen from a menu
        for entity in line["entities"]:
            total += 1
            found += " ".join(entity["text"].split()) in texts
    assert found / total > 0.98


@pytest.mark.long
def test_charset_traps(shared_data: Path) -> None:
    pages = {page.url: page for page in _pages(shared_data)}
    assert pages["http://webstruct-51.example/"].charset == "windows-1252"
    assert {page.charset for page in pages.values()} == {"utf-8", "windows-1252"}
    readable = sum(page.outcome is Outcome.OK for page in pages.values())
    assert readable >= 209
