"""What became of stays the family was told of before: those that will not happen, and how each other one stands."""

from __future__ import annotations

from collections.abc import Iterator

from matching.listing import listed
from matching.report_parts import Cell, Items, Section, Strong
from matching.report_words import counted, from_to, sentence_case
from matching.reports.break_letter.addressed import Addressed
from matching.short_breaks.board.guests import Firmness
from matching.short_breaks.board.since import Before, Why
from matching.short_breaks.period import Nights, PlannedStay

FIRM = {
    Firmness.TAKEN: "You have had this stay.",
    Firmness.COMMITTED: "This stay is fixed.",
    Firmness.CONFIRMED: "You know of this stay already. It has not changed.",
    Firmness.GIVEN_OUT: "You know of this stay already. It has not changed.",
    Firmness.PLANNED: "This stay is new.",
}

WHY = {
    Why.PROMISE: "We are sorry. We promised you this stay. We could not keep the promise.",
    Why.HOME: "We are sorry. The home had to cancel it.",
    Why.FAMILY: "You cancelled it. Tell us if that is wrong.",
    Why.ILLNESS: "We are sorry. It was cancelled because your child was ill.",
    Why.AUTHORITY: "We are sorry. Your council cancelled it.",
    Why.PLANNED_AGAIN: "We are sorry. We had to plan again. We could not keep this stay.",
}
"""Why it will not happen, in words that say nothing of anybody else."""


def will_not_happen(to: Addressed) -> tuple[Section, ...]:
    """The first section, where the family was told of a stay that it does not have any more."""
    items = Items(tuple(_gone(to, before) for before in to.since.gone))
    return (Section("gone", "Please do not come on these days", (items,)),) if items.items else ()


def cancelled_before(to: Addressed) -> tuple[Section, ...]:
    """What is no news and must not be forgotten; it comes after the nights that the family has."""
    items = Items(tuple(_gone(to, before) for before in to.since.long_gone))
    return (Section("cancelled", "Please remember: not on these days", (items,)),) if items.items else ()


def _gone(to: Addressed, before: Before) -> Cell:
    nights = sentence_case(counted(before.run.nights, "night"))
    return (
        Strong(f"The stay from {_dates(before.run)} will not happen."),
        f"{WHY[before.why]} {nights} at {to.home(before.urn)}.",
    )


def what_is_new(to: Addressed) -> Iterator[str]:
    """How many of its stays are new, changed or as they were, where the family was told of any before."""
    if to.since.told:
        changed = sum(_has_changed(to, stay) for stay in to.stays)
        new = sum(to.firmness(stay) is Firmness.PLANNED and not to.since.was(stay) for stay in to.stays)
        parts = [f"{counted(changed, 'stay has', 'stays have')} changed"] if changed else []
        parts += [f"{counted(new, 'stay is', 'stays are')} new"] if new else []
        rest = len(to.stays) - changed - new
        parts += (
            [f"{counted(rest, 'stay is', 'stays are')} as you know {'it' if rest == 1 else 'them'}"] if rest else []
        )
        yield f"{sentence_case(listed(parts))}."


def _has_changed(to: Addressed, stay: PlannedStay) -> bool:
    had = to.firmness(stay) is Firmness.TAKEN
    return not had and bool(to.since.was(stay) or to.since.other_bedrooms(stay))


def how_it_stands(to: Addressed, stay: PlannedStay) -> str:
    """What the family knew of one of its stays before."""
    firmness, was, rooms = to.firmness(stay), to.since.was(stay), to.since.other_bedrooms(stay)
    if firmness is Firmness.TAKEN:
        going_on = to.period.has_begun(stay) and stay.run.until > to.period.stands_on
        return "This stay has begun." if going_on else FIRM[firmness]
    if was:
        then = listed([_with_nights(run) for run in was])
        return f"This stay has changed. It was {then}. Now it is {_with_nights(stay.run)}."
    if rooms is not None:
        return (
            f"You know of this stay already. It will be in another bedroom: {listed(stay.bedrooms)}. "
            f"Before, it was {listed(rooms)}."
        )
    return FIRM[firmness]


def _dates(run: Nights) -> str:
    return from_to(run.first, run.until)


def _with_nights(run: Nights) -> str:
    return f"{_dates(run)} ({counted(run.nights, 'night')})"
