"""The request's companies as a stream of work items, read chunk by chunk so that a large request stays small in memory."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator

from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.companies import RequestCompany, count_companies, request_companies

CHUNK = 200
"""Companies read at once."""


async def company_chunks(session: RequestSession) -> AsyncIterator[list[RequestCompany]]:
    """The companies of the request in order of discovery, `CHUNK` at a time; of a preview only the first few."""
    last, most, passed = 0, session.most_companies, 0
    while most is None or passed < most:
        limit = CHUNK if most is None else min(CHUNK, most - passed)
        chunk = await session.read(request_companies, session.key, last, limit)
        if not chunk:
            return
        yield chunk
        last, passed = chunk[-1].rank, passed + len(chunk)


async def number_of_companies(session: RequestSession) -> int:
    """How many companies of the request are worked on."""
    there = sum((await session.read(count_companies, session.key)).values())
    return there if session.most_companies is None else min(there, session.most_companies)


def digest(*parts: object) -> str:
    """Input hash of a work item."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]
