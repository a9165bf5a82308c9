"""The same period in other words or in another order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeVar

from matching.short_breaks.cleared import Suited
from matching.short_breaks.period import Booking, Family, Period
from tests.strategies.few_families import Few
from tests.strategies.few_homes import URNS

R = TypeVar("R")
Names = dict[str, str]


def names_in_order(few: Few) -> Names:
    """Other names for every family, child, home and bedroom, which sort as the old ones do."""
    found = {id: f"N-{id}" for id in _ids(few)}
    return found | {urn: urn.replace("SC7", "SC8") for urn in URNS}


def names_turned(few: Few) -> Names:
    """Other names, which sort the other way round."""
    ids = sorted(_ids(few))
    found = {id: f"N-{len(ids) - n:02}" for n, id in enumerate(ids)}
    return found | dict(zip(URNS, ("SC800002", "SC800001"), strict=True))


def names_by_lot(few: Few, dice: Random) -> Names:
    """Other names for every family, child, home and bedroom, in an order that has nothing to do with the old one."""
    ids, urns = sorted(_ids(few)), sorted(home.urn for home in few.period.homes)
    lots = dice.sample(range(len(ids)), len(ids))
    others = (f"SC8{n:05}" for n in dice.sample(range(len(urns)), len(urns)))
    return {id: f"N-{lot:05}" for id, lot in zip(ids, lots, strict=True)} | dict(zip(urns, others, strict=True))


def _ids(few: Few) -> set[str]:
    period = few.period
    rooms = {room.id for home in period.world.homes for room in home.bedrooms}
    return {f.id for f in period.families} | {c for f in period.families for c in f.children} | rooms


def renamed(few: Few, names: Names) -> Few:
    return Few(
        Period.model_validate(_with_names(few.period.model_dump(), names)),
        type(few.cleared).model_validate(_with_names(few.cleared.model_dump(), names)),
    )


def _with_names(thing: Any, names: Names) -> Any:
    if isinstance(thing, dict):
        return {key: _with_names(value, names) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return type(thing)(_with_names(part, names) for part in thing)
    return "/".join(names.get(part, part) for part in thing.split("/")) if type(thing) is str else thing


def reordered(few: Few, shuffle: Callable[[Sequence[R]], Sequence[R]]) -> Few:
    """Families, homes, bedrooms, referrals, wishes and answers written down in another order."""
    period, world = few.period, few.period.world
    mixed: Callable[[Sequence[Any]], tuple[Any, ...]] = lambda items: tuple(shuffle(items))  # noqa: E731
    homes = (home.model_copy(update={"bedrooms": mixed(home.bedrooms)}) for home in world.homes)
    changed = world.model_copy(update={"homes": mixed(tuple(homes)), "referrals": mixed(world.referrals)})
    return Few(
        period.model_copy(
            update={
                "world": changed,
                "homes": mixed(period.homes),
                "families": mixed(period.families),
                "company": mixed(tuple(c.model_copy(update={"families": mixed(c.families)}) for c in period.company)),
                "bookings": mixed(period.bookings),
            }
        ),
        few.cleared.model_copy(
            update={
                "suited": mixed(few.cleared.suited),
                "apart": mixed(tuple(a.model_copy(update={"families": mixed(a.families)}) for a in few.cleared.apart)),
            }
        ),
    )


def children_turned(few: Few) -> Few:
    """The children of every family written down the other way round, and with them whatever goes child by child."""
    period = few.period
    families = tuple(_children_turned(f) for f in period.families)
    bookings = tuple(_rooms_turned(b) for b in period.bookings)
    suited = tuple(_rooms_turned(s) for s in few.cleared.suited)
    return Few(
        period.model_copy(update={"families": families, "bookings": bookings}),
        few.cleared.model_copy(update={"suited": suited}),
    )


def _children_turned(family: Family) -> Family:
    return family.model_copy(update={"children": family.children[::-1]})


S = TypeVar("S", Booking, Suited)


def _rooms_turned(of_children: S) -> S:
    return of_children.model_copy(update={"bedrooms": of_children.bedrooms[::-1]})
