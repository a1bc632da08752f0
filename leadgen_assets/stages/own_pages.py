"""The pages of a company's site as a model is shown them: those that the rules believe too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leadgen_assets.domain.pages.page import Outcome, PageText
from leadgen_assets.extract.firm.claimed_pages import without_claimed


def own_pages(pages: Sequence[PageText], domain: str, names: Iterable[str], vendors: Iterable[str]) -> list[PageText]:
    """The pages that were read, without those that claim to be another company's.

    Args:
        pages: of the site, home page first. names: what the company is called. vendors: of software that it may use.
    """
    read = [page for page in pages if page.outcome is Outcome.OK]
    return without_claimed(read, domain, names, vendors)
