"""A model reads what rules leave open: what is kept of it, what becomes of a request when it fails, and what stays as it was."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.agents.company_research import INSTRUCTIONS, CompanyAnswer, FoundValue
from leadgen_assets.agents.contacts import PeopleAnswer, PersonSaid, Said
from leadgen_assets.domain.errors import AnswerUnusable, ModelDown, ModelPaused, ModelUnusable
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.llm.answer import Answer, SearchSource, Usage
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.pace import Pace
from leadgen_assets.llm.question import Asker, Question, Use
from leadgen_assets.llm.scripted import ScriptedModel, Step, answering, citing, slow
from leadgen_assets.stages.inquiry import Asking
from leadgen_assets.stages.profiling import make_profiles
from leadgen_assets.stages.reviewing import review_rows
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.stages.work import Watch
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.model_books import PostgresBooks
from leadgen_assets.storage.requests import load, redo
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.archive_writer import ArchiveWriter

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

DAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
SITE = "https://maplehollowpm.example"
HOME = """<html><head><title>Maple Hollow Property Management</title></head><body>
<h1>Maple Hollow Property Management</h1>
<p>We manage single family homes for their owners in and around Austin, TX 78701.</p>
<p>Over the years the number of rental homes in our care has come to be 412 in all.</p>
<h2>Our people</h2>
<p>The firm was begun by Jane Q. Testerly, and she is its owner to this day; write to jane@maplehollowpm.example.</p>
<h2>What our clients say</h2><p>Rob Clienter, owner of nine doors: "AppFolio was never as good as these people."</p>
<p>© 2026 Maple Hollow Property Management LLC</p></body></html>"""

QUESTION: Question[Any] = Question(Use.EXTRACT, INSTRUCTIONS, "")

Reply = Callable[[Question[Any]], Any]


class Fake:
    """A model that answers by a function; an exception is raised, sources answer a search."""

    def __init__(self, reply: Reply) -> None:
        self.reply, self.asked = reply, list[Question[Any]]()
        self.askers: list[Asker] = []

    async def ask(self, question: Question[Any], asker: Asker) -> Answer[Any]:
        self.asked.append(question)
        self.askers.append(asker)
        said = self.reply(question)
        if isinstance(said, Exception):
            raise said
        sources: tuple[SearchSource, ...] = ()
        text = ""
        if isinstance(said, (list, tuple)):
            sources, text, said = tuple(SearchSource(*one) for one in said), " ".join(one[1] for one in said), None
        return Answer(said, text, sources, Usage(), "gpt-6-luna", 100, False, len(self.asked))

    @property
    def names(self) -> list[str]:
        return [question.instructions.name for question in self.asked]


def place_of(question: Question[Any], words: str) -> tuple[int | None, int | None]:
    """Page and segment of the line that holds the words."""
    for line in question.input.splitlines():
        number, _, text = line.partition(" ")
        if words in text and number.replace(".", "").isdigit():
            page, _, segment = number.partition(".")
            return int(page), int(segment)
    return None, None


def said(question: Question[Any], *values: tuple[str, str, str]) -> CompanyAnswer:
    found = [
        FoundValue(field=field, value=value, page=place[0], segment=place[1])
        for field, value, words in values
        for place in [place_of(question, words)]
    ]
    return CompanyAnswer(same_company=True, values=found)


def person(question: Question[Any], **told: tuple[str, str]) -> PersonSaid:
    parts = {}
    for name in ("full_name", "title", "email", "phone", "linkedin_url"):
        value, words = told.get(name, ("", ""))
        page, segment = place_of(question, words) if value else (None, None)
        parts[name] = Said(value=value or None, page=page, segment=segment)
    return PersonSaid(**parts)


def write_site(folder: Path, pages: dict[str, str]) -> None:
    with (folder / "web.warc.gz").open("wb") as file:
        for url, html in pages.items():
            ArchiveWriter(file).response(url, html.encode(), DAY)


@pytest.fixture
def ask(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Puts in a request over an archive of pages, with the model that answers so; returns its key."""

    def start(pages: dict[str, str], reply: Reply, mode: str = "real", **more: Any) -> str:
        write_site(desk.folder, pages)
        desk.model = Fake(reply)
        desk.settings = desk.settings.model_copy(update={"mode": mode})
        asked = {
            "name": "asks",
            "icp": "property_management",
            "target_companies": 5,
            "sources": ("archive:web.warc.gz",),
        }
        return desk.submit(LeadRequest.model_validate({"tenant": desk.tenant, **asked, **more}))

    return start


def facts(desk: Desk, field: str) -> list[tuple[str, str, str]]:
    return desk.sql("SELECT value, method, said_by FROM leadgen.evidence WHERE field = %s ORDER BY ordinal", field)


def result(desk: Desk, stage: str = "company_profiles") -> dict[str, Any]:
    ((found,),) = desk.sql("SELECT result FROM leadgen.work_items WHERE stage = %s", stage)
    return dict(found)


def no_values(question: Question[Any]) -> Any:
    if question.use is Use.SEARCH:
        return []
    return PeopleAnswer(same_company=True, people=[]) if question.answer is PeopleAnswer else said(question)


def reading(question: Question[Any]) -> Any:
    """Answers as an honest reader does, and once as one that obeys the page."""
    if question.instructions.name == "company_research":
        return said(
            question, ("units", "412", "come to be 412"), ("pms", "appfolio", "AppFolio"), ("phone", "555", "2026")
        )
    return no_values(question)


def test_what_rules_left_open_is_read_by_the_model_and_quoted_by_code(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, reading)
    desk.go(key, "discover", "sites", "profiles")
    assert facts(desk, "units") == [("412", "model", "gpt-6-luna")]
    ((quote, verified),) = desk.sql("SELECT quote, verified FROM leadgen.evidence WHERE field = 'units'")
    assert (quote, verified) == (
        "Over the years the number of rental homes in our care has come to be 412 in all.", True
    )  # fmt: skip
    assert facts(desk, "pms") == [], "a client's words are not the company's"
    told = result(desk)
    assert (told["by_model"], told["rejected"]) == (1, 2)
    assert "fallback" not in told
    assert desk.model.askers[0].stage == "company_profiles"
    assert desk.model.askers[0].budget_micro_usd > 0
    [question] = [one for one in desk.model.asked if one.instructions.name == "company_research"]
    assert "AppFolio was never" not in question.input
    assert "units" in question.input
    assert "- company_name" not in question.input, "what the rules found is not asked"


def test_a_second_run_asks_nothing(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, reading)
    desk.go(key, "discover", "sites", "profiles")
    asked = len(desk.model.asked)
    desk.go(key, "profiles", run_id="run-two")
    assert len(desk.model.asked) == asked > 0


def test_without_a_model_everything_is_as_it_was_and_with_one_it_is_done_again(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, reading)
    fake, desk.model = desk.model, None
    desk.go(key, "discover", "sites", "profiles")
    without = desk.sql("SELECT input_hash FROM leadgen.work_items WHERE stage = 'company_profiles'")
    assert facts(desk, "units") == []
    assert set(result(desk)) == {"states", "rejected"}
    desk.model = fake
    [tally] = desk.go(key, "profiles", run_id="run-two")
    assert tally.done == 1
    assert desk.sql("SELECT input_hash FROM leadgen.work_items WHERE stage = 'company_profiles'") != without
    desk.model = None
    [tally] = desk.go(key, "profiles", run_id="run-three")
    assert tally.done == 1
    assert desk.sql("SELECT input_hash FROM leadgen.work_items WHERE stage = 'company_profiles'") == without


def test_a_service_that_is_down_leaves_the_rules_profile_and_a_mark_in_mode_hybrid(desk: Desk, ask: Any) -> None:
    down = True

    def reply(question: Question[Any]) -> Any:
        return ModelDown("the service does not answer") if down else reading(question)

    key = ask({f"{SITE}/": HOME}, reply, mode="hybrid")
    [_, _, tally] = desk.go(key, "discover", "sites", "profiles")
    assert (tally.done, tally.failed) == (1, 0)
    assert result(desk)["fallback"] == "the service does not answer"
    assert desk.sql("SELECT body->>'fallback' FROM leadgen.profiles") == [("the service does not answer",)]
    assert facts(desk, "company_name")
    down = False
    assert desk.go(key, "profiles", run_id="run-two")[0].skipped == 1, "only whoever wants it redone has it redone"

    async def again(session: Any) -> None:
        async with session.writing() as conn:
            await redo(conn, session.key, session.now(), only_failed=True)

    desk.in_session(key, again, run_id="run-three")
    assert desk.go(key, "profiles", run_id="run-four")[0].done == 1
    assert facts(desk, "units") == [("412", "model", "gpt-6-luna")]
    assert desk.sql("SELECT body ? 'fallback' FROM leadgen.profiles") == [(False,)]
    ordinals = [row[0] for row in desk.sql("SELECT ordinal FROM leadgen.evidence ORDER BY ordinal")]
    assert ordinals == list(range(len(ordinals))), "evidence of the earlier profile is gone with it"


def test_a_profile_that_a_model_mends_later_is_judged_again_and_its_people_are_chosen_again(
    desk: Desk, ask: Any
) -> None:
    down = True

    def reply(question: Question[Any]) -> Any:
        return ModelDown("the service does not answer") if down else reading(question)

    key = ask({f"{SITE}/": HOME}, reply, mode="hybrid")
    desk.go(key, "discover", "sites", "profiles", "assess", "contacts")
    units = "SELECT p->>'value' FROM leadgen.assessments, jsonb_array_elements(body->'points') p WHERE p->>'field' = 'units'"
    assert desk.sql(units) == [("",)]
    assert [tally.skipped for tally in desk.go(key, "assess", "contacts", run_id="run-two")] == [1, 1]
    down = False

    async def again(session: Any) -> None:
        async with session.writing() as conn:
            await redo(conn, session.key, session.now(), only_failed=True)

    desk.in_session(key, again, run_id="run-three")
    tallies = desk.go(key, "profiles", "assess", "contacts", run_id="run-four")
    assert [tally.done for tally in tallies] == [1, 1, 1]
    assert desk.sql(units) == [("412",)]
    assert [tally.skipped for tally in desk.go(key, "profiles", "assess", "contacts", run_id="run-five")] == [1, 1, 1]


def test_in_mode_real_a_service_that_is_down_fails_the_company(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, lambda question: ModelDown("the service does not answer"))
    [_, _, tally] = desk.go(key, "discover", "sites", "profiles")
    assert (tally.done, tally.failed) == (0, 1)
    assert desk.sql("SELECT reason FROM leadgen.quarantine") == [("ModelDown: the service does not answer",)]


def test_an_unusable_answer_is_a_failure_of_the_field_alone(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, lambda question: AnswerUnusable("it refused"))
    [_, _, tally] = desk.go(key, "discover", "sites", "profiles")
    assert (tally.done, tally.failed) == (1, 0)
    assert result(desk)["unanswered"] == "it refused"


def test_a_limit_and_an_unusable_model(desk: Desk, ask: Any) -> None:
    fault: Exception = ModelPaused("spent", "", "wait", limit="request", until=None)
    key = ask({f"{SITE}/": HOME}, lambda question: fault)
    [_, _, tally] = desk.go(key, "discover", "sites", "profiles")
    assert tally.paused is not None
    assert (tally.paused.limit, tally.paused.until, tally.put_off) == ("request", None, 1)
    assert desk.sql("SELECT count(*) FROM leadgen.profiles") == [(0,)]
    fault = ModelUnusable("the key is refused", "OPENAI_API_KEY", "set another")
    with pytest.raises(ModelUnusable):
        desk.go(key, "profiles", run_id="run-two")


def test_through_the_gateway_a_scripted_answer_is_marked_and_a_repeated_question_costs_nothing(
    desk: Desk, ask: Any
) -> None:
    """Journal and ledger work as with the service; what a script said is told by its method."""
    key = ask({f"{SITE}/": HOME}, reading, mode="mock")
    wires: list[ScriptedModel] = []

    def body_said(body: dict[str, Any]) -> dict[str, Any]:
        question = replace(QUESTION, input=str(body["input"]))
        return dict(reading(question).model_dump())

    def opened(session: RequestSession) -> Gateway:
        steps = [
            Step(
                lambda body: answering(body_said(body)).answer(body), lambda body: "Fields" in str(body["input"]), None
            ),
            citing("nothing found", []).repeated(),
        ]
        wires.append(ScriptedModel(steps))
        return Gateway(wires[-1], PostgresBooks(session.database, session.settings, session.now), session.settings)

    desk.opens = opened
    desk.go(key, "discover", "sites", "profiles")
    assert facts(desk, "units") == [("412", "mock_model", "gpt-6-luna")]
    asked = desk.sql("SELECT agent, status, about FROM leadgen.model_calls ORDER BY call_id")
    assert ("company_research", "answered", "maplehollowpm.example") in asked
    desk.sql("UPDATE leadgen.work_items SET input_hash = 'another' WHERE stage = 'company_profiles'")
    assert desk.go(key, "profiles", run_id="run-two")[0].done == 1
    assert wires[-1].bodies == []
    assert desk.sql("SELECT count(*) FROM leadgen.model_hits") == [(len(asked),)]
    assert facts(desk, "units") == [("412", "mock_model", "gpt-6-luna")]


def test_a_stage_that_is_told_to_stop_sends_nothing_more_and_the_next_run_asks_each_question_once(
    desk: Desk, ask: Any
) -> None:
    """Items whose question was not sent stay open; what was in flight is answered, booked and done."""
    sites = [f"https://firm{number}pm.example/" for number in range(9)]
    pages = {site: HOME.replace("Maple Hollow", f"Firm {number}") for number, site in enumerate(sites)}
    key = ask(pages, no_values, mode="mock")
    desk.go(key, "discover", "sites")

    def stage(stop: asyncio.Event, wire: ScriptedModel) -> Callable[[RequestSession], Awaitable[Any]]:
        async def made(session: RequestSession) -> Any:
            books = PostgresBooks(session.database, session.settings, session.now)
            async with Gateway(wire, books, session.settings, pace=Pace(50, first=3), stop=stop) as model:
                asking = Asking(model, ArchiveFetcher([desk.folder / "web.warc.gz"]))
                return await make_profiles(session, desk.parsing, Watch(stop, lambda progress: None), asking)

        return made

    def wire(stop: Callable[[], None]) -> ScriptedModel:
        nothing = {"same_company": True, "values": []}
        reads = slow(0.2, answering(nothing)).matching(lambda body: "tools" not in body and not stop())
        return ScriptedModel([reads.repeated(), citing("nothing found", []).repeated()])

    async def stopped(session: RequestSession) -> Any:
        stop = asyncio.Event()
        return await stage(stop, wire(stop.set))(session)

    tally = desk.in_session(key, stopped)
    sent = desk.sql("SELECT call_hash FROM leadgen.model_calls")
    assert 1 <= len(sent) <= 3, "those that were in flight at the stop"
    assert desk.sql("SELECT DISTINCT status FROM leadgen.model_calls") == [("answered",)]
    assert (tally.stopped, tally.failed, tally.put_off, tally.paused) == (True, 0, 0, None)
    marks = desk.sql("SELECT DISTINCT status FROM leadgen.work_items WHERE stage = 'company_profiles'")
    assert marks in ([], [("done",)]), "no item is marked as failed or put off"
    told = desk.in_session(key, lambda session: stage(asyncio.Event(), wire(lambda: None))(session), run_id="run-two")
    assert told.done + tally.done == 9
    calls = desk.sql("SELECT call_hash, status FROM leadgen.model_calls")
    assert len({call for call, _ in calls}) == len(calls) >= 9, "each question was sent once"
    assert {status for _, status in calls} == {"answered"}


# A search


CLOSED = {
    f"{SITE}/": "<html><head><title>Loading</title></head><body><div id=root></div><script>go()</script></body></html>"
}
CHAMBER = "https://chamber.example/members/maple-hollow"


def entry(name: str, city: str, units: int) -> str:
    return (
        f"<html><head><title>{name}</title></head><body><h1>{name}</h1><p>{name} is a member in {city}.</p>"
        f"<p>It manages {units} rental homes, single family homes above all, with AppFolio as its software.</p></body></html>"
    )


def searching(*urls: str) -> Reply:
    def reply(question: Question[Any]) -> Any:
        if question.use is Use.SEARCH:
            return [(url, "Jane Testerly - Owner - Maple Hollow | LinkedIn") for url in urls]
        if question.answer is PeopleAnswer:
            return PeopleAnswer(same_company=True, people=[])
        return said(question, ("units", "412", "412 rental homes"), ("units", "977", "977 rental homes"))

    return reply


@pytest.fixture
def listed(desk: Desk) -> dict[str, Any]:
    """Request over a list that knows the company's name and place, beside the archive."""
    lines = ["Company,Web Site,City,St", "Maple Hollow Property Management,https://maplehollowpm.example,Austin,TX"]
    (desk.folder / "firms.csv").write_text("\n".join(lines), "utf-8")
    return {"sources": ("list:firms.csv", "archive:web.warc.gz")}


def test_a_page_that_a_search_names_is_saved_first_and_a_namesakes_is_not_believed(
    desk: Desk, ask: Any, listed: dict[str, Any]
) -> None:
    other = "https://elsewhere.example/maple-hollow"
    pages = {
        **CLOSED,
        CHAMBER: entry("Maple Hollow Property Management", "Austin, TX", 412),
        other: entry("Maple Hollow Property Management", "Denver, CO", 977),
    }
    key = ask(pages, searching(other, CHAMBER, "https://www.linkedin.com/company/maplehollow"), **listed)
    desk.go(key, "discover", "sites", "profiles")
    ((company_id,),) = desk.sql("SELECT company_id FROM leadgen.companies WHERE domain = 'maplehollowpm.example'")
    units = desk.sql("SELECT value, url FROM leadgen.evidence WHERE field = 'units' AND company_id = %s", company_id)
    assert units == [("412", CHAMBER)]
    saved = desk.sql("SELECT url FROM leadgen.pages WHERE role = 'cited' AND company_id = %s ORDER BY url", company_id)
    assert saved == [(CHAMBER,), (other,)]
    search = next(
        question for question in desk.model.asked if question.use is Use.SEARCH and "Austin" in question.input
    )
    assert search.search is not None
    assert (search.search.place.city, search.search.place.region) == ("Austin", "TX")
    # What is still needed and stands where no program may look is a person's to look up.
    cited = desk.sql(
        "SELECT field, url, cited_by, why_unread FROM leadgen.cited_values WHERE company_id = %s", company_id
    )
    assert {row[1:] for row in cited} <= {
        ("https://www.linkedin.com/company/maplehollow", "a search", "the site is closed to programs")
    }


def test_addresses_that_no_person_should_open_are_counted_and_listed_nowhere(
    desk: Desk, ask: Any, listed: dict[str, Any]
) -> None:
    hostile = (
        "http://169.254.169.254/latest/meta-data",
        "http://user:word@chamber.example/",
        "http://printer.local/",
        "ftp://chamber.example/",
    )
    key = ask({SITE: HOME.replace("412 in all", "many in all")}, searching(*hostile), **listed)
    desk.go(key, "discover", "sites", "profiles", "assess", "contacts", "export")
    assert desk.sql("SELECT url FROM leadgen.cited_values WHERE cited_by = 'a search'") == []
    ((unsafe,),) = desk.sql("SELECT sum((result->>'unsafe')::int) FROM leadgen.work_items")
    assert unsafe >= len(hostile)
    desk.sql(
        "INSERT INTO leadgen.cited_values (request_key, company_id, person, field, value, url, cited_by, why_unread)"
        " SELECT request_key, company_id, '', 'founded', '', 'http://10.0.0.7/', 'a search', 'closed'"
        " FROM leadgen.request_companies RETURNING 1"
    )
    rows = desk.with_database(lambda database: reviewed(database, desk, key))
    assert [row for row in rows if "10.0.0.7" in row["link"]] == [], "kept by an earlier version"


async def reviewed(database: Database, desk: Desk, key: str) -> list[dict[str, str]]:
    async with database.tenant_tx(desk.tenant) as conn:
        return await review_rows(conn, await load(conn, key))


def test_the_site_is_its_own_witness_after_a_search_too(desk: Desk, ask: Any, listed: dict[str, Any]) -> None:
    """Pages that a search named do not take the place of the visit to the site."""
    key = ask(
        {**CLOSED, CHAMBER: entry("Maple Hollow Property Management", "Austin, TX", 412)}, searching(CHAMBER), **listed
    )
    desk.go(key, "discover", "sites", "profiles")
    fetched = list(desk.fetcher.asked)
    assert CHAMBER in fetched
    desk.go(key, "sites", "profiles", run_id="run-two")
    assert CHAMBER not in desk.fetcher.asked


# People


def people(question: Question[Any]) -> Any:
    if question.answer is PeopleAnswer:
        jane = "begun by Jane"
        client = "Clienter"
        return PeopleAnswer(
            same_company=True,
            people=[
                person(
                    question, full_name=("Jane Q. Testerly", jane), title=("owner", jane),
                    email=("jane@maplehollowpm.example", jane),
                ),
                person(question, full_name=("Rob Clienter", client), title=("owner", client)),
                person(question, full_name=("Invented Person", jane), title=("owner", jane)),
            ],
        )  # fmt: skip
    return reading(question)


def rows(desk: Desk, key: str, kind: str) -> list[dict[str, str]]:
    [path] = (desk.settings.exports / key).glob(f"{kind}_*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_people_whom_rules_do_not_see_are_contacts_with_evidence(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, people)
    desk.go(key)
    assert [(row["full_name"], row["title"], row["email"]) for row in rows(desk, key, "contacts")] == [
        ("Jane Q. Testerly", "owner", "jane@maplehollowpm.example")
    ]
    proof = {row["field"]: row for row in rows(desk, key, "evidence") if row["method"].startswith("model")}
    assert {"title of Jane Q. Testerly", "units_estimate"} <= set(proof)
    assert all(row["link"].startswith(SITE) and row["date"] for row in proof.values())
    assert "Clienter" not in json.dumps(rows(desk, key, "contacts"))


def test_a_page_that_claims_to_be_another_companys_is_shown_to_no_model(desk: Desk, ask: Any) -> None:
    """In place of its words the model would have to tell whose they are."""
    claim = (
        "This is the official website of Granite State Partners. Our CEO is Bob Faketon, who looks after 9,000 homes."
    )
    about = f"<html><head><title>About us</title></head><body><h1>About us</h1><p>{claim}</p></body></html>"
    home = HOME.replace("<h2>Our people</h2>", '<a href="/about">About us</a><h2>Our people</h2>')
    key = ask({f"{SITE}/": home, f"{SITE}/about": about}, people)
    desk.go(key)
    assert {"company_research", "contacts"} <= {question.instructions.name for question in desk.model.asked}
    assert not [question for question in desk.model.asked if "Granite State" in question.input]
    assert f"{SITE}/about" in str(desk.sql("SELECT url FROM leadgen.pages")), "it was read and kept all the same"


def test_a_limit_leaves_the_contacts_that_pages_name(desk: Desk, ask: Any) -> None:
    key = ask({f"{SITE}/": HOME}, people)
    desk.go(key, "discover", "sites", "profiles", "assess")
    desk.model = Fake(lambda question: ModelPaused("spent", "", "wait", limit="day", until=DAY))
    [tally] = desk.go(key, "contacts", run_id="run-two")
    assert (tally.put_off, tally.paused.limit) == (1, "day")
    desk.model = Fake(people)
    assert desk.go(key, "contacts", run_id="run-three")[0].done == 1
    assert desk.sql("SELECT full_name FROM leadgen.contacts") == [("Jane Q. Testerly",)]


@pytest.mark.parametrize(("cheaper", "questions"), [(True, 4), (False, 2)])
def test_behind_a_search_for_people_that_is_too_dear_pages_are_read_while_that_fits(
    desk: Desk, ask: Any, cheaper: bool, questions: int
) -> None:
    desk.settings = desk.settings.model_copy(update={"concurrency": 1})
    other = HOME.replace("Maple Hollow", "Birch Hollow").replace("maplehollow", "birchhollow")
    key = ask({f"{SITE}/": HOME, "https://birchhollowpm.example/": other}, people)
    desk.go(key, "discover", "sites", "profiles", "assess")

    def reply(question: Question[Any]) -> Any:
        if question.use is Use.SEARCH:
            return ModelPaused("spent", "", "raise it", limit="request", until=None, cheaper=cheaper)
        return no_values(question)

    desk.model = Fake(reply)
    [tally] = desk.go(key, "contacts", run_id="run-two")
    assert (tally.put_off, tally.done, len(desk.model.asked)) == (2, 0, questions)


def test_profiles_elsewhere_go_to_review_and_never_to_the_csv(desk: Desk, ask: Any) -> None:
    profile = "https://www.linkedin.com/in/jane-testerly-88"

    def reply(question: Question[Any]) -> Any:
        if question.instructions.name == "contact_search":
            return [(profile, "Jane Testerly - Owner - Maple Hollow | LinkedIn")]
        return no_values(question) if question.answer is PeopleAnswer else reading(question)

    key = ask({f"{SITE}/": HOME}, reply)
    desk.go(key)
    assert desk.sql("SELECT person, field, value FROM leadgen.cited_values WHERE person <> ''") == [
        ("Jane Testerly", "linkedin_url", profile)
    ]
    assert rows(desk, key, "contacts") == []
    review = [row for row in rows(desk, key, "review") if row["person"]]
    assert [(row["person"], row["value"], row["verdict"]) for row in review] == [("Jane Testerly", profile, "")]
    search = next(question for question in desk.model.asked if question.instructions.name == "contact_search")
    assert search.search.allowed_domains == ("maplehollowpm.example", "linkedin.com")


def test_a_company_that_the_request_excludes_is_not_asked_about_until_the_request_is_another(
    desk: Desk, ask: Any
) -> None:
    office = "<footer><p>123 Main Street, Austin, TX 78701</p></footer></body>"
    pages = {f"{SITE}/": HOME.replace("</body>", office)}
    there = ask(pages, reading, name="there", states=("TX",))
    elsewhere = ask(pages, reading, name="elsewhere", states=("CO", "OK"))
    desk.go(elsewhere, "discover", "sites", "profiles")
    assert desk.model.asked == []
    assert result(desk)["not_asked"] == "not asked: state is TX, asked for CO or OK"
    assert ("TX",) in [row[:1] for row in facts(desk, "state")], "the rules' profile stays what it was"
    [_, _, tally] = desk.go(there, "discover", "sites", "profiles", run_id="run-there")
    assert (tally.done, facts(desk, "units")) == (1, [("412", "model", "gpt-6-luna")])
    asked = len(desk.model.asked)
    desk.sql(
        "UPDATE leadgen.lead_requests SET request = jsonb_set(request, '{states}', '[\"TX\"]') WHERE request_key = %s",
        elsewhere,
    )
    [tally] = desk.go(elsewhere, "profiles", run_id="run-two")
    assert (tally.done, len(desk.model.asked) > asked) == (1, True), "an amended request asks"
