"""`leadgen crawl`: what may be named, what is said, and what a stop leaves; over a loopback web."""

from __future__ import annotations

import ipaddress
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.cli.crawl_addresses import addresses_in, site_of, whole_address
from leadgen_assets.web.archive_index import index_archive, sites_of
from leadgen_assets.web.live import resolving
from leadgen_assets.web.live.resolving import Endpoint

PAGE = (
    "<title>{host}</title><h1>{host}</h1><p>{host} looks after rental homes in Austin.</p><a href='/about'>About us</a>"
)
SLOWLY = """
import asyncio, ipaddress, sys
from leadgen_assets.web.live import resolving
async def here(host, port):
    return [(ipaddress.ip_address("127.0.0.1"), int(sys.argv[1]))]
resolving.by_system = here
from leadgen_assets.cli.entry import main
main(sys.argv[2:])
"""


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = self.headers["Host"]
        if "slow" in host:
            time.sleep(0.15)
        there = self.path in ("/", "/about", "/locations/austin", "/locations/waco")
        known = there and "nothing" not in host and not ("half" in host and self.path != "/")
        body = (PAGE.format(host=host) if known else "<h1>Not found</h1>").encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def web(port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Every name leads to the loopback web; the folder is one's own."""

    async def here(host: str, asked: int) -> Sequence[Endpoint]:
        return [(ipaddress.ip_address("127.0.0.1"), port)]

    monkeypatch.setattr(resolving, "by_system", here)
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return port


def environment(home: Path) -> dict[str, str]:
    return {
        "LEADGEN_HOME": str(home / "home"), "LEADGEN_CONTACT": "me@reader.example", "LEADGEN_WEB_PRIVATE": "true",
        "LEADGEN_WEB_DELAY": "0", "LEADGEN_WORKERS": "0", "LEADGEN_CONCURRENCY": "2",
    }  # fmt: skip


def saved(path: str | Path) -> list[str]:
    return sorted(site.domain for site in sites_of(index_archive(Path(path))))


def test_addresses_files_of_them_and_lists(web: int, leadgen: Callable[..., Any]) -> None:
    Path("sites.txt").write_text("# mine\nhttp://b.example\n\nhttp://www.c.example/\nhttp://b.example/again\n")
    Path("firms.csv").write_text(
        "Company,Website\nD,http://d.example\nE,\nF,http://facebook.com/f\nB,http://b.example\n"
    )
    said = leadgen(
        "crawl", "http://a.example", "sites.txt", "firms.csv", "http://nothing.example", "--save", "x.warc.gz"
    )
    assert said.code == 0
    assert saved("x.warc.gz") == ["a.example", "b.example", "c.example", "d.example", "nothing.example"]
    assert "x.warc.gz: 4 sites read, 8 pages read," in said.out
    assert "  not read: 1 not found\n" in said.out
    assert "archive:x.warc.gz" in said.out
    assert "http://a.example  2 pages" in said.err
    assert "http://nothing.example  not found: HTTP 404" in said.err
    again = leadgen("crawl", "http://a.example", "http://g.example", "--save", "x.warc.gz", "--continue", "--json")
    told = json.loads(again.out)
    assert (told["read"], told["saved_before"]) == (1, 1)


def test_of_a_site_that_firms_share_each_firms_part_is_saved(
    web: int, leadgen: Callable[..., Any], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    Path("firms.csv").write_text(
        "Company,Website,City,State\nBrand Austin,http://brand.example/locations/austin,Austin,TX\n"
        "Brand Waco,http://brand.example/locations/waco,Waco,TX\nWaco again,http://www.brand.example/Locations/Waco/,,\n"
        "Oak,http://oak.example/about,,\nOak again,http://oak.example,,\n"
    )
    Path("r.yaml").write_text("name: shared\nsources: list:firms.csv\n")
    for number, named in enumerate(("firms.csv", "r.yaml")):
        assert leadgen("crawl", named, "--save", f"{number}.warc.gz").code == 0
        sites = sites_of(index_archive(Path(f"{number}.warc.gz")))
        assert sorted(site.home for site in sites) == [
            "http://brand.example/locations/austin", "http://brand.example/locations/waco", "http://oak.example/about",
        ]  # fmt: skip


def test_pages_are_counted_that_were_had(web: int, leadgen: Callable[..., Any]) -> None:
    said = leadgen(
        "crawl", "http://half.example", "http://whole.example", "http://nothing.example", "http://deep.example/old.html",
        "http://click.example/?utm_source=google", "--save", "x.warc.gz",
    )  # fmt: skip
    assert "http://deep.example/old.html  2 pages" in said.err, (
        "the home page leads on, whatever became of the old page"
    )
    assert "http://click.example/?utm_source=google  2 pages" in said.err
    assert "http://half.example  1 page\n" in said.err, "its other page is not there"
    assert "http://whole.example  2 pages" in said.err
    assert "4 sites read, 7 pages read," in said.out


def test_a_request_is_read_from_its_sources_and_no_further_than_a_run(
    web: int, leadgen: Callable[..., Any], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    rows = "".join(f"Firm {number},http://f{number}.example,TX\n" for number in range(12))
    Path("firms.csv").write_text(f"Company,Website,State\nElsewhere,http://ok.example,OK\n{rows}")
    Path("r.yaml").write_text("name: crawled\ntarget_companies: 2\nstates: TX\nsources: list:firms.csv\n")
    said = leadgen("crawl", "r.yaml", "--save", "x.warc.gz")
    assert said.code == 0
    assert saved("x.warc.gz") == sorted(f"f{number}.example" for number in range(8)), "target times oversampling"
    assert leadgen("crawl", "r.yaml", "--save", "y.warc.gz", "--limit", "3").code == 0
    assert len(saved("y.warc.gz")) == 3
    Path("s.yaml").write_text("name: searched\nstates: TX\nsources: [search, 'list:firms.csv']\n")
    said = leadgen("crawl", "s.yaml", "--save", "z.warc.gz", "--limit", "1")
    assert saved("z.warc.gz") == ["f0.example"]
    assert "a crawl asks no model" in said.out, "a crawl never pays"


def test_no_site_that_can_be_read_is_exit_code_1(web: int, leadgen: Callable[..., Any]) -> None:
    said = leadgen("crawl", "http://nothing.example", "--save", "x.warc.gz")
    assert (said.code, saved("x.warc.gz")) == (1, ["nothing.example"])
    Path("firms.csv").write_text("Company\nA\n")
    said = leadgen("crawl", "firms.csv", "--save", "y.warc.gz")
    assert said.code == 1
    assert "There is no site to read" in said.err
    assert "1 × no website" in said.err
    assert not list(Path().glob("y.*"))


@pytest.mark.parametrize(
    ("words", "settings", "what"),
    [
        (["missing.csv"], {}, "There is no such file"),
        (["a/b/c"], {}, "neither a file nor a web address"),
        (["empty.txt"], {}, "There is no address in the file"),
        (["10.0.0.1:99999"], {}, "neither a file nor a web address"),
        (["http://a.example"], {"LEADGEN_WEB": "off"}, "LEADGEN_WEB is off"),
        (["http://a.example"], {"LEADGEN_CONTACT": ""}, "LEADGEN_CONTACT"),
        (["broken.yaml"], {}, "broken.yaml"),
        (["picture.png"], {}, "not a text file"),
    ],
)
def test_what_cannot_be_crawled(
    web: int,
    leadgen: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    settings: dict[str, str],
    what: str,
) -> None:
    Path("broken.yaml").write_text("name: [")
    Path("empty.txt").write_text("")
    Path("picture.png").write_bytes(b"\x89PNG\r\n\0\0\0")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    said = leadgen("crawl", *words, "--save", "x.warc.gz")
    assert said.code == 1
    assert what in said.err
    assert not list(Path().glob("x.*"))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("acme.com", "https://acme.com"),
        (" www.acme.co.uk ", "https://www.acme.co.uk"),
        ("https://acme.com/about", "https://acme.com/about"),
        ("acme.com:8080/about", "https://acme.com:8080/about"),
        ("acme.example", "https://acme.example"),
        ("http://acme.texas-25", "http://acme.texas-25"),
        ("10.0.0.1", "http://10.0.0.1/"),
        ("127.0.0.1:8080/start", "http://127.0.0.1:8080/start"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("::1", "http://[::1]/"),
        ("[::1]:8080", "http://[::1]:8080"),
        ("http://[2001:db8::7]/x", "http://[2001:db8::7]/x"),
        ("localhost:8080", "http://localhost:8080"),
        ("localhost", "http://localhost"),
        ("http://2130706433:8460/", "http://2130706433:8460/"),
        ("http://0x7f.1/", "http://0x7f.1/"),
        ("0x7f.1", "http://0x7f.1"),
        ("0x7f.1:8080/start", "http://0x7f.1:8080/start"),
        ("2130706433", "http://2130706433"),
        ("http://localhost/", "http://localhost/"),
        *((word, "") for word in (
            "default.texas-25", "agency.first-try", "texas", "10.0.0", "10.0.0.256", "10.0.0.1:99999",
            "10.0.0.1:0", "2026", "20261126", "9999999999", "2026.11", "127.1", "0x7g.1",
            "http://10.0.0.1:x/", "[::1", "http://[::1/", "ftp://acme.com", "http://", "http://intranet/", "acme",
            "me@acme", "http://a:b@acme.com/", "https://", "://acme.com", "javascript:alert(1)", "a" * 3000 + ".com", "acme.com:http",
        )),
    ],
)  # fmt: skip
def test_words_that_are_addresses(word: str, meant: str) -> None:
    assert whole_address(word) == meant


@given(st.text())
def test_whatever_a_word_is_it_is_an_address_or_none(word: str) -> None:
    meant = whole_address(word)
    assert meant == "" or (meant.startswith(("http", "HTTP")) and site_of(meant))


def test_files_of_addresses_and_lists_are_told_apart(tmp_path: Path) -> None:
    for text, found, wrong in (
        ("acme.com\nbeta.com\n", 2, []),
        ("\ufeffacme.com\r\n# no\r\n10.0.0.1:8080\r\n[::1]\r\n", 3, []),
        ("acme.com\nacme,com\nbeta.com\n", 2, [(2, "acme,com")]),
        ("acme..com\nacme.com\nbeta.com\n", 2, [(1, "acme..com")]),
        ("", 0, []),
        ("# only a remark\n", 0, []),
    ):
        (tmp_path / "file").write_text(text)
        read = addresses_in(tmp_path / "file")
        assert read is not None
        assert (len(read.addresses), list(read.wrong)) == (found, wrong)
    for text in (
        "name\nacme.com\n",
        "Website\nacme.com\nbeta.com\n",
        "acme.com,Acme\n",
        "acme.com\tAcme\n",
        "no\nno\n",
    ):
        (tmp_path / "file").write_text(text)
        assert addresses_in(tmp_path / "file") is None
    (tmp_path / "file").write_bytes(b"\xff\xfe\0")
    assert addresses_in(tmp_path / "file") is None
    assert addresses_in(tmp_path / "nothing") is None


def test_machines_without_a_name_are_read_each_once(web: int, leadgen: Callable[..., Any]) -> None:
    Path("sites.txt").write_text(
        f"127.0.0.1:{web}\nhttp://127.0.0.1:{web}/about\n\nhttp://a.example\nhttp://www.a.example\n"
    )
    words = ["sites.txt", f"localhost:{web}", f"127.0.0.1:{web}", f"http://localhost:{web}/"]
    said = leadgen("crawl", *words, "--save", "x.warc.gz")
    assert said.code == 0, said.err
    assert "x.warc.gz: 3 sites read, 6 pages read," in said.out
    assert saved("x.warc.gz") == ["a.example"], "no company is known by a number"
    again = leadgen("crawl", *words, f"[::1]:{web}", "--save", "x.warc.gz", "--continue", "--json")
    assert json.loads(again.out)["saved_before"] == 3
    index = index_archive(Path("x.warc.gz"))
    assert {f"http://127.0.0.1:{web}", f"http://localhost:{web}"} <= {url.rstrip("/") for url in index.crawled}


def test_nothing_read_is_nothing_to_run_from_and_passwords_are_not_told(web: int, leadgen: Callable[..., Any]) -> None:
    words = ["http://dana:s3cret@a.example/", "http://dana:s3cret@[::/", "logins.txt", "http://nothing.example"]
    Path("logins.txt").write_text("http://nothing.example\nhttp://dana:s3cret@b.example\nhttp://nothing.example/x\n")
    said = leadgen("crawl", *words, "--save", "x.warc.gz")
    assert said.code == 1
    assert "left out: The address holds a name or a password" in said.err
    for told in (
        "where: http://…@a.example/",
        "where: http://…@[::/",
        "logins.txt, line 2: 'http://…@b.example' is no web",
    ):
        assert told in said.err
    assert "s3cret" not in said.err + said.out
    assert "0 sites read" in said.out
    assert "To run a request from it" not in said.out
    said = leadgen("crawl", "http://a.example", "--save", "none/x.warc.gz")
    assert (said.code, "The folder does not exist" in said.err, Path("none").exists()) == (1, True, False)


def test_what_is_wrong_is_told_and_the_rest_is_read(web: int, leadgen: Callable[..., Any]) -> None:
    Path("sites.txt").write_text("http://a.example\nhttp//b.example\nhttp://c.example\n")
    Path("empty.txt").write_text("")
    Path("picture.png").write_bytes(b"\x89PNG\r\n\0\0\0")
    words = ["missing.csv", "sites.txt", "a/b/c", "empty.txt", "10.0.0.256:80", "picture.png", "http://d.example"]
    said = leadgen("crawl", *words, "--save", "x.warc.gz")
    assert said.code == 1
    assert saved("x.warc.gz") == ["a.example", "c.example", "d.example"]
    for told in (
        "left out: There is no such file",
        "left out: sites.txt, line 2: 'http//b.example' is no web address",
        "left out: 'a/b/c' is neither a file nor a web address",
        "left out: There is no address in the file",
        "left out: '10.0.0.256:80' is neither a file nor a web address",
    ):
        assert told in said.err
    assert "cannot be used: 5 of what was named, each told above" in said.out
    assert "not a text file" in said.out
    assert "Traceback" not in said.err
    nothing = leadgen("crawl", "missing.csv", "a/b/c", "--save", "y.warc.gz", "--json")
    assert nothing.code == 1
    assert "left out: There is no such file" in nothing.err
    assert "There is no site to read" in nothing.err
    assert not list(Path().glob("y.*"))


@pytest.mark.slow
def test_killed_and_gone_on_with(port: int, tmp_path: Path) -> None:
    words = [f"http://slow{number}.example" for number in range(10)]
    command = [sys.executable, "-c", SLOWLY, str(port), "crawl", *words, "--save", "x.warc.gz"]
    kept = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2])} | environment(tmp_path)
    with subprocess.Popen(command, cwd=tmp_path, env=kept, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for _ in range(3):
            assert "pages" in process.stderr.readline()
        process.kill()
    left = tmp_path / "x.warc.gz.unfinished"
    before = saved(left)
    assert 3 <= len(before) < 10
    done = subprocess.run([*command, "--continue"], cwd=tmp_path, env=kept, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"saved before: {len(before)} sites" in done.stdout
    assert not left.exists()
    assert len(saved(tmp_path / "x.warc.gz")) == 10
    assert index_archive(tmp_path / "x.warc.gz").damage == ""
