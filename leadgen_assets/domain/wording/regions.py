"""Parts of countries whose addresses are read beside those of the states of the USA: territories, provinces, counties."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.places import STATES, state_code

TERRITORIES: dict[str, str] = {
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "Virgin Islands",
}
"""Territories of the USA that its post serves: code -> name."""

PROVINCES: dict[str, str] = {
    "AB": "Alberta",
    "BC": "British Columbia",
    "MB": "Manitoba",
    "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador",
    "NS": "Nova Scotia",
    "NT": "Northwest Territories",
    "NU": "Nunavut",
    "ON": "Ontario",
    "PE": "Prince Edward Island",
    "QC": "Quebec",
    "SK": "Saskatchewan",
    "YT": "Yukon",
}
"""Provinces and territories of Canada: code -> name. No code is one of the USA's too."""

AUSTRALIAN_STATES: dict[str, str] = {
    "ACT": "Australian Capital Territory",
    "NSW": "New South Wales",
    "NT": "Northern Territory",
    "QLD": "Queensland",
    "SA": "South Australia",
    "TAS": "Tasmania",
    "VIC": "Victoria",
    "WA": "Western Australia",
}
"""Code -> name. A value is the name: WA and NT are codes of other countries too."""

COUNTIES = frozenset({
    "Bedfordshire", "Berkshire", "Buckinghamshire", "Cambridgeshire", "Cheshire", "Cornwall", "County Durham", "Cumbria",
    "Derbyshire", "Devon", "Dorset", "East Riding of Yorkshire", "East Sussex", "East Yorkshire", "Essex",
    "Gloucestershire", "Greater London", "Greater Manchester", "Hampshire", "Herefordshire", "Hertfordshire", "Humberside",
    "Huntingdonshire", "Isle of Wight", "Kent", "Lancashire", "Leicestershire", "Lincolnshire", "Merseyside", "Middlesex",
    "Norfolk", "North Yorkshire", "Northamptonshire", "Northumberland", "Nottinghamshire", "Oxfordshire", "Rutland",
    "Shropshire", "Somerset", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex", "Tyne and Wear",
    "Warwickshire", "West Midlands", "West Sussex", "West Yorkshire", "Wiltshire", "Worcestershire", "Yorkshire",
    "Aberdeenshire", "Angus", "Argyll", "Ayrshire", "Banffshire", "Berwickshire", "Caithness", "Dumfriesshire",
    "Dunbartonshire", "East Lothian", "Fife", "Inverness-shire", "Kinross-shire", "Kirkcudbrightshire", "Lanarkshire",
    "Midlothian", "Morayshire", "Peeblesshire", "Perthshire", "Renfrewshire", "Ross-shire", "Roxburghshire", "Selkirkshire",
    "Stirlingshire", "Sutherland", "West Lothian", "Wigtownshire", "Anglesey", "Carmarthenshire", "Ceredigion", "Clwyd",
    "Denbighshire", "Dyfed", "Flintshire", "Glamorgan", "Gwent", "Gwynedd", "Mid Glamorgan", "Monmouthshire",
    "Pembrokeshire", "Powys", "South Glamorgan", "West Glamorgan", "County Antrim", "County Armagh", "County Down",
    "County Fermanagh", "County Londonderry", "County Tyrone",
})  # fmt: skip
"""Counties of the United Kingdom that stand in addresses, those that the post used until 1996 included."""

COUNTRIES = frozenset({
    "usa", "us", "united states", "united states of america", "canada", "uk", "united kingdom", "great britain", "england",
    "scotland", "wales", "northern ireland", "ireland", "republic of ireland", "australia", "new zealand", "india",
    "singapore", "malaysia", "china", "hong kong", "japan", "korea", "south korea", "taiwan", "thailand", "vietnam",
    "indonesia", "philippines", "pakistan", "bangladesh", "sri lanka", "nepal", "germany", "deutschland", "france", "italy",
    "italia", "spain", "españa", "portugal", "the netherlands", "netherlands", "belgium", "luxembourg", "switzerland",
    "austria", "österreich", "denmark", "sweden", "norway", "finland", "iceland", "poland", "czech republic", "czechia",
    "slovakia", "hungary", "romania", "bulgaria", "serbia", "croatia", "slovenia", "greece", "turkey", "cyprus", "malta",
    "russia", "ukraine", "estonia", "latvia", "lithuania", "kazakhstan", "israel", "egypt", "morocco", "nigeria", "kenya",
    "south africa", "saudi arabia", "kuwait", "qatar", "bahrain", "oman", "uae", "united arab emirates", "jordan",
    "lebanon", "mexico", "méxico", "brazil", "brasil", "argentina", "chile", "colombia", "peru", "venezuela", "ecuador",
    "costa rica", "panama", "jamaica", "bahamas", "bermuda",
})  # fmt: skip
"""Names of countries as they end an address, in small letters."""

_SHORT_COUNTIES = {
    "beds": "Bedfordshire",
    "berks": "Berkshire",
    "bucks": "Buckinghamshire",
    "cambs": "Cambridgeshire",
    "glos": "Gloucestershire",
    "hants": "Hampshire",
    "herts": "Hertfordshire",
    "lancs": "Lancashire",
    "leics": "Leicestershire",
    "lincs": "Lincolnshire",
    "middx": "Middlesex",
    "northants": "Northamptonshire",
    "notts": "Nottinghamshire",
    "oxon": "Oxfordshire",
    "salop": "Shropshire",
    "staffs": "Staffordshire",
    "wilts": "Wiltshire",
    "worcs": "Worcestershire",
}
_PROVINCES_OTHERWISE = {
    "ont": "ON",
    "que": "QC",
    "québec": "QC",
    "pq": "QC",
    "alta": "AB",
    "sask": "SK",
    "man": "MB",
    "pei": "PE",
    "newfoundland": "NL",
    "nfld": "NL",
    "us virgin islands": "VI",
    "usvi": "VI",
    "yukon territory": "YT",
}


def _codes(names: dict[str, str]) -> dict[str, str]:
    return {name.lower(): code for code, name in names.items()} | {code.lower(): code for code in names}


_AUSTRALIAN = {text: AUSTRALIAN_STATES[code] for text, code in _codes(AUSTRALIAN_STATES).items()}
_COUNTIES = (
    {name.lower(): name for name in COUNTIES}
    | {name.lower().replace("county ", "co "): name for name in COUNTIES if name.startswith("County ")}
    | _SHORT_COUNTIES
)
_CANADIAN = _codes(PROVINCES) | {text: code for text, code in _PROVINCES_OTHERWISE.items() if code in PROVINCES}
_TERRITORIES = _codes(TERRITORIES) | {text: code for text, code in _PROVINCES_OTHERWISE.items() if code in TERRITORIES}
_NOISE = re.compile(r"[.,]+")

REGIONS = (
    frozenset(STATES) | frozenset(TERRITORIES) | frozenset(PROVINCES) | COUNTIES | frozenset(AUSTRALIAN_STATES.values())
)
"""Every value that the field `state` may have: codes in the USA and Canada, names elsewhere."""


def american_region(text: str) -> str:
    """Code of a state or territory of the USA, however it is written; "" for anything else. As in `state_code`, the whole text counts."""
    return state_code(text) or _TERRITORIES.get(_folded(text), "")


def canadian_region(text: str) -> str:
    """Code of a province or territory of Canada; "" for anything else."""
    return _CANADIAN.get(_folded(text), "")


def australian_region(text: str) -> str:
    """Name of a state or territory of Australia; "" for anything else."""
    return _AUSTRALIAN.get(_folded(text), "")


def county(text: str) -> str:
    """Name of a county of the United Kingdom, short forms ("Herts") included; "" for anything else."""
    return _COUNTIES.get(_folded(text), "")


def region(text: str) -> str:
    """The value of the field `state` for a region of any of these countries; a code that several have is America's, then Canada's."""
    return next(iter(known_regions(text)), "")


def known_regions(text: str) -> tuple[str, ...]:
    """All that the whole text may name: "WA" is Washington and Western Australia."""
    return tuple(filter(None, (american_region(text), canadian_region(text), county(text), australian_region(text))))


def is_country(text: str) -> bool:
    """Whether the whole text names a country."""
    return _folded(text) in COUNTRIES


def _folded(text: str) -> str:
    return " ".join(_NOISE.sub("", text).casefold().split())
