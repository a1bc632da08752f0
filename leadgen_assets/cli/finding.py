"""Which company a person means who names one on a command line."""

from __future__ import annotations

from leadgen_assets.cli.company_named import company_named
from leadgen_assets.domain.domains import registrable_domain
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import CompanyEntry, companies_called, company_entries
from leadgen_assets.storage.requests import StoredRequest


async def find_company(
    database: Database, settings: Settings, given: str, stored: StoredRequest | None
) -> CompanyEntry:
    """The company that a person means: by domain, website, name or number ("#12").

    Args:
        stored: the request that has it, None for any tenant's companies.

    Raises:
        CompanyUnknown: none or several; names the nearest, or the choices.
    """
    domain = registrable_domain(given)
    if stored is not None:
        async with database.tenant_tx(stored.request.tenant) as conn:
            entries = await company_entries(conn)
            aliases = await companies_called(conn, f"domain:{domain}") if domain else set()
    else:
        async with database.operator_tx() as conn:
            entries = await company_entries(conn)
            aliases = await companies_called(conn, f"domain:{domain}") if domain else set()
    return company_named(given, entries, aliases, settings.tenant)
