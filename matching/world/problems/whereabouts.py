"""Who and what the world holds twice, or in two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from matching.errors import Problem
from matching.world.child import Child
from matching.world.problems.say import repeated, unknown
from matching.world.statement import StayKind
from matching.world.world import World


def problems_of_whereabouts(world: World) -> Iterator[Problem]:
    """Problems with ids and with who lives where."""
    yield from repeated("homes", "the URN", (h.urn for h in world.homes))
    yield from repeated("groups", "the URN", (g.urn for g in world.groups))
    yield from repeated("referrals", "the id", (r.id for r in world.referrals))
    for group in world.groups:
        yield from unknown(f"group {group.urn}", "home of this world", group.urn, {h.urn for h in world.homes})
    yield from _in_two_homes(world)
    yield from _referred_and_resident(world)
    yield from _told_in_two_ways(world)


def _in_two_homes(world: World) -> Iterator[Problem]:
    homes: dict[str, list[str]] = defaultdict(list)
    for group in world.groups:
        for resident in group.residents:
            homes[resident.child.id].append(group.urn)
    for child, urns in homes.items():
        if len(urns) > 1:
            listed = ", ".join(sorted(urns))
            yield Problem(
                f"child {child}", f"the child is a resident more than once: {listed}", "Keep the present one."
            )


def _referred_and_resident(world: World) -> Iterator[Problem]:
    """A child taken in for a time, with the end confirmed, may come for short breaks before and after it."""
    residents = {r.child.id: (g.urn, r) for g in world.groups for r in g.residents}
    for referral in world.referrals:
        urn, resident = residents.get(referral.child.id, (None, None))
        for_a_time = resident is not None and resident.leaving is not None and bool(resident.leaving_confirmed)
        if urn is not None and not (referral.kind is StayKind.SHORT_BREAK and for_a_time):
            way_out = "End the stay there first, or take the referral out."
            yield Problem(f"referral {referral.id}", f"the child is already a resident of {urn}", way_out)


def _told_in_two_ways(world: World) -> Iterator[Problem]:
    told: dict[str, tuple[str, Child]] = {}
    for referral in world.referrals:
        first, child = told.setdefault(referral.child.id, (referral.id, referral.child))
        if child != referral.child:
            what = f"it tells other things of child {child.id} than referral {first} does"
            yield Problem(
                f"referral {referral.id}",
                what,
                "Make the two the same, or, if they are two children, correct the wrong id.",
            )
