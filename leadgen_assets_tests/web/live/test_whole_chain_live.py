"""A list and nothing else: the whole chain over sites that are read live, from the list to the CSV files."""

from __future__ import annotations

import asyncio
import csv
import itertools
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from leadgen_assets.decisions.refreshing import refresh
from leadgen_assets.demo.build import build_web
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.redoing import Again
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.database import Database
from leadgen_assets.web.live import resolving, trying
from leadgen_assets.web.live.faults import Fault
from leadgen_assets.web.live.resolving import Endpoint

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain
    from leadgen_assets_tests.web.live.conftest import Town

REQUEST = """
name: live
icp: property_management
target_companies: 3
sources: list:{path}
"""


@pytest.fixture
def listed(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Domains of three fictional firms, whose sites stand in the town and whose names stand in companies.csv."""
    web = build_web(tmp_path / "web", firms=3, traps=False)
    sites: dict[str, int] = defaultdict(int)
    with web.archive.open("rb") as file:
        for record in ArchiveIterator(file):
            url = record.rec_headers.get_header("WARC-Target-URI")
            if record.rec_type != "response":
                continue
            body = record.content_stream().read().replace(b"https://www.", b"http://www.")
            kind = record.http_headers.get_header("Content-Type")
            town.page(url.replace("https://", "http://"), body, Content_Type=kind, ETag=f'"{len(body)}"')
            sites[url.split("/")[2].removeprefix("www.")] += 1
    # As people write them: no scheme, no www.
    (tmp_path / "companies.csv").write_text("Website\n" + "".join(f"{domain}\n" for domain in sites), "utf-8")
    monkeypatch.setattr(resolving, "by_system", town.resolve)
    return list(sites)


@pytest.mark.long
def test_a_list_alone_becomes_files(
    chain: Chain, town: Town, listed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = chain.submit(REQUEST.format(path=tmp_path / "companies.csv"))
    first = ("lead_request", "discovered_companies", "company_pages")
    refused = chain.materialize(key, *first)
    assert "LEADGEN_CONTACT is not set" in chain.words_of_failure(refused)
    assert town.asked == [], "nobody reads without saying who"
    assert chain.sql("SELECT count(*) FROM leadgen.request_companies") == [(3,)], "what was found stays found"

    for name, value in {"CONTACT": "ops@reader.example", "WEB_PRIVATE": "true", "WEB_DELAY": "0"}.items():
        monkeypatch.setenv(f"LEADGEN_{name}", value)
    assert chain.materialize(key).success
    assert chain.stored(key).status is RequestStatus.READY
    (companies,) = (tmp_path / "home" / "exports").rglob("companies_*.csv")
    with companies.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["domain"] for row in rows) == sorted(listed)
    assert all(row["website"].startswith("http://") and row["company_name"] and row["pms_detected"] for row in rows)
    (evidence,) = (tmp_path / "home" / "exports").rglob("evidence_*.csv")
    assert "http://" in evidence.read_text("utf-8")
    assert set(chain.sql("SELECT DISTINCT origin FROM leadgen.pages")) == {("web",)}
    asked = len(town.asked)
    assert chain.materialize(key, "company_pages").success
    assert len(town.asked) == asked, "what was read is not read again"


def test_where_the_web_is_off_it_is_not_asked(
    chain: Chain, town: Town, listed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_WEB", "off")
    key = chain.submit(REQUEST.format(path=tmp_path / "companies.csv"))
    assert chain.materialize(key, "lead_request", "discovered_companies", "company_pages").success
    assert town.asked == []
    told = chain.sql("SELECT DISTINCT detail FROM leadgen.pages")
    assert told == [("LEADGEN_WEB is off, and the request names no archive to read it from",)]


@pytest.mark.long
def test_a_web_that_fails_costs_sites_for_a_while_and_no_row_for_good(
    chain: Chain, town: Town, listed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The DNS is gone; then every answer is slow, and half the questions fail; then all is well."""
    for name, value in {"CONTACT": "ops@reader.example", "WEB_PRIVATE": "true", "WEB_DELAY": "0"}.items():
        monkeypatch.setenv(f"LEADGEN_{name}", value)

    async def nobody(host: str, port: int) -> list[Endpoint]:
        raise Fault(Outcome.UNREACHABLE, "nobody could be asked for its name (DNS)", passing=True)

    monkeypatch.setattr(trying, "FIRST_PAUSE", 0.01)
    key = chain.submit(REQUEST.format(path=tmp_path / "companies.csv"))
    with monkeypatch.context() as gone:
        gone.setattr(resolving, "by_system", nobody)
        chain.materialize(key)
    assert town.asked == []
    assert chain.stored(key).status is not RequestStatus.READY
    assert {row[0] for row in chain.sql("SELECT DISTINCT outcome FROM leadgen.pages")} <= {"unreachable"}

    asked = itertools.count()

    async def slow_and_half_of_it_cut() -> bool:
        await asyncio.sleep(0.05)
        return next(asked) % 2 == 0

    for trouble in (slow_and_half_of_it_cut, None):
        town.trouble = trouble
        redone(chain, key)
        chain.materialize(key)
    assert chain.stored(key).status is RequestStatus.READY
    assert chain.sql("SELECT count(*) FROM leadgen.exported_companies") == [(len(listed),)]
    bad = chain.sql("SELECT count(*) FROM leadgen.work_items WHERE status <> 'done'")
    assert bad == [(0,)]


def redone(chain: Chain, key: str) -> None:
    """As `leadgen run REQUEST --redo failed` says it."""

    async def marked() -> None:
        async with Database(chain.database_url) as database:
            await refresh(database, key, Again.FAILED, datetime.now(UTC), run_here=True)

    asyncio.run(marked())
