"""Directories and portals through the stages: into the database, through kills and stops, to the export with its evidence."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.stages.assessing import assess_companies
from leadgen_assets.stages.contacting import choose_people
from leadgen_assets.stages.discovery import Discovered, discover
from leadgen_assets.stages.export_set import judge_profiles
from leadgen_assets.stages.exporting import export_files
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.reporting import gather_report
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.fetching import Fetched, Validators

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

AT = datetime(2026, 3, 1, tzinfo=UTC)
MEMBERS = "https://www.assoc.example/members"
ACME, BOLT = "https://acme.managebuilding.com", "https://bolt.appfolio.com"
DIRECTORY, PORTALS = "directory:assoc.example/members", "portals:portals.csv"


def html(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"


def member(name: str, site: str, city: str = "Austin, TX 78701", units: str = "") -> str:
    return f'<div class="member"><h3>{name}</h3><p>{city}</p><p>{units}</p><a href="{site}">Website</a></div>'


def homes(count: int) -> str:
    cards = (
        f'<li><a href="/d/{n}">{100 + n} Elm St, Austin, TX 78701</a><p>$1,{n}50 a month</p></li>' for n in range(count)
    )
    return html("Available rentals", f"<ul>{''.join(cards)}</ul>")


ABOUT = (
    "<p>We are a family firm and manage single-family homes in Austin for their owners, with rental homes of every size.</p>"
    "<address>12 Elm St, Austin, TX 78701</address>"
)
WEB = {
    MEMBERS: html(
        "Members of the association",
        member("Acme Homes", "https://www.acmehomes.example/")
        + member("Cedar & Sons", "https://cedar.example/", "Waco, TX 76701", "Manages 320 units")
        + member("The association", "https://www.assoc.example/")
        + '<a rel="next" href="/members?page=2">Next</a>',
    ),
    f"{MEMBERS}?page=2": html(
        "Members of the association",
        member("Dove Rentals", "https://dove.example/", "Tulsa, OK 74101")
        + member("Elm Homes", "https://elm.example/", "Austin, TX 78702"),
    ),
    ACME: html("Acme Homes | Resident Portal",
               '<img alt="Acme Homes logo" src="l.png"><a href="https://www.acmehomes.example/">Our website</a>'),
    f"{ACME}/Resident/public/rentals": homes(12),
    f"{BOLT}/listings": html("Bolt Realty", f'<h2>7 homes available</h2>{homes(3)}<a href="https://other.example/">Website</a>'),
    "https://other.example/": html("Other Firm", '<a href="https://otherfirm.appfolio.com/connect">Tenants</a>'),
    "https://www.acmehomes.example/": html("Acme Homes", f'{ABOUT}<a href="{ACME}/Resident/portal/login">Residents</a>'
                                                         '<a href="/about">About us</a>'),
    "https://www.acmehomes.example/about": html("About Acme Homes", ABOUT),
    "https://cedar.example/": html("Cedar & Sons", f'{ABOUT}<a href="https://cedar.appfolio.com/connect">Tenants</a>'),
    "https://cedar.example/about": html("About Cedar & Sons", ABOUT),
}  # fmt: skip


class Slow:
    """A fetcher whose pages come after `late` seconds, once it was asked for so many; by default never.

    Attributes:
        came: how many such pages came.
    """

    def __init__(self, inner: ArchiveFetcher, quick: int, late: float = 3600.0) -> None:
        self._inner, self._quick, self._late, self.came = inner, quick, late, 0
        self.origin = inner.origin
        self.waiting = asyncio.Event()

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        self._quick -= 1
        if self._quick < 0:
            self.waiting.set()
            await asyncio.sleep(self._late)
            self.came += 1
        return await self._inner.fetch(url, known)

    async def listed(self, domain: str) -> tuple[str, ...]:
        return await self._inner.listed(domain)


@pytest.fixture
def pages(tmp_path: Path) -> ArchiveFetcher:
    return fetcher_of(tmp_path, WEB)


def fetcher_of(folder: Path, pages: dict[str, str]) -> ArchiveFetcher:
    path = folder / f"web_{len(list(folder.iterdir()))}.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        for url, text in pages.items():
            writer.response(url, text.encode(), AT)
    return ArchiveFetcher([path])


def asking(desk: Desk, *sources: str, **changes: Any) -> str:
    (desk.folder / "portals.csv").write_text(f"url\n{ACME}\n{BOLT}/listings\nhttps://www.appfolio.com\n", "utf-8")
    given: dict[str, Any] = {"target_companies": 5, "states": ("TX",), **changes}
    return desk.submit(LeadRequest(tenant=desk.tenant, name="web", sources=sources, **given))  # type: ignore[arg-type]


def discovered(desk: Desk, key: str, fetcher: ArchiveFetcher, run: str = "run-one") -> Discovered:
    async def work(session: RequestSession) -> Discovered:
        return await discover(session, fetcher, Watch(asyncio.Event(), lambda progress: None))

    return desk.in_session(key, work, run_id=run)


def companies(desk: Desk) -> dict[str, tuple[str, list[str]]]:
    rows = desk.sql(
        "SELECT c.name, c.domain, array_agg(s.source || ' ' || s.locator ORDER BY 1) FROM leadgen.companies c"
        " JOIN leadgen.company_sightings s USING (company_id) GROUP BY 1, 2"
    )
    return {name: (domain, sorted(sightings)) for name, domain, sightings in rows}


def test_directory_and_portals_are_merged(desk: Desk, pages: ArchiveFetcher) -> None:
    key = asking(desk, f"directory:{MEMBERS}", "portals:portals.csv")
    done = discovered(desk, key, pages)
    assert done.exhausted
    assert companies(desk) == {
        "Acme Homes": ("acmehomes.example", [f"{DIRECTORY} page 1, entry 1", f"{PORTALS} row 2, buildium/acme"]),
        "Cedar & Sons": ("cedar.example", [f"{DIRECTORY} page 1, entry 2"]),
        "Elm Homes": ("elm.example", [f"{DIRECTORY} page 2, entry 2"]),
        "Bolt Realty": ("", [f"{PORTALS} row 3, appfolio/bolt"]),
    }
    directory, portals = done.sources[DIRECTORY], done.sources[PORTALS]
    assert (directory.seen, directory.kept, directory.pages_asked) == (5, 3, 2)
    assert directory.skipped == {"the directory itself": 1, "state OK is not asked for": 1}
    assert (portals.seen, portals.kept, portals.pages_asked, portals.spent_micro_usd) == (3, 2, 5, 0)
    assert portals.skipped == {
        "row 3: leads to another firm: other.example links appfolio/otherfirm, not appfolio/bolt": 1,
        "no customer's portal: a vendor's own page, a placeholder, or no vendor that the ICP knows": 1,
    }


def test_an_archive_that_holds_the_directory_does_not_make_it_a_company(desk: Desk, tmp_path: Path) -> None:
    fetcher = fetcher_of(tmp_path, WEB)
    archive = next(tmp_path.glob("*.warc.gz"))
    done = discovered(desk, asking(desk, f"directory:{MEMBERS}", f"archive:{archive}"), fetcher)
    assert "assoc.example" not in {domain for domain, _ in companies(desk).values()}
    assert done.sources[f"archive:{archive.name}"].blocked["blocked: a directory that the request reads"] == 1


def test_a_stop_while_a_page_is_waited_for_loses_and_doubles_nothing(
    desk: Desk, pages: ArchiveFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadgen_assets.stages.discovery.DRAIN_SECONDS", 0.1)
    key = asking(desk, f"directory:{MEMBERS}")

    async def stopped(session: RequestSession) -> Discovered:
        slow, stop = Slow(pages, quick=1), asyncio.Event()

        async def stops() -> None:
            await slow.waiting.wait()
            stop.set()

        stopping = asyncio.create_task(stops())
        done = await asyncio.wait_for(discover(session, slow, Watch(stop, lambda progress: None)), 5)
        await stopping
        return done

    done = desk.in_session(key, stopped)
    assert (done.stopped, done.candidates, done.exhausted) == (True, 2, False)
    done = discovered(desk, key, pages, "run-two")
    assert (done.candidates, done.exhausted, done.sources[DIRECTORY].seen) == (3, True, 5)


def test_what_is_under_way_at_a_stop_gets_the_time_to_come(desk: Desk, pages: ArchiveFetcher) -> None:
    """A model's answer, which is paid for, is waited for in the same way."""
    key = asking(desk, f"directory:{MEMBERS}")

    async def came(session: RequestSession) -> int:
        slow, stop = Slow(pages, quick=1, late=0.3), asyncio.Event()
        looking = asyncio.create_task(discover(session, slow, Watch(stop, lambda progress: None)))
        await slow.waiting.wait()
        stop.set()
        assert (await asyncio.wait_for(looking, 5)).stopped
        return slow.came

    assert desk.in_session(key, came) >= 1


def test_a_directory_that_cannot_be_read_stops_no_other_source(desk: Desk, tmp_path: Path) -> None:
    fetcher = fetcher_of(tmp_path, {url: page for url, page in WEB.items() if url != MEMBERS})
    key = asking(desk, f"directory:{MEMBERS}", "portals:portals.csv")
    done = discovered(desk, key, fetcher)
    assert "could not be had: not in the archive" in done.sources[DIRECTORY].damage
    assert done.candidates == 2
    # Somebody saves the page: the request goes on there.
    assert discovered(desk, key, fetcher_of(tmp_path, WEB), "run-two").sources[DIRECTORY].kept == 3


def test_alone_it_fails_with_what_to_do(desk: Desk, tmp_path: Path) -> None:
    key = asking(desk, f"directory:{MEMBERS}")
    with pytest.raises(SourceUnreadable, match="what to do: check the address"):
        discovered(desk, key, fetcher_of(tmp_path, {"https://x.example/": "<p>x</p>"}))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_listings_become_an_estimate_with_evidence_in_the_export(desk: Desk, pages: ArchiveFetcher) -> None:
    key = asking(
        desk, f"directory:{MEMBERS}", "portals:portals.csv", target_companies=2, pms_any_of=("buildium", "appfolio")
    )

    async def all_of_it(session: RequestSession) -> Any:
        watch = Watch(asyncio.Event(), lambda progress: None)
        await discover(session, pages, watch)
        await read_sites(session, pages, desk.parsing, watch)
        await make_profiles(session, desk.parsing, watch)
        async with session.reading() as conn:
            proof = await judge_profiles(conn, session.stored)
        assert proof.passed, "what an estimate is reckoned from is looked up too"
        await assess_companies(session, watch)
        await choose_people(session, watch)
        await export_files(session, watch)
        async with session.reading() as conn:
            return await gather_report(conn, key)

    report = desk.in_session(key, all_of_it)
    assert [(s.name, s.found, s.kept, s.qualified, s.pages, s.spent_micro_usd) for s in report.sources] == [
        (DIRECTORY, 5, 3, 2, 2, 0),
        (PORTALS, 3, 2, 1, 5, 0),
    ]
    files = {file.kind: Path(file.path) for file in report.files}
    exported = {row["domain"]: row for row in rows(files["companies"])}
    assert exported["acmehomes.example"]["units_estimate"] == "120"
    assert exported["acmehomes.example"]["pms_detected"] == "Buildium"
    assert exported["acmehomes.example"]["discovery_source"] == f"{DIRECTORY}; {PORTALS}"
    assert exported["cedar.example"]["units_estimate"] == "320"
    evidence = {(row["company"], row["field"]): row for row in rows(files["evidence"])}
    listings = evidence["acmehomes.example", "units_estimate"]
    assert listings["method"] == "counted_entries; estimate: 12 x 10"
    assert listings["link"] == f"{ACME}/Resident/public/rentals"
    assert len(listings["quote"].split(" | ")) == 12
    assert listings["date"] == "2026-03-01", "the day on which the page was seen, not the request's"
    units = evidence["cedar.example", "units_estimate"]
    assert (units["quote"], units["method"]) == ("Cedar & Sons | Manages 320 units", "directory_entry")
    assert units["link"] == f"{MEMBERS}#:~:text=Cedar%20%26%20Sons"
