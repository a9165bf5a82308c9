"""Short breaks on record count for a plan's first nights: towards the limits, and as time at home before the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import BreakPolicy, LimitUnit, Period
from matching.short_breaks.why_not.conditions import Asked, missed
from matching.world.referral import ShortBreakRecord
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.verifying.changes import history
from tests.short_breaks.verifying.sound import A, Case, day, sound

KEPT_WITHIN = BreakPolicy(keep_within_limits=True, guests_per_trained=1)


def offered(case: Case, family: str, urn: str = A) -> set[tuple[int, int]]:
    """First nights and lengths of the stays that a family may be given at a home."""
    frame, problem = Frame(case.period, case.cleared), build(case.period, case.cleared)
    p = frame.pair_number[family, urn]
    part = slice(int(problem.pair_stays[p]), int(problem.pair_stays[p + 1]))
    return set(zip(problem.stay_first[part].tolist(), problem.stay_nights[part].tolist(), strict=True))


def firsts(stays: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({first for first, _ in stays})


def limits(case: Case, family: str) -> list[int]:
    problem = build(case.period, case.cleared)
    found: list[int] = problem.most_by_night[problem.families.index(family)].tolist()
    return found


def test_time_at_home_is_kept_after_a_stay_on_record() -> None:
    case = sound().referral("C-3", previous_breaks=history(3, day(-3)))
    assert firsts(offered(sound(), "F-3"))[0] == 0
    assert firsts(offered(case, "F-3"))[0] == 2


def test_a_stay_on_record_of_one_of_two_siblings_is_one_of_their_family() -> None:
    case = sound().referral("C-22", previous_breaks=history(5, day(-3)))
    assert firsts(offered(case, "F-2"))[0] == 4


def test_a_promised_stay_is_not_taken_back_for_want_of_time_at_home() -> None:
    case = sound().referral("C-21", previous_breaks=history(3, day(0)))
    assert (4, 3) in offered(case, "F-2")
    assert (4, 2) not in offered(case, "F-2")


def test_a_promised_stay_that_would_make_one_too_long_is_not_kept_where_limits_must_be() -> None:
    for nights, kept in ((14, True), (15, False)):
        case = sound().of_period(policy=KEPT_WITHIN).referral("C-21", previous_breaks=history(nights, day(4 - nights)))
        assert ((4, 3) in offered(case, "F-2")) is kept


def test_where_limits_must_be_kept_there_is_a_night_at_home_between_two_stays() -> None:
    case = sound().family("F-3", least_gap=0).referral("C-3", previous_breaks=history(3, day(-3)))
    assert firsts(offered(case, "F-3"))[0] == 0
    kept = case.of_period(policy=KEPT_WITHIN)
    assert firsts(offered(kept, "F-3"))[0] == 1
    assert build(kept.period, kept.cleared).least_gap.min() == 1


@pytest.mark.parametrize(("unit", "spent"), [(LimitUnit.NIGHTS, (4, 5, 5)), (LimitUnit.DAYS_TOUCHED, (4, 5, 6))])
def test_a_stay_that_goes_on_into_the_period_counts_whole(unit: LimitUnit, spent: tuple[int, ...]) -> None:
    case = sound().policy(keep_within_limits=True, limit_unit=unit)
    case = case.referral("C-3", previous_breaks=history(5, day(-3)))
    assert limits(case, "F-3")[:3] == [75 - n for n in spent]


def test_a_stay_on_record_that_is_also_entered_as_taken_counts_once() -> None:
    taken = sound().stays[2].model_copy(update={"first_night": day(0)})
    case = sound().policy(keep_within_limits=True).of_period(taken=(taken,))
    both = case.referral("C-3", previous_breaks=history(2, day(0)))
    assert limits(both, "F-3") == limits(case, "F-3")
    assert offered(both, "F-3") == offered(case, "F-3")


def drawn(seed: int) -> tuple[Period, Cleared]:
    """A drawn period in which most children have been away just before it, or still are as it begins."""
    period, cleared = draw(Shape(2, 8, 3, (3, 2)), seed)
    dice = Random(seed)

    def recorded() -> tuple[ShortBreakRecord, ...]:
        first = period.first_night - timedelta(days=dice.randint(1, 9))
        return (ShortBreakRecord(first_night=first, nights=dice.randint(1, 12)),)

    referrals = tuple(r.model_copy(update={"previous_breaks": recorded()}) for r in period.world.referrals)
    changes: dict[str, Any] = {"world": period.world.model_copy(update={"referrals": referrals})}
    if seed % 2:
        changes["policy"] = BreakPolicy(keep_within_limits=True)
    return period.model_copy(update=changes), cleared


@pytest.mark.parametrize("seed", range(1, 5))
def test_a_stay_too_soon_after_one_on_record_is_told_as_that_and_is_no_candidate(seed: int) -> None:
    period, cleared = drawn(seed)
    frame, problem = Frame(period, cleared), build(period, cleared)
    told = 0
    for p, pair in enumerate(frame.pairs):
        part = slice(int(problem.pair_stays[p]), int(problem.pair_stays[p + 1]))
        candidates = set(zip(problem.stay_first[part].tolist(), problem.stay_nights[part].tolist(), strict=True))
        family, urn = frame.families[pair.family], frame.homes[pair.home].urn
        for first in range(period.nights - family.shortest_stay):
            said = list(missed(frame, Asked(family, urn, first, family.shortest_stay)))
            assert ((first, family.shortest_stay) in candidates) == (not said)
            told += any("an earlier stay on record" in sentence for sentence in said)
    assert told
