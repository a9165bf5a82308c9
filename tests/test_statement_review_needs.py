"""Where a statement of purpose says more of a need, or less, than the home can do today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from matching.statement import says_less, says_more
from matching.statement.item import Item, Severity, State
from matching.statement_review import AHEAD_DAYS, review
from matching.world.home import Bedroom, Home
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from matching.world.statement import Answer, NeedStated, Position, Stated
from scenarios import storybook as told
from scenarios.storybook import ALL_DAY, TODAY, YEAR_AGO

NIGHT_OFF = (ShiftStaffing(shift=Shift.NIGHT, awake=0, sleeping_in=1),)
SOON = TODAY + timedelta(days=30)
LAPSES = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))


def says(need: str, level: int | None, **changes: Any) -> Home:
    """The ordinary home, whose statement speaks of one need alone."""
    statement = told.statement(needs=told.positions({need: level}, otherwise=None))
    return told.home(**({"statement": statement} | changes))


def found(check: str, home: Home, on: date = TODAY, ahead_days: int = AHEAD_DAYS) -> tuple[Item, ...]:
    items = review(home, told.group(), on, ahead_days=ahead_days).items
    return tuple(i for i in items if i.check == check)


def states(item: Item) -> dict[str, State]:
    return {s.capability: s.state for s in item.standings}


def competent(task: str, *, count: int = 2, works: Sequence[Shift] = ALL_DAY, **changes: Any) -> list[StaffMember]:
    held = Competence(task=task, **({"assessed_on": YEAR_AGO} | changes))
    return [StaffMember(id=f"S-{n}", post="worker", works=tuple(works), competences=(held,)) for n in range(count)]


def conditional(need: str, level: int, condition: str) -> Home:
    position = Position(answer=Answer.CAN, to_level=level, condition=condition)
    version = Stated[Position](value=position, effective=YEAR_AGO)
    statement = told.statement(needs=(NeedStated(need=need, versions=(version,)),))
    return told.home(statement=statement, shifts=NIGHT_OFF)


def test_a_need_with_everything_in_place_is_no_drift() -> None:
    assert found(says_more.ID, says("sleep_night", 3)) == ()
    assert found(says_more.ID, says("missing", 4)) == ()


def test_a_waking_night_that_nobody_works_is_missing_with_quote_and_page() -> None:
    (item,) = found(says_more.ID, says("missing", 3, shifts=NIGHT_OFF))
    assert item.severity is Severity.ACT
    assert item.fields == ("need:missing",)
    assert states(item) == {"waking_night": State.MISSING}
    assert (item.evidence[0].quote, item.evidence[0].page) == ("On missing.", 4)
    assert "bear out level 2" in item.way_forward
    assert "within 28 days" in item.way_forward


@pytest.mark.parametrize(
    "shifts", [(), (ShiftStaffing(shift=Shift.NIGHT),), (*NIGHT_OFF, ShiftStaffing(shift=Shift.NIGHT))]
)
def test_a_night_not_recorded_is_never_missing(shifts: tuple[ShiftStaffing, ...]) -> None:
    (item,) = found(says_more.ID, says("missing", 3, shifts=shifts))
    assert item.severity is Severity.FIND_OUT
    assert states(item) == {"waking_night": State.NOT_RECORDED}
    assert not item.contradicts
    assert "Not in place" not in item.what


def test_a_capability_above_the_stated_level_is_not_asked_for() -> None:
    assert found(says_more.ID, says("missing", 2, shifts=NIGHT_OFF)) == ()


def test_a_need_the_statement_cannot_meet_or_does_not_mention_says_no_more_than_is_so() -> None:
    home = says("missing", 0, shifts=NIGHT_OFF, has=(), staff=())
    assert found(says_more.ID, home) == ()


def test_a_stated_condition_turns_a_contradiction_into_something_to_plan() -> None:
    (item,) = found(says_more.ID, conditional("missing", 3, "only with a waking night"))
    assert item.severity is Severity.PLAN
    assert "only with a waking night" in item.what


@pytest.mark.parametrize(
    ("staff", "state", "words"),
    [
        ([], State.NOT_RECORDED, "no staff are recorded"),
        (competent("autism_practice", works=(Shift.DAY,)), State.MISSING, "nobody on the evening shift"),
        (competent("autism_practice", count=1), State.MISSING, "1 of the 2 needed on the day shift"),
        (competent("autism_practice", expires=TODAY), State.MISSING, f"lapsed for 2, last on {TODAY.isoformat()}"),
        (competent("autism_practice", for_child="C-A"), State.MISSING, "nobody on the day shift"),
        (competent("makaton"), State.MISSING, "nobody on the day shift and nobody on the evening shift"),
    ],
)
def test_a_competence_is_there_only_when_two_hold_it_on_each_of_its_shifts(
    staff: list[StaffMember], state: State, words: str
) -> None:
    (item,) = found(says_more.ID, says("autism_sensory", 2, staff=tuple(staff)))
    assert states(item) == {"autism_practice": state}
    assert words in item.what


def test_the_last_lapse_is_told_of_those_who_still_work_here_whatever_their_shifts() -> None:
    first, last, gone = (competent("autism_practice", count=1, works=(Shift.DAY,), expires=d)[0] for d in LAPSES)
    staff = (first, last, gone.model_copy(update={"leaves": TODAY}))
    (item,) = found(says_more.ID, says("autism_sensory", 2, staff=staff))
    assert f"it lapsed for 2, last on {LAPSES[1].isoformat()}" in item.what


def test_a_home_that_answers_no_level_is_told_so() -> None:
    (item,) = found(says_more.ID, says("autism_sensory", 2, staff=tuple(competent("makaton"))))
    assert "bear out no level beyond ordinary care" in item.way_forward


def test_a_competence_holds_until_the_day_before_it_expires() -> None:
    staff = competent("autism_practice", expires=TODAY + timedelta(days=1))
    assert found(says_more.ID, says("autism_sensory", 2, staff=tuple(staff))) == ()


def test_somebody_who_has_left_or_not_begun_is_not_counted() -> None:
    leaver, starter = competent("autism_practice")
    staff = (leaver.model_copy(update={"leaves": TODAY}), starter.model_copy(update={"starts": SOON}))
    (item,) = found(says_more.ID, says("autism_sensory", 2, staff=staff))
    assert states(item) == {"autism_practice": State.MISSING}


def test_a_task_assessed_by_name_is_planned_for_rather_than_missing_when_no_child_needs_it_yet() -> None:
    (item,) = found(says_more.ID, says("seizures", 3))
    assert item.severity is Severity.PLAN
    assert states(item) == {"rescue_medicine": State.BY_NAME}


def test_a_task_assessed_by_name_on_some_shifts_only_is_missing() -> None:
    staff = (*told.staff(), *competent("rescue_medicine", works=(Shift.DAY,), for_child="C-A"))
    (item,) = found(says_more.ID, says("seizures", 3, staff=staff))
    assert states(item) == {"rescue_medicine": State.MISSING}


def rooms(*features: tuple[Sequence[str], Sequence[str]]) -> tuple[Bedroom, ...]:
    return tuple(Bedroom(id=f"room {n}", has=tuple(has), lacks=tuple(lacks)) for n, (has, lacks) in enumerate(features))


YES, NO, OPEN = State.IN_PLACE, State.MISSING, State.NOT_RECORDED


@pytest.mark.parametrize(
    ("bedrooms", "level_access", "hoist"),
    [
        (rooms((["level_access", "hoist"], []), (["hoist"], ["level_access"])), YES, YES),
        (rooms((["level_access"], ["hoist"]), (["level_access"], ["hoist"])), YES, NO),
        (rooms((["level_access"], ["hoist"]), (["level_access"], [])), YES, OPEN),
        ((), OPEN, OPEN),
        (rooms((["level_access"], ["hoist"]), (["hoist"], ["level_access"])), NO, NO),
        (rooms((["level_access"], []), (["hoist"], ["level_access"])), OPEN, OPEN),
    ],
    ids=["in one room", "in no room", "one room not looked at", "no rooms recorded", "apart", "perhaps together"],
)
def test_bedroom_features_count_when_one_bedroom_has_them_all(
    bedrooms: tuple[Bedroom, ...], level_access: State, hoist: State
) -> None:
    items = found(says_more.ID, says("mobility", 3, bedrooms=bedrooms))
    short = {capability: state for item in items for capability, state in states(item).items()}
    assert (short.get("level_access", YES), short.get("hoist", YES)) == (level_access, hoist)


def test_a_closed_bedroom_offers_nothing() -> None:
    closed = tuple(room.model_copy(update={"closed_from": YEAR_AGO}) for room in told.bedrooms())
    (item,) = found(says_more.ID, says("mobility", 3, bedrooms=closed))
    assert states(item) == {"level_access": State.MISSING, "hoist": State.MISSING}


def test_missing_and_not_recorded_are_told_apart_in_two_points() -> None:
    home = told.home()
    has = tuple(h for h in home.has if h not in ("missing_protocol", "return_home_interviews"))
    items = found(says_more.ID, says("missing", 2, has=has, lacks=("missing_protocol",)))
    assert [(i.severity, states(i)) for i in items] == [
        (Severity.ACT, {"missing_protocol": State.MISSING}),
        (Severity.FIND_OUT, {"return_home_interviews": State.NOT_RECORDED}),
    ]


@pytest.mark.parametrize(
    ("level", "words"),
    [(0, "says the home cannot meet this"), (2, "to level 2"), (3, "to level 3")],
)
def test_a_home_that_can_do_more_than_it_says_hears_of_it_carefully(level: int, words: str) -> None:
    (item,) = (i for i in found(says_less.ID, says("missing", level)) if i.fields == ("need:missing",))
    assert item.severity is Severity.CONSIDER
    assert words in item.what
    assert "up to level 4" in item.what
    assert "registered manager judges" in item.way_forward
    assert all(s.state is State.IN_PLACE for s in item.standings)


def test_silence_is_told_as_no_position_and_never_as_cannot() -> None:
    items = {i.fields: i for i in found(says_less.ID, says("sleep_night", 3))}
    assert "takes no position" in items["need:missing",].what
    assert "cannot" not in items["need:missing",].what


def test_what_is_not_recorded_is_no_opportunity() -> None:
    home = says("missing", 2, shifts=())
    assert all("need:missing" not in i.fields for i in found(says_less.ID, home))


def test_an_opportunity_reaches_only_as_far_as_what_is_in_place() -> None:
    home = says("seizures", 0)
    (item,) = (i for i in found(says_less.ID, home) if i.fields == ("need:seizures",))
    assert "up to level 2" in item.what
