"""What the extractors find on each labelled site, once for all suites over the same pages."""

from __future__ import annotations

import functools
from pathlib import Path

import leadgen_assets.icp
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.evaluation.gold_pages import GoldSite, gold_sites
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.extraction import Extraction

PAGES = "web/smallbiz_dev.warc.gz"
GOLD = "web/smallbiz_dev_gold.jsonl"


@functools.lru_cache(maxsize=1)
def small_business() -> Icp:
    """The shipped ICP whose vocabulary and ladder the pages are read with."""
    path = Path(leadgen_assets.icp.__file__).parent / "small_business.yaml"
    return load_icp(path.read_text("utf-8"), str(path))


@functools.lru_cache(maxsize=4)
def extracted_sites(data: Path) -> tuple[tuple[GoldSite, Extraction], ...]:
    """The sites of a data folder with what `extract` finds on each, in the order of the gold.

    Raises:
        LeadgenError: as `gold_sites`.
    """
    icp = small_business()
    return tuple(
        (site, extract(site.texts, icp.vocabulary, icp.contacts.ladder, site.domain))
        for site in gold_sites(data / PAGES, data / GOLD)
    )
