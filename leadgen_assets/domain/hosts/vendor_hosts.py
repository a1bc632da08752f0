"""Vendors that give each customer an address beneath their own, so that none of these is a customer's own domain, whatever the ICP.

The list stands beside the ICP files (`icp/vendor_hosts.txt`). The vendor itself stays a company like any other, unless an ICP names it in
`never_domains`: only what stands beneath its domain is somebody's else.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from leadgen_assets.domain.hosts.domains import host_of, hosts_above

_LIST = Path(__file__).parents[2] / "icp" / "vendor_hosts.txt"

_OWN = """
www www2 m en us go get try app apps my login signin secure account accounts help support docs blog news info about careers jobs learn
academy community developer developers api status portal shop store marketing pages resources resource training investors ir press partners
"""
_OWN_LABELS = frozenset(_OWN.split())
"""First labels of addresses that a vendor has for itself."""


def customers_place(address: str) -> str:
    """Why an address is one that a vendor gives to a customer, as half a sentence; "" for any other, the vendor's own too.

    >>> customers_place("https://tarnwick.appfolio.com/listings"), customers_place("https://www.appfolio.com/")
    ('beneath appfolio.com stand pages of its customers', '')
    """
    host = host_of(address)
    vendors = _vendors()
    vendor = next((above for above in hosts_above(host) if above in vendors), "")
    own = host == vendor or host.partition(".")[0] in _OWN_LABELS
    theirs = bool(vendor) and (vendors[vendor] or not own)
    return f"beneath {vendor} stand pages of its customers" if theirs else ""


@lru_cache(maxsize=1)
def _vendors() -> dict[str, bool]:
    """Host of a vendor -> whether it is for its customers alone, which a star marks."""
    lines = [line for line in _LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {word: line.startswith("*") for line in lines for word in line.strip("* ").split()}
