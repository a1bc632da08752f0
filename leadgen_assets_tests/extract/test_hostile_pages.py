"""Pages made to hang whoever reads them. The kinds are the benchmark's."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from leadgen_assets.settings import PROJECT
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

QUICK = ("50,000 links", "digits and dashes", "JSON-LD, deep")


@pytest.fixture(scope="module")
def extraction() -> ModuleType:
    name = "benchmarks_extraction"
    spec = importlib.util.spec_from_file_location(name, PROJECT / "benchmarks" / "extraction.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hang(extraction: ModuleType, kinds: tuple[str, ...] | None) -> set[str]:
    """Read the pages of these kinds; what does not end is ended by the suite's timeout. How long it takes the benchmark says."""
    icp, done = read_icp(SHIPPED / "property_management.yaml"), set()
    for kind, body in extraction.hostile_pages():
        if kinds is None or kind in kinds:
            extraction.read(kind, [[extraction.fetched(extraction.ADDRESS, body)]], icp)
            done.add(kind)
    return done


def test_some_hostile_pages_of_two_megabytes_hang_nobody(extraction: ModuleType) -> None:
    assert hang(extraction, QUICK) == set(QUICK)


@pytest.mark.slow
def test_no_hostile_page_of_two_megabytes_hangs_anybody(extraction: ModuleType) -> None:
    assert len(hang(extraction, None)) >= 50
