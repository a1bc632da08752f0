"""What a mailbox's name says: a person's, a department's, or an example in a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.reading.word_lists import word_list

_EXAMPLE_LOCALS = frozenset(
    {
        "name",
        "yourname",
        "your.name",
        "email",
        "youremail",
        "myemail",
        "myname",
        "user",
        "username",
        "someone",
        "you",
        "firstname.lastname",
    }
    | {
        "firstname",
        "lastname",
        "first.last",
        "firstlast",
        "first_last",
        "firstname_lastname",
        "firstnamelastname",
        "flastname",
    }
    | {
        "firstinitiallastname",
        "f.lastname",
        "firstname.l",
        "vorname.nachname",
        "vorname",
        "nachname",
        "prenom.nom",
        "yourfirstname",
    }
)

_OFFICE = frozenset(
    {"info", "office", "contact", "contacts", "contactus", "hello", "hi", "mail", "main", "general", "ask", "reception"}
    | {
        "inquiries",
        "inquiry",
        "enquiries",
        "enquiry",
        "frontdesk",
        "front",
        "desk",
        "lobby",
        "welcome",
        "questions",
        "team",
        "email",
        "information",
        "infos",
    }
    # The same in the languages of firms that write to their own in them.
    | {"kontakt", "buero", "buro", "hallo", "post", "zentrale", "empfang", "sekretariat"}
    | {"bonjour", "accueil", "bureau", "contactez", "secretariat"}
    | {"hola", "contacto", "oficina", "correo", "recepcion", "informacion"}
    | {"ciao", "contatti", "contatto", "ufficio", "segreteria", "contato", "hej", "ahoj", "biuro"}
)
_NOBODYS = frozenset(
    {
        "noreply",
        "no-reply",
        "donotreply",
        "do-not-reply",
        "hostmaster",
        "postmaster",
        "abuse",
        "unsubscribe",
        "optout",
        "opt-out",
    }
    | {"privacy", "dmca", "gdpr", "ccpa", "dpo", "dataprotection", "data-protection", "datenschutz"}
)
"""Mailboxes of machines, and those that laws ask for: whoever reads them answers for nothing else."""
_NARROW = frozenset(
    {
        "careers",
        "jobs",
        "employment",
        "hr",
        "recruiting",
        "resumes",
        "apply",
        "webmaster",
    }
    | {
        "compliance",
        "press",
        "media",
        "pr",
        "news",
        "newsletter",
        "billing",
    }
    | {
        "invoices",
        "investor",
        "investors",
        "security",
        "donate",
        "donations",
        "volunteer",
        "web",
        "it",
        "maintenance",
        "repairs",
    }
)


class Purpose(IntEnum):
    """Whom a mailbox reaches, the firm's front desk last so that the greatest is the best to write to."""

    NOBODY = 0
    NARROW = 1
    PERSON = 2
    DEPARTMENT = 3
    OFFICE = 4


def purpose(email: str, domain: str) -> Purpose:
    """Whom a mailbox of the firm reaches, by its name alone: "careers@" nobody who speaks for the firm, "no-reply@" nobody at all.

    Args:
        email: normalised. domain: of the firm: "maplehollow@" of maplehollow.example is its front desk's.
    """
    local = re.sub(r"[^a-z-]", "", email.partition("@")[0].lower())
    if local in _OFFICE or local == domain.partition(".")[0]:
        return Purpose.OFFICE
    if local in _NOBODYS:
        return Purpose.NOBODY
    if local in _NARROW:
        return Purpose.NARROW
    return Purpose.DEPARTMENT if is_generic(email) else Purpose.PERSON


def is_generic(email: str) -> bool:
    """Whether the mailbox is a department's or nobody's, so that no person may have it."""
    local = email.partition("@")[0].lower()
    bare = re.sub(r"[^a-z-]", "", local)
    return (
        bare in word_list("generic_mailboxes")
        or bare.replace("-", "") in word_list("generic_mailboxes")
        or not bare
        or is_example(email)
    )


def is_example(email: str) -> bool:
    """Whether it is a form's placeholder or a service's own address."""
    local, _, host = email.lower().partition("@")
    return (
        host in word_list("example_hosts")
        or local in _EXAMPLE_LOCALS
        or host.endswith((".sentry.io", ".wixpress.com"))
        or len(local) > 40
    )


def local_part_carries(email: str, name: str) -> bool:
    """Whether what stands before the @ is made of this person's name: jane, doe, jdoe, jane.doe, janed, doej."""
    local = re.sub(r"[^a-z]", "", email.partition("@")[0].lower())
    parts = [part for part in normal_person_name(name).split() if part not in {"jr", "sr", "ii", "iii", "iv"}]
    if len(parts) < 2 or not local:
        return False
    first, last = re.sub(r"[^a-z]", "", parts[0]), re.sub(r"[^a-z]", "", parts[-1])
    if not first or not last:
        return False
    middle = parts[1][0] if len(parts) > 2 else ""
    forms = {first, last, first + last, last + first, first[0] + last, last + first[0], first + last[0]}
    forms |= {first[0] + middle + last, first + middle + last} if middle else set()
    return len(local) > 2 and local in forms


def carries_anothers(email: str, name: str, others: Iterable[str]) -> bool:
    """Whether a mailbox is made of the name of one of the others, and not of this person's."""
    return not local_part_carries(email, name) and any(local_part_carries(email, other) for other in others)
