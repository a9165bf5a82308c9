"""What a home's board says of the children who are nobody's guests, and of the beds that are kept free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from matching.listing import listed
from matching.report_words import counted, from_to, number, sentence_case
from matching.short_breaks.board.living import Living, in_use_on, living_in
from matching.short_breaks.period import BreakHome, Nights, Period


def living_said(period: Period, part: BreakHome) -> Iterator[str]:
    """How many children live here or were admitted in an emergency, and of whom no bedroom is known."""
    living = living_in(period, part)
    if not living:
        return
    emergencies = sum(one.emergency for one in living)
    settled = len(living) - emergencies
    if settled:
        yield f"{sentence_case(counted(settled, 'child lives', 'children live'))} here."
    if emergencies:
        said = counted(emergencies, "child is", "children are")
        yield f"{sentence_case(said)} admitted in an emergency: {_when(one.run for one in living if one.emergency)}."
    unplaced = [one.child for one in living if one.bedroom is None]
    if unplaced:
        yield f"No bedroom is recorded of {listed(unplaced)}: one that is shown free may be taken."


def held_back_said(period: Period, part: BreakHome) -> Iterator[str]:
    """How many beds are kept free, and on which nights one of them is in use."""
    if not part.held_back:
        return
    in_use = {night: in_use_on(part, night) for night in period.run.dates()}
    runs = [(many, list(nights)) for many, nights in groupby(in_use, key=lambda night: in_use[night])]
    but = "; ".join(f"{from_to(n[0], n[-1])}, when {_in_use(part.held_back, many)}" for many, n in runs if many)
    kept = f"{sentence_case(counted(part.held_back, 'bed is', 'beds are'))} kept free every night"
    yield f"{kept}, except {but}." if but else f"{kept}."
    if part.turnaround_nights:
        yield "A bed that is kept free may be in a bedroom that is still being made ready after a guest."


def _in_use(held: int, many: int) -> str:
    if many == held:
        return "the bed held back is in use" if held == 1 else "all of them are in use"
    return f"{number(many)} of them {'is' if many == 1 else 'are'} in use"


def beside_guests(living: Sequence[Living], nights: Nights) -> Iterator[str]:
    """Who lives here beside the guests of some nights in a row, by the child's id."""
    for one in living:
        first, until = max(one.run.first, nights.first), min(one.run.until, nights.until)
        if first < until:
            whole = (first, until) == (nights.first, nights.until)
            when = "" if whole else f", {from_to(first, until - timedelta(days=1))}"
            yield f"Beside {one.said}{when}."


def _when(runs: Iterable[Nights]) -> str:
    return "; ".join(from_to(run.first, run.until - timedelta(days=1)) for run in runs)
