"""The lead request: what a person asks for, whichever door it comes in by."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_serializer,
    field_validator,
)

from leadgen_assets.domain.money import micro_usd
from leadgen_assets.domain.requests.source_spec import Number, SourceSpec
from leadgen_assets.domain.telling.faults import did_you_mean, own_error
from leadgen_assets.domain.telling.given_numbers import plain_dollars
from leadgen_assets.domain.telling.shown import shown
from leadgen_assets.domain.wording.places import STATES, state_code

KEY_PATTERN = r"[a-z0-9-]+\.[a-z0-9-]+"
"""What a request's key, the Dagster partition, looks like."""

KeepOrDrop = Literal["keep", "drop"]

_JUDGED_BY = (
    "states", "cities", "pms_any_of", "pms_unknown", "units_min", "units_max", "units_unknown", "exclude_exported_days",
)  # fmt: skip
"""Fields by which a company is judged for a request; the others say how much is done, where, and what is delivered."""


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens, at most 60; "" when the text has no letter or digit."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-")


def _as_list(given: object) -> object:
    """One text stands for a list of what its commas part, an empty value for an empty list."""
    if given is None:
        return ()
    if isinstance(given, str):
        return tuple(part.strip() for part in given.split(",") if part.strip())
    return given


Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


def _as_sources(given: object) -> object:
    if given is None:
        return ()
    return (given,) if isinstance(given, (str, dict, SourceSpec)) else given


DEFAULT_ICP = "property_management"
"""The ICP of a request that names none: the only place where code names one."""


class LeadRequest(BaseModel):
    """A request for companies and their decision makers; flat, so that a form can be made of it.

    Filters select, the ICP scores. An unknown value is never a "no": `pms_unknown` and `units_unknown` say what is done with it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    tenant: str = Field("default", pattern=r"^[a-z0-9-]{1,40}$", description="Whose request it is", examples=["acme"])
    name: str = Field(
        min_length=1,
        max_length=120,
        description="What you call this request; the same name goes on with it",
        examples=["Texas on Buildium"],
    )
    icp: str = Field(
        DEFAULT_ICP,
        pattern=r"^[a-z][a-z0-9_]{0,40}$",
        description="Which ideal customer profile",
        examples=[DEFAULT_ICP],
    )
    target_companies: Number = Field(25, ge=1, le=100_000, description="Companies to deliver", examples=["25"])
    states: Words = Field((), description="States by name or code; empty: anywhere", examples=["[Texas, Oklahoma]"])
    cities: Words = Field((), description="Cities; empty: anywhere", examples=["[Austin, Waco]"])
    pms_any_of: Words = Field(
        (), description="Software of which one must be in use; empty: any", examples=["[Buildium, AppFolio]"]
    )
    pms_unknown: KeepOrDrop = Field(
        "drop", description="A company whose software nobody could tell, when some is asked for"
    )
    units_min: Number | None = Field(None, ge=0, le=10_000_000, description="Fewest units", examples=["150"])
    units_max: Number | None = Field(None, ge=0, le=10_000_000, description="Most units", examples=["1000"])
    units_unknown: KeepOrDrop = Field(
        "keep", description="A company whose units nobody could tell, when a range is asked for"
    )
    contacts_min: Number | None = Field(
        None, ge=0, le=20, description="Fewest contacts a company; empty: as the ICP says", examples=["1"]
    )
    contacts_max: Number | None = Field(
        None, ge=1, le=20, description="Most contacts a company; empty: as the ICP says", examples=["3"]
    )
    without_contacts: KeepOrDrop = Field("keep", description="A company with fewer contacts than the fewest")
    sources: Annotated[tuple[SourceSpec, ...], BeforeValidator(_as_sources)] = Field(
        (), description="Where to look", examples=["list:companies.csv"]
    )
    budget_usd: Decimal = Field(
        Decimal(3),
        ge=0,
        le=10_000,
        max_digits=11,
        decimal_places=6,
        description="Most dollars to spend",
        examples=["2.50"],
    )
    preview: Number = Field(
        0, ge=0, le=100, description="Research this many first, show them and wait; 0: none", examples=["3"]
    )
    exclude_exported_days: Number = Field(
        180, ge=0, le=3650, description="Leave out what you were given in so many days", examples=["180"]
    )
    repeat: Literal["never", "monthly"] = Field("never", description="Ask again for what is new")

    @field_validator("tenant", mode="before")
    @classmethod
    def _tenant(cls, given: object) -> object:
        return str(given) if isinstance(given, int) and not isinstance(given, bool) and abs(given) < 10**40 else given

    @field_validator("name", mode="before")
    @classmethod
    def _name(cls, given: object) -> object:
        if isinstance(given, int | float) and not isinstance(given, bool):
            given = shown(given)
        if isinstance(given, str):
            given = " ".join(given.split())
            if not slug(given):
                raise ValueError("a name needs at least one letter or digit")
        return given

    @field_validator("states", mode="after")
    @classmethod
    def _states(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        known = [*STATES, *STATES.values()]
        unknown = [state for state in given if not state_code(state)]
        if unknown:
            raise ValueError(
                "; ".join(f"{shown(state)} is no state of the USA{did_you_mean(state, known)}" for state in unknown)
            )
        return tuple(dict.fromkeys(state_code(state) for state in given))

    @field_validator("cities", "pms_any_of", mode="after")
    @classmethod
    def _texts(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        cleaned = [" ".join(text.split()) for text in given]
        if not all(cleaned):
            raise ValueError("an entry is empty")
        too_long = next((text for text in cleaned if len(text) > 100), "")
        if too_long:
            raise ValueError(f"{shown(too_long)} is longer than 100 characters; is a comma missing?")
        return tuple(dict.fromkeys(cleaned))

    @field_validator("repeat", mode="before")
    @classmethod
    def _repeat(cls, given: object) -> object:
        return "never" if given in (None, False, "no", "none") else given

    @field_validator("budget_usd", mode="before")
    @classmethod
    def _budget(cls, given: object) -> object:
        return plain_dollars(given) if isinstance(given, str) else given

    @field_serializer("budget_usd")
    def _budget_text(self, value: Decimal) -> str:
        return f"{value.normalize():f}"

    @field_validator("units_max", "contacts_max", mode="after")
    @classmethod
    def _not_below_the_least(cls, given: int | None, info: ValidationInfo) -> int | None:
        # Asked of the field and not of the whole request: it is told beside all other faults, with its own line.
        most = info.field_name or ""
        least = most.replace("_max", "_min")
        low = info.data.get(least)
        if given is not None and low is not None and low > given:
            raise own_error("turned_round", f"{least} ({low:,}) is more than {most} ({given:,})")
        return given

    @property
    def key(self) -> str:
        """`<tenant>.<slug of the name>`: the partition, unique in the installation."""
        return f"{self.tenant}.{slug(self.name)}"

    @property
    def budget_micro_usd(self) -> int:
        """The cap in micro-dollars."""
        return micro_usd(self.budget_usd)

    def content_hash(self) -> str:
        """16 hex digits over all fields; equal for requests that ask for the same under the same name."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def criteria_hash(self) -> str:
        """16 hex digits over the fields by which a company is judged: equal for requests that would judge every one alike."""
        text = json.dumps(self.model_dump(mode="json", include=set(_JUDGED_BY)), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def changes_to(self, later: LeadRequest) -> list[str]:
        """What a later version asks for differently, one line a field: "target_companies: 25 → 50"."""
        return [f"{name}: {' → '.join(_of_both(name, self, later))}" for name in self.changed_by(later)]

    def changed_by(self, later: LeadRequest) -> list[str]:
        """Names of the fields that a later version has otherwise; in which order places and software stand means nothing."""
        mine, theirs = self.model_dump(mode="json"), later.model_dump(mode="json")
        for name in ("states", "cities", "pms_any_of"):
            mine[name], theirs[name] = sorted(mine[name]), sorted(theirs[name])
        return [name for name in mine if mine[name] != theirs[name]]

    def difference(self, other: LeadRequest) -> list[str]:
        """What the other request asks for differently, one line a field: "target_companies: 25 here, 50 there"."""
        mine, theirs = self.model_dump(mode="json"), other.model_dump(mode="json")
        return [
            "{}: {} here, {} there".format(name, *_of_both(name, self, other))
            for name in mine
            if mine[name] != theirs[name]
        ]


def _of_both(name: str, one: LeadRequest, other: LeadRequest) -> tuple[str, str]:
    """A field of two requests, shown so that they differ: sources as people write them, unless only their columns differ."""
    if name == "sources":
        mine, theirs = ("; ".join(map(str, request.sources)) or "nothing" for request in (one, other))
        if mine != theirs:
            return mine, theirs
    return _shown(one.model_dump(mode="json")[name]), _shown(other.model_dump(mode="json")[name])


def _shown(value: object) -> str:
    if value is None or value in ([], ()):
        return "nothing"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)
