"""What would make it a match: every alternative is checked again, none is beaten, and no smaller set does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from matching.check import check_match, find
from matching.findings import Band
from matching.lever import Change, openings_of
from matching.levers import LEVERS, start_later
from matching.match import Match, open_match
from matching.remedies import Alternative, Remedies, remedies
from matching.world.child import DayCare
from matching.world.group import TieKind
from matching.world.home import NoAdmissionsCondition
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example
from tests.strategies.stories import told_worlds


def short_of_much() -> World:
    """A home that lacks trained staff, evening staff and an agreement between two children."""
    child = told.newcomer(needs={"seizures": 3, "aggression_to_peers": 3}, day_care=DayCare.TWO_TO_ONE)
    frail = told.resident("C-A", "Asha", date(2014, 2, 20), "room 1", needs={"mobility": 3})
    shifts = (
        ShiftStaffing(shift=Shift.DAY, awake=3),
        ShiftStaffing(shift=Shift.EVENING, awake=2),
        ShiftStaffing(shift=Shift.NIGHT, awake=1, sleeping_in=1),
    )
    return told.world(home=told.home(shifts=shifts), group=told.group([frail]), referral=told.referral(child=child))


def too_young() -> World:
    return told.world(referral=told.referral(child=told.newcomer(date_of_birth=date(2019, 6, 1))))


def no_room_yet() -> World:
    until = told.FIRST_NIGHT + timedelta(days=20)
    rooms = tuple(
        b.model_copy(update={"closed_from": told.TODAY, "closed_until": until}) if b.id > "room 2" else b
        for b in told.bedrooms()
    )
    return told.world(home=told.home(bedrooms=rooms))


MOST_CHANGES = 6
WORLDS = (short_of_much, too_young, no_room_yet)


def asked(world: World) -> tuple[Match, Remedies]:
    match = open_example(world)
    return match, remedies(match, check_match(match))


def every_change(match: Match) -> list[Change]:
    """Every change the levers offer, told again without the code under test."""
    report = check_match(match)
    target = Band.GOOD if report.best >= Band.CONDITIONS else Band.CONDITIONS
    openings = openings_of(f for f in report.findings if f.best < target)
    found = [c for lever in LEVERS for c in lever.options(match, openings)]
    ready = {c.ready_on(match.on) for c in found if c.start is None} - {c.start for c in found}
    found += [c for day in sorted(ready) for c in start_later.later_start(match, day)]
    return found


def turns(match: Match, changes: Sequence[Change]) -> bool:
    """Whether the changes, made in time, turn the answer."""
    starts = [c.start for c in changes if c.start]
    start = max(starts, default=match.start)
    if len(starts) > 1 or any(c.ready_on(match.on) > start for c in changes if c.start is None):
        return False
    world = match.world
    for change in changes:
        world = change.apply(world)
    after = open_match(world, match.referral.id, match.home.urn, match.on, match.catalogue, match.policy)
    return min(f.best for f in find(after)) >= Band.CONDITIONS


def measures(match: Match, changes: Sequence[Change]) -> tuple[int, int, int]:
    days = [(c.start - match.on).days if c.start else c.days for c in changes]
    return sum(c.weekly_pounds for c in changes), max(days), len(changes)


def told_measures(alternative: Alternative) -> tuple[int, int, int]:
    return alternative.weekly_pounds, alternative.days, len(alternative.steps)


@pytest.mark.parametrize("world", WORLDS)
def test_no_set_of_changes_at_all_beats_an_alternative(world: Callable[[], World]) -> None:
    match, found = asked(world())
    changes = every_change(match)
    sets = chain.from_iterable(combinations(changes, n) for n in range(1, len(changes) + 1))
    turning = [measures(match, s) for s in sets if turns(match, s)]
    assert turning
    told_of = [told_measures(a) for a in found.alternatives]
    assert min(turning) == min(told_of)
    for one in told_of:
        assert not any(all(a <= b for a, b in zip(other, one, strict=True)) and other != one for other in turning)


@pytest.mark.parametrize("world", WORLDS)
def test_every_alternative_turns_the_answer_when_checked_again(world: Callable[[], World]) -> None:
    match, found = asked(world())
    known = {c.id: c for c in every_change(match)}
    assert 1 <= len(found.alternatives) <= 3
    for alternative in found.alternatives:
        assert turns(match, [known[step.id] for step in alternative.steps])
        assert alternative.best >= found.target


@pytest.mark.parametrize("world", WORLDS)
def test_no_alternative_beats_another(world: Callable[[], World]) -> None:
    _, found = asked(world())
    every = [told_measures(a) for a in found.alternatives]
    assert len(set(every)) == len(every)
    for one in every:
        assert not any(all(a <= b for a, b in zip(other, one, strict=True)) for other in every if other != one)


@pytest.mark.parametrize("world", WORLDS)
def test_the_same_match_has_the_same_remedies(world: Callable[[], World]) -> None:
    assert asked(world())[1] == asked(world())[1]


def test_a_good_match_needs_no_remedy() -> None:
    _, found = asked(told.world())
    assert not found.needed


def test_what_no_change_answers_is_said_and_no_alternative_pretends() -> None:
    tie = told.no_link("C-NEW", "C-A").model_copy(update={"kind": TieKind.ALLEGED_HARM})
    other = told.no_link("C-NEW", "C-B")
    _, found = asked(told.world(group=told.group(ties=(tie, other))))
    assert found.alternatives == ()
    assert len(found.beyond) == 1


def test_no_age_that_a_home_could_never_be_for_is_applied_for() -> None:
    _, found = asked(told.world(referral=told.referral(child=told.newcomer(date_of_birth=date(1912, 6, 1)))))
    assert found.needed
    assert found.alternatives == ()


def test_costs_are_set_against_the_fee_and_the_managers_budget() -> None:
    match, found = asked(short_of_much())
    for alternative in found.alternatives:
        assert alternative.left_of_fee == 5_600 - 5_200 - alternative.weekly_pounds
        assert alternative.left_of_budget == 600 - alternative.weekly_pounds
    home = match.home.model_copy(update={"manager_budget": None, "fee": None})
    _, unknown = asked(match.world.model_copy(update={"homes": (home,)}))
    assert {(a.left_of_fee, a.left_of_budget) for a in unknown.alternatives} == {(None, None)}


def test_what_takes_longer_than_there_is_comes_with_a_later_start() -> None:
    _, found = asked(too_young())
    assert found.alternatives
    for alternative in found.alternatives:
        assert all(step.ready_on <= alternative.start for step in alternative.steps)
        assert alternative.start > told.FIRST_NIGHT


def freed_in_two_steps() -> World:
    """A home of two: one leaves on a day when nobody may be admitted yet, the other a week later."""
    first, second = told.FIRST_NIGHT + timedelta(days=20), told.FIRST_NIGHT + timedelta(days=27)
    residents = tuple(
        r.model_copy(update={"leaving": day, "leaving_confirmed": True})
        for r, day in zip(told.two_residents(), (first, second), strict=True)
    )
    bar = NoAdmissionsCondition(since=first, until=first + timedelta(days=3))
    home = told.home(bedrooms=told.bedrooms(2))
    home = home.model_copy(update={"conditions": (*home.conditions, bar)})
    return told.world(home=home, group=told.group(residents))


def test_a_later_start_that_meets_a_new_obstacle_leads_on_to_a_still_later_one() -> None:
    _, found = asked(freed_in_two_steps())
    assert found.alternatives
    for alternative in found.alternatives:
        assert alternative.start > told.FIRST_NIGHT + timedelta(days=20)


def test_a_search_that_found_nothing_is_not_told_as_nothing_to_remedy() -> None:
    nothing = Remedies(
        before=(Band.NOT_UNLESS, Band.NOT_UNLESS), target=Band.CONDITIONS, alternatives=(), beyond=(), gave_up=True
    )
    assert nothing.needed


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(told_worlds())
def test_on_any_world_no_set_of_the_first_changes_beats_every_alternative(world: World) -> None:
    match, found = asked(world)
    changes = every_change(match) if found.target is Band.CONDITIONS else []
    assume(0 < len(changes) <= MOST_CHANGES)
    sets = chain.from_iterable(combinations(changes, n) for n in range(1, len(changes) + 1))
    for some in sets:
        if turns(match, some):
            mine = measures(match, some)
            assert any(told_measures(a) == mine or not beats(mine, told_measures(a)) for a in found.alternatives)
            assert not any(beats(mine, told_measures(a)) for a in found.alternatives)


def beats(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))
