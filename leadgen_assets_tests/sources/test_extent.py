"""How many companies lists can name is counted before a run, and not guessed where another source may name more."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.domain.requests.source_spec import SourceSpec
from leadgen_assets.sources.extent import named_at_most
from leadgen_assets.web.archive_writer import ArchiveWriter


@pytest.mark.parametrize(
    ("sources", "enough", "number"),
    [
        (["list:three.csv"], 50, 3),
        (["list:three.csv", "list:two.jsonl", "search"], 50, 5),
        (["list:three.csv"], 3, None),
        (["list:three.csv", "list:two.jsonl"], 3, None),
        (["list:three.csv", "archive:two.warc.gz"], 50, 5),
        (["archive:two.warc.gz"], 2, None),
        (["archive:two.warc.gz", "directory:https://a.example/"], 50, None),
        (["list:three.csv", "archive:not-there.warc.gz"], 50, None),
        (["list:not-there.csv"], 50, None),
        (["list:broken.csv"], 50, None),
        (["search"], 50, None),
        ([], 50, None),
    ],
)
def test_rows_of_lists_and_sites_of_archives_are_a_bound(
    tmp_path: Path, sources: list[str], enough: int, number: int | None
) -> None:
    (tmp_path / "three.csv").write_text('Company,City\nAcorn,Austin\n"Birch\nHomes",Waco\nCedar,Katy\n', "utf-8")
    (tmp_path / "two.jsonl").write_text('{"name": "Dogwood"}\n{"name": "Elm"}\n', "utf-8")
    with (tmp_path / "two.warc.gz").open("wb") as file:
        writer = ArchiveWriter(file)
        for address in ("https://acorn.example/", "https://acorn.example/team", "https://birch.example/"):
            writer.response(address, b"<p>Homes</p>", datetime(2026, 3, 1, tzinfo=UTC))
    (tmp_path / "broken.csv").write_bytes(b"\x1f\x8b\x08 no gzip")
    specs = [SourceSpec.model_validate(one) for one in sources]
    assert named_at_most(specs, tmp_path, enough) == number
