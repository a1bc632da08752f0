"""Who is not to be contacted among people whom rows name: by an address that is blocked, or as who is known to have one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any
from urllib.parse import unquote

from psycopg import AsyncConnection

from leadgen_assets.domain.exports.blocking import blocked_by, email_digest
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.storage.blocking import emails_blocked, people_blocked
from leadgen_assets.storage.cited import StoredCitation
from leadgen_assets.storage.companies import blocked_domains

Row = Mapping[str, str]

HIDDEN = "…"
"""Stands where something may not be shown."""
NOT_TO_BE_CONTACTED = "blocked: whom the row names is not to be contacted; nothing of it is kept"
"""Why a row that somebody gives is not taken."""
_AT_QUOTE = "#:~:text="
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

    def hiding(self, words: Sequence[str]) -> Callable[[Any], Any]:
        """What replaces words, and every blocked address, in a text and in whatever holds texts.

        Args:
            words: names, addresses and links of those who are left out.
        """
        plain = sorted({word for word in words if word.strip()}, key=lambda word: (-len(word), word))
        spelled = "|".join(r"\s+".join(map(re.escape, word.split())) for word in plain)
        named = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE) if spelled else None

        def hidden(said: str) -> str:
            for address in self.addresses_in(said):
                said = said.replace(address, HIDDEN)
            return named.sub(HIDDEN, said) if named else said

        def text(said: str) -> str:
            page, mark, quoted = said.partition(_AT_QUOTE)
            # A link that opens a page at words which are not shown opens the page.
            return hidden(page if mark and hidden(unquote(quoted)) != unquote(quoted) else said)

        def without(value: Any) -> Any:
            if type(value) is str:
                return text(value)
            if isinstance(value, dict):
                return {key: without(one) for key, one in value.items()}
            if type(value) in (tuple, list):
                return type(value)(map(without, value))
            if is_dataclass(value) and not isinstance(value, type):
                return replace(value, **{field.name: without(getattr(value, field.name)) for field in fields(value)})
            return value

        return without if named or self.digests else lambda value: value


async def read_left_alone(conn: AsyncConnection[Any]) -> LeftAlone:
    """Whom the transaction's tenant does not contact."""
    digests = frozenset(await emails_blocked(conn))
    return LeftAlone(digests, await people_blocked(conn) if digests else {}, await blocked_domains(conn))
