"""Which company a person means who names one on a command line."""

from __future__ import annotations

from leadgen_assets.cli.company_named import Known, company_named
from leadgen_assets.domain.errors import CompanyUnknown
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.identity.shared_sites import SharedSites
from leadgen_assets.reports.explanation import Explanation
from leadgen_assets.settings import Settings
from leadgen_assets.stages.explaining import explain_company
from leadgen_assets.storage.blocking import StoredBlock, block_on
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import (
    CompanyEntry,
    companies_called,
    companies_of,
    company_entries,
    names_told,
    places_of,
    shared_sites,
)
from leadgen_assets.storage.requests import StoredRequest, load
from leadgen_assets.storage.slices import slice_standings


async def find_company(
    database: Database, settings: Settings, given: str, stored: StoredRequest | None, command: str
) -> CompanyEntry:
    """The company that a person means: by domain, website, number ("#12"), or any name that a source or its pages have.

    Args:
        stored: the request that has it, None for any tenant's companies.
        command: what asks for a company when its number is put behind it; hints begin with it.

    Raises:
        CompanyUnknown: none or several; names the nearest, or the choices, those of the request where there is one; of a domain
            that is blocked, says so.
    """
    domain = registrable_domain(given)
    key = stored.key if stored is not None else ""
    async with database.tenant_tx(stored.request.tenant) if stored is not None else database.operator_tx() as conn:
        known = Known(
            await company_entries(conn),
            await companies_called(conn, f"domain:{domain}") if domain else set(),
            await names_told(conn),
            await companies_of(conn, key) if key else None,
            await shared_sites(conn) if domain else SharedSites(()),
        )
    try:
        return company_named(given, known, settings.tenant, command, key)
    except CompanyUnknown as unknown:
        tenant = stored.request.tenant if stored is not None else settings.tenant
        async with database.tenant_tx(tenant) as conn:
            block = await block_on(conn, [domain]) if domain else None
        if block is None:
            raise
        raise kept_out(given, block, tenant, key) from unknown


def kept_out(given: str, block: StoredBlock, tenant: str, key: str = "") -> CompanyUnknown:
    """Why no request has a company whose domain is blocked: by which entry and since when, and how it comes in.

    Args:
        key: the request that is asked about, "" for none.
    """
    again = f"leadgen run {key or 'REQUEST'} --redo all"
    return CompanyUnknown(
        f"No request has {given!r}, and none takes it in: {block}.",
        f"tenant {tenant}",
        f"to have it: {block.lifted_by(tenant)}; then {again}",
    )


async def explained(database: Database, entry: CompanyEntry, stored: StoredRequest) -> Explanation:
    """Everything about a company of a request; of one that was split, by the slice that has the company.

    Of several that have it, one that delivered it answers.
    """
    async with database.tenant_tx(entry.tenant) as conn:
        slices = [one.key for one in await slice_standings(conn, stored.key)] if stored.split_by else []
        having = [place for place in await places_of(conn, entry.company_id) if place.request_key in slices]
        if having:
            stored = await load(conn, min(having, key=lambda place: place.status != "exported").request_key)
        return await explain_company(conn, entry, stored)
