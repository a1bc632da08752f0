"""Zip codes and postcodes as addresses end with them, and where they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

_MOST_A_TEXT = 12

_RANGES = {
    "AL": "350-369", "AK": "995-999", "AZ": "850-865", "AR": "716-729", "CA": "900-961", "CO": "800-816", "CT": "060-069",
    "DE": "197-199", "DC": "200-205 569-569", "FL": "320-349", "GA": "300-319 398-399", "HI": "967-968", "ID": "832-838",
    "IL": "600-629", "IN": "460-479", "IA": "500-528", "KS": "660-679", "KY": "400-427", "LA": "700-714", "ME": "039-049",
    "MD": "206-219", "MA": "010-027 055-055", "MI": "480-499", "MN": "550-567", "MS": "386-397", "MO": "630-658",
    "MT": "590-599", "NE": "680-693", "NV": "889-898", "NH": "030-038", "NJ": "070-089", "NM": "870-884",
    "NY": "005-005 063-063 100-149", "NC": "270-289", "ND": "580-588", "OH": "430-459", "OK": "730-749", "OR": "970-979",
    "PA": "150-196", "RI": "028-029", "SC": "290-299", "SD": "570-577", "TN": "370-385", "TX": "733-733 750-799 885-885",
    "UT": "840-847", "VT": "050-059", "VA": "201-201 220-246", "WA": "980-994", "WV": "247-268", "WI": "530-549", "WY": "820-834",
    "PR": "006-007 009-009", "VI": "008-008", "GU": "969-969", "MP": "969-969", "AS": "967-967",
}  # fmt: skip
"""State or territory -> the first three digits of its codes (USPS, labelling list L002)."""

_PROVINCES = {
    "NL": "A", "NS": "B", "PE": "C", "NB": "E", "QC": "GHJ", "ON": "KLMNP", "MB": "R", "SK": "S", "AB": "T", "BC": "V", "NT": "X",
    "NU": "X", "YT": "Y",
}  # fmt: skip
"""Province -> first letters of its postcodes (Canada Post)."""

_AREAS = frozenset({
    "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT",
    "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL",
    "GU", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA",
    "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA",
    "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS",
    "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS",
    "WV", "YO", "ZE", "GY",
})  # fmt: skip
"""Postcode areas of the United Kingdom and its islands."""

_CODE = re.compile(
    r"(?<![\d#$£.,-])(?P<us>\d{5})(?:\s?[-–]\s?\d{4})?(?!\d|[-.,]\d|\s?%)"
    r"|\b(?P<canada>[ABCEGHJ-NPRSTVXY]\d[A-Z][\s-]?\d[A-Z]\d)\b"
    r"|\b(?P<britain>(?P<area>[A-Z]{1,2})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})\b"
    r"|\b(?P<state>NSW|VIC|QLD|SA|WA|TAS|ACT|NT|N\.S\.W\.|New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania)"
    r"[\s,]{1,3}(?P<australia>\d{4})(?![-.,]?\d)"
)
EIRCODE = r"[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4}"
"""A code of Ireland, of which nothing but its country tells that it is one."""
CODE_HINT = re.compile(r"\d(?:\d{4}(?!\d)|[A-Z]{2}\b|[A-Z][\s-]?\d[A-Z]\d|(?<=[A-Zaesd.,]\s\d)\d{3}(?!\d))")
"""A cheap look for the same (see `quick_look`)."""


class Country(StrEnum):
    """Countries whose postcodes are known by their form."""

    USA = "us"
    CANADA = "canada"
    BRITAIN = "britain"
    AUSTRALIA = "australia"


_BY_GROUP = {country.value: country for country in Country}


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a text.

    Attributes:
        value: five digits, or as its country writes it ("M5V 1K4", "GL51 9PL").
        country: by its form alone.
        start, end: where it stands; of an Australian one with its state, whose text is `state`.
    """

    value: str
    country: Country
    start: int
    end: int
    state: str = ""


def zip_fits(zip_code: str, state: str) -> bool:
    """Whether a five-digit code lies in the state or territory (two letters); False for codes that are not in use."""
    return any(
        low <= zip_code[:3] <= high for low, high in (part.split("-") for part in _RANGES.get(state, "").split())
    )


def postcode_fits(postcode: str, province: str) -> bool:
    """Whether a Canadian postcode lies in the province (two letters)."""
    return postcode[:1].upper() in tuple(_PROVINCES.get(province, ""))


def codes_in(text: str) -> Iterator[Code]:
    """Codes of a text, in order, at most twelve; what has the form of one may still be another number."""
    for match in islice(_CODE.finditer(text), _MOST_A_TEXT):
        country = _BY_GROUP.get(match.lastgroup or "") or _country(match)
        value = match[country.value]
        if country is Country.BRITAIN:
            if match["area"] not in _AREAS:
                continue
            value = _parted(value, 3)
        elif country is Country.CANADA:
            value = _parted(value.replace("-", ""), 3)
        yield Code(value, country, match.start(), match.end(), match["state"] or "")


def _country(match: re.Match[str]) -> Country:
    return next(country for country in Country if match[country.value])


def _parted(value: str, last: int) -> str:
    bare = value.replace(" ", "")
    return f"{bare[:-last]} {bare[-last:]}"
