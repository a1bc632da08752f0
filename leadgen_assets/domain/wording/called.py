"""Companies by the names and domains that anybody told of them."""

from __future__ import annotations

from collections.abc import Iterable

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.wording.names import normal_company_name


def called(given: str, told: Iterable[tuple[int, str]]) -> set[int]:
    """Companies of which one of their names or domains is the given one.

    >>> called("OAK Homes, LLC", [(1, "Oak Homes"), (2, "oak.example")])
    {1}
    """
    domain, name = registrable_domain(given), normal_company_name(given)
    return {
        company
        for company, text in told
        if (domain and registrable_domain(text) == domain) or (name and normal_company_name(text) == name)
    }
