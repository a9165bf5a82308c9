"""Beds given to children night by night: what one has given the database gives to nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Family, PlannedStay
from service.records.bedrooms import BedNight, HomeNight, hold_homes, in_words, nights_lived_in, nights_shared
from service.records.desk import Desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.periods import rows_of_homes
from service.records.periods_before import rows_of_children
from service.store.rows import BedNightRow

TAKEN = "a bed of one of its nights has been given to somebody else, or one of its children a bed elsewhere"
AGAIN = "Plan again with what is free now."
IN_ONE_PERIOD = (
    "Choose other nights, or plan all guests of a night in one period: who may be there together, and with which staff,"
    " is looked at within one."
)


class BedTaken(BadInput):
    """Somebody else was given it first; nothing was written."""


def hold_homes_of(desk: Desk, period: PeriodNow) -> None:
    """Its homes, until the transaction ends: meanwhile nobody is admitted there, and no guest has a bed given."""
    hold_homes(desk.t, rows_of_homes(desk, [part.urn for part in period.kept.sheet.homes]).values())


def give_beds(desk: Desk, period: PeriodNow, stays: Sequence[PlannedStay]) -> None:
    """These stays have their beds, and no other stays of the period have any.

    They are asked for in one order, so that no two who give beds wait for each other. Raises BedTaken, also where a
    child lives in a bedroom that guests did not have on that night before, and where guests of another period are at
    the home on a night on which none of this one were: nothing has been asked of them together.
    """
    hold_homes_of(desk, period)
    before, shared = (found(desk.t, period.id, desk.day) for found in (nights_lived_in, nights_shared))
    desk.t.session.execute(delete(BedNightRow).where(BedNightRow.period_id == period.id))
    try:
        in_one_order = sorted(_rows(desk, period, stays), key=lambda row: (row.night, row.bedroom, row.bed))
        desk.t.session.add_all(in_one_order)
        desk.t.session.flush()
    except IntegrityError:
        raise BedTaken([Problem("the plan", TAKEN, AGAIN)]) from None
    _refuse_lived_in(nights_lived_in(desk.t, period.id, desk.day) - before)
    _refuse_shared(nights_shared(desk.t, period.id, desk.day) - shared)


def _refuse_shared(found: frozenset[HomeNight]) -> None:
    if found:
        nights = in_words(sorted({each.night for each in found}))
        what = f"guests of another period are at the home on the nights of {nights}"
        raise BedTaken([Problem("the plan", what, IN_ONE_PERIOD)])


def _refuse_lived_in(found: frozenset[BedNight]) -> None:
    rooms = dict.fromkeys((each.home, each.bedroom) for each in sorted(found))
    nights = {room: [each.night for each in sorted(found) if each[:2] == room] for room in rooms}
    if found:
        raise BedTaken(
            Problem(f"bedroom {room[1]}", f"a child lives in it on the nights of {in_words(on)}", AGAIN)
            for room, on in nights.items()
        )


def _rows(desk: Desk, period: PeriodNow, stays: Sequence[PlannedStay]) -> Iterator[BedNightRow]:
    kept: KeptPeriod = period.kept
    homes = rows_of_homes(desk, [part.urn for part in kept.sheet.homes])
    children, families = rows_of_children(desk, kept), {family.id: family for family in kept.sheet.families}
    for stay in stays:
        for child, bedroom, bed in _beds(families[stay.family], stay):
            for night in stay.run.dates():
                yield BedNightRow(
                    home_id=homes[stay.urn],
                    bedroom=bedroom,
                    bed=bed,
                    night=night,
                    child_id=children[child],
                    period_id=period.id,
                )


def _beds(family: Family, stay: PlannedStay) -> Iterator[tuple[str, str, int]]:
    """Each child with its bedroom; brothers and sisters who share one have its beds in turn."""
    for number, (child, bedroom) in enumerate(zip(family.children, stay.bedrooms, strict=True)):
        yield child, bedroom, stay.bedrooms[:number].count(bedroom)
