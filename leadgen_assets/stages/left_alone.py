"""Who is not to be contacted among people whom rows name: by an address that is blocked, or as who is known to have one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.domain.blocking import blocked_by, email_digest
from leadgen_assets.domain.names import normal_person_name
from leadgen_assets.storage.blocking import emails_blocked, people_blocked
from leadgen_assets.storage.cited import StoredCitation
from leadgen_assets.storage.companies import blocked_domains

Row = Mapping[str, str]

NOT_TO_BE_CONTACTED = "blocked: whom the row names is not to be contacted; nothing of it is kept"
"""Why a row that somebody gives is not taken."""
_ADDRESS = re.compile(r"[^\s<>@,;|:()\"'\[\]]{1,64}@[^\s<>@,;|:()\"'\[\]]{1,253}")


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Whom a tenant does not contact, as of now.

    Attributes:
        digests: of blocked addresses. people: whoever is known with one of them: (company's id, name in normal form), and the
            same by the company's domain -> full name.
        domains: blocked ones -> why.
    """

    digests: frozenset[str]
    people: Mapping[tuple[int | str, str], str]
    domains: Mapping[str, str]

    def named_in(self, cells: Iterable[str]) -> bool:
        """Whether a blocked address stands in one of the texts."""
        return any(True for cell in cells for _ in self.addresses_in(cell))

    def addresses_in(self, text: str) -> Iterator[str]:
        """Blocked addresses that stand in a text, as they stand there."""
        if self.digests and "@" in text:
            found = (address.rstrip(".") for address in _ADDRESS.findall(text))
            yield from (address for address in found if email_digest(address) in self.digests)

    def is_one(self, company: int | str, person: str) -> bool:
        """Whether a person of a company, by its id or its domain, is known with a blocked address."""
        return bool(company and self.people) and (company, normal_person_name(person)) in self.people

    def known_at(self, company: int | str) -> list[str]:
        """Full names of a company's people who are known with a blocked address."""
        return [name for (where, _), name in self.people.items() if where == company]

    def contact(self, row: Row) -> bool:
        """Whether a row of a contacts file names somebody who is blocked; not whether the company is."""
        return self.named_in((row["email"],)) or self.is_one(row["company_domain"].lower(), row["full_name"])

    def company(self, row: Row) -> str:
        """Why the company of a row of a companies file is blocked; "" when it is not."""
        return blocked_by(row["domain"], self.domains)

    def cited(self, one: StoredCitation) -> bool:
        """Whether a value for a person's verdict is about somebody who is blocked, or holds a blocked address."""
        return self.named_in((one.value, one.url)) or self.is_one(one.company_id, one.person)

    def review(self, row: Row) -> bool:
        """Whether a row of a review is about somebody or a company that is blocked."""
        return bool(blocked_by(row["domain"], self.domains)) or (
            self.named_in(row.values()) or self.is_one(row["domain"].lower(), row["person"])
        )


async def read_left_alone(conn: AsyncConnection[Any]) -> LeftAlone:
    """Whom the transaction's tenant does not contact."""
    digests = frozenset(await emails_blocked(conn))
    return LeftAlone(digests, await people_blocked(conn) if digests else {}, await blocked_domains(conn))
