"""Who a child is never costs them points: not a faith, a language, a diet, a sex where the home serves any, a name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import MatchReport, check_match
from matching.rules import RULES, identity_needs
from matching.world.change import with_child, with_home, with_referral
from matching.world.child import Child, Sex
from matching.world.statement import SexServed
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import finding_of, open_example
from tests.strategies.lives import lives

NEEDS = ("halal", "kosher", "polish", "urdu", "afro hair care")
FEWER = settings(max_examples=30)


def report_on(world: World) -> MatchReport:
    """The check of an example world by every rule."""
    return check_match(open_example(world), RULES)


def points_on(world: World) -> tuple[int, int]:
    """All points at worst and at best."""
    report = report_on(world)
    return report.worst_score.points, report.best_score.points


def declaring(world: World, *needs: str) -> World:
    """The world in which the child has said that these matter."""
    return with_referral(world, "R-1", lambda r: r.model_copy(update={"identity_needs": needs}))


def meeting(world: World, *needs: str) -> World:
    """The world in which the home meets these today."""
    return with_home(world, told.URN, lambda h: h.model_copy(update={"meets": needs}))


def newcomer(world: World, sex: Sex | None) -> World:
    def change(child: Child) -> Child:
        return child.model_copy(update={"sex": sex})

    return with_child(world, "C-NEW", change)


@FEWER
@given(lives(), st.sets(st.sampled_from(NEEDS)), st.sets(st.sampled_from(NEEDS)), st.sampled_from(NEEDS))
def test_saying_what_matters_never_costs_points(world: World, met: set[str], said: set[str], more: str) -> None:
    home = meeting(world, *sorted(met))
    low, high = points_on(declaring(home, *sorted(said - {more})))
    low_with_it, high_with_it = points_on(declaring(home, *sorted(said | {more})))
    assert low_with_it >= low
    assert high_with_it >= high


@FEWER
@given(lives(), st.permutations(NEEDS))
def test_one_faith_or_language_in_place_of_another_changes_nothing_where_neither_is_met(
    world: World, needs: list[str]
) -> None:
    one, other, kept = needs[:3]
    home = meeting(world, kept)
    first, second = report_on(declaring(home, one)), report_on(declaring(home, other))
    assert (first.worst_score, first.best_score) == (second.worst_score, second.best_score)


@FEWER
@given(lives(), st.permutations(NEEDS))
def test_one_faith_or_language_in_place_of_another_changes_nothing_where_both_are_met(
    world: World, needs: list[str]
) -> None:
    one, other = needs[:2]
    home = meeting(world, one, other)
    first, second = report_on(declaring(home, one)), report_on(declaring(home, other))
    assert (first.worst_score, first.best_score) == (second.worst_score, second.best_score)


@FEWER
@given(lives())
def test_sex_changes_no_points_where_the_home_serves_any(world: World) -> None:
    assert world.homes[0].statement.sex[-1].value is SexServed.ANY
    girl, boy = points_on(newcomer(world, Sex.FEMALE)), points_on(newcomer(world, Sex.MALE))
    assert girl == boy == points_on(newcomer(world, None))


@FEWER
@given(lives(), st.integers(0, 4))
def test_a_need_of_identity_changes_no_points_at_any_level(world: World, level: int) -> None:
    def at(child: Child, level: int) -> Child:
        return child.model_copy(update={"facts": told.told({"identity_culture_language": level})})

    none = with_child(world, "C-NEW", lambda c: at(c, 0))
    assert points_on(with_child(world, "C-NEW", lambda c: at(c, level))) == points_on(none)


@FEWER
@given(lives(), st.sampled_from(["Agnieszka", "Mohammed", "Tyrone", "Ann-Marie O'Dwyer", "孫"]))
def test_a_name_changes_nothing(world: World, name: str) -> None:
    renamed = with_child(world, "C-NEW", lambda c: c.model_copy(update={"name": name}))
    first, second = report_on(world), report_on(renamed)
    assert (first.worst_score, first.best_score) == (second.worst_score, second.best_score)


def test_a_need_not_met_is_provision_to_arrange_and_no_need_scores_no_better() -> None:
    world = meeting(told.world(), "polish")
    unmet, none = (finding_of(identity_needs, declaring(world, *needs)) for needs in (("halal",), ()))
    assert [c.gap.part for c in unmet.conditions if c.gap] == ["halal"]
    assert (unmet.points_low, unmet.points_high) == (none.points_low, none.points_high) == (0, 0)
