"""A number that only a page's markup states gives way to one that visitors see on more pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from leadgen_assets.domain.facts.evidence import Fact, Method

_UNSEEN = 0.85
"""Most confidence in a number that nobody sees where another one is shown everywhere."""


def shown_first(facts: Sequence[Fact]) -> list[Fact]:
    """The same numbers; a telephone that the markup alone states is believed less than one that is seen on more pages.

    Markup is filled in once and forgotten, or by a service that puts a number of its own there.
    """
    shown = _on_pages(fact for fact in facts if fact.method is not Method.STRUCTURED and fact.confidence > _UNSEEN)
    most = max(shown.values(), default=0)
    anywhere = {fact.value for fact in facts if fact.method is not Method.STRUCTURED}
    stated = _on_pages(fact for fact in facts if fact.value not in anywhere)
    return [
        replace(fact, confidence=min(fact.confidence, _UNSEEN)) if 0 < stated[fact.value] < most else fact
        for fact in facts
    ]


def _on_pages(facts: Iterable[Fact]) -> Counter[str]:
    """On how many pages each telephone stands."""
    return Counter(value for value, _ in {(fact.value, fact.url) for fact in facts if fact.field == "phone"})
