"""Answers as servers really give them: slow, endless, broken, packed, lying."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.live.fetcher import LiveFetcher
from leadgen_assets.web.reading import read_page

if TYPE_CHECKING:
    from leadgen_assets_tests.web.live.conftest import Town

URL = "http://site.example/"
HTML = b"<html><head><title>Acme</title></head><body><p>Acme looks after homes.</p></body></html>"
OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
Answer = Callable[..., bytes]


def told(found: Fetched) -> tuple[Outcome, str]:
    return found.outcome, found.detail


def test_a_page_comes_as_it_is_with_its_way(town: Town) -> None:
    town.page(URL, status=301, Location="/home page?x=ü#part")
    town.page("http://site.example/home%20page?x=%C3%BC", HTML, ETag='"1"')
    found = town.fetch(f"{URL}#top")
    assert (found.outcome, found.status, found.body, found.detail) == (Outcome.OK, 200, HTML, "")
    assert found.url == f"{URL}#top"
    assert found.final_url == "http://site.example/home page?x=ü"
    assert found.hops == (URL, found.final_url)
    assert [exchange.status for exchange in town.told] == [404, 301, 200]
    assert town.told[-1].header("etag") == '"1"'
    assert town.told[-1].body == HTML


@pytest.mark.parametrize("way", ["no answer", "half a header", "drip", "endless header"])
def test_slow_sites_cost_their_time_and_no_more(town: Town, way: str) -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write({"no answer": b"", "half a header": b"HTTP/1.1 200 OK\r\nContent-"}.get(way, b""))
        if way == "drip":
            writer.write(OK_HEAD + b"Content-Length: 100000\r\n\r\n")
        if way == "endless header":
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        for _ in range(60):
            await asyncio.sleep(0.02)
            writer.write({"drip": b"x", "endless header": b"HTTP/1.1 100 Continue\r\n\r\n"}.get(way, b""))
            await writer.drain()

    town.raw(URL, slow)
    assert told(town.fetch(URL, timeout=0.15)) == (Outcome.TIMEOUT, "not there within 0.15 s")
    assert len(town.paths()) == 3


def test_redirects_share_one_pages_time(town: Town, answered: Answer) -> None:
    async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        town.clock.seconds += 0.4
        writer.write(answered("", 302, Location="/next"))

    town.raw(URL, late)
    town.raw("http://site.example/next", late)
    town.page("http://site.example/robots.txt", status=404)
    found = town.fetch(URL, timeout=0.45)
    assert found.outcome is Outcome.TIMEOUT
    assert found.final_url == "http://site.example/next"


def test_an_endless_page_stops_at_the_limit(town: Town) -> None:
    sent = 0

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(OK_HEAD + b"\r\n")
        while True:
            writer.write(b"x" * 10_000)
            sent += 10_000
            await writer.drain()

    town.raw(URL, endless)
    assert told(town.fetch(URL, page_bytes=50_000)) == (Outcome.TOO_LARGE, "larger than 50,000 bytes")
    assert len(town.paths()) == 1
    assert sent < 20_000_000


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"<p>" + b"a" * 5_000_000), "gzip"),
        (gzip.compress(gzip.compress(b"\0" * 50_000_000)), "gzip, gzip"),
        (zlib.compress(b"<p>" + b"a" * 5_000_000), "deflate"),
    ],
)
def test_a_small_body_that_unpacks_to_a_large_one(town: Town, body: bytes, encoding: str) -> None:
    town.page(URL, body, Content_Encoding=encoding)
    assert told(town.fetch(URL)) == (Outcome.TOO_LARGE, "larger than 2,000,000 bytes")


def test_a_body_that_says_that_it_is_large_is_not_begun(town: Town) -> None:
    town.raw(URL, OK_HEAD + b"Content-Length: 99999999999999999\r\n\r\n<p>")
    assert town.fetch(URL).outcome is Outcome.TOO_LARGE


@pytest.mark.parametrize(
    ("body", "headers", "outcome", "detail"),
    [
        (gzip.compress(HTML), {"Content_Encoding": "gzip"}, Outcome.OK, ""),
        (zlib.compress(HTML), {"Content_Encoding": "deflate"}, Outcome.OK, ""),
        (HTML, {"Content_Encoding": "gzip"}, Outcome.OK, ""),
        (gzip.compress(HTML)[:-20], {"Content_Encoding": "gzip"}, Outcome.OK, ""),
        (b"\x1f\x8b\x08garbage", {"Content_Encoding": "gzip"}, Outcome.UNREACHABLE, "the compressed body is damaged"),
        (b"\x0b\x02", {"Content_Encoding": "br"}, Outcome.UNREACHABLE, "content-encoding 'br' cannot be undone"),
        (b"%PDF-1.7 ...", {"Content_Type": "text/html"}, Outcome.NOT_HTML, "it is a PDF"),
        (b"x", {"Content_Type": "application/pdf"}, Outcome.NOT_HTML, "its type is application/pdf"),
        (b"{}", {"Content_Type": "application/json"}, Outcome.NOT_HTML, "its type is application/json"),
        (b"plain words", {"Content_Type": ""}, Outcome.NOT_HTML, "its type is not declared"),
        (HTML, {"Content_Type": ""}, Outcome.OK, ""),
        (HTML, {"Content_Type": "text/plain"}, Outcome.OK, ""),
        (b"", {}, Outcome.OK, ""),
    ],
)
def test_types_and_encodings(town: Town, body: bytes, headers: dict[str, str], outcome: Outcome, detail: str) -> None:
    town.page(URL, body, **headers)
    found = town.fetch(URL)
    assert found.outcome is outcome
    assert found.detail.startswith(detail)


def test_what_is_no_page_by_its_header_is_not_loaded(town: Town) -> None:
    async def film(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 900000000\r\n\r\n")
        await asyncio.sleep(5)

    town.raw(URL, film)
    assert told(town.fetch(URL)) == (Outcome.NOT_HTML, "its type is video/mp4")
    assert town.told[-1].body == b""


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("utf-8", "<p>Café</p>".encode("cp1252")),
        ("iso-8859-1", "<p>Café</p>".encode()),
        ("no-such", "<p>Café</p>".encode()),
    ],
)
def test_a_wrong_charset_is_seen_through(town: Town, declared: str, body: bytes) -> None:
    town.page(URL, body, Content_Type=f"text/html; charset={declared}")
    page = read_page(town.fetch(URL), "home")
    assert [segment.text for segment in page.segments] == ["Café"]


@pytest.mark.parametrize(
    ("raw", "detail", "times"),
    [
        (b"", "the connection ended without an answer", 3),
        (OK_HEAD + b"Content-Length: 500\r\n\r\n<p>half", "the connection ended before the whole page was there", 3),
        (OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n400\r\n<p>half", "the connection ended before the whole", 3),
        (OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>", "its answer is not HTTP", 1),
        (OK_HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\n<p>xx", "its answer is not HTTP", 1),
        (OK_HEAD + b"Content-Length: many\r\n\r\n<p>", "its answer is not HTTP", 1),
        (OK_HEAD + b"Transfer-Encoding: gzip\r\n\r\n<p>", "its answer is not HTTP", 1),
        (b"HTTP/1.1 two hundred\r\n\r\n", "its answer is not HTTP", 1),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "its answer is not HTTP", 1),
        (b"HTTP/1.1 20 OK\r\n\r\n", "its answer is not HTTP", 1),
        (b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n<p>", "its answer is not HTTP", 1),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Flood: " + b"y" * 300_000 + b"\r\n\r\n", "its headers are longer", 1),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Flood: y\r\n" * 30_000 + b"\r\n", "its headers are longer", 1),
    ],
)
def test_broken_answers(town: Town, raw: bytes, detail: str, times: int) -> None:
    async def broken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()
        writer.close()

    town.raw(URL, broken)
    found = town.fetch(URL)
    assert (found.outcome, found.body) == (Outcome.UNREACHABLE, b"")
    assert found.detail.startswith(detail)
    assert len(town.paths()) == times
    assert [exchange.status for exchange in town.told] == [404, None]


def test_a_reset_in_the_middle_is_tried_again(town: Town, answered: Answer) -> None:
    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(OK_HEAD + b"Content-Length: 500\r\n\r\n<p>half")
        await writer.drain()
        writer.transport.abort()

    town.raw(URL, reset, answered(HTML))
    assert town.fetch(URL).body == HTML
    assert len(town.paths()) == 2


@pytest.mark.parametrize(
    ("length", "detail"),
    [(1, "it redirects in a circle"), (2, "it redirects in a circle"), (12, "more than 10 redirects")],
)
def test_circles_and_endless_redirects_end(town: Town, length: int, detail: str) -> None:
    for number in range(length):
        town.page(f"{URL}{number}", status=302, Location=f"/{(number + 1) % length}")
    assert told(town.fetch(f"{URL}0")) == (Outcome.UNREACHABLE, detail)
    assert len(town.paths()) == min(length, 11)


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("http://[broken/", Outcome.UNREACHABLE),
        ("mailto:a@b.example", Outcome.UNREACHABLE),
        ("javascript:void(0)", Outcome.UNREACHABLE),
        ("http://user:pw@site.example/", Outcome.BLOCKED),
        ("http://nowhere.example/", Outcome.UNREACHABLE),
        ("", Outcome.UNREACHABLE),
    ],
)
def test_redirects_that_lead_nowhere(town: Town, location: str, outcome: Outcome) -> None:
    town.page(URL, status=302, Location=location)
    found = town.fetch(URL)
    assert found.outcome is outcome
    assert found.detail


@pytest.mark.parametrize(
    "url", ["", "   ", "acme", "http://", "ftp://site.example/", "http://\x00/", "http://a..b/", "http://[::1"]
)
def test_what_is_no_address_is_told_and_not_raised(town: Town, url: str) -> None:
    found = town.fetch(url)
    assert (found.outcome, found.url, found.status) == (Outcome.UNREACHABLE, url, None)
    assert found.detail


def test_a_port_that_nobody_listens_on(town: Town) -> None:
    town.page(URL)
    town.addresses["shut.example"] = ["127.0.0.1"]
    found = town.fetch("http://shut.example:1/")
    assert told(found) == (Outcome.UNREACHABLE, "the connection was refused")


def test_a_page_is_found_under_its_other_spellings(town: Town) -> None:
    town.page("http://www.plain.example/", HTML)
    assert town.fetch("https://plain.example/").final_url == "http://www.plain.example/"
    assert {exchange.url for exchange in town.told} == {
        "http://www.plain.example/robots.txt",
        "http://www.plain.example/",
    }
    gone = town.fetch("https://gone.example/")
    assert (told(gone), gone.final_url) == (
        (Outcome.UNREACHABLE, "there is no such name (DNS)"),
        "https://gone.example/",
    )
    town.page("http://www.plain.example/about?x=1", HTML)
    assert town.fetch("https://plain.example/about?x=1").final_url == "http://www.plain.example/about?x=1"


def test_what_an_unsecured_spelling_says_is_told_not_that_the_secure_one_was_shut(town: Town) -> None:
    town.page("http://closed.example/robots.txt", b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    town.page("http://closed.example/", HTML)
    found = town.fetch("https://closed.example/")
    assert told(found) == (Outcome.BLOCKED, "robots.txt disallows /")
    town.page("http://round.example/", status=302, Location="http://round.example/")
    assert town.fetch("https://round.example/").detail == "it redirects in a circle"


def test_a_connection_is_kept_for_the_next_question(town: Town) -> None:
    for name in ("a", "b"):
        town.page(f"{URL}{name}/kept", HTML, Connection="keep-alive")
    peers = set()
    real = town._one

    async def one(reader: Any, writer: Any, scheme: str) -> bool:
        peers.add(writer.get_extra_info("peername"))
        return await real(reader, writer, scheme)

    town._one = one  # type: ignore[method-assign]

    async def both(fetcher: LiveFetcher) -> None:
        await fetcher.fetch(f"{URL}a/kept")
        await fetcher.fetch(f"{URL}b/kept")

    town.read(both)
    assert town.paths() == [f"{URL}a/kept", f"{URL}b/kept"]
    assert len(peers) == 2, "one for robots.txt, which was closed, and one for both pages"


class Secure:
    """A server of secure.example with a certificate of its own."""

    def __init__(self, town: Town, certificate: Path, key: Path) -> None:
        self.town, self.context = town, ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate, key)
        self.names: list[str] = []
        self.context.sni_callback = lambda tls, name, context: self.names.append(name or "")

    def fetch(self, url: str) -> Fetched:
        async def inside(fetcher: LiveFetcher) -> Fetched:
            async with await asyncio.start_server(self.town.serve, "127.0.0.1", 0, ssl=self.context) as server:
                self.town.secure_port = server.sockets[0].getsockname()[1]
                return await fetcher.fetch(url)

        return self.town.read(inside)


def test_a_secure_page_keeps_its_name_to_the_checked_address(town: Town, certificate: tuple[Path, Path]) -> None:
    secure = Secure(town, *certificate)
    town.trust = ssl.create_default_context(cafile=str(certificate[0]))
    town.page("https://secure.example/", HTML)
    assert secure.fetch("https://secure.example/").body == HTML
    assert set(secure.names) == {"secure.example"}
    assert town.asked[-1].headers["host"] == "secure.example"


def test_a_certificate_that_nobody_vouches_for(town: Town, certificate: tuple[Path, Path]) -> None:
    secure = Secure(town, *certificate)
    town.page("https://secure.example/x", HTML)
    outcome, detail = told(secure.fetch("https://secure.example:443/x"))
    assert outcome is Outcome.UNREACHABLE
    assert detail.startswith("its certificate cannot be trusted: ")
    town.trust = ssl.create_default_context(cafile=str(certificate[0]))
    town.page("https://other.example/x", HTML)
    assert "cannot be trusted" in secure.fetch("https://other.example:443/x").detail, "it is another's"
    assert town.asked == []


def test_a_server_that_speaks_no_tls(town: Town) -> None:
    town.page("https://site.example/x", HTML)
    outcome, detail = told(town.fetch("https://site.example:443/x"))
    assert outcome is Outcome.UNREACHABLE
    assert detail.startswith("no secure connection can be made: ")


def test_a_site_under_ipv6_alone(town: Town) -> None:
    async def inside(fetcher: LiveFetcher) -> Fetched:
        try:
            server = await asyncio.start_server(town.serve, "::1", 0)
        except OSError:
            pytest.skip("this machine has no IPv6")
        async with server:
            port = server.sockets[0].getsockname()[1]
            town.addresses["six.example"] = ["::1"]
            town.page(f"http://six.example:{port}/", HTML)
            town.page(f"http://[::1]:{port}/", HTML)
            literal = await fetcher.fetch(f"http://[::1]:{port}/x")
            assert literal.status == 404
            return await fetcher.fetch(f"http://six.example:{port}/")

    town.addresses["::1"] = ["::1"]
    assert town.read(inside).body == HTML
