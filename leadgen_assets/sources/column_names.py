"""The words by which people and programs name the columns of a list of companies."""

from __future__ import annotations

import re

WHOLE_PLACES = (
    "location", "company location", "office location", "headquarters location", "hq location", "headquarters", "hq",
    "company headquarters", "main location", "primary location",
)  # fmt: skip
"""Headers of columns that may hold a whole address, a city with its state or a state; taken where no column is called a city's."""

BESIDE = {"phone": ("direct",)}
"""Our field -> headers that mean it beside a column that surely does, and may mean anything alone."""

HEADERS: dict[str, tuple[str, ...]] = {
    "name": (
        "company name", "company", "business name", "trade name", "dba", "dba name", "doing business as", "account name",
        "account", "organization", "organisation", "organization name", "organisation name", "organization 1 name", "firm",
        "firm name", "brokerage", "brokerage name", "agency", "agency name", "management company", "property management company",
        "property manager", "employer", "customer name", "client name", "vendor name", "legal name", "legal business name",
        "entity name", "company legal name", "licensee name", "company title", "business", "name", "firma", "unternehmen",
        "entreprise", "société", "empresa",
    ),
    "website": (
        "website", "web site", "website url", "company website", "company website url", "company url", "business website",
        "account website", "organization website", "website address", "url", "web", "web page", "webpage", "homepage", "home page",
        "homepage url", "web address", "www", "link", "domain", "company domain", "company domain name", "website domain",
        "domain name", "primary domain", "site", "site url", "webseite", "site web", "site internet", "sitio web",
    ),
    "phone": (
        "phone", "phone number", "telephone", "telephone number", "tel", "main phone", "main phone number", "office phone",
        "office phone number", "business phone", "business phone number", "company phone", "company phone number",
        "account phone", "company hq phone", "hq phone", "corporate phone", "work phone", "primary phone", "phone 1", "phone no",
        "phone numbers",
        "telephone no", "telephone numbers", "tel no", "tel number", "office telephone", "office tel", "main telephone", "main tel",
        "business telephone", "company telephone", "work telephone",
        "office telephone number", "office tel number", "tel nr", "ph", "ph no", "ph number", "main ph", "office ph", "business ph",
        "contact number", "cell", "cell phone", "cellphone", "cell number", "cell phone number", "mobile", "mobile phone",
        "mobile number", "mobile phone number", "business tel", "company tel", "work tel", "contact no", "contact phone no", "main line",
        "main no", "main number", "landline", "land line", "office line", "office no", "office number", "mob", "mob no", "mobile no",
        "mobile 1", "mobile no 1", "cell no", "cell 1", "cell no 1", "telefon", "telefonnummer", "téléphone", "teléfono",
    ),
    "street": (
        "street", "street address", "address", "address 1", "address1", "address line 1", "address line1", "street 1", "billing street",
        "billing address line 1", "billing address street", "billing address", "company street address", "company street",
        "company address", "business address", "mailing address", "mailing street", "shipping street", "address street", "address street 1",
        "address address 1", "location street", "location address", "straße", "adresse", "rue", "dirección",
    ),
    "city": (
        "city", "town", "city town", "city name", "billing city", "billing address city", "company city", "business city",
        "mailing city", "shipping city", "headquarters city", "hq city", "address city", "location city", "city state", "city st",
        "city and state", "city state zip", "city st zip", "city state zip code",
        "city state postal code", "city state country", "ort", "stadt", "ville", "ciudad",
        *WHOLE_PLACES,
    ),
    "state": (
        "state", "state code", "st", "state abbreviation", "state region", "state province", "state region code", "province", "region",
        "billing state", "billing state province", "billing state code", "billing address state", "company state", "business state",
        "mailing state", "mailing state province", "shipping state", "shipping state province", "headquarters state", "hq state",
        "address state", "address region", "address state code", "location state", "location region",
        "bundesland", "bundesstaat", "état", "estado",
    ),
    "zip_code": (
        "zip", "zip code", "zipcode", "zip postal code", "postal code", "postalcode", "postcode", "postal", "post code",
        "billing zip postal code", "billing zip", "billing zip code", "billing postal code", "billing address postal code",
        "company zip code", "company zip", "company postal code", "business zip", "mailing zip", "mailing zip code",
        "mailing zip postal code", "mailing postal code", "shipping zip postal code", "shipping postal code", "address zip",
        "address zip code", "address postal code", "address postcode", "location zip", "location postal code",
        "plz", "postleitzahl", "code postal", "código postal",
    ),
    "licence": (
        "licence", "license", "licence number", "license number", "licence no", "license no", "license id", "licence id",
        "lic no", "lic number", "license num", "brokerage license", "broker license number", "company license number",
    ),
}  # fmt: skip
"""Our field -> headers that mean it, the likeliest first; compared without case, punctuation and blanks.

Among them are the headers of HubSpot's and Salesforce's exports, of nested JSON ("address.city"), and of spreadsheets in
German, French and Spanish.
"""


def numbered(header: str) -> str:
    """The header with "#" as a word where it makes a number of what may be anything: "Office" is a place, "Office #" is not."""
    return re.sub(r"\b(office|main|contact)\s*#", r"\1 no", header, flags=re.IGNORECASE)
