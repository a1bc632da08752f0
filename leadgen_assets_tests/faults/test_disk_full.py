"""The disk on which the database stands is full in the middle of a run: told in words, and the next run goes on."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.storage.embedded import EmbeddedServer
from leadgen_assets.storage.migrations import migrate

if TYPE_CHECKING:
    from leadgen_assets_tests.faults.conftest import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

State = dict[str, list[Any]]
Same = Callable[[State, State], None]
MEGABYTES = 400


@pytest.fixture
def small_house(house: House) -> Iterator[House]:
    """A house whose everything stands on a file system of its own."""
    home = Path(tempfile.mkdtemp(prefix="leadgen-test-"))
    size = f"size={MEGABYTES}m,mode=711"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", home], check=False, capture_output=True)
    if done.returncode:
        home.rmdir()
        pytest.skip("only root may mount a small file system, and a full one cannot be had otherwise")
    server = EmbeddedServer(home)
    try:
        migrate(server.start())
        yield type(house)(home, server, house.runner)
    finally:
        server.stop()
        subprocess.run(["umount", "--lazy", home], check=True)
        home.rmdir()


def assert_told(code: int, words: str) -> None:
    for noise in ("Traceback", "Logging error", "Exception while writing", "INSERT INTO", "unexpected"):
        assert noise not in words
    if code:
        assert "disk is full" in words
        assert "what to do" in words or "leadgen run" in words


@pytest.mark.parametrize("left", [60_000, 4_000_000], ids=["at once", "soon"])
def test_a_full_disk_is_told_and_what_was_committed_is_kept(
    small_house: House, web12: DemoWeb, calm12: State, same: Same, left: int
) -> None:
    house, ballast = small_house, small_house.home / "ballast"
    key = house.submit("full", web12)
    with house.run(key, slow_fetch=0.05) as run:
        assert run.reach("fetched", 15), run.words()
        with suppress(OSError), ballast.open("wb") as file:  # who else writes may fill the rest
            for _ in range((shutil.disk_usage(house.home).free - left) // 10_000):
                file.write(b"\0" * 10_000)
        code = run.end()
        words = run.words() + run.printed
    print(code, words, house.server.log.read_text()[-1500:], sep="\n")
    assert_told(code, words)
    if code:
        with house.run(key) as still_full:
            code = still_full.end()
            assert_told(code, still_full.words())
    ballast.unlink()
    house.server.start()
    if code:
        committed = house.pages(key)
        with house.run(key) as again:
            assert again.end() == 0, again.words()
        assert not committed & set(again.fetched)
    assert house.stored(key).status is RequestStatus.READY
    same(house.state(key), calm12)
