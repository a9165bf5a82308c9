"""A swap makes everybody in it better off by their own wishes, and nobody worse off in anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest

from matching.errors import BadInput
from matching.short_breaks import swapping
from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    Company,
    CompanyKind,
    DateRequest,
    LevelChoice,
    Nights,
    Pattern,
    Period,
    PlannedStay,
)
from matching.short_breaks.preferring import Preferring
from matching.short_breaks.problem import Choice
from matching.short_breaks.restating import restated
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.swap_moves import Agreement, Swap, not_agreed
from matching.short_breaks.swapping import make_swaps, offered, stays_exchanged, swaps
from matching.short_breaks.verifying import escalations, verify
from scenarios.periods.winter_at_marram import FIRST, URN, period
from tests.short_breaks.mishaps import WORK, GivenOut, given_out, when

SEEDS = range(40)
MANY_CYCLES = 12
"""A seed of which there are many swaps to look at."""


@cache
def looked_for(seed: int) -> tuple[GivenOut, tuple[Swap, ...]]:
    """A drawn plan, and the swaps that are offered in it, where every family would rather have other nights."""
    given = given_out(seed)
    own = {
        f.id: {n for s in given.planned.allocation.stays if s.family == f.id for n in s.run.dates()}
        for f in given.period.families
    }
    families = tuple(
        f.model_copy(
            update={
                "preferred": tuple(Nights(first=n) for n in given.period.run.dates() if n not in own[f.id]),
                "available": (given.period.run,),
            }
        )
        for f in given.period.families
    )
    other = given.period.model_copy(update={"families": families})
    planned = given.planned.model_copy(update={"allocation": _valued(other, given.planned)})
    return GivenOut(other, planned), swaps(other, planned)


def _valued(of: Period, planned: Planned) -> Any:
    """The allocation with what its stays are worth in the other period."""
    values = {v.id: v.value for v in verify(of, planned.cleared, planned.allocation.stays).levels}
    levels = tuple(
        level.model_copy(update={"value": values[level.id], "bound": None}) for level in planned.allocation.levels
    )
    return planned.allocation.model_copy(update={"levels": levels})


def own_wishes(given: GivenOut, stays: Sequence[PlannedStay], family: str) -> int:
    """What the check makes of the wishes of one family, were it the only one to have any."""
    nothing = dict.fromkeys(("preferred", "requests", "key_workers", "familiar_bedrooms"), ()) | {
        "evenly_spaced": False
    }
    families = tuple(f if f.id == family else f.model_copy(update=nothing) for f in given.period.families)
    company = tuple(c for c in given.period.company if family in c.families)
    alone = given.period.model_copy(update={"families": families, "company": company})
    level = verify(alone, given.planned.cleared, stays).level("wishes")
    return 0 if level is None else level.value


@cache
def after_swap(seed: int, number: int | None = None) -> Planned:
    """The plan after one of its swaps, or after all."""
    given, found = looked_for(seed)
    return swapped(given.period, given.planned, found if number is None else [found[number]])


@cache
def wishes_before(seed: int, family: str) -> int:
    given, _ = looked_for(seed)
    return own_wishes(given, given.planned.allocation.stays, family)


@cache
def wishes_after(seed: int, number: int | None, family: str) -> int:
    return own_wishes(looked_for(seed)[0], after_swap(seed, number).allocation.stays, family)


def together(stays: Iterable[PlannedStay], wish: Company) -> int:
    """Nights that two families are at one home."""
    one, other = ({(s.urn, n) for s in stays if s.family == f for n in s.run.dates()} for f in wish.families)
    return len(one & other)


def test_swaps_are_offered_in_many_drawn_plans() -> None:
    assert sum(bool(looked_for(seed)[1]) for seed in SEEDS) > 5


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_in_a_swap_is_better_off_and_nobody_else_is_worse_off(seed: int) -> None:
    given, offered = looked_for(seed)
    before = given.planned.allocation
    for number, chosen in (*((n, [one]) for n, one in enumerate(offered)), (None, offered)):
        after = after_swap(seed, number).allocation
        within = {m.family for one in chosen for m in one.moves}
        for family in given.period.families:
            gain = wishes_after(seed, number, family.id) - wishes_before(seed, family.id)
            assert gain > 0 if family.id in within else gain >= 0
        assert {s for s in before.stays if s.family not in within} == {s for s in after.stays if s.family not in within}
        wanted = [c for c in given.period.company if c.kind is not CompanyKind.APART]
        assert all(together(after.stays, c) >= together(before.stays, c) for c in wanted)
        values = [(one.value, other.value) for one, other in zip(before.levels, after.levels, strict=True)]
        above = [level.id for level in before.levels].index("wishes") if before.level("wishes") else 0
        assert all(was <= now for was, now in values[:above])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_with_swaps_passes_the_check_and_every_figure_shown_is_right(seed: int) -> None:
    given, offered = looked_for(seed)
    after = after_swap(seed)
    verdict = verify(given.period, after.cleared, after.allocation.stays)
    assert verdict.is_sound
    assert [(level.id, level.value) for level in after.allocation.levels] == [(v.id, v.value) for v in verdict.levels]
    assert after.allocation.counters == escalations(given.period, after.allocation.stays).counters
    for number, one in enumerate(offered):
        for move in one.moves:
            assert move.gain == wishes_after(seed, number, move.family) - wishes_before(seed, move.family)


def crossed(**changes: Any) -> GivenOut:
    """Two families with the same care, each given the week that the other prefers."""
    weeks = [Nights(first=FIRST + timedelta(days=7 * n), nights=7) for n in (0, 1)]
    prefers = {"F-04": (weeks[0],), "F-11": (weeks[1],)}
    whole = period()
    asks = {"F-11": (DateRequest(id="Q-9", nights=Nights(first=weeks[1].first, nights=2), weight=5),)}
    ordinary = {"available": (whole.run,), "pattern": Pattern.FLEXIBLE}
    families = tuple(
        f.model_copy(update={"preferred": prefers.get(f.id, ()), "requests": asks.get(f.id, ()), **ordinary})
        for f in whole.families
    )
    stays = tuple(
        PlannedStay(family=f, urn=URN, bedrooms=(room,), first_night=week.first, nights=2)
        for f, week, room in (("F-11", weeks[0], "room 2"), ("F-10", weeks[0], "room 3"), ("F-04", weeks[1], "room 2"))
    )
    changed = whole.model_copy(update={"families": families, "bookings": (), **changes})
    planned = allocate(changed.model_copy(update={"bookings": ()}), WORK)
    planned = planned.model_copy(update={"allocation": planned.allocation.model_copy(update={"stays": stays})})
    return GivenOut(changed, planned.model_copy(update={"allocation": _valued(changed, planned)}))


def swapped(period: Period, planned: Planned, chosen: Sequence[Swap]) -> Planned:
    """The swaps made, with every family in them agreeing."""
    return make_swaps(period, planned, chosen, [agreeing(move.family) for one in chosen for move in one.moves])


def agreeing(family: str, on: date = FIRST) -> Agreement:
    return Agreement(family=family, on=on, said_to="the coordinator")


FRIENDS = (Company(families=("F-10", "F-11"), kind=CompanyKind.LIKE),)


def test_families_given_each_others_weeks_are_offered_a_swap() -> None:
    (swap,) = swaps(*crossed())
    assert {m.family for m in swap.moves} == {"F-04", "F-11"}


def test_who_agreed_to_a_swap_stays_in_the_plan_and_without_all_of_them_none_is_made() -> None:
    given = crossed()
    (swap,) = swaps(*given)
    both = [agreeing("F-04"), agreeing("F-11")]
    made = make_swaps(*given, [swap], both)
    (kept,) = made.allocation.swapped
    assert (kept.agreed, [m.gives for m in kept.moves]) == (tuple(both), [m.gives for m in swap.moves])
    assert made.is_as_sealed
    for some in ([], both[:1], both[1:], [*both, both[0]], [*both, agreeing("F-10")]):
        with pytest.raises(BadInput):
            make_swaps(*given, [swap], some)
    late = not_agreed(["F-04"], [agreeing("F-04", FIRST)], latest=FIRST - timedelta(days=1))
    assert [problem.what for problem in late] == ["family F-04 cannot have agreed on a day that is still to come"]
    (early,) = not_agreed(["F-04"], [agreeing("F-04", FIRST)], earliest=FIRST + timedelta(days=1))
    assert early.what.startswith("family F-04 cannot have agreed before ")
    assert not list(not_agreed(["F-04"], [agreeing("F-04", FIRST)], earliest=FIRST, latest=FIRST))


def test_no_swap_costs_a_third_family_its_friends_company() -> None:
    assert not swaps(*crossed(company=FRIENDS))


def test_a_swap_that_costs_a_friends_company_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Preferring, "_keeps_company", lambda self, after: True)
    given = crossed(company=FRIENDS)
    (swap,) = swaps(*given)
    made = swapped(*given, [swap])
    assert together(made.allocation.stays, FRIENDS[0]) < together(given.planned.allocation.stays, FRIENDS[0])


def test_a_confirmed_booking_is_no_part_of_a_swap() -> None:
    given = crossed()
    stay = given.planned.allocation.stays[0]
    booking = Booking(id="B-1", status=BookingStatus.CONFIRMED, **dict(stay))
    promised = given.period.model_copy(update={"bookings": (booking,)})
    assert not swaps(promised, given.planned)


def promised_without_a_level() -> GivenOut:
    """Weeks that two families would swap, one of them a confirmed booking, where no level counts promises."""
    off = LevelChoice(level="promises", why="The coordinator keeps promises by hand.")
    given = crossed(policy=period().policy.model_copy(update={"levels_off": (off,)}))
    booking = Booking(id="B-1", status=BookingStatus.CONFIRMED, **dict(given.planned.allocation.stays[0]))
    return GivenOut(given.period.model_copy(update={"bookings": (booking,)}), given.planned)


def test_a_confirmed_booking_is_no_part_of_a_swap_where_no_level_counts_promises_either() -> None:
    given = promised_without_a_level()
    assert not swaps(*given)
    (without_booking,) = swaps(given.period.model_copy(update={"bookings": ()}), given.planned)
    with pytest.raises(BadInput):
        swapped(*given, [without_booking])


def test_a_swap_that_takes_a_confirmed_booking_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "_booked", lambda period, planned: ())
    assert swaps(*promised_without_a_level())


def one_by_one(preferring: Preferring) -> Iterator[tuple[tuple[Choice, Choice], int]]:
    """Pairs of a stay and another family's that its own would rather have, by plain loops."""
    problem = preferring.problem
    level = problem.level("wishes")
    worth = [0] * len(problem.stay_pair) if level is None or level.by_stay is None else level.by_stay.tolist()
    homes = problem.pair_home[problem.stay_pair].tolist()
    when = list(zip(homes, problem.stay_first.tolist(), problem.stay_nights.tolist(), strict=True))
    of = problem.family_of_stay.tolist()
    free = [choice for choice in preferring.plan if choice not in {*preferring.held, *problem.fixed}]
    for mine, (stay, _), other in product(free, enumerate(of), free):
        as_long = problem.stay_nights[stay] == problem.stay_nights[mine.stay]
        better = as_long and worth[stay] > worth[mine.stay]
        if better and of[stay] == of[mine.stay] != of[other.stay] and when[stay] == when[other.stay]:
            yield (mine, other), stay


@pytest.mark.parametrize("seed", SEEDS[:12])
def test_the_pairs_who_would_gain_are_those_found_one_by_one(seed: int) -> None:
    given, _ = looked_for(seed)
    problem = build(given.period, given.planned.cleared, each_bedroom_apart=True)
    plan = plan_of(problem, given.period, given.planned.allocation.stays)
    for held in (frozenset(), frozenset(plan[:1])):
        preferring = Preferring(problem, plan, held)
        assert sorted(preferring.wanted()) == sorted(one_by_one(preferring))


def test_a_swap_of_stays_that_are_no_longer_in_the_plan_is_refused() -> None:
    given = crossed()
    (swap,) = swaps(*given)
    made = swapped(*given, [swap])
    with pytest.raises(BadInput):
        swapped(given.period, made, [swap])


def test_nights_that_nobody_in_it_gives_up_are_no_part_of_a_swap() -> None:
    given = crossed()
    (offered,) = swaps(*given)
    move, other = offered.moves
    allocation = given.planned.allocation
    left = allocation.model_copy(update={"stays": tuple(s for s in allocation.stays if s != other.gives)})
    with pytest.raises(BadInput, match="cannot all be made together"):
        stays_exchanged(given.period, given.planned.model_copy(update={"allocation": left}), [move])
    assert stays_exchanged(given.period, given.planned, offered.moves)


def bounded(given: GivenOut) -> Planned:
    """The plan, proven best at every level but for its wishes."""
    allocation = given.planned.allocation
    more = {"wishes": 500}
    levels = tuple(
        level.model_copy(update={"bound": level.value + more.get(level.id, 0)}) for level in allocation.levels
    )
    return given.planned.model_copy(update={"allocation": allocation.model_copy(update={"levels": levels})})


def test_bounds_outlast_a_swap_as_no_earlier_level_falls() -> None:
    given = crossed()
    planned = bounded(given)
    made = swapped(given.period, planned, swaps(given.period, planned)).allocation
    assert {when(s) for s in made.stays} != {when(s) for s in planned.allocation.stays}
    assert [level.bound for level in made.levels] == [level.bound for level in planned.allocation.levels]
    assert all(level.bound is not None and level.bound >= level.value for level in made.levels)


def test_a_bound_is_not_shown_where_an_earlier_level_has_fallen() -> None:
    given = crossed()
    planned = bounded(given)
    fewer = planned.allocation.stays[1:]
    said = restated(given.period, planned.cleared, fewer, planned.allocation, planned.allocation.levels)
    fell = next(
        n
        for n, (one, was) in enumerate(zip(said.levels, planned.allocation.levels, strict=True))
        if one.value < was.value
    )
    assert said.levels[fell].bound == planned.allocation.levels[fell].bound
    assert {level.bound for level in said.levels[fell + 1 :]} == {None}


def test_nobody_is_offered_a_swap_that_a_rule_forbids() -> None:
    given = crossed()
    second = (Nights(first=FIRST + timedelta(days=7), nights=7),)
    families = tuple(f.model_copy(update={"available": second}) if f.id == "F-04" else f for f in given.period.families)
    assert not swaps(given.period.model_copy(update={"families": families}), given.planned)


def test_where_not_every_swap_was_looked_at_it_is_said_and_what_was_not(monkeypatch: pytest.MonkeyPatch) -> None:
    given = crossed()
    whole = offered(*given)
    assert whole.looked.everything
    assert whole.looked.sentences == ()
    monkeypatch.setattr(swapping, "MOST_CYCLES", 0)
    cut = offered(*given)
    assert cut.swaps == ()
    assert (cut.looked.cycles, cut.looked.every_up_to) == (0, 1)
    (said,) = cut.looked.sentences
    assert said.startswith("Not every swap was looked at: of 2 to 4 only some.")


def test_swaps_of_fewer_families_are_looked_at_before_those_of_more(monkeypatch: pytest.MonkeyPatch) -> None:
    given, found = looked_for(MANY_CYCLES)
    every = offered(*given).looked
    monkeypatch.setattr(swapping, "MOST_CYCLES", every.cycles - 1)
    cut = offered(*given).looked
    assert 1 <= cut.every_up_to < every.every_up_to
    assert found


def test_bedrooms_that_were_not_all_tried_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "MOST_WAYS", 0)
    found = offered(*crossed())
    assert found.looked.bedrooms_left
    assert found.looked.sentences[-1].endswith("given up with not every choice of bedrooms tried.")
