"""Addresses of links that call or write to a telephone number."""

from __future__ import annotations

import re
from urllib.parse import unquote

_DIALLED = re.compile(r"(?:tel|fax|callto):", re.IGNORECASE)
_TEXTED = re.compile(r"sms:(?://)?[^?&;]{0,40}", re.IGNORECASE)
_MESSAGED = re.compile(
    r"https?://(?:(?:www\.)?wa\.me/|(?:api|web|www)\.whatsapp\.com/send/?\?(?:[^#\s]{0,300}&)?phone=)(?:\+|%2B)?(\d{8,15})(?!\d)",
    re.IGNORECASE,
)
"""WhatsApp's links, which name a number with its country's code and without the plus."""

BEGINNINGS = ("tel:", "call", "fax:", "sms:", "https://wa.m", "http://wa.me", "https://api.", "https://web.")
"""How such addresses begin, in lower case and at most twelve characters; others begin so too."""


def dialled_by(address: str) -> str:
    """What a link's address dials, as it may be read for a number; "" for an address that dials none."""
    if not address:  # most that is asked of
        return ""
    if _DIALLED.match(address):
        return unquote(address)
    return messaged_by(address)


def messaged_by(address: str) -> str:
    """The same of a link that only opens a message to a number.

    >>> messaged_by("https://wa.me/15125550101?text=Hello"), messaged_by("https://wa.me/?text=Hello")
    ('+15125550101', '')
    """
    texted = _TEXTED.match(address)
    if texted:
        return unquote(texted.group())
    messaged = _MESSAGED.match(address)
    return f"+{messaged.group(1)}" if messaged else ""
