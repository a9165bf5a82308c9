"""Periods of short breaks of four sizes, drawn from a seed: more nights assessed than any home could give.

The match check's answers are drawn with them, so that a plan can be timed alone. Every number is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.cleared import Cleared, KeptApart, Suited
from matching.short_breaks.period import (
    BenefitMark,
    Company,
    CompanyKind,
    DateRequest,
    Family,
    Holiday,
    Nights,
    Pattern,
    Period,
)
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.home import Home
from matching.world.referral import Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios.generators.break_homes import MONDAY, TASKS, home_of, night_at, part_of

RECORDS = MONDAY - timedelta(days=21)
FEATURES = (("hoist",), ("ensuite",), ("hoist", "ensuite"))


@dataclass(frozen=True)
class Shape:
    """How large a period is."""

    homes: int
    children: int
    weeks: int
    beds: tuple[int, ...]
    """Bedrooms of the homes, in turn."""
    slow_welcome: bool = False
    """Whether a home welcomes only half as many families a day as it has bedrooms, rounded up; else as many as come."""


class Size(Enum):
    """The four sizes that plans are measured on."""

    S = Shape(1, 40, 13, (5,))
    M = Shape(1, 80, 26, (7,))
    L = Shape(10, 600, 26, (5, 6, 5))
    XL = Shape(50, 5000, 26, (8, 9, 10))


def draw(size: Size | Shape, seed: int) -> tuple[Period, Cleared]:
    """A period of that size and what the match check would have said; the same seed gives the same."""
    shape = size.value if isinstance(size, Size) else size
    return _Drawing(shape, seed).whole()


class _Drawing:
    def __init__(self, shape: Shape, seed: int) -> None:
        self.shape, self.dice = shape, Random(seed)
        self.nights = 7 * shape.weeks
        self.holidays = self._holidays()
        self.homes = [home_of(h, shape.beds[h % len(shape.beds)]) for h in range(shape.homes)]
        self.families: list[Family] = []
        self.children: list[Child] = []
        self.suited: list[Suited] = []

    def whole(self) -> tuple[Period, Cleared]:
        while len(self.children) < self.shape.children:
            self._family(len(self.families))
        slow = self.shape.slow_welcome
        homes = [part_of(self.dice, n, h, self.nights, slow_welcome=slow) for n, h in enumerate(self.homes)]
        period = Period(
            id=f"drawn-{self.shape.homes}-{self.shape.children}",
            world=World(as_at=RECORDS, homes=tuple(self.homes), referrals=tuple(map(_referral, self.children))),
            first_night=MONDAY,
            nights=self.nights,
            homes=tuple(homes),
            families=tuple(self.families),
            holidays=self.holidays,
            company=self._company(),
        )
        return period, Cleared(suited=tuple(self.suited), apart=self._apart())

    def _holidays(self) -> tuple[Holiday, ...]:
        starts = (21, 77, 126) if self.nights > 91 else (21, 77)
        lengths = (14, 9, 16)
        return tuple(
            Holiday(name=f"holiday {n}", nights=Nights(first=night_at(s), nights=length))
            for n, (s, length) in enumerate(zip(starts, lengths, strict=False), start=1)
        )

    def _family(self, number: int) -> None:
        together = 2 if self.dice.random() < 0.06 else 1
        children = [self._child() for _ in range(together)]
        homes = self._homes_near()
        family = self._request(f"F-{number + 1:04}", tuple(c.id for c in children), homes)
        self.families.append(family)
        alone = together == 1 and self.dice.random() < 0.03
        known = self.dice.random() < 0.8
        for home in homes:
            rooms = tuple(self._rooms(home, child) for child in children)
            nights = (Nights(first=MONDAY, nights=self.nights),)
            suited = Suited(family=family.id, urn=home.urn, nights=nights, bedrooms=rooms, alone=alone, known=known)
            self.suited.append(suited)

    def _homes_near(self) -> tuple[Home, ...]:
        many = min(len(self.homes), self.dice.choice((2, 3, 3, 4)))
        first = self.dice.randrange(len(self.homes))
        return tuple(sorted((self.homes[(first + n) % len(self.homes)] for n in range(many)), key=lambda h: h.urn))

    def _rooms(self, home: Home, child: Child) -> tuple[str, ...]:
        needed = FEATURES[sum(child.id.encode()) % 3] if sum(child.id.encode()) % 10 < 3 else ()
        return tuple(room.id for room in home.bedrooms if set(needed) <= set(room.has))

    def _child(self) -> Child:
        born = date(2010, 1, 1) + timedelta(days=self.dice.randrange(9 * 365))
        tasks = tuple(TaskNeeded(task=task) for task in TASKS if self.dice.random() < 0.12)
        child = Child(
            id=f"C-{len(self.children) + 1:04}",
            name=f"Child {len(self.children) + 1}",
            date_of_birth=born,
            sex=self.dice.choice((Sex.FEMALE, Sex.MALE)),
            day_care=self.dice.choices(
                (DayCare.SHARED_1_TO_2, DayCare.ONE_TO_ONE, DayCare.TWO_TO_ONE), weights=(40, 45, 15)
            )[0],
            night_care=self.dice.choices(
                (NightCare.SLEEP_IN, NightCare.WAKING_SHARED, NightCare.WAKING_ONE_TO_ONE), weights=(50, 35, 15)
            )[0],
            clinical_tasks=tasks,
        )
        self.children.append(child)
        return child

    def _request(self, id: str, children: tuple[str, ...], homes: tuple[Home, ...]) -> Family:
        pattern = self.dice.choices(tuple(Pattern), weights=(35, 25, 10, 30))[0]
        assessed = self._assessed(pattern)
        low, high = {"weekend": (1, 3), "midweek": (1, 4), "holiday block": (2, 7), "flexible": (1, 5)}[pattern.value]
        weeks = [w for w in range(self.shape.weeks) if self.dice.random() < 0.75] or [0]
        return Family(
            id=id,
            children=children,
            homes=tuple(h.urn for h in homes),
            assessed_nights=assessed,
            protected_minimum=max(1, round(assessed * self.dice.uniform(0.25, 0.45))),
            available=tuple(Nights(first=night_at(7 * w), nights=7) for w in weeks),
            preferred=tuple(Nights(first=night_at(7 * w), nights=7) for w in weeks if self.dice.random() < 0.3),
            pattern=pattern,
            shortest_stay=low if assessed > low else 1,
            longest_stay=high,
            least_gap=self.dice.randint(3, 12),
            evenly_spaced=self.dice.random() < 0.2,
            requests=self._requests(id, weeks),
            benefit=self._marks(),
        )

    def _assessed(self, pattern: Pattern) -> int:
        nights = self.dice.gammavariate(2.2, 14 if self.shape.weeks > 13 else 11)
        most = 14 if pattern is Pattern.HOLIDAY else 60
        return int(min(max(nights, 4), most))

    def _requests(self, id: str, weeks: list[int]) -> tuple[DateRequest, ...]:
        if self.dice.random() > 0.1:
            return ()
        nights = Nights(first=night_at(7 * self.dice.choice(weeks) + 4), nights=2)
        return (DateRequest(id=f"{id}-a", nights=nights, weight=self.dice.randint(2, 5)),)

    def _marks(self) -> tuple[BenefitMark, ...]:
        left = self.dice.choice((4, 8, 12, 16))
        marks = {c.id: 0 for c in criteria()}
        while left:
            chosen = self.dice.choice([c for c, mark in marks.items() if mark < 4])
            marks[chosen] += 1
            left -= 1
        return tuple(BenefitMark(criterion=c, level=mark) for c, mark in marks.items())

    def _apart(self) -> tuple[KeptApart, ...]:
        found = []
        for home in self.homes:
            there = sorted(s.family for s in self.suited if s.urn == home.urn)
            for _ in range(len(there) // 2):
                one, other = sorted(self.dice.sample(there, 2))
                found.append(KeptApart(families=(one, other), urn=home.urn, why=("drawn",)))
        return tuple(found)

    def _company(self) -> tuple[Company, ...]:
        names = [f.id for f in self.families]
        pairs = {tuple(sorted(self.dice.sample(names, 2))) for _ in range(len(names) // 5)} if len(names) > 1 else ()
        return tuple(Company(families=(a, b), kind=CompanyKind.LIKE) for a, b in sorted(pairs))


def _referral(child: Child) -> Referral:
    return Referral(
        id=f"R-{child.id}",
        child=child,
        placing_authority="A council",
        received_on=RECORDS,
        urgency=Urgency.PLANNED,
        kind=StayKind.SHORT_BREAK,
        start=MONDAY,
        previous_breaks=(),
    )
