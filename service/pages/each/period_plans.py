"""The plans that were asked for of a period; and asking for another, or for a repair of what was given out."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from matching.errors import BadInput, Problem
from service.actions.allocate_period import AllocatePeriod, allocate_period
from service.actions.read_period import AskPeriod, read_period
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, words_of
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.periods import solves_on


class HowLong(StrEnum):
    """How long the search may take, in the words of whoever waits for it."""

    QUICK = "ten seconds"
    USUAL = "one minute"
    LONG = "ten minutes"

    @property
    def seconds(self) -> float:
        """In seconds."""
        return {HowLong.QUICK: 10.0, HowLong.USUAL: 60.0, HowLong.LONG: 600.0}[self]


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """Each plan with how it stands, what was asked for last first."""
    now = read_period(seat.desk, AskPeriod(period=period))
    words: dict[str, Any] = words_of(now) | {
        "here": "/plans",
        "plans": solves_on(seat.desk, period),
        "lengths": [each.value for each in HowLong],
        "usual": HowLong.USUAL.value,
    }
    return Shown("period_plans.html", f"Plans of {now.kept.sheet.id}", words)


def take(seat: Seat, sent: Sent, period: str) -> Onward:
    """Work that waits its turn; its page tells how far it has come. Raises BadInput."""
    asked = AllocatePeriod(period=period, seed=seed_of(sent), seconds=length_of(sent).seconds)
    return Onward(f"/desk/periods/{period}/plans/{allocate_period(seat.desk, asked).id}")


def length_of(sent: Sent) -> HowLong:
    """How long it may take. Raises BadInput where nothing was chosen."""
    typed = Typed(sent)
    chosen = typed.one_of("length", [each.value for each in HowLong], "Choose how long the search may take.")
    typed.must_be_right()
    return HowLong(chosen)


def seed_of(sent: Sent) -> int:
    """The seed: another one looks for a plan by other ways. Raises BadInput for what is no number."""
    if not sent["seed"]:
        return 1
    if not sent["seed"].isdecimal() or len(sent["seed"]) > 9:
        raise BadInput([Problem("seed", "no number can be read here", "Give a whole number, or leave it empty.")])
    return int(sent["seed"])


PAGE = Page(
    "/desk/periods/{period}/plans",
    ONE_PERIOD,
    show,
    Form(ONE_PERIOD, take, {"": "form", "length": "length", "seed": "seed"}),
)
