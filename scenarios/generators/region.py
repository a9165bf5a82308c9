"""A made-up region, or a whole country one authority at a time: homes, who lives there, and who is referred."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count

from matching.world.world import World
from scenarios.generators.drawn import AS_AT
from scenarios.generators.figures import number, shares
from scenarios.generators.geography import Authority, authorities_of, authority
from scenarios.generators.groups import groups_of
from scenarios.generators.homes import home_of
from scenarios.generators.referrals import referrals_of

USUAL_REGION = "North West"


def region(seed: int, homes: int, referrals: int | None = None, name: str = USUAL_REGION) -> World:
    """A region with so many homes and so many children referred; `referrals` is by the usual share when left out.

    The same seed gives the same world. Homes stay the same when there are more of them.
    """
    return joined(list(authorities(seed, homes, referrals, name)))


def authorities(seed: int, homes: int, referrals: int | None = None, name: str = USUAL_REGION) -> Iterator[World]:
    """The same region, one authority at a time; none is held once the next is asked for."""
    waiting = round(homes * number("waiting")) if referrals is None else referrals
    left_homes, left_children = homes, waiting
    for n in count():
        if left_homes <= 0 and left_children <= 0:
            break
        here = min(left_homes, homes_of_an_authority(name))
        children = left_children if left_homes - here <= 0 else min(left_children, round(waiting * here / homes))
        yield _world(seed, authority(seed, name, n), here, children)
        left_homes, left_children = left_homes - here, left_children - children


def country(seed: int, homes: int | None = None, referrals: int | None = None) -> Iterator[World]:
    """A country, one authority at a time; none is held once the next is asked for. About so many homes in all."""
    whole = number("homes") if homes is None else homes
    children = whole * number("waiting") if referrals is None else referrals
    for name, share in shares("homes_by_region").items():
        many = authorities_of(name)
        here = _split(round(whole * share), many)
        waiting = _split(round(children * shares("children_by_region")[name]), many)
        for n in range(many):
            yield _world(seed, authority(seed, name, n), here[n], waiting[n])


def joined(worlds: list[World]) -> World:
    """Several worlds as one."""
    return World(
        as_at=AS_AT,
        homes=tuple(h for w in worlds for h in w.homes),
        groups=tuple(g for w in worlds for g in w.groups),
        referrals=tuple(r for w in worlds for r in w.referrals),
    )


def authorities_in(seed: int, name: str, numbers: Collection[int]) -> Iterator[Authority]:
    """The authorities of a region with these numbers. Without end where a number is none of the region's."""
    left = set(numbers)
    for n in count():
        if not left:
            return
        found = authority(seed, name, n)
        if found.number in left:
            left.remove(found.number)
            yield found


def homes_of_an_authority(name: str) -> int:
    """How many homes lie in the area of one authority of a region."""
    return max(1, round(number("homes") * shares("homes_by_region")[name] / authorities_of(name)))


def _world(seed: int, where: Authority, homes: int, referrals: int) -> World:
    here = tuple(home_of(seed, where, row) for row in range(homes))
    referred = tuple(referrals_of(seed, where, referrals))
    return World(as_at=AS_AT, homes=here, groups=tuple(groups_of(seed, where, here, referred)), referrals=referred)


def _split(whole: int, parts: int) -> tuple[int, ...]:
    return tuple(whole // parts + (part < whole % parts) for part in range(parts))
