"""Mail servers of contacts' domains: asked where the setting says so, kept for a while, told beside the address."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.delivery.forms import FORMS
from leadgen_assets.domain.errors import FenceLost
from leadgen_assets.domain.hosts.mail_domains import MailStatus, mail_domain
from leadgen_assets.stages import mail_checking
from leadgen_assets.stages.mail_checking import check_mail_domains
from leadgen_assets.storage.exports import exports_of
from leadgen_assets.web.live import mail_hosts

if TYPE_CHECKING:
    from leadgen_assets.stages.session import RequestSession
    from leadgen_assets_tests.stages.conftest import Desk

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


class Dns:
    """Says of every domain the same, or what is set for it; remembers who was asked about."""

    def __init__(self, usual: MailStatus = MailStatus.ACCEPTS, **domains: MailStatus) -> None:
        self.usual, self.domains = usual, domains
        self.asked: list[str] = []

    async def __call__(self, domain: str) -> MailStatus:
        self.asked.append(domain)
        return self.domains.get(domain, self.usual)


@pytest.fixture
def key(ready: Desk) -> str:
    """A request whose contacts are chosen, with the check on."""
    ready.settings = ready.settings.model_copy(update={"mx_check": True})
    ((key,),) = ready.sql("SELECT request_key FROM leadgen.lead_requests")
    return str(key)


def check(desk: Desk, key: str, dns: Dns, now: datetime = NOW) -> None:
    async def work(session: RequestSession) -> None:
        await check_mail_domains(session, asyncio.Event(), dns)

    desk.in_session(key, work, now=lambda: now)


def domains(desk: Desk) -> list[str]:
    rows = desk.sql(
        "SELECT DISTINCT c.email FROM leadgen.contacts c JOIN leadgen.request_contacts USING (company_id, name_key)"
        " WHERE c.email <> ''"
    )
    return sorted({mail_domain(email) for (email,) in rows})


def full(desk: Desk, key: str) -> list[tuple[str, str]]:
    """Address and status of the contacts of the newest export."""

    async def read(database: Any) -> list[tuple[str, str]]:
        async with database.tenant_tx(desk.tenant) as conn:
            (record,) = await exports_of(conn, key, 1)
        text = FORMS["full"].render(record)["full.csv"].decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        return [(row[f"contact_{n}_email"], row[f"contact_{n}_email_status"]) for row in rows for n in (1, 2, 3)]

    return desk.with_database(read)


def test_an_address_without_a_mail_server_is_exported_and_says_so(ready: Desk, key: str) -> None:
    ready.go(key, "export", run_id="run-one")
    before = full(ready, key)
    gone = next(mail_domain(email) for email, status in before if status)
    check(ready, key, Dns(**{gone: MailStatus.NO_MAIL}), now=datetime.now(UTC))
    ready.go(key, "export", run_id="run-two")
    after = full(ready, key)
    assert [email for email, _ in after] == [email for email, _ in before]
    assert {status for email, status in after if mail_domain(email) == gone} == {"no_mail_server"}
    assert [s for e, s in after if mail_domain(e) != gone] == [s for e, s in before if mail_domain(e) != gone]
    ready.settings = ready.settings.model_copy(update={"mx_check": False})
    ready.go(key, "export", run_id="run-three")
    assert full(ready, key) == before


def test_each_domain_is_asked_about_once_a_month_and_the_unknown_ones_daily(ready: Desk, key: str) -> None:
    known = domains(ready)
    assert len(known) > 2
    dns = Dns(**{known[0]: MailStatus.UNKNOWN, known[1]: MailStatus.NO_MAIL})
    check(ready, key, dns)
    assert dns.asked == known
    for later, asked in ((timedelta(hours=23), []), (timedelta(days=2), known[:1]), (timedelta(days=31), known)):
        dns.asked.clear()
        check(ready, key, dns, NOW + later)
        assert dns.asked == asked, later
    assert dict(ready.sql("SELECT domain, status FROM leadgen.mail_domains")) == {
        domain: {known[0]: "unknown", known[1]: "no_mail"}.get(domain, "accepts") for domain in known
    }


def test_nobody_is_asked_unless_it_is_set_nor_where_the_web_is_off(ready: Desk, key: str) -> None:
    dns = Dns()
    for settings in ({"mx_check": False}, {"mx_check": True, "web": "off"}):
        ready.settings = ready.settings.model_copy(update=settings)
        check(ready, key, dns)
    assert dns.asked == []


def test_an_address_that_opted_out_is_not_asked_about(ready: Desk, key: str) -> None:
    ready.sql(
        "INSERT INTO leadgen.blocked_emails (email_sha256, reason)"
        " SELECT DISTINCT encode(sha256(convert_to(lower(email), 'UTF8')), 'hex'), 'opted out' FROM leadgen.contacts"
    )
    dns = Dns()
    check(ready, key, dns)
    assert dns.asked == []


def test_a_dns_that_is_away_ends_the_asking_and_not_the_stage(
    ready: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_checking, "AT_ONCE", 2)
    dns = Dns(MailStatus.UNKNOWN)
    check(ready, key, dns)
    assert dns.asked == domains(ready)[:2]
    monkeypatch.setattr(mail_hosts, "system_resolver", lambda: None)
    (tally,) = ready.go(key, "contacts", run_id="run-two")
    assert not tally.failed


def test_the_stage_asks_when_people_are_chosen(ready: Desk, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dns = Dns()
    monkeypatch.setattr(mail_hosts, "mail_by", lambda resolver: dns)
    monkeypatch.setattr(mail_hosts, "system_resolver", object)
    ready.go(key, "contacts", run_id="run-two")
    assert dns.asked == domains(ready)


def test_a_run_that_was_overtaken_keeps_nothing(ready: Desk, key: str) -> None:
    async def work(session: RequestSession) -> None:
        async def overtaken(domain: str) -> MailStatus:
            ready.sql("UPDATE leadgen.request_fences SET fence = fence + 1 WHERE request_key = %s", key)
            return MailStatus.NO_MAIL

        await check_mail_domains(session, asyncio.Event(), overtaken)

    with pytest.raises(FenceLost):
        ready.in_session(key, work)
    assert ready.sql("SELECT count(*) FROM leadgen.mail_domains") == [(0,)]
