"""Everything wrong in a period is found, each by where it stands, and a sound period has nothing wrong."""

import pkgutil
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest

from matching.errors import BadInput
from matching.short_breaks.history import as_it_stands
from matching.short_breaks.period import Booking, BookingStatus, Nights, Trained, sheet_of
from matching.short_breaks.problems import CHECKS, SHEET_CHECKS, find_problems, of_sheet, of_world, refuse
from matching.short_breaks.problems.fault import SheetCheck, WorldCheck
from matching.short_breaks.problems.of_sheet import bedroom_taken
from scenarios.generators.short_breaks import Size, draw
from tests.short_breaks.altered import altered
from tests.short_breaks.faulty import FAULTY, moved_into_anothers_bedroom
from tests.short_breaks.one_fault import Faulty, cancelled
from tests.short_breaks.small_period import FRIDAY, MONDAY, small_period


def test_a_sound_period_has_no_problems() -> None:
    refuse(small_period())
    refuse(sheet_of(small_period()))


@pytest.mark.parametrize("size", [Size.S, Size.M])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_drawn_period_has_no_problems(size: Size, seed: int) -> None:
    period, _ = draw(size, seed)
    assert list(find_problems(period)) == []


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty.name)
def test_what_is_wrong_is_told_by_its_place_with_the_way_out(faulty: Faulty) -> None:
    told = {problem.where: problem for problem in find_problems(faulty.period)}
    assert faulty.where in told
    assert faulty.said in told[faulty.where].what
    assert told[faulty.where].way_out.endswith(".")


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty.name)
def test_each_thing_wrong_is_found_by_the_check_for_it(faulty: Faulty) -> None:
    assert list(faulty.check.faults(faulty.period))
    assert not list(faulty.check.faults(small_period()))


def test_there_is_an_example_of_what_each_check_finds() -> None:
    assert {_name(faulty.check) for faulty in FAULTY} == {_name(check) for check in CHECKS}


@pytest.mark.parametrize("package", [of_sheet, of_world])
def test_every_check_that_has_a_file_is_made(package: ModuleType) -> None:
    files = {f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__)}
    assert files == {_name(check) for check in CHECKS if _name(check).startswith(package.__name__)}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: _name(check).rpartition(".")[2])
def test_a_check_says_in_a_sentence_what_is_right(check: SheetCheck | WorldCheck) -> None:
    assert (check.__doc__ or "").splitlines()[0].endswith(".")


def _name(check: Any) -> str:
    return str(check.__name__)


def test_everything_wrong_is_told_at_once() -> None:
    period = altered(small_period(), "families", 0, "protected_minimum", to=9)
    period = altered(period, "homes", 0, "arrivals_a_day", to=0)
    period = altered(period, "bookings", 0, "bedrooms", to=("attic", "room 2"))
    with pytest.raises(BadInput) as refused:
        refuse(period)
    assert [problem.where for problem in refused.value.problems] == [
        "bookings[B-1].bedrooms[1]",
        "families[F-1].protected_minimum",
        "homes[SC900101].arrivals_a_day",
    ]


def test_without_its_world_a_period_is_held_against_itself_alone() -> None:
    no_world = altered(small_period(), "world", "homes", to=())
    assert list(find_problems(no_world)) != []
    assert list(find_problems(sheet_of(no_world))) == []
    assert set(map(_name, SHEET_CHECKS)) < set(map(_name, CHECKS))


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty.name)
def test_no_childs_details_are_told(faulty: Faulty) -> None:
    told = " ".join(map(str, find_problems(faulty.period)))
    children = faulty.period.world.children()
    assert children
    assert not [child.name for child in children if child.name in told]
    assert not [child.id for child in children if child.id in " ".join(p.what for p in find_problems(faulty.period))]


def test_earlier_breaks_that_nobody_knows_of_are_no_problem() -> None:
    refuse(altered(small_period(), "world", "referrals", 0, "previous_breaks", to=None))


def test_a_guests_care_that_nobody_knows_of_is_no_problem() -> None:
    refuse(altered(small_period(), "world", "referrals", 0, "child", "day_care", to=None))


def test_a_mark_that_nobody_has_given_is_no_problem() -> None:
    refuse(altered(small_period(), "families", 0, "benefit", to=()))


def test_a_family_that_has_its_stay_already_needs_no_further_night() -> None:
    refuse(altered(small_period(), "families", 1, "available", to=()))


def test_one_stay_may_begin_on_the_evening_another_ends() -> None:
    period = small_period()
    (booking,) = period.bookings
    after = booking.model_copy(update={"id": "B-2", "first_night": booking.run.until, "nights": 1})
    refuse(altered(period, "bookings", to=(booking, after)))


def test_a_long_stay_is_held_against_each_of_the_stays_within_it() -> None:
    period = small_period()
    (booking,) = period.bookings
    long = booking.model_copy(update={"first_night": MONDAY, "nights": 10})
    days = (date(2026, 12, 8), date(2026, 12, 10))
    short = [booking.model_copy(update={"id": f"B-{d.day}", "first_night": d, "nights": 1}) for d in days]
    told = {problem.where for problem in find_problems(altered(period, "bookings", to=(long, *short)))}
    assert {"bookings[B-8].first_night", "bookings[B-10].first_night"} <= told


def test_a_task_that_is_unknown_in_many_rows_is_one_problem_with_the_nearest_names() -> None:
    period = small_period()
    rows = tuple(
        row.model_copy(update={"trained": (Trained(task="gastrostmy_feeding", people=1),)})
        for row in period.homes[0].staff
    )
    (found,) = find_problems(altered(period, "homes", 0, "staff", to=rows))
    assert found.where.endswith("staff[1].trained[1].task")
    assert found.what == f"the catalogue has no such competence; so in {len(rows) - 1} more rows"
    assert found.way_out.startswith("Use one of: gastrostomy_feeding, ")


def test_the_row_of_staff_written_last_holds() -> None:
    period = small_period()
    rows = period.homes[0].staff
    nobody = tuple(row.model_copy(update={"people": 0, "trained": ()}) for row in rows)
    above = altered(period, "homes", 0, "staff", to=(*nobody, *rows))
    below = altered(period, "homes", 0, "staff", to=(*rows, *nobody))
    assert list(find_problems(above)) == []
    assert "on any shift" in next(find_problems(below)).what


@pytest.mark.parametrize("shift", ["sleep-in", "waking night"])
def test_one_person_at_night_awake_or_asleep_is_somebody(shift: str) -> None:
    period = small_period()
    rows = tuple(row for row in period.homes[0].staff if row.shift.value != shift)
    refuse(altered(period, "homes", 0, "staff", to=rows))


@dataclass(frozen=True)
class Week:
    """Days on which a family could come, and whether a stay of its pattern could then be."""

    pattern: str
    first: date
    nights: int
    possible: bool


WEEKS = (
    Week("weekend", FRIDAY + timedelta(days=2), 1, False),
    Week("weekend", FRIDAY + timedelta(days=1), 1, True),
    Week("weekend", MONDAY, 4, False),
    Week("midweek", FRIDAY, 3, False),
    Week("midweek", MONDAY + timedelta(days=3), 1, True),
    Week("holiday block", MONDAY, 12, False),
    Week("holiday block", MONDAY, 13, True),
    Week("flexible", MONDAY - timedelta(days=3), 3, False),
    Week("flexible", MONDAY - timedelta(days=3), 4, True),
)


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_a_family_needs_one_night_on_which_a_stay_of_its_pattern_could_begin(week: Week) -> None:
    period = small_period()
    family = period.families[3]
    pattern = next(p for p in type(family.pattern) if p.value == week.pattern)
    changed = family.model_copy(
        update={"pattern": pattern, "available": (Nights(first=week.first, nights=week.nights),)}
    )
    assert (list(find_problems(altered(period, "families", 3, to=changed))) == []) is week.possible


@pytest.mark.parametrize(("swapped", "guessed"), [(True, True), (False, False)])
def test_a_misspelt_home_is_answered_with_the_one_it_may_be(swapped: bool, guessed: bool) -> None:
    period = small_period()
    urn = period.homes[0].urn
    typed = f"{urn[:-2]}{urn[-1]}{urn[-2]}" if swapped else "1234567"
    changed = period.families[0].model_copy(update={"homes": (typed,)})
    (told,) = (p for p in find_problems(altered(period, "families", 0, to=changed)) if "no home with" in p.what)
    assert (f"Did you mean {urn!r}?" in told.way_out) is guessed


MOVED = moved_into_anothers_bedroom().period
GIVEN = MOVED.published[0]


@pytest.mark.parametrize(
    "told",
    [
        {"taken": (*MOVED.taken, GIVEN.model_copy(update={"bedrooms": ("room 2",)}))},
        {"cancellations": (cancelled(family=GIVEN.family, first_night=GIVEN.first_night),)},
        {"as_of": GIVEN.first_night},
    ],
    ids=["taken elsewhere", "cancelled", "still to come"],
)
def test_a_stay_of_which_it_is_said_what_became_of_it_may_have_had_anothers_bedroom(told: dict[str, Any]) -> None:
    assert not list(bedroom_taken.faults(MOVED.model_copy(update=told)))


def test_a_bedroom_that_a_committed_booking_has_is_told_and_one_of_a_booking_that_may_move_is_not() -> None:
    (taken,) = MOVED.taken
    firm, loose = (Booking(id="B-9", status=status, **taken.model_dump()) for status in BookingStatus)
    assert list(bedroom_taken.faults(altered(MOVED, "bookings", to=(firm,)).model_copy(update={"taken": ()})))
    assert not list(bedroom_taken.faults(altered(MOVED, "bookings", to=(loose,)).model_copy(update={"taken": ()})))


def silently_dropped() -> bool:
    """Whether nothing is said where the stay is no longer in the period as it stands."""
    stands = as_it_stands(MOVED)
    assert GIVEN.family not in {stay.family for stay in stands.taken}
    return not [problem for problem in find_problems(stands) if problem.where.startswith("published[1]")]


def test_no_stay_that_was_given_out_is_dropped_for_another_in_its_bedroom_without_a_word() -> None:
    assert not silently_dropped()


def test_such_a_stay_that_nobody_looks_for_would_be_dropped_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bedroom_taken, "faults", lambda period: iter(()))
    assert silently_dropped()
