"""Where a company's own pages are not enough: a search names addresses, and never a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel

from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.instructions import instructions
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.llm.answer import Answer, SearchSource
from leadgen_assets.llm.question import Place, Question, Use, WebSearch

INSTRUCTIONS = instructions("company_search", "1")
MOST_PAGES = 3
"""Pages that a search names and that are read for one company."""
MOST_SEARCHES = 3
NEVER_READ = frozenset({"linkedin.com", "facebook.com", "instagram.com", "x.com", "twitter.com", "tiktok.com"})
"""Sites that close their pages to programs: what is there goes to a person."""
_LONGEST_ADDRESS = 500


def company_search(subject: Subject, fields: Sequence[str], icp: Icp) -> Question[BaseModel]:
    """Ask which pages state these fields of the company."""
    sought = "\n".join(f"- {icp.label_of(name)}" for name in fields)
    asked = f"Company\n{subject.told()}\nkind: {icp.label}\n\nTo be found out\n{sought}\n"
    return Question(
        Use.SEARCH, INSTRUCTIONS, asked, search=WebSearch(place=place_of(subject)), most_tool_calls=MOST_SEARCHES,
        about=subject.domain or subject.name,
    )  # fmt: skip


def place_of(subject: Subject) -> Place | None:
    """From where a search for the company looks; None where its place is unknown."""
    return Place(region=subject.state, city=subject.city) if subject.place else None


def named_pages(answer: Answer[BaseModel], known: Collection[str] = ()) -> Iterator[SearchSource]:
    """Sources of a search that may be asked for, each address once, without fragments and tracking.

    Args:
        known: addresses that were read already.
    """
    seen = set(known)
    for source in answer.sources:
        address = _plain(source.url)
        if address and address not in seen:
            seen.add(address)
            yield SearchSource(address, source.title)


def is_closed(address: str) -> bool:
    """Whether the address belongs to a site that is never read."""
    return registrable_domain(address) in NEVER_READ


def _plain(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "." not in host or parts.username or len(address) > _LONGEST_ADDRESS:
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not part.lower().startswith("utm_"))
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))
