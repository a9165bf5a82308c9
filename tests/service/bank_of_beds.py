"""Beds given, moved and taken back at random by several at once: at every look no bed and no child is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from random import Random

from sqlalchemy import select

from matching.errors import BadInput
from matching.short_breaks.period import PlannedStay
from service.records.bed_nights import give_beds
from service.records.desk import at_desk
from service.records.kept_period import PeriodNow
from service.store.opening import Store
from service.store.rows import BedNightRow
from tests.service.actions.breaks import NOW, PERIOD, Breaks, begun, stay

ROOMS = ("room 1", "room 2", "room 3")
FAMILIES = tuple(family.id for family in PERIOD.families)
Night = tuple[str, date]


@dataclass
class Clerk:
    """Somebody who keeps one period, and the bedrooms by night that were last given to it."""

    store: Store
    breaks: Breaks
    period: PeriodNow
    dice: Random
    holds: list[Night] = field(default_factory=list)
    given: int = 0
    refused: int = 0
    broken: list[str] = field(default_factory=list)

    def works(self, operations: int) -> Clerk:
        """So many times other stays than before, or none, and a look after each."""
        for _ in range(operations):
            stays = [self._stay(family) for family in self.dice.sample(FAMILIES, self.dice.randint(0, 2))]
            try:
                at_desk(self.store, self.breaks.one, NOW, partial(give_beds, period=self.period, stays=stays))
                self.holds, self.given = sorted(_nights(stays)), self.given + 1
            except BadInput:
                self.refused += 1
            self.broken += self._seen()
        return self

    def _stay(self, family: str) -> PlannedStay:
        return stay(family, self.dice.choice(ROOMS), self.dice.randrange(8), self.dice.randint(1, 4))

    def _seen(self) -> list[str]:
        with self.store.transaction() as t:
            rows = t.session.scalars(select(BedNightRow)).all()
            rooms = Counter((row.home_id, row.bedroom, row.night) for row in rows)
            children = Counter((row.child_id, row.night) for row in rows)
            mine = sorted((row.bedroom, row.night) for row in rows if row.period_id == self.period.id)
        found = [f"{n} in one bedroom on {night}" for (_, _, night), n in rooms.items() if n > 1]
        found += [f"a child in {n} beds on {night}" for (_, night), n in children.items() if n > 1]
        return found + (["what was given is not what is there"] if mine != self.holds else [])


def _nights(stays: Iterable[PlannedStay]) -> list[Night]:
    return [(room, night) for each in stays for room in each.bedrooms for night in each.run.dates()]


def banked(store: Store, breaks: Breaks, operations: int, clerks: int, seed: str) -> list[Clerk]:
    """All clerks after so many operations each, at once."""
    periods = [begun(store, breaks, PERIOD.model_copy(update={"id": f"{seed} of clerk {n}"})) for n in range(clerks)]
    all_of_them = [Clerk(store, breaks, period, Random(f"{seed} {n}")) for n, period in enumerate(periods)]
    with ThreadPoolExecutor(clerks) as pool:
        return list(pool.map(lambda clerk: clerk.works(operations), all_of_them))
