"""Made-up regions for placing many children: homes and children on a map, and what a match check might say of them.

Every figure is invented, but for these: 3.8 places a home on average (Ofsted, 2023); more boys than girls play no part.
Assumed: a home has a free place or two; 1 child in 33 has a day set by law and 1 in 8 is an emergency; 6 in 100 have a
brother or sister waiting too; a fit is sure in 7 of 10 cases; one home in 12 is a specialist home with a bedroom apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot
from random import Random

from matching.findings import Band
from matching.placement.problem import (
    Apart,
    Fit,
    FreeRoom,
    OpenHome,
    PlacesFrom,
    Priority,
    Problem,
    Siblings,
    Strain,
    Waiting,
)

TODAY = date(2027, 1, 4)
MILES = 120
SPECIALIST_EVERY = 12
POINTS_OF = 100


@dataclass(frozen=True)
class Size:
    """How many children, homes, homes that are possible for a child, and free places a home on average."""

    name: str
    children: int
    homes: int
    fits: int
    places: float


SIZES = (
    Size("300 x 200", 300, 200, 14, 1.4),
    Size("1,600 x 90", 1_600, 90, 20, 17.0),
    Size("2,000 x 4,000", 2_000, 4_000, 40, 0.6),
)


def draw(size: Size, seed: int) -> Problem:
    """A region, the same for the same size and seed."""
    dice = Random(seed)
    children = [_child(dice, n) for n in range(size.children)]
    homes = [_home(dice, n, size.places) for n in range(size.homes)]
    where = {
        x: (dice.uniform(0, MILES), dice.uniform(0, MILES))
        for x in [*(c.id for c in children), *(h.urn for h in homes)]
    }
    fits = [f for c in children for f in _fits(dice, c, homes, where, size.fits)]
    ids = [c.id for c in children]
    return Problem(
        children=tuple(children),
        homes=tuple(homes),
        fits=tuple(fits),
        siblings=tuple(Siblings((ids[n], ids[n + 1]), must=n % 4 == 0) for n in range(0, size.children * 6 // 100, 2)),
        apart=tuple(_between(dice, fits, size.children // 2)),
        strains=tuple(
            Strain((a.children[0], a.children[1]), dice.randint(2, 15))
            for a in _between(dice, fits, size.children // 2)
        ),
    )


def _child(dice: Random, number: int) -> Waiting:
    priority = dice.choices(list(Priority), [3, 12, 85])[0]
    first = TODAY + timedelta(days=dice.choice([0, 1, 3, 7, 14]))
    until = first + timedelta(days=dice.randint(20, 200)) if dice.random() < 0.1 else None
    return Waiting(f"R-{number:05}", priority, min(int(dice.expovariate(1 / 40)), 400), first, until)


def _home(dice: Random, number: int, places: float) -> OpenHome:
    many = max(1, round(dice.expovariate(1 / places)))
    rooms = tuple(FreeRoom(f"room {n + 1}", TODAY) for n in range(many)) if number % SPECIALIST_EVERY == 0 else None
    return OpenHome(f"9{number:06}", (PlacesFrom(TODAY, many),), rooms)


def _fits(
    dice: Random, child: Waiting, homes: list[OpenHome], where: dict[str, tuple[float, float]], many: int
) -> Iterator[Fit]:
    """The nearest homes, of which about half are possible."""
    x, y = where[child.id]
    near = sorted((hypot(x - where[h.urn][0], y - where[h.urn][1]), h.urn) for h in homes)[: 2 * many]
    rooms = {h.urn: h.rooms for h in homes}
    needs_apart = dice.random() < 0.2
    for miles, urn in sorted(dice.sample(near, min(many, len(near)))):
        worst = dice.choices([Band.NOT_UNLESS, Band.CONDITIONS, Band.GOOD], [30, 50, 20])[0]
        best = max(worst, dice.choice([Band.CONDITIONS, Band.GOOD]))
        points = dice.randint(10, 80)
        first = rooms[urn]
        suits = frozenset({first[0].id}) if first and needs_apart else None
        yield Fit(child.id, urn, worst, best, points, points + 10, POINTS_OF, round(miles), suits)


def _strains(dice: Random, fits: list[Fit], many: int) -> Iterator[Strain]:
    for apart in _between(dice, fits, many):
        one, other = apart.children
        yield Strain((one, other), dice.randint(2, 15))


def _between(dice: Random, fits: list[Fit], many: int) -> Iterator[Apart]:
    """Pairs of children who could meet: both could live in one home."""
    by_home: dict[str, list[str]] = {}
    for fit in fits:
        by_home.setdefault(fit.urn, []).append(fit.child)
    crowded = [ids for _, ids in sorted(by_home.items()) if len(ids) > 1]
    for _ in range(many):
        one, other = dice.sample(dice.choice(crowded), 2)
        yield Apart((one, other), "Invented.")
