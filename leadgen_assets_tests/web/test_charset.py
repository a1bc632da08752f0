from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.web.charset import decode


@pytest.mark.parametrize(
    ("body", "content_type", "text", "charset"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "text/html; charset=iso-8859-1", "café", "utf-8"),
        ("café".encode("utf-16"), "text/html", "café", "utf-16-le"),
        (b"caf\xc3\xa9", "text/html; charset=utf-8", "café", "utf-8"),
        (b"caf\xe9 \x93x\x94", "text/html; charset=ISO-8859-1", "café “x”", "windows-1252"),
        (b'<meta charset="windows-1251">\xcf\xf0', "", '<meta charset="windows-1251">Пр', "windows-1251"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1', "", '<?xml version="1.0" encoding="iso-8859-2"?>ą', "iso8859-2"),
        (b"caf\xe9 and more", "", "café and more", "windows-1252"),
        (b"caf\xc3\xa9", "", "café", "utf-8"),
        (b"plain", "text/html; charset=koi8-r", "plain", "koi8-r"),
        (b"\x81 \x8d", "text/html; charset=windows-1252", "\x81 \x8d", "windows-1252"),
    ],
)  # fmt: skip
def test_read_as_browsers_do(body: bytes, content_type: str, text: str, charset: str) -> None:
    assert decode(body, content_type) == (text, charset)


def test_header_wins_over_meta() -> None:
    assert decode(b'<meta charset="windows-1251">\xe9', "text/html; charset=windows-1252")[0].endswith("é")


def test_wrongly_declared_utf8_is_read_as_windows_1252() -> None:
    text, charset = decode(b'<meta charset="utf-8">Caf\xe9 Zo\xeb \x96 since 1990', "text/html; charset=utf-8")
    assert (text.endswith("Café Zoë – since 1990"), charset) == (True, "windows-1252")


def test_one_broken_byte_does_not_spoil_utf8() -> None:
    text, charset = decode("Café, Zoë, naïve".encode() + b"\xc3", "text/html; charset=utf-8")
    assert (text.startswith("Café, Zoë, naïve"), charset) == (True, "utf-8")


def test_utf8_under_a_western_label_is_read_as_utf8() -> None:
    assert decode("José’s café".encode(), "text/html; charset=iso-8859-1") == ("José’s café", "utf-8")


@pytest.mark.parametrize("label", ["base64", "rot13", "idna", "utf-7", "no-such-charset", "x-user-defined", "utf8mb4"])
def test_a_label_that_is_no_charset_of_the_web_is_passed_over(label: str) -> None:
    assert decode(b"caf\xc3\xa9", f"text/html; charset={label}")[0] in ("café", "cafÃ©")


def test_undeclared_eastern_text_is_guessed() -> None:
    russian = "Управление недвижимостью в городе, обслуживание жилых домов и офисов. " * 8
    assert decode(russian.encode("cp1251"))[0] == russian


@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html; charset=utf-8", "text/html; charset=shift_jis", "a; charset="]),
)
def test_never_raises(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type)[0], str)
