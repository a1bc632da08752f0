"""A person to contact, chosen for a request."""

from __future__ import annotations

from dataclasses import dataclass

from leadgen_assets.domain.facts.evidence import Fact


@dataclass(frozen=True, slots=True)
class Contact:
    """One decision maker. Empty text means unknown; nothing is guessed.

    Attributes:
        seniority, department: of the ladder's rung, as people write them; where no rung names the title, of the general table
            (titles.csv); empty for a person without a title, or with one that neither knows.
        rung: position on the ladder, from 1; one more than its length for a person without a fitting title.
        quality_score: 0 to 100, by the rule in `contact_choice.quality_score`.
        personalization_notes: quotes from the company's own pages, each with its address; never a phrase of our own.
        facts: evidence of name, title and channels that are shown.
    """

    full_name: str
    title: str
    email: str
    linkedin_url: str
    seniority: str
    department: str
    rung: int
    quality_score: int
    personalization_notes: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ContactChoice:
    """Whom to contact at one company.

    Attributes:
        contacts: best first, at most as many as the request wants.
        reasons: why there are none, or fewer, or none with an e-mail address; for people.
        enough: whether there are as many as the request's (or ICP's) least number.
    """

    contacts: tuple[Contact, ...]
    reasons: tuple[str, ...]
    enough: bool
