"""The shared data, which are no part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def shared_data() -> Path:
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
    if not (folder / "web").is_dir():
        pytest.skip(f"{folder} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    return folder
