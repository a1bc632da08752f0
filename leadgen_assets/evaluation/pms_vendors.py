"""Vendors as the made-up sites of suite `pms` link to them, what only looks like a vendor, and how pages hide text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor of management software: how portals are addressed and embedded, and what on its hosts is nobody's portal.

    Attributes:
        links: (text, address with {t}). frames: addresses of frames, forms and scripts. own: addresses of the vendor itself.
        named: whether its portal addresses name the customer.
    """

    key: str
    name: str
    links: tuple[tuple[str, str], ...]
    frames: tuple[str, ...]
    own: tuple[str, ...]
    named: bool = True


VENDORS = (
    Vendor(
        "appfolio",
        "AppFolio",
        (
            ("Resident Login", "https://{t}.appfolio.com/connect/users/sign_in"),
            ("Owner Login", "https://{t}.appfolio.com/oportal/users/log_in"),
            ("Available Rentals", "https://{t}.appfolio.com/listings"),
            ("Pay Rent", "http://{t}.appfolio.com/connect"),
            ("Owners", "//{t}.appfolio.com/oportal/users/log_in?redirect=1"),
            ("Apply", "https://{t}.appfolio.com/listings/rental_applications/new"),
        ),
        ("https://{t}.appfolio.com/listings?filters%5Bproperty_list%5D=All", "https://{t}.appfolio.com/javascripts/listing.js"),
        (
            "https://www.appfolio.com/",
            "https://help.appfolio.com/s/article/tenants",
            "https://listings.cdn.appfolio.com/listings/a/b/large.jpg",
            "https://account.appfolio.com/realms/foliospace/login",
            "https://2faccount.appfolio.com/",
            "https://support.appfolio.com/",
            "https://demo12.appfolio.com/connect",
            "https://appfolio.com/{t}",
            "https://pa.cdn.appfolio.com/assets/x.css",
            "https://training.appfolio.com/path/start",
            "https://engineering.appfolio.com/2012/11/16/css/",
            "https://api.appfolio.com/api/v0/units",
        ),
    ),
    Vendor(
        "buildium",
        "Buildium",
        (
            ("Tenant Portal", "https://{t}.managebuilding.com/Resident/portal/login"),
            ("Apply Now", "https://{t}.managebuilding.com/Resident/rental-application/new"),
            ("Homes", "https://{t}.managebuilding.com/Resident/PublicPages/Home.aspx?ReturnUrl=%2fResident%2fdefault.aspx"),
            ("Login", "https://{t}.managebuilding.com/"),
            ("Vacancies", "https://{t}.managebuilding.com/Resident/public/rentals"),
            ("Owners", "HTTP://{t}.ManageBuilding.com/Resident/public/home"),
        ),
        ("https://{t}.managebuilding.com/Resident/public/rentals?hidenav=true", "https://{t}.managebuilding.com/Resident/PublicPages/XMLRentals.ashx?listings=all"),
        (
            "https://signin.managebuilding.com/manager/public/authentication/login",
            "https://www.buildium.com/",
            "https://www.buildium.com/blog/best-software",
            "https://www.managebuilding.com/",
            "https://help.managebuilding.com/hc/en-us",
            "https://developer.buildium.com/",
        ),
    ),
    Vendor(
        "propertyware",
        "Propertyware",
        (
            ("Tenant Login", "https://app.propertyware.com/pw/portals/{t}/tenant.action"),
            ("Owner Login", "http://app.propertyware.com/pw/portals/{t}/owner.action"),
            ("Apply Online", "https://app.propertyware.com/pw/portals/{t}/tenantApplication.action?unitID=9"),
            ("Vendors", "https://app.propertyware.com/pw/portals/{t}/vendor.action"),
            ("Residents", "https://app.propertyware.com/pw/index.html#/login/tenant/{t}"),
        ),
        ("https://app.propertyware.com/pw/portals/{t}/tenantApplication.action",),
        (
            "https://www.propertyware.com/",
            "https://propertyware.force.com/KB2/articles/Reference/Tenant-Portal-Features/",
            "https://api.propertyware.com/pw/api/rest/v1",
            "https://www.propertyware.com/blog/owner-reports",
            "https://status.propertyware.com/",
        ),
    ),
    Vendor(
        "rent_manager",
        "Rent Manager",
        (
            ("Tenant Web Access", "https://{t}.twa.rentmanager.com/"),
            ("Apply", "https://{t}.twa.rentmanager.com/applynow?locations=1"),
            ("Owner Web Access", "https://{t}.owa.rentmanager.com/login"),
            ("Search", "https://{t}.ua.rentmanager.com/Search_Result?command=search_result.aspx"),
        ),
        ("https://{t}.ua.rentmanager.com/Search_Result", "https://{t}.twa.rentmanager.com/Login"),
        (
            "https://www.rentmanager.com/",
            "https://rmxhelp.rentmanager.com/Topics/Express/Other/Delinquency.htm",
            "https://www.rentmanager.com/resources/owner-portal/",
            "https://{t}.api.rentmanager.com/Units",
        ),
    ),
    Vendor(
        "rentvine",
        "Rentvine",
        (
            ("Owner Portal", "https://{t}.rentvine.com/portals/owner/"),
            ("Resident Portal", "https://{t}.rentvine.com/portals/resident"),
            ("Residents", "https://{t}.rentvine.com/portals/residents/login"),
            ("Apply", "https://{t}.rentvine.com/public/apply?unit=12"),
        ),
        ("https://{t}.rentvine.com/public/listings",),
        (
            "https://www.rentvine.com/",
            "https://help.rentvine.com/owner-portal-introduction",
            "https://api.rentvine.com/docs",
            "https://blog.rentvine.com/why-owners-stay",
            "https://docs.rentvine.com/start",
        ),
    ),
    Vendor(
        "yardi",
        "Yardi",
        (
            ("Resident Services", "https://{t}.securecafe.com/residentservices/{t}/userlogin.aspx"),
            ("Apply", "https://{t}.securecafe.com/onlineleasing/{t}/register.aspx"),
            ("Pay", "https://{t}.securecafe.com/residentservices/apartmentsforrent/userlogin.aspx"),
            ("Pay", "https://www.rentcafe.com/residentservices/{t}/userlogin.aspx"),
            ("Units", "https://{t}.securecafe.com/onlineleasing/{t}/oleapplication.aspx?stepname=Apartments"),
        ),
        ("https://{t}.securecafe.com/rcloadcontent.ashx", "https://{t}.securecafe.com/onlineleasing/{t}/floorplans.aspx"),
        (
            "https://www.yardi.com/",
            "https://resource.rentcafe.com/image/upload/logo.png",
            "https://cdngeneral.rentcafe.com/dmslivecafe/3/1/Logo.jpg",
            "https://www.rentcafe.com/average-rent-market-trends/us/",
            "https://www.rentcafe.com/blog/renting/",
            "https://cdngeneralcf.rentcafe.com/a.jpg",
        ),
    ),
    Vendor(
        "doorloop",
        "DoorLoop",
        (
            ("Tenant Portal", "https://app.doorloop.com/tenant-portal/login"),
            ("Owner Portal", "https://app.doorloop.com/owner-portal/login"),
            ("Login", "https://app.doorloop.com/auth/login"),
        ),
        ("https://app.doorloop.com/listings/embed",),
        ("https://www.doorloop.com/", "https://www.doorloop.com/blog/chart-of-accounts", "https://support.doorloop.com/en/articles/1", "https://api.doorloop.com/docs"),
        named=False,
    ),
)  # fmt: skip

PLACEHOLDERS = (
    "https://Your-Property-Managers-Account-Name.appfolio.com/connect/users/sign_in",
    "https://yourcompany.managebuilding.com/Resident/portal/login",
    "https://example.rentvine.com/portals/owner",
    "https://yourdomain.appfolio.com/listings",
    "https://app.propertyware.com/pw/portals/yourcompany/tenant.action",
    "https://companyname.twa.rentmanager.com/",
    "https://your-company.securecafe.com/residentservices/",
    "https://mycompany.appfolio.com/connect",
    "https://{{account}}.appfolio.com/connect",
    "https://subdomain.managebuilding.com/Resident/portal",
    "https://%5Bslug%5D.rentvine.com/portals/owner",
    "https://sample-pm.appfolio.com/",
)

SPOOFS = (
    "https://{t}.appfolio.com.{d}/connect",
    "https://{t}-managebuilding.com/Resident/portal/login",
    "https://{t}.notappfolio.com/connect",
    "https://rentvine.com.{d}/portals/owner",
    "https://{d}/?next=https://{t}.managebuilding.com/Resident/portal",
    "https://{t}.appfolio.co/connect",
    "https://{t}.twa.rentmanager.com.{d}/",
    "https://{t}.managebuilding.com@{d}/login",
)

OTHER_PRODUCTS = (
    ("Request a repair", "https://app.propertymeld.com/tenant/{t}/"),
    ("Schedule a showing", "https://showmojo.com/lo/{t}"),
    ("Book a call", "https://{t}.youcanbook.me/"),
    ("Login", "https://home.{d}/login"),
    ("Tenants", "https://{t}.tenantcloud.com/"),
    ("Reviews", "https://www.google.com/maps/place/{t}"),
)

WEB_VENDORS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "pmw": ("PMW", "https://www.propertymanagerwebsites.com/", ("https://assets.propertymanagerwebsites.com/a/logo.png",)),
    "doorgrow": ("DoorGrow", "https://doorgrow.com/", ("https://cdn.doorgrow.com/widgets/quiz.js",)),
    "fourandhalf": ("Fourandhalf", "https://fourandhalf.com", ("https://sites.fourandhalf.com/theme/main.js",)),
    "upkeep": ("Upkeep Media", "https://www.upkeepmedia.com/?utm_source=client", ("https://static.upkeepmedia.com/pixel.js",)),
}  # fmt: skip

HIDDEN = (
    '<p style="font-size:0">{x}</p>',
    '<div style="display:none">{x}</div>',
    '<div style="visibility: hidden">{x}</div>',
    '<span style="opacity:0">{x}</span>',
    '<div style="position:absolute;left:-9999px">{x}</div>',
    '<p style="color:#ffffff;background-color:#fff">{x}</p>',
    '<p aria-hidden="true">{x}</p>',
    "<noscript>{x}</noscript>",
    "<!-- {x} -->",
    "<p hidden>{x}</p>",
    '<div style="text-indent:-9999px">{x}</div>',
    '<p style="color:white;background:white">{x}</p>',
    '<div style="font-size:0px;line-height:0"><b>{x}</b></div>',
    '<div style="height:0;overflow:hidden">{x}</div>',
    '<p style="position:fixed;top:-5000px">{x}</p>',
    "<template>{x}</template>",
    '<div style="clip:rect(0,0,0,0);position:absolute">{x}</div>',
    '<p style="font-size:1px">{x}</p>',
)
"""What no visitor sees."""

COLLAPSED = (
    '<div class="accordion-content" style="display:none">{x}</div>',
    '<div class="tab-pane" id="t2" style="display: none;">{x}</div>',
    "<details><summary>More</summary>{x}</details>",
    '<div class="elementor-tab-content" hidden>{x}</div>',
    '<div class="wow fadeIn" style="visibility:hidden">{x}</div>',
    '<div data-aos="fade-up" style="opacity:0;transform:translateY(20px)">{x}</div>',
    '<div class="faq-answer" style="display:none">{x}</div>',
    '<ul style="font-size:0"><li style="font-size:16px">{x}</li></ul>',
)
"""What a visitor sees after a click, or as soon as the page's scripts have run."""
