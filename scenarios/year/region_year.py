"""One made-up year of a region, the same whichever way is decided: who comes when, where each could live, who leaves.

How homes would answer, and how long each child would stay, are thrown by the names of the child and the home. So every
way of deciding meets the very same year, and what differs between them is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.findings import Band
from matching.placement.foresight import PLACED
from matching.rules import PUBLISHED
from matching.world.catalogue import standard_catalogue
from matching.world.home import PlacesCondition, conditions_on
from matching.world.policy import england
from matching.world.published import publish_all
from matching.world.referral import Bond, Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios.generators.arrivals import arrivals
from scenarios.generators.dice import Dice
from scenarios.generators.drawn import AS_AT
from scenarios.generators.figures import number
from scenarios.generators.region import region

PAST = 1_000_000
"""Added to a seed for the year before, whose children stand for those who are still expected."""
HOMES_KEPT = 200
"""Of all homes that could be one for a child, so many of those worth most may be asked. Half of them are those worth
most to a brother or sister as well, where there is one: else two would hardly have a home in common among many."""
AT_ONCE = 500
"""So many children are screened at a time."""


@dataclass(frozen=True)
class Coming:
    """One child who is referred. Days are counted from the day the world stands at.

    worths  the homes that could be one by what is public, by their numbers, each with what it is worth there: PLACED
            and the points of the match check, at least and at most together; of many, the HOMES_KEPT worth most
    miles   to each of those homes
    """

    id: str
    day: int
    wanted: int
    """The day of the first night asked for: the target."""
    urgent: bool
    nights: int
    breaks_down: bool
    worths: tuple[tuple[int, int], ...]
    miles: tuple[float | None, ...]
    sibling: str | None = None
    """A brother or sister referred with the child, to live together."""
    must: bool = False
    """Whether they must: then they are never parted, and come and go as one."""

    def miles_to(self, home: int) -> float | None:
        """How far a home is, of those that could be one."""
        return next(miles for (number_of, _), miles in zip(self.worths, self.miles, strict=True) if number_of == home)

    @property
    def lives_as(self) -> str:
        """By whose dice the child's stays go: those who must live together leave one home on one day."""
        return min(self.id, self.sibling) if self.must and self.sibling is not None else self.id


@dataclass(frozen=True)
class RegionYear:
    """The year. `leaving`: for each home, the days on which those who live there now leave."""

    seed: int
    days: int
    coming: tuple[Coming, ...]
    places: tuple[int, ...]
    leaving: tuple[tuple[int, ...], ...]
    past: tuple[tuple[tuple[int, int], ...], ...]
    """The worths of those who came in as many days the year before and for whom there was a home: what is known of
    those still expected, and of how many they are."""

    def says_yes(self, child: str, home: int) -> bool:
        """How a home would answer for a child: the same whenever it is asked, and by whom."""
        return Dice(self.seed, "answer", child, home).chance(number("says_yes"))


def region_year(seed: int, homes: int, days: int) -> RegionYear:
    """A year of so many days in a region with so many homes."""
    world = region(seed, homes)
    places = tuple(_places(world, urn) for urn in (h.urn for h in world.homes))
    now = [(0, r, _nights(Dice(seed, "stay", r.id))) for r in world.referrals]
    came = [(_day(a.on), a.as_drawn, a.nights) for a in arrivals(seed, sum(places), days)]
    before = [a.as_drawn for a in arrivals(seed + PAST, sum(places), days)]
    coming = _coming(seed, world, [(day, _named(r, n), nights) for n, (day, r, nights) in enumerate((*now, *came))])
    past = _coming(seed + PAST, world, [(0, _named(r, n), 1) for n, r in enumerate(before)])
    return RegionYear(
        seed=seed,
        days=days,
        coming=tuple(_with_siblings(coming)),
        places=places,
        leaving=tuple(tuple(_leaving(seed, world, h.urn)) for h in world.homes),
        past=tuple(c.worths for c in past if c.worths),
    )


def _named(referral: Referral, number_of: int) -> Referral:
    """The same under an id of its own: a stretch of arrivals can use a number again."""
    return referral.model_copy(update={"id": f"{number_of:05}/{referral.child.id}"})


def _day(on: date) -> int:
    return (on - AS_AT).days


def _places(world: World, urn: str) -> int:
    home = world.home(urn)
    limits = [c.most for c in conditions_on(home, PlacesCondition, AS_AT)] if home else []
    return min(limits, default=0)


def _nights(dice: Dice) -> int:
    return max(
        1, round(exp(log(number("completed_stay", "median_days")) + dice.around(number("completed_stay", "spread"))))
    )


def _leaving(seed: int, world: World, urn: str) -> Iterator[int]:
    """When each resident leaves: somewhere in a stay that is found the more likely the longer it lasts."""
    spread = number("completed_stay", "spread")
    for resident in world.group(urn).residents:
        dice = Dice(seed, "leaving", resident.child.id)
        stay = exp(log(number("completed_stay", "median_days")) + spread**2 + dice.around(spread))
        yield 1 + int(stay * dice.share())


def _coming(seed: int, world: World, told: Sequence[tuple[int, Referral, int]]) -> list[Coming]:
    kept = [t for t in told if t[1].kind is not StayKind.SHORT_BREAK]
    worths = _worths(world, [r for _, r, _ in kept])
    return [
        Coming(
            id=referral.id,
            day=day,
            wanted=day + max(0, (referral.start - AS_AT).days),
            urgent=referral.urgency is Urgency.EMERGENCY,
            nights=nights,
            breaks_down=Dice(seed, "breaks down", referral.id).chance(number("breaks_down")),
            worths=of_child,
            miles=tuple(_miles(world, referral, of_child)),
            sibling=_sibling(referral),
            must=any(b.bond is Bond.MUST for b in referral.siblings or ()),
        )
        for (day, referral, nights), of_child in zip(kept, worths, strict=True)
    ]


def _miles(world: World, referral: Referral, worths: Sequence[tuple[int, int]]) -> Iterator[float | None]:
    here = referral.child.home_place
    for home in (world.homes[number_of] for number_of, _ in worths):
        yield here.miles_to(home.place) if here is not None and home.place is not None else None


def _sibling(referral: Referral) -> str | None:
    return next((b.child for b in referral.siblings or () if b.bond is not Bond.MUST_NOT), None)


def _with_siblings(coming: Sequence[Coming]) -> Iterator[Coming]:
    """Brothers and sisters come together, on the day of the first: the next child to come is the sibling or nobody."""
    for number_of, child in enumerate(coming):
        around = (coming[n] for n in (number_of - 1, number_of + 1) if 0 <= n < len(coming))
        found = next((c for c in around if child.sibling == c.id.partition("/")[2]), None)
        if found is None:
            yield replace(child, sibling=None, must=False)
        else:
            day, wanted = min(child.day, found.day), max(child.wanted, found.wanted)
            must = child.must or found.must
            yield _as_one(replace(child, sibling=found.id, must=must, day=day, wanted=wanted), found)


def _as_one(child: Coming, sibling: Coming) -> Coming:
    """A child who must live with a brother or sister stays as long as the first of them; no placement ends alone."""
    first = child if child.lives_as == child.id else sibling
    return replace(child, nights=first.nights, breaks_down=first.breaks_down) if child.must else child


def _with_brothers(referral: Referral, by_child: Mapping[str, Referral]) -> tuple[Referral, ...]:
    """A referral with those of the brothers and sisters who are referred as well."""
    others = (by_child[b.child] for b in referral.siblings or () if b.child in by_child)
    return (referral, *others)


def _worths(world: World, referrals: Sequence[Referral]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Where each could live, by screening many of them and all homes at once."""
    by_child = {r.child.id: r for r in referrals}
    homes = PublishedColumns(publish_all(world.homes), AS_AT - timedelta(days=1))
    first = 0
    while first < len(referrals):
        until = first + AT_ONCE
        until += _are_siblings(*referrals[until - 1 : until + 1])
        yield from _screened(referrals[first:until], by_child, homes)
        first = until


def _are_siblings(one: Referral | None = None, other: Referral | None = None) -> bool:
    return one is not None and other is not None and _sibling(one) == other.child.id


def _screened(
    referrals: Sequence[Referral], by_child: Mapping[str, Referral], homes: PublishedColumns
) -> Iterator[tuple[tuple[int, int], ...]]:
    catalogue, law = standard_catalogue(), england().on(AS_AT)
    asked = ChildColumns([nowhere(r, AS_AT, catalogue, law, _with_brothers(r, by_child)) for r in referrals])
    columns = Columns(asked, homes, AS_AT, catalogue, law)
    possible = np.ones((len(referrals), len(homes)), dtype=np.bool_)
    points = np.zeros(possible.shape, dtype=np.int64)
    for rule in PUBLISHED:
        for screen in rule.screen(columns):
            possible &= (screen.best >= Band.CONDITIONS)[screen.child][:, screen.home]
            points += (screen.low + screen.high)[screen.child][:, screen.home]
    for number_of, referral in enumerate(referrals):
        around = (n for n in (number_of - 1, number_of + 1) if 0 <= n < len(referrals))
        other = next((n for n in around if _are_siblings(referral, referrals[n])), None)
        kept = _worth_most(possible[number_of], points[number_of])
        if other is not None:
            both = _worth_most(possible[number_of] & possible[other], points[number_of] + points[other])
            kept = [*dict.fromkeys((*both[: HOMES_KEPT // 2], *kept))][:HOMES_KEPT]
        yield tuple((home, PLACED + int(points[number_of, home])) for home in sorted(kept))


def _worth_most(possible: NDArray[np.bool_], points: NDArray[np.int64]) -> list[int]:
    """So many of the homes that could be one, those worth most first."""
    found = np.flatnonzero(possible)
    most: list[int] = found[np.argsort(-points[found], kind="stable")[:HOMES_KEPT]].tolist()
    return most
