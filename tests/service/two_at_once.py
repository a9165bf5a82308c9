"""Two who each see that nobody is there yet and then write: guests of two periods, a guest and who comes to live."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random
from threading import Barrier

from sqlalchemy import delete, update

from matching.errors import BadInput
from scenarios import storybook
from service.access.relation import RelationKind
from service.records.arriving import arrive
from service.records.bed_nights import give_beds
from service.records.desk import Desk, at_desk
from service.records.kept_period import PeriodNow
from service.records.people import add_person, relate
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import BedNightRow, HomeRow, ResidenceRow
from tests.service.actions.breaks import DAY, NOW, PERIOD, Breaks, begun, make_breaks, stay

ROOMS = ("room 1", "room 2")
NUMBERS = count(1)


@dataclass(frozen=True)
class Two:
    """A home with two periods of the same nights, each of a coordinator, and its manager."""

    store: Store
    breaks: Breaks
    periods: tuple[PeriodNow, PeriodNow]
    manager: str
    free: tuple[str, ...]
    """Bedrooms in which nobody lives."""

    def guests_of_two_periods(self, dice: Random) -> list[bool]:
        """Whether each was kept of two who give beds of one night to guests that nobody looked at together."""
        night, (one, other) = dice.randrange(8), self.periods
        first = self._gives(one, "F-05", "room 1", night, dice.randint(1, 3))
        return _at_once(first, self._gives(other, "F-03", "room 2", night, dice.randint(1, 3)))

    def guest_and_who_comes(self, dice: Random) -> list[bool]:
        """Whether each was kept of one who gives a bedroom to guests and one who records that a child lives in it."""
        room, referral = dice.choice(self.free), self._referred()

        def come(desk: Desk) -> None:
            arrive(desk, self.breaks.home, referral, NOW, room, None)

        guest = self._gives(self.periods[0], "F-05", room, dice.randrange(8), dice.randint(1, 3))
        return _at_once(guest, self._does(self.manager, come))

    def cleared(self) -> None:
        """No guest has a bed any more, and who came has left."""
        with self.store.transaction() as t:
            t.session.execute(delete(BedNightRow))
            came = (ResidenceRow.home_id == self.breaks.home) & (ResidenceRow.since == DAY)
            t.session.execute(update(ResidenceRow).where(came).values(gone_from=DAY))

    def _gives(self, period: PeriodNow, family: str, room: str, after: int, nights: int) -> Callable[[], bool]:
        def give(desk: Desk) -> None:
            give_beds(desk, period, [stay(family, room, after, nights)])

        return self._does(self.breaks.one, give)

    def _does(self, person: str, work: Callable[[Desk], None]) -> Callable[[], bool]:
        def done() -> bool:
            try:
                at_desk(self.store, person, NOW, work)
            except BadInput:
                return False
            return True

        return done

    def _referred(self) -> str:
        number = next(NUMBERS)
        child = storybook.child(f"C-8{number}", f"Nora {number}", date(2013, 5, 1))
        referral = storybook.referral(id=f"R-8{number}", child=child, enquiries=())
        with self.store.transaction() as t:
            id = take_in_referral(Writing(t, DAY, NOW), referral)
            send(t, id, self.breaks.home, DAY)
        return id


Pair = Callable[[Two, Random], list[bool]]
PAIRS: tuple[Pair, ...] = (Two.guests_of_two_periods, Two.guest_and_who_comes)


def two(store: Store) -> Two:
    """New periods at the home of these records."""
    breaks = make_breaks(store)
    one, other = (begun(store, breaks, PERIOD.model_copy(update={"id": f"of {who}"})) for who in ("one", "other"))
    with store.transaction() as t:
        home = t.session.get_one(HomeRow, breaks.home)
        manager = add_person(t, home.organisation_id, "Mo")
        relate(t, manager, RelationKind.REGISTERED_MANAGER, breaks.home, date(2020, 1, 1))
    return Two(store, breaks, (one, other), manager, ROOMS)


def _at_once(*deeds: Callable[[], bool]) -> list[bool]:
    start = Barrier(len(deeds))

    def begin(deed: Callable[[], bool]) -> bool:
        start.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(begin, deeds))
