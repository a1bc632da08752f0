"""The request's companies as a stream of work items, read chunk by chunk so that a large request stays small in memory."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator

from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.companies import RequestCompany, count_companies, request_companies

CHUNK = 200
"""Companies read at once."""


async def company_chunks(session: RequestSession) -> AsyncIterator[list[RequestCompany]]:
    """All companies of the request in order of discovery, `CHUNK` at a time."""
    last = 0
    while True:
        chunk = await session.read(request_companies, session.key, last, CHUNK)
        if not chunk:
            return
        yield chunk
        last = chunk[-1].rank


async def number_of_companies(session: RequestSession) -> int:
    """How many companies stand in the request."""
    return sum((await session.read(count_companies, session.key)).values())


def digest(*parts: object) -> str:
    """Input hash of a work item."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]
