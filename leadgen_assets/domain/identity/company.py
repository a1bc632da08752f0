"""A company as a source names it, before anything of it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from leadgen_assets.domain.facts.evidence import Fact


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one source says about one company. Empty text means that the source does not say.

    Attributes:
        source: name of the source, e.g. "archive:smallbiz_dev.warc.gz" or "list:il_brokerages.csv".
        locator: where in the source, for a person: "row 17", "host darlinghomes.com".
        name: as written there.
        website: absolute address with scheme, or "".
        domain: registrable domain of the website, or "" (never a vendor's, directory's or free-mail domain).
        state: two-letter code. zip_code: five digits.
        phone: E.164, or the seven digits of a number without area code, which are only compared.
        facts: evidence for name, state, … where the source itself may serve as one (a supplied list).
    """

    source: str
    locator: str
    name: str = ""
    website: str = ""
    domain: str = ""
    phone: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip_code: str = ""
    licence: str = ""
    facts: tuple[Fact, ...] = field(default=())
