"""Which bedrooms a child admitted in an emergency could have, and what else could be done, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from service.commands.breaks.words import bullets

if TYPE_CHECKING:
    from matching.short_breaks.admitting import Admitting
    from matching.short_breaks.repairing import Repaired


def bedrooms_told(answer: Repaired) -> Iterator[RenderableType]:
    """Each bedroom with whom it would touch; then how to choose another, or to release a bed that is held back."""
    for one in answer.admitting:
        yield Text(f"\n{one.lead}")
        yield bullets(_marked(one))
        if not one.is_chosen_well:
            first = one.bedrooms[0].bedroom if one.bedrooms else None
            yield Text(f"To see what another would do: repair again with --bedroom '{first}'.", style="bold")
    if answer.touched:
        held = sorted(home.urn for home in answer.period.homes if home.held_back > len(home.held_back_in_use))
        said = (f"A bed is held back at {urn}: with --release-bed {urn} it is planned like any other." for urn in held)
        yield from map(Text, said)


def _marked(one: Admitting) -> Iterator[str]:
    for room in one.bedrooms:
        yield f"{room.sentence} Chosen." if room.bedroom == one.chosen else room.sentence
