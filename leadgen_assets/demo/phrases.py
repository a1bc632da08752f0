"""Sentences that carry a firm's facts, each in several wordings."""

from __future__ import annotations

from leadgen_assets.demo.dice import Dice
from leadgen_assets.demo.firms import VENDORS, Firm
from leadgen_assets.domain.wording.places import STATES

_UNITS = {
    "single_family": (
        "We manage more than {n} single-family homes in and around {city}.",
        "Today we have {n} doors under management, and each of them has a name in our files.",
        "With over {n} units under management we are large enough to negotiate and small enough to know you.",
        "Our portfolio has grown to {n} rental homes.",
        "We currently manage {n} homes for owners in {state} and beyond.",
        "Owners trust us with {n}+ doors across the region.",
    ),
    "mixed": (
        "We manage {n} units: houses mostly, and some small buildings.",
        "Our portfolio counts {n} doors, about two thirds of them single-family homes.",
        "More than {n} units under management keep our crews busy.",
    ),
    "multi_family": (
        "Our site teams care for {n} apartment homes.",
        "We manage {n} units in apartment communities across {state}.",
        "Today {n} apartment units are under management.",
    ),
    "hoa": (
        "The associations that we serve count {n} homes.",
        "We manage associations with {n} units altogether.",
    ),
}
_EMPLOYEES = (
    "Our team of {n} is at home here.",
    "We are {n} employees in one office.",
    "A staff of {n} looks after our clients.",
)
_DESCRIPTIONS = {
    "single_family": (
        "{name} offers full-service single-family property management in {city}, {state}.",
        "Single-family rental management for owners in {city} and surrounding towns since {year}.",
        "{name} leases, inspects and maintains single-family rental homes in {city}, {state}.",
    ),
    "mixed": ("{name} manages single-family homes and small multi-family buildings in {city}, {state}.",),
    "multi_family": ("{name} manages apartment communities in {city} and across {state}.",),
    "hoa": ("{name} provides community association management for HOA boards in {city}, {state}.",),
    "brokerage": ("{name} helps buyers and sellers of homes in {city}, {state}.",),
    "inactive": ("{name} of {city}, {state}: land and estate questions since {year}.",),
}
ZONING = (
    "Under the amended zoning ordinance, no development of more than 500 units may be designated within the overlay district.",
    "The state requires a licensed manager for buildings of 8 to 80 units that accept vouchers.",
)
HOA_IN_PASSING = (
    "When the homeowners association writes about the lawn, the letter comes to us and not to you.",
    "Before a lease begins we register the resident with the homeowners association where there is one.",
)
NO_MARKETING = (
    "The e-mail addresses published on this website are for our clients and may not be used for marketing or "
    "unsolicited advertising."
)


def count(number: int) -> str:
    """With a comma from a thousand upwards."""
    return f"{number:,}"


def units_sentence(firm: Firm) -> str:
    """The sentence in which the firm says how much it manages; "" where it does not say."""
    if firm.units is None:
        return ""
    wording = Dice("units", firm.domain).pick(_UNITS[firm.portfolio])
    return _filled(wording, firm, count(firm.units))


def employees_sentence(firm: Firm) -> str:
    """The sentence in which the firm counts its people; "" where it does not."""
    return _filled(Dice("employees", firm.domain).pick(_EMPLOYEES), firm, str(firm.employees)) if firm.employees else ""


def description(firm: Firm) -> str:
    """What the firm says of itself in one sentence."""
    return _filled(Dice("description", firm.domain).pick(_DESCRIPTIONS[firm.portfolio]), firm, "")


def pms_sentences(firm: Firm) -> tuple[str, ...]:
    """Running text that names vendors the firm uses or has left."""
    if firm.former_pms:
        former, present = VENDORS[firm.former_pms], VENDORS[firm.pms[0]]
        return (f"News: in March we moved from {former} to {present}. Please use the new portal from now on.",)
    if firm.pms_shown == "text" and firm.pms:
        return (f"Rent is paid and repairs are requested through our {VENDORS[firm.pms[0]]} portal.",)
    return ()


def _filled(wording: str, firm: Firm, number: str) -> str:
    office = firm.head_office
    return wording.format(name=firm.name, city=office.city, state=STATES[office.state], year=firm.founded, n=number)
