"""One filled-in row of a review: what it says, or why it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadgen_assets.domain.exports.given_values import NotTaken, given_value
from leadgen_assets.domain.exports.review import Verdict, confirmation_quote, confirmed_facts, verdict_of
from leadgen_assets.domain.facts.told import carried
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.telling.given_numbers import plain_number
from leadgen_assets.domain.telling.spreadsheet import joined
from leadgen_assets.storage.cited import GivenVerdict, StoredCitation

_ADDRESS_FIELDS = ("domain", "website")
_LONGEST = 1000


class RowFault(ValueError):
    """Why a row cannot be taken, for whoever filled it in."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A row's verdict in our words; a wrong one with a `confirmed_value` is a correction.

    Attributes:
        website, domain: to give to the company where it has none; "" where the verdict is about something else.
    """

    request_key: str
    verdict: Verdict
    given: GivenVerdict
    website: str = ""
    domain: str = ""


def judgement_of(
    cells: Mapping[str, str],
    cited: StoredCitation,
    vocabulary: Vocabulary,
    never: Sequence[str],
    file: str,
    day: str,
) -> Judgement:
    """What the row says of the cited value.

    Args:
        cells: by column of the review; columns that a file left out are missing.
        never: domains that are no company's own. file: name of the review file. day: ISO date of the verdict.

    Raises:
        RowFault: the verdict is none, the value column was edited, the value is none, or the quote does not carry it.
    """
    if not _unedited(cells, cited):
        raise RowFault(
            f"the value was changed to {cells['value']!r}; leave it as it was and write into corrected_value"
        )
    try:
        verdict = verdict_of(cells["verdict"]) if cells["verdict"] else None
    except ValueError as error:
        raise RowFault(str(error)) from error
    corrected = cells.get("corrected_value", "")
    if verdict is None:
        raise RowFault("a corrected value stands without a verdict; write wrong, or right for an empty value")
    who, note = cells.get("reviewed_by", "")[:100], cells.get("note", "")[:_LONGEST]
    plain = GivenVerdict(cited.company_id, cited.person, cited.field, cited.value, str(verdict), "", "", "", note, who)
    if verdict is Verdict.UNKNOWN:
        return Judgement(cited.request_key, verdict, plain)
    if not cited.value and not corrected:
        raise RowFault("there is no value to judge; write what you found into corrected_value, or unknown")
    if verdict is Verdict.WRONG and not corrected:
        return Judgement(cited.request_key, verdict, plain)
    return _confirmed(cells, cited, vocabulary, never, file, day, verdict, plain)


def _confirmed(
    cells: Mapping[str, str],
    cited: StoredCitation,
    vocabulary: Vocabulary,
    never: Sequence[str],
    file: str,
    day: str,
    verdict: Verdict,
    plain: GivenVerdict,
) -> Judgement:
    corrected = cells.get("corrected_value", "")
    of_person = bool(cited.person)
    try:
        value = given_value(cited.field, corrected or cited.value, vocabulary, of_person=of_person)
        same = not corrected or value == cited.value
        if not same and cited.value:
            same = value == given_value(cited.field, cited.value, vocabulary, of_person=of_person)
    except NotTaken as error:
        if not corrected:
            raise RowFault(f"the value cannot be taken: {error}") from error
        raise RowFault(f"the corrected value cannot be taken: {error}") from error
    if verdict is Verdict.WRONG and same and cited.value:
        raise RowFault("the value is said to be wrong, and the corrected value is the same")
    domain = registrable_domain(value) if cited.field in _ADDRESS_FIELDS and not of_person else ""
    refused = refusal(domain, never) if domain else ""
    if refused:
        raise RowFault(f"the value cannot be taken: {refused}")
    url, quote, note = _place(cells, cited, value, domain, vocabulary, file, day, plain)
    facts = confirmed_facts(cited.person, cited.field, value, url, quote, plain.reviewed_by)
    if not carried(facts[:1], vocabulary):
        raise RowFault(f"the quote does not carry the value {value!r}; copy the words that say it, or leave it empty")
    stored = Verdict.RIGHT if same or not cited.value else Verdict.WRONG
    given = GivenVerdict(
        cited.company_id, cited.person, cited.field, cited.value, str(stored), value, url, quote, note,
        plain.reviewed_by,
    )  # fmt: skip
    website = value if cited.field == "website" else f"https://{value}"
    return Judgement(cited.request_key, stored, given, website if domain else "", domain)


def _place(
    cells: Mapping[str, str],
    cited: StoredCitation,
    value: str,
    domain: str,
    vocabulary: Vocabulary,
    file: str,
    day: str,
    plain: GivenVerdict,
) -> tuple[str, str, str]:
    """Where the value stands, the quote that carries it, and the note."""
    link = cells.get("link", "")
    if link and not re.fullmatch(r"https?://[^\s\"<>]{3,2000}", link) and link != cited.url:
        raise RowFault(f"the link {link!r} is no web address; it begins with https://")
    url = link or cited.url or f"file:{file}"
    quote = cells.get("quote", "")[:_LONGEST]
    if domain and registrable_domain(url) == domain:
        # The site itself is the evidence of its own address; what was copied from it stays in the note.
        return url, url, " ".join(part for part in (plain.note, quote) if part)
    if not quote:
        who = plain.reviewed_by
        quote = confirmation_quote(cited.person, cited.field, value, who, day, cited.company, vocabulary)
    return url, quote, plain.note


def _unedited(cells: Mapping[str, str], cited: StoredCitation) -> bool:
    """Whether the value column says what it said; a spreadsheet may have taken a number's leading zeros or plus sign."""
    if "value" not in cells:
        return True
    shown, cell = joined([cited.value]), cells["value"]
    if cell in (shown, f"'{shown}"):
        return True
    try:
        return bool(shown) and float(plain_number(cell)) == float(shown)
    except ValueError:
        return False
