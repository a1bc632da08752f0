"""Two processes that read the same sites at once, over a loopback web that writes down when it was asked."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

HERE = """
import asyncio, ipaddress, sys
from leadgen_assets.web.live import resolving
async def here(host, port):
    return [(ipaddress.ip_address("127.0.0.1"), int(sys.argv[1]))]
resolving.by_system = here
from leadgen_assets.cli.entry import main
main(sys.argv[2:])
"""
PAGE = b"<h1>Firm</h1><p>It looks after homes.</p><a href='/about'>About us</a>"


class Web(ThreadingHTTPServer):
    """Remembers (host, path, when it began to answer, when it was done)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Site)
        self.asked: list[tuple[str, str, float, float]] = []
        self.hung = threading.Event()

    def of(self, host: str) -> list[tuple[str, str, float, float]]:
        return sorted((one for one in self.asked if one[0] == host), key=lambda one: one[2])


class _Site(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        began, host, body, status = time.monotonic(), self.headers["Host"], PAGE, 200
        if self.path == "/robots.txt":
            body = b"User-agent: *\nCrawl-delay: 0.5\n" if host == "slow.example" else b""
        elif host == "busy.example":
            body, status = b"", 429
        elif host == "hangs.example" and not self.server.hung.is_set():
            self.server.hung.set()
            time.sleep(30)
        time.sleep(0.05)
        self.server.asked.append((host, self.path, began, time.monotonic()))
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        if status == 429:
            self.send_header("Retry-After", "7200")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def crawl(web: Web, folder: Path, database_url: str, save: str, *hosts: str) -> subprocess.Popen[str]:
    words = [f"http://{host}.example" for host in hosts]
    environment = {
        "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2]), "LEADGEN_HOME": str(folder / "home"),
        "LEADGEN_CONTACT": "me@reader.example", "LEADGEN_WEB_PRIVATE": "true", "LEADGEN_WEB_DELAY": "0.2",
        "LEADGEN_WORKERS": "0", "LEADGEN_PAGES_PER_SITE": "2", "LEADGEN_DATABASE_URL": database_url,
    }  # fmt: skip
    command = [sys.executable, "-c", HERE, str(web.server_port), "crawl", *words, "--save", save]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.long
def test_two_processes_ask_a_site_one_by_one_with_its_rests(web: Web, tmp_path: Path, database_url: str) -> None:
    sites = ("plain", "slow", "busy")
    both = [crawl(web, tmp_path, database_url, f"{name}.warc.gz", *sites) for name in ("one", "other")]
    told = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    for host, rest in (("plain.example", 0.2), ("slow.example", 0.5)):
        asked = web.of(host)
        assert len(asked) == 6, "each asks for robots.txt and two pages"
        # Only robots.txt says what a site wants: before its second reading it is known to one of them alone.
        pauses = [later[2] - earlier[3] for earlier, later in itertools.pairwise(asked)]
        assert min(pauses) >= 0.2 - 0.02
        assert sum(pause < rest - 0.02 for pause in pauses) <= (rest > 0.2)
    assert [path for _, path, *_ in web.of("busy.example") if path == "/"] == ["/"], "it asked to be left alone"
    for out, err in told:
        assert "http://busy.example  blocked: HTTP 429, asks to come back in 2 h" in err, out


@pytest.mark.slow
def test_a_process_killed_in_the_middle_of_a_question_is_in_nobodys_way(
    web: Web, tmp_path: Path, database_url: str
) -> None:
    with crawl(web, tmp_path, database_url, "one.warc.gz", "hangs") as one:
        assert web.hung.wait(30)
        one.kill()
        one.wait()
    began = time.monotonic()
    with crawl(web, tmp_path, database_url, "other.warc.gz", "hangs") as other:
        out, err = other.communicate(timeout=60)
    assert other.returncode == 0, err
    assert "1 site read, 2 pages read" in out
    assert web.of("hangs.example")[-1][3] - began < 25, (
        "a start of the program and three questions, not the time of a process that stands still"
    )
