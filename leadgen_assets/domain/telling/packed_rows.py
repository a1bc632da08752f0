"""Many rows kept small: JSON lines, compressed as they come, so that no more than one of them is held in full."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_LEVEL = 3
_BLOCK = 65_536


class RowPacker:
    """Takes rows one by one; `packed` gives all of them so far as bytes."""

    def __init__(self) -> None:
        self._compressor = zlib.compressobj(_LEVEL)
        self._parts: list[bytes] = []
        self.rows = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a row of what JSON knows."""
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
        self._parts.append(self._compressor.compress(line))
        self.rows += 1

    def packed(self) -> bytes:
        """All rows; empty bytes for none. More rows may still be added."""
        if not self.rows:
            return b""
        return b"".join([*self._parts, self._compressor.copy().flush()])


def pack_rows(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as bytes; none as empty bytes."""
    packer = RowPacker()
    for row in rows:
        packer.add(row)
    return packer.packed()


def unpack_rows(packed: bytes) -> Iterator[dict[str, Any]]:
    """Inverse of `pack_rows`, a row at a time.

    Raises:
        ValueError, zlib.error: the bytes are damaged.
    """
    decompressor, rest = zlib.decompressobj(), b""
    for start in range(0, len(packed), _BLOCK):
        *lines, rest = (rest + decompressor.decompress(packed[start : start + _BLOCK])).split(b"\n")
        yield from (json.loads(line) for line in lines)
