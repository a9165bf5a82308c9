"""The beds held back for an emergency: one is used by a child who is admitted, and given back when the child leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.period import BreakHome, Nights, Period


def has_one_left(home: BreakHome, nights: Nights) -> bool:
    """Whether a bed held back is used by nobody on each of these nights."""
    return all(_used(home, night) < home.held_back for night in nights.dates())


def in_use(period: Period, urn: str, nights: Nights) -> Period:
    """The period with a bed held back in use on these nights, where the home has one left on all of them."""
    home = home_part(period, urn)
    if not has_one_left(home, nights):
        return period
    return with_part(period, home.model_copy(update={"held_back_in_use": (*home.held_back_in_use, nights)}))


def given_back(period: Period, urn: str, nights: Nights, until: date, others: Iterable[Nights]) -> Period:
    """The period with the bed that was used on these nights held back again from that day on.

    `others` are the nights of the children who are there still: of several who came for the same nights, the last to
    leave gives the bed back. A period that began after the child came tells of its own nights alone. Nothing changes
    where no bed held back was used for these nights.
    """
    home = home_part(period, urn)
    runs, still, used = list(home.held_back_in_use), list[Nights | None](others), nights
    if nights not in runs:
        here = nights.within(period.run)
        if here is None:
            return period
        used, still = here, [each and each.within(period.run) for each in still]
    if runs.count(used) <= still.count(used):
        return period
    place = runs.index(used)
    left = min((until - used.first).days, used.nights)
    runs[place : place + 1] = [used.model_copy(update={"nights": left})] if left > 0 else []
    return with_part(period, home.model_copy(update={"held_back_in_use": tuple(runs)}))


def _used(home: BreakHome, night: date) -> int:
    return sum(run.holds(night) for run in home.held_back_in_use)
