"""Writes WARC/1.1 archives: the same pages in the same order always make the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import uuid
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import BinaryIO
from urllib.parse import urlsplit

from leadgen_assets.domain.pages.page import Outcome

SITE_TYPE = "application/vnd.leadgen-site+json"
"""Content type of the record that says: the sites of this archive are those with such a record."""


class ArchiveWriter:
    """Appends records to an open binary file, one gzip member a record.

    Neither a clock nor chance is asked: dates are arguments, record ids follow from the content.

    Args:
        stream: open for writing; the caller closes it.
        level: of compression, 1 (fast) to 9.
    """

    def __init__(self, stream: BinaryIO, level: int = 6) -> None:
        self._stream = stream
        self._level = level

    def response(
        self,
        url: str,
        body: bytes,
        at: datetime,
        *,
        status: int = 200,
        content_type: str = "text/html; charset=utf-8",
        headers: Iterable[tuple[str, str]] = (),
        truncated: str = "",
    ) -> None:
        """An answer as it came over the wire.

        Args:
            at: when, with a zone.
            content_type: "" leaves the header out.
            headers: further ones, such as ("Location", …) or ("Content-Encoding", "gzip"); the body is taken as it is.
            truncated: why there was more of the body, as WARC has it: "length", "unspecified"; "" when it is whole.
        """
        fields = [("Content-Type", content_type)] if content_type else []
        fields += [*headers, ("Content-Length", str(len(body)))]
        head = f"HTTP/1.1 {status} {_phrase(status)}\r\n".encode()
        head += b"".join(_header(name, value) for name, value in fields)
        further = [("WARC-Payload-Digest", _digest(body)), *([("WARC-Truncated", truncated)] if truncated else [])]
        block = head + b"\r\n" + body
        self._record("response", url, block, at, "application/http; msgtype=response", further)

    def robots(self, site: str, text: str, at: datetime) -> None:
        """The robots.txt of the site that an address belongs to."""
        parts = urlsplit(site)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        self.response(address, text.encode(), at, content_type="text/plain; charset=utf-8")

    def failed(self, url: str, outcome: Outcome, detail: str, at: datetime) -> None:
        """A page that could not be had, so that reading the archive tells the same as asking the site did."""
        fields = f"outcome: {outcome.value}\r\ndetail: {' '.join(detail.split())}\r\n"
        self._record("metadata", url, fields.encode(), at, "application/warc-fields")

    def rendered(self, asked: str, url: str, html: bytes, at: datetime) -> None:
        """What a browser made of a page, beside what the site answered.

        Args:
            asked: address of the answer. url: where the browser was in the end. html: its document, in UTF-8.
        """
        further = [("WARC-Refers-To-Target-URI", asked), ("WARC-Block-Digest", _digest(html))]
        self._record("conversion", url, html, at, "text/html; charset=utf-8", further)

    def information(self, filename: str, fields: Iterable[tuple[str, str]], at: datetime) -> None:
        """About the file: who made it, with what, and by which rules."""
        block = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields).encode()
        self._record("warcinfo", "", block, at, "application/warc-fields", [("WARC-Filename", filename)])

    def site(self, url: str, fields: Mapping[str, object], at: datetime) -> None:
        """A site that was read as a whole, and nobody's redirect or directory; behind all of its pages."""
        self._record("metadata", url, json.dumps(fields, sort_keys=True).encode(), at, SITE_TYPE)

    def _record(
        self,
        kind: str,
        url: str,
        block: bytes,
        at: datetime,
        content_type: str,
        further: Iterable[tuple[str, str]] = (),
    ) -> None:
        url = url.replace("\r", "%0D").replace("\n", "%0A")
        date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url} {date} {_digest(block)}")
        fields = [
            ("WARC-Type", kind),
            *([("WARC-Target-URI", url)] if url else []),
            ("WARC-Date", date),
            ("WARC-Record-ID", f"<urn:uuid:{identity}>"),
            *further,
            ("Content-Type", content_type),
            ("Content-Length", str(len(block))),
        ]
        head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields) + "\r\n"
        self._stream.write(_member(head.encode() + block + b"\r\n\r\n", self._level))


def _member(content: bytes, level: int) -> bytes:
    """One gzip member without time stamp, name and system, which `gzip` would let vary."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)


def _digest(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def _header(name: str, value: str) -> bytes:
    """Headers of before UTF-8 as they were; what they cannot say is UTF-8, as sites send it."""
    text = f"{name}: {value}\r\n"
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
