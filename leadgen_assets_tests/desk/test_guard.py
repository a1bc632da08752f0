from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

TOKEN = "a-token-for-tests-0123456789"
HERE = "http://127.0.0.1:3001"


@pytest.fixture(scope="module")
def stranger(finished: Any) -> Iterator[TestClient]:
    """A browser that never showed the token."""
    with finished.client(follow_redirects=False) as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(finished: Any) -> list[str]:
    """An address of every kind."""
    request = f"/requests/{finished.key}"
    company = finished.exported("companies")[0]["domain"]
    return [
        "/", "/key", "/healthz", "/style.css", "/live.js", "/icon.svg", request, f"{request}/companies",
        f"{request}/companies/{company}", f"{request}/files/companies", f"{request}/files/jsonl", "/nothing", "/requests/a.b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:3001", "127.0.0.1:3000", "127.0.0.1", "127.0.0.1.evil.example:3001", ""]
)
def test_another_host_is_refused_before_anything_is_looked_at(stranger: TestClient, host: str) -> None:
    answer = stranger.get(f"/?token={TOKEN}", headers={"host": host})
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:3001", "localhost:3001", "LOCALHOST:3001"])
def test_this_machine_s_names_are_fine(stranger: TestClient, host: str) -> None:
    assert stranger.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(stranger: TestClient, method: str) -> None:
    answer = stranger.request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_every_answer_has_strict_headers(stranger: TestClient, pages: list[str]) -> None:
    for address in [*pages, "/?token=wrong"]:
        headers = stranger.get(address, headers={"origin": "https://evil.example"}).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, address
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers
        static = address.endswith((".css", ".js", ".svg"))
        assert headers["cache-control"] == ("private, max-age=86400" if static else "no-store"), address


def test_the_link_sets_a_cookie_and_leaves_a_clean_address(finished: Any) -> None:
    with finished.client(follow_redirects=False) as browser:
        answer = browser.get(f"/requests/{finished.key}/companies?q=a%26b&token={TOKEN}&page=2")
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/requests/{finished.key}/companies?q=a%26b&page=2"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert TOKEN not in cookie
        assert browser.get(f"/requests/{finished.key}/companies").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_the_link_leads_nowhere_else(stranger: TestClient, path: str) -> None:
    answer = stranger.get(f"{HERE}{path}?token={TOKEN}")
    stranger.cookies.clear()
    target = urljoin(HERE, answer.headers.get("location", "/"))
    assert target.startswith(f"{HERE}/")


@pytest.mark.parametrize(
    "cookie", [{}, {"leadgen_desk_3001": TOKEN}, {"leadgen_desk_3001": ""}, {"leadgen_desk_3001": "ab" * 32}]
)
def test_without_the_token_personal_pages_say_where_the_link_is(finished: Any, cookie: dict[str, str]) -> None:
    company = finished.exported("companies")[0]["domain"]
    with finished.client() as browser:
        browser.cookies.update(cookie)
        for place in ("companies", f"companies/{company}", "companies/none.example", "files/contacts", "files/none"):
            answer = browser.get(f"/requests/{finished.key}/{place}")
            assert answer.status_code == 401
            assert "leadgen up" in answer.text
            assert "desk-link.txt" in answer.text


def test_a_wrong_token_waits_and_opens_nothing(finished: Any) -> None:
    with finished.client(follow_redirects=False) as browser:
        for wrong in ("x", "", TOKEN + "x", TOKEN[:-1], TOKEN.upper(), "é", "%ff%00", "%ed%a0%80"):
            began = time.perf_counter()
            answer = browser.get(f"/?token={wrong}")
            assert time.perf_counter() - began >= 0.05
            assert answer.status_code == 401
            assert "does not fit" in answer.text
            assert "set-cookie" not in answer.headers
        # Whoever has the right one is let in at once all the same.
        assert browser.get(f"/?token={TOKEN}").status_code == 303


def test_no_personal_data_behind_any_link_without_the_token(finished: Any, stranger: TestClient) -> None:
    people = finished.exported("contacts")
    secret = {row[column] for row in people for column in ("full_name", "email", "linkedin_url") if row[column]}
    secret |= {row["quote"] for row in finished.exported("evidence") if " of " in row["field"]}
    assert len(secret) > 20
    seen, waiting = set[str](), ["/", "/healthz", f"/requests/{finished.key}/files/contacts"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        text = stranger.get(address).text
        assert not [value for value in secret if value in text], address
        links = re.findall(r'(?:href|src|action)="([^"]*)"', text)
        waiting += [urldefrag(urljoin(address, link)).url for link in links if not link.startswith("http")]
    assert {f"/requests/{finished.key}", f"/requests/{finished.key}/companies", "/key"} <= seen


@pytest.mark.parametrize(
    "path",
    [
        "/requests/../../etc/passwd", "/requests/%2e%2e%2f%2e%2e%2fetc", "/requests/demo.x'--", "/requests/a.b%00",
        f"/requests/{'a' * 60}.b", "/requests/DEMO.x", "/.git/config", "/templates/base.html", "/requests/",
    ],
)  # fmt: skip
def test_odd_addresses_are_not_there(finished: Any, path: str) -> None:
    with finished.client(opened=True) as browser:
        answer = browser.get(f"{HERE}{path}")
        assert answer.status_code == 404
        assert "There is nothing here" in answer.text
