"""Defects to plant in what the model reads of a family's own nights, and of the period's, each in a period by hand."""

from __future__ import annotations

from typing import Any

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import (
    BookingStatus,
    BreakPolicy,
    Cancellation,
    CancelledBy,
    Family,
    Holiday,
    Pattern,
    Period,
)
from tests.short_breaks.defects import Defect, living, misread, two
from tests.short_breaks.promises.one_home import Asking
from tests.short_breaks.scarce import Scarce, two_families
from tests.short_breaks.verifying.sound import RECORDS, A, day


def policy(**changes: Any) -> BreakPolicy:
    return BreakPolicy(**changes)


def apart(*nights: int) -> Scarce:
    """The first family can use these nights and needs them all; the second asks for one."""
    return two_families(Asking(nights, minimum=len(nights)), Asking((0,)))


def whatever_the_policy(read: Scarce) -> Scarce:
    return read.of_period(policy=BreakPolicy())


def cancelled() -> Scarce:
    gone = Cancellation(family="F-a", urn=A, first_night=day(0), nights=1, by=CancelledBy.FAMILY, on=RECORDS)
    return two().of_period(cancellations=(gone,))


def moved_in(id: str) -> Scarce:
    home = living()
    return two().lived_in(home.model_copy(update={"child": home.child.model_copy(update={"id": id})}))


def under_another_name(read: Scarce) -> Scarce:
    """The first family as if it had another id."""

    def named(family: Family) -> Family:
        return family.model_copy(update={"id": "F-z"}) if family.id == "F-a" else family

    suited = (s.model_copy(update={"family": "F-z"}) if s.family == "F-a" else s for s in read.cleared.suited)
    period: Period = read.of_period(families=tuple(map(named, read.period.families))).period
    return Scarce(period, Cleared(suited=tuple(suited)))


OF_NIGHTS = (
    Defect(
        "a family has more nights than it is assessed for",
        "assessed-nights",
        apart(0, 1).family("F-a", assessed_nights=1, protected_minimum=1),
        misread(lambda read: read.family("F-a", assessed_nights=2, protected_minimum=2)),
    ),
    Defect(
        "a night that the family cannot use is planned",
        "available",
        apart(0, 1).family("F-a", available=apart(0).run(0)),
        misread(lambda read: read.family("F-a", available=read.run(0, 2))),
    ),
    Defect(
        "more stays are in the diary at once than the policy allows",
        "diary-most",
        apart(0, 3).of_period(policy=policy(diary_most=1)),
        misread(whatever_the_policy),
    ),
    Defect(
        "the nights of a stay that was cancelled are offered again",
        "given-up",
        cancelled(),
        misread(lambda read: read.of_period(cancellations=())),
    ),
    Defect(
        "a stay that had not been promised for certain is planned where it can no longer happen",
        "history",
        two_families(Asking((0,)), Asking((5,)))
        .rooms("F-a", "r1")
        .booked("F-a", "r1", BookingStatus.CONFIRMED)
        .of_period(as_of=day(1)),
        misread(lambda read: read.of_period(as_of=None)),
    ),
    Defect(
        "more nights of one holiday than the policy allows",
        "holiday-nights",
        apart(0, 1).of_period(
            policy=policy(holiday_nights_most=1), holidays=(Holiday(name="Half-term", nights=apart(0).run(0, 5)[0]),)
        ),
        misread(whatever_the_policy),
    ),
    Defect(
        "a stay goes on after the end of the period",
        "in-period",
        apart(2, 3).family("F-a", shortest_stay=2).of_period(nights=3),
        misread(lambda read: read.of_period(nights=20)),
    ),
    Defect(
        "a stay is planned for a family that the period does not name",
        "known-names",
        two(),
        misread(under_another_name),
    ),
    Defect(
        "a stay begins sooner than the notice that families are given",
        "notice",
        apart(0, 9).of_period(policy=policy(notice_days=8)),
        misread(whatever_the_policy),
    ),
    Defect(
        "a family that asks for weekends is given a Monday",
        "pattern",
        apart(0, 1).family("F-a", pattern=Pattern.WEEKEND),
        misread(lambda read: read.family("F-a", pattern=Pattern.FLEXIBLE)),
    ),
    Defect(
        "a stay is shorter than the family asks for",
        "stay-length",
        apart(0).family("F-a", shortest_stay=2),
        misread(lambda read: read.family("F-a", shortest_stay=1)),
    ),
    Defect(
        "more stays in the period than the policy allows",
        "stays-most",
        apart(0, 3).of_period(policy=policy(stays_most=1)),
        misread(whatever_the_policy),
    ),
    Defect(
        "a child new to the home comes before its tea visit can be made",
        "tea-visits",
        two().suited("F-a", known=False).home(tea_visits_needed=1, tea_visit_days=14),
        misread(lambda read: read.home(tea_visits_needed=0)),
    ),
    Defect(
        "more Friday and Saturday nights than the policy allows",
        "weekend-nights",
        apart(4, 5).of_period(policy=policy(weekend_nights_most=1)),
        misread(whatever_the_policy),
    ),
)
