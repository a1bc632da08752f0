"""How fast a list is read, and in how much memory, in each of its formats.

    python -m benchmarks.lists                     # 100,000 rows of each format
    python -m benchmarks.lists --rows 10000 --json

Each format is read in a process of its own, from opening the file to its last row; one of them to the last candidate, as
discovery does it: that costs the same in each. Seconds are those of a processor, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import gzip
import io
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

COLUMNS = ("Company Name", "Website", "Phone", "Street Address", "City", "State", "Zip", "License Number", "Notes")


@dataclass(frozen=True)
class Measured:
    """One format.

    Attributes:
        file_mb: size of the file. seconds: of a processor, from opening it to the last row or candidate.
        grown_mb: peak of resident memory less what the process had before it opened the file.
        resumed_seconds: of a processor, from opening the file to the first row behind the middle one.
    """

    form: str
    rows: int
    file_mb: float
    seconds: float
    rows_per_second: float
    grown_mb: float
    resumed_seconds: float


def rows_of(number: int) -> Iterator[tuple[str, ...]]:
    for i in range(1, number + 1):
        yield (
            f"Firm {i} Property Management, LLC", f"https://www.firm-{i}.example/", f"(512) 555-{100 + i % 100:04}",
            f"{i} Main Street", "Austin", "TX", f"{78700 + i % 99}", f"TX-{i:07}", f"note {i} of a list with several words in it",
        )  # fmt: skip


def _csv(rows: int) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([COLUMNS, *rows_of(rows)])
    return stream.getvalue().encode()


def _json_lines(rows: int) -> bytes:
    return b"".join(json.dumps(dict(zip(COLUMNS, row, strict=True))).encode() + b"\n" for row in rows_of(rows))


def _json(rows: int) -> bytes:
    return json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows_of(rows)], indent=1).encode()


def _xlsx(rows: int) -> bytes:
    from openpyxl import Workbook

    book, stream = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Firms")
    for row in (COLUMNS, *rows_of(rows)):
        sheet.append(row)
    book.save(stream)
    return stream.getvalue()


CANDIDATES = "CSV, to candidates"
FORMS: dict[str, Callable[[int], bytes]] = {
    "CSV": _csv,
    CANDIDATES: _csv,
    "CSV in gzip": lambda rows: gzip.compress(_csv(rows), 6),
    "JSON lines": _json_lines,
    "JSON lines in gzip": lambda rows: gzip.compress(_json_lines(rows), 6),
    "JSON": _json,
    "XLSX": _xlsx,
}


def read_one(form: str, path: Path, rows: int) -> Measured:
    """Read the whole list, then again from its middle."""
    from leadgen_assets.sources.tables.opening import open_table

    small = path.with_name("small")
    small.write_bytes(FORMS[form](1000))
    _read(form, small)  # what is imported on first use is no memory of the list's
    before = _peak_mb()
    started = time.process_time()
    found = _read(form, path)
    seconds = time.process_time() - started
    grown = _peak_mb() - before
    assert found == rows, f"{form}: {found} of {rows}"
    started = time.process_time()
    next(open_table(path).rows(behind=rows // 2))
    resumed = time.process_time() - started
    size = path.stat().st_size / 1e6
    return Measured(
        form, rows, round(size, 1), round(seconds, 2), round(rows / seconds), round(grown, 1), round(resumed, 2)
    )


def _read(form: str, path: Path) -> int:
    """Rows, or candidates, of a list."""
    from leadgen_assets.sources.listing import ListSource
    from leadgen_assets.sources.source import Wanted
    from leadgen_assets.sources.tables.opening import open_table

    async def candidates() -> int:
        return sum([len(batch.candidates) async for batch in ListSource(path).batches(Wanted())])

    return asyncio.run(candidates()) if form == CANDIDATES else sum(1 for _ in open_table(path).rows())


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # what the system's call says is inherited from the process that started this one
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        assert found
        return int(found.group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def table(measured: list[Measured]) -> str:
    lines = [
        "| format | rows | file | processor | rows a second | memory | going on at the middle |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {m.form} | {m.rows:,} | {m.file_mb} MB | {m.seconds} s | {m.rows_per_second:,} | {m.grown_mb} MB | {m.resumed_seconds} s |"
        for m in measured
    ]
    return "\n".join(lines)


def _machine() -> str:
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--read", nargs=2, metavar=("FORM", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(json.dumps(asdict(read_one(given.read[0], Path(given.read[1]), given.rows))))
        return
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for form, write in FORMS.items():
            path = Path(folder) / "list"
            path.write_bytes(write(given.rows))
            command = [sys.executable, "-m", "benchmarks.lists", "--rows", str(given.rows), "--read", form, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
            measured.append(Measured(**json.loads(done.stdout)))
    print(json.dumps([asdict(m) for m in measured], indent=2) if given.json else f"{_machine()}:\n\n{table(measured)}")


if __name__ == "__main__":
    main()
