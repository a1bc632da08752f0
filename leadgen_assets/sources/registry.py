"""The kinds of sources: a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.domain.requests.source_address import is_address
from leadgen_assets.sources.archives import ArchiveSource, archive_faults
from leadgen_assets.sources.directory import DirectorySource, Reading, directory_faults
from leadgen_assets.sources.listing import ListSource, list_faults
from leadgen_assets.sources.portals import PortalSource
from leadgen_assets.sources.source import Source
from leadgen_assets.web.fetching import Fetcher


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a source may work with.

    Attributes:
        base: folder that relative paths of the request stand in.
        fetcher: gets pages, for sources that read some.
        icp: the request's, for sources that know its vendors' hosts.
    """

    base: Path
    fetcher: Fetcher
    icp: Icp

    def file(self, spec: SourceSpec) -> Path:
        """The file that a source names."""
        return self.base / Path(spec.path).expanduser()


_KINDS: dict[str, Callable[[SourceSpec, Surroundings], Source]] = {
    "list": lambda spec, around: ListSource(around.file(spec), spec.columns, spec.where, spec.sheet),
    "archive": lambda spec, around: ArchiveSource(around.file(spec)),
    "directory": lambda spec, around: DirectorySource(_reading(spec), around.fetcher, around.icp),
    "portals": lambda spec, around: PortalSource(
        spec.path if is_address(spec.path) else around.file(spec), around.fetcher, around.icp
    ),
}


def open_source(spec: SourceSpec, around: Surroundings) -> Source:
    """The source that a request names, by its kind; nothing of it is read yet."""
    return _KINDS[spec.kind](spec, around)


def source_faults(spec: SourceSpec, base: Path) -> list[str]:
    """What is wrong with a source's file, columns or selectors, found before any run; empty where nothing is, or nothing can be known yet.

    Args:
        base: folder that relative paths of the request stand in.
    """
    if spec.kind == "directory":
        return directory_faults(_reading(spec))
    if not spec.path or spec.kind not in ("list", "archive"):
        return []
    path = base / Path(spec.path).expanduser()
    if spec.kind == "list":
        return list_faults(spec, path)
    return archive_faults(path) if path.is_file() else []


def _reading(spec: SourceSpec) -> Reading:
    return Reading(spec.path, spec.pages, spec.entries, spec.next, spec.where)
