"""Which company a person means who names one on a command line."""

from __future__ import annotations

from leadgen_assets.cli.company_named import Known, company_named
from leadgen_assets.domain.domains import registrable_domain
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import CompanyEntry, companies_called, companies_of, company_entries, names_told
from leadgen_assets.storage.requests import StoredRequest


async def find_company(
    database: Database, settings: Settings, given: str, stored: StoredRequest | None, command: str
) -> CompanyEntry:
    """The company that a person means: by domain, website, number ("#12"), or any name that a source or its pages have.

    Args:
        stored: the request that has it, None for any tenant's companies.
        command: what asks for a company when its number is put behind it; hints begin with it.

    Raises:
        CompanyUnknown: none or several; names the nearest, or the choices, those of the request where there is one.
    """
    domain = registrable_domain(given)
    key = stored.key if stored is not None else ""
    async with database.tenant_tx(stored.request.tenant) if stored is not None else database.operator_tx() as conn:
        known = Known(
            await company_entries(conn),
            await companies_called(conn, f"domain:{domain}") if domain else set(),
            await names_told(conn),
            await companies_of(conn, key) if key else None,
        )
    return company_named(given, known, settings.tenant, command, key)
