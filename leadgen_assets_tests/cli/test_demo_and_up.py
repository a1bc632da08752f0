"""The commands over a home in which the demo ran as a process of its own; `up` last, because it stops the server."""

from __future__ import annotations

import csv
import hashlib
import http.client
import json
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from leadgen_assets.cli.desk_link import FILE as DESK_LINK
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS
from leadgen_assets.storage.embedded import EmbeddedServer

Leadgen = Callable[..., Any]
Ran = tuple[Path, "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(demo: Ran, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEADGEN_HOME", str(demo[0]))
    monkeypatch.setenv("LEADGEN_WORKERS", "0")
    return demo[0]


@pytest.fixture
def changed_file(home: Path) -> Path:
    return next((home / "exports").glob("*/companies_*.csv"))


def test_demo_ends_with_one_company_in_full_the_funnel_the_checks_and_the_files(demo: Ran) -> None:
    home, done = demo
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    for said in ("One of the delivered companies", "because:", "“", ".example/", "Funnel", "Checks", "leadgen up"):
        assert said in done.stdout
    paths = [Path(line.strip()) for line in done.stdout.splitlines() if line.strip().endswith(".csv")]
    assert len(paths) == 4
    assert all(path.is_file() and home in path.parents for path in paths)
    assert "companies: " in done.stdout  # the score against the key
    assert "right of the cells filled" in done.stdout


def test_list_and_status_say_the_same_to_people_and_programs(leadgen: Leadgen, home: Path) -> None:
    listed = json.loads(leadgen("list", "--json").out)
    assert [entry["tenant"] for entry in listed] == ["demo"]
    key = listed[0]["key"]
    status = json.loads(leadgen("status", "--json").out)
    assert status["key"] == key
    assert status["status"] == "ready"
    assert [stage["percent"] for stage in status["stages"]] == [100] * 5
    assert [stage["gap"] for stage in status["stages"]] == [0] * 5
    assert status["missing"] == 0
    assert key in leadgen("list").out
    assert "100 %" in leadgen("status", key).out
    assert "ready" in leadgen("status", key, "--watch").out
    assert leadgen("list", "--tenant", "other").out.startswith("There is no request yet")


def test_report_prints_itself_and_its_page(leadgen: Leadgen, home: Path) -> None:
    said = leadgen("report")
    assert said.code == 0
    assert "Funnel" in said.out
    told = json.loads(leadgen("report", "--json").out)
    assert told["verdict"] in {"READY", "WARNINGS"}
    page = Path(told["report"])
    assert str(page) in said.out
    people = [row["full_name"] for row in rows(Path(told["files"][1]["path"]))]
    assert people
    assert not [name for name in people if name in page.read_text()]


def test_export_verifies_and_copies(leadgen: Leadgen, home: Path, tmp_path: Path) -> None:
    told = json.loads(leadgen("export", "--to", str(tmp_path / "out"), "--json").out)
    copies = {file["kind"]: Path(file["path"]) for file in told["files"]}
    assert all(path.parent == tmp_path / "out" for path in copies.values())
    for file in told["files"]:
        assert hashlib.sha256(copies[file["kind"]].read_bytes()).hexdigest() == file["sha256"]
    assert tuple(rows(copies["companies"])[0]) == COMPANY_COLUMNS
    assert tuple(rows(copies["contacts"])[0]) == CONTACT_COLUMNS


def test_export_refuses_a_file_that_somebody_changed(leadgen: Leadgen, changed_file: Path) -> None:
    content = changed_file.read_bytes()
    try:
        changed_file.write_bytes(content + b"one more row\r\n")
        said = leadgen("export")
        assert said.code == 1
        assert "was changed after it was written" in said.err
        changed_file.unlink()
        assert "made again from the database, the same to the byte" in leadgen("export").err
    finally:
        changed_file.write_bytes(content)


def test_check_evaluates_again(leadgen: Leadgen, home: Path) -> None:
    said = leadgen("check", "--json")
    assert said.code == 0
    checks = json.loads(said.out)["checks"]
    assert {check["name"] for check in checks} >= {"icp_fields_are_valid", "every_value_has_verified_evidence"}
    assert all(check["passed"] for check in checks if check["level"] == "error")
    assert "passed" in leadgen("check").out


@pytest.mark.long
def test_up_serves_the_ui_alone_and_leaves_nothing_behind(
    home: Path, environment_of: Callable[[Path], dict[str, str]]
) -> None:
    EmbeddedServer(home).stop()
    with socket.socket() as probe, socket.socket() as another:
        probe.bind(("127.0.0.1", 0))
        another.bind(("127.0.0.1", 0))
        port, desk = probe.getsockname()[1], another.getsockname()[1]
    command = [sys.executable, "-m", "leadgen_assets.cli.entry", "up", "--port", str(port), "--desk-port", str(desk)]
    options: dict[str, Any] = {"env": environment_of(home), "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    # As a shell's `&` starts it.
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    up = subprocess.Popen([sys.executable, "-c", ignoring, *command], text=True, **options)
    try:
        assert up.stdout is not None
        said = []
        for line in up.stdout:
            said.append(line)
            if "The Dagster UI" in line:
                break
        assert f"http://127.0.0.1:{port}" in said[-1], said
        assert answers(port)
        (link,) = [line.split()[-1] for line in said if line.startswith("The desk:")]
        family = psutil.Process(up.pid).children(recursive=True)
        assert len(family) >= 3
        second = subprocess.run(command, text=True, timeout=60, **options)
        assert second.returncode == 1
        assert f"process {up.pid}" in second.stdout
        assert "Traceback" not in second.stdout
        the_desk_opens_to_its_link_alone(home, desk, link, family)
        family += psutil.Process(up.pid).children(recursive=True)
        up.send_signal(signal.SIGINT)
        rest, _ = up.communicate(timeout=60)
        assert "Everything is stopped." in rest
        assert up.returncode == 0
    finally:
        up.kill()
        up.wait()
    _, alive = psutil.wait_procs(family, timeout=20)
    assert not alive
    assert not EmbeddedServer(home).status().running
    assert not answers(port)
    assert not (home / DESK_LINK).exists()


def the_desk_opens_to_its_link_alone(home: Path, port: int, link: str, family: list[psutil.Process]) -> None:
    """Also after its process was killed, and no other account of the machine may learn the link."""
    assert (home / DESK_LINK).read_text() == f"{link}\n"
    assert stat.S_IMODE((home / DESK_LINK).stat().st_mode) == 0o600
    token = link.partition("?token=")[2]
    assert len(token) >= 32
    assert not [process for process in family if token in " ".join(process.cmdline())]
    (process,) = [process for process in family if "leadgen_assets.desk.serving" in process.cmdline()]
    process.kill()
    process.wait(10)
    until = time.monotonic() + 30
    while not answers(port, "/healthz"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert answers(port, f"/?token={token}", 303)
    assert answers(port, "/?token=another", 401)
    assert token not in (home / "logs" / "desk.log").read_text()


@pytest.mark.parametrize("option", ["--port", "--desk-port"])
def test_up_tells_of_a_port_in_use(home: Path, leadgen: Leadgen, option: str) -> None:
    other = {"--port": "--desk-port", "--desk-port": "--port"}[option]
    with socket.socket() as taken, socket.socket() as free:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        free.bind(("127.0.0.1", 0))
        port, another = (one.getsockname()[1] for one in (taken, free))
        free.close()
        said = leadgen("up", option, str(port), other, str(another))
    assert said.code == 1
    assert f"Port {port} cannot be used: Address already in use" in said.err
    assert f"leadgen up {option} {max(port, another) + 1}" in said.err


def test_up_does_not_put_two_services_on_one_port(home: Path, leadgen: Leadgen) -> None:
    said = leadgen("up", "--port", "3001", "--desk-port", "3001")
    assert said.code == 1
    assert "leadgen up --port 3001 --desk-port 3002" in said.err


def test_tied_processes_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time\nprint('awake', flush=True)\ntime.sleep(100)\n")
    parent = (
        "import sys, time\nfrom pathlib import Path\nfrom leadgen_assets.cli.service import Service\nimport os\n"
        f"service = Service('sleeper', ['sleeper'], Path({str(tmp_path)!r}), Path({str(tmp_path)!r}) / 'log',"
        f" dict(os.environ, PYTHONPATH={str(tmp_path)!r}))\n"
        "service.start()\nprint(service.pid, flush=True)\ntime.sleep(100)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    child = psutil.Process(int(process.stdout.readline()))
    until = time.monotonic() + 20
    while not (tmp_path / "log").exists() or "awake" not in (tmp_path / "log").read_text():
        assert time.monotonic() < until
        time.sleep(0.05)
    process.kill()
    process.wait()
    process.stdout.close()
    _, alive = psutil.wait_procs([child], timeout=20)
    assert not alive


def test_what_a_killed_service_left_behind_ends_with_its_parent_too(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text(
        "import subprocess, sys, time\nrun = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(100)'])\n"
        "print(run.pid, flush=True)\ntime.sleep(100)\n"
    )
    parent = (
        "import os, signal, time\nfrom pathlib import Path\nfrom leadgen_assets.cli.service import Service\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "service = Service('server', ['server'], folder, folder / 'log', dict(os.environ, PYTHONPATH=str(folder)))\n"
        "service.start()\n"
        "while not (folder / 'log').read_text().endswith('\\n'):\n    time.sleep(0.05)\n"
        "os.kill(service.pid, signal.SIGKILL)\n"
        "while not service.tend():\n    time.sleep(0.05)\n"
        "print((folder / 'log').read_text(), end='', flush=True)\ntime.sleep(100)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    left = psutil.Process(int(process.stdout.readline()))
    assert left.is_running(), "a run outlives its code server"
    process.kill()
    process.wait()
    process.stdout.close()
    _, alive = psutil.wait_procs([left], timeout=20)
    assert not alive


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answers(port: int, path: str = "/server_info", status: int = 200) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == status
    except OSError:
        return False
    finally:
        connection.close()
