"""A repair of short breaks as long work: what was given out stays wherever it can, and what is free is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from matching.errors import BadInput
from matching.short_breaks.clear import clear
from matching.short_breaks.period import MOST_REPAIRS, BookingStatus, CancelledBy, Period, PlannedStay, join, sheet_of
from matching.short_breaks.problems import refuse
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from service.solving.breaks_question import RepairedBreaks, RepairQuestion, TouchedFamily
from service.solving.came_of import CameOf
from service.solving.limits import Limits
from service.solving.short_breaks import Refusal, effort_of, faults_of, read_answer, words_of, worth
from service.solving.sizes import refuse_beyond

CHANGED_BY_A_REPAIR = {"bookings", "cancellations", "repairs", "published", "taken", "as_of"}
"""Of a sheet: what is lost, and what has begun by the day of the records. All else stays as it was written."""

NightAt = tuple[str, str, date]
"""A family, the URN of a home, and a night."""


def solve(question: str, told: Callable[[str], None], limits: Limits) -> str:
    """The repaired plan; or a refusal with everything that is wrong in the period, or how it is too large."""
    asked = RepairQuestion.model_validate_json(question)
    try:
        refuse_beyond(asked.period, limits)
        return _answer(_repaired(asked, told, limits)).model_dump_json()
    except BadInput as wrong:
        return Refusal(refused=tuple(map(str, wrong.problems))).model_dump_json()


def _repaired(asked: RepairQuestion, told: Callable[[str], None], limits: Limits) -> Repaired:
    """Asked of the match check as the period is recorded, and again where what has happened besides reaches it."""
    refuse(asked.period)
    given = asked.given_out.model_copy(update={"stays": asked.period.published})
    return repair(
        asked.period,
        Planned(cleared=clear(asked.period), allocation=given),
        asked.changes,
        effort_of(asked, limits),
        told=lambda progress: told(words_of(progress)),
    )


def _answer(repaired: Repaired) -> RepairedBreaks:
    return RepairedBreaks(
        planned=repaired.planned,
        sheet=sheet_of(repaired.period),
        touched=tuple(
            TouchedFamily(family=each.family, lost=each.lost, gained=each.gained, why=each.why)
            for each in repaired.touched
        ),
        further=repaired.further,
        families_touched_at_least=repaired.fewest.at_least,
        admitting=repaired.admitting,
    )


def check(question: str, answer: str) -> CameOf:
    """What the answer is worth: a sound plan, a period that is as it was but for the nights lost, and nobody hidden."""
    asked = RepairQuestion.model_validate_json(question)
    repaired = read_answer(answer, RepairedBreaks, "What came back is no repair.")
    if isinstance(repaired, CameOf):
        return repaired
    before = asked.as_changed
    as_is = join(repaired.sheet, before.world)
    wrong = (*_wrong_in_the_period(before, repaired), *faults_of(as_is, repaired.planned))
    return worth(repaired.planned, wrong)


def _wrong_in_the_period(before: Period, repaired: RepairedBreaks) -> Iterator[str]:
    sheet, stays = repaired.sheet, repaired.planned.allocation.stays
    if _without(sheet_of(before)) != _without(sheet) or sheet.published != before.published:
        yield "It changes more of the period than the nights that are lost."
    off = _cancelled_for_good(before)
    told = (stay for stay in before.published if off.isdisjoint(_nights((stay,))))
    begun = {stay for stay in told if stay.first_night <= before.world.as_at}
    if sheet.taken[: len(before.taken)] != before.taken or not set(sheet.taken[len(before.taken) :]) <= begun:
        yield "It tells stays as taken that have not begun, or that were cancelled."
    if sheet.repairs != min(before.repairs + 1, MOST_REPAIRS):
        yield "It does not count as one repair more."
    kept, added = sheet.cancellations[: len(before.cancellations)], sheet.cancellations[len(before.cancellations) :]
    if kept != before.cancellations or any(c.by is not CancelledBy.HOME or not c.wanted_again for c in added):
        yield "It cancels in the name of somebody else, or takes a cancellation back."
    cancelled = Counter((c.family, c.urn, night) for c in added for night in _run(c.first_night, c.nights))
    promised = {*before.published, *(b for b in before.bookings if b.status is BookingStatus.COMMITTED)}
    if set(cancelled) != _nights(promised) - _nights(stays) or any(many > 1 for many in cancelled.values()):
        yield "The nights that it cancels are not those that are lost."
    if {each.family for each in repaired.touched} != _touched(before, stays):
        yield "It does not name all whom it touches."


def _without(sheet: object) -> dict[str, object]:
    return {name: value for name, value in dict(sheet).items() if name not in CHANGED_BY_A_REPAIR}  # type: ignore[call-overload]


def _run(first: date, nights: int) -> Iterable[date]:
    return (date.fromordinal(first.toordinal() + number) for number in range(nights))


def _cancelled_for_good(before: Period) -> set[NightAt]:
    gone = (c for c in before.cancellations if not c.wanted_again)
    return {(c.family, c.urn, night) for c in gone for night in _run(c.first_night, c.nights)}


def _nights(stays: Iterable[PlannedStay]) -> set[NightAt]:
    return {(stay.family, stay.urn, night) for stay in stays for night in stay.run.dates()}


def _touched(before: Period, stays: Iterable[PlannedStay]) -> set[str]:
    """The families of which not every stay that was given out stands on the same nights."""
    there = {(stay.family, stay.urn, stay.first_night, stay.nights) for stay in stays}
    return {s.family for s in before.published if (s.family, s.urn, s.first_night, s.nights) not in there}
