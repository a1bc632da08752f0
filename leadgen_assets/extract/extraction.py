"""The interface of extraction: saved pages in, facts out."""

from __future__ import annotations

from dataclasses import dataclass

from leadgen_assets.domain.facts.evidence import Fact

EXTRACTION_VERSION = 26
"""Part of every profile's input hash: raise it when extraction changes, and saved pages are read again."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person on one site; facts share the subject `person:<normalised name>`."""

    full_name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody whom a site names and who is no contact of the company, as far as its pages say.

    Attributes:
        relation: "client" (beneath or beside what clients say, or news), "author" (of a text, of the website), or "named".
        facts: `full_name`, one a page; subject `named:<normalised name>`.
    """

    full_name: str
    relation: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that the pages of one company say.

    Attributes:
        facts: about the company, every candidate value, verified by `supports`; several per field are normal.
        people: merged over pages by normalised name.
        no_marketing: some page says that addresses are not to be used for marketing.
        rejected: proposed values whose quote did not carry them.
        outsiders: people whom the pages name without saying that they are the company's; never contacts.
    """

    facts: tuple[Fact, ...]
    people: tuple[PersonFacts, ...]
    no_marketing: bool
    rejected: int
    outsiders: tuple[Outsider, ...] = ()
