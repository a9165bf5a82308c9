"""The answer says what is so: costs are differences of values, a better plan is never a cost, and nobody is named."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from matching.errors import BadInput
from matching.short_breaks.constraints import CONSTRAINTS, fixed, violations
from matching.short_breaks.objectives import OBJECTIVES
from matching.short_breaks.period import Booking, BookingStatus, Nights
from matching.short_breaks.problem import Choice, Plan, values
from matching.short_breaks.why_not import Verdict, WhyNot, asking, family_words, why_not
from matching.short_breaks.why_not.moving import NoRoom, make_room
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, asker, holder, plenty
from tests.short_breaks.plain_check import broken
from tests.short_breaks.small_period import FRIDAY, MONDAY, NEXT_FRIDAY, URN, family
from tests.short_breaks.small_problems import small_problem, sound_plan

SEEDS = range(1, 5)
LATER = Nights(first=NEXT_FRIDAY, nights=2)


def ask(case: Case, nights: Nights = WEEKEND, family: str = ASKER) -> WhyNot:
    return why_not(*case.made(), family, URN, nights.first, nights.nights)


class Drawn:
    """A small period with every kind of rule switched on, and a plan."""

    def __init__(self, seed: int) -> None:
        self.period, self.cleared = draw(Shape(2, 7, 2, (3, 2)), seed)
        problem = small_problem(seed)
        levels = tuple(replace(level, id="wishes") if level.id == "company" else level for level in problem.levels)
        self.problem = replace(problem, levels=levels)
        self.plan: Plan = sound_plan(self.problem, Random(seed))

    def ask(self, stay: int) -> WhyNot:
        problem, pair = self.problem, int(self.problem.stay_pair[stay])
        return why_not(
            self.period,
            self.cleared,
            problem,
            self.plan,
            problem.families[problem.pair_family[pair]],
            problem.homes[problem.pair_home[pair]],
            self.period.night(int(problem.stay_first[stay])),
            int(problem.stay_nights[stay]),
        )

    def some(self, seed: int, many: int = 15) -> list[int]:
        return Random(seed).sample(range(len(self.problem.stay_pair)), many)


@pytest.mark.parametrize("seed", SEEDS)
def test_costs_are_what_the_values_of_the_two_plans_differ_by(seed: Any) -> None:
    drawn = Drawn(seed)
    for stay in drawn.some(seed):
        answer = drawn.ask(stay)
        if answer.costs:
            assert answer.with_it is not None
            before, after = values(drawn.problem, drawn.plan), values(drawn.problem, answer.with_it)
            assert [(c.id, c.without, c.with_it) for c in answer.costs] == [
                (level.id, a, b) for level, a, b in zip(drawn.problem.levels, before, after, strict=True)
            ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_better_plan_is_never_told_as_a_cost(seed: Any) -> None:
    drawn = Drawn(seed)
    for stay in drawn.some(seed):
        answer = drawn.ask(stay)
        first = next((cost for cost in answer.costs if cost.lost or cost.gained), None)
        assert all(cost.lost >= 0 for cost in answer.costs)
        assert (answer.better is not None) == (first is not None and first.gained > 0)
        assert (answer.better is not None) == (answer.verdict is Verdict.BETTER)
        assert (answer.verdict is Verdict.AT_A_COST) == (first is not None and first.lost > 0)
        if answer.better is not None:
            assert values(drawn.problem, answer.better) > values(drawn.problem, drawn.plan)
            assert "A better plan was found on the way, and it is adopted." in answer.for_coordinator


@pytest.mark.parametrize("seed", SEEDS)
def test_the_plan_with_the_stay_can_be_carried_out_and_moves_only_what_is_named(seed: Any) -> None:
    drawn = Drawn(seed)
    for stay in drawn.some(seed):
        answer = drawn.ask(stay)
        if answer.with_it is None:
            continue
        stays = {choice.stay for choice in answer.with_it}
        assert stay in stays
        assert broken(drawn.problem, answer.with_it) == []
        gone = {choice.stay for choice in drawn.plan} - stays
        moved = {(h.family, h.urn, h.first_night, h.nights) for h in (*answer.to_move, *answer.own_to_move)}
        assert {key(drawn, number) for number in gone} <= moved


def key(drawn: Drawn, stay: int) -> tuple[str, str, date, int]:
    problem, pair = drawn.problem, int(drawn.problem.stay_pair[stay])
    first = drawn.period.night(int(problem.stay_first[stay]))
    family, urn = problem.families[problem.pair_family[pair]], problem.homes[problem.pair_home[pair]]
    return family, urn, first, int(problem.stay_nights[stay])


@pytest.mark.parametrize("seed", SEEDS)
def test_rules_it_keeps_are_those_that_hold_when_it_joins_the_plan(seed: Any) -> None:
    drawn = Drawn(seed)
    problem = drawn.problem
    for stay in drawn.some(seed):
        if stay in {choice.stay for choice in drawn.plan}:
            continue
        pair = problem.stay_pair[stay]
        every = range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))
        joined = [tuple(sorted((*drawn.plan, Choice(stay, way)))) for way in every]
        against = set.intersection(*({v.constraint for v in violations(problem, one)} for one in joined))
        own = {c.stay for c in drawn.plan if problem.family_of_stay[c.stay] == problem.family_of_stay[stay]}
        kept = drawn.ask(stay).met
        met = {c.ID for c in CONSTRAINTS if c.SENTENCE in kept}
        if not overlaps(problem, stay, own):
            assert met == {c.ID for c in CONSTRAINTS} - {fixed.ID} - against


def overlaps(problem: Any, stay: Any, others: Any) -> Any:
    first, until = problem.stay_first[stay], problem.stay_first[stay] + problem.stay_nights[stay]
    return any(problem.stay_first[o] < until and problem.stay_first[o] + problem.stay_nights[o] > first for o in others)


def test_a_stay_in_the_plan_is_said_to_be_granted() -> None:
    answer = ask(Case(stays=((ASKER, WEEKEND),)))
    assert (answer.verdict, answer.to_move, answer.costs) == (Verdict.GRANTED, (), ())


def test_a_stay_that_nothing_stands_in_the_way_of_is_a_better_plan() -> None:
    answer = ask(Case(stays=()))
    assert answer.verdict is Verdict.BETTER
    assert (answer.in_the_way, answer.to_move) == ((), ())
    assert answer.better is not None
    assert len(answer.better) == 1


def test_what_stands_in_the_way_and_who_would_have_to_move_are_told() -> None:
    answer = ask(Case(home={"held_back": 2}, families=(asker(), holder(available=(WEEKEND,)))))
    assert answer.in_the_way == ("every place was taken",)
    assert [(h.family, h.first_night, h.nights) for h in answer.to_move] == [(HOLDER, FRIDAY, 2)]
    assert answer.fewest
    assert (
        "Fewest that would have to move: F-3, Friday 11 to Sunday 13 December 2026 (2 nights)."
        in answer.for_coordinator
    )
    assert "1 booking of 1 other family would have to move." in answer.for_family


def test_what_only_its_own_stay_takes_is_not_blamed_on_others() -> None:
    saturday = Nights(first=WEEKEND.first + timedelta(days=1))
    own = (asker(shortest_stay=1, least_gap=0), holder(available=(LATER,)))
    answer = ask(Case(home={"held_back": 2}, families=own, stays=((ASKER, saturday),)))
    assert answer.to_move == ()
    assert [h.first_night for h in answer.own_to_move] == [saturday.first]
    assert "every place was taken, counting the family's own stay" in answer.in_the_way
    assert "every place was taken" not in answer.in_the_way


def test_whoever_makes_room_is_found_something_else_where_there_is_something() -> None:
    families = (asker(), holder(assessed_nights=2, available=(WEEKEND, LATER), longest_stay=2, shortest_stay=2))
    answer = ask(Case(home={"held_back": 2}, families=families))
    assert [(h.family, h.first_night) for h in answer.given_instead] == [(HOLDER, NEXT_FRIDAY)]
    assert answer.verdict is Verdict.BETTER


def test_nights_left_by_whoever_makes_room_are_given_to_somebody() -> None:
    third = family("F-4", "C-41", assessed_nights=1, protected_minimum=1, available=(Nights(first=MONDAY),))
    nights = Nights(first=MONDAY, nights=6)
    early = holder(assessed_nights=6, longest_stay=6, shortest_stay=6, available=(nights,))
    case = Case(home={"held_back": 2}, families=(asker(), early, third), stays=((HOLDER, nights),))
    answer = ask(case)
    assert [(h.family, h.first_night) for h in answer.given_instead] == [("F-4", MONDAY)]


def test_what_it_would_cost_is_said_level_by_level() -> None:
    families = (asker(protected_minimum=1), holder(available=(WEEKEND,), assessed_nights=2, shortest_stay=2))
    answer = ask(Case(home={"held_back": 2}, families=families))
    assert answer.verdict in {Verdict.AT_A_COST, Verdict.BETTER}
    assert any(cost.lost or cost.gained for cost in answer.costs if cost.id == "benefit")
    assert "Benefit" in answer.for_coordinator


@pytest.mark.parametrize("home", [{"staff": plenty(day=0)}, {"held_back": 3}])
def test_no_booking_makes_room_where_the_home_has_too_little_for_anybody(home: Any) -> None:
    answer = ask(Case(home=home, stays=()))
    assert (answer.verdict, answer.with_it, answer.to_move) == (Verdict.NO_ROOM, None, ())
    assert answer.in_the_way


def test_a_committed_booking_is_not_asked_to_move() -> None:
    booking = Booking(
        id="B-1",
        family=HOLDER,
        urn=URN,
        bedrooms=("room 2",),
        first_night=FRIDAY,
        nights=2,
        status=BookingStatus.COMMITTED,
    )
    case = Case(home={"held_back": 2}, period={"bookings": (booking,)}, stays=())
    period, cleared, problem, _ = case.made()
    answer = why_not(period, cleared, problem, problem.fixed, ASKER, URN, FRIDAY, 2)
    assert answer.verdict is Verdict.NO_ROOM


@pytest.mark.parametrize("seed", SEEDS)
def test_the_family_is_told_of_no_other_family_or_child(seed: Any) -> None:
    drawn = Drawn(seed)
    for stay in drawn.some(seed):
        answer = drawn.ask(stay)
        own = next(f for f in drawn.period.families if f.id == answer.family)
        words = {f.id for f in drawn.period.families if f is not own}
        words |= {r.child.name for r in drawn.period.world.referrals if r.child.id not in own.children}
        assert not any(re.search(rf"\b{re.escape(word)}\b", answer.for_family) for word in words)


def test_a_family_is_told_what_a_stay_would_cost_in_its_own_words_whatever_the_plan_goes_by() -> None:
    assert set(family_words.WORSE) == {objective.ID for objective in OBJECTIVES}
    families = (asker(protected_minimum=1), holder(available=(WEEKEND,), assessed_nights=2, shortest_stay=2))
    answer = ask(Case(home={"held_back": 2}, families=families))
    assert answer.verdict is Verdict.AT_A_COST
    first = next(cost for cost in answer.costs if cost.lost)
    assert f"if you had this stay, {family_words.worse(first.id)}." in answer.for_family
    assert first.name in answer.for_coordinator
    assert not [word for cost in answer.costs for word in (cost.name, "level", "%") if word in answer.for_family]


def test_the_same_question_has_the_same_answer() -> None:
    one, other = Drawn(2), Drawn(2)
    for stay in one.some(2, 5):
        assert one.ask(stay) == other.ask(stay)


@pytest.mark.parametrize(
    ("family", "urn", "nights"), [("F-99", URN, 1), (ASKER, "SC000001", 1), (ASKER, URN, 0), ("F-99", "SC000001", 0)]
)
def test_a_question_about_nobody_or_nowhere_is_refused(family: Any, urn: Any, nights: Any) -> None:
    with pytest.raises(BadInput):
        why_not(*Case().made(), family, urn, MONDAY, nights)


def test_a_question_about_nights_outside_the_period_has_an_answer() -> None:
    answer = why_not(*Case().made(), ASKER, URN, MONDAY + timedelta(days=200), 2)
    assert answer.verdict is Verdict.NOT_OFFERED
    assert "It reaches outside the period." in answer.missed


def test_time_that_runs_out_is_told_as_that_and_not_as_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(home={"held_back": 2})
    assert ask(case).verdict is not Verdict.NOT_FOUND
    monkeypatch.setattr(asking, "make_room", lambda *_: NoRoom.NOT_FOUND)
    answer = ask(case)
    assert answer.verdict is Verdict.NOT_FOUND
    assert answer.with_it is None
    assert not answer.costs
    for text in (answer.for_coordinator, answer.for_family):
        assert "was found in the time there is; there may be one" in text
        assert "no booking" not in text


def test_bookings_named_when_time_ran_out_are_not_called_the_fewest(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(home={"held_back": 2})
    assert "Fewest that would have to move" in ask(case).for_coordinator
    monkeypatch.setattr(asking, "make_room", partial(make_room, work=0.0))
    answer = ask(case)
    assert answer.to_move
    assert "Bookings that would make room" in answer.for_coordinator
    assert "Fewest" not in answer.for_coordinator


def new_holder(first_most: int) -> WhyNot:
    """The holder is new to the home; its one night stands in the way, and a longer stay of its own comes after."""
    nights = Nights(first=FRIDAY), Nights(first=NEXT_FRIDAY, nights=3)
    families = (asker(), holder(available=nights, assessed_nights=4))
    home = {"held_back": 2, "first_stay_most_nights": first_most}
    case = Case(home=home, holder_suited={"known": False}, families=families, stays=tuple((HOLDER, n) for n in nights))
    return ask(case)


def test_a_later_stay_that_moves_since_the_short_first_one_would_be_gone_is_told_so() -> None:
    answer = new_holder(1)
    assert [(h.first_night, h.because is not None) for h in answer.to_move] == [(FRIDAY, False), (NEXT_FRIDAY, True)]
    assert (
        "Friday 18 to Monday 21 December 2026 (3 nights) (its short first stay there would be gone"
        in answer.for_coordinator
    )
    assert not [held for held in new_holder(3).to_move if held.because]
