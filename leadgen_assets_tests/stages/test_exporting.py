"""Exports: all files or none, refused when a rule is broken, and never another tenant's company."""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.errors import DatabaseUnavailable, ExportRefused, FenceLost, FileUnwritable
from leadgen_assets.stages import export_set, exporting
from leadgen_assets.stages.export_set import withheld_now
from leadgen_assets.stages.exporting import Exported
from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage import database as database_module
from leadgen_assets.storage.exports import ExportRecord, exports_of, left_out

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

KINDS = ["companies", "contacts", "evidence", "review"]


@pytest.fixture
def key(ready: Desk) -> str:
    """A request of which everything but the export is done."""
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    return str(key)


def export(desk: Desk, key: str, **options: Any) -> Exported:
    (exported,) = desk.go(key, "export", **options)
    assert isinstance(exported, Exported)
    return exported


def folder(desk: Desk, key: str) -> Path:
    return desk.settings.exports / key


def files(desk: Desk, key: str) -> list[str]:
    return sorted(path.name for path in folder(desk, key).glob("*")) if folder(desk, key).exists() else []


def rows(path: str | Path) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def records(desk: Desk, key: str) -> list[ExportRecord]:
    async def read(session: RequestSession) -> list[ExportRecord]:
        return await session.read(exports_of, key, 20)

    return desk.in_session(key, read)


def delivered(desk: Desk, key: str) -> set[str]:
    return {row["domain"] for row in records(desk, key)[0].companies}


def test_the_files_are_published_and_recorded_with_their_digests(ready: Desk, key: str, web12: DemoWeb) -> None:
    exported = export(ready, key, run_id="0123456789-run")
    assert [file.kind for file in exported.record.files] == KINDS
    assert len(files(ready, key)) == 4
    (record,) = records(ready, key)
    for file in record.files:
        path = Path(file.path)
        content = path.read_bytes()
        assert path.name.startswith(f"{file.kind}_{key}_")
        assert path.name.endswith("_01234567.csv")
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file.bytes, file.sha256)
        assert len(rows(path)) == file.rows
    assert record.refused == ""
    assert len(record.companies) == web12.target
    assert {r["name"] for r in record.verdict if not r["passed"]} == set()
    assert ready.sql("SELECT count(*) FROM leadgen.exported_companies") == [(web12.target,)]
    assert ready.sql("SELECT count(*) FROM leadgen.request_companies WHERE status = 'exported'") == [(web12.target,)]


TAMPERED = {
    "evidence that was never verified": "UPDATE leadgen.evidence SET verified = false WHERE field = 'state'",
    "a value that its quote does not carry": "UPDATE leadgen.evidence SET value = 'ZZ' WHERE field = 'state'",
    "a quote that was changed": "UPDATE leadgen.evidence SET quote = 'nothing' WHERE field = 'pms'",
    "a contact nobody quotes": "UPDATE leadgen.contacts SET title = 'King of Spain'",
    "a generic inbox": "UPDATE leadgen.contacts c SET email = 'info@' || split_part(email, '@', 2) WHERE email <> ''"
    " AND NOT EXISTS (SELECT FROM leadgen.contacts o WHERE o.company_id = c.company_id AND o.email <> ''"
    "                 AND o.contact_id < c.contact_id)",
    "an assessment of no tier": "UPDATE leadgen.assessments SET tier = 'platinum'",
}


@pytest.mark.parametrize("tampered", TAMPERED)
def test_a_broken_rule_refuses_all_files_and_records_the_verdict(ready: Desk, key: str, tampered: str) -> None:
    ready.sql(TAMPERED[tampered])  # type: ignore[arg-type]
    with pytest.raises(ExportRefused, match="No file was written, because a rule is broken") as refused:
        export(ready, key)
    assert refused.value.todo
    assert files(ready, key) == []
    (record,) = records(ready, key)
    assert record.files == ()
    assert record.refused in str(refused.value)
    assert [r["name"] for r in record.verdict if not r["passed"] and r["level"] == "error"]
    assert ready.sql("SELECT count(*) FROM leadgen.exported_companies") == [(0,)]


def test_a_company_whose_people_could_not_be_asked_for_is_set_aside_alone(
    ready: Desk, key: str, web12: DemoWeb
) -> None:
    ((company_id, domain),) = ready.sql(
        "SELECT a.company_id, c.domain FROM leadgen.assessments a JOIN leadgen.companies c USING (company_id)"
        " WHERE a.qualified ORDER BY a.confidence DESC, c.domain LIMIT 1"
    )
    ready.sql(
        "UPDATE leadgen.work_items SET status = 'failed', result = '{}'"
        f" WHERE stage = 'contacts' AND item = '{company_id}'"  # type: ignore[arg-type]
    )
    export(ready, key)
    assert domain not in delivered(ready, key)
    assert len(delivered(ready, key)) >= web12.target - 1


def test_a_refusal_leaves_the_earlier_files_alone(ready: Desk, key: str) -> None:
    export(ready, key)
    before = {name: (folder(ready, key) / name).read_bytes() for name in files(ready, key)}
    ready.sql("UPDATE leadgen.evidence SET verified = false")
    with pytest.raises(ExportRefused):
        export(ready, key, run_id="run-two")
    assert {name: (folder(ready, key) / name).read_bytes() for name in files(ready, key)} == before


@pytest.mark.parametrize("renamed", [0, 1, 3])
def test_an_error_while_publishing_leaves_no_file_and_no_record(
    ready: Desk, key: str, monkeypatch: pytest.MonkeyPatch, renamed: int
) -> None:
    real, done = Path.replace, list[Path]()

    def replace(path: Path, target: Path) -> Path:
        if len(done) == renamed:
            raise OSError(28, "No space left on device")
        done.append(path)
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with pytest.raises(FileUnwritable, match="The disk is full; nothing was written") as refused:
            export(ready, key)
    assert f"leadgen run {key}" in refused.value.todo
    assert files(ready, key) == []
    assert records(ready, key) == []
    export(ready, key)
    assert len(files(ready, key)) == 4


def test_files_are_taken_back_when_their_record_cannot_be_committed(
    ready: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = database_module._commit

    async def commit(connection: Any) -> None:
        if len(list(folder(ready, key).glob("*.csv"))) == 4:
            raise psycopg.OperationalError("the commit was lost")
        await real(connection)

    with monkeypatch.context() as patch:
        patch.setattr(database_module, "_commit", commit)
        # Whether the record is there cannot be asked either: then the files stay, which harms less than files missing.
        with pytest.raises((psycopg.OperationalError, DatabaseUnavailable)):
            export(ready, key)
    assert records(ready, key) == []
    export(ready, key, run_id="run-two")
    assert len(records(ready, key)) == 1


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_process_that_dies_while_publishing_leaves_no_part_of_an_export_for_long(
    ready: Desk, key: str, at: int
) -> None:
    child = os.fork()
    if child == 0:  # a process of its own, to die without any clean-up; it must never return into the tests
        real, number = Path.replace, itertools.count(1)
        Path.replace = lambda path, target: os._exit(9) if next(number) == at else real(path, target)  # type: ignore
        ready.go(key, "export")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert len(files(ready, key)) == 4
    assert len(list(folder(ready, key).glob("*.unfinished"))) == 5 - at
    assert records(ready, key) == []
    export(ready, key, run_id="run-two")
    assert [name.partition("_")[0] for name in files(ready, key)] == KINDS
    assert len({name.partition("_")[2] for name in files(ready, key)}) == 1


def test_what_a_killed_export_left_is_removed_and_nothing_else(ready: Desk, key: str) -> None:
    export(ready, key)
    published = files(ready, key)
    mine = folder(ready, key)
    left = [
        f".companies_{key}_20260101T000000Z_aaaaaaaa.csv.unfinished",
        f"companies_{key}_20260101T000000Z_aaaaaaaa.csv",
        f"contacts_{key}_20260101T000000Z_aaaaaaaa.csv",
        f"review_{key}_20260101T000000Z_aaaaaaaa.csv",
    ]
    kept = [
        *(f"{kind}_{key}_20250101T000000Z_bbbbbbbb.csv" for kind in KINDS[:3]),
        f"companies_{key}_my own notes.csv",
        "something else.txt",
    ]
    for name in (*left, *kept):
        (mine / name).write_text("x", "utf-8")
    export(ready, key, run_id="run-two")
    now = files(ready, key)
    assert set(now) >= {*published, *kept}
    assert not set(now) & set(left)
    assert len(now) == len(published) + len(kept) + 4


def test_an_orphan_publishes_nothing(ready: Desk, key: str) -> None:
    async def orphan(session: RequestSession) -> None:
        async with ready.session(key, "run-two"):
            await exporting.export_files(session, None)  # type: ignore[arg-type]

    with pytest.raises(FenceLost):
        ready.in_session(key, orphan)
    assert files(ready, key) == []
    assert records(ready, key) == []


def test_two_exports_tell_what_was_added_and_removed(ready: Desk, key: str) -> None:
    first = export(ready, key)
    assert len(first.added) == 9
    assert first.removed == ()
    gone = first.added[0]
    ready.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'a customer')", gone)
    ready.go(key, "assess", "contacts", run_id="run-two")
    second = export(ready, key, run_id="run-two")
    assert second.removed == (gone,)
    assert len(second.added) == 1, "one of the surplus moved up"
    assert (len(second.gathered.companies), first.gathered.surplus - second.gathered.surplus) == (9, 1)


STANDING = (
    "SELECT rc.status, rc.reason FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
    " WHERE c.domain = %s"
)


def test_a_domain_blocked_after_assessment_is_left_out_of_the_next_export_and_told(ready: Desk, key: str) -> None:
    export(ready, key)
    before = delivered(ready, key)
    blocked = sorted(before)[0]
    ready.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'opted out')", blocked)
    office = {7: f"domain:{blocked}#+15125550101"}
    withheld = ready.in_session(key, lambda session: session.read(withheld_now, session.stored, office))
    assert withheld == {7: "blocked since: opted out"}, "with its brand's domain"
    exported = export(ready, key, run_id="run-two")
    assert list(exported.gathered.withheld.values()) == ["blocked since: opted out"]
    assert blocked in exported.removed
    assert len(delivered(ready, key)) == len(before), "the surplus fills up"
    assert ready.sql(STANDING, blocked) == [("researched", "blocked since: opted out")]
    assert ready.in_session(key, lambda session: session.read(left_out, key)) == {"blocked since: opted out": 1}
    ready.go(key, "assess", "contacts", "export", run_id="run-three")
    assert blocked not in delivered(ready, key)
    ready.sql("DELETE FROM leadgen.blocked_domains")
    ready.go(key, "assess", "contacts", "export", run_id="run-four")
    assert delivered(ready, key) == before
    assert ready.in_session(key, lambda session: session.read(left_out, key)) == {}


SAYS_THE_SAME = (
    "UPDATE leadgen.profiles p SET body = jsonb_set(p.body, '{fields}', p.body->'fields' || ("
    " SELECT jsonb_build_object('company_name', o.body->'fields'->'company_name', 'phone', o.body->'fields'->'phone',"
    "  'street', o.body->'fields'->'street', 'city', o.body->'fields'->'city', 'zip_code', o.body->'fields'->'zip_code')"
    " FROM leadgen.profiles o JOIN leadgen.companies oc USING (company_id) WHERE oc.domain = %s))"
    " FROM leadgen.companies c WHERE c.company_id = p.company_id AND c.domain = %s"
)
THEIR_IDS = "SELECT company_id, domain FROM leadgen.companies WHERE domain = ANY(%s) ORDER BY company_id"


def test_a_firm_on_two_domains_has_one_row_unless_a_person_said_that_they_are_two(ready: Desk, key: str) -> None:
    export(ready, key)
    before = delivered(ready, key)
    (one, first), (other, second) = ready.sql(THEIR_IDS, sorted(before)[:2])
    ready.sql(SAYS_THE_SAME, first, second)
    (why,) = export(ready, key, run_id="run-two").gathered.withheld.values()
    assert why.startswith(f"the same firm as {first}: same name")
    assert "telephone number" in why
    now = delivered(ready, key)
    assert first in now
    assert second not in now
    assert len(now) == len(before), "the surplus fills up"
    assert ready.sql(STANDING, second) == [("researched", why)]
    ready.sql(
        "INSERT INTO leadgen.companies_apart (one_company, other_company, decided_by, decided_at) VALUES (%s, %s, 'jane', now())",
        one,
        other,
    )
    now_two = ready.in_session(key, lambda session: session.read(export_set.gather_export, session.stored))
    assert now_two.withheld == {}
    assert second in {row["domain"] for row in now_two.companies}


def test_the_rule_about_blocked_domains_is_still_the_last_defence(
    ready: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*args: object) -> dict[int, str]:
        return {}

    monkeypatch.setattr(export_set, "withheld_now", nothing)
    export(ready, key)
    blocked = sorted(delivered(ready, key))[0]
    ready.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'opted out')", blocked)
    with pytest.raises(ExportRefused, match="domains_are_unique_own_and_allowed"):
        export(ready, key, run_id="run-two")


def test_a_person_who_opted_out_is_left_out_whole_and_the_company_stays(ready: Desk, key: str) -> None:
    export(ready, key)
    contact = next(row for row in records(ready, key)[0].contacts if row["email"])
    digest = hashlib.sha256(contact["email"].lower().encode()).hexdigest()
    ready.sql("INSERT INTO leadgen.blocked_emails (email_sha256, reason) VALUES (%s, 'suppression')", digest)
    for stages in (("export",), ("contacts", "export")):
        ready.go(key, *stages, run_id=f"run-{stages[0]}")
        record = records(ready, key)[0]
        assert contact["full_name"] not in {row["full_name"] for row in record.contacts}
        assert contact["company_domain"] in {row["domain"] for row in record.companies}
        assert contact["email"] not in json.dumps(record.evidence)


@pytest.mark.long
def test_two_exports_at_once_never_give_one_company_twice(desk: Desk, web12: DemoWeb) -> None:
    """Both are gathered before either is recorded: the later one sees it, and fills up with what is left."""
    keys = [desk.submit(desk.request(web12, name=name, exclude_exported_days=180)) for name in ("first", "second")]
    for key in keys:
        desk.go(key, "discover", "sites", "profiles", "assess", "contacts")
    gathered = threading.Barrier(2, timeout=30)
    real, waited = exporting._write_unfinished, set[str]()

    def write_together(paths: dict[str, Path], rows: Any) -> None:
        folder = next(iter(paths.values())).parent.name
        if folder not in waited:
            waited.add(folder)
            gathered.wait()
        real(paths, rows)

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(2) as pool:
        patch.setattr(exporting, "_write_unfinished", write_together)
        exports = list(pool.map(lambda key: export(desk, key, run_id=f"run-{key[-6:]}"), keys))
    sets = [{row["domain"] for row in one.record.companies} for one in exports]
    assert sets[0] & sets[1] == set()
    assert sorted(map(len, sets)) == [2, web12.target], "the later one takes the surplus"
    later = min(exports, key=lambda one: len(one.record.companies))
    assert len(later.gathered.withheld) == web12.target
    assert all(why.startswith("given on ") for why in later.gathered.withheld.values())
    for key in keys:
        assert len(files(desk, key)) == 4, "nothing of the set that was given up is left"


def test_a_company_blocked_while_the_files_are_written_is_not_in_them(
    ready: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, blocked = exporting._write_unfinished, list[str]()

    def write_and_block(paths: dict[str, Path], rows: Any) -> None:
        if not blocked:
            blocked.append(rows.companies[0]["domain"])
            ready.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'customer')", blocked[0])
        real(paths, rows)

    monkeypatch.setattr(exporting, "_write_unfinished", write_and_block)
    export(ready, key)
    assert blocked[0] not in delivered(ready, key)
    assert len(files(ready, key)) == 4


@pytest.mark.long
def test_companies_given_lately_are_left_out_of_the_same_tenants_next_request(desk: Desk, web12: DemoWeb) -> None:
    first = desk.submit(desk.request(web12, name="first"))
    desk.go(first)
    given = delivered(desk, first)
    second = desk.submit(desk.request(web12, name="second", exclude_exported_days=180))
    desk.go(second)
    assert delivered(desk, second) & given == set()
    assert len(delivered(desk, second)) == 2, "the surplus of the first"
    unmet = desk.sql(
        "SELECT a.body->'unmet' FROM leadgen.assessments a JOIN leadgen.companies c USING (company_id)"
        " WHERE request_key = %s AND c.domain = %s",
        second, sorted(given)[0],
    )  # fmt: skip
    assert any("given on" in reason and first in reason for reason in unmet[0][0])
    third = desk.submit(desk.request(web12, name="third", exclude_exported_days=0))
    desk.go(third)
    assert delivered(desk, third) == given
    desk.go(first, "assess", "contacts", "export", run_id="run-again")
    assert delivered(desk, first) == given, "what it gave itself stays its own"
    desk.go(first, run_id="run-two")
    assert delivered(desk, first) == given, "a request's own export keeps nothing out of its next one"
    desk.sql("UPDATE leadgen.exported_companies SET exported_at = now() - '200 days'::interval")
    desk.go(second, "assess", "contacts", "export", run_id="run-two")
    assert delivered(desk, second) == given


@pytest.mark.long
def test_two_tenants_do_not_see_each_other(desk: Desk, web12: DemoWeb) -> None:
    mine = desk.submit(desk.request(web12, exclude_exported_days=180))
    desk.go(mine)
    given, tenant = delivered(desk, mine), desk.tenant
    desk.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES (%s, 'mine')", sorted(given)[0])
    desk.tenant = f"{tenant}-rival"
    theirs = desk.submit(desk.request(web12, exclude_exported_days=180))
    desk.go(theirs)
    assert desk.fetcher is not None
    assert desk.fetcher.asked, "saved pages of another tenant are not theirs"
    assert delivered(desk, theirs) == given
    assert desk.sql("SELECT count(*) FROM leadgen.lead_requests") == [(1,)]
    assert {path.name for path in desk.settings.exports.iterdir()} == {mine, theirs}
    for kind in KINDS:
        assert not [name for name in files(desk, mine) if theirs in name or not name.startswith(tuple(KINDS))], kind
