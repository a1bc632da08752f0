"""Which vendor an address belongs to, by a `linked_host` field's patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from leadgen_assets.domain.domains import host_of
from leadgen_assets.domain.icp import HostValue, LinkedHostField

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PATH_PART = re.compile(r"[\w.-]{1,80}")
_CREDIT = re.compile(
    r"\b(?:powered|design(?:ed)?|built|created|developed|hosted|site|web\s?site)\s(?:by|from)\b", re.IGNORECASE
)
_HISTORY = re.compile(
    r"\b(?:moved|switch(?:ed|ing)?|migrat\w+|chang(?:ed|ing)|transition\w*)\b.{0,30}\bfrom\b"
    r"|\b(?:formerly|previously|used to|no longer|instead of"
    r"|alternatives?|versus|vs|compar\w+|review of|left)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[\"“«‘]|[\"”»]\s*$")


@dataclass(frozen=True, slots=True)
class VendorAddress:
    """An address on a vendor's host: `tenant` is the customer's part, "" where the host names none."""

    vendor: str
    tenant: str


def vendor_address(address: str, spec: LinkedHostField) -> VendorAddress | None:
    """The vendor whose host the address is on; None for others, for the vendor's own pages, placeholders and look-alike hosts.

    Hosts are compared whole: `acme.appfolio.com.example` and `appfolio.com/acme` are nobody's portal.
    """
    host = host_of(address)
    if not host:
        return None
    for vendor, value in spec.values.items():
        tenant = _tenant_of(host, address, value, spec.placeholders)
        if tenant is not None:
            return VendorAddress(vendor, tenant)
    return None


def vendor_marks(spec: LinkedHostField) -> tuple[str, ...]:
    """Lower-case texts of which every address of the field's vendors contains one: a quick look before `vendor_address`."""
    marks: set[str] = set()
    for value in spec.values.values():
        hosts = (*value.hosts, *value.tenant_hosts, *(pattern.partition("/")[0] for pattern in value.tenant_paths))
        marks |= {host.rpartition("{tenant}")[2].removeprefix("www.").lower() for host in hosts}
    return tuple(sorted(marks))


def names_vendor(text: str, value: HostValue) -> bool:
    """Whether one of the vendor's names stands in the text as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in value.names)


def says_of_itself(sentence: str, text: str) -> bool:
    """Whether a sentence with a vendor's name may say what its firm uses: no history, no credit of the site's maker, nobody quoted.

    Args:
        sentence: around the name. text: the segment that it stands in.
    """
    return not (_CREDIT.search(sentence) or _HISTORY.search(sentence) or _QUOTED.search(text))


def _tenant_of(host: str, address: str, value: HostValue, placeholders: tuple[str, ...]) -> str | None:
    tenants = [_between(host, pattern.lower()) for pattern in value.tenant_hosts]
    for pattern in value.tenant_paths:
        pattern_host, _, pattern_path = pattern.lower().partition("/")
        if host == pattern_host.removeprefix("www."):
            tenants.append(_path_tenant(address, pattern_path))
    for tenant in tenants:
        if tenant and not _is_none(tenant, value.not_tenants + placeholders):
            return tenant
    return "" if any(host == own.lower().removeprefix("www.") for own in value.hosts) else None


def _between(host: str, pattern: str) -> str:
    before, _, after = pattern.partition("{tenant}")
    if not (host.startswith(before) and host.endswith(after)) or len(host) <= len(before) + len(after):
        return ""
    label = host[len(before) : len(host) - len(after)]
    return label if _LABEL.fullmatch(label) else ""


def _path_tenant(address: str, pattern: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    # Script-driven portals keep their route, tenant included, behind the hash.
    path = unquote(parts.path.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else "")).lower()
    before, _, after = pattern.partition("{tenant}")
    if not path.startswith(before):
        return ""
    part = _PATH_PART.match(path, len(before))
    if not part:
        return ""
    rest = path[part.end() :]
    # A pattern that ends in "/" also takes an address that ends right behind the tenant.
    return part.group() if rest.startswith(after) or (not rest and after == "/") else ""


def _is_none(tenant: str, patterns: tuple[str, ...]) -> bool:
    return any(
        tenant.startswith(pattern[:-1].lower()) if pattern.endswith("*") else tenant == pattern.lower()
        for pattern in patterns
    )
