"""One period for each thing that can be wrong: the small sound one with one thing changed."""

from collections.abc import Iterator
from datetime import date, timedelta

from matching.short_breaks.objectives import OBJECTIVES, fairness
from matching.short_breaks.period import (
    BenefitMark,
    CompanyKind,
    DateRequest,
    FairnessRule,
    Family,
    GroupRule,
    LevelChoice,
    MarkAtHome,
    Nights,
    Pattern,
)
from matching.short_breaks.period.family import TeaVisits
from tests.short_breaks.altered import altered
from tests.short_breaks.faulty_world import of_the_world
from tests.short_breaks.one_fault import (
    BOOKING,
    END,
    HOME,
    OTHER_URN,
    Faulty,
    cancelled,
    check_named,
    company,
    family_of,
    faulty,
    stay,
    trained,
)
from tests.short_breaks.small_period import FRIDAY, MONDAY, NIGHTS, URN, small_period


def of_ids() -> Iterator[Faulty]:
    """Ids that stand for two things, or for none."""
    yield from _standing_for_two()
    yield from _of_levels()
    yield from _standing_for_none()


def _standing_for_two() -> Iterator[Faulty]:
    f = faulty
    yield f("duplicates", "a home twice", f"{HOME}.urn", "entered twice", "homes", 1, to=small_period().homes[0])
    yield f("duplicates", "a family twice", "families[F-1].id", "two families", "families", 3, to=family_of(0))
    yield f("duplicates", "a booking twice", "bookings[B-1].id", "two bookings", "bookings", 1, to=BOOKING)
    marks = (BenefitMark(criterion="care_by_day", level=1), BenefitMark(criterion="care_by_day"))
    where = "families[F-1].benefit[care_by_day].criterion"
    yield f("duplicates", "a mark twice", where, "marked twice", "families", 0, "benefit", to=marks)
    at_home = (MarkAtHome(criterion="child_gain", level=1, urn=URN), MarkAtHome(criterion="child_gain", urn=URN))
    where = "families[F-1].benefit_at[child_gain].criterion"
    yield f("duplicates", "a mark twice at a home", where, "at one home", "families", 0, "benefit_at", to=at_home)
    where = "families[F-2].children[2]"
    yield f("one_family_each", "a child twice", where, "in this family", "families", 1, "children", 1, to="C-21")
    yield f("one_family_each", "a shared child", where, "in another family", "families", 1, "children", 1, to="C-11")


def _of_levels() -> Iterator[Faulty]:
    f = faulty
    off = LevelChoice(level="wish", why="A vote")
    where = "policy.levels_off[1].level"
    yield f("unknown_levels", "no such level", where, "no such level", "policy", "levels_off", to=(off,))
    all_off = tuple(LevelChoice(level=objective.ID, why="A vote") for objective in OBJECTIVES)
    where = "policy.levels_off[5].level"
    yield f("levels_left", "no level left", where, "every level", "policy", "levels_off", to=all_off)
    alone = small_period().policy.model_copy(
        update={
            "fairness": FairnessRule.BENEFIT_ALONE,
            "levels_off": tuple(choice for choice in all_off if choice.level != fairness.ID),
        }
    )
    yield f(
        "levels_left", "only fairness, and no rule", "policy.levels_off[4].level", "every level", "policy", to=alone
    )


def _standing_for_none() -> Iterator[Faulty]:
    f = faulty
    where = "families[F-1].homes[1]"
    yield f("unknown_homes", "no such home", where, "no home", "families", 0, "homes", to=(OTHER_URN,))
    visits = (TeaVisits(urn=OTHER_URN, made=1),)
    where = f"families[F-1].tea_visits[{OTHER_URN}].urn"
    yield f("unknown_homes", "visits to no such home", where, "no home", "families", 0, "tea_visits", to=visits)
    yield f("unknown_homes", "a stay in no such home", "taken[1].urn", "no home", "taken", 0, to=stay(urn=OTHER_URN))
    yield f(
        "unknown_families", "no such family", "published[1].family", "no family", "published", 0, to=stay(family="X")
    )
    like = company(CompanyKind.LIKE, "F-1", "X")
    yield f("unknown_families", "company of nobody", "company[1].families[2]", "no family", "company", 0, to=like)
    mark = (BenefitMark(criterion="luck", level=1),)
    where = "families[F-1].benefit[luck].criterion"
    yield f("unknown_criteria", "no such criterion", where, "no such criterion", "families", 0, "benefit", to=mark)
    luck = (MarkAtHome(criterion="luck", level=1, urn=URN),)
    where = "families[F-1].benefit_at[luck].criterion"
    yield f("unknown_criteria", "none such at a home", where, "no such criterion", "families", 0, "benefit_at", to=luck)
    elsewhere = (MarkAtHome(criterion="child_gain", level=1, urn=OTHER_URN),)
    where = "families[F-1].benefit_at[child_gain].urn"
    yield f("unknown_homes", "a mark at no such home", where, "no home", "families", 0, "benefit_at", to=elsewhere)
    juggling = trained(task="juggling")
    where = f"{HOME}.staff[1].trained[1].task"
    yield f(
        "unknown_tasks", "no such task", where, "no such competence", "homes", 0, "staff", 0, "trained", to=juggling
    )


def of_families() -> Iterator[Faulty]:
    """What cannot be true of a family, or leaves it nothing."""
    yield from _of_its_stays()
    yield from _of_its_wishes()
    yield from _of_its_company()


def _of_its_stays() -> Iterator[Faulty]:
    f = faulty
    where = "families[F-1].protected_minimum"
    said = "5 nights are protected, and only 4 are assessed (see families[F-1].assessed_nights)"
    yield f("entitlement", "more protected than assessed", where, said, "families", 0, "protected_minimum", to=5)
    where = "families[F-4].shortest_stay"
    yield f("stay_lengths", "shortest above longest", where, "and the longest only 2", *where_of(3), to=3)
    yield f("stay_lengths", "shortest above all nights", where, "come to 3", "families", 3, to=_long_stays())
    where = "families[F-4].available"
    yield f("possible_nights", "no night", where, "no night that it can use", "families", 3, "available", to=())
    before = (Nights(first=MONDAY - timedelta(days=2), nights=2),)
    where = "families[F-4].available[1]"
    yield f("possible_nights", "nights before", where, "lies in the period", "families", 3, "available", to=before)
    midweek = family_of(2, pattern=Pattern.MIDWEEK, requests=())
    where = "families[F-3].pattern"
    yield f("possible_nights", "no such pattern", where, "no stay of the pattern", "families", 2, to=midweek)
    four = family_of(2, shortest_stay=4, longest_stay=4)
    where = "families[F-3].shortest_stay"
    yield f("possible_nights", "a stay too long", where, "at most 3 together", "families", 2, to=four)
    always = (Nights(first=MONDAY, nights=NIGHTS),)
    where = "families[F-1].available[1]"
    yield f("possible_nights", "always closed", where, "homes are closed", "homes", 0, "closed", to=always)
    yield f("possible_nights", "no home", "families[F-1].homes", "no home is named", "families", 0, "homes", to=())


def _of_its_wishes() -> Iterator[Faulty]:
    f = faulty
    early = (Nights(first=MONDAY, nights=2),)
    where = "families[F-3].preferred[1]"
    yield f(
        "preferred_nights", "preferred, not available", where, "prefers nights", "families", 2, "preferred", to=early
    )
    outside = (DateRequest(id="Q-9", nights=Nights(first=END - timedelta(days=1), nights=2)),)
    where = "families[F-3].requests[Q-9].nights"
    yield f("requests", "a request outside", where, "outside the period", "families", 2, "requests", to=outside)
    never = (DateRequest(id="Q-9", nights=Nights(first=MONDAY, nights=2)),)
    yield f("requests", "a request for no night", where, "on none of the nights", "families", 2, "requests", to=never)


def _of_its_company() -> Iterator[Faulty]:
    f = faulty
    alone = company(CompanyKind.LIKE, "F-1", "F-1")
    yield f("company", "company of itself", "company[1].families[2]", "named twice", "company", 0, to=alone)
    both = (company(CompanyKind.APART, "F-1", "F-2"), company(CompanyKind.SHOULD, "F-2", "F-1"))
    yield f("company", "apart and together", "company[2].kind", "also wanted together", "company", to=both)
    only = small_period(families=(family_of(0, only_guest=True), *small_period().families[1:]))
    wanted = altered(only, "company", to=(company(CompanyKind.LIKE, "F-2", "F-1"),))
    said = "to be the only guest (see families[F-1].only_guest)"
    yield Faulty("company of an only guest", check_named("company"), wanted, "company[1].kind", said)
    again = (both[0], both[0])
    yield f("company", "company twice", "company[2].kind", "entered already", "company", to=again)


def too_long() -> Faulty:
    """A period of more than 12 months that must keep the limits in 12 months."""
    period = altered(small_period(), "policy", "keep_within_limits", to=True)
    said = "the period has 366 nights (see policy.keep_within_limits)"
    return Faulty(
        "too long for the limits", check_named("limits_in_period"), altered(period, "nights", to=366), "nights", said
    )


def where_of(number: int) -> tuple[str, int, str]:
    """The place of a family's shortest stay."""
    return ("families", number, "shortest_stay")


def _long_stays() -> Family:
    return family_of(3, shortest_stay=4, longest_stay=5)


def of_homes() -> Iterator[Faulty]:
    """What cannot be true of a home's part."""
    f = faulty
    home = small_period().homes[0]
    no_bands = home.model_copy(update={"group_rule": GroupRule.AGE_BAND})
    yield f("group_rules", "no bands", f"{HOME}.band_starts", "no bands are given", "homes", 0, to=no_bands)
    turned = no_bands.model_copy(update={"band_starts": (12, 8)})
    yield f("group_rules", "bands out of order", f"{HOME}.band_starts", "not in order", "homes", 0, to=turned)
    yield f("group_rules", "bands unused", f"{HOME}.band_starts", "does not take", "homes", 0, "band_starts", to=(8,))
    yield f("home_limits", "no arrivals", f"{HOME}.arrivals_a_day", "ever arrive", "homes", 0, "arrivals_a_day", to=0)
    where = f"{HOME}.most_draw_quarters"
    yield f("home_limits", "no draw", where, "ever stay", "homes", 0, "most_draw_quarters", to=0)
    where = f"{HOME}.staff[2].until"
    yield f("staff_rows", "a row for no night", where, "ends before", "homes", 0, "staff", 1, "until", to=MONDAY)
    where = f"{HOME}.staff[2].weekdays"
    yield f("staff_rows", "a row for no day", where, "no day of the week", "homes", 0, "staff", 1, "weekdays", to=())
    where = f"{HOME}.staff[1].trained[1].people"
    said = "3 people are trained, and only 2 are on the shift"
    yield f("staff_rows", "more trained than there", where, said, "homes", 0, "staff", 0, "trained", to=trained(3))
    where = f"{HOME}.staff[1].trained_people"
    for said, of in (
        ("only 2 are on the shift", 3),
        ("1 different people are trained, and 2 in one task", 1),
    ):
        row = home.staff[0].model_copy(update={"trained": trained(2), "trained_people": of})
        yield f("staff_rows", f"{of} different people trained", where, said, "homes", 0, "staff", 0, to=row)
    yield f("shifts_covered", "nobody at all", f"{HOME}.urn", "on any shift", "homes", 0, "staff", to=())
    awake = home.staff[2:]
    yield f("shifts_covered", "nobody by day", f"{HOME}.urn", "here ", "homes", 0, "staff", to=awake)
    yield f("shifts_covered", "nobody at night", f"{HOME}.urn", "at night", "homes", 0, "staff", to=home.staff[:2])


def of_stays() -> Iterator[Faulty]:
    """Stays that contradict one another, or the period."""
    f = faulty
    where = "bookings[B-1].first_night"
    yield f("stays_in_period", "a booking outside", where, "outside the period", "bookings", 0, "nights", to=11)
    saturday = (Nights(first=FRIDAY + timedelta(days=1), nights=1),)
    said = f"the home is closed on a night of this booking (see {HOME}.closed[1].first)"
    yield f("stays_in_period", "a closed night", where, said, "homes", 0, "closed", to=saturday)
    twice = BOOKING.model_copy(update={"id": "B-2", "first_night": FRIDAY + timedelta(days=1)})
    where = "bookings[B-2].first_night"
    yield f("stays_apart", "in two places", where, "another stay", "bookings", 1, to=twice)
    same_room = BOOKING.model_copy(update={"id": "B-2", "family": "F-1", "bedrooms": ("room 3",)})
    where, said = "bookings[B-2].bedrooms[1]", "(see bookings[B-1].bedrooms[2])"
    yield f("stays_apart", "one room for two", where, said, "bookings", 1, to=same_room)
    where, said = "bookings[B-1].bedrooms", "1 bedroom for 2 children"
    yield f("bedroom_each", "too few bedrooms", where, said, "bookings", 0, "bedrooms", to=("room 2",))
    yield moved_into_anothers_bedroom()
    gone = cancelled(family="F-2", first_night=FRIDAY)
    where = "cancellations[1].first_night"
    yield f("cancelled_or_booked", "cancelled and booked", where, "is also booked", "cancellations", 0, to=gone)
    yield f("taken_by_now", "taken, and to come", "taken[1].first_night", "begins after", "taken", 0, to=stay())
    late = cancelled(on=date(2027, 1, 1))
    yield f("taken_by_now", "cancelled, in future", "cancellations[1].on", "after the day", "cancellations", 0, to=late)


def moved_into_anothers_bedroom() -> Faulty:
    """A stay taken in the bedroom that the last plan gave to another child, of whom nothing more is said."""
    given = stay(family="F-4", first_night=MONDAY + timedelta(days=1), nights=2)
    changes = {"as_of": MONDAY + timedelta(days=3), "taken": (stay(),), "published": (given,)}
    where, said = "published[1].bedrooms[1]", "another family's stay had its bedroom on one of these nights"
    check = check_named("bedroom_taken")
    return Faulty("moved into another's bedroom", check, small_period(**changes), where, f"{said} (see taken[1].")


FAULTY: tuple[Faulty, ...] = (*of_ids(), *of_families(), *of_homes(), *of_stays(), *of_the_world(), too_long())
