"""When two mentions are one company: the keys under which companies are found, and how mentions are merged.

Pure rules; where companies are kept is not known here. What is compared and what it counts stands in `likeness`, who is
compared with whom in `register`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.likeness import Verdict, compare, licence_key
from leadgen_assets.domain.wording.firm_names import own_words
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.streets import normal_street, read_street

KEPT = ("name", "website", "domain", "phone", "street", "city", "state", "zip_code", "licence")
"""What sources say of a company: the parts of a mention that are merged and stored."""


def identity_keys(candidate: Candidate, branch: str = "") -> tuple[str, ...]:
    """The keys under which the company is looked up, strongest first; the first one names it.

    Equal first keys always mean one company. The others only propose: `same_company` decides.

    Args:
        branch: tells apart firms that share one domain, such as a franchise's offices ("domain:acme.com#austin").
    """
    name, place = normal_company_name(candidate.name), _place(candidate)
    keys = []
    if candidate.domain:
        keys.append(f"domain:{candidate.domain.lower()}{f'#{branch}' if branch else ''}")
    if candidate.licence:
        keys.append(licence_key(candidate))
    if not keys:
        keys.append(_firm(candidate, name))
    if candidate.phone:
        keys.append(f"phone:{candidate.phone}")
    if name and place:
        keys.append(f"name:{name}|{place}")
    if _address(candidate):
        keys.append(f"address:{_address(candidate)}")
    return tuple(keys)


def domain_shared(first_key: str) -> str:
    """The domain that a company's first key names it by although another company has it; "" where it is its own, or none."""
    domain, office, _ = first_key.partition("#")
    return domain.removeprefix("domain:") if office and domain.startswith("domain:") else ""


def same_company(a: Candidate, b: Candidate) -> str:
    """Why the two are one company, for a person; "" when they are two or nobody can tell."""
    likeness = compare(a, b)
    return likeness.reason if likeness.verdict is Verdict.SAME else ""


def block_keys(candidate: Candidate) -> frozenset[str]:
    """Keys of the blocks in which the company is looked for: only what shares one is compared at all.

    A block is no more than a reason to look: `compare` decides.
    """
    return _block_keys(
        *(getattr(candidate, part) for part in _BLOCKED), licence_key(candidate) if candidate.licence else ""
    )


_BLOCKED = ("name", "domain", "phone", "street", "city", "state", "zip_code")


@lru_cache(maxsize=2048)  # a batch's mentions are asked for theirs several times
def _block_keys(
    name: str, domain: str, phone: str, street: str, city: str, state: str, zip_code: str, licence: str
) -> frozenset[str]:
    keys = {f"digits:{phone[-7:]}"} if len(phone) >= 7 else set()
    if domain:
        keys.add(f"domain:{domain.lower()}")
    if licence:
        keys.add(licence)
    read = read_street(street)
    if read.numbers and read.name:
        keys |= {f"door:{number}|{word[:3]}" for number in read.numbers for word in (read.name[0], read.name[-1])}
    places = {place for place in (_in_place(city, state), zip_code[:5]) if place} or {""}
    if name:
        for own in own_words(name, frozenset(city.casefold().split())):
            keys |= {f"words:{' '.join(sorted(own))}|{place}" for place in places}
    return frozenset(keys)


def wide_keys(candidate: Candidate) -> frozenset[str]:
    """Further blocks, for whoever lists what a person should look at: the first word of a name's own, in its place.

    What shares nothing else is never one company without a person's word.
    """
    places = {place for place in (_place(candidate), candidate.zip_code[:5]) if place} or {""}
    every = own_words(candidate.name, frozenset(candidate.city.casefold().split()))
    return frozenset(f"word:{own[0]}|{place}" for own in every for place in places)


def mention_key(candidate: Candidate) -> str:
    """One key for all mentions in the same words: what was named so once is the same company for ever."""
    parts = [" ".join(str(getattr(candidate, part)).casefold().split()) for part in KEPT]
    if not _told(candidate):
        parts += [candidate.source, candidate.locator]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]


def merge(known: Candidate, new: Candidate) -> Candidate:
    """The known mention, its gaps filled from the new one; both sources, locators and all facts are kept."""
    filled = {part: getattr(known, part) or getattr(new, part) for part in KEPT}
    if known.domain and new.domain and known.domain != new.domain:
        filled["website"] = known.website
    facts = (*known.facts, *(fact for fact in new.facts if fact not in known.facts))
    return replace(
        known,
        source=_joined(known.source, new.source),
        locator=_joined(known.locator, new.locator),
        facts=facts,
        **filled,
    )


def _place(candidate: Candidate) -> str:
    return _in_place(candidate.city, candidate.state)


def _in_place(city: str, state: str) -> str:
    city = " ".join(city.casefold().split())
    return f"{city}|{state.upper()}" if city and state else ""


def _address(candidate: Candidate) -> str:
    street = normal_street(candidate.street)
    return f"{street}|{candidate.zip_code[:5]}" if street and candidate.zip_code else ""


def _firm(candidate: Candidate, name: str) -> str:
    """Names a company without domain and licence. One of which too little is known is named by its place in the source."""
    parts = [name, _place(candidate), _address(candidate), candidate.phone]
    if not _told(candidate):
        parts = [candidate.source, candidate.locator, *parts]
    return f"firm:{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:20]}"


def _told(candidate: Candidate) -> bool:
    """Whether enough is known that the same words always mean the same company."""
    placed = candidate.phone or _address(candidate) or _place(candidate)
    named = bool(normal_company_name(candidate.name)) and bool(placed)
    return named or bool(candidate.domain or candidate.licence)


def _joined(known: str, new: str) -> str:
    parts = known.split("; ")
    return known if not new or new in parts else "; ".join(part for part in (*parts, new) if part)
