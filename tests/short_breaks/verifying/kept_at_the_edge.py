"""Changes after which the plan still keeps every rule, many of them at the very edge."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.cleared import KeptApart
from matching.short_breaks.period import (
    CancelledBy,
    Company,
    CompanyKind,
    GroupRule,
    LimitUnit,
    Nights,
    Pattern,
    Trained,
    Working,
)
from matching.short_breaks.period.family import TeaVisits
from matching.world.child import DayCare, NightCare
from tests.short_breaks.verifying.changes import (
    Corruption,
    by_name,
    history,
    long_stay,
    new_to_it,
    one_carer,
    resident,
    statement,
    two_need_it,
)
from tests.short_breaks.verifying.sound import TASK, A, B, day, referral

KEPT = (
    Corruption("", 0, "the plan as it is", lambda c: c),
    Corruption(
        "",
        0,
        "a confirmed stay in another bedroom",
        lambda c: c.suited("F-2", bedrooms=(("r2",), ("r6",))).stay(1, bedrooms=("r2", "r6")),
    ),
    Corruption("", 0, "a confirmed stay outside the pattern", lambda c: c.family("F-2", pattern=Pattern.MIDWEEK)),
    Corruption("", 0, "a confirmed stay longer than asked", lambda c: c.family("F-2", longest_stay=1)),
    Corruption("", 0, "a stay of that very night", lambda c: c.of_period(as_of=day(4))),
    Corruption("", 0, "stays that were taken", lambda c: c.of_period(as_of=day(5), taken=c.stays[:2])),
    Corruption("", 0, "a committed stay at short notice", lambda c: c.policy(notice_days=10)),
    Corruption(
        "",
        0,
        "a published stay at short notice",
        lambda c: c.policy(notice_days=11).of_period(published=(c.stays[0].model_copy(update={"bedrooms": ("r4",)}),)),
    ),
    Corruption(
        "",
        0,
        "one visit made",
        lambda c: (
            new_to_it(c, "F-3")
            .home(tea_visits_needed=2, tea_visit_days=6)
            .family("F-3", tea_visits=(TeaVisits(urn=A, made=1),))
        ),
    ),
    Corruption(
        "",
        0,
        "enough nights at home after a stay on record",
        lambda c: c.referral("C-3", previous_breaks=history(3, day(0))),
    ),
    Corruption(
        "",
        0,
        "a promised stay soon after a stay on record",
        lambda c: c.referral("C-21", previous_breaks=history(3, day(0))),
    ),
    Corruption(
        "",
        0,
        "a stay taken and one in the diary",
        lambda c: c.policy(diary_most=1).of_period(taken=(c.stays[0],)),
    ),
    Corruption("", 0, "the only guest of a home", lambda c: c.family("F-4", only_guest=True)),
    Corruption("", 0, "two tasks from one carer who may have two", lambda c: one_carer(c).policy(guests_per_trained=2)),
    Corruption("", 0, "two tasks from two carers", lambda c: one_carer(c, 2)),
    Corruption("", 0, "cancelled until the night before", lambda c: c.cancelled(3, -3, CancelledBy.FAMILY)),
    Corruption(
        "", 0, "cancelled, and asked for again", lambda c: c.cancelled(3, 0, CancelledBy.FAMILY, wanted_again=True)
    ),
    Corruption("", 0, "cancelled by another home", lambda c: c.cancelled(3, 0, CancelledBy.HOME, B)),
    Corruption("", 0, "cancelled, and booked since", lambda c: c.cancelled(4, 0, CancelledBy.FAMILY)),
    Corruption("", 0, "a second stay longer", lambda c: new_to_it(c, "F-1").home(first_stay_most_nights=2)),
    Corruption(
        "",
        0,
        "a leaving confirmed",
        lambda c: c.living_there(resident(bedroom="r4", leaving=day(5), leaving_confirmed=True)),
    ),
    Corruption(
        "",
        0,
        "turnaround just kept after a child who lived there",
        lambda c: c.home(turnaround_nights=2).living_there(
            resident(bedroom="r4", leaving=day(3), leaving_confirmed=True)
        ),
    ),
    Corruption("", 0, "turnaround just kept", lambda c: c.moved(3, 8).home(turnaround_nights=2)),
    Corruption("", 0, "every place taken", lambda c: c.home(held_back=1)),
    Corruption("", 0, "the stated number reached", lambda c: c.record(statement=statement(4))),
    Corruption("", 0, "bedrooms nobody uses closed", lambda c: c.bedroom("r6", closed_until=day(28))),
    Corruption("", 0, "just enough by day", lambda c: c.staff(Working.DAY, 2, Trained(task=TASK, people=1))),
    Corruption(
        "", 0, "just enough in the evening", lambda c: c.staff(Working.EVENING, 2, Trained(task=TASK, people=1))
    ),
    Corruption(
        "",
        0,
        "just enough awake",
        lambda c: c.staff(Working.WAKING_NIGHT, 1, Trained(task=TASK, people=1)).child(
            "C-1", night_care=NightCare.WAKING_ONE_TO_ONE
        ),
    ),
    Corruption(
        "",
        0,
        "just enough at night",
        lambda c: c.staff(Working.WAKING_NIGHT, 1, Trained(task=TASK, people=1)).staff(Working.SLEEP_IN, 0),
    ),
    Corruption("", 0, "one trained for two", lambda c: two_need_it(c).policy(guests_per_trained=2)),
    Corruption(
        "", 0, "by name on every shift", lambda c: by_name(c, Working.DAY, Working.EVENING, Working.WAKING_NIGHT)
    ),
    Corruption("", 0, "the draw just borne", lambda c: c.home(most_draw_quarters=8)),
    Corruption("", 0, "as many arrivals as can be", lambda c: c.home(arrivals_a_day=2)),
    Corruption("", 0, "all of one age band", lambda c: c.home(group_rule=GroupRule.AGE_BAND, band_starts=(11, 12))),
    Corruption(
        "",
        0,
        "apart at another home",
        lambda c: c.answers(apart=(KeptApart(families=("F-3", "F-1"), urn=B, why=("x",)),)),
    ),
    Corruption(
        "",
        0,
        "apart and never met",
        lambda c: c.of_period(company=(Company(families=("F-1", "F-4"), kind=CompanyKind.APART),)),
    ),
    Corruption("", 0, "alone and alone", lambda c: c.suited("F-4", B, alone=True)),
    Corruption("", 0, "just long enough at home", lambda c: c.moved(3, 8)),
    Corruption("", 0, "owed nights given", lambda c: c.family("F-1", assessed_nights=4, owed_nights=1)),
    Corruption("", 0, "as many stays as can be", lambda c: c.policy(stays_most=2)),
    Corruption("", 0, "as many weekend nights as can be", lambda c: c.policy(weekend_nights_most=2)),
    Corruption("", 0, "seventeen nights", lambda c: long_stay(c, 17)),
    Corruption(
        "",
        0,
        "eighteen nights, where a change is asked for",
        lambda c: long_stay(c, 18).policy(keep_within_limits=False),
    ),
    Corruption(
        "", 0, "75 nights", lambda c: c.policy(keep_within_limits=True).referral("C-1", previous_breaks=history(70))
    ),
    Corruption(
        "",
        0,
        "75 days",
        lambda c: c.policy(keep_within_limits=True, limit_unit=LimitUnit.DAYS_TOUCHED).referral(
            "C-1", previous_breaks=history(67)
        ),
    ),
    Corruption(
        "",
        0,
        "longer ago than 12 months",
        lambda c: c.policy(keep_within_limits=True).referral("C-1", previous_breaks=history(75, date(2025, 9, 27))),
    ),
    Corruption(
        "",
        0,
        "a held-back bed in use",
        lambda c: c.home(held_back=2, held_back_in_use=(Nights(first=day(4), nights=3),)),
    ),
    Corruption(
        "",
        0,
        "an earlier referral of the child",
        lambda c: c.world(
            referrals=(
                *c.period.world.referrals,
                referral("C-1", day_care=DayCare.TWO_TO_ONE).model_copy(
                    update={"id": "R-0", "received_on": date(2025, 1, 1)}
                ),
            )
        ).home(most_draw_quarters=8),
    ),
)
