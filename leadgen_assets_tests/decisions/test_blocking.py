from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leadgen_assets.decisions.block_files import block_rows
from leadgen_assets.decisions.blocking import Blocking, block, lift, named, tenant_named, terms
from leadgen_assets.domain.errors import LeadgenError, SourceUnreadable
from leadgen_assets.domain.exports.blocking import Terms
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database

if TYPE_CHECKING:
    from leadgen_assets_tests.decisions.conftest import Ledger

TERMS = Terms(date(2026, 3, 10))


def take(ledger: Ledger, path: Path, terms: Terms = TERMS, tenant: str = "acme") -> Blocking:
    return ledger.with_database(lambda database: block(database, tenant, block_rows(path), terms))


def counts(done: Blocking) -> tuple[int, int, int]:
    return done.new, done.renewed, done.unchanged


def test_a_customers_address_elsewhere_than_its_website_is_blocked_too(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text(
        "domain,email,reason\nacme.example,ann@birch.example,customer\ncedar.example,bo@gmail.com,customer\n"
        "dune.example,cy@elm.example,suppression\n"
    )
    done = take(ledger, path)
    assert (done.domains, done.emails, done.is_whole) == (3, 2, True)
    assert ledger.sql("SELECT domain FROM leadgen.blocked_domains ORDER BY domain") == [
        ("acme.example",), ("birch.example",), ("cedar.example",),
    ]  # fmt: skip


def test_a_list_is_taken_as_often_as_anybody_likes(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text(
        "Company;Website;Email;Status;Last contacted\n"
        "Acme;https://www.acme.example;;Customer;\n"
        "Acme again;acme.example;;customer;\n"
        "Birch;birch.example;;contacted;2026-03-01\n"
        "Cedar;;ann@cedar.example;Unsubscribed;\n"
        "Dune;dune.example;;New;\n"
        "Nobody;;;customer;\n"
        "Old;old.example;;contacted;2025-01-01\n"
        "Odd;odd.example;;contacted;soon\n"
    )
    first = take(ledger, path)
    assert (counts(first), first.domains, first.emails) == ((4, 0, 0), 3, 1)
    assert [number for number, _ in first.unusable] == [6, 7, 8]
    assert [number for number, _ in first.notes] == [9]
    assert counts(take(ledger, path)) == (0, 0, 4)
    assert ledger.sql("SELECT domain, reason, until FROM leadgen.blocked_domains ORDER BY domain") == [
        ("acme.example", "customer", None),
        ("birch.example", "contacted", datetime(2026, 5, 31, tzinfo=UTC)),
        ("odd.example", "contacted", datetime(2026, 6, 9, tzinfo=UTC)),
    ]
    digest = hashlib.sha256(b"ann@cedar.example").hexdigest()
    assert ledger.sql("SELECT email_sha256, reason FROM leadgen.blocked_emails") == [(digest, "suppression")]
    path.write_text("domain,status,contacted\nbirch.example,contacted,2026-03-09\nacme.example,contacted,2026-03-09\n")
    assert counts(take(ledger, path)) == (0, 1, 1), "a customer stays one for ever"
    text = str(first)
    assert "3 domains and 1 e-mail address: 4 new" in text
    assert "row 6: the status 'New' is no reason to block" in text
    assert "@" not in text
    events = ledger.sql("SELECT event, detail->>'new' FROM leadgen.events ORDER BY event_id")
    assert events == [("blocked", "4"), ("blocked", "0"), ("blocked", "0")]


def test_another_tenant_sees_and_changes_nothing_of_it(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("acme.example\n")
    take(ledger, tmp_path / "a.txt")
    assert ledger.sql("SELECT domain FROM leadgen.blocked_domains", tenant="other") == []
    assert counts(take(ledger, tmp_path / "a.txt", tenant="other")) == (1, 0, 0)
    assert ledger.with_database(lambda d: lift(d, "other", ["acme.example"])) == (["acme.example"], [])
    assert ledger.sql("SELECT domain FROM leadgen.blocked_domains") == [("acme.example",)]


def test_single_ones_are_added_and_lifted_by_any_of_their_names(ledger: Ledger) -> None:
    names = ["https://www.Acme.example/x", "Ann@Acme.example", "gmail.com"]
    done = ledger.with_database(lambda database: block(database, "acme", named(names), TERMS))
    assert (counts(done), [number for number, _ in done.unusable]) == ((2, 0, 0), [3])
    lifted = ledger.with_database(lambda d: lift(d, "acme", ["acme.example", "ANN@acme.example", "no.example"]))
    assert lifted == (["acme.example", "ANN@acme.example"], ["no.example"])
    assert ledger.sql("SELECT (SELECT count(*) FROM leadgen.blocked_domains), (SELECT count(*) FROM leadgen.blocked_emails)") == [
        (0, 0)
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lists_without_header_are_one_domain_or_address_a_line(ledger: Ledger, tmp_path: Path, encoding: str) -> None:
    for name in ("a.txt", "a.csv"):
        (tmp_path / name).write_bytes("acme.example\r\nbirch.example\r\nann@cedar.example\r\n".encode(encoding))
        done = take(ledger, tmp_path / name)
        assert (done.domains, done.emails, done.unusable) == (2, 1, [])


def test_two_in_one_cell_are_both_blocked_and_what_is_none_is_told(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "stop.csv").write_text(
        'email\n"a@x.example; b@x.example"\n"c@x.example, d@@x.example"\n"e@@x.example"\n'
    )
    done = take(ledger, tmp_path / "stop.csv")
    assert (done.emails, done.domains) == (3, 0)
    assert done.unusable == [(4, "the e-mail address is none")]
    assert done.in_part == [(3, "1 e-mail address of it blocked, the rest not: the e-mail address is none")]
    assert "1 row used in part; correct the rest and give it again:\n  row 3: 1 e-mail address of it blocked" in str(
        done
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("zbad.example,lee@@zbad2.example", "1 domain of it blocked, the rest not: the e-mail address is none"),
        ("zbad.example,see notes", "1 domain of it blocked, the rest not: the e-mail address is none"),
        ("zbad.example,", ""),
        ("zbad.example,-", ""),
        ("zbad.example,N/A", ""),
        ("n/a,lee@zbad.example", ""),
    ],
)
def test_a_slip_beside_a_good_domain_is_told_and_a_word_for_nothing_is_none(
    ledger: Ledger, tmp_path: Path, row: str, told: str
) -> None:
    (tmp_path / "crm.csv").write_text(f"domain,email,reason\n{row},customer\n")
    done = take(ledger, tmp_path / "crm.csv")
    assert (done.domains, done.emails, done.unusable) == (1, 0, [])
    assert done.in_part == ([(2, told)] if told else [])
    assert done.is_whole is not bool(told)
    assert ledger.sql("SELECT domain FROM leadgen.blocked_domains") == [("zbad.example",)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"company,phone\nAcme,555-0100\n", "No column can be taken for whom to block"),
        ("a.csv", b"domain,domain\na,b\n", "stands 2 times"),
        ("a.csv", b'domain,reason\nacme.example,"customer\n', "opened in row 2 and not closed"),
        ("a.xlsx", b"PK\x03\x04\x00\x00", "workbook is damaged"),
        ("a.txt", b"acme.example\0", "not a text file"),
        ("missing.csv", None, "There is no such list"),
    ],
)
def test_a_file_that_cannot_be_used_blocks_nothing(
    ledger: Ledger, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceUnreadable, match=words):
        take(ledger, tmp_path / name)
    assert ledger.sql("SELECT domain FROM leadgen.blocked_domains") == []


@pytest.mark.long
def test_a_long_list_is_told_shortly_and_two_at_once_lose_nothing(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = [f"firm{number}.example,customer" for number in range(12_000)]
    path.write_text("\n".join(["domain,reason", *rows, *["nothing,customer"] * 30]))

    async def twice(database: Database) -> list[Blocking]:
        return await asyncio.gather(*(block(database, "acme", block_rows(path), TERMS) for _ in range(2)))

    first, second = sorted(ledger.with_database(twice), key=lambda done: -done.new)
    assert (counts(first), counts(second)) == ((12_000, 0, 0), (0, 0, 12_000))
    assert "… and 10 more" in str(first)
    assert len(str(first).splitlines()) < 30


def test_what_a_person_says_wrongly_is_told(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert terms(settings, "Clients", None).reason == "customer"
    assert terms(settings, " a  rival ", 5).reason == "a rival"
    for reason, days in (("", None), ("x" * 201, None), ("x\x1b", None), (None, 0), (None, 5000)):
        with pytest.raises(LeadgenError):
            terms(settings, reason, days)
    with pytest.raises(LeadgenError, match="is no tenant"):
        tenant_named(settings, "Acme Inc")
