"""The one resource: what it holds is given back when its process is done with it, however that ends."""

from __future__ import annotations

import asyncio
import contextlib
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from dagster import Definitions, ResourceParam, build_init_resource_context, in_process_executor, job, op

from leadgen_assets.assets import contacts as contacts_room
from leadgen_assets.definitions import build_definitions
from leadgen_assets.demo.build import build_web
from leadgen_assets.domain.errors import DatabaseUnavailable, ModelUnusable, RequestBusy, SettingsInvalid
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.resources import workshop as room
from leadgen_assets.resources.workshop import Workshop, run_is_alive, workshop_of_run
from leadgen_assets.settings import load_settings
from leadgen_assets.stages.parsing import ParsingPool
from leadgen_assets.web.archive import ArchiveFetcher

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain


def locks(chain: Chain) -> int:
    """Advisory locks that somebody holds in the test's database."""
    ((number,),) = chain.sql(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return int(number)


def sessions(chain: Chain) -> int:
    ((number,),) = chain.sql(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_type = 'client backend'"  # the server may be cleaning up there
    )
    return int(number)


def workshop(chain: Chain, alive: bool = True) -> Workshop:
    return Workshop(load_settings(), lambda run_id: alive)


def test_a_hold_stays_over_the_stages_of_its_run_and_goes_with_the_workshop(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    ours = workshop(chain)
    first = ours.hold("demo", key, "run-1")
    assert ours.hold("demo", key, "run-1") is first
    assert locks(chain) == 1
    ours.close()
    assert locks(chain) == 0
    assert sessions(chain) == 0
    ours.close()  # once more harms nothing


def test_the_next_round_of_one_process_is_another_hold_with_a_higher_fence(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    ours = workshop(chain)
    first = ours.hold("demo", key, "run-1").fence
    ours.learned.stopped[""] = ModelUnusable("no credit", "the service", "add some")
    ours.hold("demo", key, "run-1")
    assert ours.learned.stopped, "the same run asks nothing further"
    assert ours.hold("demo", key, "run-2").fence > first
    assert not ours.learned.stopped, "the next one may be asked after credit was added"
    assert locks(chain) == 1
    ours.close()


def test_two_workshops_do_not_hold_one_request(chain: Chain, small_web: str) -> None:
    key = chain.submit(small_web)
    one, other = workshop(chain), workshop(chain)
    one.hold("demo", key, "run-1")
    with pytest.raises(RequestBusy, match="run-1"):
        other.hold("demo", key, "run-2")
    one.close()
    other.hold("demo", key, "run-2")
    other.close()


@pytest.mark.parametrize("failing", [False, True])
def test_after_a_run_nothing_is_held_any_more(
    chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch, failing: bool
) -> None:
    key = chain.submit(small_web)
    if failing:

        async def broken(*_: Any) -> None:
            raise ValueError

        monkeypatch.setattr(contacts_room, "choose_people", broken)
    assert chain.materialize(key, "lead_request", "contacts").success is not failing
    assert locks(chain) == 0
    until = time.monotonic() + 10  # the server notices a moment later that a connection was closed
    while sessions(chain) and time.monotonic() < until:
        time.sleep(0.05)
    assert sessions(chain) == 0


def parsing_processes() -> set[int]:
    found = set()
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # ended meanwhile, or not yet buried
            if "spawn_main" in " ".join(child.cmdline()):
                found.add(child.pid)
    return found


def test_parsing_processes_end_with_the_run(chain: Chain, small_web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[int] = set()

    class Watched(ParsingPool):
        def close(self) -> None:
            seen.update(parsing_processes())
            super().close()

    monkeypatch.setattr(room, "ParsingPool", lambda workers: Watched(1, in_process_first=0))
    key = chain.submit(small_web)
    assert chain.materialize(key, "lead_request", "discovered_companies", "company_pages").success
    assert seen
    assert not seen & parsing_processes()


def test_a_database_that_cannot_be_reached_stops_the_resource_with_words(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/x")
    with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
        next(workshop_of_run.resource_fn(build_init_resource_context(instance=chain.instance)))


def test_a_run_that_dagster_does_not_know_is_not_known_to_have_ended(chain: Chain) -> None:
    assert run_is_alive(chain.instance, "11111111-1111-1111-1111-111111111111")


def test_it_stands_beside_somebody_elses_resources(chain: Chain) -> None:
    @op
    def look(workshop: ResourceParam[Workshop], warehouse: ResourceParam[str]) -> None:
        assert workshop.url == chain.database_url
        assert warehouse == "theirs"

    @job(executor_def=in_process_executor)
    def theirs() -> None:
        look()

    merged = Definitions.merge(Definitions(jobs=[theirs], resources={"warehouse": "theirs"}), build_definitions())
    assert merged.resolve_job_def("theirs").execute_in_process(instance=chain.instance).success


def test_where_pages_come_from(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    build_web(chain.folder / "web", firms=1, traps=False)
    with_archive: Any = SimpleNamespace(base_folder=chain.folder, request=_asking("list:a.csv", ARCHIVE))
    without: Any = SimpleNamespace(base_folder=chain.folder, request=_asking("list:a.csv"))
    ours = workshop(chain)

    def opened(session: Any, web: str, contact: str | None = "ops@reader.example", **options: Any) -> tuple[str, str]:
        """Where a firm of the archive and an unknown one are read."""

        async def inside() -> tuple[str, str]:
            ours.settings = ours.settings.model_copy(update={"web": web, "contact": contact})
            async with ours.fetcher(session, **options) as fetcher:
                (held,) = {site.domain for site in ArchiveFetcher([chain.folder / ARCHIVE.partition(":")[2]]).sites()}
                return fetcher.origin_of(held).split()[0], fetcher.origin_of("new.example").split()[0]

        return asyncio.run(inside())

    assert opened(with_archive, "auto", contact=None) == ("archive", "archive")
    assert opened(with_archive, "live") == ("archive", "web")
    assert opened(with_archive, "off", contact=None) == ("archive", "archive")
    assert opened(without, "auto") == ("web", "web")
    assert opened(without, "live") == ("web", "web")
    assert opened(without, "off", contact=None) == ("archive", "archive")
    assert opened(without, "auto", contact=None, only_usable=True) == ("archive", "archive"), "a list needs no pages"
    for session, web in ((without, "auto"), (without, "live"), (with_archive, "live")):
        with pytest.raises(SettingsInvalid, match="LEADGEN_CONTACT is not set"):
            opened(session, web, contact=None)


ARCHIVE = "archive:web/demo_web.warc.gz"


def _asking(*sources: str) -> LeadRequest:
    return LeadRequest(tenant="default", name="x", icp="small_business", target_companies=1, sources=sources)  # type: ignore[arg-type]
