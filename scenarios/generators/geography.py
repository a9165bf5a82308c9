"""Made-up authorities laid over the regions of England, and places in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matching.world.place import Place
from scenarios.generators.dice import Dice
from scenarios.generators.figures import number, shares, weights

FIRST = ("Alder", "Bram", "Corl", "Dunn", "Esk", "Farn", "Gorse", "Harrow", "Iver", "Kest")
LAST = (
    *("march", "moor", "fell", "mere", "holt", "wold", "reach", "gate"),
    *("vale", "stead", "ridge", "combe", "brook", "water", "lea", "down"),
)
"""Together more names than there are authorities; all made up."""


@dataclass(frozen=True)
class Authority:
    """A made-up local authority: its number, its name, and its middle on the national grid in kilometres."""

    number: int
    name: str
    region: str
    east: float
    north: float

    def place(self, dice: Dice, of: str) -> Place:
        """A place in it, for one of its "homes" or "children"."""
        spread = number("from_the_middle", of)
        east, north = self.east + dice.around(spread), self.north + dice.around(spread)
        return place_at(east, north, self.name)


def place_at(east: float, north: float, authority: str) -> Place:
    """A place by kilometres, kept on the grid."""
    easting, northing = (round(1000 * min(max(km, 0), most)) for km, most in ((east, 700), (north, 1300)))
    return Place(easting=easting, northing=northing, authority=authority)


@cache
def authority(seed: int, region: str, number_in_region: int) -> Authority:
    """One authority of a region."""
    dice = Dice(seed, "authority", region, number_in_region)
    middle_east, middle_north, reach = weights("region_places", region)
    at = _first_of(region) + number_in_region
    name = FIRST[at % len(FIRST)] + LAST[(at // len(FIRST)) % len(LAST)]
    repeat = at // (len(FIRST) * len(LAST))
    return Authority(
        number=at,
        name=name if not repeat else f"{name} {repeat + 1}",
        region=region,
        east=middle_east + dice.around(reach / 2),
        north=middle_north + dice.around(reach / 2),
    )


def authorities_of(region: str) -> int:
    """How many authorities a region has, by its share of children."""
    return max(1, round(number("authorities") * shares("children_by_region")[region]))


def _first_of(region: str) -> int:
    before = list(shares("children_by_region"))
    return sum(map(authorities_of, before[: before.index(region)]))
