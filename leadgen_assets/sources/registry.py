"""The kinds of sources: a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leadgen_assets.domain.request import SourceSpec
from leadgen_assets.sources.archives import ArchiveSource
from leadgen_assets.sources.listing import ListSource
from leadgen_assets.sources.source import Source

_KINDS: dict[str, Callable[[Path, SourceSpec], Source]] = {
    "list": lambda path, spec: ListSource(path, spec.columns, spec.where),
    "archive": lambda path, spec: ArchiveSource(path),
}


def open_source(spec: SourceSpec, base: Path) -> Source:
    """The source that a request names; nothing of it is read yet.

    Args:
        spec: kind, path and what else the kind takes.
        base: folder that a relative path stands in.
    """
    return _KINDS[spec.kind](base / Path(spec.path).expanduser(), spec)
