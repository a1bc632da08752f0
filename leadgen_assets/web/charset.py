"""Bytes of a page to text: by byte order mark, header, meta and content, as browsers do, never failing."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,512}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_META_WITHIN = 4096
_GUESSED_FROM = 16_384
_NO_CHANCE = 8
"""Characters that are not ASCII in so many of which no other charset is well-formed UTF-8: of Chinese pairs one in seven is."""
_WESTERN_LETTERS = re.compile("[\u00a0-\u017f\u2000-\u206f\u20ac\u2122]")

# What browsers read under a label, where Python's codec of that name is narrower (WHATWG Encoding Standard).
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NAMES = (
    "utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949"
    " big5hkscs gb18030 euc_jp iso2022_jp koi8-r koi8-u mac-roman iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6"
    " iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16"
)
_TEXT_CODECS = frozenset(_NAMES.split())
_GUESSES = (
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp874",
    "cp932",
    "cp949",
    "euc_jp",
    "gb18030",
    "big5",
)
"""What an undeclared page that is no western one can be: the charsets of the web, not those of old computers."""


_NOT_LATIN = (
    "cp1251 cp1253 cp1255 cp1256 cp866 cp874 cp932 cp949 big5hkscs gb18030 euc_jp koi8-r koi8-u"
    " iso8859-5 iso8859-6 iso8859-7 iso8859-8"
)
_OF_OTHER_SCRIPTS = frozenset(_NOT_LATIN.split())
_OTHER = r"[^\x00-\u036f\u2000-\u2bff]"
_IN_LATIN_WORD = re.compile(rf"(?<=[A-Za-z]){_OTHER}|{_OTHER}(?=[A-Za-z]|\s(?:19|20)\d\d\b)|\ufffd")
_OTHER_LETTERS = re.compile(rf"{_OTHER}+")
_LONGEST_STRAY = 2
"""Letters of another script in a row that western letters look like by a wrong label: "Cafй", "Mьller", "crййe"."""


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """The text of a page and the charset by which it was read ("utf-8", "windows-1252", …).

    A declared charset that the bytes contradict is not believed: UTF-8 with more foreign than well-formed bytes is read as
    windows-1252, well-formed UTF-8 under any other label as UTF-8, and western text under another script's label as
    windows-1252. Text that its maker had already read by the wrong
    charset ("CafÃ©") is put right.

    Args:
        body: as sent, content-encoding undone.
        content_type: the Content-Type header, or "".
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    if body.isascii() and not _wide(body):
        declared = _declared(body, content_type)
        # Escape-based charsets look like ASCII; everything else that is ASCII reads the same under any label.
        if declared == "iso2022_jp":
            return body.decode(declared, "replace"), declared
        return body.decode("ascii"), _shown(declared or "utf-8")
    text, charset = _decode_mixed(body, _declared(body, content_type))
    return unmixed(text), charset


def unmixed(text: str) -> str:
    """The text with UTF-8 that was once read as windows-1252, and saved so, read as UTF-8: "donâ€™t" is "don’t".

    Done only where a page has it twice: a single "Ã" before a quotation mark may be what its writer meant.
    """
    for layer in range(_MOST_LAYERS):
        if "Ã" not in text and "Â" not in text and "â" not in text:
            return text
        if not layer and len(_TWICE_ENCODED.findall(text)) < _LEAST_MIXED:
            return text
        mended = _AMONG_THEM.sub(_read_again, text)
        if mended == text:
            return text
        text = mended
    return text


def _read_again(match: re.Match[str]) -> str:
    written = match.group()
    try:
        return bytes(_BYTES[char] for char in written).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return written


def _decode_mixed(body: bytes, declared: str) -> tuple[str, str]:
    if not declared.startswith("utf-16") and (wide := _wide(body)):
        return body.decode(wide, "replace"), wide
    text = _as_utf8(body)
    if text and (declared in ("", "utf-8") or declared.startswith(("cp125", "iso8859")) or not _may_be_other(text)):
        return text, "utf-8"
    if declared == "utf-8":
        text = body.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        if broken < sum(1 for char in text if char > "\x7f" and char != "\ufffd"):
            return text, "utf-8"
        return _western(body), "windows-1252"
    if declared.startswith("utf-16") and body.count(b"\0") * 4 < len(body):
        declared = ""
    if declared and declared != "cp1252":
        read = body.decode(declared, "replace")
        if not (declared in _OF_OTHER_SCRIPTS and _is_latin(read)):
            return read, _shown(declared)
        return _western(body), "windows-1252"
    if declared == "cp1252" or not _is_doubtful(body):
        return _western(body), "windows-1252"
    guessed = _guessed(body)
    return (body.decode(guessed, "replace"), _shown(guessed)) if guessed else (_western(body), "windows-1252")


def _as_utf8(body: bytes) -> str:
    """The text, if it is well-formed UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _may_be_other(text: str) -> bool:
    """Whether the bytes of a text may be well-formed UTF-8 by chance: a few pairs of an eastern charset, which are no western letters."""
    foreign = [char for char in text if char > "\x7f"]
    return len(foreign) < _NO_CHANCE and not all(_WESTERN_LETTERS.match(char) for char in foreign)


def _is_latin(text: str) -> bool:
    """Whether the letters of another script are few that stand within Latin words, as western ones do that were read by its charset."""
    others = _OTHER_LETTERS.findall(text)
    if not others or max(map(len, others)) > _LONGEST_STRAY:
        return False
    return 2 * len(_IN_LATIN_WORD.findall(text)) >= sum(map(len, others))


def _wide(body: bytes) -> str:
    """UTF-16 that nobody declared: of western text every second byte is NUL, always the same one of two; "" for anything else."""
    start = body[: _META_WITHIN & ~1]
    for name, zero in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(zero) > 1 and zero.count(0) > 0.6 * len(zero) and start.count(0) < 1.1 * zero.count(0):
            return name
    return ""


def _declared(body: bytes, content_type: str) -> str:
    """Python codec that the header or else the page names; "" when neither names a usable one."""
    header = _HEADER.search(content_type)
    names = [header.group(1)] if header else []
    start = body[:_META_WITHIN]
    names += [match.group(1).decode("ascii", "ignore") for match in (_META.search(start), _XML.search(start)) if match]
    for position, name in enumerate(names):
        codec = _codec(name)
        if codec.startswith("utf-16") and not (header and position == 0):
            return "utf-8"  # a meta tag that could be read as ASCII is not in UTF-16
        if codec:
            return codec
    return ""


def _codec(name: str) -> str:
    if name.lower() in ("x-user-defined", "utf8mb4"):
        return "cp1252" if name.lower() == "x-user-defined" else "utf-8"
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    found = _AS_BROWSERS.get(found, found)
    return found if found in _TEXT_CODECS else ""


def _western(body: bytes) -> str:
    """windows-1252, its five unassigned bytes read as the control characters that browsers take them for."""
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_WESTERN[byte] for byte in body)


_WESTERN = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
_BYTES = {char: byte for byte, char in enumerate(_WESTERN)} | {chr(byte): byte for byte in range(0x80, 0xA0)}
_LEAST_MIXED, _MOST_LAYERS = 2, 3
_BEHIND = "".join(re.escape(char) for char, byte in _BYTES.items() if 0x80 <= byte <= 0xBF)
_WESTERN_TWICE = f"[ÂÃ][{_BEHIND}]|â[{_BEHIND}][{_BEHIND}]"
_TWICE_ENCODED = re.compile(_WESTERN_TWICE)
_AMONG_THEM = re.compile(f"{_WESTERN_TWICE}|Å[’“\u00a0¡¸½¾]|Æ’|Ë[†œ]")
"""Western letters and punctuation as UTF-8 bytes that were taken for windows-1252; other scripts are left as they are."""


def _is_doubtful(body: bytes) -> bool:
    """Whether so much is not ASCII that a western charset is no safe guess: in English every fiftieth byte is a lot."""
    start = body[:_GUESSED_FROM]
    return len(start.translate(None, _ASCII)) * 5 > len(start)


_ASCII = bytes(range(128))


def _guessed(body: bytes) -> str:
    # The last resort costs some hundred milliseconds, and its import too.
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_GUESSED_FROM], cp_isolation=list(_GUESSES)).best()
    return _codec(best.encoding) if best else ""


def _shown(codec: str) -> str:
    return codec.replace("cp125", "windows-125")
