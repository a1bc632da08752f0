"""The company that a command's argument means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leadgen_assets.domain.errors import CompanyUnknown
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.identity.shared_sites import SharedSites
from leadgen_assets.domain.wording.called import called
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.nearest import nearest
from leadgen_assets.storage.dossier import CompanyEntry

_MOST_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Known:
    """The companies that may be meant.

    Attributes:
        aliases: those that are known under the domain that was given.
        told: (company, name or domain) of every wording and of what the company's own pages say.
        asked: those of the request that is named, None where none is.
        shared: the sites of which companies have parts.
    """

    entries: Sequence[CompanyEntry]
    aliases: set[int]
    told: Sequence[tuple[int, str]]
    asked: set[int] | None
    shared: SharedSites


def company_named(given: str, known: Known, tenant: str, command: str, request: str) -> CompanyEntry:
    """The company that a person means by a domain, a website, a name or a number (#12).

    Args:
        tenant: whose companies come first. command: what asks for a company by its number. request: its key, "" for none.

    Raises:
        CompanyUnknown: none or several; names the nearest, or the choices.
    """
    entries = known.entries
    domain, name = registrable_domain(given), normal_company_name(given)
    number = int(given.lstrip("#")) if re.fullmatch(r"#\d{1,18}", given) else 0
    found = [entry for entry in entries if entry.company_id == number]
    found = found or [
        entry for entry in entries if domain and (entry.domain == domain or entry.company_id in known.aliases)
    ]
    if known.shared.part(given):  # whoever has the domain has one part of the site, not this one
        found = [entry for entry in entries if entry.company_id in known.shared.at(given)]
        if not found:
            raise CompanyUnknown(
                f"No company has this part of a shared site: {given!r}.", "", _near(given, known, command, request)
            )
    found = found or [entry for entry in entries if name and normal_company_name(entry.name) == name]
    if not found:
        meant = called(given, known.told)
        found = [entry for entry in entries if entry.company_id in meant]
    if known.asked is not None:
        found = [entry for entry in found if entry.company_id in known.asked] or found
    own = [entry for entry in found if entry.tenant == tenant]
    found = own or found
    if len(found) == 1:
        return found[0]
    if found:
        shown = "".join(f"\n    {_told(entry, command)}" for entry in found[:_MOST_CHOICES])
        more = f"\n    and {len(found) - _MOST_CHOICES} more" if len(found) > _MOST_CHOICES else ""
        other = "" if request else ", or name a --request"
        raise CompanyUnknown(f"{len(found)} companies are called {given!r}.", "", f"say which one{other}:{shown}{more}")
    raise CompanyUnknown(f"There is no company {given!r}.", "", _near(given, known, command, request))


def _near(given: str, known: Known, command: str, request: str) -> str:
    entries = {e.company_id: e for e in known.entries if known.asked is None or e.company_id in known.asked}
    names = [(text, e.company_id) for e in entries.values() for text in (e.domain, e.name)]
    near = nearest(given, [*names, *(pair[::-1] for pair in known.told if pair[0] in entries)])
    if near:
        return "did you mean one of these:" + "".join(f"\n    {_told(entries[one], command)}" for one in near)
    if request:
        return f"none of {request} has a name near it; `leadgen report {request}` shows its companies"
    return "no company has a name near it; `leadgen list` shows the requests, their reports the companies"


def _told(entry: CompanyEntry, command: str) -> str:
    """The command that asks for the company, by its number, which is its alone, and who it is."""
    place = ", ".join(part for part in (entry.city, entry.state) if part)
    parts = [
        f"{command} '#{entry.company_id}'   # {entry.domain or entry.name}",
        entry.name if entry.domain else "",
        place,
        f"tenant {entry.tenant}",
    ]
    return " / ".join(part for part in parts if part)
