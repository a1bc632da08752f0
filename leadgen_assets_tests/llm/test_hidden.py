"""A key that is repeated stands nowhere in what is read, however it is written."""

from __future__ import annotations

import json
import random
import time
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadgen_assets.llm.faults import fault_of_reply
from leadgen_assets.llm.hidden import Hidden
from leadgen_assets.llm.wire import Reply

KEYS = ('aB3/xY+Zq9Secret"Key\\==', "short/Secret", "Secret-u0041-%41-long-enough")
HIDDEN = Hidden([*KEYS, "Bearer of-a-server"])
WRITINGS = (
    lambda one: json.dumps(one)[1:-1],
    lambda one: f"\\{one}" if one == "/" else json.dumps(one)[1:-1],
    lambda one: f"\\u{ord(one):04x}",
    lambda one: f"\\u{ord(one):04X}",
    lambda one: f"%{ord(one):02X}",
    lambda one: f"%{ord(one):02x}",
    lambda one: f"%25{ord(one):02X}",
    lambda one: f"&#{ord(one)};",
    lambda one: f"&#x{ord(one):x};",
)


@settings(max_examples=30)
@given(st.sampled_from(KEYS), st.integers(0), st.sampled_from(["", "%", "%4", "u00", "\\", "é"]), st.booleans())
def test_any_mixture_of_escapes_is_cut_out(key: str, seed: int, around: str, nested: bool) -> None:
    chance = random.Random(seed)
    written = "".join(chance.choice(WRITINGS)(one) for one in key)
    around = json.dumps(around)[1:-1]
    body = f'{{"error": {{"message": "{around}{written} {around}"}}}}'
    if nested:
        body = json.dumps({"error": {"message": body}})
    cleaned = HIDDEN.in_body(body.encode())
    assert json.loads(cleaned), "JSON it was and is"
    assert written.encode() not in cleaned
    assert b"[key]" in cleaned
    fault = fault_of_reply(Reply(400, {}, cleaned), datetime.now(UTC))
    assert fault is not None
    assert "Secret" not in fault.what


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-32-be"])
def test_another_charset_hides_nothing(charset: str) -> None:
    body = json.dumps({"error": KEYS[0], KEYS[0]: ["é"]}).encode(charset)
    assert KEYS[0] not in str(json.loads(HIDDEN.in_body(body)))


def test_what_holds_no_key_stays_byte_for_byte() -> None:
    for body in (b"", b"\xff\x00\\", b'{"a": "\\u00e9 \\/ 1%2B", "n": 1.50}', b"[" * 100_000, json.dumps("é").encode()):
        assert HIDDEN.in_body(body) == body


def test_the_longer_secret_goes_first_and_half_a_body_is_cleaned_too() -> None:
    assert Hidden(["secret-1", "Bearer secret-1"]).in_text("with Bearer secret-1") == "with [key]"
    assert Hidden(["", "a/b12345"]).in_body(b'{"x": "a\\/b1234\\u0035') == b'{"x": "[key]'


def test_odd_bodies_take_no_time() -> None:
    before = time.process_time()
    for odd in (b"\\", b"%25", b"25", b"&#0", b"a"):
        HIDDEN.in_body(odd * 100_000)
    assert time.process_time() - before < 2


def test_a_key_as_a_percent_encoded_address_has_it() -> None:
    assert HIDDEN.in_text(quote(KEYS[0])) == "[key]"
