"""Who exists in the fictional web: the truth, before anybody writes a page about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leadgen_assets.demo.dice import Dice
from leadgen_assets.demo.naming import Naming
from leadgen_assets.demo.people import Person, staff
from leadgen_assets.demo.traps import UNREADABLE, Trap
from leadgen_assets.demo.words import keyed, table

VENDORS = {
    "appfolio": "AppFolio",
    "buildium": "Buildium",
    "doorloop": "DoorLoop",
    "propertyware": "Propertyware",
    "rent_manager": "Rent Manager",
    "rentvine": "Rentvine",
    "yardi": "Yardi",
}
"""Property-management software: key in `cast.csv` -> name as pages write it."""

_UNITS = {"low": (20, 45), "medium": (55, 145), "high": (160, 950), "enterprise": (1010, 5000)}


@dataclass(frozen=True, slots=True)
class Office:
    """One address. `phone` as ten digits."""

    street: str
    city: str
    state: str
    zip_code: str
    phone: str


@dataclass(frozen=True, slots=True)
class Firm:
    """One made-up company.

    Attributes:
        number: from 1, its place in the web. name: as its pages write it, without the legal form.
        legal_form: "LLC", "Inc." or "". host: where its pages are, with or without `www.`; domain: registrable.
        offices: the head office first. fax, toll_free: ten digits or "".
        pms: keys of VENDORS, none or several. tenant: its part of a portal's address.
        pms_shown: "link", "frame" or "text": where the pages show the vendor. former_pms: named in news only.
        units: managed, or None where no page says. employees: 0 where no page says.
        style: "builder", "wordpress", "tables", "latin1" or "app".
    """

    number: int
    name: str
    legal_form: str
    domain: str
    host: str
    offices: tuple[Office, ...]
    fax: str
    toll_free: str
    people: tuple[Person, ...]
    portfolio: str
    pms: tuple[str, ...]
    pms_shown: str
    former_pms: str
    tenant: str
    units: int | None
    employees: int
    narpm: bool
    founded: int
    style: str
    traps: tuple[Trap, ...]

    @property
    def website(self) -> str:
        """Address of the home page, "" without one."""
        return "" if not self.host else f"https://{self.host}/"

    @property
    def full_name(self) -> str:
        """Name with legal form."""
        return f"{self.name}, {self.legal_form}" if self.legal_form else self.name

    @property
    def inbox(self) -> str:
        """The generic address, nobody's own."""
        return f"info@{self.domain}"

    @property
    def head_office(self) -> Office:
        """Where the firm is at home."""
        return self.offices[0]

    @property
    def readable(self) -> bool:
        """Whether a polite reader without a browser can learn anything from the site."""
        return not any(trap in UNREADABLE for trap in self.traps)

    def has(self, trap: Trap) -> bool:
        """Whether the firm carries the trap."""
        return trap in self.traps


class _Numbers:
    """555-01xx numbers, each given once as long as an area has any left; afterwards they are given again."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def one(self, area_code: str) -> str:
        given = self._given.get(area_code, 0)
        self._given[area_code] = given + 1
        return f"{area_code}55501{given * 37 % 100:02d}"


def firms(count: int, seed: int, traps: bool = True, without_website: int = 0) -> Iterator[Firm]:
    """The firms one after another; memory does not grow with `count`.

    Args:
        count: how many; the parts of `cast.csv` repeat after sixty.
        traps: False gives every firm a plain, readable website.
        without_website: so many more at the end, which have neither host nor domain.
    """
    cast = table("cast")
    numbers = _Numbers()
    naming = Naming(seed)
    for number in range(1, count + 1):
        yield _firm(number, seed, cast[(number - 1) % len(cast)], traps, naming, numbers)
    for number in range(count + 1, count + without_website + 1):
        firm = _firm(number, seed, cast[0], False, naming, numbers)
        yield replace(firm, domain="", host="", traps=(Trap.NO_WEBSITE,))


def _firm(number: int, seed: int, part: dict[str, str], traps: bool, naming: Naming, numbers: _Numbers) -> Firm:
    dice = Dice("firm", seed, number)
    carried = tuple(Trap(name) for name in part["traps"].split()) if traps else ()
    style = part["style"] if traps or part["style"] not in {"app", "latin1"} else "builder"
    name = naming.name(number, part["portfolio"], carried, dice)
    domain = naming.domain(number, name, carried)
    units = dice.number(*_UNITS[part["units"]]) if part["units"] in _UNITS else None
    pms = tuple(vendor for vendor in part["pms"].split() if vendor != "none")
    return Firm(
        number=number,
        name=name,
        legal_form=dice.pick(("LLC", "Inc.", "", "LLC", "")),
        domain=domain,
        host=f"www.{domain}" if dice.chance(0.6) else domain,
        offices=_offices(part["state"], Trap.BRANCHES in carried, dice, numbers),
        fax=numbers.one(_city(part["state"], dice)["area_code"]) if Trap.FAX in carried else "",
        toll_free=f"{dice.pick(('800', '888', '877', '866'))}55501{dice.number(0, 99):02d}"
        if Trap.TOLL_FREE in carried
        else "",
        people=staff(
            dice,
            int(part["people"]),
            domain,
            carried,
            style == "latin1",
            part["portfolio"] in {"brokerage", "inactive"},
        ),
        portfolio=part["portfolio"],
        pms=pms,
        pms_shown=_shown(pms, carried, number, dice),
        former_pms="appfolio" if Trap.MOVED_PMS in carried else "",
        tenant=f"{domain.removesuffix('.example').replace('-', '')}-zq{dice.number(10, 99)}",
        units=units,
        employees=0 if units is None else max(3, min(90, units // 28 + dice.number(0, 3))),
        narpm=part["portfolio"] in {"single_family", "mixed"} and dice.chance(0.5),
        founded=dice.number(1979, 2019),
        style=style,
        traps=carried,
    )


def _shown(pms: tuple[str, ...], carried: tuple[Trap, ...], number: int, dice: Dice) -> str:
    # Only these three are commonly embedded as a list of rentals; the others are linked.
    if not pms or len(pms) > 1 or Trap.MOVED_PMS in carried or pms[0] not in {"appfolio", "buildium", "rent_manager"}:
        return "link"
    if number % 20 == 1:
        return "text"
    return "frame" if dice.chance(0.2) else "link"


def _city(state: str, dice: Dice) -> dict[str, str]:
    return dice.pick([row for row in table("cities") if row["state"] == state])


def _offices(state: str, several: bool, dice: Dice, numbers: _Numbers) -> tuple[Office, ...]:
    states = [state, *(other for other in ("TX", "OK", "CO") if other != state)] if several else [state]
    streets = keyed("streets")
    found = []
    for each in states:
        city = _city(each, dice)
        street = f"{dice.number(100, 9899)} {dice.pick(streets['names'])} {dice.pick(streets['kinds'])}"
        room = dice.pick(streets["rooms"])
        found.append(Office(street + room, city["city"], each, city["zip_code"], numbers.one(city["area_code"])))
    return tuple(found)
