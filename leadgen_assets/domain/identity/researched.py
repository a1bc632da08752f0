"""Firms that turn out to be one when their sites are read: two domains with one name, telephone number and street.

Sources that name nothing but a web address tell nobody so before. Stored companies are joined by a person alone; here it is only told
that a second one would be the same row again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import Verdict, compare

_MOST_OF_A_NUMBER = 50
"""Firms with one telephone number of which each two are compared; more share an answering service."""


def told_twice(firms: Mapping[int, Candidate], apart: Collection[frozenset[int]]) -> dict[int, tuple[int, str]]:
    """Of researched companies those that are one with another: company -> the one that stays, and why, for a person.

    The first of them in the order given stays. Besides `compare` the street has to say so: a brand's firms have one name and may have
    one number.

    Args:
        firms: by company, what their own sites say. apart: pairs of which a person said that they are two.
    """
    by_phone: dict[str, list[int]] = {}
    for company, firm in firms.items():
        if firm.name and firm.phone and firm.street:
            by_phone.setdefault(firm.phone, []).append(company)
    twice: dict[int, tuple[int, str]] = {}
    for companies in by_phone.values():
        for at, company in enumerate(companies[:_MOST_OF_A_NUMBER]):
            for earlier in companies[:at]:
                if earlier in twice or frozenset((earlier, company)) in apart:
                    continue
                likeness = compare(firms[earlier], firms[company])
                street = next((each.points for each in likeness.features if each.name == "street"), 0.0)
                if likeness.verdict is Verdict.SAME and street > 0:
                    twice[company] = earlier, likeness.reason
                    break
    return twice
