"""What of a request's finished work may be done again."""

from __future__ import annotations

from enum import StrEnum


class Again(StrEnum):
    """What is done again: STALE sites, whose pages are older than the ICP allows; FAILED items, and what another day may
    do better: items that went on without the model, sites that could not be reached; ALL.
    """

    STALE = "stale"
    FAILED = "failed"
    ALL = "all"
