"""The ground of every change: what has to be settled before it can be relied on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from matching.errors import Problem
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import Nights, Period
from matching.world.record import Record


class PeriodChange(Record, ABC):
    """Something that could be different about a period."""

    may_have_begun: ClassVar[bool] = False
    """Whether it may be told of nights before the day on which one stands, which stay as they were."""

    def problems(self, period: Period) -> Iterator[Problem]:
        """What keeps it from being told of this period, though it could be made; looked at once, when it is told."""
        nights: Nights | None = getattr(self, "nights", None)
        if nights is not None and not any(period.run.holds(night) for night in nights.dates()):
            run = f"{period.first_night:%d/%m/%Y} for {nights_in_words(period.run.nights)}"
            way_out = "Correct the first night, or tell it of the period that it falls in."
            yield Problem(self.sentence, f"none of its nights is in the period, which is from {run}", way_out)

    def settle_first(self, after: Period) -> str:
        """What has to be settled before the change is made, told from the period as changed; empty where nothing is."""
        return ""

    @property
    @abstractmethod
    def sentence(self) -> str:
        """The change in words."""

    def said(self, before: Period) -> str:
        """The change in words, with what of it is known from the period it is made to."""
        return self.sentence
