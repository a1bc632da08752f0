"""What was published for a request: the newest export that has files, and their content, proven unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.storage.exports import ExportedFile

LOOKED_AT = 50
"""Export sets that are looked through for the last one with files; refused ones have none."""


class Export(Protocol):
    """An export set, with its rows or without."""

    @property
    def files(self) -> tuple[ExportedFile, ...]:
        """The published files, none when it was refused."""
        ...

    @property
    def refused(self) -> str:
        """Why no file was written."""
        ...


E = TypeVar("E", bound=Export)


def published(key: str, exports: Sequence[E]) -> E:
    """The newest export that has files.

    Args:
        exports: the newest first.

    Raises:
        ExportRefused: there is none; says why where it is known.
    """
    for export in exports:
        if export.files:
            return export
    if exports:
        raise ExportRefused(exports[0].refused, f"request {key}", f"leadgen check {key}")
    raise ExportRefused(
        "This request has no files yet.", f"request {key}", f"leadgen status {key}, or leadgen run {key}"
    )


def verified(key: str, file: ExportedFile) -> bytes:
    """The whole content of a published file of a request, which is what was recorded of it.

    Raises:
        ExportRefused: it is gone or was changed.
    """
    again = f"run the request again, it writes new files from the same data: leadgen run {key}"
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        raise ExportRefused(f"The file cannot be read: {error.strerror}", file.path, again) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ExportRefused("The file was changed after it was written: its SHA-256 is another.", file.path, again)
    return content
