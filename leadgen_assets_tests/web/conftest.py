"""Made-up pages and archives."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import ReadPage, read_page

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
Read = Callable[..., ReadPage]
Archive = Callable[[Callable[[ArchiveWriter], None]], Path]


@pytest.fixture
def shared_data() -> Path:
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
    if not (folder / "web").is_dir():
        pytest.skip(f"{folder} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    return folder


@pytest.fixture
def read() -> Read:
    """Reads HTML as a page of https://www.acme.example/."""

    def read_html(html: str | bytes, role: str = "home", content_type: str = "text/html; charset=utf-8") -> ReadPage:
        body = html if isinstance(html, bytes) else html.encode()
        url = "https://www.acme.example/"
        return read_page(Fetched(url, url, Outcome.OK, 200, content_type, body, AT), role)

    return read_html


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Writes an archive and gives its path."""

    def write(fill: Callable[[ArchiveWriter], None]) -> Path:
        path = tmp_path / "made_up.warc.gz"
        with path.open("wb") as file:
            fill(ArchiveWriter(file))
        return path

    return write
