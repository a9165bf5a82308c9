"""A what-if in which families get less says so at once, and how to look longer; where nobody does, nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.short_breaks.compare import NightsMoved, PlanComparison
from matching.short_breaks.trying import LevelChange, WhatIf
from scenarios.periods import winter_at_marram
from service.commands.breaks.what_if_told import what_if_told
from service.commands.screen import in_plain_text
from tests.commands.breaks_asked import planned

NOBODY = "Every family would have as many nights."


def said(*lose: NightsMoved, quick: bool = True, levels: tuple[LevelChange, ...] = (), more: int = 0) -> str:
    found = PlanComparison(gain=(), lose=lose, unchanged=0, benefit=0, sentence=NOBODY)
    answer = WhatIf(
        changes=("one more",),
        first=(),
        levels=levels,
        nights_gained=sum(one.change for one in lose) + more,
        comparison=found,
        without_it=planned(),
        with_it=planned(),
    )
    return " ".join(
        in_plain_text(
            what_if_told(planned(), answer, winter_at_marram.period(), [Path("after.json")], quick=quick)
        ).split()
    )


@pytest.mark.parametrize(("quick", "look"), [(True, "this quick look"), (False, "this look")])
def test_families_who_get_less_are_counted_before_they_are_listed_with_the_way_to_look_longer(
    quick: bool, look: str
) -> None:
    told = said(NightsMoved(family="F-03", before=4, after=3), quick=quick)
    assert f"In {look} one family gets fewer nights than without the change." in told
    assert told.index("look longer with --seconds") < told.index("Families with more or fewer nights")


def test_nothing_is_said_of_a_longer_look_where_nobody_gets_less() -> None:
    assert "fewer nights than without" not in said()


def test_a_what_if_names_what_the_placing_authority_would_have_to_settle() -> None:
    escalations, told = planned().allocation.escalations, said()
    assert escalations
    assert "To settle with the placing authority" in told
    assert all(f"{each.family}, child {each.child}" in told for each in escalations)


FIRST, UNPROVEN = (10, 10, 10, 10), (10, 12, 10, 12)


@pytest.mark.parametrize(
    ("levels", "chance"),
    [
        ((FIRST, (20, 24, 23, 30)), "at level 2, 23 was found with it and 20 without it, and without it up to 24 may"),
        ((FIRST, (20, 30, 18, None)), "at level 2, 18 was found with it and 20 without it, and with it how much"),
        ((UNPROVEN, (20, 22, 23, 30)), "at level 1, 10 was found with it and 10 without it, and without it up to 12"),
        ((FIRST, (20, 23, 23, 30), (5, 9, 7, 9)), "at level 3, 7 was found with it and 5 without it"),
        ((FIRST, (20, 22, 23, 30)), ""),
        ((FIRST, (20, 23, 23, 30), (5, 6, 7, 9)), ""),
        ((FIRST, (20, 30, 18, 19)), ""),
        ((FIRST, (20, 30, 20, 30)), ""),
    ],
)
def test_a_difference_that_more_work_could_undo_is_called_chance_before_any_figure(
    levels: tuple[tuple[int, int, int, int | None], ...], chance: str
) -> None:
    found = tuple(
        LevelChange(name=f"Level {n}", before=a, before_bound=b, after=c, after_bound=d)
        for n, (a, b, c, d) in enumerate(levels, start=1)
    )
    told = said(levels=found, more=3)
    assert ("cannot be told from the search's own uncertainty" in told) is bool(chance)
    if chance:
        assert chance in told
        assert "add --seconds 60" in told
        assert told.index("may be chance") < told.index("3 nights more in all")
