"""Small periods for the match check before a plan: some children, one home, fourteen nights. Everyone is invented."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from matching.check import MatchReport, check
from matching.short_breaks.cleared import Cleared, Refused, Suited
from matching.short_breaks.clearing.left import COUNTED
from matching.short_breaks.period import Family, Nights, Period
from matching.world.change import with_group, with_referral
from matching.world.child import Child
from matching.world.group import Group, Resident, Tie
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.short_breaks.small_period import MONDAY, NIGHTS, URN, small_period, small_world

LAST = MONDAY + timedelta(days=NIGHTS - 1)
CHECKED_BEFORE = {rule.ID for rule in COUNTED}


def kid(letter: str, born: date | None = date(2014, 5, 5), **changes: Any) -> Child:
    """A child of about 12 with no needs beyond the ordinary unless told."""
    return told.child(f"C-{letter}", f"Child {letter}", born, **changes)


def referred(child: Child, **changes: Any) -> Referral:
    """A referral for short breaks under an id of its own."""
    ordinary: dict[str, Any] = {"id": f"R-{child.id}", "child": child, "kind": StayKind.SHORT_BREAK, "start": MONDAY}
    return told.referral(**(ordinary | {"expected_nights": 2, "known_to_home": (URN,)} | changes))


def no_links(children: Iterable[Child]) -> tuple[Tie, ...]:
    """All names checked, and nothing found."""
    return tuple(told.no_link(one.id, other.id) for one, other in combinations(children, 2))


def world_of(referrals: Sequence[Referral], home: Home | None = None, **group: Any) -> World:
    """A world of these referrals at one home, whose names have all been checked unless ties are given."""
    residents: tuple[Resident, ...] = group.setdefault("residents", ())
    group.setdefault("ties", no_links([*(r.child for r in referrals), *(r.child for r in residents)]))
    home = home or break_home()
    return World(as_at=told.TODAY, homes=(home,), groups=(Group(urn=URN, **group),), referrals=tuple(referrals))


def break_home(**changes: Any) -> Home:
    """The home of the small period, changed."""
    return small_world().homes[0].model_copy(update=changes)


def household(id: str, *children: str, **changes: Any) -> Family:
    """A family that would use the home on any night."""
    parts: dict[str, Any] = {"id": id, "children": children, "homes": (URN,), "assessed_nights": 4}
    every = (Nights(first=MONDAY, nights=NIGHTS),)
    return Family(**(parts | {"protected_minimum": 1, "available": every, "longest_stay": 3} | changes))


def period_of(world: World, *families: Family, **changes: Any) -> Period:
    """A period of these families; unless told, each child of the world is a family under the child's letter."""
    alone = tuple(household(f"F-{r.child.id[2:]}", r.child.id) for r in world.referrals)
    return small_period(**({"world": world, "families": families or alone, "bookings": ()} | changes))


def only_suited(cleared: Cleared) -> Suited:
    """The one answer, which is that the home suits."""
    assert not cleared.refused
    (suited,) = cleared.suited
    return suited


def only_refused(cleared: Cleared) -> Refused:
    """The one answer, which is that the home is not offered."""
    assert not cleared.suited
    (refused,) = cleared.refused
    return refused


def nights_of(suited: Suited) -> set[date]:
    """Each night on which a home suits."""
    return {night for run in suited.nights for night in run.dates()}


def pairs_apart(cleared: Cleared) -> set[frozenset[str]]:
    """The families kept apart, two by two."""
    return {frozenset(apart.families) for apart in cleared.apart}


def full_check(world: World, child: str, night: date, beside: Iterable[Child] = ()) -> MatchReport:
    """The whole match check of a child for one night, with others of the world living in the home meanwhile."""
    changes = {"start": night, "expected_nights": 1}
    asked = with_referral(world, f"R-{child}", lambda r: r.model_copy(update=changes))
    living = tuple(Resident(child=c, arrived=night) for c in beside)
    joined = with_group(asked, URN, lambda g: g.model_copy(update={"residents": (*g.residents, *living)}))
    return check(joined, f"R-{child}", URN, world.as_at)
