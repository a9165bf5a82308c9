"""Small made-up problems, drawn from a seed: few children, few homes, and everything that a plan has to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

from matching.findings import Band
from matching.placement.problem import (
    Answer,
    Apart,
    Doubt,
    Fit,
    FreeRoom,
    OpenHome,
    Placed,
    PlacesFrom,
    Plan,
    Priority,
    Problem,
    Response,
    Siblings,
    Strain,
    Waiting,
)

DAY = date(2027, 1, 4)


def draw(seed: int, children: int = 4, homes: int = 3) -> Problem:
    """A problem in which every kind of rule can bind."""
    dice = Random(seed)
    waiting = [_child(dice, n) for n in range(children)]
    free = [_home(dice, n) for n in range(homes)]
    fits = [_fit(dice, c, h) for c in waiting for h in free if dice.random() < 0.8]
    ids = [c.id for c in waiting]
    urns = [h.urn for h in free]
    return Problem(
        children=tuple(waiting),
        homes=tuple(free),
        fits=tuple(fits),
        siblings=tuple(Siblings(_two(dice, ids), dice.random() < 0.4) for _ in range(dice.randrange(3))),
        apart=tuple(_apart(dice, ids, urns) for _ in range(dice.randrange(3))),
        strains=tuple(_strain(dice, ids, urns) for _ in range(dice.randrange(3))),
        responses=tuple(_answer(dice, ids, urns) for _ in range(dice.randrange(3))),
        doubts=tuple(_doubt(dice, ids, urns) for _ in range(dice.randrange(4))),
    )


def _child(dice: Random, number: int) -> Waiting:
    first = DAY + timedelta(days=dice.choice([0, 0, 5, 20]))
    until = first + timedelta(days=dice.randint(3, 20)) if dice.random() < 0.5 else None
    return Waiting(f"R-{number}", dice.choice(list(Priority)), dice.randint(0, 400), first, until)


def _home(dice: Random, number: int) -> OpenHome:
    places = [PlacesFrom(DAY - timedelta(days=9), dice.randint(0, 2))]
    if dice.random() < 0.4:
        places.append(PlacesFrom(DAY + timedelta(days=dice.randint(1, 15)), dice.randint(0, 2)))
    rooms = tuple(FreeRoom(f"room {n}", DAY, _sometimes(dice)) for n in range(dice.randint(1, 2)))
    return OpenHome(f"90000{number:02}", tuple(places), rooms if dice.random() < 0.7 else None)


def _sometimes(dice: Random) -> date | None:
    return DAY + timedelta(days=dice.randint(10, 40)) if dice.random() < 0.3 else None


def _fit(dice: Random, child: Waiting, home: OpenHome) -> Fit:
    worst = dice.choice(list(Band))
    best = max(worst, dice.choice(list(Band)))
    points = dice.randint(0, 60)
    rooms = None
    if home.rooms and dice.random() < 0.5:
        rooms = frozenset(r.id for r in home.rooms if dice.random() < 0.6)
    miles = dice.choice([None, 3, 12, 40])
    return Fit(child.id, home.urn, worst, best, points, points + 5, 65, miles, rooms)


def _two(dice: Random, ids: list[str]) -> tuple[str, str]:
    one, other = dice.sample(ids, 2)
    return one, other


def _apart(dice: Random, ids: list[str], urns: list[str]) -> Apart:
    many = dice.choice([2, 2, 3])
    return Apart(tuple(dice.sample(ids, many)), "They harmed each other.", dice.choice([None, *urns]))


def _answer(dice: Random, ids: list[str], urns: list[str]) -> Response:
    answers = [Answer.ACCEPTED, Answer.OFFERED, Answer.PLANNED, Answer.DECLINED, Answer.DECLINED]
    return Response(dice.choice(ids), dice.choice(urns), dice.choice(answers))


def _strain(dice: Random, ids: list[str], urns: list[str]) -> Strain:
    worst = dice.choice([Band.CONDITIONS, Band.GOOD])
    many = dice.choice([2, 2, 3])
    told = ("Keep them apart by day.",)
    return Strain(tuple(dice.sample(ids, many)), dice.randint(0, 30), told, dice.choice([None, *urns]), worst, worst)


def _doubt(dice: Random, ids: list[str], urns: list[str]) -> Doubt:
    return Doubt(_two(dice, ids), dice.choice(urns), ("Does one frighten the other?",), Band.NOT_UNLESS)


def every_plan(problem: Problem) -> Iterator[Plan]:
    """Every way to put each child nowhere, or into a home and one of its bedrooms, whatever breaks."""
    rooms = {h.urn: [None] if h.rooms is None else [r.id for r in h.rooms] for h in problem.homes}
    ways: list[list[Placed | None]] = [
        [None, *(Placed(c.id, urn, room) for urn in rooms if (c.id, urn) in problem.fit_of for room in rooms[urn])]
        for c in problem.children
    ]
    for chosen in product(*ways):
        yield tuple(p for p in chosen if p is not None)
