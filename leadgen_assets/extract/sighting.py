"""What it means that a page names a person."""

from __future__ import annotations

from dataclasses import dataclass

from leadgen_assets.domain.page import PageText, Segment
from leadgen_assets.extract.person_names import PersonName


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person named on a page.

    Attributes:
        name_at, title_at: segments that carry name and title; `title` is "" when none stands by.
        window: segments that belong to this person alone: the card, or what follows the name up to the next one.
    """

    page: PageText
    name: PersonName
    name_at: Segment
    title: str
    title_at: Segment | None
    confidence: float
    window: tuple[Segment, ...]
