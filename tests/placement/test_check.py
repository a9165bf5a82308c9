"""A plan that breaks a rule in any way is found out by the independent check, and is not shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching.errors import BadInput, EngineFault
from matching.findings import Band
from matching.placement import constraints as all_constraints
from matching.placement.constraints import CONSTRAINTS, answers, apart, bedrooms, places, together
from matching.placement.model import Model
from matching.placement.objectives import fit as fit_level
from matching.placement.place import checked, place
from matching.placement.problem import (
    Answer,
    Apart,
    Fit,
    FreeRoom,
    OpenHome,
    Placed,
    PlacesFrom,
    Plan,
    Priority,
    Problem,
    Response,
    Siblings,
    Waiting,
)
from matching.placement.verifying import verify
from matching.placement.verifying.rules import RULES

DAY = date(2027, 3, 1)
HOME, OTHER = "9000001", "9000002"
ROOMS = (FreeRoom("room 1", DAY), FreeRoom("room 2", DAY), FreeRoom("attic", DAY, DAY + timedelta(days=5)))


def fit(child: str, urn: str, **changes: object) -> Fit:
    plain = Fit(child, urn, Band.GOOD, Band.GOOD, 30, 30, 50, 4, frozenset({"room 1", "room 2", "attic"}))
    return replace(plain, **changes)  # type: ignore[arg-type]


SOUND = Problem(
    children=tuple(Waiting(id, Priority.ORDINARY, 5, DAY) for id in ("A", "B", "C", "D", "E")),
    homes=(
        OpenHome(HOME, (PlacesFrom(DAY, 2),), ROOMS),
        OpenHome(OTHER, (PlacesFrom(DAY, 3),)),
    ),
    fits=(
        *(fit(c, HOME) for c in "ABC"),
        fit("D", HOME, rooms=frozenset({"room 1"})),
        *(fit(c, OTHER) for c in "ABCD"),
        fit("E", OTHER, best=Band.NOT_UNLESS, worst=Band.OUTSIDE),
    ),
    siblings=(Siblings(("A", "B"), must=True),),
    apart=(Apart(("C", "D"), "They harmed each other."),),
    responses=(Response("C", OTHER, Answer.ACCEPTED), Response("D", OTHER, Answer.DECLINED)),
)
PLAN: Plan = (Placed("A", OTHER), Placed("B", OTHER), Placed("C", OTHER), Placed("D", HOME, "room 1"))

CORRUPTED: dict[str, tuple[str, Plan]] = {
    "a child who does not wait": ("known", (*PLAN, Placed("Z", OTHER))),
    "a home that is not there": ("known", (*PLAN[:3], Placed("D", "9000009"))),
    "a child twice": ("once", (*PLAN, Placed("D", HOME, "room 2"))),
    "a home the check rules out": ("possible", (*PLAN, Placed("E", OTHER))),
    "a child too many": (
        "places",
        (Placed("A", HOME, "room 1"), Placed("B", HOME, "room 2"), Placed("C", HOME, "attic")),
    ),
    "no bedroom": ("bedrooms", (*PLAN[:3], Placed("D", HOME))),
    "a bedroom that is not there": ("bedrooms", (*PLAN[:3], Placed("D", HOME, "room 9"))),
    "a bedroom that does not suit": ("bedrooms", (*PLAN[:3], Placed("D", HOME, "room 2"))),
    "a bedroom not free throughout": (
        "bedrooms",
        (Placed("A", HOME, "attic"), Placed("B", HOME, "room 2"), Placed("C", OTHER)),
    ),
    "two in one bedroom": (
        "own-bedroom",
        (Placed("A", HOME, "room 2"), Placed("B", HOME, "room 2"), Placed("C", OTHER)),
    ),
    "siblings parted": ("together", (*PLAN[1:], Placed("A", HOME, "room 2"))),
    "one sibling left out": ("together", PLAN[1:]),
    "kept apart and together": ("apart", (*PLAN[:2], Placed("C", HOME, "room 2"), Placed("D", HOME, "room 1"))),
    "a place agreed and not taken": ("answers", PLAN[:2] + PLAN[3:]),
    "a home that declined": ("answers", (*PLAN[:2], Placed("D", OTHER))),
}


def test_a_sound_plan_breaks_nothing() -> None:
    assert verify(SOUND, PLAN).broken == ()


@pytest.mark.parametrize("what", CORRUPTED)
def test_a_corrupted_plan_breaks_that_rule(what: str) -> None:
    rule, plan = CORRUPTED[what]
    assert rule in {b.rule for b in verify(SOUND, plan).broken}
    with pytest.raises(EngineFault, match=rule):
        checked(SOUND, plan, ())


def test_every_rule_of_the_check_is_broken_by_some_corruption() -> None:
    assert {rule for rule, _ in CORRUPTED.values()} == {r.__name__.replace("_", "-") for r in RULES}


ALONE = replace(SOUND, siblings=(), apart=(), responses=())
ONE_PLACE = (SOUND.homes[0], replace(SOUND.homes[1], places=(PlacesFrom(DAY, 1),)))
ONLY_HOME = (
    replace(SOUND.homes[0], places=(PlacesFrom(DAY, 5),)),
    replace(SOUND.homes[1], places=(PlacesFrom(DAY, 0),)),
)
ELSEWHERE = tuple(f for f in SOUND.fits if f.urn == OTHER and f.child in "AB")
DEFECTS = {
    "places": (places, replace(ALONE, homes=ONE_PLACE)),
    "bedroom": (bedrooms, replace(ALONE, homes=ONLY_HOME)),
    "together": (together, replace(ALONE, siblings=SOUND.siblings, homes=ONE_PLACE, fits=ELSEWHERE)),
    "apart": (apart, replace(ALONE, apart=(Apart(("A", "B"), "They harmed each other.", OTHER),), fits=ELSEWHERE)),
    "answers": (answers, replace(ALONE, responses=(Response("A", OTHER, Answer.DECLINED),), fits=ELSEWHERE)),
}
"""For each constraint a problem in which the best plan without it breaks it."""


@pytest.mark.parametrize("name", DEFECTS)
def test_a_constraint_that_the_model_forgets_is_caught_before_the_plan_is_shown(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    constraint, problem = DEFECTS[name]
    assert place(problem).levels
    monkeypatch.setattr(constraint, "add", lambda model: None)
    with pytest.raises(EngineFault, match=f"rules.*{name}"):
        place(problem)


def test_a_level_worth_more_than_it_is_said_to_be_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = fit_level.levels

    def doubled(model: Model) -> object:
        return [replace(level, amounts=2 * level.amounts) for level in honest(model)]

    monkeypatch.setattr(fit_level, "levels", doubled)
    with pytest.raises(EngineFault, match="fit"):
        place(SOUND)


def test_a_problem_that_contradicts_itself_is_answered_with_everything_wrong() -> None:
    wrong = replace(
        SOUND,
        children=(*SOUND.children, replace(SOUND.children[0], until=DAY)),
        responses=(Response("Q", "9000009", Answer.OFFERED),),
    )
    with pytest.raises(BadInput) as told:
        place(wrong)
    assert len(told.value.problems) == 4


def test_every_constraint_file_is_registered() -> None:
    import pkgutil

    files = {m.name for m in pkgutil.iter_modules(all_constraints.__path__)}
    assert files == {c.ID.replace("-", "_") for c in CONSTRAINTS}
