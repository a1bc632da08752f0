"""Pages made to hang whoever reads them: parsed and extracted in bounded time. The kinds are the benchmark's."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from leadgen_assets.settings import PROJECT
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

LIMIT = 2.0
"""Seconds of a processor for a page of two megabytes."""
QUICK = (
    "50,000 links",
    "digits and dashes",
    "at signs",
    "commas and words",
    "capitalised words",
    "JSON-LD, deep",
    "streets",
)


@pytest.fixture(scope="module")
def extraction() -> ModuleType:
    name = "benchmarks_extraction"
    spec = importlib.util.spec_from_file_location(name, PROJECT / "benchmarks" / "extraction.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seconds(extraction: ModuleType, kinds: tuple[str, ...] | None) -> Iterator[tuple[str, float]]:
    icp = read_icp(SHIPPED / "property_management.yaml")
    extraction.read("to begin with", [[extraction.fetched(extraction.ADDRESS, extraction.plain_page(20_000))]], icp)
    for kind, body in extraction.hostile_pages():
        if kinds is None or kind in kinds:
            yield kind, extraction.read(kind, [[extraction.fetched(extraction.ADDRESS, body)]], icp).seconds


def test_some_hostile_pages_of_two_megabytes_are_read_in_time(extraction: ModuleType) -> None:
    measured = dict(seconds(extraction, QUICK))
    assert measured.keys() == set(QUICK)
    assert not {kind: spent for kind, spent in measured.items() if spent > LIMIT}


@pytest.mark.slow
def test_every_hostile_page_of_two_megabytes_is_read_in_time(extraction: ModuleType) -> None:
    assert not {kind: spent for kind, spent in seconds(extraction, None) if spent > LIMIT}


def test_time_grows_with_the_page_and_no_faster(extraction: ModuleType) -> None:
    icp = read_icp(SHIPPED / "property_management.yaml")
    spent = []
    for size in (20_000, 80_000):
        pages = [[extraction.fetched(extraction.ADDRESS, extraction.plain_page(size))]]
        spent.append(min(extraction.read("page", pages, icp).seconds for _ in range(3)))
    assert spent[1] <= 8 * max(spent[0], 0.02), "four times the page"
