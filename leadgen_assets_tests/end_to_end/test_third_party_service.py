"""A whole run against somebody else's idea of the service: aimock, a server from npm that speaks the same API and can misbehave."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PACKAGE, VERSION = "@copilotkit/aimock", "1.43.0"
USED = {"input_tokens": 1200, "output_tokens": 40, "total_tokens": 1240}
ANSWERS = [
    ({"systemMessage": "name the people on them"}, {"same_company": True, "people": []}),
    ({"systemMessage": "say what they state"}, {"same_company": True, "values": []}),
    ({"systemMessage": "point at the companies"}, {"companies": []}),
    ({"userMessage": "This time: "}, "none"),
    ({}, "There is no such page."),
]
"""What it answers, by a piece of the instructions or of the question; the first that fits."""
CHAOS = {"dropRate": 0.1, "malformedRate": 0.08, "rateLimitRate": 0.1, "disconnectRate": 0.08, "latencyMs": 5}
"""Together 31 calls of a hundred: 500, half JSON with 200, 429 with Retry-After, a cut connection."""


@pytest.fixture(scope="session")
def aimock() -> Path:
    """The server's program, installed outside the repository once; the test is skipped where it cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("node and npm are not there; with them this test runs against a server from npm")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "leadgen-tests"
    folder = cache / f"aimock-{VERSION}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as fresh:
            quickly = ["--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=20000"]
            command = [npm, "install", *quickly, "--prefix", fresh, f"{PACKAGE}@{VERSION}"]
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
            except subprocess.TimeoutExpired:
                pytest.skip(f"{PACKAGE} {VERSION} could not be fetched within 90 seconds")
            if done.returncode:
                pytest.skip(f"{PACKAGE} {VERSION} could not be installed: {done.stderr.strip()[-200:]}")
            shutil.copytree(fresh, folder, symlinks=True, dirs_exist_ok=True)
    return folder / "node_modules" / PACKAGE / "dist" / "cli.js"


@pytest.fixture
def served(aimock: Path, tmp_path: Path) -> Iterator[str]:
    """Its address while the test runs."""
    fixtures = [
        {"match": match, "response": {"content": said if isinstance(said, str) else json.dumps(said), "usage": USED}}
        for match, said in ANSWERS
    ]
    (tmp_path / "answers.json").write_text(json.dumps({"fixtures": fixtures}), "utf-8")
    command = ["node", str(aimock), "-p", "0", "-f", str(tmp_path / "answers.json"), "--journal-max", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        found = next(
            (found for line in process.stdout if (found := re.search(r"listening on (http://\S+)", line))), None
        )
        assert found is not None
        try:
            yield found.group(1)
        finally:
            process.terminate()
            process.communicate()


def told(address: str, path: str, body: Any = None) -> Any:
    asked = urllib.request.Request(f"{address}/__aimock/{path}", json.dumps(body).encode() if body else None)
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return json.load(answer)


@pytest.mark.slow
def test_a_run_against_a_third_partys_server_that_fails_in_three_calls_of_ten(
    served: str, asking: Callable[..., Any], billed: Callable[[list[dict[str, Any]]], int]
) -> None:
    told(served, "chaos", CHAOS)
    done = asking(f"{served}/v1")
    assert done.success, done.words
    assert done.companies() == {"exported": 12}
    saw = [entry for entry in told(served, "journal") if entry["path"] == "/v1/responses"]
    gave = Counter(entry["response"].get("chaosAction", "answer") for entry in saw)
    assert len(saw) == len(done.rows())
    assert done.statuses() == Counter(
        answered=gave["answer"],
        failed=gave["drop"] + gave["rateLimit"],
        unknown=gave["malformed"] + gave["disconnect"],
    )
    answered = [cost for status, cost, _ in done.rows() if status == "answered"]
    assert sum(answered) == billed(
        [
            {"model": entry["body"]["model"], "usage": USED, "searches": 0}
            for entry in saw
            if "chaosAction" not in entry["response"]
        ]
    )
    assert all(entry["headers"].get("authorization", "[REDACTED]") == "[REDACTED]" for entry in saw)
