"""Whether a domain takes mail: what a DNS server on this machine answers, and what it does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import dns.rrset
import pytest

from leadgen_assets.domain.hosts.mail_domains import MailStatus
from leadgen_assets.web.live import mail_hosts
from leadgen_assets.web.live.mail_hosts import mail_by, system_resolver

ZONE: dict[str, dict[str, list[str]]] = {
    "with-mx.example.": {"MX": ["10 mx.with-mx.example."]},
    "null-mx.example.": {"MX": ["0 ."]},
    "both.example.": {"MX": ["0 .", "10 mx.both.example."]},
    "address-only.example.": {"A": ["192.0.2.7"]},
    "six-only.example.": {"AAAA": ["2001:db8::7"]},
    "nothing.example.": {"TXT": ['"v=spf1 -all"']},
    "xn--bcher-kva.example.": {"MX": ["10 mx.example."]},
}
BROKEN, SILENT = "broken.example.", "silent.example."


class Server(asyncio.DatagramProtocol):
    """Answers from the zone, without a word about names that are silent."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        question = query.question[0]
        name, kind = question.name.to_text().lower(), dns.rdatatype.to_text(question.rdtype)
        self.asked.append(f"{name} {kind}")
        if name == SILENT:
            return
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA
        if name == BROKEN:
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif name not in ZONE:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif kind in ZONE[name]:
            answer.answer.append(dns.rrset.from_text_list(name, 60, "IN", kind, ZONE[name][kind]))
        self.transport.sendto(answer.to_wire(), addr)


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[Server, dns.asyncresolver.Resolver]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(Server, local_addr=("127.0.0.1", 0))
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], transport.get_extra_info("sockname")[1]
    resolver.timeout, resolver.lifetime = 0.3, 0.6
    try:
        yield server, resolver
    finally:
        transport.close()


@pytest.mark.parametrize(
    ("domain", "status"),
    [
        ("with-mx.example", MailStatus.ACCEPTS),
        ("WITH-MX.example", MailStatus.ACCEPTS),
        ("null-mx.example", MailStatus.NO_MAIL),
        ("both.example", MailStatus.ACCEPTS),
        ("address-only.example", MailStatus.ACCEPTS),
        ("six-only.example", MailStatus.ACCEPTS),
        ("nothing.example", MailStatus.NO_MAIL),
        ("no-such-name.example", MailStatus.NO_MAIL),
        ("bücher.example", MailStatus.ACCEPTS),
        ("broken.example", MailStatus.UNKNOWN),
        ("silent.example", MailStatus.UNKNOWN),
        (f"{'a' * 64}.example", MailStatus.UNKNOWN),  # no name of the DNS: nobody can be asked
        ("two..dots.example", MailStatus.UNKNOWN),
        (r"back\999slash.example", MailStatus.UNKNOWN),
    ],
)
def test_what_a_server_answers(domain: str, status: MailStatus) -> None:
    async def asked() -> MailStatus:
        async with serving() as (_, resolver):
            return await mail_by(resolver)(domain)

    assert asyncio.run(asked()) is status


def test_the_domain_alone_is_asked_and_no_further_than_needed() -> None:
    async def asked() -> list[str]:
        async with serving() as (server, resolver):
            for domain in ("with-mx.example", "nothing.example"):
                await mail_by(resolver)(domain)
            return list(server.asked)

    assert asyncio.run(asked()) == [
        "with-mx.example. MX", "nothing.example. MX", "nothing.example. A", "nothing.example. AAAA",
    ]  # fmt: skip


def test_nobody_listens_at_the_servers_port() -> None:
    async def asked() -> MailStatus:
        async with serving() as (_, resolver):
            pass
        return await mail_by(resolver)("with-mx.example")

    assert asyncio.run(asked()) is MailStatus.UNKNOWN


def test_a_domain_takes_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        async def resolve(self, qname: object, rdtype: str, *, search: bool) -> object:
            await asyncio.sleep(60)

    monkeypatch.setattr(mail_hosts, "ALL_SECONDS", 0.05)
    assert asyncio.run(mail_by(Slow())("slow.example")) is MailStatus.UNKNOWN


def test_a_machine_without_name_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: dns.resolver.BaseResolver, *args: object) -> None:
        raise dns.resolver.NoResolverConfiguration

    monkeypatch.setattr(dns.resolver.BaseResolver, "read_resolv_conf", none)
    assert system_resolver() is None
