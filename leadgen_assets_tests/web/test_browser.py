"""Pages whose text scripts make, in a real Chromium; and where it may go."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive import ArchiveFetcher
from leadgen_assets.web.fetching import RENDERED, Fetched
from leadgen_assets.web.live import browser
from leadgen_assets.web.live.browser_proxy import GuardedProxy
from leadgen_assets.web.live.fetcher import LiveFetcher, Surroundings
from leadgen_assets.web.live.resolving import Endpoint
from leadgen_assets.web.live.saving import SavedCrawl
from leadgen_assets.web.reading import read_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

SHELL = "<title>Acme</title><div id=root></div><script>{script}</script>"
WRITES = "document.getElementById('root').textContent = 'Acme looks after 400 rental homes in Austin. '.repeat(6)"
ASKS = """
const root = document.getElementById('root');
Promise.allSettled(['http://own.example:%d/secret', 'http://10.0.0.7/x', 'http://localhost:%d/secret',
  'http://169.254.169.254/latest', 'http://api.example/data'].map(a => fetch(a).then(r => r.status + ' ' + a)))
  .then(all => { root.textContent = all.map(x => x.value || 'no answer').join(' | ') + ' | the page is done. '.repeat(12) })
"""


class Site:
    """A loopback web: host and path -> page; notes what it was asked, and for whom."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.pages: dict[str, str] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                address = f"{self.headers['Host']}{self.path}"
                site.asked.append(address)
                site.agents.add(self.headers["User-Agent"])
                body = site.pages.get(address)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port

    async def resolve(self, host: str, port: int) -> Sequence[Endpoint]:
        """Names under .example are here; own.example claims to be this machine, which no public name is."""
        if host == "own.example":
            return [(ipaddress.ip_address("169.254.1.1"), port)]
        return [(ipaddress.ip_address("127.0.0.1"), self.port)]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    thread = threading.Thread(target=found.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def fetcher(site: Site, program: str | None, archive: SavedCrawl | None = None, seconds: float = 10.0) -> LiveFetcher:
    return LiveFetcher(
        "me@reader.example", delay=0, timeout=seconds, private=True, browser=Path(program) if program else None,
        on_exchange=archive.exchange if archive else None, surroundings=Surroundings(resolve=site.resolve),
    )  # fmt: skip


def shown(
    site: Site, url: str, program: str | None = CHROMIUM, seconds: float = 10.0
) -> tuple[Fetched, Fetched | None]:
    """A page as fetched and as rendered."""

    async def both() -> tuple[Fetched, Fetched | None]:
        async with fetcher(site, program, seconds=seconds) as live:
            page = await live.fetch(url)
            return page, await live.rendered(page)

    return asyncio.run(both())


def browsers() -> list[psutil.Process]:
    """Those that run; one that ended may wait a moment for its parent, which is nobody's any more."""
    return [
        process
        for process in psutil.process_iter(["cmdline", "status"])
        if process.info["status"] != psutil.STATUS_ZOMBIE
        and any("leadgen-browser-" in word for word in process.info["cmdline"] or ())
    ]


@needs_chromium
def test_what_scripts_write_is_read(site: Site) -> None:
    """Under a name with a real ending: only of such a one does a Chromium ask over https what it was told to show over http."""
    site.pages["example.com/"] = SHELL.format(script=WRITES)
    fetched, drawn = shown(site, "http://example.com/")
    assert read_page(fetched, "home").outcome is Outcome.SCRIPT_ONLY
    assert drawn is not None
    page = read_page(drawn, "home")
    assert (page.outcome, page.detail, page.url) == (Outcome.OK, RENDERED, "http://example.com/")
    assert any("Acme looks after 400 rental homes in Austin." in segment.text for segment in page.segments)
    assert all(agent.startswith("leadgen_assets/") and "me@reader.example" in agent for agent in site.agents)
    assert not browsers()


@needs_chromium
@pytest.mark.slow
def test_a_short_page_is_read_though_it_asks_for_scripts(site: Site) -> None:
    """What it says to browsers without scripts says nothing about what a browser with them made of it."""
    writes = "root.innerHTML = '<h1>Acme Homes</h1><p>We look after homes in Austin.</p><p>(512) 555-0140</p>'"
    asks = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    site.pages["acme.example/"] = asks + SHELL.format(script=writes) + "<div id=app></div>"
    fetched, drawn = shown(site, "http://acme.example/")
    assert read_page(fetched, "home").outcome is Outcome.SCRIPT_ONLY
    assert drawn is not None
    page = read_page(drawn, "home")
    assert page.outcome is Outcome.OK
    assert "(512) 555-0140" in [segment.text for segment in page.segments]
    site.pages["acme.example/"] = SHELL.format(
        script="root.textContent = 'You need to enable JavaScript to run this app.'"
    )
    assert read_page(shown(site, "http://acme.example/")[1] or fetched, "home").outcome is Outcome.SCRIPT_ONLY


@needs_chromium
def test_it_goes_nowhere_that_the_fetcher_would_not(site: Site) -> None:
    site.pages |= {"acme.example/": SHELL.format(script=ASKS % (site.port, site.port)), "api.example/data": "{}"}
    site.pages |= {f"localhost:{site.port}/secret": "secret", "own.example/secret": "secret"}

    async def private_is_closed(host: str, port: int) -> Sequence[Endpoint]:
        if host in ("acme.example", "api.example"):
            return [(ipaddress.ip_address("127.0.0.1"), site.port)]
        return [(ipaddress.ip_address("169.254.1.1"), port)]

    site.resolve = private_is_closed  # type: ignore[method-assign]
    _, drawn = shown(site, "http://acme.example/")
    assert drawn is not None
    text = " ".join(segment.text for segment in read_page(drawn, "home").segments)
    assert "200 http://api.example/data" in text
    assert "403 http://169.254.169.254" not in text, "a refusal carries no permission for other pages to read it"
    assert text.count("no answer") >= 3
    assert not [address for address in site.asked if "secret" in address]


@needs_chromium
@pytest.mark.slow
def test_where_scripts_lead_is_known(site: Site) -> None:
    site.pages |= {
        "acme.example/": SHELL.format(script="location = 'http://other.example/'"),
        "other.example/": "<p>Other Homes is another firm. </p>" * 10,
        "closed.example/": SHELL.format(script="location = '/inside'"),
        "closed.example/inside": "<p>Not for robots. </p>" * 20,
        "closed.example/robots.txt": "User-agent: *\nDisallow: /inside",
    }
    _, drawn = shown(site, "http://acme.example/")
    assert drawn is not None
    assert (drawn.final_url, drawn.hops[-1]) == ("http://other.example/", "http://other.example/")
    _, closed = shown(site, "http://closed.example/")
    assert closed is not None
    assert (closed.outcome, closed.detail, closed.body) == (Outcome.BLOCKED, "robots.txt disallows /inside", b"")
    assert site.asked.index("other.example/robots.txt") < site.asked.index("other.example/")
    assert "closed.example/inside" not in site.asked


LEADS = {
    "at once": "location.href = 'http://other.example/secret'",
    "later": "const f = document.createElement('form'); f.action = 'http://other.example/secret';"
    "document.body.append(f); setTimeout(() => f.submit(), 3000)",
    "by markup": "document.write('<meta http-equiv=refresh content=\"1;url=http://other.example/secret\">')",
}
LOADS = """
const add = (name, parts) => document.body.append(Object.assign(document.createElement(name), parts));
const there = 'http://other.example/secret', a = Object.assign(document.createElement('a'), {href: there, target: '_blank'});
window.open(there); document.body.append(a); a.click(); navigator.sendBeacon(there);
for (const rel of ['prefetch', 'prerender', 'icon', 'manifest']) add('link', {rel, href: there});
add('link', {rel: 'preload', as: 'image', href: there}); add('img', {src: there}); add('iframe', {src: there});
add('script', {type: 'speculationrules', textContent:
  JSON.stringify({prerender: [{urls: [there]}], prefetch: [{urls: [there]}]})});
root.textContent = 'Acme looks after 400 rental homes in Austin. '.repeat(6);
"""


def other_says_no(site: Site, script: str) -> Fetched:
    site.pages |= {
        "acme.example/": SHELL.format(script=script),
        "other.example/robots.txt": "User-agent: *\nDisallow: /secret",
        "other.example/secret": "<p>Not for robots. </p>" * 20,
    }
    drawn = shown(site, "http://acme.example/")[1]
    assert drawn is not None
    assert "other.example/secret" not in site.asked
    return drawn


@needs_chromium
@pytest.mark.parametrize("way", LEADS)
def test_the_rules_of_another_host_are_asked_before_its_page(site: Site, way: str) -> None:
    drawn = other_says_no(site, LEADS[way])
    assert (drawn.outcome, drawn.detail, drawn.body) == (Outcome.BLOCKED, "robots.txt disallows /secret", b"")


@needs_chromium
@pytest.mark.slow
def test_nothing_but_what_a_page_is_made_of_is_loaded(site: Site) -> None:
    """No window, frame or picture, no sign for a tab, and nothing ahead."""
    drawn = other_says_no(site, LOADS)
    assert read_page(drawn, "home").outcome is Outcome.OK
    assert site.asked == ["acme.example/robots.txt", "acme.example/", "acme.example/"]


@needs_chromium
@pytest.mark.slow
def test_scripts_that_lead_in_a_circle_are_left(site: Site) -> None:
    site.pages |= {
        "acme.example/": SHELL.format(script="location = '/b'"), "acme.example/b": SHELL.format(script="location = '/'"),
    }  # fmt: skip
    _, drawn = shown(site, "http://acme.example/")
    assert drawn is not None
    assert (drawn.outcome, drawn.detail) == (Outcome.UNREACHABLE, "scripts lead on and on, and show no page")


@needs_chromium
def test_a_page_that_never_ends_is_given_up_and_leaves_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_START_SECONDS", 3.0)
    site.pages["acme.example/"] = SHELL.format(script="for (;;) {}")
    began = time.monotonic()
    _, drawn = shown(site, "http://acme.example/", seconds=1.0)
    assert drawn is not None
    assert time.monotonic() - began < 15
    assert (drawn.outcome, drawn.detail) == (
        Outcome.SCRIPT_ONLY, "its text appears only in a browser; the browser was not done within 4 s",
    )  # fmt: skip
    # What a Chromium starts to tell of its own crashes ends by itself once the browser is gone.
    until = time.monotonic() + 10
    while browsers() and time.monotonic() < until:
        time.sleep(0.1)
    assert not browsers()


@needs_chromium
@pytest.mark.slow
def test_the_archive_keeps_what_the_browser_made(site: Site, tmp_path: Path) -> None:
    site.pages["acme.example/"] = SHELL.format(script=WRITES)

    async def save() -> Fetched | None:
        with SavedCrawl(tmp_path / "x.warc.gz", "a", lambda: datetime.now(UTC), go_on=False) as archive:
            async with fetcher(site, CHROMIUM, archive) as live:
                drawn = await live.rendered(await live.fetch("http://acme.example/"))
                assert drawn is not None
                archive.rendered("http://acme.example/", drawn.final_url, drawn.body)
                return drawn

    async def replay() -> Fetched | None:
        archive = ArchiveFetcher([tmp_path / "x.warc.gz"])
        page = await archive.fetch("http://acme.example/")
        assert read_page(page, "home").outcome is Outcome.SCRIPT_ONLY
        return await archive.rendered(page)

    drawn, again = asyncio.run(save()), asyncio.run(replay())
    assert drawn is not None
    assert again is not None
    assert (again.body, again.final_url, again.detail) == (drawn.body, drawn.final_url, drawn.detail)


def program(folder: Path, script: str) -> str:
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 3", "gave no document (exit code 3)"),
        ("echo '<p>text</p>'", "gave no document (exit code 0)"),
        ("printf 'hello\\0' >&4; sleep 5", "does not speak as a Chromium does"),
        ("yes '<p>long</p>' >&4", "larger than 2,000,000 bytes"),
        (None, "cannot be started: No such file or directory"),
    ],
)
def test_a_browser_that_fails_fails_no_site(
    site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture, script: str | None, why: str
) -> None:
    site.pages["acme.example/"] = SHELL.format(script=WRITES)
    path = program(tmp_path, script) if script else str(tmp_path / "none")

    async def twice() -> list[Fetched | None]:
        async with fetcher(site, path) as live:
            page = await live.fetch("http://acme.example/")
            return [await live.rendered(page), await live.rendered(page)]

    for drawn in asyncio.run(twice()):
        assert drawn is not None
        assert drawn.outcome is Outcome.SCRIPT_ONLY
        assert why in drawn.detail
    assert len(caplog.messages) == (script is None), "a missing browser is told once"


def test_a_browser_is_told_nothing_of_ours(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGEN_WEBHOOK_SECRET", "k")
    site.pages["acme.example/"] = SHELL.format(script=WRITES)
    path = program(tmp_path, f'env > {tmp_path}/told; echo "$@" > {tmp_path}/flags')
    shown(site, "http://acme.example/", path)
    assert "LEADGEN" not in (tmp_path / "told").read_text()
    flags = (tmp_path / "flags").read_text()
    assert ("--no-sandbox" in flags) == (os.geteuid() == 0)
    assert "--proxy-server=http://127.0.0.1:" in flags


def test_no_browser_is_no_rendering(site: Site) -> None:
    site.pages["acme.example/"] = SHELL.format(script=WRITES)
    assert shown(site, "http://acme.example/", None)[1] is None


# The proxy alone, asked by hand.


def through(site: Site, most: int, *questions: bytes, private: bool = True) -> list[bytes]:
    async def ask() -> list[bytes]:
        async with GuardedProxy(site.resolve, private=private, most_bytes=most) as proxy:
            for address in (
                "http://acme.example/",
                "http://acme.example/x?y=1",
                "https://acme.example/",
                "http://own.example/",
            ):
                proxy.admit(address)
            return [await one(proxy.port, question) for question in questions]

    async def one(port: int, question: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(question)
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        await writer.wait_closed()
        return answer

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (b"GET http://own.example/ HTTP/1.1\r\n\r\n", b" 403 "),
        (b"CONNECT own.example:443 HTTP/1.1\r\n\r\n", b" 403 "),
        (b"CONNECT 169.254.169.254:80 HTTP/1.1\r\n\r\n", b" 403 "),
        (b"CONNECT [fe80::1]:443 HTTP/1.1\r\n\r\n", b" 403 "),
        (b"GET http://u:p@acme.example/ HTTP/1.1\r\n\r\n", b" 403 "),
        (b"GET http://update.googleapis.com/x HTTP/1.1\r\n\r\n", b" 403 "),
        (b"GET http://acme.example/else HTTP/1.1\r\n\r\n", b" 403 "),
        (b"CONNECT else.example:443 HTTP/1.1\r\n\r\n", b" 403 "),
        (b"GET / HTTP/1.1\r\nHost: acme.example\r\n\r\n", b" 403 "),
        (b"hello\r\n\r\n", b" 400 "),
    ],
)
def test_what_the_proxy_refuses(site: Site, question: bytes, status: bytes) -> None:
    [answer] = through(site, 1000, question)
    assert status in answer.partition(b"\r\n")[0]
    assert not site.asked


def test_loopback_is_closed_where_it_is_not_opened(site: Site) -> None:
    [answer] = through(site, 1000, b"GET http://acme.example/ HTTP/1.1\r\n\r\n", private=False)
    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"of this machine" in answer


def test_what_the_proxy_lets_through(site: Site) -> None:
    site.pages["acme.example/x?y=1"] = "hello" * 100
    question = b"GET http://acme.example/x?y=1 HTTP/1.1\r\nHost: acme.example\r\nProxy-Connection: keep-alive\r\n\r\n"
    tunnel = b"CONNECT acme.example:443 HTTP/1.1\r\n\r\nGET /x?y=1 HTTP/1.0\r\nHost: acme.example\r\n\r\n"
    plain, tunnelled = through(site, 100_000, question, tunnel)
    assert plain.endswith(b"hello" * 100)
    assert tunnelled.startswith(b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.0 200 OK")
    assert site.asked == ["acme.example/x?y=1"] * 2
    site.pages["acme.example/x?y=1"] = "h" * 3_000_000
    [cut] = through(site, 1000, question)
    assert len(cut) < 300_000
