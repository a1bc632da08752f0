"""What an entry of somebody else's list says about one company, and the facts that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import ENTRY_BREAK, quote_supports
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.wording.names import normal_company_name

CONFIDENCE = 0.8
"""Of what a directory says: somebody else wrote it down, some time ago."""

_FACT_FIELDS = {"name": "company_name"}
_NO_FACTS = frozenset({"licence", "detail"})
_KNOWN = ("name", "website", "domain", "phone", "street", "city", "state", "zip_code", "licence")


@dataclass(frozen=True, slots=True)
class Said:
    """One value, the page and segment that say it, `piece`: the text that does, copied, and when the page was seen."""

    value: str
    url: str
    segment: int
    piece: str
    seen_at: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry.

    Attributes:
        said: what it says, by the names of `Candidate` and of the ICP's fields; `detail` is the address of a page about it.
        refused: why a website that it names is none of its own, "" where it names none such.
        left_out: why it is no company at all ("the directory itself").
    """

    said: Mapping[str, Said] = field(default_factory=dict)
    refused: str = ""
    left_out: str = ""

    def of(self, name: str) -> str:
        """The value under a name, "" where the entry does not say."""
        return self.said[name].value if name in self.said else ""

    def filled(self, other: Told) -> Told:
        """This entry with its gaps filled from another one about the same company."""
        said = {**other.said, **self.said}
        return replace(self, said=said, refused="" if "domain" in said else self.refused or other.refused)

    def key(self) -> str:
        """What makes two mentions the same line: name, website and place."""
        parts = (normal_company_name(self.of("name")), *map(self.of, ("domain", "phone", "street", "city", "detail")))
        return "|".join(parts)

    def candidate(
        self, source: str, locator: str, vocabulary: Vocabulary, method: Method = Method.DIRECTORY, said_by: str = ""
    ) -> Candidate:
        """The candidate, with a fact for each value that its quote carries.

        Args:
            said_by: the model that pointed at the values, where one did.
        """
        values = {name: self.of(name) for name in _KNOWN}
        facts = (
            self._fact(name, said, vocabulary, method, said_by)
            for name, said in self.said.items()
            if name not in _NO_FACTS
        )
        kept = sorted((fact for fact in facts if fact is not None), key=lambda fact: _place(fact.field))
        return Candidate(source, locator, facts=tuple(kept), **values)

    def _fact(self, name: str, said: Said, vocabulary: Vocabulary, method: Method, said_by: str) -> Fact | None:
        field = _FACT_FIELDS.get(name, name)
        if not quote_supports(field, said.value, said.piece, said.url, vocabulary, method):
            return None
        # The company's name stands first, so that the quote says whose value it is; a portal's address speaks for itself.
        named = name != "name" and not (field in vocabulary.fields and said.piece.startswith("http"))
        quote = f"{self.of('name')}{ENTRY_BREAK}{said.piece}" if named and self.of("name") else said.piece
        fact = Fact(
            COMPANY,
            field,
            said.value,
            said.url,
            said.segment,
            quote,
            method,
            CONFIDENCE,
            True,
            said_by=said_by,
            seen_at=said.seen_at,
        )
        return fact if quote_supports(field, said.value, quote, said.url, vocabulary, method) else None


def _place(name: str) -> int:
    """An address is told in this order, which is how its parts are known to belong together."""
    return (
        ("street", "city", "state", "zip_code").index(name) if name in ("street", "city", "state", "zip_code") else -1
    )
