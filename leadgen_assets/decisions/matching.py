"""Which known company a supplied row is about. In doubt none: a mix-up of two firms with one name harms more than a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from leadgen_assets.domain.identity.shared_sites import SharedSites
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.storage.supplied import KnownCompany


class NoMatch(ValueError):
    """Why no company can be said to be the row's."""


class CompanyIndex:
    """The tenant's companies by domain and by name.

    Args:
        companies: all of them. worded: the same in each wording of a source: a firm that was joined to one keeps name and domain.
        blocked: domains that the tenant suppressed, with the reason of each.
        shared: sites of which several firms have parts: their domain does not tell which firm is meant.
    """

    def __init__(
        self,
        companies: Sequence[KnownCompany],
        worded: Sequence[KnownCompany],
        blocked: Mapping[str, str],
        shared: SharedSites,
    ) -> None:
        self._blocked, self._shared = blocked, shared
        self._by_number = {company.company_id: company for company in companies}
        on_domain: dict[str, set[int]] = defaultdict(set)
        self._by_name: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for one in (*companies, *worded):
            on_domain[one.domain].add(one.company_id)
            company = self._by_number[one.company_id]
            self._by_name[normal_company_name(one.name)].add((one.company_id, one.state or company.state))
        # A domain that sources name of several, and none of them has, is nobody's.
        told = {domain: self._by_number[min(ids)] for domain, ids in on_domain.items() if domain and len(ids) == 1}
        self._by_domain = told | {company.domain: company for company in companies if company.domain}

    def match(self, domain: str, name: str, state: str, website: str = "") -> KnownCompany:
        """The company of this domain, else the only one of this name in this state that is known under no other domain; as it
        is known, or as any source words it.

        On a site that firms share it is the one of this part of it, or, where the row names no part, of this name there.

        Args:
            domain: registrable, or "". name: as written, or "". state: two-letter code, or "". website: on the domain, or "".

        Raises:
            NoMatch: none, several, or a blocked one.
        """
        if domain and self._shared.is_shared(domain):
            found: KnownCompany | None = self._on_shared(domain, name, website)
        else:
            found = self._by_domain.get(domain) if domain else None
        found = found or self._named(domain, normal_company_name(name), name, state)
        for known in (found.domain, domain):
            if known in self._blocked:
                raise NoMatch(f"{known} is blocked: {self._blocked[known]}")
        return found

    def _on_shared(self, domain: str, name: str, website: str) -> KnownCompany:
        part = self._shared.part(website)
        of_name = self._shared.called(domain, name)
        meant = self._shared.at(website) if part else of_name
        if len(meant) == 1:
            return self._by_number[next(iter(meant))]
        if part:
            raise NoMatch(f"{domain} is shared by several firms, and no known company has this part of it")
        raise NoMatch(
            f"{domain} is shared by several firms; name the company's own page on it, or its name as a list has it"
        )

    def _named(self, domain: str, plain: str, name: str, state: str) -> KnownCompany:
        alike = self._by_name.get(plain, set()) if plain else set()
        here = [self._by_number[number] for number, of_state in sorted(alike) if state and of_state == state]
        free = [company for company in here if not domain or not company.domain]
        if len(free) == 1:
            return free[0]
        if len(free) > 1:
            raise NoMatch(f"{len(free)} known companies are called {name!r} in {state}; name the domain")
        if domain and here:
            raise NoMatch(f"the company called {name!r} in {state} is known under {here[0].domain}, not {domain}")
        if domain:
            raise NoMatch(f"no known company has the domain {domain}")
        if not plain:
            raise NoMatch("the row names no company")
        if not alike:
            raise NoMatch(f"no known company is called {name!r}")
        if not state:
            raise NoMatch(f"{name!r} alone does not tell which company it is; name its domain or its state")
        raise NoMatch(f"no known company is called {name!r} in {state}")
