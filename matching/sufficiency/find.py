"""Which capability, in which place, would have opened how many of the referrals of a world."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from matching.columns.homes import PublishedColumns
from matching.errors import BadInput, EngineFault, Problem
from matching.sufficiency.bound import at_most
from matching.sufficiency.looked_for import Looked, look
from matching.sufficiency.opening import Opened, choose
from matching.sufficiency.recount import recount
from matching.sufficiency.refusals import Refusal, counted_by, said_by
from matching.sufficiency.result import GRID, Missing, PlaceOf, Sufficiency, range_of, told_as
from matching.sufficiency.served import ANY, Served
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.place import Place
from matching.world.policy import Policy, england
from matching.world.world import World

MILES = 20.0
"""As near as is asked for: what the national figures on distance count by (NAO, 2025)."""
MOST = 10
WORK = 20.0


def sufficiency(
    world: World,
    on: date,
    miles: float = MILES,
    most: int = MOST,
    declined: Collection[tuple[str, str]] = (),
    work: float = WORK,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    served: Served = ANY,
    refusals: Collection[Refusal] = (),
    compiled: PublishedColumns | None = None,
) -> Sufficiency:
    """What homes within so many miles of the children's own lack, in at most so many rows, the most useful first.

    `declined`: pairs of a referral and a URN where the home has said no, for whatever reason: it is none for that
    child, and no capability opens it. `refusals`: the same with reasons; a home that named what it could not do would
    be one if it came to. `served`: when a referral has homes enough. Where it takes several, a row opens
    one home more for each referral that it counts. `compiled`: as of `look`.

    Homes are known by what is public of them, and what is not known counts in a home's favour: a referral with no home
    surely has none, and what a row opens it opens at most. Raises BadInput for a world without homes or without
    referrals; EngineFault when a recount by plain loops does not come to the same.
    """
    missing = [what for what, there in (("homes", world.homes), ("referrals", world.referrals)) if not there]
    if missing:
        raise BadInput(Problem("the world", f"it holds no {what}", f"Add {what} to it.") for what in missing)
    catalogue, law = catalogue or standard_catalogue(), (policy or england()).on(on)
    looked = look(world, on, miles, catalogue, law, said_by(refusals, declined), served, compiled)
    chosen = tuple(choose(looked, most))
    bound = at_most(looked, sum(len(c.lacks) for c in chosen), work)
    found = _found(world, on, miles, looked, chosen, catalogue).model_copy(
        update={
            "bound": max(bound.most, sum(len(c.referrals) for c in chosen)),
            "bound_reached": bound.reached,
            "homes_wanted": served.homes,
            "with_place": served.with_place,
            "refused": tuple(counted_by(refusals)),
        }
    )
    wrong = recount(world, found, catalogue, law, declined, refusals)
    if wrong:
        raise EngineFault("A recount of what is missing comes to something else:\n" + "\n".join(wrong))
    return found


def _found(
    world: World, on: date, miles: float, looked: Looked, chosen: Sequence[Opened], catalogue: Catalogue
) -> Sufficiency:
    unmet = [s for s in looked.sought if s.could_be is None]
    rows, together = [], 0
    for row in chosen:
        together += len(row.referrals)
        rows.append(_row(world, row, together, len(looked.sought), catalogue))
    return Sufficiency(
        on=on,
        miles=miles,
        referrals=len(looked.sought) + len(looked.no_place),
        with_home=tuple(s.referral for s in looked.sought if s.could_be is not None),
        openable=tuple(s.referral for s in unmet if s.lacking),
        never=tuple(s.referral for s in unmet if not s.lacking),
        no_place=looked.no_place,
        homes=len(world.homes),
        unplaced_homes=looked.unplaced,
        rows=tuple(rows),
        bound=together,
        bound_reached=together,
        places=tuple(_places(world, looked)),
    )


def _row(world: World, row: Opened, together: int, of: int, catalogue: Catalogue) -> Missing:
    low, high = range_of(len(row.referrals), of)
    names = {home.urn: home.name for home in world.homes}
    return Missing(
        place=row.place,
        capabilities=tuple(told_as(x, x.words(catalogue)) for x in sorted(row.lacks)),
        opens=len(row.referrals),
        low=low,
        high=high,
        alone=row.alone,
        all_opened=together,
        referrals=row.referrals,
        homes=row.homes,
        home_names=tuple(names[urn] for urn in row.homes),
    )


def _places(world: World, looked: Looked) -> Iterator[PlaceOf]:
    by_name: dict[str, list[Place]] = {}
    for home in world.homes:
        if home.place is not None:
            by_name.setdefault(looked.place_of[home.urn], []).append(home.place)
    for name, places in sorted(by_name.items()):
        east, north = (
            _to_the_grid(sum(way) / len(places)) for way in zip(*((p.easting, p.northing) for p in places), strict=True)
        )
        yield PlaceOf(name=name, middle=Place(easting=east, northing=north))


def _to_the_grid(metres: float) -> int:
    return GRID * round(metres / GRID)
