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
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "PostScript"),
    (b"JVBERi0", "a PDF in base64"),
)
_LOOKED_AT = 4096
_PDF_WITHIN = 1024
"""Readers of PDF accept its mark within the first kilobyte."""

_CONTROLS = bytes([*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
"""Bytes that stand in no text; escape (0x1B) does in Japanese ones. NUL is judged by itself, because of UTF-16."""

_MOST_CONTROLS = 0.05
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF|soap:Envelope|Error|ListBucketResult)[\s>]")
_MAIL = re.compile(
    rb"(?:From: <Saved by|Snapshot-Content-Location:|MIME-Version: ?1|Content-Type: ?multipart/)", re.IGNORECASE
)
_COMMENTS = re.compile(rb"(?:\s|/\*(?:[^*]|\*(?!/)){0,2000}\*/|//[^\n]{0,300}\n){0,50}")
_SCRIPT = re.compile(
    rb"[;!+]?\(?(?:async )?function\b[^(]{0,40}\([^)]{0,200}\)\s*\{|[;!(]{0,2}\([^)]{0,80}\)\s*=>|[\"']use strict[\"']"
    rb"|(?:var|let|const)\s+[\w$]+\s*[=;]|(?:window|document|module|exports|self|globalThis)[.\[][\w$'\".]+\s*[=(]"
    rb"|import\s[^;\n]{1,200}\sfrom\s*[\"'][\w./@-]+[\"']|define\(\[|\$\((?:document|function|window)"
)
_SHEET = re.compile(
    rb"@(?:charset|import|media|font-face|keyframes|layer|supports)\b"
    rb"|[.#:*\w][\w\-.#:,>*\[\]=\"'() \n]{0,200}\{\s*[-\w]+\s*:[^{}<]{1,300}[;}]"
)
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{\"\d])")


def declared_other(content_type: str) -> str:
    """Why a header alone tells that an answer is no HTML page; "" where it is one, or the header tells nothing."""
    declared = content_type.partition(";")[0].strip().lower()
    return "" if declared in (*_HTML_TYPES, *_TELLS_NOTHING) else f"its type is {declared}"


def not_html(content_type: str, body: bytes) -> str:
    """Why an answer is no HTML page, as half a sentence ("it is a PDF"); "" when it is one.

    Args:
        content_type: the header, parameters included, or "". What is called HTML and is something else is told by its bytes.
        body: encoding undone; an empty one counts as what the header says.
    """
    declared = content_type.partition(";")[0].strip().lower()
    start = body[:_LOOKED_AT]
    other = _by_bytes(start)
    if other:
        return other
    if declared in _HTML_TYPES:
        return ""
    if declared not in _TELLS_NOTHING:
        return declared_other(content_type)
    plain = start.replace(b"\0", b"")
    if _MARKUP.search(plain):
        return ""
    return f"its type is {declared or 'not declared'}, and it does not look like HTML"


def _by_bytes(start: bytes) -> str:
    bare = start.lstrip(b"\xef\xbb\xbf \t\r\n\f")
    for mark, name in _OTHERS:
        if bare.startswith(mark):
            return f"it is {name}"
    marked = _MARKUP.search(start)
    if not marked and b"%PDF-" in start[:_PDF_WITHIN]:
        return "it is a PDF"
    page = _PAGE.search(start)
    if not page and _JSON.match(bare):
        return "it is JSON"
    if _MAIL.match(bare):
        return "it is a saved mail or web archive"
    if not page and not bare.startswith(b"<") and (code := _code(bare)):
        return code
    if not page and _FEED.search(start[:_PDF_WITHIN]):
        return "it is XML that is no page"
    return "it is no text" if _is_binary(start) else ""


def _code(bare: bytes) -> str:
    """What a browser runs or draws with, sent by itself."""
    begin = _COMMENTS.match(bare)
    at = begin.end() if begin else 0
    if _SCRIPT.match(bare, at):
        return "it is a script"
    return "it is a style sheet" if _SHEET.match(bare, at) else ""


def _is_binary(start: bytes) -> bool:
    """Whether so many control characters stand in it that it is no text; every second byte of English in UTF-16 is NUL."""
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or 0.3 < start.count(0) / max(len(start), 1) < 0.55
    nul = 0 if wide else start.count(0)
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return not wide and controls + nul > _MOST_CONTROLS * len(start)
