"""What a plan gave up is told truly: splits and their price, shortages, clashes, pairs that would both rather."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from matching.errors import EngineFault
from matching.findings import Band
from matching.optimise.assignment import best_assignment
from matching.optimise.lexicographic import Effort
from matching.optimise.smallest import smallest
from matching.optimise.status import Status
from matching.placement.explaining.blocking import blocking_pairs, fewest_blocking
from matching.placement.explaining.splits import Change, splits
from matching.placement.foresight import (
    Expected,
    arrivals_of,
    greedily,
    one_by_one,
    weighed_against,
    worth_of_one_place,
)
from matching.placement.last_places import last_places
from matching.placement.place import place
from matching.placement.problem import (
    Answer,
    Apart,
    Doubt,
    Fit,
    FreeRoom,
    OpenHome,
    Placed,
    PlacesFrom,
    Priority,
    Problem,
    Response,
    Siblings,
    Waiting,
)
from matching.placement.shortage import Shortage, counted_again
from matching.placement.solve import LevelFound, solve
from matching.placement.verifying import verify
from matching.reports import placement_plan
from scenarios.benchmarks.placement_ahead import region
from service.web.text import to_text
from tests.placement.drawn import draw, every_plan

DAY = date(2027, 3, 1)


def problem(homes: dict[str, int], could: dict[str, str], **more: object) -> Problem:
    """Children by the letters of the homes that are possible for them, with places by home."""
    return Problem(
        children=tuple(Waiting(c, Priority.ORDINARY, 10, DAY) for c in could),
        homes=tuple(OpenHome(h, (PlacesFrom(DAY, n),)) for h, n in homes.items()),
        fits=tuple(Fit(c, h, Band.GOOD, Band.GOOD, 30, 30, 50, 5) for c, letters in could.items() for h in letters),
        **more,  # type: ignore[arg-type]
    )


def test_a_shortage_names_the_children_their_homes_and_their_places() -> None:
    found = place(problem({"H": 2, "J": 1, "K": 5}, {"a": "H", "b": "HJ", "c": "J", "d": "HJ", "e": "K"})).shortage
    assert found is not None
    assert (found.children, found.homes, found.places, found.short) == (("a", "b", "c", "d"), ("H", "J"), 3, 1)
    assert "these 4 children can only live in these 2 homes, which have 3 places" in found.sentence


@pytest.mark.parametrize(
    "false",
    [Shortage(DAY, ("a", "b"), ("H",), 1), Shortage(DAY, ("a",), ("H", "J"), 2), Shortage(DAY, ("a",), ("H",), 1)],
)
def test_a_shortage_that_is_none_is_caught_by_counting(false: Shortage) -> None:
    with pytest.raises(EngineFault):
        counted_again(problem({"H": 1, "J": 1}, {"a": "HJ", "b": "HJ"}), false)


@pytest.mark.parametrize("seed", range(40))
def test_a_shortage_is_never_more_than_every_plan_leaves_without_a_home(seed: int) -> None:
    asked = draw(seed)
    found = place(asked)
    sound = [len(plan) for plan in every_plan(asked) if not verify(asked, plan).broken]
    if found.shortage is not None:
        assert found.shortage.short <= len(asked.children) - max(sound)


def test_where_rules_between_children_stand_in_the_way_they_are_named_and_none_that_is_needless() -> None:
    bars = (Apart(("a", "b"), "They fought."), Apart(("a", "c"), "Needless here."))
    found = place(problem({"H": 2, "J": 2}, {"a": "H", "b": "H", "c": "J"}, apart=bars))
    assert found.shortage is None
    assert found.hindrance == ("a and b are to be kept apart: They fought.",)


def test_a_time_out_keeps_the_rule() -> None:
    assert smallest(["x", "y"], lambda some: None if "x" not in some else True) == ("x",)
    assert smallest(["x", "y", "z"], lambda some: None) == ("x", "y", "z")


def test_promises_that_cannot_all_be_kept_are_a_smallest_set() -> None:
    answers = (*(Response(c, "H", Answer.ACCEPTED) for c in "ab"), Response("c", "J", Answer.ACCEPTED))
    bars = (Apart(("a", "b"), "They fought."), Apart(("b", "c"), "Needless here."))
    found = place(problem({"H": 2, "J": 1}, {"a": "H", "b": "H", "c": "J"}, responses=answers, apart=bars))
    assert found.status is Status.INFEASIBLE
    assert found.clash == (
        "a and b are to be kept apart: They fought.",
        "a at H: a place was agreed.",
        "b at H: a place was agreed.",
    )


def test_a_split_comes_with_the_price_of_keeping_the_two_together() -> None:
    asked = problem({"H": 2, "J": 1}, {"a": "HJ", "b": "H", "c": "H"}, siblings=(Siblings(("a", "b"), must=False),))
    (split,) = place(asked).splits
    assert split.children == ("a", "b")
    assert split.possible is True
    assert split.price is not None
    assert ("Children with a home", 3, 2) in {(d.level, d.now, d.then) for d in split.price}


@pytest.mark.parametrize("seed", range(25))
def test_no_plan_that_places_as_many_has_fewer_pairs_that_would_both_rather(seed: int) -> None:
    asked = draw(seed, children=3)
    held = ("statutory", "urgent", "placed", "siblings", "sure")
    best = solve(asked)
    found = fewest_blocking(asked, Effort())
    if best.plan is None:
        return
    assert found is not None
    assert found.plan is not None
    ids = [x.id for x in best.levels if x.id.partition(":")[0] in held]
    wanted = [x.value for x in best.levels if x.id in ids]
    plans = [p for p in every_plan(asked) if not verify(asked, p).broken]
    as_good = [p for p in plans if [verify(asked, p).values[i] for i in ids] == wanted]
    assert len(blocking_pairs(asked, found.plan)) == min(len(blocking_pairs(asked, p)) for p in as_good)


def test_an_unknown_is_never_the_ground_of_a_placement_without_saying_so() -> None:
    asked = problem({"H": 1}, {"a": "H"})
    unsure = replace(asked.fits[0], worst=Band.OUTSIDE, asks=("Does she sleep through the night?",))
    (child,) = place(replace(asked, fits=(unsure,))).children
    assert (child.urn, child.sure, child.only_if) == ("H", False, ("Does she sleep through the night?",))


def test_a_sure_home_is_not_given_up_for_one_that_may_turn_out_not_to_be_possible() -> None:
    asked = problem({"H": 1}, {"a": "H", "b": "H"})
    hopeful = replace(asked.fits[0], worst=Band.NOT_UNLESS, points=50)
    found = place(replace(asked, fits=(hopeful, asked.fits[1])))
    assert [(c.child, c.urn) for c in found.children] == [("a", None), ("b", "H")]


def test_the_last_place_that_only_one_kind_of_child_can_use_is_worth_one_child() -> None:
    only = Expected(kinds=(((0, 1_010),),), mean=30.0)
    (worth,) = worth_of_one_place([1, 5], only, [0], Random(1))
    assert (worth.children, worth.points) == (1.0, 10.0)
    both = Expected(kinds=(((0, 1_010), (1, 1_010)),), mean=2.0)
    assert next(worth_of_one_place([1, 50], both, [0], Random(1))).children == 0.0


@pytest.mark.parametrize("seed", range(60))
def test_the_price_of_a_place_is_what_the_futures_lose_without_it(seed: int) -> None:
    dice = Random(seed)
    places = [dice.randint(0, 2) for _ in range(4)]
    kinds = [[(h, 1_000 + dice.randint(0, 300)) for h in range(4) if dice.random() < 0.6] for _ in range(4)]
    drawn = [[dice.choice(kinds) for _ in range(dice.randint(0, 6))] for _ in range(3)]
    arriving = [(h, 1_000) for h in range(4)]
    lost = {
        h: sum(best_assignment(f, places)[0] - best_assignment(f, fewer)[0] for f in drawn)
        for h in range(4)
        if places[h] > 0
        for fewer in [[most - (n == h) for n, most in enumerate(places)]]
    }
    assert weighed_against(arriving, places, drawn) == {h: 3 * 1_000 - price for h, price in lost.items()}


def test_foresight_is_no_worse_than_hindsight_and_beats_greed_where_specialist_beds_are_scarce() -> None:
    dice = Random(2)
    kinds, places = region(dice, 40)
    expected = Expected(kinds, 40.0)
    arrivals = arrivals_of(expected, dice)
    hindsight, _ = best_assignment([a.worths for a in arrivals], places)
    ahead = one_by_one(arrivals, places, expected, Random(3), 8)
    assert greedily(arrivals, places) < ahead <= hindsight


def open_between(one: str, other: str) -> Doubt:
    """A doubt about a child who would come to H with another."""
    return Doubt((one, other), "H", (f"Does {other} frighten {one}? Ask the social worker.",), Band.NOT_UNLESS)


def test_what_is_not_known_between_two_placed_together_makes_neither_sure_and_is_asked_by_name() -> None:
    asked = problem({"H": 2, "J": 1}, {"a": "H", "b": "H", "c": "J"}, siblings=(Siblings(("a", "b"), must=True),))
    found = place(replace(asked, doubts=(open_between("a", "b"), open_between("b", "a")))).children
    assert [child.sure for child in found] == [False, False, True]
    assert found[0].only_if == ("Does b frighten a? Ask the social worker.",)
    assert found[1].only_if == ("Does a frighten b? Ask the social worker.",)
    assert found[0].band == Band.NOT_UNLESS.words


@pytest.mark.parametrize("seed", range(25))
def test_the_figure_for_sure_counts_the_children_of_whom_the_plan_says_that_their_home_is_sure(seed: int) -> None:
    found = place(draw(seed))
    figure = {level.id: level.value for level in found.levels}
    if found.levels:
        assert figure["sure: all children"] == sum(child.sure for child in found.children)


def must_live_together_with_doubts() -> Problem:
    """Two who must live together, with something open between them, and a third elsewhere."""
    asked = problem({"H": 2, "J": 1}, {"a": "H", "b": "H", "c": "J"}, siblings=(Siblings(("a", "b"), must=True),))
    return replace(asked, doubts=(open_between("a", "b"), open_between("b", "a")))


def test_the_figure_for_sure_leaves_out_those_between_whom_something_is_open() -> None:
    figure = {level.id: level.value for level in place(must_live_together_with_doubts()).levels}
    assert (figure["sure: all children"], figure["placed"]) == (1, 3)


def test_a_figure_that_forgets_what_is_open_between_two_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.placement.model.Model._with", lambda model, groups: {})
    with pytest.raises(EngineFault, match="sure: all children"):
        place(must_live_together_with_doubts())


def test_two_are_not_placed_together_with_a_doubt_where_each_could_have_a_home_for_sure() -> None:
    asked = problem({"H": 2, "J": 1}, {"a": "H", "b": "HJ"}, doubts=(open_between("a", "b"), open_between("b", "a")))
    found = place(asked)
    assert [(child.urn, child.sure) for child in found.children] == [("H", True), ("J", True)]


def test_what_is_not_known_between_two_who_are_not_placed_together_is_not_asked() -> None:
    asked = problem({"H": 1, "J": 1}, {"a": "H", "b": "J"}, siblings=(Siblings(("a", "b"), must=False),))
    assert all(child.sure for child in place(replace(asked, doubts=(open_between("a", "b"),))).children)


@pytest.mark.parametrize("seed", range(30))
def test_a_price_by_moving_few_is_that_of_a_sound_plan_and_never_better_than_the_least(seed: int) -> None:
    asked = draw(seed, children=5)
    best = solve(asked)
    if best.plan is None:
        return
    few = list(splits(asked, best.plan, best.levels, Effort(), whole=False))
    least = list(splits(asked, best.plan, best.levels, Effort(), whole=True))
    for by_few, by_all in zip(few, least, strict=True):
        if by_few.price is not None and by_all.price is not None and by_all.possible:
            assert first_loss(by_few.price, best.levels) >= first_loss(by_all.price, best.levels)


def first_loss(price: Sequence[Change], levels: Sequence[LevelFound]) -> tuple[int, ...]:
    """How much is lost at each level, in order."""
    lost = {c.level.partition(": the others")[0]: c.now - c.then for c in price}
    return tuple(lost.get(level.id, 0) for level in levels)


def test_the_worth_of_a_last_place_counts_what_is_known_to_be_free_apart_from_what_is_only_supposed() -> None:
    asked = problem({"H": 1, "J": 2, "K": 1}, {"a": "HJ", "b": "K"})
    homes = tuple(replace(home, is_supposed=home.urn != "H") for home in asked.homes)
    plan = (Placed("a", "H"), Placed("b", "K"))
    by_home = {x.urn: x for x in last_places(replace(asked, homes=homes), plan, 6.0, Random(1))[0]}
    assert by_home["H"].children > by_home["H"].children_supposed
    assert (by_home["K"].is_supposed, by_home["K"].children) == (True, 0.0)
    assert by_home["K"].children_supposed > 0
    told = place(asked).model_copy(update={"last_places": tuple(by_home.values())})
    said = " ".join(to_text(placement_plan.write(told)).split())
    assert "by places known to be free" in said
    assert "that it has a place is only supposed, so ask it first" in said


def test_expected_children_who_lose_by_no_last_place_are_told_of_in_a_line() -> None:
    asked = problem({"H": 5}, {"a": "H"})
    said = " ".join(to_text(placement_plan.write(place(asked, dice=Random(1), expected=1.0))).split())
    assert "Of the children still expected (1), none was found to lose by a last place" in said
    assert "still expected" not in to_text(placement_plan.write(place(asked)))


def test_another_plan_is_told_only_where_some_child_would_live_elsewhere_in_it() -> None:
    for seed in range(25):
        steadier = place(draw(seed, children=3)).steadier
        assert steadier is None or steadier.moved or steadier.without


def test_two_newcomers_who_have_one_bedroom_are_told_with_the_days_of_each_stay() -> None:
    asked = problem({"H": 1}, {"a": "H", "b": "H"})
    first = replace(asked.children[0], until=date(2027, 3, 8))
    then = replace(asked.children[1], first=date(2027, 3, 18))
    home = replace(asked.homes[0], rooms=(FreeRoom("room 1", DAY),))
    told = place(replace(asked, children=(first, then), homes=(home,)))
    assert [child.bedroom for child in told.children] == ["room 1", "room 1"]
    said = " ".join(str(row) for row in placement_plan.write(told).sections)
    assert "from 1 March 2027, to the morning of 8 March 2027" in said
    assert "from 18 March 2027, no end known" in said
