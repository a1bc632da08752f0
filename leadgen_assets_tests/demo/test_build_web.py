"""The built web: the same bytes everywhere, reserved names only, and every trap in place."""

from __future__ import annotations

import csv
import json
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from warcio.archiveiterator import ArchiveIterator

from leadgen_assets.demo.build import DemoWeb, build_web
from leadgen_assets.demo.firms import firms
from leadgen_assets.demo.pages import answers
from leadgen_assets.demo.request import COLUMNS
from leadgen_assets.demo.traps import Trap
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.domain.wording.phones import e164

OUTSIDE = {
    "www.w3.org",
    "schema.org",
    "www.facebook.com",
    "www.linkedin.com",
    "www.yelp.com",
    "www.zillow.com",
    "www.narpm.org",
    "www.propertymanagerwebsites.com",
    "doorgrow.com",
    "fourandhalf.com",
    "upkeepmedia.com",
    "app.doorloop.com",
    "app.propertyware.com",
}
VENDORS = ("appfolio.com", "managebuilding.com", "rentmanager.com", "rentvine.com", "securecafe.com")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> DemoWeb:
    return build_web(tmp_path_factory.mktemp("web"))


def records(web: DemoWeb) -> list[tuple[str, str, str, bytes]]:
    with web.archive.open("rb") as file:
        return [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.http_headers.get_statuscode() if record.http_headers else "",
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file)
        ]


def contents(web: DemoWeb) -> tuple[bytes, bytes, bytes]:
    return web.archive.read_bytes(), web.names.read_bytes(), web.key.read_bytes()


def test_a_second_build_has_the_same_bytes_and_another_seed_has_others(web: DemoWeb, tmp_path: Path) -> None:
    assert contents(build_web(tmp_path / "again")) == contents(web)
    assert contents(build_web(tmp_path / "other", seed=8))[0] != contents(web)[0]


def test_another_process_with_another_hash_seed_makes_the_same_bytes(web: DemoWeb, tmp_path: Path) -> None:
    code = (
        f"from pathlib import Path; from leadgen_assets.demo.build import build_web; build_web(Path({str(tmp_path)!r}))"
    )
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, cwd=tmp_path)
    assert (tmp_path / web.archive.name).read_bytes() == web.archive.read_bytes()
    assert (tmp_path / web.key.name).read_bytes() == web.key.read_bytes()


def test_pages_have_the_size_and_number_of_real_ones() -> None:
    sizes = [[len(answer.body) for answer in answers(firm)] for firm in firms(60, 7, traps=False)]
    assert 20_000 < statistics.median(size for site in sizes for size in site) < 30_000
    assert 3.5 < statistics.mean(len(site) for site in sizes) < 4.5


def test_every_trap_is_in_sixty_firms(web: DemoWeb) -> None:
    carried = {trap for line in web.key.read_text("utf-8").splitlines() for trap in json.loads(line)["traps"]}
    assert carried == {str(trap) for trap in Trap}


def test_a_clean_web_has_no_trap_and_only_readable_sites() -> None:
    clean = list(firms(130, 7, traps=False))
    assert not any(firm.traps for firm in clean)
    assert all(answer.status == 200 and b"root" not in answer.body[-200:] for firm in clean for answer in answers(firm))


def test_only_reserved_hosts_are_asked_and_only_known_vendors_are_linked(web: DemoWeb) -> None:
    for _, url, _, body in records(web):
        assert urlsplit(url).hostname is not None
        assert str(urlsplit(url).hostname).endswith(".example")
        text = body.decode("latin-1")
        for address in re.findall(r"https?://[^\s\"'<>,\\]+", text):
            host = str(urlsplit(address).hostname)
            assert host.endswith((".example", *VENDORS)) or host in OUTSIDE, address
        for mailbox in re.findall(r"[\w.+-]+@[\w.-]+\w", text):
            assert mailbox.endswith(".example"), mailbox


def test_every_telephone_number_is_fictional(web: DemoWeb) -> None:
    numbers = 0
    for kind, _, status, body in records(web):
        if kind != "response" or status != "200":
            continue
        text = re.sub(
            r"<(style|svg|script(?! type=.application/ld)).*?</\1>", "", body.decode("latin-1"), flags=re.DOTALL
        )
        for found in re.findall(r"(?<![\d.])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\d)", text):
            digits = re.sub(r"\D", "", found)
            assert re.fullmatch(r"\d{3}55501\d\d", digits), found
            assert e164(digits) == f"+1{digits}"
            numbers += 1
    assert numbers > 300


def test_names_and_domains_are_given_once_even_in_a_large_web() -> None:
    many = list(firms(5000, 7))
    assert len({firm.domain for firm in many}) == 5000
    assert len({firm.name for firm in many}) == 5000


def test_telephone_numbers_of_offices_are_given_once_at_sixty() -> None:
    phones = Counter(office.phone for firm in firms(60, 7, without_website=2) for office in firm.offices)
    assert max(phones.values()) == 1


def test_every_way_of_failing_is_recorded(web: DemoWeb) -> None:
    found = records(web)
    kinds = Counter((kind, status) for kind, _, status, _ in found)
    assert kinds["metadata", ""] == 1
    assert next(body for kind, _, _, body in found if kind == "metadata").startswith(b"outcome: timeout")
    assert kinds["response", "503"] == 1
    assert kinds["response", "403"] == 1
    assert sum(body == b"User-agent: *\nDisallow: /\n" for _, _, _, body in found) == 1
    assert any(
        b"Page not found" in body for _, url, status, body in found if status == "200" and url.endswith("our-team")
    )


def test_old_pages_are_written_in_old_encodings() -> None:
    old = {firm.number: list(answers(firm)) for firm in firms(60, 7) if firm.has(Trap.LATIN1)}
    bodies = [answer.body for site in old.values() for answer in site]
    for body in bodies:
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")
    assert any("“".encode("cp1252") in body for body in bodies)
    types = {answer.content_type for site in old.values() for answer in site}
    assert types == {"text/html", "text/html; charset=iso-8859-1"}


def test_the_list_names_firms_of_the_archive_again_and_two_without_a_website(web: DemoWeb) -> None:
    with web.names.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert set(rows[0]) == set(COLUMNS.values())
    assert 10 <= len(rows) - 2 <= 12
    assert 4 <= sum(not row[COLUMNS["website"]] for row in rows) - 2 <= 7
    key = [json.loads(line) for line in web.key.read_text("utf-8").splitlines()]
    assert [line["domain"] for line in key if "no_website" in line["traps"]] == ["", ""]


def test_the_request_can_be_met_and_asks_for_less_than_qualify(web: DemoWeb) -> None:
    request = LeadRequest.model_validate(yaml.safe_load(web.request.read_text("utf-8")))
    assert request.target_companies == web.target == 25
    assert 28 <= web.qualified <= 32
    assert [source.path for source in request.sources] == [str(web.archive), str(web.names)]
    assert set(request.states) == {"TX", "OK", "CO"}


@pytest.mark.parametrize("count", [1, 7, 61])
def test_any_number_of_firms_can_be_built(count: int, tmp_path: Path) -> None:
    web = build_web(tmp_path, firms=count)
    assert len(web.key.read_text("utf-8").splitlines()) == count + 2
    assert len({urlsplit(url).hostname for _, url, _, _ in records(web)}) == count
    assert web.target >= 1


def test_no_firm_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one firm"):
        build_web(tmp_path, firms=0)
