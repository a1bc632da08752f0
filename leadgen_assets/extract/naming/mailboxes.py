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
    }
)
_NARROW = frozenset(
    {
        "careers",
        "jobs",
        "employment",
        "hr",
        "recruiting",
        "resumes",
        "apply",
        "noreply",
        "no-reply",
        "donotreply",
        "webmaster",
    }
    | {
        "hostmaster",
        "postmaster",
        "abuse",
        "privacy",
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

    NARROW = 0
    PERSON = 1
    DEPARTMENT = 2
    OFFICE = 3


def purpose(email: str, domain: str) -> Purpose:
    """Whom a mailbox of the firm reaches, by its name alone: "careers@" and "no-reply@" nobody who speaks for the firm.

    Args:
        email: normalised. domain: of the firm: "maplehollow@" of maplehollow.example is its front desk's.
    """
    local = re.sub(r"[^a-z-]", "", email.partition("@")[0].lower())
    if local in _OFFICE or local == domain.partition(".")[0]:
        return Purpose.OFFICE
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
