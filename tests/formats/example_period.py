"""A small period of short breaks with something in every part that a coordinator fills in."""

from datetime import date, timedelta

from matching.short_breaks.period import (
    BenefitMark,
    BreakPolicy,
    Cancellation,
    CancelledBy,
    Company,
    CompanyKind,
    FairnessRule,
    Family,
    GroupRule,
    LevelChoice,
    LimitUnit,
    MarkAtHome,
    Nights,
    Pattern,
    Period,
    PlannedStay,
    TieFound,
    Trained,
    Working,
)
from matching.short_breaks.period.break_home import OnDuty, StaffRow
from matching.short_breaks.period.family import TeaVisits
from matching.world.facts import Role
from matching.world.group import TieKind
from tests.short_breaks.small_period import (
    EVERY_NIGHT,
    FRIDAY,
    HOIST_ROOM,
    MONDAY,
    NEXT_FRIDAY,
    TASK,
    URN,
    WEEKENDS,
    small_home,
    small_period,
    staffed,
)

TODAY = small_period().world.as_at

POLICY = BreakPolicy(
    fairness=FairnessRule.NEED_ORDER,
    levels_off=(LevelChoice(level="wishes", why="The panel, in May"),),
    keep_within_limits=True,
    limit_unit=LimitUnit.DAYS_TOUCHED,
    weekend_nights_most=6,
    stays_most=4,
    diary_most=2,
    notice_days=3,
    guests_per_trained=1,
)

EXTRA = StaffRow(
    shift=Working.DAY,
    people=4,
    trained=(Trained(task=TASK, people=2), Trained(task="rescue_medicine", people=1, for_child="C-31")),
    trained_people=2,
    since=NEXT_FRIDAY,
    until=NEXT_FRIDAY + timedelta(days=1),
)

HOME = small_home(
    closed=(Nights(first=MONDAY), Nights(first=MONDAY + timedelta(days=2), nights=2)),
    turnaround_nights=1,
    held_back=1,
    staff=(*staffed(), EXTRA, EXTRA),
    group_rule=GroupRule.AGE_BAND,
    band_starts=(8, 12),
    most_draw_quarters=9,
    tea_visits_needed=2,
    tea_visit_days=5,
    first_stay_most_nights=2,
    on_duty=(OnDuty(staff="S-1", nights=WEEKENDS), OnDuty(staff="S-2", nights=())),
)


def example_period() -> Period:
    """The period."""
    period = small_period()
    changed = {
        "homes": (HOME,),
        "families": _families(*period.families),
        "company": (
            Company(families=("F-1", "F-3"), kind=CompanyKind.LIKE, why="Both like trains"),
            Company(families=("F-4", "F-1"), kind=CompanyKind.APART),
        ),
        "ties": (
            TieFound(children=("C-31", "C-11"), kind=TieKind.FRIENDS, said_by=Role.SCHOOL, on=TODAY, note="Same class"),
            TieFound(children=("C-41", "C-31"), kind=TieKind.NO_LINK, said_by=Role.SOCIAL_WORKER, on=TODAY),
        ),
        "published": (PlannedStay(family="F-1", urn=URN, bedrooms=(HOIST_ROOM,), first_night=FRIDAY, nights=2),),
        "cancellations": (
            Cancellation(
                family="F-3",
                urn=URN,
                first_night=FRIDAY,
                nights=1,
                by=CancelledBy.ILLNESS,
                on=TODAY - timedelta(days=1),
                why="A cold",
                wanted_again=True,
            ),
        ),
        "policy": POLICY,
        "repairs": 2,
        "ask_whom": "The coordinator",
        "ask_how": "01632 960 000, mornings",
    }
    return period.model_copy(update=changed)


def _families(one: Family, two: Family, three: Family, four: Family) -> tuple[Family, ...]:
    return (
        one.model_copy(update={"familiar_bedrooms": (f"{URN}/{HOIST_ROOM}",), "key_workers": ("S-1", "S-2")}),
        two.model_copy(
            update={"available": WEEKENDS, "preferred": WEEKENDS[1:], "evenly_spaced": True, "only_guest": True}
        ),
        three.model_copy(update={"points": 120, "waiting_since": None, "least_gap": 0}),
        four.model_copy(
            update={
                "pattern": Pattern.MIDWEEK,
                "tea_visits": (TeaVisits(urn=URN, made=1),),
                "available": (EVERY_NIGHT, EVERY_NIGHT),
                "benefit": (BenefitMark(criterion="carer_health", level=None, because="The nurse will say"),),
                "benefit_at": (
                    MarkAtHome(criterion="child_gain", level=4, because="The pool", urn=URN),
                    MarkAtHome(criterion="care_by_day", level=None, urn=URN),
                ),
            }
        ),
    )


def further_on() -> Period:
    """The period on a later day, when a stay has been taken in the bedroom of one that was cancelled."""
    period = example_period()
    world = period.world.model_copy(update={"as_at": date(2026, 12, 14)})
    taken = PlannedStay(family="F-3", urn=URN, bedrooms=(HOIST_ROOM,), first_night=FRIDAY, nights=1)
    (given,) = period.published
    first, by = given.first_night, CancelledBy.FAMILY
    gone = Cancellation(family=given.family, urn=URN, first_night=first, nights=given.nights, by=by, on=TODAY)
    later = {"world": world, "as_of": date(2026, 12, 15), "taken": (taken,), "cancellations": (gone,)}
    return period.model_copy(update=later)
