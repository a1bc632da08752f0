"""Reads WARC files record by record, and says exactly where one is damaged.

The `warcio` package reads the same files, but ends silently where a file was cut off and reports damage on stderr only.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_READ = 16_384
_GZIP = b"\x1f\x8b"
_HEAD_BYTES = 131_072
"""So much of a record is looked at for its headers, and the headers of the answer in it."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b[^\r\n]*\r?\n")


class WarcDamaged(Exception):
    """A file cannot be read on from `offset`; `reason` says why, as half a sentence."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason, offset)
        self.reason, self.offset = reason, offset


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        offset: where it begins in the file.
        fields: of the WARC header, names in lower case.
        status: of the HTTP answer in it; 0 where there is none.
        headers: of that answer, names in lower case, the first of several.
        body: what follows the headers, as far as it was asked for.
        size: length of the whole body in the file.
    """

    offset: int
    fields: dict[str, str]
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    size: int = 0


def records(file: BinaryIO, size: int) -> Iterator[Record]:
    """All records of a file in order, without their bodies; every byte is checked on the way.

    Args:
        file: open for reading, seekable. size: its length.

    Raises:
        WarcDamaged: at the first record that is not whole; those before it are sound.
    """
    offset = 0
    while offset < size:
        file.seek(offset)
        if file.read(2) == _GZIP:
            content, length, end = _member(file, offset, _HEAD_BYTES, whole=True)
        elif _only_padding(file, offset):
            return
        else:
            content, length, end = _plain(file, offset, size)
        yield _parsed(content, offset, length, 0)
        offset = end


def record_at(file: BinaryIO, offset: int, most_bytes: int) -> Record:
    """The record that begins at an offset, with up to `most_bytes` of its body.

    Raises:
        WarcDamaged: the file is no longer what it was when it was indexed.
    """
    file.seek(offset)
    start = file.read(2)
    file.seek(offset)
    wanted = _HEAD_BYTES + most_bytes
    content = _member(file, offset, wanted, whole=False)[0] if start == _GZIP else file.read(wanted)
    return _parsed(content, offset, -1, most_bytes)


def _member(file: BinaryIO, offset: int, keep: int, *, whole: bool) -> tuple[bytes, int, int]:
    """The first `keep` bytes of a gzip member's content, the content's length and the offset behind the member."""
    file.seek(offset)
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    kept: list[bytes] = []
    length, at = 0, offset
    while not inflate.eof and (whole or length < keep):
        chunk = inflate.unconsumed_tail
        if not chunk:
            chunk = file.read(_READ)
            at += len(chunk)
        if not chunk:
            raise WarcDamaged("it was cut off in the middle of a record", offset)
        try:
            piece = inflate.decompress(chunk, 1 << 20)
        except zlib.error as error:
            raise WarcDamaged(f"the compressed bytes of a record are damaged ({error})", offset) from error
        if length < keep:
            kept.append(piece[: keep - length])
        length += len(piece)
    return b"".join(kept), length, at - len(inflate.unused_data)


def _plain(file: BinaryIO, offset: int, size: int) -> tuple[bytes, int, int]:
    file.seek(offset)
    content = file.read(_HEAD_BYTES)
    start, fields = _warc_head(content, offset)
    end = offset + start + _length(fields, offset)
    if end > size:
        raise WarcDamaged("it was cut off in the middle of a record", offset)
    file.seek(end)
    gap = file.read(16)
    return content, end - offset, end + len(gap) - len(gap.lstrip(b"\r\n"))


def _only_padding(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    while chunk := file.read(_READ):
        if chunk.strip(b"\0\r\n "):
            return False
    return True


def _parsed(content: bytes, offset: int, length: int, most_bytes: int) -> Record:
    start, fields = _warc_head(content, offset)
    block = _length(fields, offset)
    if 0 <= length < start + block:
        raise WarcDamaged("a record is shorter than its header says", offset)
    if length > start + block + 16:
        raise WarcDamaged("it is compressed as a whole, not record by record", offset)
    status, headers, body = 0, {}, start
    line = _STATUS_LINE.match(content, start)
    if line and fields.get("warc-type") == "response":
        blank = _BLANK_LINE.search(content, line.end() - 2, start + block)
        body = blank.end() if blank else start + block
        status, headers = int(line.group(1)), _fields(content[line.end() : body], "latin-1")
    end = min(start + block, body + most_bytes)
    return Record(offset, fields, status, headers, content[body:end], start + block - body)


def _warc_head(content: bytes, offset: int) -> tuple[int, dict[str, str]]:
    """Where the block begins, and the fields before it."""
    if not content.startswith(b"WARC/"):
        raise WarcDamaged("there is no WARC record", offset)
    blank = _BLANK_LINE.search(content)
    if blank is None:
        raise WarcDamaged("it was cut off in the header of a record", offset)
    return blank.end(), _fields(content[content.find(b"\n") + 1 : blank.end()], "utf-8")


def _fields(lines: bytes, charset: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in lines.decode(charset, "replace").split("\n"):
        if line[:1] in (" ", "\t") and name:
            fields[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else ""
        if name in fields:
            name = ""
        elif name:
            fields[name] = value.strip()
    return fields


def _length(fields: dict[str, str], offset: int) -> int:
    text = fields.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise WarcDamaged("a record does not say its length", offset)
    return int(text)
