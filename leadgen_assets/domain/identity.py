"""When two mentions are one company. Pure rules; where companies are kept is not known here.

Two different domains are never one company on the strength of a name: only a licence number or the same telephone number
under the same name says so. A firm without a website joins one that has one, when name and place agree and nothing speaks
against it. In doubt they stay two: a mix-up of two firms with one name harms more than a double entry.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from leadgen_assets.domain.company import Candidate
from leadgen_assets.domain.names import normal_company_name

_STREET_WORDS = {
    "street": "st",
    "avenue": "ave",
    "av": "ave",
    "road": "rd",
    "drive": "dr",
    "boulevard": "blvd",
    "lane": "ln",
    "court": "ct",
    "place": "pl",
    "parkway": "pkwy",
    "highway": "hwy",
    "square": "sq",
    "terrace": "ter",
    "circle": "cir",
    "suite": "ste",
    "floor": "fl",
    "building": "bldg",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "northeast": "ne",
    "northwest": "nw",
    "southeast": "se",
    "southwest": "sw",
}
_KEPT = ("name", "website", "domain", "phone", "street", "city", "state", "zip_code", "licence")


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
        keys.append(_licence(candidate))
    if not keys:
        keys.append(_firm(candidate, name))
    if candidate.phone:
        keys.append(f"phone:{candidate.phone}")
    if name and place:
        keys.append(f"name:{name}|{place}")
    if _address(candidate):
        keys.append(f"address:{_address(candidate)}")
    return tuple(keys)


def same_company(a: Candidate, b: Candidate) -> str:
    """Why the two are one company, for a person; "" when they are two or nobody can tell."""
    if a.domain and a.domain.lower() == b.domain.lower():
        return f"same domain {a.domain.lower()}"
    if a.licence and b.licence and a.state.upper() == b.state.upper():
        return f"same licence {a.licence}" if _licence(a) == _licence(b) else ""
    name = normal_company_name(a.name)
    one_name = bool(name) and name == normal_company_name(b.name)
    if not one_name:
        return ""
    if a.phone and a.phone == b.phone:
        return f"same name and telephone number {a.phone}"
    if a.domain and b.domain:
        return ""
    if _address(a) and _address(a) == _address(b):
        return f"same name and address {a.street}, {a.zip_code}"
    if _place(a) and _place(a) == _place(b) and not _elsewhere(a, b):
        return f"same name in {a.city}, {a.state}"
    return ""


def merge(known: Candidate, new: Candidate) -> Candidate:
    """The known mention, its gaps filled from the new one; both sources, locators and all facts are kept."""
    filled = {part: getattr(known, part) or getattr(new, part) for part in _KEPT}
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


def normal_street(text: str) -> str:
    """A street address reduced for comparing: lower case, usual abbreviations, no punctuation."""
    words = re.sub(r"[^\w\s]", " ", text.casefold().replace(".", "")).split()
    return " ".join(_STREET_WORDS.get(word, word) for word in words)


def _licence(candidate: Candidate) -> str:
    return f"licence:{candidate.state.upper()}:{re.sub(r'[^0-9a-z]', '', candidate.licence.lower())}"


def _place(candidate: Candidate) -> str:
    city = " ".join(candidate.city.casefold().split())
    return f"{city}|{candidate.state.upper()}" if city and candidate.state else ""


def _address(candidate: Candidate) -> str:
    street = normal_street(candidate.street)
    return f"{street}|{candidate.zip_code[:5]}" if street and candidate.zip_code else ""


def _firm(candidate: Candidate, name: str) -> str:
    """Names a company without domain and licence. One of which too little is known is named by its place in the source."""
    told = bool(name) and bool(candidate.phone or _address(candidate) or _place(candidate))
    parts = [name, _place(candidate), _address(candidate), candidate.phone]
    if not told:
        parts = [candidate.source, candidate.locator, *parts]
    return f"firm:{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:20]}"


def _elsewhere(a: Candidate, b: Candidate) -> bool:
    """Both have a street and a telephone number, and neither agrees: two firms of one name in one city."""
    phones = bool(a.phone and b.phone and a.phone != b.phone)
    streets = bool(a.street and b.street and normal_street(a.street) != normal_street(b.street))
    return phones and streets


def _joined(known: str, new: str) -> str:
    parts = known.split("; ")
    return known if not new or new in parts else "; ".join(part for part in (*parts, new) if part)
