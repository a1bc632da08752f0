"""Names and domains that no real firm has, each given once."""

from __future__ import annotations

from leadgen_assets.demo.dice import Dice
from leadgen_assets.demo.spelling import plain
from leadgen_assets.demo.traps import Trap
from leadgen_assets.demo.words import keyed

_STEP = 1597
"""Prime, and no factor of the number of cores: walking in such steps meets each core once before any comes again."""

_ENDINGS = {
    "single_family": (
        "Property Management|Residential|Rental Homes|Home Management|Leasing & Management|"
        "Realty & Management|Rentals|Property Services"
    ),
    "mixed": "Property Management|Property Group|Management Group",
    "multi_family": "Apartment Communities|Multifamily|Residential Communities",
    "hoa": "Association Management|Community Association Services|HOA Management",
    "brokerage": "Realty|Real Estate|Home Sales",
    "inactive": "Properties|Land & Estates",
}
_SHORT = {
    "Property Management": "pm",
    "Home Management": "hm",
    "Leasing & Management": "leasing",
    "Realty & Management": "rm",
    "Property Services": "services",
    "Property Group": "group",
    "Management Group": "mg",
    "Apartment Communities": "apts",
    "Association Management": "am",
    "Community Association Services": "cas",
    "HOA Management": "hoa",
    "Land & Estates": "land",
}


class Naming:
    """Gives the name and domain of the firm with a number; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        stems = keyed("stems")
        self._words = stems["heads"], stems["tails"], ("", *stems["seconds"])
        self._many = len(self._words[0]) * len(self._words[1]) * len(self._words[2])
        self._start = Dice("naming", seed).number(0, self._many - 1)

    def name(self, number: int, portfolio: str, traps: tuple[Trap, ...], dice: Dice) -> str:
        """Without legal form."""
        ending = dice.pick(_ENDINGS[portfolio].split("|"))
        core = self._core(number)
        if Trap.LOOKALIKE in traps:
            return (
                f"{self._core(_twin(number))} {'Property Management' if number == _twin(number) else 'Property Mgmt'}"
            )
        if Trap.SPREADSHEET_NAME in traps:
            core = "" if number <= 60 else f"{core} "
            return f"+Plus {core}Property Management" if number % 2 == 0 else f"=Equal {core}Homes"
        if Trap.LATIN1 in traps:
            core = f"{dice.pick(('Peñasco', 'Cañada', 'Oña'))} {core}"
        return f"{core} {ending}"

    def domain(self, number: int, name: str, traps: tuple[Trap, ...]) -> str:
        """Registrable domain, beneath the reserved `.example`."""
        if Trap.LOOKALIKE in traps:
            twin = plain(self._core(_twin(number)))
            return f"{twin}pm.example" if number == _twin(number) else f"{twin}-mgmt.example"
        for ending, short in _SHORT.items():
            if name.endswith(ending):
                return f"{plain(name.removesuffix(ending))}{short}.example"
        return f"{plain(name)}.example"

    def _core(self, number: int) -> str:
        place = (self._start + number * _STEP) % self._many
        heads, tails, seconds = self._words
        head, rest = heads[place % len(heads)], place // len(heads)
        core = f"{head}{tails[rest % len(tails)]} {seconds[rest // len(tails)]}".strip()
        again = number // self._many
        return f"{core} {again + 1}" if again else core


def _twin(number: int) -> int:
    """The number of the first of two look-alikes: they follow each other in the cast, an odd number first."""
    return number - (number + 1) % 2
