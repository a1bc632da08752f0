"""Whom to contact at a company, and why nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from leadgen_assets.domain.exports.contact import Contact, ContactChoice
from leadgen_assets.domain.exports.personal_notes import personal_notes
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.profile import Person, Profile
from leadgen_assets.domain.hosts.domains import is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.icps.icp import ContactRules, Icp
from leadgen_assets.domain.requests.filters import value_of
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.wording.mailbox_names import carries_name, is_short_for
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.domain.wording.titles import is_held, length_of_own, standing_of, without_attributes

_GENERIC = """
info information office contact contactus hello hi mail email admin administrator administration support help helpdesk service services
customerservice clientservices sales marketing team staff everyone leasing leasingoffice lease leases rent rents rental rentals apply
application applications tenant tenants resident residents owner owners landlord landlords homeowner hoa association maintenance
repair repairs workorder workorders emergency frontdesk reception receptionist accounting accounts accountspayable ap ar billing
payments pay finance hr jobs careers career recruiting press media news newsletter webmaster web website postmaster hostmaster abuse
noreply donotreply privacy legal compliance security inquiry inquiries enquiry enquiries request requests questions feedback booking
bookings reservations orders order shop store pm manager management propertymanager propertymanagement propertymanagers property
properties realestate realtor realtors broker listings listing showings homes main general company business operations ops
it pr cs
"""
_GENERIC_INBOXES = frozenset(_GENERIC.split())
_PRACTISES = (
    r"\bDr\.?\s(?:\S+\s){{0,3}}?{0}\b"
    r"|\b{0}(?:,?\s(?:Jr|Sr|I{{2,3}}|IV)\b\.?)?,?\s(?:M\.?D|D\.?O|D\.?D\.?S|D\.?M\.?D|D\.?C|O\.?D|D\.?P\.?M|D\.?V\.?M|Psy\.?D|D\.?P\.?T|Esq|C\.?P\.?A)\b"
)
"""How a name is written whose bearer practises a profession."""

_LEAST_TITLE = 0.5
"""Confidence from which a further title of a person counts."""


def contact_bounds(request: LeadRequest, icp: Icp) -> tuple[int, int]:
    """Fewest and most contacts a company: the request's, and the ICP's where the request says nothing."""
    least = icp.contacts.least if request.contacts_min is None else request.contacts_min
    most = icp.contacts.most if request.contacts_max is None else request.contacts_max
    if request.contacts_max is None:
        return least, max(least, most)
    return min(least, most), most


def choose_contacts(profile: Profile, icp: Icp, request: LeadRequest, unread: str = "") -> ContactChoice:
    """The people to contact, first rung of the ladder first.

    Args:
        unread: why no page of the site could be read, as the fetcher says it ("robots.txt disallows /"); for the reasons.
    """
    least, most = contact_bounds(request, icp)
    mail_domains = _mail_domains(profile, icp)
    shared = _shared_emails(profile.people)
    candidates: dict[str, Contact] = {}
    refused: Counter[str] = Counter()
    for named in profile.people:
        person = _with_sought_title(named, icp.contacts)
        why_not = _why_no_contact(person, icp.contacts)
        if why_not:
            refused[why_not] += 1
            continue
        contact = _contact(person, profile, icp, mail_domains, shared)
        key = normal_person_name(person.full_name)
        if key not in candidates or _order(contact) < _order(candidates[key]):
            candidates[key] = contact
    rungs = len(icp.contacts.ladder)
    chosen = tuple(sorted(candidates.values(), key=lambda each: _placed(each, rungs))[:most])
    reasons = _reasons(profile, chosen, refused, unread)
    return ContactChoice(chosen, reasons, len(chosen) >= least)


def is_generic_inbox(email: str) -> bool:
    """Whether the mailbox is a function's and not a person's: info@, leasing@, property-management2@."""
    local = email.partition("@")[0].lower()
    squeezed = re.sub(r"[^a-z]", "", local)
    parts = [part for part in re.split(r"[^a-z]+", local) if part]
    return not squeezed or squeezed in _GENERIC_INBOXES or all(part in _GENERIC_INBOXES for part in parts)


@lru_cache(maxsize=4096)  # a person's address is looked at when it is chosen, judged, exported and checked
def valid_email(text: str) -> str:
    """The address in lower case if its syntax is valid (nothing is asked of the network), else ""."""
    # Here: every command imports this module, and few look at an address.
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return ""
    return checked.normalized.lower()


def rung_of(title: str, rules: ContactRules) -> int:
    """The ladder's rung of a title, from 1; 0 where no rung names it or the title is a former one.

    Titles match as whole words. A match inside a longer one does not count ("vice president" is no president); of what is
    left the first rung wins. Whom the holder serves does not count: "executive assistant to the CEO" and "assistant CEO" are assistants.
    """
    if not title or not is_held(title):
        return 0
    lowered, own, bare = title.lower(), length_of_own(title), without_attributes(title)
    matches = []
    for number, rung in enumerate(rules.ladder, 1):
        for phrase in rung.titles:
            first_word, pattern = _title_pattern(phrase)
            if first_word in lowered:
                matches += [(*found.span(), number) for found in pattern.finditer(title)]
    free = [
        number
        for start, end, number in matches
        if start < own
        and bare[start:end].strip() != ""
        and not any(low <= start and end <= high and high - low > end - start for low, high, _ in matches)
    ]
    return min(free, default=0)


@lru_cache(maxsize=4096)
def _title_pattern(phrase: str) -> tuple[str, re.Pattern[str]]:
    """The phrase's first word, a quick test, and its pattern."""
    words = phrase.lower().split()
    pattern = r"[\s\-–]+".join(re.escape(word) for word in words)
    return words[0], re.compile(rf"(?<!\w){pattern}s?(?![\w'’])", re.IGNORECASE)


def quality_score(
    rung: int, rungs: int, email: str, own_domain: bool, linkedin: bool, phone: bool, evidence: float
) -> int:
    """0 to 100: how much a contact is worth before anybody called it.

    40 for the ladder's first rung, falling evenly to 15 for its last, 10 without a fitting title; 30 for an e-mail address on
    the firm's own domain, 20 for one elsewhere; 10 for a LinkedIn address; 10 for a telephone number of the person's own; up
    to 10 for the confidence of the evidence (0 to 1).
    """
    place = 10.0 if not 1 <= rung <= rungs else 40 - (25 * (rung - 1) / (rungs - 1) if rungs > 1 else 0)
    mail = (30 if own_domain else 20) if email else 0
    return round(place + mail + 10 * linkedin + 10 * phone + 10 * min(1.0, max(0.0, evidence)))


def _with_sought_title(person: Person, rules: ContactRules) -> Person:
    """The person; where no rung has the surest title, or it is a trade's, with the verified one that the highest rung has.

    A firm's owner is also called after the trade: "attorney" on each page, and "Founder" where the team is shown.
    """
    own = rung_of(person.title, rules) if person.title else 0
    if not person.title or (own and _rank(person.title) != "staff"):
        return person
    told = {
        fact.value: rung
        for fact in person.facts
        if fact.field == "title"
        and fact.verified
        and fact.confidence >= _LEAST_TITLE
        and (rung := rung_of(fact.value, rules))
        and (not own or (rung < own and _rank(fact.value) == "executive"))
    }
    return replace(person, title=min(told, key=lambda title: told[title])) if told else person


def _rank(title: str) -> str:
    standing = standing_of(title)
    return standing.seniority if standing else ""


def _why_no_contact(person: Person, rules: ContactRules) -> str:
    if len(normal_person_name(person.full_name).split()) < 2:
        return "named by one name only"
    if not rung_of(person.title, rules) and not rules.untitled:
        return "with a title that the ICP does not seek" if person.title else "without a title"
    if not is_held(person.title):
        return "named with a title that is former, or not yet held"
    return ""


def _contact(
    person: Person, profile: Profile, icp: Icp, mail_domains: frozenset[str], shared: frozenset[str]
) -> Contact:
    ladder = icp.contacts.ladder
    rung = rung_of(person.title, icp.contacts)
    email = "" if profile.no_marketing else _usable_email(person, mail_domains, shared)
    wanted = {"full_name": person.full_name, "title": person.title, "email": email, "linkedin_url": person.linkedin_url}
    facts = tuple(
        fact for fact in person.facts if fact.verified and wanted.get(fact.field) and _same(fact, wanted[fact.field])
    )
    confidences = [fact.confidence for fact in facts]
    general = standing_of(person.title) if person.title and not rung else None
    score = quality_score(
        rung,
        len(ladder),
        email,
        registrable_domain(email.rpartition("@")[2]) in mail_domains,
        bool(person.linkedin_url),
        bool(person.phone),
        sum(confidences) / len(confidences) if confidences else 0.0,
    )
    return Contact(
        full_name=person.full_name,
        title=person.title,
        email=email,
        linkedin_url=person.linkedin_url,
        seniority=ladder[rung - 1].seniority.replace("_", " ") if rung else general.seniority if general else "",
        department=ladder[rung - 1].department.replace("_", " ") if rung else general.department if general else "",
        rung=rung or len(ladder) + 1,
        quality_score=score,
        personalization_notes=personal_notes(person, profile, icp),
        facts=facts,
    )


def _same(fact: Fact, shown: str) -> bool:
    if fact.field == "full_name":
        return normal_person_name(fact.value) == normal_person_name(shown)
    return fact.value.casefold() == shown.casefold()


def _order(contact: Contact) -> tuple[int, bool, int]:
    return contact.rung, not contact.email, -contact.quality_score


def _placed(contact: Contact, rungs: int) -> tuple[float, bool, int]:
    """As `_order`; who has no title and is written as a doctor or with a profession's letters stands ahead of the last rung.

    A practice names its doctors so, and its assistants by their posts.
    """
    rung, unmailed, worth = _order(contact)
    named = any(_is_practitioner(fact.value, fact.quote) for fact in contact.facts if fact.field == "full_name")
    return (rungs - 0.5 if not contact.title and rungs > 1 and named else rung, unmailed, worth)


def _is_practitioner(name: str, quote: str) -> bool:
    surname = re.escape(re.sub(r",?\s(?:Jr|Sr|I{2,3}|IV)\.?$", "", name).split()[-1])
    return re.search(_PRACTISES.format(surname), quote) is not None


def _mail_domains(profile: Profile, icp: Icp) -> frozenset[str]:
    """Domains whose mailboxes are the firm's: its site's, and that of the address it gives for itself."""
    domains = set(value_of(profile, "domain").values[:1])
    domains |= {registrable_domain(email.rpartition("@")[2]) for email in value_of(profile, "email").values[:1]}
    return frozenset(domain for domain in domains if domain and not refusal(domain, icp.never_domains))


def _shared_emails(people: Sequence[Person]) -> frozenset[str]:
    """Addresses that stand beside several people are an office's, whatever they look like."""
    owners: dict[str, set[str]] = {}
    for person in people:
        if person.email:
            owners.setdefault(person.email.lower(), set()).add(normal_person_name(person.full_name))
    return frozenset(email for email, names in owners.items() if len(names) > 1)


def _usable_email(person: Person, mail_domains: frozenset[str], shared: frozenset[str]) -> str:
    """The person's address, or "": see `why_not_theirs`."""
    email = valid_email(person.email) if person.email else ""
    if not email or email in shared or is_generic_inbox(email):
        return ""
    return "" if why_not_theirs(email, person.full_name, mail_domains) else email


def why_not_theirs(email: str, full_name: str, mail_domains: Collection[str]) -> str:
    """Why a valid address is not taken for the person's, as half a sentence; "" where it is.

    It is on the firm's domain, or on a free-mail service where it carries the person's name.

    Args:
        mail_domains: the firm's own, registrable.
    """
    local, _, domain = email.lower().rpartition("@")
    named = carries_name(local, full_name)
    if registrable_domain(domain) in mail_domains:
        # "roads@" beside the man who mends them is an office's: a person's has a name, part of one, or initials.
        theirs = named or is_short_for(local, full_name)
        return "" if theirs else f"{email} does not carry the person's name, so that it may be an office's"
    if is_free_mail(domain):
        named = named and len(re.sub(r"[^a-z]", "", local)) > 2  # "jo@" is no free mailbox of one's own
        return "" if named else f"{email} is at a free-mail service and does not carry the person's name"
    return f"{domain} is no domain of the company" if mail_domains else "no domain of the company is known"


def _reasons(profile: Profile, chosen: Sequence[Contact], refused: Counter[str], unread: str) -> tuple[str, ...]:
    reasons = []
    if not chosen:
        reasons.append(_why_nobody(profile, refused, unread))
    elif not any(contact.email for contact in chosen) and not profile.no_marketing:
        reasons.append("no page shows an e-mail address of theirs")
    if profile.no_marketing and (chosen or profile.people):
        reasons.append("the site asks that its addresses are not used for marketing: e-mail addresses are left out")
    return tuple(reasons)


def _why_nobody(profile: Profile, refused: Counter[str], unread: str) -> str:
    if not (value_of(profile, "website").values or value_of(profile, "domain").values):
        return "no website known"
    if not profile.pages_read:
        return f"site could not be read{f': {unread}' if unread else ''}"
    if not refused:
        return "no page names a person"
    return "the pages name no fitting person: " + ", ".join(f"{count} {why}" for why, count in sorted(refused.items()))
