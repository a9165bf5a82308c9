"""The ways out that a repair offers for a child admitted can be taken: another bedroom, or a bed that is held back."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from rich.console import Group

from matching.short_breaks.admitting import Admitting, BedroomFree
from matching.short_breaks.period import Nights
from matching.short_breaks.repairing import Repaired
from service.commands.breaks.bedrooms_told import bedrooms_told
from service.commands.screen import in_plain_text
from tests.short_breaks.small_period import MONDAY, NIGHTS, URN, small_home, small_period

RELEASE = f"--release-bed {URN}"


def told(*admitted: Admitting, **home: Any) -> str:
    period = small_period(homes=(small_home(**home),))
    found = SimpleNamespace(admitting=admitted, touched=("somebody",), period=period)
    return in_plain_text(Group(*bedrooms_told(cast(Repaired, found))))


def admitted(*rooms: str, chosen: str = "room 1") -> Admitting:
    free = tuple(BedroomFree(bedroom=room, families=()) for room in rooms)
    return Admitting(child="C-99", urn=URN, chosen=chosen, held_back=False, bedrooms=free)


def test_another_bedroom_is_typed_as_the_command_reads_it_for_one_child_and_for_several() -> None:
    one = admitted("room 2", "room 3")
    assert "--bedroom 'room 2'" in told(one)
    assert "--bedroom" not in told(one, one)
    assert "with 'room 2' in its --emergency" in told(one, one)
    assert "repair again" not in told(admitted())


@pytest.mark.parametrize(
    ("held", "in_use", "is_offered"),
    [
        (0, (), False),
        (1, (), True),
        (1, ((0, 3), (5, 4)), True),
        (2, ((0, 3), (2, 2)), True),
        (1, ((0, 6), (6, NIGHTS)), False),
    ],
    ids=["none held", "held", "in use for some nights", "of two", "in use throughout"],
)
def test_a_bed_is_offered_to_be_released_where_one_is_held_back_on_some_night_to_come(
    held: int, in_use: tuple[tuple[int, int], ...], is_offered: bool
) -> None:
    runs = tuple(Nights(first=MONDAY + timedelta(days=first), nights=nights) for first, nights in in_use)
    assert (RELEASE in told(held_back=held, held_back_in_use=runs)) is is_offered
