"""Whether an answer is an HTML page at all, by its header and, where that says nothing, by its first bytes."""

from __future__ import annotations

import re

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_TELLS_NOTHING = ("", "text/plain", "application/octet-stream", "text/xml", "application/xml", "unknown/unknown", "*/*")
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|frameset|div|table|p|a|h1|script|center)[\s>]", re.IGNORECASE
)
_OTHERS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"RIFF", "an image"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"\x1f\x8b", "a compressed file"),
)
_LOOKED_AT = 4096


def declared_other(content_type: str) -> str:
    """Why a header alone tells that an answer is no HTML page; "" where it is one, or the header tells nothing."""
    declared = content_type.partition(";")[0].strip().lower()
    return "" if declared in (*_HTML_TYPES, *_TELLS_NOTHING) else f"its type is {declared}"


def not_html(content_type: str, body: bytes) -> str:
    """Why an answer is no HTML page, as half a sentence ("it is a PDF"); "" when it is one.

    Args:
        content_type: the header, parameters included, or "".
        body: encoding undone; an empty one counts as what the header says.
    """
    declared = content_type.partition(";")[0].strip().lower()
    start = body[:_LOOKED_AT]
    for mark, name in _OTHERS:
        if start.startswith(mark):
            return f"it is {name}"
    if declared in _HTML_TYPES:
        return ""
    if declared not in _TELLS_NOTHING:
        return declared_other(content_type)
    plain = start.replace(b"\0", b"")
    if _MARKUP.search(plain):
        return ""
    return f"its type is {declared or 'not declared'}, and it does not look like HTML"
