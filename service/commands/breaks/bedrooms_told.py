"""Which bedrooms a child admitted in an emergency could have, and what else could be done, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from matching.short_breaks.changes.held_bed import has_one_left
from matching.short_breaks.period import Nights
from service.commands.breaks.words import bullets

if TYPE_CHECKING:
    from matching.short_breaks.admitting import Admitting
    from matching.short_breaks.repairing import Repaired


def bedrooms_told(answer: Repaired) -> Iterator[RenderableType]:
    """Each bedroom with whom it would touch; then how to choose another, or to release a bed that is held back."""
    for one in answer.admitting:
        yield Text(f"\n{one.lead}")
        yield bullets(_marked(one))
        if one.bedrooms and not one.is_chosen_well:
            first = f"'{one.bedrooms[0].bedroom}'"
            how = f"with --bedroom {first}" if len(answer.admitting) == 1 else f"with {first} in its --emergency"
            yield Text(f"To see what another would do: repair again {how}.", style="bold")
    if answer.touched:
        period = answer.period
        nights = [Nights(first=night) for night in period.run.dates() if night >= period.stands_on]
        held = sorted(home.urn for home in period.homes if any(has_one_left(home, night) for night in nights))
        said = (f"A bed is held back at {urn}: with --release-bed {urn} it is planned like any other." for urn in held)
        yield from map(Text, said)


def _marked(one: Admitting) -> Iterator[str]:
    for room in one.bedrooms:
        yield f"{room.sentence} Chosen." if room.bedroom == one.chosen else room.sentence
