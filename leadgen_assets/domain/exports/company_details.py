"""All that is known of an exported company beside the cells of the three CSV files, for the forms that have room for it.

The rule is the files' own: a value counts only while a verified quote carries it. What has none is not in here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Any

from leadgen_assets.domain.exports.contact import Contact
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, Cited, evidence_rows
from leadgen_assets.domain.exports.export_rules import carries
from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Profile
from leadgen_assets.domain.hosts.mail_domains import mail_domain
from leadgen_assets.domain.icps.icp import CountField, FieldSpec, Icp, LinkedHostField, PhraseField
from leadgen_assets.domain.judging.assessment import Assessment, Points
from leadgen_assets.domain.rules import company_name_of
from leadgen_assets.domain.telling.spreadsheet import joined, one_line
from leadgen_assets.domain.wording.names import normal_person_name

FOUND_ON_SITE, SUPPLIED, NO_MAIL_SERVER = "found_on_site", "supplied", "no_mail_server"
"""Where a contact's e-mail address comes from: a page that was read, or somebody who knew it; or that its domain takes no mail."""

WITHHELD, UNPROVEN = "withheld", "unproven"
"""States beside `FieldState`: the site asks not to use it for marketing; no quote carries it any more."""


def company_details(
    identity: str,
    row: Mapping[str, str],
    profile: Profile,
    assessment: Assessment,
    icp: Icp,
    contacts: Sequence[Contact],
    seen_on: Mapping[str, date],
    without_mail: Set[str] = frozenset(),
) -> dict[str, Any]:
    """One company in what JSON knows.

    Args:
        identity: what the company is told by, whatever its name becomes. row: of the companies file.
        contacts: those of the contacts file, in its order. seen_on: address -> day on which it was read.
        without_mail: domains of which it is known that they take no mail.

    Returns:
        identity; fields (name -> text, whole number or list of texts); kinds (name of a field of the ICP -> "integer" or
        "list"; the others are text), the same for every company; states (CSV column or field -> why it is empty);
        estimated (names); score, reasons, assumptions, unmet, points; pages_read; evidence_count; evidence (rows
        of the evidence file's columns for `fields` and for phones of contacts); contacts (phone, email_status).
    """
    fields: dict[str, str | int | list[str]] = {}
    states: dict[str, str] = {}
    evidence: list[dict[str, str]] = []
    in_csv = {of: column for column, of in icp.columns.model_dump().items() if of}
    for name, found in profile.fields.items():
        column = in_csv.get(name, name)
        if found.state is not FieldState.FOUND:
            states[column] = found.state.value
        elif column in COMPANY_COLUMNS:
            continue
        elif name == "email" and profile.no_marketing:
            states[name] = WITHHELD
        else:
            proven = list(_proven(row, name, found, icp))
            if proven:
                fields[name] = _shown(name, [cited.value for cited in proven], icp)
                evidence += [line for cited in proven for line in evidence_rows(cited, seen_on)]
            else:
                states[name] = UNPROVEN
    people = [_person(row, contact, profile, icp, without_mail) for contact in contacts]
    evidence += [line for _, cited in people if cited for line in evidence_rows(cited, seen_on)]
    return {
        "identity": identity,
        "fields": fields,
        "kinds": {in_csv.get(name, name): _kind(spec) for name, spec in icp.vocabulary.fields.items()},
        "states": states,
        "estimated": sorted(in_csv.get(name, name) for name, found in profile.fields.items() if found.estimated),
        "score": round(assessment.score, 1),
        "reasons": list(assessment.reasons),
        "assumptions": list(assessment.assumptions),
        "unmet": list(assessment.unmet),
        "points": [_points(points) for points in assessment.points],
        "pages_read": profile.pages_read,
        "evidence_count": sum(fact.verified for found in profile.fields.values() for fact in found.facts)
        + sum(fact.verified for contact in contacts for fact in contact.facts),
        "evidence": evidence,
        "contacts": [told for told, _ in people],
    }


def _proven(row: Mapping[str, str], name: str, found: FieldValue, icp: Icp) -> Iterator[Cited]:
    """Each value of a field that a quote carries now, with the facts that do; of a field with one value the best one."""
    spec = icp.vocabulary.fields.get(name)
    several = isinstance(spec, (LinkedHostField, PhraseField))
    factor = spec.estimate_factor if isinstance(spec, CountField) and found.estimated else 1
    for value in found.values if several else found.values[:1]:
        shown = joined([icp.shown(name, value)]) if several else one_line(value)
        cited = Cited(company_name_of(row), "", name, shown, found.facts, factor)
        facts = tuple(fact for fact in found.facts if carries(fact, cited, icp))
        if facts and shown:
            yield replace(cited, facts=facts)


def _shown(name: str, values: list[str], icp: Icp) -> str | int | list[str]:
    spec = icp.vocabulary.fields.get(name)
    if isinstance(spec, CountField):
        return int(values[0]) if values[0].isdecimal() else values[0]
    return values if isinstance(spec, (LinkedHostField, PhraseField)) else values[0]


def _kind(spec: FieldSpec) -> str:
    return "integer" if isinstance(spec, CountField) else "list"


def _person(
    row: Mapping[str, str], contact: Contact, profile: Profile, icp: Icp, without_mail: Set[str]
) -> tuple[dict[str, str], Cited | None]:
    """A contact's own telephone number, where a quote carries it, and where the e-mail address comes from."""
    name = normal_person_name(contact.full_name)
    same = [person for person in profile.people if normal_person_name(person.full_name) == name]
    phone, proof = "", None
    for person in same:
        cited = Cited(company_name_of(row), one_line(contact.full_name), "phone", person.phone, ())
        facts = tuple(fact for fact in person.facts if fact.field == "phone" and carries(fact, cited, icp))
        if person.phone and facts:
            phone, proof = person.phone, replace(cited, facts=facts)
            break
    mails = [fact for fact in contact.facts if fact.field == "email"]
    return {"phone": phone, "email_status": _email_status(contact.email, mails, without_mail)}, proof


def _email_status(email: str, facts: Sequence[Fact], without_mail: Set[str]) -> str:
    if not email or not facts:
        return ""
    if mail_domain(email) in without_mail:
        return NO_MAIL_SERVER
    known = facts[0].method in (Method.LIST, Method.CONFIRMED) or facts[0].method.value.startswith(SUPPLIED)
    return SUPPLIED if known else FOUND_ON_SITE


def _points(points: Points) -> dict[str, Any]:
    return {
        "criterion": points.criterion,
        "value": points.value,
        "band": points.band,
        "weight": points.weight,
        "earned": round(points.earned, 2),
        "known": points.known,
    }
