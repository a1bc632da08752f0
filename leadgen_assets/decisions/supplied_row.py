"""One row of an enriched list: its cells in our fields, and the facts that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from leadgen_assets.domain.exports.given_values import NotTaken, given_value
from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import supports
from leadgen_assets.domain.facts.told import subject_of
from leadgen_assets.domain.hosts.domains import is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.wording.places import state_code
from leadgen_assets.storage.told import SUPPLIED_CONFIDENCE

_COMPANY_FIELDS = {
    "company_name": "company_name",
    "domain": "domain",
    "website": "website",
    "company_phone": "phone",
    "company_street": "street",
    "company_city": "city",
    "company_state": "state",
    "company_zip": "zip_code",
}
"""Column -> field of the company, parts of an address in the order of domain/facts/resolution.py."""
_PERSON_COLUMNS = ("title", "email", "phone", "linkedin_url")
_NO_VOCABULARY = Vocabulary()


@dataclass(slots=True)
class SuppliedRow:
    """A row in our words.

    Attributes:
        domain, company_name, state: by which its company is found; "" where the row does not say.
        website: to give to a company that has none; "" where there is none of its own.
        person: full name, or "". values: (column, value in normal form), in the order in which facts are made.
        quote: the cells that were looked at. reasons: cells that were left out, and why.
    """

    domain: str = ""
    company_name: str = ""
    state: str = ""
    website: str = ""
    person: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)
    quote: str = ""
    reasons: list[str] = field(default_factory=list)


class RowReader:
    """Reads rows of one file.

    Args:
        columns: our column -> places in a row. url: what the facts' link is. never: domains that are no company's own.
    """

    def __init__(self, columns: Mapping[str, Sequence[int]], url: str, never: Sequence[str]) -> None:
        self._columns, self._url, self.never = columns, url, never

    def read(self, cells: Sequence[str]) -> SuppliedRow:
        """The row's cells, each in normal form or left out with a reason."""
        texts = {
            column: next((cells[at] for at in places if cells[at]), "") for column, places in self._columns.items()
        }
        row = SuppliedRow(company_name=texts.get("company_name", ""))
        row.quote = " | ".join(text for text in texts.values() if text)
        row.state = state_code(texts.get("company_state", "")) or state_code(texts.get("any_state", ""))
        self._address(row, texts)
        for column, name in _COMPANY_FIELDS.items():
            if column not in ("domain", "website"):
                self._take(row, column, name, texts.get(column, ""), of_person=False)
        self._person(row, texts)
        return row

    def facts(self, row: SuppliedRow, number: int) -> list[Fact]:
        """The facts of a row that its cells carry; the person's name stands behind the other facts' subject."""
        made = []
        for column, value in row.values:
            of_person = column in ("full_name", *_PERSON_COLUMNS)
            subject = subject_of(row.person) if of_person else COMPANY
            name = column if of_person else _COMPANY_FIELDS[column]
            made.append(
                Fact(subject, name, value, self._url, number, row.quote, Method.SUPPLIED, SUPPLIED_CONFIDENCE, True)
            )
        carried = [fact for fact in made if supports(fact, None, _NO_VOCABULARY)]
        row.reasons += [
            f"{fact.field.replace('_', ' ')} left out: the row's cells do not carry it"
            for fact in made
            if fact not in carried
        ]
        return carried

    def _address(self, row: SuppliedRow, texts: Mapping[str, str]) -> None:
        """Domain and website of the company; an e-mail address tells the domain where nothing else does."""
        for column in ("domain", "website"):
            text = texts.get(column, "")
            if not text:
                continue
            refused = refusal(text, self.never) if registrable_domain(text) else ""
            if refused:
                row.reasons.append(f"{column} left out: {refused}")
                continue
            self._take(row, column, column, text, of_person=False)
        said = dict(row.values)
        row.domain = said.get("domain") or registrable_domain(said.get("website", ""))
        if "website" in said and registrable_domain(said["website"]) != row.domain:
            row.reasons.append("website left out: it is not on the domain of the row")
            row.values = [value for value in row.values if value[0] != "website"]
        elif "website" in said and "domain" not in said:
            row.values.append(("domain", row.domain))
        row.website = said.get("website", "") or (f"https://{row.domain}" if row.domain else "")
        mail = registrable_domain(texts.get("email", "").rpartition("@")[2])
        if not row.domain and mail and not is_free_mail(mail) and not refusal(mail, self.never):
            row.domain = mail
            row.website = ""

    def _person(self, row: SuppliedRow, texts: Mapping[str, str]) -> None:
        name = texts.get("full_name", "") or f"{texts.get('first_name', '')} {texts.get('last_name', '')}".strip()
        if not name:
            left = [column for column in _PERSON_COLUMNS if texts.get(column)]
            if left:
                row.reasons.append(f"{', '.join(left).replace('_', ' ')} left out: the row names no person")
            return
        try:
            row.person = given_value("full_name", name, _NO_VOCABULARY, of_person=True)
        except NotTaken as error:
            row.reasons.append(f"person left out: {error}")
            return
        row.values.append(("full_name", row.person))
        for column in _PERSON_COLUMNS:
            self._take(row, column, column, texts.get(column, ""), of_person=True)

    def _take(self, row: SuppliedRow, column: str, name: str, text: str, *, of_person: bool) -> None:
        if not text:
            return
        try:
            row.values.append((column, given_value(name, text, _NO_VOCABULARY, of_person=of_person)))
        except NotTaken as error:
            row.reasons.append(f"{name.replace('_', ' ')} left out: {error}")
