"""A fact: a value somebody can look up, with the place where code read it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum


class Method(StrEnum):
    """How a value was obtained; its grade decides conflicts (see `resolution`)."""

    STRUCTURED = "structured_data"  # JSON-LD, microdata, meta
    LINK = "link"  # tel:, mailto:, a portal's address
    CARD = "card"  # a repeated block: name, title, picture
    LAYOUT = "layout"  # header, footer, contact block, title
    TEXT = "text"  # running text
    ADDRESS = "page_address"  # the address of the page itself
    LIST = "list"  # a row of a list that the tenant supplied
    DIRECTORY = "directory_entry"  # an entry of somebody else's list of companies
    COUNTED = "counted_entries"  # repeated entries of a page, counted by code
    MODEL = "model"  # a model named the value and the segment; code copied the quote; which model is told beside it
    MOCK = "mock_model"  # the same from the scripted model: never exported
    CONFIRMED = "confirmed_by_person"
    SUPPLIED = "supplied"  # a row of a list that was enriched elsewhere and came back; by whom is told beside it


_SAID_BY_SOMEBODY = (Method.SUPPLIED, Method.MODEL, Method.MOCK)

COMPANY = "company"
"""Subject of a fact about the company itself; a person's facts carry `person:<normalised name>`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with its evidence.

    Attributes:
        subject: `COMPANY` or `person:<normalised name>`.
        field: a profile field ("phone", "units", …) or, for a person, "full_name", "title", "email", "phone", "linkedin_url".
        value: normalised: phones E.164, states two letters, units digits, names as written but for case repair.
        url: page that a person can open (or `file:` address of a list).
        segment: number of the segment on that page (row number for a list).
        quote: the segment's text, or the part of it that carries the value; copied by code, never paraphrased.
        method: how it was read.
        confidence: 0 to 1; of values at 0.9 and above at least 90 % should be right.
        verified: True only after `supports` accepted the quote. Nothing unverified is exported.
        said_by: who supplied or confirmed the value, or which model named it; "" for what pages and lists say.
        seen_at: ISO time at which a source saw the page; "" where that is known of the page itself, as of the company's own.
    """

    subject: str
    field: str
    value: str
    url: str
    segment: int
    quote: str
    method: Method
    confidence: float
    verified: bool = False
    _: KW_ONLY
    said_by: str = ""
    seen_at: str = ""

    def as_verified(self) -> Fact:
        """The same, accepted by `supports`; every fact passes here, and `replace` takes three times as long."""
        return Fact(
            self.subject, self.field, self.value, self.url, self.segment, self.quote, self.method, self.confidence, True,
            said_by=self.said_by, seen_at=self.seen_at,
        )  # fmt: skip

    @property
    def how(self) -> str:
        """The method as the evidence file says it: "text", "supplied:apollo", "model:gpt-6-luna"."""
        return f"{self.method.value}:{self.said_by}" if self.method in _SAID_BY_SOMEBODY else self.method.value
