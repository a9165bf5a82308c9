"""Whether the people awake on a shift are enough for the whole group with the newcomer.

A child draws on staff by the quarter of one member of staff; the quarters of all who are here are added up and rounded
up to whole people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.details.home import STAFF_AWAKE
from matching.findings import FactRef
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions
from matching.world.staff import Shift

QUARTERS = 4
"""Quarters of one member of staff."""


@dataclass(frozen=True)
class Call:
    """What one shift of one night calls for: the newcomer's own care, the group's, and how many people that takes."""

    shift: Shift
    night: date
    own: FactRef
    draws: Callable[[Any], int]
    """What the newcomer's care draws, in quarters."""
    group: FactRef
    """What the existing group draws, in quarters."""
    takes: Callable[[int], int]
    """How many people awake a draw in quarters takes."""


@dataclass(frozen=True)
class Staffing:
    """How many people are needed awake and how many are, each as the fewest and the most that may turn out."""

    needed: tuple[int, int]
    awake: tuple[int, int]

    @property
    def is_enough(self) -> bool:
        """Whether the fewest awake are enough for the most needed."""
        return self.needed[1] <= self.awake[0]

    @property
    def is_short(self) -> bool:
        """Whether the most awake are not enough for the fewest needed."""
        return self.needed[0] > self.awake[1]

    @property
    def short_by(self) -> int:
        """How many more people make it enough whatever turns out."""
        return self.needed[1] - self.awake[0]


def fuller_nights(match: Match) -> Iterator[tuple[date, str]]:
    """The first night, and each later one on which somebody else arrives, in order, with words that tell them apart."""
    yield match.start, ""
    for night in sorted({r.arrived for r in companions(match) if r.arrived > match.start}):
        yield night, f" from {night.isoformat()}"


def staff_for(quarters: int) -> int:
    """Whole members of staff for a draw in quarters, rounded up."""
    return -(-quarters // QUARTERS)


def staffing(known: Known, call: Call) -> Staffing:
    """The staffing of a shift, asked about until it is either enough or short."""
    seen = _seen(known, call)
    if seen.is_enough or seen.is_short:
        return seen
    own, awake = call.draws(known.value(call.own)), _awake(known, call)
    for number in seen.needed:
        _part(known, awake, number)
    people = known.value(awake)
    known.whether(call.group, lambda drawn: call.takes(own + drawn) <= people)
    return seen


def people(numbers: tuple[int, int]) -> str:
    """A number of people in words: "3 people", "2 to 4 people"."""
    low, high = numbers
    if low != high:
        return f"{low} to {high} people"
    return "nobody" if low == 0 else "1 person" if low == 1 else f"{low} people"


def _seen(known: Known, call: Call) -> Staffing:
    own = [call.draws(care) for care in known.possible(call.own)]
    group, awake = known.possible(call.group), known.possible(_awake(known, call))
    needed = (call.takes(min(own) + min(group)), call.takes(max(own) + max(group)))
    return Staffing(needed, (min(awake), max(awake)))


def _part(known: Known, awake: FactRef, number: int) -> None:
    """Tells enough people awake from too few."""
    known.whether(awake, lambda there: there >= number)


def _awake(known: Known, call: Call) -> FactRef:
    return FactRef(known.match.home.urn, STAFF_AWAKE, call.shift.value)
