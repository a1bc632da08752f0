"""The ideal customer profile: the only place that knows a vertical.

An ICP is data (YAML, see docs/icp.md): which fields are read from pages and how, what scores, what disqualifies, whom to
contact. Two parts are told apart by their hashes: `Vocabulary` decides what is read (a change reads saved pages again),
the rest decides what we think of it (a change scores saved profiles again).
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
"""A field's or value's name in the file: lower case with underscores."""

BASE_FIELDS = (
    "company_name",
    "domain",
    "website",
    "state",
    "city",
    "street",
    "zip_code",
    "phone",
    "fax",
    "email",
    "description",
)
"""Company fields that every ICP has, without saying so."""

GENERAL_PAGES: dict[str, tuple[str, ...]] = {
    "clients": (
        "for clients", "clients", "our clients", "for business", "for employers", "why us", "why choose us", "services",
        "our services", "what we do", "pricing", "fees",
    ),
    "portal": (
        "portal", "client portal", "customer portal", "portals", "login", "log in", "sign in", "client login", "customer login",
        "members", "my account", "pay online", "make a payment",
    ),
}  # fmt: skip
"""Pages that tell something of a firm of any trade, for an ICP that names none of its own: role -> link texts."""
EVERY_SITE = ("home", "contact", "team", "about", "list")
"""Roles of pages that are read of any site."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HostValue(_Part):
    """One value of a `linked_host` field: a vendor, recognised by the addresses that a site links to.

    Attributes:
        tenant_hosts: patterns with `{tenant}` for the customer's part, e.g. `{tenant}.acme-desk.example`.
        tenant_paths: patterns of host and path with the tenant in the path, e.g. `app.acme-desk.example/portals/{tenant}/`.
        hosts: hosts that show the vendor without naming a tenant, e.g. `app.acme-desk.example`; `*.acme.example` takes all beneath it.
        not_tenants: values of `{tenant}` that are the vendor's own (`www`, `help`, `demo*`); `*` ends a prefix.
        names: the vendor's name in running text (medium grade).
        inventory: public pages of a customer on which the vendor lists what it offers, as addresses with `{tenant}`.
        label: as people and the CSV write it; the first name where it is left out.
    """

    label: str = ""
    tenant_hosts: tuple[str, ...] = ()
    tenant_paths: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    not_tenants: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    inventory: tuple[str, ...] = ()

    def shown(self, value: str) -> str:
        """The label of this value, whose key in the file is `value`."""
        return self.label or next(iter(self.names), value.replace("_", " "))


class LinkedHostField(_Part):
    """A value told by links, forms, frames and scripts: a vendor's portal, website vendor, booking system.

    `none_after_pages` pages read without a hit make "looked and not found"; fewer leave "could not look".
    `inventory_counts` is the count field that the number of entries on a value's `inventory` pages fills. With `credit` the vendor
    makes the site itself: proof is what it signs ("Website by …", a footer's link) and what is loaded from its hosts, no mere link.
    """

    kind: Literal["linked_host"]
    label: str
    values: dict[Name, HostValue] = Field(min_length=1)
    placeholders: tuple[str, ...] = ()
    none_after_pages: int = Field(2, ge=1)
    credit: bool = False
    inventory_counts: Name | None = None


class CountField(_Part):
    """A number followed or preceded by a noun: "300 ovens", "team of 25".

    Attributes:
        nouns: phrases that make the number count ("ovens in use"), longest match wins.
        kinds: nouns that are no number of the field by themselves, but make one in a list with theirs a part ("215 ovens, 96 grills").
        before: phrases that stand right before the number ("team of", "founded in").
        least, most: plausible range; other numbers are not believed. A range of years (from 1500, to 2100) makes it a year.
        not_when: phrases in the same sentence that spoil it ("for sale", "planned").
        when: phrases of which one must stand in the sentence, unless it is nothing but number and noun; empty where none need.
        estimate_from: another count field to multiply by `estimate_factor` where this one is not found (x 10).
    """

    kind: Literal["count"]
    label: str
    nouns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    least: int = 1
    most: int = 1_000_000
    not_when: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    estimate_from: Name | None = None
    estimate_factor: int = Field(1, ge=1, le=1000)


class PhraseField(_Part):
    """A value told by phrases in running text: portfolio type, membership, services.

    Attributes:
        values: value -> phrases (whole words, any case).
        many: whether a company can have several values; else the one with the most pages, then mentions, wins.
        not_when: phrases in the same sentence that spoil it.
        when: phrases of which one must stand in the same sentence of running text ("member"); empty where none need.
        said_with: words of the trade that, in the same sentence, say that the company does what the phrase names, beside those
            of any trade (it offers, provides, specialises in …); only of a field with `many`.
        in_passing: one mention is enough; else a field with `many` wants it stated as the company's business, or said twice.
        beside_another: values that count only where another firm's name stands beside the phrase, of this company or its place
            ("Professionally managed by Maple Hollow").
        not_beside: lines of a menu in which a phrase is only a kind to search for ("Land", "Open houses").
        unless_named: letters in the company's own name or domain with which those values are never said of it.
        unless_said: phrases on any of the pages with which they are not said of it either ("we manage").
        unless_too: values for which both hold as well, though no other firm need be named ("managed by our on-site team").
    """

    kind: Literal["phrases"]
    label: str
    values: dict[Name, tuple[str, ...]] = Field(min_length=1)
    many: bool = False
    not_when: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    said_with: tuple[str, ...] = ()
    in_passing: bool = False
    beside_another: tuple[Name, ...] = ()
    not_beside: tuple[str, ...] = ()
    unless_named: tuple[str, ...] = ()
    unless_said: tuple[str, ...] = ()
    unless_too: tuple[Name, ...] = ()

    @property
    def plain_values(self) -> dict[str, tuple[str, ...]]:
        """The values that their phrases alone tell, of which a model may be asked."""
        dependent = {*self.beside_another, *self.unless_too}
        return {value: phrases for value, phrases in self.values.items() if value not in dependent}


FieldSpec = Annotated[LinkedHostField | CountField | PhraseField, Field(discriminator="kind")]


class Vocabulary(_Part):
    """What is read from pages beside the base fields."""

    fields: dict[Name, FieldSpec] = {}

    def digest(self) -> str:
        """Hash that is part of every profile's input."""
        return _digest(self.model_dump(mode="json"))

    def vendors(self) -> frozenset[str]:
        """Names of those whose software and sites the firms use."""
        linked = (spec for spec in self.fields.values() if isinstance(spec, LinkedHostField))
        return frozenset(
            name for spec in linked for value in spec.values.values() for name in (value.label, *value.names) if name
        )


class Band(_Part):
    """A named range of a count: `least <= value <= most` (an open end is None), worth `points` of the criterion's weight (0 to 1)."""

    name: Name
    least: int | None = None
    most: int | None = None
    points: float = Field(ge=-1, le=1)


class Criterion(_Part):
    """One line of the score.

    Exactly one of `bands` (for counts) and `values` (value -> points, `other` for any other value) is given. An unknown
    field gives no points and takes its weight out of the confidence, never out of the score as a "no".
    """

    name: Name
    field: Name
    weight: float = Field(gt=0, le=100)
    bands: tuple[Band, ...] = ()
    values: dict[str, Annotated[float, Field(ge=-1, le=1)]] = Field({}, validate_default=True)
    reason: str = Field(description="Sentence with {value} and {band}, shown to a person")

    @field_validator("values", mode="after")
    @classmethod
    def _one_way(cls, given: dict[str, float], info: ValidationInfo) -> dict[str, float]:
        # Asked of the last of the two, and not of the whole, so that it is told beside all other faults.
        if "bands" in info.data and bool(info.data["bands"]) == bool(given):
            raise ValueError("give either bands or values")
        return given


class Disqualifier(_Part):
    """A reason to say no, given only when the evidence says it: field has `any_of` and, with `only`, nothing else of that field.

    `pages_least`: pages that must have been read; "only" is a weak claim about a site of which one page was seen.
    `unless`: values of other fields of which any one speaks against it; without a list, any value of the field does.
    """

    name: Name
    field: Name
    any_of: tuple[str, ...] = Field(min_length=1)
    only: bool = False
    pages_least: int = Field(1, ge=1, le=50)
    unless: dict[Name, tuple[str, ...]] = {}
    reason: str


class Tier(_Part):
    """A name for scores from `least` (0 to 100) upward; best tier first."""

    name: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,20}$")
    least: float = Field(ge=0, le=100)


class Rung(_Part):
    """One step of the ladder of people to contact: first rung first. `titles` match as whole words, any case."""

    seniority: Name
    department: Name
    titles: tuple[str, ...]


class ContactRules(_Part):
    """Whom to contact."""

    least: int = Field(1, ge=0, le=20)
    most: int = Field(3, ge=1, le=20)
    ladder: tuple[Rung, ...]
    untitled: bool = Field(
        False, description="Whether a person without a title, or with one that no rung names, may be a contact"
    )


class Freshness(_Part):
    """Days for which saved work is used again."""

    companies_days: int = Field(180, ge=1)
    contacts_days: int = Field(90, ge=1)


class Columns(_Part):
    """Which fields fill the three columns of the companies CSV that depend on the vertical; None leaves a column empty."""

    pms_detected: Name | None = None
    units_estimate: Name | None = None
    company_type: Name | None = None


class Icp(_Part):
    """A whole ICP file."""

    name: Name
    label: str
    describes: str
    called: tuple[str, ...] = Field(
        (), description="What people call such companies, so that a sentence finds this file"
    )
    pages: dict[Name, tuple[str, ...]] = Field(
        GENERAL_PAGES, description="Pages to read beside home, contact, team and about: role -> link texts, best first"
    )
    common_words: tuple[str, ...] = Field(
        (), description="Words that many such companies have in their names, beside those of `called`"
    )
    vocabulary: Vocabulary = Vocabulary()
    columns: Columns = Columns()
    required: tuple[Name, ...] = Field(
        ("company_name", "domain"), description="Fields without which a company is not exported"
    )
    criteria: tuple[Criterion, ...] = ()
    base_score: float = Field(0, ge=0, le=100, description="Score of a company of which nothing else is known")
    fit_from: float = Field(50, ge=0, le=100, description="Score from which the fit is yes")
    known_share: float = Field(
        0.3, ge=0, le=1, description="Share of the weights that must be known for a yes or a low-score no"
    )
    needs: tuple[tuple[Name, ...], ...] = Field(
        (), description="Groups of fields: of each group one must be known, else the fit is unknown"
    )
    needs_pages: int = Field(0, ge=0, le=50, description="Pages of the site that must be read, else the fit is unknown")
    disqualifiers: tuple[Disqualifier, ...] = ()
    tiers: tuple[Tier, ...] = Field(min_length=1)
    contacts: ContactRules
    freshness: Freshness = Freshness()
    never_domains: tuple[str, ...] = Field(
        (), description="Vendors, directories and franchisors whose domain is never a company's"
    )

    def shown(self, field: str, value: str) -> str:
        """A field's value as people and the CSV write it: "acme_desk" -> "Acme Desk", "made_to_order" -> "made to order"."""
        spec = self.vocabulary.fields.get(field)
        if isinstance(spec, LinkedHostField) and value in spec.values:
            return spec.values[value].shown(value)
        return value.replace("_", " ") if isinstance(spec, PhraseField) else value

    def words_of_many(self) -> frozenset[str]:
        """Words that do not tell one of these companies from another: "management", "company"."""
        return frozenset(word for text in (*self.called, *self.common_words) for word in text.lower().split())

    @property
    def tier_names(self) -> tuple[str, ...]:
        """Its tiers, the best first."""
        return tuple(tier.name for tier in self.tiers)

    def label_of(self, field: str) -> str:
        """A field's name for people: its label, or its name with spaces."""
        spec = self.vocabulary.fields.get(field)
        return spec.label if spec else field.replace("_", " ")

    def digest(self) -> str:
        """Hash of everything: the snapshot that a request is pinned to."""
        return _digest(self.model_dump(mode="json"))


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
