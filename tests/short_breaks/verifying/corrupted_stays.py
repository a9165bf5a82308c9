"""Ways to break a rule about one stay or one family, one row each."""

from __future__ import annotations

from matching.short_breaks.period import (
    CancelledBy,
    Holiday,
    LimitUnit,
    Nights,
    Pattern,
)
from tests.short_breaks.verifying.changes import (
    Corruption,
    gone_on,
    history,
    long_stay,
    new_to_it,
    resident,
)
from tests.short_breaks.verifying.sound import MONDAY, A, B, day, planned

CORRUPTED_STAYS = (
    Corruption("known-names", 1, "a family nobody entered", lambda c: c.plus(planned("F-9", A, ("r6",), 20, 1))),
    Corruption("known-names", 1, "a home nobody entered", lambda c: c.plus(planned("F-1", "SC799999", ("r6",), 20, 1))),
    Corruption("promised-in-plan", 4, "a committed booking left out", lambda c: c.without(4)),
    Corruption("promised-in-plan", 4, "a committed booking in another bedroom", lambda c: c.stay(4, bedrooms=("b2",))),
    Corruption("promised-in-plan", 4, "a committed booking shifted by one", lambda c: c.moved(4, 8)),
    Corruption(
        "promised-in-plan", 1, "a stay taken left out", lambda c: c.of_period(taken=(planned("F-3", A, ("r4",), 0, 1),))
    ),
    Corruption("in-period", 1, "a stay beyond the last night", lambda c: c.moved(3, 26)),
    Corruption("in-period", 2, "a stay before the first night", lambda c: c.moved(0, -2)),
    Corruption("home-open", 1, "a night closed", lambda c: c.home(closed=(Nights(first=day(15)),))),
    Corruption(
        "suited", 1, "a night not allowed", lambda c: c.suited("F-1", nights=(Nights(first=MONDAY, nights=16),))
    ),
    Corruption(
        "suited",
        2,
        "a home refused",
        lambda c: c.answers(suited=tuple(s for s in c.cleared.suited if s.family != "F-3")),
    ),
    Corruption("available", 1, "a night not offered", lambda c: c.family("F-3", available=(Nights(first=day(5)),))),
    Corruption("given-up", 1, "a night that it cancelled", lambda c: c.cancelled(2, -1, CancelledBy.FAMILY)),
    Corruption(
        "given-up", 3, "nights of an illness, at another home", lambda c: c.cancelled(3, 0, CancelledBy.ILLNESS, B)
    ),
    Corruption("given-up", 3, "a stay that the home cancelled", lambda c: c.cancelled(3, 0, CancelledBy.HOME)),
    Corruption("pattern", 2, "a weekend for midweek", lambda c: c.family("F-3", pattern=Pattern.MIDWEEK)),
    Corruption(
        "pattern", 1, "a weekend from Sunday", lambda c: c.family("F-3", pattern=Pattern.WEEKEND).moved(2, 6, nights=1)
    ),
    Corruption(
        "pattern", 1, "a weekend into Monday", lambda c: c.family("F-3", pattern=Pattern.WEEKEND).moved(2, 5, nights=3)
    ),
    Corruption(
        "pattern",
        1,
        "half out of a holiday",
        lambda c: c.family("F-3", pattern=Pattern.HOLIDAY).of_period(
            holidays=(Holiday(name="Late", nights=Nights(first=day(6), nights=5)),)
        ),
    ),
    Corruption("stay-length", 1, "too short", lambda c: c.family("F-3", shortest_stay=3)),
    Corruption("stay-length", 1, "too long", lambda c: c.family("F-3", longest_stay=1)),
    Corruption(
        "history",
        1,
        "a night that has passed",
        lambda c: c.of_period(as_of=day(5), published=c.stays[:1], taken=c.stays[1:2]),
    ),
    Corruption("notice", 1, "a day too soon", lambda c: c.policy(notice_days=11)),
    Corruption(
        "tea-visits", 1, "two visits to make", lambda c: new_to_it(c, "F-3").home(tea_visits_needed=2, tea_visit_days=6)
    ),
    Corruption("first-stay", 1, "a first stay too long", lambda c: new_to_it(c, "F-1").home(first_stay_most_nights=1)),
    Corruption("bedroom-for-each", 1, "a bedroom there is not", lambda c: c.stay(2, bedrooms=("r9",))),
    Corruption("bedroom-for-each", 1, "one bedroom for two", lambda c: c.stay(1, bedrooms=("r2",))),
    Corruption("bedroom-for-each", 1, "the same for two", lambda c: c.stay(1, bedrooms=("r2", "r2"))),
    Corruption("bedroom-suits", 1, "a wrong bedroom", lambda c: c.stay(2, bedrooms=("r6",))),
    Corruption("bedroom-suits", 1, "brothers swapped", lambda c: c.stay(1, bedrooms=("r3", "r2"))),
    Corruption("bedroom-open", 1, "closed from Sunday", lambda c: c.bedroom("r4", closed_from=day(6))),
    Corruption("bedroom-open", 1, "lived in from Sunday", lambda c: c.living_there(resident(1, day(6), bedroom="r4"))),
    Corruption(
        "bedroom-open",
        2,
        "lived in, and a leaving nobody confirmed",
        lambda c: c.living_there(resident(bedroom="r4", leaving=day(5))),
    ),
    Corruption("overlap", 1, "in two homes at once", lambda c: c.moved(3, 5, urn=B, bedrooms=("b2",))),
    Corruption("least-gap", 1, "a night too few at home", lambda c: c.moved(3, 7)),
    Corruption(
        "least-gap",
        1,
        "a night too few after a stay on record",
        lambda c: c.referral("C-3", previous_breaks=history(3, day(1))),
    ),
    Corruption(
        "least-gap",
        2,
        "no night at home before a stay on record",
        lambda c: c.referral("C-3", previous_breaks=history(1, day(7))),
    ),
    Corruption(
        "least-gap",
        3,
        "on a night on record elsewhere",
        lambda c: c.referral("C-3", previous_breaks=history(1, day(6))),
    ),
    Corruption("assessed-nights", 1, "a night too many", lambda c: c.family("F-1", assessed_nights=4)),
    Corruption("stays-most", 1, "a stay too many", lambda c: c.policy(stays_most=1)),
    Corruption("diary-most", 1, "a stay too many in the diary", lambda c: c.policy(diary_most=1)),
    Corruption("weekend-nights", 1, "a weekend night too many", lambda c: c.policy(weekend_nights_most=1)),
    Corruption(
        "holiday-nights",
        1,
        "a holiday night too many",
        lambda c: c.policy(holiday_nights_most=1).of_period(
            holidays=(Holiday(name="Christmas", nights=Nights(first=day(15), nights=9)),)
        ),
    ),
    Corruption("limit-of-a-stay", 1, "eighteen nights", lambda c: long_stay(c, 18)),
    Corruption(
        "limit-of-a-stay", 1, "eighteen days", lambda c: long_stay(c, 17).policy(limit_unit=LimitUnit.DAYS_TOUCHED)
    ),
    Corruption(
        "least-gap",
        1,
        "no night at home after a stay on record, where the limits must be kept",
        lambda c: gone_on(c, 14),
    ),
    Corruption(
        "least-gap",
        1,
        "no night at home between two stays, where the limits must be kept",
        lambda c: long_stay(c, 10).family("F-1", least_gap=0).plus(planned("F-1", A, ("r1",), 18, 3)),
    ),
    Corruption(
        "limit-of-12-months",
        1,
        "76 nights with those that went on into the period",
        lambda c: (
            c.policy(keep_within_limits=True)
            .family("F-3", least_gap=0)
            .referral("C-3", previous_breaks=(*history(70), *history(4, day(-1))))
        ),
    ),
    Corruption(
        "limit-of-12-months",
        1,
        "76 nights by a stay on record after those planned",
        lambda c: c.policy(keep_within_limits=True).referral(
            "C-3", previous_breaks=(*history(73), *history(1, day(20)))
        ),
    ),
    Corruption(
        "limit-of-12-months",
        1,
        "76 nights",
        lambda c: c.policy(keep_within_limits=True).referral("C-1", previous_breaks=history(71)),
    ),
    Corruption(
        "limit-of-12-months",
        1,
        "76 days",
        lambda c: c.policy(keep_within_limits=True, limit_unit=LimitUnit.DAYS_TOUCHED).referral(
            "C-1", previous_breaks=history(68)
        ),
    ),
    Corruption(
        "limit-of-12-months",
        5,
        "a history not known",
        lambda c: c.policy(keep_within_limits=True).referral("C-1", previous_breaks=None),
    ),
)
