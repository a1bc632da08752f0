"""What must be true of an export. The export stage refuses by these rules, and the asset checks report the same ones.

They see plain rows (`csv_contract`, before neutralising) and citations; no database, no Dagster.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from leadgen_assets.domain.exports.contact_choice import is_generic_inbox, valid_email
from leadgen_assets.domain.exports.csv_contract import EVIDENCED_COMPANY, EVIDENCED_CONTACT, Cited
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.supports import quote_supports
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.icps.icp import CountField, Icp, LinkedHostField, PhraseField, Vocabulary
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.rules import Broken, Level, RuleResult, company_name_of, result_of
from leadgen_assets.domain.telling.spreadsheet import csv_cells, is_safe, joined, one_line, plain
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.domain.wording.regions import REGIONS

Row = Mapping[str, str]

READABLE_SHARE = 0.7
"""Of the sites asked for pages, the share that must have given some."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def domains_are_unique_own_and_allowed(companies: Sequence[Row], icp: Icp, blocked: Iterable[str] = ()) -> RuleResult:
    """Each company has a domain of its own: no two share one, and it is no vendor's, network's, directory's or blocked domain.

    Args:
        blocked: the tenant's suppressed domains.
    """
    never = (*icp.never_domains, *blocked)
    seen = Counter(row["domain"].lower() for row in companies if row["domain"])

    def faults() -> Iterator[Broken]:
        for position, row in enumerate(companies):
            domain = row["domain"].lower()
            if not domain:
                continue
            company = company_name_of(row)
            if seen[domain] > 1:
                yield Broken("company", position, company, f"{seen[domain]} companies have the domain {domain}")
            reason = refusal(domain, never)
            if reason:
                yield Broken("company", position, company, reason)
            elif registrable_domain(domain) != domain:
                yield Broken("company", position, company, f"{domain} is a host below {registrable_domain(domain)}")
            if row["website"] and registrable_domain(row["website"]) != domain:
                yield Broken("company", position, company, f"its website is not on {domain}")

    return result_of(
        "domains_are_unique_own_and_allowed",
        Level.ERROR,
        "Every company has its own domain, once, and none is a vendor's, a directory's or a blocked one.",
        "Add the vendor or directory to never_domains of the ICP, or look at how the sources name these companies.",
        len(companies),
        faults(),
    )


def icp_fields_are_valid(companies: Sequence[Row], icp: Icp) -> RuleResult:
    """Required cells are filled, and every filled cell has its type, range and vocabulary."""
    return result_of(
        "icp_fields_are_valid",
        Level.ERROR,
        "Every field that the ICP requires is there, and every value is of its kind, in its range and vocabulary.",
        "Refresh these companies; if the values are right, the ICP's ranges or vocabulary are too narrow.",
        len(companies),
        (
            Broken("company", position, company_name_of(row), fault)
            for position, row in enumerate(companies)
            for fault in _row_faults(row, icp)
        ),
    )


def states_match_the_request(companies: Sequence[Row], request: LeadRequest) -> RuleResult:
    """Every company is in a state that was asked for; holds for all when none was."""
    asked = ", ".join(request.states)
    return result_of(
        "states_match_the_request",
        Level.ERROR,
        f"Every company is in {asked}." if asked else "The request asks for no state.",
        "Assess the request again (redo); if the states are right, amend the request.",
        len(companies),
        (
            Broken("company", position, company_name_of(row), f"state is {row['state'] or 'empty'}, asked for {asked}")
            for position, row in enumerate(companies)
            if request.states and row["state"] not in request.states
        ),
    )


def every_value_has_verified_evidence(
    companies: Sequence[Row], contacts: Sequence[Row], citations: Iterable[Cited], icp: Icp
) -> RuleResult:
    """Every filled cell that was read somewhere is carried by a quote that was verified and, asked again now, still carries it."""
    proven: dict[tuple[str, str, str], list[str]] = {}
    for cited in citations:
        if any(carries(fact, cited, icp) for fact in cited.facts):
            proven.setdefault((cited.company, cited.person, cited.column), []).append(cited.value)
    checked = 0
    broken = []
    for kind, rows, columns in (("company", companies, EVIDENCED_COMPANY), ("contact", contacts, EVIDENCED_CONTACT)):
        for position, row in enumerate(rows):
            company, person = company_name_of(row), row.get("full_name", "")
            for column in (column for column in columns if row[column]):
                checked += 1
                values = proven.get((company, person, column), [])
                if row[column] != joined(values) and row[column] not in values:
                    broken.append(Broken(kind, position, company, f"{column} has no quote that carries it"))
    return result_of(
        "every_value_has_verified_evidence",
        Level.ERROR,
        "Every value can be looked up: a quote from a page or list, checked by code, carries it.",
        "Extract these companies again (redo); a value that stays without a quote is to be dropped, never exported.",
        checked,
        broken,
    )


def contacts_are_unique_people(contacts: Sequence[Row], companies: Sequence[Row]) -> RuleResult:
    """Contacts are people of exported companies, each once, with valid e-mail addresses that are nobody else's and no office's."""
    known = {company_name_of(row) for row in companies}
    owners: dict[str, set[str]] = {}
    for row in contacts:
        owners.setdefault(row["email"].lower(), set()).add(normal_person_name(row["full_name"]))
    seen: set[tuple[str, str]] = set()
    broken = []
    for position, row in enumerate(contacts):
        company = company_name_of(row)
        person = (company, normal_person_name(row["full_name"]))
        reasons = [*_contact_faults(row, owners)]
        if company not in known:
            reasons.append("the company of this contact is not exported")
        if person in seen:
            reasons.append("one person stands twice")
        seen.add(person)
        broken += [Broken("contact", position, company, reason) for reason in reasons]
    return result_of(
        "contacts_are_unique_people",
        Level.ERROR,
        "Every contact is one person of an exported company, and no e-mail address is an office's or shared.",
        "Choose the contacts of these companies again (redo contacts).",
        len(contacts),
        broken,
    )


def csv_is_exact(file: str, lines: Iterable[str], rows: Sequence[Row], columns: Sequence[str]) -> RuleResult:
    """The file has exactly the contract's columns, reads back as the rows, and no cell runs in a spreadsheet.

    Args:
        file: its name. lines: its content, decoded, read once and never held whole. rows: what was to be written.
    """
    return result_of(
        "csv_is_exact",
        Level.ERROR,
        f"{file.partition('_')[0]} CSV: exactly the agreed columns, reads back as what was written, safe in a spreadsheet.",
        "Nothing was published; export again, and report this if it stays.",
        len(rows),
        (Broken("file", 0, file, reason) for reason in _csv_faults(lines, rows, columns)),
    )


def target_is_met(exported: int, target: int) -> RuleResult:
    """As many companies as asked for."""
    gap = max(0, target - exported)
    return RuleResult(
        "target_is_met",
        Level.WARN,
        gap == 0,
        target,
        gap,
        f"{exported} of {companies(target)} asked for {'is' if target == 1 else 'are'} in the export.",
        "Loosen a filter, add a source, or take what is there." if gap else "",
    )


def sites_could_be_read(read: int, unread: Mapping[str, str]) -> RuleResult:
    """At least 70 % of the sites that were asked for pages gave some.

    Args:
        read: sites of which a page was read. unread: domain -> why none was.
    """
    asked = read + len(unread)
    passed = not asked or read / asked >= READABLE_SHARE
    whys = ", ".join(f"{count} {why}" for why, count in Counter(unread.values()).most_common(3))
    return RuleResult(
        "sites_could_be_read",
        Level.WARN,
        passed,
        asked,
        len(unread),
        f"{read} of {asked} sites could be read; at least {READABLE_SHARE:.0%} should be.",
        ""
        if passed
        else f"Most could not for these reasons: {whys}. Look at the source's addresses, or ask again later:"
        " leadgen run REQUEST --redo failed",
        tuple(unread)[:5],
    )


def sources_could_be_read(damage: Mapping[str, str]) -> RuleResult:
    """Every source was read to its end.

    Args:
        damage: source -> why it ended early, "" for one that did not.
    """
    broken = [
        Broken("source", position, source, why.partition("\n")[0])
        for position, (source, why) in enumerate(damage.items())
        if why
    ]
    told = "; ".join(f"{one.company}: {one.reason}" for one in broken)
    return result_of(
        "sources_could_be_read",
        Level.WARN,
        f"Not every source could be read to its end. {told}" if broken else "Every source was read to its end.",
        "Mend the source and run the request again: it goes on behind what could be read.",
        len(damage),
        broken,
    )


def _row_faults(row: Row, icp: Icp) -> Iterator[str]:
    for field in icp.required:
        column = next((name for name, of in icp.columns.model_dump().items() if of == field), field)
        if column in row and not row[column]:
            yield f"{column} is empty, the ICP requires it"
    if row["state"] and row["state"] not in REGIONS:
        yield f"state {row['state']!r} is no state, province or county"
    if row["icp_fit"] != "yes":
        yield f"icp_fit is {row['icp_fit'] or 'empty'}, only a yes is exported"
    if row["icp_tier"] not in {tier.name for tier in icp.tiers}:
        yield f"icp_tier {row['icp_tier']!r} is no tier of the ICP"
    if not re.fullmatch(r"0\.\d+|1\.0+|[01]", row["icp_confidence"]):
        yield f"icp_confidence {row['icp_confidence']!r} is not between 0 and 1"
    if not _ISO.fullmatch(row["created_at"]):
        yield f"created_at {row['created_at']!r} is no time in UTC"
    for column, field in icp.columns.model_dump().items():
        yield from _vertical_faults(column, row[column], field, icp)


def _vertical_faults(column: str, cell: str, field: str | None, icp: Icp) -> Iterator[str]:
    spec = icp.vocabulary.fields.get(field or "")
    if not cell:
        return
    if spec is None or field is None:
        yield f"{column} is filled, but the ICP names no field for it"
    elif isinstance(spec, CountField):
        if not re.fullmatch(r"[0-9]{1,9}", cell):
            yield f"{column} {cell!r} is not a whole number"
        elif not spec.least <= int(cell) <= spec.most:
            yield f"{column} {cell} is outside {spec.least:,} to {spec.most:,}"
    elif isinstance(spec, (LinkedHostField, PhraseField)):
        known = {joined([icp.shown(field, value)]) for value in spec.values}
        yield from (
            f"{column} {part!r} is not in the ICP's vocabulary" for part in cell.split("; ") if part not in known
        )


def carries(fact: Fact, cited: Cited, icp: Icp) -> bool:
    """Whether a fact was verified, says the value, and its quote, asked again now, still carries it."""
    return fact.verified and _says(fact, cited, icp) and _supported(fact, icp.vocabulary)


def _supported(fact: Fact, vocabulary: Vocabulary) -> bool:
    return quote_supports(fact.field, fact.value, fact.quote, fact.url, vocabulary, fact.method)


def _says(fact: Fact, cited: Cited, icp: Icp) -> bool:
    """Whether the fact's value is the cell's, shown as cells show it."""
    if cited.factor != 1:
        return fact.value.isdecimal() and str(int(fact.value) * cited.factor) == cited.value
    if fact.value == cited.value:  # nearly every fact of an export
        return True
    if fact.field == "full_name":
        return normal_person_name(fact.value) == normal_person_name(cited.value)
    shown = (one_line(fact.value), joined([icp.shown(fact.field, fact.value)]))
    return cited.value.casefold() in {text.casefold() for text in shown}


def _contact_faults(row: Row, owners: Mapping[str, set[str]]) -> Iterator[str]:
    email = row["email"]
    if len(normal_person_name(row["full_name"]).split()) < 2:
        yield "the name is not a first and a last name"
    if not re.fullmatch(r"\d{1,2}|100", row["quality_score"]):
        yield f"quality_score {row['quality_score']!r} is not between 0 and 100"
    if not email:
        return
    if valid_email(email) != email.lower():
        yield "the e-mail address is not valid"
    if is_generic_inbox(email):
        yield "the e-mail address is an office's, not a person's"
    if len(owners[email.lower()]) > 1:
        yield "one e-mail address stands beside several people"


def _csv_faults(lines: Iterable[str], rows: Sequence[Row], columns: Sequence[str]) -> Iterator[str]:
    number, same, safe = 0, True, True
    try:
        read = csv_cells(lines)
        header = next(read)
        for number, cells in enumerate(read, start=1):
            same = (
                same and number <= len(rows) and dict(zip(header, map(plain, cells), strict=True)) == rows[number - 1]
            )
            safe = safe and all(map(is_safe, cells))
    except ValueError as error:
        yield str(error)
        return
    if header != list(columns):
        yield f"the columns are {', '.join(header)}"
    elif not same or number != len(rows):
        yield f"it reads back differently: {number} rows of {len(rows)}"
    elif not safe:
        yield "a cell would run as a formula in a spreadsheet"
