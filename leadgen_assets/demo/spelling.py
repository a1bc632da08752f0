"""How names become hosts and mailboxes."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Lower-case ASCII letters and digits of a text: what a host or mailbox name can carry."""
    folded = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in folded if char.isascii() and char.isalnum())
