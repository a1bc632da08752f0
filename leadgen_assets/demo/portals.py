"""Addresses of the vendors' portals, as firms link to them. They are text in pages: nothing ever asks for them."""

from __future__ import annotations

_ADDRESSES = {
    "appfolio": (
        ("Resident Login", "https://{t}.appfolio.com/connect/users/sign_in"),
        ("Owner Login", "https://{t}.appfolio.com/oportal/users/log_in"),
    ),
    "buildium": (
        ("Tenant Portal", "https://{t}.managebuilding.com/Resident/portal/login"),
        ("Apply Now", "https://{t}.managebuilding.com/Resident/rental-application/new"),
    ),
    "doorloop": (
        ("Tenant Portal", "https://app.doorloop.com/tenant-portal/login"),
        ("Owner Portal", "https://app.doorloop.com/owner-portal/login"),
    ),
    "propertyware": (
        ("Tenant Login", "https://app.propertyware.com/pw/portals/{t}/tenant.action"),
        ("Owner Login", "https://app.propertyware.com/pw/portals/{t}/owner.action"),
    ),
    "rent_manager": (
        ("Pay Rent", "https://{t}.twa.rentmanager.com/"),
        ("Owner Access", "https://{t}.owa.rentmanager.com/"),
    ),
    "rentvine": (
        ("Resident Portal", "https://{t}.rentvine.com/portals/resident"),
        ("Owner Portal", "https://{t}.rentvine.com/portals/owner/"),
    ),
    "yardi": (
        ("Resident Login", "https://{t}.securecafe.com/residentservices/{t}/userlogin.aspx"),
        ("Apply Online", "https://{t}.securecafe.com/onlineleasing/{t}/register.aspx"),
    ),
}
_FRAMES = {
    "appfolio": "https://{t}.appfolio.com/listings",
    "buildium": "https://{t}.managebuilding.com/Resident/public/rentals",
    "rent_manager": "https://{t}.ua.rentmanager.com/Search_Result",
}

PLACEHOLDER = ("Resident Login", "https://Your-Property-Managers-Account-Name.appfolio.com/connect/users/sign_in")
"""A theme's sample link: nobody's portal."""


def portal_links(vendor: str, tenant: str) -> tuple[tuple[str, str], ...]:
    """(label, address) of the tenants' and the owners' door."""
    return tuple((label, address.format(t=tenant)) for label, address in _ADDRESSES[vendor])


def rentals_frame(vendor: str, tenant: str) -> str:
    """Address of the vendor's list of rentals for embedding."""
    return _FRAMES[vendor].format(t=tenant)
