"""Discovery: several sources merged, each batch a checkpoint, one bad file among good ones, rounds and exhaustion."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import errors

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.sources import archives
from leadgen_assets.stages import discovery, steady
from leadgen_assets.stages.discovery import Discovered, discover
from leadgen_assets.stages.export_set import judge_sources
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.reporting import gather_report
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.requests import queue_again, redo
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

ARCHIVE, LIST = "archive:demo_web.warc.gz", "list:demo_list.csv"


def found(desk: Desk, key: str) -> dict[str, Any]:
    """What discovery left, by natural keys: every company of the request with its sources and places in them."""
    rows = desk.sql(
        "SELECT coalesce(nullif(c.domain, ''), c.name), array_agg(s.source || ' ' || s.locator ORDER BY 1), rc.status"
        " FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
        " JOIN leadgen.company_sightings s USING (request_key, company_id)"
        " WHERE request_key = %s GROUP BY 1, 3",
        key,
    )
    return {name: (sorted(sightings), status) for name, sightings, status in rows}


def in_order(desk: Desk, key: str) -> list[str]:
    """Companies of the request in order of discovery."""
    rows = desk.sql(
        "SELECT coalesce(nullif(c.domain, ''), c.name) FROM leadgen.request_companies rc"
        " JOIN leadgen.companies c USING (company_id) WHERE request_key = %s ORDER BY rc.rank",
        key,
    )
    return [row[0] for row in rows]


def go(desk: Desk, key: str, **options: Any) -> Discovered:
    (done,) = desk.go(key, "discover", **options)
    assert isinstance(done, Discovered)
    return done


def a_list(folder: Path, *rows: str, name: str = "list.csv") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(["company,website,phone,city,state", *rows, ""]), "utf-8")
    return f"list:{folder / name}"


def asking(desk: Desk, *sources: str, target: int = 25) -> str:
    request = LeadRequest(tenant=desk.tenant, name="lists", target_companies=target, sources=sources)  # type: ignore[arg-type]
    return desk.submit(request)


def test_entries_about_one_company_are_kept_as_one(desk: Desk, tmp_path: Path) -> None:
    source = a_list(tmp_path, *(f"Acme Homes,https://acme.example/{n},,Austin,TX" for n in range(9)))
    done = go(desk, asking(desk, source))
    (tally,) = done.sources.values()
    assert (tally.seen, tally.kept, done.candidates) == (9, 1, 1)


def test_sources_are_merged_and_every_source_is_kept(desk: Desk, web12: DemoWeb) -> None:
    key = desk.submit(desk.request(web12))
    done = go(desk, key)
    assert done.exhausted
    companies = found(desk, key)
    # Twelve sites, and of the list's six rows the four that name no website of one of them.
    assert len(companies) == done.candidates == 16
    assert companies["nettlevanecreekleasing.example"][0] == [
        f"{ARCHIVE} host nettlevanecreekleasing.example",
        f"{LIST} row 2",
    ]
    assert done.sources[LIST].merged == 2
    assert {status for _, status in companies.values()} == {"candidate"}
    assert desk.sql("SELECT exhausted FROM leadgen.lead_requests") == [(True,)]
    ranks = [row[0] for row in desk.sql("SELECT rank FROM leadgen.request_companies")]
    assert len(set(ranks)) == len(ranks)


def test_blocked_domains_never_become_candidates(desk: Desk, web12: DemoWeb) -> None:
    key = desk.submit(desk.request(web12))
    desk.sql(
        "INSERT INTO leadgen.blocked_domains (domain, reason, until) VALUES"
        " ('nettlevanecreekleasing.example', 'a customer', NULL), ('vaskholthillpm.example', 'past', now() - '1 day'::interval)"
    )
    done = go(desk, key)
    companies = found(desk, key)
    assert "nettlevanecreekleasing.example" not in companies
    assert "vaskholthillpm.example" in companies
    assert done.sources[ARCHIVE].blocked == done.sources[LIST].blocked == {"blocked: a customer": 1}


def test_social_networks_and_vendors_never_become_a_domain(desk: Desk) -> None:
    rows = (
        "Acme Homes,https://www.facebook.com/acme,512-555-0101,Austin,TX",
        "Bolt,https://acme.appfolio.com,,Waco,TX",
    )
    key = asking(desk, a_list(desk.folder, *rows))
    done = go(desk, key)
    assert done.candidates == 2
    assert desk.sql("SELECT DISTINCT domain, website FROM leadgen.companies") == [("", "")]


def test_discovery_stops_after_a_batch_and_goes_on_behind_it(
    desk: Desk, web12: DemoWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "BATCH_SITES", 5)
    whole = desk.submit(desk.request(web12, name="undisturbed"))
    undisturbed = go(desk, whole)
    key = desk.submit(desk.request(web12))
    batches = []
    for number in range(1, 9):
        stop = asyncio.Event()

        async def one_batch(session: RequestSession, stop: asyncio.Event = stop) -> Discovered:
            return await discover(session, ArchiveFetcher([]), Watch(stop, lambda progress: stop.set()))

        done = desk.in_session(key, one_batch, run_id=f"run-{number}")
        batches.append(sum(tally.batches for tally in done.sources.values()))
        if done.exhausted:
            break
    assert done.exhausted
    # Three batches of sites and one of rows, none of them twice; a source's end takes a look of its own.
    assert batches == [1, 2, 3, 3, 4, 4]
    assert found(desk, key) == found(desk, whole)
    assert in_order(desk, key) == in_order(desk, whole), "the export's order among equals follows from it"
    assert done.sources[ARCHIVE].kept == undisturbed.sources[ARCHIVE].kept == 12


def test_a_batch_is_committed_with_its_checkpoint_or_not_at_all(
    desk: Desk, web12: DemoWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = desk.submit(desk.request(web12))

    async def crashes(*arguments: Any) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(discovery, "write_checkpoint", crashes)
        with pytest.raises(RuntimeError, match="killed"):
            go(desk, key)
    assert found(desk, key) == {}
    assert desk.sql("SELECT count(*) FROM leadgen.companies") == [(0,)]
    assert go(desk, key).candidates == 16


def test_a_conflict_with_another_request_is_tried_again_without_counting_twice(
    desk: Desk, web12: DemoWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady, "WAITS", (0.01, 0.01))
    real, faults = discovery.write_checkpoint, [errors.DeadlockDetected("busy"), errors.SerializationFailure("busy")]

    async def busy(*arguments: Any) -> None:
        await real(*arguments)
        if faults:
            raise faults.pop()

    monkeypatch.setattr(discovery, "write_checkpoint", busy)
    key = desk.submit(desk.request(web12))
    done = go(desk, key)
    assert (done.candidates, done.sources[ARCHIVE].kept, done.sources[ARCHIVE].batches) == (16, 12, 1)


def test_a_round_takes_what_it_needs_and_the_next_one_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.sources.listing.BATCH_ROWS", 4)
    desk.settings = desk.settings.model_copy(update={"oversampling": 2.0})
    rows = [f"Firm {number},firm{number}.example,,Austin,TX" for number in range(30)]
    key = asking(desk, a_list(desk.folder, *rows), target=5)
    first = go(desk, key)
    assert 10 <= first.candidates < 10 + 4, "target 5, oversampling 2, round 1: the batch that reaches ten is the last"
    assert not first.exhausted
    again = go(desk, key, run_id="run-two")
    assert again.candidates == first.candidates, "the same round needs no more"

    async def next_round(session: RequestSession) -> None:
        async with session.writing() as conn:
            await queue_again(conn, key, reason="short", next_round=True)

    for wanted in (20, 30):
        desk.in_session(key, next_round)
        assert go(desk, key).candidates == wanted
    rounds = desk.sql("SELECT DISTINCT round FROM leadgen.request_companies ORDER BY 1")
    assert rounds == [(1,), (2,), (3,)]
    desk.in_session(key, next_round)
    assert go(desk, key).exhausted
    assert desk.sql("SELECT exhausted FROM leadgen.lead_requests") == [(True,)]


def test_how_a_list_is_read_is_told_once_and_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.sources.listing.BATCH_ROWS", 2)
    rows = [f"Firm {number},firm{number}.example,,Austin,TX" for number in range(5)]
    key = asking(desk, a_list(desk.folder, *rows), target=5)
    told: list[Progress] = []

    async def listened(session: RequestSession) -> Discovered:
        return await discover(session, ArchiveFetcher([]), Watch(asyncio.Event(), told.append))

    done = desk.in_session(key, listened)
    note = "CSV, UTF-8, comma; name from 'company', website from 'website', phone from 'phone', city from 'city', state from 'state'"
    assert done.sources["list:list.csv"].note == note
    assert [progress.note for progress in told].count(f"list:list.csv: {note}") == 1

    async def reported(session: RequestSession) -> str:
        async with session.reading() as conn:
            return (await gather_report(conn, key)).sources[0].note

    assert desk.in_session(key, reported) == note


def test_a_bad_file_among_others_is_told_and_the_others_go_on(desk: Desk, web12: DemoWeb) -> None:
    cut = desk.folder / "cut.warc.gz"
    cut.write_bytes(web12.archive.read_bytes()[:30_000])
    quote = a_list(
        desk.folder, "Good Homes,good.example,,Austin,TX", '"Open quote,bad.example,,Austin,TX', name="q.csv"
    )
    key = asking(desk, f"archive:{cut}", quote, f"list:{desk.folder / 'missing.csv'}", f"archive:{web12.archive}")
    done = go(desk, key)
    companies = found(desk, key)
    assert len(companies) == done.candidates == 13
    assert "good.example" in companies
    assert "not closed" in done.sources["list:q.csv"].damage
    assert "There is no such list" in done.sources["list:missing.csv"].damage
    assert "damaged" in done.sources["archive:cut.warc.gz"].damage
    assert done.sources["archive:cut.warc.gz"].kept >= 1
    assert done.sources[ARCHIVE].damage == ""
    assert done.exhausted


def test_a_file_that_was_mended_is_read_on_by_the_next_run(desk: Desk) -> None:
    good = a_list(desk.folder, "Good Homes,good.example,,Austin,TX", name="good.csv")
    bad = a_list(desk.folder, "One,one.example,,Austin,TX", '"Two,two.example,,Waco,TX', name="bad.csv")
    key = asking(desk, good, bad)
    assert set(found_after(desk, key)) == {"good.example", "one.example"}
    a_list(desk.folder, "One,one.example,,Austin,TX", '"Two",two.example,,Waco,TX', name="bad.csv")
    assert set(found_after(desk, key)) == {"good.example", "one.example", "two.example"}


def found_after(desk: Desk, key: str) -> dict[str, Any]:
    go(desk, key)
    return found(desk, key)


def test_without_any_readable_source_the_stage_says_why_and_the_next_run_looks_again(desk: Desk) -> None:
    path = desk.folder / "later.csv"
    key = asking(desk, f"list:{path}")
    for _ in range(2):
        with pytest.raises(SourceUnreadable, match="There is no such list"):
            go(desk, key)
    a_list(desk.folder, "One,one.example,,Austin,TX", name="later.csv")
    assert set(found_after(desk, key)) == {"one.example"}


def test_two_files_of_one_name_are_two_sources(desk: Desk) -> None:
    texas = a_list(desk.folder / "texas", *(f"T{n},t{n}.example,,Austin,TX" for n in range(3)))
    ohio = a_list(desk.folder / "ohio", *(f"O{n},o{n}.example,,Dayton,OH" for n in range(5)))
    key = asking(desk, texas, ohio)
    done = go(desk, key)
    assert done.candidates == 8
    assert sorted(tally.kept for tally in done.sources.values()) == [3, 5]
    assert go(desk, key, run_id="run-two").candidates == 8


def test_a_source_that_was_taken_out_is_no_longer_judged(desk: Desk) -> None:
    """Neither under its own name, nor where a name with a number stands for another source now."""
    texas = a_list(desk.folder / "texas", "T,t.example,,Austin,TX")
    ohio, gone = (f"list:{desk.folder / folder / 'list.csv'}" for folder in ("ohio", "gone"))
    a_list(desk.folder / "ohio", "O,o.example,,Dayton,OH")
    key = asking(desk, gone, texas, ohio, "list:other.csv")

    def sources(*given: str) -> list[dict[str, str]]:
        listed = [dict(zip(("kind", "path"), one.split(":", 1), strict=True)) for one in given]
        desk.sql("UPDATE leadgen.lead_requests SET request = request || %s::jsonb", json.dumps({"sources": listed}))
        go(desk, key)
        return told(desk, key)

    assert sources(gone, texas, ohio, "list:other.csv") == [
        {"list:list.csv (source 1)": "There is no such list"}, {"list:other.csv": "There is no such list"},
    ]  # fmt: skip
    assert sources(texas, ohio) == []
    assert sources(texas) == []
    assert sources(texas, ohio, "list:other.csv") == [{"list:other.csv": "There is no such list"}]


def told(desk: Desk, key: str) -> list[dict[str, str]]:
    """Sources that the check names as not read to their end."""

    async def judge(session: RequestSession) -> list[dict[str, str]]:
        async with session.reading() as conn:
            result = await judge_sources(conn, session.stored)
            report = await gather_report(conn, key)
        gone = [line.name for line in report.sources if "no longer has this source" in line.note]
        assert result.checked == len(report.sources) - len(gone) == len(session.request.sources)
        return [{one.company: one.reason.partition("\n")[0].rstrip(".")} for one in result.broken]

    return desk.in_session(key, judge)


def test_redo_all_reads_the_sources_anew_and_doubles_nothing(desk: Desk, web12: DemoWeb) -> None:
    key = desk.submit(desk.request(web12))
    go(desk, key)
    before = found(desk, key)

    async def cut(session: RequestSession) -> None:
        async with session.writing() as conn:
            await redo(conn, key, session.now(), only_failed=False)

    desk.in_session(key, cut)
    assert go(desk, key).sources[ARCHIVE].batches == 1
    assert found(desk, key) == before


def test_two_requests_of_one_tenant_share_their_companies(desk: Desk, web12: DemoWeb) -> None:
    keys = [desk.submit(desk.request(web12, name=name)) for name in ("one", "two")]

    async def both() -> list[Any]:
        async with desk.session(keys[0], "run-one") as one, desk.session(keys[1], "run-two") as two:
            watch = Watch(asyncio.Event(), lambda progress: None)
            return await asyncio.gather(
                discover(one, ArchiveFetcher([]), watch), discover(two, ArchiveFetcher([]), watch)
            )

    first, second = asyncio.run(both())
    assert first.candidates == second.candidates == 16
    assert desk.sql("SELECT count(*) FROM leadgen.companies") == [(16,)]
    assert found(desk, keys[0]) == found(desk, keys[1])
