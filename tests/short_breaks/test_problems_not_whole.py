"""Nothing is told of a period with rows missing that one of those rows might put right; all else is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest

from matching.short_breaks import problems
from matching.short_breaks.period import Pattern, Period
from matching.short_breaks.problems import CHECKS, find_problems
from matching.short_breaks.problems.not_whole import (
    MISLED_BY,
    MORE_IN_ROWS,
    OF_ONE_FAMILY,
    Rows,
    Unread,
    is_misled,
    not_looked_at,
)
from tests.short_breaks.altered import altered
from tests.short_breaks.faulty import FAULTY, moved_into_anothers_bedroom
from tests.short_breaks.one_fault import cancelled, family_of, stay
from tests.short_breaks.small_period import EVERY_NIGHT, MONDAY, small_home, small_period

MOVED = moved_into_anothers_bedroom().period
GIVEN = MOVED.published[0]
GONE = cancelled(family=GIVEN.family, first_night=GIVEN.first_night)
ELSEWHERE = GIVEN.model_copy(update={"bedrooms": ("room 2",)})
IN_HOLIDAYS = altered(small_period(), "families", 3, to=family_of(3, pattern=Pattern.HOLIDAY))
BOOKED_ALREADY = altered(small_period(), "families", 1, "available", to=())
SHUT = small_period(homes=(small_home(staff=(), closed=(EVERY_NIGHT,)),), families=(), bookings=())


class Missing(NamedTuple):
    """A sound period, and the same without a row."""

    what: str
    of: Rows
    whole: Period
    less: Callable[[Period], Period]


MISSING = (
    Missing("the home", Rows.HOMES, small_period(), lambda p: p.model_copy(update={"homes": ()})),
    Missing("a closed night", Rows.CLOSED, SHUT, lambda p: altered(p, "homes", 0, "closed", to=())),
    Missing("staff", Rows.STAFF, small_period(), lambda p: altered(p, "homes", 0, "staff", to=())),
    Missing(
        "a family", Rows.FAMILIES, small_period(), lambda p: altered(p, "families", to=(p.families[0], *p.families[2:]))
    ),
    Missing("any night", Rows.AVAILABLE, small_period(), lambda p: altered(p, "families", 0, "available", to=())),
    Missing(
        "a night asked for",
        Rows.AVAILABLE,
        small_period(),
        lambda p: altered(p, "families", 2, "available", to=p.families[2].available[:1]),
    ),
    Missing("a holiday", Rows.HOLIDAYS, IN_HOLIDAYS, lambda p: altered(p, "holidays", to=())),
    Missing("a booking", Rows.STAYS, BOOKED_ALREADY, lambda p: altered(p, "bookings", to=())),
    Missing(
        "a stay taken",
        Rows.STAYS,
        MOVED.model_copy(update={"taken": (*MOVED.taken, ELSEWHERE)}),
        lambda p: p.model_copy(update={"taken": MOVED.taken}),
    ),
    Missing(
        "a cancellation",
        Rows.CANCELLED,
        MOVED.model_copy(update={"cancellations": (GONE,)}),
        lambda p: p.model_copy(update={"cancellations": ()}),
    ),
    Missing(
        "today",
        Rows.PERIOD,
        small_period(as_of=MONDAY + timedelta(days=1), taken=(stay(),)),
        lambda p: p.model_copy(update={"as_of": None}),
    ),
)


@pytest.mark.parametrize("missing", MISSING, ids=lambda missing: missing.what)
def test_what_a_missing_row_would_put_right_is_not_told(missing: Missing) -> None:
    assert list(find_problems(missing.whole)) == []
    assert list(find_problems(missing.less(missing.whole), unread={Unread(missing.of)})) == []


@pytest.mark.parametrize("missing", MISSING, ids=lambda missing: missing.what)
def test_it_would_be_told_where_nobody_thought_of_the_missing_row(
    missing: Missing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "is_misled", lambda check, unread: False)
    assert list(find_problems(missing.less(missing.whole), unread={Unread(missing.of)})) != []


def test_each_check_that_is_left_out_is_one_that_a_missing_row_misleads() -> None:
    found = {
        check
        for missing in MISSING
        for check in MISLED_BY
        if is_misled(check, {Unread(missing.of)}) and list(check.faults(missing.less(missing.whole)))
    }
    assert found == set(MISLED_BY)


def test_what_no_row_could_put_right_is_told_whatever_is_missing() -> None:
    wrong = altered(small_period(), "families", 0, "protected_minimum", to=9)
    (told,) = find_problems(wrong, unread=set(map(Unread, Rows)))
    assert told.where == "families[F-1].protected_minimum"


def test_what_is_not_looked_at_is_said_in_one_line() -> None:
    said = not_looked_at({Unread(Rows.STAFF)})
    assert said.startswith(MORE_IN_ROWS)
    assert "whether every home has somebody by day" in said
    assert "\n" not in said
    assert not_looked_at(()) == MORE_IN_ROWS
    assert set(MISLED_BY) < set(CHECKS)


def without_nights(*families: int) -> Period:
    period = small_period()
    for number in families:
        period = altered(period, "families", number, to=family_of(number, available=(), preferred=()))
    return period


def told_with(*unread: Unread) -> list[str]:
    """The places told of where two families have no nights and one of them a row that cannot be read."""
    return [problem.where for problem in find_problems(without_nights(0, 3), unread=unread)]


@pytest.mark.parametrize("of", [Rows.AVAILABLE, Rows.STAYS])
def test_a_row_about_one_family_holds_nothing_back_that_is_wrong_with_another(of: Rows) -> None:
    assert told_with(Unread(of, "F-1")) == ["families[F-4].available"]
    assert told_with(Unread(of, "F-1"), Unread(of)) == []
    said = not_looked_at({Unread(of, "F-1")})
    assert "for the families that those rows name whether every family has nights on which" in said


def test_a_row_taken_for_one_about_nobody_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "families_misled", lambda check, unread: frozenset())
    assert told_with(Unread(Rows.AVAILABLE, "F-1")) != ["families[F-4].available"]


def test_a_row_about_one_family_holds_back_for_all_what_is_not_about_one_alone() -> None:
    rooms = altered(MOVED, "published", to=(GIVEN,))
    found = list(find_problems(rooms, unread={Unread(Rows.STAYS, GIVEN.family)}))
    assert found == list(find_problems(rooms, unread={Unread(Rows.STAYS)}))


def test_what_is_found_of_one_family_alone_is_told_in_its_own_entry() -> None:
    faults = [f for faulty in FAULTY if faulty.check in OF_ONE_FAMILY for f in faulty.check.faults(faulty.period)]
    assert len(faults) >= len(OF_ONE_FAMILY)
    assert {fault.loc[0] for fault in faults} == {"families"}
