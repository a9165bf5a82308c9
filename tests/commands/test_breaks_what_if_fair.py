"""A what-if in which families get less says so at once, and how to look longer; where nobody does, nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.short_breaks.compare import NightsMoved, PlanComparison
from matching.short_breaks.trying import WhatIf
from scenarios.periods import winter_at_marram
from service.commands.breaks.what_if_told import what_if_told
from service.commands.screen import in_plain_text
from tests.commands.breaks_asked import planned

NOBODY = "Every family would have as many nights."


def said(*lose: NightsMoved, quick: bool = True) -> str:
    found = PlanComparison(gain=(), lose=lose, unchanged=0, benefit=0, sentence=NOBODY)
    answer = WhatIf(
        changes=("one more",),
        first=(),
        levels=(),
        nights_gained=sum(one.change for one in lose),
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
