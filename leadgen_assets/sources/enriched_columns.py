"""Which column of an enriched list holds what: headers as Apollo, ZoomInfo, Clay, HubSpot and people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.sources.column_names import numbered

HEADERS: dict[str, tuple[str, ...]] = {
    "first_name": ("first name", "firstname", "given name", "first", "contact first name", "person first name"),
    "last_name": ("last name", "lastname", "surname", "family name", "last", "contact last name", "person last name"),
    "full_name": ("full name", "fullname", "contact full name", "contact name", "person name", "contact", "person", "name"),
    "title": ("job title", "jobtitle", "title", "position", "role", "contact title", "person title", "headline title"),
    "email": (
        "email", "e mail", "email address", "e mail address", "work email", "business email", "contact email",
        "primary email", "professional email", "work email address", "person email",
    ),
    "phone": (
        "work direct phone", "direct phone", "direct phone number", "direct dial", "mobile phone", "mobile",
        "mobile phone number", "mobile number", "cell phone", "cell", "phone", "phone number", "contact phone",
        "person phone", "telephone", "telephone number", "tel", "tel number", "ph", "cell number", "cell phone number",
        "direct", "mob", "mob no", "mobile no", "mobile 1", "mobile no 1", "cell no", "contact no",
    ),
    "linkedin_url": (
        "person linkedin url", "linkedin url", "linkedin", "linkedin profile", "linkedin profile url",
        "linkedin contact profile url", "contact linkedin url", "linkedin bio", "linkedin link", "person linkedin",
    ),
    "company_name": (
        "company name", "company", "account name", "account", "organization name", "organisation name", "organization",
        "organisation", "associated company", "primary company", "employer", "business name", "company name for emails",
    ),
    "domain": (
        "company domain", "company domain name", "domain", "domain name", "website domain", "organization domain",
        "account domain",
    ),
    "website": (
        "company website", "website", "website url", "company website url", "company url", "web site", "url",
        "company homepage", "homepage", "organization website", "company web site",
    ),
    "company_phone": (
        "company phone", "corporate phone", "company phone number", "company hq phone", "hq phone", "main phone",
        "office phone", "office phone number", "office tel", "office telephone", "office tel number", "company main phone", "account phone",
        "business tel", "company tel", "main line", "landline", "office line", "office no", "office number",
    ),
    "company_street": ("company street", "company street address", "company address line 1"),
    "company_city": ("company city", "hq city", "account city"),
    "company_state": ("company state", "company state region", "hq state", "account state"),
    "company_zip": ("company zip", "company zip code", "company postal code", "company postcode", "account zip"),
    "any_state": ("state", "state region", "person state", "contact state", "state code", "province", "region"),
}  # fmt: skip
"""Our column -> headers that mean it, the likeliest first; compared without case and punctuation.

`any_state` may be the person's own: it helps to find the company and is no value of it.
"""

_NAMES_A_COMPANY = ("domain", "website", "company_name", "email")


def enriched_columns(header: Sequence[str], where: str) -> dict[str, tuple[int, ...]]:
    """Our column -> where the file has it; several places where it has several, of which the first filled cell counts.

    Args:
        where: the file, for messages.

    Raises:
        SourceUnreadable: nothing by which a row's company could be found, or nothing to take.
    """
    plain = [" ".join(re.findall(r"[^\W_]+", numbered(name).lower())) for name in header]
    chosen: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for column, names in HEADERS.items():
        places = tuple(plain.index(name) for name in names if name in plain and plain.index(name) not in taken and name)
        if places:
            chosen[column] = places
            taken |= set(places)
    shown = ", ".join(header)[:500]
    if not any(name in chosen for name in _NAMES_A_COMPANY):
        raise SourceUnreadable(
            f"No column tells which company a row is about (the columns are: {shown})",
            where,
            "name one of them Company Domain, Website, Company Name or Email; the first row must be the header",
        )
    if not chosen.keys() - {"domain", "company_name", "any_state", "company_state"}:
        raise SourceUnreadable(
            f"No column has anything to take (the columns are: {shown})",
            where,
            "name them First Name and Last Name, Title, Email, Phone, LinkedIn URL, Company Phone or Website",
        )
    return chosen
