"""What a file is, told by its first bytes and never by its name; and its bytes, unpacked where they are compressed."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.file_kinds import no_file

MOST_UNPACKED = 2 << 30
"""Bytes that a compressed list may unpack to."""

MOST_RATIO, RATIO_FROM = 200, 32 << 20
"""More bytes out of one byte in than a list ever gives; looked at from 32 MiB on, since a short file of equal rows is harmless."""

_CHUNK = 1 << 20
_HEAD = 4096
_SPREADSHEET = "save it as CSV or as .xlsx there"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "is a PDF file", "export the list as CSV or .xlsx where it comes from"),
    (b"BZh", "is compressed with bzip2", "unpack it, or compress it with gzip"),
    (b"\xfd7zXZ\0", "is compressed with xz", "unpack it, or compress it with gzip"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd", "unpack it, or compress it with gzip"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", "unpack it and name the list in it"),
    (b"Rar!", "is a RAR archive", "unpack it and name the list in it"),
    (b"SQLite format 3\0", "is an SQLite database", "export the table as CSV"),
    (b"PAR1", "is a Parquet file", "export it as CSV or JSON lines"),
)


class IsArchive(SourceUnreadable):
    """A list that is a web archive: where a request names it, another kind of source is meant."""


class Content(StrEnum):
    """What can be read."""

    TEXT = "text"
    JSON = "json"
    JSON_LINES = "json lines"
    WORKBOOK = "workbook"


def content_of(path: Path) -> tuple[Content, bool]:
    """What the file is, and whether it is compressed with gzip.

    Raises:
        SourceUnreadable: it is nothing that a list can be, says what it is and what to do.
        OSError: it cannot be opened.
    """
    where = str(path)
    other = no_file(path.stat().st_mode)
    if other is not None:
        raise SourceUnreadable(f"The list is {other[0]}, not a file", where, other[1])
    with path.open("rb") as file:
        head = file.read(_HEAD)
    packed = head.startswith(b"\x1f\x8b")
    if packed:
        with open_bytes(path, True) as unpacked:
            head = unpacked.read(_HEAD)
    if not head:
        raise SourceUnreadable("The list is empty", where, "give a file with a header row")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if packed:
            raise SourceUnreadable(
                "The list is a workbook within gzip", where, "unpack it; a workbook is small already"
            )
        _refuse_other_zips(path)
        return Content.WORKBOOK, False
    if head.startswith(_OLE):
        raise _old_or_locked(path)
    if head.startswith(b"WARC/"):
        raise IsArchive("The list is a web archive, no list", where, "give a CSV, JSON or .xlsx file")
    for start, what, todo in _FOREIGN:
        if head.startswith(start):
            raise SourceUnreadable(f"The list {what}", where, todo)
    if packed and head.startswith(b"\x1f\x8b"):
        raise SourceUnreadable("The list is compressed twice", where, "unpack it once")
    return _kind_of_text(head, where), packed


def open_bytes(path: Path, packed: bool) -> BinaryIO:
    """The file's bytes, unpacked; the caller closes them. A bomb ends with `SourceUnreadable`, not with full memory."""
    return io.BufferedReader(_Unpacked(path), _CHUNK) if packed else path.open("rb")


def encoding_of(path: Path, packed: bool) -> str:
    """UTF-8, UTF-16 or Windows-1252, told from all of the file's bytes.

    Raises:
        SourceUnreadable: it is no text, or it is damaged or a bomb.
    """
    with open_bytes(path, packed) as file:
        start = file.read(64)
        wide = ""
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            wide = "utf-16"
        elif len(start) > 3 and not any(start[1::2]) and all(start[::2]):
            wide = "utf-16-le"  # as some programs write it, without a mark at its start
        if wide:
            while packed and file.read(_CHUNK):
                pass  # to its end: damage is told before anything of the file is used
            return wide
        decoder, encoding, chunk = codecs.getincrementaldecoder("utf-8")(), "utf-8-sig", start
        while chunk:
            if b"\0" in chunk:
                raise SourceUnreadable("The list is not a text file", str(path), "save it as CSV, JSON lines or .xlsx")
            if encoding == "utf-8-sig":
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    encoding = "cp1252"
            chunk = file.read(_CHUNK)
        return encoding


class _Unpacked(io.RawIOBase):
    """A gzip file's content, which is refused as soon as it is more than a list can be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = path.stat().st_size
        self._file = gzip.open(path, "rb")  # noqa: SIM115 - closed in close()
        self._out = self._lines = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            # At most one step of unpacking: what can be read before some damage is handed on before it is met.
            got = self._file.read1(min(len(buffer), _CHUNK))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise self._damaged(error) from error
        self._out += len(got)
        self._lines += got.count(b"\n")
        if self._out > MOST_UNPACKED or (self._out > RATIO_FROM and self._out > MOST_RATIO * self._size):
            raise SourceUnreadable(
                f"The gzip file of {self._size:,} bytes unpacks to more than {self._out:,} bytes, which no list does",
                str(self._path),
                "get the file from a source that you trust, or unpack it and look into it",
            )
        buffer[: len(got)] = got
        return len(got)

    def _damaged(self, error: Exception) -> SourceUnreadable:
        if not self._out:
            return SourceUnreadable(
                "The file begins like a gzip file, but nothing of it can be unpacked",
                str(self._path),
                "get the file again; if it is not compressed at all, save the list anew",
            )
        lines = f"{self._lines:,} lines ({self._out:,} bytes)"
        if isinstance(error, EOFError):
            reason = f"it is cut off; {lines} could be read before that"
        elif isinstance(error, zlib.error):
            reason = f"its bytes were changed; {lines} could be read before that"
        elif re.search("CRC|length", str(error)):
            reason = f"its check sum does not fit; some of its {lines} are not what was packed"
        else:
            reason = f"behind {lines} stands something that was not packed"
        return SourceUnreadable(
            f"The gzip file is damaged: {reason}",
            str(self._path),
            "get the file again; gzip -dc FILE > PART gives what can still be read",
        )

    def close(self) -> None:
        self._file.close()
        super().close()


def _kind_of_text(head: bytes, where: str) -> Content:
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8-sig", "ignore").lstrip()
    low = text[:1000].lower()
    if low.startswith(("<!doctype html", "<html", "<table", "<head", "<meta")):
        raise SourceUnreadable(
            "The list is an HTML page", where, f"open it in a spreadsheet program and {_SPREADSHEET}"
        )
    if low.startswith("<?xml"):
        raise SourceUnreadable("The list is an XML file", where, f"open it in a spreadsheet program and {_SPREADSHEET}")
    if text.startswith("{"):
        return Content.JSON_LINES
    # "[" alone may also begin a CSV header such as [Company],[City].
    return Content.JSON if text.startswith("[") and text[1:].lstrip()[:1] in ("{", "]", "") else Content.TEXT


def _refuse_other_zips(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SourceUnreadable(
            "The workbook is damaged: it is cut off or was changed on its way", str(path), "get the file again"
        ) from error
    if "xl/workbook.xml" in names:
        return
    what, todo = "is a ZIP archive", "unpack it and name the list in it"
    if "xl/workbook.bin" in names:
        what, todo = "is a binary Excel workbook (.xlsb)", f"open it in Excel and {_SPREADSHEET}"
    elif "content.xml" in names:
        what, todo = "is an OpenDocument file", f"open it in a spreadsheet program and {_SPREADSHEET}"
    elif "word/document.xml" in names:
        what, todo = "is a Word document", "copy the table into a spreadsheet and save that"
    elif any(name.endswith(".iwa") for name in names):
        what, todo = "is a Numbers document", "export it as CSV or Excel in Numbers"
    raise SourceUnreadable(f"The list {what}", str(path), todo)


def _old_or_locked(path: Path) -> SourceUnreadable:
    with path.open("rb") as file:
        before = b""
        while chunk := file.read(_CHUNK):
            if _ENCRYPTED in before + chunk:
                return SourceUnreadable(
                    "The workbook is protected by a password",
                    str(path),
                    "open it, remove the password (File, Info, Protect Workbook) and save it again",
                )
            before = chunk[-len(_ENCRYPTED) :]
    return SourceUnreadable(
        "The list is an old Excel workbook (.xls)", str(path), f"open it in Excel and {_SPREADSHEET}"
    )
