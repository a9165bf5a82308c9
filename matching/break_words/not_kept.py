"""Confirmed bookings that a plan does not keep: which booking stood against which, wherever it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from matching.listing import listed
from matching.report_words import full_stop
from matching.short_breaks.clash import Together
from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import Allocation

TITLE = "Confirmed bookings that are not kept"


def named(stay: PlannedStay) -> str:
    """A booking by its family, home and nights."""
    return f"{stay.family} at {stay.urn}, {stay_in_words(stay.run)}"


OTHERWISE = "is not kept: see what its family is told."
GIVEN_OUT = (
    "Once this plan is given out, the home has cancelled those of their nights that it does not hold, and none of "
    "these counts as had."
)


def told(allocation: Allocation, name: Callable[[PlannedStay], str] = named) -> Iterator[str]:
    """Every confirmed booking that the plan leaves out, and what giving it out makes of them; nothing without any."""
    yield from not_kept(allocation.not_kept, name)
    said = {found.together[0] for found in allocation.not_kept}
    yield from (f"The booking of {name(stay)}, {OTHERWISE}" for stay in allocation.left_out if stay not in said)
    if allocation.left_out:
        yield GIVEN_OUT


def not_kept(found: Sequence[Together], name: Callable[[PlannedStay], str] = named) -> Iterator[str]:
    """For each, what it cannot stay beside and what both would break."""
    for one in found:
        booking, *others = one.together
        beside = listed([f"that of {name(other)}" for other in others])
        stood = f"cannot stay beside {beside}, which is kept" if others else "cannot be kept by itself"
        why = " ".join(map(full_stop, one.sentences))
        yield f"The booking of {name(booking)}, {stood}. {why}".rstrip()
