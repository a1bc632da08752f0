"""The labelled sites and what the extractors read on them: done once, for all suites that look at the same pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from leadgen_assets.evaluation.gold_pages import GoldSite, gold_sites
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.extraction import Extraction
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

PAGES, LABELS = "web/smallbiz_dev.warc.gz", "web/smallbiz_dev_gold.jsonl"
"""Below the data folder."""


@lru_cache(maxsize=4)
def extracted_sites(data: Path) -> tuple[tuple[GoldSite, Extraction], ...]:
    """Each labelled site with what the pipeline's extractors say of its pages, by the shipped ICP for any small business.

    Raises:
        LeadgenError: the pages or the labels cannot be read.
    """
    icp = read_icp(SHIPPED / "small_business.yaml")
    return tuple(
        (site, extract(site.texts, icp.vocabulary, icp.contacts.ladder, site.domain))
        for site in gold_sites(data / PAGES, data / LABELS)
    )
