from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.web.charset import decode, unmixed


@pytest.mark.parametrize(
    ("body", "content_type", "text", "charset"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "text/html; charset=iso-8859-1", "café", "utf-8"),
        ("café".encode("utf-16"), "text/html", "café", "utf-16-le"),
        ("café".encode("utf-32"), "text/html", "café", "utf-32-le"),
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


@pytest.mark.parametrize(
    "label", ["windows-1251", "shift_jis", "gb2312", "euc-kr", "big5", "koi8-r", "windows-1253", "euc-jp"]
)
@pytest.mark.parametrize(
    "text", ["Café Zoë", "Müller’s homes", "José Peña, Owner", "naïve résumé", "À la carte: crème"]
)
def test_western_text_under_another_scripts_label_is_read_as_western(label: str, text: str) -> None:
    body = f"<p>We look after houses. {text}</p>".encode("cp1252")
    read, charset = decode(body, f"text/html; charset={label}")
    assert (text in read, charset) == (True, "windows-1252")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("windows-1251", "Управление домами в Москве, Acme"),
        ("windows-1251", "Acme и Ко"),
        ("windows-1251", "д. 5, кв. 3, A и B"),
        ("shift_jis", "Sakura 桜 Realty"),
        ("shift_jis", "JR東日本とTシャツ"),
        ("gb2312", "A座 物业"),
        ("windows-1250", "Łódź, żółw"),
        ("euc-kr", "LG 서울"),
    ],
)
def test_text_of_another_script_is_read_by_its_label(label: str, text: str) -> None:
    assert decode(text.encode(label), f"text/html; charset={label}")[0] == text


def test_one_broken_byte_does_not_spoil_utf8() -> None:
    text, charset = decode("Café, Zoë, naïve".encode() + b"\xc3", "text/html; charset=utf-8")
    assert (text.startswith("Café, Zoë, naïve"), charset) == (True, "utf-8")


@pytest.mark.parametrize(
    "label",
    [
        "iso-8859-1",
        "windows-1251",
        "koi8-r",
        "ibm866",
        "macintosh",
        "gb2312",
        "gbk",
        "big5",
        "shift_jis",
        "euc-jp",
        "euc-kr",
        "utf-16",
    ],
)
@pytest.mark.parametrize("text", ["José’s café", "Peña & Ibáñez", "Zoë", "Управление Оук", "株式会社オーク東京都"])
def test_utf8_under_another_label_is_read_as_utf8(label: str, text: str) -> None:
    assert decode(text.encode(), f"text/html; charset={label}") == (text, "utf-8")
    meta = f"<meta charset={label}>"
    assert decode((meta + text).encode(), "text/html") == (meta + text, "utf-8")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("gb2312", "北京橡树物业管理有限公司"),
        ("gb2312", "长 请"),  # a pair of bytes that would be a letter of another script
        ("big5", "橡樹物業管理"),
        ("shift_jis", "株式会社オーク"),
        ("shift_jis", "ｵｰｸ"),
        ("euc-kr", "한 나무"),
        ("euc-jp", "東京"),
        ("koi8-r", "Управление Оук"),
        ("koi8-r", "Мы"),
        ("macintosh", "Café – Zoë"),
    ],
)
def test_a_true_label_is_believed(label: str, text: str) -> None:
    codec = {"macintosh": "mac_roman"}.get(label, label)
    assert decode(text.encode(codec), f"text/html; charset={label}")[0] == text


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


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", ["<p>Maple Hollow</p>", "<p>Café Élan, 12 Elm Street</p>"])
def test_wide_text_that_nobody_declared(codec: str, words: str) -> None:
    assert decode(words.encode(codec)) == (words, codec)


@pytest.mark.parametrize(
    "text", ["The café’s owner – Zoë Núñez – isn’t in", "“Elm Homes” don’t charge £5", "Peña & Ibáñez © 2026 ®"]
)
@pytest.mark.parametrize("layers", [1, 2])
def test_text_that_was_saved_by_the_wrong_charset(text: str, layers: int) -> None:
    spoiled = text
    for _ in range(layers):
        spoiled = "".join(
            bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
            for byte in spoiled.encode()
        )
    assert decode(spoiled.encode(), "text/html; charset=utf-8") == (text, "utf-8")


@given(st.text(alphabet="aeé’“”–ÀÉÎñßçøÆ£©® .", max_size=80))
def test_what_is_written_rightly_stays(text: str) -> None:
    assert unmixed(text) == text


@given(st.text(max_size=300))
def test_putting_right_never_raises_or_lengthens(text: str) -> None:
    assert len(unmixed(text)) <= len(text)
