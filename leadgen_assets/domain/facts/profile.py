"""A profile: what follows from a company's pages, whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leadgen_assets.domain.facts.evidence import Fact


class FieldState(StrEnum):
    """Why a field has a value or has none."""

    FOUND = "found"
    NOT_FOUND = "not_found"  # enough pages were read, it is not there
    COULD_NOT_LOOK = "could_not_look"  # robots, bot wall, script-only, down, no website known
    NOT_ASKED = "not_asked"


MOST_LOOKED_AT = 30
"""Addresses of pages that are kept as evidence of what is not on them."""

_GRADES = ((0.8, "high"), (0.5, "medium"), (0.0, "low"))


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One field of a profile.

    Attributes:
        values: normalised, best first; one for most fields, several for `many` fields and for conflicts that are kept.
        facts: evidence of the values, best first, then that of values that lost; empty unless FOUND. Of an estimate, the evidence of
            the field it was computed from.
        estimated: the value was computed from another field's evidence.
    """

    state: FieldState
    values: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    confidence: float = 0.0
    estimated: bool = False

    @property
    def grade(self) -> str:
        """The confidence in a word: "high", "medium", "low"; "none" where it was looked for and not found; else "unknown"."""
        if self.state is not FieldState.FOUND:
            return "none" if self.state is FieldState.NOT_FOUND else "unknown"
        return next(word for least, word in _GRADES if self.confidence >= least)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a company's own pages name. Empty text means unknown."""

    full_name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    linkedin_url: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known about a company.

    Attributes:
        fields: every base field and every field of the vocabulary; for linked hosts `<field>_tenant` too.
        people: in order of appearance.
        pages_read: number of pages with outcome ok.
        no_marketing: the site says that its addresses are not to be used for marketing; its e-mails are left out.
        rejected: values that an extractor proposed and `supports` refused.
        looked_at: addresses of those pages, at most `MOST_LOOKED_AT`: the evidence of every "looked and not found".
    """

    fields: dict[str, FieldValue]
    people: tuple[Person, ...]
    pages_read: int
    no_marketing: bool = False
    rejected: int = 0
    looked_at: tuple[str, ...] = ()
