"""The request's companies as a stream of work items, read chunk by chunk so that a large request stays small in memory."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Collection

from leadgen_assets.stages.session import RequestSession
from leadgen_assets.storage.companies import (
    RequestCompany,
    blocked_in_request,
    companies_among,
    count_companies,
    given_recently,
    request_companies,
)

CHUNK = 200
"""Companies read at once."""


async def company_chunks(session: RequestSession) -> AsyncIterator[list[RequestCompany]]:
    """The companies of the request in order of discovery, `CHUNK` at a time; of a preview only the first few.

    Companies that the tenant was given before cannot be delivered: they take the places of a preview that are left. Blocked
    ones take none.
    """
    most = session.most_companies
    if most is None:
        async for chunk in _in_order(session, CHUNK):
            yield chunk
        return
    given, blocked, passed = await _given(session), await session.read(blocked_in_request, session.key), 0
    for before in (False, True) if given else (False,):
        async for chunk in _in_order(session, CHUNK if given or blocked else min(CHUNK, most)):
            there = [company for company in chunk if company.company_id not in blocked]
            some = [company for company in there if (company.company_id in given) is before][: most - passed]
            passed += len(some)
            if some:
                yield some
            if passed >= most:
                return


async def _in_order(session: RequestSession, limit: int) -> AsyncIterator[list[RequestCompany]]:
    last = 0
    while chunk := await session.read(request_companies, session.key, last, limit):
        yield chunk
        last = chunk[-1].rank


async def _given(session: RequestSession) -> Collection[int]:
    return await session.read(given_recently, session.key, session.request.exclude_exported_days, session.stored.series)


async def without_a_place(session: RequestSession) -> int:
    """How many companies of a preview's request were given to the tenant before, or are blocked; 0 once it is past its preview."""
    if session.most_companies is None:
        return 0
    given = await session.read(companies_among, session.key, list(await _given(session)))
    return len({one.company_id for one in given} | await session.read(blocked_in_request, session.key))


async def number_of_companies(session: RequestSession) -> int:
    """How many companies of the request are worked on."""
    there = sum((await session.read(count_companies, session.key)).values())
    if session.most_companies is None:
        return there
    return min(there - len(await session.read(blocked_in_request, session.key)), session.most_companies)


def digest(*parts: object) -> str:
    """Input hash of a work item."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]
