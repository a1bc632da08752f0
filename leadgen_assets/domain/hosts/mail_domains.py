"""Domains of e-mail addresses, and whether they take mail at all."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

FRESH = timedelta(days=30)
"""So long a domain's answer counts."""
UNKNOWN_FRESH = timedelta(days=1)
"""So long a domain about which nobody could answer is left alone."""


class MailStatus(StrEnum):
    """What is known of a domain's mail server."""

    ACCEPTS = "accepts"
    NO_MAIL = "no_mail"
    UNKNOWN = "unknown"  # nobody answered: says nothing of the domain


def mail_domain(email: str) -> str:
    """The part behind the @ in lower case; "" for no address."""
    return email.rpartition("@")[2].lower() if "@" in email else ""
