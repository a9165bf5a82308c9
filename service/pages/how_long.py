"""How much a coordinator asks of the search for a plan: how long it may take, and by which seed."""

from __future__ import annotations

from enum import StrEnum

from matching.errors import BadInput, Problem
from service.pages.sent import Sent
from service.pages.typed import Typed

PLACES = {"": "form", "length": "length", "seed": "seed"}
"""The field that each problem of such a form belongs to."""


class HowLong(StrEnum):
    """How long the search may take, in the words of whoever waits for it."""

    QUICK = "ten seconds"
    USUAL = "one minute"
    LONG = "ten minutes"

    @property
    def seconds(self) -> float:
        """In seconds."""
        return {HowLong.QUICK: 10.0, HowLong.USUAL: 60.0, HowLong.LONG: 600.0}[self]


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
