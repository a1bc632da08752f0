"""A model that lies half of the time does not get its lies into the files: judged by the sealed key of the demo's web.

Of what it says a fifth is invented, a fifth is rephrased, a tenth points at real segments that do not carry the value, and a
tenth is about other firms; only the rest is what an honest reader would say.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.agents.company_research import CompanyAnswer, FoundValue
from leadgen_assets.agents.contacts import PeopleAnswer, PersonSaid, Said
from leadgen_assets.demo.build import DemoWeb, build_web
from leadgen_assets.demo.score import Score, Verdict, score
from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.facts.supports import quote_supports
from leadgen_assets.domain.icps.icp import LinkedHostField, Vocabulary
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.extraction import Extraction
from leadgen_assets.llm.answer import Answer, SearchSource, Usage
from leadgen_assets.llm.question import Asker, Question, Use
from leadgen_assets.stages import made_profile

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

SEED = 20261125
WRONG_AT_MOST, ATTAINED_AT_LEAST = 0.01, 0.80
RULES_KEEP = frozenset({"domain", "website", "company_name", "state", "city", "zip_code", "street"})
"""What rules still read where the rest is left to the model: without it no firm could be judged at all."""

Line = tuple[int, int, str]


@dataclass
class Liar:
    """Answers from the key, and lies in fixed shares.

    Args:
        firms: lines of the key by domain. vocabulary: of the ICP, whose rule tells an honest answer its segment.
    """

    firms: dict[str, dict[str, Any]]
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        self.told: Counter[str] = Counter()

    async def ask(self, question: Question[Any], asker: Asker) -> Answer[Any]:
        dice = random.Random(f"{SEED} {question.instructions.name} {question.about} {len(question.input)}")
        firm = self.firms.get(question.about)
        other = dice.choice([one for domain, one in sorted(self.firms.items()) if domain != question.about])
        parsed: Any = None
        sources: tuple[SearchSource, ...] = ()
        if question.use is Use.SEARCH:
            # It names sites of other firms, its own firm's namesakes among them.
            sources = tuple(SearchSource(f"https://{domain}/") for domain in self._namesakes(question.about, dice))
        elif question.answer is PeopleAnswer:
            parsed = self._people(question, firm, other, dice)
        else:
            parsed = self._company(question, firm, other, dice)
        return Answer(parsed, "", sources, Usage(), "liar-1", 0, False, 1)

    def _namesakes(self, domain: str, dice: random.Random) -> list[str]:
        near = sorted((one for one in self.firms if one != domain), key=lambda one: (one[:3] != domain[:3], one))
        return [*near[:2], dice.choice(near)]

    def _company(
        self, question: Question[Any], firm: dict[str, Any] | None, other: dict[str, Any], dice: random.Random
    ) -> CompanyAnswer:
        lines = shown(question)
        fields = re.findall(r"^- (\w+): ", question.input, re.MULTILINE)
        values = []
        for field in fields:
            for value in self._truths(firm, field) or [""]:
                said, page, segment = self._say(field, value, (self._truths(other, field) or ["x"])[0], lines, dice)
                values.append(FoundValue(field=field, value=said, page=page, segment=segment))
        return CompanyAnswer(same_company=True, values=values)

    def _people(
        self, question: Question[Any], firm: dict[str, Any] | None, other: dict[str, Any], dice: random.Random
    ) -> PeopleAnswer:
        lines, people = shown(question), []
        strangers = [dict(one, title=one["title"] or "Owner") for one in other["people"]] or [{}]
        named = [*(firm["people"] if firm else ())]
        # Who is no staff is named as if it were: clients and guests with a title beside them or none.
        for never in (firm or {}).get("never", []):
            named.append({"full_name": never, "title": "Owner", "email": "", "linkedin_url": ""})
        for person in named:
            stranger = dice.choice(strangers)
            parts = {"phone": Said(value=None, page=None, segment=None)}
            for name in ("full_name", "title", "email", "linkedin_url"):
                said, page, segment = self._say(
                    name, str(person.get(name, "")), str(stranger.get(name, "")) or "x", lines, dice
                )
                parts[name] = Said(value=said, page=page, segment=segment)
            people.append(PersonSaid(**parts))
        return PeopleAnswer(same_company=True, people=people)

    def _say(
        self, field: str, truth: str, others: str, lines: list[Line], dice: random.Random
    ) -> tuple[str | None, int | None, int | None]:
        """A value and where it is said to stand."""
        if not lines:
            return None, None, None
        honest = next((line for line in lines if truth and self._carried(field, truth, line[2])), None)
        anywhere = dice.choice(lines)
        kind = dice.choices(("invented", "rephrased", "elsewhere", "namesake", "honest"), (20, 20, 10, 10, 40))[0]
        self.told[kind] += 1
        if kind == "invented":
            return invented(field, dice), anywhere[0], anywhere[1]
        if kind == "namesake":
            at = next((line for line in lines if self._carried(field, others, line[2])), anywhere)
            return others, at[0], at[1]
        if kind == "elsewhere":
            return truth or others, anywhere[0], anywhere[1]
        if not truth or honest is None:
            return None, None, None
        return (rephrased(truth, dice) if kind == "rephrased" else truth), honest[0], honest[1]

    def _carried(self, field: str, value: str, text: str) -> bool:
        quote = re.sub(r"^<(\S+)>", r"\1", text)
        return quote_supports(field, value, quote, "", self.vocabulary)

    def _truths(self, firm: dict[str, Any] | None, field: str) -> list[str]:
        if firm is None:
            return []
        known, other = firm["company"], firm["other"]
        if field == "phone":
            return [f"+1{re.sub(r'[^0-9]', '', other['phone'])}"] if other["phone"] else []
        column = {"pms": "pms_detected", "units": "units_estimate", "portfolio": "company_type"}.get(field, field)
        said = known.get(column, [""])[0]
        spec = self.vocabulary.fields.get(field)
        if spec is not None and said and column != "units_estimate":
            parts = [re.sub(r"[^a-z]+", "_", part.strip().casefold()) for part in said.split(";")]
            hosts = spec.values.items() if isinstance(spec, LinkedHostField) else ()
            labels = {re.sub(r"[^a-z]+", "_", host.shown(key).casefold()): key for key, host in hosts}
            return [labels.get(part, part) for part in parts]
        return [said] if said else []


def shown(question: Question[Any]) -> list[Line]:
    lines = []
    for line in question.input.splitlines():
        found = re.match(r"(\d+)\.(\d+) (.*)", line)
        if found:
            lines.append((int(found[1]), int(found[2]), found[3]))
    return lines


def invented(field: str, dice: random.Random) -> str:
    made = {
        "units": str(dice.randint(60, 4_000)), "employees": str(dice.randint(3, 90)), "state": dice.choice(("TX", "OK", "FL")),
        "phone": f"(512) 555-01{dice.randint(10, 99)}", "pms": dice.choice(("appfolio", "buildium", "yardi", "rentvine")),
        "full_name": dice.choice(("Zelda Inventson", "Quentin Madeup")), "title": dice.choice(("Owner", "Broker", "CEO")),
        "email": f"madeup{dice.randint(1, 99)}@nowhere.example", "linkedin_url": "https://www.linkedin.com/in/madeup-person",
        "portfolio": dice.choice(("single_family", "hoa", "commercial")),
    }  # fmt: skip
    return made.get(field, f"Invented words number {dice.randint(1, 999)} about a firm that nobody knows.")


def rephrased(truth: str, dice: random.Random) -> str:
    if truth.isdecimal():
        return dice.choice(
            (f"some {int(truth) // 10 * 10 + 20}", f"{int(truth) + 1}", f"between {truth} and {int(truth) * 2}")
        )
    words = truth.split()
    if len(words) > 3:
        dice.shuffle(words)
        return " ".join(words)
    return dice.choice((f"the {truth} of old", truth[::-1], f"{truth} Holdings Worldwide"))


def keys(web: DemoWeb) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in web.key.read_text("utf-8").splitlines()]
    return {line["domain"]: line for line in lines if line["domain"]}


def lied_to(desk: Desk, web: DemoWeb, **changes: Any) -> tuple[Score, Liar]:
    """The score of a request whose every question the liar answered."""
    request = desk.request(web, **changes)
    key = desk.submit(request)

    async def vocabulary(session: Any) -> Vocabulary:
        return session.icp.vocabulary

    liar = Liar(keys(web), desk.in_session(key, vocabulary))
    desk.model = liar
    desk.settings = desk.settings.model_copy(update={"mode": "real"})
    desk.go(key, run_id="run-two")
    files = {kind: next((desk.settings.exports / key).glob(f"{kind}_*.csv")) for kind in ("companies", "contacts")}
    return score(files["companies"], files["contacts"], web.key), liar


def shares(found: Score) -> tuple[float, float]:
    """Of the exported cells the share that is wrong; of the attainable ones the share that is right."""
    both = (found.companies, found.contacts)
    right, wrong, missed = (
        sum(tally.cells(verdict) for tally in both) for verdict in (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED)
    )
    print(f"{wrong} of {right + wrong} cells wrong, {right} of {right + wrong + missed} attained")
    print(*found.companies.wrong, *found.contacts.wrong, sep="\n")
    return wrong / (right + wrong), right / (right + wrong + missed)


def model_rows(desk: Desk) -> int:
    ((number,),) = desk.sql("SELECT count(*) FROM leadgen.evidence WHERE method = 'model'")
    ((people,),) = desk.sql("SELECT count(*) FROM leadgen.researched_people")
    return int(number) + int(people)


def without_most_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave all but name, place and address to the model."""

    def hobbled(*args: Any, **more: Any) -> Extraction:
        found: Extraction = extract(*args, **more)
        kept = tuple(fact for fact in found.facts if fact.field in RULES_KEEP or fact.method is Method.ADDRESS)
        return replace(found, facts=kept, people=())

    monkeypatch.setattr(made_profile, "extract", hobbled)


def check_rules_beside_a_liar(desk: Desk, web: DemoWeb) -> None:
    found, liar = lied_to(desk, web)
    wrong, attained = shares(found)
    detail = (found.companies.wrong, found.contacts.wrong, liar.told)
    assert wrong <= WRONG_AT_MOST, detail
    assert attained >= ATTAINED_AT_LEAST, (wrong, attained, found.companies.missed, found.contacts.missed)
    assert not found.strangers


def check_a_liar_almost_alone(desk: Desk, web: DemoWeb, least: int) -> None:
    found, liar = lied_to(desk, web, contacts_min=0)
    wrong, attained = shares(found)
    # Of what nobody told the judgement knows nothing: a firm fits by all that was told. That is no cell that the model filled.
    judged = sum(cell.column == "icp_fit" for cell in found.companies.wrong)
    cells = sum(tally.cells(Verdict.RIGHT) + tally.cells(Verdict.WRONG) for tally in (found.companies, found.contacts))
    assert wrong - judged / cells <= WRONG_AT_MOST, (found.companies.wrong, found.contacts.wrong)
    assert judged / cells <= WRONG_AT_MOST, (found.companies.wrong, attained)
    assert found.companies.rows >= least, (found.companies.rows, liar.told)
    assert model_rows(desk) > 2 * found.companies.rows, "what is honest must come through"
    assert sum(liar.told.values()) > 50


@pytest.mark.long
def test_a_liar_beside_the_rules(desk: Desk, web12: DemoWeb) -> None:
    check_rules_beside_a_liar(desk, web12)


@pytest.mark.slow
def test_a_liar_almost_alone(desk: Desk, web12: DemoWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    without_most_rules(monkeypatch)
    check_a_liar_almost_alone(desk, web12, 1)


@pytest.fixture(scope="module")
def large_web(tmp_path_factory: pytest.TempPathFactory) -> DemoWeb:
    """A hundredth is measured on some hundred cells: of sixty firms' 170, two wrong ones are more than that."""
    return build_web(tmp_path_factory.mktemp("large"), firms=180)


@pytest.mark.slow
def test_a_liar_beside_the_rules_on_many_firms(desk: Desk, large_web: DemoWeb) -> None:
    check_rules_beside_a_liar(desk, large_web)


@pytest.mark.slow
def test_a_liar_almost_alone_on_many_firms(desk: Desk, large_web: DemoWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    without_most_rules(monkeypatch)
    check_a_liar_almost_alone(desk, large_web, 5)
