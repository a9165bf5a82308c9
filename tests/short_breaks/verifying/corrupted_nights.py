"""Ways to break a rule about all guests of a night, one row each."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.cleared import KeptApart
from matching.short_breaks.period import (
    Company,
    CompanyKind,
    GroupRule,
    StaffRow,
    Trained,
    Working,
)
from matching.world.child import DayCare, NightCare, TaskNeeded
from matching.world.home import PlacesCondition
from matching.world.staff import Shift
from tests.short_breaks.verifying.changes import (
    Corruption,
    by_name,
    one_awake,
    one_carer,
    resident,
    statement,
    two_need_it,
)
from tests.short_breaks.verifying.sound import TASK, A, child, day

PLACES = (PlacesCondition(since=date(2020, 1, 1), most=5),)
FEWER = StaffRow(
    shift=Working.DAY, people=1, trained=(Trained(task=TASK, people=1),), since=day(5), until=day(6), weekdays=(5,)
)

CORRUPTED_NIGHTS = (
    Corruption("one-guest-a-bedroom", 1, "two guests", lambda c: c.stay(2, bedrooms=("r1",))),
    Corruption("turnaround", 1, "a night too few", lambda c: c.moved(3, 8).home(turnaround_nights=3)),
    Corruption(
        "turnaround",
        1,
        "a night too few after a child who lived there",
        lambda c: c.home(turnaround_nights=2).living_there(
            resident(bedroom="r4", leaving=day(4), leaving_confirmed=True)
        ),
    ),
    Corruption(
        "places",
        1,
        "one over the registration",
        lambda c: c.record(conditions=(PLACES[0].model_copy(update={"most": 3}),)),
    ),
    Corruption("places", 1, "one over with beds held back", lambda c: c.home(held_back=2)),
    Corruption("places", 1, "one over with residents", lambda c: c.living_there(resident(1), resident(2))),
    Corruption("stated-number", 1, "one over the statement", lambda c: c.record(statement=statement(3))),
    Corruption(
        "staff-on-shift",
        1,
        "a quarter over by day",
        lambda c: c.staff(Working.DAY, 2, Trained(task=TASK, people=1)).child("C-21", day_care=DayCare.SHARED_1_TO_2),
    ),
    Corruption(
        "staff-on-shift",
        1,
        "a quarter over in the evening",
        lambda c: c.staff(Working.EVENING, 2, Trained(task=TASK, people=1)).child(
            "C-21", day_care=DayCare.SHARED_1_TO_2
        ),
    ),
    Corruption(
        "staff-on-shift",
        1,
        "a quarter over awake at night",
        lambda c: (
            c.staff(Working.WAKING_NIGHT, 1, Trained(task=TASK, people=1))
            .child("C-1", night_care=NightCare.WAKING_ONE_TO_ONE)
            .child("C-3", night_care=NightCare.WAKING_SHARED)
        ),
    ),
    Corruption(
        "staff-on-shift",
        1,
        "a quarter over at night, with a resident",
        lambda c: (
            c.staff(Working.WAKING_NIGHT, 1, Trained(task=TASK, people=1))
            .staff(Working.SLEEP_IN, 0)
            .living_there(resident())
        ),
    ),
    Corruption("staff-on-shift", 4, "a later row", lambda c: c.home(staff=(*c.period.homes[0].staff, FEWER))),
    Corruption("trained-people", 1, "two need it by day", two_need_it),
    Corruption("trained-people", 1, "nobody has named what one needs", lambda c: c.child("C-3", clinical_tasks=None)),
    Corruption("trained-people", 1, "nobody in the evening", lambda c: c.staff(Working.EVENING, 4)),
    Corruption("trained-people", 1, "nobody awake", lambda c: c.staff(Working.WAKING_NIGHT, 4)),
    Corruption(
        "trained-people",
        1,
        "a resident first",
        lambda c: (
            two_need_it(c)
            .policy(guests_per_trained=2)
            .living_there(
                resident().model_copy(
                    update={"child": child("L-1", clinical_tasks=(TaskNeeded(task=TASK, shifts=(Shift.DAY,)),))}
                )
            )
        ),
    ),
    Corruption("trained-for-all", 1, "two tasks from one carer by day", one_carer),
    Corruption("trained-for-all", 1, "two tasks from one carer, for all we know", lambda c: one_carer(c, None)),
    Corruption("trained-for-all", 1, "two tasks from the only one awake", one_awake),
    Corruption(
        "trained-for-all",
        1,
        "a resident's task first",
        lambda c: one_carer(c, 2).living_there(
            resident().model_copy(
                update={"child": child("L-1", clinical_tasks=(TaskNeeded(task="suction", shifts=(Shift.DAY,)),))}
            )
        ),
    ),
    Corruption(
        "trained-for-all",
        1,
        "a resident who may need one",
        lambda c: one_carer(c, 2, trained=2).living_there(resident(child=child("L-1", clinical_tasks=None))),
    ),
    Corruption("trained-by-name", 1, "only by day", lambda c: by_name(c, Working.DAY)),
    Corruption(
        "trained-by-name",
        1,
        "only asleep at night",
        lambda c: by_name(c, Working.DAY, Working.EVENING, Working.SLEEP_IN),
    ),
    Corruption("group-draw", 1, "a quarter over", lambda c: c.home(most_draw_quarters=7)),
    Corruption("arrivals", 1, "one family over", lambda c: c.home(arrivals_a_day=1)),
    Corruption("group-alike", 1, "a girl and boys", lambda c: c.home(group_rule=GroupRule.SINGLE_SEX)),
    Corruption(
        "group-alike",
        1,
        "twelve on Sunday",
        lambda c: c.home(group_rule=GroupRule.AGE_BAND, band_starts=(12,)).child(
            "C-3", date_of_birth=date(2014, 12, 13)
        ),
    ),
    Corruption(
        "group-alike",
        1,
        "a birthday not known",
        lambda c: c.home(group_rule=GroupRule.AGE_BAND, band_starts=(12,)).child("C-3", date_of_birth=None),
    ),
    Corruption(
        "apart", 1, "by the check", lambda c: c.answers(apart=(KeptApart(families=("F-3", "F-1"), urn=A, why=("x",)),))
    ),
    Corruption(
        "apart",
        1,
        "by the coordinator",
        lambda c: c.of_period(company=(Company(families=("F-2", "F-3"), kind=CompanyKind.APART),)),
    ),
    Corruption("alone", 1, "not alone", lambda c: c.suited("F-3", alone=True)),
    Corruption("alone", 1, "not alone as the care plan asks", lambda c: c.family("F-3", only_guest=True)),
    Corruption(
        "living",
        1,
        "a guest who lives there",
        lambda c: c.living_there(resident().model_copy(update={"child": child("C-3")})),
    ),
    Corruption(
        "living",
        1,
        "beside a child who lives there and is to be kept apart",
        lambda c: c.living_there(
            resident(arrived=day(5), child=child("C-4"), leaving=day(7), leaving_confirmed=True)
        ).of_period(company=(Company(families=("F-3", "F-4"), kind=CompanyKind.APART),)),
    ),
)
