"""The numbers of a request, stage by stage: for metadata, progress and reports. Read from what is committed, never counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.stages import assessing, contacting, discovery, profiling, sites
from leadgen_assets.storage.companies import count_companies
from leadgen_assets.storage.exports import left_out
from leadgen_assets.storage.work_items import results, states_by_stage


@dataclass(frozen=True, slots=True)
class SitesRead:
    """Sites of the request's companies: read, unread by outcome, saved earlier; `oldest` page as ISO time."""

    read: int
    unread: Mapping[str, int]
    reused: int
    oldest: str

    @property
    def share_read(self) -> float:
        """Of the companies with a website, the share whose site was read; 1 where there is none."""
        known = self.read + sum(n for why, n in self.unread.items() if why not in sites.WITHOUT_SITE)
        return self.read / known if known else 1.0


@dataclass(frozen=True, slots=True)
class Funnel:
    """All numbers of a request at one moment.

    Attributes:
        companies: by status in the request. sources: each source's checkpoint (see `SourceTally`).
        fields: field -> state -> companies. rejected: values without a quote that carries them.
        judged: "qualified", "disqualified", "unknown", "filtered" (fits, but a filter of the request is unmet).
        tiers: of qualified companies.
        why_not: reason -> companies that are not qualified, or were left out of the export though they are.
        why_no_contact: reason -> qualified companies.
        stages: stage -> state of its items -> number.
    """

    candidates: int
    companies: Mapping[str, int]
    sources: Mapping[str, Mapping[str, Any]]
    sites: SitesRead
    profiles: int
    fields: Mapping[str, Mapping[str, int]]
    rejected: int
    judged: Mapping[str, int]
    tiers: Mapping[str, int]
    why_not: Mapping[str, int]
    covered: int
    contacts: int
    with_email: int
    by_seniority: Mapping[str, int]
    why_no_contact: Mapping[str, int]
    stages: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


async def read_funnel(conn: AsyncConnection[Any], key: str) -> Funnel:
    """The numbers of the request as they are committed now."""
    companies = await count_companies(conn, key)
    cursor = await conn.execute(
        "SELECT item, result FROM leadgen.work_items WHERE request_key = %s AND stage = %s", [key, discovery.STAGE]
    )
    sources = {row["item"]: row["result"] for row in await cursor.fetchall()}
    profiles = await results(conn, key, profiling.STAGE)
    judged = await results(conn, key, assessing.STAGE)
    qualified = {item for item, result in judged.items() if result["qualified"]}
    # A company that was qualified earlier and is no longer keeps its contacts, but they do not count here.
    contacts = await results(conn, key, contacting.STAGE, open_with="contacts")
    chosen = {item: result for item, result in contacts.items() if item in qualified}
    return Funnel(
        candidates=sum(companies.values()),
        companies=companies,
        sources=sources,
        sites=_sites(await results(conn, key, sites.STAGE)),
        profiles=len(profiles),
        fields=_fields(profiles),
        rejected=sum(result["rejected"] for result in profiles.values()),
        judged=Counter(_verdict(result) for result in judged.values()),
        tiers=Counter(result["tier"] for result in judged.values() if result["qualified"]),
        why_not=Counter(result["reason"] for result in judged.values() if not result["qualified"])
        + Counter(await left_out(conn, key)),
        covered=sum(bool(result["contacts"]) for result in chosen.values()),
        contacts=sum(result["contacts"] for result in chosen.values()),
        with_email=sum(result["with_email"] for result in chosen.values()),
        by_seniority=Counter(rung for result in chosen.values() for rung in result["seniority"]),
        why_no_contact=Counter(result["why_none"] for result in chosen.values() if result["why_none"]),
        stages=await states_by_stage(conn, key),
    )


def _verdict(result: Mapping[str, Any]) -> str:
    if result["qualified"]:
        return "qualified"
    return "disqualified" if result["fit"] == "no" else "unknown" if result["fit"] == "unknown" else "filtered"


def _sites(read: Mapping[str, Mapping[str, Any]]) -> SitesRead:
    unread = Counter(result["outcome"] for result in read.values() if result["outcome"] != "ok")
    oldest = min((result["oldest"] for result in read.values() if result.get("oldest")), default="")
    return SitesRead(
        read=sum(result["outcome"] == "ok" for result in read.values()),
        unread=unread,
        reused=sum(result["reused"] for result in read.values()),
        oldest=oldest,
    )


def _fields(profiles: Mapping[str, Mapping[str, Any]]) -> dict[str, Counter[str]]:
    fields: dict[str, Counter[str]] = {}
    for result in profiles.values():
        for state, names in result["states"].items():
            for name in names:
                fields.setdefault(name, Counter())[state] += 1
    return fields
