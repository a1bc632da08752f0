"""Undoes transfer- and content-encoding, never further than a limit: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator


class TooLarge(Exception):
    """The body is larger than the limit."""


class NotDecodable(Exception):
    """The encoding is unknown here, or nothing of the body could be read by it; the text names it."""


def plain_body(raw: bytes, transfer_encoding: str, content_encoding: str, limit: int) -> bytes:
    """The body as its server meant it.

    Headers that do not fit the bytes are passed over, because archives often hold bodies decoded already beside the
    headers of the encoded ones. What was cut off is read as far as it goes, as browsers do.

    Args:
        raw: as sent. transfer_encoding, content_encoding: the headers, or "".
        limit: most bytes of the result.

    Raises:
        TooLarge: there is more than `limit`.
        NotDecodable: an encoding that is not known, such as "br".
    """
    body = _unchunked(raw) if "chunked" in transfer_encoding.lower() else raw
    for name in reversed([part.strip().lower() for part in content_encoding.split(",")]):
        if name in ("gzip", "x-gzip"):
            body = _inflated(body, zlib.MAX_WBITS | 16, limit) if body.startswith(b"\x1f\x8b") else body
        elif name == "deflate":
            body = _inflated(body, zlib.MAX_WBITS if _has_zlib_header(body) else -zlib.MAX_WBITS, limit)
        elif name not in ("", "identity", "utf-8", "none"):
            raise NotDecodable(f"content-encoding {name!r} cannot be undone")
    if len(body) > limit:
        raise TooLarge
    return body


def _has_zlib_header(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    pieces: list[bytes] = []
    length = 0
    try:
        for piece in _inflate(body, window, limit + 1):
            pieces.append(piece)
            length += len(piece)
            if length > limit:
                raise TooLarge
    except zlib.error as error:
        # Raw text under a deflate header is not rare; anything read before the damage is kept.
        if not pieces and body.lstrip()[:1] == b"<":
            return body
        if not pieces:
            raise NotDecodable(f"the compressed body is damaged ({error})") from error
    return b"".join(pieces)


def _inflate(body: bytes, window: int, most: int) -> Iterator[bytes]:
    while body:
        inflate = zlib.decompressobj(window)
        while body and not inflate.eof:
            piece = inflate.decompress(body, most)
            body = inflate.unconsumed_tail
            if piece:
                yield piece
        body = inflate.unused_data if inflate.unused_data.startswith(b"\x1f\x8b") else b""


def _unchunked(raw: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while at < len(raw):
        end = raw.find(b"\r\n", at, at + 64)
        try:
            size = int(raw[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0:
            # Not in chunks (any more): decoded before it was archived.
            return raw if not pieces else b"".join(pieces) + raw[at:]
        if size == 0:
            break
        pieces.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(pieces)
