"""Vendors that give each customer an address beneath their own, so that none of these is a customer's own domain, whatever the ICP.

Data, kept as code so that reading it needs no file. The vendor itself stays a company like any other, unless an ICP names it in
`never_domains`: only what stands beneath its domain is somebody's else.
"""

from __future__ import annotations

from leadgen_assets.domain.hosts.domains import host_of, hosts_above

_VENDORS = """
appfolio.com buildium.com yardi.com entrata.com realpage.com doorloop.com propertyware.com rentmanager.com rentvine.com rentecdirect.com
tenantcloud.com turbotenant.com avail.co hemlane.com innago.com propertymeld.com tenantturner.com rently.com showmojo.com townsq.io
frontsteps.com kvcore.com followupboss.com athenahealth.com eclinicalworks.com healow.com intakeq.com simplepractice.com theranest.com
janeapp.com solutionreach.com lighthouse360.com clio.com mycase.com lawpay.com mindbody.io zenplanner.com glofox.com acuityscheduling.com
setmore.com simplybook.me squareup.com genbook.com schedulicity.com glossgenius.com housecallpro.com getjobber.com servicetitan.com
workiz.com chownow.com bentobox.com spoton.com clover.com olo.com brightwheel.com procareconnect.com petdesk.com gingrapp.com
freshdesk.com freshworks.com zendesk.com intercom.com helpscout.com readme.com gitbook.com kw.com remax.com century21.com
coldwellbanker.com exprealty.com
"""
_FOR_CUSTOMERS = """
managebuilding.com securecafe.com securecafenet.com rentcafe.com residentportal.com prospectportal.com rmresident.com guestybookings.com
mychart.com patientportal.com clientsecure.me as.me toast.site intercom.io helpscoutdocs.com atlassian.net statuspage.io readme.io
gitbook.io readthedocs.io
"""
_OWN = """
www www2 m en us go get try app apps my login signin secure account accounts help support docs blog news info about careers jobs learn
academy community developer developers api status portal shop store marketing pages resources resource training investors ir press partners
"""
VENDORS, FOR_CUSTOMERS = frozenset(_VENDORS.split()), frozenset(_FOR_CUSTOMERS.split())
_OWN_LABELS = frozenset(_OWN.split())
"""First labels of addresses that a vendor has for itself."""


def customers_place(address: str) -> str:
    """Why an address is one that a vendor gives to a customer, as half a sentence; "" for any other, the vendor's own too.

    >>> customers_place("https://tarnwick.appfolio.com/listings"), customers_place("https://www.appfolio.com/")
    ('beneath appfolio.com stand pages of its customers', '')
    """
    host = host_of(address)
    vendor = next((above for above in hosts_above(host) if above in VENDORS or above in FOR_CUSTOMERS), "")
    own = host == vendor or host.partition(".")[0] in _OWN_LABELS
    return f"beneath {vendor} stand pages of its customers" if vendor in FOR_CUSTOMERS or (vendor and not own) else ""
