"""What the webhook is told, and how: pure."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from leadgen_assets.delivery.webhook import (
    PATIENCE,
    as_bytes,
    headers,
    next_try,
    notice_body,
    signature,
    usable,
)
from leadgen_assets.domain.errors import WebhookUnusable
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.settings import PROJECT
from leadgen_assets.storage.exports import ExportedFile

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
SECRET = "a secret of more than sixteen"


def test_the_signature_is_what_the_documents_say() -> None:
    body = as_bytes({"b": 1, "a": "é"})
    assert body == b'{"a":"\\u00e9","b":1}'
    head = headers("the-id", "request.ready", body, SECRET, NOW)
    unix = int(NOW.timestamp())
    digest = hmac.new(SECRET.encode(), f"{unix}.".encode() + body, hashlib.sha256).hexdigest()
    assert head["X-Leadgen-Signature"] == f"t={unix},v1={digest}"
    assert (head["X-Leadgen-Event"], head["X-Leadgen-Delivery"]) == ("request.ready", "the-id")
    assert SECRET not in str(head)


def test_a_receiver_verifies_by_the_documents_code() -> None:
    text = (PROJECT / "docs" / "results.md").read_text("utf-8")
    (code,) = [part for part in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "def is_ours" in part]
    names: dict[str, Any] = {}
    exec(code, names)
    header = signature(b"{}", SECRET, int(time.time()))
    assert names["is_ours"](b"{}", header, SECRET)
    assert not names["is_ours"](b"{ }", header, SECRET)
    assert not names["is_ours"](b"{}", header, "another secret of length")
    assert not names["is_ours"](b"{}", signature(b"{}", SECRET, int(time.time()) - 301), SECRET)
    for nonsense in ("", "t=,v1=", "t=x,v1=y", "v1=abc", "nonsense", "t=1"):
        assert not names["is_ours"](b"{}", nonsense, SECRET)


def test_the_body_names_files_and_numbers_and_no_person() -> None:
    files = [ExportedFile("companies", "/home/somebody/exports/k/companies_k.csv", 9, 100, "ab" * 32)]
    body = notice_body("t.k", "K", RequestStatus.READY, "9 of 9", "Take them.", 9, 9, 0, 3_000_000, files)
    assert body["type"] == "request.ready"
    assert body["files"] == [{"kind": "companies", "name": "companies_k.csv", "rows": 9, "sha256": "ab" * 32}]
    assert "/home" not in json.dumps(body), "where our files lie is nobody else's business"
    assert (body["delivered"], body["target"], body["budget_micro_usd"]) == (9, 9, 3_000_000)
    assert body["request"] == {"key": "t.k", "name": "K", "tenant": "t"}
    long = notice_body("t.k", "K", RequestStatus.FAILED, "x" * 9_000, "y" * 9_000, 0, 1, 0, 0, ())
    assert len(long["reason"]) == len(long["next_step"]) == 1_000


def test_waits_grow_and_end_after_a_day() -> None:
    at, attempts, waits = NOW, 0, list[int]()
    while True:
        attempts += 1
        after = next_try(attempts, NOW, at, lambda: 0.5)
        if after is None:
            break
        waits.append(int((after - at).total_seconds()))
        at = after
    assert waits[:5] == [60, 300, 1_800, 7_200, 21_600]
    assert at <= NOW + PATIENCE
    assert attempts < 12


def test_waits_differ_by_a_fifth_at_most() -> None:
    waits = [next_try(1, NOW, NOW, lambda chance=chance: chance) for chance in (0.0, 0.5, 1.0)]  # type: ignore[misc]
    assert [wait and wait - NOW for wait in waits] == [timedelta(seconds=s) for s in (48, 60, 72)]


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example/x",
        "http://127.0.0.1:9/x",
        "http://localhost/x",
        "http://[::1]:80/",
        " https://a.example ",
    ],
)
def test_addresses_that_may_be_told(url: str) -> None:
    assert usable(url, SECRET) == url.strip()


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://hooks.example/t0ken", SECRET, "not encrypted"),
        ("http://127.0.0.1.evil.example/", SECRET, "not encrypted"),
        ("ftp://a.example", SECRET, "no web address"),
        ("hooks.example/x", SECRET, "no web address"),
        ("", SECRET, "no web address"),
        ("https://[::1/", SECRET, "cannot be read"),
        ("https://a.example:99999/", SECRET, "cannot be read"),
        ("https://a.example/", "", "nothing is sent unsigned"),
        ("https://a.example/", "hush-hush", "shorter than 16"),
    ],
)
def test_what_cannot_be_used_is_told_without_repeating_it(url: str, secret: str, words: str) -> None:
    with pytest.raises(WebhookUnusable, match=words) as refused:
        usable(url, secret)
    assert "t0ken" not in str(refused.value)
    assert "what to do" in str(refused.value)
    assert not secret or secret not in str(refused.value)
