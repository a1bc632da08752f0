from __future__ import annotations

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.web.content_encoding import NotDecodable, TooLarge, plain_body

TEXT = b"<html>" + b"Acme Property " * 50


def _raw_deflate(body: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflate.compress(body) + deflate.flush()


@pytest.mark.parametrize(
    ("raw", "transfer", "content"),
    [
        (TEXT, "", ""),
        (gzip.compress(TEXT, mtime=0), "", "gzip"),
        (gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0), "", "x-gzip"),
        (zlib.compress(TEXT), "", "deflate"),
        (_raw_deflate(TEXT), "", "Deflate"),
        (TEXT, "", "gzip"),  # decoded already, header kept
        (TEXT, "", "deflate"),
        (b"10\r\n" + TEXT[:16] + b"\r\n%x;ext=1\r\n" % len(TEXT[16:]) + TEXT[16:] + b"\r\n0\r\n\r\n", "chunked", ""),
        (TEXT, "chunked", ""),
        (gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0), "", "gzip, gzip"),
    ],
)
def test_undone(raw: bytes, transfer: str, content: str) -> None:
    assert plain_body(raw, transfer, content, 10_000) == TEXT


def test_a_bomb_is_not_blown_up() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(TooLarge):
        plain_body(bomb, "", "gzip", 100_000)


def test_cut_off_in_transit_is_read_as_far_as_it_goes() -> None:
    assert TEXT.startswith(plain_body(gzip.compress(TEXT, mtime=0)[:-12], "", "gzip", 10_000)[:50])


@pytest.mark.parametrize(("raw", "content"), [(TEXT, "br"), (b"\x1f\x8bnonsense", "gzip")])
def test_what_cannot_be_undone_is_said(raw: bytes, content: str) -> None:
    with pytest.raises(NotDecodable):
        plain_body(raw, "", content, 10_000)


@given(st.binary(max_size=200), st.sampled_from(["", "chunked"]), st.sampled_from(["", "gzip", "deflate"]))
def test_damage_never_raises_anything_else(raw: bytes, transfer: str, content: str) -> None:
    with contextlib.suppress(TooLarge, NotDecodable):
        plain_body(raw, transfer, content, 1000)
