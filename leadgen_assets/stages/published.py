"""Published files as they leave the house: their whole content, proven unchanged."""

from __future__ import annotations

import hashlib
from pathlib import Path

from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.storage.exports import ExportedFile


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
