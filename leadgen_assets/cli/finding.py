"""Which company a person means who names one on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from leadgen_assets.domain.domains import registrable_domain
from leadgen_assets.domain.errors import CompanyUnknown
from leadgen_assets.domain.names import normal_company_name
from leadgen_assets.settings import Settings
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import CompanyEntry, companies_called, company_entries
from leadgen_assets.storage.requests import StoredRequest

_MOST_CHOICES = 10


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
    number = int(given.lstrip("#")) if re.fullmatch(r"#\d{1,18}", given) else 0
    found = [entry for entry in entries if entry.company_id == number]
    found = found or [entry for entry in entries if domain and (entry.domain == domain or entry.company_id in aliases)]
    name = normal_company_name(given)
    found = found or [entry for entry in entries if name and normal_company_name(entry.name) == name]
    own = [entry for entry in found if entry.tenant == settings.tenant]
    found = own or found
    if len(found) == 1:
        return found[0]
    if found:
        shown = "".join(f"\n    {_told(entry)}" for entry in found[:_MOST_CHOICES])
        more = f"\n    and {len(found) - _MOST_CHOICES} more" if len(found) > _MOST_CHOICES else ""
        raise CompanyUnknown(
            f"{len(found)} companies are called {given!r}.",
            "",
            f"say which one, or name a --request:{shown}{more}",
        )
    raise CompanyUnknown(f"There is no company {given!r}.", "", _nearest(given, domain, entries))


def _nearest(given: str, domain: str, entries: Sequence[CompanyEntry]) -> str:
    names: dict[str, str] = {}
    for entry in entries:
        for text in (entry.domain, normal_company_name(entry.name)):
            if text:
                names.setdefault(text, _told(entry))
    wanted = [text for text in (domain, normal_company_name(given)) if text]
    near = [names[hit] for text in wanted for hit in get_close_matches(text, names, 3, 0.55)]
    near += [told for text, told in names.items() if any(len(word) > 3 and word in text for word in wanted)][:3]
    shown = list(dict.fromkeys(near))[:5]
    return (
        "did you mean one of these:" + "".join(f"\n    {told}" for told in shown)
        if shown
        else "`leadgen list` shows the requests, their reports the companies"
    )


def _told(entry: CompanyEntry) -> str:
    """The command that asks for the company, by its number, which is its alone, and who it is."""
    place = ", ".join(part for part in (entry.city, entry.state) if part)
    parts = [
        f"leadgen why '#{entry.company_id}'   # {entry.domain or entry.name}",
        entry.name if entry.domain else "",
        place,
        f"tenant {entry.tenant}",
    ]
    return " / ".join(part for part in parts if part)
