"""What it means that a page names a person."""

from __future__ import annotations

from dataclasses import dataclass, field

from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.extract.naming.person_names import PersonName

_BEFORE, _BEHIND = 70, 120
"""Characters beside a name that may say whose somebody is."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person named on a page.

    Attributes:
        name_at, title_at: segments that carry name and title; `title` is "" when none stands by.
        window: segments that belong to this person alone: the card, or what follows the name up to the next one.
        lines: how many of them, from the name on, are surely this person's outside of cards (`extract/people/repeated_entries.py`).
    """

    page: PageText
    name: PersonName
    name_at: Segment
    title: str
    title_at: Segment | None
    confidence: float
    window: tuple[Segment, ...]
    lines: int = 0
    _shown: list[tuple[str, str, str]] = field(default_factory=list, init=False, repr=False, compare=False)
    """What `beside` told: a dozen of questions ask for it."""

    def beside(self) -> tuple[str, str, str]:
        """What stands before the name, behind it, and behind the title, in the texts that carry them; "" where nothing does."""
        if not self._shown:
            self._shown.append(self._beside())
        return self._shown[0]

    def _beside(self) -> tuple[str, str, str]:
        text, start, end = self.name_at.text, *self._place()
        before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
        at = self._title_place(end)
        tail = self.title_at.text[at + len(self.title.strip()) :][:_BEHIND] if self.title_at and at >= 0 else ""
        return before, behind, tail

    def title_leads(self) -> bool:
        """Whether the title stands before the name: "owner Jane Doe"."""
        start, end = self._place()
        return 0 <= self._title_place(end) < start

    def _title_place(self, end: int) -> int:
        title = self.title.strip()
        if not title or self.title_at is None:
            return -1
        shown = self.title_at.text
        at = shown.find(title, end) if self.title_at is self.name_at else -1
        return at if at >= 0 else shown.find(title)

    def _place(self) -> tuple[int, int]:
        """Where the name begins and ends; its last word may stand apart ("Doe" of "Jane (Janey) Doe")."""
        text, words = self.name_at.text, self.name.text.split()
        start = text.find(self.name.text)
        start = start if start >= 0 else max(text.find(words[0]), 0)
        last = text.find(words[-1], start)
        return start, (last if last >= 0 else start) + len(words[-1])
