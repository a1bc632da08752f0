"""A run over the live web and its replay from what `leadgen crawl` saved tell the same."""

from __future__ import annotations

import asyncio
import csv
import ipaddress
import json
import sys
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.stages.assessing import assess_companies
from leadgen_assets.stages.contacting import choose_people
from leadgen_assets.stages.crawling import CrawlTally, RenderedToo, candidate_sites, crawl
from leadgen_assets.stages.discovery import discover
from leadgen_assets.stages.exporting import export_files
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.web.archive_index import index_archive, sites_of
from leadgen_assets.web.entrance import Entrance
from leadgen_assets.web.live.fetcher import LiveFetcher, Surroundings
from leadgen_assets.web.live.resolving import Endpoint
from leadgen_assets.web.live.saving import SavedCrawl
from leadgen_assets.web.warc import record_at

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

CHANGING = ("created_at", "discovery_source", "date")
"""Columns in which a run and its replay may differ: when it was, and that the archive is a source too."""

UNLIKE = ("old-name", "wall", "closed", "paper", "large", "circle", "nowhere", "app")

PAGE = "<title>App Homes</title><h1>App Homes</h1><p>App Homes looks after 420 rental homes in Austin, Texas.</p>"
BROWSER = f"""#!{sys.executable} -IS
import json, os
ANSWERS = {{
    "Target.createTarget": {{"targetId": "1"}}, "Target.attachToTarget": {{"sessionId": "1"}},
    "DOM.getDocument": {{"root": {{"nodeId": 1}}}}, "DOM.getOuterHTML": {{"outerHTML": {PAGE!r}}},
}}
EVENTS = {{
    "Page.navigate": "Page.loadEventFired", "Emulation.setVirtualTimePolicy": "Emulation.virtualTimeBudgetExpired",
}}
heard = b""
while piece := os.read(3, 65536):
    *messages, heard = (heard + piece).split(b"\\0")
    for asked in map(json.loads, messages):
        told = [{{"id": asked["id"], "result": ANSWERS.get(asked["method"], {{}})}}]
        if asked["method"] in EVENTS:
            told.append({{"method": EVENTS[asked["method"]], "params": {{}}}})
        os.write(4, b"".join(json.dumps(one).encode() + b"\\0" for one in told))
"""
"""A browser that shows every page as the same one, as far as its debugging pipe is concerned."""

NAV = "<nav><a href='/about'>About</a><a href='/join'>Join</a></nav>"
MEMBER = "<li><h3>{0} Homes</h3><p>Austin, TX</p><a href='http://{0}.example/'>Website</a></li>"
_LISTED = [MEMBER.format(name) for name in ("elm", "oak", "ash", "fir", "yew", "bay")]
MEMBERS = (
    f"<title>Members</title>{NAV}<ul>{''.join(_LISTED[:3])}</ul><a rel=next href='/members?page=2'>Next</a>".encode()
)
MORE_MEMBERS = f"<title>Members</title>{NAV}<ul>{''.join(_LISTED[3:])}</ul>".encode()


class _Site(BaseHTTPRequestHandler):
    """Answers for every host by what an archive holds."""

    answers: dict[str, tuple[int, str, str, bytes]]

    def do_GET(self) -> None:
        address = f"{self.headers['Host']}{self.path}"
        status, content_type, location, body = self.answers.get(address, (404, "text/html", "", b"<h1>Not found</h1>"))
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def served(web12: DemoWeb) -> Iterator[int]:
    """Port of a server that is the fictional web over plain HTTP, with some sites that are unlike it."""
    answers = {
        "assoc.example/members": (200, "text/html", "", MEMBERS),
        "assoc.example/members?page=2": (200, "text/html", "", MORE_MEMBERS),
        "wall.example/": (403, "text/html", "", b"<h1>Forbidden</h1>"),
        "closed.example/robots.txt": (200, "text/plain", "", b"User-agent: *\nDisallow: /"),
        "paper.example/": (200, "application/pdf", "", b"%PDF-1.7"),
        "large.example/": (200, "text/html", "", b"<p>long</p>" * 300_000),
        "app.example/": (200, "text/html", "", b"<title>App</title><div id=root></div><script>draw()</script>"),
        "circle.example/": (302, "text/html", "/round", b""),
        "circle.example/round": (302, "text/html", "/", b""),
        "old-name.example/": (301, "text/html", "http://www.new-name.example/", b""),
        "www.new-name.example/": (
            200,
            "text/html",
            "",
            b"<title>New Name</title><p>New Name looks after 400 homes.</p>",
        ),
    }
    with web12.archive.open("rb") as file:
        for entry in index_archive(web12.archive).entries:
            record = record_at(file, entry.offset, 5_000_000)
            address = entry.url.partition("://")[2]
            plain = record.body.replace(b"https://", b"http://")
            location = record.headers.get("location", "").replace("https://", "http://")
            answers[address] = (record.status, record.headers.get("content-type", ""), location, plain)
    handler = type("Handler", (_Site,), {"answers": answers})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    path = tmp_path / "browser"
    path.write_text(BROWSER)
    path.chmod(0o755)
    return path


def live(port: int, browser: Path, archive: SavedCrawl | None = None) -> LiveFetcher:
    async def here(host: str, asked: int) -> Sequence[Endpoint]:
        return [(ipaddress.ip_address("127.0.0.1"), port)]

    async def at_once(seconds: float) -> None:
        await asyncio.sleep(0)

    told = archive.exchange if archive else None
    around = Surroundings(resolve=here, sleep=at_once)
    return LiveFetcher(
        "me@reader.example", delay=0, timeout=20, private=True, browser=browser, on_exchange=told, surroundings=around
    )  # fmt: skip


def the_list(desk: Desk, web: DemoWeb) -> Path:
    """All firms of the web with their websites, and one that is called otherwise now."""
    firms = [json.loads(line) for line in web.key.read_text("utf-8").splitlines()]
    path = desk.folder / "firms.jsonl"
    homes = {site.domain: site.home.replace("https://", "http://") for site in sites_of(index_archive(web.archive))}
    rows = [{"company": firm["name"], "url": homes.get(firm["domain"], "")} for firm in firms]
    rows += [{"company": f"The {name} firm", "url": f"http://{name}.example/"} for name in UNLIKE]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def asked(desk: Desk, web: DemoWeb, *sources: str) -> LeadRequest:
    return LeadRequest.model_validate(
        desk.request(web).model_dump() | {"name": "replayed", "sources": sources, "target_companies": 9}
    )


def run_with(desk: Desk, key: str, fetcher: LiveFetcher | None = None) -> None:
    """All stages; from the request's archive without a fetcher."""
    if fetcher is None:
        desk.go(key)
        return

    async def stages(session: RequestSession) -> None:
        watch = Watch(asyncio.Event(), lambda progress: None)
        async with fetcher:
            await discover(session, fetcher, watch)
            await read_sites(session, fetcher, desk.parsing, watch)
        await make_profiles(session, desk.parsing, watch)
        await assess_companies(session, watch)
        await choose_people(session, watch)
        await export_files(session, watch)

    desk.in_session(key, stages)


def exported(desk: Desk, key: str) -> dict[str, list[dict[str, str]]]:
    rows = {}
    for path in sorted((desk.settings.exports / key).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            kept = [{k: v for k, v in row.items() if k not in CHANGING} for row in csv.DictReader(file)]
        rows[path.name.partition("_")[0]] = kept
    return rows


def outcomes(desk: Desk, key: str) -> dict[str, tuple[str, str]]:
    """Company -> what its site turned out to be, and why."""
    rows = desk.sql(
        "SELECT coalesce(nullif(c.domain, ''), c.name), w.result FROM leadgen.work_items w"
        " JOIN leadgen.companies c ON c.company_id::text = w.item WHERE request_key = %s AND stage = 'company_pages'",
        key,
    )
    return {name: (result["outcome"], result["detail"]) for name, result in rows}


DIRECTORY = "directory:http://assoc.example/members"


@pytest.mark.long
def test_a_run_and_its_replay_give_the_same(desk: Desk, web12: DemoWeb, served: int, browser: Path) -> None:
    listed = the_list(desk, web12)
    archive = desk.folder / "saved.warc.gz"
    tally, icps = CrawlTally(), known_icps(desk.settings)

    async def save() -> None:
        request = asked(desk, web12, DIRECTORY, f"list:{listed}")
        with SavedCrawl(archive, "x (+me@reader.example)", lambda: datetime.now(UTC), go_on=False) as saving:
            async with live(served, browser, saving) as network:
                fetcher = RenderedToo(network, saving)
                sites: AsyncIterator[Entrance] = candidate_sites(
                    request, icps[request.icp], desk.folder, {}, fetcher, tally, 100
                )
                pages = icps[request.icp].pages
                await crawl(sites, fetcher, desk.parsing, desk.settings, saving, tally, lambda site: None, pages)

    asyncio.run(save())
    assert tally.sites == 12 + len(UNLIKE) + len(_LISTED)
    assert tally.left_out == {"no website": 2}
    assert {"blocked", "not html", "not found", "too large", "unreachable"} <= tally.unread.keys()
    crawled = {site.domain for site in sites_of(index_archive(archive))}
    assert "old-name.example" in crawled
    assert "elm.example" in crawled
    assert not crawled & {"new-name.example", "assoc.example"}, "they are nobody's site in the sources"

    replay = desk.submit(asked(desk, web12, DIRECTORY, f"list:{listed}", f"archive:{archive}"))
    run_with(desk, replay)
    from_archive, met_there = exported(desk, replay), outcomes(desk, replay)

    desk.tenant = f"{desk.tenant}-live"
    desk.settings = desk.settings.model_copy(update={"tenant": desk.tenant, "home": desk.folder / "live"})
    key = desk.submit(asked(desk, web12, DIRECTORY, f"list:{listed}").model_copy(update={"tenant": desk.tenant}))
    run_with(desk, key, live(served, browser))
    from_network, met = exported(desk, key), outcomes(desk, key)
    assert met_there == met
    assert met["app.example"] == ("ok", "as a browser shows it")
    assert met["closed.example"][1] == "robots.txt disallows /"
    assert len(from_network["companies"]) >= 3
    assert len(from_network["evidence"]) > 20
    for rows in (from_archive["review"], from_network["review"]):
        for row in rows:
            del row["review_id"]  # a number of the database
    assert from_archive == from_network
