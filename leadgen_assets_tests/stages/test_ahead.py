"""Profiles made while sites are still being read: the same as afterwards, each question asked once, and no word of trouble lost."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from leadgen_assets.agents.company_research import CompanyAnswer
from leadgen_assets.agents.contacts import PeopleAnswer
from leadgen_assets.domain.errors import LeadgenError, ModelUnusable
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.answer import Answer, Usage
from leadgen_assets.llm.question import Asker, Question
from leadgen_assets.stages import ahead
from leadgen_assets.stages.ahead import stages_meanwhile
from leadgen_assets.stages.inquiry import Asking
from leadgen_assets.stages.progress import Progress
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.sites import read_sites
from leadgen_assets.stages.work import Watch
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.fetching import Fetched, Validators

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

DAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
FIRMS = ("Ash Vale", "Birch Fold", "Cedar Holt", "Dale Mere")
OWNERS = ("Jane Miller", "Carol Young", "Diane Baker", "Susan Clark")
PAGE = """<html><head><title>{0} Property Management</title></head><body><h1>{0} Property Management</h1>
<p>{0} Property Management looks after single family homes for their owners in and around Austin, TX 78701.</p>
<div><h3>{1}</h3><p>Owner</p></div></body></html>"""


class Model:
    """Answers that nothing is said, or raises; notes about whom it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.error: LeadgenError | None = None
        self.answers: Callable[[str], bool] = lambda about: True
        """Whether the question about a firm may be answered yet."""

    async def ask(self, question: Question[Any], asker: Asker) -> Answer[Any]:
        self.asked.append(question.about)
        if self.error is not None:
            raise self.error
        async with asyncio.timeout(20):
            while not self.answers(question.about):  # noqa: ASYNC110  (what is waited for sets no event)
                await asyncio.sleep(0.01)
        nothing = PeopleAnswer(same_company=True, people=[])
        said = nothing if question.answer is PeopleAnswer else CompanyAnswer(same_company=True, values=[])
        return Answer(said, "", (), Usage(), "m", 100, False, len(self.asked))


class Held(ArchiveFetcher):
    """Gives the last firm's pages, and those of the one before, only once something has happened."""

    until: Callable[[], bool] = staticmethod(lambda: True)
    last_but_one: Callable[[], bool] = staticmethod(lambda: True)

    async def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        while ("dalemere" in url and not self.until()) or ("cedarholt" in url and not self.last_but_one()):  # noqa: ASYNC110  (what is waited for sets no event)
            await asyncio.sleep(0.01)
        return await super().fetch(url, known)


@pytest.fixture
def key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(ahead, "LOOKS_EVERY_SECONDS", 0.02)
    desk.model, desk.settings = Model(), desk.settings.model_copy(update={"mode": "real"})  # type: ignore[assignment]
    with (desk.folder / "web.warc.gz").open("wb") as file:
        for name, owner in zip(FIRMS, OWNERS, strict=True):
            url = f"https://{name.lower().replace(' ', '')}.example/"
            ArchiveWriter(file).response(url, PAGE.format(name, owner).encode(), DAY)
    asked = {"name": "ahead", "icp": "property_management", "sources": ("archive:web.warc.gz",)}
    key = desk.submit(LeadRequest.model_validate({"tenant": desk.tenant, "target_companies": 5, **asked}))
    desk.go(key, "discover")
    return key


def read(
    desk: Desk,
    key: str,
    until: Callable[[], bool] = lambda: True,
    more_than: int = 1,
    last_but_one: Callable[[], bool] = lambda: True,
    following: tuple[str, ...] = ("company_profiles",),
    told: Callable[[Progress], None] = lambda progress: None,
) -> None:
    """Read the sites as the asset does, with what follows meanwhile."""

    async def both(session: RequestSession) -> None:
        fetcher, watch = Held([desk.folder / "web.warc.gz"]), Watch(asyncio.Event(), told)
        fetcher.until, fetcher.last_but_one = until, last_but_one  # type: ignore[method-assign]
        assert desk.model is not None
        asking = contextlib.nullcontext(Asking(desk.model, fetcher))
        async with stages_meanwhile(session, desk.parsing, watch, lambda: asking, following, more_than):
            await read_sites(session, fetcher, desk.parsing, watch)

    desk.in_session(key, both)


def model_of(desk: Desk) -> Model:
    assert isinstance(desk.model, Model)
    return desk.model


def profiles(desk: Desk) -> list[tuple[str, str]]:
    return desk.sql(
        "SELECT c.domain, p.body::text FROM leadgen.profiles p JOIN leadgen.companies c USING (company_id) ORDER BY 1"
    )


def test_profiles_are_made_while_a_site_is_still_read_and_nobody_is_asked_about_twice(desk: Desk, key: str) -> None:
    model = model_of(desk)
    read(desk, key, until=lambda: len(set(model.asked)) == 3)
    early = profiles(desk)
    assert len(early) >= 3
    desk.go(key, "profiles")
    assert len(profiles(desk)) == 4
    assert [row for row in profiles(desk) if row in early] == early
    about_each = {about: model.asked.count(about) for about in model.asked}
    assert len(about_each) == 4
    assert len(set(about_each.values())) == 1
    before = list(model.asked)
    desk.go(key, "profiles")
    assert model.asked == before


def test_a_site_that_is_read_later_does_not_wait_for_the_answers_about_earlier_ones(desk: Desk, key: str) -> None:
    model = model_of(desk)
    model.answers = lambda about: len(model.asked) >= 3
    read(desk, key, until=lambda: len(model.asked) >= 3, last_but_one=lambda: len(model.asked) == 2)
    assert len(set(model.asked[:3])) == 3
    assert len(profiles(desk)) >= 3


def test_what_was_read_before_the_first_look_is_gone_on_with_too(
    desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine that is busy a stage gets late to its first look."""
    model, as_they_are_finished = model_of(desk), ahead._as_they_are_finished

    async def late(*given: Any) -> Any:
        await asyncio.sleep(0.5)
        async for chunk in as_they_are_finished(*given):
            yield chunk

    monkeypatch.setattr(ahead, "_as_they_are_finished", late)
    began = time.monotonic()
    read(desk, key, until=lambda: len(set(model.asked)) == 3 or time.monotonic() - began > 10)
    assert time.monotonic() - began < 10
    assert len(profiles(desk)) >= 3


def test_while_no_site_is_read_the_database_is_not_asked(desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    model, looks, asked_at = model_of(desk), list[str](), list[float]()
    finished_since = ahead.finished_since

    async def counted(conn: Any, request_key: str, stage: str, since: datetime) -> set[str]:
        looks.append(stage)
        return await finished_since(conn, request_key, stage, since)

    def long_since_asked() -> bool:
        if len(set(model.asked)) == 3 and not asked_at:
            asked_at.append(time.monotonic())
        return bool(asked_at) and time.monotonic() - asked_at[0] > 0.6

    monkeypatch.setattr(ahead, "finished_since", counted)
    read(desk, key, until=long_since_asked)
    assert len(set(model.asked)) >= 3
    assert len(looks) <= 2 + 4 + 1, "one before anything, one a site at most, one at the end"


def test_what_an_earlier_run_read_is_left_to_the_stage(desk: Desk, key: str) -> None:
    desk.go(key, "sites")
    read(desk, key)
    assert model_of(desk).asked == []
    assert profiles(desk) == []


def test_a_service_that_refuses_everything_is_the_stages_to_tell(desk: Desk, key: str) -> None:
    model = model_of(desk)
    model.error = ModelUnusable("the key is wrong", "here", "set another one")
    read(desk, key, until=lambda: bool(model.asked))
    assert desk.sql("SELECT count(*) FROM leadgen.work_items WHERE stage = 'company_pages' AND status = 'done'") == [
        (4,)
    ]
    assert profiles(desk) == []
    with pytest.raises(ModelUnusable, match="the key is wrong"):
        desk.go(key, "profiles")


def test_of_few_companies_they_are_made_afterwards(desk: Desk, key: str) -> None:
    read(desk, key, more_than=4)
    assert model_of(desk).asked == []


def people(desk: Desk) -> list[str]:
    return [name for (name,) in desk.sql("SELECT full_name FROM leadgen.contacts ORDER BY 1")]


ALL_THAT_FOLLOW = ("company_profiles", "icp_assessments", "contacts")


def test_people_are_chosen_while_a_site_is_still_read_and_the_stages_themselves_find_nothing_to_do(
    desk: Desk, key: str
) -> None:
    model = model_of(desk)
    three = [f"{name.lower().replace(' ', '')}.example" for name in FIRMS[:3]]

    def chosen() -> bool:
        with psycopg.connect(desk.url) as connection:
            connection.execute("SELECT set_config('leadgen.tenant', %s, false)", [desk.tenant])
            done = connection.execute(
                "SELECT count(*) FROM leadgen.work_items WHERE stage = 'contacts' AND status = 'done'"
            ).fetchone()
        return done == (3,)

    read(desk, key, until=chosen, following=ALL_THAT_FOLLOW)
    early = people(desk)
    assert len(early) == 4, "the last firm's too, although it was read after all others had theirs"
    assert set(three) <= set(model.asked)
    before = list(model.asked)
    judged = desk.sql("SELECT company_id, profile_hash, fit, score FROM leadgen.assessments ORDER BY 1")
    profiles_done, assessed, contacts_done = desk.go(key, "profiles", "assess", "contacts")
    assert [(tally.done, tally.skipped) for tally in (profiles_done, assessed, contacts_done)] == [(0, 4)] * 3
    assert desk.sql("SELECT company_id, profile_hash, fit, score FROM leadgen.assessments ORDER BY 1") == judged
    assert model.asked == before
    assert people(desk) == early


def test_what_was_made_meanwhile_is_what_is_made_one_after_the_other(desk: Desk, key: str) -> None:
    read(desk, key, following=ALL_THAT_FOLLOW)
    meanwhile = (profiles(desk), people(desk), len(model_of(desk).asked))
    desk.sql("DELETE FROM leadgen.work_items")
    desk.model = Model()  # type: ignore[assignment]
    desk.go(key, "sites", "profiles", "assess", "contacts")
    assert (profiles(desk), people(desk), len(model_of(desk).asked)) == meanwhile


def test_a_person_who_watches_is_told_of_what_goes_on_once_all_sites_are_read(desk: Desk, key: str) -> None:
    told: list[Progress] = []
    model = model_of(desk)
    model.answers = lambda about: any(each.done == 4 for each in told if each.stage == "company_pages")
    read(desk, key, following=ALL_THAT_FOLLOW, told=told.append)
    stages = [progress.stage for progress in told]
    assert "company_profiles" in stages
    turn = stages.index("company_profiles")
    assert set(stages[:turn]) == {"company_pages"}
    assert set(stages[turn:]) == {"company_profiles"}


def test_a_run_that_is_stopped_hands_over_what_is_under_way_and_begins_nothing(desk: Desk, key: str) -> None:
    model = model_of(desk)

    async def stopped(session: RequestSession) -> None:
        fetcher, watch = Held([desk.folder / "web.warc.gz"]), Watch(asyncio.Event(), lambda progress: None)
        asking = contextlib.nullcontext(Asking(model, fetcher))  # type: ignore[arg-type]

        def once_asked(about: str) -> bool:
            watch.stop.set()
            return True

        model.answers = once_asked
        async with stages_meanwhile(session, desk.parsing, watch, lambda: asking, ALL_THAT_FOLLOW, 1):
            await read_sites(session, fetcher, desk.parsing, watch)

    desk.in_session(key, stopped)
    asked = list(model.asked)
    assert asked
    model.answers = lambda about: True
    desk.go(key, "sites", "profiles", "assess", "contacts")
    assert len(people(desk)) == 4
    assert {model.asked.count(about) for about in model.asked} == {3}, (
        "about each firm, its people, and a search for them"
    )
    assert model.asked[: len(asked)] == asked
