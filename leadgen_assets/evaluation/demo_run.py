"""The whole pipeline over a fictional web, as `leadgen demo` runs it, in a home of its own that is gone afterwards."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.settings import load_settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer

_CHILD = """
from leadgen_assets.settings import Settings
Settings.model_config["env_file"] = None
from leadgen_assets.cli.entry import main
import sys
main(sys.argv[1:])
"""
"""The command line without the clone's `.env`: no setting of whoever measures changes what is measured, and no webhook hears of it."""

_KEPT = ("LEADGEN_WORKERS", "LEADGEN_POSTGRES_BIN")
_GRACE = 20.0
"""Seconds that an interrupted run has to end by itself."""

Confidences = Mapping[tuple[str, str, str], float]
"""(field, address of the page or list, quote) -> confidence of the evidence."""


@dataclass(frozen=True, slots=True)
class DemoDelivery:
    """What a run delivered, while its home is there.

    Attributes:
        companies, contacts, evidence: the CSV files. key: the sealed answers. target: companies asked for.
        confidences: of all verified evidence.
    """

    companies: Path
    contacts: Path
    evidence: Path
    key: Path
    target: int
    confidences: Confidences


@contextmanager
def demo_delivery(firms: int, seed: int) -> Iterator[DemoDelivery]:
    """Build a web, run its request with rules alone, and give the files; afterwards server and files are gone.

    Raises:
        LeadgenError: the run delivered nothing, with what it said last.
        DatabaseUnavailable: the embedded server cannot be started.
    """
    home = Path(tempfile.mkdtemp(prefix="leadgen-eval-"))
    home.chmod(0o711)  # root's server account must get through
    server = EmbeddedServer(home, load_settings().postgres_bin)
    try:
        url = server.start()
        said = _run(home, url, firms, seed)
        yield _delivery(home, url, firms, seed, said)
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def _run(home: Path, url: str, firms: int, seed: int) -> str:
    """What the command said on stderr."""
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("LEADGEN_", "DAGSTER_", "OPENAI_"))
    }
    known |= {name: os.environ[name] for name in _KEPT if name in os.environ}
    known |= {"LEADGEN_HOME": str(home), "LEADGEN_DATABASE_URL": url, "LEADGEN_MODE": "off", "LEADGEN_WEB": "off"}
    words = [sys.executable, "-c", _CHILD, "demo", "--firms", str(firms), "--seed", str(seed)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors,
        subprocess.Popen(words, env=known, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors) as child,
    ):
        try:
            child.wait()
        except BaseException:
            _end(child)
            raise
        errors.seek(0)
        return errors.read()


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a run that is no longer wanted; the terminal may have told it already."""
    child.send_signal(signal.SIGINT)
    try:
        child.wait(_GRACE)
    except subprocess.TimeoutExpired:
        child.kill()


def _delivery(home: Path, url: str, firms: int, seed: int, said: str) -> DemoDelivery:
    files = {kind: sorted((home / "exports").glob(f"*/{kind}_*.csv")) for kind in ("companies", "contacts", "evidence")}
    if not all(files.values()):
        last = " ".join(said.split())[-300:]
        raise LeadgenError(
            f"The demo of {firms:,} firms, seed {seed}, delivered nothing{f'; it said: {last}' if last else ''}",
            "",
            f"see what is wrong: leadgen doctor, then leadgen demo --firms {firms} --seed {seed}",
        )
    built = json.loads(next((home / "demo").glob("*/built.json")).read_text("utf-8"))
    return DemoDelivery(
        files["companies"][-1],
        files["contacts"][-1],
        files["evidence"][-1],
        Path(built["key"]),
        built["target"],
        asyncio.run(_confidences(url)),
    )


async def _confidences(url: str) -> Confidences:
    async with Database(url) as database, database.tenant_tx("demo") as conn:
        cursor = await conn.execute(
            "SELECT field, url, quote, max(confidence) AS confidence FROM leadgen.evidence WHERE verified"
            " GROUP BY field, url, quote"
        )
        # Stored with seven digits: 0.9 must not come back as a hair less.
        return {(r["field"], r["url"], r["quote"]): round(r["confidence"], 6) for r in await cursor.fetchall()}
