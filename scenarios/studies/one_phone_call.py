"""What would it change if one phone call were made about each child, to whoever can answer most that is open?

The person called says what is true of every need they would be asked about first. An answer can rule a home out too.
"""

from __future__ import annotations

from collections import Counter

from matching.world.catalogue import Need, standard_catalogue
from matching.world.change import with_account
from matching.world.child import Child
from matching.world.facts import Account, Basis, Role
from matching.world.world import World
from scenarios.generators.truth import truth
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "one-phone-call"


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size)


def change(world: World, seed: int) -> World:
    """The world after the calls, on the same day."""
    true = truth(world, seed)
    referrals = tuple(r.model_copy(update={"child": _after(r.child, true[r.child.id], world)}) for r in world.referrals)
    return world.model_copy(update={"referrals": referrals})


def _after(child: Child, levels: dict[str, int], world: World) -> Child:
    open_needs = [need for need in standard_catalogue().needs if _is_open(child, need, world)]
    if not open_needs:
        return child
    called = Counter(need.ask[0] for need in open_needs)
    who = max(called, key=lambda role: (called[role], role.value))
    for need in open_needs:
        if need.ask[0] is who:
            child = with_account(child, need.id, _said(levels[need.id], who, world))
    return child


def _is_open(child: Child, need: Need, world: World) -> bool:
    told = next((f for f in child.facts if f.about == need.id), None)
    return told is None or len(told.possible(world.as_at, need.fresh_days, need.top)) > 1


def _said(level: int, who: Role, world: World) -> Account:
    return Account(level=level, said_by=who, said_on=world.as_at, basis=Basis.OBSERVED)
